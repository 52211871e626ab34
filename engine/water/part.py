"""Parts of arrays: where what matters of a window and its surroundings lies in both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window


@dataclass(frozen=True)
class Part:
    """A part of an array that holds all that matters, and where a window lies in both.

    Attributes
    ----------
    top, left : int
        Where the part begins in the array.
    shape : (int, int)
        Rows and columns of the part.
    window : (slice, slice)
        The window in the array.
    """

    top: int
    left: int
    shape: tuple[int, int]
    window: tuple[slice, slice]

    @classmethod
    def around(cls, mask: NDArray[np.bool_], margin: int, rows: slice, columns: slice) -> Part:
        """Return the part of an array that holds a mask and so many pixels around it."""
        sides = []
        for axis, length in enumerate(mask.shape):
            lines = np.flatnonzero(mask.any(axis=1 - axis))
            sides.append((max(0, int(lines[0]) - margin), min(length, int(lines[-1]) + 1 + margin)))
        (top, bottom), (left, right) = sides
        return cls(top, left, (bottom - top, right - left), (rows, columns))

    @classmethod
    def whole(cls, shape: tuple[int, int]) -> Part:
        """Return the part that is a whole array, all of which is the window."""
        return cls(0, 0, shape, (slice(0, shape[0]), slice(0, shape[1])))

    @property
    def inside(self) -> tuple[slice, slice]:
        """Rows and columns of the part that lie in the window."""
        return self._shared(self.top, self.left)

    def _shared(self, top: int, left: int) -> tuple[slice, slice]:
        """Return what part and window share, in rows and columns that begin there."""
        found = []
        for side, begin, length, origin in zip(
            self.window, (self.top, self.left), self.shape, (top, left), strict=True
        ):
            first, last = max(side.start, begin), min(side.stop, begin + length)
            found.append(slice(first - origin, max(first, last) - origin) if first < last else slice(0, 0))
        return found[0], found[1]

    def in_window(self, window: Window) -> Window:
        """Return the window that the part of a window's array shows."""
        return Window(window.col_off + self.left, window.row_off + self.top, *self.shape[::-1])

    def cut(self, array: NDArray) -> NDArray:
        """Return the part of an array."""
        return array[self.top : self.top + self.shape[0], self.left : self.left + self.shape[1]]

    def window_of(self, array: NDArray, *, cut: bool = False) -> NDArray:
        """Return the window of an array of the part's shape, or of what lies :attr:`inside` of it; 0 outside the part."""
        rows, columns = self.window
        result = np.zeros((rows.stop - rows.start, columns.stop - columns.start), array.dtype)
        result[self._shared(rows.start, columns.start)] = array if cut else array[self.inside]
        return result

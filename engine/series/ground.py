"""The ground of a lake: which pixels of the grid may be its water, their areas, and who lies beside whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..raster.area import PixelAreas
from ..raster.grid import Grid


@dataclass(frozen=True)
class Ground:
    """A lake's domain.

    Attributes
    ----------
    name : str
        What the table calls the lake.
    shape : tuple of (int, int)
        Rows and columns of the grid.
    pixels : ndarray of int64, shape (pixels,)
        Row x columns + column of each, in order.
    areas : ndarray of float, shape (pixels,), or float
        Square kilometres of each pixel; a number where they are alike.
    """

    name: str
    shape: tuple[int, int]
    pixels: NDArray[np.int64]
    areas: NDArray[np.float64] | float

    @classmethod
    def of(cls, name: str, domain: NDArray[np.bool_], grid: Grid) -> Ground:
        """Return the ground of a domain, shape (rows, columns)."""
        return cls.of_pixels(name, np.flatnonzero(domain), grid)

    @classmethod
    def of_pixels(cls, name: str, pixels: NDArray[np.int64], grid: Grid, areas: PixelAreas | None = None) -> Ground:
        """Return the ground of pixels, row x columns + column, in order."""
        shape, areas = (grid.height, grid.width), areas or PixelAreas(grid)
        if areas.uniform or not len(pixels):
            return cls(name, shape, pixels, areas.pixel)
        rows, columns = np.divmod(pixels, grid.width)
        first, last = int(columns.min()), int(columns.max())
        own = np.empty(len(pixels))
        # Row by row: the pixels of a whole grid would be many numbers.
        for row in np.unique(rows):
            part = slice(*np.searchsorted(rows, (row, row + 1)))
            of_row = areas.of_pixels(Window(first, int(row), last - first + 1, 1))
            line = np.broadcast_to(np.asarray(of_row), (1, last - first + 1))[0]
            own[part] = line[columns[part] - first]
        return cls(name, shape, pixels, own)

    @property
    def pixel_area(self) -> float:
        """Mean area of a pixel in square kilometres."""
        return float(np.mean(self.areas)) if np.size(self.areas) else 0.0

    @cached_property
    def weights(self) -> NDArray[np.float64] | None:
        """Area of each pixel over their mean, None where all are alike."""
        return None if isinstance(self.areas, float) else self.areas / self.pixel_area

    def rows(self, first: int, last: int) -> slice:
        """Return which of :attr:`pixels` lie in the rows from ``first`` to before ``last``."""
        columns = self.shape[1]
        start, stop = np.searchsorted(self.pixels, (first * columns, last * columns))
        return slice(int(start), int(stop))

"""The masks of all dates on a lake's own pixels, four to a byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..water.codes import DRY, WATER
from . import kernels
from .kernels import HIDDEN, LAND, WET

#: A stack above this many bytes lies in a file that is mapped into memory.
_IN_MEMORY = 128 << 20
#: So many codes are unpacked at once.
AT_ONCE = 1 << 23

_OF_CODE = np.full(256, HIDDEN, np.uint8)
_OF_CODE[[DRY, WATER]] = LAND, WET
#: The four codes of each byte, as one number: to look up one is faster than four.
_OF_BYTE = np.array([[byte >> shift & 3 for shift in (0, 2, 4, 6)] for byte in range(256)], np.uint8).view(np.uint32)[
    :, 0
]


class PackedStack:
    """Codes of shape (dates, pixels) in two bits each.

    Parameters
    ----------
    dates, pixels : int
    file : path
        Where the codes go if they are many.
    """

    def __init__(self, dates: int, pixels: int, file: Path | None = None) -> None:
        self.dates, self.pixels = dates, pixels
        shape = (dates, -(-pixels // 4))
        self._bytes: NDArray[np.uint8]
        if file is not None and shape[0] * shape[1] > _IN_MEMORY:
            self._bytes = np.memmap(file, np.uint8, "w+", shape=shape)
        else:
            self._bytes = np.zeros(shape, np.uint8)

    def put(self, date: int, codes: NDArray[np.uint8]) -> None:
        """Keep the codes of a date: 0 not water, 1 water, 255 not observed; shape (pixels,)."""
        kernels.pack(codes, _OF_CODE, self._bytes[date])

    def read(self, start: int, stop: int) -> NDArray[np.uint8]:
        """Return all dates of some pixels, shape (dates, stop - start): 0 land, 1 water, 2 hidden."""
        first = start // 4
        codes = _OF_BYTE[self._bytes[:, first : -(-stop // 4)]].view(np.uint8)
        return codes[:, start - 4 * first : stop - 4 * first]

    def parts(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield (start, stop) of parts of some pixels that are small enough to hold unpacked."""
        step = max(1024, AT_ONCE // max(1, self.dates) // 4 * 4)
        for start in range(first, last, step):
            yield start, min(last, start + step)

    @classmethod
    def of(cls, codes: NDArray[np.uint8], domain: NDArray[np.bool_]) -> PackedStack:
        """Return the stack of masks of shape (dates, rows, columns) on the pixels of a domain."""
        return cls.of_pixels(codes[:, domain])

    @classmethod
    def of_pixels(cls, codes: NDArray[np.uint8]) -> PackedStack:
        """Return the stack of codes of shape (dates, pixels)."""
        stack = cls(*codes.shape)
        for date, own in enumerate(codes):
            stack.put(date, own)
        return stack

"""Working through pixels in blocks that stay in the processor's cache, and always alike.

A matrix product may round a column otherwise when the matrix has another shape. Blocks that always hold exactly the same
number of pixels, the last one filled up, make a pixel's result depend on the pixel alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

#: Pixels in a block.
BLOCK = 4096


def filled_blocks(columns: NDArray[np.floating]) -> Iterator[tuple[slice, NDArray[np.floating]]]:
    """Yield pixels block by block, each time in the same array.

    Parameters
    ----------
    columns : ndarray, shape (bands, pixels)

    Yields
    ------
    slice
        Which pixels these are.
    ndarray of the same type, shape (bands, BLOCK)
        The pixels, followed in the last block by some that do not count. May be changed; the next block overwrites it.
    """
    bands, pixels = columns.shape
    filled = np.zeros((bands, BLOCK), dtype=columns.dtype)
    for start in range(0, pixels, BLOCK):
        part = slice(start, min(start + BLOCK, pixels))
        filled[:, : part.stop - start] = columns[:, part]
        yield part, filled

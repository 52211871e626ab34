"""Rasters whose values are codes, such as cluster numbers and masks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError

#: So few codes are counted faster one by one: bincount makes all numbers eight bytes wide first.
_FEW = 16


def require_codes(codes: NDArray[np.floating], name: str, allowed: int, what: str) -> None:
    """Raise an InputError if a window of a categorical raster holds values that do not belong there."""
    finite = codes[np.isfinite(codes)]
    wrong = finite[(finite < 0) | (finite > allowed) | (finite % 1 != 0)]
    if wrong.size:
        raise InputError(f"'{name}' holds the value {wrong[0]:g}, so it is not {what}. Choose the raster that fits.")


def count_codes(codes: NDArray[np.integer], classes: int) -> NDArray[np.int64]:
    """Return how many pixels have each code below ``classes``, shape (classes,)."""
    if classes > _FEW:
        return np.bincount(codes.ravel(), minlength=classes)[:classes]
    return np.array([np.count_nonzero(codes == code) for code in range(classes)], dtype=np.int64)

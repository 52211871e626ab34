"""Rasters whose values are codes, such as cluster numbers and masks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError


def require_codes(codes: NDArray[np.floating], name: str, allowed: int, what: str) -> None:
    """Raise an InputError if a window of a categorical raster holds values that do not belong there."""
    finite = codes[np.isfinite(codes)]
    wrong = finite[(finite < 0) | (finite > allowed) | (finite % 1 != 0)]
    if wrong.size:
        raise InputError(f"'{name}' holds the value {wrong[0]:g}, so it is not {what}. Choose the raster that fits.")

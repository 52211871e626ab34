"""Rasters whose values are codes, such as cluster numbers and masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from .reader import stored_as

if TYPE_CHECKING:
    from .image import Image

#: What was not observed, where codes are bytes.
_UNOBSERVED = 255

#: So few codes are counted faster one by one: bincount makes all numbers eight bytes wide first.
_FEW = 16


def read_codes(image: Image, window: Window, what: str = "", allowed: int = _UNOBSERVED) -> NDArray[np.uint8]:
    """Return a window of a categorical raster, shape (rows, columns): 255 where not observed.

    Parameters
    ----------
    image : Image
    window : Window
    what : str
        What the raster is to be, for the message.
    allowed : int
        The highest code. 255 always means "not observed".

    Raises
    ------
    InputError
        If it holds other values.
    """
    stored = image.stored_codes(window)
    if stored is None or stored.max(initial=0, where=stored != _UNOBSERVED) > allowed:
        values = image.read(window)[0]
        values[values == _UNOBSERVED] = np.nan
        require_codes(values, image.name, allowed, what)
        return np.where(np.isfinite(values), values, _UNOBSERVED).astype(np.uint8)
    nodata = image.bands[0].nodata
    if nodata is not None and nodata != _UNOBSERVED:
        stored[stored == stored_as(nodata, stored.dtype)] = _UNOBSERVED
    return stored


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

"""Reading windows of an open raster file, on its own grid or on another one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import MaskFlags
from rasterio.windows import Window

from .kept import stored
from .warping import on_grid, resample_values, warped_values

if TYPE_CHECKING:
    from .bands import Band
    from .image import Image


#: Pixels of a band that are worked on at once.
_CHUNK = 1 << 15


class Reader:
    """An open image."""

    def __init__(
        self, image: Image, dataset: rasterio.DatasetReader, warpable: rasterio.DatasetReader, numbers: Sequence[int]
    ) -> None:
        self._image = image
        self._dataset = dataset
        self._warpable = warpable
        self._numbers = numbers
        self._indexes = [band.index for band in image.bands]
        # A part of the file's own grid needs no warp: it is a window of the file, moved.
        self._shift = image.native.offset_of(image.grid)

    def select(self, positions: Sequence[int]) -> Reader:
        """Return a reader of only the bands at these positions, through the same file handle."""
        return Reader(self._image.select(positions), self._dataset, self._warpable, self._numbers)

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window of the image's grid.

        Returns
        -------
        ndarray of float32, shape (bands, rows, columns)
            Physical values (scale and offset of the file applied), NaN where not observed.
        """
        if self._shift is not None:
            values, masked = self._stored(window, *self._shift)
        else:
            values, masked = self._resampled(window)
            for band, numbers in zip(self._image.bands, values, strict=True):
                _scale(numbers, band)
        if masked is not None:
            values[:, masked] = np.nan
        return values

    def stored(self, window: Window) -> NDArray | None:
        """Read a window of the file's numbers as they are, shape (bands, rows, columns); None on another grid than its own."""
        if self._shift is None:
            return None
        column, row = self._shift
        there = Window(window.col_off + column, window.row_off + row, window.width, window.height)
        numbers: NDArray = self._dataset.read(self._indexes, window=there)
        return numbers

    def _stored(
        self, window: Window, column: int, row: int, *, scaled: bool = True
    ) -> tuple[NDArray[np.float32], NDArray[np.bool_] | None]:
        there = Window(window.col_off + column, window.row_off + row, window.width, window.height)
        raw = stored(self._image, self._dataset, self._indexes, there)
        values = np.empty((len(raw), int(window.height), int(window.width)), np.float32)
        rows = max(1, _CHUNK // values.shape[2])
        for band, source, target in zip(self._image.bands, raw, values, strict=True):
            # A few rows at once stay in the processor's cache from the first operation to the last.
            for first in range(0, len(source), rows):
                numbers, here = source[first : first + rows], target[first : first + rows]
                here[:] = numbers
                if scaled:
                    _scale(here, band)
                if band.nodata is not None and not math.isnan(band.nodata):
                    np.copyto(here, np.nan, where=numbers == stored_as(band.nodata, numbers.dtype))
                for low, high in band.missing:
                    np.copyto(here, np.nan, where=(numbers >= low) & (numbers <= high))
        if self._image.fill is not None:
            values[:, np.logical_and.reduce([numbers == self._image.fill for numbers in raw])] = np.nan
        if self._image.masked:
            return values, self._dataset.dataset_mask(window=there) == 0
        if self._image.alpha is not None:
            return values, self._dataset.read(self._image.alpha, window=there) == 0
        return values, None

    def _resampled(self, window: Window) -> tuple[NDArray[np.float32], NDArray[np.bool_] | None]:
        image = self._image
        if any(band.missing for band in image.bands):
            values = self._resampled_in_memory(window)
        else:
            values = self._resampled_by_nodata(window)
        return values, self._warped_mask(window) if image.masked else None

    def _resampled_by_nodata(self, window: Window) -> NDArray[np.float32]:
        image = self._image
        # GDAL knows one nodata value for all bands of a warp, so bands with others get warps of their own.
        nodatas = [
            math.nan if band.nodata is not None and math.isnan(band.nodata) else band.nodata for band in image.bands
        ]
        values = np.empty((len(nodatas), int(window.height), int(window.width)), dtype=np.float32)
        for nodata in dict.fromkeys(nodatas):
            positions = [position for position, own in enumerate(nodatas) if own is nodata or own == nodata]
            options: dict[str, Any] = {"src_nodata": nodata}
            if nodata is None and image.fill is not None:
                # Only what is fill in all bands is missing: a single band of dark water may well be zero.
                options = {"src_nodata": image.fill, "UNIFIED_SRC_NODATA": "YES"}
            with warped_values(self._warpable, image.native, image.grid, image.resampling, **options) as warped:
                values[positions] = warped.read(
                    [self._numbers[self._indexes[position] - 1] for position in positions], window=window
                )
        return values

    def _resampled_in_memory(self, window: Window) -> NDArray[np.float32]:
        """Return a window of bands with more than one missing value, which GDAL's warper cannot be told."""
        image = self._image

        def read(there: Window) -> NDArray[np.float32]:
            values, masked = self._stored(there, 0, 0, scaled=False)
            if masked is not None:
                values[:, masked] = np.nan
            return values

        return resample_values(read, len(image.bands), image.native, image.grid, image.resampling, window)

    def _warped_mask(self, window: Window) -> NDArray[np.bool_]:
        add_alpha = MaskFlags.alpha not in self._dataset.mask_flag_enums[0]
        image = self._image
        with on_grid(self._warpable, image.native, image.grid, "nearest", add_alpha=add_alpha) as warped:
            return warped.dataset_mask(window=window) == 0


def _scale(values: NDArray[np.float32], band: Band) -> None:
    """Make stored numbers physical values, in place: to fetch fresh memory costs more time than the arithmetic."""
    if (band.scale, band.offset) != (1.0, 0.0):
        values *= band.scale
        values += band.offset


def stored_as(nodata: float, dtype: np.dtype) -> float | int | np.float32:
    """Return a nodata value as it compares, and quickly, with what a file holds."""
    if dtype == np.float32:
        # The file holds the nearest such number, not the one that its header names.
        return np.float32(nodata)
    # NumPy would make all numbers double before it compares them. Of eight bytes, they are compared as doubles.
    return int(nodata) if dtype.kind in "iu" and dtype.itemsize < 8 and float(nodata).is_integer() else nodata

"""Reading windows of an open raster file, on its own grid or on another one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray
from rasterio.enums import MaskFlags, Resampling
from rasterio.io import MemoryFile
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from ..errors import InputError
from .extent import bounds_in, counted_from_middle, towards
from .grid import Grid, same_crs

if TYPE_CHECKING:
    from .image import Image

#: So many pixels of the file are held at once, at most, to be resampled in memory.
_HELD_PIXELS = 1 << 22
#: Pixels of the file around those below a window that resampling may look at, and as many cells.
_MARGIN = 3


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
        values, masked = self._resampled(window) if self._shift is None else self._stored(window, *self._shift)
        for position, band in enumerate(self._image.bands):
            if (band.scale, band.offset) != (1.0, 0.0):
                # In place: to fetch fresh memory costs more time than the arithmetic.
                values[position] *= band.scale
                values[position] += band.offset
        if masked is not None:
            values[:, masked] = np.nan
        return values

    def _stored(self, window: Window, column: int, row: int) -> tuple[NDArray[np.float32], NDArray[np.bool_] | None]:
        there = Window(window.col_off + column, window.row_off + row, window.width, window.height)
        raw = self._dataset.read(self._indexes, window=there)
        values = raw.astype(np.float32, copy=False)
        for position, band in enumerate(self._image.bands):
            if band.nodata is not None and not math.isnan(band.nodata):
                np.copyto(values[position], np.nan, where=raw[position] == _stored_as(band.nodata, raw.dtype))
            for low, high in band.missing:
                np.copyto(values[position], np.nan, where=(raw[position] >= low) & (raw[position] <= high))
        if self._image.fill is not None:
            values[:, (raw == self._image.fill).all(axis=0)] = np.nan
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
            with self._warped(self._warpable, image.native, **options) as warped:
                values[positions] = warped.read(
                    [self._numbers[self._indexes[position] - 1] for position in positions], window=window
                )
        return values

    def _resampled_in_memory(self, window: Window) -> NDArray[np.float32]:
        """Return a window of bands with more than one missing value, which GDAL's warper cannot be told."""
        image = self._image
        there = _below(window, image.grid, image.native)
        if there is None:
            return np.full((len(image.bands), int(window.height), int(window.width)), np.nan, dtype=np.float32)
        if there.width * there.height > _HELD_PIXELS and window.width * window.height > 1:
            halves, axis = _halves(window)
            return np.concatenate([self._resampled_in_memory(half) for half in halves], axis=axis)
        values, masked = self._stored(there, 0, 0)
        if masked is not None:
            values[:, masked] = np.nan
        native = image.native
        transform = native.transform @ Affine.translation(there.col_off, there.row_off)
        part = Grid(native.crs, transform, int(there.width), int(there.height))
        profile = {"driver": "GTiff", "count": len(values), "dtype": "float32", "nodata": math.nan}
        with MemoryFile() as file:
            with file.open(width=part.width, height=part.height, transform=transform, **profile) as written:
                written.write(values)
            with file.open() as held, self._warped(held, part, src_nodata=math.nan) as warped:
                resampled: NDArray[np.float32] = warped.read(window=window)
        return resampled

    def _warped(self, dataset: rasterio.DatasetReader, native: Grid, **options: Any) -> WarpedVRT:
        """Return bands of a dataset on the image's grid, as decimal numbers with NaN."""
        image = self._image
        resampling = image.resampling
        # Each band has holes of its own. By default only a pixel that is missing in all bands counts as missing, and
        # the nodata value of a single band would be interpolated like a number.
        usual: dict[str, Any] = {"UNIFIED_SRC_NODATA": "NO", "nodata": math.nan, "dtype": "float32"}
        if same_crs(image.grid.crs, native.crs) and resampling in ("bilinear", "cubic"):
            # In its own CRS an image is interpolated at the new cell centres, as xarray's interp does. Without this, GDAL
            # widens the kernel when cells get coarser; whoever wants that asks for "average".
            usual |= {"XSCALE": 1, "YSCALE": 1}
        # The default tolerance of an eighth of a pixel is for speed; here it would be a bias along the shore.
        return _on_grid(dataset, native, image.grid, resampling, tolerance=0.01, **usual | options)

    def _warped_mask(self, window: Window) -> NDArray[np.bool_]:
        add_alpha = MaskFlags.alpha not in self._dataset.mask_flag_enums[0]
        image = self._image
        with _on_grid(self._warpable, image.native, image.grid, "nearest", add_alpha=add_alpha) as warped:
            return warped.dataset_mask(window=window) == 0


def _on_grid(dataset: rasterio.DatasetReader, native: Grid, grid: Grid, resampling: str, **options: Any) -> WarpedVRT:
    native = native if same_crs(native.crs, grid.crs) else counted_from_middle(native)
    return WarpedVRT(
        dataset,
        # The same as the dataset's own, but for files that are georeferenced by what came with them.
        src_crs=native.crs,
        src_transform=native.transform,
        crs=grid.crs,
        transform=grid.transform,
        width=grid.width,
        height=grid.height,
        resampling=Resampling[resampling],
        **options,
    )


def _below(window: Window, grid: Grid, native: Grid) -> Window | None:
    """Return the part of a file's own grid that a window of another grid is made of; None where there is none."""
    cells = Grid(
        grid.crs, grid.transform @ Affine.translation(window.col_off, window.row_off), window.width, window.height
    )
    try:
        bounds = towards(bounds_in(cells.bounds, grid.crs, native.crs), native.bounds, native.crs)
    except InputError:
        return None
    left, bottom, right, top = bounds
    corners = [~native.transform @ corner for corner in ((left, top), (right, top), (left, bottom), (right, bottom))]
    edges = []
    for positions, cell_count, length in zip(
        zip(*corners, strict=True), (window.width, window.height), (native.width, native.height), strict=True
    ):
        # Kernels are as wide as a few pixels, or cells where these are larger.
        margin = _MARGIN * (1 + (max(positions) - min(positions)) / cell_count)
        first, last = math.floor(min(positions) - margin), math.ceil(max(positions) + margin)
        edges.append((max(0, first), min(length, last)))
    (left, right), (top, bottom) = edges
    return Window(left, top, right - left, bottom - top) if left < right and top < bottom else None


def _halves(window: Window) -> tuple[list[Window], int]:
    """Return two halves of a window, and the axis of (bands, rows, columns) along which they follow each other."""
    column, row, width, height = window.col_off, window.row_off, window.width, window.height
    if width > height:
        half = width // 2
        return [Window(column, row, half, height), Window(column + half, row, width - half, height)], 2
    half = height // 2
    return [Window(column, row, width, half), Window(column, row + half, width, height - half)], 1


def _stored_as(nodata: float, dtype: np.dtype) -> float | int | np.float32:
    """Return a nodata value as it compares, and quickly, with what a file holds."""
    if dtype == np.float32:
        # The file holds the nearest such number, not the one that its header names.
        return np.float32(nodata)
    # NumPy would make all numbers double before it compares them. Of eight bytes, they are compared as doubles.
    return int(nodata) if dtype.kind in "iu" and dtype.itemsize < 8 and float(nodata).is_integer() else nodata

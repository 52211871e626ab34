"""GDAL's warper: a window of another grid, from an open file or from values that are read and masked first."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray
from rasterio.enums import Resampling
from rasterio.io import MemoryFile
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from ..errors import InputError
from .extent import bounds_in, counted_from_middle, towards
from .grid import Grid, same_crs

#: So many pixels of the file are held at once, at most, to be resampled in memory.
_HELD_PIXELS = 1 << 22
#: Pixels of the file around those below a window that resampling may look at, and as many cells.
_MARGIN = 3


def warped_values(
    dataset: rasterio.DatasetReader, native: Grid, grid: Grid, resampling: str, **options: Any
) -> WarpedVRT:
    """Return bands of a dataset on another grid, as float32 with NaN; see :func:`on_grid`."""
    # Each band has holes of its own. By default only a pixel that is missing in all bands counts as missing, and
    # the nodata value of a single band would be interpolated like a number.
    usual: dict[str, Any] = {"UNIFIED_SRC_NODATA": "NO", "nodata": math.nan, "dtype": "float32"}
    if same_crs(grid.crs, native.crs) and resampling in ("bilinear", "cubic"):
        # In its own CRS an image is interpolated at the new cell centres, as xarray's interp does. Without this, GDAL
        # widens the kernel when cells get coarser; whoever wants that asks for "average".
        usual |= {"XSCALE": 1, "YSCALE": 1}
    # The default tolerance of an eighth of a pixel is for speed; here it would be a bias along the shore.
    return on_grid(dataset, native, grid, resampling, tolerance=0.01, **usual | options)


def resample_values(
    read: Callable[[Window], NDArray[np.float32]], count: int, native: Grid, grid: Grid, resampling: str, window: Window
) -> NDArray[np.float32]:
    """Return a window of another grid, made of values that are read on their own; what is missing there is mixed in nowhere.

    Parameters
    ----------
    read : callable
        Returns a window of ``native`` as float32, shape (bands, rows, columns), NaN where missing.
    count : int
        How many bands there are.
    native, grid : Grid
    resampling : str
        One of :data:`engine.raster.image.RESAMPLING`.
    window : Window
        Of ``grid``.

    Returns
    -------
    ndarray of float32, shape (bands, rows, columns)
    """
    there = _below(window, grid, native)
    if there is None:
        return np.full((count, int(window.height), int(window.width)), np.nan, dtype=np.float32)
    if there.width * there.height > _HELD_PIXELS and window.width * window.height > 1:
        halves, axis = _halves(window)
        return np.concatenate([resample_values(read, count, native, grid, resampling, half) for half in halves], axis)
    values = read(there)
    transform = native.transform @ Affine.translation(there.col_off, there.row_off)
    part = Grid(native.crs, transform, int(there.width), int(there.height))
    profile = {"driver": "GTiff", "count": count, "dtype": "float32", "nodata": math.nan}
    with MemoryFile() as file:
        with file.open(width=part.width, height=part.height, transform=transform, **profile) as written:
            written.write(values)
        with file.open() as held, warped_values(held, part, grid, resampling, src_nodata=math.nan) as warped:
            resampled: NDArray[np.float32] = warped.read(window=window)
    return resampled


def on_grid(dataset: rasterio.DatasetReader, native: Grid, grid: Grid, resampling: str, **options: Any) -> WarpedVRT:
    """Return a dataset, whose own grid is ``native``, on another grid; ``options`` are those of GDAL's warper."""
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

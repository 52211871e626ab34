"""Putting an image onto another grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from .coarsening import Resampled, resampled, worst
from .extent import bounds_in, full_turn, turned, turns_towards
from .grid import Grid, overlap, same_crs
from .image import RESAMPLING, Image, Raster
from .outputs import Layout, Outputs
from .windows import first_block, map_grid, window_shape


def resample(image: Image, grid: Grid, resampling: str) -> Image:
    """Return the image on another grid.

    Raises
    ------
    InputError
        If the grid does not touch the image, or the resampling is unknown.
    """
    if resampling not in RESAMPLING:
        raise InputError(f"Resampling must be one of {', '.join(RESAMPLING)}, not '{resampling}'.")
    bounds = bounds_in(image.native.bounds, image.native.crs, grid.crs)
    shift = turns_towards(bounds, grid.bounds, grid.crs)
    left, bottom, right, top = bounds
    if not overlap((left + shift, bottom, right + shift, top), grid.bounds):
        raise InputError(f"'{image.name}' does not overlap the wanted area: they show different places.")
    if same_crs(image.native.crs, grid.crs):
        _check_seam(image, grid)
    own, wanted = full_turn(image.native.crs), full_turn(grid.crs)
    if shift and own and wanted:
        image = replace(image, native=turned(image.native, shift / wanted * own))
    return image.on(grid, resampling)


def resample_or_average(image: Image, grid: Grid, resampling: str = "auto") -> Image:
    """Return the image on another grid; with ``auto``, averaged where cells get larger and interpolated elsewhere."""
    if resampling == "auto":
        resampling = "average" if resampled(image.native, grid, "bilinear").larger else "bilinear"
    return resample(image, grid, resampling)


def how_made(image: Raster) -> Resampled | None:
    """Return how the pixels of an image on its grid were made from others; None where they are a file's own."""
    parts = getattr(image, "images", (image,))
    found = []
    for part in parts:
        if isinstance(part, Image):
            moved = part.native.offset_of(part.grid) is None
            found += [part.resampled, resampled(part.native, part.grid, part.resampling) if moved else None]
    return worst(found)


def _check_seam(image: Image, grid: Grid) -> None:
    """Raise an InputError if a part of the grid lies beyond the edge at which an image of the whole globe begins anew."""
    turn = full_turn(grid.crs)
    if turn is None or image.native.extent[0] < 0.99 * turn:
        return
    left, _, right, _ = image.native.bounds
    wanted_left, _, wanted_right, _ = grid.bounds
    pixel = image.native.resolution[0]
    if wanted_left < left - pixel or wanted_right > right + pixel:
        raise InputError(
            f"The longitudes of '{image.name}' go from {left:g} to {right:g}, and the wanted area lies on both sides of that "
            "edge. Rewrite the image with its edge somewhere else first (gdalwarp -t_srs EPSG:4326 -te ...)."
        )


@dataclass
class Count:
    """Something that is counted while an image is written.

    Attributes
    ----------
    of : callable
        Returns the number for a window and its values, shape (bands, rows, columns), wherever these are read.
    total : int
        The sum over all windows.
    """

    of: Callable[[Window, NDArray[np.float32]], int]
    total: int = 0


def write_image(
    image: Raster,
    path: str | Path,
    outputs: Outputs,
    job: Job,
    text: str = "Regridding",
    shape: tuple[int, int] | None = None,
    watch: Callable[[NDArray[np.float32]], None] | None = None,
    count: Count | None = None,
) -> float:
    """Write an image as float32 (NaN = not observed) on its grid, with its bands' names, wavelengths and date.

    Parameters
    ----------
    image : Raster
    path : str or Path
    outputs : Outputs
    job : Job
    text : str
        Shown with the progress.
    shape : tuple of (int, int), optional
        Columns and rows of a window; that of :func:`engine.raster.windows.window_shape` when left out.
    watch : callable, optional
        Is shown the values of each window, shape (bands, rows, columns), here where the file is written.
    count : Count, optional
        Gets what is to be counted.

    Returns
    -------
    float
        Share of pixels that are valid in every band, 0..1.
    """
    of = count.of if count else None

    def task(window: Window) -> tuple[NDArray[np.float32], int, int]:
        values = image.read(window)
        return values, int(np.isfinite(values).all(axis=0).sum()), of(window, values) if of else 0

    bands = [replace(band, index=position, scale=1.0, offset=0.0) for position, band in enumerate(image.bands, start=1)]
    made = how_made(image)
    tags = made.tags() if made else {}
    layout = Layout(image.grid, bands, "float32", float("nan"), date=image.date, tags=tags)
    valid = 0
    with outputs.raster(path, layout) as writer:
        windows = map_grid(task, image.grid, shape or window_shape(image), job, text, first=first_block(image))
        for window, (values, finite, counted) in windows:
            writer.write(values, window)
            valid += finite
            if count is not None:
                count.total += counted
            if watch is not None:
                watch(values)
    if valid == 0:
        job.warning("No pixel of the result is valid in every band: check the nodata values and the area.")
    return valid / image.grid.size

"""Writing cubes: window by window and some bands at a time, in the order in which the file holds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..compute import settings
from ..job import Job
from ..raster.image import Image
from ..raster.outputs import Layout, Outputs
from ..raster.windows import first_block, map_windows
from .cube import Cube

#: A part of a cube: a window, and the positions of some bands that follow each other.
Part = tuple[Window, tuple[int, ...]]


def write_cube(cube: Cube | Image, interleaving: int, path: str | Path, outputs: Outputs, job: Job) -> None:
    """Write a cube as float32 (NaN = not observed) on its grid, with its wavelengths and date.

    ``interleaving`` is how many bands lie side by side in the cube's file.
    """
    bands = [replace(band, index=position, scale=1.0, offset=0.0) for position, band in enumerate(cube.bands, start=1)]
    layout = Layout(cube.grid, bands, "float32", float("nan"), date=cube.date)

    def task(part: Part) -> NDArray[np.float32]:
        window, positions = part
        return cube.select(list(positions)).read(window)

    rows, columns, depth = part_shape(cube, interleaving, layout.tile)
    layout = replace(layout, strips=columns >= cube.grid.width and rows < layout.tile)
    parts = list(_parts(cube, rows, columns, depth))
    seen = 0
    with outputs.raster(path, layout) as writer:
        for (window, positions), values in map_windows(task, parts, job, "Loading the cube", len(parts)):
            writer.write(values, window, [position + 1 for position in positions])
            seen += int(np.isfinite(values).sum())
    if not seen:
        job.warning("Not one pixel of the result is valid: check the extent, and what the file says of missing values.")


def part_shape(cube: Cube | Image, interleaving: int, tile: int) -> tuple[int, int, int]:
    """Return (rows, columns, bands) of a part that is cheap to read and small enough to hold.

    Parts are made of whole chunks, so that none is read twice; those smaller than a tile of the output are taken together.
    """
    rows, columns = cube.block
    count = len(cube.bands)
    depth = min(interleaving, count)
    width = cube.native.width
    if columns >= width and rows < tile:
        # In rows over the full width: as many as fit, of all bands if the file has them side by side.
        fitting_rows = max(1, settings.current().window_bytes // (4 * width * depth))
        # Whole tiles of the output, where there are as many.
        unit = tile if fitting_rows >= tile and tile % rows == 0 else rows
        return max(rows, fitting_rows // unit * unit), width, depth
    side = [-(-tile // length) * length for length in (rows, columns)]
    fitting = max(1, settings.current().window_bytes // (4 * side[0] * side[1]))
    return side[0], side[1], min(count, max(depth, fitting // depth * depth))


def _parts(cube: Cube | Image, rows: int, columns: int, depth: int) -> Iterator[Part]:
    for window in cube.grid.windows(columns, rows, first=first_block(cube)):
        for start in range(0, len(cube.bands), depth):
            yield window, tuple(range(start, min(start + depth, len(cube.bands))))

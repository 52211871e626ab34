"""The shorelines of all dates, where they were seen: a filled pixel has no shore."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from affine import Affine
from rasterio.windows import Window

from ..job import Job
from ..raster.bands import Band
from ..raster.grid import Grid
from ..raster.image import open_image
from ..raster.outputs import Layout, Outputs
from ..water.codes import UNOBSERVED, WATER
from ..water.shoreline import ShorelineSettings, write_shorelines
from .kept_masks import read_day
from .run import SeriesResult


def write_all_shorelines(
    result: SeriesResult, path: str | Path, outputs: Outputs, job: Job, *, polygons: bool = False
) -> tuple[int, float]:
    """Write the shores of the lakes on all dates as lines of JSON.

    Returns
    -------
    (int, float)
        How many features there are, and the length of all shores in kilometres.
    """
    pixels = np.concatenate([series.ground.pixels for series in result.lakes])
    rows, columns = np.divmod(pixels, result.grid.width)
    first, last = (int(rows.min()), int(columns.min())), (int(rows.max()) + 1, int(columns.max()) + 1)
    grid = Grid(
        result.grid.crs,
        result.grid.transform @ Affine.translation(first[1], first[0]),
        last[1] - first[1],
        last[0] - first[0],
    )
    images = []
    for place, day in enumerate(result.days):
        job.check_cancelled()
        codes = np.full((grid.height, grid.width), UNOBSERVED, np.uint8)
        codes[rows - first[0], columns - first[1]] = read_day(day.masks).ravel()[pixels]
        target = outputs.scratch(f"{day.date.isoformat()}-{place}.tif")
        layout = Layout(grid, (Band(1, "water"),), "uint8", UNOBSERVED, date=day.date.isoformat())
        with outputs.raster(target, layout) as writer:
            writer.write(codes, Window(0, 0, grid.width, grid.height))
        if (codes == WATER).any():
            images.append(open_image(str(target)))
    staged = outputs.stage(path)
    if not images:
        return 0, 0.0
    return write_shorelines(images, ShorelineSettings(polygons=polygons), staged, job)

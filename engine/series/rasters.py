"""The maps of a series: how often there was water, and what each date shows."""

from __future__ import annotations

import numpy as np
from rasterio.windows import Window

from ..job import Job
from ..raster.bands import Band
from ..raster.outputs import Category, Layout, Outputs
from ..water.codes import DRY, UNOBSERVED, WATER
from .analysis import bounds_of, filled_codes
from .run import SeriesResult
from .tables import cells_of

FILLED_LAND, FILLED_WATER = 2, 3
CATEGORIES = (
    Category(DRY, "not water", (236, 230, 216, 255)),
    Category(WATER, "water", (31, 104, 178, 255)),
    Category(FILLED_LAND, "not water, filled", (214, 206, 186, 255)),
    Category(FILLED_WATER, "water, filled", (122, 170, 214, 255)),
    Category(UNOBSERVED, "not known", (150, 150, 150, 0)),
)
#: So many codes are held at once.
_AT_ONCE = 1 << 23


def write_occurrence(result: SeriesResult, path: str, outputs: Outputs) -> None:
    """Write two bands: share of the observations with water, NaN where there are none, and number of observations."""
    grid, occurrence = result.grid, result.occurrence
    layout = Layout(grid, (Band(1, "occurrence"), Band(2, "observations")), "float32", float("nan"))
    with outputs.raster(path, layout) as writer:
        share = occurrence.share()
        for window in grid.windows(grid.width, max(1, _AT_ONCE // grid.width)):
            rows = slice(int(window.row_off), int(window.row_off + window.height))
            writer.write(np.stack([share[rows], occurrence.observed[rows].astype(np.float32)]), window)


def write_series(result: SeriesResult, path: str, outputs: Outputs, job: Job) -> None:
    """Write one band a date, named by it, with the lakes' ground alone: see :data:`CATEGORIES`."""
    grid, dates = result.grid, result.dates
    bands = [Band(number, date.isoformat()) for number, date in enumerate(dates, start=1)]
    tags = {"FIRST_DATE": dates[0].isoformat(), "LAST_DATE": dates[-1].isoformat()}
    layout = Layout(grid, bands, "uint8", UNOBSERVED, CATEGORIES, tags=tags)
    rows = max(1, _AT_ONCE // (grid.width * len(dates)))
    with outputs.raster(path, layout) as writer:
        for window in grid.windows(grid.width, rows):
            job.progress(window.row_off / grid.height, "Writing the maps")
            writer.write(maps_of(result, window), window)


def maps_of(result: SeriesResult, window: Window) -> np.ndarray:
    """Return full rows of the maps of all dates, shape (dates, rows, columns)."""
    width, first = result.grid.width, int(window.row_off)
    maps = np.full((len(result.days), int(window.height) * width), UNOBSERVED, np.uint8)
    starts = bounds_of([series.ground for series in result.lakes])
    for series, start in zip(result.lakes, starts.tolist(), strict=False):
        part = series.ground.rows(first, first + int(window.height))
        if part.start == part.stop:
            continue
        codes = result.stack.read(start + part.start, start + part.stop)
        maps[:, series.ground.pixels[part] - first * width] = filled_codes(codes, cells_of(codes), series)
    return maps.reshape(len(maps), -1, width)

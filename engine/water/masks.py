"""Water masks: uint8 rasters with 0 = not water, 1 = water, 255 = not observed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..job import Job
from ..raster.area import PixelAreas
from ..raster.bands import Band
from ..raster.codes import require_codes
from ..raster.image import Image
from ..raster.outputs import Category, Layout, Outputs
from ..raster.point import Point
from ..raster.windows import map_grid, window_shape
from .components import keep_components, strips
from .selection import WaterChoice

DRY, WATER, UNOBSERVED = 0, 1, 255

CATEGORIES = (
    Category(DRY, "not water", (236, 230, 216, 255)),
    Category(WATER, "water", (31, 104, 178, 255)),
    Category(UNOBSERVED, "not observed", (150, 150, 150, 0)),
)


@dataclass(frozen=True)
class MaskSummary:
    """Area of the water in square kilometres, and the share of pixels that were observed (0..1)."""

    area: float
    valid_share: float


def write_mask(
    clusters: Image,
    choice: WaterChoice,
    path: str | Path,
    outputs: Outputs,
    job: Job,
    *,
    points: Sequence[Point] = (),
    min_pixels: int = 0,
) -> MaskSummary:
    """Write the water mask of a cluster raster.

    Parameters
    ----------
    clusters : Image
        Cluster raster, 0 = not observed.
    choice : WaterChoice
        The clusters that are water.
    path : path
        Where to write the mask.
    outputs : Outputs
    job : Job
    points : sequence of Point
        If given, only the water bodies at these points are kept.
    min_pixels : int
        Water bodies of fewer pixels than this are dropped.
    """

    def codes(window: Window) -> NDArray[np.uint8]:
        values = np.nan_to_num(clusters.read(window)[0])
        with np.errstate(invalid="ignore"):
            numbers = values.astype(np.uint8)
        if (numbers != values).any():
            require_codes(values, clusters.name, 255, "a cluster raster")
        return numbers

    def water(window: Window) -> NDArray[np.bool_]:
        return choice.mask(codes(window), window)

    shape, keep = window_shape(clusters), water
    if points or min_pixels > 1:
        pixels = [point.pixel(clusters) for point in points]
        kept = keep_components(water, clusters.grid, job.part(0.0, 0.5), pixels=pixels, min_pixels=min_pixels)
        shape, keep = strips(clusters.grid), kept.read
        job = job.part(0.5, 1.0)

    areas = PixelAreas(clusters.grid)
    if areas.describe():
        job.info(areas.describe())

    def task(window: Window) -> tuple[NDArray[np.uint8], float]:
        mask = keep(window).astype(np.uint8)
        mask[codes(window) == 0] = UNOBSERVED
        return mask, float(areas.of_codes(window, mask, WATER + 1)[WATER])

    parts, observed = {}, 0
    layout = Layout(clusters.grid, (Band(1, "water"),), "uint8", UNOBSERVED, CATEGORIES, clusters.date)
    with outputs.raster(path, layout) as writer:
        for window, (mask, area) in map_grid(task, clusters.grid, shape, job, "Writing the water mask", light=True):
            writer.write(mask, window)
            parts[window.row_off, window.col_off] = area
            observed += int((mask != UNOBSERVED).sum())
    return MaskSummary(math.fsum(parts.values()), observed / clusters.grid.size)

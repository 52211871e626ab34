"""Water masks: uint8 rasters with 0 = not water, 1 = water, 255 = not observed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
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
from ..raster.outputs import Layout, Outputs
from ..raster.point import Point
from ..raster.windows import map_grid, window_shape
from .codes import CATEGORIES, DRY, UNOBSERVED, WATER
from .components import keep_components, strips
from .selection import WaterChoice


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
    other: Image | None = None,
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
    other : Image, optional
        The mask of the same water bodies on another date, which tells what belongs together beyond a gap.
    """

    def codes(window: Window) -> NDArray[np.uint8]:
        values = np.nan_to_num(clusters.read(window)[0])
        with np.errstate(invalid="ignore"):
            numbers = values.astype(np.uint8)
        if (numbers != values).any():
            require_codes(values, clusters.name, 255, "a cluster raster")
        mask = np.where(choice.mask(numbers, window), WATER, DRY).astype(np.uint8)
        mask[numbers == 0] = UNOBSERVED
        return mask

    shape, keep = window_shape(clusters), codes
    if points or min_pixels > 1:
        pixels = [point.pixel(clusters) for point in points]
        found = keep_components(
            codes, clusters.grid, job.part(0.0, 0.5), pixels=pixels, min_pixels=min_pixels, other=_water_of(other)
        )
        shape, keep = strips(clusters.grid), found.read
        job = job.part(0.5, 1.0)

    areas = PixelAreas(clusters.grid)
    if areas.describe():
        job.info(areas.describe())

    def task(window: Window) -> tuple[NDArray[np.uint8], float]:
        mask = keep(window)
        return mask, float(areas.of_codes(window, mask, WATER + 1)[WATER])

    parts, observed = {}, 0
    layout = Layout(clusters.grid, (Band(1, "water"),), "uint8", UNOBSERVED, CATEGORIES, clusters.date)
    with outputs.raster(path, layout) as writer:
        for window, (mask, area) in map_grid(task, clusters.grid, shape, job, "Writing the water mask", light=True):
            writer.write(mask, window)
            parts[window.row_off, window.col_off] = area
            observed += int((mask != UNOBSERVED).sum())
    return MaskSummary(math.fsum(parts.values()), observed / clusters.grid.size)


def _water_of(mask: Image | None) -> Callable[[Window], NDArray[np.bool_]] | None:
    if mask is None:
        return None
    return lambda window: mask.read(window)[0] == WATER

"""Writing water masks: uint8 rasters with 0 = not water, 1 = water, 255 = not observed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..job import Job
from ..raster.area import PixelAreas
from ..raster.bands import Band
from ..raster.codes import read_codes
from ..raster.grid import Grid
from ..raster.image import Image, open_image
from ..raster.outputs import Layout, Outputs
from ..raster.point import Point
from ..raster.windows import map_grid
from .codes import CATEGORIES, UNOBSERVED, WATER
from .components import keep_components, strips
from .selection import WaterSource

Codes = Callable[[Window], NDArray[np.uint8]]
_NO_TAGS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class MaskSummary:
    """What was written.

    Attributes
    ----------
    area : float
        Of the water, square kilometres.
    valid_share : float
        Share of pixels that were observed, 0..1.
    every : Image or None
        The mask with the water bodies that were left out.
    """

    area: float
    valid_share: float
    every: Image | None = None


def write_mask(
    source: WaterSource,
    path: str | Path,
    outputs: Outputs,
    job: Job,
    *,
    points: Sequence[Point] = (),
    min_pixels: int = 0,
    tags: Mapping[str, str] = _NO_TAGS,
) -> MaskSummary:
    """Write a water mask.

    Parameters
    ----------
    source : WaterSource
    path : path
        Where to write the mask.
    outputs : Outputs
    job : Job
    points : sequence of Point
        If given, only the water bodies at these points are kept.
    min_pixels : int
        Water bodies of fewer pixels than this are dropped.
    tags : mapping
        Metadata of the file, see :func:`engine.water.provenance.describe_masked`.
    """
    areas = PixelAreas(source.grid)
    areas.tell(job)
    if not points and min_pixels <= 1:
        return _write(source.codes, source.grid, source.date, source.window_shape(), path, outputs, job, tags)
    whole = outputs.scratch(f"whole-{Path(path).name}")
    write_mask(source, whole, outputs, job.part(0.0, 0.6))
    every, part = open_image(str(whole)), job.part(0.6, 1.0)
    found = write_bodies(every, path, outputs, part, points=points, min_pixels=min_pixels, tags=tags)
    return replace(found, every=every)


def write_bodies(
    mask: Image,
    path: str | Path,
    outputs: Outputs,
    job: Job,
    *,
    points: Sequence[Point] = (),
    min_pixels: int = 0,
    other: Image | None = None,
    tags: Mapping[str, str] = _NO_TAGS,
) -> MaskSummary:
    """Write only some of the water bodies of a mask.

    Parameters
    ----------
    mask : Image
        Water mask.
    path, outputs, job, points, min_pixels, tags
        As for :func:`write_mask`.
    other : Image, optional
        The mask of the same water bodies on another date, which tells what belongs together beyond a gap.
    """
    pixels = [point.pixel(mask) for point in points]
    kept = keep_components(
        codes_of(mask),
        mask.grid,
        job.part(0.0, 0.5),
        pixels=pixels,
        min_pixels=min_pixels,
        other=None if other is None else _water_of(other),
    )
    return _write(kept.read, mask.grid, mask.date, strips(mask.grid), path, outputs, job.part(0.5, 1.0), tags)


def codes_of(mask: Image) -> Codes:
    """Return what reads windows of a mask as codes."""

    def codes(window: Window) -> NDArray[np.uint8]:
        return read_codes(mask, window)

    return codes


def _water_of(mask: Image) -> Callable[[Window], NDArray[np.bool_]]:
    codes = codes_of(mask)
    return lambda window: codes(window) == WATER


def _write(
    codes: Codes,
    grid: Grid,
    date: str,
    shape: tuple[int, int],
    path: str | Path,
    outputs: Outputs,
    job: Job,
    tags: Mapping[str, str],
) -> MaskSummary:
    areas = PixelAreas(grid)

    def task(window: Window) -> tuple[NDArray[np.uint8], float]:
        mask = codes(window)
        return mask, float(areas.of_codes(window, mask, WATER + 1)[WATER])

    parts, observed = {}, 0
    layout = Layout(grid, (Band(1, "water"),), "uint8", UNOBSERVED, CATEGORIES, date, tags)
    with outputs.raster(path, layout) as writer:
        for window, (mask, area) in map_grid(task, grid, shape, job, "Writing the water mask", light=True):
            writer.write(mask, window)
            parts[window.row_off, window.col_off] = area
            observed += int((mask != UNOBSERVED).sum())
    return MaskSummary(math.fsum(parts.values()), observed / grid.size)

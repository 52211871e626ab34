"""Step ``watermask``: where an image shows water, or which clusters are water, as a mask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.fill import mark_fill
from ..raster.image import Image, open_image, open_reflective
from ..raster.kept import pixels_kept
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..raster.point import Point, read_points
from ..raster.regridding import resample, resample_or_average
from ..raster.windows import map_grid
from ..water.codes import WATER
from ..water.components import strips
from ..water.fraction import WaterFraction
from ..water.masks import MaskSummary, codes_of, write_mask
from ..water.provenance import clustered_image, describe_masked
from ..water.selection import ChosenClusters, WaterSource, cluster_numbers, clusters_at, read_labels, water_of_image
from ..water.subpixel import quoted, subpixel_area
from ..waterrule.roles import WaterBands
from ..waterrule.watermap import WaterMap

_CODES = 256


@dataclass(frozen=True)
class MadeMask:
    """What was made: the clusters that are water, the mask, and its area below the size of a pixel where the image is known."""

    labels: list[int]
    summary: MaskSummary
    subpixel: WaterFraction | None = None

    @property
    def quantities(self) -> dict[str, float | str | None]:
        """The areas, by the names that steps and notebooks give them."""
        finer = self.subpixel
        return {
            "area": self.summary.area,
            "valid_share": self.summary.valid_share,
            "subpixel_area": finer.area if finer else None,
            "error": finer.error if finer else None,
            "flags": ",".join(finer.flags) if finer else "",
        }


def run(
    job: Job,
    *,
    clusters: Source,
    output: str,
    points: list[dict[str, Any]] | None = None,
    labels: str | None = None,
    image: Source | None = None,
    connected: bool = False,
    min_pixels: int = 0,
    narrow: bool = True,
    subpixel: bool = True,
) -> dict[str, Any]:
    """Write the mask of the clusters ``labels``, or of what the image shows, at ``points`` if there are any."""
    raster = open_image(clusters, [1])
    given = open_reflective(image) if image and not labels else None
    clustered = None if given else clustered_image(raster)
    with pixels_kept(given, clustered), Outputs(job) as outputs:
        made = mask_clusters(
            raster,
            given,
            output,
            outputs,
            job,
            clustered=clustered,
            points=read_points(points),
            labels=labels,
            connected=connected,
            min_pixels=min_pixels,
            narrow=narrow,
            subpixel=subpixel,
        )
    return {
        "output": output,
        "labels_used": ",".join(map(str, made.labels)),
        **made.quantities,
        "date": raster.date,
    }


def mask_clusters(
    clusters: Image,
    image: Image | None,
    output: str,
    outputs: Outputs,
    job: Job,
    *,
    clustered: Image | None,
    points: list[Point],
    labels: str | None,
    connected: bool,
    min_pixels: int,
    narrow: bool,
    subpixel: bool = True,
) -> MadeMask:
    """Make a water mask an output, and return what was made; see :func:`run`.

    ``clustered`` is the image that the clusters were made from, if it is known; it counts where no ``image`` is given.
    """
    located = [point.to(clusters.grid.crs) for point in points]
    if not (located or labels or image):
        raise InputError("Specify which clusters are water: give a point, points, cluster numbers, or the image.")
    if connected and not located:
        raise InputError("To keep only the water body at a point, give a point or points in it.")
    source: WaterSource
    if labels:
        source = ChosenClusters(clusters, tuple(read_labels(labels)))
        _check_labels(source, job.part(0.0, 0.1))
    else:
        source = _by_image_or_points(clusters, image, clustered, located, narrow, job.part(0.0, 0.3))
    image = source.image if isinstance(source, WaterMap) else _on_grid_of(clusters, image or clustered, job)
    found = write_mask(
        source,
        output,
        outputs,
        job.part(0.3, 0.7),
        points=located if connected else (),
        min_pixels=min_pixels,
        tags=describe_masked(image),
    )
    mask = open_image(str(outputs.staged(output)))
    used = _labels_of(source) or _mostly_water(clusters, mask, job.part(0.7, 0.75))
    if found.area == 0:
        job.warning(
            "There is no water in the mask. If there is some, give a point in it, or choose clusters by number."
        )
    if not subpixel:
        return MadeMask(used, found)
    if image is None:
        job.info("There is no sub-pixel area and error, because the image of the clusters is not known.")
        return MadeMask(used, found)
    finer = subpixel_area(image, mask, job.part(0.75, 1.0), every=found.every)
    job.info(f"By parts of pixels: {quoted(finer.area, finer.error)} of water (± one standard deviation).")
    return MadeMask(used, found, finer)


def _labels_of(source: WaterSource) -> list[int]:
    """Return the clusters that are water as a whole, if that is what the mask was made from."""
    return list(source.water) if isinstance(source, ChosenClusters) else []


def _on_grid_of(clusters: Image, image: Image | None, job: Job) -> Image | None:
    """Return the image of clusters on their grid, if it is known."""
    return None if image is None else resample_or_average(mark_fill(image, job), clusters.grid)


def _by_image_or_points(
    clusters: Image, image: Image | None, clustered: Image | None, points: list[Point], narrow: bool, job: Job
) -> WaterSource:
    """Return the water that the image shows, or the clusters at the points where it is not known or its bands are not."""
    shown = image or clustered
    if shown is not None and ((image and not points) or WaterBands.of(shown.bands) is not None):
        if not shown.grid.same_as(clusters.grid):
            shown = resample(shown, clusters.grid, "nearest")
        return water_of_image(shown, job, points=points, narrow=narrow, marked=False)
    if shown is None:
        job.warning(
            f"The image that '{clusters.name}' was made from is not known, so whole clusters are taken for water: those at the "
            "points. Give the image too, and each pixel is judged by its own spectrum."
        )
    return clusters_at(clusters, points, job)


def _check_labels(source: ChosenClusters, job: Job) -> None:
    """Raise an InputError for numbers that no pixel has."""
    counts = np.zeros(_CODES, dtype=np.int64)

    def task(window: Window) -> NDArray[np.int64]:
        numbers = cluster_numbers(source.clusters, window)
        return np.bincount(numbers[numbers >= 0], minlength=_CODES)

    for _, found in map_grid(task, source.grid, strips(source.grid), job, "Counting clusters", light=True):
        counts += found
    missing = [number for number in source.water if not counts[number]]
    if missing:
        there = ", ".join(map(str, np.flatnonzero(counts))) or "none"
        raise InputError(
            f"No pixel of '{source.clusters.name}' is in cluster {', '.join(map(str, missing))}. There are: {there}."
        )


def _mostly_water(clusters: Image, mask: Image, job: Job) -> list[int]:
    """Return the clusters of which more than half is water in a mask."""
    codes = codes_of(mask)

    def task(window: Window) -> NDArray[np.int64]:
        numbers = cluster_numbers(clusters, window)
        wet = (codes(window) == WATER) & (numbers >= 0)
        every = np.bincount(numbers[numbers >= 0], minlength=_CODES)
        return np.stack([every, np.bincount(numbers[wet], minlength=_CODES)])

    total = np.zeros((2, _CODES), dtype=np.int64)
    for _, found in map_grid(task, clusters.grid, strips(clusters.grid), job, "Counting water in clusters", light=True):
        total += found
    return [int(number) for number in np.flatnonzero(2 * total[1] > total[0])]

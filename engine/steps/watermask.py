"""Step ``watermask``: which clusters are water, as a mask."""

from __future__ import annotations

from typing import Any

from ..errors import InputError
from ..job import Job
from ..raster.image import Image, open_image, open_reflective
from ..raster.outputs import Outputs
from ..raster.point import read_points
from ..water.masks import write_mask
from ..water.rule import WaterIndex, water_index
from ..water.selection import LabelledPixels, WaterChoice, choose_water, read_labels


def run(
    job: Job,
    *,
    clusters: str,
    output: str,
    points: list[dict[str, Any]] | None = None,
    labels: str | None = None,
    image: str | None = None,
    connected: bool = False,
    min_pixels: int = 0,
) -> dict[str, Any]:
    """Write the mask of the clusters that are water: those in ``labels``, or at ``points`` and chosen by ``image``."""
    raster = open_image(clusters, [1])
    places = [point.to(raster.grid.crs) for point in read_points(points)]
    if sum(map(bool, (places, labels, image))) == 0:
        raise InputError("Say which clusters are water: give a point, points, cluster numbers, or the image.")
    if connected and not places:
        raise InputError("To keep only the water body at a point, give a point or points in it.")
    if labels:
        chosen = WaterChoice(tuple(read_labels(labels)))
    else:
        pixels = _sample(raster, image, job.part(0.0, 0.3), needed=not places) if image else None
        chosen = choose_water(raster, job, pixels=pixels, points=places)
    with Outputs(job) as outputs:
        found = write_mask(
            raster,
            chosen,
            output,
            outputs,
            job.part(0.3, 1.0),
            points=places if connected else (),
            min_pixels=min_pixels,
        )
    return {
        "output": output,
        "labels_used": ",".join(map(str, chosen.water)),
        "area": found.area,
        "valid_share": found.valid_share,
        "date": raster.date,
    }


def _sample(clusters: Image, path: str, job: Job, needed: bool) -> LabelledPixels | None:
    """Return pixels of the image to judge the clusters by, or None where its bands do not tell water and need not."""
    image = open_reflective(path, None)
    index = water_index(image) if needed else WaterIndex.of(image.bands)
    return LabelledPixels.sample(image, clusters, job) if index else None

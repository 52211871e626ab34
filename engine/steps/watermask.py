"""Step ``watermask``: which clusters are water, as a mask."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..errors import InputError
from ..job import Job
from ..raster.image import Image, open_image, open_reflective
from ..raster.outputs import Outputs
from ..raster.point import Point, read_points
from ..raster.regridding import put_on
from ..raster.sampling import draw_sample
from ..water.masks import require_codes, write_mask
from ..water.rule import WaterIndex, water_index
from ..water.selection import WaterChoice, cluster_at, clusters_like_water, read_labels


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
    places = read_points(points)
    if sum(map(bool, (places, labels, image))) == 0:
        raise InputError("Say which clusters are water: give a point, points, cluster numbers, or the image.")
    if connected and not places:
        raise InputError("To keep only the water body at a point, give a point or points in it.")
    if labels:
        chosen = WaterChoice(tuple(read_labels(labels)))
    elif image:
        chosen = choose_by_image(raster, open_reflective(image, None), job.part(0.0, 0.3), needed=not places)
    else:
        chosen = WaterChoice(())
    if places and not labels:
        chosen = add_clusters_at_points(chosen, raster, places, job)
    if not chosen:
        job.warning(
            "No cluster looks like water, so the mask is dry. If there is water, give a point in it or more clusters."
        )
    with Outputs(job) as outputs:
        found = write_mask(
            raster, chosen, output, outputs, job.part(0.3, 1.0), points=places if connected else (), least=min_pixels
        )
    return {
        "output": output,
        "labels_used": ",".join(map(str, chosen.water)),
        "area": found.area,
        "valid_share": found.valid_share,
        "date": raster.date,
    }


def add_clusters_at_points(choice: WaterChoice, clusters: Image, points: list[Point], job: Job) -> WaterChoice:
    """Return the choice with the clusters at the points, and say how clear it was."""
    for point in points:
        found = cluster_at(clusters, point)
        choice = choice.with_cluster_at(point, found.cluster)
        if found.share < 0.75:
            job.warning(
                f"At the point ({point.x:.6g}, {point.y:.6g}) only {found.share:.0%} of the pixels belong to cluster "
                f"{found.cluster}: the point may lie on the shore. Choose one further out."
            )
        else:
            job.info(
                f"The water at ({point.x:.6g}, {point.y:.6g}) is cluster {found.cluster} ({found.share:.0%} around it)."
            )
    return choice


def choose_by_image(clusters: Image, image: Image, job: Job, needed: bool) -> WaterChoice:
    """Return the clusters whose spectra in the image are those of water.

    Unless it is ``needed``, an image whose bands do not tell is no error: then none is chosen.
    """
    index = water_index(image) if needed else WaterIndex.of(image.bands)
    if index is None:
        return WaterChoice(())
    image = put_on(image, clusters.grid, "nearest") if not image.grid.same_as(clusters.grid) else image
    sample = draw_sample(image, job, seed=0, also=clusters)
    if not len(sample.values):
        raise InputError(f"'{image.name}' and '{clusters.name}' have no valid pixel in common.")
    numbers = sample.values[:, -1]
    require_codes(numbers, clusters.name, 255, "a cluster raster")
    chosen = clusters_like_water(sample.values[:, :-1], numbers.astype(np.int64), index, image)
    job.info(f"Water by {index.name} and the near infrared: {chosen.describe()}.")
    return chosen

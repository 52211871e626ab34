"""Step ``applyclusters``: the clusters of one image, found again in another."""

from __future__ import annotations

from typing import Any

from ..clustering.model import ClusterModel, open_image_for
from ..clustering.pipeline import cluster_answer, write_clusters
from ..job import Job
from ..raster.fill import mark_fill
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..water.provenance import describe_sample


def run(job: Job, *, image: Source, model: str, output: str, bands: list[int] | None = None) -> dict[str, Any]:
    """Label ``image`` with the clusters of a model file."""
    fitted = ClusterModel.read(model)
    source = mark_fill(open_image_for(fitted, image, bands), job, drop_empty=False)
    with Outputs(job) as outputs:
        found = write_clusters(
            source, fitted, output, outputs, job.part(0.0, 0.95), tags=describe_sample(source, fitted, job)
        )
    return cluster_answer(output, source, found)

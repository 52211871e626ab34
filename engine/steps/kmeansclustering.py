"""Step ``kmeansclustering``: clusters of an image by k-means."""

from __future__ import annotations

from typing import Any

from ..arguments import read_arguments
from ..clustering.pipeline import (
    KMeansSettings,
    cluster_answer,
    cluster_table,
    fit_kmeans,
    mark_and_sample,
    write_clusters,
)
from ..job import Job
from ..raster.image import open_reflective
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..water.provenance import describe_clusters


def run(
    job: Job,
    *,
    image: Source,
    bands: list[int] | None,
    settings: dict[str, Any],
    output: str,
    model: str | None = None,
    table: str | None = None,
) -> dict[str, Any]:
    """Cluster ``image`` and write the cluster raster, and the model and table where they are wanted."""
    chosen = read_arguments("The clustering", KMeansSettings, settings)
    source, sample = mark_and_sample(open_reflective(image, bands), chosen, job.part(0.0, 0.1), chosen.stride)
    with Outputs(job) as outputs:
        fitted = fit_kmeans(source, sample, chosen, job.part(0.1, 0.6))
        found = write_clusters(
            source,
            fitted,
            output,
            outputs,
            job.part(0.6, 0.95),
            spectra=bool(table),
            tags=describe_clusters(source, sample.values, fitted),
        )
        if model:
            outputs.write_text(model, fitted.to_json())
        if table:
            outputs.write_text(table, cluster_table(source.bands, found))
    return cluster_answer(output, source, found)

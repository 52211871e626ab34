"""Step ``spectralclustering``: clusters of an image by their spectra."""

from __future__ import annotations

from typing import Any

from ..arguments import read_arguments
from ..clustering.pipeline import (
    ClusterStatistics,
    SpectralSettings,
    cluster_answer,
    cluster_table,
    fit_spectral,
    mark_and_sample,
    require_spectra,
    write_clusters,
)
from ..job import Job
from ..raster.fill import mark_fill
from ..raster.image import Image, open_reflective
from ..raster.kept import pixels_kept
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..raster.sampling import Sample
from ..water.provenance import describe_clusters


def run(
    job: Job,
    *,
    image: Source,
    bands: list[int] | None,
    settings: dict[str, Any],
    implementation: str,
    output: str,
    model: str | None = None,
    table: str | None = None,
) -> dict[str, Any]:
    """Cluster ``image`` and write the cluster raster, and the model and table where they are wanted."""
    chosen = read_arguments("The clustering", SpectralSettings, settings)
    source = open_reflective(image, bands)
    with pixels_kept(source), Outputs(job) as outputs:
        if implementation == "dask_ml":
            from ..clustering.dask_ml import write_reference_clusters

            source = mark_fill(source, job)
            require_spectra(source)
            found = write_reference_clusters(source, chosen, output, outputs, job)
        else:
            source, sample = mark_and_sample(source, chosen, job.part(0.0, 0.25))
            found = _stream(job, source, sample, chosen, output, outputs, model, bool(table))
        if table:
            outputs.write_text(table, cluster_table(source.bands, found))
    return cluster_answer(output, source, found)


def _stream(
    job: Job,
    image: Image,
    sample: Sample,
    settings: SpectralSettings,
    output: str,
    outputs: Outputs,
    model: str | None,
    table: bool,
) -> ClusterStatistics:
    fitted = fit_spectral(sample.values, image, settings, job.part(0.25, 0.5))
    tags = describe_clusters(image, sample.values, fitted)
    found = write_clusters(image, fitted, output, outputs, job.part(0.5, 0.95), spectra=table, tags=tags)
    if model:
        outputs.write_text(model, fitted.to_json())
    return found

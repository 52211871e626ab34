"""dask-ml's own spectral clustering, kept as the reference to compare ours with. It holds the whole image in memory."""

from __future__ import annotations

import warnings
from pathlib import Path

import dask
import dask.array as da
import numpy as np
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.area import PixelAreas
from ..raster.image import Image
from ..raster.outputs import Outputs
from .model import number_by_brightness
from .pipeline import ClusterStatistics, SpectralSettings, cluster_layout
from .scaling import SpectralScaler

#: Above this many pixels dask-ml's class needs several gigabytes.
MAXIMUM_PIXELS = 2_000_000
_CHUNK_ROWS = 50_000


def write_reference_clusters(
    image: Image, settings: SpectralSettings, path: str | Path, outputs: Outputs, job: Job
) -> ClusterStatistics:
    """Cluster an image with ``dask_ml.cluster.SpectralClustering`` and write the cluster raster.

    Raises
    ------
    InputError
        If the image is too large for the reference, or has too few valid pixels.
    """
    from dask_ml.cluster import SpectralClustering

    grid = image.grid
    if grid.size > MAXIMUM_PIXELS:
        raise InputError(
            f"The dask-ml implementation holds the whole image in memory and is meant for comparison, up to {MAXIMUM_PIXELS:,} "
            f"pixels; this image has {grid.size:,}. Use the streaming implementation."
        )
    job.progress(0.0, "Reading the image")
    values = image.read(Window(0, 0, grid.width, grid.height))
    valid = np.isfinite(values).all(axis=0)
    pixels = values[:, valid].T.astype(np.float64)
    if len(pixels) <= max(settings.clusters, settings.components):
        raise InputError(
            f"'{image.name}' has {len(pixels)} valid pixels; dask-ml needs more than it has components "
            f"({settings.components}) and clusters ({settings.clusters})."
        )
    if not np.ptp(pixels, axis=0).any():
        raise InputError(
            f"Every band of '{image.name}' has one and the same value everywhere: there is nothing to distinguish."
        )
    scaled = SpectralScaler(settings.scaling).fit(pixels).transform(pixels)
    job.progress(0.2, "Clustering with dask-ml")
    estimator = SpectralClustering(
        n_clusters=settings.clusters,
        n_components=settings.components,
        gamma=settings.gamma,
        random_state=settings.seed,
        assign_labels="sklearn-kmeans",
        kmeans_params={"n_init": 10},
    )
    # On threads: with a distributed client active, dask-ml's class loses its embedding when it computes the labels.
    with dask.config.set(scheduler="threads"), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        labels = np.asarray(estimator.fit(da.from_array(scaled, chunks=(_CHUNK_ROWS, -1))).labels_).astype(np.int64)
    job.progress(0.9, "Writing the clusters")
    numbers = number_by_brightness(labels, pixels, settings.clusters)[labels]
    raster = np.zeros(valid.shape, dtype=np.uint8)
    raster[valid] = numbers
    whole = Window(0, 0, grid.width, grid.height)
    with outputs.raster(path, cluster_layout(image, settings.clusters)) as writer:
        writer.write(raster, whole)
    counts = np.bincount(numbers, minlength=settings.clusters + 1)[1:]
    ground = PixelAreas(grid).of_codes(whole, raster, settings.clusters + 1)[1:]
    sums = np.stack([pixels[numbers == number].sum(axis=0) for number in range(1, settings.clusters + 1)])
    return ClusterStatistics(counts, ground, sums, valid=len(pixels), total=grid.size)

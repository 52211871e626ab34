"""Clustering an image: fit a model on a sample, then label every pixel window by window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.area import PixelAreas
from ..raster.bands import Band
from ..raster.codes import count_codes
from ..raster.csv_table import csv_text
from ..raster.fill import marked_sample
from ..raster.image import Image
from ..raster.outputs import Category, Layout, Outputs, RasterWriter
from ..raster.plausible import require_sane
from ..raster.sampling import Sample, draw_sample
from ..raster.windows import map_grid, window_shape
from .kmeans import Method, NearestCentre, fit_full, fit_minibatch
from .kmeans_init import best_initialisation
from .model import ClusterModel, number_by_brightness
from .scaling import ScalingName, SpectralScaler
from .spectral import NystromSpectralClustering
from .training import PixelReader, TrainingPixels, rounding_unit_of

#: Of the bands' mean variance: shift of the centres below which k-means has arrived. That of scikit-learn.
_TOLERANCE = 1e-4


@dataclass(frozen=True)
class ClusteringSettings:
    """The settings of every clustering; for ``scaling`` see :class:`~engine.clustering.scaling.SpectralScaler`."""

    clusters: int = 4
    scaling: ScalingName = "shape"
    seed: int = 0


@dataclass(frozen=True)
class SpectralSettings(ClusteringSettings):
    """How to cluster spectrally: see :class:`~engine.clustering.spectral.NystromSpectralClustering`."""

    components: int = 100
    gamma: float | None = None


@dataclass(frozen=True)
class KMeansSettings(ClusteringSettings):
    """How to cluster by k-means: see :mod:`engine.clustering.kmeans`.

    Attributes
    ----------
    method : {"minibatch", "full"}
    stride : int
        Learn from every so many-th pixel in x and y.
    """

    clusters: int = 8
    method: Method = "minibatch"
    stride: int = 1


@dataclass
class ClusterStatistics:
    """What labelling found, summed over the image.

    Attributes
    ----------
    pixels : ndarray of int64, shape (clusters,)
    area : ndarray of float64, shape (clusters,)
        Square kilometres.
    sums : ndarray of float64, shape (clusters, bands)
        Summed values of the bands.
    valid, total : int
        Pixels that were observed, and all pixels.
    """

    pixels: NDArray[np.int64]
    area: NDArray[np.float64]
    sums: NDArray[np.float64]
    valid: int = 0
    total: int = 0

    def spectrum(self, cluster: int) -> list[float | None]:
        """Return the mean value of each band in a cluster (numbered from 0), or Nones where it has no pixels."""
        if not self.pixels[cluster]:
            return [None] * self.sums.shape[1]
        return [float(value) for value in self.sums[cluster] / self.pixels[cluster]]


#: Colours of the clusters: dark blues first, because numbers grow with brightness and water is dark.
_COLOURS = (
    (31, 104, 178), (44, 120, 62), (140, 170, 60), (222, 196, 106), (196, 122, 60), (150, 84, 140),
    (88, 160, 190), (230, 150, 150), (110, 110, 110), (250, 230, 190), (60, 60, 120), (180, 210, 160),
)  # fmt: skip


def cluster_layout(image: Image, clusters: int, tags: Mapping[str, str] | None = None) -> Layout:
    """Return how the cluster raster of an image is written, with further tags of the file."""
    categories = [Category(0, "no data", (0, 0, 0, 0))]
    categories += [
        Category(number, f"cluster {number}", (*_COLOURS[(number - 1) % len(_COLOURS)], 255))
        for number in range(1, clusters + 1)
    ]
    return Layout(image.grid, (Band(1, "clusters"),), "uint8", 0, categories, image.date, tags or {})


def require_spectra(image: Image) -> None:
    """Raise an InputError if the image has too few bands for a spectrum."""
    if len(image.bands) < 2:
        raise InputError(
            f"'{image.name}' offers one band only. Clustering compares spectra and needs two bands or more: choose an image "
            "with more bands, or stack single-band files with Stack bands."
        )


def sample_spectra(image: Image, settings: ClusteringSettings, job: Job, stride: int = 1) -> Sample:
    """Draw the sample to fit on, from every ``stride``-th pixel in x and y.

    Raises
    ------
    InputError
        If there are fewer valid pixels than clusters.
    """
    sample = draw_sample(image, job, settings.seed, stride=stride)
    _require_pixels(sample, image, settings, stride)
    return sample


def mark_and_sample(image: Image, settings: ClusteringSettings, job: Job, stride: int = 1) -> tuple[Image, Sample]:
    """Return the image with undeclared fill read as missing, and the sample of it to fit on; see :func:`sample_spectra`.

    Raises
    ------
    InputError
        If there are fewer than two bands, or fewer valid pixels than clusters.
    """
    require_spectra(image)
    image, sample = marked_sample(image, lambda part: draw_sample(part, job, settings.seed, stride=stride), job)
    require_spectra(image)
    _require_pixels(sample, image, settings, stride)
    return image, sample


def _require_pixels(sample: Sample, image: Image, settings: ClusteringSettings, stride: int) -> None:
    require_sane(sample.values, image.name)
    found = len(sample.values)
    thinned = f" among every {stride}th in x and y" if stride > 1 else ""
    if found == 0 and not thinned:
        raise InputError(
            f"'{image.name}' has no pixel that is valid in all of the chosen bands within the area. Check its nodata values, "
            "the bands and the extent."
        )
    if found < settings.clusters:
        raise InputError(
            f"'{image.name}' has only {found} valid pixels{thinned}, fewer than the {settings.clusters} clusters asked for. "
            f"Ask for fewer clusters{', take a smaller stride' if thinned else ''} or take a larger area."
        )


def fit_spectral(pixels: NDArray[np.float32], image: Image, settings: SpectralSettings, job: Job) -> ClusterModel:
    """Fit a spectral clustering on sampled pixels of shape (pixels, bands)."""
    _warn_of_constant_bands(pixels, image, job)
    job.progress(0.3, "Fitting the clusters")
    scaler = SpectralScaler(settings.scaling).fit(pixels)
    scaled = scaler.transform(pixels)
    gamma = settings.gamma
    if gamma is None and settings.scaling == "none":
        # 1 / bands is for values of variance 1. Raw counts are so far apart that no pixel would be like any other, and
        # reflectance so near that all would be alike.
        gamma = 1.0 / max(scaled.shape[1] * float(scaled.var()), 1e-30)
    estimator = NystromSpectralClustering(
        settings.clusters, n_components=settings.components, gamma=gamma, random_state=settings.seed
    ).fit(scaled)
    clusters = len(estimator.cluster_centers_)
    _warn_of_fewer_clusters(clusters, settings, job)
    numbers = number_by_brightness(estimator.labels_, pixels, clusters)
    job.progress(1.0, "Fitting the clusters")
    return ClusterModel(image.bands, scaler, estimator, numbers)


def fit_kmeans(image: Image, sample: Sample, settings: KMeansSettings, job: Job) -> ClusterModel:
    """Fit k-means on every ``stride``-th pixel of an image.

    The scaling, the initial centres and the order of the numbers come from a sample of these pixels, see
    :func:`mark_and_sample`.

    Raises
    ------
    InputError
        If all pixels are the same.
    """
    _warn_of_constant_bands(sample.values, image, job)
    scaler = SpectralScaler(settings.scaling).fit(sample.values)
    reader = PixelReader(image, settings.stride, scaler, rounding_unit_of(scaler.transform(sample.values)))
    scaled = reader.scale(sample.values)
    initial = best_initialisation(scaled, settings.clusters, settings.method, settings.seed, job.part(0.0, 0.2))
    _warn_of_fewer_clusters(len(initial), settings, job)
    pixels = TrainingPixels(reader, job.part(0.2, 0.4), scaled if sample.complete else None)
    # As scikit-learn's KMeans takes it: relative to how much the bands vary.
    tolerance = _TOLERANCE * float(scaled.var(axis=0, dtype=np.float64).mean())
    part = job.part(0.4, 1.0)
    if settings.method == "full":
        centres = fit_full(pixels, initial, tolerance, part)
    else:
        weights = np.bincount(NearestCentre(initial).predict_columns(scaled.T), minlength=len(initial))
        centres = fit_minibatch(pixels, initial, weights, tolerance, settings.seed, part)
    estimator = NearestCentre(centres)
    numbers = number_by_brightness(estimator.predict_columns(scaled.T), sample.values, len(centres))
    return ClusterModel(image.bands, scaler, estimator, numbers)


def _warn_of_constant_bands(pixels: NDArray[np.float32], image: Image, job: Job) -> None:
    constant = [band.label for band, spread in zip(image.bands, np.ptp(pixels, axis=0), strict=True) if spread == 0]
    if len(constant) == len(image.bands):
        raise InputError(
            f"Every band of '{image.name}' has one and the same value everywhere: there is nothing to distinguish."
        )
    if constant:
        job.warning(f"{', '.join(constant)}: the same value everywhere, so of no help to the clustering.")


def _warn_of_fewer_clusters(clusters: int, settings: ClusteringSettings, job: Job) -> None:
    if clusters < settings.clusters:
        job.warning(f"The image holds only {clusters} different spectra, so there are {clusters} clusters.")


def write_clusters(
    image: Image,
    model: ClusterModel,
    path: str | Path,
    outputs: Outputs,
    job: Job,
    *,
    spectra: bool = False,
    tags: Mapping[str, str] | None = None,
) -> ClusterStatistics:
    """Label every pixel of an image and make the cluster raster an output; see :func:`label_image`.

    Raises
    ------
    InputError
        If no pixel of the image is observed in all bands.
    """
    with outputs.raster(path, cluster_layout(image, model.clusters, tags)) as writer:
        found = label_image(image, model, writer, job, spectra=spectra)
        if not found.valid:
            raise InputError(
                f"'{image.name}' has no pixel that is valid in all of the bands. Check its nodata values and the bands."
            )
    return found


def cluster_answer(output: str, image: Image, found: ClusterStatistics) -> dict[str, Any]:
    """Return the answer of a step that wrote clusters."""
    return {
        "output": output,
        "clusters": len(found.pixels),
        "valid_share": found.valid / found.total,
        "date": image.date,
    }


def label_image(
    image: Image, model: ClusterModel, writer: RasterWriter, job: Job, *, spectra: bool = False
) -> ClusterStatistics:
    """Label every pixel of an image with a fitted model and write the cluster raster.

    Parameters
    ----------
    image : Image
        Its bands stand in the model's order.
    model : ClusterModel
    writer : RasterWriter
    job : Job
    spectra : bool
        Sum up the spectra of the clusters too; it takes a tenth more time.
    """
    bands, clusters = len(image.bands), model.clusters
    areas = PixelAreas(image.grid)
    if spectra:
        areas.tell(job)

    def task(window: Window) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        values = image.read(window)
        labels = model.label(values)
        counts = count_codes(labels, clusters + 1)
        ground = counts * areas.pixel if areas.uniform else areas.of_codes(window, labels, clusters + 1)
        sums = np.zeros((clusters + 1, bands))
        if spectra:
            flat = labels.ravel()
            for position, band in enumerate(values):
                sums[:, position] = np.bincount(flat, weights=np.nan_to_num(band.ravel()), minlength=clusters + 1)
        return labels, counts, ground, sums

    found = ClusterStatistics(np.zeros(clusters, np.int64), np.zeros(clusters), np.zeros((clusters, bands)))
    sums = {}
    for window, (labels, counts, ground, band_sums) in map_grid(
        task, image.grid, window_shape(image), job, "Labelling pixels", light=True
    ):
        writer.write(labels, window)
        found.pixels += counts[1:]
        found.total += int(counts.sum())
        sums[window.row_off, window.col_off] = ground[1:], band_sums[1:]
    # Windows finish in any order; adding up in a fixed one keeps the last digit of areas and means the same each run.
    for position in sorted(sums):
        ground, band_sums = sums[position]
        found.area += ground
        found.sums += band_sums
    found.valid = int(found.pixels.sum())
    return found


def cluster_table(bands: Sequence[Band], found: ClusterStatistics) -> str:
    """Return one line a cluster: number, pixels, share of the valid pixels, km², and the mean of each band."""
    rows = [
        [
            cluster + 1,
            int(pixels),
            round(pixels / max(found.valid, 1), 6),
            round(float(area), 6),
            *found.spectrum(cluster),
        ]
        for cluster, (pixels, area) in enumerate(zip(found.pixels, found.area, strict=True))
    ]
    return csv_text(["cluster", "pixels", "share", "area_km2", *(f"mean_{band.label}" for band in bands)], rows)

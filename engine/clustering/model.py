"""A fitted clustering of an image: how its pixels are scaled and labelled. Kept as a JSON file, never as a pickle."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..raster.bands import Band, bands_like, list_bands
from ..raster.image import Image, open_image
from ..raster.layer import Source
from .kernels import MISSING
from .kmeans import NearestCentre
from .labelling import Labeller
from .scaling import SCALINGS, SpectralScaler
from .spectral import NystromSpectralClustering

_FORMAT = "strandline-clusters"
_VERSION = 1


class Estimator(Protocol):
    """What was fitted on scaled pixels."""

    def labeller(self, scaler: SpectralScaler) -> Labeller:
        """Return what labels pixels as they are, before scaling."""


@dataclass(frozen=True)
class ClusterModel:
    """Scaling, estimator, and the numbers that its labels get.

    Attributes
    ----------
    bands : tuple of Band
        The bands the model was fitted on, in order.
    scaler : SpectralScaler
    estimator : NystromSpectralClustering or NearestCentre
    numbers : ndarray of uint8, shape (clusters,)
        Cluster number, from 1 by growing brightness, of each of the estimator's labels.
    """

    bands: tuple[Band, ...]
    scaler: SpectralScaler
    estimator: Estimator
    numbers: NDArray[np.uint8]

    @property
    def clusters(self) -> int:
        """How many clusters there are."""
        return len(self.numbers)

    def label(self, values: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Label a window.

        Parameters
        ----------
        values : ndarray of float32, shape (bands, rows, columns)
            NaN or infinite where not observed.

        Returns
        -------
        ndarray of uint8, shape (rows, columns)
            0 where any band is not observed, else the cluster number from 1.
        """
        labels = self.estimator.labeller(self.scaler).label(values.reshape(len(values), -1))
        numbers = np.zeros(MISSING + 1, dtype=np.uint8)
        numbers[: self.clusters] = self.numbers
        # Twice as fast as numbers[labels].
        return np.take(numbers, labels).reshape(values.shape[1:])

    def to_json(self) -> str:
        """Return the model as JSON text. Numbers are written so that reading gives exactly the same ones."""
        kind, learned = _content(self.estimator)
        scaler = self.scaler
        content = {
            "format": _FORMAT,
            "version": _VERSION,
            "kind": kind,
            "bands": [{"name": band.name, "wavelength_nm": band.wavelength} for band in self.bands],
            "scaling": {
                "name": scaler.scaling,
                "mean": scaler.mean_.tolist(),
                "scale": scaler.scale_.tolist(),
                "floor": scaler.floor_,
            },
            kind: learned,
            "numbers": self.numbers.tolist(),
        }
        return json.dumps(content, indent=1, allow_nan=False)

    @classmethod
    def read(cls, path: str | Path) -> ClusterModel:
        """Read a model file.

        Raises
        ------
        InputError
            If the file cannot be read, is no such model, is damaged, or comes from a newer version.
        """
        name = Path(path).name
        try:
            content = json.loads(Path(path).read_text(encoding="utf-8"))
        except OSError as problem:
            raise InputError(f"The model '{name}' cannot be read: {problem.strerror}.") from problem
        except (ValueError, RecursionError) as problem:
            raise InputError(f"'{name}' is not a cluster model: it is not valid JSON. Make it again.") from problem
        if not isinstance(content, dict) or content.get("format") != _FORMAT:
            raise InputError(f"'{name}' is not a cluster model of Strandline. Choose the MODEL output of a clustering.")
        if content.get("version") != _VERSION:
            raise InputError(
                f"The model '{name}' comes from another version of Strandline. Make it again with this one."
            )
        try:
            return cls._from(content)
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as problem:
            raise InputError(f"The model '{name}' is damaged. Make it again.") from problem

    @classmethod
    def _from(cls, content: dict[str, Any]) -> ClusterModel:
        bands = tuple(_band(position, band) for position, band in enumerate(content["bands"], start=1))
        count, numbers = len(bands), content["numbers"]
        if not count or sorted(numbers) != list(range(1, len(numbers) + 1)):
            raise ValueError("bands are missing, or the clusters are not numbered from 1 on")
        kind = content.get("kind", "spectral")
        read: dict[str, Callable[[dict[str, Any], int, int], Estimator]]
        read = {"spectral": _read_spectral, "kmeans": _read_kmeans}
        estimator = read[kind](content[kind], count, len(numbers))
        return cls(bands, _read_scaler(content["scaling"], count), estimator, np.array(numbers, dtype=np.uint8))


def _content(estimator: Estimator) -> tuple[str, dict[str, Any]]:
    """Return the kind of an estimator, and what it has learned, for the file."""
    if isinstance(estimator, NearestCentre):
        return "kmeans", {"centres": estimator.centres.tolist()}
    if isinstance(estimator, NystromSpectralClustering):
        return "spectral", {
            "gamma": estimator.gamma_,
            "landmarks": estimator.landmarks_.tolist(),
            "weights": estimator.weights_.tolist(),
            "centres": estimator.cluster_centers_.tolist(),
            "landmark_labels": estimator.landmark_labels_.tolist(),
        }
    raise TypeError(f"{type(estimator).__name__} has no place in a model file")


def _read_kmeans(content: dict[str, Any], bands: int, clusters: int) -> NearestCentre:
    return NearestCentre(_array(content["centres"], (clusters, bands)))


def _read_spectral(content: dict[str, Any], bands: int, clusters: int) -> NystromSpectralClustering:
    landmarks = _array(content["landmarks"], (None, bands))
    weights = _array(content["weights"], (len(landmarks), None))
    if not weights.size:
        raise ValueError("the embedding has no dimension")
    estimator = NystromSpectralClustering(clusters, n_components=len(landmarks))
    estimator.gamma_ = float(_array(content["gamma"], ()))
    estimator.landmarks_, estimator.weights_ = landmarks, weights
    estimator.cluster_centers_ = _array(content["centres"], (clusters, weights.shape[1]))
    labels = _array(content["landmark_labels"], (len(landmarks),)).astype(np.int64)
    if labels.min() < 0 or labels.max() >= clusters:
        raise ValueError("a landmark belongs to a cluster that there is not")
    estimator.landmark_labels_ = labels
    estimator.n_features_in_ = bands
    return estimator


def _read_scaler(content: dict[str, Any], bands: int) -> SpectralScaler:
    scaler = SpectralScaler(content["name"])
    if scaler.scaling not in SCALINGS:
        raise ValueError("there is no such scaling")
    scaler.mean_, scaler.scale_ = _array(content["mean"], (bands,)), _array(content["scale"], (bands,))
    if (scaler.scale_ <= 0).any():
        raise ValueError("a scale is not above zero")
    scaler.floor_ = float(_array(content["floor"], ()))
    scaler.n_features_in_ = bands
    return scaler


def _band(position: int, content: dict[str, Any]) -> Band:
    wavelength = content["wavelength_nm"]
    return Band(position, str(content["name"]), None if wavelength is None else float(_array(wavelength, ())))


def number_by_brightness(labels: NDArray[np.int64], pixels: NDArray[np.floating], clusters: int) -> NDArray[np.uint8]:
    """Return the cluster number of each label: 1 for the darkest mean, so numbers and colours stay the same each run.

    Parameters
    ----------
    labels : ndarray of int, shape (pixels,)
    pixels : ndarray, shape (pixels, bands)
        Unscaled values.
    clusters : int
    """
    brightness = pixels.mean(axis=1, dtype=np.float64)
    counts = np.bincount(labels, minlength=clusters)
    means = np.bincount(labels, weights=brightness, minlength=clusters) / np.maximum(counts, 1)
    # A cluster that has none of the sampled pixels gets the last number.
    means[counts == 0] = np.inf
    numbers = np.empty(clusters, dtype=np.uint8)
    numbers[np.argsort(means, kind="stable")] = np.arange(1, clusters + 1)
    return numbers


def _array(values: Sequence[Any] | float, shape: tuple[int | None, ...]) -> NDArray[np.float64]:
    array = np.array(values, dtype=np.float64)
    fits = array.ndim == len(shape) and all(
        want is None or have == want for have, want in zip(array.shape, shape, strict=True)
    )
    if not fits or not np.isfinite(array).all():
        raise ValueError(f"an array of shape {array.shape} is not what belongs there")
    return array


def open_image_for(model: ClusterModel, source: Source, bands: Sequence[int] | None) -> Image:
    """Open an image with the bands that a model was made with, in the model's order.

    Parameters
    ----------
    model : ClusterModel
    source : Source
    bands : sequence of int or None
        Band numbers to look among, from 1; all when there are none.

    Raises
    ------
    InputError
        If a band is missing, or it cannot be known which is which.
    """
    image = open_image(source, bands or None)
    positions = bands_like(model.bands, image.bands)
    missing = [band.label for band, position in zip(model.bands, positions, strict=True) if position is None]
    if missing and not any(band.name or band.wavelength for band in model.bands):
        raise InputError(
            f"The model was made with {len(model.bands)} bands without names, and '{image.name}' offers {len(image.bands)}, "
            "so it cannot be known which belong together. Choose the bands, in the model's order."
        )
    if missing:
        raise InputError(
            f"'{image.name}' lacks bands that the model was made with: {list_bands(missing)}. It offers "
            f"{list_bands([band.label for band in image.bands])}. Give its bands the model's names with Stack bands, or "
            "choose another image."
        )
    return image.select([position for position in positions if position is not None])

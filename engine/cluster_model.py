"""A fitted clustering of an image: how its pixels are scaled and labelled. Kept as a JSON file, never as a pickle."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .bands import Band
from .errors import InputError
from .scaling import SpectralScaler
from .spectral import NystromSpectralClustering

_FORMAT = "strandline-clusters"
_VERSION = 1


@dataclass(frozen=True)
class ClusterModel:
    """Scaling, estimator, and the numbers that its labels get.

    Attributes
    ----------
    bands : tuple of Band
        The bands the model was fitted on, in order.
    scaler : SpectralScaler
    estimator : NystromSpectralClustering
    numbers : ndarray of uint8, shape (clusters,)
        Cluster number, from 1 by growing brightness, of each of the estimator's labels.
    """

    bands: tuple[Band, ...]
    scaler: SpectralScaler
    estimator: NystromSpectralClustering
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
        flat = values.reshape(len(values), -1)
        valid = np.isfinite(flat).all(axis=0)
        out = np.zeros(flat.shape[1], dtype=np.uint8)
        if valid.any():
            pixels = flat if valid.all() else flat[:, valid]
            out[valid] = self.numbers[self.estimator.predict_columns(self.scaler.transform_columns(pixels))]
        return out.reshape(values.shape[1:])

    def to_json(self) -> str:
        """Return the model as JSON text. Numbers are written so that reading gives exactly the same ones."""
        estimator, scaler = self.estimator, self.scaler
        content = {
            "format": _FORMAT,
            "version": _VERSION,
            "bands": [{"name": band.name, "wavelength_nm": band.wavelength} for band in self.bands],
            "scaling": {
                "name": scaler.scaling,
                "mean": scaler.mean_.tolist(),
                "scale": scaler.scale_.tolist(),
                "floor": scaler.floor_,
            },
            "spectral": {
                "gamma": estimator.gamma_,
                "landmarks": estimator.landmarks_.tolist(),
                "weights": estimator.weights_.tolist(),
                "centres": estimator.cluster_centers_.tolist(),
                "landmark_labels": estimator.landmark_labels_.tolist(),
            },
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
        except ValueError as problem:
            raise InputError(f"'{name}' is not a cluster model: it is not valid JSON. Make it again.") from problem
        if not isinstance(content, dict) or content.get("format") != _FORMAT:
            raise InputError(f"'{name}' is not a cluster model of Strandline. Choose the MODEL output of a clustering.")
        if content.get("version") != _VERSION:
            raise InputError(
                f"The model '{name}' comes from another version of Strandline. Make it again with this one."
            )
        try:
            return cls._from(content)
        except (KeyError, TypeError, ValueError) as problem:
            raise InputError(f"The model '{name}' is damaged ({problem}). Make it again.") from problem

    @classmethod
    def _from(cls, content: dict[str, Any]) -> ClusterModel:
        bands = tuple(
            Band(place, str(band["name"]), band["wavelength_nm"])
            for place, band in enumerate(content["bands"], start=1)
        )
        scaling, spectral = content["scaling"], content["spectral"]
        count = len(bands)
        landmarks = _array(spectral["landmarks"], (None, count))
        weights = _array(spectral["weights"], (len(landmarks), None))
        numbers = np.array(content["numbers"], dtype=np.uint8)
        scaler = SpectralScaler(scaling["name"])
        scaler.mean_, scaler.scale_ = _array(scaling["mean"], (count,)), _array(scaling["scale"], (count,))
        scaler.floor_ = float(scaling["floor"])
        estimator = NystromSpectralClustering(len(numbers), n_components=len(landmarks))
        estimator.gamma_ = float(spectral["gamma"])
        estimator.landmarks_, estimator.weights_ = landmarks, weights
        estimator.cluster_centers_ = _array(spectral["centres"], (len(numbers), weights.shape[1]))
        estimator.landmark_labels_ = _array(spectral["landmark_labels"], (len(landmarks),)).astype(np.int64)
        scaler.n_features_in_ = estimator.n_features_in_ = count
        return cls(bands, scaler, estimator, numbers)


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


def _array(values: Sequence[Any], shape: tuple[int | None, ...]) -> NDArray[np.float64]:
    array = np.array(values, dtype=np.float64)
    fits = array.ndim == len(shape) and all(
        want is None or have == want for have, want in zip(array.shape, shape, strict=True)
    )
    if not fits or not np.isfinite(array).all():
        raise ValueError(f"an array of shape {array.shape} is not what belongs there")
    return array

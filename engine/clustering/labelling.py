"""Labelling pixels and embedding them: sixteen at a time, in single precision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .kernels import FAR, INTERLEAVED, embed_code, label_code, sum_code
from .scaling import SpectralScaler
from .vector_code import LANES

#: Pixels whose affinities are added up in single precision before they go on in double.
_SUMMED = 1 << 14


@dataclass(frozen=True)
class GaussianEmbedding:
    """Embeds a pixel x by its affinities to landmarks: f = k(x, L) W, with k(x, l) = exp(-gamma |x - l|²).

    Attributes
    ----------
    landmarks : ndarray of float64, shape (landmarks, bands)
        In scaled units.
    gamma : float
    weights : ndarray of float64, shape (landmarks, dimensions)
    """

    landmarks: NDArray[np.float64]
    gamma: float
    weights: NDArray[np.float64]

    @property
    def rate(self) -> float:
        """What the squared distance is multiplied by to give log2 of the affinity: powers of two are the cheapest."""
        return -self.gamma * float(np.log2(np.e))

    def table(self) -> NDArray[np.float32]:
        """Return what :mod:`engine.clustering.kernels` asks for, one row for each landmark."""
        squares = self.rate * np.square(self.landmarks).sum(axis=1)
        # Only the direction of an embedding counts: single precision is at its best around 1.
        weights = self.weights / np.abs(self.weights).max(initial=1e-300)
        table = np.column_stack([squares, -2 * self.rate * self.landmarks, weights])
        # The rows of the padding are too far from everything to be near, and have no weight.
        table = np.pad(table, ((0, -len(table) % INTERLEAVED), (0, 0)))
        table[len(self.landmarks) :, 0] = -1e30
        return _single(table)

    def embed(self, columns: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the embedding of scaled pixels, both standing in columns, of norm 1 or, far from all landmarks, 0."""
        bands, pixels = columns.shape
        _require_bands(bands, self.landmarks.shape[1])
        columns, table = _filled(columns), self.table()
        embedded = np.empty((self.weights.shape[1], columns.shape[1]), dtype=np.float32)
        embed_code(bands, len(embedded))(columns, columns.shape[1], embedded, table, len(table), _single(self.rate))
        return embedded[:, :pixels]


def landmark_sums(
    columns: NDArray[np.float32], landmarks: NDArray[np.float64], gamma: float
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the summed affinities of scaled pixels to each landmark, and of how many pixels each is the nearest.

    Parameters
    ----------
    columns : ndarray of float32, shape (bands, pixels)
    landmarks : ndarray of float64, shape (landmarks, bands)
    gamma : float
    """
    bands, pixels = columns.shape
    _require_bands(bands, landmarks.shape[1])
    embedding = GaussianEmbedding(landmarks, gamma, np.empty((len(landmarks), 0)))
    table, rate = embedding.table(), _single(embedding.rate)
    sums, counts = np.zeros(len(table)), np.zeros(len(table), dtype=np.int64)
    whole = pixels - pixels % LANES
    for start in range(0, whole, _SUMMED):
        part = _single(columns[:, start : min(start + _SUMMED, whole)])
        partial, nearest = np.zeros((len(table), LANES), np.float32), np.empty(part.shape[1], np.int32)
        sum_code(bands)(part, part.shape[1], partial, nearest, table, len(table), rate)
        sums += partial.sum(axis=1, dtype=np.float64)
        counts += np.bincount(nearest, minlength=len(table))
    sums, counts = sums[: len(landmarks)], counts[: len(landmarks)]
    rest = columns[:, whole:].T.astype(np.float64)
    distances = np.square(rest[:, np.newaxis] - landmarks).sum(axis=2)
    sums += np.exp(-gamma * distances).sum(axis=0)
    counts += np.bincount(distances.argmin(axis=1), minlength=len(landmarks))
    return sums, counts


class Labeller:
    """Labels pixels by the nearest centre, of their scaled values or of their embedding divided by its norm.

    Parameters
    ----------
    scaler : SpectralScaler
    centres : ndarray of float64, shape (clusters, bands) or (clusters, dimensions)
        At most 250 clusters.
    embedding : GaussianEmbedding, optional
    far : callable, optional
        Takes scaled pixels of shape (pixels, bands), in double precision, that are so far from all landmarks that their
        affinities are next to nothing, and returns their labels. Needed with an embedding.
    """

    def __init__(
        self,
        scaler: SpectralScaler,
        centres: NDArray[np.float64],
        embedding: GaussianEmbedding | None = None,
        far: Callable[[NDArray[np.float64]], ArrayLike] | None = None,
    ) -> None:
        if len(centres) > 250:
            raise ValueError(f"at most 250 clusters can be numbered, not {len(centres)}")
        self._scaler, self._far = scaler, far
        bands, features = len(scaler.mean_), centres.shape[1]
        _require_bands(bands, features if embedding is None else embedding.landmarks.shape[1])
        shift = scaler.mean_
        self._table = np.zeros((0, 0), np.float32) if embedding is None else embedding.table()
        if embedding is None:
            # Counted from the middle of the centres, so that single precision is not spent on what all of them share.
            middle = centres.mean(axis=0)
            centres, shift = centres - middle, shift + middle * scaler.scale_
        self._scaling = _single(
            np.concatenate([shift, 1.0 / scaler.scale_, [scaler.floor_, embedding.rate if embedding else 0.0]])
        )
        # The nearest centre is the one of the largest c·f - |c|²/2.
        self._centres = _single(np.column_stack([-0.5 * np.square(centres).sum(axis=1), centres]))
        self._code = label_code(bands, features, len(centres), scaler.scaling == "shape", embedding is not None)

    def label(self, columns: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Label pixels of shape (bands, pixels): from 0, and MISSING where a band is NaN or infinite.

        Raises
        ------
        ValueError
            If there are more or fewer bands than the labeller was made for.
        """
        bands, pixels = columns.shape
        _require_bands(bands, len(self._scaler.mean_))
        columns = _filled(columns)
        labels = np.empty(columns.shape[1], dtype=np.uint8)
        self._code(columns, len(labels), labels, self._scaling, self._table, len(self._table), self._centres)
        labels = labels[:pixels]
        far = np.flatnonzero(labels == FAR)
        if far.size and self._far:
            labels[far] = self._far(self._scaler.transform(columns[:, far].T.astype(np.float64)))
        return labels


def _require_bands(found: int, wanted: int) -> None:
    # Machine code does not notice where an array ends.
    if found != wanted:
        raise ValueError(f"pixels have {found} bands, not {wanted}")


def _single(values: ArrayLike) -> NDArray[np.float32]:
    return np.ascontiguousarray(values, dtype=np.float32)


def _filled(columns: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return the pixels, in single precision and with some more if they are too few to work on together."""
    missing = LANES - columns.shape[1]
    return _single(np.pad(columns, ((0, 0), (0, missing))) if missing > 0 else columns)

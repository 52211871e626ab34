"""Spectral clustering by the Nyström method, for data of any size.

A few pixels, the landmarks, stand for the whole image. The similarity of a pixel to the landmarks, a vector of
some hundred numbers, is all that is needed to place it in the embedding in which k-means finds the clusters, so pixels
that were not there when the model was fitted are placed just as well, block by block.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, ClusterMixin, TransformerMixin
from sklearn.cluster import KMeans, kmeans_plusplus
from sklearn.metrics import pairwise_distances_argmin
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_is_fitted, validate_data

from .blocks import BLOCK
from .labelling import LEAST_NORM, GaussianEmbedding, Labeller
from .scaling import SpectralScaler

_KMEANS_SAMPLE = 20_000
_SEEDING_SAMPLE = 20_000
_MASS_SAMPLE = 65_536
#: A landmark must be the nearest of at least this many, and this share, of the pixels it was drawn from.
_LEAST_PIXELS, _LEAST_SHARE = 3, 2e-4


class NystromSpectralClustering(ClassNamePrefixFeaturesOutMixin, ClusterMixin, TransformerMixin, BaseEstimator):
    """Spectral clustering with a Gaussian affinity, approximated by landmarks.

    Parameters
    ----------
    n_clusters : int
    n_components : int
        Number of landmarks.
    landmarks : {"kmeans++", "uniform"}
        How landmarks are drawn. ``kmeans++`` spreads them over the spectra that occur and weights each by the pixels it
        speaks for, so that a lake of a few pixels gets landmarks too. ``uniform`` draws every pixel with the same chance
        and without weights, with the same rule as dask-ml's ``SpectralClustering``: the same ``random_state`` gives the
        same landmarks and the same embedding.
    gamma : float or None
        Affinity of two pixels: exp(-gamma |x - y|²). None means 1 / bands.
    n_init : int
        Number of starts of k-means.
    random_state : int, RandomState or None

    Attributes
    ----------
    landmarks_ : ndarray of float64, shape (landmarks, bands)
    gamma_ : float
    weights_ : ndarray of float64, shape (landmarks, clusters or fewer)
        From affinities to the embedding.
    cluster_centers_ : ndarray of float64, shape (clusters, clusters or fewer)
        Centres in the embedding.
    landmark_labels_ : ndarray of int, shape (landmarks,)
    labels_ : ndarray of int, shape (pixels,)
        Labels of the fitted pixels.
    n_features_in_ : int

    Notes
    -----
    With landmarks L of weight w, c_i the summed affinity of landmark i to all pixels and d = sqrt(w / c), the largest
    eigenpairs of diag(d) k(L, L) diag(d) = U Λ Uᵀ give W = diag(d) U Λ^(-1/2), and a pixel's embedding is k(x, L) W,
    divided by its norm. The pixels' own degrees cancel in that division. For ``uniform`` landmarks all w are 1. For
    ``kmeans++`` w_i is the number of pixels nearest to landmark i, which makes the sum over landmarks a fair stand-in for
    the sum over pixels although rare spectra have more landmarks than their share.

    References
    ----------
    C. Fowlkes, S. Belongie, F. Chung, J. Malik: Spectral grouping using the Nyström method. IEEE TPAMI 26(2), 2004.
    K. Zhang, J. Kwok: Density-weighted Nyström method for computing large kernel eigensystems. Neural Computation 21(1),
    2009.
    """

    def __init__(
        self,
        n_clusters: int = 8,
        *,
        n_components: int = 100,
        landmarks: str = "kmeans++",
        gamma: float | None = None,
        n_init: int = 10,
        random_state: int | np.random.RandomState | None = None,
    ) -> None:
        self.n_clusters = n_clusters
        self.n_components = n_components
        self.landmarks = landmarks
        self.gamma = gamma
        self.n_init = n_init
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: None = None) -> NystromSpectralClustering:
        """Learn landmarks, weights and centres from pixels of shape (pixels, bands).

        Raises
        ------
        ValueError
            If there are fewer pixels than clusters, or values are not finite.
        """
        X = validate_data(self, X, dtype=[np.float64, np.float32])
        pixels, bands = X.shape
        if pixels < self.n_clusters:
            raise ValueError(f"n_samples={pixels} should be >= n_clusters={self.n_clusters}")
        if self.landmarks not in ("kmeans++", "uniform"):
            raise ValueError(f"landmarks must be 'kmeans++' or 'uniform', not {self.landmarks!r}")
        self.gamma_ = 1.0 / bands if self.gamma is None else float(self.gamma)
        generator = check_random_state(self.random_state)
        # dask-ml draws one number for its inner k-means before it draws the landmarks.
        inner_seed = generator.randint(2**31 - 1)
        count = min(max(self.n_components, self.n_clusters), pixels)
        if self.landmarks == "uniform":
            landmarks = X[np.sort(generator.choice(np.arange(pixels), count, replace=False))]
        else:
            landmarks = self._spread_landmarks(X, count, generator)
        self.landmarks_ = landmarks.astype(np.float64)
        self.weights_ = self._weights(X)
        self._fit_centres(X, inner_seed)
        kernel = self._kernel(X.dtype)
        self.landmark_labels_ = self._nearest_centre(*_unit(self._embed(self.landmarks_.T.astype(X.dtype), kernel)))
        self.labels_ = self.predict(X)
        return self

    def transform(self, X: ArrayLike) -> NDArray[np.floating]:
        """Return the embedding, shape (pixels, clusters or fewer); rows have norm 1."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=[np.float64, np.float32], reset=False)
        kernel = self._kernel(X.dtype)
        return np.concatenate([_unit(self._embed(columns, kernel))[0].T for columns in _chunks(X)])

    def predict(self, X: ArrayLike) -> NDArray[np.int64]:
        """Return the label of the nearest centre for pixels of shape (pixels, bands), from 0."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=[np.float64, np.float32], reset=False)
        kernel = self._kernel(X.dtype)
        return np.concatenate([self._label_columns(columns, kernel) for columns in _chunks(X)])

    def labeller(self, scaler: SpectralScaler) -> Labeller:
        """Return what labels pixels as they are, before scaling: the fast way, in single precision."""
        check_is_fitted(self)
        embedding = GaussianEmbedding(self.landmarks_, self.gamma_, self.weights_)
        return Labeller(scaler, self.cluster_centers_, embedding, self.predict)

    @property
    def _n_features_out(self) -> int:
        return self.weights_.shape[1]

    def _spread_landmarks(
        self, X: NDArray[np.floating], count: int, generator: np.random.RandomState
    ) -> NDArray[np.floating]:
        """Draw landmarks by k-means++ seeding, and drop those that speak for next to no pixels.

        Spectral clustering would make a cluster of every single odd pixel that has a landmark to itself.
        """
        drawn = X
        if len(X) > _SEEDING_SAMPLE:
            drawn = X[np.sort(generator.choice(len(X), _SEEDING_SAMPLE, replace=False))]
        # scikit-learn computes distances of single precision piece by piece in double: slower than double at once.
        drawn = drawn.astype(np.float64)
        landmarks, _ = kmeans_plusplus(drawn, min(count, len(drawn)), random_state=generator)
        spoken_for = np.bincount(pairwise_distances_argmin(drawn, landmarks), minlength=len(landmarks))
        ranked = np.sort(spoken_for)[::-1]
        enough = min(max(_LEAST_PIXELS, _LEAST_SHARE * len(drawn)), ranked[min(self.n_clusters, len(ranked)) - 1])
        return landmarks[spoken_for >= max(enough, 1)]

    def _weights(self, X: NDArray[np.float64]) -> NDArray[np.float64]:
        kernel = self._kernel(X.dtype)
        degrees = np.zeros(len(self.landmarks_))
        for columns in _chunks(X):
            degrees += kernel.affinity(columns).sum(axis=1, dtype=np.float64)
        mass = np.ones_like(degrees)
        if self.landmarks == "kmeans++":
            thinned = X[:: math.ceil(len(X) / _MASS_SAMPLE)]
            spoken_for = np.bincount(pairwise_distances_argmin(thinned, self.landmarks_), minlength=len(mass))
            mass = np.maximum(spoken_for, 1.0)
        scale = np.sqrt(mass / degrees)
        among = self._kernel(np.dtype(np.float64)).affinity(self.landmarks_.T)
        normalised = scale[:, np.newaxis] * among * scale
        values, vectors = np.linalg.eigh(0.5 * (normalised + normalised.T))
        values, vectors = values[::-1][: self.n_clusters], vectors[:, ::-1][:, : self.n_clusters]
        # Landmarks that coincide make the matrix singular; its null space is rounding noise, not a direction.
        kept = values > np.finfo(np.float64).eps * len(values) * values[0]
        return scale[:, np.newaxis] * vectors[:, kept] / np.sqrt(values[kept])

    def _fit_centres(self, X: NDArray[np.float64], seed: int) -> None:
        if len(X) > _KMEANS_SAMPLE:
            X = X[np.sort(np.random.RandomState(seed).choice(len(X), _KMEANS_SAMPLE, replace=False))]
        kernel = self._kernel(X.dtype)
        embedding = np.concatenate([_unit(self._embed(columns, kernel))[0].T for columns in _chunks(X)])
        embedding = embedding.astype(np.float64)
        distinct = len(np.unique(embedding.round(12), axis=0))
        kmeans = KMeans(n_clusters=min(self.n_clusters, distinct), n_init=self.n_init, random_state=seed)
        self.cluster_centers_ = kmeans.fit(embedding).cluster_centers_

    def _kernel(self, kind: np.dtype) -> _GaussianKernel:
        return _GaussianKernel(self.landmarks_, self.gamma_, kind)

    def _embed(self, columns: NDArray[np.floating], kernel: _GaussianKernel) -> NDArray[np.floating]:
        """Return the embedding before it is divided by its norm, shape (dimensions, pixels)."""
        # Only the direction counts, so the weights may be scaled to where single precision is at its best.
        weights = self.weights_.T / np.abs(self.weights_).max()
        return weights.astype(columns.dtype) @ kernel.affinity(columns)

    def _nearest_centre(self, embedding: NDArray[np.floating], norms: NDArray[np.floating]) -> NDArray[np.int64]:
        """Return the nearest centre of embeddings of given norms: the largest c·f/|f| - |c|²/2, times |f|."""
        centres = self.cluster_centers_.astype(embedding.dtype)
        half_squares = 0.5 * np.square(self.cluster_centers_).sum(axis=1).astype(embedding.dtype)
        return np.argmax(centres @ embedding - half_squares[:, np.newaxis] * norms, axis=0)

    def _label_columns(self, columns: NDArray[np.floating], kernel: _GaussianKernel) -> NDArray[np.int64]:
        embedding = self._embed(columns, kernel)
        norms = _norms(embedding)
        labels = self._nearest_centre(embedding, norms)
        lost = norms < LEAST_NORM
        if lost.any():
            # An outlier so far from all landmarks that its affinities are next to nothing: the nearest landmark speaks
            # for it.
            exact = self._kernel(np.dtype(np.float64))
            labels[lost] = self.landmark_labels_[
                np.argmax(exact.exponents(columns[:, lost].astype(np.float64)), axis=0)
            ]
        return labels


class _GaussianKernel:
    """The affinities of pixels to landmarks, exp(-gamma |l - x|²), in one precision.

    Parameters
    ----------
    landmarks : ndarray, shape (landmarks, bands)
    gamma : float
    kind : dtype
    """

    def __init__(self, landmarks: NDArray[np.float64], gamma: float, kind: np.dtype) -> None:
        # -gamma |l - x|² = 2 gamma l·x - gamma |l|² - gamma |x|²: one matrix product, if x is given two more rows.
        ones = np.ones(len(landmarks))
        factors = np.column_stack([2 * gamma * landmarks, -gamma * np.square(landmarks).sum(axis=1), ones])
        self._factors = factors.astype(kind)
        self._gamma = kind.type(gamma)
        self._terms: NDArray[np.floating] = np.empty((factors.shape[1], 0), dtype=kind)
        self._room: NDArray[np.floating] = np.empty((len(landmarks), 0), dtype=kind)

    def exponents(self, columns: NDArray[np.floating]) -> NDArray[np.floating]:
        """Return the exponents for pixels of shape (bands, pixels); the next call writes over them."""
        bands, pixels = columns.shape
        if self._terms.shape[1] != pixels:
            self._terms = np.ones((bands + 2, pixels), dtype=self._factors.dtype)
            self._room = np.empty((len(self._factors), pixels), dtype=self._factors.dtype)
        self._terms[:bands] = columns
        np.einsum("ij,ij->j", columns, columns, out=self._terms[-1])
        self._terms[-1] *= -self._gamma
        return np.matmul(self._factors, self._terms, out=self._room)

    def affinity(self, columns: NDArray[np.floating]) -> NDArray[np.floating]:
        """Return the affinities, shape (landmarks, pixels); the next call writes over them."""
        exponents = self.exponents(columns)
        return np.exp(exponents, out=exponents)


def _norms(embedding: NDArray[np.floating]) -> NDArray[np.floating]:
    return np.sqrt(np.einsum("ij,ij->j", embedding, embedding))


def _unit(embedding: NDArray[np.floating]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Return embeddings divided by their norms, and their new norms: 1, or 0 for a pixel far from everything."""
    norms = _norms(embedding)
    near = norms >= LEAST_NORM
    unit = np.divide(embedding, norms, out=np.zeros_like(embedding), where=near)
    return unit, near.astype(embedding.dtype)


def _chunks(X: NDArray[np.floating]) -> Iterator[NDArray[np.floating]]:
    """Yield pixels block by block as columns."""
    for start in range(0, len(X), BLOCK):
        yield np.ascontiguousarray(X[start : start + BLOCK].T)

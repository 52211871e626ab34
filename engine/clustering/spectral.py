"""Spectral clustering by the Nyström method, for data of any size.

A few pixels, the landmarks, stand for the whole image. The similarity of a pixel to the landmarks, a vector of
some hundred numbers, is all that is needed to embed it where k-means finds the clusters, so pixels
that were not there when the model was fitted are embedded just as well, block by block.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, ClusterMixin, TransformerMixin
from sklearn.cluster import KMeans, kmeans_plusplus
from sklearn.metrics import pairwise_distances_argmin
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_array, check_is_fitted, validate_data

from .blocks import BLOCK
from .kernels import MINIMUM_NORM
from .labelling import GaussianEmbedding, Labeller, landmark_sums
from .scaling import SpectralScaler

#: Pixels that the initialisations of k-means are compared on.
_KMEANS_SAMPLE = 8192
_SEEDING_SAMPLE = 20_000
#: A landmark must be the nearest of at least this many, and this share, of the pixels it was drawn from.
_MINIMUM_PIXELS, _MINIMUM_SHARE = 3, 2e-4


class NystromSpectralClustering(ClassNamePrefixFeaturesOutMixin, ClusterMixin, TransformerMixin, BaseEstimator):
    """Spectral clustering with a Gaussian affinity, approximated by landmarks.

    Parameters
    ----------
    n_clusters : int
    n_components : int
        Number of landmarks.
    landmarks : {"kmeans++", "uniform"} or array-like of shape (landmarks, bands)
        How landmarks are drawn, or the landmarks themselves. ``kmeans++`` spreads them over the spectra that occur and
        weights each by the pixels assigned to it, so that a lake of a few pixels gets landmarks too. ``uniform`` draws
        every pixel with the same chance and without weights, with the same rule as dask-ml's ``SpectralClustering``: the
        same ``random_state`` gives the same landmarks and the same embedding. Given landmarks are weighted as with
        ``kmeans++``.
    gamma : float or None
        Affinity of two pixels: exp(-gamma |x - y|²). None means 1 / bands.
    n_init : int
        Number of initialisations of k-means.
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
        landmarks: str | ArrayLike = "kmeans++",
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
        given = None if isinstance(self.landmarks, str) else check_array(self.landmarks, dtype=np.float64)
        if given is None and self.landmarks not in ("kmeans++", "uniform"):
            raise ValueError(f"landmarks must be 'kmeans++', 'uniform' or an array, not {self.landmarks!r}")
        if given is not None and given.shape[1] != bands:
            raise ValueError(f"the landmarks have {given.shape[1]} bands, the pixels {bands}")
        self.gamma_ = 1.0 / bands if self.gamma is None else float(self.gamma)
        generator = check_random_state(self.random_state)
        # dask-ml draws one number for its inner k-means before it draws the landmarks.
        inner_seed = generator.randint(2**31 - 1)
        count = min(max(self.n_components, self.n_clusters), pixels)
        uniform = given is None and self.landmarks == "uniform"
        if given is not None:
            landmarks = given
        elif uniform:
            landmarks = X[np.sort(generator.choice(np.arange(pixels), count, replace=False))]
        else:
            landmarks = self._spread_landmarks(X, count, generator)
        self.landmarks_ = landmarks.astype(np.float64)
        self.weights_ = self._weights(X, weighted=not uniform)
        self._fit_centres(X, inner_seed)
        self.landmark_labels_ = self._nearest_centre(*_unit(self._embed(self.landmarks_.T)))
        self.labels_ = self.predict(X)
        return self

    def transform(self, X: ArrayLike) -> NDArray[np.floating]:
        """Return the embedding, shape (pixels, clusters or fewer); rows have norm 1."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=[np.float64, np.float32], reset=False)
        return self._embed_pixels(X)

    def predict(self, X: ArrayLike) -> NDArray[np.int64]:
        """Return the label of the nearest centre for pixels of shape (pixels, bands), from 0."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=[np.float64, np.float32], reset=False)
        if X.dtype == np.float32:
            # One of its own: other runs label in this process at the same time, pixels of other bands.
            as_it_is = SpectralScaler("none").fit(X[:1])
            return self.labeller(as_it_is).label(X.T).astype(np.int64)
        return np.concatenate([self._label_columns(columns) for columns in _chunks(X)])

    def labeller(self, scaler: SpectralScaler) -> Labeller:
        """Return what labels pixels as they are, before scaling: the fast way, in single precision."""
        check_is_fitted(self)
        return Labeller(scaler, self.cluster_centers_, self._embedding(), self.predict)

    @property
    def _n_features_out(self) -> int:
        return self.weights_.shape[1]

    def _spread_landmarks(
        self, X: NDArray[np.floating], count: int, generator: np.random.RandomState
    ) -> NDArray[np.floating]:
        """Draw landmarks by k-means++ seeding, and drop those that hardly any pixels are assigned to.

        Spectral clustering would make a cluster of every single outlier that has a landmark to itself.
        """
        drawn = X
        if len(X) > _SEEDING_SAMPLE:
            drawn = X[np.sort(generator.choice(len(X), _SEEDING_SAMPLE, replace=False))]
        # scikit-learn computes distances of single precision piece by piece in double: slower than double at once.
        drawn = drawn.astype(np.float64)
        landmarks, _ = kmeans_plusplus(drawn, min(count, len(drawn)), random_state=generator)
        assigned = np.bincount(pairwise_distances_argmin(drawn, landmarks), minlength=len(landmarks))
        ranked = np.sort(assigned)[::-1]
        minimum = min(max(_MINIMUM_PIXELS, _MINIMUM_SHARE * len(drawn)), ranked[min(self.n_clusters, len(ranked)) - 1])
        return landmarks[assigned >= max(minimum, 1)]

    def _weights(self, X: NDArray[np.float64], *, weighted: bool) -> NDArray[np.float64]:
        if X.dtype == np.float32:
            degrees, assigned = landmark_sums(X.T, self.landmarks_, self.gamma_)
        else:
            degrees = sum(self._affinity(columns).sum(axis=1) for columns in _chunks(X))
            assigned = np.bincount(pairwise_distances_argmin(X, self.landmarks_), minlength=len(degrees))
        mass = np.maximum(assigned, 1.0) if weighted else np.ones(len(degrees))
        scale = np.sqrt(mass / degrees)
        among = self._affinity(self.landmarks_.T)
        normalised = scale[:, np.newaxis] * among * scale
        values, vectors = np.linalg.eigh(0.5 * (normalised + normalised.T))
        values, vectors = values[::-1][: self.n_clusters], vectors[:, ::-1][:, : self.n_clusters]
        # Landmarks that coincide make the matrix singular; its null space is rounding noise, not a direction.
        kept = values > np.finfo(np.float64).eps * len(values) * values[0]
        return scale[:, np.newaxis] * vectors[:, kept] / np.sqrt(values[kept])

    def _fit_centres(self, X: NDArray[np.floating], seed: int) -> None:
        embedding = self._embed_pixels(X).astype(np.float64)
        some = embedding
        if len(X) > _KMEANS_SAMPLE:
            some = embedding[np.sort(np.random.RandomState(seed).choice(len(X), _KMEANS_SAMPLE, replace=False))]
        distinct = len(np.unique(some.round(12), axis=0))
        clusters = min(self.n_clusters, distinct)
        kmeans = KMeans(n_clusters=clusters, n_init=self.n_init, random_state=seed).fit(some)
        if len(X) > _KMEANS_SAMPLE:
            # Initialisations are compared on some of the pixels; the best is refined on all.
            kmeans = KMeans(n_clusters=clusters, init=kmeans.cluster_centers_, n_init=1).fit(embedding)
        self.cluster_centers_ = kmeans.cluster_centers_

    def _embedding(self) -> GaussianEmbedding:
        return GaussianEmbedding(self.landmarks_, self.gamma_, self.weights_)

    def _embed_pixels(self, X: NDArray[np.floating]) -> NDArray[np.floating]:
        if X.dtype == np.float32:
            return self._embedding().embed(X.T).T
        return np.concatenate([_unit(self._embed(columns))[0].T for columns in _chunks(X)])

    def _exponents(self, columns: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return -gamma |l - x|² of pixels that stand in columns, shape (landmarks, pixels)."""
        landmarks = self.landmarks_
        squares = np.square(landmarks).sum(axis=1)[:, np.newaxis] + np.square(columns).sum(axis=0)
        return self.gamma_ * (2 * landmarks @ columns - squares)

    def _affinity(self, columns: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.exp(self._exponents(columns))

    def _embed(self, columns: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the embedding before it is divided by its norm, shape (dimensions, pixels)."""
        # Only the direction counts, so that the weights may be scaled to where the size of a negligible norm is known.
        return self.weights_.T / np.abs(self.weights_).max() @ self._affinity(columns)

    def _nearest_centre(self, embedding: NDArray[np.floating], norms: NDArray[np.floating]) -> NDArray[np.int64]:
        """Return the nearest centre of embeddings of given norms: the largest c·f/|f| - |c|²/2, times |f|."""
        half_squares = 0.5 * np.square(self.cluster_centers_).sum(axis=1)
        return np.argmax(self.cluster_centers_ @ embedding - half_squares[:, np.newaxis] * norms, axis=0)

    def _label_columns(self, columns: NDArray[np.float64]) -> NDArray[np.int64]:
        embedding = self._embed(columns)
        norms = _norms(embedding)
        labels = self._nearest_centre(embedding, norms)
        far = norms < MINIMUM_NORM
        if far.any():
            # An outlier so far from all landmarks that its affinities are next to nothing: it gets the label
            # of the nearest landmark.
            labels[far] = self.landmark_labels_[np.argmax(self._exponents(columns[:, far]), axis=0)]
        return labels


def _norms(embedding: NDArray[np.floating]) -> NDArray[np.floating]:
    return np.sqrt(np.einsum("ij,ij->j", embedding, embedding))


def _unit(embedding: NDArray[np.floating]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Return embeddings divided by their norms, and their new norms: 1, or 0 for a pixel far from everything."""
    norms = _norms(embedding)
    near = norms >= MINIMUM_NORM
    unit = np.divide(embedding, norms, out=np.zeros_like(embedding), where=near)
    return unit, near.astype(embedding.dtype)


def _chunks(X: NDArray[np.floating]) -> Iterator[NDArray[np.floating]]:
    """Yield pixels block by block as columns."""
    for start in range(0, len(X), BLOCK):
        yield np.ascontiguousarray(X[start : start + BLOCK].T)

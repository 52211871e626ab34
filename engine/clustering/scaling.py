"""Scaling spectra before clustering: what counts as "alike" is decided here.

``shape`` divides each pixel by its own norm, which removes brightness and keeps the form of the spectrum, and then gives
each band mean 0 and standard deviation 1. ``band`` does only the second, ``image`` uses one mean and one standard
deviation for all bands together (as ``(x - x.mean()) / x.std()`` on the whole array), ``none`` leaves values alone.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

ScalingName = Literal["shape", "band", "image", "none"]
SCALINGS: tuple[ScalingName, ...] = ("shape", "band", "image", "none")

#: A pixel darker than this share of the median norm is divided by that share instead: a spectrum of almost zeros has no
#: shape, only noise, and must not be blown up to the size of the others.
_DARKEST_SHARE = 0.02


class SpectralScaler(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):
    """Scale spectra in one of four ways.

    Parameters
    ----------
    scaling : {"shape", "band", "image", "none"}

    Attributes
    ----------
    mean_, scale_ : ndarray of float64, shape (bands,)
        Subtracted from, and then divided into, each band (of the normalised spectra for ``shape``). The scale of a
        constant band is 1.
    floor_ : float
        Least norm that a pixel is divided by (``shape`` only, else 0).
    """

    def __init__(self, scaling: ScalingName = "shape") -> None:
        self.scaling = scaling

    def fit(self, X: ArrayLike, y: None = None) -> SpectralScaler:
        """Learn means and scales from spectra of shape (pixels, bands).

        Raises
        ------
        ValueError
            If the scaling is not one of the four, or values are not finite.
        """
        if self.scaling not in SCALINGS:
            raise ValueError(f"scaling must be one of {', '.join(SCALINGS)}, not {self.scaling!r}")
        X = validate_data(self, X, dtype=np.float64)
        bands = X.shape[1]
        self.floor_ = 0.0
        self.mean_, self.scale_ = np.zeros(bands), np.ones(bands)
        if self.scaling == "shape":
            norms = np.sqrt(np.square(X).sum(axis=1))
            self.floor_ = float(_DARKEST_SHARE * np.median(norms)) or 1.0
            X = X / np.maximum(norms, self.floor_)[:, np.newaxis]
        if self.scaling in ("shape", "band"):
            self.mean_, self.scale_ = X.mean(axis=0), _spread(X.std(axis=0), np.abs(X).max(axis=0))
        elif self.scaling == "image":
            self.mean_ = np.full(bands, X.mean())
            self.scale_ = _spread(np.full(bands, X.std()), np.abs(X).max(axis=0))
        return self

    def transform(self, X: ArrayLike) -> NDArray[np.floating]:
        """Scale spectra of shape (pixels, bands); single precision stays single."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=[np.float64, np.float32], reset=False)
        return self.transform_columns(X.T).T

    def transform_columns(self, columns: NDArray[np.floating]) -> NDArray[np.floating]:
        """Scale spectra that stand in columns, shape (bands, pixels), in the array's own precision."""
        kind = columns.dtype.type
        shift, factor = self.mean_.astype(kind)[:, np.newaxis], (1.0 / self.scale_).astype(kind)[:, np.newaxis]
        if self.scaling == "shape":
            norms = np.sqrt(np.square(columns).sum(axis=0))
            columns = columns / np.maximum(norms, kind(self.floor_))
        return (columns - shift) * factor


def _spread(deviation: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the standard deviations, with 1 for bands that are constant but for rounding."""
    return np.where(deviation > 1e-12 * np.maximum(size, 1e-300), deviation, 1.0)

"""Statistics of pixels that lie near each other: moments of spectra that come in parts, variograms and covariances."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from .unmixing import LAG, Bools, Floats

#: Bins of a variogram with fewer pairs are not used.
_PAIRS = 30


def _shifts() -> NDArray[np.int64]:
    """Return rows down, columns to the right, and the distance rounded to whole pixels, of all shifts that make a pair once."""
    down, right = (array.ravel() for array in np.mgrid[: LAG + 1, -LAG : LAG + 1])
    lag = np.rint(np.hypot(down, right)).astype(np.int64)
    wanted = ((down > 0) | (right > 0)) & (lag <= LAG)
    return np.stack([down[wanted], right[wanted], lag[wanted]])


_SHIFTS = _shifts()


class Moments:
    """Count, mean and covariance of spectra that come in parts."""

    def __init__(self) -> None:
        self.count = 0
        self._sum: Floats | float = 0.0
        self._square: Floats | float = 0.0

    def add(self, spectra: NDArray) -> None:
        """Add spectra of shape (bands, pixels)."""
        spectra = spectra.astype(np.float64)
        self.count += spectra.shape[1]
        self._sum = self._sum + spectra.sum(axis=1)
        self._square = self._square + spectra @ spectra.T

    @classmethod
    def of(cls, spectra: NDArray) -> Moments:
        """Return those of spectra of shape (bands, pixels)."""
        found = cls()
        found.add(spectra)
        return found

    @classmethod
    def joined(cls, parts: Iterable[Moments]) -> Moments:
        """Return those of all spectra of some parts."""
        found = cls()
        for part in parts:
            found.count += part.count
            found._sum, found._square = found._sum + part._sum, found._square + part._square
        return found

    @property
    def mean(self) -> Floats:
        """The mean spectrum."""
        return np.asarray(self._sum) / self.count

    @property
    def covariance(self) -> Floats:
        """The covariance of the bands."""
        mean = self.mean
        return (np.asarray(self._square) - self.count * np.outer(mean, mean)) / max(self.count - 1, 1)


class Variogram:
    """Half the mean squared difference of pairs of pixels, by their distance rounded to whole pixels."""

    def __init__(self) -> None:
        self._sums = np.zeros(LAG + 1)
        self.pairs = np.zeros(LAG + 1)

    @classmethod
    def of(cls, values: Floats, chosen: Bools) -> Variogram:
        """Return that of the chosen pixels of an array."""
        found = cls()
        found.add(values, chosen)
        return found

    @classmethod
    def joined(cls, parts: Iterable[Variogram]) -> Variogram:
        """Return that of the pairs of some parts."""
        found = cls()
        for part in parts:
            found._sums, found.pairs = found._sums + part._sums, found.pairs + part.pairs
        return found

    def add(self, values: Floats, chosen: Bools) -> None:
        """Add all pairs of chosen pixels of an array. All shifts at once, by Fourier transforms; float32 will do."""
        if chosen.sum() < 2:
            return
        rows, columns = np.nonzero(chosen)
        part = slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1)
        chosen = chosen[part]
        centred = np.where(chosen, values[part] - values[part][chosen].mean(), 0.0).astype(np.float32)
        shape = [fft.next_fast_len(length + LAG, real=True) for length in chosen.shape]
        one, first, second = (fft.rfft2(array, shape) for array in (chosen.astype(np.float32), centred, centred**2))
        pairs = fft.irfft2(one * one.conj(), shape)
        squares = fft.irfft2(second * one.conj() + one * second.conj() - 2 * first * first.conj(), shape) / 2
        down, right, lag = _SHIFTS[:, (_SHIFTS[0] < chosen.shape[0]) & (abs(_SHIFTS[1]) < chosen.shape[1])]
        self._sums += np.bincount(lag, np.maximum(squares[down, right], 0.0), LAG + 1)
        self.pairs += np.bincount(lag, np.rint(pairs[down, right]), LAG + 1)

    @property
    def gamma(self) -> Floats:
        """The variogram."""
        return np.divide(self._sums, self.pairs, out=np.zeros_like(self._sums), where=self.pairs > 0)

    def covariance(self, floor: float) -> Floats:
        """Return the covariance by distance: how far the variogram lies below its highest value, never rising."""
        gamma, enough = self.gamma, self.pairs > _PAIRS
        if not enough.any():
            return np.r_[floor, np.zeros(LAG)]
        last, plateau = int(np.flatnonzero(enough).max()), max(float(gamma[enough].max()), floor)
        covariance = plateau - np.where(np.arange(LAG + 1) <= last, gamma, plateau)
        covariance[0] = plateau
        covariance = np.maximum(covariance, 0.0)
        covariance[1:] = np.minimum.accumulate(np.minimum(covariance[1:], plateau))
        return covariance


def pair_sums(
    arrays: tuple[Floats, ...], covariance: Floats, part: tuple[slice, slice] | None = None
) -> tuple[Floats, Floats]:
    """Return sums of products of weights, and covariances of weighted sums of the index, by that of two pixels at a distance.

    Parameters
    ----------
    arrays : tuple of ndarray of float64, shape (rows, columns)
        The weights of the pixels in each sum.
    covariance : ndarray, shape (LAG + 1,)
    part : (slice, slice), optional
        Rows and columns in which the first pixel of a pair lies, so that windows add up; all when left out.

    Returns
    -------
    (ndarray of float64, ndarray of float64), shape (sums, sums)
    """
    from . import shore_kernels as kernels

    reach = int(np.flatnonzero(covariance).max(initial=0))
    reach = min(LAG, reach + 1)
    rows, columns = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    distance = np.hypot(rows, columns)
    kernel = np.where(distance <= LAG, np.interp(distance, np.arange(LAG + 1), covariance), 0.0)
    high, wide = part or (slice(0, arrays[0].shape[0]), slice(0, arrays[0].shape[1]))
    products, sums = kernels.pair_sums(arrays, kernel, high.start, high.stop, wide.start, wide.stop)
    return products, sums

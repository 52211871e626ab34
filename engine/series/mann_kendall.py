"""Mann-Kendall tests of a trend and Sen's slope, as pymannkendall has them, and their variance with dependence.

Mann 1945, Kendall 1975; Sen 1968; Hirsch, Slack & Smith 1982 (seasonal); Hirsch & Slack 1984 with Dietz & Killeen 1981
(dependence between the months of a year, with gaps); Hamed & Rao 1998 (autocorrelation).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm, rankdata

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class MannKendall:
    """A test.

    Attributes
    ----------
    score, variance : float
        Kendall's S, and its variance where there is no trend.
    pairs : float
        How many pairs were compared: S over these is tau.
    slope : float
        Sen's, by time step; NaN where there are no pairs.
    """

    score: float
    variance: float
    pairs: float
    slope: float

    @property
    def z(self) -> float:
        """The score in standard deviations, with the correction for continuity."""
        if self.score == 0 or self.variance <= 0:
            return 0.0
        return float((self.score - np.sign(self.score)) / np.sqrt(self.variance))

    @property
    def p(self) -> float:
        """Two-sided probability of such a score without a trend."""
        return float(2 * norm.sf(abs(self.z)))

    @property
    def tau(self) -> float:
        """Kendall's tau."""
        return self.score / self.pairs if self.pairs else float("nan")


def mann_kendall(values: Floats) -> MannKendall:
    """Return the test of a series, shape (times,), without gaps."""
    times = np.arange(len(values), dtype=float)
    slopes = pair_slopes(values, times)
    return MannKendall(
        score(values), independent_variance(values), slopes.size, float(np.median(slopes)) if slopes.size else np.nan
    )


def hamed_rao(values: Floats, lags: int | None = None, level: float = 0.05) -> MannKendall:
    """Return the test with Hamed & Rao's variance: by the autocorrelation of the ranks of the detrended values.

    Parameters
    ----------
    values : ndarray of float, shape (times,)
    lags : int, optional
        How many lags to look at; all when left out.
    level : float
        Only correlations that differ from 0 at this level count.
    """
    plain, count = mann_kendall(values), len(values)
    ranks = rankdata(values - np.arange(1, count + 1) * plain.slope)
    centred = ranks - ranks.mean()
    products = np.correlate(centred, centred, "full")[count - 1 :]
    correlation = products / products[0] if products[0] > 0 else np.zeros(count)
    lag = np.arange(1, (count if lags is None else min(lags + 1, count)))
    bound = norm.ppf(1 - level / 2) / np.sqrt(count)
    counted = np.where(np.abs(correlation[lag]) > bound, correlation[lag], 0.0)
    factor = 1 + 2 / (count * (count - 1) * (count - 2)) * float(_lag_weights(count, lag) @ counted)
    return MannKendall(plain.score, plain.variance * factor, plain.pairs, plain.slope)


def memory_factor(values: Floats, times: Floats) -> tuple[float, float]:
    """Return by what a memory over years widens the variance, and the correlation from year to year.

    Hamed & Rao's sum with the correlation of an AR(1): its first lag is that of the ranks of the detrended values, corrected
    for the bias of short records, (n r + 2) / (n - 4).

    Parameters
    ----------
    values, times : ndarray of float, shape (years,)
        Eight years or more; years may be missing.
    """
    count = len(values)
    ranks = rankdata(values - np.median(pair_slopes(values, times)) * times)
    centred = ranks - ranks.mean()
    follows = np.diff(times) == 1
    lagged = (centred[1:] * centred[:-1])[follows].sum() / max(follows.sum(), 1)
    correlation = float(min((count * lagged / max((centred**2).mean(), 1e-12) + 2) / (count - 4), 0.95))
    if correlation <= 0:
        return 1.0, correlation
    lag = np.arange(1, count)
    total = float(_lag_weights(count, lag) @ correlation**lag)
    return max(1.0, 1 + 2 / (count * (count - 1) * (count - 2)) * total), correlation


def _lag_weights(count: int, lag: NDArray[np.int64]) -> Floats:
    return ((count - lag) * (count - lag - 1.0) * (count - lag - 2.0)).astype(np.float64)


def seasonal(grid: Floats) -> MannKendall:
    """Return the seasonal test: scores and variances of the seasons, added up.

    Parameters
    ----------
    grid : ndarray of float, shape (years, seasons)
        NaN where there is no value.
    """
    total = variance = pairs = 0.0
    for column in grid.T:
        known = column[np.isfinite(column)]
        total, variance = total + score(known), variance + independent_variance(known)
        pairs += len(known) * (len(known) - 1) / 2
    slopes = seasonal_slopes(grid)
    return MannKendall(total, variance, pairs, float(np.median(slopes)) if slopes.size else np.nan)


def seasonal_slopes(grid: Floats) -> Floats:
    """Return the slopes of all pairs of years within the seasons, by year."""
    slopes = [np.zeros(0)]
    for column in grid.T:
        years = np.flatnonzero(np.isfinite(column))
        slopes.append(pair_slopes(column[years], years.astype(float)))
    return np.concatenate(slopes)


def dependent_variance(grid: Floats) -> float:
    """Return the variance of the seasonal score where the seasons of a year depend on each other."""
    years = len(grid)
    known = np.isfinite(grid)
    counts = known.sum(axis=0)
    signs, ranks = [], []
    for column, there, count in zip(grid.T, known.T, counts, strict=True):
        difference = np.nan_to_num(np.sign(column[np.newaxis] - column[:, np.newaxis]))
        signs.append(np.triu(difference, 1).ravel())
        ranks.append((count + 1 - np.where(there, difference.sum(axis=1), 0.0)) / 2)
    sign, rank = np.array(signs), np.array(ranks)
    covariance = (sign @ sign.T + 4 * rank @ rank.T - years * np.outer(counts + 1, counts + 1)) / 3
    return float(covariance.sum())


def score(values: Floats) -> float:
    """Return Kendall's S: how many pairs rise, less those that fall."""
    return float(np.triu(np.sign(values[np.newaxis] - values[:, np.newaxis]), 1).sum())


def independent_variance(values: Floats) -> float:
    """Return the variance of S for independent values, with ties."""
    count = len(values)
    ties = np.unique(values, return_counts=True)[1]
    return float((count * (count - 1) * (2 * count + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18)


def pair_slopes(values: Floats, times: Floats) -> Floats:
    """Return the slope between each two values."""
    first, second = np.triu_indices(len(values), 1)
    return (values[second] - values[first]) / (times[second] - times[first])

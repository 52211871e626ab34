"""Trend and seasons of a series of areas: what a record with gaps, seasons and a memory over years can tell."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kruskal, norm

from .mann_kendall import (
    MannKendall,
    dependent_variance,
    hamed_rao,
    mann_kendall,
    memory_factor,
    seasonal,
    seasonal_slopes,
)

Floats: TypeAlias = NDArray[np.float64]

MONTHS = 12
INSUFFICIENT = "insufficient record"
#: A month counts with so many years, a year with so many months, a record with so many years and months.
_MONTH_YEARS, _YEAR_MONTHS, _LEAST_YEARS, _LEAST_MONTHS = 4, 3, 8, 2
_LEVEL = 0.05


@dataclass(frozen=True)
class Trend:
    """The trend of a record that suffices.

    Attributes
    ----------
    slope, low, high : float
        Change by year, and its 95 % interval.
    p : float
        Probability of such a trend where there is none, with the memory over years.
    memory : float
        Correlation of one year with the next.
    years, months : int
        How many count.
    seasonal : bool
        Whether the months differ.
    """

    slope: float
    low: float
    high: float
    p: float
    memory: float
    years: int
    months: int
    seasonal: bool


@dataclass(frozen=True)
class Classical:
    """The tests in use, for reference; on records with gaps and memory they find trends that are not there."""

    of_dates: MannKendall
    hamed_rao_of_months: MannKendall | None
    seasonal_months: MannKendall


def monthly(dates: Sequence[datetime.date], areas: Floats) -> tuple[int, Floats]:
    """Return the first year, and the median area by year and calendar month, shape (years, 12), NaN where there is none."""
    of_month: dict[tuple[int, int], list[float]] = {}
    for date, area in zip(dates, areas.tolist(), strict=True):
        of_month.setdefault((date.year, date.month - 1), []).append(area)
    first, last = min(of_month)[0], max(of_month)[0]
    grid = np.full((last - first + 1, MONTHS), np.nan)
    for (year, month), values in of_month.items():
        grid[year - first, month] = median(values)
    return first, grid


def trend_of(grid: Floats) -> Trend | None:
    """Return the trend of monthly values, or None if the record does not suffice.

    Parameters
    ----------
    grid : ndarray of float, shape (years, 12)
        NaN where there is no value.
    """
    kept = grid.copy()
    kept[:, np.isfinite(kept).sum(axis=0) < _MONTH_YEARS] = np.nan
    months = int(np.isfinite(kept).any(axis=0).sum())
    years, anomalies = _year_anomalies(kept)
    if len(years) < _LEAST_YEARS or months < _LEAST_MONTHS:
        return None
    slopes = np.sort(seasonal_slopes(kept))
    if not slopes.size:
        return None
    plain = seasonal(kept)
    factor, memory = memory_factor(anomalies, years)
    test = MannKendall(
        plain.score, max(plain.variance, dependent_variance(kept)) * factor, plain.pairs, float(np.median(slopes))
    )
    reach = norm.ppf(1 - _LEVEL / 2) * np.sqrt(test.variance)
    low, high = (
        slopes[int(np.clip(place, 0, slopes.size - 1))]
        for place in (np.floor((slopes.size - reach) / 2), np.ceil((slopes.size + reach) / 2))
    )
    return Trend(
        test.slope, float(low), float(high), test.p, memory, len(years), months, _months_differ(kept)
    )  # fmt: skip


def classical(areas: Floats, grid: Floats) -> Classical:
    """Return the tests in use: of the areas in the order of time, and of monthly values, shape (years, 12)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        anomalies = (grid - np.nanmedian(grid, axis=0)).ravel()
    known = anomalies[np.isfinite(anomalies)]
    return Classical(mann_kendall(areas), hamed_rao(known) if len(known) > 3 else None, seasonal(grid))


def climatology(grid: Floats) -> list[tuple[float, float, float] | None]:
    """Return for each month the lower quartile, median and upper quartile over its years; None where there are too few."""
    found = []
    for column in grid.T:
        known = column[np.isfinite(column)]
        enough = len(known) >= _MONTH_YEARS
        found.append(tuple(map(float, np.percentile(known, (25, 50, 75)))) if enough else None)
    return found  # type: ignore[return-value]


def percentile_in_season(dates: Sequence[datetime.date], areas: Floats) -> float | None:
    """Return which share of the other years' values of the same month the last area exceeds, 0..100.

    Values that are equal count by half. None where there are fewer than four other years.
    """
    last = dates[-1]
    others: dict[int, list[float]] = {}
    for date, area in zip(dates[:-1], areas[:-1], strict=True):
        if date.month == last.month and date.year != last.year:
            others.setdefault(date.year, []).append(area)
    if len(others) < _MONTH_YEARS:
        return None
    values = np.array([np.median(value) for value in others.values()])
    return float(100 * ((values < areas[-1]).sum() + 0.5 * (values == areas[-1]).sum()) / len(values))


def _year_anomalies(grid: Floats) -> tuple[Floats, Floats]:
    if not np.isfinite(grid).any():
        return np.zeros(0), np.zeros(0)
    with warnings.catch_warnings():
        # Months that do not count have no median.
        warnings.simplefilter("ignore", RuntimeWarning)
        anomalies = grid - np.nanmedian(grid, axis=0)
    years = np.flatnonzero(np.isfinite(anomalies).sum(axis=1) >= _YEAR_MONTHS)
    return years.astype(np.float64), np.array([np.nanmedian(anomalies[year]) for year in years])


def _months_differ(grid: Floats) -> bool:
    """Test whether the months differ: Kruskal & Wallis on what is left when each year's median is taken away."""
    rows = np.isfinite(grid).sum(axis=1) >= _YEAR_MONTHS
    left = grid[rows] - np.nanmedian(grid[rows], axis=1, keepdims=True)
    groups = [column[np.isfinite(column)] for column in left.T]
    groups = [group for group in groups if len(group) >= _MONTH_YEARS]
    if len(groups) < _LEAST_MONTHS or np.ptp(np.concatenate(groups)) == 0:
        return False
    return bool(kruskal(*groups).pvalue < _LEVEL)

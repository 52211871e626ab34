"""Trend and seasons: the classical tests against pymannkendall, ours against records without a trend."""

from __future__ import annotations

import datetime

import numpy as np
import pymannkendall
import pytest

from engine.series.mann_kendall import dependent_variance, hamed_rao, mann_kendall, memory_factor, seasonal
from engine.series.trend import climatology, monthly, percentile_in_season, trend_of

CLOSE = {"rel": 1e-9, "abs": 1e-12}


def records(count, gaps=False):
    """Yield series of noise, some with ties, some that wander, some with a trend, some with gaps."""
    generator = np.random.default_rng(11)
    for number in range(count):
        size = int(generator.integers(24, 240))
        values = generator.normal(0, 1, size) + generator.choice([0, 0.3]) * generator.normal(0, 1, size).cumsum()
        values += generator.normal(0, 0.02) * np.arange(size)
        if number % 3 == 0:
            values = np.round(values, 1)
        if gaps:
            values[generator.random(size) < 0.3] = np.nan
        yield values


def same(test, theirs):
    assert test.score == theirs.s
    assert test.variance == pytest.approx(theirs.var_s, **CLOSE)
    assert test.z == pytest.approx(theirs.z, **CLOSE)
    assert test.p == pytest.approx(theirs.p, **CLOSE)
    assert test.tau == pytest.approx(theirs.Tau, **CLOSE)
    assert test.slope == pytest.approx(theirs.slope, **CLOSE)


def test_mann_kendall_equals_pymannkendall():
    for values in records(40):
        same(mann_kendall(values), pymannkendall.original_test(values))


@pytest.mark.parametrize("lags", [None, 3])
def test_hamed_rao_equals_pymannkendall(lags):
    for values in records(40):
        theirs = pymannkendall.hamed_rao_modification_test(values, lag=lags)
        if theirs.var_s > 0:  # theirs fails where it is not
            same(hamed_rao(values, lags), theirs)


def by_year(values):
    return np.append(values, np.full(-len(values) % 12, np.nan)).reshape(-1, 12)


def test_the_seasonal_test_equals_pymannkendall_with_gaps():
    for values in records(40, gaps=True):
        same(seasonal(by_year(values)), pymannkendall.seasonal_test(values, 12))


def test_the_dependent_variance_equals_pymannkendall_without_gaps():
    for values in records(40):
        whole = values[: len(values) // 12 * 12]
        theirs = pymannkendall.correlated_seasonal_test(whole, 12)
        assert dependent_variance(whole.reshape(-1, 12)) == pytest.approx(theirs.var_s, **CLOSE)


def test_no_memory_widens_nothing_and_a_long_one_does():
    years = np.arange(40.0)
    generator = np.random.default_rng(2)
    factor, _ = memory_factor(np.tile([1.0, -1.0], 20) + 0.01 * generator.normal(size=40), years)
    assert factor == 1
    slow = np.sin(years / 6)
    factor, memory = memory_factor(slow, years)
    assert factor > 3 and memory > 0.7


def made(years=20, slope=0.0, season=1.5, memory=0.0, noise=0.2, seed=0, per_year=12):
    """Return dates and values as Landsat would give them: fewer in winter, a gap, a sparse beginning."""
    generator = np.random.default_rng(seed)
    days = np.sort(generator.choice(int(365.25 * years), int(per_year * years), replace=False))
    time = days / 365.25
    keep = generator.random(len(days)) < 0.6 + 0.35 * np.cos(2 * np.pi * time)
    keep &= ~((time < 0.3 * years) & (generator.random(len(days)) < 0.5))
    time, days = time[keep], days[keep]
    state = np.zeros(len(time))
    for place in range(1, len(time)):
        fade = np.exp(-(time[place] - time[place - 1]) / memory) if memory else 0.0
        state[place] = fade * state[place - 1] + np.sqrt(1 - fade**2) * generator.normal()
    values = state + season * np.cos(2 * np.pi * time) + slope * time + noise * generator.normal(size=len(time))
    start = datetime.date(1990, 1, 1)
    return [start + datetime.timedelta(days=int(day)) for day in days], values


def test_an_exact_line_has_its_slope():
    dates = [datetime.date(year, month, 15) for year in range(2000, 2012) for month in (1, 5, 9)]
    values = np.array([0.25 * date.year + date.month for date in dates])
    trend = trend_of(monthly(dates, values)[1])
    assert trend.slope == pytest.approx(0.25) and trend.low == pytest.approx(0.25) == trend.high
    assert trend.years == 12 and trend.months == 3 and trend.p < 1e-3


def test_a_trend_is_found_with_its_interval():
    trends = [trend_of(monthly(*made(slope=0.15, memory=0.1, seed=seed))[1]) for seed in range(40)]
    assert sum(trend.low <= 0.15 <= trend.high for trend in trends) >= 35
    assert sum(trend.p < 0.05 for trend in trends) >= 32
    assert all(trend.slope > 0 for trend in trends)


@pytest.mark.parametrize("memory", [0.1, 0.5, 1.0])
def test_records_without_a_trend_seldom_seem_to_have_one(memory):
    """Out of 120 records, 5 % are 6; more than 13 are less likely than one in 200."""
    found = [trend_of(monthly(*made(memory=memory, seed=1000 + seed))[1]).p < 0.05 for seed in range(120)]
    assert sum(found) <= 13


def test_seasons_are_told_from_none():
    assert all(trend_of(monthly(*made(seed=seed))[1]).seasonal for seed in range(10))
    none = [trend_of(monthly(*made(season=0.0, memory=0.5, seed=100 + seed))[1]).seasonal for seed in range(60)]
    assert sum(none) <= 8


@pytest.mark.parametrize(("years", "months", "enough"), [(8, 3, True), (7, 12, False), (20, 2, False), (12, 1, False)])
def test_what_record_suffices(years, months, enough):
    generator = np.random.default_rng(0)
    dates = [datetime.date(2000 + year, month + 1, 9) for year in range(years) for month in range(months)]
    assert (trend_of(monthly(dates, generator.normal(size=len(dates)))[1]) is not None) == enough


def test_months_are_those_of_the_calendar():
    dates = [
        datetime.date(2000, 2, 29),
        datetime.date(2000, 3, 1),
        datetime.date(2000, 3, 31),
        datetime.date(2002, 12, 31),
    ]
    first, grid = monthly(dates, np.array([1.0, 2.0, 4.0, 8.0]))
    assert first == 2000 and grid.shape == (3, 12)
    assert grid[0, 1] == 1 and grid[0, 2] == 3 and grid[2, 11] == 8 and np.isfinite(grid).sum() == 3


def test_the_last_date_within_its_month():
    dates = [datetime.date(2000 + year, 7, 1) for year in range(6)] + [datetime.date(2006, 7, 20)]
    values = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 3.0])
    assert percentile_in_season(dates, values) == pytest.approx(100 * (2 + 0.5) / 6)
    assert percentile_in_season(dates[:4], values[:4]) is None


def test_the_months_of_few_years_have_no_quartiles():
    grid = np.full((5, 12), np.nan)
    grid[:, 0] = [1, 2, 3, 4, 5]
    grid[:3, 1] = 1
    found = climatology(grid)
    assert found[0] == (2, 3, 4) and found[1:] == [None] * 11

"""What speaks against a date: gaps too large to fill, contradictions, levels that no other date shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .filling import FilledDate
from .tables import Floats

GOOD, FILLED, POOR, FAILED = "good", "filled", "poor", "failed"
LAND_IN_WATER = "land in water"
WATER_ON_LAND = "water on land"
ABOVE, BELOW = "above range", "below range"
SHORE_GAPS = "gaps follow the shore"
SELDOM_SEEN = "seldom seen"
#: Reasons for which the trend leaves a date out.
CONTRADICTIONS = (LAND_IN_WATER, WATER_ON_LAND)

#: Half the interval of a fill over the area, and the observed share below which a date is poor.
MOST_DOUBT = 0.1
CLEAR = 0.9
_SURE_WATER, _SURE_LAND = 0.95, 0.05
_PIXELS, _ROBUST, _LEAST_RATE, _LEAST_SPREAD = 20.0, 6.0, 0.03, 0.005
_BEYOND = 0.02
_MOST_GAP, _GAP_PIXELS = 0.15, 30.0
#: Fewer observations than these do not make a share.
_SELDOM = 30
#: Above this, pixels do not fall dry and wet in one order.
_MOST_DISORDER = 0.3


def contradictions(dates: Sequence[FilledDate]) -> list[list[str]]:
    """Return which dates show land in sure water (ice, algae, missed cloud) or water on sure land (shadow, a shifted scene).

    A rate is strange if it is far from what is usual in the series.
    """
    rates, sizes = [], []
    for date in dates:
        seen, deep, dry = date.water + date.land, date.expected > _SURE_WATER, date.expected < _SURE_LAND
        size = float(seen[deep].sum()), float(seen[dry].sum())
        rates.append((date.land[deep].sum() / max(size[0], 1.0), date.water[dry].sum() / max(size[1], 1.0)))
        sizes.append(size)
    values = np.array(rates).reshape(-1, 2)
    enough = (np.array(sizes).reshape(-1, 2) >= _PIXELS).any(axis=1)
    if not enough.any():
        return [[] for _ in dates]
    middle = np.median(values[enough], axis=0)
    spread = 1.4826 * np.median(np.abs(values[enough] - middle), axis=0)
    strange = ((values - middle) / np.maximum(spread, _LEAST_SPREAD) > _ROBUST) & (values > _LEAST_RATE)
    return [
        [name for name, found in zip(CONTRADICTIONS, row, strict=True) if found]
        for row in strange
    ]  # fmt: skip


def range_reasons(date: FilledDate) -> list[str]:
    """Return whether a date's level lies above or below those of all others, so that they say nothing of its gaps."""
    limit = _BEYOND * max(date.observed, 1.0)
    high, low = _wet(date, 2, 20), _wet(date, 60, 92)
    reasons = []
    if date.water[0] > limit and (high >= 0.8 or date.level_bin <= 1):
        reasons.append(ABOVE)
    if date.land[95:].sum() > limit and (low <= 0.2 or date.level_bin >= 99):
        reasons.append(BELOW)
    return reasons


def _wet(date: FilledDate, first: int, last: int) -> float:
    seen = (date.water + date.land)[first:last].sum()
    return float(date.water[first:last].sum() / seen) if seen >= _PIXELS else float("nan")


def gaps_follow_the_shore(date: FilledDate) -> bool:
    """Return whether shallow water is hidden more than deep water and dry ground: then it was taken for cloud.

    The fill is too small then, and its interval cannot know.
    """
    every = date.water + date.land + date.gaps
    area = date.expected @ every
    deeper = np.cumsum(every[::-1])[::-1]
    outer, deep, dry = (
        _hidden(date, every, bins)
        for bins in ((deeper > 0.85 * area) & (deeper <= area + 1), deeper <= 0.7 * area, deeper > 1.15 * area)
    )
    others = [value for value in (deep, dry) if np.isfinite(value)]
    return bool(others) and bool(outer - max(others) > _MOST_GAP)


def _hidden(date: FilledDate, every: Floats, bins: np.ndarray) -> float:
    pixels = every[bins].sum()
    return float(date.gaps[bins].sum() / pixels) if pixels >= _GAP_PIXELS else float("nan")


def seldom_seen(depth: float, dates: int) -> bool:
    """Return whether what a date hides was observed so seldom that its occurrence is doubtful.

    Parameters
    ----------
    depth : float
        Observations of the hidden pixels, in the median.
    dates : int
        Dates that observed most of the lake: in a short series all ground is seen seldom, and the interval knows.
    """
    return bool(depth < _SELDOM and depth < 0.5 * dates)


def disorder(dates: Sequence[FilledDate]) -> float:
    """Return how much of its water a usual date contradicts its level by; NaN where no date shows enough."""
    values = [
        (date.extra_water + date.missing_water) / max(date.observed, 1.0)
        for date in dates
        if date.water.sum() + date.land.sum() > 0.3 * date.total and date.observed > _PIXELS
    ]
    return float(np.median(values)) if values else float("nan")


def water_moves(dates: Sequence[FilledDate]) -> bool:
    """Return whether the water moves, as a river does, so that occurrence is no order of levels."""
    return disorder(dates) > _MOST_DISORDER


def grade(date: FilledDate, of_fill: float, reasons: Sequence[str], least_observed: float) -> str:
    """Return a date's flag: good, filled, or poor, which leaves its area empty."""
    doubtful = of_fill > MOST_DOUBT * date.filled
    if date.observed_share < least_observed or doubtful or (BELOW in reasons and date.observed_share < CLEAR):
        return POOR
    return GOOD if date.observed_share >= CLEAR else FILLED

"""What speaks against a date: gaps too large to fill, contradictions, levels that no other date shows."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .filling import Fills
from .tables import Floats

Bools: TypeAlias = NDArray[np.bool_]

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


def reasons_of(fills: Fills, depth: Floats) -> dict[str, Bools]:
    """Return what speaks against dates: for each reason which dates it holds for, shape (lakes, dates).

    Parameters
    ----------
    fills : Fills
    depth : ndarray of float, shape (lakes, dates)
        Observations of the hidden pixels, in the median.
    """
    land_in_water, water_on_land = contradictions(fills)
    above, below = out_of_range(fills)
    return {
        LAND_IN_WATER: land_in_water,
        WATER_ON_LAND: water_on_land,
        ABOVE: above,
        BELOW: below,
        SHORE_GAPS: gaps_follow_the_shore(fills),
        SELDOM_SEEN: seldom_seen(depth, (fills.observed_share >= 0.5).sum(axis=1, keepdims=True)),
    }


def contradictions(fills: Fills) -> tuple[Bools, Bools]:
    """Return which dates show land in sure water (ice, algae, missed cloud) or water on sure land (shadow, a shifted scene).

    A rate is strange if it is far from what is usual in the series.
    """
    seen, deep, dry = fills.water + fills.land, fills.expected > _SURE_WATER, fills.expected < _SURE_LAND
    enough = np.maximum(_sum(seen, deep), _sum(seen, dry)) >= _PIXELS
    found = []
    for wrong, sure in ((fills.land, deep), (fills.water, dry)):
        rate = _sum(wrong, sure) / np.maximum(_sum(seen, sure), 1.0)
        middle = _medians(rate, enough)
        spread = 1.4826 * _medians(np.abs(rate - middle), enough)
        found.append(((rate - middle) / np.maximum(spread, _LEAST_SPREAD) > _ROBUST) & (rate > _LEAST_RATE))
    return found[0], found[1]


def _medians(values: Floats, counted: Bools) -> Floats:
    """Return the median of what counts of each lake, shape (lakes, 1); NaN where nothing does."""
    ordered = np.sort(np.where(counted, values, np.inf), axis=1)
    count = counted.sum(axis=1, keepdims=True)
    low, high = (np.take_along_axis(ordered, place, axis=1) for place in (np.maximum(count - 1, 0) // 2, count // 2))
    return np.where(count > 0, (low + high) / 2, np.nan)


def out_of_range(fills: Fills) -> tuple[Bools, Bools]:
    """Return which dates' levels lie above, and below, those of all others, so that they say nothing of their gaps."""
    limit = _BEYOND * np.maximum(fills.observed, 1.0)
    high, low = _wet(fills, slice(2, 20)), _wet(fills, slice(60, 92))
    above = (fills.water[..., 0] > limit) & ((high >= 0.8) | (fills.level_bin <= 1))
    below = (fills.land[..., 95:].sum(axis=-1) > limit) & ((low <= 0.2) | (fills.level_bin >= 99))
    return above, below


def _wet(fills: Fills, bins: slice) -> Floats:
    """Return the share of water among what was seen in some bins, NaN where that is little."""
    water, land = fills.water[..., bins].sum(axis=-1), fills.land[..., bins].sum(axis=-1)
    return _share(water, water + land, _PIXELS)


def gaps_follow_the_shore(fills: Fills) -> Bools:
    """Return on which dates shallow water is hidden more than deep water and dry ground: then it was taken for cloud.

    The fill is too small then, and its interval cannot know.
    """
    every = fills.water + fills.land + fills.gaps
    area = _sum(fills.expected, every)[..., np.newaxis]
    deeper = np.cumsum(every[..., ::-1], axis=-1)[..., ::-1]
    outer, deep, dry = (
        _share(_sum(fills.gaps, bins), _sum(every, bins), _GAP_PIXELS)
        for bins in ((deeper > 0.85 * area) & (deeper <= area + 1), deeper <= 0.7 * area, deeper > 1.15 * area)
    )
    # Of numbers of which one is missing this is the other.
    return outer - np.fmax(deep, dry) > _MOST_GAP


def _share(part: Floats, whole: Floats, least: float) -> Floats:
    return np.where(whole >= least, part / np.maximum(whole, least), np.nan)


def _sum(values: Floats, weights: Floats | Bools) -> Floats:
    """Return the sum over the bins that count, shape (lakes, dates)."""
    return np.einsum("...b,...b->...", values, weights)


def seldom_seen(depth: Floats, dates: NDArray[np.int64]) -> Bools:
    """Return on which dates what is hidden was observed so seldom that its occurrence is doubtful.

    Parameters
    ----------
    depth : ndarray of float, shape (lakes, dates)
        Observations of the hidden pixels, in the median.
    dates : ndarray of int, shape (lakes, 1)
        How many dates observed most of the lake: in a short series all ground is seen seldom, and the interval knows.
    """
    return (depth < _SELDOM) & (depth < 0.5 * dates)


def water_moves(fills: Fills) -> Bools:
    """Return whose water moves, as that of a river does, so that occurrence is no order of levels; shape (lakes, 1).

    A usual date contradicts its level by much of its water then.
    """
    enough = (fills.hidden < 0.7 * fills.total) & (fills.observed > _PIXELS)
    disorder = (fills.extra_water + fills.missing_water) / np.maximum(fills.observed, 1.0)
    return _medians(disorder, enough) > _MOST_DISORDER


def poor_dates(fills: Fills, of_fill: Floats, below: Bools, least_observed: float) -> Bools:
    """Return the dates whose area stays empty, because their gaps are too large or too doubtful to fill."""
    share = fills.observed_share
    return (share < least_observed) | (of_fill > MOST_DOUBT * fills.filled) | (below & (share < CLEAR))

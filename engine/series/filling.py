"""What a date says of the water that it hides: the level it shows, and how its hidden pixels did on other dates.

Measured on generated and real series; the constants were fitted on dates that were hidden on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .tables import BINS, IS_HIDDEN, IS_LAND, IS_WATER, NEVER, STATES, Floats

#: On this scale a share has the same error everywhere.
_SCALE = np.arcsin(np.sqrt(np.arange(BINS) / 100.0))
#: Levels that a date may have: pixels above it are water.
LEVELS = np.linspace(-0.06, np.pi / 2 + 0.06, 161)
_WIDTHS = (0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2)
_FALSE = (0.002, 0.005, 0.01, 0.02, 0.04)
_MISSED = (0.002, 0.005, 0.01, 0.02, 0.04, 0.08)
_ROUNDS = 4
#: One pixel of ten is independent of the others.
_INDEPENDENT = 0.1
#: A bin is worth its own share after so many pixels, a group of bins with one state after so many.
_BIN_PIXELS, _GROUP_PIXELS = 30.0, 10.0
_GROUPS = 10
_GROUP_OF_BIN = np.minimum(np.arange(BINS) // 10, _GROUPS - 1)
_UNKNOWN = 0.5


@dataclass(frozen=True)
class Response:
    """How a series' pixels answer to a level.

    Attributes
    ----------
    width : float
        Of the shore, on the scale of arcsine of the root of the occurrence.
    false_water, missed_water : float
        Share of land that is called water, and of water that is called land.
    """

    width: float = 0.06
    false_water: float = 0.01
    missed_water: float = 0.02

    @property
    def wet(self) -> Floats:
        """The share of water by level and bin, shape (levels, BINS)."""
        return _wet(self)[0]

    @property
    def log_called(self) -> tuple[Floats, Floats]:
        """Logarithms of the shares that are called water, and land, by level and bin."""
        return _wet(self)[1:]


@lru_cache(64)  # A thousand lakes answer in some dozens of ways, each of 0.4 MB.
def _wet(response: Response) -> tuple[Floats, Floats, Floats]:
    wet = _logistic((_SCALE[np.newaxis] - LEVELS[:, np.newaxis]) / response.width)
    called = response.false_water + (1 - response.false_water - response.missed_water) * wet
    found = wet, np.log(called), np.log(1 - called)
    for array in found:
        array.flags.writeable = False
    return found


@dataclass(frozen=True)
class FilledDate:
    """What one date's table says; areas in pixels.

    Attributes
    ----------
    observed, filled, upper : float
        Water that was seen; that and what the hidden pixels hold; that and all hidden pixels that were ever water.
    total, hidden, never : float
        The domain, its hidden pixels, and those among them that no other date observed.
    level : float
        On the scale of :data:`LEVELS`.
    share : ndarray of float, shape (BINS + 1, STATES)
        Share of water among hidden pixels of a bin and state.
    water, land, gaps : ndarray of float, shape (BINS,)
        Pixels by bin.
    expected : ndarray of float, shape (BINS,)
        Share of water that the level alone says.
    level_variance, cell_variance, disagreement : float
        Parts of the variance of ``filled``: that of the level, of the cells' shares, and how far the seen pixels
        disagree with these, in pixels squared.
    """

    observed: float
    filled: float
    upper: float
    total: float
    hidden: float
    never: float
    level: float
    share: Floats
    water: Floats
    land: Floats
    gaps: Floats
    expected: Floats
    level_variance: float
    cell_variance: float
    disagreement: float

    @property
    def observed_share(self) -> float:
        """Share of the domain that was observed."""
        return 1.0 - self.hidden / max(self.total, 1.0)

    @property
    def level_bin(self) -> int:
        """The least bin that is water at this level."""
        sine = np.sin(np.clip(self.level, 0.0, np.pi / 2))
        return int(np.clip(np.ceil(100 * sine**2 - 1e-9), 0, 100))

    @property
    def missing_water(self) -> float:
        """Land that was seen where the level says water, in pixels."""
        return float((self.expected * self.land).sum())

    @property
    def extra_water(self) -> float:
        """Water that was seen where the level says land, in pixels."""
        return float(((1 - self.expected) * self.water).sum())


def learn_response(tables: Floats) -> Response:
    """Return the response that makes the observations of a series most likely, alternating with the dates' best levels.

    Parameters
    ----------
    tables : ndarray of float, shape (dates, 3, BINS + 1, STATES)
    """
    by_bin = tables.sum(axis=3)
    water, land = by_bin[:, IS_WATER, :BINS], by_bin[:, IS_LAND, :BINS]
    # With few dates most bins are empty.
    used = (water + land).sum(axis=0) > 0
    water, land, scale = water[:, used], land[:, used], _SCALE[used]
    # Of small lakes most dates have pixels in few bins.
    waters, lands = water > 0, land > 0
    some_water, some_land = water[waters], land[lands]
    # All pairs of the two rates at once, beside the pixels of a date and bin.
    false, missed = (rate.reshape(-1, 1) for rate in np.meshgrid(_FALSE, _MISSED, indexing="ij"))
    best = Response()
    for _ in range(_ROUNDS):
        likely = water @ best.log_called[0][:, used].T + land @ best.log_called[1][:, used].T
        above = scale[np.newaxis] - LEVELS[likely.argmax(axis=1)][:, np.newaxis]
        last, top = best, -np.inf
        for width in _WIDTHS:
            wet = _logistic(above / width)
            called, other = (false + (1 - false - missed) * wet[which] for which in (waters, lands))
            values = np.log(called) @ some_water + np.log(1 - other) @ some_land
            if values.max() > top:
                place = int(values.argmax())
                top, best = values[place], Response(width, float(false.flat[place]), float(missed.flat[place]))
        if best == last:
            break
    return best


def fill_dates(tables: Floats, response: Response) -> list[FilledDate]:
    """Return the filled areas of dates; all at once, because a lake may be small and the next one waiting.

    Parameters
    ----------
    tables : ndarray of float, shape (dates, 3, BINS + 1, STATES)
    response : Response
    """
    by_bin = tables.sum(axis=3)
    water, land, gaps = by_bin[:, IS_WATER, :BINS], by_bin[:, IS_LAND, :BINS], by_bin[:, IS_HIDDEN, :BINS]
    seen = water + land
    weights = _level_weights(water, land, by_bin[:, :, :BINS].sum(axis=1), response)
    expected = weights @ response.wet
    # The bin's own share of water on this date, shrunk towards the level's.
    own = (water + _BIN_PIXELS * expected) / (seen + _BIN_PIXELS)
    # The same for each level, times the gaps.
    parts = gaps / (seen + _BIN_PIXELS)
    of_level = (parts * water).sum(axis=1, keepdims=True) + _BIN_PIXELS * parts @ response.wet.T
    middle = (weights * of_level).sum(axis=1, keepdims=True)
    share, cell_variance, disagreement = _strata(tables, own)
    observed, hidden = by_bin[:, IS_WATER].sum(axis=1), by_bin[:, IS_HIDDEN].sum(axis=1)
    never, hidden_in_bins = by_bin[:, IS_HIDDEN, NEVER], gaps.sum(axis=1)
    numbers = {
        "observed": observed,
        "filled": observed + (share * tables[:, IS_HIDDEN]).sum(axis=(1, 2)),
        "upper": observed + gaps[:, 1:].sum(axis=1) + never,
        "total": by_bin.sum(axis=(1, 2)),
        "hidden": hidden,
        "never": never,
        "level": weights @ LEVELS,
        "level_variance": (weights * (of_level - middle) ** 2).sum(axis=1),
        "cell_variance": cell_variance,
        "disagreement": (disagreement / np.maximum(seen.sum(axis=1), 1.0) * hidden_in_bins) ** 2,
    }
    rows = zip(*(values.tolist() for values in numbers.values()), strict=True)
    arrays = zip(share, water, land, gaps, expected, strict=True)
    return [
        FilledDate(**dict(zip(numbers, row, strict=True)), share=one, water=wet, land=dry, gaps=gap, expected=level)
        for row, (one, wet, dry, gap, level) in zip(rows, arrays, strict=True)
    ]


def _level_weights(water: Floats, land: Floats, every: Floats, response: Response) -> Floats:
    """Return how likely each level is, shape (dates, levels); where nothing is seen, all areas are equally likely."""
    area = every @ response.wet.T
    least = 1e-3 * every.sum(axis=1, keepdims=True) / len(LEVELS) + 1e-300
    even = np.log(np.abs(np.gradient(area, axis=1)) + least)
    log_water, log_land = response.log_called
    likely = _INDEPENDENT * (water @ log_water.T + land @ log_land.T) + even
    weights = np.exp(likely - likely.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)


def _strata(tables: Floats, own: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the shares of water by bin and state, the variance of the cells, and how many seen pixels disagree, by date."""
    water, land, gaps = (tables[:, kind, :BINS] for kind in (IS_WATER, IS_LAND, IS_HIDDEN))
    seen, level = water + land, own[:, :, np.newaxis]
    known = _by_group(seen) + _GROUP_PIXELS
    excess = (_by_group(water) - _by_group(level * seen)) / known
    part = np.clip(level + excess[:, _GROUP_OF_BIN], 0.0, 1.0)
    hidden = _by_group(gaps)
    spread = _by_group(part * (1 - part) * gaps) / np.maximum(hidden, 1e-9)
    variance = (hidden**2 * spread / known).sum(axis=(1, 2))
    disagreement = (water * (1 - part) + land * part).sum(axis=(1, 2))
    unknown = np.full((len(tables), 1, STATES), _UNKNOWN)
    return np.concatenate([part, unknown], axis=1), variance, disagreement


def _by_group(values: Floats) -> Floats:
    """Return sums over the bins of each group, shape (dates, groups, STATES)."""
    return np.add.reduceat(values, np.arange(0, 10 * _GROUPS, 10), axis=1)


def _logistic(values: NDArray[np.float64]) -> Floats:
    return 1.0 / (1.0 + np.exp(-np.clip(values, -30.0, 30.0)))

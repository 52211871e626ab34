"""What a date says of the water that it hides: the level it shows, and how its hidden pixels did on other dates.

Measured on generated and real series; the constants were fitted on dates that were hidden on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from . import kernels
from .kernels import BINS, IS_HIDDEN, IS_LAND, IS_WATER, NEVER, STATES
from .tables import Floats

#: On this scale a share has the same error everywhere.
_SCALE = np.arcsin(np.sqrt(np.arange(BINS) / 100.0))
#: Levels that a date may have: pixels above it are water.
LEVELS = np.linspace(-0.06, np.pi / 2 + 0.06, 161)
_WIDTHS = np.array([0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2])
_FALSE = (0.002, 0.005, 0.01, 0.02, 0.04)
_MISSED = (0.002, 0.005, 0.01, 0.02, 0.04, 0.08)
_RATES = np.array(list(product(_FALSE, _MISSED)))
_ROUNDS = 4
#: Beyond so many widths of the shore all is water, or land; so many steps to a width tell a logarithm to 1e-5.
_REACH, _STEPS = 20, 32
#: One pixel of ten is independent of the others.
_INDEPENDENT = 0.1
#: A bin is worth its own share after so many pixels, a group of bins with one state after so many.
_BIN_PIXELS, _GROUP_PIXELS = 30.0, 10.0
_GROUP_OF_BIN = np.minimum(np.arange(BINS) // 10, 9)
_UNKNOWN = 0.5
#: To add up the states of a table.
_STATES = np.ones(STATES)


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


@lru_cache(64)  # A thousand lakes answer in some dozens of ways, each of 0.4 MB.
def _answers(response: Response) -> tuple[Floats, Floats, Floats]:
    """Return the share of water and the logarithms of the shares that are called water, and land, shape (BINS, levels)."""
    wet = _logistic((_SCALE[:, np.newaxis] - LEVELS) / response.width)
    called = response.false_water + (1 - response.false_water - response.missed_water) * wet
    return wet, np.log(called), np.log(1 - called)


@dataclass(frozen=True)
class Fills:
    """What the tables of the dates of lakes say; areas in pixels, all arrays of float.

    Attributes
    ----------
    observed, filled, upper : shape (lakes, dates)
        Water that was seen; that and what the hidden pixels hold; that and all hidden pixels that were ever water.
    total, hidden, never : shape (lakes, dates)
        The domain, its hidden pixels, and those among them that no other date observed.
    level : shape (lakes, dates)
        On the scale of :data:`LEVELS`.
    share : shape (lakes, dates, BINS + 1, STATES)
        Share of water among hidden pixels of a bin and state.
    water, land, gaps : shape (lakes, dates, BINS)
        Pixels by bin.
    expected : shape (lakes, dates, BINS)
        Share of water that the level alone says.
    level_variance, cell_variance, disagreement : shape (lakes, dates)
        Parts of the variance of ``filled``: that of the level, of the cells' shares, and how far the seen pixels
        disagree with these, in pixels squared.
    """

    observed: Floats
    filled: Floats
    upper: Floats
    total: Floats
    hidden: Floats
    never: Floats
    level: Floats
    share: Floats
    water: Floats
    land: Floats
    gaps: Floats
    expected: Floats
    level_variance: Floats
    cell_variance: Floats
    disagreement: Floats

    @property
    def observed_share(self) -> Floats:
        """Share of the domain that was observed."""
        return 1.0 - self.hidden / np.maximum(self.total, 1.0)

    @cached_property
    def level_bin(self) -> NDArray[np.int64]:
        """The least bin that is water at each date's level."""
        sine = np.sin(np.clip(self.level, 0.0, np.pi / 2))
        return np.clip(np.ceil(100 * sine**2 - 1e-9), 0, 100).astype(np.int64)

    @cached_property
    def missing_water(self) -> Floats:
        """Land that was seen where the level says water, in pixels."""
        return np.einsum("...b,...b->...", self.expected, self.land)

    @cached_property
    def extra_water(self) -> Floats:
        """Water that was seen where the level says land, in pixels."""
        return np.einsum("...b,...b->...", 1 - self.expected, self.water)


def learn_responses(tables: Floats) -> list[Response]:
    """Return the responses that make the observations of lakes most likely, alternating with the dates' best levels.

    Parameters
    ----------
    tables : ndarray of float, shape (lakes, dates, 3, BINS + 1, STATES)
    """
    by_bin = (tables @ _STATES)[:, :, [IS_WATER, IS_LAND], :BINS]
    found = kernels.likeliest_responses(
        by_bin, _SCALE, LEVELS, _WIDTHS, *_logs_by_distance(), float(_REACH), _ROUNDS
    )  # fmt: skip
    return [Response(float(_WIDTHS[width]), *_RATES[rates].tolist()) for width, rates in found.tolist()]


@cache
def _logs_by_distance() -> tuple[Floats, Floats]:
    """Return the logarithms of the shares called water, and land, by distance from the level and pair of rates."""
    wet = _logistic(np.linspace(-_REACH, _REACH, 2 * _REACH * _STEPS + 1))[:, np.newaxis]
    false, missed = _RATES.T
    called = false + (1 - false - missed) * wet
    return np.log(called), np.log(1 - called)


def fill_dates(tables: Floats, responses: Sequence[Response]) -> Fills:
    """Return the filled areas of dates.

    Parameters
    ----------
    tables : ndarray of float, shape (lakes, dates, 3, BINS + 1, STATES)
    responses : sequence of Response
        One for each lake.
    """
    by_bin = tables @ _STATES
    water, land, gaps = (by_bin[..., kind, :BINS] for kind in (IS_WATER, IS_LAND, IS_HIDDEN))
    seen = water + land
    expected, level, level_variance = _by_level(water, land, gaps, responses)
    # The bin's own share of water on this date, shrunk towards the level's.
    own = (water + _BIN_PIXELS * expected) / (seen + _BIN_PIXELS)
    share, cell_variance, disagreement = (
        values.reshape(*level.shape, *values.shape[1:])
        for values in kernels.shares_of_cells(
            tables.reshape(-1, *tables.shape[2:]), own.reshape(-1, BINS), _GROUP_OF_BIN, _GROUP_PIXELS, _UNKNOWN
        )
    )
    observed = by_bin[..., IS_WATER, :].sum(axis=-1)
    never, hidden_in_bins = by_bin[..., IS_HIDDEN, NEVER], gaps.sum(axis=-1)
    return Fills(
        observed=observed,
        filled=observed + np.einsum("...bs,...bs->...", share, tables[..., IS_HIDDEN, :, :]),
        upper=observed + gaps[..., 1:].sum(axis=-1) + never,
        total=by_bin.sum(axis=(-1, -2)),
        hidden=hidden_in_bins + never,
        never=never,
        level=level,
        share=share,
        water=water,
        land=land,
        gaps=gaps,
        expected=expected,
        level_variance=level_variance,
        cell_variance=cell_variance,
        disagreement=(disagreement / np.maximum(seen.sum(axis=-1), 1.0) * hidden_in_bins) ** 2,
    )


def _by_level(
    water: Floats, land: Floats, gaps: Floats, responses: Sequence[Response]
) -> tuple[Floats, Floats, Floats]:
    """Return the share of water by bin, the level, and the variance of the water in the gaps, as the levels seen say."""
    expected, level, variance = np.empty(water.shape), np.empty(water.shape[:-1]), np.empty(water.shape[:-1])
    for response in dict.fromkeys(responses):
        lakes = np.array([one == response for one in responses])
        wet, log_water, log_land = _answers(response)
        waters, lands, hidden = (values[lakes].reshape(-1, BINS) for values in (water, land, gaps))
        # Where nothing is seen, all areas are equally likely.
        every = waters + lands + hidden
        least = 1e-3 * every.sum(axis=1, keepdims=True) / len(LEVELS) + 1e-300
        even = np.log(np.abs(np.gradient(every @ wet, axis=1)) + least)
        likely = _INDEPENDENT * (waters @ log_water + lands @ log_land) + even
        weights = np.exp(likely - likely.max(axis=1, keepdims=True))
        weights /= weights.sum(axis=1, keepdims=True)
        # What each level says of the gaps, with the bins' own shares shrunk towards it.
        parts = hidden / (waters + lands + _BIN_PIXELS)
        of_level = (parts * waters).sum(axis=1, keepdims=True) + _BIN_PIXELS * parts @ wet
        middle = (weights * of_level).sum(axis=1, keepdims=True)
        expected[lakes] = (weights @ wet.T).reshape(-1, *water.shape[1:])
        level[lakes] = (weights @ LEVELS).reshape(-1, water.shape[1])
        variance[lakes] = (weights * (of_level - middle) ** 2).sum(axis=1).reshape(-1, water.shape[1])
    return expected, level, variance


def _logistic(values: NDArray[np.float64]) -> Floats:
    return 1.0 / (1.0 + np.exp(-np.clip(values, -30.0, 30.0)))

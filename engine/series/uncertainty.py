"""How far a filled area may be off: the fill, the shore, and what the date contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from . import kernels
from .filling import Fills, Response, fill_dates
from .ground import Ground
from .kernels import BINS
from .tables import Floats

#: Parts of the variance of a fill, fitted on dates that were hidden on purpose; errors have heavy tails (Student's t with
#: four degrees of freedom).
_LEVEL, _CELLS, _DISAGREEMENT, _NEVER = 0.07, 3.0, 0.017, 4.0
_LEAST_PIXELS, _LEAST_SHARE = 1.0, 0.0015
_STUDENT, NORMAL = 2.776, 1.96
#: The shore of a whole series shifts by so many pixels from date to date, where the series itself does not tell.
SHORE_SHIFT = 0.15
_CONTRADICTION = 0.5
#: A date is clear, or has gaps, from these observed shares on.
CLEAR, GAPPED, _TOO_CLEAR = 0.9, 0.9, 0.97
_TRIALS, _CLEAR_DATES, _LEAST_CLEAR, _MOST_CLEAR = 6, 5, 3, 60
_LEAST_FACTOR, _MOST_FACTOR = 0.6, 4.0
_LEAST_HIDDEN = 0.02
#: Clear dates so many days apart show the same shore; so many pairs of them are needed.
_SAME_SHORE_DAYS, _PAIRS = 20, 10


def half_width_of_fill(fills: Fills, factor: float | Floats = 1.0) -> Floats:
    """Return half the 95 % interval of what was filled on each date, in pixels; 0 where nothing was hidden.

    Parameters
    ----------
    fills : Fills
    factor : float, or ndarray of float, shape (lakes, 1)
        What :func:`trial_factors` says.
    """
    least = np.maximum(_LEAST_PIXELS, _LEAST_SHARE * fills.filled)
    variance = (
        _LEVEL * fills.level_variance
        + _CELLS * fills.cell_variance
        + _DISAGREEMENT * fills.disagreement
        + _NEVER * fills.never**2
        + least**2
    )
    # Hidden pixels hold no less than nothing and no more than all that was ever water.
    bound = np.maximum(fills.filled - fills.observed, fills.upper - fills.filled) + _STUDENT * least
    return np.where(fills.hidden > 0, np.minimum(factor * _STUDENT * np.sqrt(variance), bound), 0.0)


def half_width(fills: Fills, of_fill: Floats, shore: Floats, shift: Floats) -> Floats:
    """Return half the 95 % interval of the whole area of each date, in pixels.

    Parameters
    ----------
    fills : Fills
    of_fill : ndarray of float, shape (lakes, dates)
        What :func:`half_width_of_fill` says.
    shore : ndarray of float, shape (lakes, dates)
        Length of the shore in pixels.
    shift : ndarray of float, shape (lakes, 1)
        How far the shore is off, one standard deviation in pixels.
    """
    net = fills.missing_water - fills.extra_water
    return np.sqrt(of_fill**2 + (NORMAL * shift * shore) ** 2 + (NORMAL * _CONTRADICTION * net) ** 2)


def choose_trials(observed: Floats, seed: int = 0) -> list[tuple[int, int]]:
    """Return pairs of dates of a lake: a clear one, and one whose gaps are to hide it.

    Parameters
    ----------
    observed : ndarray of float, shape (dates,)
        Observed share of each date.
    seed : int
    """
    clear = np.flatnonzero(observed >= CLEAR)
    donors = np.flatnonzero((observed < GAPPED) & (observed > 1 - _TOO_CLEAR))
    if len(clear) < _LEAST_CLEAR or not len(donors):
        return []
    generator = np.random.default_rng(seed)
    if len(clear) > _MOST_CLEAR:
        clear = np.sort(generator.choice(clear, _MOST_CLEAR, replace=False))
    return [
        (int(date), int(donor))
        for date in clear
        for donor in generator.choice(donors, min(_TRIALS, len(donors)), replace=False)
    ]


def trial_factors(trials: NDArray[np.int64], tables: Floats, observed: Floats, responses: Sequence[Response]) -> Floats:
    """Return by what to widen or narrow the intervals of lakes, from their own clear dates hidden by the gaps of others.

    Parameters
    ----------
    trials : ndarray of int64, shape (trials, 3)
        Lake, date and the one whose gaps hide it.
    tables : ndarray of float, shape (trials, 3, BINS + 1, STATES)
    observed : ndarray of float, shape (lakes, dates)
        What the dates showed, in pixels.
    responses : sequence of Response
        One for each lake.

    Returns
    -------
    ndarray of float, shape (lakes, 1)
    """
    factors = np.ones((len(responses), 1))
    if not len(trials):
        return factors
    lakes, dates, _ = trials.T
    filled = fill_dates(tables[:, np.newaxis], [responses[lake] for lake in lakes])
    hard = (filled.hidden >= _LEAST_HIDDEN * filled.total)[:, 0]
    scores = np.abs(filled.filled[:, 0] - observed[lakes, dates]) / np.maximum(half_width_of_fill(filled)[:, 0], 1e-9)
    for lake in np.unique(lakes[hard]):
        own = lakes == lake
        count = len(np.unique(dates[own]))
        high = float(np.quantile(scores[own & hard], 0.95))
        factors[lake] = np.clip((_CLEAR_DATES + count * high) / (_CLEAR_DATES + count), _LEAST_FACTOR, _MOST_FACTOR)
    return factors


def shore_lengths(bins: NDArray[np.int16], ground: Ground) -> Floats:
    """Return the length of the shore at each level, in pixels: pi/4 of the edges between water and land.

    Parameters
    ----------
    bins : ndarray of int16, shape (pixels,)
        Bin of occurrence of each pixel of the ground.
    ground : Ground

    Returns
    -------
    ndarray of float, shape (BINS,)
        At the level whose least bin is the index.
    """
    steps: Floats = kernels.shore_steps(bins, ground.pixels, ground.shape[1])
    return np.pi / 4 * np.cumsum(steps)[:BINS]


def shore_shift(days: NDArray[np.int64], areas: Floats, shores: Floats, clear: NDArray[np.bool_]) -> float:
    """Return how far the shore is off from date to date, one standard deviation in pixels.

    From pairs of clear dates of the same days, where there are enough of them: half of the mean squared difference of
    their areas over the length of the shore.

    Parameters
    ----------
    days : ndarray of int, shape (dates,)
        In the order of time.
    areas, shores : ndarray of float, shape (dates,)
        Pixels.
    clear : ndarray of bool, shape (dates,)
    """
    which = np.flatnonzero(clear)
    near = [
        (one, other)
        for place, one in enumerate(which)
        for other in which[place + 1 :]
        if days[other] - days[one] < _SAME_SHORE_DAYS
    ]
    if len(near) < _PAIRS:
        return SHORE_SHIFT
    one, other = np.array(near).T
    shore = np.maximum((shores[one] + shores[other]) / 2, 1.0)
    return float(np.sqrt(np.mean(((areas[one] - areas[other]) / shore) ** 2) / 2))

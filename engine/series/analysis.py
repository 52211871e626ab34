"""From the masks of a lake's pixels to its areas by date, with what is filled, how sure that is, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from ..job import Job
from . import flags
from .filling import Response, fill_dates, learn_response
from .ground import Ground
from .kernels import IS_WATER
from .packing import HIDDEN, PackedStack
from .tables import Floats, observed_shares, tabulate
from .uncertainty import (
    NORMAL,
    choose_trials,
    half_width,
    half_width_of_fill,
    shore_lengths,
    shore_shift,
    trial_factor,
)

#: So many dates of lakes are filled at once: of small lakes most of the time would go to calls. Each has a table of 22 kB.
_DATES_AT_ONCE = 1000


@dataclass(frozen=True)
class Estimate:
    """What is known of a lake on a date; areas in square kilometres.

    Attributes
    ----------
    observed_share : float
        Share of the lake's ground that was observed.
    observed : float
        Water that was seen.
    filled : float or None
        The whole water; None on a poor date.
    lower, upper : float or None
        Between which the water lies if it lay only where it was seen before; ``upper`` is None where there is more than ever.
    sigma : float
        Standard deviation of ``filled``.
    half_fill : float
        Half the 95 % interval of what was filled alone.
    flag : str
        good, filled or poor.
    reasons : tuple of str
    """

    observed_share: float
    observed: float
    filled: float | None
    lower: float
    upper: float | None
    sigma: float
    half_fill: float
    flag: str
    reasons: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the trend takes the date."""
        return self.filled is not None and not set(self.reasons) & set(flags.CONTRADICTIONS)


@dataclass(frozen=True)
class LakeSeries:
    """A lake through its dates.

    Attributes
    ----------
    ground : Ground
    estimates : sequence of Estimate
        One a date, in the order of time.
    water_cells : ndarray of uint8, shape (dates, bytes)
        Whether most hidden pixels of a date and cell are water, one bit for each; see :func:`engine.series.tables.cells_of`.
    factor : float
        By what the series' own clear dates widened the intervals of the fills.
    shift : float
        How far the shore is off from date to date, one standard deviation in pixels.
    moves : bool
        The water moves, so that occurrence is no order of levels.
    """

    ground: Ground
    estimates: Sequence[Estimate]
    water_cells: NDArray[np.uint8]
    factor: float
    shift: float
    moves: bool


def analyse(
    stacks: Sequence[PackedStack],
    grounds: Sequence[Ground],
    days: NDArray[np.int64],
    *,
    complete: NDArray[np.bool_] | None = None,
    least_observed: float = 0.1,
    seed: int = 0,
    job: Job | None = None,
) -> list[LakeSeries]:
    """Return what is known of each lake on each date.

    Parameters
    ----------
    stacks : sequence of PackedStack
        The masks on each ground's pixels, in the order of time.
    grounds : sequence of Ground
    days : ndarray of int, shape (dates,)
        Day of each date, as a number.
    complete : ndarray of bool, shape (dates,), optional
        Dates that observed all there is around the grounds, too; none when left out.
    least_observed : float
        Dates that observed a smaller share of the ground are poor.
    seed : int
        Chooses which gaps hide which clear dates to test the intervals.
    job : Job, optional
    """
    job, found = job or Job(), list[LakeSeries]()
    at_once = max(1, _DATES_AT_ONCE // len(days))
    for first in range(0, len(grounds), at_once):
        some = grounds[first : first + at_once]
        part = job.part(first / len(grounds), (first + len(some)) / len(grounds))
        read = [
            _read(stack, ground, seed, part.part(place / len(some), (place + 1) / len(some)))
            for place, (stack, ground) in enumerate(zip(stacks[first : first + at_once], some, strict=True))
        ]
        found += _series_of(read, days, complete, least_observed)
    return found


@dataclass(frozen=True)
class _Read:
    """What the pixels of a lake say, before its dates are filled: tables by date, and what was learned from them."""

    ground: Ground
    tables: Floats
    depth: Floats
    response: Response
    factor: float
    shores: Floats


def _read(stack: PackedStack, ground: Ground, seed: int, job: Job) -> _Read:
    job.progress(0.0, "Filling gaps")
    trials = choose_trials(observed_shares(stack, ground.weights), seed)
    tables = tabulate(stack, trials, ground.weights, job)
    response = learn_response(tables.dates)
    known = tables.dates[[date for date, _ in trials], IS_WATER].sum(axis=(1, 2))
    factor = trial_factor(trials, tables.trials, known, response)
    shores = shore_lengths(tables.bins, ground)
    return _Read(ground, tables.dates, tables.depth, response, factor, shores)


def _series_of(
    read: Sequence[_Read], days: NDArray[np.int64], complete: NDArray[np.bool_] | None, least_observed: float
) -> list[LakeSeries]:
    fills = fill_dates(np.stack([one.tables for one in read]), [one.response for one in read])
    lengths = np.stack([one.shores[bins] for one, bins in zip(read, fills.level_bin, strict=True)])
    clear = fills.observed_share >= flags.CLEAR
    shifts = np.array([[shore_shift(days, *of_lake)] for of_lake in zip(fills.filled, lengths, clear, strict=True)])
    factors = np.array([[one.factor] for one in read])
    strange = flags.reasons_of(fills, np.stack([one.depth for one in read]))
    of_fill = half_width_of_fill(fills, factors)
    poor = flags.poor_dates(fills, of_fill, strange[flags.BELOW], least_observed)
    # Ground that was never wet may be hidden under a flood, so nothing bounds it.
    bounded = ~strange[flags.ABOVE] | ((fills.hidden == 0) & (False if complete is None else complete))
    pixels = np.array([[one.ground.pixel_area] for one in read])
    sigma = half_width(fills, of_fill, lengths, shifts) / NORMAL
    areas = [pixels * of_date for of_date in (fills.observed, fills.filled, fills.upper, sigma, of_fill)]
    names = np.where(poor, flags.POOR, np.where(clear, flags.GOOD, flags.FILLED))
    columns = [column.tolist() for column in (fills.observed_share, *areas, names, bounded)]
    against = _names_of(strange)
    water = np.packbits(fills.share.reshape(*clear.shape, -1) >= 0.5, axis=-1)
    moves = flags.water_moves(fills)
    return [
        LakeSeries(
            one.ground,
            [_estimate(*numbers) for numbers in zip(*(column[place] for column in (*columns, against)), strict=True)],
            water[place],
            one.factor,
            float(shifts[place, 0]),
            bool(moves[place, 0]),
        )
        for place, one in enumerate(read)
    ]


def _names_of(strange: Mapping[str, NDArray[np.bool_]]) -> list[list[tuple[str, ...]]]:
    """Return the reasons of each lake and date."""
    which = np.stack(list(strange.values()), axis=-1)
    return [
        [tuple(compress(strange, found)) for found in of_lake] if any_found else [()] * len(of_lake)
        for of_lake, any_found in zip(which.tolist(), which.any(axis=(1, 2)), strict=True)
    ]


def _estimate(
    share: float,
    observed: float,
    filled: float,
    upper: float,
    sigma: float,
    of_fill: float,
    flag: str,
    bounded: bool,
    reasons: tuple[str, ...],
) -> Estimate:
    return Estimate(
        observed_share=share,
        observed=observed,
        filled=None if flag == flags.POOR else filled,
        lower=observed,
        upper=upper if bounded else None,
        sigma=sigma,
        half_fill=of_fill,
        flag=flag,
        reasons=reasons,
    )


def filled_codes(codes: NDArray[np.uint8], cells: NDArray[np.int16], series: LakeSeries) -> NDArray[np.uint8]:
    """Return the map of some pixels: 0 land, 1 water, 2 filled land, 3 filled water, 255 not known (poor dates).

    The map is made pixel by pixel and its area is a little larger than the filled area, which adds up shares.

    Parameters
    ----------
    codes : ndarray of uint8, shape (dates, pixels)
        0 land, 1 water, 2 hidden.
    cells : ndarray of int16, shape (dates, pixels)
        See :func:`engine.series.tables.cells_of`.
    series : LakeSeries
    """
    out = codes.copy()
    for date, (bits, estimate) in enumerate(zip(series.water_cells, series.estimates, strict=True)):
        hidden = codes[date] == HIDDEN
        out[date, hidden] = 255 if estimate.flag == flags.POOR else 2 + np.unpackbits(bits)[cells[date, hidden]]
    return out

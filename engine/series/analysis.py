"""From the masks of a lake's pixels to its areas by date, with what is filled, how sure that is, and what speaks against it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from ..compute import settings
from ..job import Job
from . import flags
from .filling import fill_dates, learn_responses
from .ground import Ground
from .packing import AT_ONCE, HIDDEN, PackedStack
from .tables import Pixels, tabulate
from .uncertainty import (
    NORMAL,
    choose_trials,
    half_width,
    half_width_of_fill,
    shore_lengths,
    shore_shift,
    trial_factors,
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
    stack: PackedStack,
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
    stack : PackedStack
        The masks on the pixels of all grounds, one ground after another, in the order of time.
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
    job, bounds = job or Job(), bounds_of(grounds)
    batches = list(_batches(bounds, len(days)))

    def series_of(batch: slice, job: Job) -> list[LakeSeries]:
        some = grounds[batch]
        pixels = Pixels(stack, bounds[batch.start : batch.stop + 1], [ground.weights for ground in some])
        return _series_of(some, pixels, days, complete, least_observed, seed, job)

    if len(batches) == 1:
        return series_of(batches[0], job)
    quiet, found = replace(job, on_progress=lambda *_: None), list[LakeSeries]()
    with ThreadPoolExecutor(min(len(batches), settings.current().workers or os.cpu_count() or 1)) as pool:
        for of_batch in pool.map(lambda batch: series_of(batch, quiet), batches):
            found += of_batch
            job.progress(len(found) / len(grounds), "Filling gaps")
    return found


def _batches(bounds: NDArray[np.int64], dates: int) -> Iterator[slice]:
    """Yield which lakes are worked on at once: at least one, and no more than the memory should hold."""
    first, lakes = 0, len(bounds) - 1
    while first < lakes:
        most = first + max(1, _DATES_AT_ONCE // dates)
        fits = int(np.searchsorted(bounds, bounds[first] + AT_ONCE // dates, side="right")) - 1
        last = max(first + 1, min(most, fits, lakes))
        yield slice(first, last)
        first = last


def bounds_of(grounds: Sequence[Ground]) -> NDArray[np.int64]:
    """Return where the pixels of each ground begin in a stack, and where those of the last one end."""
    return np.cumsum([0, *(len(ground.pixels) for ground in grounds)])


def _series_of(
    grounds: Sequence[Ground],
    pixels: Pixels,
    days: NDArray[np.int64],
    complete: NDArray[np.bool_] | None,
    least_observed: float,
    seed: int,
    job: Job,
) -> list[LakeSeries]:
    shares = pixels.observed_shares(job.part(0.0, 0.2))
    chosen = [(lake, *trial) for lake, own in enumerate(shares) for trial in choose_trials(own, seed)]
    trials = np.array(chosen, np.int64).reshape(-1, 3)
    tables = tabulate(pixels, trials, job.part(0.2, 1.0))
    responses = learn_responses(tables.dates)
    job.check_cancelled()
    fills = fill_dates(tables.dates, responses)
    factors = trial_factors(trials, tables.trials, fills.observed, responses)
    job.check_cancelled()
    bins = np.split(tables.bins, pixels.bounds[1:-1] - pixels.bounds[0])
    shores = [shore_lengths(own, ground) for own, ground in zip(bins, grounds, strict=True)]
    lengths = np.take_along_axis(np.stack(shores), fills.level_bin, axis=1)
    clear = fills.observed_share >= flags.CLEAR
    shifts = np.array([[shore_shift(days, *of_lake)] for of_lake in zip(fills.filled, lengths, clear, strict=True)])
    strange = flags.reasons_of(fills, tables.depth)
    of_fill = half_width_of_fill(fills, factors)
    poor = flags.poor_dates(fills, of_fill, strange[flags.BELOW], least_observed)
    # Ground that was never wet may be hidden under a flood, so nothing bounds it.
    bounded = ~strange[flags.ABOVE] | ((fills.hidden == 0) & (False if complete is None else complete))
    pixel_areas = np.array([[ground.pixel_area] for ground in grounds])
    sigma = half_width(fills, of_fill, lengths, shifts) / NORMAL
    areas = [pixel_areas * of_date for of_date in (fills.observed, fills.filled, fills.upper, sigma, of_fill)]
    names = np.where(poor, flags.POOR, np.where(clear, flags.GOOD, flags.FILLED))
    columns = [column.tolist() for column in (fills.observed_share, *areas, names, bounded)]
    columns.append(_names_of(strange))
    water = np.packbits(fills.share.reshape(*clear.shape, -1) >= 0.5, axis=-1)
    moves = flags.water_moves(fills)
    return [
        LakeSeries(
            ground,
            [_estimate(*numbers) for numbers in zip(*(column[lake] for column in columns), strict=True)],
            water[lake],
            float(factors[lake, 0]),
            float(shifts[lake, 0]),
            bool(moves[lake, 0]),
        )
        for lake, ground in enumerate(grounds)
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

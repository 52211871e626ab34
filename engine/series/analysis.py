"""From the masks of a lake's pixels to its areas by date, with what is filled, how sure that is, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..job import Job
from . import flags
from .filling import FilledDate, Response, fill_dates, learn_response
from .ground import Ground
from .packing import HIDDEN, PackedStack
from .tables import bins_of, observed_shares, tabulate
from .uncertainty import (
    NORMAL,
    choose_trials,
    half_width,
    half_width_of_fill,
    shore_lengths,
    shore_shift,
    trial_factor,
)


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
    fills : sequence of FilledDate
        Their numbers in pixels.
    response : Response
    factor : float
        By what the series' own clear dates widened the intervals of the fills.
    shift : float
        How far the shore is off from date to date, one standard deviation in pixels.
    moves : bool
        The water moves, so that occurrence is no order of levels.
    """

    ground: Ground
    estimates: Sequence[Estimate]
    fills: Sequence[FilledDate]
    response: Response
    factor: float
    shift: float
    moves: bool


def analyse(
    stack: PackedStack,
    ground: Ground,
    days: NDArray[np.int64],
    *,
    complete: NDArray[np.bool_] | None = None,
    least_observed: float = 0.1,
    seed: int = 0,
    job: Job | None = None,
) -> LakeSeries:
    """Return what is known of a lake on each date.

    Parameters
    ----------
    stack : PackedStack
        The masks on the ground's pixels, in the order of time.
    ground : Ground
    days : ndarray of int, shape (dates,)
        Day of each date, as a number.
    complete : ndarray of bool, shape (dates,), optional
        Dates that observed all there is around the ground, too; none when left out.
    least_observed : float
        Dates that observed a smaller share of the ground are poor.
    seed : int
        Chooses which gaps hide which clear dates to test the intervals.
    job : Job, optional
    """
    job = job or Job()
    trials = choose_trials(observed_shares(stack, ground.weights), seed)
    tables = tabulate(stack, trials, ground.weights, job)
    response = learn_response(tables.dates)
    job.check_cancelled()
    fills = fill_dates(tables.dates, response)
    truths = [fills[date].observed for date, _ in trials]
    factor = trial_factor(trials, tables.trials, truths, response)
    job.check_cancelled()
    shores = shore_lengths(_bins(stack), ground.neighbours())
    lengths = np.array([shores[fill.level_bin] for fill in fills])
    shares = np.array([fill.observed_share for fill in fills])
    shift = shore_shift(days, np.array([fill.filled for fill in fills]), lengths, shares >= flags.CLEAR)
    strange = flags.contradictions(fills)
    many = float((shares >= 0.5).sum())
    estimates = []
    for place, fill in enumerate(fills):
        of_fill = half_width_of_fill(fill, factor)
        reasons = [*strange[place], *flags.range_reasons(fill)]
        if flags.gaps_follow_the_shore(fill):
            reasons.append(flags.SHORE_GAPS)
        if flags.seldom_seen(tables.depth[place], int(many)):
            reasons.append(flags.SELDOM_SEEN)
        flag = flags.grade(fill, of_fill, reasons, least_observed)
        whole = half_width(fill, of_fill, lengths[place], shift)
        # Ground that was never wet may be hidden under a flood, so nothing bounds it.
        bounded = flags.ABOVE not in reasons or (not fill.hidden and complete is not None and bool(complete[place]))
        estimates.append(_estimate(fill, whole, of_fill, flag, reasons, ground.pixel_area, bounded))
    return LakeSeries(ground, estimates, fills, response, factor, shift, flags.water_moves(fills))


def _estimate(
    fill: FilledDate, whole: float, of_fill: float, flag: str, reasons: Sequence[str], pixel: float, bounded: bool
) -> Estimate:
    return Estimate(
        observed_share=fill.observed_share,
        observed=fill.observed * pixel,
        filled=None if flag == flags.POOR else fill.filled * pixel,
        lower=fill.observed * pixel,
        upper=fill.upper * pixel if bounded else None,
        sigma=whole / NORMAL * pixel,
        half_fill=of_fill * pixel,
        flag=flag,
        reasons=tuple(reasons),
    )


def _bins(stack: PackedStack) -> NDArray[np.int16]:
    """Return the bin of each pixel's occurrence over all dates, shape (pixels,)."""
    bins = [bins_of(stack.read(start, stop))[HIDDEN] for start, stop in stack.parts()]
    return np.concatenate(bins) if bins else np.zeros(0, np.int16)


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
    for date, (fill, estimate) in enumerate(zip(series.fills, series.estimates, strict=True)):
        hidden = codes[date] == HIDDEN
        if estimate.flag == flags.POOR:
            out[date, hidden] = 255
        else:
            out[date, hidden] = 2 + (fill.share.ravel()[cells[date, hidden]] >= 0.5)
    return out

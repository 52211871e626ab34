"""One small table a date: pixels that were water, land or hidden, by their occurrence and by what they were before and after.

Filling, uncertainty and flags need nothing else of the pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..job import Job
from . import kernels
from .kernels import BINS, STATES
from .packing import HIDDEN, PackedStack

Floats: TypeAlias = NDArray[np.float64]

_CELLS = (BINS + 1) * STATES
#: So many trials are counted between two looks at whether the user cancels.
_TRIALS = 60


@dataclass(frozen=True)
class Tables:
    """What the pixels of a lake say.

    Attributes
    ----------
    dates : ndarray of float, shape (dates, 3, BINS + 1, STATES)
        For each date, by water, land and hidden: how many pixels, in pixels of the mean area.
    trials : ndarray of float, shape (trials, 3, BINS + 1, STATES)
        The same for dates that are known, hidden by the gaps of others, on the pixels that are known.
    depth : ndarray of float, shape (dates,)
        How many observations the hidden pixels of a date have, in the median; NaN where nothing is hidden.
    bins : ndarray of int16, shape (pixels,)
        The bin of each pixel's occurrence over all dates.
    """

    dates: Floats
    trials: Floats
    depth: Floats
    bins: NDArray[np.int16]


def cells_of(codes: NDArray[np.uint8]) -> NDArray[np.int16]:
    """Return for each date and pixel the cell of the table it falls in, bin x STATES + state.

    Parameters
    ----------
    codes : ndarray of uint8, shape (dates, pixels)
        0 land, 1 water, 2 hidden, in the order of time.
    """
    cells: NDArray[np.int16] = kernels.cells_of(codes, *kernels.occurrence_of(codes))
    return cells


def tabulate(
    stack: PackedStack,
    trials: Sequence[tuple[int, int]] = (),
    weights: Floats | None = None,
    job: Job | None = None,
) -> Tables:
    """Count the pixels of all dates.

    Parameters
    ----------
    stack : PackedStack
    trials : sequence of (int, int)
        A date that is known, and one whose gaps are to hide it.
    weights : ndarray of float, shape (pixels,), optional
        Area of each pixel over their mean, where they differ.
    job : Job, optional
        Ends the work when the user cancels.
    """
    job = job or Job()
    dates, hidden_dates = np.zeros((stack.dates, 3, _CELLS)), np.zeros((len(trials), 3, _CELLS))
    depths, bins = np.zeros((stack.dates, stack.dates + 1)), np.empty(stack.pixels, np.int16)
    for start, stop in stack.parts():
        job.progress(start / stack.pixels)
        codes = stack.read(start, stop)
        water, seen = kernels.occurrence_of(codes)
        cells = kernels.cells_of(codes, water, seen)
        areas = np.ones(stop - start) if weights is None else weights[start:stop]
        kernels.count_cells(codes, cells, areas, dates)
        for first in range(0, len(trials), _TRIALS):
            job.check_cancelled()
            some = slice(first, first + _TRIALS)
            kernels.count_trials(codes, cells, areas, np.array(trials[some]), hidden_dates[some])
        kernels.count_depths(codes, seen, depths)
        bins[start:stop] = kernels.bins_of(water, seen)
    shape = (3, BINS + 1, STATES)
    return Tables(dates.reshape(-1, *shape), hidden_dates.reshape(-1, *shape), _medians(depths), bins)


def _medians(histograms: Floats) -> Floats:
    totals = histograms.sum(axis=1)
    medians = (np.cumsum(histograms, axis=1) >= totals[:, np.newaxis] / 2).argmax(axis=1).astype(np.float64)
    return np.where(totals > 0, medians, np.nan)


def observed_shares(stack: PackedStack, weights: Floats | None = None) -> Floats:
    """Return the share of a lake's ground that each date observed, shape (dates,)."""
    seen = np.zeros(stack.dates)
    for start, stop in stack.parts():
        known = stack.read(start, stop) != HIDDEN
        seen += known.sum(axis=1) if weights is None else known @ weights[start:stop]
    return seen / max(1, stack.pixels)

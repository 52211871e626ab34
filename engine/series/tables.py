"""One small table a date: pixels that were water, land or hidden, by their occurrence and by what they were before and after.

Filling, uncertainty and flags need nothing else of the pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..job import Job
from . import kernels
from .kernels import BINS, STATES
from .packing import PackedStack

Floats: TypeAlias = NDArray[np.float64]

_CELLS = (BINS + 1) * STATES
#: So many trials are counted between two looks at whether the user cancels.
_TRIALS = 60


@dataclass(frozen=True)
class Tables:
    """What the pixels of lakes say.

    Attributes
    ----------
    dates : ndarray of float, shape (lakes, dates, 3, BINS + 1, STATES)
        For each lake and date, by water, land and hidden: how many pixels, in pixels of the lake's mean area.
    trials : ndarray of float, shape (trials, 3, BINS + 1, STATES)
        The same for dates that are known, hidden by the gaps of others, on the pixels that are known.
    depth : ndarray of float, shape (lakes, dates)
        How many observations the hidden pixels of a date have, in the median; NaN where nothing is hidden.
    bins : ndarray of int16, shape (pixels,)
        The bin of each pixel's occurrence over all dates, lake by lake.
    """

    dates: Floats
    trials: Floats
    depth: Floats
    bins: NDArray[np.int16]


@dataclass(frozen=True)
class Pixels:
    """The pixels of some lakes that lie one after another in a stack.

    Attributes
    ----------
    stack : PackedStack
    bounds : ndarray of int64, shape (lakes + 1,)
        Where the pixels of each lake begin, and where those of the last one end.
    weights : sequence of ndarray of float, or None
        For each lake the area of each pixel over their mean, None where they are alike.
    """

    stack: PackedStack
    bounds: NDArray[np.int64]
    weights: Sequence[Floats | None]

    def parts(self, job: Job) -> Iterator[tuple[NDArray[np.uint8], NDArray[np.int64], Floats]]:
        """Yield of parts the codes, the bounds of the lakes within, and the area of each pixel."""
        all_first, all_last = int(self.bounds[0]), int(self.bounds[-1])
        for start, stop in self.stack.parts(all_first, all_last):
            job.progress((start - all_first) / (all_last - all_first), "Filling gaps")
            bounds = np.clip(self.bounds, start, stop) - start
            areas = np.ones(stop - start)
            for lake, weights in enumerate(self.weights):
                if weights is not None:
                    first = start - int(self.bounds[lake])
                    own = slice(int(bounds[lake]), int(bounds[lake + 1]))
                    areas[own] = weights[first + own.start : first + own.stop]
            yield self.stack.read(start, stop), bounds, areas

    def observed_shares(self, job: Job) -> Floats:
        """Return the share of each lake's ground that each date observed, shape (lakes, dates)."""
        seen = np.zeros((len(self.weights), self.stack.dates))
        for codes, bounds, areas in self.parts(job):
            kernels.count_seen(codes, areas, bounds, seen)
        return seen / np.maximum(1, np.diff(self.bounds))[:, np.newaxis]


def cells_of(codes: NDArray[np.uint8]) -> NDArray[np.int16]:
    """Return for each date and pixel the cell of the table it falls in, bin x STATES + state.

    Parameters
    ----------
    codes : ndarray of uint8, shape (dates, pixels)
        0 land, 1 water, 2 hidden, in the order of time.
    """
    cells: NDArray[np.int16] = kernels.cells_of(codes, *kernels.occurrence_of(codes))
    return cells


def tabulate(pixels: Pixels, trials: NDArray[np.int64], job: Job) -> Tables:
    """Count the pixels of all dates.

    Parameters
    ----------
    pixels : Pixels
    trials : ndarray of int64, shape (trials, 3)
        A lake, a date of it that is known, and one whose gaps are to hide it.
    job : Job
    """
    count, lakes = pixels.stack.dates, len(pixels.weights)
    dates, hidden_dates = np.zeros((lakes, count, 3, _CELLS)), np.zeros((len(trials), 3, _CELLS))
    depths, bins = np.zeros((lakes, count, count + 1)), []
    for codes, bounds, areas in pixels.parts(job):
        water, seen = kernels.occurrence_of(codes)
        cells = kernels.cells_of(codes, water, seen)
        kernels.count_cells(codes, cells, areas, bounds, dates)
        for first in range(0, len(trials), _TRIALS):
            job.check_cancelled()
            some = slice(first, first + _TRIALS)
            kernels.count_trials(codes, cells, areas, bounds, trials[some], hidden_dates[some])
        kernels.count_depths(codes, seen, bounds, depths)
        bins.append(kernels.bins_of(water, seen))
    shape = (3, BINS + 1, STATES)
    return Tables(
        dates.reshape(lakes, count, *shape),
        hidden_dates.reshape(-1, *shape),
        _medians(depths),
        np.concatenate(bins) if bins else np.zeros(0, np.int16),
    )


def _medians(histograms: Floats) -> Floats:
    """Return the medians of counts along the last axis, NaN where nothing is counted."""
    totals = histograms.sum(axis=-1)
    medians = (np.cumsum(histograms, axis=-1) >= totals[..., np.newaxis] / 2).argmax(axis=-1).astype(np.float64)
    return np.where(totals > 0, medians, np.nan)

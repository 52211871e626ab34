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
from .packing import HIDDEN, LAND, WET, PackedStack

Floats: TypeAlias = NDArray[np.float64]

#: Bins of occurrence, 0.00, 0.01 ... 1.00; one more for pixels that no other date observed.
BINS = 101
NEVER = BINS
#: State at the last observation before, and at the first one after: land, water, none; 3 x before + after.
STATES = 9
#: Rows of a table.
IS_WATER, IS_LAND, IS_HIDDEN = 0, 1, 2
_CELLS = (BINS + 1) * STATES
_ROW_OF_CODE = np.array([IS_LAND, IS_WATER, IS_HIDDEN], np.int16)
_NO_STATE = 2


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
    """

    dates: Floats
    trials: Floats
    depth: Floats


def bins_of(codes: NDArray[np.uint8]) -> NDArray[np.int16]:
    """Return for each pixel the bin of its occurrence on a date on which it was land, water, or hidden.

    The date itself must not vote: with few dates its own pixels would agree with it.

    Parameters
    ----------
    codes : ndarray of uint8, shape (dates, pixels)
        0 land, 1 water, 2 hidden.

    Returns
    -------
    ndarray of int16, shape (3, pixels)
    """
    water = (codes == WET).sum(axis=0, dtype=np.int32)
    seen = (codes != HIDDEN).sum(axis=0, dtype=np.int32)
    bins = np.empty((3, codes.shape[1]), np.int16)
    for code, (wet, known) in ((LAND, (0, 1)), (WET, (1, 1)), (HIDDEN, (0, 0))):
        others = seen - known
        share = np.floor(100.0 * (water - wet) / np.maximum(others, 1) + 1e-6)
        bins[code] = np.where(others > 0, share, NEVER)
    return bins


def states_of(codes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return for each date and pixel 3 x the state at the last observation before + that at the first one after.

    Parameters
    ----------
    codes : ndarray of uint8, shape (dates, pixels)
        0 land, 1 water, 2 hidden, in the order of time.
    """
    states = np.empty(codes.shape, np.uint8)
    current = np.full(codes.shape[1], _NO_STATE, np.uint8)
    for date, own in enumerate(codes):
        states[date] = 3 * current
        np.copyto(current, own, where=own != HIDDEN)
    current[:] = _NO_STATE
    for date in range(len(codes) - 1, -1, -1):
        states[date] += current
        np.copyto(current, codes[date], where=codes[date] != HIDDEN)
    return states


def cells_of(codes: NDArray[np.uint8]) -> NDArray[np.int16]:
    """Return for each date and pixel the cell of the table it falls in, bin x STATES + state."""
    bins, states = bins_of(codes), states_of(codes)
    cells = np.empty(codes.shape, np.int16)
    for date, own in enumerate(codes):
        # Faster than an index of two arrays.
        chosen = np.where(own == WET, bins[WET], np.where(own == LAND, bins[LAND], bins[HIDDEN]))
        cells[date] = chosen * STATES + states[date]
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
    dates = np.zeros((stack.dates, 3 * _CELLS))
    hidden_dates = np.zeros((len(trials), 3 * _CELLS))
    depths = np.zeros((stack.dates, stack.dates + 1))
    by_date: dict[int, list[tuple[int, int]]] = {}
    for place, (date, donor) in enumerate(trials):
        by_date.setdefault(date, []).append((place, donor))
    for start, stop in stack.parts():
        codes = stack.read(start, stop)
        cells = cells_of(codes)
        area = None if weights is None else weights[start:stop]
        seen = (codes != HIDDEN).sum(axis=0, dtype=np.int32)
        for date, own in enumerate(codes):
            job.check_cancelled()
            dates[date] += _count(_ROW_OF_CODE[own], cells[date], area)
            depths[date] += np.bincount(seen[own == HIDDEN], minlength=stack.dates + 1)
            if date not in by_date:
                continue
            known = own != HIDDEN
            rows, own_cells = _ROW_OF_CODE[own[known]], cells[date][known]
            own_area = None if area is None else area[known]
            for place, donor in by_date[date]:
                job.check_cancelled()
                gaps = codes[donor][known] == HIDDEN
                hidden_dates[place] += _count(np.where(gaps, np.int16(IS_HIDDEN), rows), own_cells, own_area)
        job.progress(min(1.0, stop / max(1, stack.pixels)), "")
    shape = (3, BINS + 1, STATES)
    return Tables(dates.reshape(-1, *shape), hidden_dates.reshape(-1, *shape), _medians(depths))


def _count(rows: NDArray[np.int16], cells: NDArray[np.int16], weights: Floats | None) -> Floats:
    return np.bincount(rows * np.int16(_CELLS) + cells, weights, minlength=3 * _CELLS).astype(np.float64)


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

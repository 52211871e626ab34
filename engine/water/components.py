"""8-connected components of a water mask of any size, strip by strip: water bodies, also those that a gap cuts in parts.

A strip of rows is labelled on its own. Where components of two strips touch across the line between them they are one;
which belong together is solved at the end for all strips at once.

What was not observed is no shore. Two components on both sides of a gap are one water body where the gap is no wider than
the stretch along which they face each other: a stripe of missing lines, or a band of cloud over a lake, but not a wide cloud
between two ponds. Where that leaves it open whether a component belongs to the water that is asked for, it is not observed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window
from scipy import ndimage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from ..job import Job
from ..raster.grid import Grid
from ..raster.outputs import TILE
from ..raster.windows import map_grid
from .codes import DRY, UNOBSERVED, WATER

_STRIP_PIXELS = 1 << 22
_EIGHT = np.ones((3, 3), dtype=bool)
#: Share of a component that the other date must show as water of the body for the component to be a part of it.
_SHARED = 0.5

#: Reads a window of a mask: codes of :mod:`engine.water.codes`.
Codes = Callable[[Window], NDArray[np.uint8]]
Mask = Callable[[Window], NDArray[np.bool_]]


@dataclass(frozen=True)
class KeptComponents:
    """The components of a mask that are kept.

    Attributes
    ----------
    codes : callable
        Reads a window of the mask.
    kept : dict
        For the first row of each strip: the code of each of the strip's own labels.
    """

    codes: Codes
    kept: dict[int, NDArray[np.uint8]]

    def read(self, window: Window) -> NDArray[np.uint8]:
        """Return the mask in one strip with only the water that is kept."""
        codes = self.codes(window)
        found = self.kept[int(window.row_off)][_label(codes == WATER)]
        found[codes == UNOBSERVED] = UNOBSERVED
        return found


def strips(grid: Grid) -> tuple[int, int]:
    """Return (columns, rows) of the strips that a grid is cut into."""
    return grid.width, min(TILE, max(TILE // 8, _STRIP_PIXELS // grid.width // 64 * 64))


@dataclass(frozen=True)
class _Strip:
    """What is known of one strip: per label, and along its upper and lower edge.

    Attributes
    ----------
    counts, shared : ndarray of int, shape (labels,)
        Pixels of each label, and how many of them the other date shows as water of the body.
    open : ndarray of bool, shape (labels,)
        Whether the label touches ground that was not observed.
    wanted : list of int
        Labels at the given pixels.
    upper, lower : ndarray of int, shape (columns,)
        Labels of the first and last row.
    first, last : ndarray of int, shape (columns, 2)
        Row in the strip and label of the first and last observed pixel of each column; row -1 where there is none.
    crossings : ndarray of int, shape (crossings, 5)
        Two labels that face each other across a gap, the direction (0 along rows, 1 along columns), the gap's width in
        pixels, and how often.
    """

    counts: NDArray[np.int64]
    shared: NDArray[np.int64]
    open: NDArray[np.bool_]
    wanted: list[int]
    upper: NDArray[np.int32]
    lower: NDArray[np.int32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    crossings: NDArray[np.int64]


def keep_components(
    codes: Codes,
    grid: Grid,
    job: Job,
    *,
    pixels: Sequence[tuple[int, int]] = (),
    min_pixels: int = 0,
    other: Mask | None = None,
) -> KeptComponents:
    """Find which components of a water mask to keep.

    Parameters
    ----------
    codes : callable
        Reads a window of the mask.
    grid : Grid
    job : Job
    pixels : sequence of (int, int)
        If any are given, only water bodies that hold one of these (row, column) are kept. A pixel that is not water counts
        for the components that touch it.
    min_pixels : int
        Only water bodies of at least this many pixels are kept.
    other : callable, optional
        The water of the same body on another date: components beside a gap that are mostly in it belong to the body.
    """
    shape = strips(grid)

    def task(window: Window) -> _Strip:
        return _look_at(codes(window), None if other is None else other(window), pixels, int(window.row_off))

    found = {
        int(window.row_off): strip for window, strip in map_grid(task, grid, shape, job, "Finding connected water")
    }
    rows = sorted(found)
    first, total = {}, 0
    for row in rows:
        first[row] = total
        total += len(found[row].counts)
    touching = _touching(found, rows, first)
    component = _solve(touching, total)
    joined, facing = _across_gaps(found, rows, first, component)
    body_of = _solve(joined, int(component.max()) + 1)
    body = body_of[component]
    keep = _choose(found, first, body, bool(pixels), min_pixels)
    # What faces a kept body across a gap too wide to tell may be a part of it.
    one, two = body_of[facing]
    keep[two[(keep[one] == WATER) & (keep[two] == DRY)]] = UNOBSERVED
    keep[one[(keep[two] == WATER) & (keep[one] == DRY)]] = UNOBSERVED
    kept = {}
    for row in rows:
        kept[row] = keep[body[first[row] : first[row] + len(found[row].counts)]]
        kept[row][0] = DRY
    return KeptComponents(codes, kept)


def _choose(
    found: dict[int, _Strip], first: dict[int, int], body: NDArray[np.int32], at_pixels: bool, min_pixels: int
) -> NDArray[np.uint8]:
    """Return for each body whether it is kept, as a code."""
    sizes, shared = (np.zeros(body.max() + 1, dtype=np.int64) for _ in range(2))
    wanted, beside_gap = (np.zeros(len(sizes), dtype=bool) for _ in range(2))
    for row, strip in found.items():
        own = body[first[row] : first[row] + len(strip.counts)]
        np.add.at(sizes, own[1:], strip.counts[1:])
        np.add.at(shared, own[1:], strip.shared[1:])
        wanted[own[strip.wanted]] = True
        beside_gap[own[1:][strip.open[1:]]] = True
    keep = wanted | (beside_gap & (shared > _SHARED * sizes)) if at_pixels else np.ones(len(sizes), dtype=bool)
    return np.where(keep & (sizes >= min_pixels), WATER, DRY).astype(np.uint8)


def _look_at(
    codes: NDArray[np.uint8], other: NDArray[np.bool_] | None, pixels: Sequence[tuple[int, int]], top: int
) -> _Strip:
    labels, seen = _label(codes == WATER), codes != UNOBSERVED
    size = int(labels.max()) + 1
    wanted = [label for row, column in pixels for label in _labels_around(labels, row - top, column)]
    beside_gap = np.zeros(size, dtype=bool)
    crossings = np.empty((0, 5), dtype=np.int64)
    if not seen.all():
        beside_gap[labels[ndimage.binary_dilation(~seen, _EIGHT)]] = True
        crossings = np.concatenate([_crossings(labels, seen, 0), _crossings(labels.T, seen.T, 1)])
    shared = np.zeros(size, np.int64) if other is None else np.bincount(labels[other], minlength=size)
    height = len(labels)
    columns = np.arange(labels.shape[1])
    ends = []
    for rows in (seen.argmax(axis=0), height - 1 - seen[::-1].argmax(axis=0)):
        ends.append(np.stack([np.where(seen.any(axis=0), rows, -1), labels[rows, columns]], axis=1))
    return _Strip(
        np.bincount(labels.ravel(), minlength=size), shared, beside_gap, wanted, labels[0].copy(), labels[-1].copy(),
        ends[0], ends[1], crossings,
    )  # fmt: skip


def _crossings(labels: NDArray[np.int32], seen: NDArray[np.bool_], direction: int) -> NDArray[np.int64]:
    """Return where water, a gap and water follow each other along rows; see :class:`_Strip`."""
    rows, columns = np.nonzero(seen)
    width = columns[1:] - columns[:-1] - 1
    one, two = labels[rows[:-1], columns[:-1]], labels[rows[1:], columns[1:]]
    here = (rows[1:] == rows[:-1]) & (width > 0) & (one > 0) & (two > 0) & (one != two)
    return _counted(np.stack([one[here], two[here], np.full(here.sum(), direction), width[here]], axis=1))


def _counted(crossings: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each different crossing once, the lower label first, with how often it is there as the last column."""
    ordered = np.concatenate([np.sort(crossings[:, :2], axis=1), crossings[:, 2:]], axis=1).astype(np.int64)
    different, count = np.unique(ordered, axis=0, return_counts=True)
    return np.column_stack([different, count])


def _label(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    labels, _ = ndimage.label(mask, structure=_EIGHT)
    return labels


def _labels_around(labels: NDArray[np.int32], row: int, column: int) -> list[int]:
    rows = slice(max(0, row - 1), max(0, row + 2))
    here = labels[row, column] if 0 <= row < len(labels) else 0
    around = np.unique([here] if here else labels[rows, max(0, column - 1) : column + 2])
    return [int(label) for label in around if label]


def _touching(found: dict[int, _Strip], rows: Sequence[int], first: dict[int, int]) -> NDArray[np.int64]:
    """Return which labels of neighbouring strips touch, shape (2, pairs), numbered through all strips."""
    pairs = [np.empty((2, 0), dtype=np.int64)]
    for upper, lower in pairwise(rows):
        last, following = found[upper].lower, found[lower].upper
        width = len(last)
        for shift in (-1, 0, 1):
            above = last[max(0, -shift) : width - max(0, shift)]
            below = following[max(0, shift) : width - max(0, -shift)]
            here = (above > 0) & (below > 0)
            pairs.append(np.stack([above[here] + first[upper], below[here] + first[lower]]))
    return np.unique(np.concatenate(pairs, axis=1), axis=1)


def _across_gaps(
    found: dict[int, _Strip], rows: Sequence[int], first: dict[int, int], component: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return which components a gap does not part, and which it may part, both of shape (2, pairs)."""
    # For each pair of components and direction: widths of the gap between them, and how often.
    widths: dict[tuple[int, int, int], list[tuple[int, int]]] = defaultdict(list)

    def add(crossings: Iterable[Iterable[int]]) -> None:
        for one, two, direction, width, count in crossings:
            if component[one] != component[two]:
                low, high = sorted((int(component[one]), int(component[two])))
                widths[low, high, direction].append((width, count))

    for row in rows:
        crossings = found[row].crossings.copy()
        crossings[:, :2] += first[row]
        add(crossings.tolist())
    add(_between_strips(found, rows, first).tolist())
    joined: list[tuple[int, int]] = []
    facing: list[tuple[int, int]] = []
    for (one, two, _), gaps in widths.items():
        width, count = np.array(gaps).T
        order = np.argsort(width)
        median = width[order][np.searchsorted(np.cumsum(count[order]), count.sum() / 2)]
        (joined if count.sum() >= median else facing).append((one, two))
    return tuple(np.array(pairs, dtype=np.int64).reshape(-1, 2).T for pairs in (joined, facing))  # type: ignore[return-value]


def _between_strips(found: dict[int, _Strip], rows: Sequence[int], first: dict[int, int]) -> NDArray[np.int64]:
    """Return crossings of gaps along columns that begin in one strip and end in another."""
    parts = [np.empty((0, 4), dtype=np.int64)]
    columns = len(found[rows[0]].upper)
    row_before, label_before = np.full(columns, -1, dtype=np.int64), np.zeros(columns, dtype=np.int64)
    for row in rows:
        strip = found[row]
        (start, label), (end, last_label) = strip.first.T, strip.last.T
        seen = start >= 0
        width = row + start - row_before - 1
        here = seen & (row_before >= 0) & (width > 0) & (label_before > 0) & (label > 0)
        crossing = [label_before[here], label[here] + first[row], np.ones(here.sum(), dtype=np.int64), width[here]]
        parts.append(np.stack(crossing, axis=1))
        row_before = np.where(seen, row + end, row_before)
        label_before = np.where(seen, np.where(last_label > 0, last_label + first[row], 0), label_before)
    return _counted(np.concatenate(parts))


def _solve(pairs: NDArray[np.int64], total: int) -> NDArray[np.int32]:
    """Return the group of each of so many things, some of which belong together in pairs."""
    one, two = pairs
    graph = coo_array((np.ones(len(one), dtype=bool), (one, two)), shape=(total, total))
    return connected_components(graph, directed=False)[1]

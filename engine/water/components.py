"""8-connected components of a mask of any size, strip by strip; those of a water mask are water bodies.

A strip of rows is labelled on its own. Where components of two strips touch across the line between them they are one;
which belong together is solved at the end for all strips at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

_STRIP_PIXELS = 1 << 22
_EIGHT = np.ones((3, 3), dtype=bool)

Mask = Callable[[Window], NDArray[np.bool_]]


@dataclass(frozen=True)
class KeptComponents:
    """The components of a mask that are kept.

    Attributes
    ----------
    mask : callable
        Reads a window of the mask.
    kept : dict
        For the first row of each strip: whether each of the strip's own labels is kept (label 0 is the ground).
    """

    mask: Mask
    kept: dict[int, NDArray[np.bool_]]

    def read(self, window: Window) -> NDArray[np.bool_]:
        """Return the kept part of the mask in one strip."""
        return self.kept[int(window.row_off)][_label(self.mask(window))]


def strips(grid: Grid) -> tuple[int, int]:
    """Return (columns, rows) of the strips that a grid is cut into."""
    return grid.width, min(TILE, max(TILE // 8, _STRIP_PIXELS // grid.width // 64 * 64))


def keep_components(
    mask: Mask, grid: Grid, job: Job, *, pixels: Sequence[tuple[int, int]] = (), min_pixels: int = 0
) -> KeptComponents:
    """Find which components of a mask to keep.

    Parameters
    ----------
    mask : callable
        Reads a window of the mask.
    grid : Grid
    job : Job
    pixels : sequence of (int, int)
        If any are given, only components that hold one of these (row, column) are kept. A pixel that is not set counts
        for the components that touch it.
    min_pixels : int
        Only components of at least this many pixels are kept.
    """
    shape = strips(grid)

    def task(window: Window) -> tuple[NDArray, NDArray, NDArray, list[int]]:
        labels = _label(mask(window))
        wanted = [label for row, column in pixels for label in _labels_around(labels, row - window.row_off, column)]
        return np.bincount(labels.ravel()), labels[0].copy(), labels[-1].copy(), wanted

    found = {
        int(window.row_off): result for window, result in map_grid(task, grid, shape, job, "Finding connected water")
    }
    first, total = {}, 0
    for row in sorted(found):
        first[row] = total
        total += len(found[row][0])
    component = _solve(found, first, total)
    sizes = np.zeros(component.max() + 1, dtype=np.int64)
    keep = np.full(len(sizes), not pixels)
    for row, (counts, _, _, wanted) in found.items():
        own = component[first[row] : first[row] + len(counts)]
        np.add.at(sizes, own[1:], counts[1:])
        keep[own[wanted]] = True
    keep &= sizes >= min_pixels
    kept = {}
    for row, (counts, _, _, _) in found.items():
        kept[row] = keep[component[first[row] : first[row] + len(counts)]]
        kept[row][0] = False
    return KeptComponents(mask, kept)


def _label(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    labels, _ = ndimage.label(mask, structure=_EIGHT)
    return labels


def _labels_around(labels: NDArray[np.int32], row: int, column: int) -> list[int]:
    rows = slice(max(0, row - 1), max(0, row + 2))
    here = labels[row, column] if 0 <= row < len(labels) else 0
    around = np.unique([here] if here else labels[rows, max(0, column - 1) : column + 2])
    return [int(label) for label in around if label]


def _solve(found: dict[int, tuple], first: dict[int, int], total: int) -> NDArray[np.int32]:
    """Return the component of every strip label, numbered through all strips."""
    pairs = [np.empty((2, 0), dtype=np.int64)]
    rows = sorted(found)
    for upper, lower in pairwise(rows):
        last, following = found[upper][2], found[lower][1]
        width = len(last)
        for shift in (-1, 0, 1):
            above = last[max(0, -shift) : width - max(0, shift)]
            below = following[max(0, shift) : width - max(0, -shift)]
            touching = (above > 0) & (below > 0)
            pairs.append(np.stack([above[touching] + first[upper], below[touching] + first[lower]]))
    above, below = np.unique(np.concatenate(pairs, axis=1), axis=1)
    graph = coo_array((np.ones(len(above), dtype=bool), (above, below)), shape=(total, total))
    return connected_components(graph, directed=False)[1]

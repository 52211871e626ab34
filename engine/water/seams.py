"""Water bodies across windows of any shape: components that were labelled window by window, joined along the seams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from ..raster.grid import Grid

Labels: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True)
class Borders:
    """The labels of a window along its sides, 0 where there is no component."""

    top: Labels
    bottom: Labels
    left: Labels
    right: Labels

    @classmethod
    def of(cls, labels: NDArray[np.integer]) -> Borders:
        """Return the sides of an array of labels."""
        return cls(*(side.astype(np.int64) for side in (labels[0], labels[-1], labels[:, 0], labels[:, -1])))


class Seams:
    """Collects the borders of windows, and tells which of their labels belong together; corners join too."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._parts: dict[tuple[int, int], tuple[Window, Borders, int]] = {}

    def add(self, window: Window, borders: Borders, count: int) -> None:
        """Add a window that has ``count`` labels, from 1."""
        self._parts[int(window.row_off), int(window.col_off)] = window, borders, count

    def bodies(self) -> Labels:
        """Return the body of each label, those of all windows one after another in the order of (row, column)."""
        rows: dict[int, Labels] = {}
        columns: dict[int, Labels] = {}
        total = 0
        for position in sorted(self._parts):
            window, borders, count = self._parts[position]
            top, left = position
            bottom, right = top + int(window.height) - 1, left + int(window.width) - 1
            for lines, number, begin, labels, length in (
                (rows, top, left, borders.top, self._grid.width),
                (rows, bottom, left, borders.bottom, self._grid.width),
                (columns, left, top, borders.left, self._grid.height),
                (columns, right, top, borders.right, self._grid.height),
            ):
                line = lines.setdefault(number, np.zeros(length, np.int64))
                line[begin : begin + len(labels)] = np.where(labels > 0, labels + total, 0)
            total += count
        pairs = [
            _touching(lines[number], lines[number + 1])
            for lines in (rows, columns)
            for number in lines
            if number + 1 in lines
        ]
        first, second = np.concatenate([*pairs, np.empty((2, 0), np.int64)], axis=1) - 1
        graph = coo_array((np.ones(len(first), dtype=bool), (first, second)), shape=(total, total))
        return connected_components(graph, directed=False)[1].astype(np.int64) if total else np.empty(0, np.int64)

    @staticmethod
    def summed(values: NDArray[np.float64], bodies: Labels) -> NDArray[np.float64]:
        """Return the sums over :meth:`bodies` of values of the labels, shape (labels, values), in that order."""
        sums = np.zeros((int(bodies.max(initial=-1)) + 1, values.shape[1]))
        np.add.at(sums, bodies, values)
        return sums


def _touching(one: Labels, other: Labels) -> Labels:
    """Return pairs of labels of two neighbouring lines that touch, shape (2, pairs)."""
    length, found = len(one), []
    for shift in (-1, 0, 1):
        first = one[max(0, -shift) : length - max(0, shift)]
        second = other[max(0, shift) : length - max(0, -shift)]
        both = (first > 0) & (second > 0)
        found.append(np.stack([first[both], second[both]]))
    return np.unique(np.concatenate(found, axis=1), axis=1)

"""Cubes of many bands in HDF5, NetCDF and Zarr, read window by window in the order of the file's chunks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..raster.bands import Band
from ..raster.grid import Grid
from .encoding import Missing
from .store import Store


@dataclass(frozen=True)
class Lookup:
    """A table of which pixel of the swath each pixel of the map shows; 0 where none does.

    Attributes
    ----------
    store : Store
    rows, columns : str
        Names of the variables with the swath's rows and columns, counted from 1.
    """

    store: Store
    rows: str
    columns: str


@dataclass(frozen=True)
class Cube:
    """An array of (rows, columns, bands), in whatever order it is stored. Offers what the window pipeline asks of an image.

    Attributes
    ----------
    store : Store
    variables : tuple of str
        The variable that holds all bands; or one variable for each band of the file.
    axes : tuple of int
        Which axes of a variable are rows, columns and bands; -1 where each band is a variable.
    bands : tuple of Band
        The bands to read; ``index`` counts from 1 along the band axis, or along ``variables``.
    native, grid : Grid
        The cube's own grid, and the part of it to read.
    block : tuple of (int, int)
        Rows and columns of a chunk.
    missing : tuple of Missing
        For each of the variables: which stored numbers are not observations.
    fixed : tuple of (int, int)
        Further axes of the variables, and the position to read along each.
    south_up, east_first : bool
        The first row stored is the southernmost, the first column the easternmost.
    lookup : Lookup or None
        For a swath: how it lies on the grid.
    date : str
        Acquisition date as ISO 8601, empty when unknown.
    """

    store: Store
    variables: tuple[str, ...]
    axes: tuple[int, int, int]
    bands: tuple[Band, ...]
    native: Grid
    grid: Grid
    block: tuple[int, int]
    missing: tuple[Missing, ...] = (Missing(),)
    fixed: tuple[tuple[int, int], ...] = ()
    south_up: bool = False
    east_first: bool = False
    lookup: Lookup | None = None
    date: str = ""

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.store.file

    def on(self, grid: Grid) -> Cube:
        """Return the same cube, of which only the part ``grid`` is read.

        Raises
        ------
        InputError
            If it is no part of the cube's own grid.
        """
        if self.native.offset_of(grid) is None:
            raise InputError(f"'{self.name}' is read on its own grid only. Use Regrid on the image that is made of it.")
        return replace(self, grid=grid)

    def select(self, positions: list[int]) -> Cube:
        """Return the same cube with only the bands at these positions."""
        return replace(self, bands=tuple(self.bands[position] for position in positions))

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window, shape (bands, rows, columns): physical values, NaN where not observed."""
        left, top = self.native.offset_of(self.grid) or (0, 0)
        rows = slice(window.row_off + top, window.row_off + top + window.height)
        columns = slice(window.col_off + left, window.col_off + left + window.width)
        if self.lookup is not None:
            return self._looked_up(self.lookup, rows, columns)
        if self.south_up:
            rows = slice(self.native.height - rows.stop, self.native.height - rows.start)
        if self.east_first:
            columns = slice(self.native.width - columns.stop, self.native.width - columns.start)
        values = self._physical(self._stored(rows, columns))
        return values[:, :: -1 if self.south_up else 1, :: -1 if self.east_first else 1]

    def _stored(self, rows: slice, columns: slice) -> list[NDArray[Any]]:
        """Read numbers as they are stored, of shape (bands, rows, columns); one array for each variable."""
        numbers = [band.index - 1 for band in self.bands]
        first, last = min(numbers), max(numbers) + 1
        with self.store.open() as dataset:
            if self.axes[2] < 0:
                return [
                    self._part(dataset.variables[self.variables[number]], rows, columns)[np.newaxis]
                    for number in numbers
                ]
            values = self._part(dataset.variables[self.variables[0]], rows, columns, slice(first, last))
        return [values if numbers == list(range(first, last)) else values[[number - first for number in numbers]]]

    def _part(self, variable: Any, rows: slice, columns: slice, bands: slice | None = None) -> NDArray[Any]:
        wanted: list[slice | int] = [slice(None)] * variable.ndim
        for axis, position in self.fixed:
            wanted[axis] = position
        order = []
        for axis, part in zip(self.axes, (rows, columns, bands), strict=True):
            if part is not None:
                wanted[axis] = part
                order.append(axis)
        values = np.asarray(variable[tuple(wanted)].values)
        # Bands, rows, columns; the axes along which one position is read are gone.
        left = sorted(order)
        return np.transpose(values, [left.index(axis) for axis in (order[2:] + order[:2])])

    def _looked_up(self, lookup: Lookup, rows: slice, columns: slice) -> NDArray[np.float32]:
        with lookup.store.open() as table:
            row, column = (
                np.asarray(table.variables[name][rows, columns].values).astype(np.int64) - 1
                for name in (lookup.rows, lookup.columns)
            )
        seen = (row >= 0) & (column >= 0)
        values = np.full((len(self.bands), *row.shape), np.nan, np.float32)
        if seen.any():
            top, left = row[seen].min(), column[seen].min()
            swath = self._stored(slice(top, row[seen].max() + 1), slice(left, column[seen].max() + 1))
            parts = [part[:, row[seen] - top, column[seen] - left] for part in swath]
            values[:, seen] = self._physical(parts)
        return values

    def _physical(self, stored: list[NDArray[Any]]) -> NDArray[np.float32]:
        """Return the values of stored numbers, first axis bands; NaN where not observed."""
        values = np.empty((len(self.bands), *stored[0].shape[1:]), np.float32)
        if self.axes[2] < 0:
            for position, (band, part) in enumerate(zip(self.bands, stored, strict=True)):
                self.missing[band.index - 1].decode(part, band.scale, band.offset, values[position : position + 1])
            return values
        # Bands that follow each other with the same factors are decoded at once.
        for (scale, offset), run in groupby(range(len(self.bands)), self._factors):
            positions = list(run)
            part = slice(positions[0], positions[-1] + 1)
            self.missing[0].decode(stored[0][part], scale, offset, values[part])
        return values

    def _factors(self, position: int) -> tuple[float, float]:
        return self.bands[position].scale, self.bands[position].offset

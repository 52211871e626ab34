"""Cubes of many bands in HDF5, NetCDF and Zarr, read window by window in the order of the file's chunks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..raster.bands import Band
from ..raster.grid import Grid


@dataclass(frozen=True)
class Store:
    """Where arrays are: a file, or a folder, and the group in it.

    Attributes
    ----------
    path : str
    engine : str
        What xarray opens it with: ``h5netcdf``, ``scipy`` or ``zarr``.
    group : str
        Empty for the topmost.
    """

    path: str
    engine: str
    group: str = ""

    @contextmanager
    def open(self) -> Iterator[Any]:
        """Open as an :class:`xarray.Dataset` whose numbers are as they are stored; for one worker.

        Raises
        ------
        InputError
            If the file is damaged, or not what its name says.
        """
        import xarray as xr

        more: dict[str, Any] = {"phony_dims": "access"} if self.engine == "h5netcdf" else {}
        if self.engine == "zarr":
            more["consolidated"] = False
        if self.group:
            more["group"] = self.group
        try:
            with xr.open_dataset(
                self.path,
                engine=self.engine,
                mask_and_scale=False,
                decode_times=False,
                decode_coords="all",
                cache=False,
                **more,
            ) as dataset:
                yield dataset
        except InputError:
            raise
        except (OSError, ValueError, KeyError, RuntimeError) as problem:
            raise InputError(
                f"'{Path(self.path).name}' cannot be read: it is damaged or cut short, or not a cube ({_one_line(problem)})."
            ) from problem


@dataclass(frozen=True)
class Lookup:
    """A table that tells for each pixel of the map which pixel of the swath shows it; 0 where none does.

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
    variable : str
    axes : tuple of int
        Which axes of the variable are rows, columns and bands.
    bands : tuple of Band
        The bands to read; ``index`` counts from 1 along the band axis.
    native, grid : Grid
        The cube's own grid, and the part of it to read.
    block : tuple of (int, int)
        Rows and columns of a chunk.
    upside_down : bool
        The first row stored is the southernmost.
    lookup : Lookup or None
        For a swath: how it lies on the grid.
    date : str
        Acquisition date as ISO 8601, empty when unknown.
    """

    store: Store
    variable: str
    axes: tuple[int, int, int]
    bands: tuple[Band, ...]
    native: Grid
    grid: Grid
    block: tuple[int, int]
    upside_down: bool = False
    lookup: Lookup | None = None
    date: str = ""

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return Path(self.store.path).name

    def on(self, grid: Grid) -> Cube:
        """Return the same cube, of which only the part ``grid`` is read.

        Raises
        ------
        InputError
            If it is no part of the cube's own grid.
        """
        if self.native.place_of(grid) is None:
            raise InputError(f"'{self.name}' is read on its own grid only. Use Regrid on the image that is made of it.")
        return replace(self, grid=grid)

    def select(self, places: list[int]) -> Cube:
        """Return the same cube with only the bands at these places."""
        return replace(self, bands=tuple(self.bands[place] for place in places))

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window, shape (bands, rows, columns): physical values, NaN where not observed."""
        left, top = self.native.place_of(self.grid) or (0, 0)
        first, last = window.row_off + top, window.row_off + top + window.height
        columns = slice(window.col_off + left, window.col_off + left + window.width)
        if self.lookup is not None:
            return self._looked_up(self.lookup, slice(first, last), columns)
        if self.upside_down:
            height = self.native.height
            return self._physical(self._stored(slice(height - last, height - first), columns)[:, ::-1])
        return self._physical(self._stored(slice(first, last), columns))

    def _stored(self, rows: slice, columns: slice) -> NDArray[Any]:
        """Read numbers as they are stored, shape (bands, rows, columns)."""
        numbers = [band.index - 1 for band in self.bands]
        first, last = min(numbers), max(numbers) + 1
        wanted: list[slice] = [slice(None)] * 3
        for axis, part in zip(self.axes, (rows, columns, slice(first, last)), strict=True):
            wanted[axis] = part
        with self.store.open() as dataset:
            values = np.asarray(dataset.variables[self.variable][tuple(wanted)].values)
        row, column, band = self.axes
        values = np.transpose(values, (band, row, column))
        if numbers == list(range(first, last)):
            return values
        return values[[number - first for number in numbers]]

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
            values[:, seen] = self._physical(swath[:, row[seen] - top, column[seen] - left])
        return values

    def _physical(self, values: NDArray[Any]) -> NDArray[np.float32]:
        physical = values.astype(np.float32)
        for place, band in enumerate(self.bands):
            if (band.scale, band.offset) != (1.0, 0.0):
                physical[place] = physical[place] * band.scale + band.offset
            if band.nodata is not None and not np.isnan(band.nodata):
                # A file of single precision holds the nearest such number, not the one that its header names.
                missing = np.asarray(band.nodata).astype(values.dtype)
                physical[place][values[place] == missing] = np.nan
        return physical


def _one_line(problem: Exception) -> str:
    return " ".join(str(problem).split())[:160] or type(problem).__name__

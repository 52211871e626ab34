"""A raster as a lazy :class:`xarray.DataArray`, with its grid and bands as in rioxarray and the CF conventions."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from weakref import WeakValueDictionary

import dask.array as da
import numpy as np
import rioxarray  # noqa: F401 - registers the accessor
import xarray as xr
from numpy.typing import NDArray
from rasterio.windows import Window

from .bands import Band
from .grid import Grid, same_crs
from .image import Raster
from .outputs import Category
from .windows import first_block, window_shape

#: Arrays as they came from here, by dask's name for their data, and what reads them.
_made: WeakValueDictionary[str, BlockReader] = WeakValueDictionary()


@dataclass(frozen=True)
class Codes:
    """How a raster of classes is held: whole numbers, one of which means "not observed".

    Attributes
    ----------
    dtype : str
        Of numpy, an integer type.
    nodata : int
    categories : sequence of Category
        What the other numbers mean; become the CF attributes ``flag_values`` and ``flag_meanings``.
    """

    dtype: str
    nodata: int
    categories: Sequence[Category] = ()

    def encode(self, values: NDArray[np.float32]) -> NDArray[np.integer]:
        """Return the numbers of a window that was read as floats, NaN where not observed."""
        return np.where(np.isfinite(values), values, self.nodata).astype(self.dtype)

    def attributes(self) -> dict[str, Any]:
        """Return the CF conventions' attributes of a flag variable (section 3.5)."""
        if not self.categories:
            return {}
        meanings = " ".join(category.name.replace(" ", "_") for category in self.categories)
        values = np.array([category.value for category in self.categories], dtype=self.dtype)
        return {"flag_values": values, "flag_meanings": meanings}


class BlockReader:
    """Reads the blocks of a raster for dask: what a window's task does, for whatever scheduler computes the array."""

    def __init__(self, raster: Raster, codes: Codes | None) -> None:
        self.raster, self.codes = raster, codes

    def __call__(self, block_info: Mapping[Any, Any] | None = None) -> NDArray[Any]:
        """Read one block; dask names it."""
        *_, (top, bottom), (left, right) = (block_info or {})[None]["array-location"]
        values = self.raster.read(Window(left, top, right - left, bottom - top))
        return values if self.codes is None else self.codes.encode(values[0])


def to_dataarray(raster: Raster, name: str, codes: Codes | None = None) -> xr.DataArray:
    """Return a raster as an array whose blocks are read when they are computed.

    Parameters
    ----------
    raster : Raster
    name : str
        Of the array.
    codes : Codes, optional
        For a raster of classes: its first band becomes a map of whole numbers.

    Returns
    -------
    DataArray of float32, dimensions (band, y, x), or of ``codes.dtype``, dimensions (y, x)
        Physical values, NaN where not observed. A block is a window of the tools. Coordinates: ``x`` and ``y`` of pixel
        centres, ``band`` names, ``wavelength`` and ``fwhm`` in nanometres and ``time`` where they are known, and rioxarray's
        ``spatial_ref`` with CRS and geotransform.
    """
    grid = raster.grid
    windows = list(grid.windows(*window_shape(raster), first=first_block(raster)))
    rows = tuple(window.height for window in windows if window.col_off == 0)
    columns = tuple(window.width for window in windows if window.row_off == 0)
    chunks = (rows, columns) if codes else ((len(raster.bands),), rows, columns)
    dtype = codes.dtype if codes else "float32"
    reader = BlockReader(raster, codes)
    data = da.map_blocks(
        reader,
        name=f"{name}-{uuid.uuid4().hex}",
        chunks=chunks,
        dtype=dtype,
        meta=np.empty((0,) * len(chunks), dtype),
    )
    _made[data.name] = reader
    dimensions = ("y", "x") if codes else ("band", "y", "x")
    coordinates = map_coordinates(grid) | time_coordinate(raster.date)
    if codes is None:
        coordinates |= band_coordinates(raster.bands)
    array = xr.DataArray(data, coordinates, dimensions, name, codes.attributes() if codes else None)
    array = array.rio.write_crs(grid.crs).rio.write_transform(grid.transform)
    if codes is None:
        return array.rio.write_nodata(np.nan, encoded=True)
    return array.rio.write_nodata(codes.nodata)


def raster_of(array: xr.DataArray) -> Raster | None:
    """Return the raster that an array was made of by :func:`to_dataarray`, if nothing about the array was changed since."""
    reader = _made.get(getattr(array.data, "name", "")) if isinstance(array.data, da.Array) else None
    if reader is None:
        return None
    raster, grid = reader.raster, reader.raster.grid
    expected = xr.Dataset(coords=map_coordinates(grid) | time_coordinate(raster.date))
    if reader.codes is None:
        expected = expected.assign_coords(band_coordinates(raster.bands))
    same = all(
        key in array.coords and array.coords[key].variable.equals(one.variable) for key, one in expected.coords.items()
    )
    nodata = np.nan if reader.codes is None else reader.codes.nodata
    same = same and array.rio.crs is not None and same_crs(array.rio.crs.to_wkt(), grid.crs)
    same = same and array.rio.nodata is not None and np.array_equal(array.rio.nodata, nodata, equal_nan=True)
    return raster if same else None


def map_coordinates(grid: Grid) -> dict[str, Any]:
    """Return the coordinates of pixel centres; none where rows and columns are not parallel to the axes of the CRS."""
    transform = grid.transform
    if transform.b or transform.d:
        return {}
    xs = transform.c + transform.a * (np.arange(grid.width) + 0.5)
    ys = transform.f + transform.e * (np.arange(grid.height) + 0.5)
    return {"x": ("x", xs), "y": ("y", ys)}


def band_coordinates(bands: Sequence[Band]) -> dict[str, Any]:
    """Return the coordinates along ``band``: names, or numbers where no band has a name, and wavelengths in nanometres."""
    labels = [band.label for band in bands] if any(band.name for band in bands) else [band.index for band in bands]
    found: dict[str, Any] = {"band": ("band", labels)}
    for key in ("wavelength", "fwhm"):
        values = [getattr(band, key) for band in bands]
        if any(value is not None for value in values):
            numbers = np.array([np.nan if value is None else value for value in values])
            found[key] = ("band", numbers, {"units": "nm"})
    return found


def time_coordinate(date: str) -> dict[str, Any]:
    """Return the acquisition as a scalar coordinate, in UTC; nothing where it is not known."""
    if not date:
        return {}
    moment = datetime.fromisoformat(date.replace("Z", "+00:00"))
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return {"time": ((), np.datetime64(moment, "ns"))}

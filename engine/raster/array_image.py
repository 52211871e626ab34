"""A DataArray as an image: read in windows, and put onto other grids, as a file is."""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
import xarray as xr
from affine import Affine
from numpy.typing import NDArray
from rasterio.windows import Window
from rioxarray.exceptions import MissingSpatialDimensionError

from ..compute import settings
from ..errors import InputError
from ..job import Job
from .bands import Band
from .dataarray import raster_of
from .dates import iso_moment
from .grid import Grid
from .image import Image, Raster, Reader, open_image
from .outputs import Layout, Outputs
from .temporary import temporary_raster
from .wavelengths import in_micrometres
from .windows import window_shape

_held: WeakValueDictionary[str, HeldVariable] = WeakValueDictionary()


class HeldVariable:
    """An array of (band, row, column) that stays in this process, whatever it is made of.

    Dask pickles tasks even for threads of the same process. This goes along as a mere name, so that neither pixels nor the
    graph that computes them is copied with each window.

    Parameters
    ----------
    variable : xarray.Variable
    scheduler : str or distributed.Client
        What computes a window of it, see :func:`dask.compute`.
    """

    def __init__(self, variable: xr.Variable, scheduler: Any) -> None:
        self.variable, self.scheduler = variable, scheduler
        self._name = uuid.uuid4().hex
        _held[self._name] = self

    def __reduce__(self) -> tuple[Any, ...]:
        return _find_held, (self._name,)

    def read(self, window: Window) -> NDArray[Any]:
        """Return the stored values of a window."""
        rows = slice(window.row_off, window.row_off + window.height)
        columns = slice(window.col_off, window.col_off + window.width)
        part = self.variable[:, rows, columns].data
        return np.asarray(part.compute(scheduler=self.scheduler) if hasattr(part, "compute") else part)


def _find_held(name: str) -> HeldVariable:
    return _held[name]


@dataclass(frozen=True)
class ArrayImage(Image):
    """A DataArray, some of its bands, and the part of its grid to read.

    Its blocks are those of the file that the tools would write of it, so that samples, which are drawn block by block, are
    the same as from that file.

    Attributes
    ----------
    every_band : tuple of Band
        All bands of the array, in its order.
    source : HeldVariable or Raster
        What has their values on the whole grid ``native``.
    """

    every_band: tuple[Band, ...] = field(kw_only=True, repr=False)
    source: HeldVariable | Raster = field(kw_only=True, compare=False, repr=False)

    def whole(self) -> Image:
        """Return the array with all its bands, on its own grid."""
        return replace(self, bands=self.every_band, grid=self.native, fill=None)

    def on(self, grid: Grid, resampling: str | None = None) -> Image:
        """Return the image read on another grid, for which it is written to a temporary file unless it is a part of its own."""
        if self.native.offset_of(grid) is None:
            return on_disk(replace(self, grid=self.native)).on(grid, resampling or self.resampling)
        return replace(self, grid=grid, resampling=resampling or self.resampling)

    @contextmanager
    def open(self, attempt: int = 0) -> Iterator[Reader]:
        """Yield what reads windows; there is nothing to open."""
        yield ArrayReader(self)


class ArrayReader(Reader):
    """Reads windows of an :class:`ArrayImage`."""

    def __init__(self, image: ArrayImage) -> None:
        self._array = image

    def select(self, positions: Sequence[int]) -> Reader:
        """Return a reader of only the bands at these positions."""
        return ArrayReader(replace(self._array, bands=tuple(self._array.bands[position] for position in positions)))

    def stored(self, window: Window) -> None:
        """Return nothing: there is no file."""

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window, shape (bands, rows, columns): physical values, NaN where not observed."""
        image = self._array
        left, top = image.native.offset_of(image.grid) or (0, 0)
        there = Window(window.col_off + left, window.row_off + top, window.width, window.height)
        stored = image.source.read(there)[[band.index - 1 for band in image.bands]]
        values = stored.astype(np.float32)
        for position, band in enumerate(image.bands):
            if (band.scale, band.offset) != (1.0, 0.0):
                values[position] = values[position] * band.scale + band.offset
            if band.nodata is not None and not math.isnan(band.nodata):
                values[position][stored[position] == np.asarray(band.nodata).astype(stored.dtype)] = np.nan
        if image.fill is not None:
            values[:, (stored == image.fill).all(axis=0)] = np.nan
        return values


def image_of(array: xr.DataArray | xr.Dataset) -> Image:
    """Return an array as an image.

    Parameters
    ----------
    array : DataArray or Dataset
        Two spatial dimensions, and one of bands; of a dataset, each variable is a band.

    Returns
    -------
    Image
        The file itself where the array shows all of one, unchanged.

    Raises
    ------
    InputError
        If it has no CRS, no evenly spaced coordinates, or other dimensions.
    """
    if isinstance(array, xr.Dataset):
        array = array.to_dataarray("band")
    if not isinstance(array, xr.DataArray):
        raise InputError(f"An xarray.DataArray is needed, not {type(array).__name__}. Open files with open_image.")
    raster = raster_of(array)
    if isinstance(raster, Image) and raster.grid == raster.native:
        return raster
    image = _describe(array, raster)
    # Workers of another process cannot see an array that lives in this one; nor can a worker wait for what its own cluster
    # may have to compute.
    elsewhere = settings.current().kind != "local" or settings.current().worker_kind != "threads"
    is_persisted = isinstance(image.source, HeldVariable) and not isinstance(image.source.scheduler, str)
    if isinstance(image.source, HeldVariable) and (elsewhere or is_persisted):
        return on_disk(image)
    return image


def on_disk(image: Image) -> Image:
    """Return the same image as a temporary file, which is written window by window, as the tools would write it."""
    path = temporary_raster("array.tif")
    bands = [replace(band, index=position, scale=1.0, offset=0.0) for position, band in enumerate(image.bands, start=1)]
    layout = Layout(image.grid, bands, "float32", math.nan, date=image.date)
    with Outputs(Job()) as outputs, outputs.raster(path, layout) as writer:
        for window in image.grid.windows(*window_shape(image)):
            writer.write(image.read(window), window)
    return open_image(path)


def _describe(array: xr.DataArray, raster: Raster | None) -> ArrayImage:
    source: HeldVariable | Raster
    if raster is not None:
        bands = tuple(
            replace(band, index=position, scale=1.0, offset=0.0) for position, band in enumerate(raster.bands, 1)
        )
        bands = tuple(replace(band, nodata=None) for band in bands)
        grid, date, source = raster.grid, raster.date, raster
    else:
        array = _in_order(array)
        bands, grid, date = _bands(array), grid_of(array), _date(array)
        source = HeldVariable(array.variable, _scheduler(array))
    tile = Layout(grid, bands, "float32", math.nan).tile
    return ArrayImage(
        path=str(array.name or "array"),
        bands=bands,
        native=grid,
        grid=grid,
        block=(tile, tile),
        dtype=str(array.dtype),
        date=date,
        every_band=bands,
        source=source,
    )


def _in_order(array: xr.DataArray) -> xr.DataArray:
    """Return the array with the dimensions band, row and column, the northernmost row first."""
    name = array.name or "array"
    array = array.squeeze([key for key in array.dims if array.sizes[key] == 1 and key not in ("band", "y", "x")])
    try:
        x, y = array.rio.x_dim, array.rio.y_dim
    except MissingSpatialDimensionError as problem:
        raise InputError(
            f"It is not known which dimensions of '{name}' are those of the map. Call them x and y, or name them with "
            "rio.set_spatial_dims."
        ) from problem
    others = [key for key in array.dims if key not in (x, y)]
    if len(others) > 1:
        raise InputError(f"'{name}' has the dimensions {', '.join(map(str, array.dims))}. Give one image, or one date.")
    if not others:
        array = array.expand_dims("band")
    array = array.transpose(*(others or ["band"]), y, x)
    if y in array.coords and array.sizes[y] > 1 and float(array[y][0]) < float(array[y][-1]):
        array = array.isel({y: slice(None, None, -1)})
    return array.astype(np.uint8) if array.dtype == bool else array


def grid_of(array: xr.DataArray | xr.Dataset) -> Grid:
    """Return the grid of an array whose rows run from north to south.

    Raises
    ------
    InputError
        If it has no CRS, or its coordinates are not evenly spaced.
    """
    crs, x, y = array.rio.crs, array.rio.x_dim, array.rio.y_dim
    name = getattr(array, "name", None) or "array"
    if crs is None:
        raise InputError(f"'{name}' has no coordinate reference system. Give it one with rio.write_crs.")
    written = array.rio.transform()
    width, height = array.sizes[x], array.sizes[y]
    if x not in array.coords or y not in array.coords:
        return Grid(crs.to_wkt(), written, width, height)
    xs, ys = (np.asarray(array[key].values, dtype=float) for key in (x, y))
    for key, values in ((x, xs), (y, ys)):
        steps = np.diff(values)
        if steps.size and not np.allclose(steps, steps.mean(), rtol=1e-3, atol=0):
            raise InputError(f"The coordinates of '{name}' along {key} are not evenly spaced, so it is no raster.")
    across = (xs[-1] - xs[0]) / (width - 1) if width > 1 else written.a
    down = (ys[-1] - ys[0]) / (height - 1) if height > 1 else written.e
    found = Grid(crs.to_wkt(), Affine(across, 0.0, xs[0] - across / 2, 0.0, down, ys[0] - down / 2), width, height)
    # Coordinates carry rounding errors that a written geotransform has not; it may be that of an array this is a part of.
    column, row = (round(number) for number in ~written @ (found.transform.c, found.transform.f))
    exact = Grid(found.crs, written @ Affine.translation(column, row), width, height)
    return exact if exact.same_as(found) else found


def _bands(array: xr.DataArray) -> tuple[Band, ...]:
    dimension, count = array.dims[0], array.shape[0]
    labels = array[dimension].values if dimension in array.coords else np.arange(1, count + 1)
    described = array.attrs.get("long_name")
    if labels.dtype.kind in "OUST":
        names = [str(label) for label in labels]
    else:
        names = list(described) if isinstance(described, (tuple, list)) and len(described) == count else [""] * count
    is_spectrum = labels.dtype.kind == "f" and "wavelength" in str(dimension).lower()
    wavelengths = _nanometres(array[dimension]) if is_spectrum else _along_bands(array, "wavelength")
    widths = _along_bands(array, "fwhm")
    scales, offsets = (
        _one_each(array.attrs.get(key), default, count) for key, default in (("scale_factor", 1.0), ("add_offset", 0.0))
    )
    nodata = array.rio.nodata
    return tuple(
        Band(
            index=position + 1,
            name=names[position],
            wavelength=wavelengths[position],
            fwhm=widths[position],
            nodata=None if nodata is None else float(nodata),
            scale=scales[position],
            offset=offsets[position],
        )
        for position in range(count)
    )


def _along_bands(array: xr.DataArray, name: str) -> list[float | None]:
    coordinate = array.coords.get(name)
    if coordinate is None or coordinate.size != array.shape[0]:
        return [None] * array.shape[0]
    return _nanometres(coordinate)


def _nanometres(coordinate: xr.DataArray) -> list[float | None]:
    values = np.atleast_1d(np.asarray(coordinate.values, dtype=float))
    factor = 1000.0 if in_micrometres(str(coordinate.attrs.get("units", "")), np.nanmax(values, initial=0.0)) else 1.0
    return [float(value) * factor if np.isfinite(value) else None for value in values]


def _one_each(value: Any, default: float, count: int) -> list[float]:
    values = np.ravel(default if value is None else value).astype(float)
    return [float(one) for one in (values if values.size == count else np.repeat(values[:1], count))]


def _date(array: xr.DataArray) -> str:
    time = array.coords.get("time")
    if time is None or time.size != 1 or time.dtype.kind != "M":
        return ""
    moment: datetime | None = time.values.reshape(()).astype("datetime64[us]").item()
    return "" if moment is None else iso_moment(moment)


def _scheduler(array: xr.DataArray) -> Any:
    """Return what computes windows: the thread that wants one, or the client of the dask cluster that holds them."""
    if array.__dask_graph__() is None:
        return "synchronous"
    from distributed.client import futures_of

    futures = futures_of(array)
    return futures[0].client if futures else "synchronous"

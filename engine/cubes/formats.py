"""Which cube is in a file: NEON AOP, EMIT, plain NetCDF and Zarr, ENVI and GeoTIFF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from affine import Affine

from ..errors import InputError
from ..raster.bands import Band
from ..raster.grid import Grid, read_crs
from ..raster.image import Image, iso_date
from .arrays import Arrays
from .cube import Cube, Lookup, Store
from .envi import open_many_bands

_BAND_DIMENSIONS = ("wavelength", "wavelengths", "bands", "band", "wl", "lambda")
_ROW_DIMENSIONS = ("y", "lat", "latitude", "northing", "row", "rows", "line", "lines", "downtrack")
_GOOD_BANDS = ("good_wavelengths", "good_bands", "bbl")


@dataclass(frozen=True)
class Found:
    """A cube, or a raster of many bands; which of its bands its maker calls bad; how many lie side by side in the file."""

    image: Cube | Image
    bad: tuple[int, ...] = ()
    together: int = 1


def open_cube(path: str, variable: str = "") -> Found:
    """Describe the cube in a file or folder.

    Parameters
    ----------
    path : str
    variable : str
        Name of the variable, with its group where there are several (``SJER/Reflectance/Reflectance_Data``).

    Raises
    ------
    InputError
        If it cannot be read, holds no cube, or several.
    """
    source = Path(path)
    if not source.exists():
        raise InputError(f"'{path}' does not exist. Choose the cube's file, or the folder of a Zarr store.")
    if source.is_dir():
        return _of_arrays(Arrays.of_zarr(path), variable)
    with source.open("rb") as file:
        start = file.read(8)
    if start.startswith(b"\x89HDF"):
        arrays = Arrays.of_hdf5(path)
        neon = next((name for name in arrays.cubes if re.search(r"/Reflectance/Reflectance_Data$", f"/{name}")), "")
        return _of_neon(arrays, neon) if neon and not variable else _of_arrays(arrays, variable)
    if start.startswith(b"CDF"):
        return _of_arrays(Arrays.of_classic_netcdf(path), variable)
    return Found(*open_many_bands(path))


def _of_neon(arrays: Arrays, name: str) -> Found:
    """Describe a cube of NEON's Airborne Observation Platform (DP3.30006, HDF5)."""
    folder = name.rpartition("/")[0]
    place = f"{folder}/Metadata/Coordinate_System"
    needed = [f"{place}/EPSG Code", f"{place}/Map_Info", f"{folder}/Metadata/Spectral_Data/Wavelength"]
    missing = [one for one in needed if one not in arrays.shapes]
    if missing:
        raise InputError(f"'{Path(arrays.path).name}' lacks NEON's metadata: {', '.join(missing)}. Download it again.")
    try:
        code = _text(arrays.value(needed[0]))
        info = [part.strip() for part in _text(arrays.value(needed[1])).split(",")]
        column, row, left, top, width, height = map(float, info[1:7])
        wavelengths = arrays.value(needed[2]).astype(float)
    except ValueError as problem:
        raise InputError(f"'{Path(arrays.path).name}': NEON's Map_Info, '{info}', cannot be read.") from problem
    fwhm = f"{folder}/Metadata/Spectral_Data/FWHM"
    widths = arrays.value(fwhm).astype(float) if fwhm in arrays.shapes else None
    rows, columns, _ = arrays.shapes[name]
    # Map_Info names the place of a corner of the pixel (column, row), counted from 1.
    transform = Affine(width, 0.0, left - (column - 1) * width, 0.0, -height, top + (row - 1) * height)
    grid = Grid(read_crs(f"EPSG:{code}").to_wkt(), transform, columns, rows)
    store, own = arrays.store(name)
    with store.open() as dataset:
        attributes, of_group = dict(dataset.variables[own].attrs), dict(dataset.attrs)
        *block, together = _chunk(dataset.variables[own], (0, 1, 2))
    scale = _first_number(attributes.get("Scale_Factor"), 1.0)
    bands = _bands(
        wavelengths, widths, _first_number(attributes.get("Data_Ignore_Value"), None), 1.0 / (scale or 1.0), 0.0
    )
    windows = [
        tuple(np.ravel(value)) for key, value in of_group.items() if re.fullmatch(r"Band_Window_\d+_Nanometers", key)
    ]
    bad = [place for place, one in enumerate(wavelengths) if any(low <= one <= high for low, high in windows)]
    return Found(Cube(store, own, (0, 1, 2), bands, grid, grid, (block[0], block[1])), tuple(bad), together)


def _of_arrays(arrays: Arrays, variable: str) -> Found:
    """Describe a cube whose file follows the CF conventions, or those of EMIT."""
    name = arrays.pick(variable)
    store, own = arrays.store(name)
    with store.open() as dataset:
        cube = dataset[own]
        band_axis = _band_axis(cube)
        band_dimension = cube.dims[band_axis]
        axes = _map_axes(cube, band_axis)
        attributes = {**dataset.attrs, **cube.attrs}
        rows, columns, together = _chunk(cube.variable, (*axes, band_axis))
        place = None if "location/glt_x" in arrays.shapes else _grid_of(cube, axes, Path(arrays.path).name)
        beside = {
            str(key): np.asarray(one.values) for key, one in dataset.variables.items() if one.dims == (band_dimension,)
        }
    length = arrays.shapes[name][band_axis]
    beside |= _in_other_groups(arrays, length)
    wavelengths, widths = _wavelengths(beside, length), _named(beside, ("fwhm", "full_width_half_max"))
    good = _named(beside, _GOOD_BANDS)
    bad = () if good is None else tuple(int(number) for number in np.flatnonzero(good.astype(float) == 0))
    scale, offset, nodata = _calibration(attributes)
    bands = _bands(wavelengths, widths, nodata, scale, offset, length)
    grid, lookup = _swath_grid(arrays, attributes) if place is None else (place[0], None)
    upside_down = place is not None and place[1]
    where = (*axes, band_axis)
    cube = Cube(store, own, where, bands, grid, grid, (rows, columns), upside_down, lookup, _date(attributes))
    return Found(cube, bad, together)


def _band_axis(cube: Any) -> int:
    for axis, dimension in enumerate(cube.dims):
        if str(dimension).lower() in _BAND_DIMENSIONS or "wavelength" in str(dimension).lower():
            return axis
    for axis, dimension in enumerate(cube.dims):
        if dimension in cube.coords and str(cube.coords[dimension].attrs.get("units", "")).lower()[:2] in (
            "nm",
            "um",
            "na",
            "mi",
        ):
            return axis
    raise InputError(
        f"It cannot be known which axis of '{cube.name}' is that of the bands: its axes are {', '.join(map(str, cube.dims))}. "
        "Name one of them 'wavelength' or 'band'."
    )


def _map_axes(cube: Any, band_axis: int) -> tuple[int, int]:
    first, second = (axis for axis in range(3) if axis != band_axis)
    turned = str(cube.dims[second]).lower() in _ROW_DIMENSIONS and str(cube.dims[first]).lower() not in _ROW_DIMENSIONS
    return (second, first) if turned else (first, second)


def _grid_of(cube: Any, axes: tuple[int, int], file: str) -> tuple[Grid, bool]:
    """Return the grid, and whether the first row is the southernmost."""
    import rioxarray  # noqa: F401 - registers the accessor

    row, column = (cube.dims[axis] for axis in axes)
    placed = cube.rio.set_spatial_dims(x_dim=column, y_dim=row)
    crs = placed.rio.crs
    names = {str(row).lower(), str(column).lower()}
    if crs is None and names & {"lat", "latitude", "lon", "longitude"}:
        crs = read_crs("EPSG:4326")
    if crs is None:
        raise InputError(
            f"'{file}' does not say its coordinate reference system (CF grid_mapping, or spatial_ref). Convert it to a format "
            "that does, such as GeoTIFF."
        )
    if row not in cube.coords or column not in cube.coords:
        raise InputError(f"'{file}' has no coordinates along {row} and {column}, so its place on the map is not known.")
    steps, starts = [], []
    for dimension in (column, row):
        values = np.asarray(cube.coords[dimension].values, float)
        step = (values[-1] - values[0]) / max(len(values) - 1, 1)
        if len(values) < 2 or not np.allclose(np.diff(values), step, rtol=0, atol=abs(step) * 0.01):
            raise InputError(f"'{file}': the coordinates along {dimension} are not evenly spaced, so it is no raster.")
        steps.append(step)
        starts.append(values[0] - step / 2)
    upside_down = steps[1] > 0
    height = cube.sizes[row]
    top = starts[1] + height * steps[1] if upside_down else starts[1]
    transform = Affine(steps[0], 0.0, starts[0], 0.0, -abs(steps[1]), top)
    return Grid(crs.to_wkt(), transform, cube.sizes[column], height), upside_down


def _swath_grid(arrays: Arrays, attributes: dict[str, Any]) -> tuple[Grid, Lookup]:
    """Return EMIT's map grid and its table of where each pixel of the map lies in the swath (EMIT L2A RFL user guide)."""
    rows, columns = arrays.shapes["location/glt_x"]
    try:
        left, width, skew, top, turn, height = map(float, np.ravel(attributes["geotransform"]))
        crs = read_crs(str(attributes["spatial_ref"])).to_wkt()
    except (KeyError, ValueError) as problem:
        raise InputError(f"'{Path(arrays.path).name}' lacks the geotransform of its map grid.") from problem
    grid = Grid(crs, Affine(width, skew, left, turn, height, top), columns, rows)
    return grid, Lookup(Store(arrays.path, arrays.engine, "location"), "glt_y", "glt_x")


def _bands(
    wavelengths: Any, widths: Any, nodata: float | None, scale: float, offset: float, count: int | None = None
) -> tuple[Band, ...]:
    total = len(wavelengths) if wavelengths is not None else count or 0
    return tuple(
        Band(
            index=place + 1,
            wavelength=None if wavelengths is None else float(wavelengths[place]),
            fwhm=None if widths is None else float(widths[place]),
            nodata=nodata,
            scale=scale,
            offset=offset,
        )
        for place in range(total)
    )


def _in_other_groups(arrays: Arrays, length: int) -> dict[str, Any]:
    """Return the arrays of one value a band that stand in groups of their own, as EMIT's do."""
    names = [name for name, shape in arrays.shapes.items() if shape == (length,) and "/" in name]
    return {name.rpartition("/")[2]: arrays.value(name) for name in names if _is_about_bands(name)}


def _is_about_bands(name: str) -> bool:
    return re.search(r"wavelength|fwhm|good|bbl", name, re.IGNORECASE) is not None


def _wavelengths(beside: dict[str, Any], length: int) -> Any:
    found = _named(beside, ("wavelength", "wavelengths", "wavelength_nm", "wl"))
    if found is None or len(found) != length or not np.issubdtype(found.dtype, np.number):
        return None
    found = found.astype(float)
    return found * 1000.0 if np.nanmax(found) < 100 else found


def _named(beside: dict[str, Any], names: Sequence[str]) -> Any:
    lower = {name.lower(): value for name, value in beside.items()}
    return next((lower[name] for name in names if name in lower), None)


def _calibration(attributes: dict[str, Any]) -> tuple[float, float, float | None]:
    scale = _first_number(attributes.get("scale_factor"), 1.0)
    divisor = _first_number(attributes.get("Scale_Factor"), None)
    nodata = next(
        (
            attributes[key]
            for key in ("_FillValue", "missing_value", "nodata", "Data_Ignore_Value")
            if key in attributes
        ),
        None,
    )
    return (
        (1.0 / divisor if divisor else scale or 1.0),
        _first_number(attributes.get("add_offset"), 0.0) or 0.0,
        _first_number(nodata, None),
    )


def _date(attributes: dict[str, Any]) -> str:
    for key in ("time_coverage_start", "acquisition_date", "datetime", "date"):
        date = iso_date(re.sub(r"(T\d\d:\d\d:\d\d).*", r"\1", str(attributes.get(key, ""))))
        if date:
            return date
    return ""


def _chunk(variable: Any, axes: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return rows, columns and bands of a chunk; a part of one that is cheap to read where there are none."""
    chunks = variable.encoding.get("chunksizes") or variable.encoding.get("chunks")
    if chunks:
        rows, columns, bands = (int(chunks[axis]) for axis in axes)
        return rows, columns, bands
    # One after the other on the disk: the last axis is read at once, of the others as little as is wanted.
    rows, columns, bands = (variable.shape[axis] if axis == 2 else 1 for axis in axes)
    return rows, columns, bands


def _first_number(value: Any, otherwise: float | None) -> float | None:
    """Return a number that may stand in an array of one, as NEON's attributes do, or in a text."""
    try:
        return float(np.ravel(value)[0]) if value is not None else otherwise
    except (TypeError, ValueError, IndexError):
        return otherwise


def _text(value: Any) -> str:
    first = np.ravel(value)[0]
    return first.decode() if isinstance(first, bytes) else str(first)

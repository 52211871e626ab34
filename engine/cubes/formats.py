"""Which cube is in a file: NEON AOP, EMIT, plain NetCDF and Zarr, ENVI and GeoTIFF."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from affine import Affine

from ..errors import InputError
from ..raster.bands import Band
from ..raster.file_metadata import iso_date
from ..raster.grid import Grid, read_crs, same_crs
from ..raster.image import Image
from .arrays import Arrays
from .choice import Choice, choose, with_dates
from .cube import Cube, Lookup
from .encoding import read_missing, read_scale
from .envi import open_many_bands
from .georeference import find_place
from .spectral_metadata import BandMetadata, band_of_variable, read_bands
from .spectral_units import to_nanometres
from .store import Store


@dataclass(frozen=True)
class Given:
    """What the user says of a cube, whatever its file says.

    Attributes
    ----------
    crs : str or None
        Its coordinate reference system.
    nodata : float or None
        A stored number that means "not observed", besides those that the file names.
    scale : float or None
        Value = stored number * scale.
    """

    crs: str | None = None
    nodata: float | None = None
    scale: float | None = None


_NOTHING = Given()


@dataclass(frozen=True)
class Found:
    """What a file holds.

    Attributes
    ----------
    image : Cube or Image
    invalid : tuple of int
        Positions of the bands that the maker says are not to be used.
    interleaving : int
        How many bands lie side by side in the file.
    notes : tuple of str
        What the user should know of the file.
    """

    image: Cube | Image
    invalid: tuple[int, ...] = ()
    interleaving: int = 1
    notes: tuple[str, ...] = ()


def open_cube(path: str, variable: str = "", given: Given = _NOTHING) -> Found:
    """Describe the cube in a file or folder.

    Parameters
    ----------
    path : str
    variable : str
        Name of the variable, with its group where there are several (``SJER/Reflectance/Reflectance_Data``); a group or
        several names where each band is a variable. A date after ``@`` says which of several to read.
    given : Given
        What the user says in place of the file.

    Raises
    ------
    InputError
        If it cannot be read, holds no cube, or several.
    """
    found = _open(path, variable, given)
    image, notes = found.image, list(found.notes)
    if given.scale is not None:
        image = replace(image, bands=tuple(replace(band, scale=given.scale, offset=0.0) for band in image.bands))
    elif any(band.scale >= 10 for band in image.bands):
        notes.append(
            f"'{image.name}' says that its numbers are to be multiplied with {image.bands[0].scale:g}, which makes no "
            "reflectance. If they are to be divided by it, give that as the scale."
        )
    if given.crs is not None:
        crs = read_crs(given.crs).to_wkt()
        if not same_crs(crs, image.native.crs):
            notes.append(f"'{image.name}' names another coordinate reference system than the one given, which is used.")
        native = replace(image.native, crs=crs)
        image = replace(image, native=native, grid=native)
    return replace(found, image=image, notes=tuple(filter(None, notes)))


def _open(path: str, variable: str, given: Given) -> Found:
    source = Path(path)
    if "://" in path:
        raise InputError(f"'{path}' is an address. Cubes are read from files: download it first.")
    if not source.exists():
        raise InputError(f"'{path}' does not exist. Choose the cube's file, or the folder of a Zarr store.")
    if source.is_dir():
        return _of_arrays(Arrays.of_zarr(path), variable, given)
    with source.open("rb") as file:
        start = file.read(8)
    if start.startswith(b"\x89HDF"):
        arrays = Arrays.of_hdf5(path)
        neon = next(
            (name for name in arrays.numeric(3, 3) if re.search(r"/Reflectance/Reflectance_Data$", f"/{name}")), ""
        )
        return _of_neon(arrays, neon, given) if neon and not variable else _of_arrays(arrays, variable, given)
    if start.startswith(b"CDF"):
        return _of_arrays(Arrays.of_classic_netcdf(path), variable, given)
    if start.startswith(b"PK") and _holds_zarr(path):
        return _of_arrays(Arrays.of_zarr(path), variable, given)
    image, invalid, interleaving, notes = open_many_bands(path, given.crs, given.nodata)
    return Found(image, invalid, interleaving, notes)


def _holds_zarr(path: str) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return bool({"zarr.json", ".zgroup", ".zmetadata"} & set(archive.namelist()))
    except zipfile.BadZipFile:
        return False


def _of_neon(arrays: Arrays, name: str, given: Given) -> Found:
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
    rows, columns, count = arrays.shapes[name]
    # Map_Info names the place of a corner of the pixel (column, row), counted from 1.
    transform = Affine(width, 0.0, left - (column - 1) * width, 0.0, -height, top + (row - 1) * height)
    grid = Grid(read_crs(f"EPSG:{code}").to_wkt(), transform, columns, rows)
    store, own = arrays.store(name)
    with store.open() as dataset:
        variable = dataset.variables[own]
        attributes, of_group = dict(variable.attrs), dict(dataset.attrs)
        *block, interleaving = _chunk(variable, (0, 1, 2))
        mask = read_missing(attributes, variable.dtype).also(given.nodata)
    spectrum = to_nanometres(wavelengths, "nm", widths)
    metadata = BandMetadata(spectrum)
    bands = metadata.bands(count, *read_scale(attributes))
    windows = [
        tuple(np.ravel(value)) for key, value in of_group.items() if re.fullmatch(r"Band_Window_\d+_Nanometers", key)
    ]
    invalid = [position for position, one in enumerate(wavelengths) if any(low <= one <= high for low, high in windows)]
    cube = Cube(store, (own,), (0, 1, 2), bands, grid, grid, (block[0], block[1]), (mask,))
    return Found(cube, tuple(invalid), interleaving, (spectrum.note,))


def _of_arrays(arrays: Arrays, variable: str, given: Given) -> Found:
    """Describe a cube whose file follows the CF conventions, or those of EMIT."""
    file = Path(arrays.path).name
    variable, _, wanted_date = variable.partition("@")
    chosen = choose(arrays, file, variable)
    shape = arrays.shapes[chosen.names[0]]
    axes, date = with_dates(chosen.axes, chosen.around, shape, wanted_date.strip(), file)
    row, column, band = axes.numbers()
    if "location/glt_x" in arrays.shapes:
        grid, lookup = _swath_grid(arrays, chosen.attributes)
        south_up, east_first, note = False, False, ""
    else:
        place = find_place(axes, (shape[row], shape[column]), chosen.around, chosen.attributes, file, given.crs)
        grid, lookup, south_up, east_first, note = place.grid, None, place.south_up, place.east_first, place.note
    store, own = arrays.store(chosen.names[0])
    notes = [note]
    if band >= 0:
        metadata = read_bands(arrays, axes.band, shape[band], chosen.around, chosen.attributes[0])
        bands = metadata.bands(shape[band], *read_scale(chosen.attributes[0]))
        invalid = metadata.invalid
        notes.append(metadata.spectrum.note)
    else:
        bands, invalid, odd = _bands_of_variables(arrays, chosen)
        notes += odd
    with store.open() as dataset:
        variables = tuple(name.rpartition("/")[2] for name in chosen.names)
        rows, columns, interleaving = _chunk(dataset.variables[own], (row, column, band))
        missing = []
        for name, key in zip(chosen.names, variables, strict=True):
            one = dataset.variables[key]
            mask = read_missing(one.attrs, one.dtype, arrays.fills.get(name))
            missing.append(mask.also(given.nodata))
        if arrays.engine == "zarr" and arrays.fills.get(chosen.names[0]) == 0 and not missing[0].numbers:
            notes.append(
                f"'{file}' names no missing number. Where nothing was written it reads as 0, which is taken for a number; if "
                "0 means 'not observed', give it as NODATA."
            )
    cube = Cube(
        store, variables, (row, column, band), bands, grid, grid, (rows, columns), tuple(missing),
        tuple((axes.dims.index(dim), position) for dim, position in axes.fixed.items()), south_up, east_first, lookup,
        date or _date(chosen.attributes),
    )  # fmt: skip
    return Found(cube, invalid, interleaving, tuple(notes))


def _bands_of_variables(arrays: Arrays, chosen: Choice) -> tuple[tuple[Band, ...], tuple[int, ...], list[str]]:
    store, _ = arrays.store(chosen.names[0])
    bands, notes = [], []
    with store.open() as dataset:
        for index, name in enumerate(chosen.names, start=1):
            own = name.rpartition("/")[2]
            band, note = band_of_variable(own, index, dict(dataset.variables[own].attrs))
            bands.append(band)
            notes.append(note)
    return tuple(bands), (), notes[:1]


def _swath_grid(arrays: Arrays, attributes: list[dict[str, Any]]) -> tuple[Grid, Lookup]:
    """Return EMIT's map grid and its table of where each pixel of the map lies in the swath (EMIT L2A RFL user guide)."""
    rows, columns = arrays.shapes["location/glt_x"]
    merged: Mapping[str, Any] = {key: value for one in reversed(attributes) for key, value in one.items()}
    try:
        left, width, skew, top, turn, height = map(float, np.ravel(merged["geotransform"]))
        crs = read_crs(str(merged["spatial_ref"])).to_wkt()
    except (KeyError, ValueError) as problem:
        raise InputError(f"'{Path(arrays.path).name}' lacks the geotransform of its map grid.") from problem
    grid = Grid(crs, Affine(width, skew, left, turn, height, top), columns, rows)
    return grid, Lookup(Store(arrays.path, arrays.engine, "location"), "glt_y", "glt_x")


def _date(attributes: list[dict[str, Any]]) -> str:
    for one in attributes:
        for key in ("time_coverage_start", "acquisition_date", "acquisition time", "datetime", "date"):
            date = iso_date(re.sub(r"(T\d\d:\d\d:\d\d).*", r"\1", str(one.get(key, ""))))
            if date:
                return date
    return ""


def _chunk(variable: Any, axes: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return rows, columns and bands of a chunk; a part of one that is cheap to read where there are none."""
    chunks = variable.encoding.get("chunksizes") or variable.encoding.get("chunks")
    if not chunks:
        # One after the other on the disk: the last axis is read at once, of the others as little as is wanted.
        chunks = [1] * (variable.ndim - 1) + [variable.shape[-1]]
    rows, columns, bands = (int(chunks[axis]) if axis >= 0 else 1 for axis in axes)
    return rows, columns, bands


def _text(value: Any) -> str:
    first = np.ravel(value)[0]
    return first.decode() if isinstance(first, bytes) else str(first)

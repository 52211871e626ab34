"""Where a cube lies: its coordinate reference system, from wherever files write it, and the grid of its pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyproj
from affine import Affine
from rasterio.crs import CRS

from ..errors import InputError
from ..raster.grid import Grid, read_crs
from .axes import COLUMN, ROW, Axes, Spacing, coordinate_of, spacing_of
from .encoding import all_numbers

#: Attributes that hold a CRS, in the order in which they are believed. Names after a colon are those of STAC and GeoZarr.
_CRS_KEYS = (
    "crs_wkt", "spatial_ref", "_crs", "proj:wkt2", "proj:projjson", "proj:code", "proj:epsg", "wkt", "crs", "epsg",
    "epsg_code", "epsg code", "horizontal_crs_code", "projjson", "proj4", "proj4text", "proj4_params", "proj4string",
    "projection", "coordinate system string", "coordinate_system_string",
)  # fmt: skip
_LENGTHS = {
    "m": 1.0, "meter": 1.0, "metre": 1.0, "meters": 1.0, "metres": 1.0, "km": 1000.0, "kilometer": 1000.0,
    "kilometre": 1000.0, "kilometers": 1000.0, "kilometres": 1000.0, "ft": 0.3048, "foot": 0.3048, "feet": 0.3048,
    "us_survey_foot": 1200 / 3937, "us_survey_feet": 1200 / 3937, "cm": 0.01,
}  # fmt: skip
_RADIANS = ("rad", "radian", "radians")


@dataclass(frozen=True)
class Georeference:
    """Where a cube lies.

    Attributes
    ----------
    grid : Grid
        North-up, rows from the north and columns from the west.
    south_up, east_first : bool
        The first row stored is the southernmost, the first column the easternmost.
    note : str
        What the user should know; empty when there is nothing.
    """

    grid: Grid
    south_up: bool = False
    east_first: bool = False
    note: str = ""


def find_georeference(
    axes: Axes,
    shape: tuple[int, int],
    around: Mapping[str, Any],
    attributes: Sequence[Mapping[str, Any]],
    file: str,
    crs: str | None,
) -> Georeference:
    """Return where a cube lies whose axes carry coordinates, or whose attributes have a geotransform.

    Parameters
    ----------
    axes : Axes
    shape : tuple of (int, int)
        Rows and columns.
    around : mapping
        Name -> decoded variable: axes, their bounds, grid mappings.
    attributes : list of mapping
        Attributes of the array, then of its group and those above it.
    file : str
        For messages.
    crs : str or None
        The CRS to use whatever the file says.

    Raises
    ------
    InputError
        If it cannot be known.
    """
    attributes = [*_grid_mappings(around, attributes[0]), *attributes, _scalars(around)]
    along = [coordinate_of(axes.column, COLUMN, around), coordinate_of(axes.row, ROW, around)]
    system = read_crs(crs) if crs else find_crs(attributes) or _degrees(along, axes, file)
    note = _overruled(system, attributes, file) if crs else ""
    transforms = list(_transforms(attributes))
    if along[0] is None or along[1] is None:
        return _by_transform(transforms, system, shape, axes, around, file)
    x, y = (
        _along(variable, dim, number, around, system, transforms, f"'{file}': the coordinates along {dim}")
        for number, (variable, dim) in enumerate(zip(along, (axes.column, axes.row), strict=True))
    )
    if system.is_geographic:
        x, shifted = _standard_longitudes(x, shape[1], file)
        note = note or shifted
        _check_degrees(x, y, shape, file)
    south_up, east_first = y.size > 0, x.size < 0
    left = x.start + shape[1] * x.size if east_first else x.start
    top = y.start + shape[0] * y.size if south_up else y.start
    transform = Affine(abs(x.size), 0.0, left, 0.0, -abs(y.size), top)
    return Georeference(Grid(system.to_wkt(), transform, shape[1], shape[0]), south_up, east_first, note)


def _along(
    variable: Any, dim: str, number: int, around: Mapping[str, Any], system: CRS, transforms: list[Affine], what: str
) -> Spacing:
    """Return where the pixels of an axis lie, in the units of the CRS; ``number`` is 0 for columns and 1 for rows."""
    values = np.asarray(variable.values)
    bounds = around.get(str(variable.attrs.get("bounds", "")))
    edges = None if bounds is None else np.asarray(bounds.values)
    if number == 0 and system.is_geographic and _wraps(variable):
        values, edges = np.unwrap(values.astype(float), period=360.0), None
    if len(values) == 1 and edges is None:
        for affine in transforms:
            if not (affine.b or affine.d):
                return Spacing(affine.c, affine.a) if number == 0 else Spacing(affine.f, affine.e)
    factor = _unit_factor(variable, system, what)
    spacing = spacing_of(values, variable.encoding.get("stored", variable.dtype), what, edges).scaled(factor)
    return spacing if edges is not None else _registered(spacing, len(values), transforms, number)


def _by_transform(
    transforms: list[Affine], system: CRS, shape: tuple[int, int], axes: Axes, around: Mapping[str, Any], file: str
) -> Georeference:
    if not transforms:
        raise InputError(
            f"'{file}' has no coordinates along {axes.row} and {axes.column}, so its position on the map is not known. "
            "Resample a swath to a grid first, with its producer's tool."
        )
    transform = transforms[0]
    if transform.b or transform.d:
        return Georeference(Grid(system.to_wkt(), transform, shape[1], shape[0]))
    south_up, east_first = transform.e > 0, transform.a < 0
    top = transform.f + shape[0] * transform.e if south_up else transform.f
    left = transform.c + shape[1] * transform.a if east_first else transform.c
    north_up = Affine(abs(transform.a), 0.0, left, 0.0, -abs(transform.e), top)
    return Georeference(Grid(system.to_wkt(), north_up, shape[1], shape[0]), south_up, east_first)


# ---- coordinate reference system --------------------------------------------------------------------------------------


def find_crs(attributes: Sequence[Mapping[str, Any]]) -> CRS | None:
    """Return the CRS that the first of the attributes names which name one."""
    odd: InputError | None = None
    for one in attributes:
        for value in _crs_values(one):
            try:
                return _crs_of(value)
            except InputError as problem:
                odd = odd or problem
        if "grid_mapping_name" in one:
            try:
                return CRS.from_wkt(pyproj.CRS.from_cf(dict(one)).to_wkt())
            except (pyproj.exceptions.CRSError, KeyError, ValueError, TypeError):
                continue
    if odd is not None:
        raise odd
    return None


def _overruled(given: CRS, attributes: Sequence[Mapping[str, Any]], file: str) -> str:
    """Return what to say where a file names another CRS than the one given."""
    try:
        own = find_crs(attributes)
    except InputError:
        return ""
    if own is None or own == given:
        return ""
    return f"'{file}' names another coordinate reference system ({_short(own)}) than the one given, which is used."


def _crs_values(attributes: Mapping[str, Any]) -> Iterator[Any]:
    lower = {str(key).lower(): value for key, value in attributes.items()}
    for key in _CRS_KEYS:
        value = lower.get(key)
        if value is not None and str(value).strip() and str(value).strip() not in attributes:
            yield value
    # STAC's metadata inside a product's own, and GeoZarr's older form.
    for key in ("proj", "properties", "stac_discovery", "other_metadata"):
        if isinstance(lower.get(key), Mapping):
            inside = lower[key]
            yield from _crs_values(
                {f"proj:{name}": value for name, value in inside.items()} if key == "proj" else inside
            )


def _crs_of(value: Any) -> CRS:
    if isinstance(value, Mapping):
        for key in ("wkt", "projjson", "url"):
            if value.get(key):
                return _crs_of(value[key])
        try:
            return read_crs(pyproj.CRS.from_json_dict(dict(value)).to_wkt())
        except pyproj.exceptions.CRSError as problem:
            raise InputError("The coordinate reference system, given as PROJJSON, is not known.") from problem
    if isinstance(value, np.ndarray):
        value = value.ravel()[0] if value.size else ""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = str(value).strip().lstrip("+") if str(value).strip().startswith("+init") else str(value).strip()
    address = re.search(r"/def/crs/(\w+)/[^/]+/(\w+)$", text)
    if address:
        text = f"{address[1]}:{address[2]}"
    if re.fullmatch(r"\d+(\.0)?", text):
        text = f"EPSG:{int(float(text))}"
    return read_crs(text)


def _grid_mappings(around: Mapping[str, Any], attributes: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the attributes of the grid mappings: that which the array names first."""
    named = re.findall(r"[^\s:]+", str(attributes.get("grid_mapping", "")))
    others = [name for name, one in around.items() if one.ndim == 0]
    found = [around[name] for name in dict.fromkeys((*named, *others)) if name in around]
    keys = {*_CRS_KEYS, "grid_mapping_name", "geotransform"}
    return [one.attrs for one in found if keys & {str(key).lower() for key in one.attrs}]


def _scalars(around: Mapping[str, Any]) -> dict[str, Any]:
    """Return single values beside an array by name, as stackstac leaves ``epsg`` and ``proj:code``."""
    return {
        name.rpartition("/")[2]: one.values[()]
        for name, one in around.items()
        if one.ndim == 0 and name.lower() in ("epsg", "proj:epsg", "proj:code", "proj:wkt2", "crs_wkt")
    }


def _degrees(along: list[Any], axes: Axes, file: str) -> CRS:
    """Return longitudes and latitudes on WGS 84 for axes that are named so, where no CRS is."""
    names = {axes.row.lower(), axes.column.lower()}
    units = {re.sub(r"[^a-z]", "", str(one.attrs.get("units", "")).lower()) for one in along if one is not None}
    if names & {"lat", "latitude", "lon", "longitude"} or any(
        unit.startswith(("degreeseast", "degreesnorth")) for unit in units
    ):
        return read_crs("EPSG:4326")
    raise InputError(
        f"'{file}' does not say its coordinate reference system (CF grid_mapping, crs_wkt, _CRS, proj:code). Give it as CRS."
    )


# ---- pixels -----------------------------------------------------------------------------------------------------------


def _transforms(attributes: Sequence[Mapping[str, Any]]) -> Iterator[Affine]:
    """Yield the geotransforms that attributes hold: six numbers in GDAL's order, or six or nine in that of a matrix."""
    for one in attributes:
        lower = {str(key).lower(): value for key, value in one.items()}
        for key in ("geotransform", "spatial:transform", "proj:transform", "transform"):
            numbers = _plain_numbers(lower.get(key))
            if len(numbers) not in (6, 9):
                continue
            affine = Affine.from_gdal(*numbers[:6]) if key == "geotransform" else Affine(*numbers[:6])
            if affine.determinant:
                yield affine


def _plain_numbers(value: Any) -> list[float]:
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if isinstance(value, str):
        return [float(part) for part in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", value)]
    return all_numbers(value)


def _registered(spacing: Spacing, count: int, transforms: list[Affine], number: int) -> Spacing:
    """Move pixels by half of one where the file's geotransform says that its coordinates are those of corners.

    Any other difference is that of a geotransform which was not cut together with the pixels, and coordinates win; but
    where it lies within the rounding of coordinates of few digits, the geotransform is the more exact.
    """
    ends = sorted((spacing.start, spacing.start + count * spacing.size))
    for affine in transforms:
        if affine.b or affine.d:
            continue
        start, size = (affine.c, affine.a) if number == 0 else (affine.f, affine.e)
        if not np.isclose(abs(size), abs(spacing.size), rtol=1e-3, atol=2 * spacing.rounding / max(1, count - 1)):
            continue
        edges = sorted((start, start + count * size))
        shift = edges[0] - ends[0]
        slack = max(0.05 * abs(spacing.size), 2 * spacing.rounding)
        if abs(abs(shift) - abs(spacing.size) / 2) <= slack or 0 < abs(shift) <= 2 * spacing.rounding:
            first, last = edges if spacing.size > 0 else edges[::-1]
            return Spacing(first, (last - first) / count)
    return spacing


def _unit_factor(variable: Any, system: CRS, what: str) -> float:
    """Return what coordinates have to be multiplied with to be in the units of the CRS."""
    unit = re.sub(r"[\s-]+", "_", str(variable.attrs.get("units", "")).strip().lower())
    if system.is_geographic:
        if unit in _RADIANS:
            return 180.0 / np.pi
        if unit in _LENGTHS:
            raise InputError(
                f"{what} are in '{unit}', but the CRS ({_short(system)}) is in degrees. Give the right CRS."
            )
        return 1.0
    if unit.startswith("degree"):
        raise InputError(
            f"{what} are in degrees, but the CRS ({_short(system)}) is not. Give the right CRS, such as EPSG:4326."
        )
    if unit in _RADIANS:
        height = system.to_dict().get("h")
        if height is None:
            raise InputError(f"{what} are in radians, but the CRS ({_short(system)}) is not.")
        return float(height)
    if unit in _LENGTHS:
        return _LENGTHS[unit] / (system.linear_units_factor[1] or 1.0)
    return 1.0


def _short(system: CRS) -> str:
    code = system.to_epsg()
    return f"EPSG:{code}" if code else system.to_wkt()[:40]


def _wraps(variable: Any) -> bool:
    """Whether longitudes jump once, from 180 to -180 or from 360 to 0."""
    values = np.asarray(variable.values, float)
    degrees = str(variable.attrs.get("units", "")).lower() not in _RADIANS
    return degrees and len(values) > 2 and int((np.abs(np.diff(values)) > 180).sum()) == 1


def _standard_longitudes(x: Spacing, count: int, file: str) -> tuple[Spacing, str]:
    """Return longitudes of -180 to 180 where the pixels lie on one side of the 180th meridian."""
    low, high = sorted((x.start, x.start + count * x.size))
    slack = abs(x.size) / 2
    if high <= 180 + slack and low >= -180 - slack:
        return x, ""
    if low >= 180 - slack:
        return Spacing(x.start - 360.0, x.size, x.rounding), ""
    if high <= -180 + slack:
        return Spacing(x.start + 360.0, x.size, x.rounding), ""
    note = f"'{file}' crosses the 180th meridian; its longitudes run from {low:g} to {high:g}."
    return x, note


def _check_degrees(x: Spacing, y: Spacing, shape: tuple[int, int], file: str) -> None:
    reach = max(abs(y.start), abs(y.start + shape[0] * y.size))
    if reach > 90 + abs(y.size) or max(abs(x.start), abs(x.start + shape[1] * x.size)) > 540 + abs(x.size):
        raise InputError(
            f"'{file}': its CRS is in degrees, but its coordinates are not (they reach {reach:g}). Give the right CRS."
        )

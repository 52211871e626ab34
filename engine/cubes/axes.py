"""Which axis of an array is which, and where its pixels lie along each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from .spectral_units import is_spectral

ROW, COLUMN, BAND, TIME = "row", "column", "band", "time"

_NAMES = {
    TIME: "time times t date dates datetime acquisition_time",
    BAND: "wavelength wavelengths wl wvl wave waves lambda band bands channel channels nbands spectral wavenumber frequency",
    ROW: "y yc ny lat lats latitude rlat northing northings row rows line lines nrows downtrack along_track alongtrack",
    COLUMN: "x xc nx lon lons long longitude rlon easting eastings col cols column columns ncols sample samples crosstrack "
    "cross_track acrosstrack pixel pixels",
}  # fmt: skip
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_STANDARD_NAMES = {
    "projection_x_coordinate": COLUMN, "longitude": COLUMN, "grid_longitude": COLUMN,
    "projection_x_angular_coordinate": COLUMN, "projection_y_coordinate": ROW, "latitude": ROW, "grid_latitude": ROW,
    "projection_y_angular_coordinate": ROW, "time": TIME, "radiation_wavelength": BAND, "radiation_wavenumber": BAND,
    "radiation_frequency": BAND, "sensor_band_central_radiation_wavelength": BAND,
    "sensor_band_central_radiation_wavenumber": BAND,
}  # fmt: skip
_LETTERS = {"X": COLUMN, "Y": ROW, "T": TIME}
_COORDINATE_TYPES = {"GeoX": COLUMN, "Lon": COLUMN, "GeoY": ROW, "Lat": ROW, "Time": TIME}


@dataclass(frozen=True)
class Axes:
    """The axes of an array.

    Attributes
    ----------
    dims : tuple of str
        All of them, in the order of the array.
    row, column : str
    band : str
        Empty where the array is one band.
    fixed : dict
        Other axes -> the one position along them that is read.
    time : str
        The axis of dates, empty where there is none.
    """

    dims: tuple[str, ...]
    row: str
    column: str
    band: str
    fixed: dict[str, int]
    time: str = ""

    def numbers(self) -> tuple[int, int, int]:
        """Return the numbers of the axes of rows, columns and bands; -1 for no axis of bands."""
        return (
            self.dims.index(self.row), self.dims.index(self.column), self.dims.index(self.band) if self.band else -1,
        )  # fmt: skip


def find_axes(variable: Any, coordinates: Mapping[str, Any], what: str) -> Axes:
    """Return which axis of a variable is which, from CF attributes first, then from names, then from what is left.

    Parameters
    ----------
    variable : xarray.Variable
    coordinates : mapping
        Name -> variable of one axis or none, decoded.
    what : str
        The array's name, for messages.

    Raises
    ------
    InputError
        If it cannot be known, or there is an axis more.
    """
    sizes = {str(dim): size for dim, size in zip(variable.dims, variable.shape, strict=True)}
    roles: dict[str, str] = {}
    for by in (_by_own_coordinate, _by_name, _by_others_along):
        for dim in sizes:
            role = by(dim, coordinates)
            if dim not in roles and role and role not in roles.values():
                roles[dim] = role
    rest = [dim for dim in sizes if dim not in roles]
    missing = [role for role in (ROW, COLUMN) if role not in roles.values()]
    long_ones = [dim for dim in rest if sizes[dim] > 1]
    candidates = rest if len(long_ones) < len(missing) else long_ones
    if len(candidates) == len(missing):
        roles |= dict(zip(candidates, missing, strict=True))
    elif not missing and BAND not in roles.values() and len(candidates) == 1:
        roles[candidates[0]] = BAND
    dims = {role: dim for dim, role in roles.items()}
    if ROW not in dims or COLUMN not in dims:
        raise InputError(
            f"It cannot be known which axis of '{what}' is that of the bands: its axes are {', '.join(sizes)}. "
            "Name one of them 'wavelength' or 'band'."
        )
    others = [dim for dim in sizes if roles.get(dim) not in (ROW, COLUMN, BAND)]
    extra = [f"{dim} ({sizes[dim]})" for dim in others if sizes[dim] > 1 and roles.get(dim) != TIME]
    if extra:
        raise InputError(
            f"'{what}' has axes besides rows, columns and bands: {', '.join(extra)}. Save one position along them on its own."
        )
    return Axes(tuple(sizes), dims[ROW], dims[COLUMN], dims.get(BAND, ""), dict.fromkeys(others, 0), dims.get(TIME, ""))


def coordinate_of(dim: str, role: str, coordinates: Mapping[str, Any]) -> Any:
    """Return the variable with the coordinates along an axis, or None."""
    own = coordinates.get(dim)
    if own is not None and own.dims == (dim,) and own.dtype.kind in "iufM":
        return own
    along = {name: one for name, one in coordinates.items() if one.dims == (dim,) and one.dtype.kind in "iufM"}
    for name, one in along.items():
        if (role_of_attributes(one) or _ROLES.get(name.lower())) == role:
            return one
    return None


def _by_own_coordinate(dim: str, coordinates: Mapping[str, Any]) -> str:
    return role_of_attributes(coordinates[dim]) if dim in coordinates else ""


def _by_name(dim: str, coordinates: Mapping[str, Any]) -> str:
    name = dim.lower()
    if name in _ROLES:
        return _ROLES[name]
    return BAND if re.search("wavelength|band|channel", name) else ""


def _by_others_along(dim: str, coordinates: Mapping[str, Any]) -> str:
    along = (role_of_attributes(one) for one in coordinates.values() if one.dims == (dim,))
    return next((role for role in along if role), "")


def role_of_attributes(variable: Any) -> str:
    """Return what CF attributes say an axis is, or an empty text."""
    attributes = variable.attrs
    units = str(attributes.get("units", "")).lower().replace(" ", "_")
    standard = str(attributes.get("standard_name", "")).lower()
    if standard in _STANDARD_NAMES:
        return _STANDARD_NAMES[standard]
    if variable.dtype.kind == "M" or "_since_" in units:
        return TIME
    if re.fullmatch(r"degrees?_?(n|north)", units):
        return ROW
    if re.fullmatch(r"degrees?_?(e|east)", units):
        return COLUMN
    if is_spectral(units):
        return BAND
    letter = str(attributes.get("axis", "")).upper()
    return _LETTERS.get(letter) or _COORDINATE_TYPES.get(str(attributes.get("_CoordinateAxisType", "")), "")


@dataclass(frozen=True)
class Spacing:
    """Where the pixels of an axis lie.

    Attributes
    ----------
    start : float
        The outer edge of the first pixel.
    size : float
        From one pixel to the next; negative where coordinates fall.
    rounding : float
        How far coordinates may be off, for they are stored with so few digits.
    """

    start: float
    size: float
    rounding: float = 0.0

    def scaled(self, factor: float) -> Spacing:
        """Return the same in another unit."""
        return Spacing(self.start * factor, self.size * factor, self.rounding * abs(factor))


def spacing_of(values: NDArray[Any], stored: np.dtype[Any], what: str, bounds: NDArray[Any] | None = None) -> Spacing:
    """Return where pixels lie whose coordinates are ``values``: their centres, unless ``bounds`` say otherwise.

    Raises
    ------
    InputError
        If they are not evenly spaced. ``what`` begins the message.
    """
    numbers = np.asarray(values, np.float64)
    if not np.isfinite(numbers).all():
        raise InputError(f"{what} are not all known, so it is no raster.")
    digits = np.finfo(stored).eps if stored.kind == "f" else np.finfo(np.float64).eps
    rounding = float(np.abs(numbers).max() * digits)
    if bounds is not None and bounds.shape == (len(numbers), 2):
        edges = np.asarray(bounds, np.float64)
        rising = numbers[-1] > numbers[0] if len(numbers) > 1 else edges[0, 0] < edges[0, 1]
        start, end = (edges[0].min(), edges[-1].max()) if rising else (edges[0].max(), edges[-1].min())
        if start != end:
            return Spacing(float(start), float(end - start) / len(numbers), rounding)
    if len(numbers) < 2:
        raise InputError(f"{what} are a single number, so the size of a pixel is not known.")
    size = float(numbers[-1] - numbers[0]) / (len(numbers) - 1)
    if rounding > abs(size) / 4:
        raise InputError(f"{what} are stored with too few digits to distinguish neighbouring pixels.")
    even = numbers[0] + size * np.arange(len(numbers))
    if not size or not np.allclose(numbers, even, rtol=0, atol=max(0.01 * abs(size), 2 * rounding)):
        raise InputError(f"{what} are not evenly spaced, so it is no raster.")
    return Spacing(float(numbers[0]) - size / 2, size, rounding)

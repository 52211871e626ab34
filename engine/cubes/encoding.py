"""How stored numbers become values: missing numbers, valid ranges, signs, scale and offset, as xarray decodes CF."""

from __future__ import annotations

import base64
import binascii
import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Attributes that name numbers which mean "not observed", in lower case.
_MISSING = (
    "_fillvalue", "missing_value", "nodata", "_nodata", "nodatavals", "data_ignore_value", "fill_value", "no_data_value",
)  # fmt: skip
#: Values decoded at once: few enough to stay in the processor's cache, and to need no second copy of a window.
_AT_ONCE = 1 << 19


@dataclass(frozen=True)
class Missing:
    """Which stored numbers are not observations.

    Attributes
    ----------
    numbers : tuple of float
        Numbers that mean "not observed".
    lowest, highest : float
        The valid range, in stored numbers.
    dtype : str
        The type the stored numbers are to be read as, where the file says another sign than it stores; else empty.
    """

    numbers: tuple[float, ...] = ()
    lowest: float = -np.inf
    highest: float = np.inf
    dtype: str = ""

    def also(self, number: float | None) -> Missing:
        """Return the same with one more missing number."""
        return self if number is None else replace(self, numbers=(*self.numbers, number))

    def decode(self, stored: NDArray[Any], scale: float, offset: float, out: NDArray[np.float32]) -> None:
        """Write the values of stored numbers to ``out``, first axis by first axis; NaN where not observed."""
        if self.dtype:
            stored = stored.view(np.dtype(self.dtype).newbyteorder(stored.dtype.byteorder))
        numbers = [number for number in self.numbers if not np.isnan(number) and _fits(number, stored.dtype)]
        # A file of single precision holds the nearest such number, not the one that its header names.
        missing = np.array(numbers).astype(stored.dtype)
        attributes = _cf_attributes(missing, stored.dtype, scale, offset)
        bounded = np.isfinite(self.lowest) or np.isfinite(self.highest)
        slab = max(1, _AT_ONCE // max(1, stored[0].size))
        for first in range(0, len(stored), slab):
            part, values = stored[first : first + slab], out[first : first + slab]
            values[...] = _decode(part, attributes)
            # xarray warns of each array with several missing numbers, so it gets the first alone.
            for number in missing[1:]:
                values[part == number] = np.nan
            if bounded:
                values[(part < self.lowest) | (part > self.highest)] = np.nan


def _cf_attributes(missing: NDArray[Any], dtype: np.dtype[Any], scale: float, offset: float) -> dict[str, Any]:
    attributes: dict[str, Any] = {"_FillValue": missing[0]} if missing.size else {}
    if (scale, offset) != (1.0, 0.0):
        # Single precision is enough, and half the work, where nothing cancels.
        number = np.float32 if offset == 0.0 and dtype.itemsize <= 4 else np.float64
        attributes |= {"scale_factor": number(scale), "add_offset": number(offset)}
    return attributes


def _decode(stored: NDArray[Any], attributes: dict[str, Any]) -> NDArray[Any]:
    import xarray as xr

    variable = xr.Variable([f"axis{number}" for number in range(stored.ndim)], stored, attributes)
    return np.asarray(xr.conventions.decode_cf_variable("cube", variable, decode_times=False).values)


def _fits(number: float, dtype: np.dtype[Any]) -> bool:
    if dtype.kind == "f":
        return True
    limits = np.iinfo(dtype)
    return float(number).is_integer() and limits.min <= number <= limits.max


def read_missing(attributes: Mapping[str, Any], dtype: np.dtype[Any], storage_fill: Any = None) -> Missing:
    """Return which numbers of an array are not observations.

    Parameters
    ----------
    attributes : mapping
        Those of the array.
    dtype : dtype
        That of the stored numbers.
    storage_fill : number, optional
        What unwritten parts of the array read as. It counts as missing unless it is 0, the formats' own default.
    """
    lower = {key.lower(): value for key, value in attributes.items()}
    stored_as = _other_sign(dtype, str(lower.get("_unsigned", "")).lower())
    numbers = [number for key in _MISSING if key in lower for number in all_numbers(lower[key])]
    if not stored_as:
        numbers += [number for number in all_numbers(storage_fill) if number != 0]
    wanted = np.dtype(stored_as) if stored_as else dtype
    lowest, highest = _valid_range(lower, wanted)
    signed = tuple(dict.fromkeys(_with_sign(number, wanted) for number in numbers))
    return Missing(signed, lowest, highest, stored_as)


def _other_sign(dtype: np.dtype[Any], unsigned: str) -> str:
    if (unsigned, dtype.kind) == ("true", "i"):
        return f"u{dtype.itemsize}"
    if (unsigned, dtype.kind) == ("false", "u"):
        return f"i{dtype.itemsize}"
    return ""


def _with_sign(number: float, dtype: np.dtype[Any]) -> float:
    """Return a number of a header, which is written with the sign of the type stored, in the type that is meant."""
    if dtype.kind not in "iu" or _fits(number, dtype) or not float(number).is_integer():
        return number
    turned = number % 2.0 ** (8 * dtype.itemsize)
    return turned if -(2.0 ** (8 * dtype.itemsize - 1)) <= number and dtype.kind == "u" else number


def _valid_range(attributes: Mapping[str, Any], dtype: np.dtype[Any]) -> tuple[float, float]:
    """Return the valid range in stored numbers (NetCDF user guide, attribute conventions).

    A range of decimal numbers on packed integers is meant for the unpacked values.
    """
    both = attributes.get("valid_range")
    pair = all_numbers(both) if both is not None else []
    found = list(pair) if len(pair) == 2 else [-np.inf, np.inf]
    raw: list[Any] = [both, both] if len(pair) == 2 else [None, None]
    for position, key in enumerate(("valid_min", "valid_max")):
        numbers = all_numbers(attributes.get(key))
        if len(numbers) == 1:
            found[position], raw[position] = numbers[0], attributes[key]
    scale = first_number(attributes.get("scale_factor"), 1.0) or 1.0
    offset = first_number(attributes.get("add_offset"), 0.0) or 0.0
    packed = (scale, offset) != (1.0, 0.0) and dtype.kind in "iu"
    for position in range(2):
        if raw[position] is None:
            continue
        if packed and np.asarray(raw[position]).dtype.kind == "f":
            # Half a rounding unit, so that the end of the range itself stays in.
            found[position] = (found[position] - offset) / scale + (0.5 if (position == 1) == (scale > 0) else -0.5)
        else:
            found[position] = _with_sign(found[position], dtype)
    return min(found), max(found)


def all_numbers(value: Any) -> list[float]:
    """Return the numbers in an attribute: one, a list, a text, or base64 as xarray writes them to Zarr."""
    if value is None:
        return []
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if isinstance(value, str):
        parts = value.replace(",", " ").strip("[](){} ").split()
        try:
            return [float(part) for part in parts]
        except ValueError:
            return _base64_number(value)
    numbers = []
    for one in np.ravel(np.asarray(value, dtype=object)):
        if isinstance(one, str | bytes):
            numbers += all_numbers(one)
        elif one is not None:
            try:
                numbers.append(float(one))
            except (TypeError, ValueError):
                continue
    return numbers


def _base64_number(text: str) -> list[float]:
    try:
        return [struct.unpack("<d", base64.standard_b64decode(text))[0]]
    except (binascii.Error, struct.error, ValueError):
        return []


def first_number(value: Any, otherwise: float | None) -> float | None:
    """Return the first number of an attribute, or ``otherwise``."""
    numbers = all_numbers(value)
    return numbers[0] if numbers else otherwise


def read_scale(attributes: Mapping[str, Any]) -> tuple[float, float]:
    """Return scale and offset: value = stored number * scale + offset."""
    offset = first_number(attributes.get("add_offset"), 0.0) or 0.0
    for key in ("Scale_Factor", "reflectance_scale_factor", "reflectance scale factor"):
        divisor = first_number(attributes.get(key), None)
        if divisor and "scale_factor" not in attributes:
            return 1.0 / divisor, offset
    return first_number(attributes.get("scale_factor"), 1.0) or 1.0, offset

"""Wavelengths in nanometres, from any unit that files give them in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

#: Nanometres in one of each unit of length.
_LENGTHS = {
    "nm": 1.0, "nanometer": 1.0, "nanometre": 1.0, "nano": 1.0, "millimicron": 1.0, "mmu": 1.0,
    "um": 1e3, "micrometer": 1e3, "micrometre": 1e3, "micron": 1e3, "micro": 1e3, "mkm": 1e3, "mum": 1e3, "u": 1e3,
    "mm": 1e6, "millimeter": 1e6, "millimetre": 1e6, "cm": 1e7, "centimeter": 1e7, "centimetre": 1e7,
    "m": 1e9, "meter": 1e9, "metre": 1e9, "angstrom": 0.1, "angstroem": 0.1, "ångström": 0.1, "å": 0.1, "a": 0.1, "aa": 0.1,
    "pm": 1e-3, "picometer": 1e-3, "picometre": 1e-3,
}  # fmt: skip
#: Nanometres times the number, for wavenumbers and frequencies (299792458 m/s).
_INVERSE = {
    "cm-1": 1e7, "1/cm": 1e7, "wavenumber": 1e7, "kayser": 1e7, "cm^-1": 1e7, "cm**-1": 1e7, "percm": 1e7,
    "m-1": 1e9, "1/m": 1e9, "m^-1": 1e9, "m**-1": 1e9, "um-1": 1e3, "1/um": 1e3, "nm-1": 1.0, "1/nm": 1.0,
    "thz": 299792.458, "terahertz": 299792.458, "ghz": 299792458.0, "gigahertz": 299792458.0,
    "mhz": 299792458e3, "megahertz": 299792458e3, "hz": 299792458e9, "hertz": 299792458e9,
}  # fmt: skip
#: What headers write where there is no wavelength but a number of the band.
_NO_LIGHT = ("index", "bandindex", "bandnumber", "band")
#: Light that any of these instruments sees, in nanometres.
_LIGHT = (100.0, 100_000.0)


@dataclass(frozen=True)
class Spectrum:
    """Where the bands lie.

    Attributes
    ----------
    centres, widths : ndarray or None
        Centre and full width at half maximum in nanometres, NaN where not known.
    note : str
        What is odd about them, for the user; empty when nothing is.
    """

    centres: NDArray[np.float64] | None = None
    widths: NDArray[np.float64] | None = None
    note: str = ""


def unit_key(unit: str) -> str:
    """Return the unit in small letters, its sign of micro as ``u``, without blanks and plural."""
    text = re.sub(r"[\s_.()\[\]]", "", unit.strip().lower()).replace("µ", "u").replace("μ", "u").replace("−", "-")
    text = text.replace("⁻¹", "-1")
    # "\ufffd" stands where the sign was written in another encoding than the file's.
    text = re.sub(r"^(\ufffd|\?|â)(?=m)", "u", text)
    if text.endswith("s") and text[:-1] in (*_LENGTHS, *_INVERSE) and len(text) > 3:
        text = text[:-1]
    return text


def is_spectral(unit: str) -> bool:
    """Whether only wavelengths, wavenumbers or frequencies of light have such a unit."""
    key = unit_key(unit)
    return key in _INVERSE or (key in _LENGTHS and key not in ("m", "meter", "metre", "mm", "cm", "a", "u"))


def to_nanometres(
    numbers: ArrayLike, unit: str = "", widths: ArrayLike | None = None, widths_unit: str = ""
) -> Spectrum:
    """Return wavelengths and widths in nanometres.

    Parameters
    ----------
    numbers, widths : array_like
        One for each band, in ``unit`` and ``widths_unit`` (as ``unit`` when empty).
    unit, widths_unit : str
        As the file names them. Where the name is not known, or cannot be true, the size of the numbers decides.
    """
    centres = np.asarray(numbers, float)
    centres = np.where(np.isfinite(centres) & (centres > 0), centres, np.nan)
    known = centres[np.isfinite(centres)]
    key = unit_key(unit)
    if key in _NO_LIGHT or not known.size:
        return Spectrum()
    note = ""
    if not _is_light(known, key):
        guess = _guess(known)
        extent = f"{known.min():g} to {known.max():g}"
        reason = (
            f"have the unit '{unit.strip()}', which they cannot be in"
            if key in _LENGTHS or key in _INVERSE
            else "name no unit known here"
        )
        if not guess:
            return Spectrum(note=f"The wavelengths ({extent}) {reason}, so they are left out.")
        names = {"nm": "nanometres", "um": "micrometres", "m": "metres", "angstrom": "angstroms"}
        note = f"The wavelengths ({extent}) {reason}; they are taken for {names[guess]}."
        key = guess
    return Spectrum(_convert(centres, key), _widths(widths, widths_unit, centres, key), note)


def _is_light(numbers: NDArray[np.float64], key: str) -> bool:
    if key not in _LENGTHS and key not in _INVERSE:
        return False
    converted = _convert(numbers, key)
    return bool(converted.min() >= _LIGHT[0] and converted.max() <= _LIGHT[1])


def _guess(numbers: NDArray[np.float64]) -> str:
    """Return the unit that numbers without one must have, or an empty text where they are no wavelengths."""
    low, high = numbers.min(), numbers.max()
    if len(numbers) > 1 and low <= 1 and np.all(np.diff(numbers) == 1):
        return ""  # numbers of bands
    for unit, (shortest, longest) in {"m": (1e-7, 1e-4), "um": (0.1, 100.0), "nm": (100.0, 15_000.0)}.items():
        if shortest <= low and high <= longest:
            return unit
    return "angstrom" if low >= 1000.0 and high <= 150_000.0 else ""


def _convert(numbers: NDArray[np.float64], key: str) -> NDArray[np.float64]:
    return numbers * _LENGTHS[key] if key in _LENGTHS else _INVERSE[key] / numbers


def _widths(widths: ArrayLike | None, unit: str, centres: NDArray[np.float64], key: str) -> NDArray[np.float64] | None:
    if widths is None:
        return None
    numbers = np.asarray(widths, float)
    numbers = np.where(np.isfinite(numbers) & (numbers > 0), numbers, np.nan)
    own = unit_key(unit)
    own = own if own in _LENGTHS or own in _INVERSE else key
    if own in _LENGTHS:
        return numbers * _LENGTHS[own]
    # The width of a band between two wavenumbers is the distance of their wavelengths.
    middle = centres if key in _INVERSE else _INVERSE[own] / (centres * _LENGTHS[key])
    return np.abs(_INVERSE[own] / (middle - numbers / 2) - _INVERSE[own] / (middle + numbers / 2))


def unit_in_name(name: str, suffixes: Sequence[str] = ("nm", "um")) -> str:
    """Return the unit that a name such as ``wavelength_nm`` ends with."""
    last = name.lower().rpartition("_")[2]
    return last if last in suffixes else ""

"""What stands beside a cube about its bands: wavelengths, widths, names, and which are not to be used."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..raster.bands import Band
from .arrays import Arrays
from .axes import BAND, role_of_attributes
from .encoding import all_numbers, read_scale
from .spectral_units import Spectrum, is_spectral, to_nanometres, unit_in_name

_WAVELENGTHS = (
    "wavelength", "wavelengths", "wavelength_nm", "wavelength_um", "wl", "wvl", "center_wavelength", "center_wavelengths",
    "central_wavelength", "central_wavelengths", "centre_wavelength", "band_center", "band_centers", "band_centre",
    "wavenumber", "wavenumbers", "frequency", "radiation_wavelength", "sensor_band_central_radiation_wavelength",
)  # fmt: skip
_WIDTHS = ("fwhm", "full_width_half_max", "full_width_at_half_maximum", "bandwidth", "band_width", "fwhm_nm", "fwhm_um")
_VALID = ("good_wavelengths", "good_bands", "bbl", "good_bands_list", "good_band")
_NAMES = ("common_name", "band_name", "band_names", "band", "bands", "channel", "title", "long_name")
#: Bands of a satellite are in micrometres where STAC says so, without a unit.
_STAC = ("center_wavelength", "full_width_half_max")


@dataclass(frozen=True)
class BandMetadata:
    """What is known of the bands of a cube, in the order of the file.

    Attributes
    ----------
    spectrum : Spectrum
    invalid : tuple of int
        Positions of the bands that the producer marks as invalid.
    names : tuple of str
        Empty where there are none.
    """

    spectrum: Spectrum
    invalid: tuple[int, ...] = ()
    names: tuple[str, ...] = ()

    def bands(self, count: int, scale: float, offset: float) -> tuple[Band, ...]:
        """Return the bands of a cube that is one variable."""
        return tuple(
            Band(
                index=position + 1,
                name=self.names[position] if self.names else "",
                wavelength=_at(self.spectrum.centres, position),
                fwhm=_at(self.spectrum.widths, position),
                scale=scale,
                offset=offset,
            )
            for position in range(count)
        )


def _at(numbers: Any, position: int) -> float | None:
    return None if numbers is None or not np.isfinite(numbers[position]) else float(numbers[position])


def read_bands(
    arrays: Arrays, dim: str, length: int, around: Mapping[str, Any], attributes: Mapping[str, Any]
) -> BandMetadata:
    """Return what a file says of the bands along an axis.

    Looked at are the variables along the axis, those of other groups that have one value a band, as EMIT's, and lists
    among the attributes of the array.
    """
    beside = {name: one for name, one in around.items() if one.dims == (dim,)}
    for full, shape in arrays.shapes.items():
        name = full.rpartition("/")[2]
        if shape == (length,) and name not in beside and re.search(r"wavelength|fwhm|good|bbl", full, re.IGNORECASE):
            beside[name] = arrays.variable(full)
    lists = {key: value for key, value in attributes.items() if len(all_numbers(value)) == length > 1}
    wavelengths, unit = _find(beside, lists, _WAVELENGTHS, length)
    if wavelengths is None:
        along = [one for one in beside.values() if role_of_attributes(one) == BAND and one.dtype.kind in "iuf"]
        if along:
            wavelengths, unit = along[0].values, _unit(along[0])
    widths, widths_unit = _find(beside, lists, _WIDTHS, length)
    described = {key.lower().replace(" ", "_"): str(value) for key, value in attributes.items()}
    unit = unit or described.get("wavelength_units", "") or described.get("wavelength_unit", "")
    spectrum = Spectrum() if wavelengths is None else to_nanometres(wavelengths, unit, widths, widths_unit)
    valid, _ = _find(beside, lists, _VALID, length)
    invalid = () if valid is None else tuple(map(int, np.flatnonzero(np.asarray(valid, float) == 0)))
    return BandMetadata(spectrum, invalid, _names(beside, attributes, length))


def _find(beside: Mapping[str, Any], lists: Mapping[str, Any], names: Sequence[str], length: int) -> tuple[Any, str]:
    """Return the numbers of the first of ``names`` that there is, and their unit."""
    lower = {name.lower(): one for name, one in beside.items() if one.dtype.kind in "iufb" and one.size == length}
    listed = {name.lower().replace(" ", "_"): value for name, value in lists.items()}
    for name in names:
        guess = unit_in_name(name) or ("um" if name in _STAC else "")
        if name in lower:
            return lower[name].values, _unit(lower[name]) or guess
        if name in listed:
            return np.array(all_numbers(listed[name])), guess
    return None, ""


def _unit(variable: Any) -> str:
    lower = {str(key).lower(): value for key, value in variable.attrs.items()}
    value = next((lower[key] for key in ("units", "unit", "wavelength_units") if key in lower), "")
    value = np.ravel(np.asarray(value))[0] if np.size(value) else ""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _names(beside: Mapping[str, Any], attributes: Mapping[str, Any], length: int) -> tuple[str, ...]:
    for name in _NAMES:
        one = beside.get(name)
        values = attributes.get(name) if one is None else one.values
        if isinstance(values, str) or values is None or np.size(values) != length:
            continue
        flat = np.ravel(np.asarray(values))
        texts = [part.decode("utf-8", "replace") if isinstance(part, bytes) else part for part in flat.tolist()]
        if all(isinstance(text, str) and text.strip() for text in texts):
            return tuple(str(text).strip() for text in texts)
    return ()


def band_of_variable(name: str, index: int, attributes: Mapping[str, Any]) -> tuple[Band, str]:
    """Return the band that a variable of its own is, and what is odd about its wavelength."""
    lower = {key.lower(): value for key, value in attributes.items()}
    unit = str(lower.get("wavelength_units") or lower.get("wavelength_unit") or "")
    spectrum = Spectrum()
    for key in _WAVELENGTHS:
        numbers = all_numbers(lower.get(key))
        if len(numbers) == 1:
            text = str(lower[key])
            own = re.sub(r"^[-+.\deE\s]+", "", text) if isinstance(lower[key], str) else ""
            width = next((all_numbers(lower[one]) for one in _WIDTHS if all_numbers(lower.get(one))), None)
            guess = unit_in_name(key) or ("um" if key in _STAC else "")
            spectrum = to_nanometres(numbers, unit or (own if is_spectral(own) else "") or guess, width)
            break
    scale, offset = read_scale(attributes)
    label = str(lower.get("common_name") or name)
    band = Band(index, label, _at(spectrum.centres, 0), _at(spectrum.widths, 0), scale=scale, offset=offset)
    return band, spectrum.note

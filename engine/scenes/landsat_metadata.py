"""The metadata file of a Landsat product, MTL, in each of its three spellings."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from affine import Affine

from ..errors import InputError
from ..raster.grid import Grid, read_crs

Groups = Mapping[str, Mapping[str, str]]

_ADVICE = "Choose the file whose name ends in _MTL.txt, _MTL.json or _MTL.xml, or download it again."


@dataclass(frozen=True)
class Metadata:
    """The contents of an MTL file.

    Attributes
    ----------
    name : str
        The file's name, for messages.
    groups : mapping of str to mapping of str to str
        Values by group and key. The same keys stand in the groups of level 1 and of level 2.
    """

    name: str
    groups: Groups

    @property
    def date(self) -> str:
        """Acquisition as ISO 8601, to the second."""
        day, time = self._find("DATE_ACQUIRED"), self._find("SCENE_CENTER_TIME")
        if not day:
            return ""
        return f"{day}T{time[:8]}Z" if re.match(r"\d\d:\d\d:\d\d", time or "") else day

    @property
    def sun_elevation(self) -> float:
        """Height of the sun above the horizon in degrees."""
        return self._number("SUN_ELEVATION")

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The grids of the product's rasters: of the reflective, the thermal and the panchromatic bands.

        None where the file lacks it: it matters only to rasters without a georeference of their own.
        """
        crs = self._crs()
        grids = []
        for kind in ("REFLECTIVE", "THERMAL", "PANCHROMATIC"):
            if crs and self._find(f"{kind}_LINES") and self._find("CORNER_UL_PROJECTION_X_PRODUCT"):
                cell = self._number(f"GRID_CELL_SIZE_{kind}")
                # The corners are centres of pixels.
                left = self._number("CORNER_UL_PROJECTION_X_PRODUCT") - cell / 2
                top = self._number("CORNER_UL_PROJECTION_Y_PRODUCT") + cell / 2
                columns, rows = int(self._number(f"{kind}_SAMPLES")), int(self._number(f"{kind}_LINES"))
                grids.append(Grid(crs, Affine(cell, 0.0, left, 0.0, -cell, top), columns, rows))
        return tuple(grids)

    def surface_reflectance(self, band: str) -> tuple[float, float] | None:
        """Scale and offset of surface reflectance, or None if the file has none."""
        return self._factors("REFLECTANCE", f"BAND_{band}", "LEVEL2_SURFACE_REFLECTANCE_PARAMETERS")

    def surface_temperature(self, band: str) -> tuple[float, float] | None:
        """Scale and offset of surface temperature in kelvin, or None if the file has none."""
        return self._factors("TEMPERATURE", f"BAND_ST_B{band}", "LEVEL2_SURFACE_TEMPERATURE_PARAMETERS")

    def reflectance(self, band: str) -> tuple[float, float]:
        """Scale and offset of reflectance at the top of the atmosphere, for a sun in the zenith."""
        return self._needed("REFLECTANCE", f"BAND_{band}")

    def radiance(self, band: str) -> tuple[float, float]:
        """Scale and offset of spectral radiance, W/(m² sr µm)."""
        return self._needed("RADIANCE", f"BAND_{band}")

    def thermal_constants(self, band: str) -> tuple[float, float]:
        """K1 and K2 of a thermal band."""
        return self._number(f"K1_CONSTANT_BAND_{band}"), self._number(f"K2_CONSTANT_BAND_{band}")

    def _needed(self, quantity: str, band: str) -> tuple[float, float]:
        factors = self._factors(quantity, band, "LEVEL1_RADIOMETRIC_RESCALING")
        if factors is None:
            raise InputError(f"'{self.name}' lacks {quantity}_MULT_{band}: it is not complete. Download it again.")
        return factors

    def _factors(self, quantity: str, band: str, group: str) -> tuple[float, float] | None:
        values = self.groups.get(group, {})
        scale, offset = f"{quantity}_MULT_{band}", f"{quantity}_ADD_{band}"
        if scale not in values or offset not in values:
            return None
        return self._as_number(scale, values[scale]), self._as_number(offset, values[offset])

    def _crs(self) -> str:
        projection = self._find("MAP_PROJECTION")
        if projection == "UTM" and self._find("UTM_ZONE"):
            # All zones are northern ones; south of the equator northings are negative.
            return read_crs(f"EPSG:{32600 + int(self._number('UTM_ZONE'))}").to_wkt()
        return read_crs("EPSG:3031").to_wkt() if projection == "PS" else ""

    def _find(self, key: str) -> str:
        return next((values[key] for values in self.groups.values() if key in values), "")

    def _number(self, key: str) -> float:
        return self._as_number(key, self._find(key))

    def _as_number(self, key: str, text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            what = f"is not a number ('{text}')" if text else "is missing"
            raise InputError(f"'{self.name}' is damaged: {key} {what}. Download it again.")
        return number


def read_metadata(content: bytes, name: str) -> Metadata:
    """Parse an MTL file.

    Parameters
    ----------
    content : bytes
    name : str
        The file's name; its ending decides the format.

    Raises
    ------
    InputError
        If it is no such file.
    """
    ending = name.lower().rpartition(".")[2]
    try:
        text = content.decode("utf-8")
        groups = {"json": _of_json, "xml": _of_xml}.get(ending, _of_text)(text)
    except Exception as problem:
        raise InputError(f"'{name}' is damaged, or no Landsat metadata. {_ADVICE}") from problem
    if not any("DATE_ACQUIRED" in values for values in groups.values()):
        raise InputError(f"'{name}' is no Landsat metadata file: it has no date of acquisition. {_ADVICE}")
    return Metadata(name, groups)


def _of_json(text: str) -> Groups:
    (content,) = json.loads(text).values()
    return {group: {key: str(value) for key, value in values.items()} for group, values in content.items()}


def _of_xml(text: str) -> Groups:
    from defusedxml.ElementTree import fromstring

    return {group.tag: {item.tag: item.text or "" for item in group} for group in fromstring(text)}


def _of_text(text: str) -> Groups:
    groups: dict[str, dict[str, str]] = {}
    group, depth = "", 0
    for line in text.splitlines():
        key, equals, value = (part.strip() for part in line.partition("="))
        if key == "GROUP":
            group, depth = value, depth + 1
        elif key == "END_GROUP":
            depth -= 1
        elif equals:
            groups.setdefault(group, {})[key] = value.strip('"')
    if depth:
        raise ValueError("the file ends within a group")
    return groups

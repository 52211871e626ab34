"""What a band is: its name, its wavelength, and the role it can play in an index.

Names are the common names of the STAC electro-optical extension (https://github.com/stac-extensions/eo).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import InputError
from .csv_table import csv_text
from .sensors import band_number

#: Wavelength range of each common name in micrometres, after the STAC electro-optical extension. Where ranges overlap,
#: the first that fits decides, so the narrow ones come first.
COMMON_NAMES: dict[str, tuple[float, float]] = {
    "coastal": (0.40, 0.45),
    "blue": (0.45, 0.51),
    "green": (0.51, 0.60),
    "yellow": (0.60, 0.62),
    "red": (0.62, 0.69),
    "rededge071": (0.69, 0.72),
    "rededge075": (0.72, 0.76),
    "rededge078": (0.76, 0.80),
    "nir08": (0.80, 0.89),
    "nir09": (0.89, 0.98),
    "cirrus": (1.35, 1.40),
    "swir16": (1.50, 1.75),
    "swir22": (2.05, 2.35),
    "lwir11": (10.3, 11.3),
    "lwir12": (11.5, 12.5),
    "lwir": (9.5, 13.0),
}

#: Other names in use for the same bands.
ALIASES = {
    "aerosol": "coastal",
    "coastalaerosol": "coastal",
    "nir": "nir08",
    "nir1": "nir08",
    "nir8": "nir08",
    "swir1": "swir16",
    "swir2": "swir22",
    "tir": "lwir",
    "tir1": "lwir11",
    "tir2": "lwir12",
    "tir11": "lwir11",
    "tir12": "lwir12",
    "thermal": "lwir",
    "panchromatic": "pan",
}

_THERMAL_FROM_NM = 4000.0
#: Bands this near to each other show the same; so do those whose centre lies within the other's half width.
_NEAR_NM = 5.0


@dataclass(frozen=True)
class Band:
    """One band of an image.

    Attributes
    ----------
    index : int
        Number in the file, from 1.
    name : str
        The file's band description, empty when it has none.
    wavelength, fwhm : float or None
        Centre and full width at half maximum in nanometres.
    nodata : float or None
        The value in the file that means "not observed".
    scale, offset : float
        Physical value = stored value * scale + offset.
    missing : tuple of (float, float)
        Further stored values that mean "not observed": lowest and highest of each range.
    """

    index: int
    name: str = ""
    wavelength: float | None = None
    fwhm: float | None = None
    nodata: float | None = None
    scale: float = 1.0
    offset: float = 0.0
    missing: tuple[tuple[float, float], ...] = ()

    @property
    def role(self) -> str:
        """The band's common name, from its name first, then from its wavelength; empty when neither is known."""
        name = re.sub(r"[^a-z0-9]", "", self.name.lower())
        name = ALIASES.get(name, name)
        if name in COMMON_NAMES:
            return name
        if self.wavelength is not None:
            for common, (low, high) in COMMON_NAMES.items():
                if low <= self.wavelength / 1000.0 < high:
                    return common
        return ""

    @property
    def thermal(self) -> bool:
        """Whether the band shows temperature, not reflected light."""
        return self.role.startswith("lwir") or (self.wavelength is not None and self.wavelength > _THERMAL_FROM_NM)

    @property
    def label(self) -> str:
        """The name to show: the description, or ``band 3``."""
        return self.name or f"band {self.index}"


def find_role(bands: Sequence[Band], *roles: str) -> int | None:
    """Return the position in ``bands`` of the first of ``roles`` that some band plays, or None.

    Where several bands play it (as the narrow bands of a spectrometer do), the one nearest to the middle of the
    role's wavelength range is taken.
    """
    for role in roles:
        positions = [position for position, band in enumerate(bands) if band.role == role]
        if positions:
            low, high = COMMON_NAMES[role]
            centre = 500.0 * (low + high)
            return min(positions, key=lambda position: abs((bands[position].wavelength or centre) - centre))
    return None


def common_bands(before: Sequence[Band], after: Sequence[Band]) -> tuple[list[int], list[int]]:
    """Return the positions of the bands that two images share, paired.

    Bands pair by role or name. Two images without any band names pair by position if they have equally many bands.

    Raises
    ------
    InputError
        If nothing pairs, only one image has names, or the names are makers' numbers of unknown satellites.
    """
    if not any(map(_key, before)) and not any(map(_key, after)):
        if len(before) != len(after):
            raise InputError(
                f"The images have {len(before)} and {len(after)} bands without names, so it cannot be known which belong "
                "together. Name the bands with Stack bands first."
            )
        positions = list(range(len(before)))
        return positions, positions
    _require_known_numbers(before, after)
    first: list[int] = []
    second: list[int] = []
    # The same name first: some sensors have two bands in one role, which their names distinguish.
    for same in (_same_name, _same_role):
        for position, band in enumerate(before):
            matches = [there for there, other in enumerate(after) if there not in second and same(band, other)]
            if position not in first and matches:
                first.append(position)
                second.append(matches[0])
    pairs = sorted(zip(first, second, strict=True))
    first, second = [position for position, _ in pairs], [position for _, position in pairs]
    if not first:
        raise InputError(
            "The band names of the two images do not match: "
            f"{_listing(before)} before and {_listing(after)} after. Give both images the same band names with Stack bands."
        )
    return first, second


def bands_like(wanted: Sequence[Band], offered: Sequence[Band]) -> list[int | None]:
    """Return for each wanted band the position in ``offered`` of the band that shows the same, or None.

    The same name comes first, then the wavelength if it is near enough, then the role. Where none of the wanted bands has
    a name or a wavelength, bands pair by position, if there are equally many.
    """
    if not any(band.name or band.wavelength for band in wanted):
        same_number = len(wanted) == len(offered)
        return [position if same_number else None for position in range(len(wanted))]
    found: list[int | None] = [None] * len(wanted)
    # Narrow bands share roles; there only the wavelength identifies one.
    roles = [band.role for band in wanted]
    for same in (_same_name, _same_wavelength, _same_role):
        for position, band in enumerate(wanted):
            free = [there for there, other in enumerate(offered) if there not in found and same(band, other)]
            if found[position] is None and free and not (same is _same_role and roles.count(band.role) > 1):
                aim = band.wavelength or 0.0
                found[position] = min(free, key=lambda there: abs((offered[there].wavelength or aim) - aim))
    return found


def _key(band: Band) -> str:
    return band.role or band.name


def _require_known_numbers(before: Sequence[Band], after: Sequence[Band]) -> None:
    """Raise an error for makers' numbers (``B4``) that may mean different colours in two images.

    Images with the very same numbers are taken for those of one satellite.
    """
    numbers = [{number for band in bands if (number := band_number(band.name))} for bands in (before, after)]
    unknown = [band.name for band in (*before, *after) if band_number(band.name) and not (band.role or band.wavelength)]
    if unknown and numbers[0] != numbers[1] and numbers[0] & numbers[1]:
        raise InputError(
            f"The band names are makers' numbers ({list_bands(sorted(set(unknown)))}), which mean other colours on other "
            "satellites, and the images do not show which satellites they are from. Give both images the names of colours "
            "(blue, green, red, nir08, swir16, swir22) with Stack bands."
        )


def _same_name(one: Band, other: Band) -> bool:
    if not one.name or one.name.lower() != other.name.lower():
        return False
    # A producer's number means other colours on other satellites.
    return not (band_number(one.name) and one.role and other.role and one.role != other.role)


def _same_role(one: Band, other: Band) -> bool:
    return bool(one.role) and one.role == other.role


def _same_wavelength(one: Band, other: Band) -> bool:
    if one.wavelength is None or other.wavelength is None:
        return False
    return abs(one.wavelength - other.wavelength) <= max(_NEAR_NM, 0.5 * (other.fwhm or 0.0))


def list_bands(names: Sequence[str]) -> str:
    """Return names for a message, the first dozen of them."""
    return ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")


def _listing(bands: Sequence[Band]) -> str:
    return list_bands([band.label for band in bands])


def band_table(rows: Sequence[Sequence[object]]) -> str:
    """Return one line a band, under the names of the STAC electro-optical extension; wavelengths are in micrometres."""
    header = ["name", "common_name", "description", "center_wavelength", "full_width_half_max"]
    return csv_text(header, rows)

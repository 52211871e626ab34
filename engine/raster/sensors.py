"""The numbers that makers give their bands: ``B4`` is near infrared on Landsat 7, red on Landsat 8 and on Sentinel-2.

Centres after the makers' own descriptions: USGS (Landsat, MODIS, ASTER), ESA (Sentinel-2), INPE (CBERS, Amazonia).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

#: Number of a band -> common name and centre in nanometres.
Sensor = Mapping[str, tuple[str, float]]

MSS_EARLY: Sensor = {"4": ("green", 550), "5": ("red", 650), "6": ("nir08", 750), "7": ("nir09", 950)}
MSS: Sensor = {"1": ("green", 550), "2": ("red", 650), "3": ("nir08", 750), "4": ("nir09", 950)}
TM: Sensor = {
    "1": ("blue", 485), "2": ("green", 560), "3": ("red", 660), "4": ("nir08", 835), "5": ("swir16", 1650),
    "6": ("lwir", 11450), "7": ("swir22", 2215), "8": ("pan", 710),
}  # fmt: skip
OLI: Sensor = {
    "1": ("coastal", 443), "2": ("blue", 482), "3": ("green", 561), "4": ("red", 655), "5": ("nir08", 865),
    "6": ("swir16", 1609), "7": ("swir22", 2201), "8": ("pan", 590), "9": ("cirrus", 1373), "10": ("lwir11", 10895),
    "11": ("lwir12", 12005),
}  # fmt: skip
MSI: Sensor = {
    "1": ("coastal", 442.7), "2": ("blue", 492.4), "3": ("green", 559.8), "4": ("red", 664.6), "5": ("rededge071", 704.1),
    "6": ("rededge075", 740.5), "7": ("rededge078", 782.8), "8": ("nir", 832.8), "8A": ("nir08", 864.7),
    "9": ("nir09", 945.1), "10": ("cirrus", 1373.5), "11": ("swir16", 1613.7), "12": ("swir22", 2202.4),
}  # fmt: skip
MODIS: Sensor = {
    "1": ("red", 645), "2": ("nir08", 858.5), "3": ("blue", 469), "4": ("green", 555), "5": ("", 1240),
    "6": ("swir16", 1640), "7": ("swir22", 2130),
}  # fmt: skip
ASTER: Sensor = {
    "1": ("green", 556), "2": ("red", 661), "3": ("nir08", 807), "3N": ("nir08", 807), "4": ("swir16", 1656),
    "5": ("swir22", 2167), "6": ("swir22", 2209), "7": ("swir22", 2262), "8": ("swir22", 2336), "9": ("", 2400),
    "10": ("lwir", 8291), "11": ("lwir", 8634), "12": ("lwir", 9075), "13": ("lwir", 10657), "14": ("lwir", 11318),
}  # fmt: skip
#: CBERS-4 and 4A (MUX from 5, WFI and AWFI from 13, WPM from 0) and the WFI of Amazonia-1.
CBERS: Sensor = {
    "0": ("pan", 675), "1": ("blue", 485), "2": ("green", 555), "3": ("red", 660), "4": ("nir08", 830),
    "5": ("blue", 485), "6": ("green", 555), "7": ("red", 660), "8": ("nir08", 830),
    "13": ("blue", 485), "14": ("green", 555), "15": ("red", 660), "16": ("nir08", 830),
}  # fmt: skip

_NUMBERED = re.compile(
    r"(?:.*[^a-z0-9])?(?:band|b)[ _-]?0*(?P<number>\d{1,2}[an]?)(?:[ _-]?\d+m)?(?:\.(?:tiff?|jp2))?", re.IGNORECASE
)


def band_number(name: str) -> str:
    """Return the number in a maker's name of a band (``SR_B4``, ``B04``, ``band 4``, ``OLI_B4``), or an empty text."""
    found = _NUMBERED.fullmatch(name.strip())
    return found["number"].upper() if found else ""


def sensor_of(text: str) -> Sensor | None:
    """Return the bands of the sensor that a text names: a platform, an instrument, a collection, a product's id."""
    text = text.lower()

    def says(pattern: str) -> bool:
        # The underscore parts words here.
        return re.search(pattern.replace(r"\b", "(?:(?<![a-z0-9])|(?![a-z0-9]))"), text) is not None

    early, middle = r"landsat[-_ ]?0?[123](?!\d)|\blm0?[123]", r"landsat[-_ ]?0?[45](?!\d)|\bl[mt]0?[45]"
    if says(r"hls[-_.2]*s30|hlss30"):
        return MSI
    if says(r"hls[-_.2]*l30|hlsl30"):
        return OLI
    if says(early):
        return MSS_EARLY
    if says(r"\bmss\b|\blm0?[45]") and says(middle):
        return MSS
    if says(r"landsat[-_ ]?0?[89](?!\d)|\bl[cot]0?[89](?!\d)|\bls[89]_|ga_ls[89]|\boli\b"):
        return OLI
    if says(rf"{middle}|landsat[-_ ]?0?7(?!\d)|\ble0?7(?!\d)|\bls[57]_|ga_ls[57]|\betm\b|\btm\b"):
        return TM
    if says(r"sentinel[-_ ]?s?[-_ ]?2|\bs2[abc]?(?=[-_]|$)|\bs2[abc]?_|ga_s2|\bmsi\b"):
        return MSI
    if says(r"modis|\bmod\d\d|\bmyd\d\d|\bmcd\d\d|sur_refl"):
        return MODIS
    if says(r"\baster\b|\bast[-_]"):
        return ASTER
    if says(r"cbers|amazonia"):
        return CBERS
    return None


def sensor_of_names(names: Collection[str]) -> Sensor | None:
    """Return the bands of the one sensor that has all these makers' names, or None where several have, or none."""
    numbered = {name.strip().lower(): band_number(name) for name in names if band_number(name)}
    numbers = set(numbered.values())
    text = " ".join(numbered)
    named = sensor_of(text)
    if named is not None:
        return named
    padded = any(re.search(r"b0\d", name) for name in numbered)
    if "8A" in numbers or "12" in numbers or (padded and "8" in numbers):
        return MSI if numbers <= set(MSI) else None
    if numbers and numbers <= {"13", "14", "15", "16"}:
        return CBERS
    # Of surface reflectance of Landsat the sixth band is thermal on TM and ETM+, and named ST.
    surface = all(re.search(r"(^|[^a-z])sr_?b", name) for name in numbered)
    if surface and "6" in numbers and numbers <= set(OLI):
        return OLI
    if numbers >= {"10", "11"} and not padded and numbers <= set(OLI):
        return OLI
    if numbers - {"8"} == {"1", "2", "3", "4", "5", "7"} and not padded:
        return TM
    return None


def wavelengths(names: Collection[str], facts: str = "") -> dict[str, float]:
    """Return the centres in nanometres of bands with makers' numbers, by name; none where the sensor is not known.

    Parameters
    ----------
    names : collection of str
        All band names of an image.
    facts : str
        What else is known of it: platform, product, file name.
    """
    return {name: centre for name, (_, centre) in known_bands(names, facts).items()}


def known_bands(names: Collection[str], facts: str = "") -> dict[str, tuple[str, float]]:
    """Return common name and centre in nanometres of the same bands; see :func:`wavelengths`."""
    sensor = sensor_of_names(names) or sensor_of(facts)
    if sensor is None:
        return {}
    return {name: sensor[band_number(name)] for name in names if band_number(name) in sensor}


_NANOMETRES = re.compile(
    r"(?:(?P<low>\d+(?:\.\d+)?)\s*(?:-|–|to|\.\.)\s*)?(?<![\d.])(?P<number>\d+(?:\.\d+)?)\s*"
    r"(?P<unit>nm|nanomet\w*|[uµμ]m|microns?|micromet\w*)(?![a-z])",
    re.IGNORECASE,
)


def wavelength_in(description: str) -> tuple[float | None, float | None]:
    """Return the centre and the width in nanometres in a band's description: ``418.2 nm``, ``Band 4 (0.865 um)``."""
    found = _NANOMETRES.search(description)
    if not found:
        return None, None
    factor = 1.0 if found["unit"].lower().startswith("n") else 1000.0
    high = float(found["number"]) * factor
    low = float(found["low"]) * factor if found["low"] else high
    if not 100.0 <= low <= high <= 100000.0:
        return None, None
    return (low + high) / 2.0, (high - low) or None

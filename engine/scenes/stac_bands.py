"""Which assets of a STAC item are spectral bands, and which colours they show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..raster.bands import ALIASES, COMMON_NAMES
from ..raster.sensors import MSI, Sensor, band_number, sensor_of, sensor_of_names
from .stac_item import AssetBand, StacItem

#: Roles of assets that are pictures, masks, angles or notes, not measurements of light.
_OTHER_ROLES = {
    "thumbnail", "overview", "visual", "metadata", "tiles", "graphic", "archive",
    "cloud", "cloud-shadow", "snow-ice", "water-mask", "land-water", "data-mask", "mask", "saturation", "quality",
    "terrain-shadow", "terrain-occlusion", "terrain-illumination", "uncertainty", "probability", "classification",
    "sun-azimuth", "sun-elevation", "sun-zenith", "azimuth", "zenith", "incidence-angle", "local-incidence-angle",
    "off-nadir", "view-azimuth", "view-zenith",
}  # fmt: skip
#: Words in the keys of such assets.
_OTHER_WORDS = re.compile(
    r"(^|_)(aot|wvp|scl|cld|snw|clm|pvi|tci|qa|qa60|bqa|qc|msk|cloud|clouds|snow|shadow|state|raz|day|year|count|dem|hdf"
    r"|s[zv]en|v[zv]en|s[za]a|v[za]a|saa|vaa|sza|vza|vzen|szen|atran|cdist|drad|emis|emsd|trad|urad|[sbe]?c?mad|[be]c?dev|sdev"
    r"|ndvi|evi2?|ndwi|mndwi|nbr2?|savi|rgb|xml|json|udm2?1?)(_|$)"
    r"|visual|preview|true_?colou?r|thumbnail|overview|browse|rendered|azimuth|zenith|angle|incident|exiting|satellite_view"
    r"|contiguity|mask|prob|observ|slope|quality|classif|time_delta|opacity|provenance|clearob|totalob|emissivity|uncertainty"
    r"|qa_aerosol"
)
#: Four bands without names: the order of these products.
_ORDERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\bnaip\b", ("red", "green", "blue", "nir")),
    (r"planetscope|psscene|skysat|\bpsb|ortho_analytic", ("blue", "green", "red", "nir")),
)
_PLANET8 = ("coastal", "blue", "green_i", "green", "yellow", "red", "rededge071", "nir")
_REDEDGES = ("rededge071", "rededge075", "rededge078")


def is_spectral(one: AssetBand) -> bool:
    """Whether an asset is a measurement that may be loaded, not a picture, a mask or an angle."""
    return not one.roles & _OTHER_ROLES and not _OTHER_WORDS.search(one.plain_key)


class BandNames:
    """The common names of an item's bands."""

    def __init__(self, item: StacItem, bands: Sequence[AssetBand]) -> None:
        names = {str(one.metadata.get("name") or "") for one in bands} | {one.key for one in bands}
        self._sensor: Sensor | None = sensor_of(item.facts) or sensor_of_names(names)
        self._facts = item.facts
        words = {_word(text) for one in bands for text in (str(one.metadata.get("name") or ""), one.plain_key)}
        # Digital Earth Australia numbers the bands of Sentinel-2 from one of 1.4 micrometres on that is not there.
        self._swir_from_2 = "swir3" in words and "swir1" not in words
        self._is_msi = self._sensor is MSI

    def common_name(self, one: AssetBand) -> str:
        """Return what the band shows: from what the item calls it, from words, from the maker's number; or an empty text."""
        own = re.sub(r"[^a-z0-9]", "", str(one.metadata.get("common_name") or "").lower())
        if own in COMMON_NAMES or own in ("nir", "pan"):
            return own
        if ALIASES.get(own) in COMMON_NAMES:
            return ALIASES[own]
        texts = [
            text for text in (str(one.metadata.get("name") or ""), one.plain_key if one.count <= 1 else "") if text
        ]
        for found in (*map(self._of_words, texts), *map(self._of_number, texts), self._of_order(one)):
            if found:
                return found
        return "rededge071" if own == "rededge" else ""

    def wavelength(self, one: AssetBand) -> float | None:
        """Return the centre in nanometres, as the item or the producer gives it."""
        for name in (str(one.metadata.get("name") or ""), one.plain_key):
            known = (self._sensor or {}).get(band_number(name))
            if known and one.count <= 1:
                return known[1]
        return None

    def is_atmospheric(self, one: AssetBand) -> bool:
        """Whether it is one of Sentinel-2's bands of 60 m, made for the correction of the atmosphere."""
        names = (str(one.metadata.get("name") or ""), one.plain_key)
        numbers = {band_number(name) for name in names} & {"1", "9", "10"}
        if self._is_msi and self.common_name(one) == "nir09":
            return True
        return one.pixel == 60 or bool(self._is_msi and "hls" not in self._facts and numbers)

    def is_known(self, one: AssetBand) -> bool:
        """Whether anything names the band, so that nobody need look into its file or its collection."""
        return bool(self.common_name(one) or one.metadata.get("center_wavelength") or self.wavelength(one))

    def _of_words(self, text: str) -> str:
        word = _word(text)
        if self._swir_from_2 and word in ("swir2", "swir3"):
            return {"swir2": "swir16", "swir3": "swir22"}[word]
        if self._is_msi and word in ("nir1", "nir2"):
            # The second is the narrow one; it goes by its own name, beside "nir", and is loaded when it is asked for.
            return "nir" if word == "nir1" else ""
        if word in ("rededge1", "rededge2", "rededge3"):
            return _REDEDGES[int(word[-1]) - 1]
        if word == "nir2":
            return "nir09"
        name = ALIASES.get(word, word)
        if name in COMMON_NAMES or name == "pan":
            return "nir" if word == "nir" and self._is_msi else name
        return ""

    def _of_number(self, text: str) -> str:
        return (self._sensor or {}).get(band_number(text), ("", 0.0))[0]

    def _of_order(self, one: AssetBand) -> str:
        for pattern, order in _ORDERS:
            if re.search(pattern, f"{self._facts} {one.plain_key}"):
                order = _PLANET8 if one.count == 8 and order[0] == "blue" else order
                return order[one.index - 1] if one.count == len(order) else ""
        return ""


def without_copies(bands: Iterable[AssetBand], names: BandNames) -> list[AssetBand]:
    """Keep of a band that is there several times only one: corrected for the terrain, of the smallest pixels."""

    def same(one: AssetBand) -> tuple[object, ...]:
        name = str(one.metadata.get("name") or "") or _word(one.plain_key) + (f"_{one.index}" if one.count > 1 else "")
        return names.common_name(one), str(one.metadata.get("center_wavelength")), _word(name)

    def rank(one: AssetBand) -> tuple[bool, bool, float]:
        return "nbart" not in one.plain_key, not re.search(r"(^|_)sr(_|$)", one.plain_key), one.pixel

    bands = list(bands)
    best: dict[tuple[object, ...], AssetBand] = {}
    for one in bands:
        if same(one) not in best or rank(one) < rank(best[same(one)]):
            best[same(one)] = one
    return [one for one in bands if best[same(one)] is one]


def _word(text: str) -> str:
    """Return a name without punctuation, and without the product in front: ``nbart_swir_2`` is ``swir2``."""
    return re.sub(r"^(nbart?|sr|toa|boa|surfrefl)(?=[a-z])", "", re.sub(r"[^a-z0-9]", "", text.lower()))

"""STAC items as scenes: which assets are bands, what their numbers mean, and which asset tells clouds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from ..errors import InputError
from ..raster.bands import ALIASES, COMMON_NAMES, Band
from ..raster.remote import is_remote
from .landsat import QA_PIXEL
from .scene import Quality, Scene, SceneBand
from .sentinel2 import SCENE_CLASSES
from .stac_client import read_json

if TYPE_CHECKING:
    from pystac import Item

#: Assets that are pictures or notes, not measurements.
_NO_MEASUREMENT = {"thumbnail", "overview", "visual", "metadata"}

#: Flags of Harmonized Landsat Sentinel-2, HLS User Guide v2.0, table 9.
_HLS_FLAGS = {"cirrus": 1, "cloud": 2, "dilated_cloud": 4, "shadow": 8, "snow": 16}
#: Classes of Digital Earth Australia's surface reflectance.
_DEA_CLASSES = {"fill": (0,), "cloud": (2,), "shadow": (3,), "snow": (4,)}


@dataclass(frozen=True)
class Calibration:
    """How the numbers of a collection become physical values, where its items do not say: number * scale + offset."""

    scale: float
    offset: float
    nodata: float | None


def read_stac(source: str) -> Scene:
    """Describe the scene of a STAC item.

    Parameters
    ----------
    source : str
        Address or path of the item's JSON.

    Raises
    ------
    InputError
        If it cannot be read, or is no item with raster assets.
    """
    return scene_of(read_json(source), source)


def scene_of(content: Mapping[str, Any], source: str) -> Scene:
    """Describe the scene of a STAC item that was read from ``source``."""
    import pystac
    from odc.stac import parse_item

    features = content.get("features")
    if content.get("type") == "FeatureCollection" and isinstance(features, list) and len(features) == 1:
        content = features[0]
    name = source.split("?")[0].rstrip("/").rpartition("/")[2]
    try:
        item = pystac.Item.from_dict(dict(content), migrate=True)
        _repair(item)
        assets = {key: asset.to_dict() for key, asset in item.assets.items()}
        parsed = parse_item(item, asset_absolute_paths=False)
    except Exception as problem:
        raise InputError(
            f"'{name}' is not a STAC item: {' '.join(str(problem).split())[:160] or type(problem).__name__}. Give the address "
            "or the JSON file of one item (not of a collection, a catalog or a search)."
        ) from problem
    properties = item.properties
    found = [_Asset(key, place, assets[key], _href(assets[key]["href"], source)) for key, place in parsed.bands]
    if properties.get("earthsearch:boa_offset_applied"):
        # These items name an offset that has been taken off the numbers already.
        for asset in assets.values():
            asset["raster:bands"] = [{**band, "offset": 0.0} for band in asset.get("raster:bands") or ()]
    bands = _without_copies([one for one in found if one.is_band])
    if not bands:
        raise InputError(f"'{item.id}' has no raster bands. It has the assets {', '.join(assets) or '(none)'}.")
    collection = item.collection_id or ""
    return Scene(
        name=item.id,
        bands=_named([_scene_band(one, _calibration(one, collection, item.id, properties)) for one in bands]),
        quality=_quality(found, bands),
        date=_date(properties),
        platform=re.sub(r"[_ ]", "-", str(properties.get("platform") or properties.get("eo:platform") or "").lower()),
    )


@dataclass(frozen=True)
class _Asset:
    """One band of one asset."""

    key: str
    place: int
    content: Mapping[str, Any]
    path: str

    @property
    def roles(self) -> set[str]:
        return set(self.content.get("roles") or ())

    @property
    def name(self) -> str:
        """The key without punctuation and file ending: ``QA_PIXEL.TIF`` is ``qapixel``."""
        return re.sub(r"[^a-z0-9]", "", re.sub(r"\.tiff?$", "", self.key.lower()))

    @property
    def eo(self) -> Mapping[str, Any]:
        """What the electro-optical extension says of the band, in its old or its new spelling."""
        for key in ("eo:bands", "bands"):
            bands = self.content.get(key) or ()
            if len(bands) >= self.place and isinstance(bands[self.place - 1], dict):
                return {name.removeprefix("eo:"): value for name, value in bands[self.place - 1].items()}
        return {}

    @property
    def raster(self) -> Mapping[str, Any]:
        """What the raster extension says of the band, in its old or its new spelling."""
        found: dict[str, Any] = {}
        for part in (self.content, self.eo, *_at(self.content.get("raster:bands"), self.place)):
            found |= {
                name.removeprefix("raster:"): value
                for name, value in part.items()
                if name.removeprefix("raster:") in ("scale", "offset", "nodata") and value is not None
            }
        return found

    @property
    def common_name(self) -> str:
        """The common name: what the item says, or what the key says (``nbart_swir_1``)."""
        told = str(self.eo.get("common_name") or "")
        for text in (told, self.name, re.sub("^(nbart?|sr|toa)", "", self.name)):
            name = ALIASES.get(text.lower(), text.lower())
            if name in COMMON_NAMES or name == "pan":
                return text.lower() if text == told else name
        return told

    @property
    def is_band(self) -> bool:
        return not self.roles & _NO_MEASUREMENT and self.name not in _QUALITY_NAMES and self._is_single

    @property
    def _is_single(self) -> bool:
        # Three colours in one asset that are other assets too: a picture.
        return not re.search("visual|preview|tci|truecolou?r", self.name)


_QUALITY_NAMES = {"qapixel", "qaradsat", "scl", "oafmask", "fmask"}


def _at(bands: Any, place: int) -> Sequence[Mapping[str, Any]]:
    return bands[place - 1 : place] if isinstance(bands, list) else ()


def _repair(item: Item) -> None:
    """Give assets their bands; before STAC 1.0 some held numbers into a list of the item's."""
    told = item.properties.get("eo:bands")
    for asset in item.assets.values():
        bands = asset.extra_fields.get("eo:bands")
        if isinstance(bands, list) and bands and isinstance(bands[0], int):
            known = [told[number] for number in bands if isinstance(told, list) and number < len(told)]
            asset.extra_fields["eo:bands"] = known


def _href(href: str, source: str) -> str:
    """Return where an asset is, for GDAL.

    An item from a server must not make GDAL open files of this computer, nor any of its special names.
    """
    if is_remote(href):
        return href
    if href.startswith("s3://"):
        return f"/vsis3/{href[5:]}"
    if is_remote(source):
        joined = urljoin(source, href)
        return joined if is_remote(joined) and "://" not in href else ""
    path = Path(source).parent / href
    return str(path) if path.is_file() else ""


def _without_copies(bands: list[_Asset]) -> list[_Asset]:
    """Keep of a band that is there in several pixel sizes only the finest."""

    def same(one: _Asset) -> tuple[Any, ...]:
        return (one.common_name, one.eo.get("center_wavelength")) if one.common_name else (one.key, one.place)

    def pixel(one: _Asset) -> float:
        named = re.search(r"(\d+)m$", one.key)
        return float(one.content.get("gsd") or one.eo.get("gsd") or (named[1] if named else 0.0))

    finest: dict[tuple[Any, ...], _Asset] = {}
    for one in bands:
        if same(one) not in finest or pixel(one) < pixel(finest[same(one)]):
            finest[same(one)] = one
    return [one for one in bands if finest[same(one)] is one]


def _scene_band(one: _Asset, known: Calibration | None) -> SceneBand:
    told, eo = one.raster, one.eo
    band = Band(
        index=one.place,
        name=one.common_name,
        wavelength=_nanometres(eo.get("center_wavelength")),
        fwhm=_nanometres(eo.get("full_width_half_max")),
        nodata=_number(told.get("nodata"), known.nodata if known else None),
        scale=_number(told.get("scale"), known.scale if known else 1.0) or 1.0,
        offset=_number(told.get("offset"), known.offset if known and "scale" not in told else 0.0) or 0.0,
    )
    description = str(eo.get("description") or one.content.get("title") or "")
    if not one.path:
        description = description or "cannot be reached"
    size = one.content.get("gsd")
    return SceneBand(
        str(eo.get("name") or one.key),
        one.path,
        band,
        description,
        # Pixels of 60 m are Sentinel-2's, made for the correction of the atmosphere.
        unusual=one.common_name in ("cirrus", "nir09", "pan") or size == 60,
    )


def _named(bands: list[SceneBand]) -> tuple[SceneBand, ...]:
    """Give each band a name of its own: the common name, or what the wavelength tells, or the maker's."""
    named: list[SceneBand] = []
    for one in bands:
        known = one.band.name in COMMON_NAMES or one.band.name in ALIASES or one.band.name == "pan"
        wanted = one.band.name if known else (one.band.role or one.band.name or one.key)
        taken = {other.band.name for other in named}
        named.append(replace(one, band=replace(one.band, name=one.key if wanted in taken else wanted)))
    return tuple(named)


def _calibration(one: _Asset, collection: str, item: str, properties: Mapping[str, Any]) -> Calibration | None:
    """Return what is known of a collection whose items tell neither scale nor offset."""
    text = f"{collection} {item}".lower()
    if re.search(r"landsat-?c2-?l2|l[a-z]0\d_l2s[pr]_", text):
        if (one.common_name or one.name).startswith(("lwir", "tir", "stb")):
            return Calibration(0.00341802, 149.0, 0.0)
        return Calibration(0.0000275, -0.2, 0.0)
    if re.search(r"sentinel-?2|s2[abc]_msil", text):
        return Calibration(0.0001, _sentinel2_offset(item, properties), 0.0)
    if re.search(r"ga_(ls|s2)", text) or one.name.startswith("nbar"):
        return Calibration(0.0001, 0.0, -999.0)
    if "hls" in text:
        return Calibration(0.0001, 0.0, -9999.0)
    return None


def _sentinel2_offset(item: str, properties: Mapping[str, Any]) -> float:
    """Since processing baseline 04.00 all numbers are 1000 higher, so that dark ground need not be cut off at zero."""
    told = properties.get("s2:processing_baseline") or properties.get("processing:version")
    found = re.search(r"_N(\d\d)\d\d_", item)
    number = float(re.sub(r"[^0-9.].*$", "", str(told)) or 0) if told else float(found[1]) if found else 0.0
    return -0.1 if number >= 4 and not properties.get("earthsearch:boa_offset_applied") else 0.0


def _quality(found: list[_Asset], bands: list[_Asset]) -> tuple[Quality, ...]:
    quality = []
    for one in found:
        if not one.path:
            continue
        if one.name == "qapixel":
            quality.append(Quality(one.path, flags=QA_PIXEL))
        elif one.name == "qaradsat":
            quality.append(Quality(one.path, saturated=_saturation(bands)))
        elif one.name == "scl":
            quality.append(Quality(one.path, classes=SCENE_CLASSES))
        elif one.name == "oafmask":
            quality.append(Quality(one.path, classes=_DEA_CLASSES))
        elif one.name == "fmask":
            quality.append(Quality(one.path, flags={name: (bit, bit) for name, bit in _HLS_FLAGS.items()}))
    return tuple(quality)


def _saturation(bands: list[_Asset]) -> dict[str, int]:
    """Return for each band of Landsat Collection 2 its bit in QA_RADSAT."""
    bits = {}
    for one in bands:
        key = str(one.eo.get("name") or one.key)
        number = re.search(r"B(\d+)$", key)
        if number:
            bits[key] = 1 << (int(number[1]) - 1)
    return bits


def _date(properties: Mapping[str, Any]) -> str:
    text = str(properties.get("datetime") or properties.get("start_datetime") or "")
    return re.sub(r"(\d\d:\d\d:\d\d)\.\d+", r"\1", text).replace("+00:00", "Z")


def _nanometres(micrometres: Any) -> float | None:
    return float(micrometres) * 1000.0 if isinstance(micrometres, (int, float)) and micrometres > 0 else None


def _number(value: Any, otherwise: float | None) -> float | None:
    if value == "nan":
        return float("nan")
    return float(value) if isinstance(value, (int, float)) else otherwise

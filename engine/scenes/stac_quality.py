"""Which assets of a STAC item are quality bands, and what their values mean, as their makers document them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .landsat import PIXEL_QA_COLLECTION_1, QA_PIXEL
from .scene import Quality
from .sentinel2 import SCENE_CLASSES
from .stac_item import AssetBand, StacItem

_Flags = Mapping[str, tuple[int, int]]
_Classes = Mapping[str, tuple[int, ...]]


def _bits(**flags: int) -> _Flags:
    return {name: (1 << bit, 1 << bit) for name, bit in flags.items()}


#: Harmonized Landsat Sentinel-2, HLS User Guide v2.0, table 9.
_HLS_FLAGS = _bits(cirrus=0, cloud=1, dilated_cloud=2, shadow=3, snow=4)
#: Digital Earth Australia, surface reflectance: fmask and s2cloudless.
_DEA_FMASK: _Classes = {"fill": (0,), "cloud": (2,), "shadow": (3,), "snow": (4,)}
_DEA_S2CLOUDLESS: _Classes = {"fill": (0,), "cloud": (2,)}
#: Fmask 4, Qiu et al. 2019.
_FMASK4: _Classes = {"shadow": (2,), "snow": (3,), "cloud": (4,), "fill": (255,)}
#: Brazil Data Cube, CBERS and Amazonia.
_CMASK: _Classes = {"fill": (0,), "cloud": (255,)}
#: Planet, Usable Data Masks: bits of the first, bands of the second.
_UDM = _bits(fill=0, cloud=1)
_UDM2_BANDS = {2: "snow", 3: "shadow", 4: "cirrus", 5: "cloud", 6: "cloud"}
#: MODIS MOD09, state flags: two bits of cloud state, of cirrus 3 is high.
_MODIS_STATE: _Flags = {
    "cloud": (3, 1), "dilated_cloud": (3, 2), "shadow": (1 << 2, 1 << 2), "cirrus": (3 << 8, 3 << 8),
    "snow": (1 << 12, 1 << 12),
}  # fmt: skip
#: Landsat 4 to 7, LEDAPS: cloud, cloud shadow, adjacent to cloud, snow.
_CLOUD_QA = _bits(cloud=1, shadow=2, dilated_cloud=3, snow=4)
#: Landsat Collection 1, level 1: of the confidences of two bits 3 is high.
_BQA: _Flags = {
    "fill": (1, 1), "cloud": (1 << 4, 1 << 4), "shadow": (3 << 7, 3 << 7), "snow": (3 << 9, 3 << 9),
    "cirrus": (3 << 11, 3 << 11),
}  # fmt: skip
_QA60 = _bits(cloud=10, cirrus=11)

#: What names of the classification extension mean, the first that fits.
_CLASS_NAMES = (
    ("shadow", r"cloud.*shadow|^shadow"),
    ("dilated_cloud", r"dilated|adjacent|buffer"),
    ("cirrus", r"cirrus|thin"),
    ("cloud", r"cloud"),
    ("snow", r"snow|\bice"),
    ("saturated", r"saturat|defective"),
    ("fill", r"fill|no.?data|missing"),
)


def quality_bands(item: StacItem, bands: Sequence[AssetBand]) -> tuple[Quality, ...]:
    """Return the quality bands of an item; ``bands`` are those that can be loaded."""
    quality: list[Quality] = []
    rasters = [one for one in item.bands if one.path]
    # The same mask in several pixel sizes: the finest.
    finest: dict[tuple[str, int], AssetBand] = {}
    for one in rasters:
        same = (one.plain_key, one.index)
        if same not in finest or one.pixel < finest[same].pixel:
            finest[same] = one
    for one in finest.values():
        quality += _quality(one, item, bands)
    if any(one.flags or one.classes for one in quality):
        return tuple(quality)
    # None that is known: the classes in the item itself.
    described = (_described(one) for one in finest.values() if one not in bands)
    return (*quality, *(one for one in described if one is not None))


def _quality(one: AssetBand, item: StacItem, bands: Sequence[AssetBand]) -> list[Quality]:
    name, facts, path = one.plain_key, item.facts, one.path
    if "udm2" in name:
        if one.index > 1:
            return []
        found = [Quality(path, classes={what: (1,)}, index=number) for number, what in _UDM2_BANDS.items()]
        return [*found, Quality(path, flags=_UDM, index=8)]
    if one.index > 1:
        return []
    if re.fullmatch(r"(ortho_)?(\w*_)?udm1?", name):
        return [Quality(path, flags=_UDM)]
    if re.fullmatch(r"(sr_)?qa_?pixel", name):
        return [Quality(path, flags=QA_PIXEL)]
    if re.fullmatch(r"(sr_)?pixel_?qa", name):
        return [Quality(path, flags=QA_PIXEL if "_02_t" in facts else PIXEL_QA_COLLECTION_1)]
    if re.fullmatch(r"qa_?radsat|radsat_?qa", name):
        return [Quality(path, saturated=_saturation(bands))]
    if name == "bqa":
        return [Quality(path, flags=_BQA)]
    if re.fullmatch(r"(sr_)?cloud_qa", name) and not any("qa_pixel" in other.plain_key for other in item.bands):
        return [Quality(path, flags=_CLOUD_QA)]
    if re.fullmatch(r"(\w*_)?scl", name):
        return [Quality(path, classes=SCENE_CLASSES)]
    if name == "qa60":
        return [Quality(path, flags=_QA60)]
    if re.fullmatch(r"(oa_)?s2cloudless_mask", name):
        only = not any("fmask" in other.plain_key for other in item.bands)
        return [Quality(path, classes=_DEA_S2CLOUDLESS)] if only else []
    if re.fullmatch(r"(\w*_)?fmask4?", name):
        return [_fmask(path, name, facts)]
    if name == "cmask":
        return [Quality(path, classes=_CMASK)]
    if re.fullmatch(r"(\w*_)?state(_\d+m)?", name):
        return [Quality(path, flags=_MODIS_STATE)]
    return []


def _fmask(path: str, name: str, facts: str) -> Quality:
    if name.startswith("oa_") or re.search(r"\bga_", facts):
        return Quality(path, classes=_DEA_FMASK)
    if "hls" in facts:
        return Quality(path, flags=_HLS_FLAGS, classes={"fill": (255,)})
    return Quality(path, classes=_FMASK4)


def _described(one: AssetBand) -> Quality | None:
    """Return what the classification extension has of a band, or None."""
    own = {f"classification:{name}": one.metadata[name] for name in ("classes", "bitfields") if name in one.metadata}
    described = {**one.asset, **own}
    classes: dict[str, list[int]] = {}
    flags: dict[str, tuple[int, int]] = {}
    for part in _mappings(described.get("classification:classes")):
        what = _meaning(part)
        if what and isinstance(part.get("value"), int):
            classes.setdefault(what, []).append(part["value"])
    for bits in _mappings(described.get("classification:bitfields")):
        offset, length = bits.get("offset"), bits.get("length")
        if not (isinstance(offset, int) and isinstance(length, int)) or "confidence" in str(bits.get("name")).lower():
            continue
        for part in _mappings(bits.get("classes")):
            value = part.get("value")
            what = _meaning(part)
            if what and isinstance(value, int) and (value or length > 1) and what not in flags:
                flags[what] = (((1 << length) - 1) << offset, value << offset)
    if not classes and not flags:
        return None
    return Quality(
        one.path, flags=flags, classes={what: tuple(values) for what, values in classes.items()}, index=one.index
    )


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _meaning(part: Mapping[str, Any]) -> str:
    text = str(part.get("name") or part.get("title") or part.get("description") or "").lower().replace("_", " ")
    if re.search(r"\b(not?|non|clear|without|low)\b", text) and not re.search(r"no.?data", text):
        return ""
    return next((what for what, pattern in _CLASS_NAMES if re.search(pattern, text)), "")


def _saturation(bands: Sequence[AssetBand]) -> dict[str, int]:
    """Return for each band of Landsat Collection 2 its bit in QA_RADSAT."""
    bits = {}
    for one in bands:
        key = str(one.metadata.get("name") or one.key)
        number = re.search(r"B(\d+)$", key)
        if number:
            bits[key] = 1 << (int(number[1]) - 1)
    return bits

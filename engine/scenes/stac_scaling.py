"""How stored numbers become reflectance where a STAC item has no scale, and Sentinel-2's offset."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .stac_item import AssetBand, StacItem

_SENTINEL2_OFFSET = -0.1


@dataclass(frozen=True)
class Calibration:
    """How the numbers of a collection become physical values: number * scale + offset."""

    scale: float
    offset: float
    nodata: float | None


def scaling(one: AssetBand, name: str, item: StacItem) -> Calibration:
    """Return scale, offset and nodata of a band: the item's own, and where it is silent those of its collection.

    Parameters
    ----------
    one : AssetBand
    name : str
        The band's common name.
    item : StacItem
    """
    known = _of_collection(one, name, item) or Calibration(1.0, 0.0, None)
    metadata = one.metadata
    scale = number(metadata.get("scale"))
    if not scale:
        scale = known.scale
    # An incomplete scale is completed by what is known of such numbers.
    offset = (
        number(metadata.get("offset"), known.offset if math.isclose(scale, known.scale, rel_tol=1e-6) else 0.0) or 0.0
    )
    if offset and _is_applied(item.properties):
        # These items name an offset that has been taken off the numbers already.
        offset = 0.0
    return Calibration(scale, offset, number(metadata.get("nodata"), known.nodata))


def number(value: Any, otherwise: float | None = None) -> float | None:
    """Return a number of the JSON, which may be written as text, or ``otherwise``."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return otherwise
    try:
        return float(value)
    except ValueError:
        return otherwise


def _of_collection(one: AssetBand, name: str, item: StacItem) -> Calibration | None:
    text, key = item.facts, one.plain_key
    thermal = name.startswith("lwir")
    if "hls" in text:
        # Its thermal bands are in hundredths of a degree Celsius, as the files record.
        return None if thermal else Calibration(0.0001, 0.0, -9999.0)
    if re.search(r"landsat-?c2-?l2|landsat-?c2l2|\bl[a-z]0\d_l2s[pr]_|\bls[5789]_(sr|st)\b|gm_ls", text):
        if thermal or key.startswith(("st_b", "tir")):
            return Calibration(0.00341802, 149.0, 0.0)
        return Calibration(0.0000275, -0.2, 0.0)
    if re.search(r"\bga_(ls|s2)", text) or key.startswith("nbar"):
        return Calibration(0.0001, 0.0, -999.0)
    if thermal:
        return None
    if re.search(r"\bl[a-z]0\d_l1\w\w_.*_01_|landsat-?8-?l1-?c1|landsat-?c2-?l1", text):
        return _top_of_atmosphere(item)
    if re.search(r"\bl[a-z]0\d_\w{4}_\d{6}_\d{8}_\d{8}_01_\w\w_sr|landsat.*c1.*sr", text):
        return Calibration(0.0001, 0.0, -9999.0)
    if re.search(r"mosaic|geomad|gm_s2|16d", text) and re.search(r"sentinel-?2|s2", text):
        return Calibration(0.0001, 0.0, None)
    if re.search(r"sentinel-?s?-?2|(?<![a-z0-9])s2[abc]?_", text) and "s2_esa_worldcover" not in text:
        return Calibration(0.0001, _sentinel2_offset(item), 0.0)
    if re.search(r"modis|mod09|myd09|mcd43", text) and re.search(r"refl|(^|_)b\d", key):
        return Calibration(0.0001, 0.0, 32767.0 if "43a" in text else -28672.0)
    if re.search(r"cbers|amazonia|landsat-16d|lcc?8_", text) and re.search(r"16d|8d|\bsr\b|l4-sr|_sr_", text):
        return Calibration(0.0001, 0.0, None)
    if re.search(r"(^|_)sr(_|$)", key) and re.search(r"planet|psscene|skysat|ortho_analytic", f"{text} {key}"):
        return Calibration(0.0001, 0.0, 0.0)
    return None


def _top_of_atmosphere(item: StacItem) -> Calibration | None:
    """Return the factors of Landsat 8 and 9's level 1, which are the same for all scenes but for the sun's height."""
    elevation = number(item.properties.get("view:sun_elevation") or item.properties.get("eo:sun_elevation"))
    if not re.search(r"landsat-?[89]|\bl[co]0[89]", item.facts) or not elevation or elevation <= 0:
        return None
    height = math.sin(math.radians(elevation))
    return Calibration(0.00002 / height, -0.1 / height, 0.0)


def _is_applied(properties: Mapping[str, Any]) -> bool:
    names = ("earthsearch:boa_offset_applied", "sentinel:boa_offset_applied", "s2:boa_offset_applied")
    return any(properties.get(name) is True or str(properties.get(name)).lower() == "true" for name in names)


def _sentinel2_offset(item: StacItem) -> float:
    """Since processing baseline 04.00 all numbers are 1000 higher, so that dark ground need not be cut off at zero."""
    return _SENTINEL2_OFFSET if _baseline(item) >= 4.0 else 0.0


def _baseline(item: StacItem) -> float:
    of = item.properties
    for name in ("s2:processing_baseline", "sentinel:processing_baseline", "processing:version"):
        found = re.match(r"[Nn]?(\d\d)\.?(\d\d)$|(\d+(?:\.\d+)?)$", str(of.get(name) or "").strip())
        if found:
            return float(found[3] or f"{found[1]}.{found[2]}")
    texts = (item.id, *(of.get(name) for name in ("sentinel:product_id", "s2:product_uri", "title", "s2:granule_id")))
    for text in texts:
        found = re.search(r"_N(\d\d)\.?(\d\d)(?![0-9])", str(text or ""))
        if found:
            return float(f"{found[1]}.{found[2]}")
    return 0.0

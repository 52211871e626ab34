"""The footprints of scenes: what a search shows of the items that a STAC API has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import quote, urljoin

from ..raster.reach import may_name
from ..raster.remote import is_remote
from .search_request import SearchRequest, moment
from .stac_client import wrap_errors


def footprints_of(page: Mapping[str, Any], api: str) -> list[dict[str, Any]]:
    """Return the footprints of the items of a page, as :func:`_footprint` describes them."""
    return [wrap_errors(api, partial(_footprint, item, api)) for item in page.get("features") or ()]


def _footprint(item: Mapping[str, Any], api: str) -> dict[str, Any]:
    """Return the attributes of the footprints layer, the period, and the outline as WKT."""
    properties = item["properties"]
    assets = item.get("assets") or {}
    moment = str(properties.get("datetime") or properties.get("start_datetime") or "")
    return {
        "id": str(item["id"]),
        "collection": str(item.get("collection") or ""),
        "platform": str(properties.get("platform") or properties.get("eo:platform") or ""),
        "datetime": moment,
        "period": [str(properties.get("start_datetime") or moment), str(properties.get("end_datetime") or moment)],
        "cloud_cover": _number(properties.get("eo:cloud_cover")),
        "epsg": _epsg(properties, assets),
        "href": _self_link(item, api),
        "thumbnail": _thumbnail(assets, api),
        "wkt": _outline(item),
    }


def _outline(item: Mapping[str, Any]) -> str:
    """Return the outline as a multipolygon; the box where there is none, an empty one where there is no box either."""
    from shapely.geometry import MultiPolygon, box, shape

    outline = shape(item["geometry"]) if item.get("geometry") else box(*item["bbox"][:4]) if item.get("bbox") else None
    polygons = [
        part for part in getattr(outline, "geoms", [outline]) if part is not None and part.geom_type == "Polygon"
    ]
    return str(MultiPolygon(polygons).wkt)


def is_wanted(footprint: Mapping[str, Any], request: SearchRequest) -> bool:
    """Check what an API may have left out of account; a scene of unknown cloud cover is kept."""
    cloud = footprint["cloud_cover"]
    if request.max_cloud is not None and cloud is not None and not (cloud < request.max_cloud or cloud == 0):
        return False
    platform = _normalised(footprint["platform"])
    if request.platforms and platform not in map(_normalised, request.platforms):
        return False
    interval = request.interval
    if interval and footprint["datetime"]:
        start, _, end = interval.partition("/")
        first, last = (moment(text, "datetime", last=False) for text in footprint["period"])
        return (start == ".." or last >= start) and (end == ".." or first <= end)
    return True


def _normalised(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _epsg(properties: Mapping[str, Any], assets: Mapping[str, Mapping[str, Any]]) -> int | None:
    """Return the scene's EPSG code, or that of the first of its assets that has one."""
    for part in (properties, *assets.values()):
        for name in ("proj:epsg", "proj:code", "eo:epsg"):
            code = re.sub(r"(?i)^epsg:", "", str(part.get(name) or ""))
            if code.isdecimal():
                return int(code)
    return None


def _self_link(item: Mapping[str, Any], api: str) -> str:
    found = next((str(link["href"]) for link in item.get("links") or () if link.get("rel") == "self"), "")
    address = urljoin(f"{api}/", found) if found else ""
    # Whoever loads it gives it as an address of his own.
    if address and not (is_remote(address) and may_name(api, address)):
        address = ""
    if (address and is_remote(found)) or not item.get("collection"):
        return address
    return f"{api}/collections/{quote(str(item['collection']), safe='')}/items/{quote(str(item['id']), safe='')}"


def _thumbnail(assets: Mapping[str, Mapping[str, Any]], api: str) -> str:
    def candidates() -> Iterator[Mapping[str, Any]]:
        for key in ("rendered_preview", "thumbnail", "preview"):
            if key in assets:
                yield assets[key]
        yield from (asset for asset in assets.values() if "thumbnail" in (asset.get("roles") or ()))

    hrefs = (str(asset.get("href", "")) for asset in candidates())
    return next((href for href in hrefs if is_remote(href) and may_name(api, href)), "")

"""Searching STAC APIs for scenes."""

from __future__ import annotations

import difflib
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from ..errors import InputError
from ..job import Job
from ..raster.bands import list_bands
from .stac_client import patient_io, plainly

#: APIs that need not be spelt out.
KNOWN = {
    "planetary-computer": "https://planetarycomputer.microsoft.com/api/stac/v1",
    "earth-search": "https://earth-search.aws.element84.com/v1",
}

_PAGE = 100


@dataclass(frozen=True)
class SearchRequest:
    """What to look for.

    Attributes
    ----------
    url : str
        Address of the API, or one of :data:`KNOWN`.
    collections : sequence of str
        Ids of collections.
    bounds : tuple of float
        West, south, east, north in degrees; west is above east across the antimeridian.
    start, end : str
        First and last day or moment, ISO 8601; empty for no limit.
    max_cloud : float or None
        Percent of the scene that clouds may cover.
    platform : str
        Such as ``landsat-8``; several separated by commas; empty for all.
    limit : int
        How many scenes to list at most.
    """

    url: str
    collections: Sequence[str]
    bounds: tuple[float, float, float, float]
    start: str = ""
    end: str = ""
    max_cloud: float | None = None
    platform: str = ""
    limit: int = 100

    @property
    def address(self) -> str:
        """The API's address without a slash at its end."""
        return KNOWN.get(self.url.strip().lower(), self.url.strip()).rstrip("/")

    @property
    def platforms(self) -> list[str]:
        """The wanted platforms."""
        return [name.strip() for name in self.platform.split(",") if name.strip()]


@dataclass(frozen=True)
class Found:
    """What a search found: footprints sorted by date, and how many scenes match in all, if the API tells."""

    footprints: list[dict[str, Any]]
    matched: int | None = None
    notes: list[str] = field(default_factory=list)


def search(request: SearchRequest, job: Job) -> Found:
    """Ask the API, page by page.

    Raises
    ------
    InputError
        If the address, the query or the connection is at fault; the message says which.
    """
    interval = _interval(request)
    job.progress(0.0, f"Asking {request.address}")
    client = job.while_listening(lambda: _open(request))
    job.progress(0.1, "Searching")
    job.while_listening(lambda: _check_collections(client, request))
    query = job.while_listening(lambda: _query(client, request, interval))
    footprints: list[dict[str, Any]] = []
    pages = query.pages_as_dicts()
    while len(footprints) < request.limit:
        page = job.while_listening(lambda: plainly(request.address, lambda: next(pages, None)))
        if page is None:
            break
        found = plainly(request.address, partial(_footprints, page))
        footprints += [one for one in found if _wanted(one, request, interval)]
        job.progress(0.1 + 0.9 * min(1.0, len(footprints) / request.limit), f"{len(footprints)} scenes found")
    # How many match in all is known only where the API filters by everything that was asked for.
    more = len(footprints) > request.limit
    footprints = sorted(footprints[: request.limit], key=lambda one: (one["datetime"], one["id"]))
    total = (page or {}).get("numberMatched") if footprints else 0
    notes = []
    if more or (isinstance(total, int) and len(footprints) == request.limit and total > request.limit):
        notes.append(
            f"More than {request.limit} scenes match; these are the first {request.limit} that the API gave. Raise the limit, "
            "or narrow dates, extent or cloud."
        )
    return Found(footprints, total if isinstance(total, int) else None, notes)


def _open(request: SearchRequest) -> Any:
    from pystac_client import Client

    if not re.match(r"https?://[^\s/]+", request.address):
        raise InputError(
            f"'{request.url}' is not an address. Give that of a STAC API, such as {KNOWN['earth-search']}, or one of "
            f"{', '.join(KNOWN)}."
        )
    with warnings.catch_warnings():
        # The library warns of what an API cannot do; what matters of it is handled here.
        warnings.simplefilter("ignore")
        client = plainly(request.address, lambda: Client.open(request.address, stac_io=patient_io()))
    if not client.conforms_to("ITEM_SEARCH"):
        raise InputError(
            f"{request.address} is a STAC catalog that cannot be searched. Give the address of a STAC API, or load an item "
            "of it by its address."
        )
    return client


def _check_collections(client: Any, request: SearchRequest) -> None:
    """Raise an error for a collection that the API does not have; a search in it would just find nothing."""
    if not request.collections:
        raise InputError("Name at least one collection, such as landsat-c2-l2 or sentinel-2-l2a.")
    known = plainly(request.address, lambda: [one.id for one in client.get_collections()])
    for name in request.collections:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
            raise InputError(
                f"{request.address} has no collection '{name}'. "
                + (f"Did you mean {' or '.join(near)}?" if near else f"It has {list_bands(sorted(known))}.")
            )


def _query(client: Any, request: SearchRequest, interval: str | None) -> Any:
    conditions: dict[str, Any] = {}
    if request.max_cloud is not None:
        conditions["eo:cloud_cover"] = {"lte": request.max_cloud}
    if request.platforms:
        conditions["platform"] = {"in": request.platforms}
    can_filter = client.conforms_to("QUERY")
    return plainly(
        request.address,
        lambda: client.search(
            collections=list(request.collections),
            bbox=list(request.bounds),
            datetime=interval,
            query=conditions if conditions and can_filter else None,
            limit=_PAGE,
        ),
    )


def _interval(request: SearchRequest) -> str | None:
    start, end = _moment(request.start, "Start", last=False), _moment(request.end, "End", last=True)
    if start and end and start > end:
        raise InputError(f"The start ({request.start}) lies after the end ({request.end}).")
    return f"{start or '..'}/{end or '..'}" if start or end else None


def _moment(text: str, what: str, last: bool) -> str:
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as problem:
        raise InputError(f"{what}: '{text}' is not a date. Write it as 2017-06-01.") from problem
    if last and len(text) <= 10:
        moment = moment.replace(hour=23, minute=59, second=59)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _footprints(page: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [_footprint(item) for item in page.get("features") or ()]


def _footprint(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes of the footprints layer, and the outline as WKT."""
    properties = item["properties"]
    assets = item.get("assets") or {}
    return {
        "id": str(item["id"]),
        "collection": str(item.get("collection") or ""),
        "platform": str(properties.get("platform") or ""),
        "datetime": str(properties.get("datetime") or properties.get("start_datetime") or ""),
        "cloud_cover": _number(properties.get("eo:cloud_cover")),
        "epsg": _epsg(properties),
        "href": _self_link(item),
        "thumbnail": _thumbnail(assets),
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


def _wanted(footprint: Mapping[str, Any], request: SearchRequest, interval: str | None) -> bool:
    """Check what an API may have left out of account; a scene of unknown cloud cover is kept."""
    cloud = footprint["cloud_cover"]
    if request.max_cloud is not None and cloud is not None and cloud > request.max_cloud:
        return False
    platform = _plain(footprint["platform"])
    if request.platforms and platform not in map(_plain, request.platforms):
        return False
    if interval and footprint["datetime"]:
        start, _, end = interval.partition("/")
        day = _moment(footprint["datetime"], "datetime", last=False)
        return (start == ".." or day >= start) and (end == ".." or day <= end)
    return True


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _epsg(properties: Mapping[str, Any]) -> int | None:
    code = properties.get("proj:epsg") or re.sub(r"(?i)^epsg:", "", str(properties.get("proj:code") or ""))
    return int(code) if str(code).isdecimal() else None


def _self_link(item: Mapping[str, Any]) -> str:
    return next((str(link["href"]) for link in item.get("links") or () if link.get("rel") == "self"), "")


def _thumbnail(assets: Mapping[str, Mapping[str, Any]]) -> str:
    def candidates() -> Iterator[Mapping[str, Any]]:
        for key in ("rendered_preview", "thumbnail", "preview"):
            if key in assets:
                yield assets[key]
        yield from (asset for asset in assets.values() if "thumbnail" in (asset.get("roles") or ()))

    return next((str(asset["href"]) for asset in candidates() if str(asset.get("href", "")).startswith("http")), "")

"""Searching STAC APIs for scenes."""

from __future__ import annotations

import difflib
import json
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import product
from typing import Any
from urllib.parse import quote, urljoin

from ..errors import InputError
from ..job import Job
from ..raster.bands import list_bands
from .stac_client import patient_io, plainly, rejects

#: APIs that need not be spelt out.
KNOWN = {
    "planetary-computer": "https://planetarycomputer.microsoft.com/api/stac/v1",
    "earth-search": "https://earth-search.aws.element84.com/v1",
}

_PAGE = 100
#: How many pages to look through for scenes that an API's own filter left out.
_PROBED_PAGES = 3


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
        Clouds must cover less than this percentage of the scene; 0 for scenes without any.
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
    """What a search found: footprints, the newest first."""

    footprints: list[dict[str, Any]]
    notes: list[str] = field(default_factory=list)


def search(request: SearchRequest, job: Job) -> Found:
    """Ask the API, page by page.

    Raises
    ------
    InputError
        If the address, the query or the connection is at fault; the message says which.
    """
    interval = _interval(request)
    request = _of_one_collection(request)
    job.progress(0.0, f"Asking {request.address}")
    client = job.while_listening(lambda: _open(request))
    job.progress(0.1, "Searching")
    job.while_listening(lambda: _check_collections(client, request))
    asked = _Query(client, request, interval)
    footprints, more = _collect(asked, request, interval, job)
    notes = []
    if asked.filters and not more:
        wider, unknown = _left_out(asked, request, interval, footprints, job)
        footprints += [one for one in wider if one["id"] not in {known["id"] for known in footprints}]
        notes += unknown
    more = more or len(footprints) > request.limit
    footprints = sorted(footprints, key=lambda one: (one["datetime"], one["id"]), reverse=True)[: request.limit]
    if more:
        which = "newest" if asked.sorts else "first"
        notes.append(
            f"More than {request.limit} scenes match; these are the {which} {request.limit} that the API gave. Raise the "
            "limit, or narrow dates, extent or cloud."
        )
    return Found(footprints, notes)


def _of_one_collection(request: SearchRequest) -> SearchRequest:
    """Take the address of a collection for the API and that collection."""
    found = re.fullmatch(r"(https?://.+)/collections/([^/?#]+)(?:/items)?", request.address)
    return replace(request, url=found[1], collections=[found[2]]) if found else request


def _collect(
    asked: _Query, request: SearchRequest, interval: str | None, job: Job, most_pages: int | None = None
) -> tuple[list[dict[str, Any]], bool]:
    """Return the scenes that are wanted, and whether there are more of them than the limit."""
    footprints: list[dict[str, Any]] = []
    count = 0
    while len(footprints) <= request.limit and (most_pages is None or count < most_pages):
        page = job.while_listening(asked.next_page)
        if page is None:
            break
        count += 1
        footprints += [one for one in _footprints(page, request.address) if _wanted(one, request, interval)]
        total = page.get("numberMatched")
        job.progress(0.1 + 0.9 * min(1.0, len(footprints) / request.limit), f"{len(footprints)} scenes found")
        if len(footprints) == request.limit and isinstance(total, int) and asked.filters:
            return footprints, total > request.limit
    return footprints, len(footprints) > request.limit


def _left_out(
    asked: _Query, request: SearchRequest, interval: str | None, known: Sequence[Mapping[str, Any]], job: Job
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return scenes that the API's own filter misses, and what to say of them.

    A server compares platforms letter by letter, and leaves out scenes that do not know their cloud cover. Collections that
    gave nothing are looked through without a filter, for some pages; for the latter, a page of the others is.
    """
    looked = [name for name in request.collections if name not in {one["collection"] for one in known}]
    pages = _PROBED_PAGES if looked else 1
    if asked.misses_unknown:
        looked = list(request.collections)
    if not looked:
        return [], []
    narrower = replace(request, collections=looked)
    plain = _Query(asked.client, narrower, interval, filters=False)
    found, _ = _collect(plain, narrower, interval, job, pages)
    if pages == 1 and any(one["cloud_cover"] is None for one in found):
        rest, _ = _collect(plain, narrower, interval, job, _PROBED_PAGES)
        found += rest
    unknown = [one for one in found if one["cloud_cover"] is None]
    if request.max_cloud is None or not unknown:
        return found, []
    return found, [f"The cloud cover of {len(unknown)} of the scenes is unknown; they are listed all the same."]


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
    # Big catalogues have thousands of collections; asking for each by its name is quicker than listing all.
    unknown = [name for name in request.collections if not _has_collection(client, request, name)]
    if not unknown:
        return
    known = plainly(request.address, lambda: [one.id for one in client.get_collections()])
    for name in unknown:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
            raise InputError(
                f"{request.address} has no collection '{name}'. "
                + (f"Did you mean {' or '.join(near)}?" if near else f"It has {list_bands(sorted(known))}.")
            )


def _has_collection(client: Any, request: SearchRequest, name: str) -> bool:
    from pystac_client.exceptions import APIError

    try:
        text = client._stac_io.read_text(f"{_base(client, request)}/collections/{quote(name, safe='')}")
        return bool(json.loads(text).get("id") == name)
    except (APIError, ValueError, AttributeError):
        return False


def _base(client: Any, request: SearchRequest) -> str:
    link = client.get_single_link("data")
    href = str(link.absolute_href if link is not None else "")
    return href.rstrip("/").removesuffix("/collections") if href.startswith("http") else request.address


class _Query:
    """A search, and its pages one after the other; what the API rejects of it is left out, and checked here instead."""

    def __init__(self, client: Any, request: SearchRequest, interval: str | None, filters: bool = True) -> None:
        self.client = client
        self._request = request
        self._interval = interval
        wanted = filters and (request.max_cloud is not None or bool(request.platforms))
        self.filters = wanted and (client.conforms_to("QUERY") or client.conforms_to("FILTER"))
        self.sorts = bool(client.conforms_to("SORT"))
        self._method = _method(client)
        self._pages: Iterator[dict[str, Any]] | None = None

    @property
    def misses_unknown(self) -> bool:
        """Whether the API itself leaves out scenes of unknown cloud cover; CQL2 can ask for them."""
        return self.filters and self._request.max_cloud is not None and self.client.conforms_to("QUERY")

    def next_page(self) -> dict[str, Any] | None:
        """Return the next page, or None after the last."""
        if self._pages is not None:
            return self._next(self._pages)
        while True:
            try:
                pages = self._ask()
                page = next(pages, None)
            except Exception as problem:
                if self._simpler(problem):
                    continue
                return plainly(self._request.address, partial(_raise, problem))
            self._pages = pages
            return page

    def _next(self, pages: Iterator[dict[str, Any]]) -> dict[str, Any] | None:
        return plainly(self._request.address, lambda: next(pages, None))

    def _ask(self) -> Iterator[dict[str, Any]]:
        request = self._request
        options: dict[str, Any] = {}
        if self.filters and self.client.conforms_to("QUERY"):
            options["query"] = _conditions(request)
        elif self.filters:
            as_json = self._method == "POST"
            options["filter"] = _cql2_json(request) if as_json else _cql2_text(request)
            options["filter_lang"] = "cql2-json" if as_json else "cql2-text"
        if self.sorts:
            options["sortby"] = "-properties.datetime"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = self.client.search(
                method=self._method,
                collections=list(request.collections),
                bbox=list(request.bounds),
                datetime=self._interval,
                limit=_PAGE,
                **options,
            )
        return iter(found.pages_as_dicts())

    def _simpler(self, problem: Exception) -> bool:
        """Leave out what an API claims to understand and rejects; tell whether there was something."""
        if rejects(problem, 404, 405, 415, 501) and self._method == "POST":
            self._method = "GET"
        elif rejects(problem, 400, 422, 500, 501) and self.sorts:
            self.sorts = False
        elif rejects(problem, 400, 422, 500, 501) and self.filters:
            self.filters = False
        else:
            return False
        return True


def _raise(problem: Exception) -> Any:
    raise problem


def _method(client: Any) -> str:
    """Return POST, or GET where the API names its searches and none of them is a POST."""
    methods = {str(link.extra_fields.get("method") or "").upper() for link in client.links if str(link.rel) == "search"}
    return "GET" if "GET" in methods and "POST" not in methods else "POST"


def _conditions(request: SearchRequest) -> dict[str, Any]:
    conditions: dict[str, Any] = {}
    if request.max_cloud is not None:
        conditions["eo:cloud_cover"] = {"lt" if request.max_cloud else "lte": request.max_cloud}
    if request.platforms:
        conditions["platform"] = {"in": _spellings(request.platforms)}
    return conditions


def _cql2_json(request: SearchRequest) -> dict[str, Any]:
    parts: list[dict[str, Any]] = []
    if request.max_cloud is not None:
        cloud = {"property": "eo:cloud_cover"}
        below = {"op": "<" if request.max_cloud else "<=", "args": [cloud, request.max_cloud]}
        parts.append({"op": "or", "args": [below, {"op": "isNull", "args": [cloud]}]})
    if request.platforms:
        names = [{"op": "=", "args": [{"property": "platform"}, name]} for name in _spellings(request.platforms)]
        parts.append({"op": "or", "args": names} if len(names) > 1 else names[0])
    return parts[0] if len(parts) == 1 else {"op": "and", "args": parts}


def _cql2_text(request: SearchRequest) -> str:
    parts = []
    if request.max_cloud is not None:
        sign = "<" if request.max_cloud else "<="
        parts.append(f'("eo:cloud_cover" {sign} {request.max_cloud:g} OR "eo:cloud_cover" IS NULL)')
    if request.platforms:
        names = [name.replace("'", "''") for name in _spellings(request.platforms)]
        parts.append("(" + " OR ".join(f"platform = '{name}'" for name in names) + ")")
    return " AND ".join(parts)


def _spellings(platforms: Sequence[str]) -> list[str]:
    """Return platforms in the ways that catalogues write them: ``landsat-8``, ``LANDSAT_8``, ``Landsat 8``, ``Sentinel-2B``."""
    found: list[str] = []
    for name in platforms:
        words = re.findall(r"[a-z]+|\d+[a-z]*", name.lower())
        shapes = [words, [*map(str.upper, words)], [words[0].capitalize(), *map(str.upper, words[1:])]] if words else []
        found += [
            name,
            *(part.join(shape) for part, shape in product("-_ ", shapes)),
            *("".join(shape) for shape in shapes),
        ]
    return list(dict.fromkeys(found))


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


def _footprints(page: Mapping[str, Any], api: str) -> list[dict[str, Any]]:
    return [plainly(api, partial(_footprint, item, api)) for item in page.get("features") or ()]


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
    if request.max_cloud is not None and cloud is not None and not (cloud < request.max_cloud or cloud == 0):
        return False
    platform = _plain(footprint["platform"])
    if request.platforms and platform not in map(_plain, request.platforms):
        return False
    if interval and footprint["datetime"]:
        start, _, end = interval.partition("/")
        first, last = (_moment(text, "datetime", last=False) for text in footprint["period"])
        return (start == ".." or last >= start) and (end == ".." or first <= end)
    return True


def _plain(name: str) -> str:
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
    if found.startswith(("http://", "https://")) or not item.get("collection"):
        return urljoin(f"{api}/", found) if found else ""
    return f"{api}/collections/{quote(str(item['collection']), safe='')}/items/{quote(str(item['id']), safe='')}"


def _thumbnail(assets: Mapping[str, Mapping[str, Any]]) -> str:
    def candidates() -> Iterator[Mapping[str, Any]]:
        for key in ("rendered_preview", "thumbnail", "preview"):
            if key in assets:
                yield assets[key]
        yield from (asset for asset in assets.values() if "thumbnail" in (asset.get("roles") or ()))

    return next((str(asset["href"]) for asset in candidates() if str(asset.get("href", "")).startswith("http")), "")

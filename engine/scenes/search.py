"""Searching STAC APIs for scenes."""

from __future__ import annotations

import difflib
import json
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import quote

from ..errors import InputError
from ..job import Job
from ..raster.bands import list_bands
from .footprints import footprints_of, is_wanted
from .search_query import Query
from .search_request import KNOWN, SearchRequest
from .stac_client import retrying_io, wrap_errors

#: How many pages to look through for scenes that an API's own filter left out.
_PROBED_PAGES = 3


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
    request = _of_one_collection(request)
    job.progress(0.0, f"Asking {request.address}")
    client = job.while_listening(lambda: _open(request))
    job.progress(0.1, "Searching")
    job.while_listening(lambda: _check_collections(client, request))
    query = Query(client, request)
    footprints, more = _collect(query, request, job)
    notes = []
    if query.filters and not more:
        wider, unknown = _unfiltered(query, request, footprints, job)
        footprints += [one for one in wider if one["id"] not in {known["id"] for known in footprints}]
        notes += unknown
    more = more or len(footprints) > request.limit
    footprints = sorted(footprints, key=lambda one: (one["datetime"], one["id"]), reverse=True)[: request.limit]
    if more:
        which = "newest" if query.sorts else "first"
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
    query: Query, request: SearchRequest, job: Job, maximum_pages: int | None = None
) -> tuple[list[dict[str, Any]], bool]:
    """Return the scenes that are wanted, and whether there are more of them than the limit."""
    footprints: list[dict[str, Any]] = []
    count = 0
    while len(footprints) <= request.limit and (maximum_pages is None or count < maximum_pages):
        page = job.while_listening(query.next_page)
        if page is None:
            break
        count += 1
        # Whether their addresses may be named is looked up, which takes time where a name server does not answer.
        found = job.while_listening(partial(footprints_of, page, request.address))
        footprints += [one for one in found if is_wanted(one, request)]
        total = page.get("numberMatched")
        job.progress(0.1 + 0.9 * min(1.0, len(footprints) / request.limit), f"{len(footprints)} scenes found")
        if len(footprints) == request.limit and isinstance(total, int) and query.filters:
            return footprints, total > request.limit
    return footprints, len(footprints) > request.limit


def _unfiltered(
    query: Query, request: SearchRequest, known: Sequence[Mapping[str, Any]], job: Job
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return scenes that the API's own filter misses, and notes on them.

    A server compares platforms letter by letter, and leaves out scenes that do not know their cloud cover. Collections that
    gave nothing are looked through without a filter, for some pages; for the latter, a page of the others is.
    """
    looked = [name for name in request.collections if name not in {one["collection"] for one in known}]
    pages = _PROBED_PAGES if looked else 1
    if query.misses_unknown:
        looked = list(request.collections)
    if not looked:
        return [], []
    narrower = replace(request, collections=looked)
    plain = Query(query.client, narrower, filters=False)
    found, _ = _collect(plain, narrower, job, pages)
    if pages == 1 and any(one["cloud_cover"] is None for one in found):
        rest, _ = _collect(plain, narrower, job, _PROBED_PAGES)
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
        client = wrap_errors(
            request.address, lambda: Client.open(request.address, stac_io=retrying_io(request.address))
        )
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
    known = wrap_errors(request.address, lambda: [one.id for one in client.get_collections()])
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

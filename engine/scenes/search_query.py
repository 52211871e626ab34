"""A search as a STAC API understands it: in its own filter language, and page by page."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any

from .search_request import SearchRequest
from .stac_client import rejects, wrap_errors

_PAGE = 100


class Query:
    """A search, and its pages one after the other; what the API rejects of it is left out, and checked here instead."""

    def __init__(self, client: Any, request: SearchRequest, filters: bool = True) -> None:
        self.client = client
        self._request = request
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
                if self._simplify(problem):
                    continue
                return wrap_errors(self._request.address, partial(_raise, problem))
            self._pages = pages
            return page

    def _next(self, pages: Iterator[dict[str, Any]]) -> dict[str, Any] | None:
        return wrap_errors(self._request.address, lambda: next(pages, None))

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
                datetime=self._request.interval,
                limit=_PAGE,
                **options,
            )
        return iter(found.pages_as_dicts())

    def _simplify(self, problem: Exception) -> bool:
        """Leave out what an API claims to understand and rejects; return whether there was something."""
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

"""Search APIs that spell, filter and page in ways of their own."""

from __future__ import annotations

import contextlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from engine.errors import InputError
from engine.scenes.search import search
from engine.scenes.search_request import SearchRequest
from engine.scenes.stac_client import read_json

QUERY = "https://api.stacspec.org/v1.0.0/item-search#query"
FILTER = [
    "https://api.stacspec.org/v1.0.0/item-search#filter",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
]


def scene(number, **properties):
    day = f"2021-01-{number + 1:02}T10:00:00Z"
    return {
        "type": "Feature", "stac_version": "1.0.0", "id": f"s{number}", "collection": "c", "bbox": [0, 0, 1, 1], "links": [],
        "geometry": None, "assets": {"red": {"href": "https://example.com/r.tif", "proj:code": "EPSG:32631"}},
        "properties": {"datetime": day, "platform": "landsat-8", "eo:cloud_cover": float(number), **properties},
    }  # fmt: skip


class Api:
    """What a test's server does, and what it was asked."""

    #: Scenes of a page; how the next one is linked: a whole body, one to merge, or an address with a token or a number.
    page, paging = 100, "body"

    def __init__(self, items, post, conformance):
        self.items, self.post, self.conformance = items, post, conformance
        self.asked = []

    def answer(self, url, path, query):
        if path == "/":
            search_links = [{"rel": "search", "href": f"{url}/search", "method": "GET"}]
            search_links += [{"rel": "search", "href": f"{url}/search", "method": "POST"}] * self.post
            return {
                "type": "Catalog", "id": "x", "stac_version": "1.0.0", "description": "x",
                "links": [{"rel": "data", "href": f"{url}/collections"}, *search_links],
                "conformsTo": [f"https://api.stacspec.org/v1.0.0/{part}" for part in ("core", "item-search", "collections")]
                + self.conformance,
            }  # fmt: skip
        if path == "/collections/c":
            extent = {"spatial": {"bbox": [[-180, -90, 180, 90]]}, "temporal": {"interval": [[None, None]]}}
            return {
                "type": "Collection",
                "id": "c",
                "stac_version": "1.0.0",
                "description": "x",
                "license": "x",
                "links": [],
                "extent": extent,
            }
        self.asked.append(query)
        wanted = query.get("query") or {}
        wanted = json.loads(wanted) if isinstance(wanted, str) else wanted
        found = [one for one in self.items if self._fits(one, wanted)]
        number = int(query.get("page", 1)) - 1 if self.paging == "page" else int(query.get("token", 0))
        first = number * self.page
        more = first + self.page < len(found)
        links = [self._next(url, query, number + 1)] if more else []
        return {"type": "FeatureCollection", "links": links, "features": found[first : first + self.page]}

    def _next(self, url, query, number):
        link = {"rel": "next", "href": f"{url}/search"}
        if self.paging in ("body", "merge"):
            merge = self.paging == "merge"
            body = {"token": str(number)} if merge else {**query, "token": str(number)}
            return {**link, "method": "POST", "merge": merge, "body": body}
        more = f"page={number + 1}" if self.paging == "page" else f"token={number}"
        kept = "&".join(f"{key}={value}" for key, value in query.items() if key not in ("token", "page", "query"))
        return {**link, "method": "GET", "href": f"{url}/search?{kept}&{more}"}

    @staticmethod
    def _fits(one, wanted):
        of = one["properties"]
        cloud, platform = wanted.get("eo:cloud_cover", {}), wanted.get("platform", {})
        if "lt" in cloud and not (of.get("eo:cloud_cover") is not None and of["eo:cloud_cover"] < cloud["lt"]):
            return False
        return "in" not in platform or of["platform"] in platform["in"]


@contextlib.contextmanager
def serving(items, post=True, conformance=(QUERY,)):
    """Yield an API and its address."""
    api = Api(items, post, list(conformance))

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def _send(self, query):
            path = urlsplit(self.path).path
            known = path in ("/", "/search", "/collections/c")
            body = json.dumps(api.answer(url, path, query) if known else {"code": "NotFound"}).encode()
            self.send_response(200 if known else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self):
            self._send({key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()})

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if api.post:
                self._send(body)
            else:
                self.send_error(405)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield api, url
        finally:
            server.shutdown()


@pytest.mark.parametrize(
    ("paging", "post"),
    [("body", True), ("merge", True), ("token", True), ("page", True), ("token", False), ("page", False)],
)
def test_pages_are_linked_in_many_ways(job, paging, post):
    with serving([scene(number % 28) for number in range(37)], post) as (api, url):
        for number, one in enumerate(api.items):
            one["id"] = f"s{number}"
        api.page, api.paging = 10, paging
        found = search(ask(url), job).footprints
    assert sorted(one["id"] for one in found) == sorted(f"s{number}" for number in range(37))


def test_what_a_server_ignores_is_checked(job):
    with serving([scene(number) for number in range(6)]) as (api, url):
        api._fits = lambda one, wanted: True
        assert search(ask(url, platform="landsat-9", max_cloud=10), job).footprints == []


def ask(url, **more):
    return SearchRequest(**{"url": url, "collections": ["c"], "bounds": (0, 0, 1, 1), **more})


@pytest.mark.parametrize("spelling", ["landsat-8", "LANDSAT_8", "Landsat 8", "Landsat-8", "landSAT.8"])
@pytest.mark.parametrize("asked", ["landsat-8", "LANDSAT_8"])
def test_platforms_in_any_spelling(job, spelling, asked):
    items = [scene(0, platform=spelling), scene(1, platform="landsat-7")]
    with serving(items) as (_, url):
        assert [one["id"] for one in search(ask(url, platform=asked), job).footprints] == ["s0"]


@pytest.mark.parametrize("post", [True, False])
def test_cloud_lies_below_the_limit_and_the_newest_comes_first(job, post):
    with serving([scene(number) for number in range(6)], post) as (_, url):
        assert [one["id"] for one in search(ask(url, max_cloud=3), job).footprints] == ["s2", "s1", "s0"]
        assert [one["id"] for one in search(ask(url, max_cloud=0), job).footprints] == ["s0"]


def test_scenes_of_unknown_cloud_cover_are_kept_and_said(job):
    with serving([scene(number, **{"eo:cloud_cover": None}) for number in range(3)]) as (_, url):
        found = search(ask(url, max_cloud=3), job)
    assert len(found.footprints) == 3 and "unknown" in found.notes[0]


def test_scenes_of_unknown_cloud_cover_are_kept_beside_known_ones(job):
    """The API leaves them out: no number is below another there."""
    items = [
        scene(number, **({"eo:cloud_cover": None} if number % 2 else {"eo:cloud_cover": 1})) for number in range(6)
    ]
    with serving(items) as (api, url):
        found = search(ask(url, max_cloud=3), job)
        assert len(found.footprints) == 6 and "3 of the scenes is unknown" in found.notes[0]
        # Where all is known, one more page is asked for and nothing is said.
        api.items, before = [scene(number, **{"eo:cloud_cover": 1}) for number in range(6)], len(api.asked)
        known = search(ask(url, max_cloud=3), job)
        assert len(known.footprints) == 6 and known.notes == [] and len(api.asked) == before + 2


def test_an_api_with_cql2_alone_filters_itself(job):
    with serving([scene(0)], conformance=FILTER) as (api, url):
        search(ask(url, max_cloud=3), job)
    (cloud, missing) = api.asked[0]["filter"]["args"]
    assert cloud == {"op": "<", "args": [{"property": "eo:cloud_cover"}, 3]} and missing["op"] == "isNull"


def test_what_an_item_lacks_is_made_up_for(job):
    with serving(
        [scene(0, datetime=None, start_datetime="2021-01-01T00:00:00Z", end_datetime="2021-03-31T00:00:00Z")]
    ) as (_, url):
        (one,) = search(
            ask(f"{url}/collections/c", collections=["other"], start="2021-02-01", end="2021-02-10"), job
        ).footprints
        assert one["href"] == f"{url}/collections/c/items/s0" and one["epsg"] == 32631
        assert search(ask(url, start="2021-04-01"), job).footprints == []


def test_an_answer_without_end_is_given_up(job, monkeypatch):
    monkeypatch.setattr("engine.scenes.stac_client._LARGEST_ITEM", 1000)
    with serving([scene(number) for number in range(20)]) as (_, url), pytest.raises(InputError, match="larger than"):
        read_json(f"{url}/search")

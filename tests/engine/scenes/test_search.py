"""Searching a real STAC API, one that has faults, and what is no API at all."""

from __future__ import annotations

import contextlib
import json
import threading
import time

import pytest
from local_servers import Fault, file_server, stac_server
from rasterio.warp import transform_bounds

from engine.errors import Cancelled, InputError
from engine.scenes.search import search
from engine.scenes.search_request import SearchRequest
from engine.steps import searchscenes

WALKER = (-118.89, 38.54, -118.57, 38.84)
SUMMER_1988 = {"platform": "landsat-5", "max_cloud": 1.0, "start": "1988-06-01", "end": "1988-09-30"}


@pytest.fixture
def quick(monkeypatch):
    """Make the pauses between attempts short."""
    monkeypatch.setattr("engine.scenes.stac_client.FIRST_PAUSE", 0.05)


def request_to(url, **more):
    return SearchRequest(**{"url": url, "collections": ["landsat-c2-l2"], "bounds": WALKER, **more})


def ids(found):
    return [one["id"] for one in found.footprints]


@contextlib.contextmanager
def faulty_api(lake_api, rustac, *faults):
    """Yield the address of the same API behind a server that makes faults."""
    folder = lake_api.files.folder
    with contextlib.ExitStack() as stack:
        front = stack.enter_context(file_server(folder, upstream="later"))
        real = stack.enter_context(
            stac_server(rustac, folder / "collection.json", folder / "items.json", public=front.url)
        )
        front.handler.upstream = real
        front.faults += faults
        yield front


def test_the_search_of_the_notebook(lake_api, job):
    found = search(request_to(lake_api.url, **SUMMER_1988), job)
    assert ids(found) == ["landsat-5_1988-07-02", "landsat-5_1988-06-16"]
    second = found.footprints[0]
    assert second["platform"] == "landsat-5" and second["cloud_cover"] == 0.7 and second["epsg"] == 32611
    assert second["datetime"].startswith("1988-07-02T18:19:42") and second["collection"] == "landsat-c2-l2"
    assert second["href"] == f"{lake_api.url}/collections/landsat-c2-l2/items/landsat-5_1988-07-02"
    assert second["thumbnail"] == f"{lake_api.files.url}/landsat-5_1988-07-02.png"
    items = json.loads((lake_api.files.folder / "items.json").read_text())["features"]
    west, south, east, north = items[1]["bbox"]
    assert second["wkt"].startswith(f"MULTIPOLYGON ((({west} {south}, {east} {south}, {east} {north}")


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 6),
        ({"platform": "landsat-5, LANDSAT_8"}, 5),
        ({"max_cloud": 0.2}, 2),
        ({"max_cloud": 0.21}, 3),
        ({"start": "2017-06-17"}, 2),
        ({"end": "1988-07-02"}, 2),
        ({"start": "2017-07-02", "end": "2017-07-02"}, 1),
        ({"bounds": (10, 50, 11, 51)}, 0),
        ({"start": "2020-01-01"}, 0),
    ],
    ids=str,
)
def test_what_is_asked_for_is_what_comes(lake_api, job, more, count):
    dates = [one["datetime"] for one in search(request_to(lake_api.url, **more), job).footprints]
    assert len(dates) == count and dates == sorted(dates, reverse=True)


def test_pages_up_to_the_limit(lake_api, rustac, tmp_path, job):
    template = json.loads((lake_api.files.folder / "items.json").read_text())["features"][0]
    items = []
    for number in range(250):
        properties = {**template["properties"], "datetime": f"2001-01-01T00:{number // 60:02}:{number % 60:02}Z"}
        items.append({**template, "id": f"scene-{number:03}", "properties": properties})
    (tmp_path / "many.json").write_text(json.dumps({"type": "FeatureCollection", "features": items}))
    with stac_server(rustac, lake_api.files.folder / "collection.json", tmp_path / "many.json") as url:
        all_of_them = search(request_to(url, limit=1000), job)
        assert ids(all_of_them) == [f"scene-{number:03}" for number in reversed(range(250))] and not all_of_them.notes
        some = search(request_to(url, limit=130), job)
        assert len(set(ids(some))) == 130
        assert "More than 130" in some.notes[0] and "limit" in some.notes[0]
    assert job.fractions == sorted(job.fractions) or max(job.fractions) <= 1


def test_an_extent_in_metres(lake_api, job, tmp_path):
    bounds = transform_bounds("EPSG:4326", "EPSG:32611", *WALKER)
    answer = searchscenes.run(
        job,
        url=lake_api.url,
        collections=["landsat-c2-l2"],
        extent={"bounds": bounds, "crs": "EPSG:32611"},
        output=str(tmp_path / "found.jsonl"),
    )
    assert answer["count"] == 6 == len((tmp_path / "found.jsonl").read_text().splitlines())


def test_nothing_found_is_a_warning(lake_api, job, tmp_path):
    extent = {"bounds": [10, 50, 11, 51], "crs": ""}
    output = tmp_path / "found.jsonl"
    answer = searchscenes.run(job, url=lake_api.url, collections=["landsat-c2-l2"], extent=extent, output=str(output))
    assert answer["count"] == 0 and output.read_text() == ""
    assert "No scene was found" in job.warnings()


@pytest.mark.parametrize(
    "fault",
    [
        Fault("/search", status=500, times=2),
        Fault("/search", status=429, times=2),
        Fault("/", status=503, times=2),
        Fault("/search", seconds=1.5, times=1),
    ],
    ids=["500 twice", "429 twice", "503 at first", "slow"],
)
def test_a_fault_that_passes_does_not_matter(lake_api, rustac, job, quick, fault):
    with faulty_api(lake_api, rustac, fault) as front:
        assert len(ids(search(request_to(front.url, **SUMMER_1988), job))) == 2


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault("/search", status=500), ["fault (500)", "later"]),
        (Fault("/search", status=429), ["too many requests"]),
        (Fault("/search", status=403), ["refuses", "403"]),
        (Fault("/search", status=400), ["rejects the search (400)"]),
        (Fault("/search", body=b'{"type": "FeatureCollection", "features": [{"id"'), ["does not answer as a STAC API"]),
        (Fault("/search", body=b'{"features": [{"id": "x"}]}'), ["does not answer as a STAC API"]),
        (Fault("/", body=b"<html>Please log in</html>"), ["does not answer as a STAC API", "first page"]),
        (Fault("/", status=404), ["no STAC API", "Check the address"]),
    ],
    ids=lambda value: str(value.status or value.body) if isinstance(value, Fault) else "",
)
def test_a_fault_that_stays_is_told_in_plain_words(lake_api, rustac, job, quick, fault, words):
    with faulty_api(lake_api, rustac, fault) as front, pytest.raises(InputError) as raised:
        search(request_to(front.url), job)
    assert all(word in str(raised.value) for word in words), raised.value


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"url": "http://127.0.0.1:1"}, ["127.0.0.1 cannot be reached", "refused"]),
        ({"url": "http://no-such-host.invalid/api"}, ["no-such-host.invalid was not found", "internet"]),
        ({"url": "landsat"}, ["is not an address", "earth-search"]),
        ({"url": "file:///etc/passwd"}, ["is not an address"]),
        ({"collections": ["landsat-c2"]}, ["no collection 'landsat-c2'", "landsat-c2-l2"]),
        ({"collections": []}, ["Name at least one collection"]),
        ({"start": "in spring"}, ["Start", "not a date", "2017-06-01"]),
        ({"start": "2018-01-02", "end": "2018-01-01"}, ["lies after the end"]),
        ({"bounds": (10, 20, 5, 400)}, ["rejects the search"]),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_bad_requests(lake_api, job, more, words):
    with pytest.raises(InputError) as raised:
        search(request_to(**{"url": lake_api.url, **more}), job)
    assert all(word in str(raised.value) for word in words), raised.value


def test_a_catalog_that_cannot_be_searched(lake_files, tmp_path, job):
    catalog = {"type": "Catalog", "id": "static", "stac_version": "1.0.0", "description": "files", "links": []}
    (lake_files.folder / "catalog.json").write_text(json.dumps(catalog))
    with pytest.raises(InputError, match=r"cannot be searched.*address of a STAC API"):
        search(request_to(f"{lake_files.url}/catalog.json"), job)


def test_cancelled_while_the_server_is_silent(lake_api, rustac, job):
    with faulty_api(lake_api, rustac, Fault("/search", seconds=5)) as front:
        timer = threading.Timer(1.0, job.cancel_event.set)
        timer.start()
        started = time.monotonic()
        with pytest.raises(Cancelled):
            search(request_to(front.url), job)
        assert time.monotonic() - started < 2.0

"""No server sends us to a place that is nearer than itself: which places are near, and real servers that try.

On a computer of its own there is no other one. For these tests 127.0.0.2 is far away, 127.0.0.3 is in the own network.
"""

from __future__ import annotations

import json
import socket
from ipaddress import ip_network

import numpy as np
import pytest
from local_servers import Fault, file_server
from rasterio.windows import Window
from rasters import write_raster

from engine.errors import InputError
from engine.raster import reach, relay, remote
from engine.raster.image import open_image
from engine.raster.opening import FOREIGN_DRIVERS
from engine.raster.reach import HERE, PRIVATE, PUBLIC, may_name, nearness, nearness_of
from engine.scenes.search import search
from engine.scenes.search_request import SearchRequest
from engine.scenes.stac_client import read_json

REFUSED = "sends to an address of this computer or of the network around it"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        # https://www.iana.org/assignments/iana-ipv4-special-registry and its sister for IPv6.
        ("127.0.0.1", HERE),
        ("127.255.0.9", HERE),
        ("0.0.0.0", HERE),
        ("169.254.169.254", HERE),
        ("::1", HERE),
        ("::", HERE),
        ("fe80::1%eth0", HERE),
        ("::ffff:127.0.0.1", HERE),
        ("64:ff9b::7f00:1", HERE),
        ("10.0.0.1", PRIVATE),
        ("172.31.255.255", PRIVATE),
        ("192.168.1.1", PRIVATE),
        ("100.100.100.200", PRIVATE),
        ("fd00:ec2::254", PRIVATE),
        ("::ffff:10.0.0.1", PRIVATE),
        ("2002:a00:1::1", PRIVATE),
        ("172.32.0.1", PUBLIC),
        ("8.8.8.8", PUBLIC),
        ("198.18.0.7", PUBLIC),
        ("2606:4700::1111", PUBLIC),
        ("64:ff9b::808:808", PUBLIC),
    ],
)
def test_how_near_an_address_is(address, expected):
    assert nearness_of(address) == expected


@pytest.mark.parametrize(
    "host", ["localhost", "a.localhost", "localhost.", "127.1", "0x7f000001", "2130706433", "[::1]:80"]
)
def test_this_computer_in_all_forms(host):
    assert nearness(f"http://{host}/a.tif") == HERE


def test_a_server_may_name_what_is_no_nearer_than_itself():
    here, private, public = "http://127.0.0.1/a", "http://10.0.0.1/a", "http://8.8.8.8/a"
    for source, allowed in ((here, (here, private, public)), (private, (private, public)), (public, (public,))):
        assert [url for url in (here, private, public) if may_name(source, url)] == list(allowed)
    assert may_name("/data/item.json", here)


@pytest.fixture
def names(monkeypatch):
    """Names that lead to addresses, one after the other, the last for ever."""
    found: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def look_up(host, *args, **options):
        addresses = found.get(host, [])
        return real((addresses.pop(0) if len(addresses) > 1 else addresses[0]) if addresses else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    reach._looked_up.cache_clear()
    yield found
    reach._looked_up.cache_clear()


@pytest.fixture
def world(monkeypatch, tmp_path):
    """Servers far away, in the own network and here, with the same files."""
    monkeypatch.setattr(reach, "_HERE", [ip_network("127.0.0.1"), ip_network("::1")])
    monkeypatch.setattr(reach, "_PRIVATE", [ip_network("127.0.0.3")])
    remote._check_redirects.cache_clear()
    write_raster(tmp_path / "a.tif", np.full((1, 8, 8), 42.0))
    (tmp_path / "item.json").write_text('{"type": "Feature"}')
    with (
        file_server(tmp_path, address="127.0.0.2") as far,
        file_server(tmp_path, address="127.0.0.3") as near,
        file_server(tmp_path) as here,
    ):
        yield {"far": far, "near": near, "here": here}


def _read(url):
    if ".json" in url:
        return read_json(url, retry=False)
    values = open_image(url, drivers=FOREIGN_DRIVERS).read(Window(0, 0, 8, 8))
    assert (values == 42).all()
    return values


@pytest.mark.parametrize("name", ["a.tif", "item.json"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_leads_from_outside_to_this_computer(world, name, status):
    world["far"].faults.append(Fault(name, status=status, location=f"{world['here'].url}/{name}"))
    with pytest.raises(InputError, match=REFUSED):
        _read(f"{world['far'].url}/{name}")
    # And when GDAL remembers.
    with pytest.raises(InputError, match=REFUSED):
        _read(f"{world['far'].url}/{name}")
    assert world["here"].requests == []


@pytest.mark.parametrize("name", ["a.tif", "item.json"])
@pytest.mark.parametrize(
    ("start", "target", "allowed"),
    [
        ("far", "near", False),
        ("near", "here", False),
        ("near", "near", True),
        ("near", "far", True),
        ("here", "near", True),
        ("here", "far", True),
    ],
)
def test_redirects_lead_as_far_away_as_they_like(world, name, start, target, allowed):
    world[start].faults.append(Fault(name, status=302, times=9, location=f"{world[target].url}/other/../{name}?x=1"))
    if start == target:
        world[start].faults[0].path, world[start].faults[0].location = "first", f"{world[target].url}/{name}"
    url = f"{world[start].url}/{'first.' + name.split('.')[1] if start == target else name}"
    if not allowed:
        with pytest.raises(InputError, match=REFUSED):
            _read(url)
        assert world[target].requests == []
        return
    _read(url)
    assert world[target].requests


@pytest.mark.parametrize("name", ["a.tif", "item.json"])
def test_a_redirect_between_servers_outside_is_followed(world, name, tmp_path):
    with file_server(tmp_path, address="127.0.0.2") as other:
        world["far"].faults.append(Fault(name, status=302, location=f"{other.url}/{name}"))
        _read(f"{world['far'].url}/{name}")
        assert other.requests


@pytest.mark.parametrize("name", ["a.tif", "item.json"])
@pytest.mark.parametrize(
    "place", ["localhost:{port}", "[::ffff:127.0.0.1]:{port}", "127.1:{port}", "2130706433:{port}"]
)
def test_all_forms_of_an_address_in_a_redirect(world, name, place):
    host = place.format(port=world["here"].port)
    world["far"].faults.append(Fault(name, status=302, location=f"http://{host}/{name}"))
    with pytest.raises(InputError):
        _read(f"{world['far'].url}/{name}")
    assert world["here"].requests == []


@pytest.mark.parametrize("name", ["a.tif", "item.json"])
@pytest.mark.parametrize("scheme", ["file://", "ftp://127.0.0.1:{port}", "gopher://127.0.0.1:{port}", "/vsimem"])
def test_redirects_to_other_schemes_read_nothing(world, name, scheme, tmp_path):
    location = f"{scheme.format(port=world['here'].port)}{tmp_path}/{name}"
    world["far"].faults.append(Fault(name, status=302, location=location, times=9))
    with pytest.raises(InputError):
        _read(f"{world['far'].url}/{name}")
    assert world["here"].requests == []


@pytest.mark.parametrize("name", ["a.tif", "item.json"])
def test_a_name_that_leads_inside(world, names, name):
    names["evil.example"] = ["127.0.0.1"]
    inside = f"http://evil.example:{world['here'].port}/{name}"
    assert not may_name(world["far"].url, inside)
    world["far"].faults.append(Fault(name, status=302, location=inside))
    with pytest.raises(InputError, match=REFUSED):
        _read(f"{world['far'].url}/{name}")
    assert world["here"].requests == []


def test_a_name_that_leads_inside_a_moment_later(world, names):
    names["evil.example"] = ["127.0.0.2", "127.0.0.1"]
    with pytest.raises(InputError, match=REFUSED):
        _read(f"http://evil.example:{world['here'].port}/a.tif")
    names["worse.example"] = ["127.0.0.2", "127.0.0.1"]
    location = f"http://worse.example:{world['here'].port}/item.json"
    world["far"].faults.append(Fault("item.json", status=302, location=location))
    with pytest.raises(InputError, match=REFUSED):
        _read(f"{world['far'].url}/item.json")
    assert world["here"].requests == []


def test_a_name_of_several_computers_leads_to_those_outside(world, names):
    names["both.example"] = ["127.0.0.2"]
    _read(f"http://both.example:{world['far'].port}/a.tif")
    assert world["far"].requests


@pytest.mark.parametrize("name", ["a.tif", "item.json"])
def test_behind_a_proxy_too(world, monkeypatch, name):
    # Hosts that are reached without a proxy are named where there is one: QGIS names this computer.
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,127.0.0.2")
    world["far"].faults.append(Fault(name, status=302, location=f"{world['here'].url}/{name}"))
    with pytest.raises(InputError, match=REFUSED):
        _read(f"{world['far'].url}/{name}")
    assert world["here"].requests == []
    world["far"].forget()
    _read(f"{world['far'].url}/{name}?again")


@pytest.mark.parametrize("name", ["GDAL_HTTP_PROXY", "GDAL_HTTPS_PROXY"])
def test_a_proxy_of_gdals_own_is_left_in_place(monkeypatch, name):
    monkeypatch.setattr(remote, "_check_redirects", lambda path: None)
    assert "proxy" in remote.gdal_path("http://198.51.100.7/a.tif")
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert "proxy" not in remote.gdal_path("http://198.51.100.7/a.tif")


def test_pages_of_a_search_stay_outside(world, tmp_path, job):
    here = world["here"]
    core = "https://api.stacspec.org/v1.0.0"
    root = {
        "type": "Catalog",
        "id": "api",
        "stac_version": "1.0.0",
        "description": "",
        "conformsTo": [f"{core}/core", f"{core}/item-search", f"{core}/collections"],
        "links": [],
    }
    scene = {
        "type": "Feature",
        "id": "s",
        "collection": "c",
        "bbox": [0, 0, 1, 1],
        "properties": {"datetime": "2020-01-01T00:00:00Z"},
        "links": [{"rel": "self", "href": f"{here.url}/secret"}],
        "assets": {"thumbnail": {"href": f"{here.url}/shutdown"}},
    }
    page = {"type": "FeatureCollection", "features": [scene], "links": []}
    more = {**page, "links": [{"rel": "next", "href": f"{here.url}/next"}]}
    with file_server(tmp_path, upstream=here.url, address="127.0.0.2") as far:
        answers = {"/search": page, "/collections/c": {"id": "c"}, "/": root}
        far.faults += [Fault(path, body=json.dumps(answer).encode()) for path, answer in answers.items()]
        request = SearchRequest(far.url, ["c"], (0, 0, 1, 1))
        (found,) = search(request, job).footprints
        assert (found["thumbnail"], found["href"]) == ("", f"{far.url}/collections/c/items/s")
        far.faults[0].body = json.dumps(more).encode()
        with pytest.raises(InputError, match=REFUSED):
            search(request, job)
    assert here.requests == []


def test_other_users_of_the_computer_get_nothing_through_the_relay(world):
    options = relay.proxy_options(PUBLIC)
    host, port = options["proxy"].removeprefix("socks5h://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"\x05\x01\x00")
        assert connection.recv(2) == b"\x05\xff"
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"\x05\x01\x02")
        assert connection.recv(2) == b"\x05\x02"
        connection.sendall(b"\x01\x010\x05wrong")
        assert connection.recv(2) == b"\x01\x01"
        assert connection.recv(1) == b""

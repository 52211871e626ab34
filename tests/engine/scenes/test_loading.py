"""Loading scenes from a real HTTP server: values, what is transferred, faults, cancelling."""

from __future__ import annotations

import json
import os
import threading
import time

import numpy as np
import pytest
import rasterio
from local_servers import Fault, file_server
from rasterio.io import MemoryFile
from rasterio.shutil import copy
from rasterio.transform import from_origin
from rasterio.warp import transform_bounds

from engine import activity
from engine.errors import Cancelled, InputError
from engine.raster import remote
from engine.raster.image import open_image
from engine.scenes.loading import LoadRequest, load_scene
from engine.scenes.stac import scene_of

#: 4.5 x 5.5 km of the lake's northern end.
NORTH = {"bounds": [-118.74, 38.76, -118.69, 38.81], "crs": "EPSG:4326"}
LANDSAT_5 = 1


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr("engine.raster.remote.FIRST_PAUSE", 0.05)


@pytest.fixture
def scene(lake_files, request):
    """Return the scene of 1988-07-02. Its addresses are new for each test, for GDAL remembers what it read."""
    text = (lake_files.folder / "items.json").read_text()
    item = json.loads(text.replace(".tif", f".tif?test={abs(hash(request.node.name))}"))["features"][LANDSAT_5]
    return scene_of(item, "http://127.0.0.1/item.json")


def load(scene, folder, job, **request):
    """Load into the folder and return the image's values, shape (bands, rows, columns), and its open dataset."""
    load_scene(scene, LoadRequest(**{"output": str(folder / "out.tif"), **request}), job)
    dataset = rasterio.open(folder / "out.tif")
    return dataset.read(), dataset


def stored(lake_files, name, dataset):
    """Return what the served file holds under the pixels of a loaded image."""
    with rasterio.open(lake_files.folder / f"landsat-5_1988-07-02_{name}.tif") as source:
        return source.read(1, window=rasterio.windows.from_bounds(*dataset.bounds, source.transform).round())


def test_values_are_those_of_the_files(lake_files, scene, tmp_path, job):
    mask = ("fill", "cloud", "shadow")
    values, dataset = load(scene, tmp_path, job, bands=["green", "swir16", "lwir"], grid={"extent": NORTH}, mask=mask)
    flags = stored(lake_files, "qa_pixel", dataset)
    hidden = (flags & (1 | 1 << 3 | 1 << 4)) != 0
    for place, name in enumerate(("green", "swir16")):
        expected = np.where(hidden, np.nan, stored(lake_files, name, dataset) * 0.0000275 - 0.2)
        np.testing.assert_allclose(values[place], expected, atol=1e-6)
    kelvin = np.where(hidden, np.nan, stored(lake_files, "lwir", dataset) * 0.00341802 + 149.0)
    np.testing.assert_allclose(values[2], kelvin, rtol=1e-6)
    assert dataset.descriptions == ("green", "swir16", "lwir")
    assert dataset.tags()["ACQUISITION_DATE"] == "1988-07-02T18:19:42Z"
    assert float(dataset.tags(1)["wavelength"]) == 560
    # The part is made of the scene's own pixels and covers the wanted extent.
    west, south, east, north = transform_bounds(dataset.crs, "EPSG:4326", *dataset.bounds)
    assert west <= -118.74 and south <= 38.76 and east >= -118.69 and north >= 38.81
    assert dataset.res == (30.0, 30.0)
    with rasterio.open(lake_files.folder / "landsat-5_1988-07-02_green.tif") as source:
        assert (dataset.bounds.left - source.bounds.left) % 30 == 0


def test_hidden_pixels_are_said_and_counted(lake_files, scene, tmp_path, job):
    extent = {"bounds": [-118.89, 38.54, -118.57, 38.84], "crs": "EPSG:4326"}
    values, dataset = load(scene, tmp_path, job, grid={"extent": extent}, mask=["fill", "cloud", "shadow", "saturated"])
    flags = stored(lake_files, "qa_pixel", dataset)
    share = float(((flags & (1 | 1 << 3 | 1 << 4)) == 0).mean())
    assert np.isfinite(values).all(axis=0).mean() == pytest.approx(share, abs=1e-9)
    assert any(f"{share:.1%} of the pixels are valid" in text for _, text in job.messages)
    assert values.shape[0] == 6 and abs(dataset.width - 950) < 40 and abs(dataset.height - 1128) < 40


def test_no_tile_is_transferred_twice(lake_files, scene, tmp_path, job):
    # Six files are more than GDAL would keep in mind, so a tile that lies in two windows would be fetched twice: then the three
    # quarters of the scene that are wanted would cost more than all of it.
    extent = {"bounds": [-118.89, 38.54, -118.57, 38.84], "crs": "EPSG:4326"}
    _, dataset = load(scene, tmp_path, job, grid={"extent": extent})
    files = [lake_files.folder / f"landsat-5_1988-07-02_{name}.tif" for name in dataset.descriptions]
    assert len(files) == 6
    assert lake_files.bytes_sent < sum(file.stat().st_size for file in files)


def test_of_a_big_file_only_the_wanted_part_is_transferred(tmp_path, job):
    (tmp_path / "served").mkdir()
    random = np.random.default_rng(0)
    profile = {
        "driver": "GTiff", "width": 5120, "height": 5120, "count": 1, "dtype": "uint16", "crs": "EPSG:32611",
        "transform": from_origin(300000, 4300000, 30, 30), "nodata": 0,
    }  # fmt: skip
    with MemoryFile() as memory:
        with memory.open(**profile) as dataset:
            dataset.write(random.integers(7000, 20000, (5120, 5120), np.uint16), 1)
        path = tmp_path / "served" / "big.tif"
        copy(memory.name, str(path), driver="COG", COMPRESS="DEFLATE", BLOCKSIZE=256, OVERVIEW_RESAMPLING="NEAREST")
    x, y = 300000 + 30 * 2000, 4300000 - 30 * 3000
    extent = {"bounds": [x, y - 9000, x + 9000, y], "crs": "EPSG:32611"}
    with file_server(tmp_path / "served") as served:
        item = {
            "type": "Feature", "stac_version": "1.0.0", "id": "big", "geometry": None, "links": [],
            "properties": {"datetime": "2020-01-01T00:00:00Z"},
            "assets": {
                "nir08": {"href": f"{served.url}/big.tif", "type": "image/tiff; application=geotiff", "roles": ["data"]}
            },
        }  # fmt: skip
        values, _ = load(scene_of(item, f"{served.url}/item.json"), tmp_path, job, grid={"extent": extent})
        assert values.shape == (1, 300, 300)
        assert served.bytes_sent < 0.05 * path.stat().st_size
        # Nobody says what these numbers mean.
        assert "stay as they are" in job.warnings()


FAULTS_THAT_PASS = {
    "500 twice": Fault("green", status=500, times=2),
    "503 in the middle": Fault("green", status=503, times=2, after=2),
    "429": Fault("green", status=429, times=1),
    "slow": Fault("green", seconds=1.0, times=2),
    "cut in the middle": Fault("green", cut_after=3000, times=2, after=2),
}
FAULTS_THAT_STAY = {
    "403": (Fault("green", status=403), ["green.tif", "refuses it (403)", "folder"]),
    "403 in the middle": (Fault("green", status=403, after=2), ["refuses it (403)"]),
    "404": (Fault("green", status=404), ["does not have it (404)"]),
    "500": (Fault("green", status=500), ["fault (500)", "later"]),
    "429": (Fault("green", status=429), ["too many requests"]),
    "cut again and again": (Fault("green", cut_after=3000, after=2), ["cut short", "Run it again"]),
    "a page instead": (Fault("green", body=b"<html>log in</html>" * 99), ["not a raster", "account"]),
    "truncated": (Fault("green", body=b"cut later"), ["green.tif", "damaged or cut short"]),
}


@pytest.mark.parametrize("fault", FAULTS_THAT_PASS)
def test_a_fault_that_passes_does_not_matter(lake_files, scene, tmp_path, job, fault):
    expected, _ = load(scene, tmp_path, job, bands=["nir08"], grid={"extent": NORTH})
    lake_files.faults.append(FAULTS_THAT_PASS[fault])
    values, _ = load(scene, tmp_path, job, bands=["green", "nir08"], grid={"extent": NORTH})
    assert lake_files.faults[0].times == 0
    np.testing.assert_array_equal(values[1], expected[0])
    assert np.isfinite(values).all()


@pytest.mark.parametrize("fault", FAULTS_THAT_STAY)
def test_a_fault_that_stays_is_told_and_leaves_nothing(lake_files, scene, tmp_path, job, fault):
    fault, words = FAULTS_THAT_STAY[fault]
    if fault.body == b"cut later":
        fault.body = (lake_files.folder / "landsat-5_1988-07-02_green.tif").read_bytes()[:900_000]
    lake_files.faults.append(fault)
    extent = {"bounds": [-118.89, 38.54, -118.57, 38.84], "crs": "EPSG:4326"}
    with pytest.raises(InputError) as raised:
        load(scene, tmp_path, job, bands=["green", "nir08"], grid={"extent": extent})
    assert all(word in str(raised.value) for word in words), raised.value
    assert "test=" not in str(raised.value) and "vsicurl" not in str(raised.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("after", [0, 2], ids=["from the start", "in the middle"])
def test_a_server_that_sends_byte_by_byte_is_given_up(lake_files, scene, tmp_path, job, monkeypatch, after):
    # What earlier runs that failed have left behind holds workers, for which QGIS begins with a new engine.
    until = time.monotonic() + remote.WHOLE_SECONDS
    while activity.count() and time.monotonic() < until:
        time.sleep(0.05)
    monkeypatch.setattr(remote, "WHOLE_SECONDS", 1.5)
    # Nor does the thread that is left go on much longer.
    monkeypatch.setattr(remote, "REQUEST_SECONDS", 3)
    monkeypatch.setattr(remote, "RETRIES", 0)
    lake_files.faults.append(Fault("green", drip=0.05, after=after))
    started = time.monotonic()
    with pytest.raises(InputError, match=r"green.tif.*127\.0\.0\.1 sends so slowly.*1\.5 s"):
        load(scene, tmp_path, job, bands=["green"], grid={"extent": NORTH})
    assert time.monotonic() - started < 10
    assert not list(tmp_path.iterdir())


def test_one_request_has_a_limit_too(lake_files, monkeypatch):
    """Or GDAL, which nobody can interrupt, would go on in its thread."""
    monkeypatch.setattr(remote, "REQUEST_SECONDS", 1)
    monkeypatch.setattr(remote, "RETRIES", 0)
    lake_files.faults.append(Fault("green", drip=0.05))
    before, started = activity.count(), time.monotonic()
    with pytest.raises(InputError):
        open_image(f"{lake_files.url}/landsat-5_1988-07-02_green.tif?test=limit")
    assert time.monotonic() - started < 5
    assert activity.count() <= before


def test_cancelled_during_a_transfer(lake_files, scene, tmp_path, job):
    lake_files.faults.append(Fault("green", seconds=5, after=2))
    threading.Timer(1.0, job.cancel_event.set).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        load(scene, tmp_path, job, bands=["green"], grid={"extent": NORTH})
    assert time.monotonic() - started < 2.0
    assert not list(tmp_path.iterdir())


def test_links_of_planetary_computer_are_signed_just_before_they_are_read(lake_files, tmp_path, job, monkeypatch):
    tokens = tmp_path / "tokens"
    tokens.mkdir()
    token = {"msft:expiry": "2099-01-01T00:00:00Z", "token": "sig=secret42"}
    (tokens / "lakes").mkdir()
    (tokens / "lakes" / "scenes").write_text(json.dumps(token))
    text = (lake_files.folder / "items.json").read_text()
    item = json.loads(text.replace(lake_files.url, "http://lakes.blob.core.windows.net/scenes"))["features"][LANDSAT_5]
    with file_server(tokens) as signer, file_server(lake_files.folder) as proxy:
        (lake_files.folder / "scenes").symlink_to(lake_files.folder)
        monkeypatch.setenv("PC_SDK_SAS_URL", signer.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        scene = scene_of(item, "http://127.0.0.1/item.json")
        assert not signer.requests
        values, _ = load(scene, tmp_path, job, bands=["green"], grid={"extent": NORTH})
        os.unlink(lake_files.folder / "scenes")
    assert np.isfinite(values).all()
    assert signer.requests[0][0] == "/lakes/scenes"
    assert proxy.requests and all("sig=secret42" in path for path, _ in proxy.requests)
    assert not any("secret42" in text for _, text in job.messages)

"""Ten years of a lake from a STAC API on this machine: clouds, stripes, two satellites, and what goes wrong in archives."""

from __future__ import annotations

import csv
import datetime
import json

import generated_series
import numpy as np
import pytest
import rasterio
from local_servers import file_server, stac_server
from rasterio.warp import transform_bounds
from rasters import north_up, write_raster
from scipy import ndimage

from engine.steps import lakeseries, searchscenes

UTM, PIXEL, SIDE, DATES = "EPSG:32611", 30.0, 110, 60
LEFT, TOP = 300_000.0, 4_300_000.0
BOUNDS = (LEFT, TOP - SIDE * PIXEL, LEFT + SIDE * PIXEL, TOP)
KM2 = PIXEL**2 / 1e6
#: Reflectance of water and land, in the scale of Collection 2.
BANDS = {
    "blue": (0.06, 0.05), "green": (0.06, 0.08), "red": (0.05, 0.07), "nir08": (0.035, 0.38), "swir16": (0.02, 0.22),
    "swir22": (0.015, 0.11),
}  # fmt: skip
#: Clear, water, cloud, and cloud shadow, as the USGS lists them.
CLEAR, WATER, CLOUD, FILL = 21824, 21952, 22280, 1
#: Dates that are something else than they seem.
BROKEN, ELSEWHERE, TWICE = 12, 25, 40


def write_scene(folder, name, whole, hidden, seed, left=LEFT):
    """Write the files of a scene and return its assets; the quality band takes a third of the hidden pixels for stripes."""
    generator = np.random.default_rng(seed)
    place = {"crs": UTM, "transform": north_up(PIXEL, (left, TOP))}
    stripes = hidden & (np.arange(SIDE)[:, None] % 33 < 9)
    assets = {}
    for band, (water, land) in BANDS.items():
        values = np.where(whole, water, land) * generator.normal(1, 0.03, whole.shape)
        values = np.where(hidden, 0.6 + 0.05 * generator.standard_normal(whole.shape), values)
        stored = np.where(stripes, 0, np.round((values + 0.2) / 2.75e-5)).astype(np.uint16)
        write_raster(folder / f"{name}_{band}.tif", stored, nodata=0, **place)
        assets[band] = {
            "href": f"{name}_{band}.tif",
            "type": "image/tiff; application=geotiff; profile=cloud-optimized",
            "roles": ["data", "reflectance"],
            "eo:bands": [{"name": band, "common_name": band}],
            "raster:bands": [{"scale": 2.75e-5, "offset": -0.2, "nodata": 0}],
        }
    codes = np.where(stripes, FILL, np.where(hidden, CLOUD, np.where(whole, WATER, CLEAR))).astype(np.uint16)
    write_raster(folder / f"{name}_qa.tif", codes, **place)
    return assets | {"qa_pixel": {"href": f"{name}_qa.tif", "type": "image/tiff", "roles": ["cloud", "cloud-shadow"]}}


def item(name, day, platform, assets, url, bounds):
    """Return a STAC item whose files lie on a server."""
    west, south, east, north = transform_bounds(UTM, "EPSG:4326", *bounds)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature", "stac_version": "1.0.0", "id": name, "collection": "lakes", "links": [],
        "stac_extensions": [
            "https://stac-extensions.github.io/eo/v1.0.0/schema.json",
            "https://stac-extensions.github.io/raster/v1.1.0/schema.json",
        ],
        "bbox": [west, south, east, north],
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {"datetime": f"{day}T18:19:42Z", "platform": platform},
        "assets": {key: {**asset, "href": f"{url}/{asset['href']}"} for key, asset in assets.items()},
    }  # fmt: skip


@pytest.fixture(scope="module")
def archive(rustac, tmp_path_factory):
    """Yield the address of the API, the lake's truth, and its days as ISO 8601."""
    folder = tmp_path_factory.mktemp("archive")
    lake = generated_series.lake(11, DATES, SIDE, speckle=0.0)
    days = [datetime.date.fromordinal(int(day)).isoformat() for day in lake.days]
    assert len(set(days)) == DATES
    with file_server(folder) as files:
        items = []
        for place, day in enumerate(days):
            platform = "landsat-5" if place % 2 else "landsat-8"
            whole, hidden, left = lake.whole[place] == 1, lake.seen[place] == 255, LEFT
            parts = {"": hidden}
            if place == ELSEWHERE:
                left += 100_000
            if place == TWICE:
                # The paths of two orbits meet on the lake.
                half = np.arange(SIDE) < SIDE // 2
                parts = {"_west": ~half | np.zeros_like(whole), "_east": half | np.zeros_like(whole)}
            for suffix, gaps in parts.items():
                name = f"scene_{day}{suffix}"
                assets = write_scene(folder, name, whole, gaps, place, left)
                items.append(item(name, day, platform, assets, files.url, BOUNDS))
            if place == BROKEN:
                path = folder / f"scene_{day}_swir16.tif"
                path.write_bytes(path.read_bytes()[:200])
        collection = {
            "type": "Collection", "id": "lakes", "stac_version": "1.0.0", "description": "lakes", "license": "other",
            "links": [], "extent": {"spatial": {"bbox": [[-180, -90, 180, 90]]},
                                    "temporal": {"interval": [["1980-01-01T00:00:00Z", None]]}},
        }  # fmt: skip
        (folder / "collection.json").write_text(json.dumps(collection))
        (folder / "items.json").write_text(json.dumps({"type": "FeatureCollection", "features": items}))
        with stac_server(rustac, folder / "collection.json", folder / "items.json") as url:
            yield url, lake, days


@pytest.fixture(scope="module")
def followed(archive, new_job, tmp_path_factory):
    """Return what one search and one series find: the answer, the rows of the table, and the folders."""
    url, *_ = archive
    folder = tmp_path_factory.mktemp("followed")
    job = new_job()
    found = folder / "scenes.jsonl"
    searchscenes.run(
        job, url=url, collections=["lakes"], extent={"bounds": BOUNDS, "crs": UTM}, output=str(found), limit=100
    )
    footprints = [json.loads(line) for line in found.read_text().splitlines()]
    # Two searches that overlap find a scene twice.
    footprints += [one for one in footprints if one["id"].endswith("_west")]
    request = {
        "footprints": footprints,
        "point": {"x": LEFT + SIDE * PIXEL / 2, "y": TOP - SIDE * PIXEL / 2, "crs": UTM},
        "grid": {"extent": {"bounds": BOUNDS, "crs": UTM}},
        "work": str(folder / "work"),
    }
    answer = lakeseries.run(job, table=str(folder / "table.csv"), occurrence=str(folder / "occurrence.tif"), **request)
    with (folder / "table.csv").open(newline="") as file:
        return answer, {row["date"]: row for row in csv.DictReader(file)}, folder, request


def truth_of(lake, place):
    """Return the whole water within the lake's ground in km², and the length of its shore in pixels."""
    domain = ndimage.binary_dilation(generated_series.domain_of(lake.whole), iterations=1)
    water = (lake.whole[place] == 1) & domain
    shore = sum((water != np.roll(water, 1, axis)).sum() for axis in (0, 1)) * np.pi / 4
    return water.sum() * KM2, shore


def test_every_scene_is_a_line_and_what_is_wrong_is_said(archive, followed):
    _, _, days = archive
    answer, rows, _, _ = followed
    assert answer["dates"] == DATES - 2 and set(rows) == set(days)
    for place in (BROKEN, ELSEWHERE):
        assert rows[days[place]]["flag"] == "failed" and rows[days[place]]["reason"]
    assert rows[days[TWICE]]["scene"] == f"scene_{days[TWICE]}_east; scene_{days[TWICE]}_west"
    assert float(rows[days[TWICE]]["observed_share"]) == 1
    assert {row["platform"] for row in rows.values() if row["flag"] != "failed"} == {"landsat-5", "landsat-8"}


def test_areas_are_those_of_the_truth(archive, followed):
    """Filled within 3 % rms and a fifth of the unfilled error; 90 % of the intervals hold; clear dates to the shore."""
    _, lake, days = archive
    _, rows, _, _ = followed
    errors, unfilled, held = [], [], []
    for place, day in enumerate(days):
        row = rows[day]
        if row["flag"] == "failed" or not row["filled"]:
            continue
        area, shore = truth_of(lake, place)
        error = float(row["filled"]) - area
        share = 1 - float(row["observed_share"])
        if not row["reason"]:
            held.append(abs(error) <= 1.96 * float(row["sigma"]))
        if share < 0.01:
            assert abs(error) <= 1.96 * 0.15 * shore * KM2
        if 0.35 <= share <= 0.65:
            errors.append(error / area)
            unfilled.append(float(row["observed"]) / area - 1)
    rms = np.sqrt(np.mean(np.square(errors)))
    assert len(errors) >= 8 and len(held) >= 40
    assert rms < 0.03
    assert rms < np.sqrt(np.mean(np.square(unfilled))) / 5
    assert np.mean(held) >= 0.9


def test_a_second_run_makes_no_mask(followed, new_job, tmp_path):
    answer, _, folder, request = followed
    again = lakeseries.run(new_job(), table=str(tmp_path / "table.csv"), **request)
    assert again["made"] == 0 and answer["made"] == DATES - 1
    assert (tmp_path / "table.csv").read_bytes() == (folder / "table.csv").read_bytes()


def test_occurrence_counts_what_was_seen(archive, followed):
    _, lake, _ = archive
    _, _, folder, _ = followed
    with rasterio.open(folder / "occurrence.tif") as dataset:
        share, count = dataset.read()
    seen = np.delete(lake.seen, [BROKEN, ELSEWHERE], axis=0)
    seen[TWICE - 2] = lake.whole[TWICE]
    observed = (seen != 255).sum(axis=0)
    assert (np.abs(count - observed) <= 1).mean() > 0.98
    expected = (seen == 1).sum(axis=0) / np.maximum(observed, 1)
    assert np.abs(share - expected)[observed > 5].mean() < 0.01

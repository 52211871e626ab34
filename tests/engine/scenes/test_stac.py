"""STAC items, real ones and written ones, as scenes."""

from __future__ import annotations

import copy
import json
import math

import pytest

from engine.errors import InputError
from engine.scenes.stac import read_stac, scene_of

REMOTE = "https://example.com/items/item.json"


@pytest.fixture(scope="session")
def items(shared_data):
    """Return the folder of real items."""
    return shared_data / "stac_items"


@pytest.fixture
def landsat_item(lake_files):
    """Return an item as Planetary Computer has them."""
    return json.loads((lake_files.folder / "items.json").read_text())["features"][4]


def by_name(scene):
    return {one.band.name: one for one in scene.bands}


def minimal(**asset):
    """Return a small item with one asset."""
    asset = {"href": "https://example.com/a.tif", "type": "image/tiff; application=geotiff", "roles": ["data"], **asset}
    return {
        "type": "Feature", "stac_version": "1.0.0", "id": "one", "geometry": None, "links": [],
        "properties": {"datetime": "2020-05-06T07:08:09Z"}, "assets": {"band": asset},
    }  # fmt: skip


OLI = ["coastal", "blue", "green", "red", "nir08", "swir16", "swir22"]


@pytest.mark.parametrize(
    ("file", "names", "platform", "date"),
    [
        ("LC08_L2SP_028030_20200114_20200824_02_T1_SR.json", OLI, "landsat-8", "2020-01-14T17:05:46Z"),
        ("LC08_L2SR_081119_20200101_20200823_02_T2.json", OLI, "landsat-8", "2020-01-01T00:00:00Z"),
        ("LE07_L2SP_021030_20100109_20200911_02_T1_SR_stac.json", OLI[1:], "landsat-7", "2010-01-09"),
        ("LE07_L2SP_044033_20210329_20210424_02_T1_SR.json", OLI[1:], "landsat-7", "2021-03-29T17:57:33Z"),
        ("LT05_L2SP_010067_19860424_20200918_02_T2_SR_stac.json", OLI[1:], "landsat-5", "1986-04-24T14:54:18Z"),
    ],
)
def test_real_landsat_items_of_all_ages(items, file, names, platform, date):
    scene = read_stac(str(items / file))
    chosen = scene.choose([])
    assert [one.band.name for one in chosen.bands] == names
    # None of them tells scale and offset: those of Collection 2 level 2 hold.
    assert {(one.band.scale, one.band.offset, one.band.nodata) for one in chosen.bands} == {(0.0000275, -0.2, 0.0)}
    assert (scene.platform, scene.date) == (platform, date)
    pixel, saturation = scene.quality
    assert pixel.flags["cloud"] == (8, 8) and pixel.flags["snow"] == (32, 32)
    number = {"landsat-8": 4}.get(platform, 3)
    assert saturation.saturated[by_name(scene)["red"].key] == 1 << (number - 1)


def test_a_real_sentinel2_item_of_planetary_computer(items):
    scene = read_stac(str(items / "S2B_MSIL2A_20190629T212529_R043_T06VVN_20201006T080531.json"))
    # The item calls four bands "rededge"; the wavelength tells them apart.
    assert [one.band.name for one in scene.choose([]).bands] == [
        "blue", "green", "red", "rededge071", "rededge075", "rededge078", "nir", "swir16", "swir22", "nir08",
    ]  # fmt: skip
    green = by_name(scene)["green"]
    assert green.key == "B03" and green.path.endswith("R10m/T06VVN_20190629T212529_B03_10m.tif")
    # Baseline 02.12: no offset yet.
    assert (green.band.scale, green.band.offset, green.band.nodata) == (0.0001, 0.0, 0.0)
    assert green.band.wavelength == pytest.approx(560) and scene.platform == "sentinel-2b"
    assert scene.quality[0].classes["cloud"] == (8, 9) and scene.quality[0].path.endswith("SCL_20m.tif")
    assert "coastal" in by_name(scene) and "nir09" in by_name(scene)


def test_a_real_item_of_digital_earth_australia(items):
    scene = read_stac(str(items / "ga_ls8c_ard_3-1-0_088080_2020-05-25_final.stac-item.json"))
    chosen = scene.choose([])
    assert {one.band.name for one in chosen.bands} == {"coastal", "blue", "green", "red", "nir08", "swir16", "swir22"}
    assert {(one.band.scale, one.band.nodata) for one in chosen.bands} == {(0.0001, -999.0)}
    assert scene.quality[0].classes["cloud"] == (2,)


def test_scale_offset_and_nodata_of_the_item_come_first(landsat_item):
    landsat_item["assets"]["green"]["raster:bands"] = [{"scale": 0.5, "offset": 3.0, "nodata": 7}]
    green = by_name(scene_of(landsat_item, REMOTE))["green"].band
    assert (green.scale, green.offset, green.nodata) == (0.5, 3.0, 7.0)
    assert green.wavelength == pytest.approx(560) and green.fwhm == pytest.approx(60)


def test_the_spelling_of_stac_1_1():
    item = minimal(
        bands=[
            {"name": "G", "eo:common_name": "green", "eo:center_wavelength": 0.55, "eo:full_width_half_max": 0.04},
            {"name": "N", "eo:common_name": "nir", "raster:scale": 0.01, "nodata": "nan"},
        ],
        **{"raster:scale": 0.001, "raster:offset": -0.1, "nodata": 0},
    )
    scene = scene_of({**item, "stac_version": "1.1.0"}, REMOTE)
    green, nir = (one.band for one in scene.bands)
    assert (green.index, green.name, green.scale, green.offset, green.nodata) == (1, "green", 0.001, -0.1, 0.0)
    assert green.wavelength == pytest.approx(550) and green.fwhm == pytest.approx(40)
    assert (nir.index, nir.name, nir.scale, nir.offset) == (2, "nir", 0.01, -0.1) and math.isnan(nir.nodata)


def test_temperature_is_known_from_the_collection(landsat_item):
    for asset in landsat_item["assets"].values():
        asset.pop("raster:bands", None)
    bands = by_name(scene_of(landsat_item, REMOTE))
    assert (bands["lwir11"].band.scale, bands["lwir11"].band.offset) == (0.00341802, 149.0)
    assert (bands["red"].band.scale, bands["red"].band.offset) == (0.0000275, -0.2)
    assert "lwir11" not in by_name(scene_of(landsat_item, REMOTE).choose([]))


@pytest.mark.parametrize(
    ("properties", "offset"),
    [
        ({"s2:processing_baseline": "05.09"}, -0.1),
        ({"s2:processing_baseline": "04.00"}, -0.1),
        ({"s2:processing_baseline": "03.01"}, 0.0),
        ({}, 0.0),
        ({"s2:processing_baseline": "05.09", "earthsearch:boa_offset_applied": True}, 0.0),
    ],
    ids=str,
)
def test_the_offset_of_sentinel2_since_2022(properties, offset):
    item = minimal(**{"eo:bands": [{"name": "B03", "common_name": "green"}]})
    item["properties"] |= properties
    band = scene_of({**item, "id": "S2A_MSIL2A_x", "collection": "sentinel-2-l2a"}, REMOTE).bands[0].band
    assert (band.scale, band.offset) == (0.0001, offset)


def test_an_offset_that_has_been_applied_already_is_not_applied_again():
    # So Earth Search describes its older Sentinel-2 files.
    asset = {"eo:bands": [{"name": "green", "common_name": "green"}]}
    asset["raster:bands"] = [{"scale": 0.0001, "offset": -0.1, "nodata": 0}]
    item = minimal(**asset)
    assert scene_of(item, REMOTE).bands[0].band.offset == -0.1
    item["properties"]["earthsearch:boa_offset_applied"] = True
    assert scene_of(item, REMOTE).bands[0].band.offset == 0.0


def test_of_the_same_band_in_several_sizes_the_finest_is_taken():
    item = minimal()
    template = item["assets"].pop("band")
    for size in (60, 10, 20):
        band = {"name": "B03", "common_name": "green", "center_wavelength": 0.56}
        href = f"https://example.com/B03_{size}m.jp2"
        item["assets"][f"B03_{size}m"] = {**template, "href": href, "type": "image/jp2", "eo:bands": [band]}
    scene = scene_of(item, REMOTE)
    assert [one.path for one in scene.bands] == ["https://example.com/B03_10m.jp2"]


def test_pictures_are_no_bands(landsat_item):
    landsat_item["assets"]["visual"] = {
        **landsat_item["assets"]["red"], "eo:bands": [{"name": name, "common_name": name} for name in ("red", "green")]
    }  # fmt: skip
    names = [one.band.name for one in scene_of(landsat_item, REMOTE).bands]
    assert sorted(names) == sorted({"coastal", "blue", "green", "red", "nir08", "swir16", "swir22", "lwir11"})


@pytest.mark.parametrize("name", ["nir08", "NIR", "nir", "OLI_B5", "oli b5"])
def test_a_band_by_any_of_its_names(landsat_item, name):
    assert scene_of(landsat_item, REMOTE).choose([name]).bands[0].band.name == "nir08"


def test_a_band_that_is_not_there(landsat_item):
    with pytest.raises(InputError, match=r"no band 'rededge'. It has: coastal, blue"):
        scene_of(landsat_item, REMOTE).choose(["green", "rededge"])


@pytest.mark.parametrize(
    "href",
    ["/etc/passwd", "file:///etc/passwd", "/vsicurl/http://example.com/a.tif", "<VRTDataset/>", "../../../etc/passwd"],
)
def test_an_item_from_a_server_opens_no_files_of_this_computer(href):
    item = minimal(**{"eo:bands": [{"name": "g", "common_name": "green"}]})
    item["assets"]["band"]["href"] = href
    path = scene_of(item, REMOTE).bands[0].path
    assert path == "" or path.startswith("https://example.com/")


def test_addresses_and_files_relative_to_the_item(tmp_path):
    item = minimal()
    item["assets"]["band"]["href"] = "./bands/a.tif"
    assert scene_of(item, REMOTE).bands[0].path == "https://example.com/items/bands/a.tif"
    (tmp_path / "bands").mkdir()
    (tmp_path / "bands" / "a.tif").touch()
    assert scene_of(item, str(tmp_path / "item.json")).bands[0].path == str(tmp_path / "bands" / "a.tif")


def test_a_search_result_of_one_item(landsat_item):
    page = {"type": "FeatureCollection", "features": [landsat_item]}
    assert scene_of(page, REMOTE).name == "landsat-8_2017-07-02"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"type": "Collection", "id": "x"}', ["not a STAC item", "not of a collection"]),
        ('{"type": "Feature", "geometry": null, "properties": {}}', ["not a STAC item"]),
        ('{"type": "FeatureCollection", "features": []}', ["not a STAC item"]),
        ("[1, 2]", ["not a STAC item"]),
        ('{"type": "Feature", "assets": {"a": {"hr', ["not JSON, or is cut short"]),
        ("<html></html>", ["not JSON"]),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_is_no_item(tmp_path, content, words):
    path = tmp_path / "item.json"
    path.write_text(content)
    with pytest.raises(InputError) as raised:
        read_stac(str(path))
    assert all(word in str(raised.value) for word in words), raised.value


def test_an_item_without_rasters(landsat_item):
    empty = copy.deepcopy(landsat_item)
    empty["assets"] = {"readme": {"href": "https://example.com/readme.txt", "type": "text/plain"}}
    with pytest.raises(InputError, match=r"no raster bands.*readme"):
        scene_of(empty, REMOTE)


def test_a_file_that_is_not_there():
    with pytest.raises(InputError, match=r"does not exist.*https://"):
        read_stac("/nowhere/item.json")

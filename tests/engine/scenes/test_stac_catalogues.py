"""Items as the big catalogues write them: which bands, which numbers, which quality bands."""

from __future__ import annotations

import json

import numpy as np
import pytest
import rasterio
from local_servers import file_server
from rasterio.transform import from_origin

from engine.errors import InputError
from engine.raster.image import open_image
from engine.raster.opening import FOREIGN_DRIVERS, open_dataset
from engine.raster.remote import gdal_path
from engine.scenes.scene import MASKS
from engine.scenes.stac import read_stac, scene_of
from engine.steps import loadstac

REMOTE = "https://example.com/item.json"
TIFF = "image/tiff; application=geotiff; profile=cloud-optimized"


def item(assets, *, version="1.0.0", collection="", id_="one", **properties):
    """Return an item; an asset is what it has besides its address and its type."""
    return {
        "type": "Feature", "stac_version": version, "id": id_, "collection": collection, "geometry": None, "links": [],
        "properties": {"datetime": "2024-05-06T07:08:09Z", **properties},
        "assets": {key: {"href": f"https://example.com/{key}.tif", "type": TIFF, **more} for key, more in assets.items()},
    }  # fmt: skip


def names(scene):
    return {one.key: one.band.name for one in scene.bands}


def write(path, layers, dtype="uint16", descriptions=(), **more):
    layers = np.asarray(layers)
    with rasterio.open(
        path, "w", driver="GTiff", count=len(layers), height=layers.shape[1], width=layers.shape[2], dtype=dtype,
        crs="EPSG:32611", transform=from_origin(350000, 4300000, 30, 30), **more
    ) as dataset:  # fmt: skip
        dataset.write(layers.astype(dtype))
        for number, text in enumerate(descriptions, start=1):
            dataset.set_band_description(number, text)


@pytest.mark.parametrize("spelling", ["eo:bands", "bands", "raster:bands", "none", "item_assets"])
def test_a_file_of_several_bands_gives_all_of_them(tmp_path, spelling):
    colours = ["red", "green", "blue", "nir"]
    write(tmp_path / "image.tif", np.arange(4)[:, None, None] * np.ones((4, 8, 8)) + 1, "uint8", colours)
    asset = {"href": "./image.tif", "type": TIFF, "roles": ["data"]}
    bands = {
        "eo:bands": [{"name": name.title(), "common_name": name} for name in colours],
        "bands": [{"name": name, "eo:common_name": name} for name in colours],
        "raster:bands": [{"data_type": "uint8"}] * 4,
    }
    whole = item({}, collection="aerial")
    if spelling in bands:
        asset[spelling] = bands[spelling]
    if spelling == "item_assets":
        whole["links"] = [{"rel": "collection", "href": "./collection.json"}]
        known = {"type": "Collection", "id": "aerial", "item_assets": {"image": {"eo:bands": bands["eo:bands"]}}}
        (tmp_path / "collection.json").write_text(json.dumps(known))
    whole["assets"] = {"image": asset}
    (tmp_path / "item.json").write_text(json.dumps(whole))
    scene = read_stac(str(tmp_path / "item.json"))
    found = [(one.band.index, one.band.role) for one in scene.choose([]).bands]
    assert found == [(1, "red"), (2, "green"), (3, "blue"), (4, "nir08")]


def test_all_eight_bands_of_a_satellite_that_names_two_edges(tmp_path):
    """Maxar's: a red edge that is no one of Sentinel-2's, and a second near infrared that shows the ground."""
    colours = ["coastal", "blue", "green", "yellow", "red", "rededge", "nir08", "nir09"]
    bands = [{"name": f"BAND_{number}", "common_name": name} for number, name in enumerate(colours)]
    scene = scene_of(item({"ms_analytic": {"eo:bands": bands}}, platform="WV02"), REMOTE)
    chosen = [one.band.name for one in scene.choose([]).bands]
    assert chosen == ["coastal", "blue", "green", "yellow", "red", "rededge071", "nir08", "nir09"]
    # That of Sentinel-2 shows water vapour.
    msi = scene_of(item({"B04": {}, "B8A": {}, "B09": {}}, platform="sentinel-2a"), REMOTE)
    assert [one.band.name for one in msi.choose([]).bands] == ["red", "nir08"]


@pytest.mark.parametrize(
    ("collection", "properties", "keys", "expected"),
    [
        ("", {"platform": "landsat-5"}, ["SR_B3", "SR_B4"], ["red", "nir08"]),
        ("", {"platform": "LANDSAT_9"}, ["SR_B3", "SR_B4"], ["green", "red"]),
        ("HLSL30.v2.0", {}, ["B05", "B06"], ["nir08", "swir16"]),
        ("HLSS30.v2.0", {}, ["B08", "B11", "B12"], ["nir", "swir16", "swir22"]),
        ("sentinel-s2-l2a-cogs", {}, ["B03", "B8A"], ["green", "nir08"]),
        ("modis-09A1-061", {}, ["sur_refl_b01", "sur_refl_b04"], ["red", "green"]),
        ("CB4-WFI-L4-SR-1", {"platform": "CBERS-4"}, ["BAND13", "BAND16"], ["blue", "nir08"]),
        ("ga_s2am_ard_3", {"platform": "sentinel-2a"}, ["nbart_swir_2", "nbart_swir_3"], ["swir16", "swir22"]),
        ("ga_ls8c_ard_3", {"platform": "landsat-8"}, ["nbart_swir_1", "nbart_swir_2"], ["swir16", "swir22"]),
        ("unknown", {}, ["B4"], ["B4"]),
    ],
)
def test_numbers_mean_what_they_mean_on_that_satellite(collection, properties, keys, expected):
    scene = scene_of(item({key: {"roles": ["data"]} for key in keys}, collection=collection, **properties), REMOTE)
    assert list(names(scene).values()) == expected


@pytest.mark.parametrize(
    "key",
    ["visual", "TCI_20m", "AOT", "WVP_10m", "sza", "oa_solar_azimuth", "oa_nbart_contiguity", "udm2", "observations"],
)
def test_pictures_angles_and_masks_are_no_bands(key):
    scene = scene_of(item({"green": {}, key: {"roles": ["data"]}}), REMOTE)
    assert list(names(scene)) == ["green"]


@pytest.mark.parametrize(
    ("collection", "key", "values", "masks"),
    [
        ("sentinel-2-l2a", "SCL_20m", [0, 4, 6, 9, 3, 11], "fill - - cloud shadow snow"),
        ("landsat-c2-l2", "QA_PIXEL.TIF", [1, 21824, 21952, 22280, 23888, 30048], "fill - - cloud shadow snow"),
        ("HLSL30.v2.0", "Fmask", [255, 64, 96, 66, 72, 80], "fill - - cloud shadow snow"),
        ("ga_s2am_ard_3", "oa_fmask", [0, 1, 5, 2, 3, 4], "fill - - cloud shadow snow"),
        ("other", "fmask4", [255, 0, 1, 4, 2, 3], "fill - - cloud shadow snow"),
        ("CBERS4A_WPM", "CMASK", [0, 127, 127, 255], "fill - - cloud"),
        ("planet", "udm", [1, 0, 0, 2], "fill - - cloud"),
        ("modis-09A1-061", "sur_refl_state_500m", [8, 1, 4, 4096], "- cloud shadow snow"),
    ],
)
def test_quality_bands_as_their_makers_document_them(collection, key, values, masks):
    scene = scene_of(item({"green": {}, key: {"roles": ["data"]}}, collection=collection), REMOTE)
    (quality,) = scene.quality
    numbers = np.array([values], np.float32)
    for place, expected in enumerate(masks.split()):
        hidden = [name for name in MASKS if quality.masked(numbers, [name])[0, place]]
        assert (expected in hidden) if expected != "-" else not hidden, (values[place], hidden)


def test_a_quality_band_that_only_the_item_describes():
    classes = [{"value": 7, "name": "cloud_shadow"}, {"value": 9, "name": "cloud"}, {"value": 1, "name": "not_cloud"}]
    scene = scene_of(item({"green": {}, "clear_mask": {"classification:classes": classes}}), REMOTE)
    assert scene.quality[0].classes == {"shadow": (7,), "cloud": (9,)}


@pytest.mark.parametrize(
    ("properties", "raster", "offset"),
    [
        ({"s2:processing_baseline": "05.11"}, {}, -0.1),
        ({"processing:version": "05.12"}, {"scale": 0.0001}, -0.1),
        ({"s2:processing_baseline": "05.11"}, {"scale": 0.0001, "offset": 0}, 0.0),
        ({"s2:processing_baseline": "03.01"}, {}, 0.0),
        ({"sentinel:processing_baseline": "04.00", "sentinel:boa_offset_applied": True}, {}, 0.0),
        ({"sentinel:processing_baseline": "04.00", "sentinel:boa_offset_applied": False}, {}, -0.1),
        ({"earthsearch:boa_offset_applied": True}, {"scale": 0.0001, "offset": -0.1}, 0.0),
        ({"earthsearch:boa_offset_applied": False}, {"scale": 0.0001, "offset": -0.1}, -0.1),
        ({"s2:product_uri": "S2A_MSIL2A_20221106T155441_N0400_R054_T17SPR_20221106T204155.SAFE"}, {}, -0.1),
    ],
    ids=str,
)
def test_the_offset_of_sentinel2_exactly_once(properties, raster, offset):
    assets = {"B03": {"raster:bands": [raster]}}
    band = scene_of(item(assets, collection="sentinel-s2-l2a-cogs", **properties), REMOTE).bands[0].band
    assert (band.name, band.scale, band.offset) == ("green", 0.0001, offset)


def test_a_wrong_offset_is_said(tmp_path, job):
    write(tmp_path / "green.tif", np.full((1, 32, 32), 620))
    write(tmp_path / "red.tif", np.full((1, 32, 32), 500))
    assets = {name: {"raster:bands": [{"scale": 0.0001, "offset": -0.1}]} for name in ("green", "red")}
    whole = item(assets)
    for name in assets:
        whole["assets"][name]["href"] = f"./{name}.tif"
    (tmp_path / "item.json").write_text(json.dumps(whole))
    loadstac.run(job, product=str(tmp_path / "item.json"), output=str(tmp_path / "out.tif"))
    assert "below zero" in job.warnings() and "offset" in job.warnings()


def test_hls_temperatures_are_scaled_by_the_file():
    scene = scene_of(item({"B05": {}, "B10": {}}, collection="HLSL30.v2.0"), REMOTE)
    near_infrared, thermal = scene.bands
    assert near_infrared.band.scale == 0.0001 and (thermal.band.name, thermal.band.scale) == ("lwir11", 1.0)
    assert [one.band.name for one in scene.choose([]).bands] == ["nir08"]


def test_zarr_and_s3_are_named_with_what_to_do(monkeypatch, tmp_path, job):
    store = item({"reflectance": {"href": "https://example.com/x.zarr/r10m", "type": "application/vnd+zarr"}})
    with pytest.raises(InputError, match=r"reflectance.*Zarr.*Load cube"):
        scene_of(store, REMOTE)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_NO_SIGN_REQUEST"):
        monkeypatch.delenv(name, raising=False)
    bucket = item({"green": {"href": "s3://eodata/green.jp2", "type": "image/jp2"}})
    (tmp_path / "item.json").write_text(json.dumps(bucket))
    with pytest.raises(InputError, match=r"s3://eodata.*account.*https"):
        loadstac.run(job, product=str(tmp_path / "item.json"), output=str(tmp_path / "out.tif"))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    assert scene_of(bucket, REMOTE).bands[0].path == "/vsis3/eodata/green.jp2"
    public = item({"green": {"href": "s3://sentinel-cogs/a/green.tif"}})
    assert scene_of(public, REMOTE).bands[0].path == "https://sentinel-cogs.s3.us-west-2.amazonaws.com/a/green.tif"


@pytest.mark.parametrize("where", ["server", "folder"])
@pytest.mark.parametrize("how", ["header", "side file", "PAM", "mask"])
def test_overviews_and_masks_of_a_foreign_file_are_its_own(tmp_path, job, where, how):
    write(tmp_path / "green.tif", np.ones((1, 64, 64)))
    write(tmp_path / "secret.tif", np.full((1, 32, 32), 42))
    text = (
        '<VRTDataset rasterXSize="32" rasterYSize="32"><VRTRasterBand dataType="UInt16" band="1"><SimpleSource>'
        f"<SourceFilename>{tmp_path}/secret.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>"
        "</VRTDataset>"
    )
    if how == "header":
        with rasterio.open(tmp_path / "green.tif", "r+") as dataset:
            dataset.update_tags(ns="OVERVIEWS", OVERVIEW_FILE=text)
    elif how == "PAM":
        (tmp_path / "secret.vrt").write_text(text)
        (tmp_path / "green.tif.aux.xml").write_text(
            f'<PAMDataset><Metadata domain="OVERVIEWS"><MDI key="OVERVIEW_FILE">{tmp_path}/secret.vrt</MDI></Metadata>'
            "</PAMDataset>"
        )
    else:
        side = text if how == "side file" else text.replace('"32"', '"64"')
        (tmp_path / f"green.tif.{'ovr' if how == 'side file' else 'msk'}").write_text(side)
    with file_server(tmp_path) as server:
        source = f"{server.url}/green.tif" if where == "server" else str(tmp_path / "green.tif")
        if how == "header":
            with pytest.raises(InputError, match="names other files"):
                open_image(source, drivers=FOREIGN_DRIVERS)
            return
        assert not open_image(source, drivers=FOREIGN_DRIVERS).masked
        with open_dataset(gdal_path(source), FOREIGN_DRIVERS) as dataset:
            assert dataset.overviews(1) == []
            assert dataset.read(1, out_shape=(32, 32)).max() == 1


@pytest.mark.parametrize("where", ["server", "folder"])
def test_a_foreign_virtual_raster_reads_nothing(tmp_path, job, where):
    write(tmp_path / "secret.tif", np.full((1, 8, 8), 42))
    text = (
        '<VRTDataset rasterXSize="8" rasterYSize="8"><SRS>EPSG:32611</SRS>'
        "<GeoTransform>350000,30,0,4300000,0,-30</GeoTransform>"
        f'<VRTRasterBand dataType="UInt16" band="1"><SimpleSource><SourceFilename>{tmp_path}/secret.tif</SourceFilename>'
        "<SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>"
    )
    (tmp_path / "green.tif").write_text(text)
    with file_server(tmp_path) as server:
        whole = item({"green": {"href": "green.tif"}})
        (tmp_path / "item.json").write_text(json.dumps(whole))
        source = f"{server.url}/item.json" if where == "server" else str(tmp_path / "item.json")
        with pytest.raises(InputError, match="not a raster"):
            loadstac.run(job, product=source, output=str(tmp_path / "out.tif"))
    assert not (tmp_path / "out.tif").exists()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:8888",
        "localhost",
        "a.localhost",
        "127.1",
        "2130706433",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "10.0.0.5",
        "192.168.1.1",
        "[fd00::5]",
        "[",
    ],
)
def test_an_item_of_a_server_names_no_address_of_this_computer(host):
    whole = item({"green": {"href": f"http://{host}/latest/meta-data"}})
    (band,) = scene_of(whole, REMOTE).bands
    assert not band.path and "the computer that asks" in band.why_not
    # It is at home there.
    assert scene_of(whole, "http://127.0.0.1:9/item.json").bands[0].path
    assert scene_of(whole, "/data/item.json").bands[0].path


@pytest.mark.parametrize("host", ["8.8.8.8", "example.com", "127.example.com", "[2001:db8::1]"])
def test_an_item_of_a_server_names_other_computers(host):
    assert scene_of(item({"green": {"href": f"http://{host}/a.tif"}}), REMOTE).bands[0].path


@pytest.mark.parametrize("bucket", ["localhost:8888?", "134744072#", "user@localhost", "", "a:b@134744072?"])
def test_what_is_no_bucket_gets_no_signed_request(bucket, monkeypatch):
    # GDAL makes https://<bucket>.s3.amazonaws.com/ of it, and signs for whoever is there.
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "mine")
    (good,) = scene_of(item({"green": {"href": "s3://my-bucket.eu/a.tif"}}), REMOTE).bands
    assert good.path == "/vsis3/my-bucket.eu/a.tif"
    assert not scene_of(item({"green": {"href": f"s3://{bucket}/a.tif"}}), REMOTE).bands[0].path


@pytest.mark.parametrize(
    "changes",
    [
        {"links": True},
        {"properties": {"datetime": "2020-01-01T00:00:00Z", "instruments": 7}},
        {"assets": {"green": {"href": "a.tif", "roles": 3, "type": "image/tiff"}}},
        {"assets": {"green": {"href": "ftp://a/b.tif", "alternate": "none", "type": "image/tiff"}}},
        {"assets": {"green": {"href": "a.tif", "type": "image/tiff", "eo:bands": [{"center_wavelength": []}]}}},
    ],
)
def test_values_of_other_types_are_as_good_as_none(changes):
    assert len(scene_of(item({"green": {}}) | changes, REMOTE).bands) == 1

"""Tool ``loadstac``, with files on a server on this computer."""

from __future__ import annotations

import json

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_refuses, refusal, run
from local_servers import Fault
from osgeo import gdal
from rasters import read_raster

pytestmark = pytest.mark.usefixtures("engine")

NORTH = "-118.74,-118.69,38.76,38.81 [EPSG:4326]"
NAMES = ["coastal", "blue", "green", "red", "nir08", "swir16", "swir22"]
NAME = "landsat-8_2017-07-02"


@pytest.fixture
def item(lake_api):
    return f"{lake_api.url}/collections/landsat-c2-l2/items/{NAME}"


def served(lake_api, band, like):
    """Return what the served file holds under the pixels of a raster."""
    left, pixel, _, top = np.array(gdal.Open(like).GetGeoTransform())[[0, 1, 2, 3]]
    rows, columns = read_raster(like).shape[-2:]
    path = str(lake_api.files.folder / f"{NAME}_{band}.tif")
    there = gdal.Open(path).GetGeoTransform()
    column, row = round((left - there[0]) / pixel), round((there[3] - top) / pixel)
    return read_raster(path)[row : row + rows, column : column + columns].astype(float)


def test_a_part_of_a_scene_as_reflectance(lake_api, item, tmp_path):
    output, table = str(tmp_path / "out.tif"), str(tmp_path / "bands.csv")
    feedback = Listener()
    results = run("loadstac", feedback, INPUT=item, EXTENT=NORTH, OUTPUT=output, BAND_TABLE=table)
    assert results == {"OUTPUT": output, "BAND_TABLE": table, "DATE": "2017-07-02T18:19:42Z", "PLATFORM": "landsat-8"}
    hidden = (served(lake_api, "qa_pixel", output).astype(int) & 0b11111) != 0
    expected = np.stack([served(lake_api, name, output) * 0.0000275 - 0.2 for name in NAMES])
    expected[:, hidden] = np.nan
    np.testing.assert_allclose(read_raster(output), expected, atol=1e-6)
    dataset = gdal.Open(output)
    assert [dataset.GetRasterBand(number + 1).GetDescription() for number in range(7)] == NAMES
    assert dataset.GetRasterBand(3).GetMetadataItem("CENTRAL_WAVELENGTH_UM", "IMAGERY") == "0.56"
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2017-07-02T18:19:42Z"
    assert dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    lines = (tmp_path / "bands.csv").read_text().splitlines()
    assert lines[0] == "name,common_name,description,center_wavelength,full_width_half_max"
    assert lines[3] == 'OLI_B3,green,"Visible or infrared, green",0.56,0.06'
    assert any("landsat-8" in text and "valid in every band" in text for text in feedback.infos)


def test_thermal_bands_when_asked_for_and_numbers_as_stored(lake_api, item, tmp_path):
    output = str(tmp_path / "out.tif")
    run("loadstac", INPUT=item, BANDS="lwir11, red", EXTENT=NORTH, MASK=[], OUTPUT=output)
    values = read_raster(output)
    np.testing.assert_allclose(values[0], served(lake_api, "lwir11", output) * 0.00341802 + 149.0, rtol=1e-6)
    run("loadstac", INPUT=item, BANDS="red", EXTENT=NORTH, MASK=[], REFLECTANCE=False, OUTPUT=output)
    np.testing.assert_array_equal(read_raster(output), served(lake_api, "red", output))


def test_a_grid_of_ones_own(lake_api, item, tmp_path):
    output = str(tmp_path / "out.tif")
    run("loadstac", INPUT=item, BANDS="nir08", EXTENT=NORTH, RESOLUTION=120, CRS="EPSG:32611", MASK=[], OUTPUT=output)
    transform = gdal.Open(output).GetGeoTransform()
    assert (transform[1], transform[5]) == (120.0, -120.0)
    # Each pixel is the mean of those it covers.
    (rows, columns), (left, top) = read_raster(output).shape, (transform[0], transform[3])
    warped = gdal.Warp(
        "",
        str(lake_api.files.folder / f"{NAME}_nir08.tif"),
        format="MEM",
        resampleAlg="average",
        overviewLevel="NONE",
        xRes=120,
        yRes=120,
        outputBounds=(left, top - 120 * rows, left + 120 * columns, top),
        outputType=gdal.GDT_Float32,
    )
    np.testing.assert_allclose(read_raster(output), warped.ReadAsArray() * 0.0000275 - 0.2, atol=1e-5)


def test_an_item_in_a_file(lake_api, tmp_path):
    content = json.loads((lake_api.files.folder / "items.json").read_text())["features"][4]
    (tmp_path / "item.json").write_text(json.dumps(content))
    output = str(tmp_path / "out.tif")
    results = run("loadstac", INPUT=str(tmp_path / "item.json"), BANDS="green", EXTENT=NORTH, OUTPUT=output)
    assert results["PLATFORM"] == "landsat-8" and np.isfinite(read_raster(output)).any()


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"INPUT": "nowhere.json"}, ["does not exist", "https://"]),
        ({"BANDS": "green,rededge"}, ["no band 'rededge'", "coastal"]),
        ({"EXTENT": "10,11,50,51 [EPSG:4326]"}, ["does not overlap"]),
        ({"RESOLUTION": 0.0}, ["resolution", "above 0"]),
        ({"MASK": ["fog"]}, ["hide pixels with", "choose"]),
    ],
    ids=str,
)
def test_wrong_values(item, tmp_path, parameters, words):
    assert_refuses("loadstac", words, tmp_path, **{"INPUT": item, "OUTPUT": str(tmp_path / "out.tif"), **parameters})


def test_a_server_that_refuses(lake_api, item, tmp_path):
    # A scene that no other test reads: GDAL remembers what it has.
    other = "landsat-8_2017-06-16"
    lake_api.files.faults.append(Fault(f"{other}_swir22", status=403))
    said = refusal("loadstac", INPUT=item.replace(NAME, other), EXTENT=NORTH, OUTPUT=str(tmp_path / "out.tif"))
    assert f"{other}_swir22.tif" in said and "refuses it (403)" in said and "folder" in said
    assert not list(tmp_path.iterdir())


def test_cancelled_during_a_transfer(lake_api, item, tmp_path):
    lake_api.files.faults.append(Fault(f"{NAME}_coastal", seconds=5))
    assert_cancels("loadstac", tmp_path, INPUT=item, BANDS="coastal", OUTPUT=str(tmp_path / "out.tif"))


def test_the_command(command, lake_api, item, tmp_path):
    output = str(tmp_path / "out.tif")
    done = command.run("loadstac", INPUT=item, BANDS="green,nir08", EXTENT=NORTH, MASK="fill,cloud", OUTPUT=output)
    assert done.code == 0 and done.results["DATE"].startswith("2017-07-02"), done.text
    hidden = (served(lake_api, "qa_pixel", output).astype(int) & 0b1001) != 0
    expected = np.where(hidden, np.nan, served(lake_api, "green", output) * 0.0000275 - 0.2)
    np.testing.assert_allclose(read_raster(output)[0], expected, atol=1e-6)


def test_the_command_fails_in_plain_words(command, lake_api, tmp_path):
    output = str(tmp_path / "out.tif")
    done = command.run("loadstac", INPUT=f"{lake_api.url}/collections/landsat-c2-l2/items/none", OUTPUT=output)
    assert done.code != 0 and "does not have it (404)" in done.text, done.text
    assert not list(tmp_path.iterdir())

"""Tool ``stackbands``."""

from __future__ import annotations

import numpy as np
import pytest
from assertions import assert_cancels, assert_refuses, refusal, run
from osgeo import gdal
from qgis.core import QgsProcessingUtils, QgsRasterLayer
from rasters import LEFT, PIXEL, TOP, geotransform, ramp, read_raster, to_lonlat, write_raster

pytestmark = pytest.mark.usefixtures("engine")

LANDSAT = {"SCALE": 0.0000275, "OFFSET": -0.2, "NODATA": 0.0}
NUMBERS = np.arange(8000, 8000 + 12 * 15, dtype=np.uint16).reshape(12, 15)


@pytest.fixture
def band_files(tmp_path):
    """Return three band files as Landsat's archive has them, the first with a hole."""
    values = [NUMBERS + 1000 * number for number in range(3)]
    values[0][2:4, 5] = 0
    return [write_raster(tmp_path / f"b{number}.tif", band) for number, band in enumerate(values)]


def reflectance(numbers):
    """Return Landsat Collection 2 surface reflectance by its published formula."""
    return np.where(numbers == 0, np.nan, numbers * 0.0000275 - 0.2)


def test_files_become_one_image_with_names_scale_and_date(band_files, tmp_path):
    output = str(tmp_path / "out.tif")
    said = {"NAMES": "green, nir08,swir16", "DATE": "2018-04-29", **LANDSAT}
    results = run("stackbands", INPUT=band_files, OUTPUT=output, **said)
    assert results["OUTPUT"] == output
    expected = np.stack([reflectance(read_raster(path).astype(float)) for path in band_files])
    np.testing.assert_allclose(read_raster(output), expected, atol=1e-6)
    dataset = gdal.Open(output)
    assert [dataset.GetRasterBand(number).GetDescription() for number in (1, 2, 3)] == ["green", "nir08", "swir16"]
    assert np.isnan(dataset.GetRasterBand(1).GetNoDataValue())
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2018-04-29"
    assert dataset.GetMetadataItem("TIFFTAG_DATETIME") == "2018:04:29 00:00:00"
    assert dataset.GetGeoTransform() == geotransform(band_files[0])
    assert dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"


def test_chosen_bands_of_one_raster_keep_order_names_date_and_their_own_no_data(lake, tmp_path):
    results = run("stackbands", INPUT=[lake["before"]], BANDS="5;2", OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), read_raster(lake["before"])[[4, 1]])
    dataset = gdal.Open(results["OUTPUT"])
    assert [dataset.GetRasterBand(number).GetDescription() for number in (1, 2)] == ["swir16", "green"]
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2018-04-29"


def test_the_files_own_scale_and_offset_come_first(tmp_path):
    path = write_raster(tmp_path / "scaled.tif", NUMBERS)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(0.1)
    dataset.GetRasterBand(1).SetOffset(5.0)
    del dataset
    results = run("stackbands", INPUT=[path], SCALE=2.0, OFFSET=1.0, OUTPUT="TEMPORARY_OUTPUT")
    np.testing.assert_allclose(read_raster(results["OUTPUT"]), 2.0 * (NUMBERS * 0.1 + 5.0) + 1.0, rtol=1e-6)


def test_a_raster_on_a_finer_grid_is_interpolated_onto_the_first(tmp_path):
    coarse = write_raster(tmp_path / "coarse.tif", ramp(20, 30))
    # A plane is the same on any grid once it is interpolated linearly, as long as the grids do not end between pixels.
    corner = (LEFT - 3.3, TOP + 4.1)
    fine = write_raster(tmp_path / "fine.tif", ramp(120, 160, corner=corner, pixel=2.5), corner=corner, pixel=2.5)
    results = run("stackbands", INPUT=[coarse, fine], OUTPUT=str(tmp_path / "out.tif"))
    first, second = read_raster(results["OUTPUT"])
    assert first.shape == (20, 30)
    np.testing.assert_array_equal(first, ramp(20, 30))
    np.testing.assert_allclose(second, ramp(20, 30), atol=2e-4)


@pytest.mark.parametrize("own_crs", [True, False], ids=["own CRS", "degrees"])
def test_an_extent_is_cut_out_grown_to_whole_pixels(band_files, tmp_path, own_crs):
    # Rows 3 to 7 and columns 4 to 9, and a bit of them only.
    left, right, bottom, top = LEFT + 4.3 * PIXEL, LEFT + 9.6 * PIXEL, TOP - 7.5 * PIXEL, TOP - 3.4 * PIXEL
    crs = "EPSG:32631"
    if not own_crs:
        (left, bottom), (right, top), crs = to_lonlat(left, bottom), to_lonlat(right, top), "EPSG:4326"
    extent = f"{left!r},{right!r},{bottom!r},{top!r} [{crs}]"
    results = run("stackbands", INPUT=[band_files[1]], EXTENT=extent, OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), (NUMBERS + 1000)[3:8, 4:10])
    assert geotransform(results["OUTPUT"])[::3] == (LEFT + 4 * PIXEL, TOP - 3 * PIXEL)


def test_layers_of_the_project_and_a_temporary_output(band_files):
    layers = [QgsRasterLayer(path, "band") for path in band_files]
    results = run("stackbands", INPUT=layers, OUTPUT="TEMPORARY_OUTPUT")
    assert results["OUTPUT"].startswith(QgsProcessingUtils.tempFolder())
    np.testing.assert_array_equal(read_raster(results["OUTPUT"])[1], NUMBERS + 1000)


def test_a_folder_and_a_pattern(tmp_path):
    folder = tmp_path / "bands"
    folder.mkdir()
    for number in (1, 2, 4, 5):
        write_raster(folder / f"LT05_L2SP_042033_19881022_02_T1_SR_B{number}.TIF", NUMBERS + number)
    write_raster(folder / "LT05_L2SP_042033_19881022_02_T1_QA_PIXEL.TIF", NUMBERS)
    where = {"FOLDER": str(folder), "PATTERN": "*_SR_B?.TIF"}
    # Without a CRS, the extent's numbers are in that of the rasters.
    extent = f"{LEFT},{LEFT + 3 * PIXEL},{TOP - 2 * PIXEL},{TOP}"
    results = run("stackbands", OUTPUT=str(tmp_path / "out.tif"), EXTENT=extent, **where)
    dataset = gdal.Open(results["OUTPUT"])
    names = [dataset.GetRasterBand(number).GetDescription() for number in range(1, dataset.RasterCount + 1)]
    assert names == ["blue", "green", "nir08", "swir16"]
    expected = np.stack([NUMBERS[:2, :3] + number for number in (1, 2, 4, 5)])
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), expected)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({}, ["exactly one of"]),
        ({"INPUT": "lake", "FOLDER": "/"}, ["exactly one of"]),
        ({"FOLDER": "/nowhere"}, ["nowhere", "folder"]),
    ],
)
def test_rasters_are_specified_once(lake, tmp_path, parameters, words):
    if "INPUT" in parameters:
        parameters = {**parameters, "INPUT": [lake["before"]]}
    said = refusal("stackbands", OUTPUT=str(tmp_path / "out.tif"), **parameters)
    assert all(word in said for word in words), said


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"NAMES": "green,red"}, ["3 bands", "2 names"]),
        ({"NAMES": "green,red,green"}, ["green", "twice"]),
        ({"BANDS": "1"}, ["single raster"]),
        ({"DATE": "in spring"}, ["date"]),
        ({"EXTENT": "0,100,0,100 [EPSG:32631]"}, ["does not overlap"]),
        ({"SCALE": float("nan")}, ["scale", "finite"]),
        ({"NODATA": float("inf")}, ["no-data", "finite"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_wrong_values(band_files, tmp_path, parameters, words):
    assert_refuses("stackbands", words, tmp_path, INPUT=band_files, OUTPUT=str(tmp_path / "out.tif"), **parameters)


def test_a_band_that_is_not_there(lake, tmp_path):
    assert "no band 9" in refusal("stackbands", INPUT=[lake["before"]], BANDS="9", OUTPUT=str(tmp_path / "out.tif"))


def test_cancelled(huge_lake, tmp_path):
    assert_cancels("stackbands", tmp_path, INPUT=[huge_lake["before"]], OUTPUT=str(tmp_path / "out.tif"))


def test_the_command(command, band_files, tmp_path):
    output = str(tmp_path / "out.tif")
    parameters = {**LANDSAT, "NAMES": "green,nir08,swir16", "DATE": "2018-04-29"}
    done = command.run("stackbands", INPUT=band_files, OUTPUT=output, **parameters)
    assert done.code == 0 and done.results == {"OUTPUT": output}, done.text
    expected = np.stack([reflectance(read_raster(path).astype(float)) for path in band_files])
    np.testing.assert_allclose(read_raster(output), expected, atol=1e-6)

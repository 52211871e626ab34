"""Tool ``loadlandsat``."""

from __future__ import annotations

import csv
import os
import tarfile

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_fails_cleanly, assert_refuses, run
from landsat_products import (
    CORNER,
    LEFT,
    OLI,
    OLI_LEVEL_1,
    PIXEL,
    SATURATED,
    TM,
    TOP,
    UTM,
    hidden_by,
    numbers_of,
    write_product,
)
from osgeo import gdal
from rasters import folder_content, geotransform, huge, read_raster, to_lonlat, write_raster

pytestmark = pytest.mark.usefixtures("engine")

USUAL = ["fill", "dilated_cloud", "cirrus", "cloud", "shadow", "saturated"]


def write(path, values, nodata=None):
    return write_raster(path, values, nodata=nodata, crs=UTM, corner=(LEFT, TOP), pixel=PIXEL)


@pytest.fixture
def product(tmp_path):
    """Return the folder of a made-up product of Landsat 8, level 2."""
    return write_product(tmp_path / OLI.id, OLI, write)


def reflectance(parts, masks=USUAL, product=OLI):
    """Return surface reflectance by the formula of the product guide, LSDS-1619, and holes where pixels are hidden."""
    numbers = np.stack([numbers_of(product, part) for part in parts]).astype(float)
    values = np.where(numbers == 0, np.nan, numbers * 0.0000275 - 0.2)
    values[:, hidden_by(product, masks)] = np.nan
    if "saturated" in masks and "SR_B3" in parts:
        values[(parts.index("SR_B3"), *SATURATED)] = np.nan
    return values


def test_defaults(product, tmp_path):
    output = str(tmp_path / "out.tif")
    results = run("loadlandsat", INPUT=str(product / f"{OLI.id}_MTL.txt"), OUTPUT=output)
    assert results == {"OUTPUT": output, "DATE": "2017-10-22T18:27:51Z", "PLATFORM": "landsat-8"}
    parts = [f"SR_B{number}" for number in range(1, 8)]
    np.testing.assert_allclose(read_raster(output), reflectance(parts), atol=1e-6)
    assert geotransform(output) == (LEFT, PIXEL, 0.0, TOP, 0.0, -PIXEL)
    image = gdal.Open(output)
    bands = [image.GetRasterBand(number) for number in range(1, 8)]
    names = ["coastal", "blue", "green", "red", "nir08", "swir16", "swir22"]
    assert [band.GetDescription() for band in bands] == names
    wavelengths = [float(band.GetMetadataItem("CENTRAL_WAVELENGTH_UM", "IMAGERY")) for band in bands]
    assert wavelengths == pytest.approx([0.44, 0.48, 0.56, 0.655, 0.865, 1.61, 2.2])
    assert image.GetMetadataItem("ACQUISITION_DATE") == "2017-10-22T18:27:51Z"
    assert image.GetMetadataItem("TIFFTAG_DATETIME") == "2017:10:22 18:27:51"
    assert np.isnan(bands[0].GetNoDataValue())


@pytest.mark.parametrize(
    ("value", "masks"),
    [
        (["cloud", "shadow"], ["cloud", "shadow"]),
        ("cloud,shadow", ["cloud", "shadow"]),
        ("snow; saturated", ["snow", "saturated"]),
        ("fill", ["fill"]),
        ([], []),
        ("", []),
        (None, USUAL),
    ],
    ids=str,
)
def test_masks(product, value, masks):
    results = run("loadlandsat", INPUT=str(product), BANDS="green", MASK=value, OUTPUT="TEMPORARY_OUTPUT")
    np.testing.assert_array_equal(np.isnan(read_raster(results["OUTPUT"])), np.isnan(reflectance(["SR_B3"], masks)[0]))


def test_chosen_bands_and_their_table(product, tmp_path):
    table = tmp_path / "bands.csv"
    results = run(
        "loadlandsat", INPUT=str(product), BANDS="nir08; B2,tir1", OUTPUT="TEMPORARY_OUTPUT", BAND_TABLE=str(table)
    )
    assert results["BAND_TABLE"] == str(table)
    found = read_raster(results["OUTPUT"])
    np.testing.assert_allclose(found[:2], reflectance(["SR_B5", "SR_B2"]), atol=1e-6)
    kelvin = numbers_of(OLI, "ST_B10") * 0.00341802 + 149.0
    np.testing.assert_allclose(found[2], np.where(np.isnan(found[1]), np.nan, kelvin), rtol=1e-6)
    with open(table, newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["name"], row["common_name"]) for row in rows] == [("B5", "nir08"), ("B2", "blue"), ("B10", "lwir11")]
    centres = [float(row["center_wavelength"]) for row in rows]
    assert centres == pytest.approx([0.865, 0.48, 10.895])
    assert [float(row["full_width_half_max"]) for row in rows] == pytest.approx([0.03, 0.06, 0.59])
    assert "0.85 to 0.88" in rows[0]["description"]


@pytest.mark.parametrize("own_crs", [True, False], ids=["own CRS", "degrees"])
def test_an_extent_is_cut_out_grown_to_whole_pixels(product, own_crs):
    left, right, bottom, top = LEFT + 4.3 * PIXEL, LEFT + 9.6 * PIXEL, TOP - 11.5 * PIXEL, TOP - 3.4 * PIXEL
    crs = UTM
    if not own_crs:
        # Meridians lean here: of the box in degrees, take the part that surely lies within those pixels.
        left, right, bottom, top = left + 10, right - 10, bottom + 10, top - 10
        (left, bottom), (right, top), crs = to_lonlat(left, bottom, UTM), to_lonlat(right, top, UTM), "EPSG:4326"
    extent = f"{left!r},{right!r},{bottom!r},{top!r} [{crs}]"
    results = run("loadlandsat", INPUT=str(product), BANDS="red", EXTENT=extent, OUTPUT="TEMPORARY_OUTPUT")
    np.testing.assert_allclose(read_raster(results["OUTPUT"]), reflectance(["SR_B4"])[0, 3:12, 4:10], atol=1e-6)
    assert geotransform(results["OUTPUT"])[::3] == (LEFT + 4 * PIXEL, TOP - 3 * PIXEL)


def test_numbers_as_they_are_stored(product):
    results = run("loadlandsat", INPUT=str(product), BANDS="red", MASK=[], REFLECTANCE=False, OUTPUT="TEMPORARY_OUTPUT")
    expected = numbers_of(OLI, "SR_B4").astype(float)
    expected[CORNER] = np.nan
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), expected)


@pytest.mark.parametrize("kind", ["folder", "tar", "tar.gz"])
def test_a_path_from_the_working_folder(product, tmp_path, monkeypatch, kind):
    name = OLI.id
    if kind != "folder":
        name += f".{kind}"
        with tarfile.open(tmp_path / name, "w:gz" if kind == "tar.gz" else "w") as archive:
            for file in sorted(product.iterdir()):
                archive.add(file, file.name)
    monkeypatch.chdir(tmp_path)
    before = sorted(os.listdir(tmp_path))
    results = run("loadlandsat", INPUT=name, BANDS="red", OUTPUT="TEMPORARY_OUTPUT")
    np.testing.assert_allclose(read_raster(results["OUTPUT"]), reflectance(["SR_B4"])[0], atol=1e-6)
    assert sorted(os.listdir(tmp_path)) == before


def test_the_log_says_what_the_image_is(product, tmp_path):
    (product / f"{OLI.id}_QA_PIXEL.TIF").unlink()
    feedback = Listener()
    run("loadlandsat", feedback=feedback, INPUT=str(product), BANDS="red,green", OUTPUT="TEMPORARY_OUTPUT")
    assert any("landsat-8, 2017-10-22T18:27:51Z: red, green." in text for text in feedback.infos)
    assert any("no quality band for dilated_cloud, cirrus" in text for text in feedback.warnings)


def no_metadata(folder):
    write_product(folder, OLI_LEVEL_1, write, spellings=())


def damaged_metadata(folder):
    write_product(folder, OLI, write, factors=("much", "less"))


def two_products(folder):
    write_product(folder, OLI, write)
    write_product(folder, TM, write)


def no_quality(folder):
    write_product(folder, OLI, write)
    (folder / f"{OLI.id}_QA_PIXEL.TIF").write_bytes(b"not a raster")


def usual(folder):
    write_product(folder, OLI, write)


@pytest.mark.parametrize(
    ("make", "parameters", "words"),
    [
        (usual, {"INPUT": "gone"}, ["gone", "does not exist", "choose"]),
        (usual, {"INPUT": ""}, ["input"]),
        (usual, {"BANDS": "green,ultraviolet"}, ["no band 'ultraviolet'", "coastal, blue, green"]),
        (usual, {"MASK": "clouds"}, ["hide pixels", "choose", "dilated_cloud"]),
        (usual, {"MASK": ["cloud", "haze"]}, ["hide pixels", "choose", "dilated_cloud"]),
        (usual, {"EXTENT": "0,100,0,100 [EPSG:32611]"}, ["does not overlap"]),
        (usual, {"OUTPUT": "out.png"}, ["geotiff", ".tif"]),
        (lambda folder: folder.mkdir(), {}, ["no landsat bands", "choose"]),
        (two_products, {}, ["2 products", "mtl file of one"]),
        (no_metadata, {}, ["level 1", "mtl file", "beside"]),
        (damaged_metadata, {}, ["_mtl.txt", "not a number", "download it again"]),
        (no_quality, {}, ["qa_pixel.tif", "cannot be read"]),
    ],
)
def test_wrong_values(tmp_path, make, parameters, words):
    make(tmp_path / "product")
    output = str(tmp_path / parameters.pop("OUTPUT", "out.tif"))
    values = {"INPUT": str(tmp_path / "product"), "OUTPUT": output, **parameters}
    assert_refuses("loadlandsat", words, tmp_path, **values)


def test_cancelled(product, tmp_path):
    for part in ("SR_B3", "SR_B4", "QA_PIXEL"):
        file = product / f"{OLI.id}_{part}.TIF"
        # GDAL knows a VRT by its content.
        huge(file, file.rename(tmp_path / f"{part}.tif"))
    assert_cancels("loadlandsat", tmp_path, INPUT=str(product), BANDS="green,red", OUTPUT=str(tmp_path / "out.tif"))


@pytest.mark.parametrize("mask", ["cloud,shadow", ["cloud", "shadow"]], ids=["text", "repeated"])
def test_the_command(command, product, tmp_path, mask):
    output = str(tmp_path / "out.tif")
    done = command.run("loadlandsat", INPUT=product, BANDS="green,nir08", MASK=mask, OUTPUT=output)
    assert done.code == 0, done.text
    assert done.results == {"OUTPUT": output, "DATE": "2017-10-22T18:27:51Z", "PLATFORM": "landsat-8"}
    np.testing.assert_allclose(read_raster(output), reflectance(["SR_B3", "SR_B5"], ["cloud", "shadow"]), atol=1e-6)


def test_the_command_that_fails(command, product, tmp_path):
    (product / f"{OLI.id}_SR_B4.TIF").write_bytes(b"II*\0")
    before = folder_content(tmp_path)
    done = command.run("loadlandsat", INPUT=product, OUTPUT=tmp_path / "out.tif")
    assert done.code != 0
    assert_fails_cleanly(done.text, ["SR_B4.TIF", "cannot be read"], tmp_path, before)

"""Tool ``loadsentinel2``, on small products made as ESA's processor writes them."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_fails_cleanly, assert_refuses, run
from osgeo import gdal
from rasters import folder_content, geotransform, read_raster

pytestmark = pytest.mark.usefixtures("engine")

# What tests/make_safe_product.py writes: planes that are the same on any grid once they are interpolated linearly.
LEFT, TOP = 600_000.0, 4_800_000.0
NUMBERS = ["B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12"]
USUAL = {
    "blue": "B02", "green": "B03", "red": "B04", "rededge071": "B05", "rededge075": "B06", "rededge078": "B07", "nir": "B08",
    "nir08": "B8A", "swir16": "B11", "swir22": "B12",
}  # fmt: skip


@pytest.fixture(scope="module")
def products(test_engine_python, tmp_path_factory):
    """Return the folder with a product of level 2A and one of level 1C."""
    folder = tmp_path_factory.mktemp("safe")
    script = Path(__file__).parents[2] / "make_safe_product.py"
    subprocess.run([test_engine_python, "-I", script, folder], check=True)
    return folder


@pytest.fixture(scope="module")
def level_2a(products):
    return str(products / "S2B_MSIL2A_TEST.SAFE")


@pytest.fixture(scope="module")
def level_1c(products):
    return str(products / "S2B_MSIL1C_TEST.SAFE")


def stored(band, pixel=10, offset=0):
    """Return the stored numbers of a band at the middles of pixels."""
    away = np.arange(1200 // pixel) * pixel + pixel / 2
    return 1000 + 100 * NUMBERS.index(band) + (away[np.newaxis] + away[:, np.newaxis]) / 5 + offset


def hidden_2a(clouds=True):
    """Return where the scene classification of the product has no data, cloud or shadow."""
    hidden = np.zeros((120, 120), bool)
    hidden[:20] = True
    if clouds:
        hidden[40:50, 60:80] = hidden[80:90, 60:80] = True
    return hidden


def check_image(path, bands, hidden, offset=-1000, factor=10_000, pixel=10):
    """Compare with (DN + offset) / factor away from the rim and from gaps, where less is left to interpolate with."""
    dataset = gdal.Open(path)
    assert [dataset.GetRasterBand(number).GetDescription() for number in range(1, dataset.RasterCount + 1)] == list(
        bands
    )
    for name, values in zip(bands, read_raster(path).reshape(len(bands), *hidden.shape)):
        gaps = hidden.copy()
        if name == "blue":
            gaps[30:33, 40:44] = True
        np.testing.assert_array_equal(np.isnan(values), gaps, err_msg=name)
        expected = np.where(gaps, np.nan, stored(bands[name], pixel, offset) / factor)
        # Numbers in a coarse pixel beside a gap are those of its other side, moved by 10 m: a step of the plane.
        near = np.zeros_like(gaps)
        for rows in (-1, 0, 1):
            for columns in (-1, 0, 1):
                near |= np.roll(gaps, (rows, columns), (0, 1))
        away = ~near[6:-6, 6:-6]
        inner, right = values[6:-6, 6:-6], expected[6:-6, 6:-6]
        np.testing.assert_allclose(inner[away], right[away], rtol=1e-6, atol=1e-7, err_msg=name)
        np.testing.assert_allclose(inner, right, atol=2 * 20 / 5 / factor, err_msg=name)


@pytest.mark.parametrize("given", ["folder", "metadata", "zip"])
def test_level_2a_with_defaults(level_2a, tmp_path, given):
    output, path = str(tmp_path / "out.tif"), level_2a
    if given == "metadata":
        path = f"{level_2a}/MTD_MSIL2A.xml"
    elif given == "zip":
        path = shutil.make_archive(str(tmp_path / "S2B"), "zip", Path(level_2a).parent, Path(level_2a).name)
    feedback = Listener()
    results = run("loadsentinel2", feedback=feedback, INPUT=path, OUTPUT=output)
    assert (results["OUTPUT"], results["DATE"], results["PLATFORM"]) == (output, "2022-10-05T10:58:41Z", "sentinel-2b")
    check_image(output, USUAL, hidden_2a())
    assert geotransform(output) == (LEFT, 10, 0, TOP, 0, -10)
    dataset = gdal.Open(output)
    assert dataset.GetSpatialRef().GetAuthorityCode(None) == "32631"
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2022-10-05T10:58:41Z"
    assert float(dataset.GetRasterBand(8).GetMetadataItem("wavelength")) == pytest.approx(864.7)
    share = 1 - (hidden_2a().sum() + 12) / 120**2
    assert any(f"{share:.1%} of the pixels are valid" in text for text in feedback.infos)
    assert feedback.progress == sorted(feedback.progress)


def test_level_1c_by_its_cloud_mask(level_1c, tmp_path):
    results = run("loadsentinel2", INPUT=level_1c, OUTPUT=str(tmp_path / "out.tif"))
    # Cloud and cirrus are hidden by default, snow is not.
    hidden = np.zeros((20, 20), bool)
    hidden[5:8, 5:8] = hidden[10:12, 3:5] = True
    hidden = hidden.repeat(6, axis=0).repeat(6, axis=1)
    values = read_raster(results["OUTPUT"])
    np.testing.assert_array_equal(np.isnan(values[1]), hidden)
    expected = np.where(hidden, np.nan, (stored("B03") - 1000) / 10_000)
    np.testing.assert_allclose(values[1], expected, rtol=1e-6)


def test_bands_by_any_of_their_names_with_a_table(level_2a, tmp_path):
    table = tmp_path / "bands.csv"
    asked = {"BANDS": "swir16; B8A, nir,Coastal", "MASK": [], "BAND_TABLE": str(table)}
    results = run("loadsentinel2", INPUT=level_2a, OUTPUT=str(tmp_path / "out.tif"), **asked)
    bands = {"swir16": "B11", "nir08": "B8A", "nir": "B08", "coastal": "B01"}
    check_image(results["OUTPUT"], bands, np.zeros((120, 120), bool))
    assert results["BAND_TABLE"] == str(table)
    with table.open() as file:
        assert [(row["name"], row["common_name"]) for row in csv.DictReader(file)] == [
            (band, name) for name, band in bands.items()
        ]


def test_stored_numbers(level_2a, tmp_path):
    asked = {"BANDS": "red,swir22", "MASK": ["shadow"], "REFLECTANCE": False}
    results = run("loadsentinel2", INPUT=level_2a, OUTPUT=str(tmp_path / "out.tif"), **asked)
    hidden = np.zeros((120, 120), bool)
    hidden[80:90, 60:80] = True
    check_image(results["OUTPUT"], {"red": "B04", "swir22": "B12"}, hidden, offset=0, factor=1)


def test_a_resolution_of_20_m(level_2a, tmp_path):
    asked = {"BANDS": "red,swir22", "MASK": ["fill"], "RESOLUTION": 20}
    results = run("loadsentinel2", INPUT=level_2a, OUTPUT=str(tmp_path / "out.tif"), **asked)
    assert geotransform(results["OUTPUT"]) == (LEFT, 20, 0, TOP, 0, -20)
    # The mean of four pixels of a plane is the plane in their middle.
    check_image(results["OUTPUT"], {"red": "B04", "swir22": "B12"}, hidden_2a(clouds=False)[::2, ::2], pixel=20)


def test_an_extent(level_2a, tmp_path):
    extent = f"{LEFT + 304},{LEFT + 898},{TOP - 696},{TOP - 402} [EPSG:32631]"
    asked = {"BANDS": "red,swir16", "EXTENT": extent}
    results = run("loadsentinel2", INPUT=level_2a, OUTPUT=str(tmp_path / "out.tif"), **asked)
    assert geotransform(results["OUTPUT"])[::3] == (LEFT + 300, TOP - 400)
    for values, band in zip(read_raster(results["OUTPUT"]), ("B04", "B11")):
        whole = np.where(hidden_2a(), np.nan, (stored(band) - 1000) / 10_000)
        # Beside the cloud above, which ends in row 50, coarse pixels have but one neighbour to be interpolated with.
        np.testing.assert_allclose(values[11:], whole[51:70, 30:90], rtol=1e-6)
        np.testing.assert_allclose(values[:11], whole[40:51, 30:90], atol=2 * 20 / 5 / 10_000)


def test_another_crs(level_2a, tmp_path):
    asked = {"BANDS": "red,nir08", "MASK": [], "CRS": "EPSG:32630", "RESOLUTION": 10}
    results = run("loadsentinel2", INPUT=level_2a, OUTPUT=str(tmp_path / "out.tif"), **asked)
    dataset = gdal.Open(results["OUTPUT"])
    assert dataset.GetSpatialRef().GetAuthorityCode(None) == "32630"
    left, _, _, top, _, _ = dataset.GetGeoTransform()
    bounds = (left, top - 10 * dataset.RasterYSize, left + 10 * dataset.RasterXSize, top)
    for values, name in zip(dataset.ReadAsArray(), ("R10m/*_B04_10m.jp2", "R20m/*_B8A_20m.jp2")):
        file = str(next(Path(level_2a).rglob(name)))
        expected = gdal.Warp("", file, format="MEM", dstSRS="EPSG:32630", outputBounds=bounds, xRes=10, yRes=10, srcNodata=0,
                             dstNodata=0, resampleAlg="bilinear", errorThreshold=0.01)  # fmt: skip
        numbers = expected.ReadAsArray().astype(float)
        assert (numbers > 0).mean() > 0.8
        # GDAL rounds to whole numbers here.
        np.testing.assert_allclose(values, np.where(numbers == 0, np.nan, (numbers - 1000) / 10_000), atol=0.6e-4)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"BANDS": "red,thermal"}, ["no band 'thermal'", "swir16"]),
        ({"EXTENT": "0,100,0,100 [EPSG:32631]"}, ["does not overlap"]),
        ({"RESOLUTION": 0}, ["resolution", "above 0"]),
        ({"RESOLUTION": 1e-6}, ["resolution", "pixels"]),
        ({"MASK": ["fog"]}, ["hide pixels with", "choose one of", "cirrus"]),
        ({"INPUT": "/nowhere/S2B.zip"}, ["/nowhere/s2b.zip", "does not exist"]),
        ({"INPUT": str(Path(__file__).parent)}, ["no sentinel-2 product", ".safe"]),
        ({"OUTPUT": "/nowhere/out.tif"}, ["folder '/nowhere' does not exist"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_wrong_values(level_2a, tmp_path, parameters, words):
    assert_refuses(
        "loadsentinel2", words, tmp_path, **{"INPUT": level_2a, "OUTPUT": str(tmp_path / "out.tif"), **parameters}
    )


def test_cancelled(level_2a, tmp_path):
    outputs = {"OUTPUT": str(tmp_path / "out.tif"), "BAND_TABLE": str(tmp_path / "bands.csv")}
    # Half a metre: six million pixels of ten bands.
    assert_cancels("loadsentinel2", tmp_path, INPUT=level_2a, RESOLUTION=0.5, **outputs)


def test_the_command(command, level_2a, tmp_path):
    output = str(tmp_path / "out.tif")
    done = command.run(
        "loadsentinel2", INPUT=level_2a, BANDS="green,nir08", MASK=["fill", "cloud", "shadow"], OUTPUT=output
    )
    assert done.code == 0, done.text
    assert done.results == {"OUTPUT": output, "DATE": "2022-10-05T10:58:41Z", "PLATFORM": "sentinel-2b"}
    check_image(output, {"green": "B03", "nir08": "B8A"}, hidden_2a())


def test_the_command_on_a_damaged_product(command, level_2a, tmp_path):
    product = shutil.copytree(level_2a, tmp_path / "S2B.SAFE")
    image = next(product.rglob("R20m/*_B11_20m.jp2"))
    image.write_bytes(image.read_bytes()[: image.stat().st_size // 2])
    (tmp_path / "out").mkdir()
    outputs = {"OUTPUT": str(tmp_path / "out" / "out.tif"), "BAND_TABLE": str(tmp_path / "out" / "bands.csv")}
    done = command.run("loadsentinel2", INPUT=str(product), **outputs)
    assert done.code != 0
    assert_fails_cleanly(done.text, ["B11_20m.jp2", "cannot be read", "damaged"], tmp_path / "out", {})
    assert not folder_content(tmp_path / "out")

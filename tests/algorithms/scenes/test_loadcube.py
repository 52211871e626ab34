"""Tool ``loadcube``."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
from assertions import assert_cancels, assert_refuses, run
from osgeo import gdal
from rasters import read_raster

pytestmark = pytest.mark.usefixtures("engine")

WRITE = """
import sys
sys.path.insert(0, sys.argv[1])
import cube_files, numpy, pathlib
folder = pathlib.Path(sys.argv[2])
cube = cube_files.numbers(40, 30)
cube_files.write_neon(folder / "neon.h5", cube)
cube_files.write_zarr(folder / "store.zarr", cube)
cube_files.write_bare_zarr(folder / "bare.zarr", cube)
numpy.save(folder / "expected.npy", cube_files.reflectance(cube))
numpy.save(folder / "wavelengths.npy", cube_files.WAVELENGTHS)
"""


@pytest.fixture(scope="module")
def cube_files(test_engine_python, tmp_path_factory):
    """Return a folder with the same cube as NEON's HDF5 and as Zarr, written without Strandline's code."""
    folder = tmp_path_factory.mktemp("cubes")
    helpers = Path(__file__).resolve().parents[2] / "engine"
    subprocess.run([test_engine_python, "-I", "-c", WRITE, helpers, folder], check=True)
    return folder


@pytest.fixture(scope="module")
def expected(cube_files):
    """Return the reflectance without the bands of water vapour, shape (bands, rows, columns)."""
    wavelengths = np.load(cube_files / "wavelengths.npy")
    dropped = ((wavelengths >= 1340) & (wavelengths <= 1445)) | ((wavelengths >= 1790) & (wavelengths <= 1955))
    return np.load(cube_files / "expected.npy")[~dropped]


def test_a_cube_of_neon(cube_files, expected, tmp_path):
    output, table = str(tmp_path / "out.tif"), str(tmp_path / "bands.csv")
    results = run("loadcube", INPUT=str(cube_files / "neon.h5"), OUTPUT=output, BAND_TABLE=table)
    assert results == {"OUTPUT": output, "BAND_TABLE": table, "BANDS_KEPT": len(expected), "DATE": ""}
    np.testing.assert_allclose(read_raster(output), expected, rtol=1e-6)
    dataset = gdal.Open(output)
    assert dataset.GetRasterBand(1).GetMetadataItem("CENTRAL_WAVELENGTH_UM", "IMAGERY") == "0.3835"
    assert dataset.GetRasterBand(1).GetMetadataItem("wavelength_units") == "Nanometers"
    lines = (tmp_path / "bands.csv").read_text().splitlines()
    assert len(lines) == len(expected) + 1 and lines[0].startswith("name,common_name,description,center_wavelength")


def test_a_zarr_store_by_its_folder_and_group(cube_files, expected, tmp_path):
    output = str(tmp_path / "out.tif")
    results = run("loadcube", INPUT=str(cube_files / "store.zarr"), VARIABLE="flight/reflectance", OUTPUT=output)
    assert results["DATE"] == "2019-04-11T18:20:30"
    np.testing.assert_allclose(read_raster(output), expected, rtol=1e-6)


def test_what_a_store_does_not_say(cube_files, expected, tmp_path):
    output = str(tmp_path / "out.tif")
    told = {"CRS": "EPSG:32611", "NODATA": -9999, "SCALE": 0.0001}
    run("loadcube", INPUT=str(cube_files / "bare.zarr"), OUTPUT=output, **told)
    np.testing.assert_allclose(read_raster(output), expected, rtol=1e-6)
    assert gdal.Open(output).GetSpatialRef().GetAuthorityCode(None) == "32611"


def test_all_bands_of_a_part(cube_files, tmp_path):
    output = str(tmp_path / "out.tif")
    said = {"DROP": "", "DROP_BAD": False, "EXTENT": "257005,257020,4111970,4111990 [EPSG:32611]"}
    run("loadcube", INPUT=str(cube_files / "neon.h5"), OUTPUT=output, **said)
    np.testing.assert_allclose(read_raster(output), np.load(cube_files / "expected.npy")[:, 10:30, 5:20], rtol=1e-6)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"INPUT": "nowhere.h5"}, ["does not exist"]),
        ({"DROP": "red"}, ["not a range of wavelengths", "1340-1445"]),
        ({"DROP": "100-3000"}, ["no band is left"]),
        ({"VARIABLE": "radiance"}, ["no single cube 'radiance'", "reflectance"]),
        ({"SCALE": 0}, ["makes no value"]),
        ({"SCALE": 0.1, "REFLECTANCE": False}, ["no effect"]),
        ({"EXTENT": "10,11,50,51 [EPSG:4326]"}, ["does not overlap"]),
    ],
    ids=str,
)
def test_wrong_values(cube_files, tmp_path, parameters, words):
    said = {"INPUT": str(cube_files / "neon.h5"), "OUTPUT": str(tmp_path / "out.tif"), **parameters}
    assert_refuses("loadcube", words, tmp_path, **said)


def test_cancelled(tmp_path):
    rows, columns, bands = 3000, 3000, 300
    header = (
        f"ENVI\nsamples = {columns}\nlines = {rows}\nbands = {bands}\nheader offset = 0\ndata type = 2\ninterleave = bil\n"
        "byte order = 0\nmap info = {UTM, 1, 1, 257000, 4112000, 1, 1, 11, North, WGS-84}\n"
    )
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    target.mkdir()
    (source / "huge.hdr").write_text(header)
    with (source / "huge.img").open("wb") as file:
        file.truncate(rows * columns * bands * 2)  # sparse: takes no room
    assert_cancels("loadcube", target, INPUT=str(source / "huge.hdr"), OUTPUT=str(target / "out.tif"))


def test_the_command(command, cube_files, expected, tmp_path):
    output = str(tmp_path / "out.tif")
    done = command.run("loadcube", INPUT=cube_files / "neon.h5", OUTPUT=output)
    assert done.code == 0 and done.results["BANDS_KEPT"] == len(expected), done.text
    np.testing.assert_allclose(read_raster(output), expected, rtol=1e-6)


def test_the_command_fails_in_plain_words(command, tmp_path):
    (tmp_path / "text.h5").write_text("not a cube")
    done = command.run("loadcube", INPUT=tmp_path / "text.h5", OUTPUT=tmp_path / "out.tif")
    assert done.code != 0 and "cannot be read" in done.text, done.text
    assert [one.name for one in tmp_path.iterdir()] == ["text.h5"]

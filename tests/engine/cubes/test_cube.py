"""Cubes of all formats: the same values, places and wavelengths; bands dropped; chunks read once; bad files."""

from __future__ import annotations

import csv
import shutil

import cube_files as files
import h5py
import numpy as np
import pytest
import rasterio

from engine.cubes.formats import open_cube
from engine.errors import InputError
from engine.steps import loadcube

KEPT = ~files.bad_bands()


@pytest.fixture(scope="module")
def cube():
    return files.numbers()


WRITERS = {
    "neon.h5": files.write_neon,
    "bsq.img": lambda path, cube: files.write_envi(path, cube, "bsq"),
    "bil.img": lambda path, cube: files.write_envi(path, cube, "bil", micrometres=True),
    "bip": lambda path, cube: files.write_envi(path, cube, "bip"),
    "cf.nc": files.write_netcdf,
    "up.nc": lambda path, cube: files.write_netcdf(path, cube, upside_down=True),
    "old.nc": files.write_old_netcdf,
    "store.zarr": files.write_zarr,
    "image.tif": files.write_geotiff,
}


def load(path, folder, job, **more):
    """Load into the folder and return the answer and the open dataset."""
    answer = loadcube.run(job, cube=str(path), output=str(folder / "loaded.tif"), **more)
    return answer, rasterio.open(folder / "loaded.tif")


@pytest.mark.parametrize("name", WRITERS)
def test_all_formats_give_the_same(name, cube, tmp_path, job):
    path = WRITERS[name](tmp_path / name, cube)
    # A GeoTIFF has no list of bad bands, so the same are dropped by wavelength.
    drop = "1340-1445, 1790-1955" if name == "image.tif" else ""
    answer, loaded = load(path, tmp_path, job, drop=drop, table=str(tmp_path / "bands.csv"))
    assert answer["bands_kept"] == KEPT.sum() == loaded.count
    np.testing.assert_allclose(loaded.read(), files.reflectance(cube)[KEPT], rtol=1e-6)
    assert loaded.crs.to_epsg() == files.CRS
    assert loaded.transform[:6] == pytest.approx((files.PIXEL, 0, files.LEFT, 0, -files.PIXEL, files.TOP))
    told = [float(loaded.tags(number, ns="IMAGERY")["CENTRAL_WAVELENGTH_UM"]) for number in loaded.indexes]
    np.testing.assert_allclose(told, files.WAVELENGTHS[KEPT] / 1000, rtol=1e-5)
    widths = [float(loaded.tags(number)["fwhm"]) for number in loaded.indexes]
    np.testing.assert_allclose(widths, files.WIDTHS[KEPT], rtol=1e-5)
    assert float(loaded.tags(5)["wavelength"]) == pytest.approx(files.WAVELENGTHS[KEPT][4])
    rows = list(csv.DictReader((tmp_path / "bands.csv").open()))
    assert [float(row["center_wavelength"]) for row in rows] == pytest.approx(files.WAVELENGTHS[KEPT] / 1000, rel=1e-6)
    if name in ("cf.nc", "up.nc", "old.nc", "store.zarr"):
        assert answer["date"] == "2019-04-11T18:20:30"
    assert any(f"{KEPT.sum()} of 426 bands are kept" in text for _, text in job.messages)


def test_emit_is_laid_on_the_map_by_its_table(cube, tmp_path, job):
    # A swath flown at an angle: the map turns it by 30 degrees, and leaves gaps at the corners.
    rows, columns = 80, 75
    y, x = np.mgrid[:rows, :columns]
    turned = np.deg2rad(30)
    row = np.rint((y - 40) * np.cos(turned) + (x - 37) * np.sin(turned) + 30).astype(int)
    column = np.rint((x - 37) * np.cos(turned) - (y - 40) * np.sin(turned) + 25).astype(int)
    seen = (row >= 0) & (row < cube.shape[0]) & (column >= 0) & (column < cube.shape[1])
    lookup = np.where(seen[..., np.newaxis], np.stack([row, column], axis=-1) + 1, 0)
    path = files.write_emit(tmp_path / "emit.nc", cube, lookup)
    answer, loaded = load(path, tmp_path, job)
    expected = np.full((426, rows, columns), np.nan)
    expected[:, seen] = files.reflectance(cube)[:, row[seen], column[seen]]
    np.testing.assert_allclose(loaded.read(), expected[KEPT], rtol=1e-6)
    assert answer["date"] == "2023-07-01T18:20:30" and loaded.shape == (rows, columns)


def test_the_real_cube_of_neon(shared_data, tmp_path, job):
    path = shared_data / "neon" / "neonhs_SJER_2017_30x30x426.h5"
    answer, loaded = load(path, tmp_path, job, drop="1340-1445,1790-1955")
    with h5py.File(path) as file:
        stored = file["SJER/Reflectance/Reflectance_Data"][:]
        wavelengths = file["SJER/Reflectance/Metadata/Spectral_Data/Wavelength"][:]
    kept = ~files.bad_bands(wavelengths)
    assert answer["bands_kept"] == kept.sum() == 372
    expected = np.where(stored == -9999, np.nan, stored / 10000.0).transpose(2, 0, 1)[kept]
    np.testing.assert_allclose(loaded.read(), expected, rtol=1e-6)
    assert loaded.bounds == (257000, 4112000 - 30, 257030, 4112000) and loaded.crs.to_epsg() == 32611


@pytest.mark.parametrize("name", ["neon.h5", "bil.img", "up.nc"])
def test_a_part_of_a_cube(name, cube, tmp_path, job):
    path = WRITERS[name](tmp_path / name, cube)
    extent = {
        "bounds": [files.LEFT + 10.2, files.TOP - 29.5, files.LEFT + 33.0, files.TOP - 4.0],
        "crs": f"EPSG:{files.CRS}",
    }
    _, loaded = load(path, tmp_path, job, extent=extent)
    np.testing.assert_allclose(loaded.read(), files.reflectance(cube)[KEPT][:, 4:30, 10:33], rtol=1e-6)
    assert (loaded.transform.c, loaded.transform.f) == (files.LEFT + 10, files.TOP - 4)


def test_numbers_as_stored_and_all_bands(cube, tmp_path, job):
    path = files.write_neon(tmp_path / "neon.h5", cube)
    answer, loaded = load(path, tmp_path, job, reflectance=False, bad_bands=False)
    np.testing.assert_array_equal(np.nan_to_num(loaded.read(), nan=files.MISSING), cube.transpose(2, 0, 1))
    assert answer["bands_kept"] == 426


@pytest.mark.parametrize("chunks", [(13, 13, 13), (60, 50, 1), (1, 50, 426), (64, 64, 30), (200, 180, 2)])
def test_no_chunk_is_read_many_times(chunks, tmp_path, job, monkeypatch):
    """Count what is decoded: pixels of all chunks that each read touches, against the pixels of the cube."""
    rows, columns, bands = 300, 280, 40
    cube = files.numbers(rows, columns, bands)
    chunks = tuple(min(pair) for pair in zip(chunks, cube.shape, strict=True))
    path = files.write_neon(tmp_path / "neon.h5", cube, files.WAVELENGTHS[:bands], chunks)
    found = open_cube(str(path)).image
    decoded = []

    def stored(self, rows, columns):
        numbers = [band.index - 1 for band in self.bands]
        parts = (rows, columns, slice(min(numbers), max(numbers) + 1))
        counts = [-(-part.stop // chunk) - part.start // chunk for part, chunk in zip(parts, chunks, strict=True)]
        decoded.append(np.prod(counts) * np.prod(chunks))
        return original(self, rows, columns)

    original = type(found)._stored
    monkeypatch.setattr(type(found), "_stored", stored)
    _, loaded = load(path, tmp_path, job, bad_bands=False)
    np.testing.assert_allclose(loaded.read(), files.reflectance(cube), rtol=1e-6)
    assert sum(decoded) < 1.8 * np.prod([-(-n // c) * c for n, c in zip(cube.shape, chunks, strict=True)])


@pytest.mark.parametrize(("interleave", "interleaving"), [("bsq", 1), ("bil", 426), ("bip", 426)])
def test_bands_are_read_at_once_where_they_lie_side_by_side(interleave, interleaving, cube, tmp_path):
    found = open_cube(str(files.write_envi(tmp_path / "cube.img", cube, interleave)))
    assert found.interleaving == interleaving


def test_a_cube_of_several_variables(cube, tmp_path, job):
    found = files.dataset(cube[:, :, :20])
    found["uncertainty"] = found["reflectance"] * 0 + 7
    found["uncertainty"].attrs = {"grid_mapping": "spatial_ref"}
    found.to_netcdf(tmp_path / "two.nc", engine="h5netcdf")
    _, loaded = load(tmp_path / "two.nc", tmp_path, job, variable="uncertainty", bad_bands=False)
    assert (loaded.read() == 7).all()
    _, loaded = load(tmp_path / "two.nc", tmp_path, job)
    np.testing.assert_allclose(loaded.read(), files.reflectance(cube[:, :, :20]), rtol=1e-6)
    with pytest.raises(InputError, match=r"no single cube 'radiance'.*reflectance"):
        load(tmp_path / "two.nc", tmp_path, job, variable="radiance")


def cut_short(path):
    path.write_bytes(path.read_bytes()[:-2000])
    return path


def without_place(path):
    with h5py.File(path, "r+") as file:
        del file["SJER/Reflectance/Metadata/Coordinate_System"]
    return path


@pytest.mark.parametrize(
    ("make", "more", "words"),
    [
        (lambda path: path / "nothing.h5", {}, ["does not exist"]),
        (
            lambda path: cut_short(files.write_neon(path / "a.h5", files.numbers(20, 20, 30), files.WAVELENGTHS[:30])),
            {},
            ["cut short"],
        ),
        (
            lambda path: without_place(files.write_neon(path / "a.h5", files.numbers())),
            {},
            ["lacks NEON's metadata"],
        ),
        (
            lambda path: files.write_neon(path / "a.h5", files.numbers()),
            {"drop": "300-2600"},
            ["No band is left"],
        ),
        (
            lambda path: files.write_neon(path / "a.h5", files.numbers()),
            {"drop": "red"},
            ["not a range", "1340-1445"],
        ),
        (
            lambda path: files.write_neon(path / "a.h5", files.numbers()),
            {"drop": "1445-1340"},
            ["not a range"],
        ),
        (
            lambda path: files.write_neon(path / "a.h5", files.numbers()),
            {"extent": {"bounds": [10, 50, 11, 51], "crs": "EPSG:4326"}},
            ["does not overlap"],
        ),
        (lambda path: path, {}, ["not a Zarr store"]),
        (lambda path: shutil.copy(__file__, path / "text.txt"), {}, ["cannot be read"]),
    ],
)
def test_bad_input(make, more, words, tmp_path, job):
    source = tmp_path / "in"
    source.mkdir()
    path = make(source)
    with pytest.raises(InputError) as raised:
        load(path, tmp_path, job, **more)
    assert all(word in str(raised.value) for word in words), raised.value
    assert [one.name for one in tmp_path.iterdir()] == ["in"]

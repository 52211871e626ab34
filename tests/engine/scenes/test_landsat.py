"""Landsat products: what their numbers, flags and metadata mean, wherever the files are."""

from __future__ import annotations

import math

import numpy as np
import pytest
import rasterio
from landsat_files import GRID, MASKS, packed, without_georeference, write
from landsat_products import (
    CORNER,
    ETM,
    ETM_LEVEL_1,
    LEFT,
    MAYBE_CIRRUS,
    OLI,
    OLI2,
    OLI_FIRST,
    OLI_LEVEL_1,
    PIXEL,
    SATURATED,
    SHAPE,
    SUN_ELEVATION,
    TM,
    TM_FIRST,
    TM_LEVEL_1,
    TOP,
    UTM,
    WATER,
    groups_of,
    hidden_by,
    numbers_of,
    spelled,
    write_product,
)
from rasterio.crs import CRS
from rasterio.warp import transform_bounds
from rasters import names_in

from engine.scenes.landsat_metadata import read_metadata


def values_of(product, part):
    """Return the file's numbers as decimal ones, with holes where they mean fill."""
    numbers = numbers_of(product, part).astype(float)
    numbers[CORNER] = np.nan
    return numbers


def reflectance_of(product, masks=MASKS, parts=None):
    """Return surface reflectance by the formulas of the product guides: Collection 2 LSDS-1619, Collection 1 LSDS-1368."""
    parts = parts or [part for part, name in product.bands.items() if not name.startswith("lwir")]
    values = np.stack([values_of(product, part) for part in parts])
    values = values * 0.0001 if product.first else values * 0.0000275 - 0.2
    values[:, hidden_by(product, masks)] = np.nan
    return values


@pytest.mark.parametrize(
    ("product", "platform", "date"),
    [(TM, "landsat-5", "1988-10-22"), (ETM, "landsat-7", "2002-10-22"), (OLI, "landsat-8", "2017-10-22"),
     (OLI2, "landsat-9", "2022-10-22"), (TM_FIRST, "landsat-5", "1988-10-22"), (OLI_FIRST, "landsat-8", "2017-10-22")],
    ids=lambda value: value.id[:10] if hasattr(value, "id") else "",
)  # fmt: skip
def test_surface_reflectance(load_landsat, tmp_path, product, platform, date):
    answer, found = load_landsat(write_product(tmp_path / "product", product, write), mask=MASKS)
    names = [name for name in product.bands.values() if not name.startswith("lwir")]
    assert answer["bands"] == names
    assert (answer["platform"], answer["date"]) == (platform, f"{date}T18:27:51Z")
    expected = reflectance_of(product)
    assert np.isfinite(expected[(names.index("green"), *SATURATED)])
    expected[(names.index("green"), *SATURATED)] = np.nan
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert answer["valid_share"] == pytest.approx(np.isfinite(expected).all(axis=0).mean())
    with rasterio.open(answer["output"]) as image:
        assert image.transform == GRID["transform"] and image.crs == CRS.from_user_input(UTM)
        assert image.tags()["TIFFTAG_DATETIME"] == f"{date.replace('-', ':')} 18:27:51"
        assert image.tags()["ACQUISITION_DATE"] == f"{date}T18:27:51Z"


# Edges of the bands after https://www.usgs.gov/faqs/what-are-band-designations-landsat-satellites
@pytest.mark.parametrize(
    ("product", "middles"),
    [(TM, [485, 560, 660, 830, 1650, 2215]), (ETM, [485, 560, 660, 835, 1650, 2220]),
     (OLI, [440, 480, 560, 655, 865, 1610, 2200])],
)  # fmt: skip
def test_wavelengths(load_landsat, tmp_path, product, middles):
    answer, _ = load_landsat(write_product(tmp_path / "product", product, write))
    with rasterio.open(answer["output"]) as image:
        found = [1000 * float(image.tags(band, ns="IMAGERY")["CENTRAL_WAVELENGTH_UM"]) for band in image.indexes]
    assert found == pytest.approx(middles)


@pytest.mark.parametrize("product", [OLI, OLI_FIRST], ids=["Collection 2", "Collection 1"])
@pytest.mark.parametrize("masks", [(), *((name,) for name in MASKS[:-1])], ids=lambda masks: "".join(masks) or "none")
def test_each_mask_hides_its_own_pixels(load_landsat, tmp_path, product, masks):
    _, found = load_landsat(write_product(tmp_path / "product", product, write), mask=masks, bands=["green"])
    expected = hidden_by(product, masks)
    assert not expected[WATER] and not expected[MAYBE_CIRRUS]
    np.testing.assert_array_equal(np.isnan(found[0]), expected)


def folder_of(folder, product, tmp_path):
    return folder


def chosen_file(pattern):
    return lambda folder, product, tmp_path: next(folder.glob(pattern))


PLACES = {
    "folder": folder_of,
    "txt": chosen_file("*_MTL.txt"),
    "json": chosen_file("*_MTL.json"),
    "xml": chosen_file("*_MTL.xml"),
    "one of the bands": chosen_file("*_SR_B3.TIF"),
    "tar": lambda folder, product, tmp_path: packed(folder, tmp_path / f"{product.id}.tar", "w"),
    "tar.gz": lambda folder, product, tmp_path: packed(folder, tmp_path / f"{product.id}.tar.gz", "w:gz"),
    "tar with ./": lambda folder, product, tmp_path: packed(folder, tmp_path / "a b.tar", "w", "./"),
    "tgz with a folder": lambda folder, product, tmp_path: packed(
        folder, tmp_path / "x.tgz", "w:gz", f"./{product.id}/"
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_wherever_it_is(load_landsat, tmp_path, monkeypatch, place):
    folder = write_product(tmp_path / "product", OLI, write, spellings=("txt", "json", "xml"))
    path = PLACES[place](folder, OLI, tmp_path)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    before = names_in(tmp_path)
    answer, found = load_landsat(path, bands=["red", "B2"], mask=MASKS)
    assert (answer["bands"], answer["date"]) == (["red", "blue"], "2017-10-22T18:27:51Z")
    np.testing.assert_allclose(found, reflectance_of(OLI, parts=["SR_B4", "SR_B2"]), atol=1e-6)
    # Neither unpacked files nor GDAL's notes on an archive stay.
    assert names_in(tmp_path) == sorted([*before, "out.tif"])
    assert names_in(scratch) == []


def test_names_in_small_letters(load_landsat, tmp_path):
    folder = write_product(tmp_path / "product", OLI, write)
    for file in list(folder.iterdir()):
        file.rename(folder / file.name.lower())
    answer, found = load_landsat(folder, bands=["green"])
    assert answer["platform"] == "landsat-8"
    np.testing.assert_allclose(found, reflectance_of(OLI, (), ["SR_B3"]), atol=1e-6)


@pytest.mark.parametrize("spelling", ["txt", "json", "xml"])
def test_factors_are_those_of_the_metadata(load_landsat, tmp_path, spelling):
    folder = write_product(tmp_path / "product", OLI, write, spellings=[spelling], factors=(3e-05, -0.1))
    _, found = load_landsat(folder, bands=["green"])
    np.testing.assert_allclose(found[0], values_of(OLI, "SR_B3") * 0.00003 - 0.1, atol=1e-6)


def test_without_metadata_factors_are_the_collections(load_landsat, job, tmp_path):
    answer, found = load_landsat(
        write_product(tmp_path / "product", OLI, write, spellings=()), bands=["green", "lwir11"]
    )
    np.testing.assert_allclose(found[0], reflectance_of(OLI, (), ["SR_B3"])[0], atol=1e-6)
    np.testing.assert_allclose(found[1], values_of(OLI, "ST_B10") * 0.00341802 + 149.0, rtol=1e-6)
    assert (answer["platform"], answer["date"]) == ("landsat-8", "2017-10-22")
    assert any("no MTL file" in text for _, text in job.messages)


@pytest.mark.parametrize(
    ("product", "name", "part", "scale", "offset"),
    [(OLI, "lwir11", "ST_B10", 0.00341802, 149.0), (TM, "lwir", "ST_B6", 0.00341802, 149.0),
     (ETM, "thermal", "ST_B6", 0.00341802, 149.0), (OLI_FIRST, "B10", "bt_band10", 0.1, 0.0),
     (TM_FIRST, "lwir", "bt_band6", 0.1, 0.0)],
)  # fmt: skip
def test_temperature_is_in_kelvin(load_landsat, tmp_path, product, name, part, scale, offset):
    answer, found = load_landsat(write_product(tmp_path / "product", product, write), bands=[name])
    assert answer["bands"] == [product.bands[part]]
    np.testing.assert_allclose(found[0], values_of(product, part) * scale + offset, rtol=1e-6)


def kelvin(numbers, k1, k2):
    """Return brightness temperature as the Landsat 8 Data Users Handbook computes it, section 5.2."""
    return k2 / np.log(k1 / (numbers * 3.342e-4 + 0.1) + 1)


def test_level_1_of_oli(load_landsat, tmp_path):
    folder = write_product(tmp_path / "product", OLI_LEVEL_1, write, spellings=["json"])
    answer, found = load_landsat(folder, mask=MASKS)
    assert answer["bands"] == ["coastal", "blue", "green", "red", "nir08", "swir16", "swir22"]
    parts = [f"B{number}" for number in range(1, 8)]
    expected = np.stack([values_of(OLI_LEVEL_1, part) for part in parts]) * 0.00002 - 0.1
    expected /= math.cos(math.radians(90 - SUN_ELEVATION))
    expected[:, hidden_by(OLI_LEVEL_1, MASKS)] = np.nan
    expected[(2, *SATURATED)] = np.nan
    np.testing.assert_allclose(found, expected, rtol=1e-5)

    answer, found = load_landsat(folder, bands=["cirrus", "lwir11", "lwir12", "pan"])
    assert answer["bands"] == ["cirrus", "lwir11", "lwir12", "pan"]
    np.testing.assert_allclose(found[1], kelvin(values_of(OLI_LEVEL_1, "B10"), 774.8853, 1321.0789), rtol=1e-6)
    np.testing.assert_allclose(found[2], kelvin(values_of(OLI_LEVEL_1, "B11"), 480.8883, 1201.1442), rtol=1e-6)
    # By hand: 20000 is a radiance of 6.784, that is 5.16 °C.
    assert kelvin(20_000, 774.8853, 1321.0789) == pytest.approx(278.3056, abs=1e-4)


def test_level_1_of_tm(load_landsat, tmp_path):
    folder = write_product(tmp_path / "product", TM_LEVEL_1, write)
    answer, found = load_landsat(folder, bands=["lwir", "swir22"], mask=["saturated"])
    assert answer["bands"] == ["lwir", "swir22"]
    expected = kelvin(values_of(TM_LEVEL_1, "B6"), 607.76, 1260.56)
    expected[SATURATED] = np.nan
    np.testing.assert_allclose(found[0], expected, rtol=1e-6)
    assert np.isfinite(found[(1, *SATURATED)])


def test_both_gains_of_etms_thermal_band(load_landsat, tmp_path):
    """Bit 8 of QA_RADSAT is the high gain's, LSDS-1414."""
    folder = write_product(tmp_path / "product", ETM_LEVEL_1, write)
    answer, found = load_landsat(folder, bands=["lwir", "lwir_high_gain"], mask=["saturated"])
    assert answer["bands"] == ["lwir", "lwir_high_gain"]
    expected = [kelvin(values_of(ETM_LEVEL_1, f"B6_VCID_{gain}"), 666.09, 1282.71) for gain in (1, 2)]
    expected[1][SATURATED] = np.nan
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_numbers_as_they_are_stored(load_landsat, tmp_path):
    folder = write_product(tmp_path / "product", OLI_LEVEL_1, write)
    _, found = load_landsat(folder, bands=["green", "lwir11"], reflectance=False, mask=["cloud"])
    expected = np.stack([values_of(OLI_LEVEL_1, "B3"), values_of(OLI_LEVEL_1, "B10")])
    expected[:, hidden_by(OLI_LEVEL_1, ["cloud"])] = np.nan
    np.testing.assert_array_equal(found, expected)


def test_surface_reflectance_beside_its_level_1(load_landsat, tmp_path):
    folder = write_product(tmp_path / "product", TM_FIRST, write)
    for number in range(1, 8):
        write(folder / f"{TM_FIRST.id}_B{number}.TIF", np.full(SHAPE, 77, np.uint8))
    answer, found = load_landsat(folder)
    assert answer["bands"] == ["blue", "green", "red", "nir08", "swir16", "swir22"]
    np.testing.assert_allclose(found, reflectance_of(TM_FIRST, ()), atol=1e-6)


def test_at_night_only_temperature(load_landsat, landsat_refusal, tmp_path):
    folder = write_product(tmp_path / "product", OLI_LEVEL_1, write, sun_elevation=-43.5)
    answer, _ = load_landsat(folder)
    assert answer["bands"] == ["lwir11", "lwir12"]
    assert "has no band 'green'" in landsat_refusal(folder, bands=["green"])


@pytest.mark.parametrize("crs", [UTM, "EPSG:4326", ""])
def test_an_extent(load_landsat, tmp_path, crs):
    rows, columns = slice(4, 19), slice(7, 30)
    # A little within the outermost pixels, so that they are taken whole.
    bounds = (LEFT + 7.4 * PIXEL, TOP - 18.6 * PIXEL, LEFT + 29.6 * PIXEL, TOP - 4.4 * PIXEL)
    if crs != UTM:
        bounds = transform_bounds(UTM, "EPSG:4326", *bounds)
    answer, found = load_landsat(
        write_product(tmp_path / "product", OLI, write), mask=MASKS, grid={"extent": {"bounds": bounds, "crs": crs}}
    )
    with rasterio.open(answer["output"]) as image:
        left, top = ~GRID["transform"] @ (image.transform.c, image.transform.f)
        assert (left, top) == (round(left), round(top)) and image.transform.a == PIXEL
    expected = reflectance_of(OLI)
    expected[(2, *SATURATED)] = np.nan
    if crs == UTM:
        assert (left, top) == (7, 4)
        np.testing.assert_allclose(found, expected[:, rows, columns], atol=1e-6)
    else:
        # A box in degrees lies askew in metres; what holds it is a little larger.
        assert left in (6, 7) and top in (3, 4) and found.shape[1] in (15, 16, 17) and found.shape[2] in (23, 24, 25)
        height, width = found.shape[1:]
        inside = expected[:, int(top) : int(top) + height, int(left) : int(left) + width]
        np.testing.assert_allclose(found, inside, atol=1e-6)


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_a_place_from_the_metadata(load_landsat, tmp_path):
    answer, found = load_landsat(
        write_product(tmp_path / "product", OLI, without_georeference), mask=MASKS, bands=["nir08"]
    )
    np.testing.assert_allclose(found, reflectance_of(OLI, parts=["SR_B5"]), atol=1e-6)
    with rasterio.open(answer["output"]) as image:
        assert image.transform == GRID["transform"] and image.crs == CRS.from_user_input(UTM)


def test_grids_of_the_metadata():
    """The panchromatic band shares the middle of its first pixel with the others; Antarctica is polar stereographic."""
    groups = groups_of(OLI_LEVEL_1, shape=(7741, 7591))
    groups["PROJECTION_ATTRIBUTES"] |= {
        "GRID_CELL_SIZE_PANCHROMATIC": "15.00",
        "PANCHROMATIC_LINES": 15481,
        "PANCHROMATIC_SAMPLES": 15181,
        "MAP_PROJECTION": "PS",
    }
    grids = read_metadata(spelled(groups, "txt").encode(), "LC08_MTL.txt").grids
    assert [(grid.width, grid.height) for grid in grids] == [(7591, 7741), (7591, 7741), (15181, 15481)]
    assert [grid.transform.c - LEFT for grid in grids] == [0, 0, 7.5]
    assert [TOP - grid.transform.f for grid in grids] == [0, 0, 7.5]
    assert all(CRS.from_wkt(grid.crs) == CRS.from_epsg(3031) for grid in grids)

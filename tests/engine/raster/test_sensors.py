"""Makers' numbers, wavelengths in descriptions, and alpha bands that are none."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from rasterio.enums import ColorInterp
from rasterio.transform import from_origin
from rasterio.windows import Window

from engine.errors import InputError
from engine.raster.bands import Band, common_bands
from engine.raster.grid import from_bounds
from engine.raster.image import open_image

TM = [f"SR_B{number}" for number in (1, 2, 3, 4, 5, 7)]
OLI = [f"SR_B{number}" for number in range(1, 8)]
SIX = ["blue", "green", "red", "nir08", "swir16", "swir22"]


def write(path, names, dtype="uint16", alpha=None, tags=None):
    layers = np.arange(1, len(names) + 1)[:, None, None] * np.ones((len(names), 8, 8))
    if alpha and not names[alpha - 1]:
        layers[alpha - 1] = np.iinfo(dtype).max
    with rasterio.open(
        path, "w", driver="GTiff", count=len(names), height=8, width=8, dtype=dtype, crs="EPSG:32611",
        transform=from_origin(350000, 4300000, 30, 30),
    ) as dataset:  # fmt: skip
        dataset.write(layers.astype(dtype))
        for number, name in enumerate(names, start=1):
            dataset.set_band_description(number, name)
        dataset.update_tags(**(tags or {}))
    if alpha:
        with rasterio.open(path, "r+") as dataset:
            dataset.colorinterp = [
                ColorInterp.alpha if number == alpha else ColorInterp.undefined for number in dataset.indexes
            ]
    return str(path)


@pytest.mark.parametrize(
    ("names", "tags", "roles"),
    [
        (TM, {}, SIX),
        (OLI, {}, ["coastal", *SIX]),
        (["B02", "B03", "B04", "B08"], {}, ["blue", "green", "red", "nir08"]),
        (["B3", "B4"], {"PLATFORM": "LANDSAT_7"}, ["red", "nir08"]),
        (["B3", "B4"], {"SATELLITE": "Landsat 9"}, ["green", "red"]),
        (["B3", "B4"], {}, ["", ""]),
        (["418.2 nm", "Band 4 (0.865 um)", "0.63-0.69 µm"], {}, ["coastal", "nir08", "red"]),
    ],
    ids=str,
)
def test_roles_from_numbers_and_descriptions(tmp_path, names, tags, roles):
    assert [band.role for band in open_image(write(tmp_path / "a.tif", names, tags=tags)).bands] == roles


def test_bands_of_two_satellites_pair_by_colour(tmp_path):
    first, second = (open_image(write(tmp_path / f"{len(names)}.tif", names)).bands for names in (TM, OLI))
    assert common_bands(first, second) == ([0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6])


def test_numbers_of_unknown_satellites_are_refused():
    before, after = (
        [Band(place, f"B{number}") for place, number in enumerate(some)] for some in ((2, 3, 4), (2, 3, 4, 5))
    )
    with pytest.raises(InputError, match=r"makers' numbers.*Stack bands"):
        common_bands(before, after)
    assert common_bands(before, before) == ([0, 1, 2], [0, 1, 2])


def test_a_known_fourth_band_is_data_and_an_unknown_one_is_said(tmp_path):
    known = open_image(write(tmp_path / "known.tif", ["red", "green", "blue", "nir"], "uint8", alpha=4))
    assert [band.index for band in known.bands] == [1, 2, 3, 4] and not known.notes
    path = write(tmp_path / "unknown.tif", ["", "", "", ""], "uint8", alpha=4)
    assert "alpha" in open_image(path).notes[0] and len(open_image(path).bands) == 3
    assert [band.index for band in open_image(path, [1, 4]).bands] == [1, 4]


@pytest.mark.parametrize("alpha", [2, 4])
@pytest.mark.parametrize("known", [True, False])
def test_an_alpha_band_in_the_middle_leaves_the_others_whole_on_another_grid(tmp_path, alpha, known):
    names = ["blue", "green", "red", "nir08", "swir16"]
    if not known:
        names[alpha - 1] = ""
    image = open_image(write(tmp_path / "a.tif", names, alpha=alpha))
    coarse = image.on(from_bounds(image.grid.crs, (350010, 4299770, 350130, 4299890), 60.0), "nearest")
    values = coarse.read(Window(0, 0, 2, 2))
    expected = [number for number in range(1, 6) if known or number != alpha]
    np.testing.assert_array_equal(values[:, 1, 1], expected)

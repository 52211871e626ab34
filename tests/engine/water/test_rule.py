"""How water looks: the index, and what is learned from an image beside it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from rasters import SIX_BANDS, SPECTRA

from engine.raster.bands import Band
from engine.water.rule import WaterIndex, WaterTest

BANDS = [Band(place, name=name) for place, name in enumerate(SIX_BANDS, start=1)]
WATER, PLANTS, SOIL, CLOUD = SPECTRA


def learn(pixels, bands=BANDS):
    return WaterTest.learn(np.asarray(pixels, np.float32), WaterIndex.of(bands), bands)


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        (("blue", "green", "red", "nir08", "swir16", "swir22"), ("MNDWI", 1, 4)),
        (("swir22", "nir08", "green"), ("MNDWI", 2, 0)),
        (("B1", "Green", "NIR"), ("NDWI", 1, 2)),
        (("blue", "red", "nir08"), None),
        (("green", "red"), None),
        (("1", "2", "3", "4"), None),
        ((560.0, 865.0, 1610.0), ("MNDWI", 0, 2)),
        ((865.0, 665.0, 560.0), ("NDWI", 2, 0)),
        ((10_900.0, 560.0), None),
    ],
)
def test_the_index_comes_from_names_and_wavelengths(bands, expected):
    described = [
        Band(place, name=band) if isinstance(band, str) else Band(place, wavelength=band)
        for place, band in enumerate(bands, start=1)
    ]
    index = WaterIndex.of(described)
    assert (index and (index.name, index.green, index.infrared)) == expected


def test_the_index_of_dark_and_ordinary_pixels():
    index = WaterIndex("MNDWI", 0, 1)
    pixels = np.array([[0.3, 0.1], [0.1, 0.3], [0.0, 0.0], [-0.01, -0.02], [0.05, -0.01], [-0.01, 0.05]])
    np.testing.assert_allclose(index.values(pixels), [0.5, -0.5, 1, 1, 1, -1])


def test_the_limit_lies_half_way_between_clear_water_and_land():
    test = learn([WATER] * 30 + [PLANTS] * 40 + [SOIL] * 20)
    # Medians in the near infrared: 0.02 of water, 0.40 of land.
    assert test.limit == pytest.approx(0.21)
    # A pixel of water and one of the others, mixed: more than half must be water, but the index may ask for more.
    share = np.linspace(0, 1, 101)[:, np.newaxis]
    mixed = share * WATER + (1 - share) * PLANTS
    green, near, short = mixed[:, 1], mixed[:, 3], mixed[:, 4]
    np.testing.assert_array_equal(test.holds(mixed), (green > short) & (near < 0.21))


def test_a_cloud_is_no_water_although_its_index_is_that_of_water():
    index = WaterIndex.of(BANDS)
    assert index.values(CLOUD[np.newaxis])[0] > 0
    test = learn([WATER] * 10 + [PLANTS] * 40 + [CLOUD] * 40)
    np.testing.assert_array_equal(test.holds(np.stack([WATER, PLANTS, SOIL, CLOUD])), [True, False, False, False])
    # Nor where there is no water to learn from.
    dry = learn([PLANTS] * 40 + [CLOUD] * 40)
    assert dry.limit == pytest.approx(0.40)
    assert not learn([PLANTS, SOIL, SOIL] + [CLOUD] * 40).holds(CLOUD[np.newaxis]).any()


def test_turbid_water_beside_dark_land_is_kept():
    turbid = np.array([0.08, 0.11, 0.12, 0.09, 0.03, 0.02])
    burnt = np.array([0.04, 0.05, 0.06, 0.10, 0.12, 0.13])
    clear = np.tile(WATER, (30, 1))
    test = learn(np.vstack([clear, np.tile(turbid, (20, 1)), np.tile(burnt, (50, 1))]))
    assert test.limit > 0.5 * (0.02 + 0.10)
    assert test.limit == pytest.approx(0.09)
    assert test.holds(np.array([turbid - [0, 0, 0, 0.001, 0, 0]])).all()


@pytest.mark.parametrize("pixels", [[WATER] * 5, [WATER] * 5 + [CLOUD] * 5], ids=["water alone", "no land"])
def test_without_land_the_index_decides(pixels):
    assert learn(pixels).limit == math.inf
    assert learn(pixels).holds(np.asarray(pixels)).all()


def test_without_a_near_infrared_band_the_index_decides():
    bands = [Band(1, name="green"), Band(2, name="swir16")]
    test = learn(np.array([WATER, PLANTS, CLOUD])[:, [1, 4]], bands)
    assert test.near is None
    np.testing.assert_array_equal(test.holds(np.array([WATER, PLANTS, CLOUD])[:, [1, 4]]), [True, False, True])
    assert test.describe() == "MNDWI is above zero"


def test_the_words_name_the_limit():
    assert learn([WATER, PLANTS]).describe() == "MNDWI is above zero and the near infrared is below 0.21"


def test_clear_water_is_hardly_mixed():
    test = learn([WATER] * 30 + [PLANTS] * 40)
    mixed = np.array([WATER, 0.75 * WATER + 0.25 * PLANTS, PLANTS])
    assert test.index.values(mixed)[1] == pytest.approx((0.055 - 0.0525) / (0.055 + 0.0525))
    np.testing.assert_array_equal(test.holds(mixed), [True, True, False])
    np.testing.assert_array_equal(test.clearly_holds(mixed), [True, False, False])

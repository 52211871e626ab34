"""The loops along shores against sums that are written out, and against scipy's convolution."""

import numpy as np
import pytest
from scipy import ndimage

from engine.water import shore_kernels as kernels

RADIUS = 3


def around(values, radius=RADIUS):
    """Return the sums over squares, nothing being outside."""
    side = 2 * radius + 1
    return ndimage.convolve(values.astype(float), np.ones((side, side)), mode="constant")


@pytest.fixture
def random():
    return np.random.default_rng(3)


def test_sums_where_they_are_wanted(random):
    values = random.normal(size=(40, 31)).astype("float32")
    wanted, chosen = random.random((2, 40, 31)) < 0.3
    chosen[10:22] = False
    found = kernels.sums_at(wanted, values, chosen, RADIUS)
    np.testing.assert_allclose(found, np.where(wanted, around(values * chosen), 0), atol=1e-6)
    far = ndimage.distance_transform_cdt(~chosen, "chessboard") > RADIUS
    assert not kernels.sums_at(far, values, chosen, RADIUS)[13:19].any(), "no traces of rounding"


@pytest.mark.parametrize("full", [True, False])
def test_mixtures_of_the_land_and_the_water_around(random, full):
    index = random.normal(0.5, 0.5, (40, 31))
    wanted, land, water = random.random((3, 40, 31)) < 0.3
    fraction, *others = kernels.unmixed(wanted, index, land, water, RADIUS, 3.0, 0.7, 0.2, full)
    zero = around(index * land) / (around(land) + 3.0)
    one = (around(index * water) + 0.7) / (around(water) + 0.7)
    contrast = np.where(abs(one - zero) < 0.2, 0.2, one - zero)
    np.testing.assert_allclose(fraction, np.where(wanted, (index - zero) / contrast, 0), atol=1e-9)
    if full:
        for found, expected in zip(others, (contrast, around(land), around(water)), strict=True):
            np.testing.assert_allclose(found, np.where(wanted, expected, 0), atol=1e-9)
    else:
        assert not any(other.size for other in others)


def test_weights_less_those_around_change_only_near_the_band(random):
    values = random.normal(size=(40, 31))
    chosen, band = random.random((40, 31)) < 0.3, random.random((40, 31)) < 0.02
    each = band * random.random((40, 31))
    found = values.copy()
    kernels.less_around(found, chosen, each, band, RADIUS)
    np.testing.assert_allclose(found, values - chosen * around(each), atol=1e-12)
    far = around(band) < 0.5
    assert (found[far] == values[far]).all()


def test_sums_over_pairs_are_quadratic_forms_and_windows_add_up(random):
    one, other = random.normal(size=(2, 24, 19)) * (random.random((2, 24, 19)) < 0.4)
    down, right = np.mgrid[-4:5, -4:5]
    kernel = np.exp(-np.hypot(down, right))
    kernel[np.hypot(down, right) > 4] = 0.0
    products, sums = kernels.pair_sums((one, other), kernel, 0, 24, 0, 19)
    arrays = one, other
    for first in (0, 1):
        for second in (0, 1):
            convolved = ndimage.convolve(arrays[second], kernel, mode="constant")
            assert sums[first, second] == pytest.approx((arrays[first] * convolved).sum(), rel=1e-12)
            assert products[first, second] == pytest.approx((arrays[first] * arrays[second]).sum(), rel=1e-12)
    parts = [(0, 11, 0, 7), (0, 11, 7, 19), (11, 24, 0, 7), (11, 24, 7, 19)]
    cut = [kernels.pair_sums((one, other), kernel, *part) for part in parts]
    np.testing.assert_allclose(sum(part[0] for part in cut), products, rtol=1e-12)
    np.testing.assert_allclose(sum(part[1] for part in cut), sums, rtol=1e-12)


def test_what_a_band_does_not_show_is_not_observed(random):
    pixels = random.normal(size=(3, 12, 9)).astype("float32")
    observed = random.random((12, 9)) < 0.8
    pixels[1, 4, 5], pixels[2, 7, 1], pixels[0, :, 8] = np.nan, np.inf, -np.inf
    expected = observed & np.isfinite(pixels).all(axis=0)
    cleared = pixels.copy()
    kernels.clear_unseen(cleared, observed)
    assert (observed == expected).all()
    assert (cleared == np.where(expected, pixels, 0)).all()


def test_sums_of_components(random):
    labels, count = ndimage.label(random.random((40, 50)) < 0.4)
    area, elsewhere = random.random((2, 40, 50))
    pure, waters = random.random((40, 50)) < 0.5, random.integers(0, 3, (40, 50)).astype(np.float32)
    found = kernels.sums_by_label(labels, count, area, pure, elsewhere, waters)
    wanted = [
        ndimage.sum(values, labels, range(1, count + 1)) for values in (area, pure, elsewhere, area * (waters == 0))
    ]
    np.testing.assert_allclose(found, np.stack(wanted, axis=1), rtol=1e-12)


def test_spectra_of_labels(random):
    pixels = random.normal(size=(3, 20, 21)).astype("float32")
    chosen = random.random((20, 21)) < 0.5
    labels = random.integers(0, 4, (20, 21)).astype("int32")
    counts, sums = kernels.spectra_by_label(pixels, labels, 4, chosen)
    np.testing.assert_array_equal(counts, np.bincount(labels[chosen], minlength=5))
    for band, found in zip(pixels, sums, strict=True):
        np.testing.assert_allclose(found, np.bincount(labels[chosen], band[chosen], 5), atol=1e-12)


def test_sums_of_spectra_are_those_of_their_bands(random):
    pixels = random.normal(size=(3, 40, 31)).astype("float32")
    wanted, chosen = random.random((2, 40, 31)) < 0.3
    chosen[10:22] = False
    found = kernels.band_sums(wanted, pixels, chosen, RADIUS)
    for band, sums in zip(pixels, found.T, strict=True):
        np.testing.assert_allclose(sums, around(band * chosen)[wanted], atol=1e-6)


def test_rests_of_land_are_what_lies_beyond_its_local_mean(random):
    pixels = random.normal(size=(2, 40, 31)).astype("float32")
    land = np.zeros((40, 31), bool)
    land[5:30, 3:28] = True
    land[12, 9] = False
    singles = np.array(np.nonzero(land))
    blocks = np.array([[8, 20], [20, 10]])
    alone, nine = kernels.land_rests(pixels, land, np.array([0.5, 2.0]), 3.0, RADIUS, singles, blocks)
    for band, mean, one, mean_of_nine in zip(pixels, (0.5, 2.0), alone, nine, strict=True):
        rest = band - (around(band * land) + 3.0 * mean) / (around(land) + 3.0)
        np.testing.assert_allclose(one, rest[land], atol=1e-6)
        expected = [rest[row - 1 : row + 2, column - 1 : column + 2].mean() for row, column in blocks.T]
        np.testing.assert_allclose(mean_of_nine, expected, atol=1e-6)

"""The loops as machine code, beside numpy and scipy."""

from __future__ import annotations

import numpy as np
import pytest
from generated_water import ALL_BANDS, disc, learn, roles, scene
from scipy import ndimage

from engine.waterrule import kernels, line_kernels
from engine.waterrule.growth import LIMITS, local_fields, water_shares
from engine.waterrule.lines import _line
from engine.waterrule.seeds import pixel_codes

EIGHT = np.ones((3, 3), bool)


@pytest.fixture
def lake():
    values, _ = scene(disc(96, 20), "turbid")
    return roles(values), learn(values)


def flat_fields(shape, light=0.0, gap=1.0, bias=1.0, known=1e9):
    blocks = tuple(-(-side // kernels.BLOCK) for side in shape)
    return np.stack([np.full(blocks, number, np.float32) for number in (light, gap, bias, known)])


def nothing(shape):
    return np.zeros((3, *shape), np.float32)


def test_local_means_are_those_of_numpy(lake):
    values, evidence = lake
    codes = pixel_codes(values, evidence)
    seed, land = codes & kernels.SEED != 0, codes & kernels.LAND != 0
    pure = seed & (ndimage.convolve(seed.astype(int), EIGHT.astype(int), mode="constant") > 1)
    dry = land & ~ndimage.binary_dilation(seed, np.ones((5, 5)))
    seeds, sums = np.zeros((12, 12), np.int32), np.zeros((2, 4, 12, 12))
    kernels.block_sums(values, 2, np.float32(0), codes, 2, seeds, sums)
    for kind, mask in enumerate((pure, dry)):
        for number, band in enumerate((np.ones_like(values[0]), *np.maximum(values[:3], 0))):
            expected = np.where(mask, band, 0).astype(np.float64).reshape(12, 8, 12, 8).sum(axis=(1, 3))
            np.testing.assert_allclose(sums[kind, number], expected, rtol=1e-6)
    boxes = np.empty_like(sums)
    kernels.box_sums(sums, boxes)
    np.testing.assert_allclose(boxes[0, 1], ndimage.convolve(sums[0, 1], np.ones((5, 5)), mode="constant"), rtol=1e-12)


def test_shares_of_water_are_those_of_the_mixture():
    # Pure water and land, and what lies between, without noise: the closed form is the share itself.
    wet = np.clip((np.arange(96) - 40) / 16, 0, 1)[np.newaxis].repeat(96, 0)
    water, land = np.array([0.05, 0.02, 0.01]), np.array([0.08, 0.38, 0.22])
    values = (wet * water[:, None, None] + (1 - wet) * land[:, None, None]).astype(np.float32)
    filled = np.zeros((6, 96, 96), np.float32)
    filled[[1, 3, 4, 5, 2, 0]] = values[[0, 1, 2, 2, 0, 0]]
    evidence = learn(filled)
    codes = pixel_codes(roles(filled), evidence)
    shares = water_shares(roles(filled), codes, local_fields(roles(filled), codes, evidence), evidence)
    # Means of seeds hold some mixed pixels too.
    np.testing.assert_allclose(shares, wet, atol=0.1)


def test_growth_is_that_of_a_masked_dilation(random):
    weak = ndimage.gaussian_filter(random.standard_normal((90, 110)), 1.5) > 0
    seed = weak & (random.random(weak.shape) < 0.01)
    seed |= np.roll(seed, 1, axis=1)
    codes = (kernels.OBSERVED + kernels.SEED * seed + kernels.WEAK * weak).astype(np.uint8)
    mask = np.zeros(codes.shape, np.uint8)
    limits = LIMITS._replace(bias=9.0)
    kernels.grow(nothing(codes.shape), 2, np.float32(0), codes, flat_fields(codes.shape), limits, mask)
    sure = seed & (ndimage.convolve(seed.astype(int), EIGHT.astype(int), mode="constant") > 1)
    expected = ndimage.binary_dilation(sure, EIGHT, iterations=limits.weak_steps, mask=weak | seed)
    np.testing.assert_array_equal(mask == 1, expected)


@pytest.mark.parametrize("share", [0.2, 0.3, 0.55, 0.7, 0.95])
@pytest.mark.parametrize("above", [-0.01, 0.0, 0.01, 0.02, 0.04])
def test_the_less_the_index_is_biased_the_more_water_a_pixel_of_the_shore_needs(share, above):
    codes = np.full((3, 40), kernels.OBSERVED, np.uint8)
    codes[:, :20] |= kernels.SEED
    values = nothing(codes.shape)
    # Of water 0, of land 1 in the sum of both bands.
    values[1, :, 20] = 1 - share
    values[1, :, 21:] = 1
    mask, fields = np.zeros(codes.shape, np.uint8), flat_fields(codes.shape, bias=LIMITS.bias + above)
    kernels.grow(values, 2, np.float32(0), codes, fields, LIMITS, mask)
    # A ring of one pixel: from a share of 0.25 on where the bias is clear, and of 1 where it begins.
    minimum = 1 - (1 - 0.25) * min(above / 0.03, 1)
    assert mask[:, 20].all() == (above > 0 and share > minimum)
    assert mask.sum() == 3 * (20 + mask[0, 20])


@pytest.mark.parametrize(("code", "second", "pixels"), [(0, None, 0), (kernels.SURE, None, 1), (0, (11, 11), 400)])
def test_nothing_grows_from_a_single_seed(code, second, pixels):
    """It is water itself only where its index is high; two seeds side by side are water, and grow."""
    codes = np.full((20, 20), kernels.OBSERVED | kernels.WEAK, np.uint8)
    for place in ((10, 10), second or (10, 10)):
        codes[place] |= kernels.SEED | code
    mask, limits = np.zeros(codes.shape, np.uint8), LIMITS._replace(bias=9.0)
    kernels.grow(nothing(codes.shape), 2, np.float32(0), codes, flat_fields(codes.shape), limits, mask)
    assert mask.sum() == pixels


def test_filling_counts_as_scipy_does(random):
    mask = (ndimage.gaussian_filter(random.standard_normal((70, 300)), 2) > 0).astype(np.uint8)
    codes = np.full(mask.shape, kernels.OBSERVED, np.uint8)
    share = ndimage.uniform_filter(mask.astype(float), 9, mode="nearest")
    expected = (mask == 1) | (share > 0.6 + 1e-9)
    kernels.fill(nothing(mask.shape), 2, np.float32(0), codes, flat_fields(mask.shape), 4, 0.6, np.float32(0.3), mask)
    np.testing.assert_array_equal(mask == 1, expected)


SURE = kernels.SEED | kernels.WEAK | kernels.SURE


def test_votes_are_counted_around_each_pixel(random):
    kinds = random.choice([0, SURE, kernels.DOUBT], (60, 70), p=(0.4, 0.35, 0.25))
    codes = (kinds | kernels.OBSERVED).astype(np.uint8)
    before = codes.copy()
    kernels.take_majority(codes, 2)
    seed, doubt = before & kernels.SEED != 0, before & kernels.DOUBT != 0
    balance = ndimage.convolve(seed.astype(int) - doubt, np.ones((5, 5), int), mode="constant")
    expected = np.where(seed | doubt, np.where(balance == 0, seed, balance > 0), False)
    np.testing.assert_array_equal(codes & kernels.SEED != 0, expected)


def test_seeds_of_a_low_index_need_the_votes_of_all_around():
    codes = np.full((64, 64), kernels.OBSERVED, np.uint8)
    codes[10:40, 10:40] |= kernels.DOUBT
    sure, low = (slice(44, 50), slice(10, 20)), (slice(44, 50), slice(30, 40))
    codes[sure], codes[low] = kernels.OBSERVED | SURE, kernels.OBSERVED | kernels.SEED | kernels.WEAK
    kernels.take_majority(codes, 2)
    assert (codes[sure] & kernels.SEED).all()
    assert not (codes[low] & kernels.SEED).any()


def test_what_says_nothing_is_water_only_inside_water():
    codes = np.full((60, 60), kernels.OBSERVED, np.uint8)
    mask = np.zeros(codes.shape, np.uint8)
    mask[10:40, 10:40] = 1
    hole = (slice(20, 30), slice(20, 30))
    shore = (slice(15, 25), slice(36, 60))
    for part in (hole, shore):
        mask[part], codes[part] = 0, kernels.OBSERVED | kernels.VOID
    kernels.enclose(codes, 24, mask)
    assert mask[hole].all()
    assert not mask[shore].any()


def test_sharpened_bands_keep_the_means_of_their_cells(random):
    values = random.random((3, 40, 40)).astype(np.float32)
    cells = random.random((20, 20)).astype(np.float32)
    values[2] = 1 + cells.repeat(2, 0).repeat(2, 1)
    found = np.empty((40, 40), np.float32)
    kernels.sharpen(values, 2, np.float32(0), np.float32(0.5), found)
    np.testing.assert_allclose(found.reshape(20, 2, 20, 2).mean(axis=(1, 3)), 1 + cells, rtol=1e-5)
    detail = values[1] - values[1].reshape(20, 2, 20, 2).mean(axis=(1, 3)).repeat(2, 0).repeat(2, 1)
    np.testing.assert_allclose(found - values[2], 0.5 * detail, atol=1e-5)


@pytest.mark.parametrize("direction", range(12))
@pytest.mark.parametrize("offset", [0, 2, -3])
def test_a_line_lies_where_its_direction_says(direction, offset):
    line = _line(direction, -3, 3, offset)
    weights = np.array(list(line.values()))
    places = np.array(list(line))
    angle = np.pi * direction / 12
    assert weights.sum() == pytest.approx(1)
    np.testing.assert_allclose(weights @ places, [offset * np.cos(angle), -offset * np.sin(angle)], atol=1e-9)
    # Seven pixels, sampled every half pixel from -3 to 3: a variance of 3.5 along it.
    along = places @ np.array([np.sin(angle), np.cos(angle)])
    assert weights @ along**2 == pytest.approx(3.5, abs=0.26)


def test_runs_are_components_within_a_gap(random):
    codes = np.where(random.random((80, 90)) < 0.02, line_kernels.STRONG | line_kernels.WEAK, 0).astype(np.uint8)
    kept = np.empty_like(codes)
    line_kernels.runs(codes, 9, 3, 0, kept)
    strong = codes > 0
    labels, _ = ndimage.label(ndimage.binary_dilation(strong, EIGHT), EIGHT)
    sizes = np.bincount((labels * strong).ravel())
    sizes[0] = 0
    np.testing.assert_array_equal(kept == 1, (sizes >= 9)[labels] & strong)


def test_codes_do_not_hang_on_the_shape_of_the_array(lake):
    values, evidence = lake
    plain = np.empty((96, 96), np.uint8)
    again = np.empty((1, 96 * 96), np.uint8)
    from engine.waterrule.seeds import tests_for

    for codes, pixels in ((plain, values), (again, values.reshape(len(values), 1, -1))):
        kernels.classify(pixels, 2, 3, 5, evidence.numbers, tests_for(ALL_BANDS), codes)
    np.testing.assert_array_equal(plain.ravel(), again[0])

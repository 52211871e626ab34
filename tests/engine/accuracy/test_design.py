"""How large a sample is, and how it is shared out."""

from __future__ import annotations

import numpy as np
import pytest

from engine.accuracy.design import allocate, sample_size
from engine.errors import InputError


def test_the_size_of_olofsson_s_example():
    # Section 5.1.1 of Olofsson et al. (2014): 641 points.
    assert sample_size([0.02, 0.015, 0.32, 0.645], [0.7, 0.6, 0.9, 0.95], 0.01) == 641


def test_one_class_is_the_binomial_formula():
    assert sample_size([1.0], [0.9], 0.01) == 900
    assert sample_size([0.3, 0.7], [0.5, 0.5], 0.05) == 100


@pytest.mark.parametrize(
    ("expected", "error", "word"),
    [
        ([0.0], 0.01, "between 0 and 1"),
        ([1.0], 0.01, "between 0 and 1"),
        ([0.9], 0.0, "above 0"),
        ([0.9], np.nan, "above 0"),
    ],
)
def test_numbers_out_of_their_range(expected, error, word):
    with pytest.raises(InputError, match=word):
        sample_size([1.0], expected, error)


def test_at_least_the_minimum_and_the_rest_in_proportion():
    points = allocate(641, [0.02, 0.015, 0.32, 0.645], [10**6] * 4, 75)
    # The two rare classes have their minimum; the other two share 491 points as 0.32 to 0.645.
    assert points.tolist() == [75, 75, 163, 328]


@pytest.mark.parametrize(
    ("size", "weights", "pixels", "minimum", "points"),
    [
        (100, [0.5, 0.5], [1000, 1000], 50, [50, 50]),
        (100, [0.9, 0.1], [900, 100], 0, [90, 10]),
        (10, [0.9, 0.1], [900, 100], 50, [50, 50]),
        (200, [0.99, 0.01], [9900, 30], 50, [170, 30]),
        (500, [0.5, 0.5], [40, 60], 50, [40, 60]),
        (10, [1 / 3, 1 / 3, 1 / 3], [100, 100, 100], 2, [4, 3, 3]),
        (1, [1.0], [1], 50, [1]),
    ],
)
def test_shared_out_by_hand(size, weights, pixels, minimum, points):
    assert allocate(size, weights, pixels, minimum).tolist() == points


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_lost_and_no_bound_is_broken(seed):
    generator = np.random.default_rng(seed)
    pixels = generator.integers(1, 10_000, generator.integers(1, 40))
    size, minimum = int(generator.integers(1, 5000)), int(generator.integers(2, 80))
    points = allocate(size, pixels / pixels.sum(), pixels, minimum)
    least = np.minimum(minimum, pixels)
    assert (points >= least).all()
    assert (points <= pixels).all()
    assert points.sum() == min(max(size, least.sum()), pixels.sum())
    # Between the bounds the share is one and the same, but for rounding.
    free = (points > least) & (points < pixels)
    if free.any():
        scale = points[free].sum() / pixels[free].sum()
        assert (np.abs(points[free] - scale * pixels[free]) < 1.5).all()

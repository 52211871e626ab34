"""Estimates from stratified samples, against published numbers, closed forms, and the truth of generated maps."""

from __future__ import annotations

import numpy as np
import pytest
from rasterio.windows import Window
from rasters import UTM, north_up

from engine.accuracy.design import allocate
from engine.accuracy.drawing import candidates
from engine.accuracy.estimation import Estimate, LabelledSample, assess
from engine.accuracy.strata import near_boundary
from engine.raster.grid import Grid


def assessed(matrix, areas):
    """Return the assessment of a matrix of counts, rows of the map, whose classes are the strata."""
    counts, areas = np.array(matrix), np.array(areas, dtype=float)
    size = len(counts)
    mapped = np.repeat(np.repeat(np.arange(size), size), counts.ravel())
    reference = np.repeat(np.tile(np.arange(size), size), counts.ravel())
    sample = LabelledSample(mapped, reference, mapped, areas / areas.sum())
    return assess(sample, dict(enumerate(areas.tolist())), float(areas.sum()))


def test_the_test_report_of_acatama_to_every_printed_digit():
    result = assessed([(287, 1, 25), (3, 43, 4), (11, 1, 127)], [145078.56, 5703.75, 64029.69])
    printed = [(f"{one.area.value:.2f}", f"{one.area.standard_error:.2f}") for one in result.classes]
    assert printed == [("138436.63", "2709.38"), ("5829.38", "712.02"), ("70545.99", "2711.11")]
    assert f"{result.overall.value:.5f}" == "0.91445"
    np.testing.assert_array_equal(result.counts, [(287, 1, 25), (3, 43, 4), (11, 1, 127)])


#: Olofsson et al. (2014), section 5: deforestation, forest gain, stable forest, stable other.
OLOFSSON = [(66, 0, 5, 4), (0, 55, 8, 12), (1, 0, 153, 11), (2, 1, 9, 313)]
PIXELS = [200_000, 150_000, 3_200_000, 6_450_000]


def test_the_worked_example_of_olofsson():
    result = assessed(OLOFSSON, PIXELS)
    shares = np.array([0.02, 0.015, 0.32, 0.645])[:, np.newaxis] * OLOFSSON / np.sum(OLOFSSON, axis=1, keepdims=True)
    np.testing.assert_allclose(result.shares, shares)
    half = [round(1.96 * one.area.standard_error) for one in result.classes]
    # Pixels of deforestation as printed: 235,086 +- 68,418.
    assert (round(result.classes[0].area.value), half[0]) == (235_086, 68_418)
    printed = [
        (round(kind.value, 2), round(1.96 * kind.standard_error, 2))
        for one in result.classes
        for kind in (one.users, one.producers)
    ]
    assert printed == [
        (0.88, 0.07),
        (0.75, 0.21),
        (0.73, 0.10),
        (0.85, 0.25),
        (0.93, 0.04),
        (0.93, 0.03),
        (0.96, 0.02),
        (0.96, 0.02),
    ]
    assert (round(result.overall.value, 2), round(1.96 * result.overall.standard_error, 2)) == (0.95, 0.02)


@pytest.mark.parametrize("seed", range(5))
def test_strata_that_are_classes_give_the_closed_forms(seed):
    """Equations 5 to 11 of the paper, written out."""
    generator = np.random.default_rng(seed)
    counts = generator.integers(1, 60, (4, 4)) + 200 * np.eye(4, dtype=int)
    areas = generator.uniform(10, 1000, 4)
    result = assessed(counts, areas)
    weights, sizes = areas / areas.sum(), counts.sum(axis=1)
    share = counts / sizes[:, np.newaxis]
    variance = share * (1 - share) / (sizes - 1)[:, np.newaxis]
    users, of_users = np.diag(share), np.diag(variance)
    for j, one in enumerate(result.classes):
        assert one.area.value == pytest.approx(areas.sum() * (weights @ share[:, j]))
        assert one.area.standard_error == pytest.approx(areas.sum() * np.sqrt(weights**2 @ variance[:, j]))
        assert (one.users.value, one.users.standard_error) == pytest.approx((users[j], np.sqrt(of_users[j])))
        column = areas @ share[:, j]
        producers = areas[j] * users[j] / column
        others = np.arange(4) != j
        spread = (areas[j] * (1 - producers)) ** 2 * of_users[j]
        spread += producers**2 * (areas[others] ** 2 @ variance[others, j])
        assert one.producers.value == pytest.approx(producers)
        assert one.producers.standard_error == pytest.approx(np.sqrt(spread) / column)
    assert result.overall.value == pytest.approx(weights @ users)
    assert result.overall.standard_error == pytest.approx(np.sqrt(weights**2 @ of_users))


def test_the_example_of_stehman_where_strata_are_not_the_classes():
    """The sample of Stehman (2014), table 2; the numbers are those that the R package mapac prints for it."""
    reference = "AAAAACBABCABBBBBAABBCCCCCDDBBADDDDDDDCCB"
    mapped = "AAAAAAABBBABBBBBBBBBBBCCCCCCBBDDDDDDDDDD"
    classes = {letter: number for number, letter in enumerate("ABCD")}
    sample = LabelledSample(
        np.array([classes[letter] for letter in mapped]),
        np.array([classes[letter] for letter in reference]),
        np.repeat(np.arange(4), 10),
        np.array([0.4, 0.3, 0.2, 0.1]),
    )
    result = assess(sample, {}, 100_000.0)
    expected = [(0.23, 0.04, 0.04, 0), (0.12, 0.27, 0.08, 0), (0, 0.02, 0.06, 0.04), (0, 0.01, 0.02, 0.07)]
    np.testing.assert_allclose(result.shares, expected, atol=1e-12)
    users = [(0.7419355, 0.1645627), (0.5744681, 0.1248023), (0.5, 0.2151657)]
    producers = [(0.6571429, 0.1477318), (0.7941176, 0.1165671), (0.3, 0.1504438)]
    for one, user, producer in zip(result.classes, users, producers, strict=False):
        assert (one.users.value, one.users.standard_error) == pytest.approx(user, abs=6e-8)
        assert (one.producers.value, one.producers.standard_error) == pytest.approx(producer, abs=6e-8)
    # As the paper prints them.
    assert (round(result.overall.value, 2), round(result.overall.standard_error, 3)) == (0.63, 0.085)
    assert round(result.classes[0].area.standard_error / 100_000, 3) == 0.082


def test_what_the_sample_says_nothing_of_is_unknown_not_zero():
    sample = LabelledSample(np.array([0, 0, 0]), np.array([0, 1, 0]), np.zeros(3, int), np.ones(1))
    result = assess(sample, {0: 2.0, 1: 1.0}, 3.0)
    assert not result.classes[1].users.known
    assert result.classes[1].producers.value == 0


def test_intervals_end_where_no_value_can_be():
    assert Estimate(0.01, 0.01).interval(0.95) == (0.0, pytest.approx(0.0296, abs=1e-4))
    assert Estimate(9.9, 0.1, 10.0).interval(0.95) == (pytest.approx(9.704, abs=1e-3), 10.0)
    low, high = Estimate(0.5, 0.01).interval(0.9)
    assert (low, high) == pytest.approx((0.5 - 0.0164485, 0.5 + 0.0164485), abs=1e-7)


def generated(seed=3, side=160):
    """Return a map of three classes and what is true, with most errors along the boundaries."""
    generator = np.random.default_rng(seed)
    rows, columns = np.indices((side, side))
    field = np.sin(rows / 31) + np.cos(columns / 23) + 0.6 * np.sin((rows + columns) / 11)
    truth = np.digitize(field, [-0.3, 1.0])
    mapped = np.digitize(field + generator.normal(0, 0.25, field.shape), [-0.25, 1.02])
    return mapped.astype(np.int32), truth


def coverage_of(mapped, truth, strata, points):
    """Return how often the intervals of areas and overall accuracy hold the truth in 1000 samples."""
    side, pixels = len(mapped), np.bincount(strata.ravel())
    codes = range(len(pixels))
    # More candidates than points, so that the ranks decide.
    limits = {code: float(-np.log1p(-min(0.9, 2 * points[code] / pixels[code]))) for code in codes}
    true = [*(np.bincount(truth.ravel()) / truth.size), (mapped == truth).mean()]
    held = []
    for seed in range(1000):
        found = candidates(strata, mapped, limits, Window(0, 0, side, side), side, np.ones((1, 1)), seed)
        found = found[np.argsort(found[:, 4])]
        chosen = np.concatenate([found[found[:, 2] == code][: points[code]] for code in codes]).astype(int)
        assert len(chosen) == points.sum()
        at = chosen[:, 0], chosen[:, 1]
        result = assess(LabelledSample(mapped[at], truth[at], strata[at], pixels / pixels.sum()), {}, 1.0)
        intervals = [one.interval(0.95) for one in (*(one.area for one in result.classes), result.overall)]
        held.append([low <= value <= high for (low, high), value in zip(intervals, true, strict=True)])
    return np.mean(held, axis=0)


@pytest.mark.parametrize("shore", [False, True], ids=["classes", "with a shore"])
def test_the_interval_holds_the_truth_in_95_of_100_samples(shore):
    mapped, truth = generated()
    strata = mapped.copy()
    if shore:
        strata[near_boundary(mapped, Grid(UTM, north_up(), *mapped.shape), 5.0)] = 3
    pixels = np.bincount(strata.ravel())
    coverage = coverage_of(mapped, truth, strata, allocate(400, pixels / pixels.sum(), pixels, 50))
    assert ((coverage >= 0.93) & (coverage <= 0.97)).all(), coverage

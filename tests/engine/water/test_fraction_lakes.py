"""Fractions on lakes that nothing was fitted to, and on the pond's real image against its own finer pixels."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import subpixel


@pytest.fixture(scope="module")
def lakes():
    """Return 128 generated lakes."""
    return subpixel.generated(8, first=40)


@pytest.mark.slow
def test_area_error_and_line_of_generated_lakes(lakes):
    pure = [lake for lake in lakes if lake.found.pure]
    assert len(pure) > 100
    truth, area, error, whole, off = np.array(
        [(lake.truth, lake.found.area, lake.found.error, lake.found.whole, lake.off) for lake in pure]
    ).T
    assert abs(area.sum() / truth.sum() - 1) < 0.01
    # 93 to 98 % pooled over many lakes; of this many, chance moves it by two percent.
    inside = np.mean(np.abs(area - truth) < 1.96 * error)
    assert inside > 0.91
    # An error that is never exceeded would be too wide to be of use.
    assert np.mean(np.abs(area - truth) < error) < 0.97
    small = truth < 50
    rms = [np.sqrt(np.mean((found / truth - 1)[small] ** 2)) for found in (area, whole)]
    assert rms[0] < 0.5 * rms[1]
    assert np.sqrt(np.nanmean(off**2)) < 1 / 3


@pytest.mark.slow
def test_lakes_without_pure_water_have_an_error_of_half_their_area(lakes):
    for lake in lakes:
        if not lake.found.pure:
            assert lake.found.error > 0.45 * lake.found.area


@pytest.mark.slow
def test_reed_around_lakes_is_flagged():
    reedy = subpixel.generated(2, first=900, rim=1.0)
    assert np.mean([lake.found.rim for lake in reedy]) > 0.9


def test_the_pond_averaged_to_30_m_against_its_own_10_m(pond_image):
    """Seven dates, three places of the grid: rms at most 2 of 29 pixels; whole pixels are off by 6 to 8."""
    found = list(subpixel.pond(pond_image))
    assert len(found) == 21
    by_pixels, by_fractions, area, error, whole = np.array(
        [(pixels, fractions, one.area, one.error, one.whole) for pixels, fractions, one in found]
    ).T
    assert by_pixels.mean() == pytest.approx(29.2, abs=0.5)
    for truth in (by_pixels, by_fractions):
        assert np.sqrt(np.mean((area - truth) ** 2)) < 2.0
        assert np.mean(np.abs(area - truth) < 1.96 * error) > 0.85
    assert np.sqrt(np.mean((whole - by_pixels) ** 2)) > 4

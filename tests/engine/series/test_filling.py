"""Filled areas and their intervals, on lakes whose water is known."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from generated_series import PIXEL_KM2, domain_of, followed, ground_of, lake

from engine.series import flags
from engine.series.analysis import analyse, filled_codes
from engine.series.packing import PackedStack
from engine.series.tables import cells_of
from engine.series.uncertainty import shore_shift

#: Nothing was chosen on these.
SEEDS = range(70_000, 70_006)


def cone(levels, side=81):
    """Return masks of a cone that fills to levels, without any error."""
    rows, columns = np.mgrid[0:side, 0:side] - side // 2
    distance = np.hypot(rows, columns)
    return np.array([(distance <= level).astype(np.uint8) for level in levels])


def test_a_perfect_cone_is_filled_from_one_half_of_it():
    whole = cone(np.linspace(15, 35, 41))
    seen = whole.copy()
    seen[20, :, 40:] = 255
    domain, series = followed(seen, np.arange(41) * 30)
    truth = (whole[20] * domain).sum() * PIXEL_KM2
    one = series.estimates[20]
    assert one.flag == "filled" and not one.reasons
    assert one.observed_share == pytest.approx(0.5, abs=0.02)
    assert one.filled == pytest.approx(truth, rel=0.01)
    assert abs(one.filled - truth) <= one.half_fill < 0.1 * truth
    assert one.lower == pytest.approx((seen[20] == 1).sum() * PIXEL_KM2)
    assert one.lower < truth < one.upper
    # A date that was seen whole is what was seen.
    assert series.estimates[19].filled == series.estimates[19].observed == pytest.approx(whole[19].sum() * PIXEL_KM2)


def test_the_map_of_the_cone_is_filled_by_its_level():
    whole = cone(np.linspace(15, 35, 41))
    seen = whole.copy()
    seen[20, :, 40:] = 255
    domain, series = followed(seen, np.arange(41) * 30)
    stack = PackedStack.of(seen, domain)
    codes = stack.read(0, stack.pixels)
    maps = filled_codes(codes, cells_of(codes), series)
    hidden = seen[20][domain] == 255
    assert set(maps[20][hidden].tolist()) == {2, 3}
    assert np.mean((maps[20][hidden] == 3) == (whole[20][domain][hidden] == 1)) > 0.97
    assert np.array_equal(maps[20][~hidden], whole[20][domain][~hidden])


def errors(seeds):
    """Return observed share, relative error, whether the interval holds, and its half width over the area, by date."""
    found = []
    for seed in seeds:
        made = lake(seed)
        domain, series = followed(made.seen, made.days)
        for place, one in enumerate(series.estimates):
            truth = (made.whole[place] * domain).sum() * PIXEL_KM2
            if one.filled is not None and one.observed_share < 0.97:
                error = one.filled - truth
                missing = one.observed / truth - 1
                found.append(
                    (one.observed_share, error / truth, abs(error) <= one.half_fill, one.half_fill / truth, missing)
                )
    return np.array(found, float)


@pytest.fixture(scope="module")
def pooled():
    return errors(SEEDS)


def test_half_hidden_dates_come_within_three_per_cent_and_a_fifth_of_what_is_missing(pooled):
    half = pooled[(pooled[:, 0] > 0.35) & (pooled[:, 0] < 0.65)]
    assert len(half) > 30
    rms = np.sqrt((half[:, 1] ** 2).mean())
    assert rms < 0.03
    assert rms < np.sqrt((half[:, 4] ** 2).mean()) / 5


def test_the_interval_holds_the_truth_and_is_narrow(pooled):
    assert len(pooled) > 150
    assert pooled[:, 2].mean() >= 0.9
    half = pooled[(pooled[:, 0] > 0.4) & (pooled[:, 0] < 0.6)]
    assert np.median(half[:, 3]) < 0.05


def test_the_same_masks_give_the_same_numbers():
    made = lake(5, dates=20)
    one, other = (followed(made.seen, made.days)[1] for _ in range(2))
    assert one.estimates == other.estimates


def test_lakes_side_by_side_are_what_each_is_alone(monkeypatch):
    monkeypatch.setattr("engine.series.analysis._DATES_AT_ONCE", 50)
    made = [lake(seed, dates=20, side=side) for seed, side in ((5, 60), (6, 100), (7, 80), (8, 40), (9, 70))]
    domains = [domain_of(one.seen) for one in made]
    days = made[0].days
    together = analyse(
        PackedStack.of_pixels(np.hstack([one.seen[:, domain] for one, domain in zip(made, domains, strict=True)])),
        [ground_of(domain) for domain in domains],
        days,
    )
    for one, domain, found in zip(made, domains, together, strict=True):
        alone = analyse(PackedStack.of(one.seen, domain), [ground_of(domain)], days)[0]
        rows = [[dataclasses.astuple(date) for date in series.estimates] for series in (found, alone)]
        numbers = [np.array([row[:7] for row in of_series], float) for of_series in rows]
        np.testing.assert_allclose(*numbers, rtol=1e-9)
        assert [row[7:] for row in rows[0]] == [row[7:] for row in rows[1]]
        assert (found.factor, found.shift, found.moves) == (alone.factor, alone.shift, alone.moves)
        assert np.array_equal(found.water_cells, alone.water_cells)


def test_few_dates_give_wider_intervals():
    made = lake(70_010, dates=60, hidden=np.where(np.arange(60) % 3 == 0, 0.5, 0.0))
    _, many = followed(made.seen, made.days)
    _, few = followed(made.seen[:8], made.days[:8])
    assert np.median([one.half_fill for one in few.estimates if one.flag == "filled"]) > 1.5 * np.median(
        [one.half_fill for one in many.estimates if one.flag == "filled"]
    )


def reasons_when(change, seed=70_020):
    """Return the reasons of date 30 of a clear lake, before and after a change of its mask."""
    made = lake(seed, hidden=np.where(np.arange(60) % 3 == 1, 0.4, 0.0))
    before = followed(made.seen, made.days)[1].estimates[30]
    seen = made.seen.copy()
    change(seen[30], made)
    return set(before.reasons), set(followed(seen, made.days)[1].estimates[30].reasons)


def test_ice_is_land_in_water():
    def freeze(codes, made):
        codes[made.height < 0.15] = 0

    before, after = reasons_when(freeze)
    assert flags.LAND_IN_WATER not in before
    assert flags.LAND_IN_WATER in after


def test_a_shadow_is_water_on_land():
    def shade(codes, made):
        shore = (made.height > made.levels[30] + 0.15) & (made.height < 0.95)
        codes[shore & (np.arange(100)[:, None] < 40)] = 1

    before, after = reasons_when(shade)
    assert flags.WATER_ON_LAND not in before
    assert flags.WATER_ON_LAND in after


def test_a_flood_beyond_all_dates_has_no_upper_end():
    levels = np.append(np.linspace(15, 25, 30), 36)
    seen = cone(levels)
    seen[30, :, 70:] = 255
    _, series = followed(seen, np.arange(31) * 30)
    flood = series.estimates[30]
    assert flags.ABOVE in flood.reasons and flood.upper is None
    assert flood.observed > 1.9 * series.estimates[29].observed
    assert series.estimates[10].upper is not None


def test_a_drought_below_all_dates_is_told():
    seen = cone(np.append(np.linspace(20, 30, 30), 8))
    assert flags.BELOW in followed(seen, np.arange(31) * 30)[1].estimates[30].reasons


def test_shallow_water_taken_for_cloud_is_told():
    made = lake(70_030, hidden=np.zeros(60))
    seen = made.seen.copy()
    for place in range(0, 60, 2):
        depth = made.levels[place] - made.height
        seen[place][(depth > 0) & (depth < 0.08) & (made.whole[place] == 1)] = 255
    estimates = followed(seen, made.days)[1].estimates
    told = [flags.SHORE_GAPS in one.reasons for one in estimates]
    assert np.mean(told[::2]) > 0.5
    assert np.mean(told[1::2]) < 0.05


def test_a_wandering_river_moves_and_a_lake_does_not():
    rows, columns = np.mgrid[0:80, 0:80]
    seen = np.array(
        [(np.abs(rows - 40 - 22 * np.sin(columns / 12 + date / 3)) < 5).astype(np.uint8) for date in range(30)]
    )
    domain = np.ones((80, 80), bool)
    days = np.arange(30) * 100
    assert analyse(PackedStack.of(seen, domain), [ground_of(domain)], days)[0].moves
    assert not followed(lake(70_040).seen, lake(70_040).days)[1].moves


def test_dates_that_show_too_little_have_no_area():
    hidden = np.zeros(30)
    hidden[10], hidden[20] = 0.97, 1.0
    made = lake(70_050, dates=30, hidden=hidden)
    _, series = followed(made.seen, made.days)
    for place in (10, 20):
        one = series.estimates[place]
        assert one.flag == "poor" and one.filled is None and one.observed <= one.upper


def test_the_shift_of_the_shore_comes_from_pairs_of_clear_dates():
    generator = np.random.default_rng(0)
    days = np.repeat(np.arange(200) * 100, 2) + np.tile([0, 8], 200)
    shores = np.full(400, 300.0)
    areas = np.repeat(generator.uniform(5000, 9000, 200), 2) + generator.normal(0, 0.3 * 300, 400)
    clear = np.ones(400, bool)
    assert shore_shift(days, areas, shores, clear) == pytest.approx(0.3, rel=0.1)
    assert shore_shift(days[:18], areas[:18], shores[:18], clear[:18]) == 0.15

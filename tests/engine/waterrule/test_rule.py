"""What the rule takes for water, on images whose water is known."""

from __future__ import annotations

import json

import numpy as np
import pytest
from generated_water import ALL_BANDS, SPECTRA, disc, f1, learn, scene, water

from engine.raster.bands import Band
from engine.waterrule.evidence import Evidence, difference
from engine.waterrule.roles import WaterBands

LAKE = disc(120, 25)


@pytest.mark.parametrize("kind", ["clear", "turbid", "dark", "saline"])
@pytest.mark.parametrize("lands", [("forest", "meadow"), ("meadow", "soil"), ("forest", "snow")])
def test_a_lake_is_found(kind, lands):
    values, wet = scene(LAKE, kind, lands)
    found = water(values)
    assert f1(found, wet) > 0.95
    assert found.sum() == pytest.approx(wet.sum(), rel=0.06)


@pytest.mark.parametrize(
    "lands",
    [
        ("forest", "meadow"),
        ("soil", "asphalt"),
        ("forest", "burnt"),
        ("meadow", "snow"),
        ("soil", "cloud"),
        ("forest", "soil"),
    ],
)
def test_land_without_water_has_none(lands):
    values, _ = scene(np.zeros((120, 120)), lands=lands)
    assert water(values, narrow=True).mean() < 2e-4


def test_dark_ground_at_the_shore_is_not_flooded():
    # Asphalt beside bright soil has the infrared of a pixel of which six tenths are water: a fringe of it is taken for shore.
    values, wet = scene(LAKE, "clear", ("soil", "asphalt"))
    assert f1(water(values), wet) > 0.9


def test_shadow_is_not_water():
    # A cloud's shadow: the sky still gives light, more of it blue. The shares are those of benchmarks/scenes.py.
    values, _ = scene(np.zeros((160, 160)), lands=("meadow", "burnt"), seed=3)
    shadow = disc(160, 30) > 0.5
    values[:, shadow] *= np.array((0.42, 0.35, 0.30, 0.24, 0.19, 0.17), np.float32)[:, None]
    assert water(values).mean() < 1e-3


def test_shadow_under_haze_is_not_water_but_the_lake_is():
    values, wet = scene(disc(200, 25, 60, 60), "turbid", seed=4)
    values[:, disc(200, 30, 140, 140) > 0.5] *= 0.33
    # What the air adds at the top of the atmosphere falls with the wavelength.
    values += np.array((0.11, 0.075, 0.05, 0.025, 0.006, 0.003), np.float32)[:, None, None]
    assert learn(values).haze == pytest.approx((0.075, 0.025, 0.05), abs=0.04)
    assert f1(water(values), wet) > 0.93


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v * 10000,
        lambda v: np.rint(v * 10000),
        lambda v: np.rint(v * 255 / 0.6),
        lambda v: (v + 0.2) / 0.0000275,
    ],
    ids=["scaled", "whole numbers", "eight bits", "counted from an offset"],
)
def test_units_do_not_matter(change):
    values, wet = scene(LAKE, "turbid")
    plain, changed = water(values), water(change(values).astype(np.float32))
    assert f1(changed, wet) > 0.95
    assert f1(changed, plain) > 0.97


def test_a_power_of_two_changes_not_one_pixel():
    values, _ = scene(LAKE, "dark")
    np.testing.assert_array_equal(water(values, narrow=True), water(values * 4096, narrow=True))


@pytest.mark.parametrize(
    "bands",
    [WaterBands(1, 3), WaterBands(1, 3, 4), WaterBands(1, 3, None, 5), WaterBands(1, 4, 4)],
    ids=["green and near infrared", "one short-wave band", "2.2 micrometres alone", "no near infrared"],
)
@pytest.mark.parametrize("kind", ["clear", "turbid"])
def test_fewer_bands(bands, kind):
    values, wet = scene(LAKE, kind)
    assert f1(water(values, bands), wet) > 0.93


def test_all_water_and_all_snow():
    sea, _ = scene(np.ones((80, 80)), "clear")
    assert learn(sea).land is None
    assert water(sea).mean() > 0.99
    snow, _ = scene(np.zeros((80, 80)), lands=("snow", "snow"))
    assert water(snow).mean() < 0.01


def test_frozen_edge():
    values, wet = scene(LAKE, "clear", seed=5)
    ice = wet & ~(disc(120, 20) > 0.5)
    values[:, ice] = np.array(SPECTRA["snow"], np.float32)[:, None] * 0.7
    assert f1(water(values), wet & ~ice) > 0.9


@pytest.mark.parametrize("lands", [("forest", "snow"), ("soil", "snow")])
def test_snow_in_shadow_is_not_water(lands):
    """The shares of light that are left in shadow are those of benchmarks/scenes.py."""
    values, _ = scene(np.zeros((120, 120)), lands=lands, seed=5)
    values[:, 40:90, 30:80] *= np.array([0.42, 0.35, 0.30, 0.24, 0.19, 0.17], np.float32)[:, None, None]
    assert water(values).mean() < 0.01


def test_whole_numbers_give_smooth_evidence(random):
    """Where half of the land has one number and half the next, a few pixels more must not move its median by a whole one."""
    medians = []
    for share in (0.49, 0.51):
        nir = np.where(random.random((120, 120)) < share, 81, 80)
        land = [np.full(nir.shape, number) for number in (12, 11, 10)]
        medians.append(learn(np.stack([*land, nir, nir + 4, nir]).astype(np.float32)).land.nir)
    assert 80 < medians[0] < medians[1] < 81 and medians[1] - medians[0] < 0.5


def test_haze_falls_with_the_wavelength():
    """Where nothing is dark in near infrared, its darkest is not taken for haze."""
    values, _ = scene(np.zeros((120, 120)), lands=("forest", "meadow"), seed=2)
    values += np.array([0.08, 0.05, 0.03, 0.015, 0.004, 0.002], np.float32)[:, None, None]
    green, nir, _ = learn(values).haze
    assert values[3].min() > 0.2 and nir <= 0.42 * green + 1e-6


@pytest.mark.parametrize("fill", [0.0, -0.2, 1e-4, 6.5535])
def test_fill_that_no_header_names_is_not_water(fill):
    values, wet = scene(disc(120, 25, 60, 40), "clear")
    rows, columns = np.indices(wet.shape)
    outside = rows + columns > 130
    values[:, outside] = fill
    assert f1(water(values, narrow=True), wet & ~outside) > 0.95
    assert water(values, narrow=True)[outside].mean() < 0.01


def test_zeros_within_water_are_water():
    values, wet = scene(LAKE, "clear")
    deep = disc(120, 8) > 0.5
    values[:, deep] = 0.0
    assert f1(water(values), wet) > 0.95
    assert water(values)[deep].all()


def test_an_offset_that_was_taken_off_twice():
    """Visible light of land falls below zero then, near infrared does not."""
    values, wet = scene(LAKE, "clear")
    found = learn(values - np.float32(0.1))
    assert not found.positive and f1(water(values - np.float32(0.1)), wet) > 0.9


def test_values_that_cannot_be_reflectance():
    values, wet = scene(LAKE, "clear")
    found = learn(values * np.float32(0.0000275) - np.float32(0.2))
    assert not found.positive and found.zero == pytest.approx(-0.2, abs=1e-4)
    assert learn(values).positive
    assert f1(water(values * np.float32(0.0000275) - np.float32(0.2)), wet) > 0.9


@pytest.mark.parametrize("kind", ["clear", "turbid"])
def test_coarse_short_wave_bands_do_not_eat_the_shore(kind):
    values, wet = scene(disc(160, 31.5), kind, ("meadow", "soil"))
    coarse = values.copy()
    for place in (4, 5):
        cells = values[place].reshape(80, 2, 80, 2).mean(axis=(1, 3))
        coarse[place] = cells.repeat(2, 0).repeat(2, 1)
    fine, known, unknown = water(values), water(coarse, coarse=True), water(coarse)
    assert known.sum() == pytest.approx(wet.sum(), rel=0.03)
    assert abs(known.sum() - fine.sum()) < abs(unknown.sum() - fine.sum())
    assert f1(known, wet) > f1(unknown, wet)


def test_a_narrow_river_is_found_as_a_line():
    rows, columns = np.indices((160, 160))
    # 15 m of a pixel of 30 m, bending.
    distance = np.abs(columns - 80 - 18 * np.sin(rows / 24))
    river = np.clip(0.75 - distance * 0.5, 0, 0.55)
    wet = np.maximum(river, disc(160, 9, 20, 20))
    values, _ = scene(wet, "turbid", ("forest", "meadow"), seed=2)
    plain, lines = water(values), water(values, narrow=True)
    middle = distance < 0.5
    assert lines[middle].mean() > 0.8 > plain[middle].mean()
    assert lines[(distance > 4) & (wet == 0)].mean() < 0.003


def test_lines_need_water_somewhere():
    rows, columns = np.indices((160, 160))
    hedge = np.clip(1.2 - np.abs(columns - 80 - 0.2 * rows), 0, 0.8)
    land, _ = scene(np.zeros((160, 160)), lands=("soil", "soil"))
    forest = np.array(SPECTRA["forest"], np.float32)[:, None, None]
    values = ((1 - hedge) * land + hedge * forest).astype(np.float32)
    assert not water(values, narrow=True).any()


def test_cropping_and_hiding_change_next_to_nothing():
    wet = np.maximum(disc(240, 40, 90, 90), disc(240, 12, 180, 60))
    values, _ = scene(wet, "turbid", ("forest", "soil"))
    whole = water(values)
    assert f1(water(values[:, :180, :180]), whole[:180, :180]) > 0.99
    hidden = values.copy()
    hidden[:, :, 160:] = np.nan
    assert f1(water(hidden)[:, :160], whole[:, :160]) > 0.99


def test_the_index_of_nothing_is_that_of_water():
    np.testing.assert_allclose(
        difference(np.array([0.3, 0.0, 0.1]), np.array([0.1, 0.0, 0.3])), [0.5, 1.0, -0.5], rtol=1e-12
    )


def test_evidence_survives_json():
    values, _ = scene(LAKE, "clear")
    for found in (learn(values), learn(values, WaterBands(1, 3)), learn(values[:, 50:70, 50:70])):
        assert Evidence.from_dict(json.loads(json.dumps(found.to_dict()))) == found


def test_bands_are_chosen_by_name_and_then_by_wavelength():
    named = [Band(1, "swir22"), Band(2, "green"), Band(3, "nir"), Band(4, "swir16"), Band(5, "lwir11")]
    assert WaterBands.of(named) == WaterBands(1, 2, 3, 0)
    narrow = [Band(number + 1, wavelength=400.0 + 10 * number) for number in range(200)]
    found = WaterBands.of(narrow)
    assert found is not None
    centres = [400 + 10 * position for position in found.positions]
    assert centres == pytest.approx([555, 845, 1625, 2200, 655, 480], abs=6)
    assert WaterBands.of([Band(1, "red"), Band(2, "nir")]) is None
    assert ALL_BANDS.positions == [1, 3, 4, 5, 2, 0]
    assert (WaterBands(1, 3, None, 5).swir_at, WaterBands(1, 3, None, 5).second_at) == (2, -1)

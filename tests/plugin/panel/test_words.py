"""What the panel says of an answer, in plain words."""

from __future__ import annotations

import pytest

ANSWER = {
    "kind": "land",
    "pixel": [0.05, 0.31, 0.2],
    "pixel_land": [0.06, 0.29, 0.18],
    "pixel_water": [0.04, 0.02, 0.01],
    "short_wave": True,
    "observed_share": 1.0,
    "water_share": 0.25,
    "coarser": False,
    "resolution": 30.0,
}


@pytest.fixture
def say():
    from strandline.plugin.panel.words import sentence, surroundings

    return lambda **other: (sentence({**ANSWER, **other}), surroundings({**ANSWER, **other}))


def test_land_is_like_the_land_around_it(say):
    said, around = say()
    assert said.startswith("Land: near infrared 0.31, like the land around it (0.29), water has 0.02; short-wave")
    assert around == "25\u00a0% of the ground around it is water."


def test_water_is_like_water(say):
    said, _ = say(kind="water", pixel=[0.04, 0.021, 0.012])
    assert said == (
        "Water: near infrared 0.021, like water (0.02), land has 0.29; "
        "short-wave infrared 0.012, like water (0.01), land has 0.18."
    )


def test_without_a_short_wave_band_it_is_not_spoken_of(say):
    assert "short-wave" not in say(short_wave=False)[0]


def test_what_is_doubtful_asks_for_another_click(say):
    said, _ = say(kind="doubtful", pixel=[0.05, 0.04, 0.16])
    assert said.startswith("Doubtful") and "like water (0.02)" in said and "like the land around it (0.18)" in said
    assert said.endswith("Click further out.")


def test_what_was_not_observed_is_neither(say):
    said, around = say(kind="unobserved", pixel=None, observed_share=0.4, water_share=0.001)
    assert said.startswith("Not observed")
    assert around == "0.1\u00a0% of the ground around it is water, 60\u00a0% was not observed."
    assert say(kind="unobserved", pixel=None, observed_share=0.0)[1] == "Nothing around the point was observed."


def test_numbers_of_any_unit(say):
    said, _ = say(pixel=[500, 3100, 2000], pixel_land=[600, 2900, 1800], pixel_water=[400, 200, 100])
    assert "near infrared 3.1e+03" not in said and "near infrared 3100, like the land around it (2900)" in said


def test_an_image_without_land_says_so(say):
    assert "next to no land to compare with" in say(kind="water", pixel_land=None, pixel_water=None)[0]

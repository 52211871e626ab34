"""What bands are: by name, by alias, by wavelength, never by position."""

from __future__ import annotations

import pytest

from engine.errors import InputError
from engine.raster.bands import COMMON_NAMES, Band, common_bands, find_role

#: Centre wavelengths in nanometres, published by the makers of the sensors.
LANDSAT_8 = {"coastal": 442.96, "blue": 482.04, "green": 561.41, "red": 654.59, "nir08": 864.67, "swir16": 1608.86,
             "swir22": 2200.73, "cirrus": 1373.43, "lwir11": 10895.0, "lwir12": 12005.0}  # fmt: skip
SENTINEL_2A = {"coastal": 442.7, "blue": 492.4, "green": 559.8, "red": 664.6, "rededge071": 704.1, "rededge075": 740.5,
               "rededge078": 782.8, "nir08": 832.8, "nir09": 945.1, "swir16": 1613.7, "swir22": 2202.4}  # fmt: skip


def bands(*names):
    return [Band(place, name=name) for place, name in enumerate(names, start=1)]


@pytest.mark.parametrize("name", COMMON_NAMES)
def test_a_common_name_is_its_role(name):
    assert Band(7, name=name).role == name
    assert Band(7, name=name.upper()).role == name


@pytest.mark.parametrize(
    ("name", "role"),
    [("NIR", "nir08"), ("SWIR 1", "swir16"), ("swir_2", "swir22"), ("Aerosol", "coastal"), ("TIR1", "lwir11"),
     ("thermal", "lwir"), ("band 3", ""), ("B3", ""), ("greenish", ""), ("", "")],
)  # fmt: skip
def test_aliases_and_names_that_say_nothing(name, role):
    assert Band(3, name=name).role == role


@pytest.mark.parametrize("sensor", [LANDSAT_8, SENTINEL_2A])
def test_published_wavelengths_give_the_roles(sensor):
    assert {name: Band(1, wavelength=wavelength).role for name, wavelength in sensor.items()} == {n: n for n in sensor}


def test_the_name_comes_before_the_wavelength():
    assert Band(1, name="green", wavelength=865.0).role == "green"
    assert Band(1, name="B8", wavelength=865.0).role == "nir08"
    assert Band(1, name="B8", wavelength=1200.0).role == ""


def test_the_position_says_nothing():
    assert find_role(bands("", "", "", "", "", ""), "green") is None
    assert find_role(bands("swir16", "nir08", "green"), "green") == 2


def test_of_many_narrow_bands_the_middle_one_is_taken():
    spectrometer = [Band(place, wavelength=500.0 + 5 * place) for place in range(1, 40)]
    # Green reaches from 510 to 600 nm, its middle is 555.
    assert spectrometer[find_role(spectrometer, "green")].wavelength == 555.0


def test_roles_are_tried_in_order():
    image = bands("swir22", "nir08", "nir09")
    assert find_role(image, "swir16", "swir22") == 0
    assert find_role(image, "nir09", "nir08") == 2


@pytest.mark.parametrize(
    ("band", "thermal"),
    [(Band(1, name="lwir11"), True), (Band(1, name="TIR"), True), (Band(1, wavelength=10_895.0), True),
     (Band(1, name="ST_B10", wavelength=10_895.0), True), (Band(1, wavelength=4500.0), True),
     (Band(1, name="swir22"), False), (Band(1, wavelength=2450.0), False), (Band(1), False)],
)  # fmt: skip
def test_thermal_bands(band, thermal):
    assert band.thermal is thermal


def test_bands_pair_by_name_whatever_their_order():
    first, second = common_bands(bands("blue", "green", "nir", "pan"), bands("pan", "nir08", "coastal", "Green"))
    assert list(zip(first, second, strict=True)) == [(1, 3), (2, 1), (3, 0)]


def test_names_pair_with_wavelengths():
    first, second = common_bands(bands("green", "swir16"), [Band(1, wavelength=1610.0), Band(2, wavelength=560.0)])
    assert list(zip(first, second, strict=True)) == [(0, 1), (1, 0)]


def test_a_pair_is_made_once():
    first, second = common_bands(bands("nir", "nir08", "red"), bands("nir", "red", "nir08"))
    assert len(set(first)) == len(first) == len(set(second))
    assert dict(zip(first, second, strict=True))[2] == 1


def test_bands_without_names_pair_by_position_if_equally_many():
    assert common_bands(bands("", "", ""), bands("", "", "")) == ([0, 1, 2], [0, 1, 2])
    with pytest.raises(InputError, match="3 and 2 bands without names"):
        common_bands(bands("", "", ""), bands("", ""))


@pytest.mark.parametrize("other", [bands("B1", "B2"), bands("", ""), bands("lwir11", "cirrus")])
def test_names_that_do_not_match_are_refused(other):
    with pytest.raises(InputError, match=r"do not match: green, red before and .* after.*Stack bands"):
        common_bands(bands("green", "red"), other)


def test_the_label_shows_the_name_or_the_number():
    assert [band.label for band in (Band(3), Band(3, name="green"))] == ["band 3", "green"]

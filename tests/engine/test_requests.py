"""From what QGIS sends to what the engine works with."""

from __future__ import annotations

import numpy as np
import pytest
from rasters import UTM, write_raster

from engine.errors import InputError
from engine.requests import read_grid, read_image, read_labels, read_point, read_points


@pytest.mark.parametrize(
    ("text", "labels"),
    [("2,5", [2, 5]), ("5, 2", [2, 5]), ("3", [3]), ("2;5 7", [2, 5, 7]), ("2,2,2", [2]), (" 1 , 255 ", [1, 255])],
)
def test_cluster_numbers(text, labels):
    assert read_labels(text) == labels


@pytest.mark.parametrize("text", ["", " ", ",", "0", "256", "-1", "1.5", "a", "2-5", "1,,a", "²"])
def test_what_are_no_cluster_numbers(text):
    with pytest.raises(InputError, match="is not a list of cluster numbers"):
        read_labels(text)


def test_points():
    point = read_point({"x": 1, "y": "2.5", "crs": UTM})
    assert (point.x, point.y, point.crs) == (1.0, 2.5, UTM)
    assert read_point(None) is None
    assert read_points(None) == read_points([]) == []
    assert [point.y for point in read_points([{"x": 0, "y": place, "crs": UTM} for place in range(3)])] == [
        0.0,
        1.0,
        2.0,
    ]


def test_a_grid_of_nothing_is_the_image_s_own():
    request = read_grid(None)
    assert request == read_grid({}) == read_grid({"radius": None, "extent": None, "crs": None})
    assert (request.reference, request.centre, request.radius, request.bounds) == (None, None, None, None)


def test_a_grid_of_everything(tmp_path):
    reference = write_raster(tmp_path / "reference.tif", np.zeros((3, 4), np.uint8))
    request = read_grid(
        {
            "reference": reference,
            "centre": {"x": -118.7, "y": 38.7, "crs": "EPSG:4326"},
            "radius": 15000.0,
            "extent": {"bounds": [1, 2, 3, 4], "crs": UTM},
            "resolution": 200.0,
            "crs": "EPSG:32611",
        }
    )
    assert (request.reference.width, request.reference.height) == (4, 3)
    assert request.centre == (-118.7, 38.7, "EPSG:4326")
    assert request.bounds == (1.0, 2.0, 3.0, 4.0, UTM)
    assert (request.radius, request.resolution, request.crs) == (15000.0, 200.0, "EPSG:32611")


def test_a_reference_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match=r"'nowhere\.tif' cannot be read"):
        read_grid({"reference": str(tmp_path / "nowhere.tif")})


def test_chosen_bands_are_taken_as_they_are_and_thermal_ones_left_out_otherwise(tmp_path):
    path = write_raster(tmp_path / "image.tif", np.zeros((3, 4, 5), np.uint8), names=("lwir11", "green", "red"))
    assert [band.name for band in read_image(path, None).bands] == ["green", "red"]
    assert [band.name for band in read_image(path, []).bands] == ["green", "red"]
    assert [band.name for band in read_image(path, [3, 1]).bands] == ["red", "lwir11"]

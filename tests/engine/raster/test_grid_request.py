"""The ways to say which grid is wanted."""

from __future__ import annotations

import numpy as np
import pytest
from rasters import UTM, write_raster

from engine.errors import InputError
from engine.raster.grid_request import read_grid
from engine.raster.point import Point


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
    assert request.centre == Point(-118.7, 38.7, "EPSG:4326")
    assert request.bounds == (1.0, 2.0, 3.0, 4.0, UTM)
    assert (request.radius, request.resolution, request.crs) == (15000.0, 200.0, "EPSG:32611")


def test_a_reference_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match=r"'nowhere\.tif' cannot be read"):
        read_grid({"reference": str(tmp_path / "nowhere.tif")})

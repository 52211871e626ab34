"""Boxes in other coordinate reference systems, also across the 180th meridian."""

from __future__ import annotations

import pytest
from affine import Affine
from rasterio.warp import calculate_default_transform, transform_bounds
from rasters import UTM, north_up

from engine.raster.extent import bounds_in, full_turn, reprojected, towards
from engine.raster.grid import Grid, read_crs

DEGREES = "EPSG:4326"


@pytest.mark.parametrize(("crs", "turn"), [(DEGREES, 360.0), ("EPSG:4807", 400.0), (UTM, None)])
def test_a_full_turn(crs, turn):
    assert full_turn(crs) == (None if turn is None else pytest.approx(turn))


def test_away_from_the_meridian_boxes_are_gdal_s():
    box = (500_000.0, 4_700_000.0, 520_000.0, 4_790_000.0)
    expected = transform_bounds(read_crs(UTM), read_crs(DEGREES), *box)
    assert bounds_in(box, UTM, DEGREES) == pytest.approx(expected, abs=1e-6)
    native = Grid(read_crs(UTM).to_wkt(), north_up(), 70, 50)
    grid = reprojected(native, DEGREES)
    affine, width, height = calculate_default_transform(read_crs(UTM), read_crs(DEGREES), 70, 50, *native.bounds)
    assert (grid.transform, grid.width, grid.height) == (affine, width, height)


@pytest.mark.parametrize("zone", [60, 1])
def test_a_box_across_the_meridian_is_narrow(zone):
    """20 km at 66.5 degrees north, where zones meet: 2.75 degrees from north, so 20 (cos + sin) / 44.4 degrees wide."""
    left, _, right, _ = bounds_in(*box_at_180(zone), DEGREES)
    assert right - left == pytest.approx(0.4717, abs=0.003)
    assert abs(abs(left + right) / 2 - 180) < 0.01
    box, crs = box_at_180(zone)
    grid = reprojected(Grid(read_crs(crs).to_wkt(), Affine(30, 0, box[0], 0, -30, box[3]), 667, 667), DEGREES)
    assert grid.bounds[2] - grid.bounds[0] == pytest.approx(right - left, abs=0.001)
    assert 600 < max(grid.width, grid.height) < 1200


def box_at_180(zone):
    crs = f"EPSG:326{zone:02}"
    x, y = {60: 633_738.0, 1: 366_262.0}[zone], 7_378_900.0
    return (x - 10_000, y - 10_000, x + 10_000, y + 10_000), crs


def test_boxes_are_moved_by_whole_turns_only_where_that_helps():
    assert towards((241.0, 38.0, 242.0, 39.0), (-119.5, 38.0, -118.2, 39.0), DEGREES) == (-119.0, 38.0, -118.0, 39.0)
    assert towards((-119.0, 38.0, -118.0, 39.0), (241.5, 38.0, 242.0, 39.0), DEGREES) == (241.0, 38.0, 242.0, 39.0)
    assert towards((10.0, 38.0, 11.0, 39.0), (50.0, 38.0, 51.0, 39.0), DEGREES) == (10.0, 38.0, 11.0, 39.0)
    assert towards((0.0, 0.0, 1.0, 1.0), (360.0, 0.0, 361.0, 1.0), UTM) == (0.0, 0.0, 1.0, 1.0)

"""Grids against rasterio, affine and pyproj, and by closed forms."""

from __future__ import annotations

import math

import numpy as np
import pytest
import rasterio.transform
from affine import Affine
from pyproj import Transformer
from rasterio.windows import Window
from rasters import UTM, north_up

from engine.errors import InputError
from engine.raster.grid import Grid, from_bounds, overlap, points_to_crs, positive, read_crs, same_crs, to_crs

GRID = Grid(UTM, north_up(), 30, 20)
#: 3 x 4 metres, turned by 30 degrees.
TURNED = Grid(UTM, Affine.translation(500_000, 4_800_000) @ Affine.rotation(30) @ Affine.scale(3, -4), 7, 5)


def test_bounds_resolution_and_size():
    assert GRID.bounds == pytest.approx(rasterio.transform.array_bounds(20, 30, north_up()))
    assert GRID.bounds == (500_000, 4_799_800, 500_300, 4_800_000)
    assert GRID.resolution == (10, 10) and GRID.size == 600


def test_a_turned_grid():
    width, height = 7 * 3, 5 * 4
    cos, sin = math.cos(math.radians(30)), math.sin(math.radians(30))
    left, bottom, right, top = TURNED.bounds
    assert (right - left, top - bottom) == pytest.approx((width * cos + height * sin, width * sin + height * cos))
    assert TURNED.resolution == pytest.approx((3, 4))
    assert TURNED.pixel_of(*(TURNED.transform @ (6.5, 3.5))) == (3, 6)


@pytest.mark.parametrize(
    ("x", "y"), [(500_000, 4_800_000), (500_009.9, 4_799_990.1), (500_010, 4_799_990), (499_999, 1)]
)
def test_the_pixel_of_a_point_is_rasterio_s(x, y):
    assert GRID.pixel_of(x, y) == rasterio.transform.rowcol(GRID.transform, x, y)


@pytest.mark.parametrize(
    ("row", "column", "inside"), [(0, 0, True), (19, 29, True), (20, 0, False), (0, 30, False), (-1, 5, False)]
)
def test_what_the_grid_contains(row, column, inside):
    assert GRID.contains(row, column) == inside


@pytest.mark.parametrize("first", [(0, 0), (3, 2), (-4, 5), (8, 7)])
@pytest.mark.parametrize(("columns", "rows"), [(8, 7), (30, 1), (64, 64)])
def test_windows_cover_each_pixel_once_and_begin_where_they_should(columns, rows, first):
    hits = np.zeros((20, 30), int)
    for window in GRID.windows(columns, rows, first):
        hits[window.toslices()] += 1
        assert window.col_off == 0 or (window.col_off - first[0]) % columns == 0
        assert window.row_off == 0 or (window.row_off - first[1]) % rows == 0
        assert 0 < window.width <= columns and 0 < window.height <= rows
    assert (hits == 1).all()


def test_windows_come_row_by_row():
    assert list(Grid(UTM, north_up(), 3, 3).windows(2, 2)) == [
        Window(0, 0, 2, 2), Window(2, 0, 1, 2), Window(0, 2, 2, 1), Window(2, 2, 1, 1),
    ]  # fmt: skip


def part_of(grid, column, row, width, height):
    window = Window(column, row, width, height)
    return Grid(grid.crs, rasterio.windows.transform(window, grid.transform), width, height)


@pytest.mark.parametrize("grid", [GRID, TURNED], ids=["north-up", "turned"])
def test_where_a_part_begins(grid):
    assert grid.offset_of(part_of(grid, 4, 2, 3, 3)) == (4, 2)
    assert grid.offset_of(grid) == (0, 0)
    assert grid.offset_of(part_of(grid, grid.width - 1, 0, 2, 1)) is None
    assert grid.offset_of(part_of(grid, -1, 0, 2, 1)) is None
    half = Grid(grid.crs, grid.transform @ Affine.translation(0.5, 0), 2, 2)
    assert grid.offset_of(half) is None
    assert grid.offset_of(Grid("EPSG:32632", grid.transform, 2, 2)) is None


@pytest.mark.parametrize(("share", "same"), [(0.0, True), (0.0009, True), (0.0011, False)])
def test_grids_are_the_same_to_a_thousandth_of_a_pixel(share, same):
    assert GRID.same_as(Grid(UTM, GRID.transform @ Affine.translation(share, 0), 30, 20)) == same
    # The difference of a pixel's size adds up over the width.
    assert GRID.same_as(Grid(UTM, GRID.transform @ Affine.scale(1 + share / 30, 1), 30, 20)) == same


@pytest.mark.parametrize("other", [(29, 20), (30, 19)])
def test_grids_of_other_sizes_are_not_the_same(other):
    assert not GRID.same_as(Grid(UTM, GRID.transform, *other))


def test_crop_grows_to_whole_pixels():
    cropped = GRID.crop((500_015, 4_799_871, 500_041, 4_799_990))
    expected = part_of(GRID, 1, 1, 4, 12)
    assert cropped.same_as(expected)
    # Bounds on pixels' edges, but for rounding, add nothing.
    assert GRID.crop((500_010 + 1e-7, 4_799_870 - 1e-7, 500_050 - 1e-7, 4_799_990 + 1e-7)).same_as(
        part_of(GRID, 1, 1, 4, 12)
    )
    assert GRID.crop((0, 0, 1e7, 1e7)).same_as(GRID)


@pytest.mark.parametrize("bounds", [(0, 0, 1, 1), (500_300, 4_799_800, 500_400, 4_800_000)])
def test_a_crop_to_nothing_is_refused(bounds):
    with pytest.raises(InputError, match="does not overlap the image"):
        GRID.crop(bounds)


@pytest.mark.parametrize(
    ("bounds", "resolution", "size"),
    [
        ((0, 0, 100, 50), 10, (10, 5)),
        ((0, 0, 101, 41), 10, (11, 5)),
        ((0, 0, 0.3, 0.3), 0.1, (3, 3)),
        ((0, 0, 1, 1), 9, (1, 1)),
    ],
)
def test_a_grid_from_bounds_covers_them(bounds, resolution, size):
    grid = from_bounds(UTM, bounds, resolution)
    assert (grid.width, grid.height) == size
    assert grid.transform == rasterio.transform.from_origin(bounds[0], bounds[3], resolution, resolution)


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (1_000_001, 5)])
def test_impossible_sizes_are_refused(size):
    with pytest.raises(InputError, match=f"The grid would be {size[0]} x {size[1]} pixels"):
        Grid(UTM, north_up(), *size)


def test_crs_by_any_name():
    assert same_crs(UTM, read_crs(UTM).to_wkt()) and not same_crs(UTM, "EPSG:32632")
    with pytest.raises(InputError, match="'EPSG:nonsense' is not known"):
        read_crs("EPSG:nonsense")


def test_points_in_another_crs_are_pyproj_s():
    xs, ys = np.array([2.5, 3.0, 4.0]), np.array([43.0, 43.5, 44.0])
    expected = Transformer.from_crs("EPSG:4326", UTM, always_xy=True).transform(xs, ys)
    np.testing.assert_allclose(points_to_crs(xs, ys, "EPSG:4326", UTM), expected)
    assert to_crs(3.0, 43.5, "EPSG:4326", UTM) == pytest.approx((expected[0][1], expected[1][1]))
    # The central meridian of zone 31 is 3 degrees east, at an easting of 500 km.
    assert to_crs(3.0, 0.0, "EPSG:4326", UTM) == pytest.approx((500_000, 0), abs=1e-6)


def test_a_point_that_a_crs_cannot_hold_is_refused():
    with pytest.raises(InputError, match="Check the point's CRS"):
        to_crs(0.0, 91.0, "EPSG:4326", UTM)


@pytest.mark.parametrize(
    ("other", "expected"),
    [((2, 2, 3, 3), False), ((1, 0, 2, 1), False), ((0.9, 0.9, 2, 2), True), ((-1, -1, 5, 5), True)],
)
def test_overlapping_boxes(other, expected):
    assert overlap((0, 0, 1, 1), other) == overlap(other, (0, 0, 1, 1)) == expected


@pytest.mark.parametrize("value", [0, -1.0, math.inf, math.nan])
def test_what_is_not_positive_is_refused(value):
    assert positive(None, "Radius") is None and positive(2, "Radius") == 2.0
    with pytest.raises(InputError, match="Radius must be a positive number"):
        positive(value, "Radius")

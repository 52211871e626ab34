"""Areas against closed forms and published numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from affine import Affine
from pyproj import CRS, Geod, Transformer
from rasters import UTM, disc, north_up, write_mask_raster

from engine.errors import InputError
from engine.raster.area import PixelAreas
from engine.raster.grid import Grid
from engine.steps import waterchange

RADIUS = 2000.0
CENTRE = (503_021.0, 4_796_987.0)
CIRCLE = math.pi * RADIUS**2 / 1e6
#: Published surface of the WGS84 ellipsoid in km².
EARTH = 510_065_621.724


def areas_of(grid, mask):
    return float(PixelAreas(grid).of_rows(0, mask.sum(axis=1)[:, np.newaxis])[0])


def edge_error(radius, pixel):
    """Return the most by which a rasterised circle can be off, km²: half a pixel along its circumference."""
    return 2 * math.pi * radius * pixel / 2 / 1e6


@pytest.mark.parametrize("pixel", [10.0, 30.0, 97.0])
def test_a_round_lake_in_utm(pixel):
    transform = north_up(pixel, (500_000.0, 4_800_000.0))
    size = math.ceil(6000 / pixel)
    mask = disc((size, size), CENTRE, RADIUS, transform)
    found = areas_of(Grid(UTM, transform, size, size), mask)
    assert found == pytest.approx(mask.sum() * pixel**2 / 1e6, rel=1e-12)
    assert abs(found - CIRCLE) < edge_error(RADIUS, pixel)


@pytest.mark.parametrize("latitude", [0.0, 43.3, -67.0])
def test_a_round_lake_in_degrees(latitude):
    """A geodesic circle: its area by pyproj's polygon, and almost pi r², since the earth is nearly flat over 4 km."""
    geod, pixel, longitude = Geod(ellps="WGS84"), 1e-4, 2.1
    azimuths = np.linspace(0, 360, 720, endpoint=False)
    ring = geod.fwd(np.full(720, longitude), np.full(720, latitude), azimuths, np.full(720, RADIUS))[:2]
    expected = abs(geod.polygon_area_perimeter(*ring)[0]) / 1e6
    assert expected == pytest.approx(CIRCLE, rel=1e-4)
    height = math.ceil(4400 / (pixel * 110_574))
    width = math.ceil(4400 / (pixel * 111_320 * math.cos(math.radians(latitude))))
    transform = Affine(pixel, 0, longitude - width / 2 * pixel, 0, -pixel, latitude + height / 2 * pixel)
    columns, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    xs, ys = transform.c + pixel * columns, transform.f - pixel * rows
    distances = geod.inv(np.full(xs.shape, longitude), np.full(xs.shape, latitude), xs, ys)[2]
    found = areas_of(Grid("EPSG:4326", transform, width, height), distances <= RADIUS)
    assert abs(found - expected) < edge_error(RADIUS, pixel * 111_320) / 10
    assert abs(found - expected) < 0.001 * expected


@pytest.mark.parametrize("crs", ["EPSG:4326", "OGC:CRS84"])
@pytest.mark.parametrize("rows", [180, 64])
def test_the_whole_globe(crs, rows):
    grid = Grid(crs, Affine(360 / 45, 0, -180, 0, -180 / rows, 90), 45, rows)
    assert areas_of(grid, np.ones((rows, 45), bool)) == pytest.approx(EARTH, rel=1e-6)


def test_another_ellipsoid():
    """The moon, a sphere of 1,737.4 km: 4 pi r²."""
    crs = CRS.from_proj4("+proj=longlat +R=1737400 +no_defs").to_wkt()
    grid = Grid(crs, Affine(10, 0, -180, 0, -1, 90), 36, 180)
    expected = 4 * math.pi * 1737.4**2
    assert areas_of(grid, np.ones((180, 36), bool)) == pytest.approx(expected, rel=1e-6)


def test_degrees_agree_with_the_same_circle_in_utm():
    to_utm = Transformer.from_crs("EPSG:4326", UTM, always_xy=True)
    longitude, latitude = to_utm.transform(*CENTRE, direction="INVERSE")
    pixel, size = 2e-4, 300
    transform = Affine(pixel, 0, longitude - size / 2 * pixel, 0, -pixel, latitude + size / 2 * pixel)
    columns, rows = np.meshgrid(np.arange(size) + 0.5, np.arange(size) + 0.5)
    xs, ys = to_utm.transform(transform.c + pixel * columns, transform.f - pixel * rows)
    mask = np.hypot(xs - CENTRE[0], ys - CENTRE[1]) <= RADIUS
    found = areas_of(Grid("EPSG:4326", transform, size, size), mask)
    # UTM itself shows lengths at its central meridian too short by 0.9996.
    assert abs(found - CIRCLE / 0.9996**2) < edge_error(RADIUS, pixel * 111_320) / 5


def test_feet():
    """New York's state plane is in US survey feet of 1200 / 3937 m."""
    grid = Grid("EPSG:2263", Affine(100, 0, 980_000, 0, -100, 200_000), 50, 40)
    expected = 50 * 40 * (100 * 1200 / 3937) ** 2 / 1e6
    assert areas_of(grid, np.ones((40, 50), bool)) == pytest.approx(expected, rel=1e-12)


def test_rotated_pixels_have_the_area_of_a_parallelogram():
    grid = Grid(UTM, Affine.translation(5e5, 4.8e6) @ Affine.rotation(30) @ Affine.scale(20, -10), 7, 9)
    assert areas_of(grid, np.ones((9, 7), bool)) == pytest.approx(7 * 9 * 200 / 1e6, rel=1e-9)


def test_part_of_the_rows():
    grid = Grid("EPSG:4326", Affine(0.5, 0, 0, 0, -0.5, 80), 10, 60)
    counts = np.random.default_rng(0).integers(0, 10, (60, 3))
    whole = PixelAreas(grid).of_rows(0, counts)
    parts = PixelAreas(grid).of_rows(0, counts[:17]) + PixelAreas(grid).of_rows(17, counts[17:])
    np.testing.assert_allclose(parts, whole, rtol=1e-12)


def test_a_local_crs_has_no_areas():
    local = CRS.from_wkt('LOCAL_CS["site",UNIT["metre",1]]').to_wkt()
    with pytest.raises(InputError, match="local"):
        PixelAreas(Grid(local, north_up(), 3, 3))


@pytest.mark.parametrize(
    ("crs", "misleading"), [("EPSG:3857", True), ("EPSG:3395", True), (UTM, False), ("EPSG:4326", False)]
)
def test_mercator_is_warned_of(job, tmp_path, crs, misleading):
    transform = Affine(0.001, 0, 2.0, 0, -0.001, 43.0) if crs == "EPSG:4326" else north_up()
    mask = write_mask_raster(tmp_path / "mask.tif", np.eye(20), crs=crs, transform=transform)
    waterchange.run(job, before=mask, after=mask, output=str(tmp_path / "change.tif"))
    assert ("Mercator" in job.warnings()) == misleading


def test_unobserved_pixels_are_in_neither(job, tmp_path):
    codes = np.zeros((40, 60), np.uint8)
    codes[:, :30] = 1
    before, after = codes.copy(), codes.copy()
    before[:10], after[5:20] = 255, 255
    paths = [write_mask_raster(tmp_path / f"{name}.tif", mask) for name, mask in (("before", before), ("after", after))]
    answer = waterchange.run(job, before=paths[0], after=paths[1], output=str(tmp_path / "change.tif"))
    pixel = 1e-4
    assert answer["AREA_BEFORE"] == pytest.approx(30 * 30 * pixel)
    assert answer["AREA_AFTER"] == pytest.approx(25 * 30 * pixel)
    assert answer["AREA_STABLE"] == pytest.approx(20 * 30 * pixel)
    assert answer["AREA_UNOBSERVED"] == pytest.approx(20 * 60 * pixel)
    assert (answer["AREA_LOST"], answer["AREA_GAINED"]) == (0, 0)

"""Areas against closed forms and published numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from affine import Affine
from pyproj import CRS, Geod, Proj, Transformer
from rasterio.windows import Window
from rasters import UTM, disc, north_up, write_mask_raster, write_scene

from engine.errors import InputError
from engine.raster.area import PixelAreas
from engine.raster.grid import Grid
from engine.steps import lakechange, waterchange

RADIUS = 2000.0
CENTRE = (503_021.0, 4_796_987.0)
CIRCLE = math.pi * RADIUS**2 / 1e6
#: Published surface of the WGS84 ellipsoid in km².
EARTH = 510_065_621.724


def areas_of(grid, mask):
    return float(PixelAreas(grid).of_codes(whole(grid), mask.astype(np.uint8), 2)[1])


def whole(grid):
    return Window(0, 0, grid.width, grid.height)


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
    codes = np.random.default_rng(0).integers(0, 4, (60, 10)).astype(np.uint8)
    areas = PixelAreas(grid)
    parts = areas.of_codes(Window(0, 0, 10, 17), codes[:17], 3) + areas.of_codes(Window(0, 17, 10, 43), codes[17:], 3)
    np.testing.assert_allclose(parts, areas.of_codes(whole(grid), codes, 3), rtol=1e-12)


def test_a_local_crs_has_no_areas():
    local = CRS.from_wkt('LOCAL_CS["site",UNIT["metre",1]]').to_wkt()
    with pytest.raises(InputError, match="local"):
        PixelAreas(Grid(local, north_up(), 3, 3))


def centred(crs, longitude, latitude, pixel, size):
    x, y = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(longitude, latitude)
    return Grid(
        CRS.from_user_input(crs).to_wkt(),
        Affine(pixel, 0, x - pixel * size / 2, 0, -pixel, y + pixel * size / 2),
        size,
        size,
    )


def geodesic_area(grid, mask):
    """Return the area of a mask's pixels, each a geodesic polygon of pyproj, km²."""
    to_degrees, geod = Transformer.from_crs(grid.crs, "EPSG:4326", always_xy=True), Geod(ellps="WGS84")
    total = 0.0
    for row, column in zip(*np.nonzero(mask), strict=True):
        corners = [grid.transform @ (column + x, row + y) for x, y in ((0, 0), (0, 1), (1, 1), (1, 0))]
        total += abs(geod.polygon_area_perimeter(*to_degrees.transform(*zip(*corners, strict=True)))[0])
    return total / 1e6


PROJECTIONS = [
    ("EPSG:3413", -45, 61), ("EPSG:3034", 10, 40), ("EPSG:3978", -95, 70), ("EPSG:4087", 10, 60), ("EPSG:3857", -118, 39),
    ("EPSG:3395", -118, 39), ("ESRI:54030", 20, 40), ("EPSG:2227", -122, 37.5), ("EPSG:3035", 25, 62),
]  # fmt: skip


@pytest.mark.parametrize(("crs", "longitude", "latitude"), PROJECTIONS)
@pytest.mark.parametrize("pixel", [30.0, 3000.0])
def test_areas_are_those_of_the_ellipsoid_in_any_projection(crs, longitude, latitude, pixel):
    grid = centred(crs, longitude, latitude, pixel, 40)
    mask = np.random.default_rng(1).random((40, 40)) < 0.3
    # What keeps areas to half a percent counts pixels of one size, as everybody does.
    tolerance = 5e-3 if PixelAreas(grid).distortion is None else 5e-4
    assert areas_of(grid, mask) == pytest.approx(geodesic_area(grid, mask), rel=tolerance)


def test_the_areal_scale_is_that_of_proj_where_it_projects_the_ellipsoid():
    grid = centred("EPSG:3413", -45, 61, 30.0, 2)
    expected = Proj("EPSG:3413").get_factors(-45.0, 61.0).areal_scale
    assert areas_of(grid, np.ones((2, 2))) == pytest.approx(4 * 900 / 1e6 / expected, rel=1e-6)


@pytest.mark.parametrize(("crs", "longitude", "latitude"), PROJECTIONS)
def test_polygons_have_the_area_of_the_pixels_they_are_made_of(crs, longitude, latitude):
    grid = centred(crs, longitude, latitude, 200.0, 300)
    corners = [(10, 20), (250, 20), (250, 290), (10, 290), (10, 20)]
    mask = np.zeros((300, 300), np.uint8)
    mask[20:290, 10:250] = 1
    ring = [grid.transform @ corner for corner in corners]
    # Robinson's projection is a table, whose areal scale has kinks.
    tolerance = 1e-3 if crs == "ESRI:54030" else 1e-5
    assert PixelAreas(grid).of_polygon([ring]) == pytest.approx(areas_of(grid, mask), rel=tolerance)
    hole = [grid.transform @ (30 + x, 40 + y) for x, y in ((0, 0), (9, 0), (9, 9), (0, 9), (0, 0))]
    mask[40:49, 30:39] = 0
    assert PixelAreas(grid).of_polygon([ring, hole]) == pytest.approx(areas_of(grid, mask), rel=tolerance)


def test_gons_are_angles_too():
    """Paris's NTF in gons: the same pixels as in degrees."""
    gons = Grid("EPSG:4807", Affine(0.01, 0, 2, 0, -0.01, 52), 5, 20)
    degrees = Grid("EPSG:4275", Affine(0.009, 0, 2, 0, -0.009, 46.8), 5, 20)
    mask = np.ones((20, 5))
    assert areas_of(gons, mask) == pytest.approx(areas_of(degrees, mask), rel=1e-9)


@pytest.mark.parametrize(
    ("crs", "corrected"), [("EPSG:3857", True), ("EPSG:3395", True), (UTM, False), ("EPSG:4326", False)]
)
def test_a_correction_is_told_once(job, tmp_path, crs, corrected):
    transform = Affine(0.001, 0, 2.0, 0, -0.001, 43.0) if crs == "EPSG:4326" else north_up()
    mask = write_mask_raster(tmp_path / "mask.tif", np.eye(20), crs=crs, transform=transform)
    waterchange.run(job, before=mask, after=mask, output=str(tmp_path / "change.tif"))
    said = [text for _, text in job.messages if "on the ellipsoid" in text]
    assert len(said) == corrected


def test_a_correction_is_told_once_for_many_rasters(job, tmp_path):
    image, _ = write_scene(tmp_path / "image.tif", crs="EPSG:3857")
    outputs = {name: str(tmp_path / f"{name}.tif") for name in ("change", "water_before", "water_after")}
    lakechange.run(job, before=image, after=image, grid={}, **outputs)
    assert sum("on the ellipsoid" in text for _, text in job.messages) == 1

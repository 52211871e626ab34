"""Which pixels belong to the outline of a lake, beside geometry and GDAL."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
import shapely
from affine import Affine

from engine.errors import InputError
from engine.job import Job
from engine.raster.grid import Grid
from engine.series.lakes import Outline, extent_of, ground_of_outlines, read_outlines

GRID = Grid("EPSG:32631", Affine(10, 0, 500_000, 0, -10, 4_800_000), 60, 50)


def pixels_in(*shapes, crs="EPSG:32631"):
    """Return the pixels of each shape as a mask of the grid."""
    outlines = [Outline(str(place), shape, crs) for place, shape in enumerate(shapes)]
    masks = []
    for ground in ground_of_outlines(outlines, GRID, Job()):
        mask = np.zeros(GRID.height * GRID.width, bool)
        mask[ground.pixels] = True
        masks.append(mask.reshape(GRID.height, GRID.width))
    return masks


def star(generator):
    """Return a polygon of 40 corners, in the grid's middle."""
    angles, away = np.sort(generator.uniform(0, 2 * np.pi, 40)), generator.uniform(60, 240, 40)
    return shapely.Polygon(np.c_[500_300 + away * np.cos(angles), 4_799_750 + away * np.sin(angles)])


@pytest.mark.parametrize("few", [0, 1 << 14])
def test_the_pixels_whose_centres_lie_in_the_outline_are_the_lake(few, monkeypatch):
    monkeypatch.setattr("engine.series.lakes._FEW_PIXELS", few)
    shape = star(np.random.default_rng(few))
    rows, columns = np.mgrid[:50, :60]
    wanted = shapely.contains_xy(shape, 500_005 + 10 * columns, 4_799_995 - 10 * rows)
    assert np.array_equal(pixels_in(shape)[0], wanted)
    gdal = rasterio.features.rasterize([shape], (50, 60), transform=GRID.transform)
    assert np.array_equal(gdal.astype(bool), wanted)


@pytest.mark.parametrize("few", [0, 1 << 14])
def test_centres_on_a_common_edge_belong_to_one_of_two_lakes(few, monkeypatch):
    monkeypatch.setattr("engine.series.lakes._FEW_PIXELS", few)
    # All edges go through centres of pixels.
    lakes = [shapely.box(left, 4_799_705, left + 100, 4_799_805) for left in (500_105, 500_205)]
    one, other = pixels_in(*lakes)
    assert not (one & other).any()
    # A square of 10 x 10 pixels, however it lies.
    assert one.sum() == other.sum() == 100


def test_a_lake_smaller_than_a_pixel_is_the_pixel_it_lies_in():
    (mask,) = pixels_in(shapely.box(500_031, 4_799_961, 500_033, 4_799_963))
    assert np.argwhere(mask).tolist() == [[3, 3]]


def test_outlines_of_other_crs_are_moved_to_the_grid():
    shape = star(np.random.default_rng(7))
    there = shapely.transform(
        shape, lambda points: np.stack(rasterio.warp.transform("EPSG:32631", "EPSG:4326", *points.T), axis=1)
    )
    outlines = [Outline("utm", shape, "EPSG:32631"), Outline("degrees", there, "EPSG:4326")]
    utm, degrees = (ground.pixels for ground in ground_of_outlines(outlines, GRID, Job()))
    assert len(np.setxor1d(utm, degrees)) <= 2  # corners lie 1e-9 apart
    left, bottom, right, top, crs = extent_of(outlines)
    assert crs == "EPSG:32631"
    bounds = shape.bounds
    room = 0.25 * max(bounds[2] - bounds[0], bounds[3] - bounds[1])
    assert (left, bottom, right, top) == pytest.approx(
        (bounds[0] - room, bounds[1] - room, bounds[2] + room, bounds[3] + room), abs=0.01
    )


@pytest.mark.parametrize("few", [0, 1 << 14])
def test_parts_that_overlap_count_once(few, monkeypatch):
    monkeypatch.setattr("engine.series.lakes._FEW_PIXELS", few)
    boxes = [shapely.box(left, 4_799_700, left + 200, 4_799_900) for left in (500_100, 500_200)]
    (outline,) = read_outlines([{"id": 1, "wkt": shapely.MultiPolygon(boxes).wkt, "crs": "EPSG:32631"}])
    (mask,) = pixels_in(outline.shape)
    assert mask.sum() == 30 * 20


def test_an_outline_without_an_area_is_refused():
    line = "POLYGON ((500100 4799900, 500200 4799800, 500300 4799700, 500100 4799900))"
    with pytest.raises(InputError, match="empty or no polygon"):
        read_outlines([{"id": 1, "wkt": line, "crs": "EPSG:32631"}])


def test_an_outline_beyond_the_earth_lies_outside():
    said = []
    beyond = Outline("x", shapely.box(91, 91, 92, 92), "EPSG:4326")
    assert not list(ground_of_outlines([beyond], GRID, Job(on_message=lambda *message: said.append(message))))
    assert said == [("warning", "Lake 'x' lies outside the images or the wanted area, so it is left out.")]

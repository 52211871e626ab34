"""Shorelines of rasters: length, dates, gaps, polygons with holes, and several rasters in one."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from rasters import PIXEL, read, write_mask_raster, write_raster

from engine.errors import InputError
from engine.steps import shoreline


def cone(rows, columns, centre, radius):
    """Return a fraction that is one half on a circle, in pixels."""
    ys, xs = np.mgrid[0:rows, 0:columns] + 0.5
    return np.clip(0.5 + (radius - np.hypot(xs - centre[0], ys - centre[1])) / 2, 0, 1).astype(np.float32)


@pytest.fixture
def draw(job, tmp_path):
    """Return a function that runs the step and gives its answer and the records with their shapes."""

    def run(*images, **how):
        output = tmp_path / "shoreline.jsonl"
        answer = shoreline.run(job, images=list(images), output=str(output), **how)
        records = [json.loads(line) for line in output.read_text().splitlines()]
        return answer, [(record, shapely.from_wkt(record["wkt"])) for record in records]

    return run


def fraction_raster(path, values, date="2020-05-04", **options):
    return write_raster(path, values, nodata=np.nan, tags={"ACQUISITION_DATE": date}, **options)


def test_a_circle_on_the_map(draw, tmp_path):
    answer, [(record, line)] = draw(fraction_raster(tmp_path / "a.tif", cone(40, 50, (22.2, 18.7), 11)))
    centre = shapely.Point(500_000 + PIXEL * 22.2, 4_800_000 - PIXEL * 18.7)
    assert line.is_closed and record["closed"] == 1
    radii = shapely.distance(shapely.points(line.coords), centre)
    assert np.abs(radii - 110).max() < 0.3
    # UTM shows lengths at its central meridian by 0.9996.
    assert record["length_m"] == pytest.approx(2 * np.pi * 110 / 0.9996, rel=2e-3)
    assert answer["length"] == pytest.approx(record["length_m"] / 1000)
    assert record["date"] == "2020-05-04" and record["source"] == "a.tif"


@pytest.mark.parametrize("window", [(1000, 1000), (13, 9)])
@pytest.mark.parametrize("polygons", [False, True])
def test_missing_data_cut_the_line_whatever_the_windows(draw, tmp_path, use_windows, window, polygons):
    values = cone(40, 50, (25, 20), 12)
    values[:, 22:27] = np.nan
    use_windows(*window)
    _, found = draw(fraction_raster(tmp_path / "gap.tif", values), polygons=polygons)
    assert len(found) == 2
    for record, _ in found:
        assert record["closed"] == 0
    # Each part of the shore begins half a pixel behind the gap.
    angle = 2 * np.arccos(3 / 12)
    expected = 2 * 12 * PIXEL * angle / 0.9996
    assert sum(record["length_m"] for record, _ in found) == pytest.approx(expected, rel=0.01)
    gap = shapely.box(500_000 + 221.0, 0, 500_000 + 269.0, 5_000_000)
    for _, shape in found:
        assert not shape.intersects(gap)
    if polygons:
        assert all(shape.geom_type == "Polygon" and shape.is_valid for _, shape in found)


def test_polygons_have_holes_and_lakes_on_islands(draw, tmp_path):
    values = np.minimum(cone(60, 60, (30, 30), 22), 1 - cone(60, 60, (28, 30), 12))
    values = np.maximum(values, cone(60, 60, (28, 30), 5))
    _, found = draw(fraction_raster(tmp_path / "rings.tif", values), polygons=True)
    areas = sorted((shape.area / PIXEL**2, len(shape.interiors)) for _, shape in found)
    assert [holes for _, holes in areas] == [0, 1]
    assert areas[0][0] == pytest.approx(np.pi * 25, rel=0.02)
    assert areas[1][0] == pytest.approx(np.pi * (22**2 - 12**2), rel=0.01)


def test_masks_and_smoothing(draw, tmp_path):
    codes = (cone(40, 40, (20, 20), 9) > 0.5).astype(np.uint8)
    codes[30:] = 255
    path = write_mask_raster(tmp_path / "mask.tif", codes)
    _, [(sharp, before)] = draw(path)
    _, [(smooth, after)] = draw(path, smooth=True)
    assert sharp["closed"] == smooth["closed"] == 1 and sharp["date"] == ""
    areas = [shapely.Polygon(line.coords).area for line in (before, after)]
    assert areas[0] == pytest.approx(areas[1], rel=1e-9)
    assert smooth["length_m"] < sharp["length_m"]
    # Half way between the centres of water and land: the corners of pixels are cut.
    assert areas[0] / PIXEL**2 == pytest.approx(codes[:30].sum(), rel=0.03)
    assert read(path).shape == (40, 40)


def test_several_dates_and_crs_in_one(draw, tmp_path):
    late = fraction_raster(tmp_path / "late.tif", cone(40, 50, (25, 20), 8), "2021-01-01")
    early = fraction_raster(tmp_path / "early.tif", cone(40, 50, (25, 20), 10))
    degrees = fraction_raster(tmp_path / "degrees.tif", cone(40, 50, (25, 20), 9), "2022-01-01", crs="EPSG:32632")
    answer, found = draw(late, degrees, early)
    assert [record["date"] for record, _ in found] == ["2020-05-04", "2021-01-01", "2022-01-01"]
    lengths = [record["length_m"] for record, _ in found]
    assert lengths == pytest.approx([2 * np.pi * radius * PIXEL for radius in (10, 8, 9)], rel=0.01)
    assert answer["length"] == pytest.approx(sum(lengths) / 1000)
    # The other zone's raster lies 6 degrees further east.
    assert found[2][1].centroid.x - found[0][1].centroid.x == pytest.approx(484_000, rel=0.02)


def test_level(draw, tmp_path):
    path = fraction_raster(tmp_path / "a.tif", cone(40, 50, (22.2, 18.7), 11))
    _, [(record, _)] = draw(path, level=0.25)
    assert record["length_m"] == pytest.approx(2 * np.pi * 115, rel=3e-3)


def test_no_shore_and_no_fraction(job, draw, tmp_path):
    answer, found = draw(fraction_raster(tmp_path / "dry.tif", np.zeros((9, 9), np.float32)))
    assert (answer["count"], answer["length"], found) == (0, 0.0, [])
    assert "no shoreline" in job.warnings()
    with pytest.raises(InputError, match="neither a water fraction"):
        draw(fraction_raster(tmp_path / "image.tif", np.full((9, 9), 7, np.float32)))

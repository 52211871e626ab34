"""Points in any CRS, and the pixels they fall on."""

from __future__ import annotations

from rasters import UTM

from engine.raster.point import read_point, read_points


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

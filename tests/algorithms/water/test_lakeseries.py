"""Tool ``lakeseries``: the form, on a made-up lake of two dates, and on a real pond."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_refuses, run
from osgeo import gdal
from qgis.core import QgsVectorLayer
from rasters import (
    LAKE_ALONE,
    LAKE_POINT,
    LEFT,
    PIXEL_KM2,
    TOP,
    lake_classes,
    mask_of,
    read_raster,
)

pytestmark = pytest.mark.usefixtures("engine")

POINT = "{!r},{!r} [EPSG:32631]".format(*LAKE_POINT)


def images(lake):
    return {"IMAGES": [lake["before"], lake["after"]]}


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_table_and_the_maps(lake, tmp_path):
    paths = {name: str(tmp_path / f"{name}.tif") for name in ("OCCURRENCE", "SERIES")}
    paths |= {
        "TABLE": str(tmp_path / "table.csv"),
        "CUBE": str(tmp_path / "cube.nc"),
        "CURVE": str(tmp_path / "curve.png"),
    }
    paths |= {"REPORT": str(tmp_path / "report.html"), "SHORELINES": str(tmp_path / "shores.gpkg")}
    results = run("lakeseries", POINT=POINT, **images(lake), **paths)
    before, after = rows_of(paths["TABLE"])
    assert (before["date"], after["date"]) == ("2018-04-29", "2018-09-15")
    # Without the pond; what clouds hide of the second date is filled, and the intervals of two dates are wide.
    assert float(before["observed"]) == pytest.approx(LAKE_ALONE["BEFORE"] * PIXEL_KM2)
    assert float(after["observed"]) == pytest.approx(LAKE_ALONE["AFTER"] * PIXEL_KM2)
    assert float(after["lower"]) <= float(after["observed"]) <= float(after["upper"])
    maps = gdal.Open(paths["SERIES"])
    for number, name in enumerate(("2018-04-29", "2018-09-15"), start=1):
        band = maps.GetRasterBand(number)
        assert band.GetDescription() == name
        seen, truth = band.ReadAsArray(), mask_of(lake_classes(after=number == 2))
        known = seen < 2
        np.testing.assert_array_equal(seen[known], truth[known])
        assert known.sum() > 600
    share, count = read_raster(paths["OCCURRENCE"])
    assert share[34, 25] == 1 and count[34, 25] == 2 and share[22, 25] == 0.5 and count[39, 35] == 1
    assert results["DATES"] == 2 and (results["FIRST"], results["LAST"]) == ("2018-04-29", "2018-09-15")
    assert results["TREND"] is None and results["TREND_P"] is None and results["SEASONAL"] == "insufficient record"
    assert 0 <= results["SHARE_FILLED"] <= 0.5
    shores = QgsVectorLayer(results["SHORELINES"], "shores")
    assert shores.isValid() and {feature["date"] for feature in shores.getFeatures()} == {"2018-04-29", "2018-09-15"}
    assert gdal.Open(f'NETCDF:"{paths["CUBE"]}":water').RasterCount == 2
    assert gdal.Open(paths["CURVE"]).RasterXSize == 1920


def test_outlines_with_names(lake, tmp_path):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32631&field=name:string", "lakes", "memory")
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle

    for name, (left, right, top, bottom) in {"lake": (150, 530, 150, 430), "pond": (580, 720, 480, 570)}.items():
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(LEFT + left, TOP - bottom, LEFT + right, TOP - top)))
        layer.dataProvider().addFeature(feature)
    area = f"{LEFT},{LEFT + 800},{TOP - 600},{TOP} [EPSG:32631]"
    table = str(tmp_path / "table.csv")
    run("lakeseries", LAKES=layer, LAKE_ID="name", EXTENT=area, TABLE=table, **images(lake))
    found = {(row["date"], row["lake"]): float(row["observed"]) for row in rows_of(table)}
    assert found["2018-04-29", "lake"] == pytest.approx(600 * PIXEL_KM2)
    assert found["2018-04-29", "pond"] == found["2018-09-15", "pond"] == pytest.approx(50 * PIXEL_KM2)


def test_a_round_outline_and_one_that_is_missing(lake, tmp_path):
    layer = QgsVectorLayer("CurvePolygon?crs=EPSG:32631&field=name:string", "lakes", "memory")
    from qgis.core import QgsFeature, QgsGeometry

    x, y, radius = LEFT + 650, TOP - 525, 30
    ring = f"{x - radius} {y}, {x} {y + radius}, {x + radius} {y}, {x} {y - radius}, {x - radius} {y}"
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["round"])
    feature.setGeometry(QgsGeometry.fromWkt(f"CurvePolygon (CircularString ({ring}))"))
    layer.dataProvider().addFeature(feature)
    area = f"{LEFT},{LEFT + 800},{TOP - 600},{TOP} [EPSG:32631]"
    table = str(tmp_path / "table.csv")
    run("lakeseries", LAKES=layer, LAKE_ID="name", EXTENT=area, TABLE=table, **images(lake))
    # The circle lies in the pond: whatever centres of pixels it holds are water.
    inside = sum(
        (LEFT + 10 * (column + 0.5) - x) ** 2 + (TOP - 10 * (row + 0.5) - y) ** 2 < radius**2
        for row in range(60)
        for column in range(80)
    )
    assert [float(row["observed"]) for row in rows_of(table)] == [pytest.approx(inside * PIXEL_KM2)] * 2
    nothing = QgsFeature(layer.fields())
    nothing.setAttributes(["nothing"])
    layer.dataProvider().addFeature(nothing)
    words = ["lake 'nothing'", "fix geometries"]
    assert_refuses(
        "lakeseries", words, tmp_path, LAKES=layer, LAKE_ID="name", TABLE=str(tmp_path / "no.csv"), **images(lake)
    )


def test_it_says_which_date_it_is_at(lake, tmp_path):
    feedback = Listener()
    run("lakeseries", feedback=feedback, POINT=POINT, TABLE=str(tmp_path / "table.csv"), **images(lake))
    assert {"2018-04-29 (1 of 2)", "2018-09-15 (2 of 2)"} <= set(feedback.stages)
    assert feedback.progress == sorted(feedback.progress)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"FOLDER": "/tmp", "POINT": POINT}, ["exactly one of", "folder"]),
        ({"IMAGES": None, "POINT": POINT}, ["exactly one of", "images"]),
        ({"IMAGES": None, "FOLDER": "/tmp", "POINT": "1,2"}, ["with its crs"]),
        ({"RADIUS": 100}, ["a radius needs a point"]),
        ({"RADIUS": 100, "POINT": POINT, "EXTENT": "0,1,0,1"}, ["not both"]),
        ({"MIN_VALID": 2}, ["least observed share", "from 0 to 1"]),
        ({"EXTENT": "0,100,0,100 [EPSG:32631]"}, ["does not overlap"]),
        ({"POINT": f"{LEFT + 5},{TOP - 595} [EPSG:32631]"}, ["there is water on 0 of 2"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_wrong_values(lake, tmp_path, parameters, words):
    given = {name: value for name, value in {**images(lake), **parameters}.items() if value is not None}
    assert_refuses("lakeseries", words, tmp_path, TABLE=str(tmp_path / "table.csv"), **given)


def test_cancelled(huge_lake, tmp_path):
    outputs = {"TABLE": str(tmp_path / "table.csv"), "SERIES": str(tmp_path / "series.tif")}
    assert_cancels("lakeseries", tmp_path, POINT=POINT, **images(huge_lake), **outputs)


def test_the_command_on_a_folder_of_a_real_pond(command, pond_images, tmp_path):
    point = f"{pond_images.x},{pond_images.y} [EPSG:32631]"
    work = tmp_path / "work"
    request = {"FOLDER": str(pond_images.before.parent), "POINT": point, "RADIUS": 600, "WORK": str(work)}
    done = command.run("lakeseries", TABLE=str(tmp_path / "table.csv"), **request)
    assert done.code == 0, done.text
    before, after = [row for row in rows_of(tmp_path / "table.csv") if row["flag"] != "failed"]
    # By its water index the pond has 236 and 195 pixels of 100 m².
    assert float(before["observed"]) == pytest.approx(0.0236, rel=0.2)
    assert float(after["observed"]) == pytest.approx(0.0195, rel=0.2)
    assert done.results["DATES"] == 2 and done.results["SEASONAL"] == "insufficient record"
    assert len(list(work.rglob("2018-*.tif"))) == 2

"""Tool ``shoreline``, on masks and on fractions whose lines are circles."""

from __future__ import annotations

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_refuses, run
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from rasters import PIXEL, write_raster

pytestmark = pytest.mark.usefixtures("engine")


def disc(radius, gap=False):
    """Return the fraction of a disc in 40 x 50 pixels, one half on a circle around (25, 20)."""
    ys, xs = np.mgrid[0:40, 0:50] + 0.5
    values = np.clip(0.5 + (radius - np.hypot(xs - 25, ys - 20)) / 2, 0, 1).astype(np.float32)
    if gap:
        values[:, 22:27] = np.nan
    return values


@pytest.fixture(scope="module")
def dates(tmp_path_factory):
    """Return two fractions: 2020 with a circle of 12 pixels, 2021 with one of 9."""
    folder = tmp_path_factory.mktemp("dates")
    return [
        write_raster(folder / f"{year}.tif", disc(radius), nodata=float("nan"), date=f"{year}-06-01")
        for year, radius in ((2020, 12), (2021, 9))
    ]


def features_of(results, context=None):
    place = results["OUTPUT"]
    layer = QgsProcessingUtils.mapLayerFromString(place, context) if context else QgsVectorLayer(place, "shore", "ogr")
    assert layer.isValid() and layer.crs().authid() == "EPSG:32631"
    return layer, sorted(layer.getFeatures(), key=lambda feature: feature["date"])


def test_two_dates_make_one_layer(dates, tmp_path):
    results = run("shoreline", INPUT=dates, OUTPUT=str(tmp_path / "shore.gpkg"))
    layer, features = features_of(results)
    assert QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.LineGeometry
    assert [feature["date"] for feature in features] == ["2020-06-01", "2021-06-01"]
    for feature, radius in zip(features, (12, 9)):
        assert feature["closed"] == 1
        assert feature["length_m"] == pytest.approx(2 * np.pi * radius * PIXEL, rel=0.005)
        assert feature["length_m"] == pytest.approx(feature.geometry().length(), rel=0.001)
    assert results["LENGTH"] == pytest.approx(sum(feature["length_m"] for feature in features) / 1000)


def test_polygons_smooth_and_in_memory(dates):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    parameters = {"INPUT": dates[:1], "POLYGONS": True, "SMOOTH": True, "LEVEL": 0.25}
    results = run("shoreline", context=context, OUTPUT="TEMPORARY_OUTPUT", **parameters)
    layer, features = features_of(results, context)
    assert QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.PolygonGeometry
    assert features[0].geometry().area() == pytest.approx(np.pi * 12.5**2 * PIXEL**2, rel=0.005)


def test_missing_data_leave_lines_open(tmp_path):
    path = write_raster(tmp_path / "gap.tif", disc(12, gap=True), nodata=float("nan"), date="2020-06-01")
    _, features = features_of(run("shoreline", INPUT=[path], OUTPUT=str(tmp_path / "shore.gpkg")))
    assert [feature["closed"] for feature in features] == [0, 0]
    assert not any(feature.geometry().isEmpty() for feature in features)


def test_the_layer_is_temporal_and_coloured_by_date(dates, tmp_path, provider):
    from strandline.plugin.shorelines import ShorelineStyler

    results = run("shoreline", INPUT=dates, OUTPUT=str(tmp_path / "shore.gpkg"))
    layer, features = features_of(results)
    ShorelineStyler().postProcessLayer(layer, QgsProcessingContext(), QgsProcessingFeedback())
    assert [category.value() for category in layer.renderer().categories()] == ["2020-06-01", "2021-06-01"]
    time = layer.temporalProperties()
    assert time.isActive()
    context = QgsExpressionContext()
    context.setFeature(features[1])
    days = [QgsExpression(text).evaluate(context) for text in (time.startExpression(), time.endExpression())]
    assert [day.toString("yyyy-MM-dd HH:mm") for day in days] == ["2021-06-01 00:00", "2021-06-01 23:59"]


def test_no_shore_is_an_answer(tmp_path):
    dry = write_raster(tmp_path / "dry.tif", np.zeros((20, 20), np.uint8), nodata=255)
    feedback = Listener()
    results = run("shoreline", feedback=feedback, INPUT=[dry], OUTPUT=str(tmp_path / "shore.gpkg"))
    assert results["LENGTH"] == 0 and features_of(results)[1] == []
    assert any("no shoreline" in text for text in feedback.warnings)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"LEVEL": 0}, ["level", "from 0.01 to 0.99"]),
        ({"INPUT": ["missing.tif"]}, ["cannot be read"]),
        ({"INPUT": "<large>"}, ["neither a water fraction"]),
    ],
    ids=["level", "missing", "large numbers"],
)
def test_wrong_values(dates, tmp_path, parameters, words):
    large = write_raster(tmp_path / "large.tif", np.full((9, 9), 40, np.uint16))
    parameters = {name: [large] if value == "<large>" else value for name, value in parameters.items()}
    output = str(tmp_path / "shore.gpkg")
    assert_refuses("shoreline", words, tmp_path, **{"INPUT": dates, "OUTPUT": output, **parameters})


def test_cancelled(huge_lake, tmp_path):
    assert_cancels("shoreline", tmp_path, INPUT=[huge_lake["wet_before"]] * 3, OUTPUT=str(tmp_path / "shore.gpkg"))


def test_the_command(command, dates, tmp_path):
    done = command.run("shoreline", INPUT=dates, SMOOTH="true", OUTPUT=str(tmp_path / "shore.gpkg"))
    assert done.code == 0, done.text
    _, features = features_of(done.results)
    assert len(features) == 2
    assert done.results["LENGTH"] == pytest.approx(2 * np.pi * 21 * PIXEL / 1000, rel=0.01)

"""Tool ``watermask``, on cluster rasters written by hand."""

from __future__ import annotations

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_refuses, refusal, run
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDistanceArea,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from rasters import (
    BANDS,
    LEFT,
    PIXEL,
    PIXEL_KM2,
    TOP,
    centre_of,
    image_of,
    lake_classes,
    mask_of,
    read_raster,
    to_lonlat,
    write_raster,
)

pytestmark = pytest.mark.usefixtures("engine")

DEEP, SHALLOW, LAND, NOTHING = 1, 2, 3, 0


@pytest.fixture
def two_lakes(tmp_path):
    """Return a cluster raster and its array.

    One lake is deep and, along its east side, shallow; a pond touches it corner to corner; another lake lies apart; a
    single pixel is a puddle.
    """
    clusters = np.full((30, 40), LAND, np.uint8)
    clusters[0:2, :] = NOTHING
    clusters[5:15, 5:15] = DEEP
    clusters[5:15, 15:18] = SHALLOW
    clusters[15:18, 2:5] = DEEP
    clusters[20:26, 25:35] = DEEP
    clusters[10, 35] = DEEP
    return write_raster(tmp_path / "clusters.tif", clusters, nodata=NOTHING, date="2018-04-29"), clusters


def mask(water, clusters):
    """Return the mask that the toolbox's contract says."""
    return np.where(clusters == NOTHING, 255, water).astype(np.uint8)


def check(results, water, clusters, labels):
    """Compare raster and numbers with what they must be."""
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), mask(water, clusters))
    assert results["LABELS_USED"] == labels
    assert results["AREA"] == pytest.approx(water.sum() * PIXEL_KM2)
    assert results["VALID_SHARE"] == pytest.approx((clusters != NOTHING).mean())


def as_text(place, crs=""):
    return "{!r},{!r}".format(*map(float, place)) + (f" [{crs}]" if crs else "")


@pytest.mark.parametrize("crs", ["", "EPSG:32631", "EPSG:4326"], ids=["raster's CRS", "named", "degrees"])
def test_a_point(two_lakes, tmp_path, crs):
    path, clusters = two_lakes
    place = centre_of(10, 10)
    point = as_text(to_lonlat(*place) if crs == "EPSG:4326" else place, crs)
    results = run("watermask", CLUSTERS=path, POINT=point, OUTPUT=str(tmp_path / "out.tif"))
    check(results, clusters == DEEP, clusters, "1")


def test_a_layer_of_points_in_another_crs(two_lakes, tmp_path):
    path, clusters = two_lakes
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "water", "memory")
    for row, column in ((10, 8), (10, 16)):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*to_lonlat(*centre_of(row, column)))))
        layer.dataProvider().addFeature(feature)
    results = run("watermask", CLUSTERS=path, POINTS=layer, OUTPUT=str(tmp_path / "out.tif"))
    check(results, np.isin(clusters, (DEEP, SHALLOW)), clusters, "1,2")


def test_labels(two_lakes, tmp_path):
    path, clusters = two_lakes
    results = run("watermask", CLUSTERS=path, LABELS="3, 2", OUTPUT=str(tmp_path / "out.tif"))
    check(results, np.isin(clusters, (SHALLOW, LAND)), clusters, "2,3")


def test_the_image_decides_by_its_spectra(lake, tmp_path):
    feedback = Listener()
    parameters = {"CLUSTERS": lake["classes_before"], "IMAGE": lake["before"], "OUTPUT": str(tmp_path / "out.tif")}
    results = run("watermask", feedback=feedback, **parameters)
    check(results, lake_classes() == 1, lake_classes(), "1")
    assert not feedback.warnings


def test_a_point_in_the_water_and_the_image(lake, tmp_path):
    parameters = {"CLUSTERS": lake["classes_before"], "IMAGE": lake["before"], "OUTPUT": str(tmp_path / "out.tif")}
    row, column = np.argwhere(lake_classes() == 1)[(lake_classes() == 1).sum() // 2]
    feedback = Listener()
    results = run("watermask", feedback=feedback, POINT=as_text(centre_of(row, column)), **parameters)
    check(results, lake_classes() == 1, lake_classes(), "1")
    assert any("There is water at the point" in text for text in feedback.infos)


def test_a_point_on_land_is_refused_with_what_was_seen(lake, tmp_path):
    parameters = {"CLUSTERS": lake["classes_before"], "IMAGE": lake["before"], "OUTPUT": str(tmp_path / "out.tif")}
    said = refusal("watermask", POINT=as_text(centre_of(10, 70)), **parameters)
    assert "shows land" in said and "near infrared" in said and "LABELS" in said
    assert not list(tmp_path.iterdir())


def test_no_water_is_an_answer(tmp_path):
    classes = lake_classes()
    classes[classes == 1] = 2
    path = write_raster(tmp_path / "dry.tif", classes, nodata=0)
    image = write_raster(tmp_path / "image.tif", image_of(classes), names=BANDS, nodata=float("nan"))
    feedback = Listener()
    results = run("watermask", feedback=feedback, CLUSTERS=path, IMAGE=image, OUTPUT=str(tmp_path / "out.tif"))
    check(results, classes == 9, classes, "")
    assert any("there is no water in the mask" in text.lower() for text in feedback.warnings)


def test_only_the_water_body_at_the_point_corners_count(two_lakes, tmp_path):
    path, clusters = two_lakes
    parameters = {"CLUSTERS": path, "CONNECTED": True, "OUTPUT": str(tmp_path / "out.tif")}
    results = run("watermask", POINT=as_text(centre_of(7, 7)), **parameters)
    alone = clusters == DEEP
    alone[:, 20:] = False
    check(results, alone, clusters, "1")


@pytest.mark.parametrize(("least", "lost"), [(2, 1), (60, 1), (61, 61)])
def test_small_water_bodies_are_dropped(two_lakes, tmp_path, least, lost):
    path, clusters = two_lakes
    water = clusters == DEEP
    if lost >= 1:
        water[10, 35] = False
    if lost == 61:
        water[20:26, 25:35] = False
    results = run("watermask", CLUSTERS=path, LABELS="1", MIN_PIXELS=least, OUTPUT=str(tmp_path / "out.tif"))
    check(results, water, clusters, "1")


def test_the_file_says_what_its_values_mean(two_lakes, tmp_path):
    run("watermask", CLUSTERS=two_lakes[0], LABELS="1", OUTPUT=str(tmp_path / "out.tif"))
    dataset = gdal.Open(str(tmp_path / "out.tif"))
    band = dataset.GetRasterBand(1)
    assert (band.DataType, band.GetNoDataValue()) == (gdal.GDT_Byte, 255)
    names = band.GetCategoryNames()
    assert (names[0], names[1], names[255]) == ("not water", "water", "not observed")
    assert band.GetColorTable().GetColorEntry(1)[2] > band.GetColorTable().GetColorEntry(1)[0]
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2018-04-29"


def test_area_in_degrees_is_measured_on_the_ellipsoid(tmp_path):
    corner, pixel = (30.0, 61.0), 0.01
    clusters = np.full((50, 30), LAND, np.uint8)
    clusters[10:40, 5:25] = DEEP
    path = write_raster(tmp_path / "degrees.tif", clusters, crs="EPSG:4326", corner=corner, pixel=pixel)
    results = run("watermask", CLUSTERS=path, LABELS="1", OUTPUT=str(tmp_path / "out.tif"))
    measure = QgsDistanceArea()
    measure.setSourceCrs(QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance().transformContext())
    measure.setEllipsoid("EPSG:7030")
    # Strips of one row: between the corners of a larger box QGIS would follow great circles, not parallels.
    expected = 0.0
    for row in range(10, 40):
        box = QgsRectangle(30.05, 61.0 - pixel * (row + 1), 30.05 + pixel, 61.0 - pixel * row)
        expected += 20 * measure.measureArea(QgsGeometry.fromRect(box)) / 1e6
    assert results["AREA"] == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({}, ["exactly one of", "point"]),
        ({"LABELS": "1", "POINT": "500105,4799895"}, ["exactly one of"]),
        ({"LABELS": "water"}, ["not a list of cluster numbers", "2,5"]),
        ({"LABELS": "7"}, ["no pixel", "in cluster 7"]),
        ({"LABELS": "1", "CONNECTED": True}, ["give a point"]),
        ({"LABELS": "1", "MIN_PIXELS": -1}, ["minimum size", "at least 0"]),
        ({"POINT": "0,0 [EPSG:32631]"}, ["outside the area", "check the point's crs"]),
        ({"POINT": as_text((LEFT + PIXEL, TOP - PIXEL))}, ["no data", "choose a point"]),
    ],
    ids=lambda value: "-".join(map(str, value.values())) if isinstance(value, dict) else "",
)
def test_wrong_values(two_lakes, tmp_path, parameters, words):
    assert_refuses("watermask", words, tmp_path, CLUSTERS=two_lakes[0], OUTPUT=str(tmp_path / "out.tif"), **parameters)


def test_a_raster_that_holds_no_clusters_and_an_image_without_names(lake, two_lakes, tmp_path):
    output = str(tmp_path / "out.tif")
    nameless = write_raster(tmp_path / "nameless.tif", read_raster(lake["before"]))
    said = refusal("watermask", CLUSTERS=lake["classes_before"], IMAGE=nameless, OUTPUT=output)
    assert "green" in said and "Stack bands" in said
    said = refusal("watermask", CLUSTERS=lake["before"], IMAGE=lake["before"], OUTPUT=output)
    assert "not a cluster raster" in said


@pytest.mark.parametrize("parameters", [{"LABELS": "1"}, {"LABELS": "1", "MIN_PIXELS": 100}], ids=["plain", "bodies"])
def test_cancelled(huge_lake, tmp_path, parameters):
    output = str(tmp_path / "out.tif")
    assert_cancels("watermask", tmp_path, CLUSTERS=huge_lake["classes_before"], OUTPUT=output, **parameters)


def test_the_command(command, lake, tmp_path):
    output = str(tmp_path / "out.tif")
    point = as_text(to_lonlat(*centre_of(30, 30)), "EPSG:4326")
    parameters = {"POINT": point, "CONNECTED": "true", "MIN_PIXELS": 5}
    done = command.run("watermask", CLUSTERS=lake["classes_before"], OUTPUT=output, **parameters)
    assert done.code == 0 and done.results["OUTPUT"] == output, done.text
    classes = lake_classes()
    classes[50:55, 60:70] = 4
    check(done.results, classes == 1, classes, "1")
    np.testing.assert_array_equal(read_raster(output), mask_of(classes))

"""Tool ``spectralsignature``."""

from __future__ import annotations

import csv
import re

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_fails_cleanly, assert_refuses, run
from osgeo import gdal
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from rasters import BANDS, LEFT, TOP, centre_of, lake_classes, read_raster, to_lonlat, write_raster

pytestmark = pytest.mark.usefixtures("engine")

HEADER = ["point", "class", "x", "y", "band", "name", "wavelength_nm", "value"]
NAMES = {1: "water", 2: "forest", 3: "soil"}
#: Pixels of water, forest and soil in the made-up lake, and one that was not observed.
PIXELS = [(25, 30), (30, 40), (10, 20), (15, 5), (10, 70)]


def read_table(path):
    """Return the lines of a table of spectra."""
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == HEADER
    return rows


def point_layer(pixels, crs="EPSG:4326", classes=True):
    """Return a layer of points in the middle of pixels, which says what lies there."""
    layer = QgsVectorLayer(f"Point?crs={crs}", "samples", "memory")
    layer.dataProvider().addAttributes([QgsField("cover", QVariant.String), QgsField("number", QVariant.Int)])
    layer.updateFields()
    for row, column in pixels:
        place = centre_of(row, column)
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*(to_lonlat(*place) if crs == "EPSG:4326" else place))))
        name = NAMES.get(int(lake_classes()[row, column])) if classes and row >= 0 else None
        feature.setAttributes([name, row])
        layer.dataProvider().addFeature(feature)
    return layer


def point_text(row, column, crs="EPSG:4326"):
    place = centre_of(row, column)
    return "{!r},{!r} [{}]".format(*(to_lonlat(*place) if crs == "EPSG:4326" else place), crs)


def values_of(rows):
    """Return the values of a table, shape (points, bands)."""
    return np.array([float(row[7] or "nan") for row in rows]).reshape(-1, len(BANDS))


@pytest.mark.parametrize("crs", ["EPSG:32631", "EPSG:4326"])
def test_a_point(lake, tmp_path, crs):
    table, plot = str(tmp_path / "spectrum.csv"), str(tmp_path / "spectrum.html")
    results = run("spectralsignature", INPUT=lake["before"], POINT=point_text(25, 30, crs), TABLE=table, PLOT=plot)
    assert results == {"TABLE": table, "PLOT": plot}
    rows = read_table(table)
    np.testing.assert_allclose(values_of(rows)[0], read_raster(lake["before"])[:, 25, 30], rtol=1e-6)
    assert [row[5] for row in rows] == list(BANDS) and {row[6] for row in rows} == {""}
    assert float(rows[0][2]) == pytest.approx(centre_of(25, 30)[0], abs=0.01)
    page = (tmp_path / "spectrum.html").read_text(encoding="utf-8")
    assert "<svg" in page and "<script" not in page and "http" not in page
    assert "before.tif, 2018-04-29: 1 point, 6 bands." in page


def test_a_layer_with_classes_in_another_crs(lake, tmp_path):
    layer = point_layer(PIXELS)
    parameters = {"INPUT": lake["before"], "POINTS": layer, "CLASS_FIELD": "cover"}
    results = run("spectralsignature", **parameters, TABLE=str(tmp_path / "t.csv"), PLOT=str(tmp_path / "p.html"))
    rows = read_table(results["TABLE"])
    image = read_raster(lake["before"])
    np.testing.assert_allclose(values_of(rows), [image[:, row, column] for row, column in PIXELS], rtol=1e-6)
    assert [row[1] for row in rows[::6]] == ["water", "water", "forest", "forest", "soil"]
    assert [int(row[0]) for row in rows[::6]] == [feature.id() for feature in layer.getFeatures()]
    page = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "5 points in 3 classes" in page and "one standard deviation" in page
    assert re.findall(r"</svg>(\w+ \(\d points?\))", page) == [
        "forest (2 points)",
        "soil (1 point)",
        "water (2 points)",
    ]


def test_a_number_or_nothing_as_class(lake, tmp_path):
    layer = point_layer(PIXELS[:2], classes=False)
    QgsProject.instance().addMapLayer(layer)
    parameters = {"INPUT": lake["before"], "POINTS": layer.id(), "TABLE": str(tmp_path / "t.csv")}
    numbers = read_table(run("spectralsignature", CLASS_FIELD="number", **parameters)["TABLE"])
    assert {row[1] for row in numbers} == {"25", "30"}
    nothing = read_table(run("spectralsignature", CLASS_FIELD="cover", **parameters)["TABLE"])
    assert {row[1] for row in nothing} == {""}


def test_a_layer_without_a_crs_is_in_that_of_the_image(lake, tmp_path):
    layer = point_layer(PIXELS[:2], crs="")
    assert not layer.crs().isValid()
    results = run("spectralsignature", INPUT=lake["before"], POINTS=layer, TABLE=str(tmp_path / "t.csv"))
    image = read_raster(lake["before"])
    np.testing.assert_allclose(
        values_of(read_table(results["TABLE"])), [image[:, r, c] for r, c in PIXELS[:2]], rtol=1e-6
    )


def test_features_of_several_points_and_of_none(lake, tmp_path):
    layer = QgsVectorLayer("MultiPoint?crs=EPSG:32631", "points", "memory")
    for pixels in (PIXELS[:2], [], PIXELS[2:3]):
        feature = QgsFeature(layer.fields())
        if pixels:
            feature.setGeometry(QgsGeometry.fromMultiPointXY([QgsPointXY(*centre_of(*pixel)) for pixel in pixels]))
        layer.dataProvider().addFeature(feature)
    rows = read_table(
        run("spectralsignature", INPUT=lake["before"], POINTS=layer, TABLE=str(tmp_path / "t.csv"))["TABLE"]
    )
    assert [row[0] for row in rows[:: len(BANDS)]] == ["1", "1", "3"]
    image = read_raster(lake["before"])
    np.testing.assert_allclose(values_of(rows), [image[:, row, column] for row, column in PIXELS[:3]], rtol=1e-6)


def test_points_that_cannot_be_used_are_counted(lake, tmp_path):
    feedback = Listener()
    layer = point_layer([(1, 5), (-3, 5), (25, 30)])
    run("spectralsignature", feedback, INPUT=lake["before"], POINTS=layer, PLOT=str(tmp_path / "plot.html"))
    assert any("2 of 3 points are left out: 1 outside 'before.tif', 1 on no data" in text for text in feedback.warnings)


def test_temporary_outputs(lake):
    context = QgsProcessingContext()
    results = run(
        "spectralsignature",
        context=context,
        INPUT=lake["before"],
        POINT=point_text(25, 30),
        TABLE="TEMPORARY_OUTPUT",
        PLOT="TEMPORARY_OUTPUT",
    )
    assert QgsProcessingUtils.mapLayerFromString(results["TABLE"], context).featureCount() == 6
    assert results["PLOT"].startswith(QgsProcessingUtils.tempFolder()) and results["PLOT"].endswith(".html")


POINT = point_text(25, 30)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({}, ["exactly one of", "a point", "layer of points"]),
        ({"POINT": POINT, "POINTS": "layer"}, ["exactly one of"]),
        ({"POINT": POINT, "CLASS_FIELD": "cover"}, ["class field", "layer of points"]),
        ({"POINTS": "layer", "CLASS_FIELD": "colour"}, ["no field 'colour'", "cover", "number"]),
        ({"POINT": POINT, "TABLE": None}, ["nothing to write"]),
        ({"POINT": point_text(-3, 30)}, ["outside", "before.tif", "crs"]),
        ({"POINT": point_text(1, 5)}, ["no data", "choose a point"]),
        ({"POINT": "2,95 [EPSG:4326]"}, ["latitude 95", "beyond the pole"]),
        ({"POINTS": "empty"}, ["empty"]),
        ({"POINTS": "elsewhere"}, ["none of the 2 points", "crs"]),
        ({"POINT": POINT, "TABLE": "/nowhere/t.csv"}, ["folder", "does not exist"]),
    ],
    ids=lambda value: " ".join(f"{key}={content}" for key, content in value.items()) if isinstance(value, dict) else "",
)
def test_wrong_values(lake, tmp_path, parameters, words):
    layers = {"layer": PIXELS, "empty": [], "elsewhere": [(-3, 5), (1, 5)]}
    if "POINTS" in parameters:
        parameters = {**parameters, "POINTS": point_layer(layers[parameters["POINTS"]])}
    values = {"INPUT": lake["before"], "TABLE": str(tmp_path / "t.csv"), **parameters}
    assert_refuses("spectralsignature", words, tmp_path, **values)


def test_cancelled(tmp_path_factory, tmp_path):
    """Thousands of points in as many blocks of hundreds of bands take long enough."""
    # Beside rasters that it shows QGIS may leave their statistics.
    source_folder = tmp_path_factory.mktemp("cube")
    options = ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64", "SPARSE_OK=YES"]
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(source_folder / "cube.tif"), 2000, 2000, 300, gdal.GDT_Int16, options
    )
    source = gdal.Open(write_raster(source_folder / "small.tif", np.ones((2, 2), np.uint8)))
    dataset.SetProjection(source.GetProjection())
    dataset.SetGeoTransform((LEFT, 10.0, 0.0, TOP, 0.0, -10.0))
    del dataset, source
    layer = point_layer(
        [(64 * row, 64 * column) for row in range(31) for column in range(31)], crs="EPSG:32631", classes=False
    )
    assert_cancels(
        "spectralsignature",
        tmp_path,
        INPUT=str(source_folder / "cube.tif"),
        POINTS=layer,
        TABLE=str(tmp_path / "t.csv"),
    )


def test_the_command(command, lake, tmp_path):
    table, plot = str(tmp_path / "t.csv"), str(tmp_path / "p.html")
    done = command.run("spectralsignature", INPUT=lake["before"], POINT=POINT, TABLE=table, PLOT=plot)
    assert done.code == 0 and done.results == {"TABLE": table, "PLOT": plot}, done.text
    np.testing.assert_allclose(values_of(read_table(table))[0], read_raster(lake["before"])[:, 25, 30], rtol=1e-6)


def test_the_command_off_the_image(command, lake, tmp_path):
    done = command.run(
        "spectralsignature", INPUT=lake["before"], POINT=point_text(-3, 30), TABLE=str(tmp_path / "t.csv")
    )
    assert done.code != 0
    assert_fails_cleanly(done.text, ["outside", "before.tif"], tmp_path, {})

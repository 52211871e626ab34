"""Tool ``assessaccuracy``."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_fails_cleanly, assert_refuses, run
from osgeo import ogr, osr
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant
from rasters import PIXEL_KM2, centre_of, lake_classes, mask_of, to_lonlat, write_raster

pytestmark = pytest.mark.usefixtures("engine")

HEADER = [
    *("class", "map_area", "adjusted_area", "standard_error", "lower", "upper"),
    *("users", "users_se", "producers", "producers_se", "name"),
]
#: Rows: not water, water in the map. Columns: the same in the reference.
MATRIX = np.array([(70, 10), (5, 45)])
WATER, OBSERVED = 650, 4770


def read_table(path):
    """Return the lines of a table by class; numbers where there are any."""
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == HEADER
        return {
            row["class"]: {
                name: float(text) if name not in ("class", "name") and text else text for name, text in row.items()
            }
            for row in reader
        }


def sample_layer(matrix=MATRIX, crs="EPSG:32631", also=(), fields=(("label", QVariant.Int),)):
    """Return points on the made-up lake's mask with as many labels as the matrix says, and further (row, column, label)."""
    mask = mask_of(lake_classes())
    layer = QgsVectorLayer(f"Point?crs={crs}", "field work", "memory")
    layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in fields])
    layer.updateFields()
    points = list(also)
    for code, row in enumerate(matrix):
        rows, columns = np.nonzero(mask == code)
        labels = np.repeat(np.arange(len(row)), row).tolist()
        points += [(int(rows[5 * at]), int(columns[5 * at]), label) for at, label in enumerate(labels)]
    for row, column, *values in points:
        place = centre_of(row, column)
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*(to_lonlat(*place) if crs == "EPSG:4326" else place))))
        feature.setAttributes(values)
        layer.dataProvider().addFeature(feature)
    return layer


def expected(matrix=MATRIX):
    """Return overall accuracy and its error, and the water's area and its error in km², by the formulas of the paper."""
    weights = np.array([OBSERVED - WATER, WATER]) / OBSERVED
    sizes = matrix.sum(axis=1)
    share = matrix / sizes[:, np.newaxis]
    variance = weights**2 * share[:, 1] * (1 - share[:, 1]) / (sizes - 1)
    whole = OBSERVED * PIXEL_KM2
    # With two classes a stratum's share of right points has the variance of its share of water.
    return (
        weights @ np.diag(share),
        np.sqrt(variance.sum()),
        whole * weights @ share[:, 1],
        whole * np.sqrt(variance.sum()),
    )


def check(results, matrix=MATRIX):
    overall, overall_error, area, error = expected(matrix)
    assert (results["OVERALL"], results["OVERALL_SE"]) == pytest.approx((overall, overall_error))
    water = read_table(results["TABLE"])["1"]
    assert water["map_area"] == pytest.approx(WATER * PIXEL_KM2)
    assert (water["adjusted_area"], water["standard_error"]) == pytest.approx((area, error))
    assert (water["lower"], water["upper"]) == pytest.approx((area - 1.959964 * error, area + 1.959964 * error))
    assert water["users"] == pytest.approx(45 / 50)


@pytest.mark.parametrize("crs", ["EPSG:32631", "EPSG:4326", ""])
def test_table_report_and_outputs(lake, tmp_path, crs):
    files = {"TABLE": str(tmp_path / "t.csv"), "REPORT": str(tmp_path / "r.html")}
    parameters = {"MAP": lake["wet_before"], "SAMPLE": sample_layer(crs=crs), "REFERENCE_FIELD": "label"}
    results = run("assessaccuracy", **parameters, **files)
    check(results)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "wet_before.tif" in page and "field work" in page and "130 labelled points" in page
    assert "http" not in page and "<script" not in page


def test_another_level(lake, tmp_path):
    parameters = {"MAP": lake["wet_before"], "SAMPLE": sample_layer(), "REFERENCE_FIELD": "label", "LEVEL": 0.9}
    water = read_table(run("assessaccuracy", TABLE=str(tmp_path / "t.csv"), **parameters)["TABLE"])["1"]
    assert water["upper"] - water["adjusted_area"] == pytest.approx(1.644854 * water["standard_error"])


def test_from_sample_to_report(lake, tmp_path):
    """The whole way: draw with a shore, label by what is true, assess by the strata."""
    truth = mask_of(lake_classes())
    wrong = truth.copy()
    wrong[20:22, 20:50] = 0
    path = write_raster(tmp_path / "map.tif", wrong, nodata=255)
    place = run("samplepoints", INPUT=path, SIZE=400, SHORE_BUFFER=20, OUTPUT=str(tmp_path / "sample.gpkg"))["OUTPUT"]
    layer = QgsVectorLayer(place, "sample", "ogr")
    column = layer.fields().lookupField("reference")
    assert layer.startEditing()
    for feature in layer.getFeatures():
        x, y = feature.geometry().asPoint()
        row, at = int((4_800_000 - y) / 10), int((x - 500_000) / 10)
        layer.changeAttributeValue(feature.id(), column, int(truth[row, at]))
    assert layer.commitChanges()
    QgsProject.instance().addMapLayer(layer)
    parameters = {"MAP": path, "SAMPLE": layer.id(), "REFERENCE_FIELD": "reference", "TABLE": str(tmp_path / "t.csv")}
    feedback = Listener()
    results = run("assessaccuracy", feedback, STRATUM_FIELD="stratum", **parameters)
    water = read_table(results["TABLE"])["1"]
    assert water["map_area"] == pytest.approx((WATER - 60) * PIXEL_KM2)
    assert abs(water["adjusted_area"] - WATER * PIXEL_KM2) < 3 * water["standard_error"]
    assert abs(results["OVERALL"] - (1 - 60 / OBSERVED)) < 3 * results["OVERALL_SE"]
    assert not any("choose it as the field of strata" in text for text in feedback.warnings)
    # Who forgets the strata is told so.
    run("assessaccuracy", feedback, **parameters)
    assert any("choose it as the field of strata" in text for text in feedback.warnings)


def test_what_says_nothing_is_told(lake, tmp_path):
    feedback = Listener()
    layer = sample_layer(also=[(1, 5, 1), (-3, 5, 1), (30, 30, None)])
    parameters = {"MAP": lake["wet_before"], "SAMPLE": layer, "REFERENCE_FIELD": "label"}
    check(run("assessaccuracy", feedback, TABLE=str(tmp_path / "t.csv"), **parameters))
    told = "\n".join(feedback.warnings)
    assert "(1) is left out: it is on ground that the map did not observe" in told
    assert "(2) is left out: it is outside 'wet_before.tif'" in told
    assert "(3) is left out: it is without a reference class" in told


def test_labels_and_map_classes_as_acatama_writes_them(lake, tmp_path):
    fields = (("ID", QVariant.Int), ("Is labeled as", QVariant.Int), ("In thematic map as", QVariant.Int))
    mask, points = mask_of(lake_classes()), []
    for code, row in enumerate(MATRIX):
        rows, columns = np.nonzero(mask == code)
        for at, label in enumerate(np.repeat([0, 1], row).tolist()):
            points.append((int(rows[5 * at]), int(columns[5 * at]), len(points) + 1, label, code))
    layer = sample_layer(matrix=(), also=points, fields=fields)
    parameters = {"MAP": lake["wet_before"], "SAMPLE": layer, "TABLE": str(tmp_path / "t.csv")}
    check(run("assessaccuracy", REFERENCE_FIELD="Is labeled as", MAP_FIELD="In thematic map as", **parameters))


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"REFERENCE_FIELD": "colour"}, ["no field 'colour'", "reference class", "label"]),
        ({"STRATUM_FIELD": "label"}, ["no field 'weight'"]),
        ({"WEIGHT_FIELD": "label"}, ["goes with a field of strata"]),
        ({"STRATUM_FIELD": "label", "WEIGHT_FIELD": "label"}, ["no weight", "share of the ground"]),
        ({"CLASSES": "a"}, ["whole numbers"]),
        ({"LEVEL": 1.0}, ["from 0.5 to 0.9999"]),
        ({"MAP": "before"}, ["no class raster", "before.tif"]),
        ({"SAMPLE": ()}, ["empty"]),
        ({"SAMPLE": [(1, 5, 1), (-3, 5, 1), (30, 30, None)]}, ["none of the 3 points", "label the points first"]),
        ({"SAMPLE": [(5, 5, 0), (6, 6, 0), (30, 30, 1)]}, ["stratum 1", "one labelled point only"]),
        ({"TABLE": "/nowhere/t.csv"}, ["folder", "does not exist"]),
    ],
    ids=lambda value: " ".join(f"{key}={content}" for key, content in value.items()) if isinstance(value, dict) else "",
)
def test_wrong_values(lake, tmp_path, parameters, words):
    values = {"MAP": "wet_before", "REFERENCE_FIELD": "label", "TABLE": str(tmp_path / "t.csv"), **parameters}
    values["MAP"] = lake[values["MAP"]]
    layer = sample_layer(matrix=(), also=parameters["SAMPLE"]) if "SAMPLE" in parameters else sample_layer()
    assert_refuses("assessaccuracy", words, tmp_path, **{**values, "SAMPLE": layer})


def test_cancelled(huge_lake, tmp_path):
    files = {"TABLE": str(tmp_path / "t.csv"), "REPORT": str(tmp_path / "r.html")}
    assert_cancels(
        "assessaccuracy", tmp_path, MAP=huge_lake["wet_before"], SAMPLE=sample_layer(), REFERENCE_FIELD="label", **files
    )


def stored(layer, path):
    """Write a layer's points as a file for the command; the sample's own writer is not asked."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    reference = osr.SpatialReference()
    reference.SetFromUserInput("EPSG:32631")
    table = dataset.CreateLayer("sample", reference, ogr.wkbPoint)
    table.CreateField(ogr.FieldDefn("label", ogr.OFTInteger))
    for feature in layer.getFeatures():
        record = ogr.Feature(table.GetLayerDefn())
        record.SetGeometry(ogr.CreateGeometryFromWkt(feature.geometry().asWkt()))
        record.SetField("label", feature["label"])
        table.CreateFeature(record)
    del table, dataset
    return str(path)


def test_the_command(command, lake, tmp_path):
    sample = stored(sample_layer(), tmp_path / "sample.gpkg")
    files = {"TABLE": str(tmp_path / "t.csv"), "REPORT": str(tmp_path / "r.html")}
    done = command.run("assessaccuracy", MAP=lake["wet_before"], SAMPLE=sample, REFERENCE_FIELD="label", **files)
    assert done.code == 0, done.text
    check(done.results)
    assert (tmp_path / "r.html").stat().st_size > 1000


def test_the_command_without_labels(command, lake, tmp_path_factory, tmp_path):
    sample = stored(
        sample_layer(matrix=(), also=[(5, 5, 0), (30, 30, 1)]), tmp_path_factory.mktemp("s") / "sample.gpkg"
    )
    done = command.run(
        "assessaccuracy", MAP=lake["wet_before"], SAMPLE=sample, REFERENCE_FIELD="label", TABLE=str(tmp_path / "t.csv")
    )
    assert done.code != 0
    assert_fails_cleanly(done.text, ["one labelled point only"], tmp_path, {})

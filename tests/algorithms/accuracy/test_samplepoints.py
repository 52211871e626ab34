"""Tool ``samplepoints``."""

from __future__ import annotations

from collections import Counter

import pytest
from assertions import Listener, assert_cancels, assert_fails_cleanly, assert_refuses, run
from qgis.core import NULL, QgsProcessingContext, QgsProcessingUtils, QgsProject, QgsVectorLayer
from rasters import LEFT, PIXEL, TOP, lake_classes, mask_of, to_lonlat

pytestmark = pytest.mark.usefixtures("engine")

FIELDS = ["id", "stratum", "weight", "map_class", "reference"]
#: Of the made-up lake before: 650 of 4770 observed pixels are water.
WATER, OBSERVED = 650, 4770


def features_of(place):
    """Return the features of a file of points."""
    layer = QgsVectorLayer(place, "sample", "ogr")
    assert layer.isValid()
    assert [field.name() for field in layer.fields() if field.name() != "fid"] == FIELDS
    assert layer.crs().authid() == "EPSG:32631"
    return list(layer.getFeatures())


def check_points(features, size):
    """Check points of the lake's mask: they lie in the middle of pixels of their class."""
    mask = mask_of(lake_classes())
    assert len(features) == size
    places = set()
    for feature in features:
        point = feature.geometry().asPoint()
        row, column = (TOP - point.y()) / PIXEL - 0.5, (point.x() - LEFT) / PIXEL - 0.5
        assert row == pytest.approx(round(row)) and column == pytest.approx(round(column))
        places.add((round(row), round(column)))
        assert mask[round(row), round(column)] == feature["map_class"]
        assert feature["reference"] in (None, NULL)
    assert len(places) == size
    assert [feature["id"] for feature in features] == list(range(1, size + 1))


def test_a_water_mask(lake, tmp_path):
    feedback = Listener()
    results = run("samplepoints", feedback, INPUT=lake["wet_before"], OUTPUT=str(tmp_path / "sample.gpkg"))
    features = features_of(results["OUTPUT"])
    # 0.9 expected in both classes: 900 points, shared out by the ground.
    assert results["SIZE"] == 900
    check_points(features, 900)
    assert Counter(feature["stratum"] for feature in features) == {0: 777, 1: 123}
    weights = {feature["stratum"]: feature["weight"] for feature in features}
    assert weights == pytest.approx({0: 1 - WATER / OBSERVED, 1: WATER / OBSERVED})
    assert any("Stratum 1" in text and "123 points" in text for text in feedback.infos)


def test_number_minimum_classes_and_seed(lake, tmp_path):
    def sample(name, **parameters):
        results = run("samplepoints", INPUT=lake["classes_before"], OUTPUT=str(tmp_path / name), **parameters)
        features = features_of(results["OUTPUT"])
        return Counter(one["stratum"] for one in features), [one.geometry().asWkt() for one in features]

    counts, places = sample("a.gpkg", SIZE=100, MINIMUM=20, CLASSES="1,3", SEED=4)
    assert set(counts) == {1, 3} and sum(counts.values()) == 100 and min(counts.values()) >= 20
    assert sample("b.gpkg", SIZE=100, MINIMUM=20, CLASSES="1,3", SEED=4) == (counts, places)
    assert sample("c.gpkg", SIZE=100, MINIMUM=20, CLASSES="1,3", SEED=5)[1] != places
    assert sum(sample("d.gpkg", SIZE=10, MINIMUM=30)[0].values()) == 120


def test_a_stratum_along_the_shore(lake, tmp_path):
    parameters = {"INPUT": lake["wet_before"], "SHORE_BUFFER": 20.0, "SIZE": 200}
    features = features_of(run("samplepoints", OUTPUT=str(tmp_path / "sample.gpkg"), **parameters)["OUTPUT"])
    check_points(features, 200)
    assert {feature["stratum"] for feature in features} == {0, 1, 2}
    assert {feature["map_class"] for feature in features if feature["stratum"] == 2} == {0, 1}
    assert sum({feature["stratum"]: feature["weight"] for feature in features}.values()) == pytest.approx(1)


@pytest.mark.parametrize("place", ["memory:", "TEMPORARY_OUTPUT"])
def test_loaded_it_is_ready_for_labelling(lake, place):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    context.addLayerToLoadOnCompletion("sample", QgsProcessingContext.LayerDetails("", QgsProject.instance()))
    from strandline.plugin.sample_layer import SampleStyler

    results = run("samplepoints", context=context, INPUT=lake["wet_before"], SIZE=120, OUTPUT=place)
    layer = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context)
    SampleStyler([[0, "not water"], [1, "water"]], [[0, "not water"], [1, "water"], [2, "shore"]]).style(layer)
    fields = layer.fields()
    setup = layer.editorWidgetSetup(fields.lookupField("reference"))
    assert setup.type() == "ValueMap"
    offered = [next(iter(one.items())) for one in setup.config()["map"]]
    assert [name for name, _ in offered] == ["not labelled", "0: not water", "1: water"]
    assert [value for _, value in offered[1:]] == ["0", "1"]
    form = layer.editFormConfig()
    assert [form.readOnly(fields.lookupField(name)) for name in FIELDS] == [True, True, True, True, False]
    assert [one.label() for one in layer.renderer().categories()] == ["to be labelled", "labelled"]
    # And it can be labelled: a choice of the list is a number in the field.
    assert layer.startEditing()
    feature = next(layer.getFeatures())
    assert layer.changeAttributeValue(feature.id(), fields.lookupField("reference"), 1)
    assert layer.commitChanges()
    assert layer.getFeature(feature.id())["reference"] == 1


def test_the_styler_is_attached_to_what_is_loaded(lake, tmp_path):
    from strandline.plugin.sample_layer import SampleStyler

    path = str(tmp_path / "sample.gpkg")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    context.addLayerToLoadOnCompletion(path, QgsProcessingContext.LayerDetails("sample", QgsProject.instance()))
    run("samplepoints", context=context, INPUT=lake["wet_before"], SIZE=120, OUTPUT=path)
    details = context.layerToLoadOnCompletionDetails(path)
    assert isinstance(details.postProcessor(), SampleStyler)
    layer = QgsVectorLayer(path, "sample", "ogr")
    details.postProcessor().postProcessLayer(layer, context, Listener())
    assert layer.editorWidgetSetup(layer.fields().lookupField("reference")).type() == "ValueMap"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"INPUT": "before"}, ["no class raster", "before.tif"]),
        ({"CLASSES": "water"}, ["whole numbers", "0,1"]),
        ({"CLASSES": "0,7"}, ["no pixel of class 7"]),
        ({"STANDARD_ERROR": 0}, ["standard error", "above 0"]),
        ({"STANDARD_ERROR": float("nan")}, ["finite"]),
        ({"STANDARD_ERROR": 0.9}, ["from 0 to 0.5"]),
        ({"SIZE": 1}, ["from 2"]),
        ({"MINIMUM": 1}, ["from 2"]),
        ({"SHORE_BUFFER": 0}, ["above 0", "leave it empty"]),
        ({"SHORE_BUFFER": 1}, ["half a pixel", "10"]),
        ({"SHORE_BUFFER": -5}, ["at least 0"]),
        ({"EXPECTED": "good"}, ["between 0 and 1", "class:number"]),
        ({"EXPECTED": "1.5"}, ["between 0 and 1"]),
        ({"EXPECTED": "0.9, 8:0.7"}, ["class 8", "not sampled"]),
        ({"OUTPUT": "/nowhere/sample.gpkg"}, ["folder", "does not exist"]),
    ],
    ids=lambda value: " ".join(f"{key}={content}" for key, content in value.items()) if isinstance(value, dict) else "",
)
def test_wrong_values(lake, tmp_path, parameters, words):
    values = {"INPUT": "wet_before", "OUTPUT": str(tmp_path / "sample.gpkg"), **parameters}
    values["INPUT"] = lake[values["INPUT"]]
    assert_refuses("samplepoints", words, tmp_path, **values)


def test_cancelled(huge_lake, tmp_path):
    assert_cancels("samplepoints", tmp_path, INPUT=huge_lake["wet_before"], OUTPUT=str(tmp_path / "sample.gpkg"))


def test_the_command(command, lake, tmp_path):
    path = tmp_path / "sample.gpkg"
    done = command.run("samplepoints", INPUT=lake["wet_before"], SIZE=150, SHORE_BUFFER=10, OUTPUT=str(path))
    assert done.code == 0 and done.results["SIZE"] == 150, done.text
    check_points(features_of(str(path)), 150)


def test_the_command_without_a_shore_to_find(command, lake, tmp_path):
    done = command.run("samplepoints", INPUT=lake["wet_before"], SHORE_BUFFER=1, OUTPUT=str(tmp_path / "sample.gpkg"))
    assert done.code != 0
    assert_fails_cleanly(done.text, ["half a pixel"], tmp_path, {})


def test_in_the_form_that_acatama_reads(lake, tmp_path):
    """AcATaMa takes ``asPoint()`` of each feature and its field ``id``, and writes its labels under names of its own."""
    results = run("samplepoints", INPUT=lake["wet_before"], SIZE=120, OUTPUT=str(tmp_path / "sample.shp"))
    layer = QgsVectorLayer(results["OUTPUT"], "sample", "ogr")
    numbers = set()
    for feature in layer.getFeatures():
        assert not feature.geometry().isMultipart() and feature.geometry().isGeosValid()
        numbers.add(feature["id"])
        longitude, latitude = to_lonlat(*feature.geometry().asPoint())
        assert 2.9 < longitude < 3.1 and 43 < latitude < 44
    assert numbers == set(range(1, 121))

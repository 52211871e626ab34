"""The models that come with the plugin: the lake change made of the single tools, and the same with a sample."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import processing
import pytest
from assertions import Listener, run
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsPalettedRasterRenderer,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProject,
    QgsVectorLayer,
)

MODEL = Path(__file__).resolve().parents[2] / "resources" / "models" / "lake_change.model3"


def counts(path):
    """Return how many pixels each code of a change raster has."""
    values = gdal.Open(str(path)).ReadAsArray()
    return {int(code): int((values == code).sum()) for code in set(values.ravel().tolist())}


@pytest.fixture(scope="module")
def lake_change(qgis_process, pond_images, tmp_path_factory):
    """Return the change raster of the tool, and the areas it printed."""
    path = tmp_path_factory.mktemp("tool") / "change.tif"
    done = qgis_process(
        "--json",
        "run",
        "strandline:lakechange",
        "--",
        f"BEFORE={pond_images.before}",
        f"AFTER={pond_images.after}",
        f"POINT={pond_images.point}",
        f"CHANGE={path}",
    )
    assert done.returncode == 0, done.stderr
    return path, json.loads(done.stdout)["results"]


@pytest.mark.parametrize("model", [str(MODEL), "strandline:lake_change"], ids=["file", "id"])
def test_the_model_gives_the_areas_of_the_tool(model, qgis_process, pond_images, lake_change, tmp_path):
    change, report = tmp_path / "change.tif", tmp_path / "report.html"
    done = qgis_process(
        "--json",
        "run",
        model,
        "--",
        f"BEFORE={pond_images.before}",
        f"AFTER={pond_images.after}",
        f"POINT={pond_images.point}",
        f"change:Lake change={change}",
        f"change:Report={report}",
        f"water_before:Water before={tmp_path / 'before.tif'}",
        f"water_after:Water after={tmp_path / 'after.tif'}",
    )
    assert done.returncode == 0, done.stderr
    expected, areas = lake_change
    found = counts(change)
    assert found == counts(expected)
    # Pixels of 10 m: the areas follow from the counts.
    assert found.get(2, 0) * 1e-4 == pytest.approx(areas["AREA_LOST"])
    assert found[1] * 1e-4 == pytest.approx(areas["AREA_STABLE"])
    assert "<svg" in report.read_text(encoding="utf-8") or "<img" in report.read_text(encoding="utf-8")


def test_the_model_with_a_sample_leads_to_an_assessment(command, pond_images, tmp_path):
    outputs = {
        "change:Lake change": str(tmp_path / "change.tif"),
        "sample:Sample points": str(tmp_path / "sample.gpkg"),
    }
    images = {"BEFORE": pond_images.before, "AFTER": pond_images.after, "POINT": pond_images.point}
    done = command.run("lake_change_sample", **images, STANDARD_ERROR=0.02, MINIMUM=20, **outputs)
    assert done.code == 0, done.text
    found = counts(tmp_path / "change.tif")
    layer = QgsVectorLayer(outputs["sample:Sample points"], "sample", "ogr")
    drawn = Counter(feature["map_class"] for feature in layer.getFeatures())
    assert set(drawn) == {code for code in found if code != 255}
    assert all(number >= min(20, found[code]) for code, number in drawn.items())
    # Whoever agrees with the map everywhere finds its own areas.
    parameters = {"MAP": outputs["change:Lake change"], "SAMPLE": layer, "REFERENCE_FIELD": "map_class"}
    table = run("assessaccuracy", **parameters, TABLE=str(tmp_path / "table.csv"))["TABLE"]
    with open(table, encoding="utf-8", newline="") as file:
        lines = {int(line["class"]): line for line in csv.DictReader(file)}
    for code, line in lines.items():
        assert float(line["adjusted_area"]) == pytest.approx(float(line["map_area"])) == found[code] * 1e-4


def test_the_model_of_a_series_needs_a_place_alone(command, lake_api, tmp_path):
    outputs = {
        "search:Footprints": str(tmp_path / "footprints.gpkg"),
        "series:Water occurrence": str(tmp_path / "occurrence.tif"),
        "series:Table of dates": str(tmp_path / "table.csv"),
        "series:Lake series": str(tmp_path / "series.tif"),
        "series:Series report": str(tmp_path / "report.html"),
    }
    place = {"AREA": "-118.89,-118.57,38.54,38.84 [EPSG:4326]", "POINT": "-118.71,38.70 [EPSG:4326]"}
    done = command.run("lake_series", **place, URL=lake_api.url, CLOUD=60, WORK=str(tmp_path / "work"), **outputs)
    assert done.code == 0, done.text
    with open(outputs["series:Table of dates"], encoding="utf-8", newline="") as file:
        rows = {row["date"]: row for row in csv.DictReader(file)}
    assert {"1988-06-16", "1988-07-02", "2017-06-16", "2017-07-02"} <= set(rows)
    # The truth leaves out what either date did not see; the lake keeps its shape as it shrinks.
    shrunk = float(rows["2017-07-02"]["filled"]) / float(rows["1988-07-02"]["filled"])
    assert shrunk == pytest.approx(lake_api.truth["after"] / lake_api.truth["before"], rel=0.05)
    assert gdal.Open(outputs["series:Lake series"]).RasterCount == sum(row["flag"] != "failed" for row in rows.values())
    assert "<svg" in Path(outputs["series:Series report"]).read_text(encoding="utf-8")


def test_the_model_is_in_the_group_of_the_water_tools(provider):
    model = next(algorithm for algorithm in provider.algorithms() if algorithm.name() == "lake_change")
    assert (model.displayName(), model.groupId()) == ("Lake change, step by step", "water")
    assert model.create().canExecute()[0]


def test_models_ask_for_what_the_tool_asks_for_in_its_order(provider):
    tool, *models = (
        QgsApplication.processingRegistry().createAlgorithmById(f"strandline:{name}")
        for name in ("lakechange", "lake_change", "lake_change_sample")
    )
    titles = [tool.parameterDefinition(name).description() for name in ("BEFORE", "AFTER", "POINT")]
    for model in models:
        asked = [one.description() for one in model.parameterDefinitions() if not one.isDestination()]
        assert asked[:3] == titles


def test_no_two_labels_of_a_model_are_alike(provider):
    models = [one for one in provider.algorithms() if isinstance(one, QgsProcessingModelAlgorithm)]
    assert models
    for model in models:
        labels = [one.description() for one in model.parameterDefinitions()]
        assert len(labels) == len(set(labels)), labels


def test_in_a_model_only_what_it_promises_is_loaded(engine, lake, tmp_path):
    """Whoever makes a model says what comes out of it; the images below a lake change do not."""
    child = QgsProcessingModelChildAlgorithm("strandline:lakechange")
    child.setChildId("lake")
    sources = QgsProcessingModelChildParameterSource
    for name, side in (("BEFORE", "before"), ("AFTER", "after")):
        child.addParameterSources(name, [sources.fromStaticValue(lake[side])])
    made = QgsProcessingModelOutput("Map")
    made.setChildId("lake")
    made.setChildOutputName("CHANGE")
    child.setModelOutputs({"Map": made})
    model = QgsProcessingModelAlgorithm("own", "own")
    model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    project = QgsProject.instance()
    project.clear()
    (output,) = (one.name() for one in model.parameterDefinitions())
    processing.runAndLoadResults(model, {output: str(tmp_path / "map.tif")}, feedback=Listener())
    (layer,) = project.mapLayers().values()
    assert layer.source() == str(tmp_path / "map.tif") and isinstance(layer.renderer(), QgsPalettedRasterRenderer)
    project.clear()


def test_results_of_a_model_lie_in_one_group_the_change_on_top(engine, pond_images, tmp_path):
    project = QgsProject.instance()
    project.clear()
    root = project.layerTreeRoot()
    root.removeAllChildren()
    parameters = {"BEFORE": str(pond_images.before), "AFTER": str(pond_images.after), "POINT": pond_images.point}
    for name in ("change:Lake change", "water_before:Water before", "water_after:Water after"):
        parameters[name] = str(tmp_path / f"{name.partition(':')[0]}.tif")
    processing.runAndLoadResults("strandline:lake_change", parameters, feedback=Listener())
    (group,) = root.children()
    assert group.name() == "Water change 2018-04-29 – 2018-09-15"
    found = [(node.name(), node.itemVisibilityChecked()) for node in group.children()]
    assert found[0] == ("Lake change", True)
    assert sorted(found[1:]) == [("Water after", False), ("Water before", False)]
    project.clear()

"""Tool ``searchscenes``, against a real API on this computer."""

from __future__ import annotations

import csv
import json
from html import unescape
from html.parser import HTMLParser

import pytest
from assertions import Listener, assert_cancels, assert_refuses, run
from local_servers import Fault, file_server
from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsGraduatedSymbolRenderer,
    QgsProcessingContext,
    QgsProject,
    QgsVectorLayer,
)
from strandline.plugin.footprints import FootprintStyler

pytestmark = pytest.mark.usefixtures("engine")

BOX = "-118.89,-118.57,38.54,38.84 [EPSG:4326]"
FIELDS = ["id", "collection", "platform", "datetime", "cloud_cover", "epsg", "href", "thumbnail"]


def footprints(path):
    """Return the layer's attributes, without GeoPackage's own key, in the file's order."""
    layer = QgsVectorLayer(path, "found")
    assert layer.isValid() and layer.crs().authid() == "EPSG:4326"
    return [{name: feature[name] for name in FIELDS} for feature in layer.getFeatures(QgsFeatureRequest())]


def test_scenes_of_a_summer(lake_api, tmp_path):
    output = str(tmp_path / "found.gpkg")
    said = {"START": "1988-06-01", "END": "1988-09-30", "MAX_CLOUD": 1.0, "PLATFORM": "landsat-5"}
    results = run("searchscenes", URL=lake_api.url, EXTENT=BOX, OUTPUT=output, **said)
    assert results == {"OUTPUT": output, "COUNT": 2}
    second, first = footprints(output)
    assert (first["id"], second["id"]) == ("landsat-5_1988-06-16", "landsat-5_1988-07-02")
    assert second["datetime"].startswith("1988-07-02T18:19:42")
    assert (second["cloud_cover"], second["epsg"], second["platform"]) == (0.7, 32611, "landsat-5")
    assert second["href"].endswith("/collections/landsat-c2-l2/items/landsat-5_1988-07-02")
    item = json.loads((lake_api.files.folder / "items.json").read_text())["features"][1]
    # The newest comes first.
    box = next(QgsVectorLayer(output, "found").getFeatures()).geometry().boundingBox()
    assert [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()] == pytest.approx(item["bbox"])


def test_nothing_found_is_an_empty_layer_and_a_warning(lake_api, tmp_path):
    feedback = Listener()
    output = str(tmp_path / "found.gpkg")
    results = run("searchscenes", feedback, URL=lake_api.url, EXTENT="10,11,50,51 [EPSG:4326]", OUTPUT=output)
    assert results["COUNT"] == 0 and footprints(output) == []
    assert "No scene was found" in " ".join(feedback.warnings)


def test_more_than_the_limit_is_said(lake_api):
    feedback = Listener()
    results = run("searchscenes", feedback, URL=lake_api.url, EXTENT=BOX, LIMIT=3, OUTPUT="memory:")
    assert results["COUNT"] == 3 and "More than 3 scenes" in " ".join(feedback.infos)


def test_an_extent_without_a_crs_is_in_degrees(lake_api):
    assert run("searchscenes", URL=lake_api.url, EXTENT=BOX.split(" ")[0], OUTPUT="memory:")["COUNT"] == 6


def test_the_layer_is_coloured_by_cloud_and_has_map_tips(lake_api, tmp_path):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    output = str(tmp_path / "found.gpkg")
    details = QgsProcessingContext.LayerDetails("Footprints", QgsProject.instance(), "OUTPUT")
    context.addLayerToLoadOnCompletion(output, details)
    run("searchscenes", context=context, URL=lake_api.url, EXTENT=BOX, OUTPUT=output)
    layer = QgsVectorLayer(output, "found")
    context.layerToLoadOnCompletionDetails(output).postProcessor().postProcessLayer(layer, context, Listener())
    renderer = layer.renderer()
    assert isinstance(renderer, QgsGraduatedSymbolRenderer) and "cloud_cover" in renderer.classAttribute()
    bounds = sorted((one.lowerValue(), one.upperValue()) for one in renderer.ranges())
    assert bounds[0][0] < 0 and bounds[-1][1] == 100  # also scenes of unknown cover
    assert all(one[1] >= other[0] for one, other in zip(bounds[1:], bounds[2:]))
    assert "thumbnail" in layer.mapTipTemplate() and layer.displayExpression() == '"id"'
    assert layer.temporalProperties().isActive()


EVIL = """"><script>alert('x')</script>&amp;"""


def hostile_item(url):
    outline = {"type": "Polygon", "coordinates": [[[10, 50], [10.1, 50], [10.1, 50.1], [10, 50]]]}
    item = {"type": "Feature", "stac_version": "1.0.0", "id": f"=HYPERLINK(1){EVIL}", "collection": "c", "geometry": outline,
            "bbox": [10, 50, 10.1, 50.1], "links": [{"rel": "self", "href": f"{url}/items/1"}],
            "properties": {"datetime": "2018-01-02T03:04:05Z", "platform": f"-2+3{EVIL}", "eo:cloud_cover": -0.5},
            "assets": {"thumbnail": {"href": f"http://x/a.png{EVIL}"}}}  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": [item], "links": []}).encode()


def test_what_a_server_says_becomes_neither_tags_nor_formulas(tmp_path):
    with file_server(tmp_path, "http://nobody") as api:
        root = {"type": "Catalog", "stac_version": "1.0.0", "id": "x", "description": "x", "links": [
            {"rel": "root", "href": api.url}, {"rel": "search", "href": f"{api.url}/search", "type": "application/geo+json"}],
            "conformsTo": ["https://api.stacspec.org/v1.0.0/core", "https://api.stacspec.org/v1.0.0/item-search"]}  # fmt: skip
        api.faults.append(Fault("/search", body=hostile_item(api.url)))
        api.faults.append(Fault("/collections/c", body=b'{"id": "c"}'))
        api.faults.append(Fault("/", body=json.dumps(root).encode()))
        for name in ("found.gpkg", "found.csv"):
            run("searchscenes", URL=api.url, EXTENT="10,11,50,51", COLLECTIONS="c", OUTPUT=str(tmp_path / name))
    with (tmp_path / "found.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["id"] == f"'=HYPERLINK(1){EVIL}" and row["platform"] == f"'-2+3{EVIL}"
    assert float(row["cloud_cover"]) == -0.5
    layer = QgsVectorLayer(str(tmp_path / "found.gpkg"), "found")
    FootprintStyler().style(layer)
    feature = next(layer.getFeatures())
    assert feature["id"] == f"=HYPERLINK(1){EVIL}"
    context = layer.createExpressionContext()
    context.setFeature(feature)
    tip = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: tags.append((tag, dict(attributes)))
    parser.feed(tip)
    assert [tag for tag, _ in tags] == ["b", "br", "br", "br", "img"]
    assert tags[-1][1] == {"src": f"http://x/a.png{EVIL}", "width": "256"}
    assert unescape(tip).count(EVIL) == 3


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"URL": "http://127.0.0.1:1"}, ["cannot be reached"]),
        ({"URL": "somewhere"}, ["not an address"]),
        ({"COLLECTIONS": "landsat-c2"}, ["no collection", "landsat-c2-l2"]),
        ({"START": "2018-01-02", "END": "2018-01-01"}, ["first day", "after the last"]),
        ({"MAX_CLOUD": 101.0}, ["maximum cloud", "100"]),
        ({"LIMIT": 0}, ["maximum number of scenes"]),
        ({"EXTENT": ""}, ["extent"]),
    ],
    ids=str,
)
def test_wrong_values(lake_api, tmp_path, parameters, words):
    said = {"URL": lake_api.url, "EXTENT": BOX, "OUTPUT": str(tmp_path / "found.gpkg"), **parameters}
    assert_refuses("searchscenes", words, tmp_path, **said)


def test_cancelled(tmp_path):
    with file_server(tmp_path) as silent:
        silent.faults.append(Fault("/", seconds=5))
        assert_cancels("searchscenes", tmp_path, URL=silent.url, EXTENT=BOX, OUTPUT=str(tmp_path / "found.gpkg"))


def test_the_command(command, lake_api, tmp_path):
    output = str(tmp_path / "found.geojson")
    done = command.run("searchscenes", URL=lake_api.url, EXTENT=BOX, MAX_CLOUD=0.5, OUTPUT=output)
    assert done.code == 0 and done.results == {"OUTPUT": output, "COUNT": 3}, done.text
    found = [one["properties"] for one in json.loads((tmp_path / "found.geojson").read_text())["features"]]
    assert list(found[0]) == FIELDS and [one["cloud_cover"] for one in found] == [0.0, 0.2, 0.0]


def test_the_command_fails_in_plain_words(command, lake_api, tmp_path):
    done = command.run("searchscenes", URL=lake_api.url + "/nothing", EXTENT=BOX, OUTPUT=str(tmp_path / "found.gpkg"))
    assert done.code != 0 and "There is no STAC API" in done.text
    assert not list(tmp_path.iterdir())

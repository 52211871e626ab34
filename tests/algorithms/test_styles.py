"""How results look when QGIS has loaded them into a project, and what a file says of itself where nobody styled it."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path

import pytest
from assertions import PREFIX, Listener, assert_refuses, run
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsLayerTreeGroup,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate
from rasters import BANDS, LAKE_POINT, image_of, lake_classes, write_raster

pytestmark = pytest.mark.usefixtures("engine")

BEFORE, AFTER = "2018-04-29", "2018-09-15"
CHANGE_NAMES = {0: "dry on both dates", 1: "water on both dates", 2: "water lost", 3: "water gained"}


@pytest.fixture
def load(qgis_new_project):
    """Return a function that runs a tool and loads its results, and returns the layers by file name."""
    import processing

    # Groups outlive the layers in them.
    QgsProject.instance().layerTreeRoot().removeAllChildren()

    def run_and_load(tool, **parameters):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        # Whatever nobody holds a reference to is gone before the results are loaded.
        feedback = Listener()
        feedback.progressChanged.connect(lambda *_: gc.collect())
        processing.runAndLoadResults(PREFIX + tool, parameters, feedback=feedback, context=context)
        assert not feedback.errors
        layers = QgsProject.instance().mapLayers().values()
        return {layer.source().split("/")[-1]: layer for layer in layers}

    return run_and_load


def paletted(layer):
    """Return label and colour of each class of a layer."""
    assert isinstance(layer.renderer(), QgsPalettedRasterRenderer)
    return {int(item.value): (item.label, item.color) for item in layer.renderer().classes()}


def file_colours(path, codes):
    """Return what GDAL reads in the file itself: name, and red, green and blue, of each code."""
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    table = band.GetColorTable()
    assert band.GetRasterColorInterpretation() == gdal.GCI_PaletteIndex
    names = band.GetCategoryNames()
    return {code: (names[code], table.GetColorEntry(code)[:3]) for code in codes}


def tree(node=None, depth=0):
    """Return the names in the layer tree from the top, indented, with an x where a layer is ticked."""
    lines = []
    for child in (node or QgsProject.instance().layerTreeRoot()).children():
        if isinstance(child, QgsLayerTreeGroup):
            lines += ["  " * depth + child.name(), *tree(child, depth + 1)]
        else:
            lines.append("  " * depth + ("x " if child.itemVisibilityChecked() else "  ") + child.name())
    return lines


def shows_natural_colours(layer):
    """Return whether red, green and blue are drawn as such, all from the same values to the same."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsMultiBandColorRenderer):
        return False
    numbers = renderer.redBand(), renderer.greenBand(), renderer.blueBand()
    stretches = [
        renderer.redContrastEnhancement(),
        renderer.greenContrastEnhancement(),
        renderer.blueContrastEnhancement(),
    ]
    ranges = {(one.minimumValue(), one.maximumValue()) for one in stretches}
    return [BANDS[number - 1] for number in numbers] == ["red", "green", "blue"] and len(ranges) == 1


def days(layer):
    """Return the first and last day of a layer's fixed time, or None."""
    properties = layer.temporalProperties()
    if not properties.isActive():
        return None
    span = properties.fixedTemporalRange()
    return span.begin().date(), span.end().date()


def day(text):
    return QDate.fromString(text, "yyyy-MM-dd")


def assert_as_in_file(layer, path, codes):
    """Compare the layer's classes with the names and colours in the file."""
    found = paletted(layer)
    assert {
        code: (label, (colour.red(), colour.green(), colour.blue()))
        for code, (label, colour) in found.items()
        if code in codes
    } == file_colours(path, codes)


def test_a_change_has_its_names_colours_title_and_time(load, lake, tmp_path):
    path = tmp_path / "change.tif"
    layer = load("waterchange", BEFORE=lake["wet_before"], AFTER=lake["wet_after"], OUTPUT=str(path))["change.tif"]
    assert layer.name() == f"Water change {BEFORE} – {AFTER}"
    assert {code: label for code, (label, _) in paletted(layer).items() if code in CHANGE_NAMES} == CHANGE_NAMES
    assert_as_in_file(layer, path, CHANGE_NAMES)
    # Lost and gained water must not be taken for one another, and dry ground leaves the map below to be seen.
    colours = {code: colour for code, (_, colour) in paletted(layer).items()}
    assert len({colours[code].name() for code in (1, 2, 3)}) == 3
    assert colours[0].alpha() == 0 and colours[2].alpha() == colours[3].alpha() == 255
    # Not observed is nodata, and drawn.
    assert layer.renderer().nodataColor().isValid()
    assert days(layer) == (day(BEFORE), day(AFTER))


@pytest.mark.parametrize(("turned", "lost"), [(False, -1), (True, 1)])
def test_a_difference_is_drawn_as_the_change_is(load, lake, tmp_path, turned, lost):
    outputs = {"OUTPUT": str(tmp_path / "change.tif"), "DIFFERENCE": str(tmp_path / "difference.tif")}
    masks = {"BEFORE": lake["wet_before"], "AFTER": lake["wet_after"]}
    layers = load("waterchange", BEFORE_MINUS_AFTER=turned, **outputs, **masks)
    found, change = paletted(layers["difference.tif"]), paletted(layers["change.tif"])
    assert layers["difference.tif"].name() == f"Water difference {BEFORE} – {AFTER}"
    assert {value: label for value, (label, _) in found.items()} == {
        lost: "water lost",
        0: "no change",
        -lost: "water gained",
    }
    assert found[lost][1].name() == change[2][1].name() and found[-lost][1].name() == change[3][1].name()
    assert found[0][1].alpha() == 0


def test_all_layers_of_a_lake_change(load, lake, tmp_path):
    outputs = {
        name: str(tmp_path / f"{name.lower()}.tif")
        for name in ("CHANGE", "DIFFERENCE", "WATER_BEFORE", "WATER_AFTER", "CLUSTERS_BEFORE", "CLUSTERS_AFTER")
    }
    point = "{!r},{!r} [EPSG:32631]".format(*LAKE_POINT)
    layers = load("lakechange", BEFORE=lake["before"], AFTER=lake["after"], POINT=point, **outputs)
    assert {file: layer.name() for file, layer in layers.items()} == {
        "change.tif": f"Lake change {BEFORE} – {AFTER}",
        "difference.tif": f"Water difference {BEFORE} – {AFTER}",
        "water_before.tif": f"Water {BEFORE}",
        "water_after.tif": f"Water {AFTER}",
        "clusters_before.tif": f"Clusters {BEFORE}",
        "clusters_after.tif": f"Clusters {AFTER}",
        "before.tif": f"Image {BEFORE}",
        "after.tif": f"Image {AFTER}",
    }
    for file in outputs.values():
        (made,) = layers[Path(file).name].metadata().history()
        assert "Lake change" in made and lake["after"] in made and '"clusters": 4' in made
    # Above is what one wants to see; the rest is there to be ticked, and below is what it was made of.
    assert tree() == [
        f"Lake change {BEFORE} – {AFTER}",
        f"  x Lake change {BEFORE} – {AFTER}",
        f"    Water difference {BEFORE} – {AFTER}",
        f"    Water {AFTER}",
        f"    Water {BEFORE}",
        f"    Clusters {AFTER}",
        f"    Clusters {BEFORE}",
        f"  x Image {AFTER}",
        f"  x Image {BEFORE}",
    ]
    assert all(shows_natural_colours(layers[file]) for file in ("before.tif", "after.tif"))
    for side, date in (("before", BEFORE), ("after", AFTER)):
        for kind, codes in (("water", (0, 1)), ("clusters", (1, 2, 3, 4))):
            layer = layers[f"{kind}_{side}.tif"]
            assert_as_in_file(layer, outputs[f"{kind}_{side}".upper()], codes)
            assert days(layer) == (day(date), day(date))


def test_a_series_is_drawn_and_played(load, lake, tmp_path):
    outputs = {"SERIES": str(tmp_path / "series.tif"), "TABLE": str(tmp_path / "table.csv")}
    point = "{!r},{!r} [EPSG:32631]".format(*LAKE_POINT)
    layer = load("lakeseries", IMAGES=[lake["before"], lake["after"]], POINT=point, **outputs)["series.tif"]
    assert layer.name() == f"Lake series {BEFORE} – {AFTER}"
    names = {code: label for code, (label, _) in paletted(layer).items()}
    assert names == {0: "not water", 1: "water", 2: "not water, filled", 3: "water, filled"}
    assert layer.renderer().band() == 2
    assert [paletted(layer)[code][1].alpha() for code in range(4)] == [0, 255, 0, 255]
    if hasattr(Qgis.RasterTemporalMode, "FixedRangePerBand"):
        properties = layer.temporalProperties()
        assert properties.isActive() and properties.mode() == Qgis.RasterTemporalMode.FixedRangePerBand
        ranges = properties.fixedRangePerBand()
        assert [ranges[band].begin().date() for band in (1, 2)] == [day(BEFORE), day(AFTER)]
        assert ranges[1].end().date() == day(AFTER)
    else:
        assert days(layer) == (day(BEFORE), day(AFTER))


def test_an_image_is_shown_in_natural_colours(load, lake, tmp_path):
    layer = load("stackbands", INPUT=[lake["before"]], OUTPUT=str(tmp_path / "image.tif"))["image.tif"]
    assert layer.name() == f"Image {BEFORE}"
    assert shows_natural_colours(layer)
    assert days(layer) == (day(BEFORE), day(BEFORE))


def test_without_a_date_there_is_no_time_and_the_usual_name(load, tmp_path):
    image = write_raster(tmp_path / "undated.tif", image_of(lake_classes()), names=BANDS)
    layer = load("spectralclustering", INPUT=image, OUTPUT=str(tmp_path / "clusters.tif"))["clusters.tif"]
    assert layer.name() == "Clusters"
    assert days(layer) is None
    assert set(paletted(layer)) == {1, 2, 3, 4}


def test_a_name_of_the_users_own_stays(load, lake, tmp_path):
    target = QgsProcessingOutputLayerDefinition(str(tmp_path / "mine.tif"), QgsProject.instance())
    target.destinationName = "My pond"
    layer = load("watermask", CLUSTERS=lake["classes_before"], LABELS="1", OUTPUT=target)["mine.tif"]
    assert layer.name() == "My pond"
    assert {code: label for code, (label, _) in paletted(layer).items()}[1] == "water"


def test_a_file_without_its_side_file_still_has_colours_and_names(command, lake, tmp_path):
    path = tmp_path / "mask.tif"
    done = command.run("watermask", CLUSTERS=lake["classes_before"], LABELS="1", OUTPUT=str(path))
    assert done.code == 0, done.text
    names = {code: name for code, (name, _) in file_colours(path, (0, 1, 255)).items()}
    assert names == {0: "not water", 1: "water", 255: "not observed"}
    path.with_name("mask.tif.aux.xml").unlink()
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    assert band.GetMetadataItem("CATEGORY_1") == "water"
    red, green, blue, _ = band.GetColorTable().GetColorEntry(1)
    assert blue > green > red
    # QGIS itself makes a palette of it.
    assert isinstance(QgsRasterLayer(str(path), "mask").renderer(), QgsPalettedRasterRenderer)


def test_a_second_run_leaves_the_first_as_it_is(load, lake, tmp_path):
    """Images that the user has in the project stay where they are, and results lie above them."""
    project = QgsProject.instance()
    top = QgsRasterLayer(lake["classes_before"], "a map of the user's own")
    images = [QgsRasterLayer(lake[name], name) for name in ("before", "after")]
    for layer in (top, *images):
        project.addMapLayer(layer, False)
        project.layerTreeRoot().addLayer(layer)
    for number in ("one", "two"):
        outputs = {name: str(tmp_path / f"{number}_{name.lower()}.tif") for name in ("CHANGE", "WATER_AFTER")}
        load("lakechange", BEFORE=images[0].id(), AFTER=lake["after"], **outputs)
    title = f"Lake change {BEFORE} – {AFTER}"
    found = [line for line in tree() if "user" not in line]
    assert found == [
        f"{title} (2)",
        f"  x {title}",
        f"    Water {AFTER}",
        title,
        f"  x {title}",
        f"    Water {AFTER}",
        "x before",
        "x after",
    ]


def test_the_only_result_needs_no_group(load, lake, tmp_path):
    load("watermask", CLUSTERS=lake["classes_before"], LABELS="1", OUTPUT=str(tmp_path / "mask.tif"))
    assert tree() == [f"x Water {BEFORE}"]


def test_dates_that_are_the_same_do_not_make_names_the_same(load, lake, tmp_path):
    outputs = {name: str(tmp_path / f"{name.lower()}.tif") for name in ("CHANGE", "WATER_BEFORE", "WATER_AFTER")}
    other = tmp_path / "other.tif"
    shutil.copy(lake["before"], other)
    load("lakechange", BEFORE=lake["before"], AFTER=str(other), **outputs)
    assert tree() == [
        f"Lake change {BEFORE}",
        f"  x Lake change {BEFORE}",
        f"    Water after {BEFORE}",
        f"    Water before {BEFORE}",
        f"  x Image after {BEFORE}",
        f"  x Image before {BEFORE}",
    ]


def test_files_look_the_same_when_they_are_opened_later(command, lake, tmp_path):
    """Made by the command, without a project, and opened with nothing but what lies beside them."""
    paths = {
        name: tmp_path / f"{name.lower()}.tif" for name in ("CHANGE", "DIFFERENCE", "WATER_AFTER", "CLUSTERS_AFTER")
    }
    done = command.run("lakechange", BEFORE=lake["before"], AFTER=lake["after"], **paths)
    assert done.code == 0, done.text
    names = {name: {code: label for code, (label, _) in paletted(opened(path)).items()} for name, path in paths.items()}
    assert names["CHANGE"] == {**CHANGE_NAMES, 255: "not observed"}
    assert names["WATER_AFTER"] == {0: "not water", 1: "water", 255: "not observed"}
    assert names["DIFFERENCE"] == {-1: "water lost", 0: "no change", 1: "water gained"}
    assert set(names["CLUSTERS_AFTER"]) == {1, 2, 3, 4}
    change = opened(paths["CHANGE"])
    assert paletted(change)[0][1].alpha() == 0
    # QGIS forgets the time of a style that it finds by itself.
    change.loadNamedStyle(change.styleURI())
    assert days(change) == (day(BEFORE), day(AFTER))
    image = tmp_path / "image.tif"
    assert command.run("stackbands", INPUT=lake["before"], OUTPUT=image).code == 0
    assert shows_natural_colours(opened(image))


def opened(path):
    """Return a file as QGIS opens it."""
    return QgsRasterLayer(str(path), path.stem)


def test_a_style_of_the_users_own_stays(lake, tmp_path):
    path = tmp_path / "mask.tif"
    parameters = {"CLUSTERS": lake["classes_before"], "LABELS": "1", "OUTPUT": str(path)}
    run("watermask", **parameters)
    style = path.with_suffix(".qml")
    written = style.read_bytes()
    # One that was written here is replaced by the next run, one that somebody has saved is not.
    style.write_bytes(written.replace(b'label="water"', b'label="old"'))
    run("watermask", **parameters)
    assert style.read_bytes() == written
    assert opened(path).saveNamedStyle(str(style))[1]
    mine = style.read_bytes()
    letter = tmp_path / "mask.qml.part"
    letter.write_text("mine")
    run("watermask", **parameters)
    assert style.read_bytes() == mine
    style.unlink()
    run("watermask", **parameters)
    assert style.read_bytes() == written and letter.read_text() == "mine"
    letter.unlink()
    assert {file.name for file in tmp_path.iterdir()} <= {"mask.tif", "mask.qml", "mask.tif.aux.xml"}


def test_a_run_that_fails_leaves_no_style(lake, tmp_path):
    assert_refuses(
        "watermask",
        ["cluster 9"],
        tmp_path,
        CLUSTERS=lake["classes_before"],
        LABELS="9",
        OUTPUT=str(tmp_path / "m.tif"),
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("tool", "outputs", "low", "high"),
    [
        ("waterfraction", {}, 0, 1),
        ("spectralindices", {"INDICES": ["ndvi"]}, -0.2, 1),
        ("spectralindices", {"INDICES": ["mndwi", "ndvi"]}, -1, 1),
    ],
)
def test_numbers_have_a_ramp_and_a_range_of_their_own(load, lake, tmp_path, tool, outputs, low, high):
    path = tmp_path / "numbers.tif"
    renderer = load(tool, INPUT=lake["before"], OUTPUT=str(path), **outputs)["numbers.tif"].renderer()
    assert isinstance(renderer, QgsSingleBandPseudoColorRenderer)
    assert (renderer.classificationMin(), renderer.classificationMax()) == (low, high)
    assert len({item.color.name() for item in renderer.shader().rasterShaderFunction().colorRampItemList()}) > 5
    assert isinstance(opened(path).renderer(), QgsSingleBandPseudoColorRenderer)


def test_polygons_have_the_colours_of_the_change(load, lake, tmp_path):
    outputs = {"OUTPUT": str(tmp_path / "change.tif"), "POLYGONS": str(tmp_path / "polygons.gpkg")}
    layers = load("waterchange", BEFORE=lake["wet_before"], AFTER=lake["wet_after"], **outputs)
    change = paletted(layers["change.tif"])
    later = QgsVectorLayer(outputs["POLYGONS"], "later")
    for layer in (next(layer for file, layer in layers.items() if file.startswith("polygons")), later):
        found = {
            int(entry.value()): (entry.label(), entry.symbol().symbolLayer(0).strokeColor().name())
            for entry in layer.renderer().categories()
        }
        assert found == {code: (change[code][0], change[code][1].name()) for code in (2, 3)}
    assert tree()[1].endswith(f"Lost and gained areas {BEFORE} – {AFTER}")

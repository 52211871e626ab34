"""Which layers the panel's dialogs begin with."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas


@pytest.fixture
def project(qgis_app):
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def load(project, tmp_path):
    """Return a function that makes a raster and loads it; the newest is on top."""

    def run(name, bands=3, x=500_000.0, epsg=32631, visible=True):
        path = str(tmp_path / f"{len(project.mapLayers())}.tif")
        made = gdal.GetDriverByName("GTiff").Create(path, 8, 8, bands)
        made.SetGeoTransform((x, 10.0, 0.0, 4_800_000.0, 0.0, -10.0))
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        made.SetProjection(reference.ExportToWkt())
        del made
        layer = QgsRasterLayer(path, name)
        project.addMapLayer(layer)
        project.layerTreeRoot().findLayer(layer.id()).setItemVisibilityChecked(visible)
        return layer

    return run


@pytest.fixture
def window(qgis_app):
    """Return what the functions ask of QGIS's window: a canvas, and the layers that are selected."""
    canvas, selected = QgsMapCanvas(), []
    view = SimpleNamespace(selectedLayers=lambda: selected)
    return SimpleNamespace(
        layerTreeView=lambda: view, mapCanvas=lambda: canvas, activeLayer=lambda: None, selected=selected
    )


def names(layers):
    return [layer.name() for layer in layers]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("lake 2018-04-29", "2018-04-29"),
        ("LC08_L2SP_042033_20200718_02_T1", "2020-07-18"),
        ("S2A_MSIL2A_2021_06_05T", "2021-06-05"),
        ("part 20209918 of 3", ""),
        ("tile 1234567890", ""),
    ],
)
def test_the_day_of_a_layer_is_in_its_name(load, name, day):
    from strandline.plugin.two_dates import day_of

    assert day_of(load(name)) == day


def test_the_older_of_two_different_images_comes_first(load, window):
    from strandline.plugin.panel.layers import pair

    load("lake 2018-04-29")
    load("clusters 2018-04-29", bands=1)
    load("lake 2018-09-15")
    assert names(pair(window)) == ["lake 2018-04-29", "lake 2018-09-15"]


def test_what_is_visible_or_selected_is_preferred(load, window):
    from strandline.plugin.panel.layers import pair

    old = load("a 2001-01-01", visible=False)
    load("b 2002-01-01")
    load("c 2003-01-01")
    load("d 2004-01-01", visible=False)
    assert names(pair(window)) == ["b 2002-01-01", "c 2003-01-01"]
    window.selected.append(old)
    assert names(pair(window)) == ["a 2001-01-01", "c 2003-01-01"]


def test_the_other_image_shows_the_same_place_on_another_day(load, window):
    from strandline.plugin.panel.layers import pair

    load("there 2003-01-01", x=900_000.0)
    first = load("here 2004-01-01")
    load("here, again 2004-01-01")
    load("here 2002-01-01", epsg=32631)
    assert names(pair(window, first)) == ["here 2002-01-01", "here 2004-01-01"]


def test_a_single_image_is_not_compared_with_itself(load, window, project):
    from strandline.plugin.panel.layers import pair

    only = load("lake 2018-04-29")
    project.addMapLayer(only.clone())
    assert len(pair(window)) == 1
    project.clear()
    assert pair(window) == []


def test_the_dialogs_begin_with_them(load, window):
    from strandline.plugin.panel.dialogs import COMPARE, MASK, SEARCH, SERIES, Place, values_for

    after, before = load("lake 2018-09-15"), load("lake 2018-04-29")
    clusters = load("Clusters 2018-09-15", bands=1)
    place = Place(after.extent().center(), after.crs(), after)
    assert values_for(COMPARE, window, place) == {
        "POINT": "500040,4799960 [EPSG:32631]",
        "BEFORE": before.id(),
        "AFTER": after.id(),
    }
    assert values_for(SERIES, window)["IMAGES"] == [before.id(), after.id()]
    assert values_for(MASK, window, place) == {
        "POINT": "500040,4799960 [EPSG:32631]",
        "IMAGE": after.id(),
        "CLUSTERS": clusters.id(),
    }
    window.mapCanvas().setDestinationCrs(after.crs())
    window.mapCanvas().setExtent(after.extent())
    assert values_for(SEARCH, window)["EXTENT"].endswith("[EPSG:32631]")


def test_a_point_in_a_crs_without_a_name_keeps_its_crs(load, window):
    from strandline.plugin.panel.dialogs import Place

    crs = QgsCoordinateReferenceSystem.fromProj("+proj=laea +lat_0=41 +lon_0=3 +datum=WGS84")
    layer = load("lake")
    assert Place(layer.extent().center(), crs, layer).value.crs() == crs


def test_what_cannot_be_looked_at_is_named(load, project):
    from strandline.plugin.panel.layers import why_no_image

    assert "no image here" in why_no_image(None)
    assert "one band" in why_no_image(load("mask", bands=1))
    assert "is no image" in why_no_image(QgsVectorLayer("Point", "points", "memory"))
    assert "cannot be read" in why_no_image(QgsRasterLayer("nothing.tif", "lost"))
    image = load("lake")
    assert why_no_image(image) == ""
    image.setCrs(QgsCoordinateReferenceSystem())
    assert "Assign one first" in why_no_image(image)


def footprints_of(project, hrefs, name="Footprints"):
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:4326&field=id:string&field=datetime:string&field=href:string", name, "memory"
    )
    features = []
    for number, href in enumerate(hrefs):
        features.append(QgsFeature(layer.fields()))
        features[-1].setAttributes([f"scene {number}", "2020-01-01", href])
    layer.dataProvider().addFeatures(features)
    project.addMapLayer(layer)
    return layer


def test_a_found_scene_is_loaded_where_the_map_shows_it(project, window):
    from strandline.plugin.panel.dialogs import LOAD, SERIES, values_for

    assert values_for(LOAD, window) == values_for(SERIES, window) == {}
    window.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32611"))
    window.mapCanvas().setExtent(QgsRectangle(300_000, 4_200_000, 310_000, 4_210_000))
    found = footprints_of(project, ["https://a.example/0.json", "https://a.example/1.json"])
    extent = values_for(LOAD, window)
    assert set(extent) == {"EXTENT"} and extent["EXTENT"].endswith("[EPSG:32611]")
    found.selectByExpression("\"id\" = 'scene 1'")
    assert values_for(LOAD, window) == {"INPUT": "https://a.example/1.json", **extent}
    # Without an image a series begins with what was found.
    assert values_for(SERIES, window) == {"SCENES": found.id(), **extent}
    # Of a later search with one scene only, nothing need be selected; a selection elsewhere is meant before it.
    other = footprints_of(project, ["https://a.example/2.json"])
    found.removeSelection()
    project.layerTreeRoot().findLayer(found.id()).parent().removeChildNode(
        project.layerTreeRoot().findLayer(found.id())
    )
    assert values_for(LOAD, window)["INPUT"] == "https://a.example/2.json"
    assert values_for(SERIES, window)["SCENES"] == other.id()

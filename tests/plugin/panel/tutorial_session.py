"""Run inside a real QGIS window (``qgis --code``): the five ways of the tutorial, with the pictures that it shows."""

import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDockWidget, QPushButton
from qgis.utils import iface
from window_story import (
    CANVAS,
    PLAN,
    SEEN,
    click,
    fill_and_run,
    look_at,
    manual_picture,
    plugin,
    run,
    tree,
    window,
)

ROOT = QgsProject.instance().layerTreeRoot()
#: The middle of what is shown of the pond, which lies at its image's lower edge, and half its height.
POND = ((PLAN["water"][0], PLAN["water"][1] + 190), 350)
#: Dialogs that were opened here; Python must not forget them while they are open.
OPENED = []


def begin(crs):
    """Begin a new project in a CRS."""
    QgsProject.instance().setDirty(False)
    iface.newProject()
    # Reports of the way before make the panel small.
    results = iface.mainWindow().findChild(QDockWidget, "ResultsViewer")
    if results is not None:
        results.hide()
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem(crs))


def styles():
    from strandline.plugin import styles

    return styles


def load(day):
    """Show the pond in natural colours, its bands folded away."""
    layer = QgsRasterLayer(PLAN["pond"][day], f"pond {day}")
    QgsProject.instance().addMapLayer(layer)
    styles().show_true_colour(layer, (3, 2, 1), (0.0, 0.2))
    ROOT.findLayer(layer.id()).setExpanded(False)
    iface.setActiveLayer(layer)


def open_tool(tool, values):
    """Open a tool as from the toolbox."""
    OPENED.append(processing.createAlgorithmDialog(f"strandline:{tool}", values))
    OPENED[-1].show()


def named(start):
    """Return the layer whose name begins so."""
    return next(layer for layer in QgsProject.instance().mapLayers().values() if layer.name().startswith(start))


def show(layer, share=1.0):
    """Show a layer and so much of its surroundings."""
    iface.setActiveLayer(layer)
    box = CANVAS.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
    box.scale(share)
    CANVAS.setExtent(box)
    CANVAS.refresh()


def settled():
    """Yield until the engine rests; messages of tasks that are done go."""
    panel = plugin().front_door.panel
    yield lambda: panel.engine.look() or panel.engine.state.text() == "Engine: running."
    iface.messageBar().clearWidgets()


def click_in_water(place, middle, half):
    """Zoom to a place, click in it and wait for the answer."""
    # A map without layers goes to where its first one lies.
    yield lambda: CANVAS.layers() and not CANVAS.isDrawing()
    look_at(*middle, half)
    clicks = plugin().front_door.panel.clicks
    if not clicks.button.isChecked():
        clicks.button.click()
    yield lambda: clicks.status.text() == "Click in the map."
    click(*place)
    yield lambda: clicks.answer is not None
    yield from settled()


def use_point(button):
    """Press one of the buttons below the answer of a click."""
    uses = plugin().front_door.panel.clicks.shown.use.findChildren(QPushButton)
    {each.text(): each for each in uses}[button].click()


def two_images():
    """Yield what to wait for, from two images to their change."""
    begin("EPSG:32631")
    for day in ("2018-04-29", "2018-09-15"):
        load(day)
    yield from click_in_water(PLAN["water"], *POND)
    yield from manual_picture("panel")
    SEEN["verdict"] = plugin().front_door.panel.clicks.shown.verdict.text()
    use_point("Compare")
    yield from fill_and_run({"WATER_BEFORE": "TEMPORARY_OUTPUT", "WATER_AFTER": "TEMPORARY_OUTPUT"}, "pond")
    iface.actionPan().trigger()
    look_at(*POND[0], POND[1])
    yield from settled()
    yield from manual_picture("layers")
    SEEN["pond_tree"] = tree(ROOT)


def series():
    """Yield what to wait for, from the images of a year to the lake's curve."""
    begin("EPSG:32631")
    for day in sorted(PLAN["pond"]):
        load(day)
    yield from click_in_water(PLAN["water"], *POND)
    use_point("Through time")
    yield from fill_and_run({"RADIUS": 600, "OCCURRENCE": "TEMPORARY_OUTPUT", **PLAN["series"]}, "series")
    SEEN["series_tree"] = tree(ROOT)
    iface.actionPan().trigger()
    ROOT.findLayer(named("Lake series").id()).setItemVisibilityChecked(False)
    ROOT.findLayer(named("Lake series").id()).setExpanded(False)
    occurrence = ROOT.findLayer(named("Water occurrence").id())
    occurrence.setItemVisibilityChecked(True)
    occurrence.setExpanded(True)
    look_at(*POND[0], POND[1])
    yield from settled()
    iface.mainWindow().findChild(QDockWidget, "ResultsViewer").hide()
    yield from manual_picture("series")


def search():
    """Yield what to wait for, from a place and a time to the change of a lake."""
    begin("EPSG:4326")
    panel = plugin().front_door.panel
    look_at(*PLAN["lake"], 0.12)
    panel.jobs["strandline:searchscenes"].click()
    yield from fill_and_run({"URL": PLAN["url"], "MAX_CLOUD": 60.0}, "search")
    footprints = named("Footprints")
    SEEN["clouds"] = sorted({feature["cloud_cover"] for feature in footprints.getFeatures()})
    for number, scene in enumerate(PLAN["scenes"], start=1):
        look_at(*PLAN["lake"], 0.12)
        iface.setActiveLayer(footprints)
        footprints.selectByExpression(f"\"id\" = '{scene}'")
        panel.jobs["strandline:loadstac"].click()
        yield from fill_and_run({}, f"load_{number}")
    show(footprints, 1.05)
    yield from settled()
    yield from manual_picture("search")
    SEEN["search_tree"] = tree(ROOT)


def accuracy():
    """Yield what to wait for, from the change of that lake to points that a person labels."""
    footprints = named("Footprints")
    footprints.removeSelection()
    ROOT.findLayer(footprints.id()).setItemVisibilityChecked(False)
    ROOT.findLayer(footprints.id()).setExpanded(False)
    plugin().front_door.panel.jobs["strandline:lakechange"].click()
    yield from fill_and_run({}, "change")
    open_tool("samplepoints", {"INPUT": named("Lake change").id()})
    yield from fill_and_run({"SIZE": 60, "MINIMUM": 10}, "sample")
    points = named("Sample")
    look_at(PLAN["lake"][0], PLAN["lake"][1] - 0.05, 0.15)
    yield from settled()
    iface.setActiveLayer(points)
    points.startEditing()
    first = max(points.getFeatures('"map_class" = 2'), key=lambda point: point.geometry().asPoint().y())
    points.selectByIds([first.id()])
    form = iface.getFeatureForm(points, first)
    form.setWindowTitle(f"{points.name()} - {first['id']}")
    form.show()
    QApplication.processEvents()
    boxes = [box for box in form.findChildren(QComboBox) if box.isEnabled() and box.isVisible()]
    SEEN["choices"] = [[box.itemText(index) for index in range(box.count())] for box in boxes]
    SEEN["sample_tree"] = tree(ROOT)
    form.setGeometry(425, 428, 500, 336)
    boxes[0].showPopup()
    QApplication.processEvents()
    yield from manual_picture("accuracy")
    boxes[0].hidePopup()
    form.reject()
    points.rollBack()


def cube():
    """Yield what to wait for, from a file of 426 bands to clusters."""
    begin("EPSG:32611")
    open_tool("loadcube", {"INPUT": PLAN["cube"]})
    yield from fill_and_run({}, "cube")
    (image,) = QgsProject.instance().mapLayers().values()
    open_tool("kmeansclustering", {"INPUT": image.id(), "CLUSTERS": 4})
    yield from fill_and_run({}, "clusters")
    SEEN["cube_tree"] = tree(ROOT)
    SEEN["cluster_names"] = [entry.label for entry in named("Clusters").renderer().classes()]
    for layer, expanded in ((image, False), (named("Clusters"), True)):
        ROOT.findLayer(layer.id()).setExpanded(expanded)
    iface.setActiveLayer(image)
    yield from click_in_water(PLAN["in_cube"], PLAN["in_cube"], 75)
    SEEN["cube_verdict"] = plugin().front_door.panel.clicks.shown.verdict.text()
    SEEN["cube_names"] = [name for _, name in plugin().front_door.panel.clicks.shown.plot.names()]
    yield from manual_picture("cube")
    iface.actionPan().trigger()


def story():
    """Yield what to wait for."""
    yield lambda: SEEN["seconds"] > 2
    window(1280, 800)
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    iface.messageBar().clearWidgets()
    layers = iface.mainWindow().findChild(QDockWidget, "Layers")
    iface.mainWindow().resizeDocks([layers], [370], Qt.Orientation.Horizontal)
    plugin().front_door.show_panel()
    yield lambda: plugin().front_door.panel is not None
    for way in (two_images, search, accuracy, cube, series):
        yield from way()


run(story(), PLAN["seconds"])

"""Run inside a real QGIS window (``qgis --code``): from a fresh QGIS to the map of a lake that shrinks.

PLAN["story"] names which of the stories below.
"""

import qgis.utils
from processing.core.ProcessingResults import resultsList
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLabel, QPushButton
from qgis.utils import iface
from window_story import CANVAS, PLAN, SEEN, click, dialogs, fill_and_run, messages, picture, plugin, run, tree, window

LAKE = QgsPointXY(-118.71, 38.70)
AROUND = QgsRectangle(-118.83, 38.59, -118.59, 38.81)


def shot(name):
    """Keep a picture of a stage, numbered."""
    SEEN["shots"] = SEEN.get("shots", 0) + 1
    picture(f"story-{SEEN['shots']:02}-{name}.png")


def show_lake():
    """Show the lake and its surroundings, as one zooms to it."""
    to_map = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), CANVAS.mapSettings().destinationCrs(), QgsProject.instance()
    )
    CANVAS.setExtent(to_map.transformBoundingBox(AROUND))
    CANVAS.refresh()
    CANVAS.waitWhileRendering()
    return to_map


def layers(kind=QgsRasterLayer):
    return [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, kind)]


def described(layer):
    """Return what a layer tells of itself."""
    span = layer.temporalProperties().fixedTemporalRange()
    return {
        "labels": [entry.label for entry in layer.renderer().classes()],
        "colours": [entry.color.name() for entry in layer.renderer().classes()],
        "temporal": layer.temporalProperties().isActive(),
        "days": [
            span.begin().date().toString(Qt.DateFormat.ISODate),
            span.end().date().toString(Qt.DateFormat.ISODate),
        ],
    }


def job(values, name):
    """Go through a dialog with a picture of each stage."""
    yield from fill_and_run(values, name, lambda stage: shot(f"{name}-{stage}"))


def newcomer():
    """Yield what to wait for, from the first start to the map and its report."""
    yield lambda: SEEN["seconds"] > 2
    window()
    shot("first-start")
    messages()[0].findChild(QPushButton).click()
    yield lambda: plugin().front_door.panel is not None
    panel = plugin().front_door.panel
    yield lambda: panel.engine.install.isVisible()
    SEEN["before_installing"] = panel.engine.state.text()
    shot("panel")

    panel.engine.install.click()
    yield lambda: panel.engine.bar.value() > 3
    SEEN["installing"] = panel.engine.state.text()
    shot("installing")
    yield lambda: not panel.engine.bar.isVisible()
    panel.engine.look()
    SEEN["installed"] = panel.engine.state.text()
    shot("installed")

    iface.newProject()
    # The images: a search of what is shown, then the two that one likes, each by its address in the table.
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    show_lake()
    panel.jobs["strandline:searchscenes"].click()
    yield from job({"URL": PLAN["url"], "MAX_CLOUD": 1.0}, "search")
    (footprints,) = QgsProject.instance().mapLayers().values()
    SEEN["scenes"] = [[feature["id"], feature["cloud_cover"]] for feature in footprints.getFeatures()]
    CANVAS.waitWhileRendering()
    shot("footprints")
    QgsProject.instance().layerTreeRoot().findLayer(footprints.id()).setItemVisibilityChecked(False)
    for number, scene in enumerate(PLAN["scenes"]):
        show_lake()
        footprints.selectByExpression(f"\"id\" = '{scene}'")
        panel.jobs["strandline:loadstac"].click()
        yield from job({"OUTPUT": PLAN["images"][number]}, f"load-{number + 1}")
    to_map = show_lake()
    shot("images")

    # A click in the water, and on with it.
    panel.clicks.button.click()
    yield lambda: panel.clicks.status.text() == "Click in the map."
    place = to_map.transform(LAKE)
    click(place.x(), place.y())
    yield lambda: panel.clicks.answer is not None
    SEEN["verdict"] = panel.clicks.shown.verdict.text()
    shot("click")
    {button.text(): button for button in panel.clicks.shown.use.findChildren(QPushButton)}["Compare"].click()
    yield from job(PLAN["outputs"], "change")
    iface.actionPan().trigger()
    show_lake()
    shot("change")
    SEEN["tree"] = tree(QgsProject.instance().layerTreeRoot())
    yield lambda: panel.engine.state.text() == "Engine: running."
    SEEN["reports"] = [result.filename for result in resultsList.getResults()]
    dock = iface.mainWindow().findChild(QDockWidget, "ResultsViewer")
    dock.setVisible(True)
    dock.raise_()
    shot("report")


def reopened():
    """Yield what to wait for when a QGIS that knows no Strandline opens a mask and a change."""
    yield lambda: SEEN["seconds"] > 2
    window()
    SEEN["plugins"] = qgis.utils.active_plugins
    for name, path in PLAN["files"].items():
        SEEN[name] = described(iface.addRasterLayer(path, name))
    iface.zoomFull()
    CANVAS.waitWhileRendering()
    picture("reopened.png")


def german():
    """Yield what to wait for when the panel and the main tool's dialog are opened in German."""
    yield lambda: SEEN["seconds"] > 2
    window()
    SEEN["message"] = "".join(message.text() for message in messages())
    picture("german-first-start.png")
    messages()[0].findChild(QPushButton).click()
    yield lambda: plugin().front_door.panel is not None
    panel = plugin().front_door.panel
    panel.engine.look()
    for name, path in PLAN["images"].items():
        iface.addRasterLayer(path, name)
    CANVAS.waitWhileRendering()
    panel.clicks.button.click()
    yield lambda: panel.clicks.status.text() == "In die Karte klicken."
    click(*PLAN["water"])
    yield lambda: panel.clicks.answer is not None
    SEEN["panel"] = [
        widget.text() for kind in (QLabel, QPushButton) for widget in panel.findChildren(kind) if widget.isVisible()
    ]
    picture("german-panel.png")
    panel.jobs["strandline:lakechange"].click()
    yield lambda: dialogs()
    QApplication.processEvents()
    dialog = dialogs()[0]
    SEEN["title"] = dialog.windowTitle()
    SEEN["dialog"] = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    picture("german-dialog.png")
    dialog.reject()
    yield lambda: not dialogs()


run({"newcomer": newcomer, "reopened": reopened, "german": german}[PLAN["story"]](), PLAN["seconds"])

"""Run inside a real QGIS window (``qgis --code``): the whole story of the panel, as a new user would go through it."""

import threading
import time

import qgis.utils
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
)
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QTimer
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QDockWidget, QGroupBox, QPushButton, QWidget
from qgis.utils import iface
from window_story import CANVAS, PLAN, SEEN, click, dialogs, look_at, messages, picture, plugin, run, values_of


def client():
    from strandline.plugin import engine_client

    return engine_client


def traces():
    """Return what there is of the plugin in the window."""
    window = iface.mainWindow()
    return {
        "docks": [dock.objectName() for dock in window.findChildren(QDockWidget) if "trandline" in dock.objectName()],
        "menu": [action.text() for action in iface.rasterMenu().actions() if "trandline" in action.text()],
        "buttons": [action.text() for action in iface.pluginToolBar().actions() if "trandline" in action.text()],
        "bands": sum(isinstance(item, QgsRubberBand) and item.isVisible() for item in CANVAS.scene().items()),
        "engine": client().shared_state(),
        "tasks": len([task for task in QgsApplication.taskManager().activeTasks() if "Looking" in task.description()]),
        "threads": sorted(thread.name for thread in threading.enumerate() if "strandline" in thread.name),
    }


def load(name, path, crs=None):
    layer = QgsRasterLayer(path, name)
    if crs is not None:
        layer.setCrs(crs)
    QgsProject.instance().addMapLayer(layer)
    return layer


def answer_of(box):
    """Return what the panel shows of a click."""
    return {
        "verdict": box.shown.verdict.text() if box.shown.isVisible() else "",
        "said": box.shown.said.text() if box.shown.isVisible() else "",
        "status": box.status.text(),
        "plot": box.shown.plot.isVisible(),
        "use": box.shown.use.isVisible(),
        "area": box.preview.water.area(),
        "holds_point": box.preview.water.contains(QgsPointXY(*PLAN["water"])),
        "shown": box.preview.is_shown,
    }


def ask_tool(button, name):
    """Press a button that opens a dialog; yield until it is there, note its values and close it."""
    button.click()
    yield lambda: dialogs()
    QApplication.processEvents()
    dialog = dialogs()[0]
    SEEN[name] = values_of(dialog)
    SEEN[f"{name}_modal"] = dialog.isModal()
    picture(f"panel_{name}.png")
    dialog.reject()
    yield lambda: not dialogs()


def options():
    """Return the page in the options dialog, None if that is not open."""
    for window in QApplication.topLevelWidgets():
        page = window.findChild(QWidget, "strandlineOptions")
        if page is not None and window.isVisible():
            return page
    return None


def settings_of_plugin():
    from strandline.plugin import settings

    return settings


def story():
    """Yield what to wait for."""
    yield lambda: SEEN["seconds"] > 2
    iface.mainWindow().showNormal()
    iface.mainWindow().setGeometry(0, 0, 1580, 960)
    SEEN["at_start"] = traces()
    SEEN["message"] = "".join(message.text() for message in messages())
    picture("panel_first_start.png")
    messages()[0].findChild(QPushButton).click()
    yield lambda: plugin().front_door.panel is not None
    panel = plugin().front_door.panel
    SEEN["message_after"] = bool(messages())
    yield lambda: panel.engine.state.text()
    SEEN["state_before"] = panel.engine.state.text()
    SEEN["opened"] = traces()

    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
    after = load("pond 2018-09-15", PLAN["after"])
    before = load("pond 2018-04-29", PLAN["before"])
    mask = load("one band", PLAN["one_band"])
    iface.setActiveLayer(after)
    for layer in (after, before):
        layer.renderer().setRedBand(9)
        layer.renderer().setGreenBand(8)
        layer.renderer().setBlueBand(3)
        layer.setDefaultContrastEnhancement()
    QgsProject.instance().layerTreeRoot().findLayer(mask.id()).setItemVisibilityChecked(False)
    look_at(*PLAN["water"], 450)
    picture("panel_open.png")

    box = panel.clicks
    box.button.click()
    SEEN["while_starting"] = box.status.text()
    yield lambda: box.status.text() == "Click in the map."
    SEEN["state_running"] = SEEN["state_before"]
    panel.engine.look()
    SEEN["state_running"] = panel.engine.state.text()
    SEEN["tool_set"] = CANVAS.mapTool() is box.tool
    times = []
    for _ in range(5):
        started = time.monotonic()
        click(*PLAN["water"])
        yield lambda: box.answer is not None
        times.append(time.monotonic() - started)
    SEEN["seconds_of_clicks"] = times
    SEEN["water"] = answer_of(box)
    picture("panel_water.png")
    click(*PLAN["forest"])
    click(*PLAN["forest"])  # the first is outdated
    yield lambda: box.answer is not None
    SEEN["land"] = answer_of(box)
    picture("panel_land.png")
    look_at(*PLAN["water"], 3000)
    click(PLAN["water"][0] + 40_000, PLAN["water"][1])
    yield lambda: box.status.text()
    click(*PLAN["water"])
    yield lambda: box.answer is not None
    picture("panel_wide.png")

    buttons = {button.text(): button for button in box.shown.use.findChildren(QPushButton)}
    yield from ask_tool(buttons["Compare"], "compare_point")
    yield from ask_tool(buttons["Through time"], "series_point")
    iface.actionPan().trigger()
    yield lambda: not box.button.isChecked()
    SEEN["left"] = {**answer_of(box), "bands": traces()["bands"]}

    # The panel, closed by its cross or by the button, and another CRS of the map.
    SEEN["closed"] = []
    for close in (panel.close, plugin().front_door.action.trigger):
        plugin().front_door.show_panel()
        box.button.click()
        click(*PLAN["water"])
        yield lambda: box.answer is not None
        close()
        yield lambda: panel.isHidden()
        SEEN["closed"].append({**answer_of(box), "tool": type(CANVAS.mapTool()).__name__, "bands": traces()["bands"]})
    plugin().front_door.show_panel()
    box.button.click()
    click(*PLAN["water"])
    yield lambda: box.answer is not None
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    yield lambda: CANVAS.mapSettings().destinationCrs().authid() == "EPSG:3857"
    SEEN["other_crs"] = {**answer_of(box), "bands": traces()["bands"]}
    to_map = QgsCoordinateTransform(after.crs(), QgsCoordinateReferenceSystem("EPSG:3857"), QgsProject.instance())
    CANVAS.setExtent(to_map.transformBoundingBox(after.extent()))
    place = to_map.transform(QgsPointXY(*PLAN["water"]))
    click(place.x(), place.y())
    yield lambda: box.answer is not None
    SEEN["in_mercator"] = {**answer_of(box), "holds_point": box.preview.water.contains(place)}
    picture("panel_mercator.png")
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
    look_at(*PLAN["water"], 3000)
    iface.actionPan().trigger()
    for name, tool in (("compare", "strandline:lakechange"), ("search", "strandline:searchscenes")):
        yield from ask_tool(panel.jobs[tool], name)

    # What cannot be looked at.
    box.button.click()
    yield lambda: box.status.text() == "Click in the map."
    root = QgsProject.instance().layerTreeRoot()
    for layer in (after, before):
        root.findLayer(layer.id()).setItemVisibilityChecked(False)
    root.findLayer(mask.id()).setItemVisibilityChecked(True)
    iface.setActiveLayer(mask)
    yield lambda: CANVAS.layers() == [mask]
    click(*PLAN["water"])
    yield lambda: "band" in box.status.text()
    SEEN["one_band"] = box.status.text()
    unnamed = load("no names", PLAN["unnamed"])
    iface.setActiveLayer(unnamed)
    yield lambda: unnamed in CANVAS.layers()
    click(*PLAN["water"])
    yield lambda: "not known which bands" in box.status.text()
    SEEN["unnamed"] = box.status.text()
    picture("panel_unnamed.png")
    unnamed.setCrs(QgsCoordinateReferenceSystem())
    yield lambda: True
    click(*PLAN["water"])
    yield lambda: "coordinate reference system" in box.status.text()
    SEEN["no_crs"] = box.status.text()

    # The options, in QGIS's own dialog.
    QTimer.singleShot(0, lambda: iface.showOptionsDialog(iface.mainWindow(), "strandlineOptions"))
    yield lambda: options() and options().isVisible()
    QApplication.processEvents()
    picture("panel_options.png")
    SEEN["options"] = sorted(group.title() for group in options().findChildren(QGroupBox) if group.isVisible())
    box_of_kinds = options().findChild(QComboBox, "STRANDLINE_CLUSTER_KIND")
    box_of_kinds.setCurrentIndex(1)
    QApplication.processEvents()
    picture("panel_options_scheduler.png")
    SEEN["options_scheduler"] = sorted(
        group.title() for group in options().findChildren(QGroupBox) if group.isVisible()
    )
    # As one does: newer versions of QGIS keep the settings by the button, not by the dialog's end.
    options().window().findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    yield lambda: options() is None or not options().isVisible()
    QApplication.processEvents()
    SEEN["kind_kept"] = settings_of_plugin().CLUSTER_KIND.value()
    settings_of_plugin().CLUSTER_KIND.store("local")

    # Gone with everything, and the message does not come again.
    iface.setActiveLayer(after)
    box.button.setChecked(False)
    box.button.setChecked(True)
    click(*PLAN["water"])
    qgis.utils.unloadPlugin("strandline")
    # Qt deletes a widget that was told to go when it comes to it.
    yield lambda: QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete) is None
    yield lambda: not client().shared_state()
    SEEN["unloaded"] = traces()
    SEEN["tool_after"] = type(CANVAS.mapTool()).__name__
    iface.messageBar().clearWidgets()
    qgis.utils.loadPlugin("strandline")
    qgis.utils.startPlugin("strandline")
    yield lambda: "strandline" in qgis.utils.plugins
    SEEN["second_message"] = "".join(message.text() for message in messages())
    SEEN["reloaded"] = traces()


run(story(), 150)

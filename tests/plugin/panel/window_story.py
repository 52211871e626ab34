"""What the scripts share that act in a real QGIS window, by a story: a generator that yields what to wait for.

What is to be done stands in the JSON file that STRANDLINE_SESSION names; what was seen is written beside it.
"""

import faulthandler
import json
import os
import sys
import time
import traceback
from pathlib import Path

import qgis.utils
from processing.gui.AlgorithmDialog import AlgorithmDialog
from qgis.core import QgsApplication, QgsDateTimeRange, QgsLayerTree, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QDateTime, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWidget
from qgis.utils import iface

PLAN = json.loads(Path(os.environ["STRANDLINE_SESSION"]).read_text(encoding="utf-8"))
FOLDER = Path(os.environ["STRANDLINE_SESSION"]).parent
SEEN = {"error": ""}
CANVAS = iface.mapCanvas()


def picture(name):
    """Keep what the whole screen shows."""
    QApplication.processEvents()
    QApplication.primaryScreen().grabWindow(0).save(str(FOLDER / name))


def manual_picture(name):
    """Yield until the map has rested for a second, then keep the window alone, as the manual shows it."""
    drawn = [time.monotonic()]

    def rests():
        """Return whether nothing has been drawn for a second."""
        if CANVAS.isDrawing():
            drawn[0] = time.monotonic()
        return time.monotonic() - drawn[0] > 1

    # QGIS 3.22 sometimes keeps to the present hour after a new project although its temporal controller is off.
    CANVAS.setTemporalRange(QgsDateTimeRange(QDateTime(), QDateTime()))
    CANVAS.refresh()
    yield rests
    iface.statusBarIface().clearMessage()
    QApplication.processEvents()
    shown = iface.mainWindow().geometry()
    QApplication.primaryScreen().grabWindow(0).copy(shown).save(str(FOLDER / f"manual-{name}.png"))


def window(width=1580, height=960):
    """Give the window a size that all of it can be seen."""
    iface.mainWindow().showNormal()
    iface.mainWindow().setGeometry(0, 0, width, height)


def plugin():
    return qgis.utils.plugins["strandline"]


def click(x, y):
    """Click a place of the map with the mouse, given in the images' CRS."""
    place = CANVAS.getCoordinateTransform().transform(QgsPointXY(x, y))
    QTest.mouseClick(
        CANVAS.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(round(place.x()), round(place.y())),
    )


def look_at(x, y, half):
    CANVAS.setExtent(QgsRectangle(x - half, y - half, x + half, y + half))
    CANVAS.refresh()
    CANVAS.waitWhileRendering()


def messages():
    """Return our messages; a bare system has some of QGIS's own, too."""
    return [item for item in iface.messageBar().items() if item.title() == "Strandline"]


def dialogs():
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, AlgorithmDialog) and widget.isVisible()
    ]


def tree(node):
    """Return name, whether it is seen, and children of each node below one, from the top."""
    return [
        [child.name(), child.isVisible(), tree(child) if QgsLayerTree.isGroup(child) else []]
        for child in node.children()
    ]


def fill_and_run(values, name, shot=lambda stage: None):
    """Fill in the dialog that is open, press Run, wait for the end, and close it; what it gave is noted by a name."""
    yield lambda: dialogs()
    dialog = dialogs()[0]
    SEEN[f"{name}_begins_with"] = values_of(dialog)
    dialog.setParameters(values)
    shot("dialog")
    before = len(QgsProject.instance().mapLayers())
    dialog.runButton().click()
    yield lambda: dialog.wasExecuted()
    SEEN[f"{name}_log"] = dialog.findChild(QWidget, "txtLog").toPlainText()
    if not dialog.results():
        raise RuntimeError(SEEN[f"{name}_log"])
    yield lambda: len(QgsProject.instance().mapLayers()) > before
    shot("log")
    SEEN[name] = {key: str(value) for key, value in dialog.results().items()}
    dialog.reject()
    yield lambda: not dialogs()


def values_of(dialog):
    """Return what a dialog shows, layers by their names."""
    if hasattr(dialog, "createProcessingParameters"):
        values = dialog.createProcessingParameters()
    else:
        values = dialog.getParameterValues()
    layers = QgsProject.instance().mapLayers()

    def named(value):
        if isinstance(value, list):
            return [named(each) for each in value]
        if isinstance(value, str) and value in layers:
            return layers[value].name()
        return value if isinstance(value, (str, int, float)) else str(value)

    return {name: named(value) for name, value in values.items() if value is not None}


def run(story, seconds):
    """Go through a story, for so many seconds at most, then write down what was seen and leave without a question."""
    started = time.monotonic()
    waiting = [lambda: True]
    timer = QTimer(iface.mainWindow())

    def finish():
        timer.stop()
        if SEEN["error"]:
            picture("failed.png")
        (FOLDER / "seen.json").write_text(json.dumps(SEEN, indent=1), encoding="utf-8")
        QgsProject.instance().setDirty(False)
        QTimer.singleShot(0, QgsApplication.instance().exit)

    def watch():
        """Ten times a second: go on when what is waited for has come, and give up when the time is up."""
        SEEN["seconds"] = time.monotonic() - started
        try:
            if waiting[0]():
                waiting[0] = next(story)
            elif SEEN["seconds"] > seconds:
                raise TimeoutError("the story did not go on")
        except StopIteration:
            finish()
        except Exception:
            SEEN["error"] = traceback.format_exc()
            finish()

    def note_error(kind, problem, trace):
        """Keep an error in a slot, which QGIS would show in a dialog that nobody closes."""
        SEEN["error"] += "".join(traceback.format_exception(kind, problem, trace))
        finish()

    sys.excepthook = note_error
    # Where it hangs, if it does.
    faulthandler.dump_traceback_later(seconds + 20, exit=True, file=(FOLDER / "hung.txt").open("w"))
    timer.timeout.connect(watch)
    timer.start(100)

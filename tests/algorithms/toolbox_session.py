"""Run inside a real QGIS window (``qgis --code``): open the toolbox, run Lake change in its dialog, look at the layers.

What is to be done stands in the JSON file that STRANDLINE_SESSION names; what was seen is written beside it.
"""

import json
import os
import traceback
from pathlib import Path

import processing
from processing.gui.AlgorithmDialog import AlgorithmDialog
from qgis.core import QgsApplication, QgsLayerTree, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QModelIndex, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLineEdit, QTreeView
from qgis.utils import iface

PLAN = json.loads(Path(os.environ["STRANDLINE_SESSION"]).read_text(encoding="utf-8"))
FOLDER = Path(os.environ["STRANDLINE_SESSION"]).parent
SEEN = {"layers": [], "error": ""}
SECONDS = 120


def picture(name):
    """Keep what the whole screen shows."""
    QApplication.processEvents()
    QApplication.primaryScreen().grabWindow(0).save(str(FOLDER / name))


def open_dialog():
    """Find the tool in the toolbox and open it as a double click does."""
    dock = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    dock.setVisible(True)
    dock.raise_()
    search = dock.findChild(QLineEdit)
    search.setText(PLAN["search"])
    QApplication.processEvents()
    tree = dock.findChild(QTreeView)
    tree.expandAll()
    SEEN["toolbox"] = titles(tree.model())
    picture("toolbox.png")
    for index in indexes(tree.model()):
        if index.data() == PLAN["title"]:
            tree.setCurrentIndex(index)
            dock.executeAlgorithm()
            return
    raise LookupError(f"{PLAN['title']} is not in the toolbox, which shows {SEEN['toolbox']}")


def indexes(model, parent=None):
    """Yield every index of a tree model."""
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        if model.hasChildren(index):
            yield from indexes(model, index)


def titles(model):
    """Return all texts of a tree model."""
    return [str(index.data()) for index in indexes(model)]


def fill_and_run(dialog):
    """Fill the dialog in and press Run."""
    SEEN["dialog"] = dialog
    dialog.setParameters(PLAN["parameters"])
    QApplication.processEvents()
    picture("dialog.png")
    dialog.runButton().click()


def describe(layer):
    """Return what the test wants to know of a layer."""
    renderer = layer.renderer()
    properties = layer.temporalProperties()
    span = properties.fixedTemporalRange()
    return {
        "name": layer.name(),
        "renderer": renderer.type(),
        "labels": [item.label for item in renderer.classes()] if renderer.type() == "paletted" else [],
        "temporal": properties.isActive(),
        "begin": span.begin().toString(Qt.DateFormat.ISODate),
        "end": span.end().toString(Qt.DateFormat.ISODate),
    }


def begins_with():
    """Open the tool's dialog anew, and return the names of the layers that it begins with."""
    dialog = processing.createAlgorithmDialog("strandline:lakechange")
    dialog.show()
    picture("dialog_again.png")
    wrappers = dialog.mainWidget().wrappers
    values = [wrappers[name].parameterValue() for name in ("BEFORE", "AFTER")]
    dialog.close()
    return [QgsProject.instance().mapLayer(value).name() for value in values]


def describe_tree(node):
    """Return name, ticked or not, and children of each node below one, from the top."""
    return [
        [child.name(), child.isVisible(), describe_tree(child) if QgsLayerTree.isGroup(child) else []]
        for child in node.children()
    ]


def finish():
    """Keep a picture of the map, write down what was seen, and leave without a question."""
    dialog = SEEN.pop("dialog", None)
    if dialog is not None:
        SEEN["log"] = dialog.textEdit.toPlainText() if hasattr(dialog, "textEdit") else ""
        dialog.close()
    layers = [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsRasterLayer)]
    SEEN["layers"] = [describe(layer) for layer in layers]
    SEEN["tree"] = describe_tree(QgsProject.instance().layerTreeRoot())
    if layers:
        canvas = iface.mapCanvas()
        canvas.setExtent(layers[0].extent())
        canvas.refreshAllLayers()
        canvas.waitWhileRendering()
    picture("layers.png")
    if len(layers) > 1:
        SEEN["begins_with"] = begins_with()
    (FOLDER / "seen.json").write_text(json.dumps(SEEN, indent=1), encoding="utf-8")
    QgsProject.instance().setDirty(False)
    QTimer.singleShot(0, QgsApplication.instance().exit)


def watch():
    """Once a second: begin, wait until the layers are there, and give up when the time is up."""
    SEEN["seconds"] = SEEN.get("seconds", 0) + 1
    try:
        dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, AlgorithmDialog)]
        if SEEN["seconds"] == 2:
            iface.mainWindow().showNormal()
            iface.mainWindow().setGeometry(0, 0, 1580, 960)
            # By a timer of its own: the toolbox shows the dialog as a modal one, and comes back when it is closed.
            QTimer.singleShot(0, open_dialog)
        elif dialogs and "dialog" not in SEEN:
            fill_and_run(dialogs[0])
        elif len(QgsProject.instance().mapLayers()) >= PLAN["layers"]:
            TIMER.stop()
            finish()
        elif SEEN["seconds"] > SECONDS:
            raise TimeoutError(f"there were not {PLAN['layers']} layers after {SECONDS} seconds")
    except Exception:
        SEEN["error"] = traceback.format_exc()
        TIMER.stop()
        finish()


TIMER = QTimer()
TIMER.timeout.connect(watch)
TIMER.start(1000)

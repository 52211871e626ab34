"""What runs in QGIS runs with Qt 5 and with Qt 6: nothing of one of them alone, and every full name is there in this QGIS."""

from __future__ import annotations

import ast
import importlib

import pytest
from tool_modules import load_tool

qt6 = load_tool("qt6")


def test_nothing_of_qt_5_alone_is_left():
    files = qt6.files()
    assert len(files) > 50
    assert [(file, found) for file in files for found in qt6.findings(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source",
    [
        "from qgis.PyQt.QtCore import Qt\nlabel.setAlignment(Qt.AlignLeft)",
        "from qgis.core import Qgis\nbar.pushMessage('a', Qgis.Info)",
        "from qgis.core import QgsTask\nclass A(QgsTask):\n    flag = QgsTask.CanCancel",
        "from qgis.core import QgsCoordinateReferenceSystem as C\ncrs.toWkt(C.WKT2_2019)",
        "from qgis.PyQt.QtCore import QVariant",
        "from qgis.PyQt.QtWidgets import QAction",
        "def run(dialog):\n    dialog.exec_()",
        "from PyQt5.QtCore import Qt",
        "import sip",
    ],
)
def test_the_check_can_fail(source):
    assert list(qt6.findings(source))


def test_the_check_lets_through_what_is_right():
    source = """
from qgis.PyQt.QtCore import Qt, QRegularExpression
from qgis.core import Qgis, QgsProcessing, QgsProcessingContext, QgsPalettedRasterRenderer, QgsApplication
label.setAlignment(Qt.AlignmentFlag.AlignLeft)
kinds = QgsProcessing.SourceType
kinds.TypeRaster
QgsPalettedRasterRenderer.Class(1, colour, "water")
def f(details: QgsProcessingContext.LayerDetails) -> str:
    dialog.exec()
    return Qgis.QGIS_VERSION + QgsApplication.processingRegistry().providerById("x").name()
"""
    assert list(qt6.findings(source)) == []


def names_in_use():
    """Return every full name of QGIS or Qt that the code uses, with the module of its first part."""
    found = set()
    for file in qt6.files():
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = qt6.imported(tree)
        found |= {(names[chain[0]], *chain) for _, chain in qt6.chains(tree, names) if chain[1][:1].isupper()}
    return sorted(found)


def test_every_full_name_is_there_in_this_qgis():
    names = names_in_use()
    assert len(names) > 40
    lost = []
    for module, first, *others in names:
        thing = getattr(importlib.import_module(module), first, None)
        for part in others:
            thing = getattr(thing, part, None)
        if thing is None:
            lost.append(".".join((first, *others)))
    assert lost == []

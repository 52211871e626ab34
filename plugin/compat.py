"""Every difference between QGIS versions, in one place; the rest of the plugin knows of none."""

from __future__ import annotations

import qgis.utils
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsDateTimeRange,
    QgsField,
    QgsRasterLayer,
    QgsTask,
)
from qgis.PyQt.QtCore import QDateTime

try:  # QGIS 3.38 and later, and the only way in 4
    from qgis.PyQt.QtCore import QMetaType

    _TEXT, _INTEGER, _REAL = QMetaType.Type.QString, QMetaType.Type.Int, QMetaType.Type.Double
    _LARGE = QMetaType.Type.LongLong
    QgsField("probe", _TEXT)
except (ImportError, AttributeError, TypeError):
    from qgis.PyQt.QtCore import QVariant

    _TEXT, _INTEGER, _REAL = QVariant.String, QVariant.Int, QVariant.Double
    _LARGE = QVariant.LongLong


try:  # QGIS 3.36 and later
    _WKT = Qgis.CrsWktVariant.Wkt2_2019
except AttributeError:
    _WKT = QgsCoordinateReferenceSystem.WktVariant.WKT2_2019

try:  # Qt 6
    from qgis.PyQt.QtGui import QAction
except ImportError:
    from qgis.PyQt.QtWidgets import QAction  # noqa: F401 - others take it from here


def text_field(name: str) -> QgsField:
    """Return a field for text."""
    return QgsField(name, _TEXT)


def integer_field(name: str) -> QgsField:
    """Return a field for whole numbers."""
    return QgsField(name, _INTEGER)


def large_integer_field(name: str) -> QgsField:
    """Return a field for whole numbers beyond two thousand million, such as counts of pixels."""
    return QgsField(name, _LARGE)


def real_field(name: str) -> QgsField:
    """Return a field for decimal numbers."""
    return QgsField(name, _REAL)


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """Return a text that other software reads as this CRS: its authority code where it has one, else WKT."""
    code = crs.authid()
    if code.startswith(("EPSG:", "ESRI:", "OGC:")):
        return code
    return crs.toWkt(_WKT)


def set_time_of_bands(layer: QgsRasterLayer, ranges: dict[int, QgsDateTimeRange]) -> bool:
    """Let the temporal controller show each band of a layer in a time of its own, where QGIS can (3.38 and later)."""
    if not hasattr(Qgis.RasterTemporalMode, "FixedRangePerBand"):
        return False
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.FixedRangePerBand)
    properties.setFixedRangePerBand(ranges)
    properties.setIsActive(True)
    return True


def show_all_times() -> None:
    """Have the map show all times unless the temporal controller is on.

    After a new project QGIS 3.22 may keep the map to the present hour, although the controller is off: then no layer with a
    date is drawn, ours among them.
    """
    if qgis.utils.iface is None:
        return
    canvas = qgis.utils.iface.mapCanvas()
    controller = canvas.temporalController()
    if controller is None or canvas.temporalRange().isInfinite():
        return
    mode = controller.navigationMode()
    if mode == type(mode)(0):
        canvas.setTemporalRange(QgsDateTimeRange(QDateTime(), QDateTime()))


def quiet_task_flags() -> QgsTask.Flag:
    """Return the flags of a task that can be cancelled and that QGIS makes no words about, where it can (3.26 and 3.28)."""
    flags = QgsTask.Flag.CanCancel
    for name in ("Hidden", "Silent"):
        flags |= getattr(QgsTask.Flag, name, flags)
    return flags

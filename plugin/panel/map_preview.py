"""The preview on the map: water, what was not observed, where was looked, and the point. It is no layer and leaves no file."""

from __future__ import annotations

import base64
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand, QgsVertexMarker
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

#: Fill and line of each part.
_WATER = QColor(31, 104, 178, 110), QColor(0, 200, 255, 230)
_GAPS = QColor(150, 150, 150, 110), QColor(150, 150, 150, 0)
_LOOKED_AT = QColor(0, 0, 0, 0), QColor(255, 255, 255, 200)
_POINT = QColor(255, 60, 0)


class MapPreview:
    """What is drawn over a canvas until :meth:`clear`."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._items: list[Any] = []
        self._point: QgsVertexMarker | None = None
        self.water = QgsGeometry()

    @property
    def is_shown(self) -> bool:
        """Whether anything is drawn."""
        return bool(self._items) or self._point is not None

    def mark(self, point: QgsPointXY) -> None:
        """Mark where the map was clicked, in the map's CRS."""
        self.clear()
        self._point = QgsVertexMarker(self._canvas)
        self._point.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
        self._point.setColor(_POINT)
        self._point.setIconSize(14)
        self._point.setPenWidth(3)
        self._point.setCenter(point)

    def show(self, answer: dict[str, Any]) -> None:
        """Draw an answer of the engine's step ``previewwater`` in place of the one before."""
        self._remove_items()
        crs = QgsCoordinateReferenceSystem.fromWkt(answer["crs"])
        corners = [QgsPointXY(*corner) for corner in answer["looked_at"]]
        self._draw(QgsGeometry.fromPolygonXY([[*corners, corners[0]]]), crs, *_LOOKED_AT, dashed=True)
        self._draw(_geometry(answer["gaps"]), crs, *_GAPS)
        self.water = self._draw(_geometry(answer["outline"]), crs, *_WATER)

    def clear(self) -> None:
        """Draw nothing any more."""
        self._remove_items()
        if self._point is not None:
            self._canvas.scene().removeItem(self._point)
            self._point = None

    def _draw(
        self, shape: QgsGeometry, crs: QgsCoordinateReferenceSystem, fill: QColor, line: QColor, dashed: bool = False
    ) -> QgsGeometry:
        if shape.isEmpty():
            return shape
        to_map = QgsCoordinateTransform(crs, self._canvas.mapSettings().destinationCrs(), QgsProject.instance())
        try:
            if shape.transform(to_map) != QgsGeometry.OperationResult.Success:
                return QgsGeometry()
        except QgsCsException:
            return QgsGeometry()
        band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        band.setFillColor(fill)
        band.setStrokeColor(line)
        band.setWidth(1)
        if dashed:
            band.setLineStyle(Qt.PenStyle.DashLine)
        band.setToGeometry(shape, None)
        self._items.append(band)
        return shape

    def _remove_items(self) -> None:
        for item in self._items:
            self._canvas.scene().removeItem(item)
        self._items = []
        self.water = QgsGeometry()


def _geometry(text: str) -> QgsGeometry:
    """Return the shape in a text, WKB in base64; an empty one for an empty text."""
    shape = QgsGeometry()
    if text:
        shape.fromWkb(base64.b64decode(text))
    return shape

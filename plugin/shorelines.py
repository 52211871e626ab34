"""How shorelines look on the map: coloured by their date, in their time."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from .settings import tr
from .styles import KeptPostProcessor

#: From the first to the last date.
_FIRST, _LAST = (31, 104, 178), (214, 94, 33)
#: With more dates than these a list of them would not be read.
_MOST_DATES = 60


class ShorelineStyler(KeptPostProcessor):
    """Styles a layer of shorelines."""

    def postProcessLayer(  # noqa: N802 - QGIS's name
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Give the layer its colours and its time."""
        if isinstance(layer, QgsVectorLayer):
            style_shorelines(layer)


def style_shorelines(layer: QgsVectorLayer) -> None:
    """Colour shorelines by their dates, and let the temporal controller know these."""
    dates = sorted(layer.uniqueValues(layer.fields().indexOf("date")), key=str)
    if 0 < len(dates) <= _MOST_DATES:
        categories = []
        for place, date in enumerate(dates):
            symbol = QgsSymbol.defaultSymbol(layer.geometryType())
            symbol.setColor(_colour(place / max(1, len(dates) - 1)))
            categories.append(QgsRendererCategory(date, symbol, str(date) or tr("date unknown")))
        layer.setRenderer(QgsCategorizedSymbolRenderer("date", categories))
    layer.setDisplayExpression('"date"')
    if any(map(str, dates)):
        time = layer.temporalProperties()
        time.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
        time.setStartExpression("to_datetime(\"date\" || 'T00:00:00')")
        time.setEndExpression("to_datetime(\"date\" || 'T23:59:59')")
        time.setIsActive(True)
    layer.triggerRepaint()


def _colour(share: float) -> QColor:
    return QColor(*(round(first + share * (last - first)) for first, last in zip(_FIRST, _LAST)))

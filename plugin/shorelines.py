"""How shorelines look on the map: coloured by their date, in their time."""

from __future__ import annotations

from qgis.core import QgsCategorizedSymbolRenderer, QgsRendererCategory, QgsSymbol, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from .translation import tr
from .vector_styles import VectorStyler, set_feature_times

#: From the first to the last date.
_FIRST, _LAST = (31, 104, 178), (214, 94, 33)
#: With more dates than these a list of them would not be read.
_MAXIMUM_DATES = 60


class ShorelineStyler(VectorStyler):
    """Styles a layer of shorelines."""

    def style_vector(self, layer: QgsVectorLayer) -> None:
        """Colour shorelines by their dates, and let the temporal controller know these."""
        dates = sorted(layer.uniqueValues(layer.fields().indexOf("date")), key=str)
        if 0 < len(dates) <= _MAXIMUM_DATES:
            categories = []
            for number, date in enumerate(dates):
                symbol = QgsSymbol.defaultSymbol(layer.geometryType())
                symbol.setColor(_colour(number / max(1, len(dates) - 1)))
                categories.append(QgsRendererCategory(date, symbol, str(date) or tr("date unknown")))
            layer.setRenderer(QgsCategorizedSymbolRenderer("date", categories))
        layer.setDisplayExpression('"date"')
        if any(map(str, dates)):
            set_feature_times(layer, "to_datetime(\"date\" || 'T00:00:00')", "to_datetime(\"date\" || 'T23:59:59')")


def _colour(share: float) -> QColor:
    return QColor(*(round(first + share * (last - first)) for first, last in zip(_FIRST, _LAST)))

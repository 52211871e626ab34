"""How lost and gained areas look on the map: outlined in the colours of the change, which stays to be seen below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsCategorizedSymbolRenderer, QgsFillSymbol, QgsRendererCategory, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from .styles import LayerLook, class_name
from .vector_styles import VectorStyler


class ChangedAreaStyler(VectorStyler):
    """Styles the polygons of a change.

    Parameters
    ----------
    look : LayerLook
    legend : sequence of (int, str, (int, int, int, int))
        Codes, names and colours of what has polygons.
    """

    def __init__(self, look: LayerLook, legend: Sequence[Sequence[Any]]) -> None:
        super().__init__(look)
        self._legend = legend

    def style_vector(self, layer: QgsVectorLayer) -> None:
        """Outline the polygons by their class."""
        categories = [
            QgsRendererCategory(code, _symbol(QColor(*colour)), class_name(str(name)))
            for code, name, colour in self._legend
        ]
        layer.setRenderer(QgsCategorizedSymbolRenderer("class", categories))
        layer.setDisplayExpression("\"change\" || ', ' || format_number(\"area_km2\", 4) || ' km²'")


def _symbol(colour: QColor) -> QgsFillSymbol:
    rgb = f"{colour.red()},{colour.green()},{colour.blue()}"
    return QgsFillSymbol.createSimple({"color": f"{rgb},40", "outline_color": f"{rgb},255", "outline_width": "0.4"})

"""How vector results look when QGIS has loaded them: what their stylers share."""

from __future__ import annotations

from qgis.core import Qgis, QgsMapLayer, QgsVectorLayer

from .post_processors import KeptPostProcessor


class VectorStyler(KeptPostProcessor):
    """Styles a vector layer."""

    def style(self, layer: QgsMapLayer) -> bool:
        """Give the layer its colours, and whatever else it needs."""
        if not isinstance(layer, QgsVectorLayer):
            return False
        self.style_vector(layer)
        return True

    def style_vector(self, layer: QgsVectorLayer) -> None:
        """Do the same for a layer that is known to be a vector layer."""
        raise NotImplementedError


def set_feature_times(layer: QgsVectorLayer, start: str, end: str) -> None:
    """Let the temporal controller show each feature from one moment to another, which are expressions of its fields."""
    properties = layer.temporalProperties()
    properties.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
    properties.setStartExpression(start)
    properties.setEndExpression(end)
    properties.setIsActive(True)

"""How vector results look when QGIS has loaded them: what their stylers share."""

from __future__ import annotations

from qgis.core import Qgis, QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

from .styles import KeptPostProcessor


class VectorStyler(KeptPostProcessor):
    """Styles a vector layer."""

    def style(self, layer: QgsVectorLayer) -> None:
        """Give the layer its colours, and whatever else it needs."""
        raise NotImplementedError

    def postProcessLayer(  # noqa: N802 - QGIS's name
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Style the layer."""
        if isinstance(layer, QgsVectorLayer):
            self.style(layer)
            layer.triggerRepaint()


def set_feature_times(layer: QgsVectorLayer, start: str, end: str) -> None:
    """Let the temporal controller show each feature from one moment to another, which are expressions of its fields."""
    properties = layer.temporalProperties()
    properties.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
    properties.setStartExpression(start)
    properties.setEndExpression(end)
    properties.setIsActive(True)

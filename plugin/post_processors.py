"""What happens to results once QGIS has loaded them: their looks, and their place among the layers."""

from __future__ import annotations

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRasterLayer,
)

from .compat import show_all_times
from .ramps import offer_ramps
from .result_group import ResultGroup
from .styles import LayerLook, apply_look


class KeptPostProcessor(QgsProcessingLayerPostProcessorInterface):
    """Does something to a layer after Processing has loaded it.

    Parameters
    ----------
    look : LayerLook
        What the layer is to look like, and where it lies among the other results of its run.
    """

    # QGIS holds no reference of its own to a post-processor made in Python.
    _kept: list[KeptPostProcessor] = []

    def __init__(self, look: LayerLook | None = None) -> None:
        super().__init__()
        self.look = look or LayerLook()
        self._group: ResultGroup | None = None
        self._project: QgsProject | None = None
        #: How the layer was made, for its metadata.
        self.history = ""

    def style(self, layer: QgsMapLayer) -> bool:
        """Give the layer its colours, and whatever else it needs; return whether there is anything to give."""
        return False

    def attach_to(self, layer_id: str, context: QgsProcessingContext, default_name: str) -> None:
        """Have a result processed when it is loaded, if it will be.

        Parameters
        ----------
        layer_id : str
            The output as Processing knows it, a path.
        context : QgsProcessingContext
        default_name : str
            What Processing calls it unless the user or a model gave it a name.
        """
        if not context.willLoadLayerOnCompletion(layer_id):
            return
        self._kept.append(self)
        details = context.layerToLoadOnCompletionDetails(layer_id)
        details.setPostProcessor(self)
        self._project = details.project
        if self.look.title and details.name in ("", default_name):
            details.name = self.look.title

    def put_in(self, group: ResultGroup, look: LayerLook) -> None:
        """Have the layer put into a group once it is loaded, as its look among the others there wants it."""
        self._group, self.look = group, look

    def postProcessLayer(  # noqa: N802 - QGIS's name
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Style the layer, note how it was made, and put it in its place."""
        self.style(layer)
        if self.history:
            metadata = layer.metadata()
            metadata.setTitle(layer.name())
            metadata.addHistoryItem(self.history)
            layer.setMetadata(metadata)
        show_all_times()
        layer.triggerRepaint()
        if self._group is not None:
            self._group.take(layer, self.look, self._project or context.project())


class LayerStyler(KeptPostProcessor):
    """Styles a raster layer by its look."""

    def style(self, layer: QgsMapLayer) -> bool:
        """Give the layer its colours and its time."""
        return isinstance(layer, QgsRasterLayer) and apply_look(layer, self.look)

    def postProcessLayer(  # noqa: N802 - QGIS's name
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Style the layer, offer the styles of its other bands, and put it in its place."""
        super().postProcessLayer(layer, context, feedback)
        if len(self.look.ramps) > 1 and isinstance(layer, QgsRasterLayer):
            offer_ramps(layer, self.look.ramps)

"""How a sample looks when QGIS has loaded it: ready for labelling, with the classes to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsRendererCategory,
    QgsValueMapFieldFormatter,
    QgsVectorLayer,
)

from .styles import class_name
from .translation import tr
from .vector_styles import VectorStyler

#: Number and name of each class.
Names = Sequence[Sequence[object]]


class SampleStyler(VectorStyler):
    """Makes a layer of sample points ready for labelling.

    Parameters
    ----------
    classes, strata : sequence of (int, str)
        Numbers and names of the classes and of the strata.
    """

    def __init__(self, classes: Names, strata: Names) -> None:
        super().__init__()
        self._classes, self._strata = classes, strata

    def postProcessLayer(  # noqa: N802 - QGIS's name
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Put the points on top as well: newer versions of QGIS may load them below images, where nobody sees them."""
        super().postProcessLayer(layer, context, feedback)
        project = self._project or context.project()
        node = project.layerTreeRoot().findLayer(layer.id()) if project is not None else None
        if self._group is None and node is not None:
            parent = node.parent()
            parent.insertChildNode(0, node.clone())
            # Only now: a layer without a node in the tree is removed from the project.
            parent.removeChildNode(node)

    def style_vector(self, layer: QgsVectorLayer) -> None:
        """Let the reference be chosen from the classes, keep other fields from being changed, show what is labelled."""
        _offer(layer, "reference", self._classes, empty=tr("not labelled"))
        _offer(layer, "map_class", self._classes)
        _offer(layer, "stratum", self._strata)
        form = layer.editFormConfig()
        for name in ("id", "stratum", "weight", "map_class"):
            form.setReadOnly(layer.fields().lookupField(name), True)
        layer.setEditFormConfig(form)
        categories = [
            QgsRendererCategory(0, _symbol("214,0,147,255"), tr("to be labelled")),
            QgsRendererCategory(1, _symbol("190,190,190,200"), tr("labelled")),
        ]
        layer.setRenderer(QgsCategorizedSymbolRenderer('if("reference" is null, 0, 1)', categories))
        layer.setDisplayExpression('"id"')


def _offer(layer: QgsVectorLayer, field: str, names: Names, empty: str = "") -> None:
    choices = [{f"{code}: {class_name(str(name))}": str(code)} for code, name in names]
    if empty:
        choices.insert(0, {empty: QgsValueMapFieldFormatter.NULL_VALUE})
    setup = QgsEditorWidgetSetup("ValueMap", {"map": choices})
    layer.setEditorWidgetSetup(layer.fields().lookupField(field), setup)


def _symbol(colour: str) -> QgsMarkerSymbol:
    # A ring around the pixel, so that what is to be judged stays in sight; not in yellow, as what is selected.
    return QgsMarkerSymbol.createSimple(
        {"name": "circle", "size": "3.4", "color": "0,0,0,0", "outline_color": colour, "outline_width": "0.7"}
    )

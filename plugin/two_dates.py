"""Which two layers of the project a comparison begins with: two different ones, the older first."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication, QgsProcessingParameterRasterLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QThread

from .panel.layers import day_of

_MASK_VALUES = ({0, 1}, {0, 1, 255})


def is_image(layer: QgsRasterLayer) -> bool:
    """Return whether a layer looks like an image of several bands."""
    return layer.bandCount() > 2 and layer.renderer() is not None and layer.renderer().type() == "multibandcolor"


def is_mask(layer: QgsRasterLayer) -> bool:
    """Return whether a layer looks like a water mask."""
    renderer = layer.renderer()
    if layer.bandCount() != 1 or renderer is None or renderer.type() != "paletted":
        return False
    return {int(entry.value) for entry in renderer.classes()} in _MASK_VALUES


def offer_two_dates(
    before: QgsProcessingParameterRasterLayer,
    after: QgsProcessingParameterRasterLayer,
    fits: Callable[[QgsRasterLayer], bool],
) -> None:
    """Have the dialog begin with two different layers; QGIS alone would take the same one for both.

    Scripts and models are not concerned. Nothing is offered where the project has no two layers that fit.

    Parameters
    ----------
    before, after : QgsProcessingParameterRasterLayer
    fits : callable
        Tells whether a layer can be compared.
    """
    application = QgsApplication.instance()
    # Tools are made in other threads too, where layers must not be looked at.
    if application is None or QThread.currentThread() != application.thread():
        return
    layers = [
        node.layer()
        for node in QgsProject.instance().layerTreeRoot().findLayers()
        if isinstance(node.layer(), QgsRasterLayer) and node.layer().providerType() == "gdal" and fits(node.layer())
    ]
    if len(layers) < 2:
        return
    # The upper ones are those that were added last; where the dates do not tell, the lower one counts as the older.
    upper, lower = layers[:2]
    older, newer = (upper, lower) if day_of(upper) < day_of(lower) else (lower, upper)
    before.setGuiDefaultValueOverride(older.id())
    after.setGuiDefaultValueOverride(newer.id())

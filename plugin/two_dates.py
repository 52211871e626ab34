"""When layers were taken, and which two of them a comparison begins with: two different ones of one place, the older first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayer,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import Qt, QThread

from .layer_source import layer_path

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./]?(0[1-9]|1[0-2])[-_./]?(0[1-9]|[12]\d|3[01])(?!\d)")
_MASK_VALUES = ({0, 1}, {0, 1, 255})


def is_colour_image(layer: QgsRasterLayer) -> bool:
    """Return whether a layer looks like an image of several bands."""
    return layer.bandCount() > 2 and layer.renderer() is not None and layer.renderer().type() == "multibandcolor"


def is_mask(layer: QgsRasterLayer) -> bool:
    """Return whether a layer looks like a water mask."""
    renderer = layer.renderer()
    if layer.bandCount() != 1 or renderer is None or renderer.type() != "paletted":
        return False
    return {int(entry.value) for entry in renderer.classes()} in _MASK_VALUES


def day_of(layer: QgsMapLayer) -> str:
    """Return the day that a layer shows as ISO 8601, by its temporal properties or its name; empty where unknown."""
    properties = layer.temporalProperties()
    if properties is not None and properties.isActive() and hasattr(properties, "fixedTemporalRange"):
        begin = properties.fixedTemporalRange().begin()
        if begin.isValid():
            return begin.date().toString(Qt.DateFormat.ISODate)
    for text in (layer.name(), re.split(r"[\\/]", layer.source())[-1]):
        found = _DAY.search(text)
        if found:
            return "-".join(found.groups())
    return ""


def older_first(layers: Iterable[QgsRasterLayer]) -> list[QgsRasterLayer]:
    """Return layers by the day that they show; those of unknown days stay where they are, behind the others."""
    return sorted(layers, key=lambda layer: day_of(layer) or "9999")


def of_one_place(first: QgsRasterLayer, others: Iterable[QgsRasterLayer]) -> list[QgsRasterLayer]:
    """Return which other layers overlap the first."""
    found = []
    for layer in others:
        try:
            transform = QgsCoordinateTransform(layer.crs(), first.crs(), QgsProject.instance())
            if transform.transformBoundingBox(layer.extent()).intersects(first.extent()):
                found.append(layer)
        except QgsCsException:
            continue
    return found


def two_dates(first: QgsRasterLayer, layers: Iterable[QgsRasterLayer]) -> list[QgsRasterLayer]:
    """Return a layer and another one of the same place, if possible of another day, the older first; or the layer alone.

    Parameters
    ----------
    first : QgsRasterLayer
    layers : iterable of QgsRasterLayer
        The other is the first of these that fits.
    """
    others = [layer for layer in layers if layer.id() != first.id() and layer_path(layer) != layer_path(first)]
    others = of_one_place(first, others)
    other_day = [layer for layer in others if day_of(layer) != day_of(first)]
    return older_first([*(other_day or others)[:1], first])


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
    # The upper ones are those that were added last; where the dates do not tell, the lower one counts as the older.
    found = two_dates(layers[0], layers[1:]) if layers else []
    if len(found) == 2:
        for parameter, layer in zip((before, after), found):
            parameter.setGuiDefaultValueOverride(layer.id())

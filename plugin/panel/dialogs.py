"""Opening a tool's own dialog with values that make sense here and now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedPointXY,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface

from ..translation import tr
from ..two_dates import of_one_place, older_first
from .layers import images, pair

#: The tools behind the panel's buttons.
COMPARE, SERIES, SEARCH, LOAD, MASK = (
    "strandline:lakechange",
    "strandline:lakeseries",
    "strandline:searchscenes",
    "strandline:loadstac",
    "strandline:watermask",
)
#: What a layer of footprints has.
_FOOTPRINT = {"id", "href", "datetime"}


class Place:
    """A point that was clicked, and the image that it was clicked in."""

    def __init__(self, point: QgsPointXY, crs: QgsCoordinateReferenceSystem, layer: QgsRasterLayer) -> None:
        self._layer_id = layer.id()
        # A text can be read and corrected in the dialog; a CRS without a name cannot be put into one.
        text = f"{point.x():.10g},{point.y():.10g} [{crs.authid()}]"
        self.value: Any = text if crs.authid() else QgsReferencedPointXY(point, crs)

    @property
    def layer(self) -> QgsRasterLayer | None:
        """The image, None if it was removed meanwhile."""
        return QgsProject.instance().mapLayer(self._layer_id)


def values_for(tool: str, iface: QgisInterface, place: Place | None = None) -> dict[str, Any]:
    """Return what a tool's dialog is to begin with.

    Parameters
    ----------
    tool : str
        Id of the tool.
    iface : QgisInterface
    place : Place, optional
        Where the water is.
    """
    values = _VALUES[tool](iface, place.layer if place else None)
    return {"POINT": place.value, **values} if place else values


def _two_images(iface: QgisInterface, first: QgsRasterLayer | None) -> dict[str, Any]:
    return dict(zip(("BEFORE", "AFTER"), (layer.id() for layer in pair(iface, first))))


def _all_images(iface: QgisInterface, first: QgsRasterLayer | None) -> dict[str, Any]:
    there = images(iface)
    first = first or (there[0] if there else None)
    if first is None:
        found = footprints(iface)
        return {} if found is None else {"SCENES": found.id(), **_shown_extent(iface, None)}
    return {"IMAGES": [layer.id() for layer in older_first(of_one_place(first, there))]}


def _image_and_clusters(_iface: QgisInterface, first: QgsRasterLayer | None) -> dict[str, Any]:
    if first is None:
        return {}
    clusters = clusters_of(first)
    return {"IMAGE": first.id(), **({"CLUSTERS": clusters.id()} if clusters else {})}


def _shown_extent(iface: QgisInterface, _first: QgsRasterLayer | None) -> dict[str, Any]:
    box, crs = iface.mapCanvas().extent(), iface.mapCanvas().mapSettings().destinationCrs()
    if box.isEmpty() or not crs.authid():
        return {}
    sides = (box.xMinimum(), box.xMaximum(), box.yMinimum(), box.yMaximum())
    return {"EXTENT": f"{','.join(f'{side:.10g}' for side in sides)} [{crs.authid()}]"}


def _selected_scene(iface: QgisInterface, _first: QgsRasterLayer | None) -> dict[str, Any]:
    layer = footprints(iface)
    scenes = [] if layer is None else layer.selectedFeatures()
    if layer is not None and not scenes and layer.featureCount() == 1:
        scenes = list(layer.getFeatures())
    chosen = {"INPUT": str(scenes[0]["href"])} if scenes else {}
    return {**chosen, **_shown_extent(iface, None)}


_VALUES = {
    COMPARE: _two_images,
    SERIES: _all_images,
    MASK: _image_and_clusters,
    SEARCH: _shown_extent,
    LOAD: _selected_scene,
}


def footprints(iface: QgisInterface) -> QgsVectorLayer | None:
    """Return the layer of footprints that is meant: the current one, one with a selection, or the uppermost."""
    root = QgsProject.instance().layerTreeRoot()
    there = [
        layer
        for layer in (iface.activeLayer(), *(node.layer() for node in root.findLayers()))
        if isinstance(layer, QgsVectorLayer) and set(layer.fields().names()) >= _FOOTPRINT
    ]
    return next((layer for layer in there if layer.selectedFeatureCount()), there[0] if there else None)


def clusters_of(image: QgsRasterLayer) -> QgsRasterLayer | None:
    """Return a layer of clusters on the grid of an image, if one is loaded."""
    for layer in QgsProject.instance().mapLayers().values():
        if (
            isinstance(layer, QgsRasterLayer)
            and layer.bandCount() == 1
            and (layer.width(), layer.height()) == (image.width(), image.height())
            and layer.extent() == image.extent()
            and any(word in layer.name() for word in ("Clusters", tr("Clusters")))
        ):
            return layer
    return None


def open_tool(tool: str, values: dict[str, Any], iface: QgisInterface, complain: Callable[[str], None]) -> Any:
    """Open a tool's dialog, which leaves the window free, and return it.

    Parameters
    ----------
    tool : str
    values : dict
        By parameter; what is not among them has the tool's own defaults.
    iface : QgisInterface
    complain : callable
        Told why the tool cannot run, such as a missing engine; then no dialog opens.
    """
    from qgis import processing

    algorithm = QgsApplication.processingRegistry().algorithmById(tool)
    fine, reason = (
        algorithm.canExecute() if algorithm is not None else (False, tr("Processing does not know the tool."))
    )
    if not fine:
        complain(reason)
        return None
    canvas = iface.mapCanvas()
    before = canvas.mapTool()
    dialog = processing.createAlgorithmDialog(tool, values)

    def closed() -> None:
        """Give the map its tool back, as Processing does after a point was picked in it."""
        if canvas.mapTool() is not before and before is not None:
            canvas.setMapTool(before)

    # `finished` is a method of these dialogs, which hides the signal.
    dialog.rejected.connect(closed)
    dialog.show()
    return dialog

"""Which layers of the project are images, and which of them a tool had best begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
)

from ..layer_source import layer_path
from ..translation import tr
from ..two_dates import two_dates

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

#: Fewer bands than this show no water: masks, clusters and heights have one.
_FEWEST_BANDS = 2


def is_image(layer: QgsMapLayer | None) -> bool:
    """Return whether a layer is a raster of several bands that the engine can read."""
    return (
        isinstance(layer, QgsRasterLayer)
        and layer.isValid()
        and layer.providerType() == "gdal"
        and layer.bandCount() >= _FEWEST_BANDS
    )


def why_no_image(layer: QgsMapLayer | None) -> str:
    """Return why water cannot be looked for in a layer and what to do, or an empty text."""
    if layer is None:
        return tr("There is no image here. Load one, or use 'Get images'.")
    name = layer.name()
    if not isinstance(layer, QgsRasterLayer):
        return tr("'{}' is no image. Choose an image in the list of layers.").format(name)
    if not layer.isValid():
        return tr("'{}' cannot be read. It is missing or damaged; choose another layer.").format(name)
    if layer.providerType() != "gdal":
        return tr(
            "'{}' is a picture, not a file of measured bands. Use 'Get images', or save it as GeoTIFF first "
            "(Export > Save As)."
        ).format(name)
    if layer.bandCount() < _FEWEST_BANDS:
        return tr("'{}' has one band. Water shows in several: choose an image with green and infrared.").format(name)
    if not layer.crs().isValid():
        return tr(
            "'{}' has no coordinate reference system. Assign one first (Raster > Projections > Assign Projection)."
        ).format(name)
    if layer_path(layer).startswith(("/vsicurl", "http:", "https:")):
        return tr(
            "'{}' lies on a server, and to look at all of it would take long. Save the part that you want as a file "
            "(Load STAC item, or Export > Save As)."
        ).format(name)
    return ""


def images(iface: QgisInterface) -> list[QgsRasterLayer]:
    """Return the project's images, the best guess first: what is selected, then what is visible, from top to bottom."""
    root = QgsProject.instance().layerTreeRoot()
    selected = [layer.id() for layer in iface.layerTreeView().selectedLayers()]

    def rank(layer: QgsRasterLayer) -> tuple[bool, bool]:
        """Return what sorts before others."""
        node = root.findLayer(layer.id())
        return layer.id() not in selected, not (node is not None and node.isVisible())

    return sorted((layer for layer in root.layerOrder() if is_image(layer)), key=rank)


def image_at(point: QgsPointXY, iface: QgisInterface) -> QgsMapLayer | None:
    """Return the image that is meant by a click: the active layer, or the topmost visible image there.

    If there is none, the topmost other raster there is returned, of which can be said what is wrong with it.

    Parameters
    ----------
    point : QgsPointXY
        In the map's CRS.
    iface : QgisInterface
    """
    canvas, active = iface.mapCanvas(), iface.activeLayer()
    shown = [layer for layer in canvas.layers() if isinstance(layer, QgsRasterLayer)]
    candidates = [active, *shown] if is_image(active) else shown
    there = [layer for layer in candidates if _lies_on(point, canvas.mapSettings().destinationCrs(), layer)]
    return next(filter(is_image, there), there[0] if there else None)


def _lies_on(point: QgsPointXY, crs: QgsCoordinateReferenceSystem, layer: QgsRasterLayer) -> bool:
    if not layer.crs().isValid():
        return bool(layer.extent().contains(point))
    try:
        there = QgsCoordinateTransform(crs, layer.crs(), QgsProject.instance()).transform(point)
    except QgsCsException:
        return False
    return bool(layer.extent().contains(there))


def pair(iface: QgisInterface, first: QgsRasterLayer | None = None) -> list[QgsRasterLayer]:
    """Return two different images of one place and of different days if there are such, the older first; or fewer.

    Parameters
    ----------
    iface : QgisInterface
    first : QgsRasterLayer, optional
        One of the two.
    """
    there = images(iface)
    first = first or (there[0] if there else None)
    if first is None:
        return []
    return two_dates(first, there)

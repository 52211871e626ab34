"""The results of one run in one group of the layer tree, in an order that is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsLayerTreeNode,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
)

from .styles import LayerLook, apply_look

_RANK = "strandline/rank"


@dataclass(frozen=True)
class Backdrop:
    """An image that results were made of, shown below them.

    Attributes
    ----------
    path : str
        The file.
    look : LayerLook
        Its title and colours, where it is not in the project already.
    """

    path: str
    look: LayerLook


class ResultGroup:
    """Gathers the layers of one run; used in the main thread while QGIS loads them one after the other.

    QGIS 3.32 and later can group and sort by itself what is loaded; earlier ones add layers in the order of their file
    names. Here nodes are moved once they are in the tree, which is the same in all versions, and leaves alone what the user
    chose: where results are put, and the layers that were there before.

    Parameters
    ----------
    title : str
        Name of the group.
    backdrops : sequence of Backdrop
        Images from the top to the bottom; those that are not in the project are added below the results.
    """

    def __init__(self, title: str, backdrops: Sequence[Backdrop] = ()) -> None:
        self._title = title
        self._backdrops = backdrops
        self._group: QgsLayerTreeGroup | None = None

    def take(self, layer: QgsMapLayer, look: LayerLook, project: QgsProject | None) -> None:
        """Put a layer that has been added to a project where it belongs; those of a higher rank lie above."""
        node = project.layerTreeRoot().findLayer(layer.id()) if project is not None else None
        if project is None or node is None:
            return
        if self._group is None:
            self._group = self._insert_group(project, node)
        _place(self._group, node.clone(), look)
        # Only now: a layer without a node in the tree is removed from the project.
        node.parent().removeChildNode(node)

    def _insert_group(self, project: QgsProject, node: QgsLayerTreeLayer) -> QgsLayerTreeGroup:
        """Return a new group where QGIS has put the first result, but above the images that it was made of."""
        parent = node.parent()
        position = parent.children().index(node)
        missing = []
        for backdrop in self._backdrops:
            nodes = list(_nodes_of(project, backdrop.path))
            missing += [] if nodes else [backdrop]
            position = min([position, *(_position_in(parent, one) for one in nodes)])
        taken = {child.name() for child in parent.children() if isinstance(child, QgsLayerTreeGroup)}
        group = parent.insertGroup(position, _unlike(self._title, taken))
        group.setExpanded(True)
        for backdrop in missing:
            layer = QgsRasterLayer(backdrop.path, backdrop.look.title)
            if layer.isValid() and project.addMapLayer(layer, False):
                apply_look(layer, backdrop.look)
                _place(group, QgsLayerTreeLayer(layer), backdrop.look)
        return group


def _place(group: QgsLayerTreeGroup, node: QgsLayerTreeLayer, look: LayerLook) -> None:
    """Insert a node below those of the same or a higher rank."""
    # What has no rank came by itself: QGIS puts new layers beside the current one, which may lie in the group.
    lower = [
        position
        for position, child in enumerate(group.children())
        if _RANK in child.customProperties() and int(child.customProperty(_RANK)) < look.rank
    ]
    node.setCustomProperty(_RANK, look.rank)
    node.setItemVisibilityChecked(look.shown)
    node.setExpanded(look.shown and look.rank > 0)
    group.insertChildNode(lower[0] if lower else len(group.children()), node)


def _nodes_of(project: QgsProject, path: str) -> Iterator[QgsLayerTreeNode]:
    """Yield the nodes of the layers that show a file."""
    for layer in project.mapLayers().values():
        node = project.layerTreeRoot().findLayer(layer.id()) if layer.source().split("|")[0] == path else None
        if node is not None:
            yield node


def _position_in(parent: QgsLayerTreeNode, node: QgsLayerTreeNode) -> int:
    """Return which child of a group a node is, or lies in; beyond the last where it is none."""
    children = parent.children()
    while node is not None and node not in children:
        node = node.parent()
    return children.index(node) if node is not None else len(children)


def _unlike(title: str, taken: set[str]) -> str:
    """Return a title that is not taken yet."""
    number, name = 1, title
    while name in taken:
        number += 1
        name = f"{title} ({number})"
    return name

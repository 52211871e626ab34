"""Strandline, a QGIS plugin: finds water in satellite images and shows how it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin.plugin import StrandlinePlugin


def classFactory(iface: QgisInterface | None) -> StrandlinePlugin:  # noqa: N802 - QGIS's name
    """Return the plugin; QGIS calls this once, with None for ``iface`` when there is no window."""
    from .algorithms.provider import StrandlineProvider
    from .plugin.plugin import StrandlinePlugin

    return StrandlinePlugin(StrandlineProvider, iface)

"""Strandline, a QGIS plugin: finds water in satellite images and shows how it changed."""


def classFactory(iface):  # noqa: N802 - QGIS's name
    """Return the plugin; QGIS calls this once, with None for ``iface`` when there is no window."""
    from .plugin.plugin import StrandlinePlugin

    return StrandlinePlugin(iface)

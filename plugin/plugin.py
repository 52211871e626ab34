"""What QGIS loads: the plugin, which does no more than offer its Processing provider and its models."""

from __future__ import annotations

from qgis.core import QgsApplication

from .provider import StrandlineProvider


class StrandlinePlugin:
    """The plugin in QGIS's hands. ``iface`` is None in ``qgis_process``, and is not needed."""

    def __init__(self, iface: object = None) -> None:
        self._provider: StrandlineProvider | None = None

    def initProcessing(self) -> None:  # noqa: N802 - QGIS's name
        """Add the provider; all that ``qgis_process`` calls."""
        self._provider = StrandlineProvider()
        if QgsApplication.processingRegistry().addProvider(self._provider):
            # Once more, now that the models among the tools can find the others.
            self._provider.refreshAlgorithms()

    def initGui(self) -> None:  # noqa: N802 - QGIS's name
        """Start in the desktop."""
        self.initProcessing()

    def unload(self) -> None:
        """Remove everything again."""
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None

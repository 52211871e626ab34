"""What QGIS loads: the plugin, which does no more than offer its Processing provider and its models."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication, QgsProcessingProvider


class StrandlinePlugin:
    """The plugin in QGIS's hands.

    Parameters
    ----------
    make_provider : callable
        Makes the provider of the tools; called each time the plugin is started.
    """

    def __init__(self, make_provider: Callable[[], QgsProcessingProvider]) -> None:
        self._make_provider = make_provider
        self._provider: QgsProcessingProvider | None = None

    def initProcessing(self) -> None:  # noqa: N802 - QGIS's name
        """Add the provider; all that ``qgis_process`` calls."""
        self._provider = self._make_provider()
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

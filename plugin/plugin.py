"""What QGIS loads: the plugin, which offers its Processing provider and, where there is a window, a front door."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProcessingProvider

from .translation import install_translator, remove_translator

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .panel.front_door import FrontDoor


class StrandlinePlugin:
    """The plugin in QGIS's hands.

    Parameters
    ----------
    make_provider : callable
        Makes the provider of the tools; called each time the plugin is started.
    iface : QgisInterface, optional
        QGIS's window, if there is one.
    """

    def __init__(self, make_provider: Callable[[], QgsProcessingProvider], iface: QgisInterface | None = None) -> None:
        self._make_provider = make_provider
        self._iface = iface
        self.front_door: FrontDoor | None = None
        self._provider: QgsProcessingProvider | None = None

    def initProcessing(self) -> None:  # noqa: N802 - QGIS's name
        """Add the provider, in the language of QGIS; all that ``qgis_process`` calls."""
        install_translator()
        self._provider = self._make_provider()
        if QgsApplication.processingRegistry().addProvider(self._provider):
            # Once more, now that the models among the tools can find the others.
            self._provider.refreshAlgorithms()

    def initGui(self) -> None:  # noqa: N802 - QGIS's name
        """Start in the desktop."""
        self.initProcessing()
        if self._iface is not None:
            # Only here: qgis_process needs no widgets.
            from .panel.front_door import FrontDoor

            self.front_door = FrontDoor(self._iface)

    def unload(self) -> None:
        """Remove everything again."""
        if self.front_door is not None:
            self.front_door.close()
            self.front_door = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        remove_translator()

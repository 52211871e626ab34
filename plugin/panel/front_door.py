"""What is seen of Strandline in QGIS's window before anything is asked for: a menu entry, a button, and once a message."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsSettings
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QPushButton

from ..compat import QAction
from ..translation import tr
from .dock import Panel
from .options_page import ICON, OptionsFactory

MENU = "Strandline"
#: Whether the message was shown in this profile.
WELCOMED = "strandline/welcomed"


class FrontDoor:
    """Menu, button, message and, when it is asked for, the panel.

    Parameters
    ----------
    iface : QgisInterface
    """

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self.panel: Panel | None = None
        self.action = QAction(
            QIcon(ICON),
            tr("Strandline panel"),
            iface.mainWindow(),
        )
        self.action.setObjectName("strandlinePanelAction")
        self.action.setCheckable(True)
        self.action.setToolTip(tr("Strandline: find water in satellite images"))
        self.action.triggered.connect(self.show_panel)
        iface.addPluginToRasterMenu(MENU, self.action)
        iface.addToolBarIcon(self.action)
        self._options = OptionsFactory()
        iface.registerOptionsWidgetFactory(self._options)
        self.message: Any = None
        self._welcome()

    def show_panel(self, wanted: bool = True) -> None:
        """Open the panel, or close it; it is made when it is first wanted."""
        if self.panel is None and wanted:
            self.panel = Panel(self._iface)
            self.panel.visibilityChanged.connect(self._follow)
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.panel)
        if self.panel is None:
            return
        if wanted:
            self.panel.show()
            self.panel.raise_()
        else:
            self.panel.close()

    def close(self) -> None:
        """Take everything away again."""
        if self.message is not None:
            self._iface.messageBar().popWidget(self.message)
            self.message = None
        if self.panel is not None:
            self.panel.visibilityChanged.disconnect(self._follow)
            self.panel.close_panel()
            self.panel = None
        self._iface.removePluginRasterMenu(MENU, self.action)
        self._iface.removeToolBarIcon(self.action)
        self._iface.unregisterOptionsWidgetFactory(self._options)
        self.action.deleteLater()

    def _follow(self, _visible: bool) -> None:
        # A panel behind another tab is open all the same.
        if self.panel is not None:
            self.action.setChecked(not self.panel.isHidden())

    def _welcome(self) -> None:
        """Say once where Strandline is."""
        if QgsSettings().value(WELCOMED, False, type=bool):
            return
        QgsSettings().setValue(WELCOMED, True)
        bar = self._iface.messageBar()
        self.message = bar.createMessage(
            "Strandline", tr("finds water in satellite images. This button opens its panel.")
        )
        button = QPushButton(tr("Open Strandline"))
        button.clicked.connect(self._open_from_message)
        self.message.layout().addWidget(button)
        self.message.destroyed.connect(self._forget_message)
        bar.pushWidget(self.message, Qgis.MessageLevel.Info)

    def _open_from_message(self) -> None:
        message, self.message = self.message, None
        self.show_panel()
        if message is not None:
            self._iface.messageBar().popWidget(message)

    def _forget_message(self) -> None:
        self.message = None

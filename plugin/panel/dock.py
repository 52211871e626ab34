"""The panel: the engine, the main jobs, and a click in the water."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ..translation import tr
from .click_box import ClickBox
from .dialogs import COMPARE, LOAD, SEARCH, SERIES, Place, open_tool, values_for
from .engine_box import EngineBox


class Panel(QDockWidget):
    """A dock of QGIS's window."""

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__("Strandline", iface.mainWindow())
        self.setObjectName("StrandlinePanel")
        self._iface = iface
        self._dialogs: list[Any] = []
        self.engine = EngineBox()
        self.clicks = ClickBox(iface)
        self.clicks.wanted.connect(self.open)
        self.engine.installed.connect(self.clicks.get_ready)
        self.jobs = {}
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.addWidget(self.engine)
        layout.addWidget(_line())
        for tool, title, hint in (
            (COMPARE, tr("Compare two images"), tr("Where did water go, or come from, between two days?")),
            (SERIES, tr("Lake through time"), tr("How large was the lake on many days, and is it shrinking?")),
            (SEARCH, tr("Get images"), tr("Which satellite images are there of the part of the map that is shown?")),
            (LOAD, tr("Load a found scene"), tr("The scene whose footprint is selected, where the map shows it.")),
        ):
            button = QPushButton(title)
            button.setToolTip(hint)
            button.setMinimumHeight(36)
            button.clicked.connect(lambda _checked=False, tool=tool: self.open(tool))
            layout.addWidget(button)
            self.jobs[tool] = button
        layout.addWidget(_line())
        layout.addWidget(self.clicks)
        layout.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(content)
        self.setWidget(scrolled)
        self.setMinimumWidth(290)

    def open(self, tool: str, place: Place | None = None) -> None:
        """Open a tool's dialog, with what was clicked if anything was."""
        dialog = open_tool(tool, values_for(tool, self._iface, place), self._iface, self._complain)
        if dialog is not None:
            self._dialogs.append(dialog)
            dialog.rejected.connect(lambda: self._let_go(dialog))

    def _let_go(self, dialog: Any) -> None:
        if dialog in self._dialogs:
            self._dialogs.remove(dialog)

    def closeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Leave nothing on the map when the panel is closed."""
        self.clicks.button.setChecked(False)
        super().closeEvent(event)

    def close_panel(self) -> None:
        """End what runs, take everything off the map, and go."""
        self.clicks.close_box()
        self.engine.close_box()
        self._iface.removeDockWidget(self)
        self.deleteLater()

    def _complain(self, reason: str) -> None:
        self.engine.state.setText(reason)
        self._iface.messageBar().pushWarning("Strandline", reason)


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line

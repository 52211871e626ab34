"""The part of the panel for a click in the water: the map tool, the question to the engine, and the preview on the map."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsPointXY, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from .. import environment
from ..translation import tr
from ..units import day_text
from .answer_box import AnswerBox, text_label
from .click_tool import ClickTool
from .dialogs import Place
from .layers import image_at, images, is_image, why_no_image
from .looks import Looks
from .map_preview import MapPreview


class ClickBox(QWidget):
    """Clicks in the map, and what an image shows there."""

    #: A tool, by its id, and where the water is.
    wanted = pyqtSignal(str, object)

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._place: Place | None = None
        self._name = ""
        self.preview = MapPreview(self._canvas)
        self.looks = Looks(self)
        self.looks.answered.connect(self._show_answer)
        self.looks.refused.connect(self._refuse)
        self.looks.told.connect(self._tell)
        self.tool = ClickTool(self._canvas)
        self.tool.clicked.connect(self.click)
        self.tool.deactivated.connect(self._left)
        self.answer: dict[str, Any] | None = None
        self.button = QPushButton(tr("Click in the water"))
        self.button.setCheckable(True)
        self.button.setMinimumHeight(36)
        self.button.setToolTip(
            tr("Then click in the map: shows at once where the image has water around, and why. Nothing is saved.")
        )
        self.button.toggled.connect(self._toggle)
        self.status, self.shown = text_label(), AnswerBox()
        self.shown.wanted.connect(self._hand_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.button, self.status, self.shown):
            layout.addWidget(widget)
        self._reset()
        # What is drawn is in the map's CRS, and belongs to the project.
        self._canvas.destinationCrsChanged.connect(self._start_over)
        QgsProject.instance().cleared.connect(self._start_over)

    def click(self, point: QgsPointXY) -> None:
        """Look at the water around a point of the map."""
        self._start_over()
        layer = image_at(point, self._iface)
        reason = why_no_image(layer) or environment.why_not_ready()
        if layer is None or reason:
            self._refuse(reason)
            return
        self.preview.mark(point)
        self._place = Place(point, self._canvas.mapSettings().destinationCrs(), layer)
        self._name = layer.name()
        self._tell(tr("Looking at '{}' …").format(self._name))
        self.looks.ask(layer, point, self._canvas)

    def close_box(self) -> None:
        """Give the map another tool and end what runs."""
        self._canvas.destinationCrsChanged.disconnect(self._start_over)
        QgsProject.instance().cleared.disconnect(self._start_over)
        self.looks.stop()
        self._leave_map()
        self.preview.clear()

    def get_ready(self) -> None:
        """Have the first click wait for as little as possible, if there are to be clicks."""
        if self.button.isChecked():
            self._toggle(True)

    def _toggle(self, on: bool) -> None:
        if not on:
            self._leave_map()
            return
        self._canvas.setMapTool(self.tool)
        reason = environment.why_not_ready()
        if reason:
            self._tell(reason)
            return
        active = self._iface.activeLayer()
        layer = active if is_image(active) else next(iter(images(self._iface)), None)
        reason = why_no_image(layer)
        waits = not reason and self.looks.get_ready(layer)
        self._tell(tr("Getting ready …") if waits else reason)

    def _left(self) -> None:
        """Another map tool is in use now."""
        self.button.setChecked(False)
        self._start_over()

    def _leave_map(self) -> None:
        if self._canvas.mapTool() is self.tool:
            self._iface.actionPan().trigger()
        self._canvas.unsetMapTool(self.tool)

    def _start_over(self) -> None:
        self.looks.forget()
        self.preview.clear()
        self._reset()

    def _tell(self, text: str) -> None:
        ready = tr("Click in the map.") if self.button.isChecked() and self.answer is None else ""
        self.status.setText(text or ready)
        self.status.setVisible(bool(self.status.text()))

    def _reset(self) -> None:
        self.answer = self._place = None
        self.shown.hide()
        self._tell("")

    def _refuse(self, reason: str) -> None:
        self._reset()
        self._tell(reason)

    def _show_answer(self, answer: dict[str, Any]) -> None:
        self.answer = answer
        self.preview.show(answer)
        day = answer["date"][:10]
        title = f"{self._name}, {day_text(day)}" if day and day not in self._name else self._name
        self._tell("\n".join([title, *answer["notes"]]))
        self.shown.show_answer(answer)

    def _hand_on(self, tool: str) -> None:
        if self._place is not None:
            self.wanted.emit(tool, self._place)

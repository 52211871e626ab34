"""The part of the panel for a click in the water: what is there, why, and what to do with it."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsMapLayer, QgsPointXY, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from .. import environment
from ..settings import tr
from .click_tool import ClickTool
from .dialogs import COMPARE, MASK, SERIES, Place
from .layers import images, is_image, why_no_image
from .looks import Looks
from .map_preview import MapPreview
from .spectrum_plot import SpectrumPlot
from .words import sentence, surroundings, verdict


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
        self.looks.answered.connect(self._show)
        self.looks.refused.connect(self._refuse)
        self.looks.told.connect(self._tell)
        self.tool = ClickTool(self._canvas)
        self.tool.clicked.connect(self.click)
        self.tool.deactivated.connect(self._left)
        self.answer: dict[str, Any] | None = None
        self._build()

    def _build(self) -> None:
        self.button = QPushButton(tr("Click in the water"))
        self.button.setCheckable(True)
        self.button.setMinimumHeight(36)
        self.button.setToolTip(
            tr("Then click in the map: shows at once where the image has water around, and why. Nothing is saved.")
        )
        self.button.toggled.connect(self._toggle)
        self.status = QLabel()
        self.status.setObjectName("strandlineStatus")
        self.said = QLabel()
        self.said.setObjectName("strandlineVerdict")
        for label in (self.status, self.said):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            # What a layer or a file is called is text, whatever it looks like.
            label.setTextFormat(Qt.TextFormat.PlainText)
        bold = self.said.font()
        bold.setBold(True)
        self.verdict = QLabel()
        self.verdict.setFont(bold)
        self.plot = SpectrumPlot()
        self.use = QWidget()
        column = QVBoxLayout(self.use)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(QLabel(tr("Use this point:")))
        row = QHBoxLayout()
        column.addLayout(row)
        for tool, title in ((COMPARE, tr("Compare")), (SERIES, tr("Through time")), (MASK, tr("Mask"))):
            button = QPushButton(title)
            button.clicked.connect(lambda _checked=False, tool=tool: self._hand_on(tool))
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.button, self.status, self.verdict, self.said, self.plot, self.use):
            layout.addWidget(widget)
        self._reset()

    def click(self, point: QgsPointXY) -> None:
        """Look at the water around a point of the map."""
        self._reset()
        self.looks.forget()
        self.preview.clear()
        layer = self.image_at(point)
        reason = why_no_image(layer) or environment.why_not_ready()
        if reason:
            self._refuse(reason)
            return
        self.preview.mark(point)
        self._place = Place(point, self._canvas.mapSettings().destinationCrs(), layer)
        self._name = layer.name()
        self._tell(tr("Looking at '{}' …").format(self._name))
        self.looks.ask(layer, point, self._canvas)

    def image_at(self, point: QgsPointXY) -> QgsMapLayer | None:
        """Return the image that is meant by a click: the active layer, or the topmost visible image there.

        If there is none, the topmost other raster there is returned, of which can be said what is wrong with it.
        """
        active = self._iface.activeLayer()
        if is_image(active) and self._lies_on(point, active):
            return active
        shown = [layer for layer in self._canvas.layers() if isinstance(layer, QgsRasterLayer)]
        there = [layer for layer in shown if self._lies_on(point, layer)]
        return next(filter(is_image, there), there[0] if there else None)

    def close_box(self) -> None:
        """Give the map its tool back and end what runs."""
        self.looks.stop()
        self._canvas.unsetMapTool(self.tool)
        self.preview.clear()

    def _lies_on(self, point: QgsPointXY, layer: QgsRasterLayer) -> bool:
        if not layer.crs().isValid():
            return bool(layer.extent().contains(point))
        map_crs = self._canvas.mapSettings().destinationCrs()
        try:
            there = QgsCoordinateTransform(map_crs, layer.crs(), QgsProject.instance()).transform(point)
        except QgsCsException:
            return False
        return bool(layer.extent().contains(there))

    def _toggle(self, on: bool) -> None:
        if not on:
            self._canvas.unsetMapTool(self.tool)
            return
        self._canvas.setMapTool(self.tool)
        reason = environment.why_not_ready()
        if reason:
            self._tell(reason)
            return
        there = images(self._iface)
        active = self._iface.activeLayer()
        layer = active if is_image(active) else (there[0] if there else None)
        reason = why_no_image(layer)
        waits = not reason and self.looks.get_ready(layer)
        self._tell(tr("Getting ready …") if waits else reason)

    def _left(self) -> None:
        """Another map tool is in use now."""
        self.button.setChecked(False)
        self.looks.forget()
        self.preview.clear()
        self._reset()

    def _tell(self, text: str) -> None:
        ready = tr("Click in the map.") if self.button.isChecked() and self.answer is None else ""
        self.status.setText(text or ready)
        self.status.setVisible(bool(self.status.text()))

    def _reset(self) -> None:
        self.answer = self._place = None
        for widget in (self.status, self.verdict, self.said, self.plot, self.use):
            widget.setVisible(False)

    def _refuse(self, reason: str) -> None:
        self._reset()
        self._tell(reason)

    def _show(self, answer: dict[str, Any]) -> None:
        self.answer = answer
        self.preview.show(answer)
        day = answer["date"][:10]
        title = f"{self._name}, {day}" if day and day not in self._name else self._name
        self._tell("\n".join([title, *answer["notes"]]))
        self.verdict.setText(verdict(answer))
        self.said.setText(f"{sentence(answer)}\n{surroundings(answer)}")
        self.plot.show_answer(answer)
        for widget in (self.verdict, self.said, self.plot):
            widget.setVisible(True)
        self.use.setVisible(answer["kind"] in ("water", "doubtful"))

    def _hand_on(self, tool: str) -> None:
        if self._place is not None:
            self.wanted.emit(tool, self._place)

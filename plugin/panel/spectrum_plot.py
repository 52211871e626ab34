"""A small plot: the spectrum at the point beside the means of the water and of the land around."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..translation import tr
from ..units import number_text

_WATER, _LAND = QColor(31, 104, 178), QColor(150, 110, 50)
#: At most so many names stand below the plot.
_NAMED = 8
#: Of more bands than this the wavelengths say more than the names, and the line is drawn without dots.
_MANY = 2 * _NAMED

Values = Sequence[Any]


class SpectrumPlot(QWidget):
    """Draws spectra of one image, by wavelength where all are known, else in the order of the bands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bands: list[tuple[float, str]] = []
        self._by_wavelength = False
        self._lines: list[tuple[str, Values, QColor | None]] = []

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that suits a panel."""
        return QSize(280, 190)

    def show_answer(self, answer: dict[str, Any] | None) -> None:
        """Draw an answer of the engine's step ``previewwater``, or nothing."""
        self._bands, self._lines = [], []
        if answer and answer.get("bands"):
            bands = answer["bands"]
            known = self._by_wavelength = all(band["wavelength"] for band in bands)
            self._bands = [(band["wavelength"] if known else place, band["name"]) for place, band in enumerate(bands)]
            self._lines = [
                (tr("land around"), answer["land"], _LAND),
                (tr("water around"), answer["water"], _WATER),
                (tr("here"), answer["spectrum"], None),
            ]
        self.update()

    def names(self) -> list[tuple[float, str]]:
        """Return what is written below the plot, and where: names of bands, or round wavelengths where bands are many."""
        bands = sorted(self._bands)
        if not self._by_wavelength or len(bands) <= _MANY:
            return bands[:: -(-len(bands) // _NAMED)]
        low, high = bands[0][0], bands[-1][0]
        step = next(size for size in (10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if (high - low) / size < _NAMED)
        round_ones = range(int(-(-low // step)) * step, int(high) + 1, step)
        return [(nm, f"{nm} nm" if nm == round_ones[-1] else str(nm)) for nm in round_ones]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw."""
        values = [value for _, line, _ in self._lines for value in line if value is not None]
        if not values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = painter.font()
        small.setPointSizeF(max(6.0, small.pointSizeF() * 0.8))
        painter.setFont(small)
        height = painter.fontMetrics().height()
        low, high = min(0.0, *values), max(values)
        high = high if high > low else low + 1.0
        box = QRectF(6.0, height * 1.4, self.width() - 12.0, self.height() - 3.9 * height)
        self._draw_frame(painter, box, high, height)
        firsts = [place for place, _ in self._bands]
        span = (max(firsts) - min(firsts)) or 1.0
        for _, line, colour in self._lines:
            pen = QPen(colour or self.palette().windowText().color(), 1.6 if colour else 2.4)
            painter.setPen(pen)
            points = [
                QPointF(
                    box.left() + (place - min(firsts)) / span * box.width(),
                    box.bottom() - (value - low) / (high - low) * box.height(),
                )
                for (place, _), value in sorted(zip(self._bands, line), key=lambda pair: pair[0])
                if value is not None
            ]
            painter.drawPolyline(QPolygonF(points))
            for point in points if len(points) <= _MANY else ():
                painter.drawEllipse(point, 1.8, 1.8)
        painter.end()

    def _draw_frame(self, painter: QPainter, box: QRectF, high: float, height: float) -> None:
        faint = self.palette().windowText().color()
        faint.setAlpha(70)
        painter.setPen(faint)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        left = box.left()
        for title, line, colour in reversed(self._lines):
            if all(value is None for value in line):
                continue
            painter.setPen(colour or self.palette().windowText().color())
            painter.drawText(QPointF(left, height), title)
            left += painter.fontMetrics().horizontalAdvance(title) + 12
        painter.setPen(self.palette().windowText().color())
        number = number_text(high, 3)
        painter.drawText(QPointF(box.right() - painter.fontMetrics().horizontalAdvance(number), height), number)
        self._draw_names(painter, box)

    def _draw_names(self, painter: QPainter, box: QRectF) -> None:
        places = [place for place, _ in self._bands]
        span = (max(places) - min(places)) or 1.0
        taken = [-1e9, -1e9]
        for place, name in self.names():
            wide = painter.fontMetrics().horizontalAdvance(name)
            middle = box.left() + (place - min(places)) / span * box.width()
            left = min(max(0.0, middle - wide / 2), self.width() - wide)
            # Names that would lie over each other go to a second line, or away.
            row = 0 if left > taken[0] else 1
            if left <= taken[row]:
                continue
            taken[row] = left + wide + 3
            line = QRectF(left, box.bottom() + 1 + row * painter.fontMetrics().height(), wide + 2, 20)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, name)

"""The part of the panel that shows an answer: what there is at a click and why, its spectrum, and what to do with the point."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..translation import tr
from .dialogs import COMPARE, MASK, SERIES
from .spectrum_plot import SpectrumPlot
from .words import Answer, sentence, surroundings, verdict


class AnswerBox(QWidget):
    """Shows an answer of the engine's step ``previewwater``."""

    #: Id of the tool that the point is wanted for.
    wanted = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict, self.said, self.plot, self.use = QLabel(), text_label(), SpectrumPlot(), QWidget()
        bold = self.verdict.font()
        bold.setBold(True)
        self.verdict.setFont(bold)
        row = QHBoxLayout()
        for tool, title in ((COMPARE, tr("Compare")), (SERIES, tr("Through time")), (MASK, tr("Mask"))):
            button = QPushButton(title)
            button.clicked.connect(lambda _checked=False, tool=tool: self.wanted.emit(tool))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self.use)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(QLabel(tr("Use this point:")))
        column.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.verdict, self.said, self.plot, self.use):
            layout.addWidget(widget)
        self.hide()

    def show_answer(self, answer: Answer) -> None:
        """Show an answer; a point that shows land is offered to no tool."""
        self.verdict.setText(verdict(answer))
        self.said.setText(f"{sentence(answer)}\n{surroundings(answer)}")
        self.plot.show_answer(answer)
        self.use.setVisible(answer["kind"] in ("water", "doubtful"))
        self.show()


def text_label() -> QLabel:
    """Return a label for text that comes from elsewhere, such as a layer's name: it is shown as it is, and can be copied."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

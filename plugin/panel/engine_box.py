"""The part of the panel that shows the engine: not installed, installed, or running; and installs it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from .. import environment
from ..engine_client import shared_state
from ..translation import tr
from .background import ToolRun, leave

#: How often the state is looked at while the panel is seen, in milliseconds.
_LOOK_MS = 1500


class EngineBox(QWidget):
    """State of the engine, a button that installs it, and how far that is."""

    #: The engine has been installed.
    installed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = QLabel()
        self.state.setObjectName("strandlineEngineState")
        self.state.setWordWrap(True)
        self.install = QPushButton(tr("Install engine"))
        self.install.setToolTip(
            tr(
                "Downloads the computing packages, about 1.1 GB, into your user folder, and a Python for them if this computer "
                "has none that fits. QGIS itself is not touched."
            )
        )
        self.install.clicked.connect(self.start_installing)
        self.stop = QPushButton(tr("Cancel"))
        self.stop.clicked.connect(self._cancel)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.state)
        layout.addWidget(self.install)
        layout.addLayout(row)
        self._run: ToolRun | None = None
        self._problem = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self.look()

    def look(self) -> None:
        """Show the state; looks at a few small files and starts nothing."""
        installing = self._run is not None
        reason = "" if installing else environment.why_not_ready()
        self.bar.setVisible(installing)
        self.stop.setVisible(installing)
        self.install.setVisible(bool(reason))
        if installing:
            return
        if reason:
            self.state.setText(
                self._problem or tr("The engine, which does the computing, is not installed yet. It is needed once.")
            )
            return
        words = {
            "": tr("Engine: installed. It starts when it is needed."),
            "running": tr("Engine: running."),
            "busy": tr("Engine: computing …"),
        }
        self.state.setText(words[shared_state()])

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Look at the engine only while somebody sees it."""
        super().showEvent(event)
        self.look()
        self._timer.start(_LOOK_MS)

    def hideEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Stop looking."""
        super().hideEvent(event)
        self._timer.stop()

    def start_installing(self) -> None:
        """Install the engine in the background."""
        if self._run is not None:
            return
        self._problem = ""
        self._run = ToolRun("strandline:installengine", {"FETCH_PYTHON": True}, self._done)
        self._run.feedback.told.connect(self._tell)
        self._run.feedback.failed.connect(self._fail)
        self._run.feedback.progressChanged.connect(self._show_progress)
        self.bar.setValue(0)
        self.look()
        self._run.start()

    def close_box(self) -> None:
        """End what runs."""
        self._timer.stop()
        if self._run is not None:
            run, self._run = self._run, None
            run.feedback.cancel()
            leave(run.task)

    def _cancel(self) -> None:
        if self._run is not None:
            self.state.setText(tr("Cancelling …"))
            self._run.cancel()

    def _tell(self, text: str) -> None:
        if self._run is not None:
            self.state.setText(text)

    def _fail(self, text: str) -> None:
        self._problem = text

    def _show_progress(self, percent: float) -> None:
        self.bar.setValue(round(percent))

    def _done(self, fine: bool) -> None:
        if self._run is None:
            return
        if self._run.feedback.isCanceled():
            self._problem = ""
        elif not fine and not self._problem:
            self._problem = tr("The engine could not be installed. See the log of messages.")
        self._run = None
        self.look()
        if fine:
            self.installed.emit()

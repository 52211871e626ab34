"""Strandline's page in Settings > Options: the settings in groups, with a test of what they reach.

They are those that Processing shows as well (see :mod:`strandline.plugin.settings`), and are kept where it keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsApplication
from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QFormLayout, QFrame, QGroupBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from .. import settings
from ..environment import PLUGIN_FOLDER
from ..settings import Setting
from ..translation import tr
from .answer_box import text_label
from .background import CallTask, leave
from .editors import Editor
from .engine_box import EngineBox
from .trial import try_settings

ICON = str(PLUGIN_FOLDER / "resources" / "icons" / "strandline.svg")

_ENGINE = (
    settings.ENGINE_FOLDER,
    settings.PYTHON_INTERPRETER,
    settings.USE_INTERPRETER,
    settings.IDLE_MINUTES,
    settings.SILENCE_SECONDS,
)
#: Of all kinds of workers, then of each.
_COMPUTING = (settings.CLUSTER_KIND, settings.DASHBOARD)
_KINDS = {
    "local": (settings.WORKERS, settings.WORKER_KIND, settings.MEMORY_LIMIT),
    "scheduler": tuple(one for one in settings.ALL if one.label.startswith("Scheduler:")),
    "slurm": tuple(one for one in settings.ALL if one.label.startswith("SLURM:")),
}


class OptionsPage(QgsOptionsPageWidget):
    """The page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strandlineOptions")
        self.editors: dict[str, Editor] = {}
        self._test: CallTask | None = None
        shown = (*_ENGINE, *_COMPUTING, *(one for kind in _KINDS.values() for one in kind))
        others = [one for one in settings.ALL if one not in shown]
        content = QWidget()
        layout = QVBoxLayout(content)
        engine = self._group(tr("Engine"), _ENGINE)
        self.engine = EngineBox()
        engine.layout().insertRow(0, self.engine)
        layout.addWidget(engine)
        computing = self._group(tr("Computing"), _COMPUTING)
        layout.addWidget(computing)
        titles = {
            "local": tr("This computer"),
            "scheduler": tr("A running dask scheduler"),
            "slurm": tr("Jobs of SLURM"),
        }
        self.kinds = {kind: self._group(titles[kind], members) for kind, members in _KINDS.items()}
        for group in self.kinds.values():
            computing.layout().addRow(group)
        self.test = QPushButton(tr("Test"))
        self.test.setToolTip(tr("Starts an engine with what is set here and says which workers it reaches."))
        self.test.clicked.connect(self.try_out)
        self.reached = text_label()
        computing.layout().addRow(self.test, self.reached)
        layout.addWidget(self._group(tr("Display"), others))
        layout.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled)
        kind = self.editors[settings.CLUSTER_KIND.key].widget
        kind.currentIndexChanged.connect(self._show_kind)
        self._show_kind()
        self.destroyed.connect(self.engine.close_box)

    def apply(self) -> None:
        """Keep what was changed."""
        changed = {editor.setting: editor.value for editor in self.editors.values() if editor.changed}
        for editor in self.editors.values():
            editor.settled()
        if not changed:
            return
        _keep(changed)
        # Processing's page shows the same settings, and when it comes later it writes back what it showed.
        QTimer.singleShot(0, lambda: _keep(changed))

    def try_out(self) -> None:
        """See in the background what the settings reach, as they stand on the page."""
        if self._test is not None:
            return
        compute = settings.compute_settings(lambda setting: self.editors[setting.key].value)
        self.test.setEnabled(False)
        self.reached.setText(tr("Starting an engine …"))
        self._test = CallTask(
            tr("Testing Strandline's settings"), lambda is_cancelled: try_settings(compute, is_cancelled)
        )
        self._test.answered.connect(self._show_reached)
        QgsApplication.taskManager().addTask(self._test)

    def hideEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """End a test that nobody waits for any more."""
        super().hideEvent(event)
        if self._test is not None:
            task, self._test = self._test, None
            leave(task)
            self.test.setEnabled(True)

    def helpKey(self) -> str:  # noqa: N802 - QGIS's name
        """Return no page of QGIS's own manual."""
        return ""

    def _show_reached(self, text: str) -> None:
        self._test = None
        self.test.setEnabled(True)
        self.reached.setText(text)

    def _show_kind(self, _index: int = 0) -> None:
        chosen = self.editors[settings.CLUSTER_KIND.key].value
        for kind, group in self.kinds.items():
            group.setVisible(kind == chosen)

    def _group(self, title: str, members: Sequence[Setting]) -> QGroupBox:
        group = QGroupBox(title)
        form = QFormLayout(group)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for setting in members:
            editor = Editor(setting)
            self.editors[setting.key] = editor
            form.addRow(editor.title, editor.widget)
        return group


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when the options are opened."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle("Strandline")
        self.setIcon(QIcon(ICON))

    def icon(self) -> QIcon:
        """Return Strandline's icon."""
        return QIcon(ICON)

    def createWidget(self, parent: QWidget | None = None) -> OptionsPage:  # noqa: N802 - QGIS's name
        """Return a new page."""
        return OptionsPage(parent)


def _keep(values: dict[Setting, Any]) -> None:
    """Store values, and let Processing know of them."""
    from processing.core.ProcessingConfig import ProcessingConfig

    for setting, value in values.items():
        setting.store(value)
        if setting.key in ProcessingConfig.settings:
            ProcessingConfig.settings[setting.key].read()

"""Asking the engine what an image shows at a click: one question at a time, the newest counts."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..compat import crs_text
from ..layer_source import layer_source
from ..translation import tr
from .background import StepTask, leave

STEP = "previewwater"
#: So many pixels of the map are measured to learn how large one is in the image's CRS.
_MEASURED = 50


class Looks(QObject):
    """Looks at images in the background."""

    answered = pyqtSignal(dict)
    refused = pyqtSignal(str)
    told = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readying: tuple[Any, StepTask] | None = None
        self._look: StepTask | None = None
        self._ready: list[Any] = []

    @property
    def is_looking(self) -> bool:
        """Whether an answer is awaited."""
        return self._look is not None

    def get_ready(self, layer: QgsRasterLayer) -> bool:
        """Have the engine learn what an image's land and water look like, which the first click would wait for.

        Returns whether that takes time; then ``told`` says how it goes on, in the end nothing.
        """
        source = layer_source(layer)
        if source in self._ready or (self._readying and self._readying[0] == source):
            return self._readying is not None
        if self._readying:
            _cancel(self._readying[1])
        task = StepTask(tr("Looking at '{}'").format(layer.name()), STEP, {"image": source})
        self._readying = (source, task)
        task.answered.connect(lambda _answer: self._is_ready(task, source))
        task.refused.connect(lambda problem: self._is_ready(task, None, problem))
        task.told.connect(self.told.emit)
        QgsApplication.taskManager().addTask(task)
        return True

    def ask(self, layer: QgsRasterLayer, point: QgsPointXY, canvas: QgsMapCanvas) -> None:
        """Ask what there is at a point of the map; an answer that is still awaited is of no interest any more.

        What comes is either ``answered`` or ``refused``, unless another question or :meth:`stop` comes first.
        """
        self.forget()
        parameters = {
            "image": layer_source(layer),
            "point": {"x": point.x(), "y": point.y(), "crs": crs_text(canvas.mapSettings().destinationCrs())},
            "cell": cell_size(layer, point, canvas),
        }
        task = StepTask(tr("Looking at '{}'").format(layer.name()), STEP, parameters)
        self._look = task
        task.answered.connect(lambda answer: self._has_answer(task, answer))
        task.refused.connect(lambda problem: self._has_problem(task, problem))
        task.told.connect(self.told.emit)
        QgsApplication.taskManager().addTask(task)

    def forget(self) -> None:
        """Take no interest in the answer that is awaited."""
        if self._look is not None:
            task, self._look = self._look, None
            _cancel(task)

    def stop(self) -> None:
        """End everything, as when the plugin is unloaded."""
        tasks = [task for task in (self._look, self._readying and self._readying[1]) if task]
        self._look = self._readying = None
        for task in tasks:
            leave(task)

    def _is_ready(self, task: StepTask, source: Any, problem: str = "") -> None:
        if self._readying and self._readying[1] is task:
            self._readying = None
            if source is not None:
                self._ready = [*self._ready[-7:], source]
            # A click that waits will tell the same.
            if self._look is None:
                self.refused.emit(problem) if problem else self.told.emit("")

    def _has_answer(self, task: StepTask, answer: dict[str, Any]) -> None:
        if self._look is task:
            self._look = None
            self.answered.emit(answer)

    def _has_problem(self, task: StepTask, problem: str) -> None:
        if self._look is task:
            self._look = None
            self.refused.emit(problem)


def cell_size(layer: QgsRasterLayer, point: QgsPointXY, canvas: QgsMapCanvas) -> float:
    """Return the side of a pixel of the map near a point, in units of the layer's CRS; 0 where it cannot be known."""
    transform = QgsCoordinateTransform(canvas.mapSettings().destinationCrs(), layer.crs(), QgsProject.instance())
    far = QgsPointXY(point.x() + _MEASURED * canvas.mapUnitsPerPixel(), point.y())
    try:
        return float(transform.transform(point).distance(transform.transform(far)) / _MEASURED)
    except QgsCsException:
        return 0.0


def _cancel(task: StepTask) -> None:
    try:
        task.cancel()
    except RuntimeError:  # QGIS has deleted it: it has ended
        return

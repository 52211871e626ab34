"""Work that a button starts and that the window does not wait for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsTask,
)
from qgis.PyQt.QtCore import pyqtSignal

from ..compat import quiet_task_flags
from ..engine_client import EngineError, shared_client
from ..redaction import redact
from ..translation import tr

#: How long to wait for cancelled work when the plugin is unloaded, in milliseconds.
LEAVE_MS = 2000


class CallTask(QgsTask):
    """A function in the background, which returns a text.

    Parameters
    ----------
    title : str
        What QGIS's list of tasks shows.
    function : callable
        Asks a callable that it is given whether it was cancelled.
    """

    #: What the function returned, or why it could not.
    answered = pyqtSignal(str)

    def __init__(self, title: str, function: Callable[[Callable[[], bool]], str]) -> None:
        super().__init__(title, quiet_task_flags())
        self._function = function
        self._text = ""

    def run(self) -> bool:
        """Call the function; called in a thread of QGIS's own."""
        try:
            self._text = redact(self._function(self.isCanceled))
        except Exception as problem:  # an exception that leaves this method ends QGIS
            self._text = redact(str(problem) or type(problem).__name__)
        return True

    def finished(self, result: bool) -> None:
        """Hand the text on; called in the window's thread."""
        if result and not self.isCanceled():
            self.answered.emit(self._text)


class StepTask(QgsTask):
    """A step of the engine in the background.

    Parameters
    ----------
    title : str
        What QGIS's list of tasks shows.
    step : str
    parameters : dict
    """

    #: The answer of the step.
    answered = pyqtSignal(dict)
    #: Why there is none; not sent after :meth:`cancel`.
    refused = pyqtSignal(str)
    #: What the engine is doing.
    told = pyqtSignal(str)

    def __init__(self, title: str, step: str, parameters: dict[str, Any]) -> None:
        super().__init__(title, quiet_task_flags())
        self._step = step
        self._parameters = parameters
        self._answer: dict[str, Any] = {}
        self._problem = ""

    def run(self) -> bool:
        """Run the step; called in a thread of QGIS's own."""
        try:
            self.told.emit(tr("Starting the engine …"))
            self._answer = shared_client().run(
                self._step,
                self._parameters,
                on_progress=self._progress,
                on_message=_ignore,
                is_cancelled=self.isCanceled,
                patient=True,
            )
        except EngineError as problem:
            self._problem = redact(str(problem))
            return False
        except Exception as problem:  # an exception that leaves this method ends QGIS
            self._problem = redact(f"{type(problem).__name__}: {problem}")
            return False
        return True

    def finished(self, result: bool) -> None:
        """Hand the result on; called in the window's thread."""
        if self.isCanceled():
            return
        if result:
            self.answered.emit(self._answer)
        else:
            self.refused.emit(self._problem)

    def _progress(self, fraction: float, text: str) -> None:
        self.setProgress(100.0 * fraction)
        if text:
            self.told.emit(redact(text))


class TellingFeedback(QgsProcessingFeedback):
    """A feedback that passes on what it is told, from whichever thread."""

    told = pyqtSignal(str)
    failed = pyqtSignal(str)

    def setProgressText(self, text: str) -> None:  # noqa: N802 - QGIS's name
        """Pass a text on."""
        super().setProgressText(text)
        self.told.emit(text)

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803 - QGIS's names
        """Pass an error on."""
        super().reportError(error, fatalError)
        self.failed.emit(error)


class ToolRun:
    """A tool in the background.

    Parameters
    ----------
    tool : str
        Id of the tool.
    parameters : dict
    on_done : callable(bool)
        Called in the window's thread.
    """

    def __init__(self, tool: str, parameters: dict[str, Any], on_done: Callable[[bool], None]) -> None:
        self.feedback = TellingFeedback()
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(tool)
        self.task = QgsProcessingAlgRunnerTask(self._algorithm, parameters, self._context, self.feedback)
        self.task.executed.connect(lambda fine, _results: on_done(fine))

    def start(self) -> None:
        """Hand the tool to QGIS's task manager."""
        QgsApplication.taskManager().addTask(self.task)

    def cancel(self) -> None:
        """Ask it to stop."""
        self.feedback.cancel()
        self.task.cancel()


def leave(task: QgsTask) -> None:
    """End a task for good, as when the plugin is unloaded; one that has ended already is gone."""
    try:
        task.cancel()
        task.waitForFinished(LEAVE_MS)
    except RuntimeError:
        return


def _ignore(*_: object) -> None:
    """Listen to nothing: what the user should know comes with the answer."""

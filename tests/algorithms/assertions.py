"""Running a tool: in this process with a feedback that listens, cancelled halfway, or by the real command."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject
from rasters import folder_content

#: Ids as people type them.
PREFIX = "strandline:"
CANCEL_SECONDS = 2.0


class Listener(QgsProcessingFeedback):
    """Remembers everything a tool says."""

    def __init__(self):
        super().__init__(False)
        self.infos, self.warnings, self.errors, self.stages, self.progress = [], [], [], [], []
        self.console = []
        self.under_way = threading.Event()
        self.progressChanged.connect(self.progress.append)

    def pushInfo(self, text):
        self.infos.append(text)

    def pushConsoleInfo(self, text):
        self.console.append(text)

    def pushWarning(self, text):
        self.warnings.append(text)

    def reportError(self, text, fatalError=False):
        self.errors.append(text)

    def setProgressText(self, text):
        self.stages.append(text)
        self.under_way.set()


def run(tool, feedback=None, context=None, **parameters):
    """Run a tool in this process and return its outputs; raises what the tool raises."""
    import processing

    if context is None:
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
    feedback = feedback or Listener()
    context.setFeedback(feedback)
    # Without a handler of the results, outputs stay paths instead of becoming layers.
    return processing.run(PREFIX + tool, parameters, onFinish=lambda *_: None, feedback=feedback, context=context)


def refusal(tool, **parameters):
    """Run a tool that must fail, and return its words."""
    with pytest.raises(QgsProcessingException) as raised:
        run(tool, **parameters)
    return str(raised.value)


def assert_refuses(tool, words, folder, **parameters):
    """Run a tool that must fail: it must speak of the words and leave the folder as it was."""
    before = folder_content(folder)
    assert_fails_cleanly(refusal(tool, **parameters), words, folder, before)


def assert_cancels(tool, folder, **parameters):
    """Cancel a tool in the middle of its work: it must stop at once and leave the folder as it was."""
    before = folder_content(folder)
    feedback = Listener()
    cancelled = []

    def cancel():
        if feedback.under_way.wait(60):
            cancelled.append(time.monotonic())
            feedback.cancel()

    thread = threading.Thread(target=cancel)
    thread.start()
    with pytest.raises(QgsProcessingException, match=r"(?i)cancel"):
        run(tool, feedback=feedback, **parameters)
    stopped = time.monotonic()
    thread.join()
    assert stopped - cancelled[0] < CANCEL_SECONDS
    assert folder_content(folder) == before


def assert_fails_cleanly(outcome, words, folder, before):
    """Check what every failure owes the user: plain words, and a folder that is as it was before.

    Parameters
    ----------
    outcome : str
        What the user reads.
    words : sequence of str
        What it must speak of.
    folder : path
        Where outputs were to go.
    before : dict
        The folder's content before the run.
    """
    for word in words:
        assert word.lower() in outcome.lower(), outcome
    for jargon in ("traceback", "numpy", "rasterio.", "keyerror", "valueerror", "something went wrong"):
        assert jargon not in outcome.lower(), outcome
    assert sorted(folder_content(folder)) == sorted(before)
    assert folder_content(folder) == before


def areas_of(results):
    """Return the areas among the outputs, km², by their short names."""
    return {name[5:]: value for name, value in results.items() if name.startswith("AREA_")}


@dataclass
class Finished:
    """A ``qgis_process`` that has ended: exit code, the outputs it printed, and all that it said."""

    code: int
    results: dict[str, Any] = field(default_factory=dict)
    text: str = ""


class Command:
    """Tools run by the real ``qgis_process``; ``call`` takes its command line."""

    def __init__(self, call):
        self._call = call

    def run(self, tool, **parameters):
        """Run a tool with ``--json``. A parameter that is a list is given several times."""
        pairs = [
            f"{name}={value}"
            for name, values in parameters.items()
            for value in (values if isinstance(values, list) else [values])
        ]
        done = self._call("--json", "run", PREFIX + tool, "--", *pairs)
        try:
            results = json.loads(done.stdout)["results"]
        except (ValueError, KeyError):
            results = {}
        return Finished(done.returncode, results, done.stdout + done.stderr)

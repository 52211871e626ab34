"""Tool ``enginestatus``: what there is to know about the engine, made to be pasted into a bug report."""

from __future__ import annotations

import getpass
import platform
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QT_VERSION_STR

from ...plugin import environment
from ...plugin.engine_client import EngineClient, EngineError, shared_client
from ...plugin.redaction import redact
from ...plugin.translation import language, to_translate, tr
from ..base import StrandlineAlgorithm, with_help
from ..values import Parameters, temporary_file

_LOCAL = ("localhost", "127.0.0.1", "::1")
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<style>:root {{ color-scheme: light dark; }} body {{ font: 15px/1.45 system-ui, sans-serif; margin: 2rem; }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; }}</style></head>
<body><h1>{title}</h1><p>{hint}</p><div lang="en"><pre>{text}</pre></div></body></html>
"""


class EngineStatus(StrandlineAlgorithm):
    """Reports interpreter, package versions, cluster and last log lines."""

    NAME = "enginestatus"
    TITLE = to_translate("Engine status")
    GROUP = ("engine", to_translate("Engine"))
    SUMMARY = to_translate("Shows the engine's interpreter, packages, dask workers and last log lines.")
    HELP = to_translate("""
The report is plain text on a page, made to be copied into a bug report. Your home folder is shortened to ~; your
name in paths, passwords, keys and signed addresses are left out. If the engine is installed it is started, so the report also
tells whether that works, and so are the dask workers. Jobs of SLURM are not submitted: instead the report holds the script
that would be.""")
    TAGS = ("status", "version", "log", "bug report", "dask", "cluster")

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare the one output."""
        self.addParameter(
            with_help(
                QgsProcessingParameterFileDestination("REPORT", tr("Status report"), tr("HTML files (*.html)")),
                tr("Where to write the report."),
            )
        )

    def canExecute(self) -> tuple[bool, str]:  # noqa: N802 - QGIS's name
        """Return that this tool works without an engine too: it reports that then."""
        return True, ""

    def prepareAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read nothing."""
        return True

    def processAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Collect the facts and write the page."""
        path = self.parameterAsFileOutput(parameters, "REPORT", context) or temporary_file("engine_status.html")
        text = _without_home("\n".join(map(redact, _facts())))
        feedback.pushInfo(text)
        page = _PAGE.format(
            language=language(),
            title=tr("Strandline engine status"),
            hint=tr("Copy the text below into your bug report."),
            text=escape(text),
        )
        try:
            Path(path).write_text(page, encoding="utf-8")
        except OSError as problem:
            raise QgsProcessingException(
                tr("The report cannot be written to '{path}': {reason}.").format(path=path, reason=problem.strerror)
            ) from problem
        EngineStatus._wrote_page = True
        return {"REPORT": path}


def _facts() -> Iterator[str]:
    """Yield the lines of the report, in English: whoever reads a bug report has to understand it."""
    yield f"QGIS: {Qgis.QGIS_VERSION}, Qt {QT_VERSION_STR}, Python {platform.python_version()}, {platform.platform()}"
    for name, value in environment.describe().items():
        yield f"{name}: {value}"
    reason = environment.why_not_ready()
    if reason:
        yield f"not ready: {reason}"
        return
    try:
        client = shared_client()
        problem = _start_workers(client)
        status = client.status()
        cluster = status.pop("cluster", None) or {}
        for name, value in status.items():
            yield f"{name}: {value}"
        script = cluster.pop("job_script", "")
        if urlsplit(cluster.get("dashboard") or "").hostname not in _LOCAL:
            # A report is shown around; where somebody's scheduler can be looked into is not.
            cluster.pop("dashboard", None)
        yield f"dask workers: {', '.join(f'{name} {value}' for name, value in cluster.items())}"
        if problem:
            yield f"the dask workers cannot be used: {problem}"
        if script:
            yield "the script that would be submitted to SLURM:"
            yield script
        yield "last log lines:"
        yield client.log_tail(40) or "(none)"
    except EngineError as problem:
        yield f"the engine does not run: {problem}"


def _start_workers(client: EngineClient) -> str:
    """Start the dask workers, or connect to them, and return why that fails; a look at SLURM's submits nothing."""
    try:
        client.run("computestatus", {}, on_progress=_ignore, on_message=_ignore, is_cancelled=_never)
    except EngineError as problem:
        if problem.kind not in ("cluster", "input"):
            raise
        return str(problem)
    return ""


def _ignore(*_: object) -> None:
    """Listen to nothing."""


def _never() -> bool:
    return False


def _without_home(text: str) -> str:
    """Return a text that does not tell who works here: without the home folder, and the user's name in other folders."""
    text = text.replace(str(Path.home()), "~")
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name
        return text
    return re.sub(rf"(?<=[/\\]){re.escape(user)}(?=[/\\\s'\",;:)]|$)", "<user>", text)

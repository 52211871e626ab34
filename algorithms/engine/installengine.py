"""Tool ``installengine``: build the engine's environment."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
)

from ...plugin import environment
from ...plugin.engine_client import close_shared_client
from ...plugin.redaction import redact
from ...plugin.translation import to_translate, tr
from ..base import StrandlineAlgorithm, with_help
from ..values import Parameters


class InstallEngine(StrandlineAlgorithm):
    """Installs the packages that do the computing, apart from QGIS's own."""

    NAME = "installengine"
    TITLE = to_translate("Install engine")
    GROUP = ("engine", to_translate("Engine"))
    SUMMARY = to_translate("Installs the computing engine, once. Nothing is installed into QGIS itself.")
    HELP = to_translate("""
The engine is a Python environment of its own (xarray, dask, scikit-learn and others, about 1.1 GB, and up to
2.2 GB while it is installed), kept in your user folder. QGIS's own packages are not touched, so no other plugin can be
disturbed. Every package is checked against a hash before it is installed, and the finished engine proves itself with a small
clustering.

Every file of an engine that is there already is compared with what was installed. One that is damaged is built anew; one that
works is left as it is unless you force a new build (FORCE). Where it goes, and which Python it is built with, can be set in
Settings > Options > Processing > Providers > Strandline.""")
    TAGS = ("install", "setup", "packages", "environment", "dask")

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        self.addParameter(
            with_help(
                QgsProcessingParameterBoolean("FORCE", tr("Build anew even if the engine works"), False),
                tr("Throw a working engine away and build it again."),
            )
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterBoolean(
                    "FETCH_PYTHON", tr("Fetch a Python if this computer has none that fits"), False
                ),
                tr(
                    "Download a standalone Python, some 50 MB, into the engine folder where none from 3.11 to 3.14 is found."
                ),
            )
        )
        self.addOutput(QgsProcessingOutputString("FOLDER", tr("Folder of the engine")))
        self.addOutput(QgsProcessingOutputString("VERSION", tr("Version of the engine")))

    def canExecute(self) -> tuple[bool, str]:  # noqa: N802 - QGIS's name
        """Return that this tool needs no engine."""
        return True, ""

    def prepareAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read the form."""
        self._force = self.parameterAsBoolean(parameters, "FORCE", context)
        self._fetch_python = self.parameterAsBoolean(parameters, "FETCH_PYTHON", context)
        return True

    def processAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Install, verify, and return where."""

        def report(fraction: float, text: str) -> None:
            """Show how far it is."""
            feedback.setProgress(100.0 * fraction)
            feedback.setProgressText(text)

        def note(line: str) -> None:
            """Keep in the log what uv and pip print, which names the package index, with whatever opens it."""
            feedback.pushConsoleInfo(redact(line))

        # A running engine would hold its own files open.
        close_shared_client()
        try:
            installed = environment.install(
                self._force, report, feedback.isCanceled, fetch_python=self._fetch_python, note=note
            )
        except environment.EnvironmentProblem as problem:
            raise QgsProcessingException(str(problem)) from problem
        feedback.pushInfo(
            tr("The engine {version} is ready in {folder}.").format(version=installed.version, folder=installed.folder)
        )
        if not installed.built:
            feedback.pushInfo(
                tr(
                    "It was ready before, so it was left as it is. FORCE (Build anew even if the engine works) builds another."
                )
            )
        return {"FOLDER": str(installed.folder), "VERSION": installed.version}

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
from ...plugin.settings import tr
from ..base import StrandlineAlgorithm, with_help
from ..values import Parameters


class InstallEngine(StrandlineAlgorithm):
    """Installs the packages that do the computing, apart from QGIS's own."""

    NAME = "installengine"
    TITLE = "Install engine"
    GROUP = ("engine", "Engine")
    SUMMARY = "Installs the computing engine, once. Nothing is installed into QGIS itself."
    HELP = """The engine is a Python environment of its own (xarray, dask, scikit-learn and others, about 1.1 GB, and up to
2.2 GB while it is installed), kept in your user folder. QGIS's own packages are not touched, so no other plugin can be
disturbed. Every package is checked against a hash before it is installed, and the finished engine proves itself with a small
clustering.

Every file of an engine that is there already is compared with what was installed. One that is damaged is built anew; one that
works is left as it is unless you force a new build (FORCE). Where it goes, and which Python it is built with, can be set in
Settings > Options > Processing > Providers > Strandline."""
    TAGS = ("install", "setup", "packages", "environment", "dask")

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        self.addParameter(
            with_help(
                QgsProcessingParameterBoolean("FORCE", tr("Build anew even if the engine works"), False),
                "Throw a working engine away and build it again.",
            )
        )
        self.addOutput(QgsProcessingOutputString("FOLDER", tr("Folder of the engine")))
        self.addOutput(QgsProcessingOutputString("VERSION", tr("Version of the engine")))

    def canExecute(self) -> tuple[bool, str]:  # noqa: N802 - QGIS's name
        """Tell that this tool needs no engine."""
        return True, ""

    def prepareAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read the one parameter."""
        self._force = self.parameterAsBoolean(parameters, "FORCE", context)
        return True

    def processAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Install, verify, and say where."""

        def report(fraction: float, text: str) -> None:
            """Show how far it is."""
            feedback.setProgress(100.0 * fraction)
            # What uv and pip print names the package index, with whatever opens it.
            feedback.setProgressText(redact(text))

        # A running engine would hold its own files open.
        close_shared_client()
        try:
            installed = environment.install(self._force, report, feedback.isCanceled)
        except environment.EnvironmentProblem as problem:
            raise QgsProcessingException(str(problem)) from problem
        feedback.pushInfo(tr("The engine {} is ready in {}.").format(installed.version, installed.folder))
        if not installed.built:
            feedback.pushInfo(
                tr(
                    "It was ready before, so it was left as it is. FORCE (Build anew even if the engine works) builds another."
                )
            )
        return {"FOLDER": str(installed.folder), "VERSION": installed.version}

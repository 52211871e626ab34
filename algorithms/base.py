"""What all tools share: names and help, reading parameters, running an engine step, naming and styling its results."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingUtils,
    QgsRasterLayer,
)
from qgis.PyQt.QtGui import QIcon

from ..plugin import environment
from ..plugin.compat import crs_text
from ..plugin.engine_client import EngineError, shared_client
from ..plugin.settings import tr
from ..plugin.styles import LayerLook, LayerStyler

HELP_URL = "https://github.com/strandline/strandline#readme"
ICON = str(environment.PLUGIN_FOLDER / "resources" / "icons" / "strandline.svg")

#: Above this a parameter's maximum is no limit: the largest number there is stands for none.
_NO_LIMIT = 1e300

#: Parameters as QGIS hands them to an algorithm.
Parameters = dict[str, Any]


class StrandlineAlgorithm(QgsProcessingAlgorithm):
    """A tool whose work is one step of the engine.

    A subclass declares itself with the class attributes and implements :meth:`initAlgorithm` and :meth:`step_inputs`;
    the rest is optional.
    """

    #: Id of the tool, and name of its engine step.
    NAME = ""
    #: What the toolbox shows.
    TITLE = ""
    #: Id and title of the group.
    GROUP = ("", "")
    #: One sentence on what the tool does.
    SUMMARY = ""
    #: The help text, paragraphs separated by empty lines.
    HELP = ""
    TAGS: tuple[str, ...] = ()
    #: File and raster outputs: parameter name -> argument of the step.
    FILES: dict[str, str] = {}
    #: Other outputs: output name -> key of the step's answer.
    ANSWERS: dict[str, str] = {}

    # ---- what a subclass may say -------------------------------------------------------------------------------------

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Return the step's arguments but for the output files. Called in the main thread, so layers may be read."""
        raise NotImplementedError

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Yield what is wrong with the parameters and what to do, as far as it can be known before running."""
        return iter(())

    def looks(self, answer: dict[str, Any]) -> dict[str, LayerLook]:
        """Return how the raster outputs are to look, by parameter name."""
        return {}

    def finish(
        self,
        answer: dict[str, Any],
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Make whatever else QGIS itself has to make of the answer, and return it as further outputs."""
        return {}

    # ---- reading parameters ------------------------------------------------------------------------------------------

    def raster_path(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str | None:
        """Return the file of a raster parameter, or None if it is not set."""
        layer = self.parameterAsRasterLayer(parameters, name, context)
        if layer is None:
            if parameters.get(name) in (None, ""):
                return None
            raise QgsProcessingException(self.invalidRasterError(parameters, name))
        return layer_path(layer)

    def point(self, parameters: Parameters, name: str, context: QgsProcessingContext, raster: str) -> dict | None:
        """Return a point parameter for the engine; without a CRS of its own it is in that of the parameter ``raster``."""
        if parameters.get(name) in (None, ""):
            return None
        point = self.parameterAsPoint(parameters, name, context)
        crs = self._crs_or_layers(self.parameterAsPointCrs(parameters, name, context), parameters, raster, context)
        return {"x": point.x(), "y": point.y(), "crs": crs}

    def extent(self, parameters: Parameters, name: str, context: QgsProcessingContext, raster: str = "") -> dict | None:
        """Return an extent parameter for the engine; without a CRS of its own it is in that of the parameter ``raster``.

        Where there is no such raster, the CRS is left empty.
        """
        if parameters.get(name) in (None, ""):
            return None
        box = self.parameterAsExtent(parameters, name, context)
        crs = self._crs_or_layers(self.parameterAsExtentCrs(parameters, name, context), parameters, raster, context)
        return {"bounds": [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()], "crs": crs}

    def number(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> float | None:
        """Return an optional number, or None if it is not set."""
        if parameters.get(name) in (None, ""):
            return None
        return self.parameterAsDouble(parameters, name, context)

    def crs(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str | None:
        """Return an optional CRS as text, or None if it is not set."""
        chosen = self.parameterAsCrs(parameters, name, context)
        return crs_text(chosen) if chosen.isValid() else None

    def points_of_layer(
        self, parameters: Parameters, name: str, context: QgsProcessingContext, raster: str = "", field: str = ""
    ) -> list[dict]:
        """Return all points of a vector layer for the engine, with their features' ids and what a field says of them.

        A layer without a CRS is in that of the parameter ``raster``.
        """
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            return []
        crs = self._crs_or_layers(source.sourceCrs(), parameters, raster, context)
        return [
            {"x": vertex.x(), "y": vertex.y(), "crs": crs, "id": feature.id(), "class": _text_of(feature, field)}
            for feature in source.getFeatures()
            for vertex in feature.geometry().vertices()
        ]

    def _crs_or_layers(
        self, crs: QgsCoordinateReferenceSystem, parameters: Parameters, raster: str, context: QgsProcessingContext
    ) -> str:
        if not crs.isValid() and raster:
            layer = self.parameterAsRasterLayer(parameters, raster, context)
            crs = layer.crs() if layer is not None else crs
        return crs_text(crs) if crs.isValid() else ""

    # ---- running -----------------------------------------------------------------------------------------------------

    def prepareAlgorithm(self, parameters, context, feedback) -> bool:  # noqa: N802 - QGIS's name
        """Read layers and parameters, in the main thread."""
        self._inputs = self.step_inputs(parameters, context)
        return True

    def processAlgorithm(self, parameters, context, feedback) -> dict:  # noqa: N802 - QGIS's name
        """Run the step in the engine."""
        files = self._output_files(parameters, context)
        arguments = {**self._inputs, **{self.FILES[name]: path for name, path in files.items()}}
        answer = self.run_step(self.NAME, arguments, list(files.values()), feedback)
        for name, look in self.looks(answer).items():
            if name in files:
                LayerStyler.attach(look, files[name], context, self.parameterDefinition(name).description())
        further = self.finish(answer, parameters, context, feedback)
        return {**files, **{name: answer[key] for name, key in self.ANSWERS.items()}, **further}

    def run_step(
        self, step: str, arguments: dict, outputs: list[str], feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run a step of the engine and pass its progress and messages on.

        Raises
        ------
        QgsProcessingException
            With the engine's own words, if it cannot do the step or the user cancels.
        """
        told = ""

        def progress(fraction: float, text: str) -> None:
            nonlocal told
            feedback.setProgress(100.0 * fraction)
            if text and text != told:
                feedback.setProgressText(text)
                told = text

        def message(level: str, text: str) -> None:
            (feedback.pushWarning if level == "warning" else feedback.pushInfo)(text)

        try:
            return shared_client().run(
                step,
                arguments,
                on_progress=progress,
                on_message=message,
                is_cancelled=feedback.isCanceled,
                outputs=outputs,
            )
        except EngineError as problem:
            raise QgsProcessingException(str(problem)) from problem

    def _output_files(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, str]:
        files = {}
        for name in self.FILES:
            if isinstance(self.parameterDefinition(name), QgsProcessingParameterRasterDestination):
                path = self.parameterAsOutputLayer(parameters, name, context)
            else:
                path = self.parameterAsFileOutput(parameters, name, context)
            if path:
                files[name] = path
        return files

    # ---- checking ----------------------------------------------------------------------------------------------------

    def canExecute(self) -> tuple[bool, str]:  # noqa: N802 - QGIS's name
        """Tell whether the engine is there; a look at a file, because QGIS asks often."""
        reason = environment.why_not_ready()
        return not reason, reason

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:  # noqa: N802 - QGIS's name
        """Check what can be known before running."""
        # Our own words come first: QGIS only says that a value is incorrect.
        for definition in self.parameterDefinitions():
            if parameters.get(definition.name()) not in (None, ""):
                reason = self._problem_of(definition, parameters, context)
                if reason:
                    return False, reason
        fine, reason = super().checkParameterValues(parameters, context)
        if not fine:
            return fine, reason
        for reason in (*self._clashes(parameters, context), *self.problems(parameters, context)):
            return False, reason
        return True, ""

    def _problem_of(
        self, definition: QgsProcessingParameterDefinition, parameters: Parameters, context: QgsProcessingContext
    ) -> str:
        """Return why a value that is set cannot be used and what to do, or an empty text."""
        name, title = definition.name(), definition.description()
        if isinstance(definition, QgsProcessingParameterNumber):
            return number_problem(definition, self.parameterAsDouble(parameters, name, context))
        if isinstance(definition, QgsProcessingParameterRasterLayer):
            return layer_problem(self.parameterAsRasterLayer(parameters, name, context), title, parameters[name])
        if isinstance(definition, QgsProcessingDestinationParameter):
            path = destination_path(parameters[name], context)
            raster = isinstance(definition, QgsProcessingParameterRasterDestination)
            if path and raster and Path(path).suffix.lower() not in (".tif", ".tiff"):
                return tr("{}: rasters are written as GeoTIFF. Give '{}' the ending .tif.").format(
                    title, Path(path).name
                )
            return destination_problem(path, title)
        if isinstance(definition, QgsProcessingParameterEnum):
            if not definition.checkValueIsAcceptable(parameters[name], context):
                return tr("{}: choose one of {}.").format(title, ", ".join(definition.options()))
        elif isinstance(definition, QgsProcessingParameterMultipleLayers):
            values = parameters[name] if isinstance(parameters[name], (list, tuple)) else [parameters[name]]
            for value in values:
                if isinstance(value, str) and QgsProcessingUtils.mapLayerFromString(value, context) is None:
                    return layer_problem(None, title, value)
        return ""

    def _clashes(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Yield which outputs would overwrite an input or each other."""
        taken = dict.fromkeys(self._input_files(parameters, context), tr("an input"))
        for definition in self.destinationParameterDefinitions():
            path = destination_path(parameters.get(definition.name()), context)
            if os.path.normcase(path) in taken:
                yield tr("{}: '{}' is {} too. Give the output a name of its own.").format(
                    definition.description(), path, taken[os.path.normcase(path)]
                )
            if path:
                taken[os.path.normcase(path)] = tr("another output")

    def _input_files(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        for definition in self.parameterDefinitions():
            layers = []
            if isinstance(definition, QgsProcessingParameterRasterLayer):
                layers = [self.parameterAsRasterLayer(parameters, definition.name(), context)]
            elif isinstance(definition, QgsProcessingParameterMultipleLayers):
                layers = self.parameterAsLayerList(parameters, definition.name(), context)
            for layer in layers:
                if layer is not None:
                    yield os.path.normcase(os.path.abspath(layer_path(layer)))

    # ---- what QGIS asks ----------------------------------------------------------------------------------------------

    def name(self) -> str:
        """Return the id."""
        return self.NAME

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """Return the title."""
        return tr(self.TITLE)

    def group(self) -> str:
        """Return the group's title."""
        return tr(self.GROUP[1])

    def groupId(self) -> str:  # noqa: N802 - QGIS's name
        """Return the group's id."""
        return self.GROUP[0]

    def tags(self) -> list[str]:
        """Return words that the toolbox's search finds the tool by."""
        return [tr(tag) for tag in self.TAGS]

    def shortDescription(self) -> str:  # noqa: N802 - QGIS's name
        """Return the sentence that tooltips show."""
        return tr(self.SUMMARY)

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """Return the help that the dialog shows."""
        # QGIS shows every line break; only those between paragraphs are meant.
        paragraphs = [" ".join(paragraph.split()) for paragraph in tr(self.HELP).strip().split("\n\n")]
        return "\n\n".join([tr(self.SUMMARY), *paragraphs])

    def helpUrl(self) -> str:  # noqa: N802 - QGIS's name
        """Return where the manual is."""
        return HELP_URL

    def icon(self) -> QIcon:
        """Return Strandline's icon."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802 - QGIS's name
        """Return the path of the icon."""
        return ICON

    def createInstance(self) -> StrandlineAlgorithm:  # noqa: N802 - QGIS's name
        """Return a new instance, as QGIS wants for each run."""
        return type(self)()


def _text_of(feature: QgsFeature, field: str) -> str:
    """Return the value of a feature's field as text; empty where there is no field or no value."""
    value = feature[field] if field else None
    return "" if value in (None, NULL) else str(value)


def with_help(parameter: QgsProcessingParameterDefinition, text: str, advanced: bool = False):
    """Return a parameter with its help text, and in the advanced section if wanted."""
    parameter.setHelp(tr(text))
    if advanced:
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter


def layer_path(layer: QgsRasterLayer) -> str:
    """Return the file behind a raster layer, as GDAL opens it."""
    return layer.source().split("|")[0]


def number_problem(definition: QgsProcessingParameterNumber, value: float) -> str:
    """Return why a number cannot be used and what to do, or an empty text."""
    title, least, most = definition.description(), definition.minimum(), definition.maximum()
    if not math.isfinite(value):
        return tr("{}: the value must be a finite number.").format(title)
    if least <= value <= most:
        return ""
    if most > _NO_LIMIT:
        return tr("{}: the value must be at least {:g}, not {:g}.").format(title, least, value)
    return tr("{}: the value must be from {:g} to {:g}, not {:g}.").format(title, least, most, value)


def layer_problem(layer: QgsRasterLayer | None, title: str, value: Any = None) -> str:
    """Return why a raster layer, which was given as ``value``, cannot be used and what to do, or an empty text."""
    if layer is None or not layer.isValid():
        return tr("{}: '{}' cannot be read. It is missing, damaged, or not a raster; choose another one.").format(
            title, value if layer is None else layer.name()
        )
    if layer.providerType() != "gdal":
        return tr(
            "{}: '{}' is not a file that the engine can read. Save it as GeoTIFF first (Export > Save As)."
        ).format(title, layer.name())
    if not layer.crs().isValid():
        return tr(
            "{}: '{}' has no coordinate reference system. Assign one first (Raster > Projections > Assign Projection)."
        ).format(title, layer.name())
    return ""


def destination_path(value: Any, context: QgsProcessingContext) -> str:
    """Return the file that an output is to become, or an empty text where it is not a file of the user's choice."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value, _ = value.sink.valueAsString(context.expressionContext())
    if not isinstance(value, str) or value in ("", "TEMPORARY_OUTPUT", "memory:"):
        return ""
    if "://" in value or "dbname=" in value:
        return ""
    path = value.split("|")[0]
    return "" if ":" in path[2:] else os.path.abspath(path)


def destination_problem(path: str, title: str) -> str:
    """Return why an output cannot be written there and what to do, or an empty text."""
    folder = Path(path).parent
    if path and not folder.is_dir():
        return tr("{}: the folder '{}' does not exist. Create it, or choose another one.").format(title, folder)
    return ""


def temporary_file(name: str) -> str:
    """Return a path in Processing's temporary folder."""
    return QgsProcessingUtils.generateTempFilename(name)

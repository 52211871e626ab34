"""What all tools share: names and help, running an engine step, naming and styling its results, writing features."""

from __future__ import annotations

import configparser
import json
from dataclasses import replace
from datetime import date
from typing import Any

from qgis.core import (
    QgsFeatureSink,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputHtml,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterRasterDestination,
)
from qgis.PyQt.QtGui import QIcon

from ..plugin import environment
from ..plugin.default_style import keep_style
from ..plugin.engine_client import EngineError, shared_client
from ..plugin.post_processors import KeptPostProcessor, LayerStyler
from ..plugin.redaction import redact
from ..plugin.result_group import Backdrop, ResultGroup
from ..plugin.styles import LayerLook
from ..plugin.translation import tr, translated
from .checks import CheckedAlgorithm, sink_problem
from .destinations import as_sink, writes_csv
from .features import FeatureFile, TableFile, no_formula
from .values import Parameters, is_set, rounded, temporary_file

ICONS = environment.PLUGIN_FOLDER / "resources" / "icons"
ICON = str(ICONS / "strandline.svg")


def icon_of(group: str) -> str:
    """Return the path of a group's icon."""
    return str(ICONS / f"{group}.svg")


#: Points of a layer, say, would fill pages.
_LONGEST_HISTORY = 4000
#: What a step of the engine answers.
Answer = dict[str, Any]


_MANIFEST = configparser.ConfigParser(interpolation=None)
_MANIFEST.read(environment.PLUGIN_FOLDER / "metadata.txt", encoding="utf-8")
VERSION = _MANIFEST.get("general", "version", fallback="")


def help_url(page: str) -> str:
    """Return the address of a page of the manual, if the package holds it; else that of what comes nearest."""
    manual = environment.PLUGIN_FOLDER / "resources" / "manual" / f"{page}.html"
    if manual.is_file():
        return manual.as_uri()
    return _MANIFEST.get("general", "homepage", fallback="") or (environment.PLUGIN_FOLDER / "README.md").as_uri()


class StrandlineAlgorithm(CheckedAlgorithm):
    """A tool whose work is one step of the engine.

    A subclass declares itself with the class attributes and implements :meth:`initAlgorithm` and :meth:`step_inputs`;
    the rest is optional.
    """

    #: Id of the tool, and name of its engine step.
    NAME = ""
    #: What the toolbox shows. Like the other texts here it is marked by :func:`to_translate`.
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
    #: Tables: parameter name -> argument of the step, which writes CSV, and what columns hold, see :class:`TableFile`.
    TABLES: dict[str, tuple[str, dict[str, str]]] = {}
    #: Other outputs: output name -> key of the step's answer.
    ANSWERS: dict[str, str] = {}

    _wrote_page = False

    # ---- what a subclass may give ------------------------------------------------------------------------------------

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Return the step's arguments but for the output files. Called in the main thread, so layers may be read."""
        raise NotImplementedError

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Return how the raster outputs are to look, by parameter name."""
        return {}

    def sentences(self, answer: Answer) -> list[str]:
        """Return what the log says of the result."""
        return []

    def backdrops(self, answer: Answer) -> list[Backdrop]:
        """Return the images that results are shown on, from the top to the bottom."""
        return []

    def finish(
        self, answer: Answer, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Make whatever else QGIS itself has to make of the answer, and return it as further outputs."""
        return {}

    # ---- running -----------------------------------------------------------------------------------------------------

    def canExecute(self) -> tuple[bool, str]:  # noqa: N802 - QGIS's name
        """Return whether the engine is there; a look at a file, because QGIS asks often."""
        reason = environment.why_not_ready()
        return not reason, reason

    def prepareAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read layers and parameters, in the main thread."""
        self._inputs = self.step_inputs(parameters, context)
        return True

    def processAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the step in the engine."""
        files, tables = self._output_files(parameters, context), self._table_files(parameters, context)
        arguments = {self.FILES[name]: path for name, path in files.items()}
        arguments |= {self.TABLES[name][0]: path for name, path in tables.items()}
        outputs = [*files.values(), *tables.values()]
        answer = run_step(self.NAME, {**self._inputs, **arguments}, outputs, feedback)
        pages = {one.name() for one in self.outputDefinitions() if isinstance(one, QgsProcessingOutputHtml)}
        type(self)._wrote_page = bool(pages & set(files))
        self._stylers: dict[str, tuple[str, KeptPostProcessor]] = {}
        for name, look in self._named_apart(self.looks(answer)).items():
            if name in files:
                self._stylers[name] = files[name], LayerStyler(look)
        for name, path in tables.items():
            files[name] = path
            if not writes_csv(parameters[name], context):
                rows = TableFile(path, self.TABLES[name][1])
                files[name] = self.write_features(rows, parameters, name, context, feedback)
            self._stylers[name] = files[name], KeptPostProcessor(LayerLook(rank=-1))
        further = self.finish(answer, parameters, context, feedback)
        self._arrange(answer, context)
        for sentence in self.sentences(answer):
            feedback.pushInfo(sentence)
        return {**files, **{name: rounded(answer[key]) for name, key in self.ANSWERS.items()}, **further}

    def write_features(
        self,
        features: FeatureFile | TableFile,
        parameters: Parameters,
        name: str,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        styler: KeptPostProcessor | None = None,
    ) -> str:
        """Write features to where the user wants them, have the layer styled when it is loaded, and return its id.

        Raises
        ------
        QgsProcessingException
            The layer cannot be written, or the user cancels.
        """
        # Once more: what lies there now may be another thing than when the run began.
        reason = sink_problem(self.parameterDefinition(name), parameters.get(name), self.COLUMNS.get(name, ()), context)
        if reason:
            raise QgsProcessingException(reason)
        value, layer = as_sink(parameters.get(name), context)
        kind = features.layer_fields(), features.geometry, features.crs
        options = {"createOptions": {"layerName": layer}} if layer else {}
        sink, layer_id = self.parameterAsSink({**parameters, name: value}, name, context, *kind, **options)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, name))
        # The engine's own tables do this themselves; a server's words must not become formulas here either.
        runs_formulas = str(layer_id).lower().partition("|")[0].endswith((".csv", ".xlsx", ".ods"))
        for feature in features.read():
            if runs_formulas:
                feature.setAttributes([no_formula(value) for value in feature.attributes()])
            if feedback.isCanceled():
                raise QgsProcessingException(tr("Cancelled."))
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(self.writeFeatureError(sink, parameters, name))
        if styler is not None:
            self._stylers[name] = str(layer_id), styler
        return str(layer_id)

    def _named_apart(self, looks: dict[str, LayerLook]) -> dict[str, LayerLook]:
        """Return looks whose titles differ; of two images of one day, the output's name tells which is which."""
        titles = [look.title for look in looks.values()]
        return {
            name: replace(look, title=f"{self.parameterDefinition(name).description()} {look.begin[:10]}")
            if look.title and titles.count(look.title) > 1
            else look
            for name, look in looks.items()
        }

    def _arrange(self, answer: Answer, context: QgsProcessingContext) -> None:
        """Keep the results' styles, have them styled when they are loaded and, where there are several, put into a group."""
        given = {name: value for name, value in self._inputs.items() if value not in (None, "", [])}
        history = redact(f"Strandline {VERSION}, {self.displayName()}, {date.today().isoformat()}: {json.dumps(given)}")
        for name, (layer_id, styler) in self._stylers.items():
            styler.history = history[:_LONGEST_HISTORY]
            keep_style(layer_id, styler)
            styler.attach_to(layer_id, context, self.parameterDefinition(name).description())
        # In a model, those of the steps before are among them.
        loaded = [details.postProcessor() for details in context.layersToLoadOnCompletion().values()]
        loaded = [styler for styler in loaded if isinstance(styler, KeptPostProcessor)]
        backdrops = self.backdrops(answer) if loaded else []
        if len(loaded) + len(backdrops) > 1:
            top = max(loaded, key=lambda styler: styler.look.rank).look
            group = ResultGroup(top.title or self.displayName(), backdrops)
            for styler in loaded:
                # What is made on the way to a change would hide what lies below.
                hidden = top.rank > 0 == styler.look.rank
                styler.put_in(group, replace(styler.look, shown=False) if hidden else styler.look)

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

    def _table_files(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, str]:
        """Return where the engine is to write the tables: in place if they are to be CSV, else for QGIS to pass on."""
        return {
            name: str(self.parameterAsOutputLayer(parameters, name, context))
            if writes_csv(parameters[name], context)
            else temporary_file(f"{name.lower()}.csv")
            for name in self.TABLES
            if is_set(parameters, name)
        }

    # ---- what QGIS asks ----------------------------------------------------------------------------------------------

    def name(self) -> str:
        """Return the id."""
        return self.NAME

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """Return the title."""
        return translated(self.TITLE)

    def group(self) -> str:
        """Return the group's title."""
        return translated(self.GROUP[1])

    def groupId(self) -> str:  # noqa: N802 - QGIS's name
        """Return the group's id."""
        return self.GROUP[0]

    def tags(self) -> list[str]:
        """Return words that the toolbox's search finds the tool by."""
        return list(self.TAGS)

    def shortDescription(self) -> str:  # noqa: N802 - QGIS's name
        """Return the sentence that tooltips show."""
        return translated(self.SUMMARY)

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """Return the help that the dialog shows."""
        fields = [
            tr("{field}: {help}").format(field=one.description(), help=one.help())
            for one in self.parameterDefinitions()
        ]
        return "\n\n".join([translated(self.SUMMARY), translated(self.HELP), tr("The fields:"), *fields])

    def helpUrl(self) -> str:  # noqa: N802 - QGIS's name
        """Return where the manual is."""
        return help_url(f"tools/{self.NAME}")

    def icon(self) -> QIcon:
        """Return the icon of the group."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802 - QGIS's name
        """Return the path of the icon."""
        return icon_of(self.groupId())

    def hasHtmlOutputs(self) -> bool:  # noqa: N802 - QGIS's name
        """Return whether the last run has written a page, which is what the dialog asks for when it announces one."""
        return type(self)._wrote_page

    def createInstance(self) -> StrandlineAlgorithm:  # noqa: N802 - QGIS's name
        """Return a new instance, as QGIS wants for each run."""
        return type(self)()


def run_step(step: str, arguments: dict[str, Any], outputs: list[str], feedback: QgsProcessingFeedback) -> Answer:
    """Run a step of the engine and pass its progress and messages on.

    Raises
    ------
    QgsProcessingException
        With the engine's message, if it cannot do the step or the user cancels.
    """
    shown = ""

    def on_progress(fraction: float, text: str) -> None:
        """Show how far the step is; a text that is shown already is not shown again."""
        nonlocal shown
        feedback.setProgress(100.0 * fraction)
        if text and text != shown:
            feedback.setProgressText(redact(text))
            shown = text

    def on_message(level: str, text: str) -> None:
        """Show a message of the step."""
        (feedback.pushWarning if level == "warning" else feedback.pushInfo)(redact(text))

    try:
        client = shared_client()
        if not client.is_running:
            feedback.setProgressText(tr("Starting the engine ..."))
        return client.run(
            step,
            arguments,
            on_progress=on_progress,
            on_message=on_message,
            is_cancelled=feedback.isCanceled,
            outputs=outputs,
        )
    except EngineError as problem:
        raise QgsProcessingException(str(problem)) from problem


def with_help(
    parameter: QgsProcessingParameterDefinition, text: str, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Return a parameter with its help text, and in the advanced section if wanted."""
    parameter.setHelp(text)
    if advanced:
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter

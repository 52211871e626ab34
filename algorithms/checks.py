"""Checking what can be known before a tool runs; each reason says what is wrong and what to do."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorFileWriter,
)

from ..plugin.translation import tr, translated
from ..plugin.units import number_text
from .destinations import CSV, as_sink, destination_key, destination_path, overwriting, text_overwriting
from .values import ParameterReader, Parameters, is_set

#: Above this a parameter's maximum is no limit: the largest number there is stands for none.
_NO_LIMIT = 1e300


class CheckedAlgorithm(ParameterReader):
    """An algorithm that refuses wrong values with messages of its own."""

    #: Numbers that have to be above zero, and what else to do than to give zero, to be translated (may be empty).
    ABOVE_ZERO: dict[str, str] = {}
    #: Columns of the features and tables that are made, by parameter: as many as tell an earlier result from other files.
    COLUMNS: dict[str, tuple[str, ...]] = {}

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Yield what is wrong with the parameters and what to do, as far as it can be known before running."""
        return iter(())

    def checkParameterValues(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Check what can be known before running."""
        # Our own messages come first: those of QGIS only name a parameter.
        for definition in self.parameterDefinitions():
            if is_set(parameters, definition.name()):
                reason = self._problem_of(definition, parameters, context)
                if reason:
                    return False, reason
        sinks = {
            definition.name(): as_sink(parameters[definition.name()], context)[0]
            for definition in self.destinationParameterDefinitions()
            if isinstance(definition, QgsProcessingParameterFeatureSink) and is_set(parameters, definition.name())
        }
        fine, reason = super().checkParameterValues({**parameters, **sinks}, context)
        if not fine:
            return fine, reason
        for reason in (*self._clashes(parameters, context), *self.problems(parameters, context)):
            return False, reason
        return True, ""

    def _problem_of(
        self, definition: QgsProcessingParameterDefinition, parameters: Parameters, context: QgsProcessingContext
    ) -> str:
        """Return why a value that is set cannot be used and what to do, or an empty text."""
        name, value = definition.name(), parameters[definition.name()]
        if isinstance(definition, QgsProcessingParameterNumber):
            number = self.parameterAsDouble(parameters, name, context)
            return number_problem(definition, number, self.ABOVE_ZERO.get(name))
        if isinstance(definition, QgsProcessingParameterRasterLayer):
            return layer_problem(
                self.parameterAsRasterLayer(parameters, name, context), definition.description(), value
            )
        if isinstance(definition, QgsProcessingParameterFeatureSink):
            return _destination_problem(definition, value, context) or sink_problem(
                definition, value, self.COLUMNS.get(name, ()), context
            )
        for kind, problem in _PROBLEMS.items():
            if isinstance(definition, kind):
                return problem(definition, value, context)
        return ""

    def _clashes(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Yield which outputs would overwrite an input or each other."""
        inputs, outputs = set(self._input_files(parameters, context)), set()
        for definition in self.destinationParameterDefinitions():
            key = destination_key(parameters.get(definition.name()), context)
            title = definition.description()
            if key and key in inputs:
                yield tr("{title}: '{path}' is an input too. Give the output a name of its own.").format(
                    title=title, path=key
                )
            if key and key in outputs:
                yield tr("{title}: '{path}' is another output too. Give the output a name of its own.").format(
                    title=title, path=key
                )
            outputs.add(key)

    def _input_files(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Yield the files of the inputs, and those with the names of the layers in them."""
        for definition in self.parameterDefinitions():
            layers = []
            if isinstance(definition, QgsProcessingParameterRasterLayer):
                layers = [self.parameterAsRasterLayer(parameters, definition.name(), context)]
            elif isinstance(definition, QgsProcessingParameterMultipleLayers):
                layers = self.parameterAsLayerList(parameters, definition.name(), context)
            elif isinstance(definition, QgsProcessingParameterFeatureSource):
                layers = [self.parameterAsVectorLayer(parameters, definition.name(), context)]
            for layer in filter(None, layers):
                parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
                path = parts.get("path") or layer.source()
                yield destination_key(path, context)
                if parts.get("layerName"):
                    yield destination_key(f"{path}|layername={parts['layerName']}", context)


def number_problem(definition: QgsProcessingParameterNumber, value: float, above_zero: str | None = None) -> str:
    """Return why a number cannot be used and what to do, or an empty text.

    Parameters
    ----------
    definition : QgsProcessingParameterNumber
    value : float
    above_zero : str, optional
        Given where zero is no usable value: what to do instead, or an empty text.
    """
    title, minimum, maximum = definition.description(), definition.minimum(), definition.maximum()
    if not math.isfinite(value):
        return tr("{}: the value must be a finite number.").format(title)
    if value == 0 and above_zero is not None:
        return f"{tr('{}: the value must be above 0.').format(title)} {translated(above_zero)}".strip()
    if minimum <= value <= maximum:
        return ""
    if maximum > _NO_LIMIT:
        return tr("{title}: the value must be at least {minimum}, not {value}.").format(
            title=title, minimum=number_text(minimum), value=number_text(value)
        )
    return tr("{title}: the value must be from {minimum} to {maximum}, not {value}.").format(
        title=title, minimum=number_text(minimum), maximum=number_text(maximum), value=number_text(value)
    )


def layer_problem(layer: QgsRasterLayer | None, title: str, value: Any = None) -> str:
    """Return why a raster layer, which was given as ``value``, cannot be used and what to do, or an empty text."""
    if layer is None or not layer.isValid():
        return tr(
            "{title}: '{layer}' cannot be read. It is missing, damaged, or not a raster; choose another one."
        ).format(title=title, layer=value if layer is None else layer.name())
    if layer.providerType() != "gdal":
        return tr(
            "{title}: '{layer}' is not a file that the engine can read. Save it as GeoTIFF first (Export > Save As)."
        ).format(title=title, layer=layer.name())
    if not layer.crs().isValid():
        return tr(
            "{title}: '{layer}' has no coordinate reference system. Assign one first (Raster > Projections > Assign "
            "Projection)."
        ).format(title=title, layer=layer.name())
    return ""


def _destination_problem(
    definition: QgsProcessingDestinationParameter, value: Any, context: QgsProcessingContext
) -> str:
    title, path = definition.description(), destination_path(value, context)
    if not path:
        return ""
    raster = isinstance(definition, QgsProcessingParameterRasterDestination)
    if raster and Path(path).suffix.lower() not in (".tif", ".tiff"):
        return tr("{title}: rasters are written as GeoTIFF. Give '{file}' the ending .tif.").format(
            title=title, file=Path(path).name
        )
    folder = Path(path).parent
    if not folder.is_dir():
        return tr("{title}: the folder '{folder}' does not exist. Create it, or choose another one.").format(
            title=title, folder=folder
        )
    if isinstance(definition, QgsProcessingParameterFileDestination) and Path(path).is_file():
        kind = f".{definition.defaultFileExtension()}"
        if Path(path).suffix.lower() not in (kind, kind[:4]):
            return tr("{title}: '{path}' is there already and is no {kind} file. Choose another name.").format(
                title=title, path=path, kind=kind
            )
        return _of(title, text_overwriting(path))
    return ""


def sink_problem(
    definition: QgsProcessingParameterFeatureSink, value: Any, columns: Sequence[str], context: QgsProcessingContext
) -> str:
    """Return why features cannot go to a destination and what to do, or an empty text; see :func:`overwriting`."""
    title, path = definition.description(), destination_path(value, context)
    if not path:
        return ""
    known = QgsVectorFileWriter.supportedFormatExtensions()
    if Path(path).suffix.lower() not in CSV and Path(path).suffix.lower().lstrip(".") not in known:
        return tr(
            "{title}: QGIS writes no '{kind}' files. Give '{file}' an ending such as .gpkg, .csv or .geojson."
        ).format(title=title, kind=Path(path).suffix, file=Path(path).name)
    return _of(title, overwriting(value, columns, context))


def _of(title: str, reason: str) -> str:
    """Return a reason with the title of what it is about; an empty text where there is none."""
    return tr("{title}: {reason}").format(title=title, reason=reason) if reason else ""


def _choice_problem(definition: QgsProcessingParameterEnum, value: Any, context: QgsProcessingContext) -> str:
    if definition.checkValueIsAcceptable(value, context):
        return ""
    return tr("{title}: choose one of {choices}.").format(
        title=definition.description(), choices=", ".join(definition.options())
    )


def _layers_problem(definition: QgsProcessingParameterMultipleLayers, value: Any, context: QgsProcessingContext) -> str:
    for one in value if isinstance(value, (list, tuple)) else [value]:
        if isinstance(one, str) and QgsProcessingUtils.mapLayerFromString(one, context) is None:
            return layer_problem(None, definition.description(), one)
    return ""


_PROBLEMS: dict[type, Callable[..., str]] = {
    QgsProcessingDestinationParameter: _destination_problem,
    QgsProcessingParameterEnum: _choice_problem,
    QgsProcessingParameterMultipleLayers: _layers_problem,
}

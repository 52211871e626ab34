"""Tool ``assessaccuracy``: how right a map is, and how large its classes are, by labelled points."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...plugin.layer_source import source_path
from ...plugin.translation import to_translate, tr, translated
from ..base import StrandlineAlgorithm, with_help
from ..common import extra_file, table_output
from ..values import Parameters, is_set, whole_numbers

#: The fields of a layer that Sample points has made.
_WEIGHT, _STRATUM, _MAP_CLASS, _NUMBER = "weight", "stratum", "map_class", "id"
#: What the report calls the chosen fields.
_FIELDS = {
    "REFERENCE_FIELD": "Reference class",
    "MAP_FIELD": "Map class",
    "STRATUM_FIELD": "Stratum",
    "WEIGHT_FIELD": "Weight",
}
_MISSING = {
    "REFERENCE_FIELD": to_translate(
        "The layer of points has no field '{field}' for the reference class. Its fields are: {fields}."
    ),
    "MAP_FIELD": to_translate(
        "The layer of points has no field '{field}' for the map class. Its fields are: {fields}."
    ),
    "STRATUM_FIELD": to_translate(
        "The layer of points has no field '{field}' for the stratum. Its fields are: {fields}."
    ),
    "WEIGHT_FIELD": to_translate(
        "The layer of points has no field '{field}' for the weight. Its fields are: {fields}."
    ),
}


class AssessAccuracy(StrandlineAlgorithm):
    """Estimates the accuracy of a class raster and the areas of its classes."""

    NAME = "assessaccuracy"
    TITLE = to_translate("Assess accuracy")
    GROUP = ("accuracy", to_translate("Accuracy"))
    SUMMARY = to_translate(
        "Estimates how accurate a map is and how large its classes are, with errors and intervals, from labelled points."
    )
    HELP = to_translate("""
An area counted on a map carries the map's errors. From a random sample of points, whose true class somebody has
looked up, this tool estimates the accuracy of the map and the areas of the classes on the ground, each with standard error and
confidence interval, as Olofsson et al. (2014, Remote Sensing of Environment 148, 42-57) recommend. The areas are in km², the
accuracies are shares from 0 to 1.

The map's classes are the strata: the points were drawn by chance within each class, as Sample points does. Where they were
drawn by other strata, such as one along the shore, or another map's classes, name the field of strata; its weights, the shares
of the ground, are in the field 'weight' (Stehman 2014, International Journal of Remote Sensing 35, 4923-4939).

The reference is a class number of the map, or a class's name where the raster has names. The map's class is read from the map
at the points, which may be in any CRS. Points outside the map, on ground that it did not observe, or without a reference are
left out, and counted in a warning. A stratum needs two labelled points. Where all points of a class are right, its interval
has no width; that is no certainty: a warning gives the possible error. Intervals are normal ones, cut at 0 and at the whole.

The table has for each class: class, map_area, adjusted_area, standard_error, lower, upper (of the adjusted area), users,
users_se, producers, producers_se and name. Empty is what the sample does not cover. The report is one page that needs no
network: error matrix in points and in shares of the ground, areas and accuracies with intervals, and plots.""")
    TAGS = (
        "accuracy assessment",
        "error matrix",
        "confusion matrix",
        "stratified sample",
        "olofsson",
        "stehman",
        "area estimation",
        "confidence interval",
        "validation",
        "acatama",
    )
    FILES = {"REPORT": "report"}
    TABLES = {"TABLE": ("table", {"class": "whole", "name": "text"})}
    COLUMNS = {"TABLE": ("class", "map_area", "adjusted_area", "standard_error")}
    ANSWERS = {"OVERALL": "overall", "OVERALL_SE": "overall_se"}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        points = QgsProcessing.SourceType.TypeVectorPoint

        def field(name: str, title: str, optional: bool = True) -> QgsProcessingParameterField:
            """Return a parameter for a field of the sample."""
            return QgsProcessingParameterField(name, title, parentLayerParameterName="SAMPLE", optional=optional)

        for parameter in (
            with_help(
                QgsProcessingParameterRasterLayer("MAP", tr("Map")),
                tr("The class raster that the points were drawn from."),
            ),
            with_help(
                QgsProcessingParameterFeatureSource("SAMPLE", tr("Labelled points"), [points]),
                tr("The sample, in any CRS."),
            ),
            with_help(
                field("REFERENCE_FIELD", tr("Field of the reference class"), optional=False),
                tr(
                    "What is really there: a class number of the map, or a class's name. Empty where nobody has looked."
                ),
            ),
            with_help(
                field("MAP_FIELD", tr("Field of the map class")),
                tr("The class of the map there. Leave it out to read the map itself."),
            ),
            with_help(
                field("STRATUM_FIELD", tr("Field of the stratum")),
                tr("Only where the strata are not the map's classes, such as a sample with a stratum along the shore."),
            ),
            with_help(
                field("WEIGHT_FIELD", tr("Field of the stratum's weight")),
                tr(
                    "Share of the ground that the stratum of the point covers, above 0 and at most 1. Goes with a field of "
                    "strata; the field 'weight' unless you name another."
                ),
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterString("CLASSES", tr("Sampled classes"), optional=True),
                tr("Numbers of the map's classes that the sample was drawn of, such as 0,1. Empty: all of them."),
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterNumber(
                    "LEVEL",
                    tr("Confidence level"),
                    QgsProcessingParameterNumber.Type.Double,
                    0.95,
                    minValue=0.5,
                    maxValue=0.9999,
                ),
                tr("Level of the intervals: 0.95 holds the truth in 95 of 100 samples."),
            ),
            table_output(
                "TABLE", tr("Accuracy table"), tr("One line for each class."), optional=False, by_default=True
            ),
            extra_file("REPORT", tr("Report"), "html", tr("A page with all results, to hand in."), by_default=True),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("OVERALL", tr("Overall accuracy")))
        self.addOutput(QgsProcessingOutputNumber("OVERALL_SE", tr("Standard error of overall accuracy")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check that the fields are there and go together."""
        source = self.parameterAsSource(parameters, "SAMPLE", context)
        names = source.fields().names() if source is not None else []
        for name, text in _MISSING.items():
            field = self._field(parameters, name, context)
            if field and field not in names:
                yield translated(text).format(field=field, fields=", ".join(names))
        if is_set(parameters, "WEIGHT_FIELD") and not is_set(parameters, "STRATUM_FIELD"):
            yield tr("A field of weights goes with a field of strata: give both, or neither.")
        if whole_numbers(self.parameterAsString(parameters, "CLASSES", context)) is None:
            yield tr("Sampled classes: give whole numbers separated by commas, such as 0,1.")

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        source = self.parameterAsSource(parameters, "SAMPLE", context)
        names = source.fields().names()
        chosen = {name: self._field(parameters, name, context) for name in _FIELDS}
        fields = {"reference": chosen["REFERENCE_FIELD"]}
        if chosen["MAP_FIELD"]:
            fields["map"] = chosen["MAP_FIELD"]
        if chosen["STRATUM_FIELD"]:
            fields |= {"stratum": chosen["STRATUM_FIELD"], "weight": chosen["WEIGHT_FIELD"]}
        elif _STRATUM in names and _MAP_CLASS in names:
            fields["drawn"] = _STRATUM
        if _NUMBER in names:
            fields["number"] = _NUMBER
        image = self.raster_source(parameters, "MAP", context)
        chosen_fields = {what: chosen[name] for name, what in _FIELDS.items() if chosen[name]}
        return {
            "image": image,
            "points": [
                _numbered(point) for point in self.points_of_layer(parameters, "SAMPLE", context, "MAP", fields)
            ],
            "classes": whole_numbers(self.parameterAsString(parameters, "CLASSES", context)) or None,
            "level": self.parameterAsDouble(parameters, "LEVEL", context),
            "parameters": {"Map": Path(source_path(image or "")).name, "Sample": source.sourceName(), **chosen_fields},
        }

    def _field(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str:
        """Return the field of a parameter; that of the weights is known by its name where strata are given."""
        if is_set(parameters, name):
            return str(self.parameterAsString(parameters, name, context))
        return _WEIGHT if name == "WEIGHT_FIELD" and is_set(parameters, "STRATUM_FIELD") else ""


def _numbered(point: dict[str, Any]) -> dict[str, Any]:
    """Return a point under the number that its own field gives it, which is what people find it by."""
    number = point.pop("number", "")
    return {**point, "id": int(number)} if number.isdigit() else point

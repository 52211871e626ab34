"""Tool ``samplepoints``: a stratified random sample of a class raster, to be labelled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDistance,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...plugin.compat import integer_field, real_field
from ...plugin.sample_layer import SampleStyler
from ...plugin.translation import to_translate, tr
from ..base import Answer, StrandlineAlgorithm, with_help
from ..features import FeatureFile
from ..values import Parameters, is_set, temporary_file, whole_numbers

_DEFAULT_ACCURACY = 0.9


class SamplePoints(StrandlineAlgorithm):
    """Draws a stratified random sample of a class raster."""

    NAME = "samplepoints"
    TITLE = to_translate("Sample points")
    GROUP = ("accuracy", to_translate("Accuracy"))
    SUMMARY = to_translate(
        "Draws a stratified random sample of a class raster, as points that are ready to be labelled."
    )
    HELP = to_translate("""
The classes of the raster are the strata: a water mask, a change raster, clusters, or any other raster of whole
numbers. The sample has as many points as give overall accuracy the wanted standard error, n = (sum of W S, divided by the
standard error) squared, where W is a stratum's share of the ground and S = sqrt(U (1 - U)) with the user's accuracy U that is
expected of it (Olofsson et al. 2014, 0.9 unless you enter another). Each stratum gets the minimum, and the rest goes to the
strata in proportion to their ground. The areas are those of the ellipsoid, so degrees are no problem. What was not
observed is not sampled.

Maps err most along the shore. With a buffer, the pixels near the boundary between two classes, whatever their own class, are a
stratum of their own, so that more points come to lie there. Give the field 'stratum' to Assess accuracy then.

The points lie in the middle of pixels and are numbered in random order: whoever labels them in that order can stop early. The
fields are id, stratum (the class's number; the shore has the next free one), weight (share of the stratum in the ground),
map_class, and reference, which is empty. In QGIS the reference is chosen from a list of the classes. Look at each point in
images that are better than the map, and hide the map meanwhile: what one sees, one finds. The layer can be labelled in the
plugin AcATaMa too, whose labels Assess accuracy reads.""")
    TAGS = (
        "accuracy assessment",
        "stratified sample",
        "random points",
        "validation",
        "ground truth",
        "reference",
        "olofsson",
        "sample size",
        "acatama",
    )
    COLUMNS = {"OUTPUT": ("stratum", "weight", "map_class", "reference")}
    ABOVE_ZERO = {"STANDARD_ERROR": "", "SHORE_BUFFER": to_translate("Leave it empty for no stratum along the shore.")}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        for parameter in (
            with_help(
                QgsProcessingParameterRasterLayer("INPUT", tr("Class raster")),
                tr("The map to assess: a water mask, a change raster, clusters, or another raster of whole numbers."),
            ),
            with_help(
                QgsProcessingParameterString("CLASSES", tr("Classes"), optional=True),
                tr("Numbers of the classes to sample, such as 0,1. Empty: all of them."),
            ),
            with_help(
                QgsProcessingParameterNumber(
                    "STANDARD_ERROR", tr("Standard error"), real, 0.01, minValue=0.0, maxValue=0.5
                ),
                tr(
                    "The wanted standard error of overall accuracy, which decides how many points there are: 0.01 is a 95 % "
                    "interval of 2 percent to each side. Not used where the number of points is given."
                ),
            ),
            with_help(
                QgsProcessingParameterNumber(
                    "SIZE", tr("Number of points"), whole, optional=True, minValue=2, maxValue=1_000_000
                ),
                tr("Points of the whole sample, instead of a standard error."),
            ),
            with_help(
                QgsProcessingParameterNumber(
                    "MINIMUM", tr("Minimum of a stratum"), whole, 50, minValue=2, maxValue=100_000
                ),
                tr(
                    "The least points of each stratum; the sample grows where that makes more. Rare classes, such as lost "
                    "water, need 50 or more to be judged on their own."
                ),
            ),
            with_help(
                QgsProcessingParameterDistance(
                    "SHORE_BUFFER", tr("Buffer of the shore"), parentParameterName="INPUT", optional=True, minValue=0.0
                ),
                tr(
                    "Pixels whose middle lies so near to a boundary between two classes are a stratum of their own. In the "
                    "units of the raster's CRS; one or two pixels are common."
                ),
            ),
            with_help(
                QgsProcessingParameterString("EXPECTED", tr("Expected user's accuracy"), str(_DEFAULT_ACCURACY)),
                tr(
                    "What the size of the sample is computed with: one number for all strata, and others for some classes if "
                    "wanted, such as: 0.9, 2:0.7, 3:0.6"
                ),
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterNumber("SEED", tr("Seed"), whole, 0, minValue=0, maxValue=2**31 - 1),
                tr("The same seed gives the same points."),
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterFeatureSink(
                    "OUTPUT", tr("Sample points"), QgsProcessing.SourceType.TypeVectorPoint
                ),
                tr("The points with id, stratum, weight, map_class and an empty reference."),
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("SIZE", tr("Number of points")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check the lists of numbers."""
        if whole_numbers(self.parameterAsString(parameters, "CLASSES", context)) is None:
            yield tr("Classes: give whole numbers separated by commas, such as 0,1.")
        if _accuracies(self.parameterAsString(parameters, "EXPECTED", context)) is None:
            yield tr(
                "Expected user's accuracy: give a number between 0 and 1, and class:number for single classes, such as: "
                "0.9, 2:0.7"
            )

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        accuracy, single = _accuracies(self.parameterAsString(parameters, "EXPECTED", context)) or (
            _DEFAULT_ACCURACY,
            {},
        )
        return {
            "image": self.raster_source(parameters, "INPUT", context),
            "classes": whole_numbers(self.parameterAsString(parameters, "CLASSES", context)) or None,
            "standard_error": self.parameterAsDouble(parameters, "STANDARD_ERROR", context),
            "size": self.parameterAsInt(parameters, "SIZE", context) if is_set(parameters, "SIZE") else None,
            "minimum": self.parameterAsInt(parameters, "MINIMUM", context),
            "shore_buffer": self.number(parameters, "SHORE_BUFFER", context),
            "expected": accuracy,
            "expected_of": single,
            "seed": self.parameterAsInt(parameters, "SEED", context),
            "output": temporary_file("sample.jsonl"),
        }

    def finish(
        self, answer: Answer, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Write the points to where the user wants them."""
        points = FeatureFile(
            self._inputs["output"],
            (
                integer_field("id"),
                integer_field("stratum"),
                real_field("weight"),
                integer_field("map_class"),
                integer_field("reference"),
            ),
            QgsWkbTypes.Type.Point,
            QgsCoordinateReferenceSystem.fromWkt(answer["crs"]),
        )
        styler = SampleStyler(answer["classes"], answer["strata"])
        layer_id = self.write_features(points, parameters, "OUTPUT", context, feedback, styler)
        return {"OUTPUT": layer_id, "SIZE": answer["size"]}


def _accuracies(text: str) -> tuple[float, dict[str, float]] | None:
    """Return the expected accuracy of all and those of single classes; None if the text cannot be read."""
    accuracy, single = _DEFAULT_ACCURACY, {}
    try:
        for part in (part.strip() for part in text.replace(";", ",").split(",") if part.strip()):
            code, colon, number = part.rpartition(":")
            value = float(number)
            if not 0.0 < value < 1.0:
                return None
            if colon:
                single[str(int(code))] = value
            else:
                accuracy = value
    except ValueError:
        return None
    return accuracy, single

"""Tool ``shoreline``: the line between water and land, finer than pixels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...plugin.compat import integer_field, real_field, text_field
from ...plugin.layer_source import layer_source
from ...plugin.shorelines import ShorelineStyler
from ...plugin.translation import to_translate, tr
from ..base import Answer, StrandlineAlgorithm, with_help
from ..checks import layer_problem
from ..features import FeatureFile
from ..values import Parameters, temporary_file


class Shoreline(StrandlineAlgorithm):
    """Draws shorelines."""

    NAME = "shoreline"
    TITLE = to_translate("Shoreline")
    GROUP = ("water", to_translate("Water"))
    SUMMARY = to_translate(
        "Draws the line between water and land through water fractions or masks of one or several dates."
    )
    HELP = to_translate("""
From a water fraction the line runs where half of the ground is water, between pixel centres, on generated
lakes within a third of a pixel of the true shore. From a mask it runs half way between the centres of water
and land; masks leave out pixels that are half water by a little, so the line from a fraction is nearer to the shore.

Where ground was not observed there is no shore: a line ends there, and at the edge of the image, and has 0 in the field
'closed'; 1 is a line that comes back to its beginning. Each feature has its date, its length on the ellipsoid in metres, and
the raster it comes from. Several dates make one layer, which the temporal controller can play.

As polygons the water is drawn with its islands as holes; outlines close along missing data, half way to the next pixel, and
that part is not in 'length_m'. Do not take the polygons' area for the area of the water: the line cuts corners of what is
small, so that a lake of 3 to 5 pixels across has 0.9 of its area in it. The area is what Water fraction adds up.

Smoothing rounds off corners; what the line encloses keeps its area.""")
    COLUMNS = {"OUTPUT": ("date", "length_m", "closed", "source")}
    TAGS = (
        "shoreline",
        "coast",
        "coastline",
        "waterline",
        "contour",
        "lake",
        "outline",
        "marching squares",
        "polygon",
        "sub-pixel",
    )

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        real = QgsProcessingParameterNumber.Type.Double
        for parameter in (
            with_help(
                QgsProcessingParameterMultipleLayers(
                    "INPUT", tr("Water fractions or masks"), QgsProcessing.SourceType.TypeRaster
                ),
                tr(
                    "Rasters of Water fraction (0 to 1) or water masks (0, 1, 255 = not observed), of one or several dates."
                ),
            ),
            with_help(
                QgsProcessingParameterNumber("LEVEL", tr("Level"), real, 0.5, minValue=0.01, maxValue=0.99),
                tr("The share of water that the line follows: 0.5 for the shore."),
            ),
            with_help(
                QgsProcessingParameterBoolean("SMOOTH", tr("Smooth"), False),
                tr("Round off corners. The enclosed area stays."),
            ),
            with_help(
                QgsProcessingParameterBoolean("POLYGONS", tr("Polygons"), False),
                tr("Draw the water as polygons with holes instead of lines. Their area is not that of Water fraction."),
            ),
            with_help(
                QgsProcessingParameterFeatureSink(
                    "OUTPUT", tr("Shoreline"), QgsProcessing.SourceType.TypeVectorAnyGeometry
                ),
                tr(
                    "The lines, or polygons: date, length_m, closed (1, or 0 where missing data or the edge cuts it), source."
                ),
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("LENGTH", tr("Length of all shorelines (km)")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check the rasters."""
        for layer in self.parameterAsLayerList(parameters, "INPUT", context):
            reason = layer_problem(layer, tr("Water fractions or masks"))
            if reason:
                yield reason

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        return {
            "images": [layer_source(layer) for layer in self.parameterAsLayerList(parameters, "INPUT", context)],
            "level": self.parameterAsDouble(parameters, "LEVEL", context),
            "smooth": self.parameterAsBoolean(parameters, "SMOOTH", context),
            "polygons": self.parameterAsBoolean(parameters, "POLYGONS", context),
            "output": temporary_file("shoreline.jsonl"),
        }

    def finish(
        self, answer: Answer, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Write the lines to where the user wants them."""
        kinds = QgsWkbTypes.Type
        shores = FeatureFile(
            self._inputs["output"],
            (text_field("date"), real_field("length_m"), integer_field("closed"), text_field("source")),
            kinds.Polygon if self._inputs["polygons"] else kinds.LineString,
            QgsCoordinateReferenceSystem.fromWkt(answer["crs"]),
        )
        layer_id = self.write_features(shores, parameters, "OUTPUT", context, feedback, ShorelineStyler())
        return {"OUTPUT": layer_id, "LENGTH": answer["length"]}

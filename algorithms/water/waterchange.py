"""Tool ``waterchange``: where water stayed, went and came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsWkbTypes,
)

from ...plugin.changed_areas import ChangedAreaStyler
from ...plugin.compat import integer_field, real_field, text_field
from ...plugin.layer_source import source_path
from ...plugin.styles import LayerLook
from ...plugin.translation import to_translate, tr
from ...plugin.two_dates import is_mask
from ..base import Answer, StrandlineAlgorithm, with_help
from ..common import (
    CHANGE_ANSWERS,
    add_area_outputs,
    area_sentences,
    difference_look,
    difference_outputs,
    extra_file,
    same_layer_problems,
    two_dates,
)
from ..features import FeatureFile
from ..values import Parameters, is_set, temporary_file


class WaterChange(StrandlineAlgorithm):
    """Compares two water masks."""

    NAME = "waterchange"
    TITLE = to_translate("Water change")
    GROUP = ("water", to_translate("Water"))
    SUMMARY = to_translate("Compares two water masks: where water stayed, went and came, with areas in km².")
    HELP = to_translate("""
The second mask is put on the grid of the first where they differ. Pixels that were not observed on one of the
dates are counted as such, neither as lost nor as gained. Areas come from the pixel size in projected CRSs, and from the
ellipsoid in geographic ones.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water
fraction does, each with its error, one standard deviation. They need the images of the masks, and are empty where these are
not known. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger
than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels of
OUTPUT that were lost or gained; what moved less than a pixel elsewhere along the shore is in the change alone. FLAGS are those
of Water fraction.

The report is one HTML page with maps, areas and versions that needs no network.""")
    TAGS = (
        "change",
        "change detection",
        "surface water",
        "difference",
        "lake",
        "water",
        "shrinking",
        "flood",
        "area",
        "report",
    )
    COLUMNS = {"POLYGONS": ("class", "change", "area_km2")}
    FILES = {"OUTPUT": "output", "DIFFERENCE": "difference", "REPORT": "report"}
    ANSWERS = CHANGE_ANSWERS

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        for parameter in (
            *two_dates(
                (tr("Water before"), tr("The first date's water mask.")),
                (tr("Water after"), tr("The second date's water mask.")),
                is_mask,
            ),
            *(
                with_help(
                    QgsProcessingParameterRasterLayer(name, title, optional=True),
                    tr(
                        "The image that the mask was made from, for areas finer than whole pixels and their error. Masks of "
                        "Strandline record it, so it may be left out while the image lies where it was."
                    ),
                )
                for name, title in (("IMAGE_BEFORE", tr("Image before")), ("IMAGE_AFTER", tr("Image after")))
            ),
            with_help(
                QgsProcessingParameterRasterDestination("OUTPUT", tr("Water change")),
                tr("0 = dry on both dates, 1 = water on both, 2 = lost, 3 = gained, 255 = not observed."),
            ),
            *difference_outputs(),
            with_help(
                QgsProcessingParameterFeatureSink(
                    "POLYGONS",
                    tr("Lost and gained areas"),
                    QgsProcessing.SourceType.TypeVectorPolygon,
                    optional=True,
                    createByDefault=False,
                ),
                tr(
                    "Polygons of lost and gained water with their areas; where the images are known, with sub-pixel areas and "
                    "their errors, too (subpixel_km2, error_km2)."
                ),
            ),
            extra_file("REPORT", tr("Report"), "html", tr("A page with maps, areas and versions.")),
        ):
            self.addParameter(parameter)
        add_area_outputs(self)

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check that there are two dates."""
        return same_layer_problems(self, parameters, context)

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        inputs = {name: self.raster_source(parameters, name.upper(), context) for name in ("before", "after")}
        polygons = temporary_file("polygons.jsonl") if is_set(parameters, "POLYGONS") else None
        names = {key.capitalize(): Path(source_path(source)).name for key, source in inputs.items() if source}
        images = {
            name: self.raster_source(parameters, name.upper(), context) for name in ("image_before", "image_after")
        }
        return {
            **inputs,
            **images,
            "polygons": polygons,
            "parameters": names,
            "before_minus_after": self.parameterAsBoolean(parameters, "BEFORE_MINUS_AFTER", context),
        }

    def finish(
        self, answer: Answer, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Hand the polygons over to whatever the user wants them stored in."""
        if not self._inputs["polygons"]:
            return {}
        names = ["area_km2", *(["subpixel_km2", "error_km2"] if answer["SUBPIXEL_LOST"] is not None else [])]
        polygons = FeatureFile(
            self._inputs["polygons"],
            (integer_field("class"), text_field("change"), *map(real_field, names)),
            QgsWkbTypes.Type.Polygon,
            QgsCoordinateReferenceSystem.fromWkt(answer["crs"]),
        )
        look = LayerLook.dated(tr("Lost and gained areas"), answer["date_before"], answer["date_after"], rank=3)
        styler = ChangedAreaStyler(look, answer["legend"])
        return {"POLYGONS": self.write_features(polygons, parameters, "POLYGONS", context, feedback, styler)}

    def sentences(self, answer: Answer) -> list[str]:
        """Tell the areas."""
        return area_sentences(answer)

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Name the layers by their dates."""
        dates = answer["date_before"], answer["date_after"]
        return {
            "OUTPUT": LayerLook.dated(tr("Water change"), *dates, mask=True, rank=2),
            "DIFFERENCE": replace(difference_look(answer), rank=1, shown=False),
        }

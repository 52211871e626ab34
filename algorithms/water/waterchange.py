"""Tool ``waterchange``: where water stayed, went and came."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsWkbTypes,
)

from ...plugin.compat import integer_field, real_field, text_field
from ...plugin.settings import tr
from ...plugin.styles import LayerLook
from ..base import StrandlineAlgorithm, temporary_file, with_help
from ..common import AREAS, add_area_outputs


class WaterChange(StrandlineAlgorithm):
    """Compares two water masks."""

    NAME = "waterchange"
    TITLE = "Water change"
    GROUP = ("water", "Water")
    SUMMARY = "Compares two water masks: where water stayed, went and came, with areas in km²."
    HELP = """The second mask is put on the grid of the first where they differ. Pixels that were not observed on one of the
dates are counted as such, neither as lost nor as gained. Areas come from the pixel size in projected CRSs, and from the
ellipsoid in geographic ones.

The report is one HTML page with maps, areas and versions that needs no network."""
    TAGS = ("change", "difference", "lake", "water", "shrinking", "flood", "area", "report")
    FILES = {"OUTPUT": "output", "DIFFERENCE": "difference", "REPORT": "report"}
    ANSWERS = {name: name for name in AREAS}

    def initAlgorithm(self, config=None):  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        for parameter in (
            with_help(QgsProcessingParameterRasterLayer("BEFORE", tr("Water before")), "The first date's water mask."),
            with_help(QgsProcessingParameterRasterLayer("AFTER", tr("Water after")), "The second date's water mask."),
            with_help(
                QgsProcessingParameterRasterDestination("OUTPUT", tr("Water change")),
                "0 = dry on both dates, 1 = water on both, 2 = lost, 3 = gained, 255 = not observed.",
            ),
            with_help(
                QgsProcessingParameterRasterDestination(
                    "DIFFERENCE", tr("Signed difference"), optional=True, createByDefault=False
                ),
                "After - before: -1 lost, 0 same, 1 gained, -128 not observed.",
            ),
            with_help(
                QgsProcessingParameterFeatureSink(
                    "POLYGONS",
                    tr("Lost and gained areas"),
                    QgsProcessing.SourceType.TypeVectorPolygon,
                    optional=True,
                    createByDefault=False,
                ),
                "Polygons of lost and gained water with their areas.",
            ),
            with_help(
                QgsProcessingParameterFileDestination(
                    "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True, createByDefault=False
                ),
                "A page with maps, areas and versions.",
            ),
        ):
            self.addParameter(parameter)
        add_area_outputs(self)

    def step_inputs(self, parameters, context):
        """Read the form."""
        inputs = {name: self.raster_path(parameters, name.upper(), context) for name in ("before", "after")}
        wanted = parameters.get("POLYGONS") not in (None, "")
        names = {key.capitalize(): Path(path).name for key, path in inputs.items()}
        return {**inputs, "polygons": temporary_file("polygons.jsonl") if wanted else None, "parameters": names}

    def finish(self, answer, parameters, context, feedback):
        """Hand the polygons over to whatever the user wants them stored in."""
        if not self._inputs["polygons"]:
            return {}
        fields = QgsFields()
        for field in (integer_field("class"), text_field("change"), real_field("area_km2")):
            fields.append(field)
        crs = QgsCoordinateReferenceSystem.fromWkt(answer["crs"])
        sink, place = self.parameterAsSink(parameters, "POLYGONS", context, fields, QgsWkbTypes.Type.Polygon, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "POLYGONS"))
        with open(self._inputs["polygons"], encoding="utf-8") as lines:
            for line in lines:
                if feedback.isCanceled():
                    raise QgsProcessingException(tr("Cancelled."))
                record = json.loads(line)
                feature = QgsFeature(fields)
                feature.setGeometry(QgsGeometry.fromWkt(record["wkt"]))
                feature.setAttributes([record["class"], record["change"], record["area_km2"]])
                if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                    raise QgsProcessingException(self.writeFeatureError(sink, parameters, "POLYGONS"))
        return {"POLYGONS": place}

    def looks(self, answer):
        """Name the layers by their dates."""
        before, after = answer["date_before"], answer["date_after"]
        dates = f" {before[:10]} – {after[:10]}" if before and after else ""
        return {
            "OUTPUT": LayerLook(tr("Water change") + dates if dates else "", before, after, mask=True),
            "DIFFERENCE": LayerLook(tr("Water difference") + dates if dates else "", before, after),
        }

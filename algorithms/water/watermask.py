"""Tool ``watermask``: which clusters are water."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...plugin.settings import tr
from ...plugin.styles import LayerLook
from ..base import Answer, StrandlineAlgorithm, with_help
from ..values import Parameters, is_set

_WAYS = ("POINT", "POINTS", "LABELS", "IMAGE")


class WaterMask(StrandlineAlgorithm):
    """Turns a cluster raster into a water mask."""

    NAME = "watermask"
    TITLE = "Water mask"
    GROUP = ("water", "Water")
    SUMMARY = (
        "Turns clusters into a water mask: by a point in the water, by cluster numbers, or by the image's spectra."
    )
    HELP = """Specify exactly one of point, points, cluster numbers and image; a point and the image can be given together. A
point in open water is the surest; several points reach water that fell into several clusters, deep and shallow. The image
lets the spectra decide: water has an MNDWI (NDWI without a short-wave band) above zero and is darker in the near infrared than
most land. A cluster is water if nine tenths of its pixels are; in clusters that are mixed, of water and land, each pixel is
looked at. That 'no cluster is water' is a possible answer.

The mask has 1 for water, 0 for not water, and 255 for not observed: missing pixels are neither."""
    TAGS = ("water", "lake", "mask", "flood", "mndwi", "ndwi", "extent")
    FILES = {"OUTPUT": "output"}
    ANSWERS = {"LABELS_USED": "labels_used", "AREA": "area", "VALID_SHARE": "valid_share"}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        whole = QgsProcessingParameterNumber.Type.Integer
        for parameter in (
            with_help(
                QgsProcessingParameterRasterLayer("CLUSTERS", tr("Clusters")),
                "A cluster raster, 0 or no data = not observed.",
            ),
            with_help(
                QgsProcessingParameterPoint("POINT", tr("Point in the water"), optional=True),
                "The cluster of most pixels around it is water. Any CRS, for example: -118.71,38.70 [EPSG:4326]",
            ),
            with_help(
                QgsProcessingParameterFeatureSource(
                    "POINTS", tr("Points in the water"), [QgsProcessing.SourceType.TypeVectorPoint], optional=True
                ),
                "A layer of such points.",
            ),
            with_help(
                QgsProcessingParameterString("LABELS", tr("Cluster numbers"), optional=True),
                "The clusters that are water, such as: 2,5",
            ),
            with_help(
                QgsProcessingParameterRasterLayer("IMAGE", tr("Image"), optional=True),
                "The image that was clustered, with named bands: clusters with the spectrum of water are chosen.",
            ),
            with_help(
                QgsProcessingParameterBoolean("CONNECTED", tr("Only the water body at the point"), False),
                "Keep only water that is connected to a point, side by side or corner to corner.",
            ),
            with_help(
                QgsProcessingParameterNumber("MIN_PIXELS", tr("Least pixels of a water body"), whole, 0, minValue=0),
                "Smaller water bodies are dropped.",
            ),
            with_help(QgsProcessingParameterRasterDestination("OUTPUT", tr("Water mask")), "The mask."),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString("LABELS_USED", tr("Clusters that are water")))
        self.addOutput(QgsProcessingOutputNumber("AREA", tr("Area of the water (km²)")))
        self.addOutput(QgsProcessingOutputNumber("VALID_SHARE", tr("Share of pixels that were observed")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check that the water is specified once."""
        given = [name for name in _WAYS if is_set(parameters, name)]
        if len(given) != 1 and given not in (["POINT", "IMAGE"], ["POINTS", "IMAGE"]):
            yield tr(
                "Specify exactly one of: a point, points, cluster numbers, the image; or a point or points together "
                "with the image."
            )
        if self.parameterAsBoolean(parameters, "CONNECTED", context) and not {"POINT", "POINTS"} & set(given):
            yield tr("To keep only the water body at a point, give a point or points in it.")

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        point = self.point(parameters, "POINT", context, "CLUSTERS")
        return {
            "clusters": self.raster_path(parameters, "CLUSTERS", context),
            "points": [point] if point else self.points_of_layer(parameters, "POINTS", context),
            "labels": self.parameterAsString(parameters, "LABELS", context) or None,
            "image": self.raster_path(parameters, "IMAGE", context),
            "connected": self.parameterAsBoolean(parameters, "CONNECTED", context),
            "min_pixels": self.parameterAsInt(parameters, "MIN_PIXELS", context),
        }

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Name the layer by its date."""
        return {"OUTPUT": LayerLook.dated(tr("Water"), answer["date"], mask=True)}

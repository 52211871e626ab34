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

from ...plugin.styles import LayerLook
from ...plugin.translation import to_translate, tr
from ...plugin.units import area_text
from ..base import Answer, StrandlineAlgorithm, with_help
from ..common import FLAGS, add_flags_output, narrow_water, subpixel_areas
from ..values import Parameters, is_set

_WAYS = ("POINT", "POINTS", "LABELS", "IMAGE")


class WaterMask(StrandlineAlgorithm):
    """Turns a cluster raster into a water mask."""

    NAME = "watermask"
    TITLE = to_translate("Water mask")
    GROUP = ("water", to_translate("Water"))
    SUMMARY = to_translate(
        "Makes a water mask: where the clustered image shows water, or of clusters that are named by number."
    )
    HELP = to_translate("""
Specify exactly one of point, points, cluster numbers and image; a point and the image can be given together.

With the image, each pixel is judged by its own spectrum beside the image's land and water, so the mask is that of Lake change,
however many clusters there are. Clusters made by Strandline record their image, so with a point alone that is looked up.
A point is checked: where the image clearly shows land there, the tool reports its values and stops. That there
is no water is a possible answer.

Cluster numbers are taken as they are, as in the published notebooks: these clusters as a whole are water. Where the image is
not known, or which of its bands is green and which is infrared, so is the cluster at the point.

The mask has 1 for water, 0 for not water, and 255 for not observed: missing pixels are neither, and part no lake.

AREA counts whole pixels. SUBPIXEL_AREA adds up the parts of pixels that are water, as Water fraction does, with its ERROR,
one standard deviation, and with FLAGS that name what makes it doubtful; both are empty where the image is not known.""")
    TAGS = ("water", "surface water", "lake", "mask", "flood", "mndwi", "ndwi", "extent")
    FILES = {"OUTPUT": "output"}
    ANSWERS = {
        "LABELS_USED": "labels_used",
        "AREA": "area",
        "SUBPIXEL_AREA": "subpixel_area",
        "ERROR": "error",
        FLAGS: "flags",
        "VALID_SHARE": "valid_share",
    }

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        whole = QgsProcessingParameterNumber.Type.Integer
        for parameter in (
            with_help(
                QgsProcessingParameterRasterLayer("CLUSTERS", tr("Clusters")),
                tr("A cluster raster; what its header calls no data was not observed."),
            ),
            with_help(
                QgsProcessingParameterPoint("POINT", tr("Point in the water"), optional=True),
                tr("A place that the image shows as water. Any CRS, for example: -118.71,38.70 [EPSG:4326]"),
            ),
            with_help(
                QgsProcessingParameterFeatureSource(
                    "POINTS", tr("Points in the water"), [QgsProcessing.SourceType.TypeVectorPoint], optional=True
                ),
                tr("A layer of such points."),
            ),
            with_help(
                QgsProcessingParameterString("LABELS", tr("Cluster numbers"), optional=True),
                tr("The clusters that are water, such as: 2,5"),
            ),
            with_help(
                QgsProcessingParameterRasterLayer("IMAGE", tr("Image"), optional=True),
                tr("The image that was clustered, with named bands: each pixel is judged by its own spectrum."),
            ),
            with_help(
                QgsProcessingParameterBoolean("CONNECTED", tr("Only the water body at the point"), False),
                tr(
                    "Keep only water that is connected to a point, side by side or corner to corner, also across narrow gaps."
                ),
            ),
            with_help(
                QgsProcessingParameterNumber(
                    "MIN_PIXELS", tr("Minimum size of a water body (pixels)"), whole, 0, minValue=0
                ),
                tr("Smaller water bodies are dropped."),
            ),
            narrow_water(),
            subpixel_areas(),
            with_help(QgsProcessingParameterRasterDestination("OUTPUT", tr("Water mask")), tr("The mask.")),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString("LABELS_USED", tr("Clusters that are water")))
        self.addOutput(QgsProcessingOutputNumber("AREA", tr("Area of the water (km²)")))
        self.addOutput(QgsProcessingOutputNumber("SUBPIXEL_AREA", tr("Sub-pixel area of the water (km²)")))
        self.addOutput(QgsProcessingOutputNumber("ERROR", tr("Its error, one standard deviation (km²)")))
        add_flags_output(self)
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
            "clusters": self.raster_source(parameters, "CLUSTERS", context),
            "points": [point] if point else self.points_of_layer(parameters, "POINTS", context),
            "labels": self.parameterAsString(parameters, "LABELS", context) or None,
            "image": self.raster_source(parameters, "IMAGE", context),
            "connected": self.parameterAsBoolean(parameters, "CONNECTED", context),
            "narrow": self.parameterAsBoolean(parameters, "NARROW", context),
            "subpixel": self.parameterAsBoolean(parameters, "SUBPIXEL", context),
            "min_pixels": self.parameterAsInt(parameters, "MIN_PIXELS", context),
        }

    def sentences(self, answer: Answer) -> list[str]:
        """Tell the area."""
        return [tr("Area of the water: {}").format(area_text(answer["area"]))]

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Name the layer by its date."""
        return {"OUTPUT": LayerLook.dated(tr("Water"), answer["date"], mask=True)}

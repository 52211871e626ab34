"""Tool ``regrid``: an image onto another grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.styles import LayerLook
from ...plugin.translation import to_translate, tr
from ..base import Answer, StrandlineAlgorithm, with_help
from ..common import image_look
from ..values import Parameters, is_set

RESAMPLING = ["nearest", "bilinear", "cubic", "average", "mode"]


class Regrid(StrandlineAlgorithm):
    """Puts an image on a grid that a reference, a centre or an extent describes."""

    NAME = "regrid"
    TITLE = to_translate("Regrid")
    GROUP = ("grid", to_translate("Grid"))
    SUMMARY = to_translate(
        "Puts an image onto another grid: that of a reference raster, a square around a centre, or an extent."
    )
    HELP = to_translate("""
Specify at most one of: a reference raster; a centre with a radius; an extent. Resolution and CRS are
those of the image where you leave them out. An extent in the image's own CRS and resolution cuts whole pixels out, without
resampling.

Within its own CRS, 'bilinear' interpolates linearly between the four nearest pixel centres, whatever the cell size. When cells
get coarser, 'average' uses all pixels instead; with the others the result holds single pixels, and what is counted in it,
such as areas, carries a sampling error. The tag RESAMPLING of the result records how it was made.

A raster of classes (one band of whole numbers with names or a colour table, such as clusters, masks and changes) keeps its
codes, its no-data value, its colours and its names: each cell gets the code of the nearest pixel, or with 'average' and 'mode'
the most frequent one.""")
    TAGS = ("resample", "warp", "reproject", "align", "clip", "interpolate", "grid")
    FILES = {"OUTPUT": "output"}
    ABOVE_ZERO = {"RESOLUTION": ""}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        real = QgsProcessingParameterNumber.Type.Double
        radius = QgsProcessingParameterDistance(
            "RADIUS", tr("Radius"), parentParameterName="INPUT", optional=True, minValue=0.0
        )
        for parameter in (
            with_help(QgsProcessingParameterRasterLayer("INPUT", tr("Image")), tr("The image to resample.")),
            with_help(
                QgsProcessingParameterRasterLayer("REFERENCE", tr("Reference raster"), optional=True),
                tr("Take the grid of this raster as it is."),
            ),
            with_help(
                QgsProcessingParameterPoint("CENTRE", tr("Centre"), optional=True),
                tr("Middle of the wanted square, in any CRS, for example: -118.7081,38.6942 [EPSG:4326]"),
            ),
            with_help(
                radius,
                tr(
                    "Distance from the centre to each side, in the units of the resulting CRS; grown to whole pixels of the "
                    "image where neither resolution nor CRS is given."
                ),
            ),
            with_help(QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True), tr("The wanted area.")),
            with_help(
                QgsProcessingParameterNumber("RESOLUTION", tr("Resolution"), real, optional=True, minValue=0.0),
                tr("Cell size in the units of the resulting CRS."),
            ),
            with_help(QgsProcessingParameterCrs("CRS", tr("CRS"), optional=True), tr("CRS of the result.")),
            with_help(
                QgsProcessingParameterEnum(
                    "RESAMPLING", tr("Resampling"), RESAMPLING, defaultValue="bilinear", usesStaticStrings=True
                ),
                tr("How new cells get their values. Use 'average' where cells get larger. Classes are never mixed."),
            ),
            with_help(
                QgsProcessingParameterRasterDestination("OUTPUT", tr("Regridded")), tr("The image on the new grid.")
            ),
        ):
            self.addParameter(parameter)

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check that the grid is specified once."""
        given = [name for name in ("REFERENCE", "CENTRE", "EXTENT") if is_set(parameters, name)]
        if len(given) > 1:
            yield tr("Specify at most one of: a reference raster, a centre, an extent.")
        has_radius = self.number(parameters, "RADIUS", context)
        if ("CENTRE" in given) != bool(has_radius):
            yield tr("A centre and a radius belong together: give both with a radius above 0, or neither.")
        if not given and not any(is_set(parameters, name) for name in ("RESOLUTION", "CRS")):
            yield tr(
                "Specify the wanted grid: a reference raster, a centre with a radius, an extent, a resolution, or a CRS."
            )

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        return {
            "image": self.raster_source(parameters, "INPUT", context),
            "grid": {
                "reference": self.raster_source(parameters, "REFERENCE", context),
                "centre": self.point(parameters, "CENTRE", context, "INPUT"),
                "radius": self.number(parameters, "RADIUS", context),
                "extent": self.extent(parameters, "EXTENT", context, "INPUT"),
                "resolution": self.number(parameters, "RESOLUTION", context),
                "crs": self.crs(parameters, "CRS", context),
            },
            "resampling": self.parameterAsEnumString(parameters, "RESAMPLING", context),
        }

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Show an image in natural colours, and classes in theirs; what is regridded keeps its kind of name."""
        return {"OUTPUT": image_look(answer["colours"], tr("Regridded"), answer["date"])}

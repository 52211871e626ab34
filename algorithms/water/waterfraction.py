"""Tool ``waterfraction``: how much of each pixel is water."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.styles import LayerLook
from ...plugin.translation import to_translate, tr
from ...plugin.units import area_text
from ..base import Answer, StrandlineAlgorithm, with_help
from ..values import Parameters


class WaterFraction(StrandlineAlgorithm):
    """Unmixes the pixels along the shore."""

    NAME = "waterfraction"
    TITLE = to_translate("Water fraction")
    GROUP = ("water", to_translate("Water"))
    SUMMARY = to_translate(
        "Finds how much of each pixel is water, and an area with its error that is finer than whole pixels."
    )
    HELP = to_translate("""
Pixels along a shore are part water, part land. All bands are projected to the one index in which the land and
the water near the shore lie apart furthest; between the local land and the local water it gives the fraction
of water, from 0 to 1. Pixels away from the shore are 0 or 1, those that were not observed have no value. Say
which water is wanted by a water mask, by a point in it (only that water body), or by both; with neither, all
water that the image shows by its spectra.

AREA is the sum of the fractions before they are cut to 0..1: the raster's own sum is up to one or two percent larger for
small lakes or noisy images. ERROR is one standard deviation: on generated lakes with a pixel of pure water, AREA +- 1.96
ERROR held the true area 93 to 98 times of 100; on real images expect 85 to 90. It covers noise, the variety of land and
water along the shore, and what lies between them, not clouds or a mask that misses water. A belt of reed or mud narrower
than about a pixel cannot be seen, and is in neither.

FLAGS names what makes the figures doubtful, separated by commas; each is explained in the log. no_pure_water: water bodies
without a pixel of pure water (less than about 5 pixels across), whose spectrum is not known, so ERROR holds half of their
area. land_unlike_itself: the land varies much. rim: a third material lies along the shore, such as reed or mud. mask_grew:
the mask seems to miss water. picked: the image was made coarser without averaging, so whole pixels are counted. no_land: too
little land near the water to learn from. missing_bands: some water is not shown by all bands, and is counted in whole pixels.
few_bands: less than three bands. no_water: there is none.

The masks of Water mask and Lake change, and their areas of whole pixels, stay what they are. Counted are there the pixels that
are surely more water than land; of generated lakes 4 to 24 pixels across they were off by 25 % (rms), the pixels above one
half of this raster by 10 %, and AREA by 2.5 %. In marshes, with reed and with mud along the shore none of the three is
reliably better than the others.""")
    TAGS = (
        "water",
        "surface water",
        "lake",
        "sub-pixel",
        "unmixing",
        "fraction",
        "area",
        "error",
        "uncertainty",
        "shore",
        "mixed pixels",
    )
    FILES = {"OUTPUT": "output"}
    ANSWERS = {"AREA": "area", "ERROR": "error", "FLAGS": "flags", "VALID_SHARE": "valid_share"}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        whole = QgsProcessingParameterNumber.Type.Integer
        for parameter in (
            with_help(
                QgsProcessingParameterRasterLayer("INPUT", tr("Image")),
                tr("The image, best one of reflectance with named bands; thermal bands are left out."),
            ),
            with_help(
                QgsProcessingParameterRasterLayer("MASK", tr("Water mask"), optional=True),
                tr("The water: 0 = not water, 1 = water, 255 = not observed. Without it the image's spectra decide."),
            ),
            with_help(
                QgsProcessingParameterPoint("POINT", tr("Point in the water"), optional=True),
                tr("Only the water body at this place. Any CRS, for example: -118.71,38.70 [EPSG:4326]"),
            ),
            with_help(
                QgsProcessingParameterNumber("REACH", tr("Reach (pixels)"), whole, 5, minValue=2, maxValue=30),
                tr(
                    "How far from the shore land and water are looked at: further where little of them is pure, less far where "
                    "they change quickly."
                ),
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterRasterDestination("OUTPUT", tr("Water fraction")),
                tr("How much of each pixel is water, from 0 to 1; no data = not observed."),
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("AREA", tr("Area of the water (km²)")))
        self.addOutput(QgsProcessingOutputNumber("ERROR", tr("Error of the area, one standard deviation (km²)")))
        self.addOutput(QgsProcessingOutputString("FLAGS", tr("What makes the area doubtful")))
        self.addOutput(QgsProcessingOutputNumber("VALID_SHARE", tr("Share of pixels that were observed")))

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        point = self.point(parameters, "POINT", context, "INPUT")
        return {
            "image": self.raster_source(parameters, "INPUT", context),
            "mask": self.raster_source(parameters, "MASK", context),
            "points": [point] if point else [],
            "reach": self.parameterAsInt(parameters, "REACH", context),
        }

    def sentences(self, answer: Answer) -> list[str]:
        """Tell the area and its error."""
        known = [area_text(answer[name]) for name in ("area", "error") if answer[name] is not None]
        return [tr("Area of the water: {}").format(" ± ".join(known))] if known else []

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Name the layer by its date."""
        return {"OUTPUT": LayerLook.dated(tr("Water fraction"), answer["date"], ramps=("fraction",))}

"""Tool ``lakechange``: the main job, from two images to a map of where the water went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRasterDestination,
)

from ...plugin.layer_source import source_path
from ...plugin.result_group import Backdrop
from ...plugin.styles import LayerLook
from ...plugin.translation import to_translate, tr
from ...plugin.two_dates import is_colour_image
from ..base import Answer, StrandlineAlgorithm, with_help
from ..common import (
    CHANGE_ANSWERS,
    add_area_outputs,
    area_sentences,
    cluster_parameters,
    clustering_settings,
    difference_look,
    difference_outputs,
    extra_file,
    image_look,
    narrow_water,
    same_layer_problems,
    subpixel_areas,
    two_dates,
)
from ..values import Parameters, in_model, is_set, loads_layers
from .area_form import area_parameters


class LakeChange(StrandlineAlgorithm):
    """Compares a lake in two images."""

    NAME = "lakechange"
    TITLE = to_translate("Lake change")
    GROUP = ("water", to_translate("Water"))
    SUMMARY = to_translate(
        "Shows how a lake changed between two images: finds the water in both by their own spectra, and compares."
    )
    HELP = to_translate("""
Choose two images of the same place with named bands, and click into the water. They may come from two sensors,
such as Landsat and Sentinel-2: the bands both have by name are compared, thermal ones never. Both images are put onto one grid,
and what is water is decided for each image by its own land and water: clear, turbid and dark water, narrow rivers too.

The point is checked: where an image clearly shows land there, the tool reports its values and stops. To insist,
cluster the image and name its clusters by number in Water mask. Without a point the tool maps all water. With 'Only the
water body at the point' other lakes are left out; a gap in the data does not part a lake. Areas count observed pixels on
the ground; missing ones are shown as 'not observed'.

The clusters are a map of their own: their number, scaling and seed change what the cluster rasters show, and nothing
about the water. Only where it is not known which band is green and which is infrared, the cluster at the point is taken
for water.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water
fraction does, each with its error, one standard deviation; FLAGS names what makes them doubtful. SUBPIXEL_CHANGE is after
less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the
two dates are taken as independent. Lost and gained are counted in and beside the pixels that CHANGE shows as lost or gained.

The single steps are tools of their own (Spectral clustering, Water mask, Water change), and the model 'Lake change, step
by step' chains them: open it in the modeler to change the chain.""")
    TAGS = (
        "lake",
        "water",
        "surface water",
        "change",
        "change detection",
        "shoreline",
        "coast",
        "difference",
        "reservoir",
        "shrinking",
        "flood",
        "landsat",
        "sentinel",
        "clustering",
    )
    FILES = {
        "CHANGE": "change",
        "DIFFERENCE": "difference",
        "WATER_BEFORE": "water_before",
        "WATER_AFTER": "water_after",
        "CLUSTERS_BEFORE": "clusters_before",
        "CLUSTERS_AFTER": "clusters_after",
        "REPORT": "report",
    }
    ANSWERS = CHANGE_ANSWERS
    ABOVE_ZERO = {"RADIUS": to_translate("Leave it empty for the whole image."), "RESOLUTION": ""}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        for parameter in (
            *two_dates(
                (tr("Image before"), tr("The first date's image.")),
                (tr("Image after"), tr("The second date's image.")),
                is_colour_image,
            ),
            with_help(
                QgsProcessingParameterPoint("POINT", tr("Point in the water"), optional=True),
                tr("A place that is water on both dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]"),
            ),
            *area_parameters("BEFORE"),
            *(with_help(one, one.help(), advanced=True) for one in cluster_parameters()),
            with_help(
                QgsProcessingParameterBoolean("CONNECTED", tr("Only the water body at the point"), False),
                tr("Leave other lakes out."),
            ),
            narrow_water(),
            subpixel_areas(),
            with_help(
                QgsProcessingParameterBoolean("JOINT", tr("Cluster both dates together"), False),
                tr(
                    "One clustering for both dates, so that a number means the same on both. It changes the cluster rasters "
                    "only."
                ),
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterRasterDestination("CHANGE", tr("Lake change")),
                tr("0 = dry on both dates, 1 = water on both, 2 = lost, 3 = gained, 255 = not observed."),
            ),
            *difference_outputs(),
            *(
                with_help(
                    QgsProcessingParameterRasterDestination(name, title, optional=True, createByDefault=shown), text
                )
                for name, title, shown, text in (
                    ("WATER_BEFORE", tr("Water before"), True, tr("The first date's water mask.")),
                    ("WATER_AFTER", tr("Water after"), True, tr("The second date's water mask.")),
                    ("CLUSTERS_BEFORE", tr("Clusters before"), False, tr("The first date's clusters.")),
                    ("CLUSTERS_AFTER", tr("Clusters after"), False, tr("The second date's clusters.")),
                )
            ),
            extra_file("REPORT", tr("Report"), "html", tr("A page with images, maps, areas and versions.")),
        ):
            self.addParameter(parameter)
        add_area_outputs(self)

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check what belongs together."""
        yield from same_layer_problems(self, parameters, context)
        given = {name for name in ("POINT", "RADIUS", "EXTENT") if is_set(parameters, name)}
        if {"RADIUS", "EXTENT"} <= given:
            yield tr("Give a radius around the point or an extent, not both.")
        if "RADIUS" in given and "POINT" not in given:
            yield tr("A radius needs a point: it is the distance from the point to each side of the area.")
        if self.parameterAsBoolean(parameters, "CONNECTED", context) and "POINT" not in given:
            yield tr("To keep only the water body at the point, give a point in it.")
        for name, title in (("BEFORE", tr("Image before")), ("AFTER", tr("Image after"))):
            if self.parameterAsRasterLayer(parameters, name, context).bandCount() < 2:
                yield tr("{}: clustering needs two bands or more. Stack band files with Stack bands first.").format(
                    title
                )

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        point = self.point(parameters, "POINT", context, "BEFORE")
        radius = self.number(parameters, "RADIUS", context)
        return {
            "before": self.raster_source(parameters, "BEFORE", context),
            "after": self.raster_source(parameters, "AFTER", context),
            "point": point,
            "grid": {
                "centre": point if radius else None,
                "radius": radius,
                "extent": self.extent(parameters, "EXTENT", context, "BEFORE"),
                "resolution": self.number(parameters, "RESOLUTION", context),
                "crs": self.crs(parameters, "CRS", context),
            },
            "settings": clustering_settings(self, parameters, context),
            "connected": self.parameterAsBoolean(parameters, "CONNECTED", context),
            "joint": self.parameterAsBoolean(parameters, "JOINT", context),
            "narrow": self.parameterAsBoolean(parameters, "NARROW", context),
            "subpixel": self.parameterAsBoolean(parameters, "SUBPIXEL", context),
            "before_minus_after": self.parameterAsBoolean(parameters, "BEFORE_MINUS_AFTER", context),
            "resampling": self.parameterAsEnumString(parameters, "RESAMPLING", context),
            "shown": loads_layers(parameters) and not in_model(context),
        }

    def sentences(self, answer: Answer) -> list[str]:
        """Tell the areas."""
        return area_sentences(answer)

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Name the layers by their dates."""
        dates = {"BEFORE": answer["date_before"], "AFTER": answer["date_after"]}
        looks = {"CHANGE": LayerLook.dated(tr("Lake change"), *dates.values(), mask=True, rank=6)}
        looks["DIFFERENCE"] = replace(difference_look(answer), rank=5, shown=False)
        for rank, (side, date) in enumerate(dates.items(), start=1):
            looks[f"WATER_{side}"] = LayerLook.dated(tr("Water"), date, mask=True, rank=2 + rank, shown=False)
            looks[f"CLUSTERS_{side}"] = LayerLook.dated(tr("Clusters"), date, rank=rank, shown=False)
        return looks

    def backdrops(self, answer: Answer) -> list[Backdrop]:
        """Show both images below, the later one above."""
        dates = answer["date_before"][:10], answer["date_after"][:10]
        titles = 2 * [tr("Image")] if all(dates) and dates[0] != dates[1] else [tr("Image before"), tr("Image after")]
        shown = [
            Backdrop(source_path(self._inputs[side]), image_look(colours, title, date, rank=rank))
            for side, title, date, colours, rank in zip(("before", "after"), titles, dates, answer["colours"], (-3, -2))
        ]
        return shown[::-1]

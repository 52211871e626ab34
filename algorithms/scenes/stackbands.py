"""Tool ``stackbands``: several rasters, or some bands of one, as one image with named bands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterBand,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ...plugin.layer_source import layer_source
from ...plugin.styles import LayerLook
from ...plugin.translation import to_translate, tr
from ..base import Answer, StrandlineAlgorithm, with_help
from ..checks import layer_problem
from ..common import image_look
from ..values import Parameters, band_numbers, is_set


class StackBands(StrandlineAlgorithm):
    """Makes one image with named bands out of band files."""

    NAME = "stackbands"
    TITLE = to_translate("Stack bands")
    GROUP = ("scenes", to_translate("Scenes"))
    SUMMARY = to_translate(
        "Makes one image with named bands out of several rasters, a folder of them, or some bands of one."
    )
    HELP = to_translate("""
The image lies on the grid of the first raster; others are interpolated where their grids differ. Values are
stored as decimal numbers, with missing pixels left empty.

Instead of choosing rasters, give a folder, a pattern such as *_SR_B?.TIF, or both. The bands are then in the order of the
files' names (B2 before B10) and are called by what tells these names apart: lake_green.tif makes 'green'. A maker's numbers
become common names where the satellite stands in the file's name, as in LT05_L2SP_..._SR_B4.TIF.

Give the bands their common names (blue, green, red, nir08, swir16, swir22, ...): other tools then know which is which. Landsat
Collection 2 surface reflectance needs scale 0.0000275, offset -0.2 and no-data value 0; Sentinel-2 level 2A scale 0.0001.""")
    TAGS = ("stack", "merge bands", "composite", "layer stack", "reflectance", "landsat", "sentinel")
    FILES = {"OUTPUT": "output"}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        real = QgsProcessingParameterNumber.Type.Double
        for parameter in (
            with_help(
                QgsProcessingParameterMultipleLayers(
                    "INPUT", tr("Rasters"), QgsProcessing.SourceType.TypeRaster, optional=True
                ),
                tr(
                    "The rasters to stack, in the order of the bands. One raster is enough if you choose bands from it."
                ),
            ),
            with_help(
                QgsProcessingParameterFile(
                    "FOLDER", tr("Folder of rasters"), QgsProcessingParameterFile.Behavior.Folder, optional=True
                ),
                tr(
                    "Instead of rasters: all GeoTIFF, JPEG 2000 and similar files of this folder, or those that the pattern "
                    "fits."
                ),
            ),
            with_help(
                QgsProcessingParameterString("PATTERN", tr("Pattern of file names"), optional=True),
                tr(
                    "Which files of the folder, such as *_SR_B?.TIF: * stands for any characters, ? for one, [1-7] for one of "
                    "these. Without a folder, a whole path."
                ),
            ),
            with_help(
                QgsProcessingParameterBand("BANDS", tr("Bands of a single raster"), optional=True, allowMultiple=True),
                tr("Numbers of the bands to take, in order, separated by semicolons. Only for a single raster."),
            ),
            with_help(
                QgsProcessingParameterString("NAMES", tr("Band names"), optional=True),
                tr("One name for each band, separated by commas, such as: blue,green,red,nir08,swir16,swir22"),
            ),
            with_help(
                QgsProcessingParameterNumber("SCALE", tr("Scale"), real, 1.0),
                tr("Stored value x scale + offset is the result's value."),
            ),
            with_help(QgsProcessingParameterNumber("OFFSET", tr("Offset"), real, 0.0), tr("Added after the scale.")),
            with_help(
                QgsProcessingParameterNumber("NODATA", tr("No-data value of the rasters"), real, optional=True),
                tr("The stored value that means 'not observed'. Leave empty to use that of the files."),
            ),
            with_help(
                QgsProcessingParameterDateTime(
                    "DATE", tr("Acquisition date"), QgsProcessingParameterDateTime.Type.Date, optional=True
                ),
                tr("When the image was taken. Leave empty to use that of the files."),
            ),
            with_help(
                QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True),
                tr("Only this part, grown to whole pixels. Leave empty for all of the first raster."),
            ),
            with_help(
                QgsProcessingParameterRasterDestination("OUTPUT", tr("Image")), tr("The stacked image, a GeoTIFF.")
            ),
        ):
            self.addParameter(parameter)

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check the layers, and that bands come from one raster only."""
        by_name = is_set(parameters, "FOLDER") or is_set(parameters, "PATTERN")
        if by_name == is_set(parameters, "INPUT"):
            yield tr("Specify exactly one of: rasters; a folder, a pattern or both.")
            return
        layers = self.parameterAsLayerList(parameters, "INPUT", context)
        if not layers and not by_name:
            yield tr("Rasters: none of them can be read. They are missing, damaged, or not rasters.")
            return
        for layer in layers:
            problem = layer_problem(layer, tr("Rasters"))
            if problem:
                yield problem
        if len(layers) > 1 and band_numbers(parameters.get("BANDS")):
            yield tr("Bands can be chosen from a single raster only. Leave them out, or give one raster.")

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        layers = self.parameterAsLayerList(parameters, "INPUT", context)
        if not layers and is_set(parameters, "INPUT"):
            raise QgsProcessingException(self.invalidRasterError(parameters, "INPUT"))
        names = self.parameterAsString(parameters, "NAMES", context)
        # A drawn extent without a CRS of its own belongs to the first raster.
        first = {**parameters, "INPUT": layers[0]} if layers else parameters
        return {
            "images": [layer_source(layer) for layer in layers],
            "folder": self.parameterAsString(parameters, "FOLDER", context),
            "pattern": self.parameterAsString(parameters, "PATTERN", context),
            "bands": band_numbers(parameters.get("BANDS")),
            "names": [name.strip() for name in names.split(",")] if names.strip() else None,
            "scale": self.parameterAsDouble(parameters, "SCALE", context),
            "offset": self.parameterAsDouble(parameters, "OFFSET", context),
            "nodata": self.number(parameters, "NODATA", context),
            "date": self.day(parameters, "DATE", context),
            "extent": self.extent(first, "EXTENT", context, "INPUT" if layers else ""),
        }

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Name the image by its date and show it in natural colours."""
        return {"OUTPUT": image_look(answer["colours"], tr("Image"), answer["date"])}

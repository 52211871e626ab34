"""Tool ``loadcube``: a cube of imaging spectroscopy as one image with wavelengths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...plugin.styles import LayerLook
from ...plugin.translation import to_translate, tr
from ..base import Answer, StrandlineAlgorithm, with_help
from ..common import image_look
from ..values import Parameters
from .loading import BAND_COLUMNS, BAND_TABLE, from_anywhere, image_outputs, scene_parameter


class LoadCube(StrandlineAlgorithm):
    """Loads a cube from its file."""

    NAME = "loadcube"
    TITLE = to_translate("Load hyperspectral cube")
    GROUP = ("scenes", to_translate("Scenes"))
    SUMMARY = to_translate(
        "Makes one image with wavelengths out of a hyperspectral cube: NEON, EMIT, ENVI, NetCDF, Zarr or GeoTIFF."
    )
    HELP = to_translate("""
Reads NEON AOP reflectance (.h5), ENVI (the data file or its .hdr), EMIT level 2A (.nc, laid on the map by its own
table), other NetCDF files and Zarr stores that follow the CF conventions, and GeoTIFFs whose bands have wavelengths.

Bands of water vapour are left out: those in the given ranges of wavelengths, and those that the product itself marks as
invalid. The rest keep their wavelengths and widths, in nanometres whatever the file's unit. Values become reflectance by the
product's own factors. Enter here what a file lacks: its CRS, its missing numbers, its scale.

Files in which each band is a variable of its own are read too. Of a stack of several dates, one is read: name it behind the
variable, as in reflectance@2024-06-17.

The cube is read in the order in which the file holds it, a part at a time, so it may be larger than the memory.""")
    TAGS = ("hyperspectral", "imaging spectroscopy", "neon", "emit", "envi", "hdf5", "netcdf", "zarr", "import")
    FILES = {"OUTPUT": "output"}
    TABLES = {"BAND_TABLE": BAND_TABLE}
    COLUMNS = {"BAND_TABLE": BAND_COLUMNS}
    ANSWERS = {"BANDS_KEPT": "bands_kept", "DATE": "date"}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        real = QgsProcessingParameterNumber.Type.Double
        for parameter in (
            with_help(scene_parameter(tr("Cube")), tr("The file, or the folder of a Zarr store.")),
            with_help(
                QgsProcessingParameterString("VARIABLE", tr("Variable"), optional=True),
                tr(
                    "Name of the array with the cube, for files that hold several, such as: flight/reflectance. Where each "
                    "band is a variable: their names, separated by commas, or that of their group."
                ),
            ),
            with_help(
                QgsProcessingParameterString(
                    "DROP", tr("Wavelengths to leave out (nm)"), "1340-1445,1790-1955", optional=True
                ),
                tr("Ranges in nanometres, separated by commas. The default is where water vapour takes the light."),
            ),
            with_help(
                QgsProcessingParameterBoolean("DROP_BAD", tr("Leave out invalid bands"), True),
                tr("Leave out the bands that the product itself marks as not to be used."),
            ),
            with_help(
                QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True),
                tr("Only this part is read, grown to whole pixels. Leave empty for all of it."),
            ),
            with_help(
                QgsProcessingParameterBoolean("REFLECTANCE", tr("Reflectance"), True),
                tr(
                    "Convert to reflectance by the product's own factors. Otherwise the numbers stay as they are stored."
                ),
            ),
            with_help(
                QgsProcessingParameterCrs("CRS", tr("CRS of the cube"), optional=True),
                tr("For files that name none, or a wrong one. Nothing is reprojected."),
            ),
            with_help(
                QgsProcessingParameterNumber("NODATA", tr("No-data value of the cube"), real, optional=True),
                tr("A stored number that means 'not observed', besides those that the file names."),
            ),
            with_help(
                QgsProcessingParameterNumber("SCALE", tr("Scale"), real, optional=True),
                tr(
                    "Stored number x scale is the reflectance, such as 0.0001 for whole numbers of 0 to 10000. Leave empty to "
                    "use the factors that the file names."
                ),
            ),
            *image_outputs(),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("BANDS_KEPT", tr("Bands kept")))
        self.addOutput(QgsProcessingOutputString("DATE", tr("Acquisition date")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check that the scale is a factor, and has something to act on."""
        scale = self.number(parameters, "SCALE", context)
        if scale == 0:
            yield tr("Scale: 0 makes no value of a number. Give a factor such as 0.0001.")
        elif scale is not None and not self.parameterAsBoolean(parameters, "REFLECTANCE", context):
            yield tr("A scale has no effect on numbers that stay as they are stored. Leave out one of the two.")

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        return {
            "cube": from_anywhere(self.parameterAsString(parameters, "INPUT", context).strip()),
            "variable": self.parameterAsString(parameters, "VARIABLE", context).strip(),
            "drop": self.parameterAsString(parameters, "DROP", context),
            "bad_bands": self.parameterAsBoolean(parameters, "DROP_BAD", context),
            "extent": self.extent(parameters, "EXTENT", context),
            "reflectance": self.parameterAsBoolean(parameters, "REFLECTANCE", context),
            "crs": self.crs(parameters, "CRS", context),
            "nodata": self.number(parameters, "NODATA", context),
            "scale": self.number(parameters, "SCALE", context),
        }

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Show the cube in natural colours."""
        return {"OUTPUT": image_look(answer["colours"], tr("Cube"), answer["date"])}

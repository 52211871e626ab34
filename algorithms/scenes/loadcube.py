"""Tool ``loadcube``: a cube of imaging spectroscopy as one image with wavelengths."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExtent,
    QgsProcessingParameterString,
)

from ...plugin.settings import tr
from ...plugin.styles import LayerLook
from ..base import Answer, StrandlineAlgorithm, with_help
from ..values import Parameters
from .loading import from_anywhere, image_outputs, scene_parameter


class LoadCube(StrandlineAlgorithm):
    """Loads a cube from its file."""

    NAME = "loadcube"
    TITLE = "Load hyperspectral cube"
    GROUP = ("scenes", "Scenes")
    SUMMARY = "Makes one image with wavelengths out of a hyperspectral cube: NEON, EMIT, ENVI, NetCDF, Zarr or GeoTIFF."
    HELP = """Reads NEON AOP reflectance (.h5), ENVI (the data file or its .hdr), EMIT level 2A (.nc, laid on the map by its own
table), other NetCDF files and Zarr stores that follow the CF conventions, and GeoTIFFs whose bands tell their wavelengths.

Bands of water vapour are left out: those in the given ranges of wavelengths, and those that the product itself calls bad. The
rest keep their wavelengths and widths. Values become reflectance by the product's own factors.

The cube is read in the order in which the file holds it, a part at a time, so it may be larger than the memory."""
    TAGS = ("hyperspectral", "imaging spectroscopy", "neon", "emit", "envi", "hdf5", "netcdf", "zarr", "import")
    FILES = {"OUTPUT": "output", "BAND_TABLE": "table"}
    ANSWERS = {"BANDS_KEPT": "bands_kept", "DATE": "date"}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        for parameter in (
            with_help(scene_parameter("Cube"), "The file, or the folder of a Zarr store."),
            with_help(
                QgsProcessingParameterString("VARIABLE", tr("Variable"), optional=True),
                "Name of the array with the cube, for files that hold several, such as: flight/reflectance",
            ),
            with_help(
                QgsProcessingParameterString(
                    "DROP", tr("Wavelengths to leave out (nm)"), "1340-1445,1790-1955", optional=True
                ),
                "Ranges in nanometres, separated by commas. The default is where water vapour takes the light.",
            ),
            with_help(
                QgsProcessingParameterBoolean("DROP_BAD", tr("Leave out bad bands"), True),
                "Leave out the bands that the product itself calls bad.",
            ),
            with_help(
                QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True),
                "Only this part is read, grown to whole pixels. Leave empty for all of it.",
            ),
            with_help(
                QgsProcessingParameterBoolean("REFLECTANCE", tr("Reflectance"), True),
                "Convert to reflectance by the product's own factors. Otherwise the numbers stay as they are stored.",
            ),
            *image_outputs(),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("BANDS_KEPT", tr("Bands kept")))
        self.addOutput(QgsProcessingOutputString("DATE", tr("Acquisition date")))

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        return {
            "cube": from_anywhere(self.parameterAsString(parameters, "INPUT", context).strip()),
            "variable": self.parameterAsString(parameters, "VARIABLE", context).strip(),
            "drop": self.parameterAsString(parameters, "DROP", context),
            "bad_bands": self.parameterAsBoolean(parameters, "DROP_BAD", context),
            "extent": self.extent(parameters, "EXTENT", context),
            "reflectance": self.parameterAsBoolean(parameters, "REFLECTANCE", context),
        }

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Show the cube in natural colours."""
        return {"OUTPUT": LayerLook("", answer["date"], answer["date"], bands=tuple(answer["colours"]))}

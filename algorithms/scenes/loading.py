"""What the tools that load a scene share: bands, extent, masks, and the image they make."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ...plugin.styles import LayerLook
from ...plugin.translation import to_translate, tr, translated
from ..base import Answer, StrandlineAlgorithm, with_help
from ..common import image_look, keep_water, table_output
from ..values import Parameters

MASKS = ["fill", "dilated_cloud", "cirrus", "cloud", "shadow", "snow", "saturated"]
DEFAULT_MASKS = ["fill", "dilated_cloud", "cirrus", "cloud", "shadow", "saturated"]


#: The table of bands: the step's argument and what its columns hold, and their names.
BAND_TABLE = "table", {"name": "text", "common_name": "text", "description": "text"}
BAND_COLUMNS = ("name", "common_name", "description", "center_wavelength", "full_width_half_max")


class LoadScene(StrandlineAlgorithm):
    """A tool that makes an image of a scene INPUT."""

    GROUP = ("scenes", to_translate("Scenes"))
    FILES = {"OUTPUT": "output"}
    TABLES = {"BAND_TABLE": BAND_TABLE}
    COLUMNS = {"BAND_TABLE": BAND_COLUMNS}
    ANSWERS = {"DATE": "date", "PLATFORM": "platform"}
    ABOVE_ZERO = {"RESOLUTION": ""}
    #: Title and help of INPUT.
    SCENE = ("", "")
    #: Whether the user may choose the grid of the image.
    CHOOSES_GRID = False

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        real = QgsProcessingParameterNumber.Type.Double
        grid = (
            with_help(
                QgsProcessingParameterNumber("RESOLUTION", tr("Resolution"), real, optional=True, minValue=0.0),
                tr("Size of a pixel in the units of the image's CRS. Leave empty for that of the finest band."),
            ),
            with_help(
                QgsProcessingParameterCrs("CRS", tr("CRS"), optional=True),
                tr("Coordinate reference system of the image. Leave empty for that of the scene."),
            ),
        )
        title, text = map(translated, self.SCENE)
        for parameter in (
            with_help(scene_parameter(title), text),
            with_help(
                QgsProcessingParameterString("BANDS", tr("Bands"), optional=True),
                tr(
                    "Names separated by commas, such as: blue,green,red,nir08,swir16,swir22. Leave empty for all bands that "
                    "show reflected light of the ground; thermal, panchromatic and atmospheric bands have to be named."
                ),
            ),
            with_help(
                QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True),
                tr("Only this part is read, grown to whole pixels. Leave empty for the whole scene."),
            ),
            *(grid if self.CHOOSES_GRID else ()),
            with_help(
                QgsProcessingParameterEnum(
                    "MASK",
                    tr("Hide pixels with"),
                    MASKS,
                    allowMultiple=True,
                    defaultValue=DEFAULT_MASKS,
                    optional=True,
                    usesStaticStrings=True,
                ),
                tr(
                    "Pixels that the scene's quality band marks so become 'no data'; saturated ones only in the band that is "
                    "saturated. Choose none to keep all but the fill around the scene."
                ),
            ),
            keep_water(default=False),
            with_help(
                QgsProcessingParameterBoolean("REFLECTANCE", tr("Reflectance"), True),
                tr(
                    "Convert to reflectance, thermal bands to kelvin, by the product's own factors. Otherwise the numbers stay "
                    "as they are stored."
                ),
            ),
            *image_outputs(),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString("DATE", tr("Acquisition date")))
        self.addOutput(QgsProcessingOutputString("PLATFORM", tr("Platform")))

    def checkParameterValues(  # noqa: N802 - QGIS's name
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Check the values, the masks in any of their spellings."""
        return super().checkParameterValues({**parameters, "MASK": self._masks(parameters, context)}, context)

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        grid: dict[str, Any] = {"extent": self.extent(parameters, "EXTENT", context)}
        if self.CHOOSES_GRID:
            grid["resolution"] = self.number(parameters, "RESOLUTION", context)
            grid["crs"] = self.crs(parameters, "CRS", context)
        return {
            "product": from_anywhere(self.parameterAsString(parameters, "INPUT", context).strip()),
            "bands": self.names(parameters, "BANDS", context),
            "grid": grid,
            "mask": self._masks(parameters, context),
            "keep_water": self.parameterAsBoolean(parameters, "KEEP_WATER", context),
            "reflectance": self.parameterAsBoolean(parameters, "REFLECTANCE", context),
        }

    def _masks(self, parameters: Parameters, context: QgsProcessingContext) -> list[str]:
        value = parameters.get("MASK")
        if not isinstance(value, (str, list, tuple)):
            return self.parameterAsEnumStrings(parameters, "MASK", context)
        # QGIS itself takes an empty choice, and one with spaces between the names, for the default.
        parts = value.replace(";", ",").split(",") if isinstance(value, str) else map(str, value)
        return [part.strip() for part in parts if part.strip()]

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Name the image by platform and date, and show it in natural colours."""
        title = " ".join(filter(None, (answer["platform"], answer["date"][:10])))
        return {"OUTPUT": replace(image_look(answer["colours"], "", answer["date"]), title=title)}


def image_outputs() -> list[QgsProcessingParameterDefinition]:
    """Return the image and the table of its bands as outputs."""
    return [
        with_help(QgsProcessingParameterRasterDestination("OUTPUT", tr("Image")), tr("The image, a GeoTIFF.")),
        table_output(
            "BAND_TABLE",
            tr("Band table"),
            tr("Name, common name, description, central wavelength and width (micrometres) of each band."),
        ),
    ]


def scene_parameter(title: str) -> QgsProcessingParameterFile:
    """Return the parameter INPUT: a file, a folder or an address."""
    # QGIS's own filter, *.*, refuses whatever has no dot in its name, as most folders and addresses of items.
    return QgsProcessingParameterFile("INPUT", title, fileFilter=tr("All files (*)"))


def from_anywhere(source: str) -> str:
    """Return an address as it is, and a path as an absolute one: the engine works in another folder than QGIS."""
    return source if "://" in source else os.path.abspath(source)

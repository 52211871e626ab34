"""Tool ``spectralsignature``: the spectra at points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.translation import to_translate, tr
from ..base import StrandlineAlgorithm, with_help
from ..common import extra_file, table_output
from ..values import Parameters, is_set

INTERPOLATIONS = ["nearest", "linear"]


class SpectralSignature(StrandlineAlgorithm):
    """Reads the spectra at points."""

    NAME = "spectralsignature"
    TITLE = to_translate("Spectral signature")
    GROUP = ("spectra", to_translate("Spectra"))
    SUMMARY = to_translate(
        "Reads the spectrum of an image at one point or at many: a table, and a plot as a page for the browser."
    )
    HELP = to_translate("""
Give one point, or a layer of points. The value of each band is that of the pixel that holds the point. Points may
be in any CRS. Points of a layer that lie outside the image or on no data are left out, with a warning; a single point there is
an error. With 'linear' the values are interpolated between the centres of the four pixels around the point, as the
published notebooks do; where one of the four has no data, there is no value.

The plot has wavelengths in nanometres on its axis if all bands have one, else the bands' names, in the order of the spectrum
where these tell it. Its lines break where bands were
dropped or have no data. Each point is a line; where there are more than eight, they are thin and their mean stands out. With a
class field, each class is drawn by its mean, with one standard deviation around it. Thermal bands are in the table only. Rest
the pointer on the plot to read the values. The page is one file that needs no network.

The table has one line for each point and band: point (the feature's id), class, x, y (in the image's CRS), band (its number in
the image), name, wavelength_nm and value; value is empty where there is no data.""")
    TAGS = (
        "spectrum",
        "signature",
        "profile",
        "reflectance",
        "hyperspectral",
        "spectroscopy",
        "sample",
        "plot",
        "endmember",
    )
    FILES = {"PLOT": "plot"}
    TABLES = {"TABLE": ("table", {"point": "whole", "class": "text", "band": "whole", "name": "text"})}
    COLUMNS = {"TABLE": ("point", "class", "x", "y", "band", "name", "wavelength_nm", "value")}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        for parameter in (
            with_help(QgsProcessingParameterRasterLayer("INPUT", tr("Image")), tr("The image to read the spectra of.")),
            with_help(
                QgsProcessingParameterPoint("POINT", tr("Point"), optional=True),
                tr("Where to read the spectrum. Any CRS, for example: -118.71,38.70 [EPSG:4326]"),
            ),
            with_help(
                QgsProcessingParameterFeatureSource(
                    "POINTS", tr("Points"), [QgsProcessing.SourceType.TypeVectorPoint], optional=True
                ),
                tr("A layer of points, instead of a single one."),
            ),
            with_help(
                QgsProcessingParameterField(
                    "CLASS_FIELD", tr("Class field"), parentLayerParameterName="POINTS", optional=True
                ),
                tr("The field of the layer with the class of each point, such as its land cover."),
            ),
            with_help(
                QgsProcessingParameterEnum(
                    "INTERPOLATION", tr("Interpolation"), INTERPOLATIONS, defaultValue="nearest", usesStaticStrings=True
                ),
                tr(
                    "What counts between the centres of pixels: the 'nearest' pixel, which holds the point, or 'linear' "
                    "between four."
                ),
                advanced=True,
            ),
            table_output("TABLE", tr("Table of spectra"), tr("One line for each point and band."), by_default=True),
            extra_file("PLOT", tr("Plot of spectra"), "html", tr("A page with the plot."), by_default=True),
        ):
            self.addParameter(parameter)

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check that the points are specified once, and that there is something to write."""
        given = {name for name in ("POINT", "POINTS", "CLASS_FIELD") if is_set(parameters, name)}
        if len(given & {"POINT", "POINTS"}) != 1:
            yield tr("Specify exactly one of: a point, a layer of points.")
        if "CLASS_FIELD" in given and "POINTS" not in given:
            yield tr("A class field needs a layer of points that has it.")
        source, field = self.parameterAsSource(parameters, "POINTS", context), parameters.get("CLASS_FIELD")
        if source is not None and field and source.fields().lookupField(str(field)) < 0:
            names = ", ".join(source.fields().names())
            yield tr("The layer of points has no field '{field}'. Its fields are: {fields}.").format(
                field=field, fields=names
            )
        if not any(is_set(parameters, name) for name in ("TABLE", "PLOT")):
            yield tr("There is nothing to write: choose the table, the plot, or both.")

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        field = self.parameterAsString(parameters, "CLASS_FIELD", context)
        layer = is_set(parameters, "POINTS")
        return {
            "image": self.raster_source(parameters, "INPUT", context),
            "point": self.point(parameters, "POINT", context, "INPUT"),
            "points": self.points_of_layer(parameters, "POINTS", context, "INPUT", {"class": field}) if layer else None,
            "interpolation": self.parameterAsEnumString(parameters, "INTERPOLATION", context),
        }

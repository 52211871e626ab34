"""Where to compare images and how they get there: the parameters that ``lakechange`` and ``lakeseries`` share."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
)

from ...plugin.translation import tr
from ..base import with_help

RESAMPLING = ["auto", "bilinear", "average", "nearest"]


def area_parameters(parent: str | None = None) -> list[QgsProcessingParameterDefinition]:
    """Return the parameters for the area, its cells, and how images are put onto them.

    Parameters
    ----------
    parent : str, optional
        The raster parameter in whose units the radius is.
    """
    real = QgsProcessingParameterNumber.Type.Double
    radius = QgsProcessingParameterDistance("RADIUS", tr("Radius"), None, parent or "", True, 0.0)
    return [
        with_help(
            radius,
            tr(
                "Only the square around the point, in whole pixels of the image: distance to each side, in the units of the "
                "CRS. Leave land around the lake."
            ),
        ),
        with_help(QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True), tr("Only this area.")),
        with_help(
            QgsProcessingParameterNumber("RESOLUTION", tr("Resolution"), real, optional=True, minValue=0.0),
            tr("Cell size in the units of the CRS. Leave empty for that of the first image."),
            advanced=True,
        ),
        with_help(
            QgsProcessingParameterCrs("CRS", tr("CRS"), optional=True),
            tr("CRS of the results. Leave empty for that of the first image."),
            advanced=True,
        ),
        with_help(
            QgsProcessingParameterEnum(
                "RESAMPLING", tr("Resampling"), RESAMPLING, defaultValue="auto", usesStaticStrings=True
            ),
            tr(
                "How images get onto one grid: 'auto' averages where cells get larger and interpolates elsewhere. 'bilinear' "
                "and 'nearest' pick single pixels then, and areas carry a sampling error."
            ),
            advanced=True,
        ),
    ]

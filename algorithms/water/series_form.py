"""The form of ``lakeseries``: its parameters, what belongs together, and how its layers are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRasterDestination,
)

from ...plugin.compat import crs_text
from ...plugin.translation import tr
from ..base import with_help
from ..common import cluster_parameters, extra_file, keep_water, narrow_water, table_output
from ..values import Parameters, is_set

#: One of these says which images there are.
SOURCES = ("IMAGES", "FOLDER", "SCENES")
#: What Search scenes writes of a scene, as far as it is needed here.
_FOOTPRINT = ("href", "id", "datetime", "platform")


def area_problems(given: set[str]) -> Iterator[str]:
    """Yield what does not go together among the parameters that are set."""
    if len(given & set(SOURCES)) != 1:
        yield tr("Specify exactly one of: images, a folder of images, footprints of scenes.")
    if {"POINT", "LAKES"} <= given:
        yield tr("Specify exactly one of: a point in the lake, outlines of lakes.")
    if {"RADIUS", "EXTENT"} <= given:
        yield tr("Give a radius around the point or an extent, not both.")
    if "RADIUS" in given and "POINT" not in given:
        yield tr("A radius needs a point: it is the distance from the point to each side of the area.")
    if "SCENES" in given and not given & {"LAKES", "RADIUS", "EXTENT"}:
        yield tr("Footprints need an area, or whole scenes would be loaded: give an extent, a radius, or lakes.")


def field_problems(
    algorithm: QgsProcessingAlgorithm, parameters: Parameters, context: QgsProcessingContext
) -> Iterator[str]:
    """Yield which fields the layers lack."""
    for name, fields in (("SCENES", {"href", "datetime"}), ("LAKES", {parameters.get("LAKE_ID") or ""})):
        source = algorithm.parameterAsSource(parameters, name, context) if is_set(parameters, name) else None
        names = fields if source is None else {"", *source.fields().names()}
        for field in sorted(fields - names):
            yield tr("{title}: there is no field '{field}'. The fields are: {fields}.").format(
                title=algorithm.parameterDefinition(name).description(),
                field=field,
                fields=", ".join(sorted(names - {""})),
            )


def footprints_of(
    algorithm: QgsProcessingAlgorithm, parameters: Parameters, context: QgsProcessingContext
) -> list[dict[str, str]]:
    """Return what the layer SCENES says of each scene."""
    source = algorithm.parameterAsSource(parameters, "SCENES", context) if is_set(parameters, "SCENES") else None
    features = () if source is None else source.getFeatures()
    return [{name: _text(feature, name) for name in _FOOTPRINT} for feature in features]


def lakes_of(
    algorithm: QgsProcessingAlgorithm, parameters: Parameters, context: QgsProcessingContext
) -> list[dict[str, str]]:
    """Return the outlines of the layer LAKES, by LAKE_ID."""
    source = algorithm.parameterAsSource(parameters, "LAKES", context) if is_set(parameters, "LAKES") else None
    if source is None:
        return []
    field = algorithm.parameterAsString(parameters, "LAKE_ID", context)
    crs = crs_text(source.sourceCrs())
    return [
        {
            "id": _text(feature, field) if field else str(feature.id()),
            "wkt": _outline(feature.geometry()),
            "crs": crs,
        }
        for feature in source.getFeatures()
    ]


def _outline(geometry: QgsGeometry) -> str:
    """Return an outline as text, its curves as straight pieces; nothing where a feature has no geometry."""
    return "" if geometry.isNull() else geometry.constGet().segmentize().asWkt()


def _text(feature: QgsFeature, field: str) -> str:
    names = feature.fields().names()
    value = feature[field] if field in names else None
    return "" if value is None or not str(value) or str(value) == "NULL" else str(value)


def inputs() -> list[Any]:
    """Return the parameters for images and lakes."""
    kinds = QgsProcessing.SourceType
    return [
        with_help(
            QgsProcessingParameterMultipleLayers("IMAGES", tr("Images"), kinds.TypeRaster, optional=True),
            tr("Images of several dates, as the tools under Scenes write them."),
        ),
        with_help(
            QgsProcessingParameterFile(
                "FOLDER", tr("Folder of images"), QgsProcessingParameterFile.Behavior.Folder, optional=True
            ),
            tr("Instead: all images that lie in this folder."),
        ),
        with_help(
            QgsProcessingParameterFeatureSource(
                "SCENES", tr("Footprints of scenes"), [kinds.TypeVectorPolygon], optional=True
            ),
            tr(
                "Instead: scenes that Search scenes found. Each is loaded for the area alone, clouds and shadows hidden."
            ),
        ),
        with_help(
            QgsProcessingParameterPoint("POINT", tr("Point in the lake"), optional=True),
            tr("A place that is water on most dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]"),
        ),
        with_help(
            QgsProcessingParameterFeatureSource("LAKES", tr("Lakes"), [kinds.TypeVectorPolygon], optional=True),
            tr("Instead of a point: outlines of the ground that each lake may cover."),
        ),
        with_help(
            QgsProcessingParameterField(
                "LAKE_ID", tr("Field that names the lakes"), parentLayerParameterName="LAKES", optional=True
            ),
            tr("What the table calls each lake. Leave empty for the features' ids."),
        ),
    ]


def choices() -> list[Any]:
    """Return the other parameters."""
    real = QgsProcessingParameterNumber.Type.Double
    return [
        *(with_help(one, one.help(), advanced=True) for one in cluster_parameters()),
        with_help(
            QgsProcessingParameterBoolean("JOINT", tr("Cluster all dates together"), False),
            tr(
                "One clustering for all images whose bands do not tell water, so that a number means the same on all dates."
            ),
            advanced=True,
        ),
        narrow_water(),
        keep_water(default=True),
        with_help(
            QgsProcessingParameterNumber(
                "MIN_VALID", tr("Least observed share"), real, 0.1, minValue=0.0, maxValue=1.0
            ),
            tr("Dates that show a smaller share of the lake's ground get no filled area."),
            advanced=True,
        ),
        with_help(
            QgsProcessingParameterFile(
                "WORK", tr("Folder for kept results"), QgsProcessingParameterFile.Behavior.Folder, optional=True
            ),
            tr("The water mask of each image is kept here, so that a second run only looks at new images."),
        ),
    ]


def outputs() -> list[Any]:
    """Return the outputs."""
    lines = QgsProcessing.SourceType.TypeVectorLine
    return [
        table_output(
            "TABLE",
            tr("Table of dates"),
            tr("One line for each date and lake, areas in km²."),
            optional=False,
            by_default=True,
        ),
        with_help(
            QgsProcessingParameterRasterDestination(
                "OCCURRENCE", tr("Water occurrence"), optional=True, createByDefault=True
            ),
            tr("Two bands: the share of the observations that show water, and the number of observations."),
        ),
        with_help(
            QgsProcessingParameterRasterDestination("SERIES", tr("Lake series"), optional=True, createByDefault=True),
            tr("One band a date, named by it: 0 = not water, 1 = water, 2 and 3 = the same, filled, 255 = not known."),
        ),
        with_help(
            QgsProcessingParameterFeatureSink(
                "SHORELINES", tr("Shorelines"), lines, optional=True, createByDefault=False
            ),
            tr("The shores of all dates, where they were seen."),
        ),
        with_help(
            QgsProcessingParameterFileDestination(
                "CUBE", tr("Cube"), tr("NetCDF files (*.nc)"), optional=True, createByDefault=False
            ),
            tr("The maps of all dates and the areas, for xarray and others that read CF NetCDF."),
        ),
        extra_file(
            "REPORT", tr("Report"), "html", tr("A page with curve, trend, seasons, maps and table."), by_default=True
        ),
        with_help(
            QgsProcessingParameterFileDestination(
                "CURVE", tr("Picture of the curve"), tr("PNG files (*.png)"), optional=True, createByDefault=False
            ),
            tr("The curve with its intervals, for papers."),
        ),
    ]

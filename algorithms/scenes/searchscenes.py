"""Tool ``searchscenes``: the scenes that a STAC API has of a place, as footprints."""

from __future__ import annotations

import json

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...plugin.compat import integer_field, real_field, text_field
from ...plugin.footprints import FootprintStyler
from ...plugin.settings import tr
from ..base import StrandlineAlgorithm, temporary_file, with_help

APIS = ["https://planetarycomputer.microsoft.com/api/stac/v1", "https://earth-search.aws.element84.com/v1"]
FIELDS = ("id", "collection", "platform", "datetime", "cloud_cover", "epsg", "href", "thumbnail")


class SearchScenes(StrandlineAlgorithm):
    """Searches a STAC API."""

    NAME = "searchscenes"
    TITLE = "Search scenes"
    GROUP = ("scenes", "Scenes")
    SUMMARY = "Finds satellite scenes of a place and a time in a STAC API, as footprints with their cloud cover."
    HELP = """Gives a layer with the outline of each scene, sorted by date and coloured by cloud cover; hover over one with
map tips on to see its preview. The field 'href' is what Load STAC item takes.

Ready choices are Planetary Computer ('planetary-computer') and Earth Search ('earth-search'), both free and without an account;
any other STAC API works by its address. Collections of Landsat and Sentinel-2 surface reflectance are landsat-c2-l2 and
sentinel-2-l2a in Planetary Computer, sentinel-2-l2a and sentinel-2-c1-l2a in Earth Search."""
    TAGS = ("stac", "catalog", "download", "planetary computer", "earth search", "landsat", "sentinel-2", "footprints")

    def initAlgorithm(self, config=None):  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        date = QgsProcessingParameterDateTime.Type.Date
        whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        url = QgsProcessingParameterString("URL", tr("STAC API"), APIS[0])
        url.setMetadata({"widget_wrapper": {"value_hints": APIS}})
        for parameter in (
            with_help(url, "Address of the API, or 'planetary-computer' or 'earth-search'."),
            with_help(
                QgsProcessingParameterString("COLLECTIONS", tr("Collections"), "landsat-c2-l2"),
                "Ids of collections, separated by commas.",
            ),
            with_help(
                QgsProcessingParameterExtent("EXTENT", tr("Extent")),
                "Scenes that touch it are found. Without a CRS its numbers are longitudes and latitudes.",
            ),
            with_help(
                QgsProcessingParameterDateTime("START", tr("First day"), date, optional=True),
                "No scene is older than this.",
            ),
            with_help(
                QgsProcessingParameterDateTime("END", tr("Last day"), date, optional=True),
                "No scene is younger than this.",
            ),
            with_help(
                QgsProcessingParameterNumber(
                    "MAX_CLOUD", tr("Most cloud (%)"), real, optional=True, minValue=0.0, maxValue=100.0
                ),
                "How much of the whole scene clouds may cover, in percent. Leave empty for any.",
            ),
            with_help(
                QgsProcessingParameterString("PLATFORM", tr("Platform"), optional=True),
                "Only scenes of this satellite, such as landsat-5 or sentinel-2a; several separated by commas.",
            ),
            with_help(
                QgsProcessingParameterNumber("LIMIT", tr("Most scenes"), whole, 100, minValue=1, maxValue=10000),
                "How many scenes to list at most.",
            ),
            with_help(
                QgsProcessingParameterFeatureSink(
                    "OUTPUT", tr("Footprints"), QgsProcessing.SourceType.TypeVectorPolygon
                ),
                "One polygon for each scene: id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail.",
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of scenes")))

    def problems(self, parameters, context):
        """Check the dates."""
        start, end = (self.parameterAsString(parameters, name, context)[:10] for name in ("START", "END"))
        if start and end and start > end:
            yield tr("The first day ({}) lies after the last day ({}).").format(start, end)

    def step_inputs(self, parameters, context):
        """Read the form."""
        collections = self.parameterAsString(parameters, "COLLECTIONS", context).split(",")
        return {
            "url": self.parameterAsString(parameters, "URL", context),
            "collections": [name.strip() for name in collections if name.strip()],
            "extent": self.extent(parameters, "EXTENT", context),
            "start": self.parameterAsString(parameters, "START", context)[:10],
            "end": self.parameterAsString(parameters, "END", context)[:10],
            "max_cloud": self.number(parameters, "MAX_CLOUD", context),
            "platform": self.parameterAsString(parameters, "PLATFORM", context),
            "limit": self.parameterAsInt(parameters, "LIMIT", context),
            "output": temporary_file("footprints.jsonl"),
        }

    def finish(self, answer, parameters, context, feedback):
        """Hand the footprints over to whatever the user wants them stored in."""
        fields = QgsFields()
        for name in FIELDS:
            make = {"cloud_cover": real_field, "epsg": integer_field}.get(name, text_field)
            fields.append(make(name))
        crs = QgsCoordinateReferenceSystem("EPSG:4326")
        sink, place = self.parameterAsSink(parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.MultiPolygon, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        with open(self._inputs["output"], encoding="utf-8") as lines:
            for line in lines:
                footprint = json.loads(line)
                feature = QgsFeature(fields)
                feature.setAttributes([footprint[name] for name in FIELDS])
                feature.setGeometry(QgsGeometry.fromWkt(footprint["wkt"]))
                if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                    raise QgsProcessingException(self.writeFeatureError(sink, parameters, "OUTPUT"))
        FootprintStyler.attach(place, context)
        return {"OUTPUT": place, "COUNT": answer["count"]}

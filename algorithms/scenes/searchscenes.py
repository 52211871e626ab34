"""Tool ``searchscenes``: the scenes that a STAC API has of a place, as footprints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
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
from ...plugin.translation import to_translate, tr
from ...plugin.units import day_text
from ..base import Answer, StrandlineAlgorithm, with_help
from ..features import FeatureFile
from ..values import Parameters, temporary_file

API = "https://planetarycomputer.microsoft.com/api/stac/v1"
FIELDS = ("id", "collection", "platform", "datetime", "cloud_cover", "epsg", "href", "thumbnail")
_OTHER_FIELDS = {"cloud_cover": real_field, "epsg": integer_field}


class SearchScenes(StrandlineAlgorithm):
    """Searches a STAC API."""

    NAME = "searchscenes"
    TITLE = to_translate("Search scenes")
    GROUP = ("scenes", to_translate("Scenes"))
    SUMMARY = to_translate(
        "Finds satellite scenes of a place and a time in a STAC API, as footprints with their cloud cover."
    )
    HELP = to_translate("""
Gives a layer with the outline of each scene, the newest first, coloured by cloud cover; hover over one with
map tips on to see its preview. The field 'href' is what Load STAC item takes.

Ready choices are Planetary Computer ('planetary-computer') and Earth Search ('earth-search'), both free and without an account;
any other STAC API works by its address, and so does one of its collections (.../collections/NAME).
Collections of Landsat and Sentinel-2 surface reflectance are landsat-c2-l2 and sentinel-2-l2a in Planetary Computer,
sentinel-2-l2a and sentinel-2-c1-l2a in Earth Search.""")
    COLUMNS = {"OUTPUT": FIELDS}
    TAGS = ("stac", "catalog", "download", "planetary computer", "earth search", "landsat", "sentinel-2", "footprints")

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        date = QgsProcessingParameterDateTime.Type.Date
        whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        for parameter in (
            # No "value_hints": QGIS makes of them a list into which no other address can be typed.
            with_help(
                QgsProcessingParameterString("URL", tr("STAC API"), API),
                tr("Address of the API, or 'planetary-computer' or 'earth-search'."),
            ),
            with_help(
                QgsProcessingParameterString("COLLECTIONS", tr("Collections"), "landsat-c2-l2"),
                tr("Ids of collections, separated by commas."),
            ),
            with_help(
                QgsProcessingParameterExtent("EXTENT", tr("Extent")),
                tr("Scenes that touch it are found. Without a CRS its numbers are longitudes and latitudes."),
            ),
            with_help(
                QgsProcessingParameterDateTime("START", tr("First day"), date, optional=True),
                tr("No scene is older than this."),
            ),
            with_help(
                QgsProcessingParameterDateTime("END", tr("Last day"), date, optional=True),
                tr("No scene is younger than this."),
            ),
            with_help(
                QgsProcessingParameterNumber(
                    "MAX_CLOUD", tr("Maximum cloud cover (%)"), real, optional=True, minValue=0.0, maxValue=100.0
                ),
                tr(
                    "Clouds cover less than this part of the whole scene, in percent; 0 finds scenes without any. Scenes of "
                    "unknown cloud cover are kept. Leave empty for any."
                ),
            ),
            with_help(
                QgsProcessingParameterString("PLATFORM", tr("Platform"), optional=True),
                tr(
                    "Only scenes of this satellite, such as landsat-5 or sentinel-2a, in any spelling; several with commas."
                ),
            ),
            with_help(
                QgsProcessingParameterNumber(
                    "LIMIT", tr("Maximum number of scenes"), whole, 100, minValue=1, maxValue=10000
                ),
                tr("How many scenes to list at most."),
            ),
            with_help(
                QgsProcessingParameterFeatureSink(
                    "OUTPUT", tr("Footprints"), QgsProcessing.SourceType.TypeVectorPolygon
                ),
                tr(
                    "One polygon for each scene: id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail."
                ),
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of scenes")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check the dates."""
        start, end = (self.day(parameters, name, context) for name in ("START", "END"))
        if start and end and start > end:
            yield tr("The first day ({first}) lies after the last day ({last}).").format(
                first=day_text(start), last=day_text(end)
            )

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        return {
            "url": self.parameterAsString(parameters, "URL", context),
            "collections": self.names(parameters, "COLLECTIONS", context),
            "extent": self.extent(parameters, "EXTENT", context),
            "start": self.day(parameters, "START", context),
            "end": self.day(parameters, "END", context),
            "max_cloud": self.number(parameters, "MAX_CLOUD", context),
            "platform": self.parameterAsString(parameters, "PLATFORM", context),
            "limit": self.parameterAsInt(parameters, "LIMIT", context),
            "output": temporary_file("footprints.jsonl"),
        }

    def finish(
        self, answer: Answer, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Write the footprints to where the user wants them."""
        footprints = FeatureFile(
            self._inputs["output"],
            tuple(_OTHER_FIELDS.get(name, text_field)(name) for name in FIELDS),
            QgsWkbTypes.Type.MultiPolygon,
            QgsCoordinateReferenceSystem("EPSG:4326"),
        )
        layer_id = self.write_features(footprints, parameters, "OUTPUT", context, feedback, FootprintStyler())
        return {"OUTPUT": layer_id, "COUNT": answer["count"]}

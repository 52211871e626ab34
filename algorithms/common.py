"""Parameters and manners that several tools share."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBand,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ..plugin.settings import tr
from ..plugin.styles import LayerLook
from .base import StrandlineAlgorithm, with_help
from .scenes.stackbands import band_numbers

SCALINGS = ["shape", "band", "image", "none"]

AREAS = {
    "AREA_BEFORE": "Water before (km²)",
    "AREA_AFTER": "Water after (km²)",
    "AREA_STABLE": "Water on both dates (km²)",
    "AREA_LOST": "Water lost (km²)",
    "AREA_GAINED": "Water gained (km²)",
    "AREA_UNOBSERVED": "Not observed on at least one date (km²)",
}


class ClusterAlgorithm(StrandlineAlgorithm):
    """A tool that makes a cluster raster of the image INPUT, or of some of its BANDS."""

    GROUP = ("clusters", "Clusters")
    FILES = {"OUTPUT": "output", "MODEL": "model", "TABLE": "table"}

    def problems(self, parameters, context):
        """Check that there are spectra to compare."""
        layer = self.parameterAsRasterLayer(parameters, "INPUT", context)
        chosen = band_numbers(parameters.get("BANDS"))
        if layer.bandCount() < 2 or len(chosen) == 1:
            yield tr(
                "Image: clustering compares spectra and needs two bands or more. Choose more bands, or use Stack bands."
            )

    def step_inputs(self, parameters, context):
        """Read the image and its bands."""
        return {
            "image": self.raster_path(parameters, "INPUT", context),
            "bands": band_numbers(parameters.get("BANDS")),
        }

    def looks(self, answer):
        """Name the layer by its date."""
        title = tr("Clusters {}").format(answer["date"][:10]) if answer["date"] else ""
        return {"OUTPUT": LayerLook(title, answer["date"], answer["date"])}


def image_parameters(help_of_bands: str):
    """Return the parameters of a cluster raster's image."""
    return [
        with_help(QgsProcessingParameterRasterLayer("INPUT", tr("Image")), "An image of two bands or more."),
        with_help(
            QgsProcessingParameterBand("BANDS", tr("Bands"), None, "INPUT", optional=True, allowMultiple=True),
            help_of_bands,
        ),
    ]


def clusters_output():
    """Return the cluster raster as an output."""
    return with_help(QgsProcessingParameterRasterDestination("OUTPUT", tr("Clusters")), "Cluster numbers, 0 = no data.")


def clustering_outputs():
    """Return the outputs of a clustering: raster, model, table."""
    return [
        clusters_output(),
        with_help(
            QgsProcessingParameterFileDestination(
                "MODEL", tr("Cluster model"), tr("JSON files (*.json)"), optional=True, createByDefault=False
            ),
            "The fitted model, to label other images with.",
        ),
        with_help(
            QgsProcessingParameterFileDestination(
                "TABLE", tr("Cluster table"), tr("CSV files (*.csv)"), optional=True, createByDefault=False
            ),
            "For each cluster: pixels, share, km² and mean spectrum.",
        ),
    ]


def cluster_parameters(clusters: int = 4):
    """Return the parameters of a clustering: how many clusters, which scaling, which seed."""
    whole = QgsProcessingParameterNumber.Type.Integer
    return [
        with_help(
            QgsProcessingParameterNumber("CLUSTERS", tr("Clusters"), whole, clusters, minValue=2, maxValue=50),
            "How many clusters to make. More clusters tell finer differences apart.",
        ),
        with_help(
            QgsProcessingParameterEnum(
                "SCALING", tr("Scaling"), SCALINGS, defaultValue="shape", usesStaticStrings=True
            ),
            "What counts as alike: 'shape' of the spectrum without brightness, each 'band' alike, the 'image' as a whole, or "
            "none.",
        ),
        with_help(
            QgsProcessingParameterNumber("SEED", tr("Seed"), whole, 0, minValue=0, maxValue=2**31 - 1),
            "The same seed gives the same result.",
            advanced=True,
        ),
    ]


def cluster_settings(algorithm: StrandlineAlgorithm, parameters, context) -> dict:
    """Return what :func:`cluster_parameters` asked for, for the engine."""
    return {
        "clusters": algorithm.parameterAsInt(parameters, "CLUSTERS", context),
        "scaling": algorithm.parameterAsEnumString(parameters, "SCALING", context),
        "seed": algorithm.parameterAsInt(parameters, "SEED", context),
    }


def add_area_outputs(algorithm: StrandlineAlgorithm) -> None:
    """Declare the areas of a change as numbers."""
    for name, title in AREAS.items():
        algorithm.addOutput(QgsProcessingOutputNumber(name, tr(title)))

"""Tool ``spectralclustering``: clusters of an image by the spectra of its pixels."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterBand,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.settings import tr
from ...plugin.styles import LayerLook
from ..base import StrandlineAlgorithm, with_help
from ..common import cluster_parameters, cluster_settings
from ..scenes.stackbands import band_numbers


class SpectralClustering(StrandlineAlgorithm):
    """Clusters the pixels of an image of any size."""

    NAME = "spectralclustering"
    TITLE = "Spectral clustering"
    GROUP = ("clusters", "Clusters")
    SUMMARY = "Sorts the pixels of an image into clusters of like spectra, for scenes of any size."
    HELP = """Some pixels, the landmarks, stand for the image; the similarity of every pixel to them decides its cluster
(spectral clustering by the Nyström method). Clusters are numbered by brightness, the darkest first, so water usually has a
low number. The same image and seed give the same map.

Scaling decides what counts as alike. 'shape' compares the form of the spectra without their brightness, which suits water
best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are.

Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them."""
    TAGS = ("classification", "unsupervised", "k-means", "segmentation", "nystrom", "water", "land cover", "dask")
    FILES = {"OUTPUT": "output", "MODEL": "model", "TABLE": "table"}

    def initAlgorithm(self, config=None):  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        for parameter in (
            with_help(QgsProcessingParameterRasterLayer("INPUT", tr("Image")), "An image of two bands or more."),
            with_help(
                QgsProcessingParameterBand("BANDS", tr("Bands"), None, "INPUT", optional=True, allowMultiple=True),
                "The bands to compare. Leave empty for all but thermal ones.",
            ),
            *cluster_parameters(),
            with_help(
                QgsProcessingParameterNumber("COMPONENTS", tr("Landmarks"), whole, 100, minValue=2, maxValue=2000),
                "How many pixels stand for the image.",
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterNumber("GAMMA", tr("Gamma"), real, optional=True, minValue=0.0),
                "How fast the similarity of two pixels falls with their distance: exp(-gamma d²). Empty: 1 / number of bands.",
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterEnum(
                    "IMPLEMENTATION",
                    tr("Implementation"),
                    ["streaming", "dask_ml"],
                    defaultValue="streaming",
                    usesStaticStrings=True,
                ),
                "'streaming' works through scenes of any size; 'dask_ml' runs that library's own class, for comparison on "
                "small images.",
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterRasterDestination("OUTPUT", tr("Clusters")), "Cluster numbers, 0 = no data."
            ),
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
        ):
            self.addParameter(parameter)

    def problems(self, parameters, context):
        """Check the bands and what belongs together."""
        layer = self.parameterAsRasterLayer(parameters, "INPUT", context)
        chosen = band_numbers(parameters.get("BANDS"))
        if layer.bandCount() < 2 or len(chosen) == 1:
            yield tr(
                "Image: clustering compares spectra and needs two bands or more. Choose more bands, or use Stack bands."
            )
        if self.number(parameters, "GAMMA", context) == 0:
            yield tr("Gamma: the value must be above 0. Leave it empty for 1 / number of bands.")
        reference = self.parameterAsEnumString(parameters, "IMPLEMENTATION", context) == "dask_ml"
        if reference and parameters.get("MODEL") not in (None, ""):
            yield tr("Cluster model: only the streaming implementation can write a model. Leave the model out.")

    def step_inputs(self, parameters, context):
        """Read the form."""
        return {
            "image": self.raster_path(parameters, "INPUT", context),
            "bands": band_numbers(parameters.get("BANDS")),
            "settings": {
                **cluster_settings(self, parameters, context),
                "components": self.parameterAsInt(parameters, "COMPONENTS", context),
                "gamma": self.number(parameters, "GAMMA", context),
            },
            "implementation": self.parameterAsEnumString(parameters, "IMPLEMENTATION", context),
        }

    def looks(self, answer):
        """Name the layer by its date."""
        title = tr("Clusters {}").format(answer["date"][:10]) if answer["date"] else ""
        return {"OUTPUT": LayerLook(title, answer["date"], answer["date"])}

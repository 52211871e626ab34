"""Tool ``spectralclustering``: clusters of an image by the spectra of its pixels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterEnum, QgsProcessingParameterNumber

from ...plugin.translation import to_translate, tr
from ..base import with_help
from ..common import ClusterAlgorithm, cluster_parameters, clustering_outputs, clustering_settings, image_parameters
from ..values import Parameters, is_set


class SpectralClustering(ClusterAlgorithm):
    """Clusters the pixels of an image of any size."""

    NAME = "spectralclustering"
    TITLE = to_translate("Spectral clustering")
    SUMMARY = to_translate("Groups the pixels of an image into spectrally similar clusters, for scenes of any size.")
    HELP = to_translate("""
Some pixels, the landmarks, stand for the image; the similarity of every pixel to them decides its cluster
(spectral clustering by the Nyström method). Clusters are numbered by brightness, the darkest first, so water usually has a
low number. The same image and seed give the same map.

Scaling decides what counts as alike. 'shape' compares the form of the spectra without their brightness, which suits water
best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are.

The number of clusters, their scaling and the seed change this map: what is told apart, and which numbers you can name. They do
not change what Water mask takes for water by the image's spectra, with or without a point.

Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.""")
    TAGS = ("classification", "unsupervised", "k-means", "segmentation", "nystrom", "water", "land cover", "dask")
    ABOVE_ZERO = {"GAMMA": to_translate("Leave it empty for 1 / number of bands.")}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        for parameter in (
            *image_parameters(tr("The bands to compare. Leave empty for all but thermal ones.")),
            *cluster_parameters(),
            with_help(
                QgsProcessingParameterNumber("COMPONENTS", tr("Landmarks"), whole, 100, minValue=2, maxValue=2000),
                tr("How many pixels stand for the image."),
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterNumber("GAMMA", tr("Gamma"), real, optional=True, minValue=0.0),
                tr(
                    "How fast the similarity of two pixels falls with their distance: exp(-gamma d²). Empty: 1 / number of "
                    "bands."
                ),
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
                tr(
                    "'streaming' works through scenes of any size; 'dask_ml' runs that library's own class, for comparison on "
                    "small images."
                ),
                advanced=True,
            ),
            *clustering_outputs(),
        ):
            self.addParameter(parameter)

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check the bands and what belongs together."""
        yield from super().problems(parameters, context)
        reference = self.parameterAsEnumString(parameters, "IMPLEMENTATION", context) == "dask_ml"
        if reference and is_set(parameters, "MODEL"):
            yield tr("Cluster model: only the streaming implementation can write a model. Leave the model out.")

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        return {
            **super().step_inputs(parameters, context),
            "settings": {
                **clustering_settings(self, parameters, context),
                "components": self.parameterAsInt(parameters, "COMPONENTS", context),
                "gamma": self.number(parameters, "GAMMA", context),
            },
            "implementation": self.parameterAsEnumString(parameters, "IMPLEMENTATION", context),
        }

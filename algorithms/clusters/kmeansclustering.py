"""Tool ``kmeansclustering``: clusters of an image by k-means."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterEnum, QgsProcessingParameterNumber

from ...plugin.translation import to_translate, tr
from ..base import with_help
from ..common import ClusterAlgorithm, cluster_parameters, clustering_outputs, clustering_settings, image_parameters
from ..values import Parameters


class KMeansClustering(ClusterAlgorithm):
    """Clusters the pixels of an image of any size by k-means."""

    NAME = "kmeansclustering"
    TITLE = to_translate("K-means clustering")
    SUMMARY = to_translate(
        "Groups the pixels of an image into clusters around mean spectra, for scenes and spectrometer images of any size."
    )
    HELP = to_translate("""
Each cluster has a centre, the mean of its pixels, and each pixel belongs to the nearest centre. Both methods
begin with the best of several initialisations on a sample. 'minibatch' then moves the centres by batches of pixels in
random order, until they stay. 'full' goes through all pixels again and again until they stay, as k-means does by the book.

A stride above 1 learns from every n-th pixel in x and y only, which saves time on large images and hardly changes the
clusters. Every pixel of the image gets a cluster all the same.

Clusters are numbered by brightness, the darkest first. Scaling decides what counts as alike: 'shape' compares the form of
the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all
bands together; 'none' takes the values as they are. All of this changes the cluster map only, not what Water mask takes for
water by the image's spectra. Pixels that are missing in any of the bands get no cluster. Thermal
bands are left out unless you choose them.""")
    TAGS = ("classification", "unsupervised", "k-means", "kmeans", "minibatch", "segmentation", "land cover", "dask")

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        whole = QgsProcessingParameterNumber.Type.Integer
        for parameter in (
            *image_parameters(tr("The bands to compare. Leave empty for all but thermal ones.")),
            *cluster_parameters(clusters=8),
            with_help(
                QgsProcessingParameterEnum(
                    "METHOD", tr("Method"), ["minibatch", "full"], defaultValue="minibatch", usesStaticStrings=True
                ),
                tr("'minibatch' learns from batches in random order, 'full' from all pixels until nothing moves."),
            ),
            with_help(
                QgsProcessingParameterNumber("STEP", tr("Stride"), whole, 1, minValue=1),
                tr("Learn from every n-th pixel in x and y. 1 is all of them."),
            ),
            *clustering_outputs(),
        ):
            self.addParameter(parameter)

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        return {
            **super().step_inputs(parameters, context),
            "settings": {
                **clustering_settings(self, parameters, context),
                "method": self.parameterAsEnumString(parameters, "METHOD", context),
                "stride": self.parameterAsInt(parameters, "STEP", context),
            },
        }

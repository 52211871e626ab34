"""Tool ``applyclusters``: the clusters of one image, found again in another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterFile

from ...plugin.translation import to_translate, tr
from ..base import with_help
from ..common import ClusterAlgorithm, clusters_output, image_parameters
from ..values import Parameters


class ApplyClusters(ClusterAlgorithm):
    """Labels an image with a model that a clustering has written."""

    NAME = "applyclusters"
    TITLE = to_translate("Apply clusters")
    SUMMARY = to_translate(
        "Labels another image with the clusters of a model, so that the same number means the same on every date."
    )
    HELP = to_translate("""
A clustering can write its model. Applied to another image, the model gives each pixel the cluster whose spectra
it is most like, so that maps of several dates or places can be compared number by number. Applied to its own image, it gives
the same map again.

The image needs the bands that the model was made with, known by name, by wavelength or by common name; their order, the grid
and further bands do not matter. A model of bands without names needs equally many bands, in the same order. The values
must mean the same as in the first image, reflectance in the same unit, say.""")
    TAGS = ("predict", "model", "classification", "time series", "reuse", "k-means", "spectral clustering")
    FILES = {"OUTPUT": "output"}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        for parameter in (
            *image_parameters(tr("Where to look for the model's bands. Leave empty for all bands.")),
            with_help(
                QgsProcessingParameterFile(
                    "MODEL", tr("Cluster model"), fileFilter=tr("JSON files (*.json);;All files (*)")
                ),
                tr("The file that Spectral clustering or K-means clustering has written."),
            ),
            clusters_output(),
        ):
            self.addParameter(parameter)

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check that the model is there."""
        yield from super().problems(parameters, context)
        path = self.parameterAsFile(parameters, "MODEL", context)
        if not os.path.isfile(path):
            yield tr("Cluster model: '{}' does not exist. Choose the model that a clustering has written.").format(path)

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        return {
            **super().step_inputs(parameters, context),
            "model": self.parameterAsFile(parameters, "MODEL", context),
        }

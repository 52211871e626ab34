"""Parameters that several tools share."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterEnum, QgsProcessingParameterNumber

from ..plugin.settings import tr
from .base import StrandlineAlgorithm, with_help

SCALINGS = ["shape", "band", "image", "none"]

AREAS = {
    "AREA_BEFORE": "Water before (km²)",
    "AREA_AFTER": "Water after (km²)",
    "AREA_STABLE": "Water on both dates (km²)",
    "AREA_LOST": "Water lost (km²)",
    "AREA_GAINED": "Water gained (km²)",
    "AREA_UNOBSERVED": "Not observed on at least one date (km²)",
}


def cluster_parameters():
    """Return the parameters of a clustering: how many clusters, which scaling, which seed."""
    whole = QgsProcessingParameterNumber.Type.Integer
    return [
        with_help(
            QgsProcessingParameterNumber("CLUSTERS", tr("Clusters"), whole, 4, minValue=2, maxValue=50),
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

"""Parameters and behaviour that several tools share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBand,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsRasterLayer,
)

from ..plugin.layer_source import layer_path
from ..plugin.styles import LayerLook
from ..plugin.translation import to_translate, tr, translated
from ..plugin.two_dates import day_of, offer_two_dates
from ..plugin.units import area_text
from .base import Answer, StrandlineAlgorithm, with_help
from .values import Parameters, band_numbers

SCALINGS = ["shape", "band", "image", "none"]

AREAS = {
    "AREA_BEFORE": to_translate("Water before (km²)"),
    "AREA_AFTER": to_translate("Water after (km²)"),
    "AREA_STABLE": to_translate("Water on both dates (km²)"),
    "AREA_LOST": to_translate("Water lost (km²)"),
    "AREA_GAINED": to_translate("Water gained (km²)"),
    "AREA_UNOBSERVED": to_translate("Not observed on at least one date (km²)"),
}
#: What the log says of them.
_AREA_SENTENCES = {
    "AREA_BEFORE": to_translate("Water before: {}"),
    "AREA_AFTER": to_translate("Water after: {}"),
    "AREA_STABLE": to_translate("Water on both dates: {}"),
    "AREA_LOST": to_translate("Water lost: {}"),
    "AREA_GAINED": to_translate("Water gained: {}"),
    "AREA_UNOBSERVED": to_translate("Not observed on at least one date: {}"),
}
#: The same areas by parts of pixels, where the images are known, each with its error.
SUBPIXEL_AREAS = {
    "SUBPIXEL_BEFORE": to_translate("Sub-pixel area of the water before (km²)"),
    "ERROR_BEFORE": to_translate("Its error, one standard deviation (km²)"),
    "SUBPIXEL_AFTER": to_translate("Sub-pixel area of the water after (km²)"),
    "ERROR_AFTER": to_translate("Its error, one standard deviation (km²)"),
    "SUBPIXEL_LOST": to_translate("Sub-pixel area of the water lost (km²)"),
    "ERROR_LOST": to_translate("Its error, one standard deviation (km²)"),
    "SUBPIXEL_GAINED": to_translate("Sub-pixel area of the water gained (km²)"),
    "ERROR_GAINED": to_translate("Its error, one standard deviation (km²)"),
    "SUBPIXEL_CHANGE": to_translate("Sub-pixel change where both dates were observed (km²)"),
    "ERROR_CHANGE": to_translate("Its error, one standard deviation (km²)"),
}
#: What makes them doubtful.
FLAGS = "FLAGS"
#: The answers of a comparison.
CHANGE_ANSWERS = {name: name for name in (*AREAS, *SUBPIXEL_AREAS, FLAGS)}


class ClusterAlgorithm(StrandlineAlgorithm):
    """A tool that makes a cluster raster of the image INPUT, or of some of its BANDS."""

    GROUP = ("clusters", to_translate("Clusters"))
    FILES = {"OUTPUT": "output", "MODEL": "model"}
    TABLES = {"TABLE": ("table", {"cluster": "whole", "pixels": "whole"})}
    COLUMNS = {"TABLE": ("cluster", "pixels", "share", "area_km2")}

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[str]:
        """Check that there are spectra to compare."""
        layer = self.parameterAsRasterLayer(parameters, "INPUT", context)
        chosen = band_numbers(parameters.get("BANDS"))
        if layer.bandCount() < 2 or len(chosen) == 1:
            yield tr(
                "Image: clustering compares spectra and needs two bands or more. Choose more bands, or use Stack bands."
            )

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the image and its bands."""
        return {
            "image": self.raster_source(parameters, "INPUT", context),
            "bands": band_numbers(parameters.get("BANDS")),
        }

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Name the layer by its date."""
        return {"OUTPUT": LayerLook.dated(tr("Clusters"), answer["date"])}


def image_parameters(help_of_bands: str) -> list[QgsProcessingParameterDefinition]:
    """Return the parameters of a cluster raster's image."""
    return [
        with_help(QgsProcessingParameterRasterLayer("INPUT", tr("Image")), tr("An image of two bands or more.")),
        with_help(
            QgsProcessingParameterBand("BANDS", tr("Bands"), None, "INPUT", optional=True, allowMultiple=True),
            help_of_bands,
        ),
    ]


def clusters_output() -> QgsProcessingParameterDefinition:
    """Return the cluster raster as an output."""
    return with_help(
        QgsProcessingParameterRasterDestination("OUTPUT", tr("Clusters")), tr("Cluster numbers, 0 = no data.")
    )


def clustering_outputs() -> list[QgsProcessingParameterDefinition]:
    """Return the outputs of a clustering: raster, model, table."""
    return [
        clusters_output(),
        extra_file("MODEL", tr("Cluster model"), "json", tr("The fitted model, to label other images with.")),
        table_output("TABLE", tr("Cluster table"), tr("For each cluster: pixels, share, km² and mean spectrum.")),
    ]


def image_look(colours: dict[str, Any], title: str, date: str, **more: Any) -> LayerLook:
    """Return how an image is to look: in the ``colours`` that the engine found in it, named by its date."""
    more |= {"colours": tuple(colours["bands"]), "limits": tuple(colours["limits"])} if colours else {}
    look = LayerLook.dated(title, date, **more)
    return look if look.title else replace(look, title=title)


def two_dates(
    before: tuple[str, str], after: tuple[str, str], fits: Callable[[QgsRasterLayer], bool]
) -> list[QgsProcessingParameterDefinition]:
    """Return the parameters BEFORE and AFTER, which a dialog fills with two different layers.

    Parameters
    ----------
    before, after : (str, str)
        Their titles and help.
    fits : callable
        Tells whether a layer can be compared.
    """
    first, second = (
        QgsProcessingParameterRasterLayer("BEFORE", before[0]),
        QgsProcessingParameterRasterLayer("AFTER", after[0]),
    )
    offer_two_dates(first, second, fits)
    return [with_help(first, before[1]), with_help(second, after[1])]


def same_layer_problems(
    algorithm: StrandlineAlgorithm, parameters: Parameters, context: QgsProcessingContext
) -> Iterator[str]:
    """Yield what to do where BEFORE and AFTER are one file of a known date; of others the area may be wanted alone."""
    layers = [algorithm.parameterAsRasterLayer(parameters, name, context) for name in ("BEFORE", "AFTER")]
    if layer_path(layers[0]) == layer_path(layers[1]) and day_of(layers[0]):
        titles = [algorithm.parameterDefinition(name).description() for name in ("BEFORE", "AFTER")]
        yield tr("{before} and {after} are the same file, '{layer}'. Choose two dates.").format(
            before=titles[0], after=titles[1], layer=layers[0].name()
        )


def difference_outputs() -> list[QgsProcessingParameterDefinition]:
    """Return the signed difference as an output, and which way round it is."""
    return [
        with_help(
            QgsProcessingParameterBoolean("BEFORE_MINUS_AFTER", tr("Difference as before - after"), False),
            tr(
                "Count lost water as 1 and gained water as -1 in the signed difference, instead of the other way round."
            ),
            advanced=True,
        ),
        with_help(
            QgsProcessingParameterRasterDestination(
                "DIFFERENCE", tr("Signed difference"), optional=True, createByDefault=False
            ),
            tr("After - before: -1 lost, 0 same, 1 gained, -128 not observed. The other way round if that is chosen."),
        ),
    ]


def difference_look(answer: Answer) -> LayerLook:
    """Return how the signed difference is to look."""
    legend = [(value, name, tuple(colour)) for value, name, colour in answer["difference_legend"]]
    return LayerLook.dated(
        tr("Water difference"), answer["date_before"], answer["date_after"], mask=True, classes=legend
    )


def narrow_water() -> QgsProcessingParameterDefinition:
    """Return the parameter for narrow water."""
    return with_help(
        QgsProcessingParameterBoolean("NARROW", tr("Narrow water too"), True),
        tr("Look for rivers and channels of one to three mixed pixels, as lines. It takes a little longer."),
        advanced=True,
    )


def keep_water(*, default: bool) -> QgsProcessingParameterDefinition:
    """Return the parameter for water that quality bands call cloud or shadow."""
    return with_help(
        QgsProcessingParameterBoolean("KEEP_WATER", tr("Keep plain water"), default),
        tr(
            "Quality bands often take turbid and shallow water for cloud or shadow. Keep such pixels where green and infrared "
            "reflectance are plainly those of water; the log says how many."
        ),
        advanced=True,
    )


def subpixel_areas() -> QgsProcessingParameterDefinition:
    """Return the parameter for sub-pixel areas."""
    return with_help(
        QgsProcessingParameterBoolean("SUBPIXEL", tr("Sub-pixel areas"), True),
        tr(
            "Add up the parts of pixels along the shore, too, and their error. Without them a small image takes half the time."
        ),
        advanced=True,
    )


def extra_file(
    name: str, title: str, kind: str, text: str, *, by_default: bool = False
) -> QgsProcessingParameterDefinition:
    """Return an optional output that is a file.

    Parameters
    ----------
    name, title : str
    kind : str
        The file's ending: html or json.
    text : str
        The help.
    by_default : bool
        Whether it is made by default.
    """
    files = {"html": tr("HTML files (*.html)"), "json": tr("JSON files (*.json)")}
    return with_help(
        QgsProcessingParameterFileDestination(name, title, files[kind], optional=True, createByDefault=by_default), text
    )


def table_output(
    name: str, title: str, text: str, *, optional: bool = True, by_default: bool = False
) -> QgsProcessingParameterDefinition:
    """Return an output that is a table: CSV, a layer without geometry in a GeoPackage, or whatever else QGIS writes.

    Parameters
    ----------
    name, title : str
    text : str
        The help.
    optional : bool
    by_default : bool
        Whether it is made unless the user says otherwise.
    """
    return with_help(
        QgsProcessingParameterFeatureSink(
            name, title, QgsProcessing.SourceType.TypeVector, optional=optional, createByDefault=by_default
        ),
        text,
    )


def cluster_parameters(clusters: int = 4) -> list[QgsProcessingParameterDefinition]:
    """Return the parameters of a clustering: how many clusters, which scaling, which seed."""
    whole = QgsProcessingParameterNumber.Type.Integer
    return [
        with_help(
            QgsProcessingParameterNumber(
                "CLUSTERS", tr("Number of clusters"), whole, clusters, minValue=2, maxValue=50
            ),
            tr(
                "How many clusters to make. More clusters distinguish finer differences on the cluster map; what is water is "
                "decided by the image's spectra and stays the same, except where you name clusters by number."
            ),
        ),
        with_help(
            QgsProcessingParameterEnum(
                "SCALING", tr("Scaling"), SCALINGS, defaultValue="shape", usesStaticStrings=True
            ),
            tr(
                "What counts as alike: 'shape' of the spectrum without brightness, each 'band' alike, the 'image' as a whole, "
                "or none. It changes the cluster map, not the water."
            ),
        ),
        with_help(
            QgsProcessingParameterNumber("SEED", tr("Seed"), whole, 0, minValue=0, maxValue=2**31 - 1),
            tr("The same seed gives the same result."),
            advanced=True,
        ),
    ]


def clustering_settings(
    algorithm: StrandlineAlgorithm, parameters: Parameters, context: QgsProcessingContext
) -> dict[str, Any]:
    """Return what :func:`cluster_parameters` asked for, for the engine."""
    return {
        "clusters": algorithm.parameterAsInt(parameters, "CLUSTERS", context),
        "scaling": algorithm.parameterAsEnumString(parameters, "SCALING", context),
        "seed": algorithm.parameterAsInt(parameters, "SEED", context),
    }


def area_sentences(answer: Answer) -> list[str]:
    """Return the areas of a change for the log, in the user's unit."""
    return [translated(text).format(area_text(answer[name])) for name, text in _AREA_SENTENCES.items()]


def add_area_outputs(algorithm: StrandlineAlgorithm) -> None:
    """Declare the areas of a change as numbers, and what makes the finer ones doubtful."""
    for name, title in {**AREAS, **SUBPIXEL_AREAS}.items():
        algorithm.addOutput(QgsProcessingOutputNumber(name, translated(title)))
    add_flags_output(algorithm)


def add_flags_output(algorithm: StrandlineAlgorithm) -> None:
    """Declare the flags of a sub-pixel area."""
    algorithm.addOutput(QgsProcessingOutputString(FLAGS, tr("What makes the sub-pixel areas doubtful")))

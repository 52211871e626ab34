"""Tool ``spectralindices``: indices of an image, one band each."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.styles import LayerLook
from ...plugin.translation import to_translate, tr
from ..base import Answer, StrandlineAlgorithm, with_help
from ..values import Parameters

INDICES = [
    "ndvi",
    "ndwi",
    "mndwi",
    "awei_nsh",
    "awei_sh",
    "cai",
    "ndli",
    "mrendvi",
    "sipi",
    "ndni",
    "cri1",
    "cri2",
]
_MAXIMUM_IN_NAME = 3


class SpectralIndices(StrandlineAlgorithm):
    """Computes spectral indices."""

    NAME = "spectralindices"
    TITLE = to_translate("Spectral indices")
    GROUP = ("spectra", to_translate("Spectra"))
    SUMMARY = to_translate(
        "Computes indices of vegetation, plant litter and water from an image: one band for each index."
    )
    HELP = to_translate("""
The image has to hold reflectance from 0 to 1. Where it clearly does not, indices that would be wrong by it are
refused, and for the others (ndvi, ndwi, mndwi, mrendvi, sipi) there is a warning. A pixel whose reflectance is zero or less in
a band that an index needs is 'no data' in that index.

R with a number is the reflectance at that wavelength in nanometres. The band whose centre is nearest is taken; it may be off
by its own width at half maximum, or by 10 nm if it is narrower, unless you enter another tolerance. Bands that an image of
spectra usually has dropped because of water vapour can be needed here: compute indices before dropping bands.

ndvi: (R858.6 - R648.2) / (R858.6 + R648.2); where no band is that near, the bands named, or in the range of, 'nir08' and
'red'. Normalized difference vegetation index, Rouse et al. 1974.

The water indices take their bands by name (green, nir08, swir16 and so on, see Stack bands), or else by the ranges of
wavelengths that these names stand for.

ndwi: (green - nir08) / (green + nir08). Normalized difference water index, McFeeters 1996.

mndwi: (green - swir16) / (green + swir16). Modified normalized difference water index, Xu 2006.

awei_nsh: 4 (green - swir16) - (0.25 nir08 + 2.75 swir22). Automated water extraction index for scenes without shadows, Feyisa
et al. 2014. Some catalogues of indices give 2.75 swir22 a plus sign; that is a misprint.

awei_sh: blue + 2.5 green - 1.5 (nir08 + swir16) - 0.25 swir22. The same for scenes with shadows, Feyisa et al. 2014.

cai: 0.5 (R2000 + R2200) - R2100. Cellulose absorption index, Daughtry 2001.

ndli: [log(1/R1754) - log(1/R1680)] / [log(1/R1754) + log(1/R1680)]. Normalized difference lignin index, Serrano et al. 2002.
Some published code has the wrong sign in the denominator and gives exactly -1 times this.

mrendvi: (R750 - R705) / (R750 + R705 - 2 R445). Modified red edge normalized difference vegetation index, Sims and Gamon 2002.

sipi: (R800 - R445) / (R800 - R680). Structure insensitive pigment index, Peñuelas et al. 1995.

ndni: [log(1/R1510) - log(1/R1680)] / [log(1/R1510) + log(1/R1680)]. Normalized difference nitrogen index, Serrano et al. 2002.

cri1: 1/R510 - 1/R550, and cri2: 1/R510 - 1/R700. Carotenoid reflectance indices, Gitelson et al. 2002.""")
    TAGS = (
        "index",
        "vegetation",
        "water",
        "hyperspectral",
        "spectroscopy",
        "lignin",
        "nitrogen",
        "cellulose",
        "carotenoid",
        *INDICES,
    )
    FILES = {"OUTPUT": "output"}

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        real = QgsProcessingParameterNumber.Type.Double
        for parameter in (
            with_help(
                QgsProcessingParameterRasterLayer("INPUT", tr("Image")),
                tr("An image of reflectance from 0 to 1, whose bands have wavelengths or names."),
            ),
            with_help(
                QgsProcessingParameterEnum(
                    "INDICES", tr("Indices"), INDICES, allowMultiple=True, usesStaticStrings=True
                ),
                tr("The indices to compute. Their formulas are in the help."),
            ),
            with_help(
                QgsProcessingParameterNumber("TOLERANCE", tr("Tolerance (nm)"), real, optional=True, minValue=0.0),
                tr(
                    "How far a band's centre may lie from a wavelength that an index asks for, in nanometres. Leave empty for "
                    "the band's own width, but 10 nm at least."
                ),
                advanced=True,
            ),
            with_help(
                QgsProcessingParameterRasterDestination("OUTPUT", tr("Spectral indices")),
                tr("One band for each index, of its name, in the order of your choice."),
            ),
        ):
            self.addParameter(parameter)

    def step_inputs(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Read the form."""
        return {
            "image": self.raster_source(parameters, "INPUT", context),
            "indices": self.parameterAsEnumStrings(parameters, "INDICES", context),
            "tolerance": self.number(parameters, "TOLERANCE", context),
        }

    def looks(self, answer: Answer) -> dict[str, LayerLook]:
        """Name the layer by its indices and its date."""
        words = [", ".join(answer["indices"]) if len(answer["indices"]) <= _MAXIMUM_IN_NAME else tr("Spectral indices")]
        return {
            "OUTPUT": LayerLook(
                " ".join([*words, answer["date"][:10]]).strip(), answer["date"], ramps=tuple(answer["indices"])
            )
        }

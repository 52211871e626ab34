"""How numbers on a map look: each kind of number has colours and a range of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsColorRampShader,
    QgsRasterBandStats,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRectangle,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

#: Enough of a large raster to know its range.
_SAMPLE = 250_000
_STOPS = 9
#: What QGIS calls the minimum of nothing is far beyond this.
_ANY = 1e30


@dataclass(frozen=True)
class Ramp:
    """Colours from the lowest to the highest value.

    Attributes
    ----------
    colours : sequence of str
        Evenly spaced.
    low, high : float or None
        Range; None for the 2nd and 98th percentile of the raster.
    clear : bool
        The lowest value is left clear, so that what lies below is seen.
    """

    colours: Sequence[str]
    low: float | None = None
    high: float | None = None
    clear: bool = False


_DRY_TO_WET = ("#8c510a", "#d8b365", "#f5f5f5", "#67a9cf", "#08519c")
_BARE_TO_GREEN = ("#a6611a", "#dfc27d", "#f5f5f5", "#80cdc1", "#018571")
_PALE_TO_DARK = ("#ffffcc", "#fed976", "#fd8d3c", "#e31a1c", "#800026")
_PALE_TO_BLUE = ("#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b")

#: Fractions and shares by their names, indices by theirs. Normalized differences have their whole range or the part of it
#: that the ground has; the others depend on the ground and the instrument.
RAMPS = {
    "fraction": Ramp(_PALE_TO_BLUE, 0.0, 1.0, clear=True),
    "occurrence": Ramp(("#e5f5e0", "#a1d9b4", "#41b6c4", "#2c7fb8", "#253494"), 0.0, 1.0, clear=True),
    "ndvi": Ramp(("#4575b4", "#f5f5f5", "#d9ef8b", "#66bd63", "#006837"), -0.2, 1.0),
    "mrendvi": Ramp(_BARE_TO_GREEN, -0.2, 0.8),
    "ndwi": Ramp(_DRY_TO_WET, -1.0, 1.0),
    "mndwi": Ramp(_DRY_TO_WET, -1.0, 1.0),
    "awei_nsh": Ramp(_DRY_TO_WET, -2.0, 2.0),
    "awei_sh": Ramp(_DRY_TO_WET, -1.0, 1.0),
    "cai": Ramp(_PALE_TO_DARK),
    "ndli": Ramp(_PALE_TO_DARK),
    "ndni": Ramp(("#ffffe5", "#d9f0a3", "#78c679", "#238443", "#004529")),
    "sipi": Ramp(("#fff7fb", "#d0d1e6", "#74a9cf", "#0570b0", "#023858")),
    "cri1": Ramp(("#ffffe5", "#fee391", "#fe9929", "#cc4c02", "#662506")),
    "cri2": Ramp(("#ffffe5", "#fee391", "#fe9929", "#cc4c02", "#662506")),
}


def show_ramp(layer: QgsRasterLayer, name: str, band: int = 1) -> None:
    """Draw a band in the colours of what it holds."""
    ramp = RAMPS[name]
    low, high = _range(layer, ramp, band)
    shader = QgsColorRampShader(low, high)
    shader.setColorRampType(QgsColorRampShader.Type.Interpolated)
    items = []
    for step in range(_STOPS):
        share = step / (_STOPS - 1)
        colour = _colour(ramp.colours, share)
        if ramp.clear and step == 0:
            colour.setAlpha(0)
        value = low + share * (high - low)
        items.append(QgsColorRampShader.ColorRampItem(value, colour, f"{value:.3g}"))
    shader.setColorRampItemList(items)
    outer = QgsRasterShader(low, high)
    outer.setRasterShaderFunction(shader)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), band, outer)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    layer.setRenderer(renderer)


def offer_ramps(layer: QgsRasterLayer, names: Sequence[str]) -> None:
    """Give a layer whose first band is drawn a style for each of its bands, to be chosen under Styles in its menu."""
    manager = layer.styleManager()
    for band, name in enumerate(names[1:], start=2):
        show_ramp(layer, name, band)
        manager.addStyleFromLayer(name)
    show_ramp(layer, names[0])
    manager.renameStyle(manager.currentStyle(), names[0])


def _range(layer: QgsRasterLayer, ramp: Ramp, band: int) -> tuple[float, float]:
    if ramp.low is not None and ramp.high is not None:
        return ramp.low, ramp.high
    provider = layer.dataProvider()
    low, high = provider.cumulativeCut(band, 0.02, 0.98, QgsRectangle(), _SAMPLE)
    if high > low:
        return low, high
    # All values are the same, or there are none.
    found = provider.bandStatistics(band, QgsRasterBandStats.Stats.Min, QgsRectangle(), _SAMPLE).minimumValue
    value = found if abs(found) < _ANY else 0.0
    return value - 0.5, value + 0.5


def _colour(colours: Sequence[str], share: float) -> QColor:
    place = share * (len(colours) - 1)
    left = min(int(place), len(colours) - 2)
    first, last = QColor(colours[left]), QColor(colours[left + 1])
    return QColor(
        *(round(one + (place - left) * (other - one)) for one, other in zip(first.getRgb()[:3], last.getRgb()[:3]))
    )

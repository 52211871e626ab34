"""How results look when QGIS has loaded them: names, colours, and their dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    Qgis,
    QgsContrastEnhancement,
    QgsDateTimeRange,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from qgis.PyQt.QtGui import QColor

from .compat import set_time_of_bands
from .ramps import show_ramp
from .translation import to_translate, tr, translated

_UNOBSERVED = QColor(150, 150, 150)
#: Brightens dark ground, as in the report's pictures.
_GAMMA = 2.0
#: Values of a series; TIFF has no colour table where there is more than one band.
_SERIES = (
    (0, to_translate("not water"), QColor(236, 230, 216, 0)),
    (1, to_translate("water"), QColor(31, 104, 178)),
    (2, to_translate("not water, filled"), QColor(214, 206, 186, 0)),
    (3, to_translate("water, filled"), QColor(122, 170, 214)),
)
#: What the engine calls the classes of its rasters. Files keep these names, legends show them translated.
CLASS_NAMES = (
    to_translate("dry on both dates"),
    to_translate("water on both dates"),
    to_translate("water lost"),
    to_translate("water gained"),
    to_translate("no change"),
    to_translate("not observed"),
    to_translate("not known"),
    to_translate("shore"),
    *(name for _, name, _ in _SERIES),
)


@dataclass(frozen=True)
class LayerLook:
    """What a result layer is to look like.

    Attributes
    ----------
    title : str
        Name of the layer; empty to keep the one it has.
    begin, end : str
        First and last day that the layer shows, ISO 8601; empty when unknown.
    mask : bool
        The raster is a mask or a change: its value 0, the ground, is left clear so that what lies below is seen, and
        pixels without data are grey, so that "not observed" is seen.
    rank : int
        Layers of a higher rank are put above others of the same run; images have one below zero.
    shown : bool
        Whether the layer is ticked.
    colours : sequence of int
        Numbers of the bands that show red, green and blue.
    limits : tuple of float
        The values that are drawn dark and bright, the same for all three.
    ramps : sequence of str
        What each band holds, see :mod:`plugin.ramps`. The first is drawn in the shades of that; of several, the others are
        styles of the loaded layer by these names.
    classes : sequence of (int, str, (int, int, int, int))
        Values, names and colours of a categorical raster whose file has no place for them.
    played : bool
        Each band is a date and named by it: the temporal controller plays them, where QGIS can (3.38 and later).
    """

    title: str = ""
    begin: str = ""
    end: str = ""
    mask: bool = False
    rank: int = 0
    shown: bool = True
    colours: Sequence[int] = ()
    limits: Sequence[float] = ()
    ramps: Sequence[str] = ()
    classes: Sequence[tuple[int, str, tuple[int, ...]]] = ()
    played: bool = False

    @classmethod
    def dated(cls, title: str, begin: str, end: str | None = None, **more: Any) -> LayerLook:
        """Return the look of a layer that is named by its day or, with ``end``, by two; by nothing if they are unknown.

        Parameters
        ----------
        title : str
            What comes before the days.
        begin, end : str
            As the attributes.
        more
            Further attributes.
        """
        end = begin if end is None else end
        # Time runs forward, whichever image was chosen first.
        if end and begin > end:
            begin, end = end, begin
        days = list(dict.fromkeys((begin[:10], end[:10])))
        return cls(f"{title} {' – '.join(days)}" if all(days) else "", begin, end, **more)


def apply_look(layer: QgsRasterLayer, look: LayerLook) -> bool:
    """Give a layer its colours and its time; return whether it has colours of its own."""
    drawn = True
    if look.colours:
        show_true_colour(layer, look.colours, look.limits)
    elif look.ramps:
        show_ramp(layer, look.ramps[0])
    elif look.played:
        show_series(layer)
    else:
        drawn = show_categories(layer, look.mask, look.classes)
    if look.begin and not (look.played and play_bands(layer)):
        set_time(layer, look.begin, look.end or look.begin)
    return drawn


def show_categories(layer: QgsRasterLayer, mask: bool, known: Sequence[tuple[int, str, tuple[int, ...]]] = ()) -> bool:
    """Draw a categorical raster with the names and colours that are known, or that its file holds, if there are any."""
    provider = layer.dataProvider()
    classes = [
        QgsPalettedRasterRenderer.Class(value, QColor(*colour), class_name(name)) for value, name, colour in known
    ] or [
        QgsPalettedRasterRenderer.Class(int(item.value), item.color, class_name(item.label))
        for item in provider.colorTable(1)
        if item.label and item.label != str(int(item.value)) and (item.color.alpha() or mask)
    ]
    if not classes:
        return False
    for entry in classes:
        entry.color.setAlpha(0 if mask and entry.value == 0 else 255)
    renderer = QgsPalettedRasterRenderer(provider, 1, classes)
    if mask:
        renderer.setNodataColor(_UNOBSERVED)
    layer.setRenderer(renderer)
    return True


def class_name(name: str) -> str:
    """Return the name of a class, as the engine has written it, for a legend."""
    cluster = re.fullmatch(r"cluster (\d+)", name)
    return tr("cluster {number}").format(number=cluster[1]) if cluster else translated(name)


def show_series(layer: QgsRasterLayer) -> None:
    """Draw the last date of a series; the ground is left clear."""
    entries = [QgsPalettedRasterRenderer.Class(value, colour, translated(name)) for value, name, colour in _SERIES]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), layer.bandCount(), entries))


def play_bands(layer: QgsRasterLayer) -> bool:
    """Let the temporal controller show each band from its date to the next; False where QGIS cannot."""
    days = {}
    for band in range(1, layer.bandCount() + 1):
        found = re.search(r"\d{4}-\d\d-\d\d", layer.bandName(band))
        day = QDate.fromString(found.group(), Qt.DateFormat.ISODate) if found else QDate()
        if day.isValid():
            days[band] = QDateTime(day, QTime(0, 0))
    order = sorted(days, key=lambda band: days[band])
    ranges = {
        band: QgsDateTimeRange(days[band], days[later] if later else days[band].addDays(1), True, False)
        for band, later in zip(order, [*order[1:], None])
    }
    return bool(ranges) and set_time_of_bands(layer, ranges)


def show_true_colour(layer: QgsRasterLayer, colours: Sequence[int], limits: Sequence[float]) -> None:
    """Draw an image in natural colours: bands ``colours``, from ``limits`` alike, so that hues stay what they are."""
    provider = layer.dataProvider()
    renderer = QgsMultiBandColorRenderer(provider, *colours)
    setters = (
        renderer.setRedContrastEnhancement,
        renderer.setGreenContrastEnhancement,
        renderer.setBlueContrastEnhancement,
    )
    for number, setter in zip(colours, setters):
        stretch = QgsContrastEnhancement(provider.dataType(number))
        stretch.setContrastEnhancementAlgorithm(
            QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        )
        stretch.setMinimumValue(limits[0])
        stretch.setMaximumValue(limits[1])
        setter(stretch)
    layer.setRenderer(renderer)
    layer.brightnessFilter().setGamma(_GAMMA)


def set_time(layer: QgsRasterLayer, begin: str, end: str) -> None:
    """Let the temporal controller show the layer from the first to the last day."""
    first, last = (QDate.fromString(text[:10], Qt.DateFormat.ISODate) for text in (begin, end))
    if not (first.isValid() and last.isValid()):
        return
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    properties.setFixedTemporalRange(
        QgsDateTimeRange(QDateTime(first, QTime(0, 0)), QDateTime(last, QTime(23, 59, 59)))
    )
    properties.setIsActive(True)

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
    QgsMapLayer,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
    QgsSingleBandGrayRenderer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from qgis.PyQt.QtGui import QColor

from .compat import set_layer_rank, set_time_of_bands
from .settings import tr

_UNOBSERVED = QColor(150, 150, 150)
#: Values of a series; TIFF has no colour table where there is more than one band.
_SERIES = (
    (0, "not water", QColor(236, 230, 216, 0)),
    (1, "water", QColor(31, 104, 178)),
    (2, "not water, filled", QColor(214, 206, 186, 0)),
    (3, "water, filled", QColor(122, 170, 214)),
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
        Layers of a higher rank are put above others, where QGIS can.
    bands : sequence of str
        Band names of an image; red, green and blue among them are shown as such.
    grey : bool
        The first band is shown in shades of grey: the bands are no colours.
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
    bands: Sequence[str] = ()
    grey: bool = False
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


class KeptPostProcessor(QgsProcessingLayerPostProcessorInterface):
    """Does something to a layer after Processing has loaded it."""

    # QGIS holds no reference of its own to a post-processor made in Python.
    _kept: list[KeptPostProcessor] = []

    def attach_to(self, layer_id: str, context: QgsProcessingContext) -> QgsProcessingContext.LayerDetails | None:
        """Have a result processed when it is loaded, and return what is known of that; None if it is not loaded.

        Parameters
        ----------
        layer_id : str
            The output as Processing knows it, a path.
        context : QgsProcessingContext
        """
        if not context.willLoadLayerOnCompletion(layer_id):
            return None
        self._kept.append(self)
        details = context.layerToLoadOnCompletionDetails(layer_id)
        details.setPostProcessor(self)
        return details


class LayerStyler(KeptPostProcessor):
    """Styles a raster layer, and names it unless the user or a model gave it a name."""

    def __init__(self, look: LayerLook) -> None:
        super().__init__()
        self._look = look

    def attach(self, layer_id: str, context: QgsProcessingContext, default_name: str) -> None:
        """Have a result styled when it is loaded; ``default_name`` is what Processing calls it if nobody chose a name."""
        details = self.attach_to(layer_id, context)
        if details is None:
            return
        if self._look.title and details.name in ("", default_name):
            details.name = self._look.title
        set_layer_rank(details, self._look.rank)

    def postProcessLayer(  # noqa: N802 - QGIS's name
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Give the layer its colours and its time."""
        if not isinstance(layer, QgsRasterLayer):
            return
        if self._look.bands:
            show_true_colour(layer, self._look.bands)
        elif self._look.grey:
            show_grey(layer)
        elif self._look.played:
            show_series(layer)
        else:
            show_categories(layer, self._look.mask, self._look.classes)
        if self._look.played and play_bands(layer):
            return
        if self._look.begin:
            set_time(layer, self._look.begin, self._look.end or self._look.begin)
        layer.triggerRepaint()


def show_categories(layer: QgsRasterLayer, mask: bool, known: Sequence[tuple[int, str, tuple[int, ...]]] = ()) -> None:
    """Draw a categorical raster with the names and colours that are known, or that its file holds."""
    provider = layer.dataProvider()
    classes = [QgsPalettedRasterRenderer.Class(value, QColor(*colour), name) for value, name, colour in known] or [
        QgsPalettedRasterRenderer.Class(int(item.value), item.color, item.label)
        for item in provider.colorTable(1)
        if item.label and item.label != str(int(item.value)) and (item.color.alpha() or mask)
    ]
    if not classes:
        return
    for entry in classes:
        entry.color.setAlpha(0 if mask and entry.value == 0 else 255)
    renderer = QgsPalettedRasterRenderer(provider, 1, classes)
    if mask:
        renderer.setNodataColor(_UNOBSERVED)
    layer.setRenderer(renderer)


def show_series(layer: QgsRasterLayer) -> None:
    """Draw the last date of a series; the ground is left clear."""
    entries = [QgsPalettedRasterRenderer.Class(value, colour, tr(name)) for value, name, colour in _SERIES]
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


def show_true_colour(layer: QgsRasterLayer, bands: Sequence[str]) -> None:
    """Draw an image in natural colours if its bands are named red, green and blue."""
    if not {"red", "green", "blue"} <= set(bands):
        return
    numbers = [bands.index(name) + 1 for name in ("red", "green", "blue")]
    layer.setRenderer(QgsMultiBandColorRenderer(layer.dataProvider(), *numbers))
    _stretch(layer)


def show_grey(layer: QgsRasterLayer) -> None:
    """Draw the first band in shades of grey."""
    layer.setRenderer(QgsSingleBandGrayRenderer(layer.dataProvider(), 1))
    _stretch(layer)


def _stretch(layer: QgsRasterLayer) -> None:
    layer.setContrastEnhancement(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum,
        QgsRasterMinMaxOrigin.Limits.CumulativeCut,
    )


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

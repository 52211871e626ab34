"""How footprints of scenes look on the map: coloured by cloud cover, with a preview as map tip, in their time."""

from __future__ import annotations

from qgis.core import QgsFillSymbol, QgsGraduatedSymbolRenderer, QgsRendererRange, QgsVectorLayer

from .translation import tr
from .vector_styles import VectorStyler, set_feature_times

#: Upper end of each class of cloud cover in percent, and its colour, from clear water to cloud.
_CLASSES = ((1, "#08519c"), (10, "#3182bd"), (25, "#6baed6"), (50, "#9ecae1"), (75, "#c6c6c6"), (100, "#8c8c8c"))
_UNKNOWN = "#f0a30a"


def _escaped(field: str) -> str:
    """Return the expression of a field's text as HTML shows it: a server's words must not become tags."""
    return f"""replace(coalesce("{field}", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;'))"""


def map_tip() -> str:
    """Return the template of the preview."""
    cloud = tr("%1 % cloud").replace("'", "''")
    return f"""<b>[% {_escaped("id")} %]</b><br>
[% {_escaped("platform")} %], [% {_escaped("datetime")} %]<br>
[% if("cloud_cover" is null, '', format('{cloud}', format_number("cloud_cover", 1))) %]<br>
[% if(coalesce("thumbnail", '') = '', '', '<img src="' || {_escaped("thumbnail")} || '" width="256">') %]"""


class FootprintStyler(VectorStyler):
    """Styles the layer of footprints."""

    def style_vector(self, layer: QgsVectorLayer) -> None:
        """Colour footprints by cloud cover, show previews as map tips, and let the temporal controller know their dates."""
        ranges = [QgsRendererRange(-2, -0.5, _symbol(_UNKNOWN), tr("cloud unknown"))]
        low = 0
        for high, colour in _CLASSES:
            ranges.append(
                QgsRendererRange(low, high, _symbol(colour), tr("{low} to {high} % cloud").format(low=low, high=high))
            )
            low = high
        layer.setRenderer(QgsGraduatedSymbolRenderer('coalesce("cloud_cover", -1)', ranges))
        # A selected one is filled; the place that it was chosen for is to be seen below.
        layer.setOpacity(0.6)
        layer.setDisplayExpression('"id"')
        layer.setMapTipTemplate(map_tip())
        set_feature_times(layer, 'to_datetime("datetime")', 'to_datetime("datetime")')


def _symbol(colour: str) -> QgsFillSymbol:
    # Dozens of scenes overlap; the fill is nearly transparent, or the map below would vanish.
    return QgsFillSymbol.createSimple(
        {"color": f"{_rgb(colour)},12", "outline_color": f"{_rgb(colour)},255", "outline_width": "0.7"}
    )


def _rgb(colour: str) -> str:
    return ",".join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))

"""Tool ``loadstac``: the scene of a STAC item as one image of reflectance."""

from __future__ import annotations

from ...plugin.translation import to_translate
from .loading import LoadScene


class LoadStac(LoadScene):
    """Loads a scene from a server by its STAC item."""

    NAME = "loadstac"
    TITLE = to_translate("Load STAC item")
    SUMMARY = to_translate(
        "Makes one image of reflectance out of a STAC item: only the wanted part is read from the server."
    )
    HELP = to_translate("""
Give the address of an item, as in the field 'href' of the layer that Search scenes makes, or the item's JSON
file.

Bands are chosen by their common names. Values become reflectance by the scale and offset of the item, or that its
collection is known for; clouds, their shadows and the fill around the scene become 'no data' by the item's quality band
(QA_PIXEL, SCL, Fmask). Links of Planetary Computer are signed just before they are read.

With an extent, only that part is transferred, a few percent of the scene's files for a lake.""")
    TAGS = (
        "stac",
        "cog",
        "download",
        "planetary computer",
        "earth search",
        "landsat",
        "sentinel-2",
        "cloud mask",
        "import",
    )
    CHOOSES_GRID = True
    SCENE = (to_translate("STAC item"), to_translate("The item's address (https://...) or its JSON file."))

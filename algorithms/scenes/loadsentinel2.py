"""Tool ``loadsentinel2``: a Sentinel-2 product as one image of reflectance."""

from __future__ import annotations

from ...plugin.translation import to_translate
from .loading import LoadScene


class LoadSentinel2(LoadScene):
    """Loads a Sentinel-2 product from a folder or a zip."""

    NAME = "loadsentinel2"
    TITLE = to_translate("Load Sentinel-2 scene")
    SUMMARY = to_translate(
        "Makes one image of reflectance out of a Sentinel-2 product, level 2A or 1C: the .SAFE folder or the zip."
    )
    HELP = to_translate("""
Bands of 10, 20 and 60 m are put onto one grid, that of the finest band unless you give a resolution. A zip need
not be unpacked.

Values become reflectance by the factors in the product's own metadata, among them the offset that products since January 2022
have. Level 2A has a scene classification, by which clouds, their shadows, snow and saturated pixels become 'no data'; the mask
of level 1C has cloud, cirrus and snow only.

The bands of 60 m, which are made for the atmosphere (coastal, nir09, cirrus), are left out unless they are named.""")
    TAGS = (
        "sentinel-2",
        "safe",
        "msi",
        "level-2a",
        "level-1c",
        "copernicus",
        "scene classification",
        "cloud mask",
        "import",
    )
    CHOOSES_GRID = True
    SCENE = (
        to_translate("Sentinel-2 product"),
        to_translate("MTD_MSIL2A.xml or MTD_MSIL1C.xml, the .SAFE folder, or the .zip."),
    )

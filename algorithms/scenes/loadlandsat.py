"""Tool ``loadlandsat``: a Landsat product as one image of reflectance."""

from __future__ import annotations

from ...plugin.translation import to_translate
from .loading import LoadScene


class LoadLandsat(LoadScene):
    """Loads a Landsat product from a folder or an archive."""

    NAME = "loadlandsat"
    TITLE = to_translate("Load Landsat scene")
    SUMMARY = to_translate(
        "Makes one image of reflectance out of a Landsat product: a folder, a metadata file or a .tar as downloaded."
    )
    HELP = to_translate("""
Reads Collection 2 level 2 and level 1 of Landsat 4 to 9, and surface reflectance of Collection 1. An archive
(.tar, .tar.gz) need not be unpacked.

Bands get their common names, values become reflectance by the factors in the product's own metadata, and clouds, their shadows
and the fill around the scene become 'no data' by its quality bands. Date and satellite are kept in the image.

Band 6 of TM and ETM+ and bands 10 and 11 of Landsat 8 and 9 are temperatures in kelvin; name them (lwir, lwir11) to have
them.""")
    TAGS = (
        "landsat",
        "mtl",
        "tm",
        "etm+",
        "oli",
        "surface reflectance",
        "earthexplorer",
        "qa_pixel",
        "cloud mask",
        "import",
    )
    SCENE = (
        to_translate("Landsat product"),
        to_translate("The MTL file (.txt, .json, .xml), the product's folder, or its archive (.tar, .tar.gz)."),
    )

"""Sentinel-2 products in the SAFE format: level 1C and 2A, as a folder or a zip.

Formats and formulas after the Sentinel-2 Products Specification Document, issue 14.9, and the level-2A algorithm document; band
widths after the spectral responses of Sentinel-2A.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..raster.bands import Band, list_bands
from ..raster.file_metadata import iso_date
from .product_files import ProductFiles, open_product
from .scene import Quality, Scene, SceneBand

if TYPE_CHECKING:
    # The name of the type alone; what parses is defusedxml.
    from xml.etree.ElementTree import Element  # nosec B405

#: In the order of the band numbers in the metadata: name, common name, centre and width in nanometres.
_BANDS = (
    ("B01", "coastal", 442.7, 21.0),
    ("B02", "blue", 492.4, 66.0),
    ("B03", "green", 559.8, 36.0),
    ("B04", "red", 664.6, 31.0),
    ("B05", "rededge071", 704.1, 15.0),
    ("B06", "rededge075", 740.5, 15.0),
    ("B07", "rededge078", 782.8, 20.0),
    ("B08", "nir", 832.8, 106.0),
    ("B8A", "nir08", 864.7, 21.0),
    ("B09", "nir09", 945.1, 20.0),
    ("B10", "cirrus", 1373.5, 31.0),
    ("B11", "swir16", 1613.7, 91.0),
    ("B12", "swir22", 2202.4, 175.0),
)
#: Bands for the correction of the atmosphere, with pixels of 60 m.
_ATMOSPHERIC = ("B01", "B09", "B10")

#: The scene classification of level 2A.
SCENE_CLASSES = {
    "fill": (0,),
    "saturated": (1,),
    "shadow": (3,),
    "cloud": (8, 9),
    "cirrus": (10,),
    "snow": (11,),
}
#: The bands of the classification mask of level 1C.
_CLOUDS_OF_LEVEL_1 = {1: "cloud", 2: "cirrus", 3: "snow"}

#: Under which name the number that stored values are divided by stands: level 2A, level 2A before 2018, level 1C.
_QUANTIFICATION = ("BOA_QUANTIFICATION_VALUE", "L2A_BOA_QUANTIFICATION_VALUE", "QUANTIFICATION_VALUE")

#: Before December 2016 a product had several tiles, long names, and the tile between the class map and its pixel size.
_IMAGE = re.compile(
    r".*/IMG_DATA/(?:R\d+m/)?[^/]*_(?P<band>B\d\d|B8A|SCL)(?:_L2A_[^/]*_T\w{5})?(?:_(?P<pixel>\d+)m)?\.(?:jp2|tiff?)",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"(.*/)?(MTD_MSIL(2A|1C)|S2[A-D]_(OPER|USER)_MTD_SAF_?L(2A|1C)_[^/]*)\.xml", re.IGNORECASE)


@dataclass(frozen=True)
class _Metadata:
    date: str
    platform: str
    quantification: float
    offsets: Mapping[int, float]


def read_sentinel2(path: str) -> Scene:
    """Describe a Sentinel-2 product.

    Parameters
    ----------
    path : str
        The .SAFE folder, its zip, or in the folder ``MTD_MSIL2A.xml``, ``MTD_MSIL1C.xml`` or ``manifest.safe``.

    Raises
    ------
    InputError
        If there is no product, several of them, or one that is not complete.
    """
    place, tile = Path(path), ""
    if path.lower().endswith((".xml", "manifest.safe")):
        place = place.parent
    if place.parent.name == "GRANULE" and place.is_dir():
        place, tile = place.parent.parent, place.name
    files = open_product(str(place))
    found = [name for name in files.names if _PRODUCT.fullmatch(name)]
    if not found:
        raise InputError(
            f"There is no Sentinel-2 product in '{path}' (no MTD_MSIL2A.xml or MTD_MSIL1C.xml). Choose the .SAFE folder, or "
            "the zip as it was downloaded."
        )
    if len(found) > 1:
        raise InputError(f"There are {len(found)} products in '{path}'. Choose the .SAFE folder of one.")
    folder = found[0].rpartition("/")[0]
    files = _one_tile(files, folder, tile)
    told = _read_metadata(files.read(found[0]), found[0])
    finest = _finest_images(files, folder)
    bands = tuple(
        _scene_band(number, files.path(finest[name]), told)
        for number, (name, *_) in enumerate(_BANDS)
        if name in finest
    )
    if not bands:
        raise InputError(f"'{path}' holds no images (GRANULE/.../IMG_DATA). It is not complete; download it again.")
    return Scene(
        name=Path(folder or files.source.name).name.removesuffix(".SAFE").removesuffix(".zip"),
        bands=bands,
        quality=_quality(files, folder, finest),
        date=told.date,
        platform=told.platform,
    )


def _one_tile(files: ProductFiles, folder: str, tile: str) -> ProductFiles:
    """Return the files of the product's one tile, or of the one that was chosen."""
    start = f"{folder}/GRANULE/" if folder else "GRANULE/"
    images = [name[len(start) :] for name in files.names if name.startswith(start) and "/IMG_DATA/" in name]
    tiles = sorted({name.partition("/")[0] for name in images})
    if len(tiles) > 1 and not tile:
        raise InputError(
            f"'{files.source.name}' is of Sentinel-2's first format (2015 and 2016) and holds {len(tiles)} tiles: "
            f"{list_bands(tiles)}. Unpack it if it is an archive, and choose the folder of one tile in GRANULE."
        )
    names = tuple(name for name in files.names if not tile or name.startswith(f"{start}{tile}/"))
    return replace(files, names=names)


def _finest_images(files: ProductFiles, folder: str) -> dict[str, str]:
    """Return for each band the file with the smallest pixels; level 2A has some bands in three sizes."""
    sizes: dict[str, dict[int, str]] = {}
    for name in files.names:
        image = _IMAGE.fullmatch(f"/{name}")
        if image and name.startswith(folder):
            sizes.setdefault(image["band"].upper(), {})[int(image["pixel"] or 0)] = name
    return {band: by_size[min(by_size)] for band, by_size in sizes.items()}


def _scene_band(number: int, path: str, told: _Metadata) -> SceneBand:
    name, common, centre, width = _BANDS[number]
    band = Band(
        index=1,
        name=common,
        wavelength=centre,
        fwhm=width,
        nodata=0.0,
        scale=1.0 / told.quantification,
        offset=told.offsets.get(number, 0.0) / told.quantification,
    )
    return SceneBand(name, path, band, f"{common}, {centre:g} nm", unusual=name in _ATMOSPHERIC)


def _quality(files: ProductFiles, folder: str, finest: Mapping[str, str]) -> tuple[Quality, ...]:
    if "SCL" in finest:
        return (Quality(files.path(finest["SCL"]), classes=SCENE_CLASSES),)
    masks = [name for name in files.names if name.startswith(folder) and name.endswith("/QI_DATA/MSK_CLASSI_B00.jp2")]
    return tuple(
        Quality(files.path(masks[0]), classes={what: (1,)}, index=number)
        for number, what in _CLOUDS_OF_LEVEL_1.items()
        if masks
    )


def _read_metadata(content: bytes, name: str) -> _Metadata:
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(content)
    # Broken XML, broken characters, and what defusedxml refuses come as errors of many kinds.
    except Exception as problem:
        raise InputError(
            f"'{name}' is damaged or not the metadata of a Sentinel-2 product. Download the product again."
        ) from problem
    try:
        quantification = float(next(filter(None, (_text(root, tag) for tag in _QUANTIFICATION)), ""))
        offsets = {
            int(one.attrib["band_id"]): float(one.text or "")
            for tag in ("BOA_ADD_OFFSET", "RADIO_ADD_OFFSET")
            for one in root.iter(tag)
        }
        if not (quantification > 0 and all(map(math.isfinite, (quantification, *offsets.values())))):
            raise ValueError(quantification)
    except (KeyError, ValueError) as problem:
        raise InputError(
            f"'{name}' does not tell how stored numbers become reflectance (QUANTIFICATION_VALUE and ADD_OFFSET): it is "
            "damaged or not the metadata of a Sentinel-2 product. Download the product again."
        ) from problem
    moment = _text(root, "PRODUCT_START_TIME")
    return _Metadata(
        date=iso_date(re.sub(r"(\d\d:\d\d:\d\d)\.\d+", r"\1", moment)),
        platform=_text(root, "SPACECRAFT_NAME").lower(),
        quantification=quantification,
        offsets=offsets,
    )


def _text(root: Element, tag: str) -> str:
    return next((one.text or "" for one in root.iter(tag)), "").strip()

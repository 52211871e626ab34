"""Landsat products: Collection 2 level 1 and 2, and surface reflectance of Collection 1, from TM to OLI-2.

Bands after https://www.usgs.gov/faqs/what-are-band-designations-landsat-satellites; flags and scale factors after the
product guides of Collection 2 (LSDS-1619, LSDS-1747) and Collection 1 (LSDS-1370, LSDS-1368).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..errors import InputError
from ..raster.bands import Band, list_bands
from ..raster.file_metadata import iso_date
from .landsat_metadata import Metadata, read_metadata
from .product_files import ProductFiles, open_product
from .scene import Quality, Scene, SceneBand

#: Number of a band -> common name, from and to in micrometres.
_TM = {
    "1": ("blue", 0.45, 0.52),
    "2": ("green", 0.52, 0.60),
    "3": ("red", 0.63, 0.69),
    "4": ("nir08", 0.76, 0.90),
    "5": ("swir16", 1.55, 1.75),
    "6": ("lwir", 10.40, 12.50),
    "7": ("swir22", 2.08, 2.35),
}
_ETM = {
    **_TM,
    "4": ("nir08", 0.77, 0.90),
    "6_VCID_1": ("lwir", 10.40, 12.50),
    "6_VCID_2": ("lwir_high_gain", 10.40, 12.50),
    "7": ("swir22", 2.09, 2.35),
    "8": ("pan", 0.52, 0.90),
}
_OLI = {
    "1": ("coastal", 0.43, 0.45),
    "2": ("blue", 0.45, 0.51),
    "3": ("green", 0.53, 0.59),
    "4": ("red", 0.64, 0.67),
    "5": ("nir08", 0.85, 0.88),
    "6": ("swir16", 1.57, 1.65),
    "7": ("swir22", 2.11, 2.29),
    "8": ("pan", 0.50, 0.68),
    "9": ("cirrus", 1.36, 1.38),
    "10": ("lwir11", 10.60, 11.19),
    "11": ("lwir12", 11.50, 12.51),
}
#: By satellite; MSS, of Landsat 1 to 5, and products of TIRS alone have a letter of their own.
_SENSORS = {("T", "04"): _TM, ("T", "05"): _TM, ("E", "07"): _ETM} | {
    (letter, satellite): _OLI for letter in "COT" for satellite in ("08", "09")
}

_ID = r"(?P<id>L(?P<sensor>[A-Z])(?P<satellite>0\d)_L[12][A-Z]{2}_\d{6}_(?P<date>\d{8})_\d{8}_(?P<collection>\d\d)_[A-Z0-9]{2})"
_PRODUCT = re.compile(_ID, re.IGNORECASE)
_FILE = re.compile(_ID + r"_(?P<part>[A-Za-z0-9_]+)\.tiff?", re.IGNORECASE)
_BAND_FILE = re.compile(r"(?P<kind>SR_B|ST_B|B|SR_BAND|BT_BAND)(?P<number>\d{1,2}(?:_VCID_\d)?)")

# Level 2 of Collection 2, where the metadata file is missing.
_SURFACE_REFLECTANCE = (0.0000275, -0.2)
_SURFACE_TEMPERATURE = (0.00341802, 149.0)

#: Flags of the band QA_PIXEL of Collection 2.
QA_PIXEL = {
    name: (1 << bit, 1 << bit)
    for bit, name in enumerate(("fill", "dilated_cloud", "cirrus", "cloud", "shadow", "snow"))
}
#: Of Collection 1: single bits but for cirrus, a confidence of two bits of which 3 is high.
PIXEL_QA_COLLECTION_1 = {
    "fill": (1 << 0, 1 << 0),
    "shadow": (1 << 3, 1 << 3),
    "snow": (1 << 4, 1 << 4),
    "cloud": (1 << 5, 1 << 5),
    "cirrus": (3 << 8, 3 << 8),
}


def read_landsat(path: str) -> Scene:
    """Describe a Landsat product.

    Parameters
    ----------
    path : str
        Its metadata file (MTL as .txt, .json or .xml), its folder, or its archive.

    Raises
    ------
    InputError
        If there is no product, several of them, or one that is not understood.
    """
    files = open_product(path)
    name, parts = _choose_product(files, path)
    product = _PRODUCT.fullmatch(name)
    if product is None or (product["sensor"], product["satellite"]) not in _SENSORS:
        raise InputError(
            f"'{name}' is of a sensor that is not supported. TM, ETM+, OLI and OLI-2 are (Landsat 4 to 9)."
        )
    return _scene(files, parts, product, _find_metadata(files, path, name))


def _choose_product(files: ProductFiles, path: str) -> tuple[str, dict[str, str]]:
    """Return a product's id, and its rasters: what a file holds, such as ``SR_B4``, and its name."""
    products: dict[str, dict[str, str]] = {}
    for name in files.names:
        found = _FILE.fullmatch(Path(name).name)
        if found and "/" not in name.removeprefix(f"{found['id']}/"):
            products.setdefault(found["id"].upper(), {})[found["part"].upper()] = name
    named = _PRODUCT.match(Path(path).name.upper())
    if named and named["id"] in products:
        return named["id"], products[named["id"]]
    if named and files.source != Path(path):
        raise InputError(
            f"The bands that belong to '{Path(path).name}' are not beside it (files such as {named['id']}_SR_B4.TIF). "
            "Choose the folder or the archive that holds them."
        )
    if not products:
        raise InputError(
            f"There are no Landsat bands in '{files.source}' (files such as LC08_L2SP_..._SR_B4.TIF). Choose the product's "
            "folder, its MTL file, or its .tar."
        )
    if len(products) > 1:
        raise InputError(
            f"There are {len(products)} products in '{files.source}': {list_bands(sorted(products))}. Choose the MTL file of "
            "one, or its own folder."
        )
    return next(iter(products.items()))


def _find_metadata(files: ProductFiles, path: str, product: str) -> Metadata | None:
    own = Path(path).name if files.source != Path(path) else ""
    if not own.lower().endswith((".txt", ".json", ".xml")):
        named = rf"(.*/)?{product}_MTL\.(txt|json|xml)"
        own = next((name for name in files.names if re.fullmatch(named, name, re.IGNORECASE)), "")
    return read_metadata(files.read(own), own) if own else None


def _scene(files: ProductFiles, parts: Mapping[str, str], product: re.Match[str], told: Metadata | None) -> Scene:
    first_collection = product["collection"] == "01"
    bands, notes = [], []
    for part, name in parts.items():
        kind = _BAND_FILE.fullmatch(part)
        known = kind and _SENSORS[product["sensor"], product["satellite"]].get(kind["number"])
        # Surface reflectance of Collection 1 often comes with the level 1 that it was made from.
        if not kind or not known or (first_collection and kind["kind"] == "B"):
            continue
        common, low, high = known
        band = Band(index=1, name=common, wavelength=500 * (low + high), fwhm=round(1000 * (high - low), 1), nodata=0.0)
        description = f"{common}, {low:g} to {high:g} µm"
        one = SceneBand(f"B{kind['number']}", files.path(name), band, description, unusual=common in ("cirrus", "pan"))
        if kind["kind"] == "B" and not band.thermal and told is not None and told.sun_elevation <= 0:
            continue
        bands.append(_calibrated(one, kind["kind"], told))
    if not bands:
        raise InputError(_why_no_bands(product["id"], first_collection, told))
    if told is None:
        notes.append(
            "There is no MTL file: date, satellite and scale factors are those of the file names and of the collection."
        )
    return Scene(
        name=product["id"],
        bands=tuple(sorted(bands, key=lambda one: [int(text) for text in re.findall(r"\d+", one.key)])),
        quality=_quality(files, parts, first_collection, bands),
        date=iso_date(told.date if told else "") or iso_date(product["date"]),
        platform=f"landsat-{int(product['satellite'])}",
        notes=tuple(notes),
        georeference=told.grids if told else (),
    )


def _why_no_bands(product: str, first_collection: bool, told: Metadata | None) -> str:
    if first_collection:
        return (
            f"'{product}' has no surface reflectance (files such as ..._sr_band4.tif), and level 1 of Collection 1, which the "
            "USGS has replaced, is not supported. Download the scene from Collection 2."
        )
    if told is not None and told.sun_elevation <= 0:
        return f"'{product}' was taken at night: there is no reflectance to compute. Choose a scene taken by day."
    return f"'{product}' has no bands that can be loaded (files such as {product}_SR_B4.TIF). Download it again."


def _calibrated(one: SceneBand, kind: str, told: Metadata | None) -> SceneBand:
    """Return the band with what turns its numbers into reflectance or kelvin."""
    number = one.key[1:]
    if kind in ("SR_BAND", "BT_BAND"):
        return replace(one, band=replace(one.band, nodata=-9999.0, scale=0.0001 if kind == "SR_BAND" else 0.1))
    if kind == "SR_B":
        scale, offset = (told and told.surface_reflectance(number)) or _SURFACE_REFLECTANCE
    elif kind == "ST_B":
        scale, offset = (told and told.surface_temperature(number)) or _SURFACE_TEMPERATURE
    else:
        return _of_level_1(one, number, told)
    return replace(one, band=replace(one.band, scale=scale, offset=offset))


def _of_level_1(one: SceneBand, number: str, told: Metadata | None) -> SceneBand:
    if told is None:
        raise InputError(
            f"'{Path(one.path).name}' is of level 1, whose scale factors are in the MTL file, and that is missing. Put it "
            "beside the bands."
        )
    if one.band.thermal:
        scale, offset = told.radiance(number)
        return replace(one, band=replace(one.band, scale=scale, offset=offset), kelvin=told.thermal_constants(number))
    scale, offset = told.reflectance(number)
    # The factors are for a sun in the zenith.
    height = math.sin(math.radians(told.sun_elevation))
    return replace(one, band=replace(one.band, scale=scale / height, offset=offset / height))


def _quality(
    files: ProductFiles, parts: Mapping[str, str], first_collection: bool, bands: list[SceneBand]
) -> tuple[Quality, ...]:
    pixel, saturation = ("PIXEL_QA", "RADSAT_QA") if first_collection else ("QA_PIXEL", "QA_RADSAT")
    quality = []
    if pixel in parts:
        quality.append(Quality(files.path(parts[pixel]), flags=PIXEL_QA_COLLECTION_1 if first_collection else QA_PIXEL))
    if saturation in parts:
        bits = {one.key: 1 << _saturation_bit(one.key, first_collection) for one in bands}
        quality.append(Quality(files.path(parts[saturation]), saturated=bits))
    return tuple(quality)


def _saturation_bit(key: str, first_collection: bool) -> int:
    # In Collection 1 bit 0 is fill. The second gain of ETM+'s band 6 has a bit after all the others.
    if key == "B6_VCID_2":
        return 8
    return int(re.findall(r"\d+", key)[0]) - (0 if first_collection else 1)

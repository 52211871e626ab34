"""Made-up Landsat products, written without Strandline's own code; what their pixels mean follows the USGS's guides.

Every band has numbers of its own, a corner of fill, and single pixels for which the quality bands have a flag each.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SHAPE = (40, 50)
UTM = "EPSG:32611"
LEFT, TOP, PIXEL = 378_285.0, 4_275_015.0, 30.0
SUN_ELEVATION = 57.08727307

#: Row and column of the pixel that has one flag each.
FLAGGED = {
    "fill": (7, 7),
    "dilated_cloud": (5, 6),
    "cirrus": (5, 7),
    "cloud": (5, 8),
    "shadow": (5, 9),
    "snow": (5, 10),
}
WATER, MAYBE_CIRRUS = (5, 12), (5, 14)
#: Saturated in the band that a product names.
SATURATED = (9, 9)
#: Part of every band that was not observed.
CORNER = (slice(0, 3), slice(0, 4))

_CLEAR = 21824
_FIRST_CLEAR = 322


@dataclass(frozen=True)
class Product:
    """A product: its id, which file has which common name, and what is saturated at SATURATED (bits of QA_RADSAT)."""

    id: str
    bands: dict[str, str]
    saturated: int = 0

    @property
    def first(self) -> bool:
        """Whether it is of Collection 1."""
        return "_01_T" in self.id


def _names(prefix, **by_number):
    return {f"{prefix}{number[1:]}": name for number, name in by_number.items()}


_TM = {"_1": "blue", "_2": "green", "_3": "red", "_4": "nir08", "_5": "swir16", "_7": "swir22"}
_OLI = {"_1": "coastal", "_2": "blue", "_3": "green", "_4": "red", "_5": "nir08", "_6": "swir16", "_7": "swir22"}
_CONSTANTS = {"10": (774.8853, 1321.0789), "11": (480.8883, 1201.1442), "6": (607.76, 1260.56), "6_VCID_1": (666.09, 1282.71),
              "6_VCID_2": (666.09, 1282.71)}  # fmt: skip

TM = Product("LT05_L2SP_042033_19881022_20200917_02_T1", _names("SR_B", **_TM) | {"ST_B6": "lwir"}, saturated=1 << 1)
ETM = Product("LE07_L2SP_042033_20021022_20200916_02_T1", _names("SR_B", **_TM) | {"ST_B6": "lwir"}, saturated=1 << 1)
OLI = Product(
    "LC08_L2SP_042033_20171022_20200902_02_T1", _names("SR_B", **_OLI) | {"ST_B10": "lwir11"}, saturated=1 << 2
)
OLI2 = Product(
    "LC09_L2SP_042033_20221022_20230902_02_T1", _names("SR_B", **_OLI) | {"ST_B10": "lwir11"}, saturated=1 << 2
)
OLI_LEVEL_1 = Product(
    "LC08_L1TP_042033_20171022_20200902_02_T1",
    _names("B", **_OLI, _8="pan", _9="cirrus", _10="lwir11", _11="lwir12"),
    saturated=1 << 2,
)
TM_LEVEL_1 = Product("LT05_L1TP_042033_19881022_20200917_02_T1", _names("B", **_TM, _6="lwir"), saturated=1 << 5)
ETM_LEVEL_1 = Product(
    "LE07_L1TP_042033_20021022_20200916_02_T1",
    _names("B", **_TM, _8="pan") | {"B6_VCID_1": "lwir", "B6_VCID_2": "lwir_high_gain"},
    saturated=1 << 8,
)
OLI_FIRST = Product(
    "LC08_L1TP_042033_20171022_20171107_01_T1", _names("sr_band", **_OLI) | {"bt_band10": "lwir11"}, 1 << 3
)
TM_FIRST = Product("LT05_L1TP_042033_19881022_20161001_01_T1", _names("sr_band", **_TM) | {"bt_band6": "lwir"}, 1 << 2)


def numbers_of(product, part):
    """Return the numbers that a band's file holds."""
    place = list(product.bands).index(part)
    numbers = 8000 + 2500 * place + np.arange(SHAPE[0] * SHAPE[1]).reshape(SHAPE)
    if product.first:
        numbers = 300 * place + np.arange(SHAPE[0] * SHAPE[1]).reshape(SHAPE)
        numbers[CORNER] = -9999
        return numbers.astype(np.int16)
    numbers[CORNER] = 0
    return numbers.astype(np.uint16)


def quality_of(product):
    """Return the flags of each pixel, and those of saturation."""
    quality = np.full(SHAPE, _FIRST_CLEAR if product.first else _CLEAR, np.uint16)
    quality[CORNER] = 1
    # Product guides LSDS-1619 (Collection 2) and LSDS-1368 (Collection 1, where cirrus is a confidence of two bits).
    bits = {"fill": 0, "dilated_cloud": 1, "cirrus": 2, "cloud": 3, "shadow": 4, "snow": 5}
    values = {"fill": 1, "shadow": 8, "snow": 16, "cloud": 32 | 192, "cirrus": 3 << 8} if product.first else {
        name: 1 << bit for name, bit in bits.items()
    }  # fmt: skip
    for name, value in values.items():
        quality[FLAGGED[name]] = value
    quality[WATER] = 1 << (2 if product.first else 7)
    if product.first:
        quality[MAYBE_CIRRUS] = 2 << 8
    saturation = np.zeros(SHAPE, np.uint16)
    saturation[SATURATED] = product.saturated
    return quality, saturation


def groups_of(product, *, sun_elevation=SUN_ELEVATION, factors=(2.75e-05, -0.2), shape=SHAPE):
    """Return what the product's MTL says."""
    rows, columns = shape
    level_2 = "_L2" in product.id
    parts = {} if product.first else {part.split("B", 1)[1]: name for part, name in product.bands.items()}
    thermal = [part for part, name in parts.items() if name.startswith("lwir")]
    reflective = [part for part in parts if part not in thermal]
    day = product.id.split("_")[3]
    groups = {
        "PRODUCT_CONTENTS": {"LANDSAT_PRODUCT_ID": product.id},
        "IMAGE_ATTRIBUTES": {
            "SPACECRAFT_ID": f"LANDSAT_{product.id[3]}",
            "DATE_ACQUIRED": f"{day[:4]}-{day[4:6]}-{day[6:]}",
            "SCENE_CENTER_TIME": "18:27:51.8610990Z",
            "SUN_ELEVATION": sun_elevation,
        },
        "PROJECTION_ATTRIBUTES": {
            "MAP_PROJECTION": "UTM",
            "UTM_ZONE": 11,
            "GRID_CELL_SIZE_REFLECTIVE": "30.00",
            "GRID_CELL_SIZE_THERMAL": "30.00",
            "REFLECTIVE_LINES": rows,
            "REFLECTIVE_SAMPLES": columns,
            "THERMAL_LINES": rows,
            "THERMAL_SAMPLES": columns,
            # Corners are middles of pixels.
            "CORNER_UL_PROJECTION_X_PRODUCT": LEFT + PIXEL / 2,
            "CORNER_UL_PROJECTION_Y_PRODUCT": TOP - PIXEL / 2,
        },
        "LEVEL1_RADIOMETRIC_RESCALING": {
            **{f"REFLECTANCE_MULT_BAND_{part}": "2.0000E-05" for part in reflective},
            **{f"REFLECTANCE_ADD_BAND_{part}": "-0.100000" for part in reflective},
            **{f"RADIANCE_MULT_BAND_{part}": "3.3420E-04" for part in thermal},
            **{f"RADIANCE_ADD_BAND_{part}": "0.10000" for part in thermal},
        },
        "LEVEL1_THERMAL_CONSTANTS": {
            f"K{which}_CONSTANT_BAND_{part}": _CONSTANTS[part][which - 1] for part in thermal for which in (1, 2)
        },
    }
    if level_2:
        groups["LEVEL2_SURFACE_REFLECTANCE_PARAMETERS"] = {
            **{f"REFLECTANCE_MULT_BAND_{part}": factors[0] for part in reflective},
            **{f"REFLECTANCE_ADD_BAND_{part}": factors[1] for part in reflective},
        }
        groups["LEVEL2_SURFACE_TEMPERATURE_PARAMETERS"] = {
            **{f"TEMPERATURE_MULT_BAND_ST_B{part}": "0.00341802" for part in thermal},
            **{f"TEMPERATURE_ADD_BAND_ST_B{part}": "149.0" for part in thermal},
        }
    return groups


def spelled(groups, ending):
    """Return an MTL file's text in one of its three spellings."""
    if ending == "json":
        return json.dumps({"LANDSAT_METADATA_FILE": {group: {key: str(value) for key, value in values.items()}
                                                     for group, values in groups.items()}})  # fmt: skip
    if ending == "xml":
        inner = "".join(
            f"<{group}>{''.join(f'<{key}>{value}</{key}>' for key, value in values.items())}</{group}>"
            for group, values in groups.items()
        )
        return f'<?xml version="1.0" encoding="UTF-8"?><LANDSAT_METADATA_FILE>{inner}</LANDSAT_METADATA_FILE>'
    lines = ["GROUP = LANDSAT_METADATA_FILE"]
    for group, values in groups.items():
        lines.append(f"  GROUP = {group}")
        for key, value in values.items():
            plain = key in ("DATE_ACQUIRED",) or not isinstance(value, str) or value[0] in "-0123456789"
            lines.append(f"    {key} = {value}" if plain else f'    {key} = "{value}"')
        lines.append(f"  END_GROUP = {group}")
    return "\n".join([*lines, "END_GROUP = LANDSAT_METADATA_FILE", "END", ""])


def write_product(folder, product, write, *, spellings=("txt",), quality=("pixel", "saturation"), **said):
    """Write a product's files and return the folder.

    Parameters
    ----------
    write : callable(path, values, nodata=...)
        Writes a raster with the grid of this module.
    spellings, quality : sequence of str
        Which of these files there are.
    said : keyword arguments
        For :func:`groups_of`.
    """
    folder = Path(folder)
    folder.mkdir(exist_ok=True)
    ending = "tif" if product.first else "TIF"
    for part in product.bands:
        write(folder / f"{product.id}_{part}.{ending}", numbers_of(product, part), nodata=-9999 if product.first else 0)
    names = ("pixel_qa", "radsat_qa") if product.first else ("QA_PIXEL", "QA_RADSAT")
    for name, kind, values in zip(names, ("pixel", "saturation"), quality_of(product)):
        if kind in quality:
            write(folder / f"{product.id}_{name}.{ending}", values, nodata=None)
    for spelling in spellings:
        (folder / f"{product.id}_MTL.{spelling}").write_text(spelled(groups_of(product, **said), spelling))
    return folder


def hidden_by(product, masks):
    """Return which pixels of every band such masks, and the fill, leave out."""
    hidden = np.zeros(SHAPE, bool)
    hidden[CORNER] = True
    for name in masks:
        if name in FLAGGED and not (product.first and name == "dilated_cloud"):
            hidden[FLAGGED[name]] = True
    return hidden


def stac_item(product):
    """Return a STAC item of a product of level 2 that lies in a folder of its id beside the item's file."""
    assets = {
        name: {
            "href": f"{product.id}/{product.id}_{part}.TIF",
            "type": "image/tiff; application=geotiff",
            "roles": ["data", "reflectance"],
            "eo:bands": [{"name": part, "common_name": name}],
            "raster:bands": [{"scale": 0.0000275, "offset": -0.2, "nodata": 0}],
        }
        for part, name in product.bands.items()
        if not name.startswith("lwir")
    }
    assets["qa_pixel"] = {
        "href": f"{product.id}/{product.id}_QA_PIXEL.TIF",
        "type": "image/tiff; application=geotiff",
        "roles": ["cloud", "cloud-shadow", "snow-ice", "water-mask"],
    }
    return {
        "type": "Feature", "stac_version": "1.0.0", "id": product.id, "collection": "landsat-c2-l2", "links": [],
        "stac_extensions": [
            "https://stac-extensions.github.io/eo/v1.0.0/schema.json",
            "https://stac-extensions.github.io/raster/v1.0.0/schema.json",
        ],
        "geometry": None, "assets": assets,
        "properties": {"datetime": "1988-10-22T18:19:42Z", "platform": "landsat-5"},
    }  # fmt: skip

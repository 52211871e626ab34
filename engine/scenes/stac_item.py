"""The JSON of a STAC item, from version 0.9 to 1.1, in one form: assets, and the bands in each of their files."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from ..errors import InputError
from ..raster.reach import may_name
from ..raster.remote import is_remote

#: Public buckets whose files have web addresses too.
_PUBLIC_BUCKETS = {
    "sentinel-cogs": "https://sentinel-cogs.s3.us-west-2.amazonaws.com/",
    "e84-earth-search-sentinel-data": "https://e84-earth-search-sentinel-data.s3.us-west-2.amazonaws.com/",
    "dea-public-data": "https://dea-public-data.s3.ap-southeast-2.amazonaws.com/",
    "deafrica-sentinel-2": "https://deafrica-sentinel-2.s3.af-south-1.amazonaws.com/",
    "deafrica-landsat": "https://deafrica-landsat.s3.af-south-1.amazonaws.com/",
    "deafrica-services": "https://deafrica-services.s3.af-south-1.amazonaws.com/",
}
_RASTER_TYPE = re.compile(r"tiff|jp2|jpeg ?2000|image/vnd\.stac", re.IGNORECASE)
_RASTER_ENDING = re.compile(r"\.(tiff?|jp2|j2k|img)$", re.IGNORECASE)
_CUBE = re.compile(r"zarr|netcdf|\.nc$|hdf|\.h5$|\.he5$", re.IGNORECASE)
_OF_BANDS = ("bands", "eo:bands", "raster:bands")
#: The fields of the raster extension, in an asset or in a band.
_RASTER_FIELDS = ("scale", "offset", "nodata", "unit", "data_type", "spatial_resolution")


@dataclass(frozen=True)
class AssetBand:
    """One band of the file of one asset.

    Attributes
    ----------
    key : str
        Of the asset.
    index : int
        Number of the band in its file.
    count : int
        How many bands the file has; 0 if the item does not have it.
    asset : mapping
        The asset as the item has it.
    metadata : mapping
        The fields of the band in item and collection, names without the prefix of their extension.
    path : str
        The file, as GDAL opens it; empty where it cannot.
    why_not : str
        Why ``path`` is empty, and what to do.
    """

    key: str
    index: int
    count: int
    asset: Mapping[str, Any]
    metadata: Mapping[str, Any]
    path: str
    why_not: str = ""

    @property
    def roles(self) -> set[str]:
        """The asset's roles."""
        return {str(role).lower() for role in _several(self.asset.get("roles"))}

    @property
    def plain_key(self) -> str:
        """The key in lower case, words parted by underscores, without size and file ending: ``SCL_20m`` is ``scl``."""
        key = re.sub(r"\.(tiff?|jp2)$", "", self.key.lower())
        return re.sub(r"_r?\d+m$", "", re.sub(r"[^a-z0-9]+", "_", key).strip("_"))

    @property
    def pixel(self) -> float:
        """The pixel's size in metres; 0 where neither item nor key has it."""
        named = re.search(r"(\d+)m$", self.key)
        for value in (self.asset.get("gsd"), self.metadata.get("gsd"), self.metadata.get("spatial_resolution")):
            if isinstance(value, (int, float)):
                return float(value)
        return float(named[1]) if named else 0.0


@dataclass(frozen=True)
class StacItem:
    """A STAC item.

    Attributes
    ----------
    id, collection : str
    properties : mapping
    assets : mapping
    bands : tuple of AssetBand
        Of all rasters among the assets, quality bands and pictures included.
    """

    id: str
    collection: str
    properties: Mapping[str, Any]
    assets: Mapping[str, Mapping[str, Any]]
    bands: tuple[AssetBand, ...]
    links: Sequence[Mapping[str, Any]] = field(default_factory=tuple)

    @property
    def platform(self) -> str:
        """Such as ``landsat-8``; empty when unknown."""
        name = str(self.properties.get("platform") or self.properties.get("eo:platform") or "")
        return re.sub(r"[_ ]", "-", name.lower())

    @property
    def facts(self) -> str:
        """What names the product: collection, id, platform, instruments, title."""
        of = self.properties
        instruments = _several(of.get("instruments") or of.get("eo:instrument"))
        parts = (self.collection, self.id, self.platform, *instruments, of.get("title"), of.get("odc:product"))
        return " ".join(str(part) for part in parts if part).lower()

    @property
    def cubes(self) -> list[str]:
        """Keys of assets that are multidimensional arrays."""
        return [
            key
            for key, asset in self.assets.items()
            if _CUBE.search(str(asset.get("type") or "")) or _CUBE.search(_path_of(asset))
        ]


def parse_item(content: Mapping[str, Any], source: str, collection: Mapping[str, Any] | None = None) -> StacItem:
    """Return the item in the JSON object ``content`` that was read from ``source``.

    Parameters
    ----------
    content : mapping
        An item, or a collection of one feature.
    source : str
        Address or path that relative links start from.
    collection : mapping, optional
        The item's collection; its ``item_assets`` complete the assets.

    Raises
    ------
    InputError
        If it is no item.
    """
    features = content.get("features")
    if content.get("type") == "FeatureCollection" and isinstance(features, list) and len(features) == 1:
        content = features[0] if isinstance(features[0], dict) else {}
    name = source.split("?")[0].rstrip("/").rpartition("/")[2]
    properties, assets = content.get("properties"), content.get("assets")
    sound = isinstance(assets, dict) and all(isinstance(asset, dict) for asset in assets.values())
    if content.get("type") != "Feature" or not isinstance(properties, dict) or not sound or not content.get("id"):
        raise InputError(
            f"'{name}' is not a STAC item. Give the address or the JSON file of one item (not of a collection, a catalog or a "
            "search)."
        )
    assets = {str(key): asset for key, asset in (assets or {}).items() if isinstance(asset.get("href"), str)}
    known = (collection or {}).get("item_assets") or {}
    bands: list[AssetBand] = []
    for key, asset in assets.items():
        if _is_raster(asset):
            bands += _bands_of(key, asset, known.get(key) or {}, properties, source)
    links = tuple(link for link in _several(content.get("links")) if isinstance(link, dict))
    of = content.get("collection") or properties.get("collection") or ""
    return StacItem(str(content["id"]), str(of), properties, assets, tuple(bands), links)


def with_bands_of_file(band: AssetBand, descriptions: Sequence[str]) -> list[AssetBand]:
    """Return a band for each one in the file of an asset whose bands the item does not list, or does not name."""
    return [
        replace(
            band,
            index=number,
            count=len(descriptions),
            metadata={**band.metadata, **({"name": text} if text and not band.metadata.get("name") else {})},
        )
        for number, text in enumerate(descriptions, start=1)
    ]


def _is_raster(asset: Mapping[str, Any]) -> bool:
    kind = str(asset.get("type") or "")
    if _CUBE.search(kind) or ".zarr" in asset["href"].lower():
        return False
    return bool(_RASTER_TYPE.search(kind) or (not kind and _RASTER_ENDING.search(_path_of(asset))))


def _path_of(asset: Mapping[str, Any]) -> str:
    return str(asset.get("href") or "").split("?")[0].rstrip("/")


def _bands_of(
    key: str, asset: Mapping[str, Any], known: Mapping[str, Any], properties: Mapping[str, Any], source: str
) -> list[AssetBand]:
    lists = {name: _listed(asset.get(name) or known.get(name), properties) for name in _OF_BANDS}
    count = max(map(len, lists.values()))
    path, why_not = _locate(asset, source)
    found = []
    for position in range(max(count, 1)):
        metadata: dict[str, Any] = {}
        for part in (known, asset):
            metadata |= _known_fields(
                part, (*_RASTER_FIELDS, "common_name", "center_wavelength", "full_width_half_max")
            )
        for name, bands in lists.items():
            if position < len(bands):
                part = {
                    text.partition(":")[2] or text: value
                    for text, value in bands[position].items()
                    if value is not None
                }
                # The raster extension's names of bands, where there are any, are those of the other lists.
                extra = name == "raster:bands"
                metadata |= {
                    text: value
                    for text, value in part.items()
                    if not extra or text not in metadata or text in _RASTER_FIELDS
                }
        found.append(AssetBand(key, position + 1, count, asset, metadata, path, why_not))
    return found


def _known_fields(part: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    fields = {str(name).rpartition(":")[2]: value for name, value in part.items() if value is not None}
    return {name: fields[name] for name in names if name in fields}


def _listed(bands: Any, properties: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return bands as mappings; before STAC 1.0 some were numbers into a list of the item's, or only names."""
    if isinstance(bands, Mapping):
        bands = list(bands.values())
    if not isinstance(bands, list):
        return []
    of_item = properties.get("eo:bands")
    of_item = of_item if isinstance(of_item, list) else []
    found: list[Mapping[str, Any]] = []
    for band in bands:
        if isinstance(band, int) and 0 <= band < len(of_item):
            band = of_item[band]
        elif isinstance(band, str):
            band = next((one for one in of_item if isinstance(one, dict) and one.get("name") == band), {"name": band})
        found.append(band if isinstance(band, dict) else {})
    return found


def _locate(asset: Mapping[str, Any], source: str) -> tuple[str, str]:
    """Return where an asset is, for GDAL, or why it cannot be opened.

    An item from a server must not make GDAL open files of this computer, nor any of its special names.
    """
    path, why_not = _located(asset, source)
    if is_remote(path) and not may_name(source, path):
        return (
            "",
            "its address is one of the computer that asks for it, or of its network, which no server outside may name",
        )
    return path, why_not


def _located(asset: Mapping[str, Any], source: str) -> tuple[str, str]:
    href = str(asset["href"])
    if is_remote(href):
        return href, ""
    if re.match(r"[a-z][a-z0-9+.-]*://", href, re.IGNORECASE):
        return _elsewhere(href, asset)
    if is_remote(source):
        joined = urljoin(source, href)
        return (joined, "") if is_remote(joined) else ("", "its address is not one that can be read")
    path = Path(source).parent / href
    return (str(path), "") if path.is_file() else ("", "the file is missing")


def _elsewhere(href: str, asset: Mapping[str, Any]) -> tuple[str, str]:
    scheme, _, rest = href.partition("://")
    ending = _RASTER_ENDING.search(href)
    alternate = asset.get("alternate")
    for other in alternate.values() if isinstance(alternate, dict) else ():
        address = str(other.get("href") or "") if isinstance(other, dict) else ""
        # Some catalogues give the archive of the whole product as the other address.
        if is_remote(address) and ending and address.split("?")[0].lower().endswith(ending[0].lower()):
            return address, ""
    bucket, _, key = rest.partition("/")
    if scheme.lower() == "s3":
        if bucket in _PUBLIC_BUCKETS:
            return _PUBLIC_BUCKETS[bucket] + key, ""
        # What is no name of a bucket would be the beginning of another address.
        account = any(os.environ.get(name) for name in ("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_NO_SIGN_REQUEST"))
        if account and re.fullmatch(r"[\w.-]+", bucket, re.ASCII):
            return f"/vsis3/{rest}", ""
        return "", (
            f"it is at s3://{bucket}, which asks for an account. Load the same scene from a STAC API with https links, such as "
            "Planetary Computer or Earth Search; or download the files; or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY "
            "(AWS_NO_SIGN_REQUEST=YES for a public bucket) before QGIS starts"
        )
    return (
        "",
        f"it is at an address of the kind {scheme}://, which cannot be read; load the same scene from another STAC API",
    )


def _several(value: Any) -> list[Any]:
    """Return what ought to be a list as one, whatever a catalogue has made of it."""
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []

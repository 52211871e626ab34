"""STAC items as scenes: which assets are bands, what their numbers mean, and which assets are quality bands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from rasterio.errors import RasterioError

from ..errors import InputError
from ..raster.bands import ALIASES, COMMON_NAMES, Band
from ..raster.opening import FOREIGN_DRIVERS, open_dataset
from ..raster.reach import may_name
from ..raster.remote import TooSlow, gdal_path, in_time, is_remote
from ..raster.sensors import wavelength_in
from .scene import Scene, SceneBand
from .stac_bands import BandNames, is_spectral, without_copies
from .stac_client import read_json
from .stac_item import AssetBand, StacItem, parse_item, with_bands_of_file
from .stac_quality import quality_bands
from .stac_scaling import number, scaling


def read_stac(source: str) -> Scene:
    """Describe the scene of a STAC item.

    What the item leaves open is looked up: bands in its collection, then in the files themselves.

    Parameters
    ----------
    source : str
        Address or path of the item's JSON.

    Raises
    ------
    InputError
        If it cannot be read, or is no item with raster assets.
    """
    content = read_json(source)
    item = parse_item(content, source)
    if _unknown(item):
        collection = _collection(item, source)
        item = parse_item(content, source, collection) if collection else item
    return _scene(_with_files(item))


def scene_of(content: Mapping[str, Any], source: str) -> Scene:
    """Describe the scene of a STAC item that was read from ``source``, without a look at anything else."""
    return _scene(parse_item(content, source))


def _scene(item: StacItem) -> Scene:
    spectral = [one for one in item.bands if is_spectral(one)]
    names = BandNames(item, spectral)
    bands = without_copies(spectral, names)
    if not bands:
        raise InputError(_why_no_bands(item))
    return Scene(
        name=item.id,
        bands=_named([_scene_band(one, names, item) for one in bands]),
        quality=quality_bands(item, bands),
        date=_date(item.properties),
        platform=item.platform,
    )


def _why_no_bands(item: StacItem) -> str:
    if item.cubes:
        return (
            f"'{item.id}' has no raster bands in files of their own: {', '.join(item.cubes[:6])} are multidimensional arrays "
            "(Zarr, NetCDF or HDF5). Load the same scene from a STAC API that offers GeoTIFF, such as Planetary Computer or "
            "Earth Search, or download the store and use Load cube."
        )
    return f"'{item.id}' has no raster bands. It has the assets {', '.join(item.assets) or '(none)'}."


def _unknown(item: StacItem) -> list[AssetBand]:
    """Return the bands that nothing in the item names."""
    spectral = [one for one in item.bands if is_spectral(one)]
    names = BandNames(item, spectral)
    return [one for one in spectral if not names.is_known(one)]


def _collection(item: StacItem, source: str) -> Mapping[str, Any] | None:
    """Return the item's collection, or None where it cannot be read: it only adds what the item lacks."""
    for link in item.links:
        href = link.get("href")
        if link.get("rel") not in ("collection", "parent") or not isinstance(href, str):
            continue
        if is_remote(href) or is_remote(source):
            address = urljoin(source, href) if is_remote(source) else href
        else:
            address = str(Path(source).parent / href)
        if is_remote(source) and not (is_remote(address) and may_name(source, address)):
            continue
        try:
            found = read_json(address, retry=False)
        except InputError:
            continue
        if isinstance(found.get("item_assets"), dict):
            return found
    return None


def _with_files(item: StacItem) -> StacItem:
    """Return the item with the bands that its files have, where it does not list or does not name them."""
    unknown = {one.key for one in _unknown(item)}
    unknown |= {one.key for one in item.bands if not one.count and "udm2" in one.plain_key}
    descriptions = {one.key: _descriptions(one.path) for one in item.bands if one.path and one.key in unknown}
    bands: list[AssetBand] = []
    for one in item.bands:
        texts = descriptions.get(one.key)
        if not texts or len(texts) < one.count:
            bands.append(one)
        elif one.count > 1:
            bands.append(with_bands_of_file(one, texts)[one.index - 1])
        else:
            bands += with_bands_of_file(one, texts)
    return replace(item, bands=tuple(bands))


def _descriptions(path: str) -> list[str] | None:
    """Return what a file calls its bands, or None if it cannot be opened; whoever reads it then says why."""

    def opened() -> list[str]:
        """Open the file."""
        with open_dataset(gdal_path(path), FOREIGN_DRIVERS) as dataset:
            return [text or "" for text in dataset.descriptions]

    try:
        return in_time(path, opened)
    except TooSlow:
        raise
    except (RasterioError, InputError):
        return None


def _scene_band(one: AssetBand, names: BandNames, item: StacItem) -> SceneBand:
    metadata, name = one.metadata, names.common_name(one)
    by_name = wavelength_in(str(metadata.get("name") or ""))[0]
    band = Band(
        index=one.index,
        name=name or str(metadata.get("common_name") or ""),
        wavelength=_nanometres(metadata.get("center_wavelength")) or names.wavelength(one) or by_name,
        fwhm=_nanometres(metadata.get("full_width_half_max")),
    )
    known = scaling(one, name or band.role, item)
    band = replace(band, nodata=known.nodata, scale=known.scale, offset=known.offset)
    key = str(metadata.get("name") or (one.key if one.count <= 1 else f"{one.key}_{one.index}"))
    description = str(metadata.get("description") or one.asset.get("title") or "") or (
        "" if one.path else "cannot be reached"
    )
    by_default = name not in ("cirrus", "pan") and not names.is_atmospheric(one)
    return SceneBand(key, one.path, band, description, by_default=by_default, why_not=one.why_not)


def _named(bands: list[SceneBand]) -> tuple[SceneBand, ...]:
    """Give each band a name of its own: the common name, or that of its wavelength, or the producer's."""
    named: list[SceneBand] = []
    for one in bands:
        known = one.band.name in COMMON_NAMES or one.band.name in ALIASES or one.band.name == "pan"
        wanted = one.band.name if known else (one.band.role or one.band.name or one.key)
        taken = {other.band.name for other in named}
        if wanted == "nir" and wanted in taken and "nir08" not in taken:
            # Sentinel-2 has a broad and a narrow band of near infrared.
            wanted = "nir08"
        named.append(replace(one, band=replace(one.band, name=one.key if wanted in taken else wanted)))
    return tuple(named)


def _date(properties: Mapping[str, Any]) -> str:
    text = str(properties.get("datetime") or properties.get("start_datetime") or "")
    return re.sub(r"(\d\d:\d\d:\d\d)\.\d+", r"\1", text).replace("+00:00", "Z")


def _nanometres(micrometres: Any) -> float | None:
    value = number(micrometres)
    if value is None or value <= 0:
        return None
    # Some catalogues give nanometres, against the specification.
    return value if value > 100 else value * 1000.0

"""Loading what satellites and aircraft deliver: products, items of STAC APIs, and cubes."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from os import PathLike
from typing import TYPE_CHECKING, Any

import xarray as xr

from ..cubes.formats import Given
from ..raster.dataarray import to_dataarray
from ..raster.outputs import Outputs
from ..raster.reach import PUBLIC, trust_in
from ..raster.remote import is_remote
from ..scenes.decoding import decode_once
from ..scenes.landsat import read_landsat
from ..scenes.loading import LoadRequest, open_scene
from ..scenes.scene import DEFAULT_MASKS, Scene
from ..scenes.stac import read_stac, scene_of
from ..steps.loadcube import open_kept
from .running import BoundsLike, extent_of, running

if TYPE_CHECKING:
    from pystac import Item


def load_landsat(
    product: str | PathLike[str],
    bands: Sequence[str] = (),
    *,
    bounds: BoundsLike | None = None,
    mask: Sequence[str] = DEFAULT_MASKS,
    keep_water: bool = False,
    reflectance: bool = True,
) -> xr.DataArray:
    """Open a Landsat product, as the tool Load Landsat scene does.

    Blocks are read from the product's own files; a compressed archive is unpacked to a temporary folder first, which goes
    with the array.

    Parameters
    ----------
    product : str or path
        Metadata file (``..._MTL.txt``, ``.json`` or ``.xml``), folder, or archive as it was downloaded.
    bands : sequence of str
        Common names such as ``nir08``, or the product's own such as ``SR_B5``; all that show reflected light of the ground
        when there are none.
    bounds : tuple, optional
        Left, bottom, right and top, and their CRS; without one, degrees if they can be, else in the product's CRS.
    mask : sequence of str
        What to mask pixels for: some of ``fill``, ``dilated_cloud``, ``cirrus``, ``cloud``, ``shadow``, ``snow`` and
        ``saturated``.
    keep_water : bool
        Do not mask what is plainly water for cloud or shadow, as which quality bands often take turbid and shallow water.
    reflectance : bool
        Reflectance (0..1) and temperature (K); otherwise the numbers as they are stored.

    Returns
    -------
    DataArray of float32, dimensions (band, y, x), backed by dask
        NaN where not observed or masked; with ``band`` names, ``wavelength`` (nm), ``time``, and the attribute ``platform``.

    Raises
    ------
    InputError
        If the product cannot be read, or has no such band or mask.

    Examples
    --------
    >>> scene = load_landsat("LT05_L2SP_042033_19881022_20200917_02_T1", ["green", "swir16"])
    >>> scene.sizes["band"], str(scene.time.values)[:10], scene.attrs["platform"]
    (2, '1988-10-22', 'landsat-5')
    """
    return _load(
        lambda: read_landsat(str(product)), bands, {"extent": extent_of(bounds)}, mask, keep_water, reflectance
    )


def load_stac_item(
    item: str | PathLike[str] | Mapping[str, Any] | Item,
    bands: Sequence[str] = (),
    *,
    bounds: BoundsLike | None = None,
    resolution: float | None = None,
    crs: str | None = None,
    mask: Sequence[str] = DEFAULT_MASKS,
    keep_water: bool = False,
    reflectance: bool = True,
) -> xr.DataArray:
    """Open the scene of a STAC item, as the tool Load STAC item does.

    Only the blocks that are computed are fetched from the server.

    Parameters
    ----------
    item : str, path, mapping or pystac.Item
        Address or file of the item, or the item itself, as a search gives it.
    bands : sequence of str
        Common names such as ``nir08``, or names of assets; all that show reflected light of the ground when there are none.
    bounds : tuple, optional
        Left, bottom, right and top, and their CRS; without one, degrees if they can be, else in the wanted CRS.
    resolution : float, optional
        Size of a pixel in the units of the wanted CRS; that of the finest band when left out.
    crs : str, optional
        Wanted CRS; the scene's own when left out.
    mask : sequence of str
        What to mask pixels for: some of ``fill``, ``dilated_cloud``, ``cirrus``, ``cloud``, ``shadow``, ``snow`` and
        ``saturated``.
    keep_water : bool
        Do not mask what is plainly water for cloud or shadow, as which quality bands often take turbid and shallow water.
    reflectance : bool
        Reflectance (0..1) and temperature (K); otherwise the numbers as they are stored.

    Returns
    -------
    DataArray of float32, dimensions (band, y, x), backed by dask
        NaN where not observed or masked; with ``band`` names, ``wavelength`` (nm), ``time``, and the attribute ``platform``.

    Raises
    ------
    InputError
        If the item or its files cannot be read, or it has no such band or mask.

    Examples
    --------
    >>> scene = load_stac_item("item.json", ["green", "swir16"])
    >>> scene.band.values.tolist(), scene.attrs["platform"]
    (['green', 'swir16'], 'landsat-5')
    """
    grid = {"extent": extent_of(bounds), "resolution": resolution, "crs": crs}
    return _load(lambda: _scene_of_item(item), bands, grid, mask, keep_water, reflectance)


def load_cube(
    cube: str | PathLike[str],
    variable: str = "",
    *,
    drop: Sequence[tuple[float, float]] = ((1340, 1445), (1790, 1955)),
    bad_bands: bool = True,
    bounds: BoundsLike | None = None,
    reflectance: bool = True,
    crs: str | None = None,
    nodata: float | None = None,
    scale: float | None = None,
) -> xr.DataArray:
    """Open a cube of imaging spectroscopy, as the tool Load cube does.

    Parameters
    ----------
    cube : str or path
        NEON AOP HDF5, EMIT or other NetCDF, folder of a Zarr store, ENVI, or GeoTIFF with wavelengths.
    variable : str
        Name of the cube in a file that holds several.
    drop : sequence of (float, float)
        Ranges of wavelengths to leave out, in nanometres; as it comes, those where water vapour takes the light.
    bad_bands : bool
        Leave out the bands that the file itself marks as invalid, too.
    bounds : tuple, optional
        Left, bottom, right and top, and their CRS; without one, degrees if they can be, else in the cube's CRS.
    reflectance : bool
        Reflectance (0..1); otherwise the numbers as they are stored.
    crs, nodata, scale : str, float, float, optional
        What the file lacks, or has wrong: the CRS, the stored number that means "not observed", and what to
        multiply stored numbers by.

    Returns
    -------
    DataArray of float32, dimensions (band, y, x), backed by dask
        NaN where not observed; with ``wavelength`` and ``fwhm`` in nanometres where the file has them.

    Raises
    ------
    InputError
        If the cube cannot be read, or no band is left.

    Examples
    --------
    >>> cube = load_cube("cube.h5", drop=[(400, 500)])
    >>> cube.shape, cube.wavelength.values[:2].tolist()
    ((5, 12, 10), [550.0, 650.0])
    """
    ranges = ",".join(f"{low}-{high}" for low, high in drop)
    with running() as job:
        image, _ = open_kept(
            job,
            str(cube),
            variable,
            Given(crs, nodata, scale),
            drop=ranges,
            bad_bands=bad_bands,
            extent=extent_of(bounds),
            reflectance=reflectance,
        )
    return to_dataarray(image, "cube")


def _scene_of_item(item: str | PathLike[str] | Mapping[str, Any] | Item) -> Scene:
    if isinstance(item, (str, PathLike)):
        return read_stac(str(item))
    if isinstance(item, Mapping):
        links = {link.get("rel"): link.get("href") for link in item.get("links") or ()}
        return scene_of(item, _source(item.get("id"), *map(links.get, ("self", "root", "parent", "collection"))))
    root = item.get_root()
    return scene_of(item.to_dict(), _source(item.id, item.get_self_href(), root.get_self_href() if root else None))


def _source(name: object, own: object, *others: object) -> str:
    """Return where an item is from; it may claim to be of this computer, but not beside a catalogue outside."""
    found = [str(href) for href in (own, *others) if href]
    outside = (href for href in found if is_remote(href) and trust_in(href) == PUBLIC)
    return next(outside, str(own or name))


def _load(
    read: Callable[[], Scene],
    bands: Sequence[str],
    grid: Mapping[str, Any],
    mask: Sequence[str],
    keep_water: bool,
    reflectance: bool,
) -> xr.DataArray:
    request = LoadRequest(bands=bands, grid=grid, mask=mask, keep_water=keep_water, reflectance=reflectance)
    with running() as job, ExitStack() as stack:
        scene = read()
        outputs = stack.enter_context(Outputs(job))
        image = decode_once(open_scene(scene, request, outputs, job), outputs, job)
        array = to_dataarray(image, "scene").assign_attrs(platform=scene.platform)
        # What was unpacked is deleted with the image, not at the end of this function.
        weakref.finalize(image, stack.pop_all().close)
    return array

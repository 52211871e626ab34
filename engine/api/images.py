"""Images: opening files, regridding, indices, and spectra at points."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

import numpy as np
import xarray as xr

from ..errors import InputError
from ..raster.array_image import grid_of, image_of
from ..raster.dataarray import band_coordinates, to_dataarray
from ..raster.fill import mark_fill
from ..raster.grid_request import GridRequest
from ..raster.image import open_image as open_file
from ..raster.regridding import resample
from ..spectra.indices import IndexImage
from ..spectra.reflectance import check_reflectance
from ..spectra.signature import Interpolation, Site, spectra_at, spectrum_at
from .running import BoundsLike, PointLike, extent_of, point_of, points_of, running


def open_image(path: str | PathLike[str], bands: Sequence[int] | None = None) -> xr.DataArray:
    """Open a raster file as a lazy array.

    Parameters
    ----------
    path : str or path
        Whatever GDAL opens, or an http(s) address.
    bands : sequence of int, optional
        Numbers of bands, from 1, in the wanted order; all but alpha when left out.

    Returns
    -------
    DataArray of float32, dimensions (band, y, x), backed by dask
        Physical values: the file's scale and offset are applied, and what was not observed is NaN. ``band`` has the names of
        the bands, or their numbers; ``wavelength`` and ``fwhm`` are in nanometres, ``time`` is the acquisition in UTC, where
        the file has them. CRS, geotransform and nodata are rioxarray's.

    Raises
    ------
    InputError
        If the file cannot be read, has no CRS or georeference, or lacks one of the bands.

    Examples
    --------
    >>> image = open_image("lake.tif")
    >>> image.dims, image.shape, image.rio.crs.to_epsg()
    (('band', 'y', 'x'), (6, 40, 60), 32611)
    >>> image.band.values.tolist()
    ['blue', 'green', 'red', 'nir08', 'swir16', 'swir22']
    """
    return to_dataarray(open_file(str(path), bands), Path(str(path)).stem)


def regrid(
    image: xr.DataArray | xr.Dataset,
    *,
    like: xr.DataArray | xr.Dataset | None = None,
    centre: PointLike | None = None,
    radius: float | None = None,
    bounds: BoundsLike | None = None,
    resolution: float | None = None,
    crs: str | None = None,
    resampling: str = "bilinear",
) -> xr.DataArray:
    """Put an image on another grid, as the tool Regrid does.

    A file that :func:`open_image` opened is read on the new grid block by block. Any other array that is not merely cropped is
    first written to a temporary file, window by window, so that memory stays flat; the file goes when the last array that
    needs it does.

    Parameters
    ----------
    image : DataArray or Dataset
        Dimensions (band, y, x) or (y, x); of a dataset, each variable is a band.
    like : DataArray or Dataset, optional
        Take the grid of this one.
    centre : tuple, optional
        Middle of the grid: (x, y) in the wanted CRS, or (x, y, CRS).
    radius : float, optional
        From the centre to each side, in the units of the wanted CRS; grown to whole pixels of the image where neither a
        resolution nor a CRS is given.
    bounds : tuple, optional
        Left, bottom, right and top, and their CRS; without one, degrees if they can be, else in the wanted CRS.
    resolution : float, optional
        Size of a pixel in the units of the wanted CRS; the image's own when left out.
    crs : str, optional
        Wanted CRS, as WKT or ``EPSG:...``; the image's own when left out.
    resampling : {"nearest", "bilinear", "cubic", "average", "mode"}

    Returns
    -------
    DataArray of float32, dimensions (band, y, x), backed by dask
        NaN where not observed.

    Raises
    ------
    InputError
        If the wanted grid does not touch the image, or a number or a CRS is wrong.

    Examples
    --------
    >>> image = open_image("lake.tif")
    >>> coarse = regrid(image, centre=(300_600, 4_299_700), radius=300, resolution=100, resampling="average")
    >>> coarse.shape, coarse.rio.resolution()
    ((6, 6, 6), (100.0, -100.0))
    """
    with running() as job:
        source = mark_fill(image_of(image), job, drop_empty=False)
    extent = extent_of(bounds)
    request = GridRequest(
        reference=None if like is None else grid_of(like),
        centre=None if centre is None else point_of(centre, crs or source.native.crs),
        radius=radius,
        bounds=None if extent is None else (*extent["bounds"], extent["crs"]),
        resolution=resolution,
        crs=crs,
    )
    return to_dataarray(resample(source, request.resolve(source.native), resampling), _name(image, "image"))


def spectral_indices(
    image: xr.DataArray | xr.Dataset, indices: Sequence[str], tolerance: float | None = None
) -> xr.DataArray:
    """Compute spectral indices block by block, as the tool Spectral indices does.

    Parameters
    ----------
    image : DataArray or Dataset
        Dimensions (band, y, x), reflectance from 0 to 1. Bands are found by wavelength, or by their common names.
    indices : sequence of str
        Some of :data:`engine.spectra.indices.INDICES`, such as ``ndvi``, ``mndwi`` or ``cai``.
    tolerance : float, optional
        How far a band's centre may lie from the wanted wavelength, in nanometres; the band's own width, but 10 nm at least,
        when left out.

    Returns
    -------
    DataArray of float32, dimensions (band, y, x), backed by dask
        One band for each index, of its name; NaN where it is not known.

    Raises
    ------
    InputError
        If an index is unknown, the image lacks a band for it, or its values are not reflectance where that matters.

    Examples
    --------
    >>> image = open_image("lake.tif")
    >>> indices = spectral_indices(image, ["ndvi", "mndwi"])
    >>> water = indices.sel(band="mndwi") > 0
    >>> round(float(water.mean()), 2)
    0.25
    """
    with running() as job:
        wanted = IndexImage.of(mark_fill(image_of(image), job, drop_empty=False), indices, tolerance)
        for sentence in wanted.describe():
            job.info(sentence)
        check_reflectance(wanted.source, wanted.names, job)
    return to_dataarray(wanted, "indices")


def signature(
    image: xr.DataArray | xr.Dataset,
    points: PointLike | Sequence[PointLike],
    classes: Sequence[str] | None = None,
    *,
    interpolation: Interpolation = "nearest",
) -> xr.DataArray:
    """Read the spectra at points, as the tool Spectral signature does.

    Parameters
    ----------
    image : DataArray or Dataset
        Dimensions (band, y, x).
    points : tuple, or sequence of tuples
        (x, y) in the CRS of the image, or (x, y, CRS).
    classes : sequence of str, optional
        Name of the class of each of several points.
    interpolation : {"nearest", "linear"}
        The values of the pixel that holds the point, or interpolated between the centres of the four around it.

    Returns
    -------
    DataArray of float32, dimensions (band) for one point, (point, band) for several
        The values at the points, in memory. ``point`` counts the points from 0; those outside the image
        or on no data are left out, with a warning. ``x`` and ``y`` are theirs in the CRS of the image, ``class`` their class.

    Raises
    ------
    InputError
        If there is no point, or none that the image shows.

    Examples
    --------
    >>> image = open_image("lake.tif")
    >>> spectrum = signature(image, (300_100, 4_299_500))
    >>> spectrum.dims, spectrum.sel(band="swir16").item() < 0.03
    (('band',), True)
    >>> spectra = signature(image, [(300_100, 4_299_500), (301_000, 4_299_500)], classes=["water", "land"])
    >>> spectra.groupby("class").mean().sel(band="nir08").values < 0.1
    array([False,  True])
    """
    source = image_of(image)
    sites = points_of(points, source.grid.crs)
    if classes is not None and len(classes) != len(sites):
        raise InputError(f"There are {len(sites)} points but {len(classes)} classes. Give one class for each point.")
    with running() as job:
        if len(sites) == 1 and classes is None and not isinstance(points[0], Sequence):
            spectra = spectrum_at(source, sites[0], interpolation)
        else:
            groups = classes or [""] * len(sites)
            listed = [
                Site(number, group, point) for number, (group, point) in enumerate(zip(groups, sites, strict=True))
            ]
            spectra = spectra_at(source, listed, job, interpolation)
    coordinates = band_coordinates(spectra.bands) | {
        "point": ("point", [site.number for site in spectra.sites]),
        "x": ("point", np.array([site.point.x for site in spectra.sites])),
        "y": ("point", np.array([site.point.y for site in spectra.sites])),
    }
    if classes is not None:
        coordinates["class"] = ("point", [site.group for site in spectra.sites])
    array = xr.DataArray(spectra.values, coordinates, ("point", "band"), "signature").rio.write_crs(source.grid.crs)
    return array if isinstance(points[0], Sequence) else array.isel(point=0, drop=True)


def _name(image: xr.DataArray | xr.Dataset, otherwise: str) -> str:
    return str(getattr(image, "name", None) or otherwise)

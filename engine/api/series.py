"""Series: scenes of many dates as one lazy dataset, and a lake through them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from os import PathLike
from pathlib import Path

import numpy as np
import pandas as pd
import xarray as xr

from ..clustering.pipeline import SpectralSettings
from ..errors import InputError
from ..raster.array_image import grid_of, image_of
from ..raster.dataarray import to_dataarray
from ..raster.grid import Grid
from ..raster.grid_request import GridRequest
from ..raster.image import open_reflective
from ..raster.outputs import Outputs
from ..raster.regridding import resample_or_average
from ..raster.temporary import temporary_raster
from ..series.cube import write_cube
from ..series.report import statistics_of
from ..series.run import SeriesRequest, follow
from ..series.scenes import array_scenes, day_in
from .running import BoundsLike, PointLike, extent_of, point_of, running


def open_series(
    images: Sequence[str | PathLike[str] | xr.DataArray],
    *,
    bounds: BoundsLike | None = None,
    resolution: float | None = None,
    crs: str | None = None,
    resampling: str = "auto",
) -> xr.Dataset:
    """Open the images of several dates as one lazy dataset on one grid.

    Files are read block by block when they are computed. Arrays, such as those of :func:`load_stac_item`, that lie on the grid
    already are taken as they are; others go through temporary files.

    Parameters
    ----------
    images : sequence of str, path or DataArray
        Raster files that know their date or are named by it, or arrays of dimensions (band, y, x) with a ``time``.
    bounds : tuple, optional
        Left, bottom, right and top, and their CRS; without one, degrees if they can be, else in the wanted CRS. The first
        image's own when left out.
    resolution : float, optional
        Size of a pixel in the units of the wanted CRS; the first image's own when left out.
    crs : str, optional
        Wanted CRS, as WKT or ``EPSG:...``; the first image's own when left out.
    resampling : {"auto", "nearest", "bilinear", "cubic", "average"}
        ``auto`` averages where cells get larger and interpolates elsewhere.

    Returns
    -------
    Dataset of one variable, ``reflectance``, float32, dimensions (time, band, y, x), backed by dask
        In the order of time, with the bands that all images have; NaN where not observed.

    Raises
    ------
    InputError
        If there is no image, one has no date or lies elsewhere, or they share no bands.

    Examples
    --------
    >>> import numpy as np
    >>> image = open_image("lake.tif").assign_coords(time=np.datetime64("2018-04-29"))
    >>> later = image.assign_coords(time=np.datetime64("2018-09-15"))
    >>> series = open_series([later, image])
    >>> series.reflectance.dims, series.time.dt.month.values.tolist()
    (('time', 'band', 'y', 'x'), [4, 9])
    """
    if not images:
        raise InputError("A series needs images.")
    extent = extent_of(bounds)
    wanted = GridRequest(
        bounds=None if extent is None else (*extent["bounds"], extent["crs"]), resolution=resolution, crs=crs
    )
    grid: Grid | None = None
    arrays: list[xr.DataArray] = []
    for image in images:
        given = image if isinstance(image, xr.DataArray) else _opened(Path(str(image)))
        grid = grid or wanted.resolve(grid_of(given))
        if not grid_of(given).same_as(grid):
            regridded = to_dataarray(resample_or_average(image_of(given), grid, resampling), "reflectance")
            given = regridded.assign_coords(time=given.time) if "time" in given.coords else regridded
        if "time" not in given.coords or given.time.ndim:
            raise InputError(
                f"Image {len(arrays) + 1} of the series has no date. Give it one: assign_coords(time=...)."
            )
        arrays.append(given)
    bands = [band for band in arrays[0].band.values if all(band in one.band.values for one in arrays)]
    if not bands:
        raise InputError("The images of the series have no band in common. Name their bands alike with Stack bands.")
    # Wavelengths differ a little from satellite to satellite, and scalar coordinates are those of one date.
    alike = [one.sel(band=bands).reset_coords(drop=True).assign_coords(time=one.time) for one in arrays]
    whole = xr.concat(alike, "time", coords="minimal", compat="override", join="override").sortby("time")
    of_bands = {
        name: ("band", arrays[0][name].sel(band=bands).values)
        for name in ("wavelength", "fwhm")
        if name in arrays[0].coords
    }
    found = xr.Dataset({"reflectance": whole.assign_coords(of_bands)})
    return found.rio.write_crs(arrays[0].rio.crs).rio.write_transform(arrays[0].rio.transform())


def lake_series(
    series: xr.Dataset | xr.DataArray,
    point: PointLike | None = None,
    *,
    least_observed: float = 0.1,
    narrow: bool = True,
) -> xr.Dataset:
    """Follow a lake through a series, as the tool Lake series does.

    Masks are made date by date, at once, by the rule and the windows of the tool; memory stays flat.

    Parameters
    ----------
    series : Dataset or DataArray
        Dimensions (time, band, y, x), as of :func:`open_series`; of a dataset with several variables of dimensions
        (time, y, x), as odc-stac loads it, each variable is a band.
    point : tuple, optional
        A point in the lake: (x, y) in the CRS of the series, or (x, y, CRS); all water of the area is one lake when left out.
    least_observed : float
        Dates that show a smaller share of the lake's ground get no filled area.
    narrow : bool
        Look for narrow water too, such as rivers of one to three pixels.

    Returns
    -------
    Dataset
        ``water`` (time, y, x), backed by dask: 0 = not water, 1 = water, 2 and 3 = the same, filled; and by (time, lake), in
        km²: ``observed_area``, ``filled_area``, ``lower_area``, ``upper_area`` and ``sigma``, with ``flag``: good, filled
        or poor. Attributes: ``trend`` in km² a year and ``trend_p``, NaN where the record is insufficient, and ``seasonal``.

    Raises
    ------
    InputError
        If not one date can be used, or the point lies outside or on ground that is never water.

    Examples
    --------
    >>> import numpy as np
    >>> image = open_image("lake.tif").assign_coords(time=np.datetime64("2018-04-29"))
    >>> later = image.assign_coords(time=np.datetime64("2018-09-15"))
    >>> lake = lake_series(open_series([image, later]), (300_100, 4_299_500))
    >>> lake.filled_area.values.round(2).ravel().tolist(), lake.flag.values.ravel().tolist()
    ([0.54, 0.54], ['good', 'good'])
    """
    whole = series.reflectance if isinstance(series, xr.Dataset) and "reflectance" in series else series
    scenes = array_scenes(whole)
    place = None if point is None else point_of(point, grid_of(scenes[0].array).crs)
    request = SeriesRequest(
        (), place, (), GridRequest(), SpectralSettings(), narrow, least_observed=least_observed, arrays=scenes
    )
    path = temporary_raster("series.nc")
    with running() as job, Outputs(job) as outputs:
        result = follow(request, outputs, job)
        write_cube(result, path, outputs, job)
        trend = statistics_of(result.lakes[0], result)
    found = xr.open_dataset(path, engine="h5netcdf", chunks={}, mask_and_scale=False)
    flags = np.array([[one.flag for one in lake.estimates] for lake in result.lakes], dtype=object).T
    found = found.assign(flag=(("time", "lake"), flags.astype(str))).rio.write_crs(result.grid.crs)
    slope, p = (trend.trend.slope, trend.trend.p) if trend.trend else (np.nan, np.nan)
    # The file is there for as long as the dataset is.
    found.attrs |= {"trend": slope, "trend_p": p, "seasonal": trend.seasonal, "file": path}
    return found


def _opened(path: Path) -> xr.DataArray:
    """Return a file as an array with a date, that of its name where it holds none."""
    array = to_dataarray(open_reflective(str(path)), "reflectance")
    day = day_in(path.name)
    if "time" not in array.coords and day:
        return array.assign_coords(time=pd.Timestamp(datetime.date.fromisoformat(day)).to_datetime64())
    return array

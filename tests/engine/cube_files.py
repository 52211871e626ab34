"""Cubes with known spectra, written in each format as its makers do, without the code under test."""

from __future__ import annotations

import h5py
import numpy as np
import rasterio
import xarray as xr
from rasterio.transform import from_origin

CRS, LEFT, TOP, PIXEL = 32611, 257000.0, 4112000.0, 1.0
MISSING = -9999
#: NEON's wavelengths: 426 bands of 5 nm.
WAVELENGTHS = 383.5 + 5.0 * np.arange(426)
WIDTHS = 5.8 + 0.001 * np.arange(426)
#: Bands that the maker calls bad.
BAD = ((1340, 1445), (1790, 1955))


def bad_bands(wavelengths=WAVELENGTHS):
    """Return which bands lie in the windows of water vapour."""
    return np.any([(wavelengths >= low) & (wavelengths <= high) for low, high in BAD], axis=0)


def numbers(rows=60, columns=50, bands=426, seed=0):
    """Return a cube as it is stored, reflectance x 10000, shape (rows, columns, bands), with some pixels missing."""
    random = np.random.default_rng(seed)
    cube = random.integers(1, 9000, (rows, columns, bands)).astype(np.int16)
    cube[3:5, 7] = MISSING
    return cube


def reflectance(cube):
    """Return what a cube of stored numbers means, shape (bands, rows, columns)."""
    return np.where(cube == MISSING, np.nan, cube / 10000.0).transpose(2, 0, 1)


def write_neon(path, cube, wavelengths=WAVELENGTHS, chunks=(13, 13, 13)):
    """Write as NEON's Airborne Observation Platform does."""
    with h5py.File(path, "w") as file:
        site = file.create_group("SJER/Reflectance")
        data = site.create_dataset("Reflectance_Data", data=cube, chunks=chunks, compression="gzip", compression_opts=1)
        data.attrs["Scale_Factor"] = np.array([10000.0])
        data.attrs["Data_Ignore_Value"] = np.array([float(MISSING)])
        for number, window in enumerate(BAD, start=1):
            site.attrs[f"Band_Window_{number}_Nanometers"] = np.array(window)
        place = site.create_group("Metadata/Coordinate_System")
        text = f"UTM,  1.000,  1.000, {LEFT}, {TOP}, {PIXEL}, {PIXEL}, 11, North, WGS-84, units=Meters, 0"
        place["Map_Info"] = np.array([text.encode()])
        place["EPSG Code"] = np.array([str(CRS).encode()])
        spectral = site.create_group("Metadata/Spectral_Data")
        spectral["Wavelength"], spectral["FWHM"] = wavelengths, WIDTHS[: len(wavelengths)]
    return path


def write_envi(path, cube, interleave="bil", micrometres=False):
    """Write raw numbers and an ENVI header."""
    order = {"bsq": (2, 0, 1), "bil": (0, 2, 1), "bip": (0, 1, 2)}[interleave]
    path.write_bytes(np.ascontiguousarray(cube.transpose(order)).astype("<i2").tobytes())
    rows, columns, bands = cube.shape
    factor = 0.001 if micrometres else 1.0
    good = 1 - bad_bands()[:bands].astype(int)
    lists = {
        "wavelength": WAVELENGTHS[:bands] * factor, "fwhm": WIDTHS[:bands] * factor, "bbl": good,
    }  # fmt: skip
    header = [
        "ENVI", f"samples = {columns}", f"lines = {rows}", f"bands = {bands}", "header offset = 0", "data type = 2",
        f"interleave = {interleave}", "byte order = 0", f"data ignore value = {MISSING}",
        "reflectance scale factor = 10000", f"wavelength units = {'Micrometers' if micrometres else 'Nanometers'}",
        f"map info = {{UTM, 1, 1, {LEFT}, {TOP}, {PIXEL}, {PIXEL}, 11, North, WGS-84}}",
        *(f"{name} = {{{', '.join(f'{value:.10g}' for value in values)}}}" for name, values in lists.items()),
    ]  # fmt: skip
    path.with_suffix(".hdr").write_text("\n".join(header) + "\n")
    return path


def dataset(cube, upside_down=False):
    """Return the cube as a dataset that follows the CF conventions."""
    rows, columns, bands = cube.shape
    y = TOP - PIXEL * (np.arange(rows) + 0.5)
    found = xr.Dataset(
        {
            "reflectance": (
                ("y", "x", "wavelength"), cube, {"scale_factor": 1e-4, "_FillValue": MISSING, "grid_mapping": "spatial_ref"}
            ),
            "fwhm": (("wavelength",), WIDTHS[:bands]),
            "good_wavelengths": (("wavelength",), 1.0 - bad_bands()[:bands]),
            "spatial_ref": ((), 0, {"crs_wkt": rasterio.crs.CRS.from_epsg(CRS).to_wkt(), "grid_mapping_name": "x"}),
        },
        {
            "y": y, "x": LEFT + PIXEL * (np.arange(columns) + 0.5),
            "wavelength": ("wavelength", WAVELENGTHS[:bands], {"units": "nm"}),
        },
        {"time_coverage_start": "2019-04-11T18:20:30Z"},
    )  # fmt: skip
    return found.isel(y=slice(None, None, -1)) if upside_down else found


def write_netcdf(path, cube, upside_down=False):
    """Write as CF NetCDF."""
    dataset(cube, upside_down).to_netcdf(path, engine="h5netcdf")
    return path


def write_old_netcdf(path, cube):
    """Write as NetCDF of version 3."""
    dataset(cube).to_netcdf(path, engine="scipy")
    return path


def write_zarr(path, cube, group="flight"):
    """Write as a Zarr store with a group and a wavelength coordinate."""
    dataset(cube).chunk({"y": 16, "x": 16, "wavelength": 64}).to_zarr(path, group=group)
    return path


def write_bare_zarr(path, cube):
    """Write as a published notebook does: axes x, y and wl, and not a word on the CRS, missing numbers or the scale."""
    full = dataset(cube)
    values = full["reflectance"].variable.transpose("x", "y", "wavelength").values
    found = xr.Dataset(
        {"reflectance": (("x", "y", "wl"), values)},
        {"x": full["x"].values, "y": full["y"].values, "wl": full["wavelength"].values},
    )
    found.chunk({"x": 16, "y": 16, "wl": 64}).to_zarr(path)
    return path


def write_emit(path, cube, lookup):
    """Write as EMIT's level 2A: a swath, and the table that lays it on the map.

    ``lookup`` has rows and columns of the swath, from 1, shape (rows, columns, 2) of the map; 0 where nothing is seen.
    """
    with h5py.File(path, "w") as file:
        bands = cube.shape[2]
        for name, length in zip(("downtrack", "crosstrack", "bands"), cube.shape, strict=True):
            file[name] = np.zeros(length, "f4")
            file[name].make_scale(name)
        values = np.where(cube == MISSING, np.float32(MISSING), cube / np.float32(10000)).astype(np.float32)
        data = file.create_dataset("reflectance", data=values, chunks=(20, 20, bands))
        data.attrs["_FillValue"] = np.float32(MISSING)
        for axis, name in enumerate(("downtrack", "crosstrack", "bands")):
            data.dims[axis].attach_scale(file[name])
        sensor, location = file.create_group("sensor_band_parameters"), file.create_group("location")
        sensor["wavelengths"], sensor["fwhm"] = WAVELENGTHS[:bands], WIDTHS[:bands]
        sensor["good_wavelengths"] = 1.0 - bad_bands()[:bands]
        location["glt_y"], location["glt_x"] = lookup[..., 0].astype("i4"), lookup[..., 1].astype("i4")
        file.attrs["geotransform"] = np.array([LEFT, PIXEL, 0.0, TOP, 0.0, -PIXEL])
        file.attrs["spatial_ref"] = rasterio.crs.CRS.from_epsg(CRS).to_wkt()
        file.attrs["time_coverage_start"] = "2023-07-01T18:20:30+0000"
    return path


def write_geotiff(path, cube):
    """Write as a GeoTIFF whose bands tell their wavelengths as GDAL does."""
    rows, columns, bands = cube.shape
    profile = {
        "driver": "GTiff", "height": rows, "width": columns, "count": bands, "dtype": "int16", "crs": f"EPSG:{CRS}",
        "transform": from_origin(LEFT, TOP, PIXEL, PIXEL), "nodata": MISSING,
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as image:
        image.write(cube.transpose(2, 0, 1))
        image.scales = [1e-4] * bands
        for number in range(1, bands + 1):
            micrometres = f"{WAVELENGTHS[number - 1] / 1000:.7f}"
            image.update_tags(
                number, ns="IMAGERY", CENTRAL_WAVELENGTH_UM=micrometres, FWHM_UM=f"{WIDTHS[number - 1] / 1000:.7f}"
            )
    return path

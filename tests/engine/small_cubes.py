"""Small cubes whose every number is known, written attribute by attribute, so that nothing is put right on the way."""

from __future__ import annotations

import h5netcdf.legacyapi
import numpy as np
import rasterio
import zarr
from scipy.io import netcdf_file

ROWS, COLUMNS, BANDS = 5, 7, 4
LEFT, TOP, PIXEL, EPSG = 500000.0, 4300000.0, 30.0, 32611
#: Nanometres, so far apart that none is taken for another.
WAVELENGTHS = np.array([450.0, 860.0, 1650.0, 2200.0])
WIDTHS = np.array([5.0, 6.0, 7.0, 8.0])
TRANSFORM = (PIXEL, 0.0, LEFT, 0.0, -PIXEL, TOP)
WKT = rasterio.crs.CRS.from_epsg(EPSG).to_wkt()
X = LEFT + PIXEL * (np.arange(COLUMNS) + 0.5)
Y = TOP - PIXEL * (np.arange(ROWS) + 0.5)


#: A cube as it is stored, shape (bands, rows, columns); no two numbers are the same.
NUMBERS = sum(
    np.array([1000, 100, 10])[axis] * places for axis, places in enumerate(np.mgrid[1 : BANDS + 1, :ROWS, :COLUMNS])
).astype(np.int16)


def cube(values=None, **attributes):
    """Return the variables of a cube that follows CF: name -> (dimensions, values, attributes)."""
    return {
        "y": (("y",), Y, {"units": "m", "standard_name": "projection_y_coordinate"}),
        "x": (("x",), X, {"units": "m", "standard_name": "projection_x_coordinate"}),
        "wavelength": (("wavelength",), WAVELENGTHS, {"units": "nm"}),
        "crs": ((), np.int32(0), {"crs_wkt": WKT, "grid_mapping_name": "transverse_mercator"}),
        "reflectance": (
            ("wavelength", "y", "x"), NUMBERS if values is None else values, {"grid_mapping": "crs", **attributes}
        ),
    }  # fmt: skip


def write_netcdf(path, variables, attributes=None):
    """Write as NetCDF 4; names may have a group before them, and dimensions belong to the topmost group."""
    with h5netcdf.legacyapi.Dataset(path, "w") as file:
        file.attrs.update(attributes or {})
        for dims, values, _ in variables.values():
            for dim, length in zip(dims, np.shape(values), strict=True):
                if dim not in file.dimensions:
                    file.createDimension(dim, length)
        for name, (dims, values, given) in variables.items():
            group, _, own = name.rpartition("/")
            parent = file[group] if group in file.groups else file.createGroup(group) if group else file
            # Without one of its own, a variable gets the fill value of the library, as in netCDF4-python.
            fill = {"fill_value": given["_FillValue"]} if "_FillValue" in given else {}
            one = parent.createVariable(own, np.asarray(values).dtype, dims, **fill)
            one[...] = values
            one.attrs.update({key: value for key, value in given.items() if key != "_FillValue"})
    return path


def write_classic(path, variables):
    """Write as NetCDF of version 3, which has no unsigned numbers."""
    with netcdf_file(path, "w") as file:
        for dims, values, _ in variables.values():
            for dim, length in zip(dims, np.shape(values), strict=True):
                if dim not in file.dimensions:
                    file.createDimension(dim, length)
        for name, (dims, values, given) in variables.items():
            one = file.createVariable(name, np.asarray(values).dtype, dims)
            one[...] = values
            for key, value in given.items():
                setattr(one, key, value)
    return path


def write_zarr(path, variables, version=2, fill=0, attributes=None, **more):
    """Write as a Zarr store; ``fill`` is what unwritten parts of arrays of several axes read as."""
    root = zarr.open_group(path, mode="w", zarr_format=version)
    root.attrs.update(attributes or {})
    for name, (dims, values, given) in variables.items():
        values = np.asarray(values)
        names = {} if version == 2 else {"dimension_names": dims}
        options = {"fill_value": fill, **more} if values.ndim > 1 else {}
        one = root.create_array(name, shape=values.shape, dtype=values.dtype, **names, **options)
        one[...] = values
        one.attrs.update({**({"_ARRAY_DIMENSIONS": list(dims)} if version == 2 else {}), **given})
    return path


def write_envi(path, *lines, values=None, header=None, encoding="utf-8", wavelengths=WAVELENGTHS, units="Nanometers"):
    """Write raw numbers and a header with further ``lines``."""
    path.write_bytes((NUMBERS if values is None else values).astype("<i2").tobytes())
    text = [
        "ENVI", f"samples = {COLUMNS}", f"lines = {ROWS}", f"bands = {BANDS}", "header offset = 0", "data type = 2",
        "interleave = bsq", "byte order = 0", f"map info = {{UTM, 1, 1, {LEFT}, {TOP}, {PIXEL}, {PIXEL}, 11, North, WGS-84}}",
        "wavelength = {" + ", ".join(f"{one:.10g}" for one in wavelengths) + "}",
        *([] if units is None else [f"wavelength units = {units}"]), *lines,
    ]  # fmt: skip
    (header or path.with_suffix(".hdr")).write_bytes(("\n".join(text) + "\n").encode(encoding))
    return path

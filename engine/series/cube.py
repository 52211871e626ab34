"""The series as a cube: NetCDF after the CF conventions, which xarray opens with decoded dates and the CRS."""

from __future__ import annotations

import datetime
from typing import Any

import h5netcdf
import numpy as np
from pyproj import CRS

from .. import __version__
from ..errors import InputError
from ..job import Job
from ..raster.grid import Grid
from ..raster.outputs import Outputs
from ..water.codes import UNOBSERVED
from .rasters import _AT_ONCE, CATEGORIES, maps_of
from .run import SeriesResult

_EPOCH = datetime.date(1970, 1, 1)
_AREAS = {
    "observed": "water that was observed",
    "filled": "water, observed and filled",
    "lower": "least water",
    "upper": "water if all hidden ground that was ever water is water",
    "sigma": "standard deviation of the filled area",
}


def write_cube(result: SeriesResult, path: str, outputs: Outputs, job: Job) -> None:
    """Write the maps of all dates and the areas of all lakes.

    Raises
    ------
    InputError
        If the grid is not north-up, so that rows and columns have no coordinates.
    """
    grid = result.grid
    if grid.transform.b or grid.transform.d:
        raise InputError("The grid is rotated, so a cube has no coordinates for it. Choose a CRS or a resolution.")
    with h5netcdf.File(outputs.stage(path), "w") as file:
        file.dimensions = {
            "time": len(result.days),
            "y": grid.height,
            "x": grid.width,
            "lake": len(result.lakes),
        }
        file.attrs.update(
            {"Conventions": "CF-1.10", "title": "A lake through time", "source": f"Strandline {__version__}"}
        )
        days = np.array([(date - _EPOCH).days for date in result.dates], np.int32)
        _variable(
            file, "time", ("time",), days, standard_name="time", units="days since 1970-01-01", calendar="standard"
        )
        _coordinates(file, grid)
        names = np.array([series.ground.name for series in result.lakes], dtype=object)
        file.create_variable("lake", ("lake",), dtype=_text_type())[...] = names
        for key, title in _AREAS.items():
            values = [[getattr(one, key) for one in series.estimates] for series in result.lakes]
            numbers = np.array(values, dtype=float).T
            _variable(
                file, f"{key}_area" if key != "sigma" else key, ("time", "lake"), numbers, long_name=title, units="km2"
            )
        _masks(file, result, job)


def _masks(file: Any, result: SeriesResult, job: Job) -> None:
    grid, known = result.grid, [category for category in CATEGORIES if category.value != UNOBSERVED]
    rows = max(1, min(256, grid.height, _AT_ONCE // (grid.width * len(result.days))))
    water = file.create_variable(
        "water",
        ("time", "y", "x"),
        dtype=np.uint8,
        fillvalue=np.uint8(UNOBSERVED),
        chunks=(1, rows, min(grid.width, 1024)),
        compression="gzip",
        compression_opts=1,
    )
    water.attrs.update(
        {
            "long_name": "water by date",
            "grid_mapping": "crs",
            "flag_values": np.array([category.value for category in known], np.uint8),
            "flag_meanings": " ".join(category.name.replace(", ", "_").replace(" ", "_") for category in known),
        }
    )
    for window in grid.windows(grid.width, rows):
        job.progress(window.row_off / grid.height, "Writing the cube")
        first = int(window.row_off)
        water[:, first : first + int(window.height), :] = maps_of(result, window)


def _coordinates(file: Any, grid: Grid) -> None:
    crs, t = CRS.from_user_input(grid.crs), grid.transform
    for axis, start, step, count in (("x", t.c, t.a, grid.width), ("y", t.f, t.e, grid.height)):
        if crs.is_geographic:
            name, units = ("longitude", "degrees_east") if axis == "x" else ("latitude", "degrees_north")
        else:
            name, units = f"projection_{axis}_coordinate", "m"
        _variable(file, axis, (axis,), start + step * (np.arange(count) + 0.5), standard_name=name, units=units)
    mapping = file.create_variable("crs", (), dtype=np.int32)
    about = {key: value for key, value in crs.to_cf().items() if value is not None}
    numbers = (t.c, t.a, t.b, t.f, t.d, t.e)
    mapping.attrs.update(
        {**about, "spatial_ref": crs.to_wkt(), "GeoTransform": " ".join(f"{number!r}" for number in numbers)}
    )


def _variable(file: Any, name: str, dimensions: tuple[str, ...], values: np.ndarray, **attributes: str) -> None:
    variable = file.create_variable(name, dimensions, dtype=values.dtype)
    variable[...] = values
    variable.attrs.update(attributes)


def _text_type() -> Any:
    import h5py

    return h5py.string_dtype()

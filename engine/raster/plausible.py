"""What no image of the ground has: latitudes beyond the poles, complex numbers, values of 1e38."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from .extent import full_turn

if TYPE_CHECKING:
    from .grid import Grid

#: Beyond this, single precision holds marks of missing pixels such as -3.4e38 and 9.97e36 alone.
ABSURD = 1e20


def require_latitude(latitude: float, crs: str, what: str) -> None:
    """Raise an InputError for a place beyond a pole; ``what`` names it, and ``crs`` is that of the coordinates."""
    turn = full_turn(crs)
    if turn is not None and abs(latitude) > turn / 4:
        raise InputError(
            f"{what} has the latitude {latitude:.10g}, which is beyond the pole. Longitude comes first, then latitude, as in "
            "-118.71,38.70 [EPSG:4326]; coordinates in metres need their own CRS."
        )


def require_latitudes(grid: Grid, name: str) -> None:
    """Raise an InputError for a raster that reaches beyond a pole by more than a pixel."""
    turn = full_turn(grid.crs)
    if turn is None:
        return
    _, bottom, _, top = grid.bounds
    # The outermost pixels of some rasters of the whole globe have their centres on the poles.
    beyond = turn / 4 + grid.resolution[1]
    if bottom < -beyond or top > beyond:
        raise InputError(
            f"The latitudes of '{name}' go from {bottom:.10g} to {top:.10g}, beyond the pole: its coordinate reference system "
            "is not the one its coordinates are in, or they are in the wrong order. Assign the right one (Raster > Projections "
            "> Assign Projection)."
        )


def require_real(dtypes: Sequence[str], name: str) -> None:
    """Raise an InputError for rasters of complex numbers, such as those of radar."""
    if any("complex" in dtype for dtype in dtypes):
        raise InputError(
            f"'{name}' holds complex numbers, as radar images do: they are no reflectance. Choose an optical image, or make "
            "a raster of the amplitudes first."
        )


def require_sane(values: NDArray[np.floating], name: str) -> None:
    """Raise an InputError for observed values so large that they are no measurements."""
    if values.size and float(np.abs(values).max()) > ABSURD:
        raise InputError(
            f"'{name}' has values as large as {float(np.abs(values).max()):.2g}, which are no measurements. If they mean 'no "
            "data', say so in its header, or with NODATA in Stack bands; else check how the file was made."
        )

"""Boxes of coordinates in other coordinate reference systems, also where longitudes begin anew."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import numpy as np
from rasterio.warp import calculate_default_transform

from ..errors import InputError
from .grid import Grid, from_bounds, overlap, points_to_crs, read_crs, same_crs

Bounds = tuple[float, float, float, float]

#: Points along each side of a box that are transformed: straight sides are curves in another CRS.
_ALONG_SIDE = 21


def full_turn(crs: str) -> float | None:
    """Return 360 degrees in the angular unit of a geographic CRS, None for any other."""
    found = read_crs(crs)
    return 2 * math.pi / float(found.units_factor[1]) if found.is_geographic else None


def bounds_in(bounds: Bounds, crs: str, wanted: str) -> Bounds:
    """Return the box around a box in another CRS.

    Where that is geographic and the box lies across the 180th meridian, longitudes go on beyond 180 degrees, so that left
    is always less than right.

    Raises
    ------
    InputError
        If the CRS cannot hold the box.
    """
    if same_crs(crs, wanted):
        return bounds
    left, bottom, right, top = bounds
    along, ones = np.linspace(0.0, 1.0, _ALONG_SIDE), np.ones(_ALONG_SIDE)
    xs = left + (right - left) * np.concatenate([along, ones, along[::-1], 0 * ones])
    ys = bottom + (top - bottom) * np.concatenate([0 * ones, along, ones, along[::-1]])
    xs, ys = points_to_crs(xs, ys, crs, wanted)
    inside = np.isfinite(xs) & np.isfinite(ys)
    if not inside.any():
        raise InputError("The wanted area cannot be placed in the other coordinate reference system. Check both.")
    xs, ys = xs[inside], ys[inside]
    turn = full_turn(wanted)
    if turn is not None:
        # Neighbours on the boundary are near to each other on the earth, whatever their longitudes.
        xs = np.unwrap(xs, period=turn)
    return float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max())


def turns_towards(bounds: Bounds, other: Bounds, crs: str) -> float:
    """Return by how much to move a box, in whole turns of longitude, so that it overlaps another one; 0 if nothing helps."""
    turn = full_turn(crs)
    if turn is None or overlap(bounds, other):
        return 0.0
    left, bottom, right, top = bounds
    for shift in (turn, -turn):
        if overlap((left + shift, bottom, right + shift, top), other):
            return shift
    return 0.0


def towards(bounds: Bounds, other: Bounds, crs: str) -> Bounds:
    """Return a box, moved by whole turns of longitude if it overlaps the other one only then."""
    shift = turns_towards(bounds, other, crs)
    left, bottom, right, top = bounds
    return left + shift, bottom, right + shift, top


def turned(grid: Grid, shift: float) -> Grid:
    """Return a grid whose longitudes are others by a shift of whole turns: the same pixels on the earth."""
    t = grid.transform
    return Grid(grid.crs, type(t)(t.a, t.b, t.c + shift, t.d, t.e, t.f), grid.width, grid.height)


def counted_from_middle(grid: Grid) -> Grid:
    """Return a grid whose longitudes go beyond 180 degrees, counted from a meridian in its middle; any other as it is.

    PROJ gives longitudes of -180 to 180, and GDAL's warper finds pixels by them. With another prime meridian in the CRS these
    are pixels of the grid again.
    """
    left, _, right, _ = grid.bounds
    turn = full_turn(grid.crs)
    if turn is None or not math.isclose(turn, 360.0) or (left >= -180.0 and right <= 180.0):
        return grid
    middle = round((left + right) / 2.0, 6)

    def moved(found: re.Match[str]) -> str:
        return f'PRIMEM["middle",{float(found[1]) + middle!r}'

    crs, changes = re.subn(r'PRIMEM\["[^"]*",\s*([-+\d.eE]+)(,\s*AUTHORITY\[[^\]]*\])?', moved, grid.crs)
    return turned(replace(grid, crs=crs), -middle) if changes == 1 else grid


def reprojected(native: Grid, crs: str) -> Grid:
    """Return the grid that covers another one in another CRS, with pixels of about the same size."""
    wanted, turn = read_crs(crs), full_turn(crs)
    left, bottom, right, top = bounds_in(native.bounds, native.crs, crs)
    if turn is None or (left >= -turn / 2 and right <= turn / 2):
        affine, width, height = calculate_default_transform(
            read_crs(native.crs), wanted, native.width, native.height, *native.bounds
        )
        return Grid(wanted.to_wkt(), affine, int(width), int(height))
    # GDAL would let a grid across the 180th meridian go around the whole earth.
    size = math.hypot(right - left, top - bottom) / math.hypot(native.width, native.height)
    return from_bounds(wanted.to_wkt(), (left, bottom, right, top), size)

"""Which ground belongs to which lake: that connected to a point, that in given outlines, or all that is ever water."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from affine import Affine
from numpy.typing import NDArray
from rasterio.features import rasterize

from ..errors import InputError
from ..job import Job
from ..raster.area import PixelAreas
from ..raster.grid import Grid, points_to_crs
from ..raster.point import Point
from .ground import Ground
from .kept_masks import read_day
from .occurrence import LEAST_SHARE, Occurrence, enclosed, flooded, grown, rim_of

#: Land around given outlines, in parts of their size, that the rule compares their water with.
_ROOM = 0.25
#: To ask for each pixel is faster than GDAL's polygons up to so many; and by which part of a pixel the centres are aside.
_FEW_PIXELS, _ASIDE = 1 << 14, 1e-6


@dataclass(frozen=True)
class Outline:
    """A lake as the user has drawn it.

    Attributes
    ----------
    name : str
    shape : shapely geometry
        A polygon or several.
    crs : str
    """

    name: str
    shape: Any
    crs: str


def shapes_in(outlines: Sequence[Outline], crs: str) -> list[Any]:
    """Return the outlines' shapes in another CRS; all of one CRS at once, because they may be thousands."""
    shapes = np.array([outline.shape for outline in outlines])
    for own in {outline.crs for outline in outlines}:
        which = np.array([outline.crs == own for outline in outlines])

        def moved(points: NDArray[np.float64], own: str = own) -> NDArray[np.float64]:
            return np.stack(points_to_crs(points[:, 0], points[:, 1], own, crs), axis=1)

        shapes[which] = shapely.transform(shapes[which], moved)
    return list(shapes)


def read_outlines(values: Sequence[Mapping[str, Any]] | None) -> list[Outline]:
    """Return the lakes that ``{"id": ..., "wkt": ..., "crs": ...}`` describe.

    Raises
    ------
    InputError
        If one is no polygon, or two have one id.
    """
    outlines, seen = [], set()
    for value in values or ():
        name = str(value["id"])
        try:
            shape = shapely.force_2d(shapely.from_wkt(value["wkt"]))
        except shapely.errors.GEOSException as problem:
            raise InputError(
                f"The outline of lake '{name}' cannot be read. Repair the layer first (Fix geometries)."
            ) from problem
        if shape is not None and not shape.is_valid:
            # Where parts overlap they count once.
            shape = shapely.make_valid(shape, method="structure", keep_collapsed=False)
        if shape is None or shape.is_empty or shape.geom_type not in ("Polygon", "MultiPolygon"):
            raise InputError(f"The outline of lake '{name}' is empty or no polygon. Choose a layer of polygons.")
        if name in seen:
            raise InputError(f"Two lakes have the id '{name}'. Choose a field whose values differ from lake to lake.")
        seen.add(name)
        outlines.append(Outline(name, shape, str(value["crs"])))
    return outlines


def extent_of(outlines: Sequence[Outline]) -> tuple[float, float, float, float, str]:
    """Return bounds, with land around, and their CRS."""
    crs = outlines[0].crs
    left, bottom, right, top = shapely.total_bounds(shapes_in(outlines, crs))
    room = _ROOM * max(right - left, top - bottom)
    return left - room, bottom - room, right + room, top + room, crs


def ground_of_outlines(outlines: Sequence[Outline], grid: Grid, job: Job) -> Iterator[Ground]:
    """Yield the pixels in each outline that lies on the grid; their centres count, or of a tiny lake all that it touches."""
    areas = PixelAreas(grid)
    for outline, shape in zip(outlines, shapes_in(outlines, grid.crs), strict=True):
        job.check_cancelled()
        first, size = _window_around(shape.bounds, grid)
        inside = _centres_in(shape, first, size, grid)
        if all(size) and not inside.any():
            place = grid.transform @ Affine.translation(first[1], first[0])
            inside = rasterize([shape], size, transform=place, all_touched=True).astype(bool)
        if not inside.any():
            job.warning(f"Lake '{outline.name}' lies outside the images or the wanted area, so it is left out.")
            continue
        rows_in, columns_in = np.nonzero(inside)
        pixels = (rows_in + first[0]).astype(np.int64) * grid.width + columns_in + first[1]
        yield Ground.of_pixels(outline.name, pixels, grid, areas)


def _window_around(bounds: tuple[float, float, float, float], grid: Grid) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return first row and column, and how many there are, of what bounds cover of a grid."""
    left, bottom, right, top = bounds
    if not np.isfinite(bounds).all():
        # The grid's CRS cannot hold them.
        return (0, 0), (0, 0)
    to_pixels = ~grid.transform
    columns, rows = zip(*(to_pixels @ (x, y) for x in (left, right) for y in (bottom, top)), strict=True)
    first = max(0, int(np.floor(min(rows)))), max(0, int(np.floor(min(columns))))
    last = min(grid.height, int(np.ceil(max(rows))) + 1), min(grid.width, int(np.ceil(max(columns))) + 1)
    return first, (max(0, last[0] - first[0]), max(0, last[1] - first[1]))


def _centres_in(shape: Any, first: tuple[int, int], size: tuple[int, int], grid: Grid) -> NDArray[np.bool_]:
    """Return which pixels of a window have their centres in a shape, bool of the shape ``size``."""
    # Of two lakes with a common edge only one has the centres on it: the centres are a millionth of a pixel aside.
    place = grid.transform @ Affine.translation(first[1] - _ASIDE, first[0] - _ASIDE)
    if not all(size):
        return np.zeros(size, bool)
    if size[0] * size[1] > _FEW_PIXELS:
        return rasterize([shape], size, transform=place).astype(bool)
    shapely.prepare(shape)
    rows, columns = np.indices(size) + 0.5
    return np.asarray(shapely.contains_xy(shape, *(place @ (columns, rows))), bool)


def ground_at(
    point: Point | None, occurrence: Occurrence, days: Sequence[Sequence[Path]], grid: Grid, job: Job
) -> Ground:
    """Return the ground of the lake at a point, or of all water, with what floods have reached.

    Parameters
    ----------
    point : Point or None
    occurrence : Occurrence
    days : sequence of sequences of path
        The masks of each day.
    grid : Grid
    job : Job

    Raises
    ------
    InputError
        If there is hardly ever water at the point, or nowhere.
    """
    wet = occurrence.wet()
    pixel = None if point is None else _pixel(point, grid)
    if pixel is not None and not wet[pixel]:
        seen, water = int(occurrence.observed[pixel]), int(occurrence.water[pixel])
        raise InputError(
            f"At the point {point} there is water on {water} of {seen} dates that observed it, which is less than "
            f"{LEAST_SHARE:.0%}. Choose a point that is water on most dates."
            if seen
            else f"No date observed the point {point}. Choose a point in open water that the images show."
        )
    if not wet.any():
        raise InputError(
            "No water was found on any date, so there is no lake to follow. Check the area and the images."
        )
    domain = grown(wet, pixel)
    whole, rim = domain.copy(), rim_of(domain)
    for place, masks in enumerate(days):
        job.progress(place / len(days), "Looking for floods")
        reached = flooded(read_day(masks), domain, rim)
        if reached is not None:
            whole |= reached
    whole |= enclosed(whole, occurrence.observed > 0)
    return Ground.of("1", whole, grid)


def _pixel(point: Point, grid: Grid) -> tuple[int, int]:
    here = point.to(grid.crs)
    row, column = grid.pixel_of(here.x, here.y)
    if not grid.contains(row, column):
        raise InputError(f"The point {point} lies outside the images or the wanted area. Choose a point on them.")
    return row, column

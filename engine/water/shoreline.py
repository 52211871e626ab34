"""Shorelines: where half of a pixel, or another share, is water, as lines or as polygons with holes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.area import PixelAreas
from ..raster.grid import points_to_crs, same_crs
from ..raster.image import Image
from ..raster.windows import map_grid, window_shape
from .change import as_mask
from .contours import Floats, Line, Pieces, chained, pieces_of, smoothed
from .masks import UNOBSERVED


@dataclass(frozen=True)
class ShorelineSettings:
    """What to draw.

    Attributes
    ----------
    level : float
        The share of water that the line follows.
    smooth : bool
        Round off corners; the enclosed area stays.
    polygons : bool
        Outlines of the water, with holes, instead of lines.
    """

    level: float = 0.5
    smooth: bool = False
    polygons: bool = False


def write_shorelines(images: Sequence[Image], settings: ShorelineSettings, target: Path, job: Job) -> tuple[int, float]:
    """Write the shorelines of rasters as one JSON object a line: date, length_m, closed, source, wkt.

    Parameters
    ----------
    images : sequence of Image
        Water fractions or masks. The features are in the CRS of the first.
    settings : ShorelineSettings
    target : path
    job : Job

    Returns
    -------
    (int, float)
        How many features there are, and the length of all shores in kilometres.

    Raises
    ------
    InputError
        If a raster holds no fractions or is no mask.
    """
    count, total = 0, 0.0
    with target.open("w", encoding="utf-8") as file:
        for position, image in enumerate(images):
            part = job.part(position / len(images), (position + 1) / len(images))
            for record in _features(as_mask(image, job), settings, images[0].grid.crs, part):
                file.write(json.dumps(record) + "\n")
                count, total = count + 1, total + record["length_m"] / 1000
    return count, total


def _features(image: Image, settings: ShorelineSettings, crs: str, job: Job) -> Iterable[dict[str, Any]]:
    lines = list(chained(_pieces(image, settings, job)))
    job.check_cancelled()
    if settings.smooth:
        lines = [smoothed(line) for line in lines]
    shores = [Shore(line, image, crs) for line in lines]
    groups = _with_holes(shores) if settings.polygons else [[shore] for shore in shores]
    for group in groups:
        job.check_cancelled()
        yield {
            "date": image.date[:10],
            "length_m": sum(shore.length for shore in group),
            "closed": int(all(shore.closed for shore in group)),
            "source": image.name,
            "wkt": _wkt(group, settings.polygons),
        }


def _pieces(image: Image, settings: ShorelineSettings, job: Job) -> Pieces:
    grid = image.grid

    def task(window: Window) -> Pieces:
        # Squares begin at a window's pixels and reach one further; the first ones of outlines at a border around the image.
        before = [int(settings.polygons and first == 0) for first in (window.row_off, window.col_off)]
        height = min(grid.height - window.row_off, window.height + 1)
        width = min(grid.width - window.col_off, window.width + 1)
        read = image.read(Window(window.col_off, window.row_off, width, height))[0].astype(np.float64)
        read[read == UNOBSERVED] = np.nan
        _check(read, image.name)
        values = np.full((window.height + 1 + before[0], window.width + 1 + before[1]), np.nan)
        values[before[0] : before[0] + height, before[1] : before[1] + width] = read
        corner = int(window.row_off) - before[0], int(window.col_off) - before[1]
        return pieces_of(values, settings.level, corner, grid.width, settings.polygons)

    parts = {}
    for window, pieces in map_grid(task, grid, window_shape(image), job, "Drawing the shoreline"):
        parts[window.row_off, window.col_off] = pieces
    return Pieces.joined([parts[position] for position in sorted(parts)])


def _check(values: Floats, name: str) -> None:
    seen = values[np.isfinite(values)]
    if seen.size and (seen.min() < -0.01 or seen.max() > 1.01):
        raise InputError(
            f"'{name}' holds values from {seen.min():g} to {seen.max():g}: it is neither a water fraction (0 to 1) nor a water "
            "mask (0 = not water, 1 = water, 255 = not observed). Make one with Water fraction or Water mask."
        )


class Shore:
    """A line on the map.

    Attributes
    ----------
    line : Line
        In pixels.
    points : ndarray, shape (points, 2)
        In map coordinates; of a ring the first is repeated at the end.
    length : float
        Metres on the ellipsoid, without what runs along a gap.
    closed : bool
        It is a ring and not cut by missing data or by the edge of the image.
    """

    def __init__(self, line: Line, image: Image, crs: str) -> None:
        self.line = line
        points = np.concatenate([line.points, line.points[:1]]) if line.ring else line.points
        xs, ys = image.grid.transform @ points.T
        parts = PixelAreas(image.grid).lengths(xs, ys)
        self.length = float(parts[~line.gap].sum())
        self.closed = bool(line.ring and not line.gap.any())
        if not same_crs(image.grid.crs, crs):
            xs, ys = points_to_crs(xs, ys, image.grid.crs, crs)
        self.points = np.stack([xs, ys], axis=1)


def _with_holes(shores: Sequence[Shore]) -> list[list[Shore]]:
    """Return outlines, each with the holes in it."""
    # With rows downwards the area of a ring with the inside on the left hand is negative.
    outlines = [shore for shore in shores if shore.line.area < 0]
    holes = [shore for shore in shores if shore.line.area >= 0]
    groups = [[shore] for shore in outlines]
    tree = shapely.STRtree([shapely.Polygon(shore.line.points) for shore in outlines])
    for hole in holes:
        around = tree.query(shapely.Point(hole.line.points[0]), predicate="within")
        if len(around):
            groups[min(around, key=lambda position: abs(outlines[position].line.area))].append(hole)
    return groups


def _wkt(group: Sequence[Shore], polygon: bool) -> str:
    texts = ["(" + ", ".join(f"{x!r} {y!r}" for x, y in shore.points.tolist()) + ")" for shore in group]
    return f"POLYGON ({', '.join(texts)})" if polygon else f"LINESTRING {texts[0]}"

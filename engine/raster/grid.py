"""The grid of a raster: coordinate reference system, geotransform and size.

Why not odc-geo's ``GeoBox``, which comes with odc-stac? Installed it is, and beside dask its import costs only 0.03 s (alone
0.3 s). But it would take the place of a third of this module at most, and decides otherwise (odc-geo 0.5.3) where users see
it: ``to_crs`` keeps the number of metres where both CRSs have metres, so 30 m become 30 m of Web Mercator, where GDAL, and so
QGIS, keeps the diagonal's pixels (38.5 m at 38.8° north); ``enclosing`` reaches beyond the image, and gains a column by a
bound that is off a pixel's edge by rounding only; ``from_bbox`` leaves out up to a hundredth of a pixel; ``==`` wants all
digits alike, where files of one grid differ in the last ones; a size of 0 is no error. What is left is ours in any case.
Whoever works with odc-geo gets a box by
``GeoBox((grid.height, grid.width), grid.transform, grid.crs)``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from affine import Affine
from numpy.typing import NDArray
from pyproj import Transformer
from rasterio.crs import CRS
from rasterio.errors import CRSError
from rasterio.windows import Window

from ..errors import InputError

_LARGEST_SIDE = 1_000_000


@dataclass(frozen=True)
class Grid:
    """A raster's grid.

    Attributes
    ----------
    crs : str
        Coordinate reference system as WKT.
    transform : affine.Affine
        From (column, row) to coordinates.
    width, height : int
        Size in pixels.
    """

    crs: str
    transform: Affine
    width: int
    height: int

    def __post_init__(self) -> None:
        if not (1 <= self.width <= _LARGEST_SIDE and 1 <= self.height <= _LARGEST_SIDE):
            raise InputError(
                f"The grid would be {self.width} x {self.height} pixels. Check the resolution: its unit is that of the "
                "coordinate reference system."
            )

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the grid in its own coordinates."""
        corners = [
            self.transform @ corner for corner in ((0, 0), (self.width, 0), (0, self.height), (self.width, self.height))
        ]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def resolution(self) -> tuple[float, float]:
        """Width and height of a pixel in the units of the CRS, both positive."""
        t = self.transform
        return math.hypot(t.a, t.d), math.hypot(t.b, t.e)

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the grid's bounds in the units of the CRS."""
        left, bottom, right, top = self.bounds
        return right - left, top - bottom

    @property
    def size(self) -> int:
        """How many pixels there are."""
        return self.width * self.height

    def windows(self, columns: int, rows: int, first: tuple[int, int] = (0, 0)) -> Iterator[Window]:
        """Yield the windows of ``columns`` x ``rows`` pixels that cover the grid, row by row.

        With ``first`` (column, row), windows begin there and every so many pixels from there; those at the left and top are
        smaller.
        """
        for top, height in _cuts(self.height, rows, first[1]):
            for left, width in _cuts(self.width, columns, first[0]):
                yield Window(left, top, width, height)

    def pixel_of(self, x: float, y: float) -> tuple[int, int]:
        """Return (row, column) of the pixel that holds a point given in the grid's CRS; it may lie outside."""
        column, row = ~self.transform @ (x, y)
        return math.floor(row), math.floor(column)

    def offset_of(self, part: Grid) -> tuple[int, int] | None:
        """Return the column and row at which ``part`` begins if it is made of pixels of this grid, else None."""
        column, row = (round(number) for number in ~self.transform @ (part.transform.c, part.transform.f))
        if column < 0 or row < 0 or column + part.width > self.width or row + part.height > self.height:
            return None
        shifted = self.transform @ Affine.translation(column, row)
        return (column, row) if part.same_as(Grid(self.crs, shifted, part.width, part.height)) else None

    def contains(self, row: int, column: int) -> bool:
        """Whether a pixel lies on the grid."""
        return 0 <= row < self.height and 0 <= column < self.width

    def same_as(self, other: Grid) -> bool:
        """Whether both grids have the same pixels, to a thousandth of a pixel."""
        if (self.width, self.height) != (other.width, other.height) or not same_crs(self.crs, other.crs):
            return False
        step = min(self.resolution) * 1e-3
        # One comparison per corner: small differences of the pixel size add up over the width.
        return all(
            math.dist(self.transform @ corner, other.transform @ corner) < step
            for corner in ((0, 0), (self.width, 0), (0, self.height), (self.width, self.height))
        )

    def crop(self, bounds: tuple[float, float, float, float]) -> Grid:
        """Return the part of the grid that covers ``bounds``, grown outwards to whole pixels.

        Raises
        ------
        InputError
            If the bounds do not overlap the grid.
        """
        left, bottom, right, top = bounds
        corners = [~self.transform @ corner for corner in ((left, top), (right, top), (left, bottom), (right, bottom))]
        columns, rows = zip(*corners, strict=True)
        # A bound that lies on a pixel edge but for rounding must not add a row or a column.
        first_column, first_row = max(0, math.floor(min(columns) + 1e-6)), max(0, math.floor(min(rows) + 1e-6))
        last_column, last_row = (
            min(self.width, math.ceil(max(columns) - 1e-6)),
            min(self.height, math.ceil(max(rows) - 1e-6)),
        )
        if first_column >= last_column or first_row >= last_row:
            raise InputError("The extent does not overlap the image. Choose an extent that lies on the image.")
        shifted = self.transform @ Affine.translation(first_column, first_row)
        return Grid(self.crs, shifted, last_column - first_column, last_row - first_row)


def _cuts(length: int, step: int, first: int) -> Iterator[tuple[int, int]]:
    start = first % step - step if first % step else 0
    for begin in range(start, length, step):
        yield max(0, begin), min(begin + step, length) - max(0, begin)


def read_crs(text: str) -> CRS:
    """Return the CRS that a WKT, PROJ or ``EPSG:...`` text names, or raise an InputError."""
    try:
        return CRS.from_user_input(text)
    except (CRSError, ValueError) as problem:
        raise InputError(f"The coordinate reference system '{str(text)[:60]}' is not known.") from problem


def same_crs(one: str, other: str) -> bool:
    """Whether two texts name the same coordinate reference system."""
    return one == other or read_crs(one) == read_crs(other)


def to_crs(x: float, y: float, from_crs: str, crs: str) -> tuple[float, float]:
    """Transform one point (x = easting or longitude); raise an InputError where the CRS cannot hold it."""
    xs, ys = points_to_crs(np.array([x]), np.array([y]), from_crs, crs)
    if not (math.isfinite(xs[0]) and math.isfinite(ys[0])):
        raise InputError(f"The point ({x:g}, {y:g}) cannot be placed in the image's CRS. Check the point's CRS.")
    return float(xs[0]), float(ys[0])


def points_to_crs(
    xs: NDArray[np.float64], ys: NDArray[np.float64], from_crs: str, crs: str
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Transform many points (x = easting or longitude) at once; they are infinite where the CRS cannot hold them."""
    if same_crs(from_crs, crs):
        return xs, ys
    # rasterio's transform fails as a whole where a single point is off the earth.
    transformer = Transformer.from_crs(read_crs(from_crs).to_wkt(), read_crs(crs).to_wkt(), always_xy=True)
    return transformer.transform(xs, ys)


def positive(value: float | None, what: str) -> float | None:
    """Return a number that must be positive if it is given; raise an InputError otherwise."""
    if value is None:
        return None
    if not math.isfinite(value) or value <= 0:
        raise InputError(f"{what} must be a positive number, not {value:g}.")
    return float(value)


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two boxes (left, bottom, right, top) share an area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def from_bounds(crs: str, bounds: tuple[float, float, float, float], resolution: float) -> Grid:
    """Return the north-up grid of square pixels that starts at the top left of ``bounds`` and covers them."""
    left, bottom, right, top = bounds
    columns = math.ceil(round((right - left) / resolution, 6))
    rows = math.ceil(round((top - bottom) / resolution, 6))
    return Grid(crs, Affine(resolution, 0.0, left, 0.0, -resolution, top), max(1, columns), max(1, rows))

"""Areas of pixels on the ground: always those of the ellipsoid, whatever the projection does to them."""

from __future__ import annotations

import math
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Geod, Transformer
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from .codes import count_codes
from .grid import Grid, read_crs

_SQUARE_KM = 1e6
#: By how much a projection may show areas too large or too small before they are corrected: conformal projections made for
#: one region, such as UTM, keep below it, and areas in them are what everybody computes.
_TOLERANCE = 0.005
#: Nodes of the lattice on which the areal scale is measured, along each side.
_NODES = 129
#: Half the side of the cells that are measured, in metres: small enough to be flat, large enough to be exact.
_HALF_CELL = 500.0


class PixelAreas:
    """The area of the pixels of a grid on the ellipsoid of its CRS, in square kilometres.

    In a projected CRS that keeps areas within half a percent all over the grid, every pixel has the area that its size
    says. In any other, that is divided by the areal scale of the projection. In a geographic CRS pixels shrink towards the
    poles, so the area is computed row by row (geodesic polygons, pyproj ``Geod``), in any angular unit.

    The areal scale is measured: the area of small cells in the projection against that on the ellipsoid. It equals
    ``pyproj.Proj.get_factors().areal_scale`` to 1e-8 where PROJ projects the ellipsoid; for projections that PROJ computes on
    a sphere (Web Mercator, equirectangular, Robinson) that factor is the one of the sphere, and is wrong by 0.1 to 1.3 %.

    Raises
    ------
    InputError
        If the CRS is neither projected nor geographic, so that its units are not a length.
    """

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._crs = read_crs(grid.crs)
        if not (self._crs.is_geographic or self._crs.is_projected):
            raise InputError(
                "Areas need a projected or geographic CRS; the raster's CRS is a local one. Reproject it first."
            )

    @property
    def uniform(self) -> bool:
        """Whether every pixel of the grid has the same area."""
        return bool(self._crs.is_projected) and self._scale is None

    @property
    def distortion(self) -> tuple[float, float] | None:
        """The minimum and the maximum areal scale of a projection that is corrected for; None where nothing is."""
        if self._scale is None:
            return None
        return float(self._scale.min()), float(self._scale.max())

    def describe(self) -> str:
        """Return a sentence on the correction, empty where there is none."""
        if self.distortion is None:
            return ""
        low, high = (f"{value:.3g}" for value in self.distortion)
        return (
            f"This CRS shows areas {low if low == high else f'{low} to {high}'} times as large as they are; all areas given "
            "are those on the ground, on the ellipsoid."
        )

    def tell(self, job: Job) -> None:
        """Tell the user of the correction, if there is one."""
        if self.describe():
            job.info_once(self.describe())

    def of_codes(self, window: Window, codes: NDArray[np.integer], classes: int) -> NDArray[np.float64]:
        """Return the summed area of the pixels of each code.

        Parameters
        ----------
        window : Window
            Where the codes lie on the grid.
        codes : ndarray of int, shape (rows, columns)
            From 0; those of ``classes`` and above count for nothing.
        classes : int

        Returns
        -------
        ndarray of float64, shape (classes,)
            Square kilometres.
        """
        if self.uniform:
            return count_codes(codes, classes) * self._pixel
        total = np.zeros(classes)
        # Areas are the same, but for a part in millions, over some dozens of columns.
        for first in range(0, codes.shape[1], self._stride):
            part = codes[:, first : first + self._stride]
            middle = Window(window.col_off + first + part.shape[1] // 2, window.row_off, 1, window.height)
            areas = self.of_pixels(middle)
            total += np.asarray(areas)[:, 0] @ _counts_by_row(part, classes)
        return total

    def of_pixels(self, window: Window) -> NDArray[np.float64] | None:
        """Return the area of each pixel of a window, broadcastable to its shape, or None where all are :attr:`pixel`."""
        rows = slice(int(window.row_off), int(window.row_off + window.height))
        if not self._crs.is_projected:
            return self._by_row[rows, np.newaxis]
        if self._scale is None:
            return None
        columns = slice(int(window.col_off), int(window.col_off + window.width))
        return self._pixel / self._interpolated(self._scale, rows, columns)

    @property
    def pixel(self) -> float:
        """The area of a pixel, or of one in the middle of the grid where they differ."""
        middle = Window(self._grid.width // 2, self._grid.height // 2, 1, 1)
        found = self.of_pixels(middle)
        return self._pixel if found is None else float(found.ravel()[0])

    def of_polygon(self, rings: list[list[tuple[float, float]]]) -> float:
        """Return the area of a polygon in the grid's CRS, the first ring its outline and the others its holes."""
        outer, *holes = [self._of_ring(np.array(ring, dtype=float)) for ring in rings]
        return outer - sum(holes)

    def lengths(self, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the lengths of the parts of a line between points in the grid's CRS, in metres on the ellipsoid."""
        longitudes, latitudes = self._to_degrees(xs, ys)
        parts = self.geod.inv(longitudes[:-1], latitudes[:-1], longitudes[1:], latitudes[1:])[2]
        return np.asarray(parts, dtype=np.float64)

    def _of_ring(self, ring: NDArray[np.float64]) -> float:
        if self.uniform:
            xs, ys = (ring - ring[0]).T
            planar = 0.5 * abs(float(np.dot(xs[:-1], ys[1:]) - np.dot(xs[1:], ys[:-1])))
            return planar * self._metres**2 / _SQUARE_KM
        if self._crs.is_projected:
            # Straight lines of the projection are not geodesics, so long ones are followed in short steps.
            ring = _subdivided(ring, 16 * max(self._grid.resolution))
        longitudes, latitudes = self._to_degrees(ring[:, 0], ring[:, 1])
        return abs(float(self.geod.polygon_area_perimeter(longitudes, latitudes)[0])) / _SQUARE_KM

    @cached_property
    def geod(self) -> Geod:
        """The ellipsoid of the CRS."""
        return CRS.from_user_input(self._grid.crs).get_geod() or Geod(ellps="WGS84")

    @property
    def _stride(self) -> int:
        """Over how many columns the area of a pixel may be taken as one."""
        return max(1, min(64, self._grid.width // _NODES)) if self._crs.is_projected else self._grid.width

    @cached_property
    def _metres(self) -> float:
        return float(self._crs.linear_units_factor[1])

    @cached_property
    def _pixel(self) -> float:
        t = self._grid.transform
        return abs(t.a * t.e - t.b * t.d) * self._metres**2 / _SQUARE_KM

    @cached_property
    def _by_row(self) -> NDArray[np.float64]:
        # A column in the middle stands for all: on a north-up grid the columns are alike.
        column = self._grid.width // 2
        areas = np.empty(self._grid.height)
        for row in range(self._grid.height):
            corners = [self._grid.transform @ (column + x, row + y) for x, y in ((0, 0), (0, 1), (1, 1), (1, 0))]
            longitudes, latitudes = self._to_degrees(*np.array(corners).T)
            areas[row] = abs(self.geod.polygon_area_perimeter(longitudes, latitudes)[0]) / _SQUARE_KM
        return areas

    def _to_degrees(
        self, xs: NDArray[np.float64], ys: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return longitudes and latitudes on the CRS's own ellipsoid."""
        crs = CRS.from_user_input(self._grid.crs)
        if not crs.is_projected:
            to_degrees = np.degrees(crs.axis_info[0].unit_conversion_factor)
            return xs * to_degrees, ys * to_degrees
        geographic = crs.geodetic_crs
        longitudes, latitudes = Transformer.from_crs(crs, geographic, always_xy=True).transform(xs, ys)
        to_degrees = np.degrees(geographic.axis_info[0].unit_conversion_factor) if geographic else 1.0
        return np.asarray(longitudes) * to_degrees, np.asarray(latitudes) * to_degrees

    @cached_property
    def _scale(self) -> NDArray[np.float64] | None:
        """The areal scale at the nodes, shape (rows, columns), or None where it is near enough to 1 everywhere."""
        if not self._crs.is_projected:
            return None
        # A few nodes tell whether there is anything to correct.
        if (np.abs(self._measured(9) - 1) <= _TOLERANCE).all():
            return None
        return self._measured(_NODES)

    def _nodes(self, count: int, length: int) -> NDArray[np.float64]:
        return np.linspace(0.0, length, min(count, length + 1))

    def _measured(self, count: int) -> NDArray[np.float64]:
        columns, rows = np.meshgrid(self._nodes(count, self._grid.width), self._nodes(count, self._grid.height))
        t = self._grid.transform
        xs, ys = t.a * columns + t.b * rows + t.c, t.d * columns + t.e * rows + t.f
        half = _HALF_CELL / self._metres
        corners = [self._to_degrees(xs + dx * half, ys + dy * half) for dx, dy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        sides = [self._distance(corners[i], corners[(i + 1) % 4]) for i in range(4)]
        diagonal = self._distance(corners[0], corners[2])
        # Cells of a kilometre are flat to 1e-8: two plane triangles.
        true = _triangle(sides[0], sides[1], diagonal) + _triangle(sides[2], sides[3], diagonal)
        with np.errstate(divide="ignore", invalid="ignore"):
            scale = (2 * _HALF_CELL) ** 2 / true
        # Beyond the edge of the projection's domain there is nothing to measure, and nothing was imaged.
        valid = np.isfinite(scale) & (scale > 0)
        return np.where(valid, scale, np.median(scale[valid]) if valid.any() else 1.0)

    def _distance(self, one: tuple[NDArray, NDArray], other: tuple[NDArray, NDArray]) -> NDArray[np.float64]:
        shape = one[0].shape
        flat = [np.nan_to_num(part.ravel(), posinf=0.0, neginf=0.0) for part in (*one, *other)]
        distance = np.asarray(self.geod.inv(*flat)[2]).reshape(shape)
        outside = ~np.isfinite(one[0] + one[1] + other[0] + other[1])
        return np.where(outside, np.nan, distance)

    def _interpolated(self, scale: NDArray[np.float64], rows: slice, columns: slice) -> NDArray[np.float64]:
        by_row = _between(scale, self._nodes(_NODES, self._grid.height), rows)
        return _between(by_row.T, self._nodes(_NODES, self._grid.width), columns).T


def _counts_by_row(codes: NDArray[np.integer], classes: int) -> NDArray[np.int64]:
    """Return how many pixels of each code there are in each row, shape (rows, classes)."""
    rows = len(codes)
    offsets = (classes + 1) * np.arange(rows, dtype=np.int32)[:, np.newaxis]
    flat = (np.minimum(codes, classes) + offsets).ravel()
    return np.bincount(flat, minlength=rows * (classes + 1)).reshape(rows, classes + 1)[:, :classes]


def _between(values: NDArray[np.float64], nodes: NDArray[np.float64], pixels: slice) -> NDArray[np.float64]:
    """Interpolate linearly along the first axis, at the centres of pixels."""
    centres = np.arange(pixels.start, pixels.stop) + 0.5
    upper = np.clip(np.searchsorted(nodes, centres), 1, len(nodes) - 1)
    share = ((centres - nodes[upper - 1]) / (nodes[upper] - nodes[upper - 1]))[:, np.newaxis]
    return values[upper - 1] * (1 - share) + values[upper] * share


def _triangle(a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the area of plane triangles by the lengths of their sides (Heron's formula)."""
    s = (a + b + c) / 2
    return np.sqrt(np.maximum(s * (s - a) * (s - b) * (s - c), 0.0))


def _subdivided(ring: NDArray[np.float64], step: float) -> NDArray[np.float64]:
    """Return a closed ring with more vertices on its longer sides."""
    parts = []
    for start, end in pairwise(ring):
        steps = max(1, math.ceil(np.hypot(*(end - start)) / step))
        parts.append(start + (end - start) * np.linspace(0, 1, steps, endpoint=False)[:, np.newaxis])
    return np.concatenate([*parts, ring[-1:]])

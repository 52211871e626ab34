"""Areas of pixels on the ground."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Geod

from ..errors import InputError
from .grid import Grid, read_crs

_SQUARE_KM = 1e6


class PixelAreas:
    """The area of the pixels of a grid, in square kilometres.

    In a projected CRS every pixel has the area that its size says. In a geographic CRS pixels shrink towards the poles, so
    the area is computed row by row on the ellipsoid of the CRS (geodesic polygons, pyproj ``Geod``).

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
    def misleading(self) -> bool:
        """Whether the CRS is a Mercator on the whole globe, whose pixel areas grow with latitude."""
        return self._crs.is_projected and self._crs.to_dict().get("proj") in ("merc", "webmerc")

    def of_rows(self, first_row: int, counts: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return the summed area of counted pixels.

        Parameters
        ----------
        first_row : int
            Row of the grid that ``counts`` begins at.
        counts : ndarray of int, shape (rows, classes)
            Pixels of each class in each row.

        Returns
        -------
        ndarray of float64, shape (classes,)
            Square kilometres.
        """
        if self._crs.is_projected:
            return counts.sum(axis=0) * self._projected
        return self._by_row[first_row : first_row + len(counts)] @ counts

    @cached_property
    def geod(self) -> Geod:
        """The ellipsoid of the CRS."""
        return CRS.from_user_input(self._grid.crs).get_geod() or Geod(ellps="WGS84")

    @cached_property
    def _projected(self) -> float:
        t = self._grid.transform
        metres = self._crs.linear_units_factor[1]
        return abs(t.a * t.e - t.b * t.d) * metres**2 / _SQUARE_KM

    @cached_property
    def _by_row(self) -> NDArray[np.float64]:
        geod = self.geod
        # A column in the middle stands for all: on a north-up grid the columns are alike.
        column = self._grid.width // 2
        areas = np.empty(self._grid.height)
        for row in range(self._grid.height):
            corners = [self._grid.transform @ (column + x, row + y) for x, y in ((0, 0), (0, 1), (1, 1), (1, 0))]
            longitudes, latitudes = zip(*corners, strict=True)
            areas[row] = abs(geod.polygon_area_perimeter(longitudes, latitudes)[0]) / _SQUARE_KM
        return areas

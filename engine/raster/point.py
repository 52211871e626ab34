"""Points that the user gives, in any CRS, and the pixels they fall on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import InputError
from .extent import towards
from .grid import same_crs, to_crs
from .image import Raster
from .plausible import require_latitude


@dataclass(frozen=True)
class Point:
    """A point given by the user: coordinates (easting or longitude first) and their CRS."""

    x: float
    y: float
    crs: str

    @classmethod
    def read(cls, value: Mapping[str, Any]) -> Point:
        """Return the point that ``{"x": ..., "y": ..., "crs": ...}`` describes."""
        return cls(float(value["x"]), float(value["y"]), str(value["crs"]))

    def __str__(self) -> str:
        return f"({self.x:.10g}, {self.y:.10g})"

    def to(self, crs: str) -> Point:
        """Return the same point in another CRS; raise an InputError where that CRS cannot hold it, or the earth."""
        require_latitude(self.y, self.crs, f"The point {self}")
        return self if same_crs(self.crs, crs) else Point(*to_crs(self.x, self.y, self.crs, crs), crs)

    def pixel(self, image: Raster) -> tuple[int, int]:
        """Return (row, column) of the point on the image's grid.

        Raises
        ------
        InputError
            If the point lies outside the grid.
        """
        here = self.to(image.grid.crs)
        # Longitudes are the same after a whole turn.
        x = towards((here.x, here.y, here.x, here.y), image.grid.bounds, image.grid.crs)[0]
        row, column = image.grid.pixel_of(x, here.y)
        if not image.grid.contains(row, column):
            left, bottom, right, top = image.grid.bounds
            raise InputError(
                f"The point {here} lies outside the area of '{image.name}', which reaches from x {left:.10g} to "
                f"{right:.10g} and from y {bottom:.10g} to {top:.10g}. Choose a point on the image and check the point's CRS."
            )
        return row, column


def read_point(value: Mapping[str, Any] | None) -> Point | None:
    """Return the point that ``{"x": ..., "y": ..., "crs": ...}`` describes."""
    return None if value is None else Point.read(value)


def read_points(values: Sequence[Mapping[str, Any]] | None) -> list[Point]:
    """Return all points of a list of such descriptions."""
    return [Point.read(value) for value in values or ()]

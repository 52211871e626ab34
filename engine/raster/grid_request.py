"""The ways to request a grid: a reference, an extent, or a centre and a radius; with resolution and CRS."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import InputError
from .extent import bounds_in, full_turn, reprojected, towards
from .grid import Grid, from_bounds, overlap, positive, same_crs
from .image import open_image
from .point import Point, read_point


@dataclass(frozen=True)
class GridRequest:
    """What the user wants of the grid; everything that is left out comes from the image.

    Attributes
    ----------
    reference : Grid or None
        Take this grid as it is.
    centre : Point or None
        The middle.
    radius : float or None
        Distance from the centre to each side, in the units of the wanted CRS.
    bounds : tuple of (float, float, float, float, str) or None
        Left, bottom, right, top and their CRS. Where that is empty, numbers that can be degrees are taken for longitudes
        and latitudes, others for coordinates in the wanted CRS.
    resolution : float or None
        Pixel size in the units of the wanted CRS.
    crs : str or None
        Wanted CRS.
    """

    reference: Grid | None = None
    centre: Point | None = None
    radius: float | None = None
    bounds: tuple[float, float, float, float, str] | None = None
    resolution: float | None = None
    crs: str | None = None

    def resolve(self, native: Grid) -> Grid:
        """Return the wanted grid for an image whose own grid is ``native``.

        Where CRS and resolution are the image's own, the result is a part of its own grid, so that nothing is resampled.

        Raises
        ------
        InputError
            If the request cannot be met: nothing overlaps, a number is not positive, a CRS is unknown.
        """
        if self.reference is not None:
            return self.reference
        crs = self.crs or native.crs
        same = same_crs(crs, native.crs)
        base = native if same else reprojected(native, crs)
        resolution = positive(self.resolution, "Resolution")
        self._check_units(crs, base)
        bounds = self._wanted_bounds(crs)
        if bounds is not None:
            bounds = towards(bounds, base.bounds, crs)
        if bounds is not None and not overlap(bounds, base.bounds):
            raise InputError("The wanted area does not overlap the image. Check the centre or extent and its CRS.")
        own_pixels = resolution is None or math.isclose(resolution, base.resolution[0], rel_tol=1e-9)
        if bounds is None:
            return base if own_pixels else from_bounds(crs, base.bounds, resolution or base.resolution[0])
        # Around a centre, too: to move an image by a part of a pixel smooths its shores, and its water is another then. Who
        # gives a resolution wants the square exactly there.
        if own_pixels and same and (self.radius is None or resolution is None):
            return base.crop(bounds)
        return from_bounds(crs, bounds, resolution or base.resolution[0])

    def _check_units(self, crs: str, base: Grid) -> None:
        """Raise an InputError for metres in a CRS of degrees: the grid would be one pixel, or the whole earth."""
        if full_turn(crs) is None:
            return
        for what, value in (("resolution", self.resolution), ("radius", self.radius)):
            if value is not None and value > (90.0 if what == "radius" else min(base.extent)):
                pixel = base.resolution[1]
                raise InputError(
                    f"The {what} {value:g} would be in degrees, the unit of this coordinate reference system; a pixel of the "
                    f"image has {pixel:.2g} degrees. Give the {what} in degrees (100 m are about 0.0009), or choose a CRS in "
                    "metres, such as UTM."
                )

    def _wanted_bounds(self, crs: str) -> tuple[float, float, float, float] | None:
        if self.centre is not None:
            radius = positive(self.radius, "Radius")
            if radius is None:
                raise InputError(
                    "A centre needs a radius: the distance from the centre to each side of the wanted area."
                )
            middle = self.centre.to(crs)
            return middle.x - radius, middle.y - radius, middle.x + radius, middle.y + radius
        if self.bounds is not None:
            left, bottom, right, top, bounds_crs = self.bounds
            if not bounds_crs:
                degrees = -180 <= left <= right <= 180 and -90 <= bottom <= top <= 90
                bounds_crs = "EPSG:4326" if degrees else crs
            if not same_crs(bounds_crs, crs):
                left, bottom, right, top = bounds_in((left, bottom, right, top), bounds_crs, crs)
            if not all(map(math.isfinite, (left, bottom, right, top))) or left >= right or bottom >= top:
                raise InputError("The extent is empty or not finite. Draw it again, or check its coordinates and CRS.")
            return left, bottom, right, top
        return None


def read_grid(value: Mapping[str, Any] | None) -> GridRequest:
    """Return the wanted grid.

    Parameters
    ----------
    value : mapping or None
        Any of ``reference`` (a :data:`engine.raster.layer.Source`), ``centre`` (a point), ``radius``, ``extent``
        (``{"bounds": [left, bottom, right, top], "crs": ...}``), ``resolution`` and ``crs``; keys that are None count as left
        out.
    """
    value = {key: content for key, content in (value or {}).items() if content is not None}
    extent = value.get("extent")
    return GridRequest(
        reference=open_image(value["reference"]).native if "reference" in value else None,
        centre=read_point(value.get("centre")),
        radius=value.get("radius"),
        bounds=None if extent is None else _bounds(extent),
        resolution=value.get("resolution"),
        crs=value.get("crs"),
    )


def _bounds(extent: Mapping[str, Any]) -> tuple[float, float, float, float, str]:
    left, bottom, right, top = map(float, extent["bounds"])
    return left, bottom, right, top, str(extent["crs"])

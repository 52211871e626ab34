"""How much larger cells get on another grid, and whether a file's pixels are means of finer ones or were picked among them.

Picked pixels show points of the ground: what is counted in them carries a sampling error, and none is mixed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from .grid import Grid, points_to_crs, same_crs

#: Above this many pixels of the image to a side of a cell, cells count as larger.
LARGER = 1.05
#: Above this, cells that are not means count as picked: a linear interpolation sees one or two pixels to a side.
_PICKED = 1.5
_METHOD, _RATIO = "RESAMPLING", "RESAMPLING_RATIO"


@dataclass(frozen=True)
class Resampled:
    """How an image was put on its grid.

    Attributes
    ----------
    method : str
        nearest, bilinear, cubic, average or mode.
    ratio : float
        Side of a cell in pixels of what it was made from.
    widened : bool
        The kernel grew with the cells, so that all pixels count, as GDAL does between two CRSs.
    """

    method: str
    ratio: float
    widened: bool = False

    @property
    def larger(self) -> bool:
        """Whether cells got larger."""
        return self.ratio > LARGER

    @property
    def picked(self) -> bool:
        """Whether cells were picked among finer pixels, not averaged."""
        return self.ratio > _PICKED and self.method != "average" and not self.widened

    def tags(self) -> dict[str, str]:
        """Return the tags of a file that record it."""
        return {_METHOD: self.method, _RATIO: f"{self.ratio:.4g}"} | (
            {"RESAMPLING_KERNEL": "widened"} if self.widened else {}
        )

    @classmethod
    def read(cls, tags: Mapping[str, str]) -> Resampled | None:
        """Return what the tags of a file record, or None if they record nothing."""
        try:
            return cls(tags[_METHOD], float(tags[_RATIO]), tags.get("RESAMPLING_KERNEL") == "widened")
        except (KeyError, ValueError):
            return None


def side_ratio(native: Grid, grid: Grid) -> float:
    """Return the side of a cell of a grid in pixels of another one, in the middle of the grid; 1 where that is not known."""
    column, row = grid.width // 2, grid.height // 2
    corners = [grid.transform @ (column + x, row + y) for x, y in ((0, 0), (1, 0), (0, 1))]
    xs, ys = np.array(corners, dtype=float).T
    corners = [~native.transform @ corner for corner in zip(*points_to_crs(xs, ys, grid.crs, native.crs), strict=True)]
    (x0, y0), (x1, y1), (x2, y2) = corners
    area = abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0))
    return math.sqrt(area) if math.isfinite(area) and area > 0 else 1.0


def resampled(native: Grid, grid: Grid, method: str) -> Resampled:
    """Return how an image is put from its own grid on another one."""
    widened = method in ("bilinear", "cubic") and not same_crs(native.crs, grid.crs)
    return Resampled(method, side_ratio(native, grid), widened)


def worst(found: Iterable[Resampled | None]) -> Resampled | None:
    """Return the worst for an image: picked before anything else, then the greatest ratio."""
    known = [one for one in found if one is not None]
    return max(known, key=lambda one: (one.picked, one.ratio), default=None)

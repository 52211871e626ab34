"""The strata of a sample: the classes of a map, and by request one along the shore, where maps err most."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window
from scipy import ndimage

from ..errors import InputError
from ..job import Job
from ..raster.grid import Grid
from .class_map import UNSEEN, ClassMap, Ground, survey

#: Stands for the shore among strata until it has a number of its own.
_SHORE = np.int32(2**31 - 1)
#: A shore wider than this many pixels would cost more to find than it is worth.
_WIDEST = 200


@dataclass(frozen=True)
class Stratum:
    """A part of the map that is sampled on its own.

    Attributes
    ----------
    code : int
        Its number: that of its class, or one that no class has.
    name : str
    ground : Ground
    shore : bool
        Whether it is the ground along the boundaries of the classes.
    """

    code: int
    name: str
    ground: Ground
    shore: bool = False


@dataclass(frozen=True)
class Strata:
    """Which stratum each pixel of a class raster belongs to.

    Attributes
    ----------
    classes : ClassMap
    chosen : frozenset of int or None
        The classes that are sampled; all of them where None.
    buffer : float
        How far the shore reaches from the boundaries, in units of the CRS; 0 for no such stratum.
    shore : int
        Number of the shore's stratum.
    """

    classes: ClassMap
    chosen: frozenset[int] | None = None
    buffer: float = 0.0
    shore: int = int(_SHORE)

    def read(self, window: Window) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the strata and the classes of a window, shape (rows, columns) each."""
        grid = self.classes.image.grid
        room = math.ceil(self.buffer / min(grid.resolution)) + 1 if self.buffer else 0
        top, left = min(room, window.row_off), min(room, window.col_off)
        bottom = min(room, grid.height - window.row_off - window.height)
        right = min(room, grid.width - window.col_off - window.width)
        wide = self.classes.read(
            Window(
                window.col_off - left, window.row_off - top, window.width + left + right, window.height + top + bottom
            )
        )
        inside = slice(top, top + window.height), slice(left, left + window.width)
        codes = wide[inside]
        strata = codes.copy()
        if self.buffer:
            strata[near_boundary(wide, grid, self.buffer)[inside] & (codes != UNSEEN)] = self.shore
        if self.chosen is not None:
            strata[~np.isin(codes, list(self.chosen))] = UNSEEN
        return strata, codes


def near_boundary(codes: NDArray[np.int32], grid: Grid, buffer: float) -> NDArray[np.bool_]:
    """Return which pixels' middles lie within a distance of the boundary between two classes.

    What was not observed has no class, so it makes no boundary. ``buffer`` is in units of the CRS.
    """
    edge = np.zeros(codes.shape, dtype=bool)
    for one, other in (
        ((slice(None, -1), slice(None)), (slice(1, None), slice(None))),
        ((slice(None), slice(None, -1)), (slice(None), slice(1, None))),
    ):
        differ = (codes[one] != codes[other]) & (codes[one] != UNSEEN) & (codes[other] != UNSEEN)
        edge[one] |= differ
        edge[other] |= differ
    if not edge.any():
        return edge
    width, height = grid.resolution
    # A pixel at the boundary has its middle half a pixel from it.
    distance = ndimage.distance_transform_edt(~edge, sampling=(height, width)) + min(width, height) / 2
    return distance <= buffer * (1 + 1e-9)


def find_strata(
    classes: ClassMap, job: Job, *, chosen: frozenset[int] | None = None, buffer: float = 0.0
) -> tuple[Strata, list[Stratum]]:
    """Measure the strata of a class raster.

    Parameters
    ----------
    classes : ClassMap
    job : Job
    chosen : frozenset of int, optional
        The classes to sample; all when left out.
    buffer : float
        See :class:`Strata`.

    Raises
    ------
    InputError
        If nothing was observed, a chosen class is not there, or the shore is too narrow or too wide.
    """
    _require_buffer(classes, buffer)
    strata = Strata(classes, chosen, buffer)
    ground, _ = survey(classes.image, lambda window: strata.read(window)[0], job, "Counting pixels")
    shore = ground.pop(int(_SHORE), None)
    if not ground and shore is None:
        which = f"class {', '.join(map(str, sorted(chosen)))}" if chosen else "any class"
        raise InputError(f"'{classes.image.name}' has no pixel of {which}. Choose another raster, or other classes.")
    missing = sorted((chosen or frozenset()) - set(ground))
    if missing and shore is None:
        raise InputError(
            f"'{classes.image.name}' has no pixel of class {', '.join(map(str, missing))}. Leave it out, or choose "
            "another raster."
        )
    found = [Stratum(code, classes.name(code), here) for code, here in ground.items()]
    if buffer and shore is None:
        job.warning("There is no boundary between two classes, so there is no stratum along the shore.")
    if shore is not None:
        code = max([*classes.names, *ground, *(chosen or ())]) + 1
        found.append(Stratum(code, "shore", shore, shore=True))
        strata = Strata(classes, chosen, buffer, code)
    return strata, found


def _require_buffer(classes: ClassMap, buffer: float) -> None:
    pixel = min(classes.image.grid.resolution)
    if buffer and not pixel / 2 * (1 - 1e-9) <= buffer <= _WIDEST * pixel:
        raise InputError(
            f"The shore's buffer of {buffer:g} is "
            f"{'less than half a pixel' if buffer < pixel else 'more than 200 pixels'}: a pixel of "
            f"'{classes.image.name}' measures {pixel:g} in the units of its CRS. Give one or some pixels' width."
        )

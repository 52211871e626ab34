"""One window of a water fraction: what is read for it, its fractions, and what it adds to area and error.

Area and error can be had of parts of the ground, too: of what both dates of a change show, of what was lost, of what was
gained. A pixel's water counts in a part or not; what land and water look like is learned from all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..raster.area import PixelAreas
from ..raster.grid import Grid
from ..raster.image import Image
from .change import GAINED, LOST
from .codes import UNOBSERVED
from .fraction_error import Sums, sums_of, whole_sums
from .part import Part
from .shore_model import MOVES, ShoreModel
from .unmixing import LAG, Ground, Neighbours, after_moves, grow, moved, parts_of, reach_of_moves
from .water_codes import OTHER, WANTED, Codes

#: The parts of the ground that are told apart where a change is known: all, what both dates show, and the pixels that were
#: lost or gained with those beside them.
GROUNDS = ("all", "both", "lost", "gained")


@dataclass(frozen=True)
class Scene:
    """An image, the codes of its pixels, their grid, and how far around the shore it is looked at.

    ``change`` are the codes of a change on the same grid, where areas of its parts are wanted.
    """

    image: Image
    codes: Codes
    grid: Grid
    reach: int
    change: Codes | None = None

    def ground(self, window: Window) -> Ground:
        """Read a window of both."""
        return self._ground(window, self.codes(window))

    def shores(self, window: Window, model: ShoreModel | None) -> Shores:
        """Read what :func:`window_fraction` needs for parts of a window, and move the mask there.

        Only what lies near the wanted water is read from the image; the codes give the rest.
        """
        wide, *_ = around(window, _halo(self.reach, model), self.grid)
        codes = self.codes(wide)
        wanted = codes == WANTED
        if model is None or not wanted.any():
            return Shores(self, wide, codes)
        part = Part.around(wanted, _margin(self.reach, model), slice(0, 0), slice(0, 0))
        ground = self._ground(part.in_window(wide), part.cut(codes))
        ground = after_moves(ground, model.stages[:-1], self.reach)
        return Shores(self, wide, codes, part, ground, model.last.index(ground.pixels))

    def _ground(self, window: Window, codes: NDArray[np.uint8]) -> Ground:
        from .shore_kernels import clear_unseen

        pixels, observed = self.image.read(window), codes != UNOBSERVED
        # A mask may know of pixels that a band does not show; a fraction takes all bands.
        clear_unseen(pixels, observed)
        return Ground(pixels, observed & (codes == WANTED), observed, observed & (codes == OTHER))

    def areas_of_grounds(self, window: Window, area: NDArray[np.float64]) -> list[NDArray[np.float64]]:
        """Return the area of each pixel in each of :data:`GROUNDS`, 0 where it does not count; without a change of one."""
        if self.change is None:
            return [area]
        return [area, *(area * part for part in parts_of_change(self.change(window)))]


@dataclass(frozen=True)
class Shores:
    """A window of a scene with its surroundings, the mask moved to the pixels of which half is water.

    Attributes
    ----------
    scene : Scene
    window : Window
        Surroundings included.
    codes : ndarray of uint8
    part : Part or None
        What of the window was read from the image; None if it has no wanted water or there is no model.
    ground : Ground or None
        Of that part.
    index : ndarray or None
        The index by which land and water are told apart at last, of that part.
    """

    scene: Scene
    window: Window
    codes: NDArray[np.uint8]
    part: Part | None = None
    ground: Ground | None = None
    index: NDArray[np.float64] | None = None


def parts_of_change(change: NDArray[np.uint8]) -> tuple[NDArray[np.bool_], ...]:
    """Return what both dates show, and around which pixels water was lost and gained; of these no pixel is in both."""
    seen, lost, gained = change != UNOBSERVED, change == LOST, change == GAINED
    near_lost, near_gained = grow(lost), grow(gained)
    return seen, seen & (lost | (near_lost & ~near_gained)), seen & (gained | (near_gained & ~near_lost))


def around(window: Window, pixels: int, grid: Grid) -> tuple[Window, slice, slice]:
    """Return a window grown by so many pixels within the grid, and the rows and columns of the old one in it."""
    left, top = max(0, window.col_off - pixels), max(0, window.row_off - pixels)
    right = min(grid.width, window.col_off + window.width + pixels)
    bottom = min(grid.height, window.row_off + window.height + pixels)
    row, column = int(window.row_off - top), int(window.col_off - left)
    rows, columns = slice(row, row + int(window.height)), slice(column, column + int(window.width))
    return Window(left, top, right - left, bottom - top), rows, columns


def _halo(reach: int, model: ShoreModel | None) -> int:
    """Return how far away may lie what influences the error of a pixel."""
    return reach_of_moves(reach, len(model.stages) - 1 if model else 0) + _halo_of_sums(reach)


def _halo_of_sums(reach: int) -> int:
    """Return the same where the mask has been moved: three sums over neighbours and a covariance."""
    return 3 * (1 + reach) + LAG + 3


def _margin(reach: int, model: ShoreModel | None) -> int:
    """Return how far from the wanted water the image matters: the mask moves, and land near it is looked at."""
    return (len(model.stages) - 1 if model else 0) + reach + 3


def window_fraction(
    shores: Shores, window: Window, model: ShoreModel | None, areas: PixelAreas, picked: bool
) -> tuple[NDArray[np.float32], list[Sums]]:
    """Return the fractions of a window, and what it adds to area and error of each of :data:`GROUNDS`.

    Without a model, or where pixels were picked, the fractions are 0 and 1.
    """
    scene = shores.scene
    wide, rows, columns = around(window, _halo_of_sums(scene.reach), scene.grid)
    codes = shores.codes[_place(wide, shores.window)]
    unseen = codes[rows, columns] == UNOBSERVED
    wanted = codes == WANTED
    if not wanted.any():
        nothing = np.zeros(unseen.shape)
        empty = [whole_sums(nothing > 0, nothing > 0, nothing)] * (1 if scene.change is None else len(GROUNDS))
        return np.where(unseen, np.nan, nothing).astype(np.float32), empty
    part = Part.around(wanted, _margin(scene.reach, model), rows, columns)
    here = part.in_window(wide)
    found = areas.of_pixels(here)
    area = np.full(part.shape, areas.pixel) if found is None else np.broadcast_to(found, part.shape)
    grounds = scene.areas_of_grounds(here, area)

    def whole(mask: NDArray[np.bool_], shore: NDArray[np.bool_]) -> tuple[NDArray[np.float32], list[Sums]]:
        """Return whole pixels as fractions, and their sums."""
        inside, edge = part.window_of(mask), part.window_of(shore)
        sums = [whole_sums(inside, edge, part.window_of(ground)) for ground in grounds]
        return np.where(unseen, np.nan, inside).astype(np.float32), sums

    if model is None or shores.part is None or shores.ground is None or shores.index is None:
        return whole(part.cut(wanted), part.cut(wanted & grow((codes != UNOBSERVED) & ~wanted)))
    place = _place(here, shores.part.in_window(shores.window))
    ground = shores.ground.cut(place)
    missing = part.cut(wanted) & ~ground.observed
    near = Neighbours(ground, scene.reach)
    mixture = model.last.mix(np.ascontiguousarray(shores.index[place]), near)
    if picked:
        ground = moved(ground, mixture.fraction) if len(model.stages) <= MOVES else ground
        return whole(ground.mask | missing, ground.shore)
    core, band = parts_of(ground, near, mixture, model.last)
    core |= missing
    sums: list[Sums] = []
    for one in grounds:
        if sums and not one.any():
            sums.append(sums[0].of_nothing())
        elif sums and (one == area).all():
            sums.append(sums[0])
        else:
            sums.append(sums_of(ground, near, mixture, model.last, (core, band), one, part))
            sums[-1].values["missing"] = float(one[part.inside][missing[part.inside]].sum())
    mixed = band[part.inside]
    fraction = core[part.inside].astype(np.float32)
    fraction[mixed] = np.clip(mixture.fraction[part.inside][mixed], 0, 1)
    result = part.window_of(fraction, cut=True)
    result[unseen] = np.nan
    return result, sums


def _place(window: Window, array: Window) -> tuple[slice, slice]:
    """Return the rows and columns of a window in an array that holds another window."""
    row, column = int(window.row_off - array.row_off), int(window.col_off - array.col_off)
    return slice(row, row + int(window.height)), slice(column, column + int(window.width))

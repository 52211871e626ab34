"""One window of a water fraction: what is read for it, its fractions, and what it adds to area and error.

Area and error can be had of parts of the ground, too: of what both dates of a change show, of what was lost, of what was
gained. A pixel's water counts in a part or not; what land and water look like is learned from all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..raster.area import PixelAreas
from ..raster.grid import Grid
from .change import GAINED, LOST
from .codes import UNOBSERVED
from .fraction_error import Sums, sums_of, whole_sums
from .shore_model import MOVES, ShoreModel
from .unmixing import LAG, Ground, Neighbours, after_moves, grow, moved, parts_of, reach_of_moves
from .water_codes import OTHER, WANTED, Readable, read_codes

#: The parts of the ground that are told apart where a change is known: all, what both dates show, and the pixels that were
#: lost or gained with those beside them.
GROUNDS = ("all", "both", "lost", "gained")


@dataclass(frozen=True)
class Held:
    """A part of a raster in memory, which is read as the raster is."""

    values: NDArray[np.float32]
    window: Window

    @classmethod
    def of(cls, image: Readable, window: Window) -> Held:
        """Read a window."""
        return cls(image.read(window), window)

    def read(self, window: Window) -> NDArray[np.float32]:
        """Return a window of the raster that lies in the part."""
        row, column = int(window.row_off - self.window.row_off), int(window.col_off - self.window.col_off)
        return self.values[:, row : row + int(window.height), column : column + int(window.width)].copy()


@dataclass(frozen=True)
class Scene:
    """An image, the codes of its pixels, their grid, and how far around the shore it is looked at.

    ``change`` are the codes of a change on the same grid, where areas of its parts are wanted.
    """

    image: Readable
    codes: Readable
    grid: Grid
    reach: int
    change: Readable | None = None

    def held(self, window: Window, model: ShoreModel | None) -> Scene:
        """Return the scene with what :func:`window_fraction` reads for parts of a window in memory."""
        halo = halo_of(self.reach, model)
        wide, *_ = around(window, halo, self.grid)
        codes = Held.of(self.codes, wide)
        wanted = codes.values[0] == WANTED
        if not wanted.any():
            return replace(self, codes=codes)
        part = Part.around(wanted, _margin(self.reach, model), slice(0, 0), slice(0, 0))
        near = Window(wide.col_off + part.left, wide.row_off + part.top, *part.shape[::-1])
        change = self.change and Held.of(self.change, wide)
        return replace(self, image=Held.of(self.image, near), codes=codes, change=change)

    def ground(self, window: Window) -> Ground:
        """Read a window of both."""
        from .shore_kernels import clear_unseen

        codes, pixels = read_codes(self.codes, window), self.image.read(window)
        observed = codes != UNOBSERVED
        # A mask may know of pixels that a band does not show; a fraction takes all bands.
        clear_unseen(pixels, observed)
        return Ground(pixels, observed & (codes == WANTED), observed, observed & (codes == OTHER))

    def areas_of_grounds(self, window: Window, area: NDArray[np.float64]) -> list[NDArray[np.float64]]:
        """Return the area of each pixel in each of :data:`GROUNDS`, 0 where it does not count; without a change of one."""
        if self.change is None:
            return [area]
        return [area, *(area * part for part in parts_of_change(read_codes(self.change, window)))]


def parts_of_change(change: NDArray[np.uint8]) -> tuple[NDArray[np.bool_], ...]:
    """Return what both dates show, and around which pixels water was lost and gained; of these no pixel is in both."""
    seen, lost, gained = change != UNOBSERVED, change == LOST, change == GAINED
    near_lost, near_gained = grow(lost), grow(gained)
    return seen, seen & (lost | (near_lost & ~near_gained)), seen & (gained | (near_gained & ~near_lost))


@dataclass(frozen=True)
class Part:
    """A part of an array that holds all that matters, and where a window lies in both.

    Attributes
    ----------
    top, left : int
        Where the part begins in the array.
    shape : (int, int)
        Rows and columns of the part.
    window : (slice, slice)
        The window in the array.
    """

    top: int
    left: int
    shape: tuple[int, int]
    window: tuple[slice, slice]

    @classmethod
    def around(cls, mask: NDArray[np.bool_], margin: int, rows: slice, columns: slice) -> Part:
        """Return the part of an array that holds a mask and so many pixels around it."""
        sides = []
        for axis, length in enumerate(mask.shape):
            lines = np.flatnonzero(mask.any(axis=1 - axis))
            sides.append((max(0, int(lines[0]) - margin), min(length, int(lines[-1]) + 1 + margin)))
        (top, bottom), (left, right) = sides
        return cls(top, left, (bottom - top, right - left), (rows, columns))

    def cut(self, array: NDArray) -> NDArray:
        """Return the part of an array."""
        return array[self.top : self.top + self.shape[0], self.left : self.left + self.shape[1]]

    def window_of(self, array: NDArray) -> NDArray:
        """Return the window of an array of the part's shape; 0 outside the part."""
        result = np.zeros([side.stop - side.start for side in self.window], array.dtype)
        target, source = [], []
        for side, begin, length in zip(self.window, (self.top, self.left), self.shape, strict=True):
            first, last = max(side.start, begin), min(side.stop, begin + length)
            target.append(slice(first - side.start, max(first, last) - side.start))
            source.append(slice(first - begin, max(first, last) - begin))
        if all(side.stop > side.start for side in target):
            result[tuple(target)] = array[tuple(source)]
        return result


def around(window: Window, pixels: int, grid: Grid) -> tuple[Window, slice, slice]:
    """Return a window grown by so many pixels within the grid, and the rows and columns of the old one in it."""
    left, top = max(0, window.col_off - pixels), max(0, window.row_off - pixels)
    right = min(grid.width, window.col_off + window.width + pixels)
    bottom = min(grid.height, window.row_off + window.height + pixels)
    row, column = int(window.row_off - top), int(window.col_off - left)
    rows, columns = slice(row, row + int(window.height)), slice(column, column + int(window.width))
    return Window(left, top, right - left, bottom - top), rows, columns


def halo_of(reach: int, model: ShoreModel | None) -> int:
    """Return how far away may lie what influences the error of a pixel: three sums over neighbours and a covariance."""
    return reach_of_moves(reach, len(model.stages) - 1 if model else 0) + 3 * (1 + reach) + LAG + 3


def _margin(reach: int, model: ShoreModel | None) -> int:
    """Return how far from the wanted water the image matters: the mask moves, and land near it is looked at."""
    return (len(model.stages) - 1 if model else 0) + reach + 3


def window_fraction(
    scene: Scene, window: Window, model: ShoreModel | None, areas: PixelAreas, picked: bool
) -> tuple[NDArray[np.float32], list[Sums]]:
    """Return the fractions of a window, and what it adds to area and error of each of :data:`GROUNDS`.

    Only what lies near the wanted water is read from the image; the codes give the rest. Without a model, or where pixels
    were picked, the fractions are 0 and 1.
    """
    wide, rows, columns = around(window, halo_of(scene.reach, model), scene.grid)
    codes = read_codes(scene.codes, wide)
    unseen = codes[rows, columns] == UNOBSERVED
    wanted = codes == WANTED
    if not wanted.any():
        nothing = np.zeros(unseen.shape)
        empty = [whole_sums(nothing > 0, nothing > 0, nothing)] * (1 if scene.change is None else len(GROUNDS))
        return np.where(unseen, np.nan, nothing).astype(np.float32), empty
    part = Part.around(wanted, _margin(scene.reach, model), rows, columns)
    window_read = Window(wide.col_off + part.left, wide.row_off + part.top, *part.shape[::-1])
    found = areas.of_pixels(window_read)
    area = np.full(part.shape, areas.pixel) if found is None else np.broadcast_to(found, part.shape)
    grounds = scene.areas_of_grounds(window_read, area)

    def whole(mask: NDArray[np.bool_], shore: NDArray[np.bool_]) -> tuple[NDArray[np.float32], list[Sums]]:
        """Return whole pixels as fractions, and their sums."""
        here, edge = part.window_of(mask), part.window_of(shore)
        sums = [whole_sums(here, edge, part.window_of(ground)) for ground in grounds]
        return np.where(unseen, np.nan, here).astype(np.float32), sums

    if model is None:
        return whole(part.cut(wanted), part.cut(wanted & grow((codes != UNOBSERVED) & ~wanted)))
    ground = scene.ground(window_read)
    missing = part.cut(wanted) & ~ground.observed
    ground = after_moves(ground, model.stages[:-1], scene.reach)
    near = Neighbours(ground, scene.reach)
    mixture = model.last.mix(ground, near)
    if picked:
        ground = moved(ground, mixture.fraction) if len(model.stages) <= MOVES else ground
        return whole(ground.mask | missing, ground.shore)
    core, band = parts_of(ground, near, mixture, model.last)
    core |= missing
    sums: list[Sums] = []
    for here in grounds:
        if sums and not here.any():
            sums.append(sums[0].of_nothing())
        elif sums and (here == area).all():
            sums.append(sums[0])
        else:
            sums.append(sums_of(ground, near, mixture, model.last, (core, band), here, part.window_of))
            sums[-1].values["missing"] = float(part.window_of(missing * here).sum())
    result, mixed = part.window_of(core).astype(np.float32), part.window_of(band)
    result[mixed] = np.clip(part.window_of(mixture.fraction)[mixed], 0, 1)
    result[unseen] = np.nan
    return result, sums

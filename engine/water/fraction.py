"""Fractions of water below the size of a pixel, the area that they add up to, and its error.

Two passes: the first learns from parts of the image with shore, the second goes through it window by window. What counts
in the second are sums over pixels, so the result does not depend on the windows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..compute import settings
from ..job import Job
from ..raster.area import PixelAreas
from ..raster.bands import Band
from ..raster.grid import Grid
from ..raster.image import Image
from ..raster.outputs import Layout, Outputs
from ..raster.windows import map_grid, map_windows
from .fraction_error import NAMES, PICKED, UNKNOWN_LAND, Sums, estimate, sums_of, whole_sums
from .masks import UNOBSERVED
from .seams import Seams
from .shore_model import MOVES, Cell, ShoreModel, learn
from .unmixing import LAG, Ground, Neighbours, after_moves, grow, moved, parts_of, reach_of_moves
from .water_codes import OTHER, WANTED, read_codes

#: Side of the parts of an image that are learned from, and how many of them; smaller images are one part.
_CELL, _CELLS, _OTHER_CELLS = 256, 16, 4
_WHOLE = 512 * 512
_CELL_BYTES = 96 << 20
#: Side of the windows; rows and columns where the file is made of strips.
_SIDE, _STRIP = 512, (2048, 256)
#: Of cubes, so many bands are used.
_BANDS = 16
#: An image whose pixels along the shore are hardly mixed, and so many of them, was picked and not averaged.
_MIXING, _SHORE = 0.06, 8
#: Land that varies by more than this, and a mask that grows by more, are told.
_SPREAD, _GROWTH = 0.2, 1.3
#: More water of unknown spectrum than this share of the area, too.
_UNSURE = 0.05

#: What the flags mean.
FLAGS = {
    "no_water": "There is no water.",
    "no_land": "There is too little land near the water to learn from: whole pixels are counted, with their usual error.",
    "no_pure_water": "Water bodies without a pixel of pure water, or parts far from any: their spectrum is not known, and "
    "ERROR holds half of their area.",
    "land_unlike_itself": "The land along the shore varies by more than a fifth of its contrast to water: ERROR is wide.",
    "rim": "The shore is no mixture of the land and the water beside it: a third material lies along it (reed, mud, foam, "
    "shadow), and ERROR is wider for it.",
    "mask_grew": "Much more water is above half a pixel than the mask holds: it may miss narrow water elsewhere, too.",
    "picked": "The image has no mixed pixels: it was made coarser by picking pixels, not by averaging, or it is a drawing. "
    "Whole pixels are counted, and ERROR is that of counting.",
    "few_bands": "With fewer than three bands it cannot be seen whether a third material lies along the shore.",
}


@dataclass(frozen=True)
class WaterFraction:
    """Area and its error (one standard deviation), square kilometres, flags, and the share of pixels that were observed."""

    area: float
    error: float
    flags: tuple[str, ...]
    valid_share: float


def few_bands(image: Image) -> Image:
    """Return the image with no more bands than are needed, evenly chosen."""
    count = len(image.bands)
    if count <= _BANDS:
        return image
    return image.select([round(place) for place in np.linspace(0, count - 1, _BANDS)])


@dataclass(frozen=True)
class Scene:
    """An image, the codes of its pixels, and how far around the shore it is looked at."""

    image: Image
    codes: Image
    reach: int

    def ground(self, window: Window) -> Ground:
        """Read a window of both."""
        codes = read_codes(self.codes, window)
        observed = codes != UNOBSERVED
        pixels = np.where(observed, self.image.read(window), np.float32(0))
        return Ground(pixels, codes == WANTED, observed, codes == OTHER)


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
            places = np.flatnonzero(mask.any(axis=1 - axis))
            sides.append((max(0, int(places[0]) - margin), min(length, int(places[-1]) + 1 + margin)))
        (top, bottom), (left, right) = sides
        return cls(top, left, (bottom - top, right - left), (rows, columns))

    def cut(self, array: NDArray) -> NDArray:
        """Return the part of an array."""
        return array[self.top : self.top + self.shape[0], self.left : self.left + self.shape[1]]

    def place(self, array: NDArray) -> NDArray:
        """Return the window of an array of the part's shape; 0 outside the part."""
        placed = np.zeros([side.stop - side.start for side in self.window], array.dtype)
        target, source = [], []
        for side, begin, length in zip(self.window, (self.top, self.left), self.shape, strict=True):
            first, last = max(side.start, begin), min(side.stop, begin + length)
            target.append(slice(first - side.start, max(first, last) - side.start))
            source.append(slice(first - begin, max(first, last) - begin))
        if all(side.stop > side.start for side in target):
            placed[tuple(target)] = array[tuple(source)]
        return placed


def around(window: Window, pixels: int, grid: Grid) -> tuple[Window, slice, slice]:
    """Return a window grown by so many pixels within the grid, and the rows and columns of the old one in it."""
    left, top = max(0, window.col_off - pixels), max(0, window.row_off - pixels)
    right = min(grid.width, window.col_off + window.width + pixels)
    bottom = min(grid.height, window.row_off + window.height + pixels)
    row, column = int(window.row_off - top), int(window.col_off - left)
    rows, columns = slice(row, row + int(window.height)), slice(column, column + int(window.width))
    return Window(left, top, right - left, bottom - top), rows, columns


def learn_shore(scene: Scene, job: Job) -> ShoreModel | None:
    """Learn how land and water look along the shore; None if there is no water or hardly any land near it."""
    grid = scene.image.grid
    halo = reach_of_moves(scene.reach, MOVES) + 2 * (1 + scene.reach)
    if grid.size <= _WHOLE:
        windows = [Window(0, 0, grid.width, grid.height)]
    else:
        windows = _cells_with_shore(scene, halo, job.part(0.0, 0.3))

    def task(window: Window) -> Cell:
        wide, rows, columns = around(window, halo, grid)
        return Cell(scene.ground(wide), rows, columns, whole=grid.size <= _WHOLE)

    text = "Learning what land and water look like"
    cells = {
        (window.row_off, window.col_off): cell
        for window, cell in map_windows(task, windows, job.part(0.3, 0.6), text, len(windows))
    }
    if not cells:
        return None
    return job.while_listening(lambda: learn([cells[place] for place in sorted(cells)], scene.reach))


def _cells_with_shore(scene: Scene, halo: int, job: Job) -> list[Window]:
    """Return parts of the image with shore, spread along it; the same in every run."""
    grid = scene.codes.grid

    def task(window: Window) -> tuple[int, int]:
        wide, rows, columns = around(window, 1, grid)
        codes = read_codes(scene.codes, wide)
        counts = []
        for which in (WANTED, OTHER):
            water = codes == which
            shore = water & grow((codes != UNOBSERVED) & ~water)
            counts.append(int(shore[rows, columns].sum()))
        return counts[0], counts[1]

    windows = list(grid.windows(_CELL, _CELL))
    found = {
        (window.row_off, window.col_off): counts
        for window, counts in map_windows(task, windows, job, "Looking along the shore", len(windows), light=True)
    }
    counts = np.array([found[window.row_off, window.col_off] for window in windows])
    most = _CELL_BYTES // ((_CELL + 2 * halo) ** 2 * 4 * len(scene.image.bands))
    chosen = set(_spread(counts[:, 0], max(2, min(_CELLS, most))))
    chosen |= set(_spread(np.where(counts[:, 0] > 0, 0, counts[:, 1]), max(1, min(_OTHER_CELLS, most // 4))))
    return [windows[place] for place in sorted(chosen)]


def _spread(counts: NDArray[np.int64], most: int) -> list[int]:
    """Return places of some counts, evenly spread over all that is counted."""
    total = np.cumsum(counts)
    if not total.size or not total[-1]:
        return []
    if (counts > 0).sum() <= most:
        return [int(place) for place in np.flatnonzero(counts)]
    marks = (np.arange(most) + 0.5) / most * total[-1]
    return sorted({int(place) for place in np.searchsorted(total, marks)})


def window_fraction(
    scene: Scene, window: Window, model: ShoreModel | None, areas: PixelAreas, picked: bool
) -> tuple[NDArray[np.float32], Sums]:
    """Return the fractions of a window, and what it adds to area and error.

    Only what lies near the wanted water is read from the image; the codes tell the rest. Without a model, or where pixels
    were picked, the fractions are 0 and 1.
    """
    moves = len(model.stages) - 1 if model else 0
    # So far away may lie what has a say in the error of a pixel: three sums over neighbours and a covariance.
    halo = reach_of_moves(scene.reach, moves) + 3 * (1 + scene.reach) + LAG + 3
    wide, rows, columns = around(window, halo, scene.codes.grid)
    codes = read_codes(scene.codes, wide)
    unseen = codes[rows, columns] == UNOBSERVED
    wanted = codes == WANTED
    if not wanted.any():
        nothing = np.zeros(unseen.shape)
        return np.where(unseen, np.nan, nothing).astype(np.float32), whole_sums(nothing > 0, nothing > 0, nothing)
    part = Part.around(wanted, moves + scene.reach + 3, rows, columns)
    window_read = Window(wide.col_off + part.left, wide.row_off + part.top, *part.shape[::-1])
    area = areas.of_pixels(window_read)
    area = np.full(part.shape, areas.pixel) if area is None else np.broadcast_to(area, part.shape)
    if model is None:
        shore = wanted & grow((codes != UNOBSERVED) & ~wanted)
        sums = whole_sums(part.place(part.cut(wanted)), part.place(part.cut(shore)), part.place(area))
        return np.where(unseen, np.nan, wanted[rows, columns]).astype(np.float32), sums
    ground = after_moves(scene.ground(window_read), model.stages[:-1], scene.reach)
    near = Neighbours(ground, scene.reach)
    mixture = model.last.mix(ground, near)
    if picked:
        ground = moved(ground, mixture.fraction) if len(model.stages) <= MOVES else ground
        sums = whole_sums(part.place(ground.mask), part.place(ground.shore), part.place(area))
        return np.where(unseen, np.nan, part.place(ground.mask)).astype(np.float32), sums
    core, band = parts_of(ground, near, mixture, model.last)
    sums = sums_of(ground, near, mixture, model.last, (core, band), area, part.place)
    clipped = np.where(band, np.clip(mixture.fraction, 0, 1), core)
    return np.where(unseen, np.nan, part.place(clipped)).astype(np.float32), sums


def write_fraction(
    scene: Scene, path: str | Path, outputs: Outputs, job: Job, *, picked: bool = False
) -> WaterFraction:
    """Write the fraction of water of every pixel, and add up its area and error.

    Parameters
    ----------
    scene : Scene
    path : path
        Where to write the fractions: float32, 0..1, NaN where not observed.
    outputs : Outputs
    job : Job
    picked : bool
        The file says that its pixels were picked, not averaged.
    """
    image, grid = scene.image, scene.image.grid
    model = learn_shore(scene, job.part(0.0, 0.4))
    if model is not None and model.pure and model.shore >= _SHORE:
        picked = picked or model.mixing < _MIXING
    areas = PixelAreas(grid)
    if areas.describe():
        job.info(areas.describe())

    def task(window: Window) -> tuple[NDArray[np.float32], Sums]:
        return window_fraction(scene, window, model, areas, picked)

    layout = Layout(grid, (Band(1, "water fraction"),), "float32", float("nan"), date=image.date)
    found: dict[tuple[int, int], Sums] = {}
    seams, observed = Seams(grid), 0
    with outputs.raster(path, layout) as writer:
        for window, (fraction, sums) in map_grid(task, grid, _shape(image), job.part(0.4, 1.0), "Unmixing the shore"):
            writer.write(fraction, window)
            observed += int(np.isfinite(fraction).sum())
            found[window.row_off, window.col_off] = sums
            seams.add(window, sums.borders, len(sums.bodies))
    parts = [found[place] for place in sorted(found)]
    totals = {name: math.fsum(part.values.get(name, 0.0) for part in parts) for name in NAMES}
    bodies = seams.summed(np.concatenate([part.bodies for part in parts]))
    area, error, flags = _judged(totals, bodies, model, picked, areas.pixel, job)
    if len(image.bands) < 3 and area:
        flags.append("few_bands")
    for flag in flags:
        (job.info if flag == "no_water" else job.warning)(f"{FLAGS[flag]} ({flag})")
    return WaterFraction(area, error, tuple(flags), observed / grid.size)


def _shape(image: Image) -> tuple[int, int]:
    """Return columns and rows of a window: large beside what is read around it, but not for the memory."""
    wanted = settings.current().window_shape
    if wanted is not None:
        return wanted
    rows, columns = image.block
    return _STRIP if columns >= image.native.width and rows < _CELL else (_SIDE, _SIDE)


def _judged(
    totals: dict[str, float],
    bodies: NDArray[np.float64],
    model: ShoreModel | None,
    picked: bool,
    pixel: float,
    job: Job,
) -> tuple[float, float, list[str]]:
    """Return area, error and flags."""
    if not totals["area"]:
        return 0.0, 0.0, ["no_water"]
    if model is None:
        return totals["area"], math.sqrt(UNKNOWN_LAND * totals["edge"]), ["no_land"] if totals["shore"] else []
    flags = ["mask_grew"] if model.grown > _GROWTH else []
    if picked:
        return totals["area"], math.sqrt(PICKED * totals["edge"]), [*flags, "picked"]
    found = estimate(totals, bodies, model, pixel)
    if found.impure or found.unsure > _UNSURE * found.area:
        flags.append("no_pure_water")
        job.warning(
            f"{found.impure} of {found.bodies} water bodies have no pixel of pure water; the spectrum of "
            f"{found.unsure:.6g} km² of water is not known."
        )
    if model.land_spread > _SPREAD:
        flags.append("land_unlike_itself")
    if found.rim:
        flags.append("rim")
    return found.area, found.error, flags

"""Fractions of water below the size of a pixel, the area that they add up to, and its error.

Two passes: the first learns from parts of the image with shore, the second goes through it window by window. What counts
in the second are sums over pixels, so the result does not depend on the windows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..compute import settings
from ..job import Job
from ..raster.area import PixelAreas
from ..raster.bands import Band
from ..raster.image import Image
from ..raster.outputs import Layout, Outputs, RasterWriter
from ..raster.regridding import how_made
from ..raster.windows import first_block, map_grid, map_windows
from .codes import UNOBSERVED
from .fraction_error import NAMES, PICKED, UNKNOWN_LAND, Sums, estimate
from .fraction_window import GROUNDS, Scene, Shores, around, window_fraction
from .seams import Seams
from .shore_model import ShoreModel, learn
from .shore_statistics import Cell
from .unmixing import grow
from .water_codes import OTHER, WANTED, Codes

#: Side of the parts of an image that are learned from, and how many of them; smaller images are one part.
_CELL, _CELLS, _OTHER_CELLS = 256, 9, 3
_WHOLE = 512 * 512
_CELL_BYTES = 96 << 20
#: So many parts are read by one task, and shores are looked for in squares of so many to a side.
_TOGETHER, _LOOK = 3, 4
#: Side of the windows, which fit a processor's cache; columns and rows where the file is made of strips. What is read at once
#: is twice as wide and high, for neighbours are read, too.
_SIDE, _STRIP = 512, (2048, 256)
#: Of smaller images, half as much is read at once, so that all cores are busy.
_LARGE = 4 << 20
#: Of cubes, so many bands are used.
_BANDS = 16
#: An image whose pixels along the shore are hardly mixed, and so many of them, was picked and not averaged.
_MIXING, _SHORE = 0.06, 8
#: Land that varies by more than this, and a mask that grows by more, are flagged.
_SPREAD, _GROWTH = 0.2, 1.3
#: More water of unknown spectrum, and more that a band does not show, than this share of the area, too.
_UNSURE, _MISSING = 0.05, 0.005

#: What the flags mean.
FLAGS = {
    "no_water": "There is no water.",
    "no_land": "There is too little land near the water to learn from: whole pixels are counted, with their usual error.",
    "no_pure_water": "Water bodies without a pixel of pure water, or parts far from any: their spectrum is not known, and "
    "ERROR holds half of their area.",
    "land_unlike_itself": "The land along the shore varies by more than a fifth of its contrast to water: ERROR is wide.",
    "rim": "The shore is no mixture of the land and the water beside it: a third material lies along it (reed, mud, foam, "
    "shadow), and ERROR is wider for it.",
    "mask_grew": "Much more water is above half a pixel than in the mask: it may miss narrow water elsewhere, too.",
    "picked": "The image has no mixed pixels: it was made coarser by picking pixels, not by averaging, or it is a drawing. "
    "Whole pixels are counted, and ERROR is that of counting.",
    "missing_bands": "Some water is not shown by all bands of the image: there whole pixels are counted, without an error.",
    "few_bands": "With fewer than three bands it cannot be seen whether a third material lies along the shore.",
}


@dataclass(frozen=True)
class Quantity:
    """An area and its error, one standard deviation, in square kilometres."""

    area: float
    error: float


@dataclass(frozen=True)
class WaterFraction:
    """What the fractions add up to.

    Attributes
    ----------
    area, error : float
        Area and its error (one standard deviation), square kilometres.
    flags : tuple of str
        What makes them doubtful, see :data:`FLAGS`.
    valid_share : float
        The share of pixels that were observed, 0..1.
    grounds : mapping
        Area and error of each of :data:`engine.water.fraction_window.GROUNDS` that was asked for.
    """

    area: float
    error: float
    flags: tuple[str, ...]
    valid_share: float
    grounds: Mapping[str, Quantity] = field(default_factory=dict)


def few_bands(image: Image) -> Image:
    """Return the image with no more bands than are needed, evenly chosen."""
    count = len(image.bands)
    if count <= _BANDS:
        return image
    return image.select([round(position) for position in np.linspace(0, count - 1, _BANDS)])


def learn_shore(scene: Scene, bands: int, job: Job) -> ShoreModel | None:
    """Learn how land and water look along the shore; None if there is no water or hardly any land near it."""
    grid = scene.grid
    # What moves of the mask would see from further away does not matter here.
    halo = 2 * (1 + scene.reach) + 2
    if grid.size <= _WHOLE:
        windows = [Window(0, 0, grid.width, grid.height)]
    else:
        windows = _cells_with_shore(scene, bands, halo, job.part(0.0, 0.3))

    def task(group: Sequence[Window]) -> list[Cell]:
        found = []
        for window in group:
            wide, rows, columns = around(window, halo, grid)
            found.append(Cell(scene.ground(wide), rows, columns, whole=grid.size <= _WHOLE))
        return found

    # Neighbours share blocks of the file, which are decoded once for a group.
    groups = [tuple(windows[first : first + _TOGETHER]) for first in range(0, len(windows), _TOGETHER)]
    text = "Learning what land and water look like"
    found = dict(map_windows(task, groups, job.part(0.3, 0.6), text, len(groups)))
    cells = [cell for group in groups for cell in found[group]]
    return job.while_listening(lambda: learn(cells, scene.reach)) if cells else None


def _cells_with_shore(scene: Scene, bands: int, halo: int, job: Job) -> list[Window]:
    """Return parts of the image with shore, spread along it; the same in every run."""
    grid = scene.grid

    def task(window: Window) -> list[tuple[Window, tuple[int, ...]]]:
        wide, rows, columns = around(window, 1, grid)
        codes = scene.codes(wide)
        shores = []
        for which in (WANTED, OTHER):
            water = codes == which
            shores.append((water & grow((codes != UNOBSERVED) & ~water))[rows, columns])
        return [
            (cell, tuple(int(_within(shore, window, cell).sum()) for shore in shores)) for cell in _cut(window, _CELL)
        ]

    windows, found = list(grid.windows(_CELL, _CELL)), {}
    side = _LOOK * _CELL
    for _, counted in map_grid(task, grid, (side, side), job, "Looking along the shore", light=True):
        found.update({(cell.row_off, cell.col_off): counts for cell, counts in counted})
    counts = np.array([found[window.row_off, window.col_off] for window in windows])
    maximum = _CELL_BYTES // ((_CELL + 2 * halo) ** 2 * 4 * bands)
    chosen = set(_spread(counts[:, 0], max(2, min(_CELLS, maximum))))
    chosen |= set(_spread(np.where(counts[:, 0] > 0, 0, counts[:, 1]), max(1, min(_OTHER_CELLS, maximum // 4))))
    return [windows[position] for position in sorted(chosen)]


def _within(array: NDArray[np.bool_], window: Window, part: Window) -> NDArray[np.bool_]:
    """Return the part of an array that shows a window."""
    row, column = int(part.row_off - window.row_off), int(part.col_off - window.col_off)
    return array[row : row + int(part.height), column : column + int(part.width)]


def _spread(counts: NDArray[np.int64], maximum: int) -> list[int]:
    """Return positions of some counts, evenly spread over all that is counted."""
    total = np.cumsum(counts)
    if not total.size or not total[-1]:
        return []
    if (counts > 0).sum() <= maximum:
        return [int(position) for position in np.flatnonzero(counts)]
    marks = (np.arange(maximum) + 0.5) / maximum * total[-1]
    return sorted({int(position) for position in np.searchsorted(total, marks)})


def write_fraction(
    image: Image, codes: Codes, reach: int, path: str | Path, outputs: Outputs, job: Job
) -> WaterFraction:
    """Write the fraction of water of every pixel, and add up its area and error.

    Parameters
    ----------
    image, codes, reach, job
        See :func:`add_up`.
    path : path
        Where to write the fractions: float32, 0..1, NaN where not observed.
    outputs : Outputs
    """
    with outputs.raster(path, fraction_layout(image)) as writer:
        return add_up(image, codes, reach, job, writer=writer)


def fraction_layout(image: Image) -> Layout:
    """Return how fractions are written."""
    return Layout(image.grid, (Band(1, "water fraction"),), "float32", float("nan"), date=image.date)


def add_up(
    image: Image,
    codes: Codes,
    reach: int,
    job: Job,
    *,
    writer: RasterWriter | None = None,
    change: Codes | None = None,
    when: str = "",
    say: Callable[[str], None] | None = None,
) -> WaterFraction:
    """Return area and error of the water of an image, by the fractions of its pixels.

    Parameters
    ----------
    image : Image
    codes : Codes
        Where its water is, on the image's grid; see :func:`engine.water.water_codes.write_codes`.
    reach : int
        How far from the shore land and water are looked at, in pixels.
    job : Job
        Gets what the flags mean.
    writer : RasterWriter, optional
        Writes the fractions.
    change : Codes, optional
        The codes of a change on the same grid: area and error are had for its parts, too.
    when : str
        What the messages begin with, such as the date.
    say : callable, optional
        Is told what the flags mean; it is a warning when left out.
    """
    image, grid = few_bands(image), image.grid
    scene = Scene(image, codes, grid, reach, change)
    made = how_made(image)
    picked = made is not None and made.picked
    model = learn_shore(scene, len(image.bands), job.part(0.0, 0.4))
    if model is not None and model.pure and model.shore >= _SHORE:
        picked = picked or model.mixing < _MIXING
    areas = PixelAreas(grid)
    areas.tell(job)
    shape, keep = _shape(image), writer is not None

    def task(window: Window) -> list[_Found]:
        shores = scene.shores(window, model)
        return [_found(shores, part, model, areas, picked, keep) for part in _cut(window, *shape)]

    found: dict[tuple[int, int], list[Sums]] = {}
    seams, observed = Seams(grid), 0
    outer, first = (2 * shape[0], shape[1]), (0, 0)
    if grid.size > _LARGE:
        outer = (2 * shape[0], 2 * shape[1])
        # Fractions are written by whole tiles.
        first = (0, 0) if keep else _within_blocks(image)
    for _, windows in map_grid(task, grid, outer, job.part(0.4, 1.0), "Unmixing the shore", first=first):
        for window, fraction, seen, sums in windows:
            if writer is not None and fraction is not None:
                writer.write(fraction, window)
            observed += seen
            found[window.row_off, window.col_off] = sums
            seams.add(window, sums[0].borders, len(sums[0].bodies))
    ordered = [found[position] for position in sorted(found)]
    belongs = seams.bodies()
    judged = []
    for parts in zip(*ordered, strict=True):
        totals = {name: math.fsum(part.values.get(name, 0.0) for part in parts) for name in NAMES}
        bodies = seams.summed(np.concatenate([part.bodies for part in parts]), belongs)
        judged.append(_judged(totals, bodies, model, picked, areas.pixel))
    whole = judged[0]
    flags = [*whole.flags, "few_bands"] if len(image.bands) < 3 and whole.area else whole.flags
    tell = job.info if "no_water" in flags else say or job.warning
    for sentence in [*([whole.doubt] if whole.doubt else []), *(f"{FLAGS[flag]} ({flag})" for flag in flags)]:
        tell(f"{when}: {sentence}" if when else sentence)
    grounds = {name: Quantity(one.area, one.error) for name, one in zip(GROUNDS, judged, strict=False)}
    return WaterFraction(whole.area, whole.error, tuple(flags), observed / grid.size, grounds)


#: A window, its fractions if they are wanted, how many of its pixels were observed, and its sums.
_Found = tuple[Window, NDArray[np.float32] | None, int, list[Sums]]


def _found(
    shores: Shores, window: Window, model: ShoreModel | None, areas: PixelAreas, picked: bool, keep: bool
) -> _Found:
    fraction, sums = window_fraction(shores, window, model, areas, picked)
    return window, fraction if keep else None, int(np.isfinite(fraction).sum()), sums


def _cut(window: Window, columns: int, rows: int = 0) -> Iterator[Window]:
    """Yield the parts of a window that have so many columns and rows, which are as many if left out."""
    rows = rows or columns
    for row in range(0, int(window.height), rows):
        for column in range(0, int(window.width), columns):
            height, width = min(rows, int(window.height) - row), min(columns, int(window.width) - column)
            yield Window(window.col_off + column, window.row_off + row, width, height)


def _shape(image: Image) -> tuple[int, int]:
    """Return columns and rows of a window: large beside what is read around it, but not for the memory."""
    wanted = settings.current().window_shape
    if wanted is not None:
        return wanted
    (rows, columns), grid = image.block, image.grid
    if columns >= image.native.width and rows < _CELL:
        return _STRIP
    # Of a small image no sliver is left, for as much is read around that.
    return (_SIDE, _SIDE) if grid.size > _LARGE else (_evenly(grid.width), _evenly(grid.height))


def _evenly(length: int) -> int:
    """Return the side of windows that cut a length in even parts."""
    return -(-length // max(1, round(length / _SIDE)))


def _within_blocks(image: Image) -> tuple[int, int]:
    """Return where windows begin amid blocks of the file.

    With what is read around it, a window of two blocks to a side lies in nine of them there, and else in sixteen.
    """
    rows, columns = image.block
    if columns >= image.native.width:
        return 0, 0
    left, top = first_block(image)
    return left + columns // 2, top + rows // 2


@dataclass(frozen=True)
class _Judged:
    """Area, error, flags, and a sentence on water of unknown spectrum."""

    area: float
    error: float
    flags: Sequence[str]
    doubt: str = ""


def _judged(
    totals: dict[str, float], bodies: NDArray[np.float64], model: ShoreModel | None, picked: bool, pixel: float
) -> _Judged:
    if not totals["area"]:
        return _Judged(0.0, 0.0, ["no_water"])
    if model is None:
        error = math.sqrt(UNKNOWN_LAND * totals["edge"])
        return _Judged(totals["area"], error, ["no_land"] if totals["shore"] else [])
    flags = ["mask_grew"] if model.grown > _GROWTH else []
    if picked:
        return _Judged(totals["area"], math.sqrt(PICKED * totals["edge"]), [*flags, "picked"])
    found, doubt = estimate(totals, bodies, model, pixel), ""
    if found.impure or found.unsure > _UNSURE * found.area:
        flags.append("no_pure_water")
        doubt = (
            f"{found.impure} of {found.bodies} water bodies have no pixel of pure water; the spectrum of "
            f"{found.unsure:.6g} km² of water is not known."
        )
    if model.land_spread > _SPREAD:
        flags.append("land_unlike_itself")
    if totals["missing"] > _MISSING * found.area:
        flags.append("missing_bands")
    if found.rim:
        flags.append("rim")
    return _Judged(found.area, found.error, flags, doubt)

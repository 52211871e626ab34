"""Drawing a stratified random sample of pixels, the same for any window size and any number of workers.

Every pixel has a random number of its own, which only its position and the seed decide; the sample of a stratum are the
pixels that rank first. Ranks weigh a pixel's area, so that every square metre of a stratum has the same chance also where
pixels shrink towards the poles: sequential sampling with -ln(u) / area as in Efraimidis & Spirakis (2006), which is simple
random sampling where all pixels are alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..job import Job
from ..raster.area import PixelAreas
from ..raster.windows import map_grid, window_shape
from .strata import Strata, Stratum


@dataclass(frozen=True)
class Drawn:
    """Pixels of a sample, in the order of their labelling; all arrays have the shape (points,).

    Attributes
    ----------
    rows, columns : ndarray of int64
    strata, classes : ndarray of int32
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    strata: NDArray[np.int32]
    classes: NDArray[np.int32]


def draw(strata: Strata, wanted: Sequence[tuple[Stratum, int]], seed: int, job: Job) -> Drawn:
    """Draw a stratified random sample without replacement.

    Parameters
    ----------
    strata : Strata
    wanted : sequence of (Stratum, int)
        How many points each stratum gets; no more than it has pixels.
    seed : int
        The same map and seed give the same sample.
    job : Job

    Returns
    -------
    Drawn
        In random order: whoever labels from the first on has a random part at any time.
    """
    image = strata.classes.image
    grid = image.grid
    areas = PixelAreas(grid)
    alike = np.full((1, 1), areas.pixel)
    margin = 1.0
    while True:
        limits = {stratum.code: _limit(stratum, points, margin) for stratum, points in wanted}

        def task(window: Window, limits: dict[int, float] = limits) -> NDArray[np.float64]:
            here, classes = strata.read(window)
            area = areas.of_pixels(window)
            return candidates(here, classes, limits, window, grid.width, alike if area is None else area, seed)

        parts = [
            found
            for _, found in map_grid(task, grid, window_shape(image), job, "Drawing points", light=True)
            if len(found)
        ]
        found = np.concatenate(parts) if parts else np.empty((0, 5))
        # By rank; pixels of the same rank by their position.
        found = found[np.lexsort((found[:, 1], found[:, 0], found[:, 4]))]
        chosen = [found[found[:, 2] == stratum.code][:points] for stratum, points in wanted]
        if all(len(part) == points for part, (_, points) in zip(chosen, wanted, strict=True)):
            break
        # One time in a billion the limit was too low.
        margin *= 4.0
    sample = np.concatenate(chosen)
    rows, columns = sample[:, 0].astype(np.int64), sample[:, 1].astype(np.int64)
    order = np.lexsort((columns, rows, uniform(rows * grid.width + columns, seed + 2**32)))
    rows, columns, sample = rows[order], columns[order], sample[order]
    return Drawn(rows, columns, sample[:, 2].astype(np.int32), sample[:, 3].astype(np.int32))


def candidates(
    strata: NDArray[np.int32],
    classes: NDArray[np.int32],
    limits: dict[int, float],
    window: Window,
    width: int,
    area: NDArray[np.float64],
    seed: int,
) -> NDArray[np.float64]:
    """Return the pixels of a window that may be in the sample: row, column, stratum, class and rank, shape (pixels, 5).

    Parameters
    ----------
    strata, classes : ndarray of int32, shape (rows, columns)
    limits : dict of int to float
        For each stratum, the rank above which no pixel of it is in the sample.
    window : Window
    width : int
        Columns of the whole grid.
    area : ndarray of float
        Area of each pixel, broadcastable to (rows, columns).
    seed : int
    """
    rows = np.arange(window.row_off, window.row_off + window.height, dtype=np.int64)
    columns = np.arange(window.col_off, window.col_off + window.width, dtype=np.int64)
    number = uniform(rows[:, np.newaxis] * width + columns, seed)
    near = np.zeros(strata.shape, dtype=bool)
    for code, limit in limits.items():
        # rank <= limit, without a logarithm for each pixel.
        near |= (strata == code) & (number <= -np.expm1(-limit * area))
    row, column = np.nonzero(near)
    rank = -np.log1p(-number[row, column]) / np.broadcast_to(area, near.shape)[row, column]
    return np.stack([rows[row], columns[column], strata[row, column], classes[row, column], rank], axis=1)


def _limit(stratum: Stratum, points: int, margin: float) -> float:
    """Return a rank below which a stratum has more pixels than it needs, all but surely."""
    enough = margin * (points + 6.0 * math.sqrt(points) + 10.0)
    if enough >= stratum.ground.pixels:
        return math.inf
    return -math.log1p(-enough / stratum.ground.pixels) * stratum.ground.pixels / stratum.ground.area


def uniform(position: NDArray[np.int64], seed: int) -> NDArray[np.float64]:
    """Return a random number in [0, 1) for each position and a seed, by twice the finaliser of SplitMix64 (Steele 2014)."""
    start = _mixed(np.array([seed], dtype=np.uint64))
    mixed = _mixed(_mixed(position.astype(np.uint64)) ^ start)
    return (mixed >> np.uint64(11)) * 2.0**-53


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    numbers = numbers + np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))

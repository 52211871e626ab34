"""Statistics of land and water along the shores of an image: mean spectra, how they vary, and how pixels vary together.

Covariances are full ones: bands that vary together are weighted against each other, and land that does not average out along
a shore counts more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from scipy import ndimage

from .spatial_statistics import Moments, Variogram
from .unmixing import K_LAND, LAG, Bools, Floats, Ground, Neighbours, Unmixing, grow

#: Calls a function for each of some things, one after the other or at once, as ``map`` does.
Each = Callable[..., Iterable[Any]]

_EIGHT = np.ones((3, 3), dtype=bool)
#: Pairs of water pixels, a pixel apart, that are needed to know the noise of water.
_WATER_PAIRS = 20
#: Variance of the index between water bodies where there are too few to know it.
_DEFAULT_BETWEEN = 0.01
#: Pure pixels that a water body needs for its mean spectrum to count, and bodies that are needed to know how they differ.
_MINIMUM_PURE, _MINIMUM_BODIES = 4, 3
_K_WATER = (0.05, 50.0)
#: Added to the covariance, relative to the squared contrast of land and water: keeps it invertible.
_RIDGE = 1e-7


class Cell(NamedTuple):
    """A part of the image to learn from: what is counted lies at ``rows`` and ``columns``, the rest is around it."""

    ground: Ground
    rows: slice
    columns: slice
    #: Whether this is all of the image, so that no water body is cut.
    whole: bool

    def inner(self, mask: Bools) -> Bools:
        """Return the mask in that part only, of the same shape."""
        kept = np.zeros_like(mask)
        kept[self.rows, self.columns] = mask[self.rows, self.columns]
        return kept


@dataclass(frozen=True)
class Spectra:
    """Mean land, mean water, the covariance of both around their local means, the index's weights, and each water body's mean.

    ``bodies`` is of shape (bodies, bands).
    """

    land: Floats
    water: Floats
    covariance: Floats
    weights: Floats
    bodies: Floats


def learn_spectra(cells: Sequence[Cell], nears: Sequence[Neighbours], each: Each) -> Spectra:
    """Return the spectra of land and water near the shores of cells."""
    lands = Moments.joined(each(lambda cell, near: _spectra_of(cell, near.land), cells, nears))
    water = Moments.joined(each(lambda cell, near: _spectra_of(cell, near.water), cells, nears))
    bodies = _body_spectra(cells, each)
    l0 = lands.mean
    if len(bodies):
        w0 = bodies.mean(axis=0)
    else:
        w0 = (water if water.count else Moments.joined(_spectra_of(cell, cell.ground.mask) for cell in cells)).mean
    rests = list(each(lambda cell, near: _rests(cell, near, l0), cells, nears))
    single, block = (Moments.joined(rest[which] for rest in rests) for which in (0, 1))
    alone, shore = (sum(rest[which] for rest in rests) for which in (2, 3))
    bands = len(l0)
    around = single.covariance
    along = 3 * block.covariance if block.count > 50 else around
    inside = water.covariance if water.count > 3 * bands else np.zeros((bands, bands))
    if alone > 0.5 * shore and len(bodies):
        # Most of the shore sees no water that is pure, and takes that of other water bodies.
        inside = inside + np.cov(bodies.T)
    difference = w0 - l0
    covariance = (0.5 * (around + along) + inside) / 2 + _RIDGE * float(difference @ difference) * np.eye(bands)
    weights = np.linalg.solve(covariance, difference)
    return Spectra(l0, w0, covariance, weights / (weights @ difference), bodies)


def _spectra_of(cell: Cell, chosen: Bools) -> Moments:
    pixels = cell.ground.pixels
    # Several times as fast as a mask in brackets.
    return Moments.of(pixels.reshape(len(pixels), -1).take(np.flatnonzero(cell.inner(chosen)), axis=1))


def _rests(cell: Cell, near: Neighbours, l0: Floats) -> tuple[Moments, Moments, int, int]:
    """Return what land has beyond that around it, alone and in blocks; and pixels of shore: those without water, and all."""
    from . import shore_kernels as kernels

    edge, land = cell.inner(cell.ground.shore), cell.inner(near.land)
    full = land & ~grow(~near.land)
    # Outside is no land.
    full[[0, -1]] = full[:, [0, -1]] = False
    places = np.array(np.nonzero(land)), np.array(np.nonzero(full))
    single, block = kernels.land_rests(cell.ground.pixels, near.land, l0, K_LAND, near.radius, *places)
    alone = edge & ~grow(near.water, near.radius)
    return Moments.of(single), Moments.of(block), int(alone.sum()), int(edge.sum())


def _body_spectra(cells: Sequence[Cell], each: Each) -> Floats:
    """Return the mean spectra of pure water of the water bodies, shape (bodies, bands); none where there are too few.

    Bodies that a cell cuts may be parts of one; they count as one together.
    """
    found = list(each(_bodies_of, cells))
    spectra = [spectrum for whole, _, _ in found for spectrum in whole]
    cut, total = (sum(part[which] for part in found) for which in (1, 2))
    if cut >= _MINIMUM_PURE:
        spectra.append(total / cut)
    bands = cells[0].ground.pixels.shape[0]
    return np.array(spectra) if len(spectra) >= _MINIMUM_BODIES else np.empty((0, bands))


def _bodies_of(cell: Cell) -> tuple[Floats, float, Floats]:
    """Return the mean spectra of the water bodies that a cell holds as a whole, and of those that it cuts count and sum."""
    from . import shore_kernels as kernels

    ground = cell.ground
    every = ground.mask | ground.other
    pure = cell.inner(every & ~grow(ground.observed & ~every))
    labels, count = ndimage.label(every, structure=_EIGHT)
    inside = np.zeros_like(pure)
    inside[cell.rows, cell.columns] = True
    rim = labels[inside & grow(~inside)] if not cell.whole else labels[:0]
    crossing = np.unique(rim)
    counts, sums = kernels.spectra_by_label(ground.pixels, labels, count, pure)
    enough = counts >= _MINIMUM_PURE
    enough[crossing] = False
    return (sums[:, enough] / counts[enough]).T, float(counts[crossing].sum()), sums[:, crossing].sum(axis=1)


def learn_unmixing(cells: Sequence[Cell], nears: Sequence[Neighbours], spectra: Spectra, each: Each) -> Unmixing:
    """Return how land and water are told apart by these spectra, and how the index varies along the shores of cells."""
    weights = spectra.weights
    offset = float(weights @ spectra.land)
    probe = Unmixing(weights, offset, 1.0, np.zeros(LAG + 1), np.zeros(LAG + 1), 0.0, 0.0, 1)
    variograms = list(each(lambda cell, near: _variograms(cell, near, probe), cells, nears))
    land, water = (Variogram.joined(pair[which] for pair in variograms) for which in (0, 1))
    if len(spectra.bodies):
        between, bodies = float((spectra.bodies @ weights).var(ddof=1)), len(spectra.bodies)
    else:
        between, bodies = _DEFAULT_BETWEEN, 1
    land_noise = float(land.gamma[1])
    water_noise = float(water.gamma[1]) if water.pairs[1] >= _WATER_PAIRS else land_noise
    noise = min(water_noise, land_noise) if land_noise > 0 else water_noise
    land_covariance, water_covariance = land.covariance(land_noise), water.covariance(water_noise)
    plateau = float(water_covariance[0])
    stretch = max(float(water_covariance.sum()) / max(plateau, 1e-12), 1.0)
    k_water = float(np.clip(stretch * plateau / max(between, 1e-9), *_K_WATER))
    return Unmixing(weights, offset, k_water, land_covariance, water_covariance, noise, between, bodies)


def _variograms(cell: Cell, near: Neighbours, probe: Unmixing) -> tuple[Variogram, Variogram]:
    part = cell.rows, cell.columns
    index = probe.index(cell.ground.pixels)[part]
    return Variogram.of(index, near.land[part]), Variogram.of(index - 1, near.water[part])

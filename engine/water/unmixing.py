"""How much of a pixel is water, on arrays: one band that separates land from water best, and the land and water nearby.

A pixel of the shore is a mixture of the land and the water around it. All bands are projected to the one index in which
land and water lie apart furthest, relative to how much each varies; between the local mean of the land (0) and that of the
water (1) the index of a pixel is its fraction of water.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Bools: TypeAlias = NDArray[np.bool_]
Floats: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.float32]

#: Covariances are known for pixels up to this far apart.
LAG = 10
#: The mean of all land counts in a local mean like so many pixels.
K_LAND = 3.0
#: Land and water are never taken to lie closer together than this in the index.
_MINIMUM_CONTRAST = 0.2
#: A pixel that the mask calls water is an islet if its fraction lies this far below 1, or so many standard deviations.
_ISLET, _ISLET_DEVIATIONS = 0.15, 4.0


def grow(mask: Bools, pixels: int = 1) -> Bools:
    """Return the mask and all that lies within so many rows and columns of it."""
    from . import shore_kernels as kernels

    found: Bools = kernels.grown(np.ascontiguousarray(mask).view(np.uint8), pixels).view(np.bool_)
    return found


@dataclass(frozen=True)
class Ground:
    """A part of an image and of its mask.

    Attributes
    ----------
    pixels : ndarray, shape (bands, rows, columns)
        0 where not observed.
    mask : ndarray of bool, shape (rows, columns)
        The water whose fraction is wanted.
    observed : ndarray of bool
    other : ndarray of bool
        Other water: neither land nor wanted.
    """

    pixels: NDArray[np.floating]
    mask: Bools
    observed: Bools
    other: Bools

    @property
    def shore(self) -> Bools:
        """Pixels of the mask beside ground that was observed; the border of what was not observed is no shore."""
        return self.mask & grow(self.observed & ~self.mask)

    def cut(self, place: tuple[slice, slice]) -> Ground:
        """Return some rows and columns of the ground."""
        return Ground(
            self.pixels[(slice(None), *place)],
            *(np.ascontiguousarray(array[place]) for array in (self.mask, self.observed, self.other)),
        )

    def with_mask(self, mask: Bools) -> Ground:
        """Return the same ground under another mask."""
        return Ground(self.pixels, mask, self.observed, self.other)


class Neighbours:
    """Pure land and pure water near the shore.

    Attributes
    ----------
    land, water : ndarray of bool
        Land that touches no water, up to ``reach`` pixels away from that; water that touches no land.
    mixed : ndarray of bool
        The mask and what touches it: all pixels that may be mixed.
    radius : int
        What is in the square of 2 ``radius`` + 1 pixels around a pixel counts as near it.
    """

    def __init__(self, ground: Ground, reach: int) -> None:
        self.radius = 1 + reach
        self.land = ground.observed & ~grow(ground.mask | ground.other) & grow(ground.mask, 1 + reach)
        self.water = ground.mask & ~grow(ground.observed & ~ground.mask)
        self.mixed = grow(ground.mask)

    def sums_at(self, wanted: Bools, pixels: NDArray, pure: Bools) -> Floats:
        """Return the sums of spectra over the pure pixels near each wanted pixel, shape (bands, wanted pixels)."""
        from . import shore_kernels as kernels

        sums: Floats = kernels.band_sums(wanted, pixels, pure, self.radius).T
        return sums


@dataclass(frozen=True)
class Unmixing:
    """What is known of the land and the water of an image, for one mask.

    Attributes
    ----------
    weights : ndarray, shape (bands,)
        The index is the weighted sum of the bands less ``offset``: 0 for the mean of the land, 1 for that of the water.
    offset : float
    k_water : float
        The image's mean water counts in a local mean like so many pixels.
    land, water : ndarray, shape (LAG + 1,)
        Covariance of the index of two pixels of land, or of water, by their distance in pixels.
    noise : float
        Variance of the index that neighbours do not share.
    between : float
        Variance of the index from one water body to another.
    bodies : int
        Of how many water bodies the image's mean water is the mean.
    """

    weights: Floats
    offset: float
    k_water: float
    land: Floats
    water: Floats
    noise: float
    between: float
    bodies: int

    def index(self, pixels: NDArray[np.floating]) -> Floats:
        """Return the index of pixels of shape (bands, rows, columns)."""
        from . import shore_kernels as kernels

        index: Floats = kernels.weighted_bands(pixels, self.weights, self.offset)
        return index

    def mix(self, index: Floats, near: Neighbours) -> Mixture:
        """Return what the mask and what touches it are made of, by the index, as if every pixel were mixed."""
        return Mixture(index, *self._unmixed(index, near, full=True))

    def fraction(self, ground: Ground, near: Neighbours) -> Floats:
        """Return the fractions of :meth:`mix` alone, by the pixels."""
        return self._unmixed(self.index(ground.pixels), near, full=False)[0]

    def _unmixed(self, index: Floats, near: Neighbours, full: bool) -> tuple[Floats, Floats, Counts, Counts]:
        from . import shore_kernels as kernels

        known = K_LAND, self.k_water, _MINIMUM_CONTRAST
        found: tuple[Floats, Floats, Counts, Counts] = kernels.unmixed(
            near.mixed, index, near.land, near.water, near.radius, *known, full
        )
        return found


@dataclass(frozen=True)
class Mixture:
    """What each pixel is made of, shape (rows, columns).

    Attributes
    ----------
    index : ndarray
    fraction, contrast : ndarray
        Fraction of water, not clipped to 0..1, and contrast of local water and land; 0 away from the mask.
    lands, waters : ndarray
        How many pixels of pure land and of pure water lie near; 0 away from the mask.
    """

    index: Floats
    fraction: Floats
    contrast: Floats
    lands: Counts
    waters: Counts


def moved(ground: Ground, fraction: Floats) -> Ground:
    """Return the ground with the mask moved to the pixels of which half is water, by a pixel at the most."""
    kept = ground.mask & (fraction > 0.25)
    half = grow(kept) & ground.observed & ~ground.other & (fraction > 0.5)
    return ground.with_mask(kept | half)


def parts_of(ground: Ground, near: Neighbours, mixture: Mixture, unmixing: Unmixing) -> tuple[Bools, Bools]:
    """Return what is water as a whole, and what is mixed: the shore, one pixel to either side, and islets.

    Islets are too small for the mask to show, but water that is not water-like has one.
    """
    core = near.water
    below = 1 - max(_ISLET, _ISLET_DEVIATIONS * float(np.sqrt(unmixing.water[0])))
    islets = core & (mixture.fraction < below)
    if islets.any():
        islets = core & grow(islets)
        core = core & ~islets
    return core, islets | (ground.observed & ~ground.other & ~core & near.mixed)


def reach_of_moves(reach: int, moves: int) -> int:
    """Return how far away a pixel may lie that influences a mask that was moved so many times."""
    return moves * (2 * (1 + reach) + 1)


def after_moves(ground: Ground, stages: Sequence[Unmixing], reach: int) -> Ground:
    """Return the ground with its mask moved by each of these in turn."""
    for unmixing in stages:
        near = Neighbours(ground, reach)
        ground = moved(ground, unmixing.fraction(ground, near))
    return ground

"""Learning how land and water look along the shores of an image: what :mod:`engine.water.unmixing` needs to know.

It is learned from parts of the image with shore, all of them in a small image.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from ..compute import settings
from .shore_statistics import Cell, Each, Spectra, learn_spectra, learn_unmixing
from .spatial_statistics import Moments, pair_sums
from .unmixing import K_LAND, Bools, Floats, Mixture, Neighbours, Unmixing, grow, moved, parts_of

#: How many times the mask is moved towards one half.
MOVES = 2
#: The fewest pixels of land to learn from.
_MINIMUM_LAND = 10
#: To move the mask, every so many cells are learned from where there are as many as that.
_EVERY, _MANY = 3, 6


@dataclass(frozen=True)
class ShoreModel:
    """What was learned.

    Attributes
    ----------
    stages : tuple of Unmixing
        The last gives the fractions; those before it move the mask.
    gradients : tuple of (float, float)
        Squared difference of the index, beyond noise, of land near the shore and further away; the same of water.
    mismatch : float
        How far mixed pixels are from mixtures of the land and water around them, in all bands: 1 for the mean pixel of land,
        0 for perfect mixtures. It is large where a third material lies along the shore.
    index_variance : float
        The variance of the index by which the mismatch was measured.
    mixing : float
        How mixed the pixels on both sides of the shore are: the mean of the smaller share of land and water, 0 to 0.5.
    shore : int
        Pixels of the mask along the shore.
    pure : bool
        Whether there is water that touches no land.
    grown : float
        Pixels of the moved mask for each pixel of the mask.
    """

    stages: tuple[Unmixing, ...]
    gradients: tuple[float, float] = (0.0, 0.0)
    mismatch: float = 0.0
    index_variance: float = 0.0
    mixing: float = 1.0
    shore: int = 0
    pure: bool = True
    grown: float = 1.0

    @property
    def last(self) -> Unmixing:
        """The one that gives the fractions."""
        return self.stages[-1]

    @property
    def land_spread(self) -> float:
        """Standard deviation of land in units of the fraction."""
        return float(np.sqrt(self.last.land[0]))


def learn(cells: Sequence[Cell], reach: int) -> ShoreModel | None:
    """Learn from cells; None if they hold no water, or hardly any land near it."""
    with ThreadPoolExecutor(min(len(cells), settings.current().workers or os.cpu_count() or 1)) as pool:
        return _learn(cells, reach, pool.map if len(cells) > 1 else map)


def _learn(cells: Sequence[Cell], reach: int, each: Each) -> ShoreModel | None:
    stages: list[Unmixing] = []
    before = _pixels(cells)
    while True:
        nears = list(each(lambda cell: Neighbours(cell.ground, reach), cells))
        last = len(stages) == MOVES
        # To move the mask, a part of the cells tells enough.
        every = 1 if last or len(cells) < _MANY else _EVERY
        learned = _once(cells[::every], nears[::every], each) or _once(cells, nears, each)
        if learned is None:
            return None
        if not last:
            masks = list(each(lambda cell, near, unmixing=learned[1]: _moved(cell, near, unmixing), cells, nears))
            same = all((mask == cell.ground.mask).all() for mask, cell in zip(masks, cells, strict=True))
            if not same and any(mask.any() for mask in masks):
                stages.append(learned[1])
                cells = [
                    cell._replace(ground=cell.ground.with_mask(mask)) for cell, mask in zip(cells, masks, strict=True)
                ]
                continue
            learned = learned if every == 1 else _once(cells, nears, each)
        if learned is None:
            return None
        model = _with_diagnostics(cells, nears, learned[0], [*stages, learned[1]], each)
        return replace(model, grown=_pixels(cells) / max(before, 1))


def _pixels(cells: Sequence[Cell]) -> int:
    return sum(int(cell.inner(cell.ground.mask).sum()) for cell in cells)


def _once(cells: Sequence[Cell], nears: Sequence[Neighbours], each: Each) -> tuple[Spectra, Unmixing] | None:
    """Learn from cells under their mask; None if they hold no water or hardly any land near it."""
    land = sum(int(cell.inner(near.land).sum()) for cell, near in zip(cells, nears, strict=True))
    if land < _MINIMUM_LAND or not any(cell.inner(cell.ground.mask).any() for cell in cells):
        return None
    spectra = learn_spectra(cells, nears, each)
    return spectra, learn_unmixing(cells, nears, spectra, each)


def _moved(cell: Cell, near: Neighbours, unmixing: Unmixing) -> Bools:
    return moved(cell.ground, unmixing.fraction(cell.ground, near)).mask


class _Diagnosed(NamedTuple):
    """What one cell shows of how far the model can be trusted."""

    residuals: Moments
    gradients: tuple[_Gradient, _Gradient]
    shore: int
    shares: Floats
    pure: bool


def _with_diagnostics(
    cells: Sequence[Cell], nears: Sequence[Neighbours], spectra: Spectra, stages: Sequence[Unmixing], each: Each
) -> ShoreModel:
    """Return the model with the measures of how far it can be trusted."""
    found = list(each(lambda cell, near: _diagnosed(cell, near, spectra, stages[-1]), cells, nears))
    residuals, bands = Moments.joined(one.residuals for one in found), len(spectra.land)
    mismatch = 0.0
    if residuals.count > 3 and bands > 2:
        mean = residuals.mean
        mismatch = float(mean @ np.linalg.solve(spectra.covariance, mean)) / (bands - 1)
    smaller = np.concatenate([one.shares for one in found])
    land, water = (_Gradient.joined([one.gradients[which] for one in found]) for which in (0, 1))
    return ShoreModel(
        tuple(stages),
        gradients=(land.squared(), water.squared()),
        mismatch=mismatch,
        index_variance=float(spectra.weights @ spectra.covariance @ spectra.weights),
        mixing=float(smaller.mean()) if smaller.size else 1.0,
        shore=sum(one.shore for one in found),
        pure=any(one.pure for one in found),
    )


def _diagnosed(cell: Cell, near: Neighbours, spectra: Spectra, last: Unmixing) -> _Diagnosed:
    ground, mixture = cell.ground, last.mix(last.index(cell.ground.pixels), near)
    _, band = parts_of(ground, near, mixture, last)
    fraction = mixture.fraction
    mixed = cell.inner(band & (fraction > 0.1) & (fraction < 0.9))
    residuals = Moments.of(_residuals(cell, near, mixture, mixed, spectra, last.k_water))
    land, water = cell.inner(near.land), cell.inner(near.water)
    gradients = (
        _Gradient.of(mixture.index, land, ground.mask, last.land),
        _Gradient.of(mixture.index, water, ground.observed & ~ground.mask, last.water),
    )
    share = np.clip(fraction[cell.inner(band & grow(ground.shore))], 0, 1)
    shares = np.minimum(share, 1 - share)
    return _Diagnosed(residuals, gradients, int(cell.inner(ground.shore).sum()), shares, bool(water.any()))


def _residuals(
    cell: Cell, near: Neighbours, mixture: Mixture, mixed: Bools, spectra: Spectra, k_water: float
) -> Floats:
    """Return what mixed pixels have beyond a mixture of local land and local water, shape (bands, pixels)."""
    share, lands, waters = (array[mixed] for array in (mixture.fraction, mixture.lands, mixture.waters))
    pixels = cell.ground.pixels
    here_land = (near.sums_at(mixed, pixels, near.land) + K_LAND * spectra.land[:, np.newaxis]) / (lands + K_LAND)
    here_water = (near.sums_at(mixed, pixels, near.water) + k_water * spectra.water[:, np.newaxis]) / (waters + k_water)
    return pixels[:, mixed] - share * here_water - (1 - share) * here_land


@dataclass(frozen=True)
class _Gradient:
    """The difference of the index of pure pixels near the shore and further away.

    Attributes
    ----------
    count, sum : ndarray, shape (2,)
        Near and far: pixels, and the sum of their index.
    pairs : ndarray, shape (2, 2)
        The covariance of these sums.
    """

    count: Floats
    sum: Floats
    pairs: Floats

    @classmethod
    def of(cls, index: Floats, pure: Bools, other: Bools, covariance: Floats) -> _Gradient:
        """Return that of the pure pixels of an array, ``other`` being what lies beyond the shore."""
        masks = pure & grow(other, 2), pure & ~grow(other, 3)
        _, pairs = pair_sums((masks[0].astype(np.float64), masks[1].astype(np.float64)), covariance)
        count, total = ([reduce(mask) for mask in masks] for reduce in (np.sum, lambda mask: index[mask].sum()))
        return cls(np.array(count, dtype=np.float64), np.array(total), pairs)

    @classmethod
    def joined(cls, parts: Sequence[_Gradient]) -> _Gradient:
        """Return that of all pixels of some parts."""
        return cls(*(sum(getattr(part, name) for part in parts) for name in ("count", "sum", "pairs")))

    def squared(self) -> float:
        """Return the squared difference less what noise gives."""
        if (self.count <= 5).any():
            return 0.0
        mean = self.sum / self.count
        signs = np.array([1.0, -1.0]) / self.count
        return max(float(mean[0] - mean[1]) ** 2 - float(signs @ self.pairs @ signs), 0.0)

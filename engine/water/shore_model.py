"""Learning how land and water look along the shores of an image: what :mod:`engine.water.unmixing` needs to know.

It is learned from parts of the image with shore, all of them in a small image. Covariances are full ones: bands that vary
together are weighted against each other, and land that does not average out along a shore counts more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import ndimage

from .spatial_statistics import Moments, Variogram, covariances_at
from .unmixing import K_LAND, LAG, Bools, Floats, Ground, Mixture, Neighbours, Unmixing, grow, moved, parts_of

_EIGHT = np.ones((3, 3), dtype=bool)
#: How many times the mask is moved towards one half.
MOVES = 2
#: The fewest pixels of land to learn from.
_MINIMUM_LAND = 10
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


@dataclass(frozen=True)
class _Spectra:
    """Mean land, mean water, the covariance of both around their local means, and the index's weights."""

    land: Floats
    water: Floats
    covariance: Floats
    weights: Floats
    bodies: Floats


def learn(cells: Sequence[Cell], reach: int) -> ShoreModel | None:
    """Learn from cells; None if they hold no water, or hardly any land near it."""
    stages: list[Unmixing] = []
    before = sum(int(cell.inner(cell.ground.mask).sum()) for cell in cells)
    while True:
        nears = [Neighbours(cell.ground, reach) for cell in cells]
        land = sum(int(cell.inner(near.land).sum()) for cell, near in zip(cells, nears, strict=True))
        if land < _MINIMUM_LAND or not any(cell.inner(cell.ground.mask).any() for cell in cells):
            return None
        spectra = _spectra(cells, nears)
        stages.append(_unmixing(cells, nears, spectra))
        mixtures = [stages[-1].mix(cell.ground, near) for cell, near in zip(cells, nears, strict=True)]
        if len(stages) > MOVES:
            break
        grounds = [moved(cell.ground, mixture.fraction) for cell, mixture in zip(cells, mixtures, strict=True)]
        same = all((one.mask == cell.ground.mask).all() for one, cell in zip(grounds, cells, strict=True))
        if same or not any(ground.mask.any() for ground in grounds):
            break
        cells = [cell._replace(ground=ground) for cell, ground in zip(cells, grounds, strict=True)]
    model = _with_diagnostics(cells, nears, mixtures, spectra, stages)
    after = sum(int(cell.inner(cell.ground.mask).sum()) for cell in cells)
    return ShoreModel(**{**model.__dict__, "grown": after / max(before, 1)})


def _spectra(cells: Sequence[Cell], nears: Sequence[Neighbours]) -> _Spectra:
    from . import shore_kernels as kernels

    lands, water = Moments(), Moments()
    for cell, near in zip(cells, nears, strict=True):
        lands.add(cell.ground.pixels[:, cell.inner(near.land)])
        water.add(cell.ground.pixels[:, cell.inner(near.water)])
    bodies = _body_spectra(cells)
    l0 = lands.mean
    w0 = bodies.mean(axis=0) if len(bodies) else water.mean if water.count else _mean_of_masks(cells)
    single, block = Moments(), Moments()
    alone = shore = 0
    for cell, near in zip(cells, nears, strict=True):
        edge = cell.inner(cell.ground.shore)
        alone, shore = alone + int((near.waters[edge] < 1).sum()), shore + int(edge.sum())
        rest = kernels.local_rests(cell.ground.pixels, near.land, near.lands, l0, K_LAND, near.radius)
        land = cell.inner(near.land)
        single.add(rest[:, land])
        block.add(kernels.block_means(rest, *np.nonzero(land & (kernels.chosen_counts(near.land, 1) == 9))))
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
    return _Spectra(l0, w0, covariance, weights / (weights @ difference), bodies)


def _mean_of_masks(cells: Sequence[Cell]) -> Floats:
    mask = Moments()
    for cell in cells:
        mask.add(cell.ground.pixels[:, cell.inner(cell.ground.mask)])
    return mask.mean


def _body_spectra(cells: Sequence[Cell]) -> Floats:
    """Return the mean spectra of pure water of the water bodies, shape (bodies, bands); none where there are too few.

    Bodies that a cell cuts may be parts of one; they count as one together.
    """
    spectra, cut = [], Moments()
    for cell in cells:
        ground = cell.ground
        every = ground.mask | ground.other
        pure = cell.inner(every & ~grow(ground.observed & ~every))
        labels, _ = ndimage.label(every, structure=_EIGHT)
        inside = np.zeros_like(pure)
        inside[cell.rows, cell.columns] = True
        rim = labels[inside & grow(~inside)] if not cell.whole else labels[:0]
        crossing = np.unique(rim)
        here, values = labels[pure], ground.pixels[:, pure]
        cut.add(values[:, np.isin(here, crossing)])
        counts = np.bincount(here, minlength=1)
        sums = np.stack([np.bincount(here, weights=band, minlength=1) for band in values])
        enough = counts >= _MINIMUM_PURE
        enough[crossing[crossing < len(counts)]] = False
        spectra.extend((sums[:, enough] / counts[enough]).T)
    if cut.count >= _MINIMUM_PURE:
        spectra.append(cut.mean)
    bands = cells[0].ground.pixels.shape[0]
    return np.array(spectra) if len(spectra) >= _MINIMUM_BODIES else np.empty((0, bands))


def _unmixing(cells: Sequence[Cell], nears: Sequence[Neighbours], spectra: _Spectra) -> Unmixing:
    weights = spectra.weights
    offset = float(weights @ spectra.land)
    probe = Unmixing(weights, offset, 1.0, np.zeros(LAG + 1), np.zeros(LAG + 1), 0.0, 0.0, 1)
    land, water = Variogram(), Variogram()
    for cell, near in zip(cells, nears, strict=True):
        index = probe.index(cell.ground.pixels)
        part = (cell.rows, cell.columns)
        land.add(index[part], near.land[part])
        water.add(index[part] - 1, near.water[part])
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


def _with_diagnostics(
    cells: Sequence[Cell],
    nears: Sequence[Neighbours],
    mixtures: Sequence[Mixture],
    spectra: _Spectra,
    stages: Sequence[Unmixing],
) -> ShoreModel:
    """Return the model with the measures of how far it can be trusted."""
    last = stages[-1]
    residuals, shares, shore = Moments(), [], 0
    gradients = [_Gradient(last.land), _Gradient(last.water)]
    for cell, near, mixture in zip(cells, nears, mixtures, strict=True):
        ground = cell.ground
        _, band = parts_of(ground, near, mixture, last)
        fraction = mixture.fraction
        mixed = cell.inner(band & (fraction > 0.1) & (fraction < 0.9))
        residuals.add(_residuals(ground, near, fraction, mixed, spectra, last.k_water))
        gradients[0].add(mixture.index, cell.inner(near.land), ground.mask)
        gradients[1].add(mixture.index, cell.inner(near.water), ground.observed & ~ground.mask)
        shore += int(cell.inner(ground.shore).sum())
        share = np.clip(fraction[cell.inner(band & grow(ground.shore))], 0, 1)
        shares.append(np.minimum(share, 1 - share))
    mismatch, bands = 0.0, len(spectra.land)
    if residuals.count > 3 and bands > 2:
        mean = residuals.mean
        mismatch = float(mean @ np.linalg.solve(spectra.covariance, mean)) / (bands - 1)
    smaller = np.concatenate(shares)
    return ShoreModel(
        tuple(stages),
        gradients=(gradients[0].squared(), gradients[1].squared()),
        mismatch=mismatch,
        index_variance=float(spectra.weights @ spectra.covariance @ spectra.weights),
        mixing=float(smaller.mean()) if smaller.size else 1.0,
        shore=shore,
        pure=any(cell.inner(near.water).any() for cell, near in zip(cells, nears, strict=True)),
    )


def _residuals(
    ground: Ground, near: Neighbours, fraction: Floats, mixed: Bools, spectra: _Spectra, k_water: float
) -> Floats:
    """Return what mixed pixels have beyond a mixture of local land and local water, shape (bands, pixels)."""
    share, residuals = fraction[mixed], []
    for band, land, water in zip(ground.pixels, spectra.land, spectra.water, strict=True):
        here_land = (near.near_land(band)[mixed] + K_LAND * land) / (near.lands[mixed] + K_LAND)
        here_water = (near.near_water(band)[mixed] + k_water * water) / (near.waters[mixed] + k_water)
        residuals.append(band[mixed] - share * here_water - (1 - share) * here_land)
    return np.stack(residuals)


class _Gradient:
    """The difference of the index of pure pixels near the shore and further away."""

    def __init__(self, covariance: Floats) -> None:
        self._covariance = covariance
        self._count = np.zeros(2)
        self._sum = np.zeros(2)
        self._pairs = np.zeros((2, 2))

    def add(self, index: Floats, pure: Bools, other: Bools) -> None:
        """Add the pure pixels of an array, ``other`` being what lies beyond the shore."""
        near, far = pure & grow(other, 2), pure & ~grow(other, 3)
        masks = [near, far]
        around = [covariances_at(near | far, mask.astype(np.float64), self._covariance) for mask in masks]
        self._count += [mask.sum() for mask in masks]
        self._sum += [float(index[mask].sum()) for mask in masks]
        self._pairs += [[float(part[mask].sum()) for part in around] for mask in masks]

    def squared(self) -> float:
        """Return the squared difference less what noise gives."""
        if (self._count <= 5).any():
            return 0.0
        mean = self._sum / self._count
        signs = np.array([1.0, -1.0]) / self._count
        return max(float(mean[0] - mean[1]) ** 2 - float(signs @ self._pairs @ signs), 0.0)

"""The error of an area that fractions add up to.

The area is a weighted sum of the pixels of pure land, pure water and shore, so its variance is a quadratic form in these
weights: what chance does to each pixel of land and water, with the covariance of pixels along the shore. To that come what
chance does not explain: water bodies whose water is taken from others, gradients near the shore, a third material along it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .part import Part
from .seams import Borders
from .shore_model import ShoreModel
from .spatial_statistics import pair_sums
from .unmixing import K_LAND, Bools, Floats, Ground, Mixture, Neighbours, Unmixing

#: Multipliers of the parts of the variance, fitted to generated lakes by a robust likelihood, then scaled so that 95 % of the
#: lakes lie within 1.96 ERROR. "edge" is in squared pixels for each pixel of the shore.
MULTIPLIERS = {
    "land": 2.03, "water": 0.48, "noise": 1.95, "bodies": 4.16, "gradient": 0.31, "rim": 7.2, "edge": 0.006, "belt": 9.0,
}  # fmt: skip
#: A belt of a third material is seen where land gets more like water towards it. Land alone does so by less than this, in units
#: of the fraction; beyond it the pixels of the shore are taken to be off by three times as much ("belt").
_USUAL_GRADIENT = 0.015
#: From here on there is a rim: a gradient of the land, and what pixels of the shore may be off by for being no mixture.
_RIM_GRADIENT, _RIM_MISMATCH = 0.02, 0.05
#: ERROR of lakes with pure water is this much smaller than that of all, on which the multipliers were fitted.
_PURE = 0.9
#: The error of water whose spectrum is not known, as a share of its area.
UNKNOWN_WATER = 0.5
#: Where there is no land to learn from: squared pixels for each pixel of the shore.
UNKNOWN_LAND = 0.53**2
#: Variance of the area of picked pixels, in squared pixels for each pixel of the shore.
PICKED = 0.0724

#: What is summed over pixels: areas in square kilometres, and how land and water weigh in them. "edge" is the squared area of
#: the pixels along the shore; "land" and "water" the weights of pure pixels in the area, "_quadratic" their variance,
#: "_cross" that with all pure land; "missing" the area of
#: water that the image does not show in all bands.
NAMES = (
    "area", "shore", "edge", "mixed", "of_land", "of_water", "both", "elsewhere", "pure_land", "land", "land_in_pure",
    "land_squared", "land_quadratic", "land_cross", "pure_quadratic", "water_squared", "water_quadratic", "missing",
)  # fmt: skip

_EIGHT = np.ones((3, 3), dtype=bool)
#: What is kept of each component: area, pure pixels, share of water from elsewhere, area far from pure water.
_AREA, _PURE_PIXELS, _ELSEWHERE, _FAR = range(4)


@dataclass(frozen=True)
class Sums:
    """What a window adds to area and error.

    Attributes
    ----------
    values : dict
        Sums over the window's pixels, areas in square kilometres; see :data:`NAMES`.
    bodies : ndarray, shape (components, 4)
        For each component of water and shore: area, pure pixels, weight of water from elsewhere, area far from pure water.
    borders : Borders
        The components along the window's sides.
    """

    values: dict[str, float]
    bodies: Floats
    borders: Borders

    def of_nothing(self) -> Sums:
        """Return the sums of the same window for a part of the ground that it has nothing of."""
        bodies = self.bodies.copy()
        bodies[:, [_AREA, _ELSEWHERE, _FAR]] = 0.0
        kept = {name: value for name, value in self.values.items() if name in ("pure_land", "pure_quadratic")}
        return Sums(kept, bodies, self.borders)


def whole_sums(mask: Bools, shore: Bools, ground_area: Floats) -> Sums:
    """Return the sums of a window in which whole pixels are counted; the area is 0 where they are not to count."""
    area = mask * ground_area
    values = {
        "area": float(area.sum()),
        "shore": float((shore & (ground_area > 0)).sum()),
        "edge": float(((shore * ground_area) ** 2).sum()),
    }
    # Whole pixels need no water around them.
    labels, bodies = _by_component(mask, area, mask, np.zeros(mask.shape), mask.astype(np.float32))
    return Sums(values, bodies, Borders.of(labels))


def sums_of(
    ground: Ground,
    near: Neighbours,
    mixture: Mixture,
    unmixing: Unmixing,
    parts: tuple[Bools, Bools],
    ground_area: Floats,
    part: Part,
) -> Sums:
    """Return the sums over a window, of which a part of the image holds all that matters.

    Parameters
    ----------
    ground, near, mixture, unmixing
        See :mod:`engine.water.unmixing`.
    parts : (ndarray of bool, ndarray of bool)
        Pixels that are water as a whole, and mixed ones.
    ground_area : ndarray
        Area of each pixel of the part, square kilometres; 0 for those whose water is not to count.
    part : Part
        Where the window lies in these arrays.
    """
    from .shore_kernels import area_weights, less_around

    core, band = parts
    area, land, water, per_land, per_water = area_weights(
        core,
        band,
        mixture.fraction,
        mixture.contrast,
        ground_area,
        mixture.lands,
        mixture.waters,
        K_LAND,
        unmixing.k_water,
    )
    here = part.inside
    mixing = band[here]
    of_land, of_water, elsewhere, fraction = (
        array[here][mixing] for array in (land, water, per_water, mixture.fraction)
    )
    ground_here = ground_area[here]
    shore = ground_here[ground.mask[here] & ~near.water[here] & (ground_here > 0)]
    less_around(land, near.land, per_land, band, near.radius)
    less_around(water, near.water, per_water, band, near.radius)
    land_products, land_pairs = pair_sums((land, near.land.astype(np.float64)), unmixing.land, here)
    water_products, water_pairs = pair_sums((water,), unmixing.water, here)
    values = {
        "area": area[here].sum(),
        "shore": shore.size,
        "edge": (shore**2).sum(),
        "mixed": ground_here[mixing][(fraction > 0.1) & (fraction < 0.9)].sum(),
        "of_land": of_land.sum(),
        "of_water": of_water.sum(),
        "both": of_land @ of_water,
        "elsewhere": unmixing.k_water * elsewhere.sum(),
        "pure_land": land_products[1, 1],
        "land": land[here].sum(),
        "land_in_pure": land_products[0, 1],
        "land_squared": land_products[0, 0],
        "land_quadratic": land_pairs[0, 0],
        "land_cross": land_pairs[0, 1],
        "pure_quadratic": land_pairs[1, 1],
        "water_squared": water_products[0, 0],
        "water_quadratic": water_pairs[0, 0],
    }
    labels, bodies = _by_component(
        (core | band)[here], area[here], near.water[here], unmixing.k_water * per_water[here], mixture.waters[here]
    )
    borders = Borders.of(part.window_of(labels, cut=True))
    return Sums({name: float(value) for name, value in values.items()}, bodies, borders)


def _by_component(
    water: Bools, area: Floats, pure: Bools, elsewhere: Floats, waters: NDArray
) -> tuple[NDArray[np.int32], Floats]:
    """Return the components of water, numbered from 1, and sums over each, see :class:`Sums`.

    ``pure`` is pure water, ``elsewhere`` the weight of water from elsewhere, ``waters`` how much pure water lies around.
    """
    from .shore_kernels import sums_by_label

    labels, count = ndimage.label(water, structure=_EIGHT)
    return labels, sums_by_label(labels, count, area, pure, elsewhere, waters)


@dataclass(frozen=True)
class Estimate:
    """An area with its error, square kilometres.

    Attributes
    ----------
    area, error : float
    parts : dict
        Parts of the variance, multiplied.
    bodies : int
        Water bodies.
    impure : int
        Those of them without pure water.
    unsure : float
        Area of water whose spectrum is not known.
    rim : bool
        A third material seems to lie along the shore.
    """

    area: float
    error: float
    parts: dict[str, float]
    bodies: int
    impure: int
    unsure: float
    rim: bool


def estimate(totals: dict[str, float], bodies: Floats, model: ShoreModel, pixel: float) -> Estimate:
    """Return area and error.

    Parameters
    ----------
    totals : dict
        Sums over the whole image, see :data:`NAMES`.
    bodies : ndarray, shape (water bodies, 4)
    model : ShoreModel
    pixel : float
        Area of a pixel, square kilometres.
    """
    known = model.last
    shift = totals["land"] / max(totals["pure_land"], 1.0)
    land_quadratic = totals["land_quadratic"] - 2 * shift * totals["land_cross"] + shift**2 * totals["pure_quadratic"]
    land_squared = totals["land_squared"] - 2 * shift * totals["land_in_pure"] + shift**2 * totals["pure_land"]
    land = max(land_quadratic, known.noise * land_squared)
    water = max(totals["water_quadratic"], known.noise * totals["water_squared"])
    own = float((bodies[:, _ELSEWHERE] ** 2).sum()) + totals["elsewhere"] ** 2 / known.bodies
    chance = land / max(totals["of_land"], pixel) ** 2 / max(model.index_variance, 1e-12)
    gradient = float(np.sqrt(model.gradients[0]))
    variance = {
        "land": land,
        "water": water,
        "noise": known.noise * 2 * totals["both"],
        "bodies": own * known.between,
        "gradient": model.gradients[0] * totals["of_land"] ** 2 + model.gradients[1] * totals["of_water"] ** 2,
        "rim": model.index_variance * max(model.mismatch - chance, 0.0) * totals["mixed"] ** 2,
        "edge": totals["edge"],
        "belt": (max(gradient - _USUAL_GRADIENT, 0.0) * totals["of_land"]) ** 2,
    }
    mismatch = float(np.sqrt(variance["rim"])) / max(totals["shore"] * pixel, 1e-12)
    impure = bodies[:, _PURE_PIXELS] < 1
    unsure = np.where(impure, bodies[:, _AREA], bodies[:, _FAR])
    parts = {name: MULTIPLIERS[name] * value * _PURE**2 for name, value in variance.items()}
    parts["unknown water"] = float(UNKNOWN_WATER * np.abs(unsure).sum()) ** 2
    return Estimate(
        totals["area"],
        float(np.sqrt(sum(parts.values()))),
        parts,
        len(bodies),
        int(impure.sum()),
        float(np.abs(unsure).sum()),
        gradient > _RIM_GRADIENT or mismatch > _RIM_MISMATCH,
    )

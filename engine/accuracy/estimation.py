"""Accuracy and areas from a stratified sample, with their standard errors.

Everything is a ratio of two means over the strata, R = sum W_h y_h / sum W_h x_h, with the variance
V(R) = sum W_h² s²(y - R x) / n_h / (sum W_h x_h)² (Cochran 1977, 6.11; Stehman 2014, International Journal of Remote
Sensing 35, 4923-4939, eqs. 2 and 28). Where the strata are the map's classes these are the formulas of Olofsson et al.
(2014), Remote Sensing of Environment 148, 42-57, eqs. 4-11. Finite populations are not corrected for, as there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Estimate:
    """A value and its standard error; both NaN where the sample does not cover it.

    Attributes
    ----------
    value, standard_error : float
    maximum : float
        The largest value that there can be, 1 for shares; the smallest is 0.
    """

    value: float
    standard_error: float
    maximum: float = 1.0

    @property
    def known(self) -> bool:
        """Whether there is an estimate."""
        return math.isfinite(self.value)

    @property
    def certain(self) -> bool:
        """Whether the standard error is zero, which is no certainty but a sample without a counterexample."""
        return self.known and self.standard_error < 1e-12 * max(self.maximum, 1e-300)

    def interval(self, level: float) -> tuple[float, float]:
        """Return the confidence interval of a level such as 0.95, cut where no value can be."""
        reach = NormalDist().inv_cdf(0.5 + level / 2) * self.standard_error
        return max(0.0, self.value - reach), min(self.maximum, self.value + reach)

    def times(self, factor: float) -> Estimate:
        """Return the estimate in other units."""
        return Estimate(self.value * factor, self.standard_error * factor, self.maximum * factor)


@dataclass(frozen=True)
class LabelledSample:
    """Points whose map class and reference class are known; all arrays have the shape (points,).

    Attributes
    ----------
    mapped, reference : ndarray of int
        Class numbers.
    stratum : ndarray of int
        Position of each point's stratum in ``weights``.
    weights : ndarray of float, shape (strata,)
        Shares of the strata in the ground; they add up to 1. Each stratum has two points or more.
    """

    mapped: NDArray[np.integer]
    reference: NDArray[np.integer]
    stratum: NDArray[np.integer]
    weights: NDArray[np.float64]

    @property
    def classes(self) -> list[int]:
        """The classes of map and reference, in rising order."""
        return sorted({*self.mapped.tolist(), *self.reference.tolist()})

    def ratio(self, above: NDArray[np.bool_], below: NDArray[np.bool_] | None = None) -> Estimate:
        """Estimate which share of the ground, or of the ground ``below``, is ``above``."""
        y = above.astype(np.float64)
        x = np.ones_like(y) if below is None else below.astype(np.float64)
        size = np.bincount(self.stratum, minlength=len(self.weights)).astype(np.float64)
        whole = float(np.dot(self.weights, self._sums(x) / size))
        if whole == 0.0:
            return Estimate(math.nan, math.nan)
        value = float(np.dot(self.weights, self._sums(y) / size)) / whole
        rest = y - value * x
        rest = rest - (self._sums(rest) / size)[self.stratum]
        spread = self._sums(rest * rest) / (size - 1)
        variance = float(np.dot(self.weights**2, spread / size)) / whole**2
        return Estimate(min(value, 1.0), math.sqrt(variance))

    def _sums(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(self.stratum, values, len(self.weights))


@dataclass(frozen=True)
class ClassResult:
    """The estimates of one class.

    Attributes
    ----------
    code : int
    map_area : float
        Square kilometres that the map shows.
    area : Estimate
        Adjusted area in square kilometres.
    users, producers : Estimate
    mapped, referred : int
        Points of the class in the map, and in the reference.
    """

    code: int
    map_area: float
    area: Estimate
    users: Estimate
    producers: Estimate
    mapped: int
    referred: int


@dataclass(frozen=True)
class Assessment:
    """The accuracy of a map.

    Attributes
    ----------
    classes : sequence of ClassResult
        In rising order of their numbers.
    counts : ndarray of int, shape (classes, classes)
        Points by map class (row) and reference class (column).
    shares : ndarray of float, shape (classes, classes)
        Estimated shares of the ground, p_ij.
    overall : Estimate
    total : float
        Square kilometres that the estimates cover.
    """

    classes: Sequence[ClassResult]
    counts: NDArray[np.int64]
    shares: NDArray[np.float64]
    overall: Estimate
    total: float


def assess(sample: LabelledSample, map_areas: dict[int, float], total: float) -> Assessment:
    """Estimate the accuracy of a map, and the areas of its classes.

    Parameters
    ----------
    sample : LabelledSample
    map_areas : dict of int to float
        Square kilometres of each class in the map.
    total : float
        Square kilometres of all strata.
    """
    codes = sorted({*sample.classes, *map_areas})
    mapped = {code: sample.mapped == code for code in codes}
    referred = {code: sample.reference == code for code in codes}
    counts = np.array([[int((mapped[i] & referred[j]).sum()) for j in codes] for i in codes], dtype=np.int64)
    shares = np.array([[sample.ratio(mapped[i] & referred[j]).value for j in codes] for i in codes])
    results = [
        ClassResult(
            code,
            map_areas.get(code, 0.0),
            sample.ratio(referred[code]).times(total),
            sample.ratio(mapped[code] & referred[code], mapped[code]),
            sample.ratio(mapped[code] & referred[code], referred[code]),
            int(mapped[code].sum()),
            int(referred[code].sum()),
        )
        for code in codes
    ]
    return Assessment(results, counts, shares, sample.ratio(sample.mapped == sample.reference), total)

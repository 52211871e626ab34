"""How many points a stratified sample needs, and how many of them each stratum gets."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import InputError


def sample_size(weights: ArrayLike, expected: ArrayLike, standard_error: float) -> int:
    """Return how many points give overall accuracy a wanted standard error.

    n = (sum W_i S_i / S)², S_i = sqrt(U_i (1 - U_i)): Cochran (1977), eq. 5.25, for large populations; Olofsson et al.
    (2014), eq. 13.

    Parameters
    ----------
    weights : array_like, shape (strata,)
        Shares of the ground, W_i.
    expected : array_like, shape (strata,)
        Expected user's accuracies, U_i, between 0 and 1.
    standard_error : float
        S, above 0.

    Raises
    ------
    InputError
        If a number is out of its range.
    """
    accuracy = np.asarray(expected, dtype=np.float64)
    if not np.all((accuracy > 0) & (accuracy < 1)):
        raise InputError("Expected accuracies lie between 0 and 1, both left out: give numbers such as 0.9.")
    if not (math.isfinite(standard_error) and standard_error > 0):
        raise InputError(f"The standard error must be above 0, not {standard_error:g}. Give a number such as 0.01.")
    deviation = float(np.dot(weights, np.sqrt(accuracy * (1 - accuracy))))
    # What is whole but for rounding is not one more.
    return max(1, math.ceil(round((deviation / standard_error) ** 2, 9)))


def allocate(size: int, weights: ArrayLike, pixels: ArrayLike, minimum: int) -> NDArray[np.int64]:
    """Share a sample out: at lower ``minimum`` points to each stratum, the rest in proportion to the strata's ground.

    A stratum gets no more points than it has pixels. Where the minima alone exceed ``size``, the sample grows.

    Parameters
    ----------
    size : int
        Points of the whole sample.
    weights : array_like, shape (strata,)
        Shares of the ground.
    pixels : array_like of int, shape (strata,)
        Pixels of each stratum.
    minimum : int
        Fewest points of a stratum.

    Returns
    -------
    ndarray of int, shape (strata,)
    """
    share, upper = np.asarray(weights, dtype=np.float64), np.asarray(pixels, dtype=np.int64)
    lower = np.minimum(minimum, upper)
    total = int(np.clip(size, lower.sum(), upper.sum()))

    def at(scale: float) -> NDArray[np.float64]:
        return np.clip(scale * share, lower, upper)

    # The scale at which the clipped shares add up to the whole.
    low, high = 0.0, float(np.max(upper / share))
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if at(middle).sum() < total else (low, middle)
    exact = at(high)
    points = np.floor(exact + 1e-9).astype(np.int64)
    # Largest remainders; the sort is stable, so that equal strata are served in their order.
    order = np.argsort(-(exact - points), kind="stable")
    points[order[: total - points.sum()]] += 1
    return points

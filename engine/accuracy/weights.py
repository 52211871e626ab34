"""The strata of labelled points and their shares of the ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from .class_map import ClassMap, Ground
from .points import Points

#: Shares of the strata may miss 1 by so much.
_ROUNDING = 0.002


@dataclass(frozen=True)
class Weighted:
    """The strata of the points that are used.

    Attributes
    ----------
    stratum : ndarray of int, shape (points,)
        Position of each point's stratum in the lists below.
    titles : list of str
    shares : ndarray of float, shape (strata,)
        Shares of the ground; they add up to 1.
    total : float
        Square kilometres of all these strata.
    warnings : list of str
        What the reader of the results must know.
    """

    stratum: NDArray[np.int64]
    titles: list[str]
    shares: NDArray[np.float64]
    total: float
    warnings: list[str] = field(default_factory=list)


def weights_of_classes(classes: ClassMap, ground: Mapping[int, Ground], mapped: NDArray[np.int64]) -> Weighted:
    """Return the classes of the map as strata; those without a point are left out, with a warning.

    Raises
    ------
    InputError
        If a point is of a class that the map lacks.
    """
    codes, stratum = np.unique(mapped, return_inverse=True)
    classes.require(codes.tolist(), ground)
    empty = [code for code in ground if code not in set(codes.tolist())]
    warnings = []
    if empty:
        area = sum(ground[code].area for code in empty)
        warnings.append(
            f"No labelled point lies on {classes.titles(empty)} of the map ({area:.4g} km²): accuracies and areas "
            "cover the other classes' ground only. Label points there too."
        )
    areas = np.array([ground[code].area for code in codes.tolist()])
    titles = [classes.title(code) for code in codes.tolist()]
    return Weighted(stratum.astype(np.int64), titles, areas / areas.sum(), float(areas.sum()), warnings)


def weights_of_strata(points: Points, keep: NDArray[np.bool_], area: float) -> Weighted:
    """Return the strata that the points themselves name, by the weights that they carry.

    Parameters
    ----------
    points : Points
        All of them: strata without a labelled point must not be spread over the others unseen.
    keep : ndarray of bool, shape (points,)
        Which are used.
    area : float
        Square kilometres that were sampled.

    Raises
    ------
    InputError
        If a stratum or a weight is missing, or weights cannot be shares of the ground.
    """
    names = np.array(points.strata or [])
    nameless = keep & (names == "")
    if nameless.any():
        raise InputError(
            f"{points.having(nameless)} no stratum. Fill the field, or leave it out if the strata are the map's classes."
        )
    shares = _shares(points)
    titles, stratum = np.unique(names[keep], return_inverse=True)
    weights = np.array([shares[title] for title in titles.tolist()])
    covered, whole = float(weights.sum()), sum(shares.values())
    unlabelled = [name for name in shares if name not in set(titles.tolist())]
    warnings = []
    if unlabelled or whole < 1.0 - _ROUNDING:
        which = f"strata {', '.join(unlabelled)} have none" if unlabelled else "others have none"
        warnings.append(
            f"The weights of the strata with labelled points add up to {covered:.4g}, not 1: {which}. Accuracies and "
            "areas cover the ground of those with points only. Label points in the others too."
        )
    else:
        covered = 1.0
    return Weighted(stratum.astype(np.int64), titles.tolist(), weights / weights.sum(), covered * area, warnings)


def _shares(points: Points) -> dict[str, float]:
    shares: dict[str, float] = {}
    for number, name, weight in zip(points.numbers, points.strata or [], points.weights, strict=True):
        if not name:
            continue
        if weight is None or not 0.0 < weight <= 1.0 + _ROUNDING:
            raise InputError(
                f"Point {number} has no weight: the share of the ground that its stratum covers, above 0 and at most "
                "1. Choose the field that has it; a layer of 'Sample points' has it in 'weight'."
            )
        if abs(shares.setdefault(name, weight) - weight) > 1e-6:
            raise InputError(
                f"The points of stratum '{name}' have different weights ({shares[name]:g} and {weight:g}). A stratum "
                "has one weight, its share of the ground."
            )
    whole = sum(shares.values())
    if whole > 1.0 + _ROUNDING:
        raise InputError(
            f"The weights of the strata add up to {whole:g}. They are shares of the ground, so they cannot exceed 1; "
            "check the field."
        )
    return shares

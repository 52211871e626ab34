"""From a layer of labelled points to a sample that can be assessed: what can be used, and what is said of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..job import Job
from .class_map import UNSEEN, ClassMap, Ground, survey
from .estimation import LabelledSample
from .points import Points, number_of

#: Shares of the strata may miss 1 by so much.
_ROUNDING = 0.002


@dataclass(frozen=True)
class Labelled:
    """A sample that can be assessed, and the ground that it speaks of.

    Attributes
    ----------
    sample : LabelledSample
    map_areas : dict of int to float
        Square kilometres of each class in the map.
    total : float
        Square kilometres that the sample stands for.
    strata : list of (str, int, float)
        Title, points and share of each stratum.
    warnings : list of str
        What the reader of the results must know.
    """

    sample: LabelledSample
    map_areas: dict[int, float]
    total: float
    strata: list[tuple[str, int, float]]
    warnings: list[str]


def label(classes: ClassMap, points: Points, job: Job, chosen: frozenset[int] | None = None) -> Labelled:
    """Find what each point says, leave out what says nothing, and find the weights of the strata.

    Parameters
    ----------
    classes : ClassMap
        The map.
    points : Points
    job : Job
    chosen : frozenset of int, optional
        The classes that the sample was drawn of; all when left out.

    Raises
    ------
    InputError
        If no point is left, labels or weights cannot be understood, or a stratum has one point only.
    """
    rows, columns = points.pixels(classes)
    ground, at_points = survey(classes.image, classes.read, job, "Measuring the classes", (rows, columns))
    if not ground:
        raise InputError(f"'{classes.image.name}' has no observed pixel. Choose another map.")
    if chosen is not None:
        missing = sorted(chosen - set(ground))
        if missing:
            raise InputError(_not_there(classes, ground, missing))
        ground = {code: ground[code] for code in ground if code in chosen}
    warnings: list[str] = []
    outside = rows < 0
    unseen = ~outside & (at_points == UNSEEN)
    reference = points.codes(points.reference, classes, "reference")
    if points.mapped is None:
        mapped = at_points.astype(np.int64)
        without_map = np.zeros(len(mapped), dtype=bool)
        drop = outside | unseen
        _tell_left_out(warnings, points, outside, f"outside '{classes.image.name}'; check the layer's CRS")
        _tell_left_out(
            warnings, points, unseen, "on ground that the map did not observe, which has no class to be right or wrong"
        )
    else:
        mapped = points.codes(points.mapped, classes, "map class")
        without_map = mapped == UNSEEN
        drop = without_map.copy()
        _tell_left_out(
            warnings, points, without_map, "without a map class; fill the field, or leave it out to read the map itself"
        )
        differ = ~without_map & (mapped != at_points)
        if differ.any():
            warnings.append(
                f"{_has(points, differ)} in the layer another map class than '{classes.image.name}' has there: the "
                "layer's is "
                "taken. Leave out the field of map classes if the map is right."
            )
    empty = ~drop & (reference == UNSEEN)
    _tell_left_out(
        warnings, points, empty, "without a reference class; the results hold if these are no different from the others"
    )
    drop |= empty
    if chosen is not None:
        other = ~drop & ~np.isin(mapped, list(chosen))
        _tell_left_out(warnings, points, other, "of classes that were not chosen")
        drop |= other
    keep = ~drop
    if not keep.any():
        raise InputError(
            f"None of the {len(keep)} points can be used: {int(outside.sum())} lie outside '{classes.image.name}', "
            f"{int(unseen.sum())} on ground that it did not observe, {int(empty.sum())} have no reference class. Label "
            "the points "
            "first, and check the layer's CRS."
        )
    mapped, reference = mapped[keep], reference[keep]
    _tell_strange(warnings, classes, ground, mapped, reference)
    if points.strata is None:
        strata, titles, weights, total = _classes_as_strata(classes, ground, mapped, warnings)
        _tell_unused_strata(warnings, points, keep, mapped)
    else:
        strata, titles, weights, total = _own_strata(points, keep, ground, warnings)
        never = [code for code in ground if code not in set(mapped.tolist())]
        if never:
            warnings.append(
                f"No point lies on {_titles(classes, never)} of the map. If the sample was drawn of some classes only, "
                "give these as the sampled classes: the areas are too large otherwise."
            )
    sizes = np.bincount(strata, minlength=len(titles))
    _require_two(titles, sizes)
    sample = LabelledSample(mapped, reference, strata, weights)
    areas = {code: here.area for code, here in ground.items()}
    table = list(zip(titles, sizes.tolist(), weights.tolist(), strict=True))
    return Labelled(sample, areas, total, table, warnings)


def _classes_as_strata(
    classes: ClassMap, ground: dict[int, Ground], mapped: NDArray[np.int64], warnings: list[str]
) -> tuple[NDArray[np.int64], list[str], NDArray[np.float64], float]:
    codes, strata = np.unique(mapped, return_inverse=True)
    strange = [int(code) for code in codes if int(code) not in ground]
    if strange:
        raise InputError(_not_there(classes, ground, strange))
    empty = [code for code in ground if code not in set(codes.tolist())]
    if empty:
        area = sum(ground[code].area for code in empty)
        warnings.append(
            f"No labelled point lies on {_titles(classes, empty)} of the map ({area:.4g} km²): accuracies and areas "
            "speak of the "
            "other classes' ground only. Label points there too."
        )
    areas = np.array([ground[int(code)].area for code in codes])
    total = float(areas.sum())
    return strata.astype(np.int64), [classes.title(int(code)) for code in codes], areas / total, total


def _own_strata(
    points: Points, keep: NDArray[np.bool_], ground: dict[int, Ground], warnings: list[str]
) -> tuple[NDArray[np.int64], list[str], NDArray[np.float64], float]:
    names = np.array(points.strata or [])
    nameless = keep & (names == "")
    if nameless.any():
        raise InputError(
            f"{_has(points, nameless)} no stratum. Fill the field, or leave it out if strata are map classes."
        )
    shares: dict[str, float] = {}
    # Strata without a labelled point are counted too: what they cover must not be spread over the others unseen.
    for number, name, weight in zip(points.numbers, names.tolist(), points.weights, strict=True):
        if not name:
            continue
        if weight is None or not 0.0 < weight <= 1.0 + _ROUNDING:
            raise InputError(
                f"Point {number} has no weight: the share of the ground that its stratum covers, above 0 and at most 1. "
                "Choose the "
                "field that has it; a layer of 'Sample points' has it in 'weight'."
            )
        if abs(shares.setdefault(name, weight) - weight) > 1e-6:
            raise InputError(
                f"The points of stratum '{name}' have different weights ({shares[name]:g} and {weight:g}). A stratum "
                "has one "
                "weight, its share of the ground."
            )
    whole = sum(shares.values())
    if whole > 1.0 + _ROUNDING:
        raise InputError(
            f"The weights of the strata add up to {whole:g}. They are shares of the ground, so they cannot exceed 1; "
            "check the "
            "field."
        )
    titles, strata = np.unique(names[keep], return_inverse=True)
    labelled = sum(shares[title] for title in titles.tolist())
    unlabelled = [name for name in shares if name not in set(titles.tolist())]
    if unlabelled or whole < 1.0 - _ROUNDING:
        which = f"strata {', '.join(unlabelled)} have" if unlabelled else "some strata have"
        warnings.append(
            f"The weights of the strata with labelled points add up to {labelled:.4g}, not 1: {which} none. Accuracies "
            "and areas "
            "speak of the others' ground only. Label points there too."
        )
    weights = np.array([shares[title] for title in titles.tolist()])
    covered = labelled if labelled < 1.0 - _ROUNDING else 1.0
    total = covered * sum(here.area for here in ground.values())
    return strata.astype(np.int64), titles.tolist(), weights / weights.sum(), total


def _require_two(titles: Sequence[str], sizes: NDArray[np.int64]) -> None:
    alone = [title for title, size in zip(titles, sizes.tolist(), strict=True) if size < 2]
    if alone:
        which = f"Stratum {alone[0]} has" if len(alone) == 1 else f"The strata {', '.join(alone)} have"
        raise InputError(
            f"{which} one labelled point only, which says nothing of the error. Label two or more of its points; draw a "
            "new "
            "sample with a larger minimum if there are no more."
        )


def _tell_left_out(warnings: list[str], points: Points, which: NDArray[np.bool_], why: str) -> None:
    if which.any():
        left = "is left out: it is" if which.sum() == 1 else "are left out: they are"
        warnings.append(f"{points.subject(which)} {left} {why}.")


def _tell_strange(
    warnings: list[str],
    classes: ClassMap,
    ground: dict[int, Ground],
    mapped: NDArray[np.int64],
    reference: NDArray[np.int64],
) -> None:
    for code, count in sorted(Counter(reference.tolist()).items()):
        if code not in ground:
            warnings.append(
                f"The reference has {count} point{'s' if count > 1 else ''} of class {classes.title(code)}, which the "
                "map does not "
                "show: it counts as a class that the map missed. Check that it is no slip."
            )


def _tell_unused_strata(
    warnings: list[str], points: Points, keep: NDArray[np.bool_], mapped: NDArray[np.int64]
) -> None:
    if points.drawn is None:
        return
    drawn = [number_of(text) for text, kept in zip(points.drawn, keep.tolist(), strict=True) if kept]
    if any(number != code for number, code in zip(drawn, mapped.tolist(), strict=True)):
        warnings.append(
            "The layer has a field 'stratum' that is not the map's class everywhere, so the points were not drawn by "
            "class: "
            "choose it as the field of strata. The results are wrong otherwise."
        )


def _has(points: Points, which: NDArray[np.bool_]) -> str:
    return f"{points.subject(which)} {'has' if which.sum() == 1 else 'have'}"


def _titles(classes: ClassMap, codes: Sequence[int]) -> str:
    return f"class{'es' if len(codes) > 1 else ''} {', '.join(map(classes.title, codes))}"


def _not_there(classes: ClassMap, ground: Mapping[int, Ground], missing: Sequence[int]) -> str:
    return (
        f"'{classes.image.name}' has no pixel of {_titles(classes, missing)}. It has {_titles(classes, list(ground))}: "
        "choose the "
        "map that the points were drawn from."
    )

"""From a layer of labelled points to a sample that can be assessed: what can be used, and warnings of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..job import Job
from .class_map import UNSEEN, ClassMap, Ground, survey
from .estimation import LabelledSample
from .points import Points, number_of
from .weights import Weighted, weights_of_classes, weights_of_strata


@dataclass(frozen=True)
class Labelled:
    """A sample that can be assessed, and the ground that it covers.

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


@dataclass
class _Sieve:
    """The points that are left, and warnings of those that are not."""

    points: Points
    keep: NDArray[np.bool_]
    warnings: list[str] = field(default_factory=list)

    def drop(self, which: NDArray[np.bool_], why: str) -> int:
        """Leave points out, note why, and return how many there are; those left out already are not noted again."""
        which = which & self.keep
        if which.any():
            left = "is left out: it is" if which.sum() == 1 else "are left out: they are"
            self.warnings.append(f"{self.points.subject(which)} {left} {why}.")
        self.keep &= ~which
        return int(which.sum())


def label(classes: ClassMap, points: Points, job: Job, chosen: frozenset[int] | None = None) -> Labelled:
    """Read the label of each point, leave out points without one, and find the weights of the strata.

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
        classes.require(chosen, ground)
        ground = {code: ground[code] for code in ground if code in chosen}
    sieve = _Sieve(points, np.ones(len(rows), dtype=bool))
    mapped, reference = _what_points_say(classes, sieve, at_points.astype(np.int64), rows < 0)
    if chosen is not None:
        sieve.drop(~np.isin(mapped, list(chosen)), "of classes that were not chosen")
    keep, warnings = sieve.keep, sieve.warnings
    mapped, reference = mapped[keep], reference[keep]
    if not keep.any():
        raise InputError("No point lies on the chosen classes. Choose those that the sample was drawn of.")
    warnings += _strange_classes(classes, ground, reference)
    if points.strata is None:
        weighted = weights_of_classes(classes, ground, mapped)
        warnings += _unused_strata(points, keep, mapped)
    else:
        weighted = weights_of_strata(points, keep, sum(here.area for here in ground.values()))
        warnings += _classes_never_met(classes, ground, mapped)
    warnings += weighted.warnings
    sizes = np.bincount(weighted.stratum, minlength=len(weighted.titles))
    _require_two(weighted, sizes)
    return Labelled(
        LabelledSample(mapped, reference, weighted.stratum, weighted.shares),
        {code: here.area for code, here in ground.items()},
        weighted.total,
        list(zip(weighted.titles, sizes.tolist(), weighted.shares.tolist(), strict=True)),
        warnings,
    )


def _what_points_say(
    classes: ClassMap, sieve: _Sieve, at_points: NDArray[np.int64], outside: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return map class and reference class of each point, and leave out those that lack one."""
    points, name = sieve.points, classes.image.name
    reference = points.codes(points.reference, classes, "reference")
    away = unseen = 0
    if points.mapped is None:
        mapped = at_points
        away = sieve.drop(outside, f"outside '{name}'; check the layer's CRS")
        unseen = sieve.drop(
            mapped == UNSEEN, "on ground that the map did not observe, which has no class to be right or wrong"
        )
    else:
        mapped = points.codes(points.mapped, classes, "map class")
        differ = (mapped != UNSEEN) & (mapped != at_points)
        if differ.any():
            sieve.warnings.append(
                f"{points.having(differ)} in the layer another map class than '{name}' has there: that of the layer "
                "is taken. Leave out the field of map classes if the map is right."
            )
        unseen = sieve.drop(
            mapped == UNSEEN, "without a map class; fill the field, or leave it out to read the map itself"
        )
    empty = sieve.drop(
        reference == UNSEEN, "without a reference class; the results hold if these are no different from the others"
    )
    if not sieve.keep.any():
        raise InputError(
            f"None of the {len(reference)} points can be used: {away} lie outside '{name}', {unseen} have no map "
            f"class, as on ground that was not observed, {empty} have no reference class. Label the points first, "
            "and check the layer's CRS."
        )
    return mapped, reference


def _strange_classes(classes: ClassMap, ground: Mapping[int, Ground], reference: NDArray[np.int64]) -> list[str]:
    return [
        f"The reference has {count} point{'s' if count > 1 else ''} of class {classes.title(code)}, which the map "
        "does not show: it counts as a class that the map missed. Check that it is no slip."
        for code, count in sorted(Counter(reference.tolist()).items())
        if code not in ground
    ]


def _classes_never_met(classes: ClassMap, ground: Mapping[int, Ground], mapped: NDArray[np.int64]) -> list[str]:
    never = [code for code in ground if code not in set(mapped.tolist())]
    if not never:
        return []
    return [
        f"No point lies on {classes.titles(never)} of the map. If the sample was drawn of some classes only, give "
        "these as the sampled classes: the areas are too large otherwise."
    ]


def _unused_strata(points: Points, keep: NDArray[np.bool_], mapped: NDArray[np.int64]) -> list[str]:
    if points.drawn is None:
        return []
    drawn = [number_of(text) for text, kept in zip(points.drawn, keep.tolist(), strict=True) if kept]
    if all(number == code for number, code in zip(drawn, mapped.tolist(), strict=True)):
        return []
    return [
        "The layer has a field 'stratum' that is not the map's class everywhere, so the points were not drawn by "
        "class: choose it as the field of strata. The results are wrong otherwise."
    ]


def _require_two(weighted: Weighted, sizes: Sequence[int] | NDArray[np.int64]) -> None:
    alone = [title for title, size in zip(weighted.titles, sizes, strict=True) if size < 2]
    if alone:
        which = f"Stratum {alone[0]} has" if len(alone) == 1 else f"The strata {', '.join(alone)} have"
        raise InputError(
            f"{which} one labelled point only, which gives no error. Label two or more of its points; "
            "draw a new sample with a larger minimum if there are no more."
        )

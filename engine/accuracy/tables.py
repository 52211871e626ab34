"""The table of an assessment, and notes on what its numbers cannot show."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..raster.csv_table import csv_line
from .class_map import ClassMap
from .estimation import Assessment, ClassResult

HEADER = (
    "class",
    "map_area",
    "adjusted_area",
    "standard_error",
    "lower",
    "upper",
    "users",
    "users_se",
    "producers",
    "producers_se",
    "name",
)
#: Below so many points a class's own interval is no more than a hint.
_FEW = 20
_USERS = "User's"


def accuracy_table(assessment: Assessment, classes: ClassMap, level: float) -> Iterator[str]:
    """Yield the lines of the table; areas in square kilometres, accuracies as shares, empty where nothing is known."""
    yield csv_line(HEADER)
    for result in assessment.classes:
        numbers = (
            result.map_area,
            result.area.value,
            result.area.standard_error,
            *result.area.interval(level),
            result.users.value,
            result.users.standard_error,
            result.producers.value,
            result.producers.standard_error,
        )
        # Seven digits are too few for the areas of large maps.
        digits = [f"{number:.12g}" if math.isfinite(number) else None for number in numbers]
        yield csv_line([result.code, *digits, classes.name(result.code)])


def doubts(assessment: Assessment, classes: ClassMap, level: float) -> Iterator[str]:
    """Yield a note for each interval of zero width, and for each that rests on very few points."""
    if assessment.overall.certain:
        yield (
            "The interval of overall accuracy has no width, because the points of each stratum are all right or all "
            "wrong. That is no certainty: it only means that so many points met no exception."
        )
    for result in assessment.classes:
        yield from _doubts_of(result, classes.title(result.code), level)


def _doubts_of(result: ClassResult, title: str, level: float) -> Iterator[str]:
    for kind, estimate, points, whose in (
        (_USERS, result.users, result.mapped, "map"),
        ("Producer's", result.producers, result.referred, "reference"),
    ):
        if estimate.certain:
            right = estimate.value > 0.5
            # Rule of three: 1 - (1 - level)^(1/n) is nearly 3/n at 95 %.
            missed = 1.0 - (1.0 - level) ** (1.0 / points)
            bound = f": at {level:.4g} up to {missed:.1%} of it may still be {'wrong' if right else 'right'}"
            yield (
                f"{kind} accuracy of class {title} has an interval without width, because all {points} points of it "
                f"in the {whose} are {'right' if right else 'wrong'}. That is no "
                f"certainty{bound if kind == _USERS else ''}."
            )
        elif estimate.known and points < _FEW:
            yield (
                f"{kind} accuracy of class {title} rests on {points} point{'s' if points > 1 else ''} of it in the "
                f"{whose}: its interval is no more than a hint."
            )
    if result.area.certain and result.area.value > 0:
        yield (
            f"The adjusted area of class {title} has an interval without width, because no stratum has points both "
            "of this class and of others. That is no certainty; label more points."
        )
    elif result.area.certain:
        yield (
            f"No point shows class {title} in the reference: its adjusted area is 0 with an interval without width. "
            "That is no certainty that there is none; label more points where it may be."
        )

"""The report of an assessment: one HTML file that needs no network, readable on paper, in the dark and on a telephone."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from .. import __version__
from ..raster.grid import read_crs
from ..rendering.pages import render
from .class_map import ClassMap
from .estimation import Assessment, ClassResult, Estimate
from .labels import Labelled

_UNKNOWN = "–"


@dataclass(frozen=True)
class AccuracyReport:
    """What the report shows.

    Attributes
    ----------
    classes : ClassMap
        The map.
    labelled : Labelled
        The sample.
    assessment : Assessment
    level : float
        Of the intervals.
    warnings : sequence of str
    parameters : mapping of str to str
        How the result was made, in the user's words.
    """

    classes: ClassMap
    labelled: Labelled
    assessment: Assessment
    level: float
    warnings: Sequence[str]
    parameters: Mapping[str, str]


@dataclass(frozen=True)
class Mark:
    """A value on a track from 0 to 100: where its interval begins and ends, where it lies, and its text."""

    title: str
    low: float
    high: float
    middle: float
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Track:
    """A line of a plot: its marks, another value to compare with, and what stands at its ends."""

    title: str
    marks: Sequence[Mark]
    other: float | None = None
    ends: tuple[str, str] = ("", "")


def accuracy_page(report: AccuracyReport) -> str:
    """Return the report as a page."""
    assessment, level = report.assessment, report.level
    names = [report.classes.name(result.code) for result in assessment.classes]
    first = _first_percent(assessment, level)
    return render(
        "accuracy_report.html",
        {
            "title": "Accuracy and areas",
            "sentence": _sentence(report),
            "level": _percent_of(level),
            "warnings": report.warnings,
            "areas": [_area_row(result, name, level) for result, name in zip(assessment.classes, names, strict=True)],
            "area_tracks": [
                _area_track(result, name, level) for result, name in zip(assessment.classes, names, strict=True)
            ],
            "overall": _accuracy(assessment.overall, level),
            "accuracies": _accuracy_rows(assessment, names, level),
            "accuracy_tracks": _accuracy_tracks(assessment, names, level, first),
            "accuracy_ticks": [(25 * step, f"{first + step * (100 - first) / 4:g}%") for step in range(5)],
            "names": names,
            "counts": _with_sums(names, assessment.counts.tolist(), str),
            "shares": _with_sums(names, assessment.shares.tolist(), _share),
            "strata": [(title, str(points), f"{share:.4%}") for title, points, share in report.labelled.strata],
            "facts": {**report.parameters, **_facts(report)},
            "made": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            "version": __version__,
        },
    )


def area_text(area: Estimate, level: float) -> str:
    """Return an area with its interval's half width, to two digits of it: ``149.1 ± 0.9 km²``."""
    half = _half(area, level)
    digits = _digits(half or area.value)
    return f"{area.value:,.{digits}f} ± {half:,.{digits}f} km²"


def _half(estimate: Estimate, level: float) -> float:
    """Return half the width of an interval that nothing cuts."""
    low, high = Estimate(0.0, estimate.standard_error, math.inf).interval(level)
    return high - low


def _digits(size: float) -> int:
    return max(0, min(8, 1 - math.floor(math.log10(size)))) if size > 0 else 2


def _sentence(report: AccuracyReport) -> str:
    assessment, level = report.assessment, report.level
    low, high = assessment.overall.interval(level)
    points = int(assessment.counts.sum())
    return (
        f"{report.classes.image.name}: {assessment.overall.value:.1%} of the ground is mapped right "
        f"({_percent_of(level)} interval {low:.1%} to {high:.1%}), by {points} labelled points that stand for "
        f"{assessment.total:,.{_digits(assessment.total / 100)}f} km²."
    )


def _area_row(result: ClassResult, name: str, level: float) -> tuple[str, ...]:
    area = result.area
    digits = 1 + _digits(_half(area, level) or result.map_area)
    low, high = area.interval(level)

    def show(value: float) -> str:
        return f"{value:,.{digits}f}"

    return (
        name,
        show(result.map_area),
        show(area.value),
        f"± {show(_half(area, level))}",
        f"{show(low)} to {show(high)}",
        f"{area.standard_error:,.{digits + 1}f}",
    )


def _area_track(result: ClassResult, name: str, level: float) -> Track:
    area = result.area
    low, high = area.interval(level)
    first, last = min(low, result.map_area), max(high, result.map_area)
    room = 0.12 * (last - first) or 0.1 * last or 1.0
    first, last = max(0.0, first - room), last + room
    digits = _digits(last - first)

    def percent(value: float) -> float:
        return 100.0 * (value - first) / (last - first)

    mark = Mark(name, percent(low), percent(high), percent(area.value), area_text(area, level))
    ends = f"{first:,.{digits}f}", f"{last:,.{digits}f} km²"
    return Track(name, [mark], percent(result.map_area), ends)


def _accuracy_rows(assessment: Assessment, names: Sequence[str], level: float) -> list[tuple[str, str, str, str, str]]:
    rows = []
    for result, name in zip(assessment.classes, names, strict=True):
        rows.append((name, *_accuracy(result.users, level), *_accuracy(result.producers, level)))
    return rows


def _accuracy(estimate: Estimate, level: float) -> tuple[str, str]:
    if not estimate.known:
        return _UNKNOWN, ""
    low, high = estimate.interval(level)
    return f"{estimate.value:.1%} ± {_half(estimate, level):.1%}", f"{low:.1%} to {high:.1%}"


def _first_percent(assessment: Assessment, level: float) -> int:
    """Return where the axis of accuracies begins: good maps crowd at its end otherwise."""
    shown = [assessment.overall, *(one for result in assessment.classes for one in (result.users, result.producers))]
    lowest = min(100 * one.interval(level)[0] for one in shown if one.known)
    return next(first for first in (80, 60, 40, 0) if lowest >= first)


def _accuracy_tracks(assessment: Assessment, names: Sequence[str], level: float, first: int) -> list[Track]:
    def mark(title: str, estimate: Estimate, kind: str) -> Mark:
        low, high = estimate.interval(level)
        start, end, middle = (100 * (100 * value - first) / (100 - first) for value in (low, high, estimate.value))
        return Mark(title, start, end, middle, f"{title} accuracy {estimate.value:.1%}, {low:.1%} to {high:.1%}", kind)

    tracks = [Track("Overall", [mark("Overall", assessment.overall, "overall")])]
    for result, name in zip(assessment.classes, names, strict=True):
        pairs = (("User's", result.users, "users"), ("Producer's", result.producers, "producers"))
        tracks.append(Track(name, [mark(title, one, kind) for title, one, kind in pairs if one.known]))
    return tracks


def _with_sums(
    names: Sequence[str], matrix: Sequence[Sequence[float]], show: Callable[[float], str]
) -> list[tuple[str, list[str]]]:
    rows = [(name, [show(value) for value in [*row, sum(row)]]) for name, row in zip(names, matrix, strict=True)]
    sums = [sum(column) for column in zip(*matrix, strict=True)]
    return [*rows, ("Total", [show(value) for value in [*sums, sum(sums)]])]


def _share(value: float) -> str:
    return f"{value:.4f}" if value else "0"


def _percent_of(level: float) -> str:
    return f"{100 * level:.4g}%"


def _facts(report: AccuracyReport) -> dict[str, str]:
    grid = report.classes.image.grid
    crs = read_crs(grid.crs)
    authority = crs.to_authority()
    width, height = grid.resolution
    date = report.classes.image.date
    return {
        **({"Date of the map": date[:10]} if date else {}),
        "Map's CRS": ":".join(authority) if authority else crs.to_string()[:60],
        "Pixel size": f"{width:g} x {height:g} {'degrees' if crs.is_geographic else crs.linear_units}",
        "Level of the intervals": _percent_of(report.level),
    }

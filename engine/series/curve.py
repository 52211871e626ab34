"""The curve of a lake: where its dates, intervals and ticks lie in a drawing, and the drawing as a picture."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ..rendering.canvas import Canvas
from ..rendering.plot_axes import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Tick, nice_steps
from . import flags
from .analysis import Estimate, LakeSeries
from .trend import Trend
from .uncertainty import NORMAL

_INK, _QUIET, _FAINT, _LINE = (29, 42, 51), (93, 107, 117), (237, 240, 242), (190, 200, 208)
_BLUE, _ORANGE = (11, 107, 176), (210, 86, 10)
#: Records shorter than this many days have months on their axis.
_MONTHS = 1100


@dataclass(frozen=True)
class Mark:
    """A date in the drawing; None where it has no area.

    Attributes
    ----------
    x, y : float
    low, high : float
        Ends of the 95 % interval; of a poor date, those of what is possible.
    kind : str
        The date's flag.
    strange : bool
        Something speaks against the date.
    open_end : bool
        There may be any amount more.
    place : int
        Which date it is.
    """

    x: float
    y: float | None
    low: float
    high: float
    kind: str
    strange: bool
    open_end: bool
    place: int


@dataclass(frozen=True)
class Curve:
    """A lake's dates in a drawing of WIDTH x HEIGHT."""

    marks: Sequence[Mark]
    x_ticks: Sequence[Tick]
    y_ticks: Sequence[Tick]
    path: Sequence[tuple[float, float]]
    trend: Sequence[tuple[float, float]]


def interval(one: Estimate) -> tuple[float, float]:
    """Return the 95 % interval of a date's area; of a poor date the least and the most that is possible, km²."""
    if one.filled is None:
        return one.lower, one.lower if one.upper is None else one.upper
    return max(0.0, one.filled - NORMAL * one.sigma), one.filled + NORMAL * one.sigma


def curve_of(series: LakeSeries, dates: Sequence[datetime.date], trend: Trend | None) -> Curve:
    """Return where everything lies."""
    ends = [interval(one) for one in series.estimates]
    known = [one.filled for one in series.estimates if one.filled is not None]
    top = 1.05 * max([*(high for _, high in ends), *known, 1e-9])
    first, last = dates[0].toordinal(), dates[-1].toordinal()
    room = max(10.0, 0.02 * (last - first))

    def x_of(day: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - first + room) / (last - first + 2 * room)

    def y_of(area: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * area / top

    marks = [
        Mark(
            x_of(date.toordinal()),
            None if one.filled is None else y_of(one.filled),
            y_of(low),
            y_of(high),
            one.flag,
            bool(one.reasons),
            flags.ABOVE in one.reasons and one.upper is None,
            place,
        )
        for place, (date, one, (low, high)) in enumerate(zip(dates, series.estimates, ends, strict=True))
    ]
    path = [
        (mark.x, mark.y) for mark, one in zip(marks, series.estimates, strict=True) if one.counts and mark.y is not None
    ]
    line: list[tuple[float, float]] = []
    if trend is not None and known:
        # Through the middle of the record at its median, as Sen's slope has no height of its own.
        middle, half = sorted(known)[len(known) // 2], (last - first) / 2 / 365.25
        for day, side in ((first, -1), (last, 1)):
            line.append((x_of(day), y_of(min(top, max(0.0, middle + side * half * trend.slope)))))
    y_ticks = [Tick(y_of(value), f"{round(value, 12):g}") for value in nice_steps(0.0, top, 6)]
    return Curve(marks, _time_ticks(dates, x_of), y_ticks, path, line)


def _time_ticks(dates: Sequence[datetime.date], x_of) -> list[Tick]:  # type: ignore[no-untyped-def]
    first, last = dates[0], dates[-1]
    if (last - first).days < _MONTHS:
        months = [
            datetime.date(year, month, 1)
            for year in range(first.year, last.year + 1)
            for month in range(1, 13)
            if first.toordinal() - 5 <= datetime.date(year, month, 1).toordinal() <= last.toordinal() + 5
        ]
        step = -(-len(months) // 9)
        return [Tick(x_of(day.toordinal()), f"{day:%Y-%m}") for day in months[:: max(1, step)]]
    years = [round(year) for year in nice_steps(first.year, last.year + 1, 9)]
    days = [datetime.date(year, 1, 1).toordinal() for year in dict.fromkeys(years)]
    inside = [day for day in days if first.toordinal() - 60 <= day <= last.toordinal() + 60]
    return [Tick(x_of(day), str(datetime.date.fromordinal(day).year)) for day in inside]


def curve_png(curve: Curve) -> bytes:
    """Return the curve as a picture of twice as many pixels as the drawing has units."""
    canvas = Canvas(WIDTH, HEIGHT)
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    for tick in curve.y_ticks:
        canvas.line([(LEFT, tick.position), (right, tick.position)], _FAINT)
        canvas.text(LEFT - 9, tick.position + 5, tick.text, _QUIET, anchor="end")
    for tick in curve.x_ticks:
        canvas.line([(tick.position, bottom), (tick.position, bottom + 5)], _LINE)
        canvas.text(tick.position, bottom + 22, tick.text, _QUIET, anchor="middle")
    canvas.line([(LEFT, TOP), (LEFT, bottom), (right, bottom)], _LINE, 1.2)
    canvas.text(LEFT + 6, TOP + 12, "km²", _INK)
    for mark in curve.marks:
        colour = _LINE if mark.y is None else (_ORANGE if mark.strange else _BLUE)
        if mark.low - mark.high > 1:
            canvas.line([(mark.x, mark.low), (mark.x, mark.high)], colour, 1.6, 0.55)
    canvas.line(list(curve.path), _BLUE, 1.1, 0.5)
    if curve.trend:
        canvas.dashes(curve.trend[0], curve.trend[-1], _INK, 1.2)
    for mark in curve.marks:
        if mark.y is not None:
            canvas.dot(mark.x, mark.y, 3.2, _ORANGE if mark.strange else _BLUE, ring=mark.kind == flags.FILLED)
    return canvas.png()

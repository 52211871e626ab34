"""The report of a series: one HTML file that needs no network, readable on paper and in the dark."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..rendering.pages import render
from ..rendering.pictures import as_png
from ..rendering.plot_axes import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Tick, nice_steps
from . import flags
from .analysis import LakeSeries
from .curve import curve_of, interval
from .rasters import CATEGORIES, maps_of
from .run import SeriesResult, share_filled, usable
from .table import HEADER, rows_of
from .trend import INSUFFICIENT, Trend, classical, climatology, monthly, percentile_in_season, trend_of

#: So many lakes are drawn; the others are in the table.
_MOST_LAKES = 12
#: Longest sides of the small maps and of the map of occurrence, in pixels; so many dates have a small map.
_SMALL, _LARGE, _MOST_MAPS = 120, 640, 400
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Statistics:
    """What the record of a lake says as a whole; None where it does not suffice."""

    trend: Trend | None
    last_percentile: float | None
    months: Sequence[tuple[float, float, float] | None]

    @property
    def seasonal(self) -> str:
        """Yes, no, or that the record does not suffice."""
        if self.trend is None:
            return INSUFFICIENT
        return "yes" if self.trend.seasonal else "no"


def statistics_of(series: LakeSeries, result: SeriesResult) -> Statistics:
    """Return trend and seasons."""
    dates, areas = usable(series, result.dates)
    if len(areas) < 2:
        return Statistics(None, None, [None] * 12)
    _, grid = monthly(dates, areas)
    return Statistics(trend_of(grid), percentile_in_season(dates, areas), climatology(grid))


def _tests_in_use(series: LakeSeries, result: SeriesResult) -> dict[str, str]:
    """Return what the tests in use say, for reference."""
    dates, areas = usable(series, result.dates)
    plain = classical(areas, monthly(dates, areas)[1])
    tests = {
        "Mann-Kendall of the dates": _p(plain.of_dates.p),
        "Seasonal Mann-Kendall of monthly medians": _p(plain.seasonal_months.p),
    }
    if plain.hamed_rao_of_months is not None:
        tests["Hamed-Rao of monthly anomalies"] = _p(plain.hamed_rao_of_months.p)
    return tests


def report_page(result: SeriesResult, statistics: Sequence[Statistics], made: Mapping[str, str]) -> str:
    """Return the page.

    Parameters
    ----------
    result : SeriesResult
    statistics : sequence of Statistics
        One for each lake.
    made : mapping of str to str
        How the result was made, in the user's words.
    """
    first, last = result.dates[0].isoformat(), result.dates[-1].isoformat()
    lakes = [
        _lake(series, one, result)
        for series, one in zip(result.lakes[:_MOST_LAKES], statistics[:_MOST_LAKES], strict=True)
    ]
    return render(
        "lake_series.html",
        {
            "title": f"A lake through time, {first} to {last}",
            "sentence": _sentence(result),
            "width": WIDTH,
            "height": HEIGHT,
            "left": LEFT,
            "right": WIDTH - RIGHT,
            "top": TOP,
            "bottom": HEIGHT - BOTTOM,
            "lakes": lakes,
            "more_lakes": len(result.lakes) - len(lakes),
            "summary": [_summary(series, one) for series, one in zip(result.lakes, statistics, strict=True)],
            "occurrence": _data_url(_occurrence(result)),
            "legend": [(_css(category.colour), category.name) for category in CATEGORIES],
            "header": HEADER,
            "rows": [[_cell(value) for value in row] for row in rows_of(result)],
            "parameters": made,
        },
    )


def _sentence(result: SeriesResult) -> str:
    count = len(result.days)
    failed = f" {len(result.failed)} scenes take no part; the table says why." if result.failed else ""
    of = "one lake" if len(result.lakes) == 1 else f"{len(result.lakes)} lakes"
    return (
        f"{count} date{'s' if count > 1 else ''} of {of}. "
        f"{share_filled(result.lakes):.0%} of the areas had gaps to fill; no date was left out silently.{failed}"
    )


def _lake(series: LakeSeries, one: Statistics, result: SeriesResult) -> dict[str, object]:
    curve = curve_of(series, result.dates, one.trend)
    maps = _small_maps(series, result)
    marks = []
    for mark, estimate, date in zip(curve.marks, series.estimates, result.dates, strict=True):
        low, high = interval(estimate)
        area = "no area" if estimate.filled is None else f"{estimate.filled:.4g} km²"
        kind = "possible" if estimate.filled is None else "95 %"
        text = f"{date.isoformat()}: {area} ({kind}: {low:.4g} to {'any' if mark.open_end else f'{high:.4g}'}), "
        text += f"{estimate.flag}, {estimate.observed_share:.0%} observed"
        text += f"; {', '.join(estimate.reasons)}" if estimate.reasons else ""
        marks.append({"mark": mark, "text": text, "map": maps[mark.place] if maps else ""})
    ends = [place for place, estimate in enumerate(series.estimates) if estimate.flag == flags.GOOD] or [0]
    return {
        "name": series.ground.name if len(result.lakes) > 1 else "",
        "sentences": _sentences(series, one),
        "curve": curve,
        "path": "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in curve.path) if curve.path else "",
        "marks": marks,
        "months": _months(one),
        "pairs": [(maps[place], result.dates[place].isoformat()) for place in (ends[0], ends[-1])] if maps else [],
        "tests": _tests_in_use(series, result) if one.trend else {},
    }


def _sentences(series: LakeSeries, one: Statistics) -> list[str]:
    out = []
    if one.trend is None:
        out.append(f"Trend: {INSUFFICIENT}. It takes 8 calendar years with 3 observed months each.")
    else:
        trend = one.trend
        sure = "which chance alone hardly explains" if trend.p < 0.05 else "which chance and memory may well explain"
        out.append(
            f"Trend: {trend.slope:+.4g} km² a year (95 %: {trend.low:+.4g} to {trend.high:+.4g}), p = {_p(trend.p)}, {sure}; "
            f"{trend.years} years, correlation from year to year {trend.memory:.2f}."
        )
        if trend.memory > 0.3 and trend.p >= 0.05:
            out.append(
                "A lake with a long memory does not prove a trend in a few decades: absence of proof is no proof."
            )
        out.append(f"The months {'differ' if trend.seasonal else 'do not differ beyond chance'}.")
    if one.last_percentile is not None:
        out.append(f"The last date is larger than {one.last_percentile:.0f} % of the other years in its month.")
    if series.moves:
        out.append(
            "This water moves, as a river does: how often ground is wet is no level, and filled areas are doubtful. Read the "
            "intervals."
        )
    if series.factor > 1.5:
        out.append(f"This lake's own clear dates widened all intervals by {series.factor:.1f}.")
    return out


def _summary(series: LakeSeries, one: Statistics) -> tuple[str, ...]:
    found = [estimate.filled for estimate in series.estimates if estimate.filled is not None]
    trend = one.trend
    return (
        series.ground.name,
        str(len(found)),
        f"{min(found):.4g}" if found else "",
        f"{float(np.median(found)):.4g}" if found else "",
        f"{max(found):.4g}" if found else "",
        f"{trend.slope:+.4g}" if trend else "",
        _p(trend.p) if trend else "",
        one.seasonal,
    )


def _months(one: Statistics) -> dict[str, object] | None:
    known = [month for month in one.months if month is not None]
    if not known:
        return None
    top = 1.08 * max(month[2] for month in known) or 1.0

    def y_of(area: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * area / top

    step = (WIDTH - LEFT - RIGHT) / 12
    boxes = [
        {
            "x": LEFT + (place + 0.2) * step,
            "width": 0.6 * step,
            "low": y_of(month[0]),
            "middle": y_of(month[1]),
            "high": y_of(month[2]),
        }
        for place, month in enumerate(one.months)
        if month is not None
    ]
    return {
        "boxes": boxes,
        "x_ticks": [Tick(LEFT + (place + 0.5) * step, name) for place, name in enumerate(_MONTH_NAMES)],
        "y_ticks": [Tick(y_of(value), f"{round(value, 12):g}") for value in nice_steps(0.0, top, 5)],
    }


def _small_maps(series: LakeSeries, result: SeriesResult) -> list[str]:
    """Return a small map of each date, as data URLs; none where there are very many dates."""
    if len(result.days) > _MOST_MAPS:
        return []
    width = result.grid.width
    rows, columns = np.divmod(series.ground.pixels, width)
    top, bottom, left, right = rows.min(), rows.max() + 1, columns.min(), columns.max() + 1
    step = max(1, -(-int(max(bottom - top, right - left)) // _SMALL))
    kept = []
    for row in range(int(top), int(bottom), step):
        kept.append(maps_of(result, Window(0, row, width, 1))[:, 0, left:right:step])
    maps = np.stack(kept, axis=1)
    return [_data_url(as_png(_painted(one).transpose(2, 0, 1))) for one in maps]


def _painted(codes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    palette = np.full((256, 3), 245, np.uint8)
    for category in CATEGORIES[:-1]:
        palette[category.value] = category.colour[:3]
    return palette[codes]


def _around_water(share: NDArray[np.floating]) -> tuple[slice, slice]:
    """Return the rows and columns that ever had water, with room around them; all where there was none."""
    rows, columns = np.nonzero(np.nan_to_num(share) > 0)
    if not len(rows):
        return slice(None), slice(None)
    room = 8 + max(np.ptp(rows), np.ptp(columns)) // 3
    return slice(max(0, rows.min() - room), rows.max() + room + 1), slice(
        max(0, columns.min() - room), columns.max() + room + 1
    )


def _occurrence(result: SeriesResult) -> bytes:
    share = result.occurrence.share()
    share = share[_around_water(share)]
    step = max(1, -(-max(share.shape) // _LARGE))
    share = share[::step, ::step]
    part = np.nan_to_num(share)[..., np.newaxis]
    land, water = np.array([236.0, 230.0, 216.0]), np.array([16.0, 70.0, 140.0])
    picture = land + np.sqrt(part) * (water - land)
    picture[np.isnan(share)] = 150
    factor = max(1, _LARGE // max(share.shape))
    return as_png(np.round(picture).astype(np.uint8).transpose(2, 0, 1).repeat(factor, 1).repeat(factor, 2))


def _cell(value: object) -> str:
    return "" if value is None else f"{value:.5g}" if isinstance(value, float) else str(value)


def _p(value: float) -> str:
    return f"{value:.3f}" if value >= 0.001 else f"{value:.1e}"


def _css(colour: tuple[int, int, int, int]) -> str:
    return f"rgb({colour[0]},{colour[1]},{colour[2]})"


def _data_url(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")

"""The table of a series: one line for each date and lake, and for each scene that takes no part."""

from __future__ import annotations

from collections.abc import Iterator

from ..raster.csv_table import csv_text
from . import flags
from .run import SeriesResult

HEADER = (
    "date", "lake", "scene", "platform", "observed_share", "observed", "filled", "lower", "upper", "sigma", "flag", "reason",
)  # fmt: skip


def rows_of(result: SeriesResult) -> Iterator[tuple[object, ...]]:
    """Yield the lines in the order of time; areas in square kilometres."""
    lines: list[tuple[object, ...]] = []
    for place, day in enumerate(result.days):
        for series in result.lakes:
            one = series.estimates[place]
            lines.append(
                (
                    day.date.isoformat(),
                    series.ground.name,
                    day.scene,
                    day.platform,
                    one.observed_share,
                    one.observed,
                    one.filled,
                    one.lower,
                    one.upper,
                    one.sigma,
                    one.flag,
                    "; ".join(one.reasons),
                )
            )
    for scene in result.failed:
        nothing = (None,) * 5
        lines.append((scene.day, "", scene.name, scene.platform, 0.0, *nothing, flags.FAILED, scene.problem))
    yield from sorted(lines, key=lambda line: (str(line[0]), str(line[10]) == flags.FAILED))


def table_text(result: SeriesResult) -> str:
    """Return the table as CSV."""
    return csv_text(HEADER, list(rows_of(result)))

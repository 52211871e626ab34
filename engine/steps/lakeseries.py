"""Step ``lakeseries``: a lake through many dates, with its gaps filled, how sure that is, its trend and seasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..job import Job
from ..raster.layer import source_path
from ..raster.outputs import Outputs
from ..series.cube import write_cube
from ..series.curve import curve_of, curve_png
from ..series.rasters import write_occurrence, write_series
from ..series.report import Statistics, report_page, statistics_of
from ..series.run import SeriesRequest, SeriesResult, follow, share_filled
from ..series.shores import write_all_shorelines
from ..series.table import table_text
from ..series.trend import INSUFFICIENT


@dataclass(frozen=True)
class SeriesPaths:
    """Where the outputs go; None where one is not wanted. ``shorelines`` are lines of JSON."""

    table: str | None = None
    occurrence: str | None = None
    series: str | None = None
    shorelines: str | None = None
    cube: str | None = None
    report: str | None = None
    curve: str | None = None


def run(
    job: Job,
    *,
    table: str | None = None,
    occurrence: str | None = None,
    series: str | None = None,
    shorelines: str | None = None,
    cube: str | None = None,
    report: str | None = None,
    curve: str | None = None,
    **request: Any,
) -> dict[str, Any]:
    """Follow a lake through its images and write whatever is wanted.

    The rest is what :meth:`engine.series.run.SeriesRequest.read` takes.
    """
    paths = SeriesPaths(table, occurrence, series, shorelines, cube, report, curve)
    wanted = SeriesRequest.read(**request)
    # The folders may well hold earlier outputs; the images in them are protected one by one.
    folders = {request.get("folder"), request.get("work")}
    job = replace(
        job.part(0.0, 1.0),
        given=(*(text for text in job.given if text not in folders), *map(source_path, wanted.images)),
    )
    with Outputs(job) as outputs:
        result = follow(wanted, outputs, job.part(0.0, 0.85))
        statistics = [statistics_of(one, result) for one in result.lakes]
        _write(paths, result, statistics, _made(wanted, result), outputs, job.part(0.85, 1.0))
    return _answer(result, statistics)


def _write(
    paths: SeriesPaths,
    result: SeriesResult,
    statistics: list[Statistics],
    made: dict[str, str],
    outputs: Outputs,
    job: Job,
) -> None:
    if paths.table:
        outputs.write_text(paths.table, table_text(result))
    if paths.occurrence:
        write_occurrence(result, paths.occurrence, outputs)
    if paths.series:
        write_series(result, paths.series, outputs, job.part(0.0, 0.4))
    if paths.cube:
        write_cube(result, paths.cube, outputs, job.part(0.4, 0.6))
    if paths.shorelines:
        write_all_shorelines(result, paths.shorelines, outputs, job.part(0.6, 0.9))
    if paths.report:
        job.progress(0.9, "Writing the report")
        outputs.write_text(paths.report, report_page(result, statistics, made))
    if paths.curve:
        if len(result.lakes) > 1:
            job.warning("The picture of the curve shows the first lake; the report has more of them.")
        drawing = curve_of(result.lakes[0], result.dates, statistics[0].trend)
        outputs.stage(paths.curve).write_bytes(curve_png(drawing))


def _made(request: SeriesRequest, result: SeriesResult) -> dict[str, str]:
    grid, series = result.grid, result.lakes[0]
    return {
        "Images": str(sum(len(day.scenes) for day in result.days) + len(result.failed)),
        "Grid": f"{grid.width} x {grid.height} cells of {grid.resolution[0]:g} in {grid.crs.split(chr(34))[1]}",
        "Ground of the lake": f"{len(request.lakes)} outlines"
        if request.lakes
        else (f"the water connected to {request.point}" if request.point else "all that is ever water"),
        "Pixels of the ground": ", ".join(f"{len(one.ground.pixels):,}" for one in result.lakes[:12]),
        "Water": "by the spectra of each image, narrow water " + ("too" if request.narrow else "left out"),
        "Least observed share": f"{request.least_observed:g}",
        "Interval of fills": f"tested on the lake's own clear dates, factor {series.factor:.2f}",
        "Shift of the shore": f"{series.shift:.2f} pixels (one standard deviation)",
    }


def _answer(result: SeriesResult, statistics: list[Statistics]) -> dict[str, Any]:
    # Of several lakes each has a trend of its own, in the report.
    only = statistics[0] if len(statistics) == 1 else None
    trend = only.trend if only else None
    return {
        "dates": len(result.days),
        "first": result.dates[0].isoformat(),
        "last": result.dates[-1].isoformat(),
        "trend": trend.slope if trend else None,
        "trend_p": trend.p if trend else None,
        "seasonal": only.seasonal if only else INSUFFICIENT if not any(one.trend for one in statistics) else "",
        "share_filled": share_filled(result.lakes),
        "made": result.made,
        "failed": [Path(scene.path).name for scene in result.failed],
        "crs": result.grid.crs,
    }

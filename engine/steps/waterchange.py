"""Step ``waterchange``: two water masks compared."""

from __future__ import annotations

from typing import Any

from ..job import Job
from ..raster.image import open_image
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..water.change import CATEGORIES, GAINED, LOST, Difference, check_dates, compare, write_polygons
from ..water.report import Report, difference_line, write_report


def run(
    job: Job,
    *,
    before: Source,
    after: Source,
    output: str,
    difference: str | None = None,
    before_minus_after: bool = False,
    polygons: str | None = None,
    report: str | None = None,
    parameters: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Compare two masks; write the change raster and whatever else is wanted."""
    first, second = open_image(before, [1]), open_image(after, [1])
    check_dates(first, second, job)
    signed = Difference(difference, before_minus_after) if difference else None
    with Outputs(job) as outputs:
        areas = compare(first, second, output, outputs, job.part(0.0, 0.8), difference=signed)
        change = outputs.staged(output)
        if polygons:
            job.progress(0.8, "Drawing polygons")
            write_polygons(change, outputs.stage(polygons), outputs.scratch("changed.tif"), job)
        if report:
            job.progress(0.9, "Writing the report")
            second = second if second.grid.same_as(first.grid) else second.on(first.grid, "nearest")
            about = {**(parameters or {}), **difference_line(signed)}
            write_report(report, Report(first, second, change, areas, about), outputs)
    return {
        "output": output,
        **areas.outputs(),
        "crs": first.grid.crs,
        "date_before": first.date,
        "date_after": second.date,
        "legend": [(one.value, one.name, one.colour) for one in CATEGORIES if one.value in (LOST, GAINED)],
        "difference_legend": signed.legend() if signed else [],
    }

"""Step ``lakechange``: the main job, from two images to a map of where the water went."""

from __future__ import annotations

from typing import Any

from ..clustering.pipeline import SpectralSettings
from ..job import Job
from ..raster.grid_request import read_grid
from ..raster.outputs import Outputs
from ..raster.point import read_point
from ..water.lake import LakePaths, LakeRequest, compare_lake, report_parameters
from ..water.report import Report, write_report


def run(
    job: Job,
    *,
    before: str,
    after: str,
    change: str,
    point: dict[str, Any] | None = None,
    grid: dict[str, Any] | None = None,
    settings: dict[str, Any] | None = None,
    connected: bool = False,
    joint: bool = False,
    water_before: str | None = None,
    water_after: str | None = None,
    clusters_before: str | None = None,
    clusters_after: str | None = None,
    report: str | None = None,
) -> dict[str, Any]:
    """Compare the lake in two images; write the change raster and whatever else is wanted."""
    request = LakeRequest(
        before, after, read_point(point), read_grid(grid), SpectralSettings(**(settings or {})), connected, joint
    )
    paths = LakePaths(change, (water_before, water_after), (clusters_before, clusters_after))
    with Outputs(job) as outputs:
        result = compare_lake(request, paths, outputs, job)
        if report:
            job.progress(0.95, "Writing the report")
            content = Report(
                *result.masks, outputs.staged(change), result.areas, report_parameters(request, result), result.images
            )
            write_report(report, content, outputs)
    return {
        "change": change,
        **result.areas.outputs(),
        "date_before": result.images[0].date,
        "date_after": result.images[1].date,
    }

"""Step ``lakechange``: the main job, from two images to a map of where the water went."""

from __future__ import annotations

from typing import Any

from ..job import Job
from ..raster.outputs import Outputs
from ..rendering.pictures import natural_colours
from ..water.change import Difference
from ..water.lake import LakePaths, LakeRequest, compare_lake, report_parameters
from ..water.report import Report, difference_line, write_report


def run(
    job: Job,
    *,
    change: str,
    difference: str | None = None,
    before_minus_after: bool = False,
    water_before: str | None = None,
    water_after: str | None = None,
    clusters_before: str | None = None,
    clusters_after: str | None = None,
    report: str | None = None,
    shown: bool = False,
    **request: Any,
) -> dict[str, Any]:
    """Compare the lake in two images; write the change raster and whatever else is wanted.

    With ``shown``, the answer has how the images are shown in natural colours. The rest, ``before`` and ``after`` above all,
    are the attributes of :class:`engine.water.lake.LakeRequest`.
    """
    wanted = LakeRequest.read(**request)
    signed = Difference(difference, before_minus_after) if difference else None
    paths = LakePaths(change, signed, (water_before, water_after), (clusters_before, clusters_after))
    with Outputs(job) as outputs:
        result = compare_lake(wanted, paths, outputs, job)
        if report:
            job.progress(0.95, "Writing the report")
            parameters = {**report_parameters(wanted, result), **difference_line(signed)}
            content = Report(
                *result.masks, outputs.staged(change), result.areas, parameters, result.images, result.subpixel
            )
            write_report(report, content, outputs)
    return {
        "change": change,
        **result.areas.outputs(),
        **result.subpixel.outputs(),
        "date_before": result.images[0].date,
        "date_after": result.images[1].date,
        "colours": [natural_colours(image) for image in result.images] if shown else [],
        "difference_legend": signed.legend() if signed else [],
    }

"""Step ``waterchange``: two water masks compared."""

from __future__ import annotations

from typing import Any

from ..job import Job
from ..raster.fill import mark_fill
from ..raster.grid import Grid
from ..raster.image import Image, open_image, open_reflective
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..raster.regridding import resample_or_average
from ..water.change import CATEGORIES, GAINED, LOST, Difference, as_mask, check_dates, compare, names_of
from ..water.change_polygons import write_polygons
from ..water.provenance import masked_image
from ..water.report import Report, difference_line, write_report
from ..water.subpixel import subpixel_change


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
    image_before: Source | None = None,
    image_after: Source | None = None,
    parameters: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Compare two masks; write the change raster and whatever else is wanted.

    Areas below the size of a pixel need the images of the masks; where these are not given, the files that the masks name.
    """
    first, second = open_image(before, [1]), open_image(after, [1])
    check_dates(first, second, job)
    signed = Difference(difference, before_minus_after) if difference else None
    with Outputs(job) as outputs:
        areas = compare(first, second, output, outputs, job.part(0.0, 0.5), difference=signed)
        change = outputs.staged(output)
        images = [
            _image(given, mask, first.grid, job) for given, mask in ((image_before, first), (image_after, second))
        ]
        masks = [as_mask(mask, Job()) for mask in (first, second)]
        keep = outputs if polygons else None
        subpixel = subpixel_change(images, masks, change, names_of(masks), job.part(0.5, 0.8), keep=keep)
        if polygons:
            job.progress(0.8, "Drawing polygons")
            write_polygons(change, outputs.stage(polygons), outputs.scratch("changed.tif"), job, subpixel)
        if report:
            job.progress(0.9, "Writing the report")
            second = second if second.grid.same_as(first.grid) else second.on(first.grid, "nearest")
            about = {**(parameters or {}), **difference_line(signed)}
            write_report(report, Report(first, second, change, areas, about, subpixel=subpixel), outputs)
    return {
        "output": output,
        **areas.outputs(),
        **subpixel.outputs(),
        "crs": first.grid.crs,
        "date_before": first.date,
        "date_after": second.date,
        "legend": [(one.value, one.name, one.colour) for one in CATEGORIES if one.value in (LOST, GAINED)],
        "difference_legend": signed.legend() if signed else [],
    }


def _image(given: Source | None, mask: Image, grid: Grid, job: Job) -> Image | None:
    """Return the image of a mask on a grid: the one that is given, or else what the mask says that it was made from."""
    if given is None:
        return masked_image(mask.on(grid), job)
    return resample_or_average(mark_fill(open_reflective(given), job), grid)

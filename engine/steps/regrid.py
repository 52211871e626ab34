"""Step ``regrid``: an image onto another grid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..job import Job
from ..raster.class_raster import class_layout, write_classes
from ..raster.fill import mark_fill
from ..raster.grid_request import read_grid
from ..raster.image import open_image
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..raster.regridding import how_made, resample, write_image
from ..rendering.pictures import natural_colours

#: What makes new values of old ones, and what takes its place where values are classes.
_MIXING = {"bilinear": "nearest", "cubic": "nearest", "average": "mode"}


def run(job: Job, *, image: Source, grid: dict[str, Any], resampling: str, output: str) -> dict[str, Any]:
    """Put ``image`` on the wanted grid (see :func:`engine.raster.grid_request.read_grid`) and write it to ``output``."""
    source = open_image(image)
    classes = class_layout(source)
    if classes is None:
        source = mark_fill(source, job, drop_empty=False)
    elif resampling in _MIXING:
        job.info(f"'{source.name}' holds classes, which cannot be mixed: '{_MIXING[resampling]}' is used.")
        resampling = _MIXING[resampling]
    target = resample(source, read_grid(grid).resolve(source.native), resampling)
    made = how_made(replace(target, resampled=None))
    if made is not None and made.picked and resampling in ("nearest", "bilinear", "cubic"):
        job.warning(
            f"Each cell is as large as {made.ratio**2:.3g} pixels, and '{resampling}' takes its value from a few of them: what "
            "is counted in the result, such as areas, carries a sampling error. Choose 'average' to use all pixels."
        )
    with Outputs(job) as outputs:
        if classes is None:
            share = write_image(target, output, outputs, job)
        else:
            share = write_classes(target, classes, output, outputs, job)
    return {
        "output": output,
        "width": target.grid.width,
        "height": target.grid.height,
        "valid_share": share,
        "date": target.date,
        "colours": natural_colours(open_image(output)) if classes is None else {},
    }

"""Step ``stackbands``: several rasters, or some bands of one, as one image with named bands."""

from __future__ import annotations

from typing import Any

from ..errors import InputError
from ..job import Job
from ..raster.band_files import find_band_files, named_by_files
from ..raster.dates import iso_date
from ..raster.fill import mark_fill
from ..raster.grid_request import read_grid
from ..raster.image import open_image
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..raster.regridding import write_image
from ..raster.stack import stack
from ..rendering.pictures import natural_colours


def run(
    job: Job,
    *,
    images: list[Source] | None = None,
    output: str,
    folder: str = "",
    pattern: str = "",
    bands: list[int] | None = None,
    names: list[str] | None = None,
    scale: float = 1.0,
    offset: float = 0.0,
    nodata: float | None = None,
    date: str = "",
    extent: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Stack ``images`` on the grid of the first, or on its part within ``extent``, and write them to ``output``.

    In place of ``images``: those that :func:`engine.raster.band_files.find_band_files` finds; their names are the bands'.
    """
    sources: list[Source] = list(images or find_band_files(folder, pattern))
    if bands and len(sources) > 1:
        raise InputError(
            "Bands can be chosen from a single raster only. Leave them out to stack all bands of several rasters."
        )
    if date and not iso_date(date):
        raise InputError(f"'{date}' is not a date. Write it as 2018-04-29.")
    opened = [open_image(source, bands) for source in sources]
    if not images and not names:
        opened = named_by_files(opened)
        job.info("; ".join(f"{image.name}: {', '.join(band.name for band in image.bands)}" for image in opened))
    if nodata is None:
        opened = [mark_fill(image, job, drop_empty=False) for image in opened]
    first = opened[0]
    opened[0] = first.on(read_grid({"extent": extent}).resolve(first.native))
    stacked = stack(
        opened, names=names or (), scale=scale, offset=offset, nodata=nodata, date=iso_date(date) if date else ""
    )
    for image in stacked.images[1:]:
        if not image.native.same_as(stacked.native):
            job.info(f"'{image.name}' has another grid than '{first.name}' and is interpolated.")
    with Outputs(job) as outputs:
        outputs.protect([image.path for image in stacked.images])
        share = write_image(stacked, output, outputs, job, "Stacking bands")
    return {
        "output": output,
        "bands": [band.label for band in stacked.bands],
        "colours": natural_colours(open_image(output)),
        "date": stacked.date,
        "valid_share": share,
    }

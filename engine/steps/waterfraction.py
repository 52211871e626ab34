"""Step ``waterfraction``: how much of each pixel is water, the area that it adds up to, and its error."""

from __future__ import annotations

from typing import Any

from ..job import Job
from ..raster.fill import mark_fill
from ..raster.image import open_image, open_reflective
from ..raster.kept import pixels_kept
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..raster.point import read_points
from ..water.fraction import write_fraction
from ..water.masks import codes_of
from ..water.water_codes import write_codes


def run(
    job: Job,
    *,
    image: Source,
    output: str,
    mask: Source | None = None,
    points: list[dict[str, Any]] | None = None,
    reach: int = 5,
) -> dict[str, Any]:
    """Write the fractions of ``image``: of the water in ``mask``, of that at ``points``, or of all by its spectra."""
    raster = open_reflective(image)
    located = [point.to(raster.grid.crs) for point in read_points(points)]
    water = open_image(mask, [1]) if mask else None
    with pixels_kept(raster), Outputs(job) as outputs:
        raster = mark_fill(raster, job)
        codes = write_codes(raster, water, located, outputs, job.part(0.0, 0.5))
        found = write_fraction(raster, codes_of(codes), reach, output, outputs, job.part(0.5, 1.0))
    return {
        "output": output,
        "area": found.area,
        "error": found.error,
        "flags": ",".join(found.flags),
        "valid_share": found.valid_share,
        "date": raster.date,
    }

"""Step ``shoreline``: the shorelines of water fractions or masks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..job import Job
from ..raster.image import open_image
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..water.shoreline import ShorelineSettings, write_shorelines


def run(
    job: Job, *, images: Sequence[Source], output: str, level: float = 0.5, smooth: bool = False, polygons: bool = False
) -> dict[str, Any]:
    """Write the shorelines of ``images`` as lines of JSON; see :func:`engine.water.shoreline.write_shorelines`."""
    rasters = sorted((open_image(source, [1]) for source in images), key=lambda image: image.date)
    with Outputs(job) as outputs:
        settings = ShorelineSettings(level, smooth, polygons)
        count, length = write_shorelines(rasters, settings, outputs.stage(output), job)
    if not count:
        job.warning("There is no shoreline: nowhere does land that was observed lie beside water.")
    return {"output": output, "count": count, "length": length, "crs": rasters[0].grid.crs}

"""Step ``spectralindices``: indices of an image, one band each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..job import Job
from ..raster.fill import mark_fill
from ..raster.image import open_image
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..raster.regridding import write_image
from ..raster.windows import window_shape
from ..spectra.indices import IndexImage
from ..spectra.reflectance import check_reflectance


def run(
    job: Job, *, image: Source, indices: Sequence[str], output: str, tolerance: float | None = None
) -> dict[str, Any]:
    """Write the ``indices`` (see :data:`engine.spectra.indices.INDICES`) of ``image`` to ``output``.

    ``tolerance`` is in nanometres; None leaves it to the bands' widths.
    """
    wanted = IndexImage.of(mark_fill(open_image(image), job, drop_empty=False), indices, tolerance)
    for sentence in wanted.describe():
        job.info(sentence)
    check_reflectance(wanted.source, wanted.names, job.part(0.0, 0.1))
    with Outputs(job) as outputs:
        # Windows are sized by what is read: any indices need more bands than they make.
        shape = window_shape(wanted.source)
        share = write_image(wanted, output, outputs, job.part(0.1, 1.0), "Computing indices", shape=shape)
    return {"output": output, "indices": list(wanted.names), "valid_share": share, "date": wanted.date}

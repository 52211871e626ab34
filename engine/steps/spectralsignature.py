"""Step ``spectralsignature``: the spectra at points, as a table and as a plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..job import Job
from ..raster.fill import mark_fill
from ..raster.image import Image, open_image
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..raster.point import read_point
from ..spectra.signature import Interpolation, Site, Spectra, signature_table, spectra_at, spectrum_at
from ..spectra.signature_plot import signature_page

#: No reflectance in any unit lies beyond these; numbers that stand for "no data" do.
_MINIMUM, _MAXIMUM = -900.0, 1e20


def run(
    job: Job,
    *,
    image: Source,
    point: Mapping[str, Any] | None = None,
    points: Sequence[Mapping[str, Any]] | None = None,
    table: str | None = None,
    plot: str | None = None,
    interpolation: Interpolation = "nearest",
) -> dict[str, Any]:
    """Write the spectra at a ``point``, or at ``points`` (see :meth:`engine.spectra.signature.Site.read`), of ``image``.

    ``table`` is a CSV file, ``plot`` an HTML page; for ``interpolation`` see :func:`engine.spectra.signature.spectrum_at`.
    """
    source = open_image(image)
    single = read_point(point)
    if (single is None) == (points is None):
        raise InputError("Give a point or a layer of points.")

    def spectra_of(source: Image) -> Spectra:
        if single is not None:
            return spectrum_at(source, single, interpolation)
        return spectra_at(source, [Site.read(value) for value in points or ()], job.part(0.0, 0.8), interpolation)

    spectra = spectra_of(source)
    if _may_be_fill(spectra.values):
        # Only then is it worth to look at the rest of the image, which tells fill from dark water.
        marked = mark_fill(source, job.part(0.0, 0.1), drop_empty=False)
        spectra = spectra if marked == source else spectra_of(marked)
    with Outputs(job) as outputs:
        if table:
            outputs.write_lines(table, signature_table(spectra))
        if plot:
            outputs.write_text(plot, signature_page(spectra, source))
    job.progress(1.0)
    return {"table": table, "plot": plot, "points": len(spectra.sites)}


def _may_be_fill(values: NDArray[np.float32]) -> bool:
    """Whether one of some spectra, shape (points, bands), is the same in all bands, or holds what reflectance cannot be."""
    alike = (values == values[:, :1]).all(axis=1)
    return bool(alike.any() or (values < _MINIMUM).any() or (values > _MAXIMUM).any())

"""Step ``spectralsignature``: the spectra at points, as a table and as a plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import InputError
from ..job import Job
from ..raster.image import open_image
from ..raster.outputs import Outputs
from ..raster.point import read_point
from ..spectra.signature import Site, signature_table, spectra_at, spectrum_at
from ..spectra.signature_plot import signature_page


def run(
    job: Job,
    *,
    image: str,
    point: Mapping[str, Any] | None = None,
    points: Sequence[Mapping[str, Any]] | None = None,
    table: str | None = None,
    plot: str | None = None,
) -> dict[str, Any]:
    """Write the spectra at a ``point``, or at ``points`` (see :meth:`engine.spectra.signature.Site.read`), of ``image``.

    ``table`` is a CSV file, ``plot`` an HTML page.
    """
    source = open_image(image)
    single = read_point(point)
    if (single is None) == (points is None):
        raise InputError("Give a point or a layer of points.")
    if single is not None:
        spectra = spectrum_at(source, single)
    else:
        spectra = spectra_at(source, [Site.read(value) for value in points or ()], job.part(0.0, 0.8))
    with Outputs(job) as outputs:
        if table:
            outputs.write_lines(table, signature_table(spectra))
        if plot:
            outputs.write_text(plot, signature_page(spectra, source))
    job.progress(1.0)
    return {"table": table, "plot": plot, "points": len(spectra.sites)}

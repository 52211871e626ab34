"""Step ``spectralsignature``: the spectra at points, as a table and as a plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import InputError
from ..job import Job
from ..raster.fill import mark_fill
from ..raster.image import open_image
from ..raster.layer import Source
from ..raster.outputs import Outputs
from ..raster.point import read_point
from ..spectra.signature import Place, signature_table, spectra_at, spectrum_at
from ..spectra.signature_plot import signature_page


def run(
    job: Job,
    *,
    image: Source,
    point: Mapping[str, Any] | None = None,
    points: Sequence[Mapping[str, Any]] | None = None,
    table: str | None = None,
    plot: str | None = None,
) -> dict[str, Any]:
    """Write the spectra at a ``point``, or at ``points`` (see :meth:`engine.spectra.signature.Place.read`), of ``image``.

    ``table`` is a CSV file, ``plot`` an HTML page.
    """
    source = mark_fill(open_image(image), job.part(0.0, 0.1), drop_empty=False)
    place = read_point(point)
    if (place is None) == (points is None):
        raise InputError("Give a point or a layer of points.")
    if place is not None:
        spectra = spectrum_at(source, place)
    else:
        spectra = spectra_at(source, [Place.read(value) for value in points or ()], job.part(0.1, 0.8))
    with Outputs(job) as outputs:
        if table:
            outputs.write_lines(table, signature_table(spectra))
        if plot:
            outputs.write_text(plot, signature_page(spectra, source))
    job.progress(1.0)
    return {"table": table, "plot": plot, "points": len(spectra.places)}

"""Step ``spectralsignature``: the spectra at points, as a table and as a plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import InputError
from ..job import Job
from ..raster.image import open_image
from ..raster.outputs import Outputs
from ..raster.point import read_point
from ..spectra.signature import Interpolation, Place, signature_table, spectra_at, spectrum_at
from ..spectra.signature_plot import signature_page


def run(
    job: Job,
    *,
    image: str,
    point: Mapping[str, Any] | None = None,
    points: Sequence[Mapping[str, Any]] | None = None,
    table: str | None = None,
    plot: str | None = None,
    interpolation: Interpolation = "nearest",
) -> dict[str, Any]:
    """Write the spectra at a ``point``, or at ``points`` (see :meth:`engine.spectra.signature.Place.read`), of ``image``.

    ``table`` is a CSV file, ``plot`` an HTML page; for ``interpolation`` see :func:`engine.spectra.signature.spectrum_at`.
    """
    source = open_image(image)
    place = read_point(point)
    if (place is None) == (points is None):
        raise InputError("Give a point or a layer of points.")
    if place is not None:
        spectra = spectrum_at(source, place, interpolation)
    else:
        spectra = spectra_at(source, [Place.read(value) for value in points or ()], job.part(0.0, 0.8), interpolation)
    with Outputs(job) as outputs:
        if table:
            outputs.write_lines(table, signature_table(spectra))
        if plot:
            outputs.write_text(plot, signature_page(spectra, source))
    job.progress(1.0)
    return {"table": table, "plot": plot, "points": len(spectra.places)}

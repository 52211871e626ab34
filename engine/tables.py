"""Tables as CSV text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from .bands import Band
from .clustering import ClusterStatistics
from .signature import TABLE_HEADER, Spectra


def cluster_table(bands: Sequence[Band], found: ClusterStatistics) -> str:
    """Return one line a cluster: number, pixels, share of the valid pixels, km², and the mean of each band."""
    rows = [
        [
            cluster + 1,
            int(pixels),
            round(pixels / max(found.valid, 1), 6),
            round(float(area), 6),
            *found.spectrum(cluster),
        ]
        for cluster, (pixels, area) in enumerate(zip(found.pixels, found.area, strict=True))
    ]
    return _csv(["cluster", "pixels", "share", "area_km2", *(f"mean_{band.label}" for band in bands)], rows)


def band_table(rows: Sequence[Sequence[object]]) -> str:
    """Return one line a band, under the names of the STAC electro-optical extension; wavelengths are in micrometres."""
    header = ["name", "common_name", "description", "center_wavelength", "full_width_half_max"]
    return _csv(header, rows)


def signature_table(spectra: Spectra) -> Iterator[str]:
    """Yield the lines of a table with one line for each point and band; coordinates are in the image's CRS."""
    yield _line(TABLE_HEADER)
    yield from map(_line, spectra.rows())


def _csv(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    return "".join(map(_line, [header, *rows]))


def _line(values: Sequence[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(["" if value is None else _plain(value) for value in values])
    return text.getvalue()


def _plain(value: object) -> object:
    return f"{value:.7g}" if isinstance(value, float) else value

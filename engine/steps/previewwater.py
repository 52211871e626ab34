"""Step ``previewwater``: what an image shows at a point and around it, for a look before anything is run."""

from __future__ import annotations

import base64
import struct
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from affine import Affine
from numpy.typing import NDArray

from ..compute import backend
from ..job import Job
from ..raster.bands import COMMON_NAMES, Band
from ..raster.layer import Source
from ..raster.point import Point, read_point
from ..water.codes import UNOBSERVED, WATER
from ..water.preview import Preview, learn, look

#: Outlines of more corners than this would take longer to draw than to find: the smallest spots are left out of the picture.
_CORNERS = 60_000
_LARGEST_SPOT = 64


def run(job: Job, *, image: Source, point: Mapping[str, Any] | None = None, cell: float = 0.0) -> dict[str, Any]:
    """Return what ``image`` shows at ``point`` and around it; without a point, only get ready for one.

    ``cell`` is the side of a cell of the map on which it is shown, in units of the image's CRS; 0 for the image's own pixels.
    Outlines are those of pixels, as WKB in base64, in ``crs``.
    """
    with backend.on_this_computer():
        learned = learn(image, job)
    source = learned.map.image
    about = {
        "name": source.name,
        "date": source.date,
        "notes": list(learned.notes),
        "short_wave": learned.map.evidence.bands.has_swir,
    }
    where = read_point(point)
    if where is None:
        return about
    job.check_cancelled()
    found = look(learned.map, where, cell)
    job.check_cancelled()
    return {**about, **_described(found, where)}


def _described(preview: Preview, point: Point) -> dict[str, Any]:
    found, image, window = preview.found, preview.image, preview.window
    transform = image.grid.transform @ Affine.translation(window.col_off, window.row_off)
    corners = [(0, 0), (window.width, 0), (window.width, window.height), (0, window.height)]
    observed = preview.codes != UNOBSERVED
    wet = preview.codes == WATER
    return {
        "kind": found.kind,
        # Green, near and short-wave infrared.
        "pixel": found.pixel,
        "pixel_land": found.land,
        "pixel_water": found.water,
        "share": found.share,
        "x": point.x,
        "y": point.y,
        "point_crs": point.crs,
        "bands": [{"name": band.label, "wavelength": _wavelength(band)} for band in image.bands],
        "spectrum": preview.spectrum,
        "water": preview.water.values,
        "water_pixels": preview.water.pixels,
        "land": preview.land.values,
        "land_pixels": preview.land.pixels,
        "observed_share": float(observed.mean()),
        "water_share": float(wet.sum() / max(1, observed.sum())),
        "crs": image.grid.crs,
        "looked_at": [transform @ corner for corner in corners],
        "outline": _outline(wet, transform),
        "gaps": _outline(~observed, transform),
        "resolution": max(image.grid.resolution),
        "coarser": image.overview is not None,
    }


def _wavelength(band: Band) -> float | None:
    """Return a band's centre in nanometres, that of its common name where the file has none."""
    if band.wavelength is not None or band.role not in COMMON_NAMES:
        return band.wavelength
    return 500.0 * sum(COMMON_NAMES[band.role])


def _outline(chosen: NDArray[np.bool_], transform: Affine) -> str:
    """Return the outline of pixels as a MultiPolygon, WKB in base64; an empty text where there are none."""
    from rasterio.features import shapes, sieve

    if not chosen.any():
        return ""
    mask, spot = chosen.astype(np.uint8), 1
    while spot < _LARGEST_SPOT and _corners(mask) > _CORNERS:
        spot *= 2
        mask = sieve(mask, spot)
    polygons = [each["coordinates"] for each, _ in shapes(mask, mask=mask == 1, transform=transform)]
    return base64.b64encode(_wkb(polygons)).decode("ascii")


def _wkb(polygons: Sequence[Sequence[Sequence[tuple[float, float]]]]) -> bytes:
    """Return polygons, each a ring and its holes, as a MultiPolygon (OGC 06-103r4, 8.2.8); little-endian."""
    parts = [struct.pack("<BII", 1, 6, len(polygons))]
    for rings in polygons:
        parts.append(struct.pack("<BII", 1, 3, len(rings)))
        for ring in rings:
            parts += [struct.pack("<I", len(ring)), np.asarray(ring, "<f8").tobytes()]
    return b"".join(parts)


def _corners(mask: NDArray[np.uint8]) -> int:
    """Return how many corners the outline of the ones has: where two by two pixels are not alike along both sides."""
    padded = np.pad(mask, 1).astype(np.int8)
    crossed = padded[:-1, :-1] - padded[:-1, 1:] - padded[1:, :-1] + padded[1:, 1:]
    return int(np.count_nonzero(crossed))

"""Step ``searchscenes``: which scenes a STAC API has of a place."""

from __future__ import annotations

import json
from typing import Any

from ..job import Job
from ..raster.grid import read_crs
from ..raster.outputs import Outputs
from ..raster.plausible import require_latitude
from ..scenes.search import search
from ..scenes.search_request import SearchRequest


def run(
    job: Job,
    *,
    url: str,
    collections: list[str],
    extent: dict[str, Any],
    output: str,
    start: str = "",
    end: str = "",
    max_cloud: float | None = None,
    platform: str = "",
    limit: int = 100,
) -> dict[str, Any]:
    """Search, and write one footprint a line to ``output``, as JSON."""
    request = SearchRequest(url, collections, _degrees(extent), start, end, max_cloud, platform, limit)
    found = search(request, job)
    for note in found.notes:
        job.info(note)
    if not found.footprints:
        job.warning(
            "No scene was found. Try a longer time, a larger extent or more cloud, and check the name of the platform."
        )
    with Outputs(job) as outputs:
        outputs.write_text(output, "".join(f"{json.dumps(footprint)}\n" for footprint in found.footprints))
    return {"count": len(found.footprints), "url": request.address}


def _degrees(extent: dict[str, Any]) -> tuple[float, float, float, float]:
    from rasterio.warp import transform_bounds

    crs = extent["crs"] or "EPSG:4326"
    west, south, east, north = transform_bounds(read_crs(crs), read_crs("EPSG:4326"), *map(float, extent["bounds"]))
    # What a map shows may reach beyond the poles, but not lie there as a whole.
    require_latitude(south if south > 0 else north, "EPSG:4326", "The extent")
    return west, max(south, -90.0), east, min(north, 90.0)

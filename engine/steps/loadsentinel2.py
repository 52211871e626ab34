"""Step ``loadsentinel2``: a Sentinel-2 product as one image."""

from __future__ import annotations

from typing import Any

from ..job import Job
from ..loading import LoadRequest, load_scene
from ..sentinel2 import read_sentinel2


def run(job: Job, *, product: str, **request: Any) -> dict[str, Any]:
    """Load ``product``; see :class:`engine.loading.LoadRequest` for the rest."""
    return load_scene(read_sentinel2(product), LoadRequest(**request), job)

"""Step ``loadsentinel2``: a Sentinel-2 product as one image."""

from __future__ import annotations

from typing import Any

from ..arguments import read_arguments
from ..job import Job
from ..scenes.loading import LoadRequest, load_scene
from ..scenes.sentinel2 import read_sentinel2


def run(job: Job, *, product: str, **request: Any) -> dict[str, Any]:
    """Load ``product``; see :class:`engine.scenes.loading.LoadRequest` for the rest."""
    wanted = read_arguments("The step 'loadsentinel2'", LoadRequest, request)
    return load_scene(read_sentinel2(product), wanted, job)

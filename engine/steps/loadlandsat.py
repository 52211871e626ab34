"""Step ``loadlandsat``: a Landsat product as one image."""

from __future__ import annotations

from typing import Any

from ..job import Job
from ..landsat import read_landsat
from ..loading import LoadRequest, load_scene


def run(job: Job, *, product: str, **request: Any) -> dict[str, Any]:
    """Load ``product``; see :class:`engine.loading.LoadRequest` for the rest."""
    wanted = LoadRequest(**request)
    return load_scene(job.while_listening(lambda: read_landsat(product)), wanted, job)

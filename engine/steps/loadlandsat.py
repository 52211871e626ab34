"""Step ``loadlandsat``: a Landsat product as one image."""

from __future__ import annotations

from typing import Any

from ..arguments import read_arguments
from ..job import Job
from ..scenes.landsat import read_landsat
from ..scenes.loading import LoadRequest, load_scene


def run(job: Job, *, product: str, **request: Any) -> dict[str, Any]:
    """Load ``product``; see :class:`engine.scenes.loading.LoadRequest` for the rest."""
    wanted = read_arguments("The step 'loadlandsat'", LoadRequest, request)
    return load_scene(job.while_listening(lambda: read_landsat(product)), wanted, job)

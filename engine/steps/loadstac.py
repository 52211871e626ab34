"""Step ``loadstac``: the scene of a STAC item as one image."""

from __future__ import annotations

from typing import Any

from ..arguments import read_arguments
from ..job import Job
from ..scenes.loading import LoadRequest, load_scene
from ..scenes.stac import read_stac


def run(job: Job, *, product: str, **request: Any) -> dict[str, Any]:
    """Load the item at the address or path ``product``; see :class:`engine.scenes.loading.LoadRequest` for the rest."""
    wanted = read_arguments("The step 'loadstac'", LoadRequest, request)
    job.progress(0.0, "Reading the item")
    return load_scene(job.while_listening(lambda: read_stac(product)), wanted, job)

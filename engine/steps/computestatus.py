"""Step ``computestatus``: start the dask workers, unless that means to submit jobs, and report on them."""

from __future__ import annotations

from typing import Any

from ..compute import backend, settings
from ..job import Job


def run(job: Job) -> dict[str, Any]:
    """Describe where tasks run. Jobs of SLURM cost others their turn, so a look at the status must not submit any."""
    if settings.current().kind != "slurm":
        backend.connection(job)
    return backend.describe()

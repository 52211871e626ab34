"""Step ``cluster``: start the dask cluster, unless that means to ask SLURM for it, and say what it is."""

from __future__ import annotations

from typing import Any

from .. import cluster, settings
from ..job import Job


def run(job: Job) -> dict[str, Any]:
    """Describe the cluster. Jobs of SLURM cost others their turn, so a look at the status must not submit any."""
    if settings.current().kind != "slurm":
        cluster.connection(job)
    return cluster.describe()

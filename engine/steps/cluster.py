"""Step ``cluster``: start the dask cluster and say what it is."""

from __future__ import annotations

from typing import Any

from .. import cluster
from ..job import Job


def run(job: Job) -> dict[str, Any]:
    """Start the cluster if need be and describe it."""
    cluster.client()
    return cluster.describe()

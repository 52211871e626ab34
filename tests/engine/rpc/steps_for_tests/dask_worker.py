"""A step that computes on a dask worker and returns the id of its process and the folder that is its own."""

from __future__ import annotations

import os
from typing import Any

from engine.compute import backend
from engine.job import Job


def run(job: Job) -> dict[str, Any]:
    client = backend.connection(job).client
    (about,) = client.scheduler_info()["workers"].values()
    return {"worker": client.submit(os.getpid, pure=False).result(), "folder": about["local_directory"]}

"""A step whose work does not hear of a cancel: a call of a library, or a task on a worker. A file tells that it has begun."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from engine.job import Job
from engine.raster.windows import map_windows


def run(job: Job, *, how: str, begun: str, seconds: float = 60.0) -> dict[str, Any]:
    def work(_number: int = 0) -> float:
        Path(begun).touch()
        time.sleep(seconds)
        return seconds

    if how == "call":
        return {"slept": job.while_listening(work)}
    return {"slept": [slept for _, slept in map_windows(work, range(1), job)]}

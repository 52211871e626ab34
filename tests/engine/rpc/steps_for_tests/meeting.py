"""A step that ends only when enough runs of it are under way at the same time."""

from __future__ import annotations

import threading
from typing import Any

from engine.job import Job

_barriers: dict[int, threading.Barrier] = {}
_lock = threading.Lock()


def run(job: Job, *, parties: int, seconds: float = 10.0) -> dict[str, Any]:
    with _lock:
        barrier = _barriers.setdefault(parties, threading.Barrier(parties))
    return {"place": barrier.wait(seconds)}

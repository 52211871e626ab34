"""A step that spends its time in native code which lets no other thread of Python run."""

from __future__ import annotations

import ctypes
from typing import Any

from engine.job import Job


def run(job: Job, *, seconds: int) -> dict[str, Any]:
    job.progress(0.5, "holding")
    ctypes.PyDLL(None).sleep(seconds)
    return {"held": seconds}

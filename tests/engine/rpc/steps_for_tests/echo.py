"""A step that returns what it was given, and says what it was told to say."""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import Any

from engine.job import Job


def run(job: Job, *, value: Any = None, progress: int = 0, message: str = "") -> dict[str, Any]:
    for count in range(progress):
        job.progress((count + 1) / progress, f"step {count + 1}")
    if message:
        job.info(message)
    if value == "numbers":
        import numpy as np

        value = {
            "nan": math.nan,
            "inf": -math.inf,
            "float32": np.float32(0.5),
            "int64": np.int64(7),
            "array": np.array([1.0, np.nan]),
            "path": Path("a") / "b",
        }
    return {"value": value, "token": job.token, "threads": os.environ["OMP_NUM_THREADS"]}

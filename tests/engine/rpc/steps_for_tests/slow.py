"""A step that takes long and keeps a temporary file while it runs; it listens to cancel or, if told so, does not."""

from __future__ import annotations

import time
from typing import Any

from engine.job import Job


def run(job: Job, *, output: str, seconds: float = 60.0, listen: bool = True, silent: bool = False) -> dict[str, Any]:
    temporary = job.temporary(output)
    temporary.write_text("unfinished")
    started = time.monotonic()
    try:
        job.progress(0.0, "started")
        while (passed := time.monotonic() - started) < seconds:
            time.sleep(0.01)
            if listen and not silent:
                job.progress(passed / seconds, "running")
            elif listen:
                job.check_cancelled()
        temporary.rename(output)
    finally:
        temporary.unlink(missing_ok=True)
    return {"output": output}

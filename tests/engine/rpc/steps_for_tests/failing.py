"""A step that fails in the way it is told."""

from __future__ import annotations

import errno
import os
from typing import Any

from engine.errors import ComputeError, InputError
from engine.job import Job


def run(job: Job, *, how: str, output: str = "") -> dict[str, Any]:
    if how == "exit":
        os._exit(7)
    if how == "package":
        import no_such_package_of_anyone  # noqa: F401
    if how == "connect":
        from distributed import Client

        Client("tcp://127.0.0.1:9", timeout=0.5)
    if how == "lost":
        from distributed.comm import CommClosedError

        raise CommClosedError("in <TCP local=tcp://127.0.0.1>: Stream is closed")
    if how == "killed worker":
        from distributed.scheduler import KilledWorker

        raise KilledWorker("task", "worker", 3)
    url = "https://me:SECRET@host/a.tif?sig=SECRET"  # pragma: allowlist secret
    if how == "secret":
        # As a library prints.
        os.write(2, f"Fetching {url}\n".encode())
    raise {
        "secret": ValueError(f"{url} is odd"),
        "secret input": InputError(f"{url} is gone"),
        "input": InputError("The raster 'a.tif' has no CRS. Assign one."),
        "cluster": ComputeError("No scheduler at tcp://a:1."),
        "memory": MemoryError(),
        "timeout": TimeoutError("a web server was slow"),
        "disk": OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
        "disk file": OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), output),
        "permission": PermissionError(errno.EACCES, "Permission denied", output),
        "value": ValueError("array must not\ncontain infs"),
        "system exit": SystemExit(3),
    }[how]

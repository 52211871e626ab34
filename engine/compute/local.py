"""Dask workers on this computer: threads of the engine, or processes."""

from __future__ import annotations

import logging
import os
from typing import Any

from ..errors import ComputeError
from . import scratch
from .connection import Connection, close_parts
from .settings import ComputeSettings


def start(settings: ComputeSettings) -> Connection:
    """Start dask workers on this computer.

    Raises
    ------
    ComputeError
        If it cannot be started.
    """
    import dask
    from distributed import Client, LocalCluster, Security

    cores = settings.workers or os.cpu_count() or 1
    processes = settings.worker_kind == "processes"
    dask.config.set(
        {
            "temporary-directory": str(scratch.private_folder("dask")),
            # Steps hold at most a few windows; freed memory that the operating system keeps must not pause the workers.
            "distributed.worker.memory.pause": False,
            "distributed.worker.memory.terminate": False if not processes else 0.95,
            # Dask's profiler looks at all threads' frames a hundred times a second. If Python collects garbage meanwhile and a
            # finalizer lets go of its lock, all threads stand still for good (Python before 3.11.5).
            "distributed.worker.profile.enabled": False,
            "distributed.admin.log-format": "%(name)s - %(levelname)s - %(message)s",
        }
    )
    try:
        cluster = LocalCluster(
            n_workers=cores if processes else 1,
            threads_per_worker=1 if processes else cores,
            processes=processes,
            # Threads of this process talk through memory, without any socket; processes over the loopback only. Other users of
            # the computer reach that too, and whoever may talk to a scheduler or a worker has it run what he likes.
            protocol="tls://" if processes else "inproc://",
            security=Security.temporary() if processes else None,
            host="127.0.0.1" if processes else None,
            memory_limit=f"{settings.memory_limit_gb}GB" if settings.memory_limit_gb else "auto",
            # Without an address of their own the web servers of scheduler and workers would listen on all networks.
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0", "dashboard": settings.dashboard},
            worker_dashboard_address=None if processes else "127.0.0.1:0",
            silence_logs=logging.ERROR,
        )
        if not settings.dashboard:
            stop_web_servers(cluster.scheduler, *cluster.workers.values())
        # What else this process computes with dask is none of our business: in a notebook, other things are.
        client = Client(cluster, set_as_default=False)
    except (OSError, RuntimeError, ValueError) as problem:
        raise ComputeError(
            f"The dask workers could not be started: {problem}. See Engine status for the log."
        ) from problem
    return Connection(
        client,
        "local",
        stop=lambda: close_parts(client, cluster),
        about=lambda: {"workers": settings.worker_kind},
        in_process=not processes,
    )


def stop_web_servers(*nodes: Any) -> None:
    """Stop the web servers of scheduler and workers, which start whether or not a dashboard is wanted.

    Those of worker processes cannot be reached from here; they listen on the loopback only.
    """
    for node in nodes:
        server = getattr(node, "http_server", None)
        if server is not None:
            server.stop()

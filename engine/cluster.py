"""The dask cluster that computes in the background: started once, at the first step that needs it."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
from typing import Any

from .errors import ClusterError
from .settings import current

_log = logging.getLogger(__name__)
_lock = threading.Lock()
_client: Any = None


def client() -> Any:
    """Return the :class:`distributed.Client` of the background cluster, starting the cluster if there is none.

    Raises
    ------
    ClusterError
        If the cluster cannot be started.
    """
    global _client
    with _lock:
        if _client is None or _client.status not in ("running", "connecting"):
            _client = _start()
        return _client


def close() -> None:
    """Stop the cluster, if there is one."""
    global _client
    with _lock:
        running, _client = _client, None
    if running is None:
        return
    for part in (running, running.cluster):
        try:
            if part is not None:
                part.close(timeout=2)
        except TimeoutError:
            # Worker processes of a busy machine take longer; they end by themselves, at the latest with this process.
            _log.warning("The dask cluster is slow to stop")


def threads() -> int:
    """Return how many window tasks the cluster runs at once."""
    return sum(client().nthreads().values()) or 1


def describe() -> dict[str, Any]:
    """Return the cluster's kind, workers and memory limit, for the status report; starts nothing."""
    settings = current()
    about = {"kind": "local", "workers": settings.worker_kind, "running": _client is not None}
    if _client is not None:
        workers = _client.scheduler_info(n_workers=-1)["workers"].values()
        about["processes"] = len(workers)
        about["threads"] = sum(worker["nthreads"] for worker in workers)
        about["memory_limit_gb"] = round(sum(worker["memory_limit"] for worker in workers) / 1e9, 1)
        about["dask"] = _dask_version()
    return about


def _dask_version() -> str:
    import dask

    return dask.__version__


def _start() -> Any:
    import dask
    from distributed import Client, LocalCluster

    settings = current()
    cores = settings.workers or os.cpu_count() or 1
    processes = settings.worker_kind == "processes"
    dask.config.set(
        {
            "temporary-directory": os.path.join(tempfile.gettempdir(), "strandline-dask"),
            # Steps hold at most a few windows; freed memory that the operating system keeps must not pause the workers.
            "distributed.worker.memory.pause": False,
            "distributed.worker.memory.terminate": False if not processes else 0.95,
            "distributed.admin.log-format": "%(name)s - %(levelname)s - %(message)s",
        }
    )
    try:
        cluster = LocalCluster(
            n_workers=cores if processes else 1,
            threads_per_worker=1 if processes else cores,
            processes=processes,
            # Threads of this process talk through memory, without any socket; processes over the loopback only.
            protocol="tcp://" if processes else "inproc://",
            host="127.0.0.1" if processes else None,
            memory_limit=f"{settings.memory_limit_gb}GB" if settings.memory_limit_gb else "auto",
            # Without an address of their own the web servers of scheduler and workers would listen on all networks.
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0", "dashboard": settings.dashboard},
            worker_dashboard_address=None if processes else "127.0.0.1:0",
            silence_logs=logging.ERROR,
        )
        if not settings.dashboard:
            _stop_web_servers(cluster)
        started = Client(cluster)
    except (OSError, RuntimeError, ValueError) as problem:
        raise ClusterError(
            f"The dask cluster could not be started: {problem}. See Engine status for the log."
        ) from problem
    if settings.dashboard:
        _log.info("dask dashboard at %s", started.dashboard_link)
    return started


def _stop_web_servers(cluster: Any) -> None:
    # Scheduler and workers start them whether or not a dashboard is wanted. Those of worker processes cannot be reached
    # from here; they listen on the loopback only.
    for node in (cluster.scheduler, *cluster.workers.values()):
        server = getattr(node, "http_server", None)
        if server is not None:
            server.stop()

"""The dask workers that compute in the background: started once, at the first step that needs it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from .. import activity
from ..errors import EnvironmentProblem
from ..job import Job
from . import settings
from .connection import Connection, workers_of

_log = logging.getLogger(__name__)
_lock = threading.Lock()
_connection: Connection | None = None
#: Threads of this process, for what is done here while the workers are elsewhere.
_here: Connection | None = None
_of_thread = threading.local()


@contextmanager
def on_this_computer() -> Iterator[None]:
    """Have this thread's tasks run in this process while the block lasts, wherever the workers are.

    For what is too small to wait for a scheduler, or for jobs of SLURM.
    """
    before = getattr(_of_thread, "here", False)
    _of_thread.here = True
    try:
        yield
    finally:
        _of_thread.here = before


def connection(job: Job | None = None) -> Connection:
    """Return the connection to the dask workers, starting or connecting to some if there is none.

    Parameters
    ----------
    job : Job, optional
        Hears of the waiting, which its cancelling ends, and of workers that differ from this engine.

    Raises
    ------
    InputError
        If a setting of the workers is wrong.
    ComputeError
        If workers cannot be started or reached, there are none, or some cannot do the work.
    Cancelled
        If the user asked to stop.
    """
    global _connection
    job = job or Job()
    if getattr(_of_thread, "here", False) and settings.current().kind != "local":
        return _connection_here(job)
    with _turn(job):
        if _connection is not None and _connection.is_lost():
            lost, _connection = _connection, None
            lost.stop()
        if _connection is None:
            _connection = _start(job)
            link = _connection.dashboard()
            if settings.current().dashboard and link:
                _log.info("dask dashboard at %s", link)
                job.info(f"Dask's dashboard: {link}")
        elif _connection.workers is not None:
            _connection.workers.register(job)
        return _connection


def close() -> None:
    """Stop the workers, or leave them if they are not ours."""
    global _connection, _here
    with _lock:
        ended = [each for each in (_connection, _here) if each is not None]
        _connection = _here = None
    for each in ended:
        each.stop()
    if settings.current().kind == "slurm":
        from . import slurm

        slurm.wait_for_closing()


def is_running() -> bool:
    """Whether there is a connection to workers now."""
    return _connection is not None


def release() -> None:
    """Give back what others wait for: the jobs of SLURM. Meant for when the user has cancelled."""
    if _connection is not None and _connection.kind == "slurm":
        close()


def busy() -> int:
    """Return how many pieces of work are under way here and in the worker processes of this computer.

    What workers of other machines do is theirs: jobs of SLURM are given back, a scheduler's workers are not ours to end.
    """
    found, running = activity.count(), _connection
    if running is not None and running.kind == "local" and not running.in_process:
        try:
            found += sum(running.client.run(activity.count).values())
        except (OSError, TimeoutError, RuntimeError) as problem:
            _log.warning("The worker processes do not say whether they work: %s", problem)
    return found


def describe() -> dict[str, Any]:
    """Return the kind of the workers, their number and memory limit, for the status report; starts nothing."""
    wanted, running = settings.current(), _connection
    if running is None:
        about: dict[str, Any] = {"kind": wanted.kind, "running": False}
        if wanted.kind == "local":
            about["workers"] = wanted.worker_kind
        elif wanted.kind == "scheduler":
            about["address"] = wanted.scheduler.address
        else:
            from .slurm import job_script

            about["job_script"] = job_script(wanted.slurm)
        return about
    workers = workers_of(running.client).values()
    about = {"kind": running.kind, **running.about(), "running": True}
    about["processes"] = len(workers)
    about["threads"] = sum(worker["nthreads"] for worker in workers)
    about["memory_limit_gb"] = round(sum(worker["memory_limit"] or 0 for worker in workers) / 1e9, 1)
    about["dask"] = _dask_version()
    if wanted.dashboard or running.kind == "scheduler":
        about["dashboard"] = running.dashboard()
    return about


def _dask_version() -> str:
    import dask

    return dask.__version__


@contextmanager
def _turn(job: Job) -> Iterator[None]:
    """Hold the lock; another run may have it for minutes while it waits for workers."""
    while not _lock.acquire(timeout=0.05):
        job.check_cancelled()
    try:
        yield
    finally:
        _lock.release()


def _connection_here(job: Job) -> Connection:
    global _here
    with _turn(job):
        if _here is None or _here.is_lost():
            from . import local

            _import_dask()
            _here = local.start(replace(settings.current(), worker_kind="threads"))
        return _here


def _import_dask() -> None:
    try:
        import dask
    except Exception as problem:  # whatever a file that is not ours makes of it
        raise EnvironmentProblem(
            f"Dask cannot be loaded: {' '.join(str(problem).split())[:300]}. A file of its configuration (in ~/.config/dask, "
            "/etc/dask or the folder that DASK_CONFIG names) may be malformed: mend it, or move it away."
        ) from problem
    # Dask would advise against what Connection.scatter does; it is a hundred MB at the most.
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})


def _start(job: Job) -> Connection:
    _import_dask()
    wanted = settings.current()
    # Each kind needs packages of its own, which are loaded only when it is used.
    if wanted.kind == "scheduler":
        from . import scheduler

        return scheduler.connect(wanted.scheduler, job)
    if wanted.kind == "slurm":
        from . import slurm

        return slurm.start(wanted, job)
    from . import local

    return local.start(wanted)

"""Dask workers that run as jobs of SLURM, by dask-jobqueue: submitted when a step needs them, gone when it is over.

The scheduler is in this process and must be reached by the nodes, so it listens beyond the loopback. Everyone who speaks to it
shows a certificate that is made for this one run of the scheduler and lies in a folder that only the user can read.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import shlex
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from ..errors import Cancelled, ComputeError, InputError
from ..job import Job
from . import authorities, tls_errors
from .connection import Connection, close_parts, make_listening
from .limits import CACHE, THREADS
from .local import stop_web_servers
from .remote_workers import RemoteWorkers
from .settings import ComputeSettings, SlurmSettings, check_folder

log = logging.getLogger(__name__)

#: How often to look for workers, and to ask SLURM for its jobs.
_POLL_SECONDS, _ASK_SECONDS = 0.1, 3.0
#: What belongs to a worker: its certificate, the key to it, and the authority, which is the same certificate.
#: What workers load before anything else, as a file in the folder that they share with this computer.
_PRELOAD = "tls_errors.py"
_TLS_FILES = {"tls_ca_file": "ca.pem", "tls_worker_cert": "worker.pem", "tls_worker_key": "worker-key.pem"}
#: How long SLURM may take to answer when the jobs are cancelled.
_CLOSE_SECONDS = 8

_FOLDER = ".strandline-slurm-"

_importing = threading.Lock()
_closing: set[threading.Thread] = set()


def start(settings: ComputeSettings, job: Job) -> Connection:
    """Submit jobs and wait for the first worker.

    Parameters
    ----------
    settings : ComputeSettings
    job : Job
        Hears what SLURM says of the jobs. Its cancelling ends the waiting, and the jobs.

    Raises
    ------
    InputError
        If cores or memory are set nowhere, or the shared folder cannot be written.
    ComputeError
        If there is no SLURM, it rejects the jobs, or no worker comes.
    """
    if shutil.which("sbatch") is None:
        raise ComputeError(
            "There is no SLURM on this computer: the program sbatch was not found. Run QGIS on a login node of the cluster, or "
            "choose other dask workers in Strandline's settings."
        )
    job.progress(0.0, "Submitting jobs to SLURM")
    jobs = make_listening(job, partial(_SlurmJobs, settings), _close_aside)
    try:
        jobs.wait(job)
        workers = RemoteWorkers(jobs.client)
        job.while_listening(partial(workers.register, job))
    except Cancelled:
        # The user gets an answer at once; SLURM may take seconds.
        _close_aside(jobs)
        raise
    except BaseException:
        jobs.close()
        raise
    return Connection(jobs.client, "slurm", jobs.close, jobs.about, workers=workers)


def wait_for_closing() -> None:
    """Return when the jobs of cancelled starts are gone, too."""
    for thread in list(_closing):
        thread.join()


def job_script(settings: SlurmSettings) -> str:
    """Return the script that would be submitted; submits nothing.

    Raises
    ------
    InputError
        If cores or memory are set nowhere.
    """
    from distributed import Security

    shown = os.path.join(_shared_folder(settings), _FOLDER + "...")
    security = _quoting(Security)(**{name: os.path.join(shown, file) for name, file in _TLS_FILES.items()})
    # A job makes a folder for its log as soon as it is described.
    with tempfile.TemporaryDirectory() as folder:
        try:
            job = _jobqueue().SLURMCluster.job_cls(
                "tls://THIS-COMPUTER:PORT",
                name="strandline-0",
                protocol="tls://",
                security=security,
                **_job_options(settings, Path(folder)),
            )
        except ValueError as problem:
            raise _unset(problem) from problem
        return str(job.job_script()).replace(folder, shown)


class _SlurmJobs:
    """A scheduler in this process, and its workers in jobs."""

    def __init__(self, settings: ComputeSettings) -> None:
        from distributed import Client

        self._settings = settings.slurm
        self._folder = _private_folder(settings.slurm)
        tls_errors.install()
        shutil.copyfile(tls_errors.__file__, self._folder / _PRELOAD)
        self.cluster: Any = None
        self.client: Any = None
        try:
            self.cluster = _jobqueue().SLURMCluster(
                protocol="tls://",
                security=_temporary_security(self._folder),
                scheduler_options=_scheduler_options(settings),
                **_job_options(settings.slurm, self._folder),
            )
            if not settings.dashboard:
                stop_web_servers(self.cluster.scheduler)
            self.client = Client(self.cluster, set_as_default=False)
            self.cluster.sync(_submit, self.cluster, settings.slurm.jobs)
        except BaseException as problem:
            self.close()
            if isinstance(problem, ValueError):
                raise _unset(problem) from problem
            if isinstance(problem, (OSError, RuntimeError)):
                raise ComputeError(f"SLURM does not take the jobs. {_reason(problem)}") from problem
            raise

    def about(self) -> dict[str, Any]:
        """Return what to tell in a status report."""
        return {"address": self.cluster.scheduler_address, "jobs": ", ".join(self._numbers())}

    def wait(self, job: Job) -> None:
        """Wait for the first worker, and tell what SLURM says meanwhile."""
        began = asked = time.monotonic()
        text, gone = "Waiting for SLURM to start the jobs", 0
        while not self.cluster.scheduler.workers:
            now = time.monotonic()
            if now - began > 60 * self._settings.wait_minutes:
                raise ComputeError(
                    f"SLURM has started no worker within {self._settings.wait_minutes:g} minutes ({text}). Try again later, "
                    "ask for less, or wait longer (Strandline's settings)."
                )
            if now - asked > _ASK_SECONDS:
                states = job.while_listening(self._states)
                gone = 0 if states else gone + 1
                if gone == 2:
                    raise ComputeError(
                        "The jobs ended before a dask worker came to life. Does the interpreter on the nodes have the engine's "
                        f"packages, and do the nodes reach this computer and '{self._folder.parent}'? {self._log_tail()}"
                    )
                text = f"Waiting for SLURM: {states or 'no jobs'}"
                asked = time.monotonic()
            job.progress(0.0, text)
            time.sleep(_POLL_SECONDS)

    def close(self) -> None:
        """End the jobs first of all, then scheduler and client."""
        try:
            if self.cluster is not None:
                self.cluster.sync(_cancel_jobs, self.cluster, callback_timeout=_CLOSE_SECONDS)
        except (OSError, RuntimeError) as problem:
            log.warning("Jobs could not be cancelled, their workers will end by themselves: %s", problem)
        finally:
            close_parts(*(part for part in (self.client, self.cluster) if part is not None))
            shutil.rmtree(self._folder, ignore_errors=True)

    def _numbers(self) -> list[str]:
        return sorted(str(job.job_id) for job in self.cluster.workers.values() if job.job_id)

    def _states(self) -> str:
        """Return in SLURM's words how many jobs are in which state and why, or "" if there are none any more."""
        command = ["squeue", "--noheader", "--format=%T (%r)", "--jobs=" + ",".join(self._numbers())]
        try:
            # dask-jobqueue's own way to run SLURM's programs.
            lines = self.cluster.sync(self.cluster.job_cls._call, command).splitlines()
        except RuntimeError:
            # Jobs that SLURM has forgotten.
            return ""
        words = [line.strip().removesuffix(" (None)").lower() for line in lines if line.strip()]
        return ", ".join(f"{words.count(word)} {word}" for word in sorted(set(words)))

    def _log_tail(self) -> str:
        lines = [
            line
            for path in sorted(self._folder.glob("*.err"))
            for line in path.read_text("utf-8", "replace").splitlines()
        ]
        return f"The log of the jobs ends with: {' / '.join(lines[-3:])}" if lines else "The jobs left no log."


async def _submit(cluster: Any, jobs: int) -> None:
    cluster.scale(jobs=jobs)
    # It goes on in the background, and would keep to itself what sbatch says.
    await cluster._correct_state()


async def _cancel_jobs(cluster: Any) -> None:
    from distributed import Status

    jobs = list(cluster.workers.values())
    await asyncio.gather(*(job.close() for job in jobs))
    for job in jobs:
        # Closing the cluster need not do it again, and does not expect jobs that were rejected.
        job.job_id, job.status = None, Status.closed


def _close_aside(jobs: _SlurmJobs) -> None:
    def work() -> None:
        try:
            jobs.close()
        finally:
            _closing.discard(thread)

    thread = threading.Thread(target=work, name="close-slurm", daemon=True)
    _closing.add(thread)
    thread.start()


def _jobqueue() -> ModuleType:
    """Return dask-jobqueue, which as it comes cannot be imported in the thread of a step.

    A part of it that is not used here takes Ctrl-C for itself when it is imported. Only the main thread may do that, and what
    Ctrl-C means is for QGIS to say.
    """
    with _importing:
        wanted, signal.signal = signal.signal, lambda *_: None
        try:
            import dask_jobqueue
        finally:
            signal.signal = wanted
    return dask_jobqueue


def _config() -> Mapping[str, Any]:
    """Return what the site's dask configuration says of SLURM."""
    import dask

    _jobqueue()  # it brings the defaults
    found: Mapping[str, Any] = dask.config.get("jobqueue.slurm", {})
    return found


def _job_options(settings: SlurmSettings, folder: Path) -> dict[str, Any]:
    config = _config()
    return {
        "job_name": "strandline",
        "queue": settings.queue or None,
        "account": settings.account or None,
        "walltime": settings.walltime or None,
        "cores": settings.cores or None,
        "memory": settings.memory or None,
        "python": shlex.quote(settings.python)
        if settings.python
        else config.get("python") or shlex.quote(sys.executable),
        "job_extra_directives": [*(config.get("job-extra-directives") or ()), *settings.more_directives()],
        "job_script_prologue": [
            # SLURM hands on the environment of the engine, where Python finds Strandline but not what a site has.
            # Nor does a file of this computer help there.
            "unset PYTHONPATH PYTHONHOME" + "".join(f" {name}" for name in authorities.of_this_process()),
            *(config.get("job-script-prologue") or ()),
            "export " + " ".join(f"{name}={value}" for name, value in (THREADS | CACHE).items()),
        ],
        # Without an address of their own the web servers of the workers would listen on all networks.
        "worker_extra_args": [
            *(config.get("worker-extra-args") or ()),
            "--no-dashboard",
            "--dashboard-address",
            "127.0.0.1:0",
            "--preload",
            shlex.quote(str(folder / _PRELOAD)),
        ],
        "log_directory": config.get("log-directory") or str(folder),
    }


def _scheduler_options(settings: ComputeSettings) -> dict[str, Any]:
    options = {"dashboard_address": "127.0.0.1:0", **(_config().get("scheduler-options") or {})}
    options["dashboard"] = settings.dashboard
    if settings.slurm.interface:
        options["interface"] = settings.slurm.interface
    return options


def _shared_folder(settings: SlurmSettings) -> str:
    chosen = settings.shared_folder or _config().get("shared-temp-directory") or "~"
    folder = os.path.abspath(os.path.expanduser(os.path.expandvars(chosen)))
    check_folder(folder)
    return folder


def _private_folder(settings: SlurmSettings) -> Path:
    shared = _shared_folder(settings)
    try:
        return Path(tempfile.mkdtemp(prefix=_FOLDER, dir=shared))
    except OSError as problem:
        raise InputError(
            f"The folder '{shared}' cannot be written ({problem.strerror}). Set a folder that this computer and the nodes of "
            "SLURM share (Strandline's settings)."
        ) from problem


def _quoting(security: Any) -> Any:
    """Return the class of certificates whose files stand in the job script so that the shell runs nothing in their names."""

    class Quoting(security):  # type: ignore[misc]
        def get_tls_config_for_role(self, role: str) -> dict[str, Any]:
            """Return the files of a role. This process is scheduler and client; a worker's are for the script alone."""
            files: dict[str, Any] = super().get_tls_config_for_role(role)
            return (
                {name: shlex.quote(file) if file else file for name, file in files.items()}
                if role == "worker"
                else files
            )

    return Quoting


def _temporary_security(folder: Path) -> Any:
    from distributed import Security

    security = _quoting(Security).temporary()
    for name, file in _TLS_FILES.items():
        path = folder / file
        path.touch(mode=0o600)
        path.write_text(getattr(security, name), encoding="ascii")
        setattr(security, name, str(path))
    return security


def _unset(problem: ValueError) -> InputError:
    if "cores and memory" in str(problem):
        return InputError(
            "Set how many cores and how much memory each job gets: 'SLURM: cores' and 'SLURM: memory' in Strandline's "
            "settings, unless the site's dask configuration has them."
        )
    return InputError(f"The settings for SLURM cannot be used: {problem}")


def _reason(problem: Exception) -> str:
    """Return the message of sbatch, out of what dask-jobqueue makes of it."""
    found = re.search(r"stderr:\n(.*?)\n*$", str(problem), re.DOTALL)
    reason = " ".join((found[1] if found else str(problem)).split())
    return f"It says: {reason}" if reason else "It does not say why."

"""Workers that this process has not started: whether there are any, their packages fit, and they have our code."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable
from typing import Any, TypeVar

from ..errors import ComputeError, InputError, UnreadableFile
from ..job import Job
from . import code_upload
from .connection import workers_of
from .versions import NEEDED, Differences, compare

T = TypeVar("T")

log = logging.getLogger(__name__)

#: How long work may stand still without any worker.
NO_WORKERS_SECONDS = 60.0
_WATCH_SECONDS, _POLL_SECONDS = 2.0, 0.1


class RemoteWorkers:
    """The workers of a scheduler.

    Parameters
    ----------
    client : distributed.Client

    Attributes
    ----------
    lost : bool
        Whether there is no hope for work with this connection.
    """

    def __init__(self, client: Any) -> None:
        self.lost = False
        self._client = client
        self._known: set[str] = set()
        self._seen = self._watched = time.monotonic()

    def addresses(self) -> set[str]:
        """Return the addresses of all workers; see :func:`.connection.workers_of`."""
        return set(workers_of(self._client))

    def wait(self, job: Job, seconds: float, advice: str) -> None:
        """Wait for the first worker.

        Raises
        ------
        ComputeError
            If none has come after so many seconds; says ``advice``.
        """
        ends = time.monotonic() + seconds
        while not self.addresses():
            if time.monotonic() > ends:
                raise ComputeError(f"There are no dask workers, also after {seconds:.0f} s of waiting. {advice}")
            job.progress(0.0, "Waiting for a dask worker")
            time.sleep(_POLL_SECONDS)

    def register(self, job: Job) -> None:
        """Compare the packages of workers that came since the last time, and send them the engine.

        Raises
        ------
        ComputeError
            If a worker lacks a package, or has a version that cannot work with this engine's.
        """
        new = self.addresses() - self._known
        if not new:
            return
        self._compare(new, job)
        if not self._known:
            # Dask itself hands it on to workers that come later.
            self._client.register_plugin(code_upload.plugin())
        self._known |= new

    def pack(self, function: Callable[..., Any], *arguments: Any) -> tuple[Any, ...]:
        """Return what to submit in place of a function of ours and its arguments."""
        return code_upload.pack(_run_elsewhere, function, *arguments)

    def watch(self) -> None:
        """Raise a ComputeError if there have been no workers for a minute; looks every few seconds."""
        now = time.monotonic()
        if now - self._watched < _WATCH_SECONDS or self._client.status != "running":
            return
        if now - self._watched > 5 * _WATCH_SECONDS:
            # Nobody was waiting meanwhile.
            self._seen = now
        self._watched = now
        try:
            found = self.addresses()
        except ComputeError as problem:
            # If the scheduler is gone, the client hears of it from its own connection.
            log.warning("%s", problem)
            return
        if found:
            self._seen = now
        elif now - self._seen > NO_WORKERS_SECONDS:
            self.lost = True
            raise ComputeError(
                f"There has been no dask worker for {NO_WORKERS_SECONDS:.0f} s. Perhaps their time was over, or their "
                "memory. Start workers and run the tool again."
            )

    def _compare(self, new: set[str], job: Job) -> None:
        # Dask itself answers this, so that no code of ours is run by a Python that may not understand it.
        versions = self._client.get_versions(packages=list(NEEDED))
        own = versions["client"]["packages"]
        scheduler = compare(own, {self._client.scheduler.address: versions["scheduler"]["packages"]}, of_workers=False)
        theirs = {address: about["packages"] for address, about in versions["workers"].items() if address in new}
        _report(scheduler if not self._known else Differences(), job)
        _report(compare(own, theirs), job)
        _report(self._compare_gdal(new), job)

    def _compare_gdal(self, new: set[str]) -> Differences:
        own = code_upload.worker_side().gdal_version
        found = self._client.run(own, workers=sorted(new), on_error="return")
        return compare({"gdal": own()}, {address: {"gdal": str(theirs)} for address, theirs in found.items()})


def _run_elsewhere(function: Callable[..., T], *arguments: Any) -> T:
    try:
        return function(*arguments)
    except UnreadableFile as problem:
        raise InputError(
            f"A dask worker on the computer {socket.gethostname()} says: {problem} Workers must see the files at the same "
            "paths as this computer does: keep them on a file system that all share."
        ) from None


def _report(found: Differences, job: Job) -> None:
    if found.errors:
        raise ComputeError(
            f"The dask workers do not fit this engine: {'; '.join(found.errors)}. Give the workers and the scheduler the "
            "packages that Engine status lists."
        )
    for sentence in found.warnings:
        log.warning("%s", sentence)
        job.warning(f"{sentence}. Results may differ from those of workers of this engine.")

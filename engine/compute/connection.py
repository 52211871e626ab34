"""A connection to dask workers, of whatever kind."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from ..errors import Cancelled, ComputeError
from ..job import Job

if TYPE_CHECKING:
    from .remote_workers import RemoteWorkers

T = TypeVar("T")

log = logging.getLogger(__name__)

#: How long each part of a connection may take to close.
CLOSE_SECONDS = 2
#: How often, and after how long, a scheduler is asked again that could not be asked.
_ATTEMPTS, _PAUSE_SECONDS = 5, 0.2


def workers_of(client: Any) -> dict[str, dict[str, Any]]:
    """Return what the scheduler knows of its workers, by their addresses.

    Dask's own ``Client.scheduler_info`` keeps silent where a connection breaks, and returns what it heard last. Each question
    opens a connection of its own, so that one that broke does not stand for the next.

    Raises
    ------
    ComputeError
        If the scheduler does not answer.
    """
    for attempt in range(_ATTEMPTS):
        if attempt:
            time.sleep(_PAUSE_SECONDS)
        if client.status not in ("running", "connecting") or client.scheduler is None:
            reason = "the connection is closed"
            break
        try:
            found: dict[str, dict[str, Any]] = client.sync(client.scheduler.identity, n_workers=-1)["workers"]
            return found
        except OSError as problem:
            reason = str(problem)
            log.info("The scheduler could not be asked for its workers (%s)", problem)
    raise ComputeError(f"The dask scheduler does not answer any more ({reason}). Run the tool again.")


def _nothing() -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Connection:
    """A client, and what belongs to it.

    Attributes
    ----------
    client : distributed.Client
    kind : str
        One of :data:`~engine.compute.settings.COMPUTE_KINDS`.
    stop : callable
        Ends what was started, the client included.
    about : callable
        Returns what only this kind of workers has to report in a status report.
    workers : RemoteWorkers or None
        The workers, if this process has not started them, so that they may lie on other machines.
    in_process : bool
        Whether the workers are threads of this process.
    """

    client: Any
    kind: str
    stop: Callable[[], None]
    about: Callable[[], dict[str, Any]] = field(default=_nothing)
    workers: RemoteWorkers | None = None
    in_process: bool = False

    def threads(self) -> int:
        """Return how many tasks run at once."""
        return sum(self.client.nthreads().values()) or 1

    def dashboard(self) -> str:
        """Return the address of dask's dashboard, "" if there is none."""
        link = str(self.client.dashboard_link or "")
        # Ours listens on the loopback, while dask names the host by its address in the network.
        return link if self.kind == "scheduler" else re.sub(r"^http://[^/]*:", "http://127.0.0.1:", link)

    def submit(self, function: Callable[..., Any], *arguments: Any, stage: str = "") -> Any:
        """Return a future of ``function(*arguments)``, which runs on a worker; arguments may hold futures.

        Dask's dashboard shows the task under the name of its ``stage``, such as "Labelling pixels".
        """
        # Dask takes what stands before the first part with a digit for the name; a part of its own is never all letters.
        name = "-".join(re.findall("[a-z]+", stage.lower())) or "task"
        if self.workers is not None:
            function, *arguments = self.workers.pack(function, *arguments)  # type: ignore[assignment]
        return self.client.submit(function, *arguments, key=f"{name}-0{uuid4().hex}", pure=False)

    def scatter(self, data: Any) -> Any:
        """Return a future of data that tasks need several times, and still get after a worker was lost."""
        if self.in_process:
            # Nothing is copied, and no worker is lost without this process.
            return self.client.scatter(data, hash=False)
        # Scattered data are gone with their worker. Those that came with a task are with the scheduler too.
        return self.submit(_as_it_is, data, stage="Sharing data")

    def scatter_all(self, parts: Iterable[Any]) -> list[Any]:
        """Do the same as :meth:`scatter` for several data, which workers in this process are given all at once."""
        if self.in_process:
            return self.client.scatter(list(parts), hash=False)
        return [self.scatter(part) for part in parts]

    def forget(self, futures: Sequence[Any]) -> None:
        """Drop tasks whose results nobody wants any more."""
        if not futures or self.client.status != "running":
            return
        try:
            self.client.cancel(list(futures), force=True)
        except (OSError, TimeoutError) as problem:
            log.warning("Tasks could not be cancelled: %s", problem)

    def watch(self) -> None:
        """Raise a ComputeError if nobody is left to work; to be called now and then while waiting for results."""
        if self.workers is not None:
            self.workers.watch()

    def invalidate(self) -> None:
        """Begin anew with the next run: what went wrong with other people's workers would go wrong again."""
        if self.workers is not None:
            self.workers.lost = True

    def is_lost(self) -> bool:
        """Whether this connection is of no use any more."""
        if self.client.status != "running":
            return True
        if self.workers is None:
            return False
        # Jobs of SLURM whose time is over do not come back.
        try:
            return self.workers.lost or (self.kind == "slurm" and not self.workers.addresses())
        except ComputeError:
            return True


def _as_it_is(data: Any) -> Any:
    return data


def close_parts(*parts: Any) -> None:
    """Close clients and clusters, in this order, without waiting long for any."""
    for part in parts:
        try:
            part.close(timeout=CLOSE_SECONDS)
        except (TimeoutError, OSError) as problem:
            # Worker processes of a busy machine take longer; they end by themselves, at the latest with this process.
            log.warning("Dask is slow to stop (%s)", type(problem).__name__)


def make_listening(job: Job, make: Callable[[], T], undo: Callable[[T], None]) -> T:
    """Return what ``make`` returns; if the user cancels meanwhile, it is undone as soon as it is there.

    Parameters
    ----------
    job : Job
    make : callable
        Takes long and knows nothing of cancelling.
    undo : callable
        Takes what was made.
    """
    made: Future[T] = Future()

    def work() -> None:
        try:
            made.set_result(make())
        except BaseException as problem:
            made.set_exception(problem)
            raise

    def clean_up(done: Future[T]) -> None:
        if done.exception() is None:
            undo(done.result())

    try:
        job.while_listening(work)
    except Cancelled:
        made.add_done_callback(clean_up)
        raise
    return made.result()

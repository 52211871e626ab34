"""Running steps: each in a thread, several at once, with progress, messages and cancelling."""

from __future__ import annotations

import importlib
import logging
import math
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from .. import activity
from ..arguments import check_arguments
from ..errors import Cancelled, InputError
from ..job import Job
from ..run_tags import run_tags
from .error_report import explain
from .protocol import STEP_FAILED, Channel, plain

log = logging.getLogger(__name__)

#: The package that the steps belong to, whatever it is called: ``engine``, or ``strandline.engine`` when installed.
_ENGINE = __name__.rsplit(".", 2)[0]

CONCURRENT_RUNS = 8
PROGRESS_INTERVAL = 0.05  # seconds, 20 a second: more than a progress bar can show
#: How long work of a run that has failed or was cancelled may go on before this engine counts as spent.
SETTLE_SECONDS = 3.0

# Threads that import parts of the same packages in another order can meet half-initialised modules.
_import_lock = threading.Lock()


class Run:
    """One request to run a step, from its arrival to its answer."""

    def __init__(self, request_id: int | str, token: str, channel: Channel, wake: threading.Event) -> None:
        self.request_id = request_id
        self.arrived = time.monotonic()
        self.cancelled = threading.Event()
        self.job = Job(token, self._progress, self._message, self.cancelled)
        self.future: Future[None] | None = None
        self._channel = channel
        self._wake = wake
        self._lock = threading.Lock()
        self._latest: tuple[float, str] | None = None
        self._open = True

    def _progress(self, fraction: float, text: str) -> None:
        if not math.isfinite(fraction):
            return
        with self._lock:
            self._latest = (float(fraction), str(text))
        self._wake.set()

    def _message(self, level: str, text: str) -> None:
        self.flush()
        with self._lock:
            if self._open:
                self._channel.notify("message", id=self.request_id, level=str(level), text=str(text))

    def flush(self, last: bool = False) -> None:
        """Send the newest progress, if it was not sent yet; after the ``last`` nothing more is sent."""
        # Sent under the lock, so that an older progress cannot overtake a newer one, nor the answer.
        with self._lock:
            if self._latest is not None and self._open:
                fraction, text = self._latest
                self._channel.notify("progress", id=self.request_id, fraction=fraction, text=text)
            self._latest = None
            self._open = self._open and not last


def _nothing() -> None:
    pass


class Runs:
    """All requests that run or wait for a free thread.

    Parameters
    ----------
    channel : Channel
    after_cancel : callable
        Called when a run was cancelled and no other is left.
    busy : callable
        Returns how many pieces of work are under way.
    maximum : int
        How many run at once.
    """

    def __init__(
        self,
        channel: Channel,
        after_cancel: Callable[[], None] = _nothing,
        busy: Callable[[], int] = activity.count,
        maximum: int = CONCURRENT_RUNS,
    ) -> None:
        self._channel = channel
        self._after_cancel = after_cancel
        self._busy = busy
        self._lock = threading.Lock()
        self._active: dict[int | str, Run] = {}
        # Whether a run has failed or was cancelled since it was last seen that nothing is at work.
        self._suspect = False
        self._pool = ThreadPoolExecutor(maximum, thread_name_prefix="run")
        self._wake = threading.Event()
        threading.Thread(target=self._send_progress, name="progress", daemon=True).start()

    def __len__(self) -> int:
        return len(self._active)

    def __contains__(self, request_id: object) -> bool:
        return request_id in self._active

    def start(self, request_id: int | str, step: str, parameters: Mapping[str, Any], token: str) -> None:
        """Run a step as soon as a thread is free, and answer the request when it ends."""
        run = Run(request_id, token, self._channel, self._wake)
        with self._lock:
            self._active[request_id] = run
        run.future = self._pool.submit(self._work, run, step, parameters)

    def cancel(self, request_id: int | str) -> None:
        """Ask a run to stop; one that has answered meanwhile is left alone."""
        with self._lock:
            run = self._active.get(request_id)
        if run is None:
            return
        run.cancelled.set()
        if run.future is not None and run.future.cancel():  # it was still waiting for a thread
            self._fail(run, Cancelled(), {})

    def stop(self, seconds: float) -> bool:
        """Cancel everything and wait for it to end, at most so long; return whether it did."""
        with self._lock:
            runs = list(self._active.values())
        for run in runs:
            self.cancel(run.request_id)
        return not wait([run.future for run in runs if run.future is not None], seconds).not_done

    def _work(self, run: Run, step: str, parameters: Mapping[str, Any]) -> None:
        log.info("Run %s: step %s", run.request_id, step)
        try:
            result = plain(execute(step, run.job, parameters))
            run.job.check_cancelled()
        except BaseException as problem:  # also SystemExit: whatever a step does, its request is answered
            self._fail(run, problem, parameters)
        else:
            self._close(run)
            self._channel.answer(run.request_id, result)

    def _fail(self, run: Run, problem: BaseException, parameters: Mapping[str, Any]) -> None:
        # What a cancelled step trips over on its way out (a future that is gone, say) is not worth the user's time.
        error = Cancelled() if run.cancelled.is_set() else explain(problem, parameters)
        if error.kind not in ("input", "cancelled"):
            log.error("Run %s: failed", run.request_id, exc_info=problem)
        elif not isinstance(problem, (InputError, Cancelled)):
            log.info("Run %s: %s (%s)", run.request_id, error, problem)
        self._suspect = True
        self._close(run)
        self._channel.refuse(run.request_id, STEP_FAILED, str(error), error.kind)
        if error.kind == "cancelled" and not self._active:
            self._after_cancel()

    def _look_for_rests(self) -> None:
        """Tell QGIS to take another engine if work goes on that nobody waits for: it cannot be stopped otherwise."""
        ends = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < ends:
            time.sleep(SETTLE_SECONDS / 10)
            if self._active:
                return
            if not self._busy():
                self._suspect = False
                return
        log.info("Work of a run that has ended goes on; another engine is to take the next one")
        self._channel.notify("spent")

    def _close(self, run: Run) -> None:
        run.flush(last=True)
        with self._lock:
            self._active.pop(run.request_id, None)
            look = self._suspect and not self._active
        if look:
            threading.Thread(target=self._look_for_rests, name="rests", daemon=True).start()
        log.info("Run %s: ended after %.1f s", run.request_id, time.monotonic() - run.arrived)

    def _send_progress(self) -> None:
        # One pulse for all runs: the newest progress goes out even if the step then says nothing for a long time.
        while True:
            self._wake.wait()
            self._wake.clear()
            with self._lock:
                runs = list(self._active.values())
            for run in runs:
                run.flush()
            time.sleep(PROGRESS_INTERVAL)


def _texts_of(parameters: Any) -> Iterator[str]:
    """Yield all texts in nested parameters."""
    if isinstance(parameters, str):
        yield parameters
    elif isinstance(parameters, Mapping):
        for value in parameters.values():
            yield from _texts_of(value)
    elif isinstance(parameters, Sequence):
        for value in parameters:
            yield from _texts_of(value)


def find_step(name: str) -> Callable[..., dict[str, Any]]:
    """Return the function ``run`` of the module ``engine.steps.<name>``.

    Raises
    ------
    InputError
        If there is no such step.
    """
    if not re.fullmatch("[a-z][a-z0-9_]*", name):
        raise InputError(f"'{name[:60]}' is not the name of a step.")
    module_name = f"{_ENGINE}.steps.{name}"
    try:
        with _import_lock:
            module = importlib.import_module(module_name)
    except ModuleNotFoundError as problem:
        if problem.name != module_name:
            raise
        raise InputError(f"This engine has no step '{name}'. Restart QGIS if Strandline was just updated.") from problem
    function: Callable[..., dict[str, Any]] = module.run
    return function


def execute(step: str, job: Job, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Run a step and return its result.

    Raises
    ------
    InputError
        If there is no such step, or it does not take these parameters.
    Cancelled
        If the job was cancelled before the step began.
    """
    function = find_step(step)
    check_arguments(f"The step '{step}'", function, job, **parameters)
    job.check_cancelled()
    job.given = tuple(_texts_of(parameters))
    job.about = run_tags(step, parameters)
    result = function(job, **parameters)
    if not isinstance(result, dict):
        raise TypeError(f"the step '{step}' returned {type(result).__name__} instead of a dict")
    return result

"""Run engine steps from QGIS: one engine, started when it is first needed, used again, stopped when idle."""

from __future__ import annotations

import atexit
import queue
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import environment, network, settings
from .engine_process import EngineError, EngineProcess, Pending, Silence
from .leftovers import remove_leftovers
from .network import PLAIN, Network
from .translation import tr
from .units import number_text

PROTOCOL = 1

POLL_SECONDS = 0.05
START_SECONDS = 60.0  # a cold start from a network disk takes that long
STATUS_SECONDS = 10.0
CLOSE_SECONDS = 3.0
CLOSE_SECONDS_SLURM = 12.0  # the engine ends its jobs first
# Together with ending the process this stays below a second.
CANCEL_SECONDS = 0.6
# While other runs share the engine: ending it would fail them too, so a slow step gets more time to notice.
CANCEL_SECONDS_SHARED = 5.0
LOG_LINES = 2000


def _never() -> bool:
    return False


@dataclass(eq=False)
class _Run:
    """One call of :meth:`EngineClient.run`."""

    on_progress: Callable[[float, str], None]
    on_message: Callable[[str, str], None]
    is_cancelled: Callable[[], bool]
    token: str = field(default_factory=lambda: secrets.token_hex(6))
    patient: bool = False
    stopping: bool = False


class EngineClient:
    """The engine as the algorithms see it.

    Parameters
    ----------
    python : Path
        Interpreter of the engine's environment.
    plugin_folder : Path
        The folder that holds the package ``engine``.
    settings : dict
        What the engine needs to know about the dask workers.
    idle_seconds : float
        The engine ends after this time without a run; 0 means never.
    silence_seconds : float
        An engine that shows no sign of life for so long while it runs a step is given up; 0 means never.
    network : Network
        How the engine reaches the internet.
    command : sequence of str, optional
        Started instead of ``python -m engine``.
    """

    def __init__(
        self,
        python: Path,
        plugin_folder: Path,
        settings: dict[str, Any],
        *,
        idle_seconds: float = 0.0,
        silence_seconds: float = 0.0,
        network: Network = PLAIN,
        command: Sequence[str] | None = None,
    ) -> None:
        self._command = list(command or (str(python), "-m", "engine"))
        self._plugin_folder = plugin_folder
        self._settings = settings
        self._idle_seconds = idle_seconds
        self._silence_seconds = silence_seconds
        self._network = network
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._process: EngineProcess | None = None
        self._active: set[_Run] = set()
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()  # for the attributes above, held for moments
        self._starting = threading.Lock()  # held while an engine is being started

    @property
    def pid(self) -> int | None:
        """Process id of the engine, None while there is none."""
        process = self._process
        return process.pid if process is not None and process.is_running() else None

    @property
    def is_running(self) -> bool:
        """Whether there is an engine process."""
        return self.pid is not None

    @property
    def is_busy(self) -> bool:
        """Whether a step is running."""
        return bool(self._active)

    def run(
        self,
        step: str,
        parameters: dict[str, Any],
        *,
        on_progress: Callable[[float, str], None],
        on_message: Callable[[str, str], None],
        is_cancelled: Callable[[], bool],
        outputs: Sequence[str] = (),
        patient: bool = False,
    ) -> dict[str, Any]:
        """Run a step and wait for its result. Several threads may do so at once.

        Parameters
        ----------
        step : str
            Name of the step.
        parameters : dict
            The step's parameters, as JSON can hold them.
        on_progress : callable(float, str)
            Told the fraction 0..1 and a short text, in the calling thread.
        on_message : callable(str, str)
            Told a level (``info`` or ``warning``) and a sentence, in the calling thread.
        is_cancelled : callable
            Asked at least every 100 ms; within a second of its first yes, nothing computes any more.
        outputs : sequence of str
            Paths of the outputs; unfinished files beside them are removed if the run does not succeed.
        patient : bool
            The step writes nothing and is soon over: when it is cancelled, the engine is told and left to itself instead of
            being ended if it takes long to notice.

        Raises
        ------
        EngineError
            If the step failed, was cancelled, or there is no engine to run it.
        """
        run = _Run(on_progress, on_message, is_cancelled, patient=patient)
        with self._activity(run):
            process = self._ensure_started(run)
            pending = process.request("run", {"step": step, "parameters": parameters, "token": run.token})
            try:
                return self._follow(process, pending, run)
            except BaseException:
                # Also when a callback raised: nobody would wait for the result, so the engine must not compute it.
                if not pending.done.is_set():
                    self._cancel(process, pending, run)
                remove_leftovers(run.token, outputs)
                raise
            finally:
                process.forget(pending)

    def status(self) -> dict[str, Any]:
        """Return what the engine reports about itself, starting one if there is none.

        Raises
        ------
        EngineError
            If it cannot be started or does not answer.
        """
        run = _Run(lambda *_: None, lambda *_: None, _never)
        with self._activity(run):
            return self._ensure_started(run).ask("status", {}, STATUS_SECONDS, _never)

    def log_tail(self, lines: int = 40) -> str:
        """Return the last lines of the engine's log, also of an engine that has ended."""
        return "\n".join(list(self._log.copy())[-lines:])

    def close(self) -> None:
        """End the engine if there is one; a later run starts a new one."""
        with self._lock:
            self._stop_timer()
            process, self._process = self._process, None
        if process is not None:
            process.stop(tr("The engine was stopped."), self._close_seconds())

    def _close_seconds(self) -> float:
        return CLOSE_SECONDS_SLURM if self._settings.get("kind") == "slurm" else CLOSE_SECONDS

    def _follow(self, process: EngineProcess, pending: Pending, run: _Run) -> dict[str, Any]:
        silence = Silence(process)
        while True:
            if run.is_cancelled():
                raise EngineError(kind="cancelled")
            try:
                message = pending.inbox.get(timeout=POLL_SECONDS)
            except queue.Empty:
                if 0 < self._silence_seconds < silence.seconds():
                    # All runs that it has end with this reason, and the next one starts another engine.
                    process.stop(self._why_given_up())
                continue
            if message is not None and "method" in message:
                _pass_on(message, run)
            else:
                return process.result(message)

    def _why_given_up(self) -> str:
        return tr(
            "The engine showed no sign of life for {seconds} seconds, so it was ended. Run the tool again, which starts "
            "another one; if it happens again, work on a smaller extent. How long to wait is among Strandline's settings."
        ).format(seconds=number_text(self._silence_seconds))

    def _cancel(self, process: EngineProcess, pending: Pending, run: _Run) -> None:
        """Ask the engine to stop a run, and end the engine if it does not."""
        with self._lock:
            run.stopping = True
        process.notify("cancel", {"id": pending.id})
        if run.patient:
            return
        asked = time.monotonic()
        while not pending.done.wait(0.02):
            with self._lock:
                # Runs that are being cancelled themselves lose nothing with the engine.
                shared = any(not other.stopping for other in self._active)
            if time.monotonic() - asked > (CANCEL_SECONDS_SHARED if shared else CANCEL_SECONDS):
                process.stop(tr("The engine had to be stopped to cancel another tool. Run this one again."))
                return

    def _ensure_started(self, run: _Run) -> EngineProcess:
        while not self._starting.acquire(timeout=POLL_SECONDS):
            if run.is_cancelled():
                raise EngineError(kind="cancelled")
        try:
            with self._lock:
                process = self._process
            if process is not None and process.spent:
                self._retire(process, run)
                process = self._process
            if process is None or not process.is_running():
                process = self._start(run.is_cancelled)
                with self._lock:
                    self._process = process
            return process
        finally:
            self._starting.release()

    def _start(self, is_cancelled: Callable[[], bool]) -> EngineProcess:
        process = EngineProcess(self._command, self._plugin_folder, self._log, self._retire, self._network)
        try:
            params = {"protocol": PROTOCOL, "settings": self._settings, "certificates": self._network.certificates}
            answer = process.ask("initialize", params, START_SECONDS, is_cancelled)
            if answer.get("protocol") != PROTOCOL:
                text = tr("The engine does not fit this version of the plugin. Restart QGIS and run 'Install engine'.")
                raise EngineError(text, "environment")
        except BaseException as problem:
            process.stop(tr("The engine could not be started."))
            if isinstance(problem, EngineError) and problem.kind == "engine":
                raise EngineError(self._with_log(str(problem)), "engine") from problem
            raise
        return process

    def _retire(self, process: EngineProcess, but: _Run | None = None) -> None:
        """End an engine that still works for nobody, unless a run other than ``but`` needs it."""
        with self._lock:
            if self._process is not process or self._active - {but}:
                return
            self._process = None
        process.stop(tr("The engine was replaced."))

    def _with_log(self, text: str) -> str:
        tail = self.log_tail(8)
        return text + "\n" + tr("The last lines of its log:") + "\n" + tail if tail else text

    @contextmanager
    def _activity(self, run: _Run) -> Iterator[None]:
        """Count a run, so that the engine is not stopped under it; the idle time begins with the end of the last."""
        with self._lock:
            self._stop_timer()
            self._active.add(run)
        try:
            yield
        finally:
            with self._lock:
                self._active.discard(run)
                process = self._process
                if not self._active and self._idle_seconds > 0 and self._process is not None:
                    self._timer = threading.Timer(self._idle_seconds, self._stop_when_idle)
                    self._timer.daemon = True
                    self._timer.start()
            if process is not None and process.spent:
                threading.Thread(target=self._retire, args=(process,), daemon=True).start()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _stop_when_idle(self) -> None:
        with self._lock:
            if self._active:
                return
            process, self._process = self._process, None
        if process is not None:
            process.stop(tr("The engine was idle."), self._close_seconds())


def _pass_on(message: Mapping[str, Any], run: _Run) -> None:
    params = message["params"]
    if message["method"] == "progress":
        run.on_progress(params["fraction"], params["text"])
    elif message["method"] == "message":
        run.on_message(params["level"], params["text"])


_shared: EngineClient | None = None
_shared_key: tuple[Any, ...] = ()
_shared_lock = threading.Lock()


def shared_client() -> EngineClient:
    """Return the client that all algorithms of this QGIS share.

    It is made anew when the interpreter or the settings have changed, but never under a running step.

    Raises
    ------
    EngineError
        If the engine's environment is not installed.
    """
    global _shared, _shared_key
    with _shared_lock:
        if _shared is not None and _shared.is_busy:
            return _shared
        python = environment.engine_python()
        if python is None:
            raise EngineError(environment.why_not_ready(), "environment")
        key = (python, environment.PLUGIN_FOLDER, settings.compute_settings(), *_patience(), network.of_qgis())
        if _shared is None or key != _shared_key:
            if _shared is not None:
                _shared.close()
            _shared = EngineClient(*key[:3], idle_seconds=60.0 * key[3], silence_seconds=key[4], network=key[5])
            _shared_key = key
        return _shared


def _patience() -> tuple[float, float]:
    return settings.IDLE_MINUTES.value(), settings.SILENCE_SECONDS.value()


def shared_state() -> str:
    """Return what the shared engine does: ``"busy"``, ``"running"`` or ``""``. Starts nothing, and never waits."""
    client = _shared
    if client is None or not client.is_running:
        return ""
    return "busy" if client.is_busy else "running"


def close_shared_client() -> None:
    """End the shared engine, if there is one: when the plugin is unloaded, and when QGIS or ``qgis_process`` ends."""
    global _shared
    with _shared_lock:
        client, _shared = _shared, None
    if client is not None:
        client.close()


# qgis_process does not unload its plugins.
atexit.register(close_shared_client)

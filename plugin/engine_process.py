"""One running engine seen from QGIS: its pipes, its log, and who waits for which answer.

All waiting on pipes is done by daemon threads, so that no caller, and not the end of QGIS, can hang on an engine that
does not read or write.
"""

from __future__ import annotations

import itertools
import json
import queue

# The engine is started from a list of arguments, never through a shell.
import subprocess  # nosec B404
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from . import child_process
from .memory import MemoryWatch
from .network import PLAIN, Network
from .redaction import redact
from .translation import tr
from .units import number_text

# The system's "killed" as Popen tells it, and as a launcher script passes it on. The name is missing on Windows.
_KILLED = (-9, 128 + 9)
_LAST_WORDS_SECONDS = 1.0
_POLL_SECONDS = 0.05
_MEMORY_SECONDS = 1.0
# What a pause of one look at the clock counts at most: a computer that slept, or a QGIS that was halted, has not been silent.
_LONGEST_PAUSE = 1.0


class EngineError(Exception):
    """The engine could not do what was asked; the message is for the person who ran the tool.

    Attributes
    ----------
    kind : str
        ``input``, ``environment``, ``cluster``, ``memory``, ``cancelled``, ``internal``, or ``engine``: it has ended
        or does not answer.
    """

    def __init__(self, message: str = "", kind: str = "internal") -> None:
        super().__init__(redact(message) or tr("Cancelled."))
        self.kind = kind


class Pending:
    """A request that waits for its answer.

    Attributes
    ----------
    id : int
        The request's number.
    inbox : queue.Queue
        Notifications about the request and then its answer, as dicts; None when the engine has ended.
    done : threading.Event
        Set when the answer is in, or the engine has ended.
    """

    def __init__(self, request_id: int) -> None:
        self.id = request_id
        self.inbox: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.done = threading.Event()

    def deliver(self, message: dict[str, Any] | None) -> None:
        """Put a message into the inbox."""
        self.inbox.put(message)
        if message is None or "method" not in message:
            self.done.set()


class Silence:
    """How long an engine has shown no sign of life, as somebody sees it who looks several times a second.

    Parameters
    ----------
    process : EngineProcess
    """

    def __init__(self, process: EngineProcess) -> None:
        self._process = process
        self._seen = process.signs_of_life
        self._looked = time.monotonic()
        self._seconds = 0.0

    def seconds(self) -> float:
        """Return the seconds since the last sign in which both sides could run."""
        now = time.monotonic()
        self._seconds += min(now - self._looked, _LONGEST_PAUSE)
        self._looked = now
        if self._process.signs_of_life != self._seen:
            self._seen = self._process.signs_of_life
            self._seconds = 0.0
        return self._seconds


class EngineProcess:
    """A started engine.

    Parameters
    ----------
    command : sequence of str
        The program and its arguments.
    plugin_folder : Path
        The folder that holds the package ``engine``.
    log : deque of str
        Takes what the engine writes to standard error, line by line and without secrets.
    on_spent : callable
        Called in a thread of its own when the engine says that it should be replaced.
    network : Network
        How the engine reaches the internet.

    Raises
    ------
    EngineError
        If the program cannot be started.
    """

    def __init__(
        self,
        command: Sequence[str],
        plugin_folder: Path,
        log: deque[str],
        on_spent: Callable[[EngineProcess], None] = lambda process: None,
        network: Network = PLAIN,
    ) -> None:
        self.log = log
        # Work of a run that has ended goes on in it, which ends only with the process.
        self.spent = False
        self._on_spent = on_spent
        # Why it was ended on purpose, for those whose runs end with it; empty if it ended by itself.
        self.stop_reason = ""
        # How many lines have come from it: whoever sees no new one for long has lost it.
        self.signs_of_life = 0
        self._memory = MemoryWatch()
        self._ids = itertools.count(1)
        self._lock = threading.Lock()
        self._pending: dict[int, Pending] = {}
        self._ended = False
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._popen = _start(command, plugin_folder, network)
        self.pid = self._popen.pid
        self._writer = self._thread(self._write, self._popen.stdin)
        self._reader = self._thread(self._read, self._popen.stdout)
        self._drain = self._thread(self._collect_log, self._popen.stderr)
        self._watcher = self._thread(self._watch)

    def is_running(self) -> bool:
        """Whether the process is there and can take requests."""
        return not self._ended and self._popen.poll() is None

    def request(self, method: str, params: Mapping[str, Any]) -> Pending:
        """Send a request; its answer will be in the returned inbox. Never blocks.

        Raises
        ------
        EngineError
            If the parameters cannot be written as JSON (NaN, for example).
        """
        pending = Pending(next(self._ids))
        try:
            line = _encode({"jsonrpc": "2.0", "id": pending.id, "method": method, "params": params})
        except (TypeError, ValueError) as problem:
            text = tr("A parameter has no usable value: {problem}.").format(problem=problem)
            raise EngineError(text, "input") from problem
        with self._lock:
            self._pending[pending.id] = pending
            ended = self._ended
        if ended:
            pending.deliver(None)
        else:
            self._outbox.put(line)
        return pending

    def notify(self, method: str, params: Mapping[str, Any]) -> None:
        """Send a notification. Never blocks."""
        self._outbox.put(_encode({"jsonrpc": "2.0", "method": method, "params": params}))

    def ask(
        self, method: str, params: Mapping[str, Any], seconds: float, is_cancelled: Callable[[], bool]
    ) -> dict[str, Any]:
        """Send a short request and wait for its result.

        Raises
        ------
        EngineError
            If the engine refuses, ends, or does not answer in time, or the user cancels.
        """
        pending = self.request(method, params)
        ends = time.monotonic() + seconds
        try:
            while time.monotonic() < ends:
                if is_cancelled():
                    raise EngineError(kind="cancelled")
                with suppress(queue.Empty):
                    return self.result(pending.inbox.get(timeout=_POLL_SECONDS))
            raise EngineError(
                tr("The engine did not answer within {time} seconds.").format(time=number_text(seconds)), "engine"
            )
        finally:
            self.forget(pending)

    def result(self, message: Mapping[str, Any] | None) -> dict[str, Any]:
        """Return the result that the last message of a request holds.

        Raises
        ------
        EngineError
            If it holds an error, or tells that the engine has ended.
        """
        if message is None:
            raise EngineError(self._why_ended(), "engine")
        if "error" in message:
            error = message["error"]
            raise EngineError(str(error.get("message")), (error.get("data") or {}).get("kind", "internal"))
        return message["result"] or {}

    def forget(self, pending: Pending) -> None:
        """Drop whatever else comes for a request."""
        with self._lock:
            self._pending.pop(pending.id, None)

    def stop(self, reason: str, polite_seconds: float = 0.0) -> None:
        """End the process; it is gone when this returns.

        Parameters
        ----------
        reason : str
            For those whose runs end with it.
        polite_seconds : float
            How long the engine may take to end in order; 0 ends it at once.
        """
        self.stop_reason = self.stop_reason or reason
        self._outbox.put(None)  # closes its standard input, which means "end" to the engine
        if polite_seconds:
            with suppress(subprocess.TimeoutExpired):
                self._popen.wait(polite_seconds)
        if self._popen.poll() is None:
            child_process.stop(self._popen)
        if polite_seconds:
            # QGIS may be about to end: then no thread should be left in the middle of a pipe.
            for thread in (self._watcher, self._writer):
                thread.join(_LAST_WORDS_SECONDS)

    def _why_ended(self) -> str:
        """Return a sentence on why the engine is gone."""
        if self.stop_reason:
            return self.stop_reason
        code = self._popen.poll()
        if code in _KILLED and self._memory.was_short():
            return tr(
                "The engine was killed, most likely by the system because memory ran out. "
                "Close other programs, or work on a smaller extent."
            )
        if code in _KILLED:
            return tr("The engine was killed; memory was not short. Run the tool again.")
        text = tr("The engine stopped unexpectedly (exit code {code}).").format(code=code)
        last = self._last_words()
        return text + " " + tr("Its last words: {line}").format(line=last) if last else text

    def _last_words(self) -> str:
        lines = [line for line in self.log.copy() if line.strip()]
        # After a crash in a library, a list of stack frames follows the line that says what happened.
        fatal = [line for line in lines[-100:] if line.startswith("Fatal Python error")]
        return (fatal or lines or [""])[-1]

    def _thread(self, work: Any, *args: Any) -> threading.Thread:
        thread = threading.Thread(target=work, args=args, name=f"strandline{work.__name__}", daemon=True)
        thread.start()
        return thread

    def _write(self, stream: IO[bytes]) -> None:
        with suppress(OSError):  # the engine is gone, which the watcher tells
            while True:
                line = self._outbox.get()
                if line is None:
                    break
                stream.write(line)
                stream.flush()
        with suppress(OSError):
            stream.close()

    def _read(self, stream: IO[bytes]) -> None:
        looked = 0.0
        with stream:
            for line in stream:
                self.signs_of_life += 1
                if time.monotonic() - looked > _MEMORY_SECONDS:
                    self._memory.look()
                    looked = time.monotonic()
                try:
                    message = json.loads(line)
                    if message.get("method") == "heartbeat":
                        continue
                    if message.get("method") == "spent":
                        self.spent = True
                        threading.Thread(target=self._on_spent, args=(self,), daemon=True).start()
                        continue
                    number = message["params"]["id"] if "method" in message else message["id"]
                except (ValueError, TypeError, KeyError, AttributeError):
                    self.log.append(f"Not understood: {_readable(line)[:200]}")
                    continue
                with self._lock:
                    pending = self._pending.get(number)
                if pending is not None:
                    pending.deliver(message)
                elif number is None:
                    self.log.append(f"Refused by the engine: {_readable(line)[:500]}")

    def _collect_log(self, stream: IO[bytes]) -> None:
        with stream:
            for line in iter(lambda: stream.readline(65536), b""):
                self.log.append(_readable(line))

    def _watch(self) -> None:
        self._popen.wait()
        # An answer may still be in the pipe. Not longer: a process that the engine left behind may hold it open.
        self._reader.join(_LAST_WORDS_SECONDS)
        self._drain.join(_LAST_WORDS_SECONDS)
        with self._lock:
            self._ended = True
            waiting = list(self._pending.values())
        for pending in waiting:
            pending.deliver(None)
        self._outbox.put(None)


def _start(command: Sequence[str], plugin_folder: Path, network: Network) -> subprocess.Popen[bytes]:
    try:
        # No shell; the interpreter is the verified one of the engine's environment.
        return subprocess.Popen(  # nosec B603
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=child_process.child_environment(
                plugin_folder, proxy=network.proxy, without_proxy=network.without_proxy
            ),
            **child_process.popen_options(),
        )
    except OSError as problem:
        text = tr("The engine's Python cannot be started ({problem}). Run 'Install engine'.")
        raise EngineError(text.format(problem=problem), "environment") from problem


def _readable(line: bytes) -> str:
    """Return a line for the log. What libraries write there themselves has passed nobody who takes secrets out."""
    return redact(line.decode("utf-8", "replace").rstrip())


def _encode(message: Mapping[str, Any]) -> bytes:
    return json.dumps(message, allow_nan=False).encode("ascii") + b"\n"

"""The engine's requests: who asks for what, and what the engine answers.

Requests are ``initialize``, ``run``, ``status`` and ``shutdown``; notifications are ``cancel`` and ``shutdown``. Of its own the
engine sends ``heartbeat`` as long as it lives, ``spent`` when work of an ended run does not stop, and of each run ``progress``
and ``message``.
"""

from __future__ import annotations

import logging
import os
import platform
import re
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from .. import __version__
from ..compute import authorities, backend, settings
from ..errors import StepError
from ..redaction import redact
from .protocol import (
    INTERNAL_ERROR,
    INVALID_PARAMETERS,
    INVALID_REQUEST,
    PARSE_ERROR,
    PROTOCOL,
    STEP_FAILED,
    UNKNOWN_METHOD,
    Channel,
    decode,
    plain,
)
from .runs import Runs

log = logging.getLogger(__name__)

STOP_SECONDS, SLURM_STOP_SECONDS = 2.0, 10.0

#: How often the engine says that it lives.
HEARTBEAT_SECONDS = 2.0

RequestId = int | str | None  # None: a notification, which gets no answer
Handler = Callable[[RequestId, dict[str, Any]], None]


class Refused(Exception):
    """A request that does not follow the protocol."""

    def __init__(self, code: int, message: str, kind: str = "internal") -> None:
        super().__init__(message)
        self.code = code
        self.kind = kind


class Server:
    """Serves one QGIS over one channel until it closes."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._runs = Runs(channel, _release_workers, backend.busy)
        self._started = time.monotonic()
        self._initialized = False
        self._stopping = False
        self._handlers: dict[str, Handler] = {
            "initialize": self._initialize,
            "run": self._run,
            "status": self._status,
            "cancel": self._cancel,
            "shutdown": self._shutdown,
        }

    def serve(self) -> None:
        """Answer requests until the other side closes or asks to shut down."""
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()
        for line in self._channel.lines():
            self._handle(line)
            if self._stopping:
                break

    def _beat(self) -> None:
        # Python runs this thread only while nothing keeps all of it: what a process that hangs cannot do.
        while True:
            time.sleep(HEARTBEAT_SECONDS)
            self._channel.notify("heartbeat")

    def close(self) -> None:
        """Cancel what runs and close the dask workers; returns after 2 s at the latest, also when a step is stuck.

        SLURM is given more time to end its jobs: whatever is left behind there costs somebody.
        """
        slurm = backend.is_running() and settings.current().kind == "slurm"
        deadline = time.monotonic() + (SLURM_STOP_SECONDS if slurm else STOP_SECONDS)
        # At the same time: a step that waits for dask is let go by its closing.
        closer = threading.Thread(target=_close_workers, name="close", daemon=True)
        closer.start()
        if not self._runs.stop(STOP_SECONDS):
            log.warning("Some runs did not stop in time.")
        closer.join(max(0.0, deadline - time.monotonic()))

    def _handle(self, line: bytes) -> None:
        request_id: RequestId = None
        try:
            try:
                message = decode(line)
            except ValueError as problem:
                self._channel.refuse(None, PARSE_ERROR, f"This line is not JSON: {problem}")
                return
            try:
                request_id, method, params = _read_request(message)
                handler = self._handlers.get(method)
                if handler is None:
                    raise Refused(UNKNOWN_METHOD, f"There is no method '{method[:60]}'.")
                handler(request_id, params)
            except Refused as problem:
                self._refuse(message, problem)
            except StepError as problem:
                self._refuse(message, Refused(INVALID_PARAMETERS, str(problem), problem.kind))
        except Exception as problem:  # a mistake in here must not end the engine with all its runs
            log.exception("Handling a request failed")
            self._channel.refuse(request_id, INTERNAL_ERROR, f"The engine could not handle the request ({problem}).")

    def _refuse(self, message: Any, problem: Refused) -> None:
        if isinstance(message, dict) and "id" not in message and problem.code != INVALID_REQUEST:
            log.warning("Notification left out: %s", problem)  # JSON-RPC forbids an answer
            return
        known = message.get("id") if isinstance(message, dict) else None
        self._channel.refuse(known if _is_request_id(known) else None, problem.code, str(problem), problem.kind)

    def _initialize(self, request_id: RequestId, params: dict[str, Any]) -> None:
        if params.get("protocol") != PROTOCOL:
            raise Refused(
                STEP_FAILED,
                f"The plugin speaks protocol {params.get('protocol')}, this engine protocol {PROTOCOL}. "
                "Restart QGIS, and run 'Install engine' if that does not help.",
                "environment",
            )
        settings.remember(_member(params, "settings", dict, {}))
        authorities.trust(_member(params, "certificates", str, ""))
        self._initialized = True
        self._answer(request_id, {"protocol": PROTOCOL, "version": __version__, "pid": os.getpid()})

    def _run(self, request_id: RequestId, params: dict[str, Any]) -> None:
        if request_id is None:
            raise Refused(INVALID_PARAMETERS, "'run' needs an id.")
        if not self._initialized:
            raise Refused(INVALID_REQUEST, "'initialize' comes first.")
        if request_id in self._runs:
            raise Refused(INVALID_REQUEST, f"The id {request_id!r} is in use.")
        token = _member(params, "token", str)
        if not re.fullmatch("[A-Za-z0-9_-]{1,64}", token):  # it becomes part of file names
            raise Refused(INVALID_PARAMETERS, "'token' must be 1 to 64 letters and digits.")
        self._runs.start(request_id, _member(params, "step", str), _member(params, "parameters", dict, {}), token)

    def _cancel(self, _request_id: RequestId, params: dict[str, Any]) -> None:
        if not _is_request_id(params.get("id")):
            raise Refused(INVALID_PARAMETERS, "'cancel' needs the id of a request.")
        self._runs.cancel(params["id"])

    def _status(self, request_id: RequestId, _params: dict[str, Any]) -> None:
        # In its own thread: a scheduler that is slow to describe itself must not hold up a cancel.
        threading.Thread(target=self._report, args=(request_id,), name="status", daemon=True).start()

    def _report(self, request_id: RequestId) -> None:
        report: dict[str, Any] = {
            "pid": os.getpid(),
            "version": __version__,
            "python": f"{platform.python_version()} ({sys.executable})",
            "uptime": round(time.monotonic() - self._started, 1),
            "memory": _resident_memory(),
            "runs": len(self._runs),
        }
        try:
            report["cluster"] = plain(backend.describe())
        except Exception as problem:  # a report about trouble must not fail because of it
            log.exception("Describing the dask workers failed")
            report["cluster"] = {"problem": redact(str(problem))}
        self._answer(request_id, report)

    def _shutdown(self, request_id: RequestId, _params: dict[str, Any]) -> None:
        self._stopping = True
        self._answer(request_id, None)

    def _answer(self, request_id: RequestId, result: Any) -> None:
        if request_id is not None:
            self._channel.answer(request_id, result)


def _read_request(message: Any) -> tuple[RequestId, str, dict[str, Any]]:
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0" or not isinstance(message.get("method"), str):
        raise Refused(INVALID_REQUEST, "This is not a JSON-RPC 2.0 request.")
    if "id" in message and not _is_request_id(message["id"]):
        raise Refused(INVALID_REQUEST, "The id of a request must be a number or a text.")
    params = message.get("params", {})
    if not isinstance(params, dict):
        raise Refused(INVALID_PARAMETERS, "Parameters must have names.")
    return message.get("id"), message["method"], params


def _is_request_id(value: Any) -> bool:
    return isinstance(value, (int, str)) and not isinstance(value, bool)


def _member(params: dict[str, Any], name: str, kind: type, default: Any = None) -> Any:
    value = params.get(name, default)
    if not isinstance(value, kind):
        raise Refused(INVALID_PARAMETERS, f"'{name}' is missing or not of the type {kind.__name__}.")
    return value


def _close_workers() -> None:
    try:
        backend.close()
    except Exception:  # the engine ends anyhow
        log.exception("Closing the dask workers failed")


def _release_workers() -> None:
    try:
        backend.release()
    except Exception:  # the run has had its answer
        log.exception("Releasing the dask workers failed")


def _resident_memory() -> int | None:
    """Return the engine's resident memory in bytes, None where it cannot be known."""
    try:
        import psutil
    except ImportError:
        return None
    return int(psutil.Process().memory_info().rss)

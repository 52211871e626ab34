"""The wire between QGIS and the engine: JSON-RPC 2.0, one JSON object per line."""

from __future__ import annotations

import json
import logging
import math
import os
import threading
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from ..redaction import redact

log = logging.getLogger(__name__)

PROTOCOL = 1

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
UNKNOWN_METHOD = -32601
INVALID_PARAMETERS = -32602
INTERNAL_ERROR = -32603
STEP_FAILED = -32000


class Channel:
    """A pair of binary streams that carry JSON objects, one a line.

    Any thread may send; only one reads.
    """

    def __init__(self, reader: BinaryIO, writer: BinaryIO) -> None:
        self._reader = reader
        self._writer = writer
        self._lock = threading.Lock()

    def lines(self) -> Iterator[bytes]:
        """Yield the lines that come in, without blank ones, until the other side closes."""
        try:
            for line in self._reader:
                if line.strip():
                    yield line
        except OSError as problem:
            log.warning("Reading from QGIS failed, taken as its end: %s", problem)

    def answer(self, request_id: int | str, result: Any) -> None:
        """Answer a request with a result that :func:`plain` has made ready."""
        self._send({"jsonrpc": "2.0", "id": request_id, "result": result})

    def refuse(self, request_id: int | str | None, code: int, message: str, kind: str = "internal") -> None:
        """Answer a request with an error; ``kind`` is what the QGIS side tells apart (see :mod:`engine.errors`)."""
        error = {"code": code, "message": redact(message), "data": {"kind": kind}}
        self._send({"jsonrpc": "2.0", "id": request_id, "error": error})

    def notify(self, method: str, **params: Any) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        # Plain ASCII: a file name that is not valid Unicode travels as an escape instead of failing to encode.
        line = json.dumps(message, allow_nan=False).encode("ascii") + b"\n"
        with self._lock:
            try:
                self._writer.write(line)
                self._writer.flush()
            except (OSError, ValueError) as problem:
                # QGIS is gone. The end of its requests, which follows, ends the engine in order.
                log.warning("Writing to QGIS failed: %s", problem)


def decode(line: bytes) -> Any:
    """Return the value that a line holds.

    Raises
    ------
    ValueError
        If the line is not JSON.
    """
    try:
        return json.loads(line, parse_constant=_refuse_constant)
    except RecursionError as problem:
        raise ValueError("nested too deeply") from problem


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it.

    Floats that are NaN or infinite become null, paths become text, and numpy's numbers and arrays become Python's.

    Raises
    ------
    TypeError
        If the value holds something that JSON has no form for.
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if hasattr(value, "tolist"):  # numpy, known by its manners because importing it is slow
        return plain(value.tolist())
    raise TypeError(f"a value of type {type(value).__name__} cannot be sent to QGIS")

"""TLS connections of one thread that do not suffer for each other's errors. Workers in jobs load this file alone.

OpenSSL keeps a thread's errors in a queue. From 3.4 on, a write to a connection that the peer has closed leaves "broken pipe"
there, and Python 3.13 raises the error without emptying the queue. The next read in that thread which only has to wait, of
whatever connection, then finds it and fails as if that connection were broken. Dask serves all connections in one thread.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

_context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def clear_errors() -> None:
    """Empty this thread's queue of OpenSSL's errors; Python does so only on the way of some others."""
    try:
        _context.set_ciphers("none")
    except ssl.SSLError:
        return


def _clean(call: Callable[..., T]) -> Callable[..., T]:
    def cleaned(*arguments: Any, **options: Any) -> T:
        try:
            return call(*arguments, **options)
        except OSError as problem:
            if not isinstance(problem, ssl.SSLError):
                clear_errors()
            raise

    return cleaned


class Socket(ssl.SSLSocket):
    """A socket whose errors stay its own."""

    send = _clean(ssl.SSLSocket.send)
    read = _clean(ssl.SSLSocket.read)
    write = _clean(ssl.SSLSocket.write)
    do_handshake = _clean(ssl.SSLSocket.do_handshake)
    unwrap = _clean(ssl.SSLSocket.unwrap)


def install() -> None:
    """Have all TLS connections of this process made of such sockets."""
    ssl.SSLContext.sslsocket_class = Socket


def dask_setup(_worker: object) -> None:
    """Install them in a worker; dask calls this in files that its workers are told to load."""
    install()

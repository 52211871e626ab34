"""A door for GDAL to the internet that does not open towards the inside.

GDAL follows whatever a server answers, with no option against it, and looks names up on its own. So its connections go through
a SOCKS proxy (RFC 1928) of this process, which sees where each of them really leads.
"""

from __future__ import annotations

import hmac
import secrets
import socket
import socketserver
import threading
from contextlib import suppress
from functools import cache

from .reach import nearness_of

_VERSION, _LOGIN_VERSION = b"\x05", b"\x01"
_WITH_PASSWORD = b"\x02"
_CONNECT = 1
_IPV4, _NAME = 1, 3
_GRANTED, _NOT_ALLOWED, _NOT_FOUND, _REFUSED = 0, 2, 4, 5
_PIECE = 1 << 17
#: How long the farther side may take to take a connection, in seconds; GDAL itself gives up after a while.
_SECONDS = 10


def proxy_options(trust: int) -> dict[str, str]:
    """Return the options of ``/vsicurl?`` for connections that lead no nearer than ``trust``, see :mod:`.reach`."""
    relay = _relay()
    return {
        "proxy": f"socks5h://127.0.0.1:{relay.server_address[1]}",
        "proxyuserpwd": f"{trust}:{relay.password}",
    }


@cache
def _started() -> _Relay:
    relay = _Relay(("127.0.0.1", 0), _Connection)
    threading.Thread(target=relay.serve_forever, name="relay", daemon=True).start()
    return relay


_starting = threading.Lock()


def _relay() -> _Relay:
    with _starting:
        return _started()


class _Relay(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        # Other users of the computer reach the loopback too.
        self.password = secrets.token_urlsafe(24)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: GDAL reports connections that fail."""


class _Connection(socketserver.BaseRequestHandler):
    request: socket.socket
    server: _Relay

    def handle(self) -> None:
        """Take the wish for one connection, and pass on what both sides send until one of them ends it."""
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        trust = self._log_in()
        if trust is None:
            return
        host, port = self._wish()
        code, other = _connect(host, port, trust)
        self.request.sendall(_VERSION + bytes([code, 0, _IPV4]) + bytes(6))
        if other is None:
            return
        with other:
            back = threading.Thread(target=_pass_on, args=(other, self.request), name="relay", daemon=True)
            back.start()
            _pass_on(self.request, other)
            back.join()

    def _log_in(self) -> int | None:
        _, methods = self._take(1), self._take(self._take(1)[0])
        if _WITH_PASSWORD not in methods:
            self.request.sendall(_VERSION + b"\xff")
            return None
        self.request.sendall(_VERSION + _WITH_PASSWORD)
        _, user, password = self._take(1), self._take(self._take(1)[0]), self._take(self._take(1)[0])
        is_ours = hmac.compare_digest(password, self.server.password.encode())
        self.request.sendall(_LOGIN_VERSION + (b"\x00" if is_ours else b"\x01"))
        return int(user) if is_ours else None

    def _wish(self) -> tuple[str, int]:
        _, command, _, kind = self._take(4)
        if kind == _NAME:
            host = self._take(self._take(1)[0]).decode("ascii")
        elif kind == _IPV4:
            host = socket.inet_ntop(socket.AF_INET, self._take(4))
        else:
            host = socket.inet_ntop(socket.AF_INET6, self._take(16))
        port = int.from_bytes(self._take(2), "big")
        if command != _CONNECT:
            raise ConnectionError("only connections are passed on")
        return host, port

    def _take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            piece = self.request.recv(count - len(taken))
            if not piece:
                raise ConnectionError("ended early")
            taken += piece
        return taken


def _connect(host: str, port: int, trust: int) -> tuple[int, socket.socket | None]:
    """Return a code of RFC 1928 and the connection to a host, of whose addresses those that are too near do not count."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return _NOT_FOUND, None
    # IPv4 first: where IPv6 does not work it often does not say so, and each try would take all its time.
    found = sorted(
        (one for one in found if nearness_of(str(one[4][0])) <= trust), key=lambda one: one[0] != socket.AF_INET
    )
    if not found:
        return _NOT_ALLOWED, None
    for family, kind, protocol, _, address in found:
        other = socket.socket(family, kind, protocol)
        try:
            other.settimeout(_SECONDS)
            other.connect(address)
            other.settimeout(None)
            other.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return _GRANTED, other
        except OSError:
            other.close()
    return _REFUSED, None


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    room = bytearray(_PIECE)
    with suppress(OSError):
        while count := source.recv_into(room):
            target.sendall(memoryview(room)[:count])
    for one in (source, target):
        # Both ways end together: neither HTTP nor TLS goes on with one half.
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)

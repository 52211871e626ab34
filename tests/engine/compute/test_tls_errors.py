"""A connection whose peer hangs up breaks no other one of the same thread."""

from __future__ import annotations

import socket
import ssl
import struct
import subprocess
import sys
import time

import pytest
from distributed import Security

from engine.compute import tls_errors


class Pair:
    """Two ends of a TLS connection in one thread: the one under test, and a peer that can hang up."""

    def __init__(self, security, kind):
        server = security.get_listen_args("scheduler")["ssl_context"]
        client = security.get_connection_args("client")["ssl_context"]
        server.sslsocket_class = kind
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.raw = socket.create_connection(listener.getsockname())
            accepted, _ = listener.accept()
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.peer = client.wrap_bio(incoming, outgoing)
        self.end = server.wrap_socket(accepted, server_side=True, do_handshake_on_connect=False)
        self.end.setblocking(False)
        self.raw.settimeout(0.2)
        waiting = {self.peer.do_handshake, self.end.do_handshake}
        while waiting:
            for step in list(waiting):
                try:
                    step()
                    waiting.discard(step)
                except ssl.SSLWantReadError:
                    pass
            self.raw.sendall(outgoing.read())
            if waiting:
                try:
                    incoming.write(self.raw.recv(1 << 16))
                except TimeoutError:
                    continue

    def hang_up(self):
        """Close the peer's end at once, with whatever was under way."""
        self.raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.raw.close()
        time.sleep(0.01)

    def breaks(self):
        """Write until the system has noticed that the peer is gone, and return whether it has."""
        for _ in range(5):
            try:
                self.end.send(b"x" * 1000)
            except OSError:
                return True
        return False

    def close(self):
        """Close both ends."""
        self.raw.close()
        self.end.close()


def poisoned(security, kind, rounds=5):
    """Return how often a connection that only waits fails after another one broke."""
    good, failed = Pair(security, kind), 0
    for _ in range(rounds):
        bad = Pair(security, kind)
        bad.hang_up()
        assert bad.breaks()
        try:
            good.end.recv(10)
        except ssl.SSLWantReadError:
            pass
        except OSError:
            failed += 1
        bad.close()
    good.close()
    return failed


@pytest.fixture(scope="module")
def security():
    return Security.temporary()


def test_a_peer_that_hangs_up_breaks_no_other_connection(security):
    assert poisoned(security, tls_errors.Socket) == 0


@pytest.mark.skipif(
    ssl.OPENSSL_VERSION_INFO < (3, 4) or sys.version_info[:2] != (3, 13),
    reason="OpenSSL 3.4 and Python 3.13 have the error",
)
def test_plain_sockets_still_need_it(security):
    """When this fails, the module can go."""
    assert poisoned(security, ssl.SSLSocket) > 0


def test_a_worker_loads_the_file_alone():
    """As dask does in a job, where there is no engine: by the path of the file."""
    program = (
        "import runpy, ssl, sys; found = runpy.run_path(sys.argv[1]); found['dask_setup'](None); "
        "print(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).sslsocket_class.__name__, 'engine' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, tls_errors.__file__], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["Socket", "False"]

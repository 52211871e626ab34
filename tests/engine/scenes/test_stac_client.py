"""Servers that want to keep us busy: answers without an end, pauses of hours, headers that come letter by letter."""

from __future__ import annotations

import socketserver
import threading
import time
from contextlib import contextmanager

import pytest

from engine.errors import InputError
from engine.raster import remote
from engine.scenes import stac_client
from engine.scenes.stac_client import read_json

ITEM = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
#: What nobody waits for; servers of these tests stop there.
MUCH = 64 << 20


@contextmanager
def answering(*answers):
    """Serve with one function after the other, each of which writes to a connection; yields the address and what was sent."""
    left, sent = list(answers), []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            while (line := self.rfile.readline()) not in (b"\r\n", b""):
                del line
            answer = left.pop(0) if len(left) > 1 else left[0]
            try:
                for piece in answer:
                    self.wfile.write(piece)
                    sent.append(len(piece))
            except OSError:
                pass

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/item.json", sent
        server.shutdown()


def _endless(head):
    yield head + b"\r\n\r\n"
    for _ in range(MUCH >> 16):
        yield bytes(1 << 16)


def test_what_comes_with_a_redirect_is_not_read():
    with answering(_endless(b"HTTP/1.1 302 Found\r\nLocation: /other.json"), [ITEM]) as (url, sent):
        assert read_json(url) == {}
        assert sum(sent) < MUCH / 4


def test_what_comes_with_a_fault_is_not_read():
    with answering(_endless(b"HTTP/1.1 503 Service Unavailable"), [ITEM]) as (url, sent):
        assert read_json(url) == {}
        assert sum(sent) < MUCH / 4


def test_a_server_that_wants_us_back_tomorrow(monkeypatch):
    monkeypatch.setattr(stac_client, "_LONGEST_PAUSE", 0.1)
    tomorrow = [
        b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 86400\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    ]
    with answering(tomorrow, [ITEM]) as (url, _):
        begin = time.monotonic()
        assert read_json(url) == {}
        assert time.monotonic() - begin < 5


def test_headers_that_come_letter_by_letter(monkeypatch):
    monkeypatch.setattr(remote, "WHOLE_SECONDS", 1.0)

    def dripping():
        for letter in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 10_000:
            time.sleep(0.02)
            yield bytes([letter])

    with answering(dripping()) as (url, _), pytest.raises(InputError, match="sends so slowly"):
        read_json(url)

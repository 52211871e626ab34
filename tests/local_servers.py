"""Servers on the loopback, as users have them far away: a STAC API, and files over HTTP with ranges and faults."""

from __future__ import annotations

import re
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Fault:
    """What goes wrong with requests whose path holds ``path``.

    Attributes
    ----------
    path : str
    status : int
        Answer with this status instead.
    times : int
        How often; then all is well.
    seconds : float
        Wait so long before answering.
    cut_after : int or None
        Close the connection after so many bytes of the body.
    body : bytes or None
        Answer with this instead of the file.
    after : int
        Only from this request on.
    drip : float
        Send the body byte by byte, with so many seconds in between.
    location : str
        With a ``status`` of 3xx: where to go instead.
    """

    path: str
    status: int = 0
    times: int = 10**9
    seconds: float = 0.0
    cut_after: int | None = None
    body: bytes | None = None
    after: int = 0
    drip: float = 0.0
    location: str = ""


@dataclass
class FileServer:
    """Serves a folder; counts what it sends."""

    folder: Path
    port: int = 0
    address: str = "127.0.0.1"
    faults: list[Fault] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)
    bytes_sent: int = 0
    handler: type | None = None
    #: What clients have shown to it as a proxy.
    logins: set[str] = field(default_factory=set)

    @property
    def url(self) -> str:
        """The address of the folder."""
        return f"http://{self.address}:{self.port}"

    def fault_for(self, path: str) -> Fault | None:
        """Return what goes wrong with this request, and count it."""
        for fault in self.faults:
            if fault.path in path and fault.times > 0:
                if fault.after > 0:
                    fault.after -= 1
                    continue
                fault.times -= 1
                return fault
        return None

    def forget(self) -> None:
        """Begin to count anew, without faults."""
        self.faults.clear()
        self.requests.clear()
        self.bytes_sent = 0


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    served: FileServer
    #: Where requests are passed on to, instead of answering them with files.
    upstream = ""

    def log_message(self, *_args):
        """Say nothing: pytest's output is for failures."""

    def do_HEAD(self):
        """Answer without a body."""
        self._answer(body=False)

    def do_GET(self):
        """Answer with the file or the wanted part of it."""
        self._answer(body=True)

    def do_POST(self):
        """Pass the request on."""
        self._answer(body=True)

    def _answer(self, body):
        wanted = self.headers.get("Range", "")
        posted = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None
        self.served.requests.append((self.path, wanted))
        self.served.logins.add(self.headers.get("Proxy-Authorization", ""))
        fault = self.served.fault_for(self.path)
        if fault is not None:
            time.sleep(fault.seconds)
            if fault.status:
                self._send(fault.status, b"a fault", {"Location": fault.location} if fault.location else {}, body)
                return
            if fault.body is not None and self.upstream:
                self._send(200, fault.body, {}, body)
                return
        if self.upstream:
            self._send(*self._ask_upstream(posted), body)
            return
        path = Path(self.translate_path(re.sub("^http://[^/]*", "", self.path)))
        if not path.is_file():
            self._send(404, b"not here", {}, body)
            return
        content = path.read_bytes() if fault is None or fault.body is None else fault.body
        size = len(content)
        headers = {"Accept-Ranges": "bytes", "Content-Type": self.guess_type(str(path))}
        parts = re.fullmatch(r"bytes=(\d+)-(\d*)", wanted)
        status = 200
        if parts:
            first, last = int(parts[1]), min(int(parts[2] or size - 1), size - 1)
            if first >= size:
                self._send(416, b"", {"Content-Range": f"bytes */{size}"}, body)
                return
            status, content = 206, content[first : last + 1]
            headers["Content-Range"] = f"bytes {first}-{last}/{size}"
        self._send(status, content, headers, body, fault.cut_after if fault else None, fault.drip if fault else 0.0)

    def _ask_upstream(self, posted):
        request = urllib.request.Request(self.upstream + self.path, posted, method=self.command)
        request.add_header("Content-Type", self.headers.get("Content-Type") or "application/json")
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read(), {"Content-Type": answer.headers["Content-Type"]}
        except urllib.error.HTTPError as problem:
            return problem.code, problem.read(), {}

    def _send(self, status, content, headers, body, cut_after=None, drip=0.0):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if not body:
            return
        if cut_after is not None:
            content = content[:cut_after]
            self.close_connection = True
        try:
            while drip and content:
                self.wfile.write(content[:1])
                self.served.bytes_sent += 1
                content = content[1:]
                time.sleep(drip)
            self.wfile.write(content)
            self.served.bytes_sent += len(content)
            if cut_after is not None:
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Say nothing: clients that hang up are what is tested."""


@contextmanager
def file_server(folder, upstream="", address="127.0.0.1"):
    """Serve a folder, or pass requests on to the address ``upstream``, as long as the context lasts."""
    served = FileServer(Path(folder), address=address)

    class Handler(_Handler):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, directory=str(folder), **kwargs)

    Handler.served, Handler.upstream = served, upstream
    served.handler = Handler
    server = _Server((address, 0), Handler)
    server.daemon_threads = True
    served.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def stac_server(program, *files, public=""):
    """Run the STAC API server ``rustac serve`` with items and collections from files; yields its address.

    ``public`` is the address under which it is reached, if that is another one.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    server = subprocess.Popen(
        [program, "serve", "--addr", public or address, "--bind", address, *map(str, files)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"http://{address}/") as answer:
                    answer.read()
                break
            except OSError:
                if server.poll() is not None:
                    raise RuntimeError(server.stderr.read().decode()) from None
                time.sleep(0.05)
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait(10)

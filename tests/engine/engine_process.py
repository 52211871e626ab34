"""A real ``python -m engine`` with pipes, spoken to line by line."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
WITH_TEST_STEPS = [str(Path(__file__).parent / "rpc" / "run_with_test_steps.py")]
PATIENCE = 30.0  # seconds; only a broken engine needs them


class Engine:
    """A started engine, spoken to line by line."""

    def __init__(self, arguments=WITH_TEST_STEPS):
        variables = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONSAFEPATH": "1", "OMP_NUM_THREADS": "5"}
        # As the plugin starts it: what a C library prints must not wait in a buffer.
        variables["PYTHONUNBUFFERED"] = "1"
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=variables,
        )
        self.received: queue.Queue[bytes] = queue.Queue()
        self.seen: list[dict] = []
        self.log = b""
        self.heartbeats = 0
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._read, self._drain)]
        for thread in self._threads:
            thread.start()

    def _read(self):
        for line in self.process.stdout:
            if b'"heartbeat"' in line:
                self.heartbeats += 1
            else:
                self.received.put(line)

    def _drain(self):
        for line in self.process.stderr:
            self.log += line

    def send_bytes(self, line):
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def send(self, method, params=None, request_id=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params or {}}
        if request_id is not None:
            message["id"] = request_id
        self.send_bytes(json.dumps(message).encode() + b"\n")

    def run(self, request_id, step, token="tok", **parameters):
        self.send("run", {"step": step, "parameters": parameters, "token": token}, request_id)

    def next(self, timeout=PATIENCE):
        """Return the next message; every line must be a JSON-RPC object."""
        message = json.loads(self.received.get(timeout=timeout))
        assert message.pop("jsonrpc") == "2.0"
        self.seen.append(message)
        return message

    def answer(self, request_id, timeout=PATIENCE):
        """Return the answer to a request, which may have come before."""
        ends = time.monotonic() + timeout
        while True:
            for message in self.seen:
                if "method" not in message and message["id"] == request_id:
                    return message
            self.next(max(0.01, ends - time.monotonic()))

    def wait_for(self, method, request_id):
        while True:
            message = self.next()
            if message.get("method") == method and message["params"]["id"] == request_id:
                return message["params"]

    def ended_within(self, seconds):
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        for thread in self._threads:
            thread.join(5)
        return True


def error(engine, request_id):
    answer = engine.answer(request_id)
    assert "error" in answer, answer
    return answer["error"]["data"]["kind"], answer["error"]["message"]

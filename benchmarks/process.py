"""Running programs and watching what they take: time, and the memory of the whole process tree."""

from __future__ import annotations

import json
import os
import subprocess  # nosec B404: the programs to compare with are run
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1e6


class TooMuch(Exception):
    """A program took more time or memory than it may; the message says which."""


@dataclass(frozen=True)
class Limits:
    """What one run may take."""

    seconds: float = 900.0
    memory: float = 0.6 * psutil.virtual_memory().total


@dataclass
class Watch:
    """Samples the resident memory of a process and all of its children, 20 times a second, while the block runs.

    Attributes
    ----------
    peak : float
        Bytes; pages that processes share count once for each of them.
    too_much : str
        Why the process was ended, empty if it was not.
    """

    process: psutil.Process
    limits: Limits
    peak: float = 0.0
    seconds: float = 0.0
    too_much: str = ""

    def __enter__(self) -> Watch:
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._started = time.perf_counter()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._started
        self._done.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._done.wait(0.05):
            family = _family(self.process)
            self.peak = max(self.peak, sum(map(_resident, family)))
            if self.peak > self.limits.memory:
                self.too_much = f"more than {self.limits.memory / 1e9:.0f} GB"
            elif time.perf_counter() - self._started > self.limits.seconds:
                self.too_much = f"more than {self.limits.seconds / 60:.0f} min"
            if self.too_much:
                for member in reversed(family):
                    _end(member)
                return


def run(command: Sequence[str], log: Path, limits: Limits, **environment: str) -> Watch:
    """Run a program to its end and return what it took; what it prints goes to a log.

    Raises
    ------
    TooMuch
        If it took more than it may.
    RuntimeError
        If it failed.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        started = subprocess.Popen(  # nosec B603: a fixed program, no shell
            command, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT, env={**os.environ, **environment}
        )
        with Watch(psutil.Process(started.pid), limits) as watch:
            code = started.wait()
    if watch.too_much:
        raise TooMuch(watch.too_much)
    if code:
        raise RuntimeError(f"{command[0]} failed, see {log}")
    return watch


class Engine:
    """The plugin's engine as a process of its own, spoken to as QGIS does."""

    def __init__(self, python: str, log: Path) -> None:
        log.parent.mkdir(parents=True, exist_ok=True)
        self._log = log.open("wb")
        self._process = subprocess.Popen(  # nosec B603: a fixed program, no shell
            [python, "-m", "engine"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log
        )
        self._count = 0
        self._ask("initialize", {"protocol": 1, "settings": {}})

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.wait(30)
        self._log.close()

    def run(self, step: str, limits: Limits, **parameters: Any) -> Watch:
        """Run a step and return what it took; the memory is that of the engine, with all it holds already."""
        with Watch(psutil.Process(self._process.pid), limits) as watch:
            self._ask("run", {"step": step, "parameters": parameters, "token": f"bench{self._count}"})
        return watch

    def processor_seconds(self) -> float:
        """Return the processor time that the engine has taken since its start."""
        times = psutil.Process(self._process.pid).cpu_times()
        return times.user + times.system

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._count += 1
        request = {"jsonrpc": "2.0", "id": self._count, "method": method, "params": params}
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            answer = json.loads(line)
            if answer.get("id") == self._count:
                if "error" in answer:
                    raise RuntimeError(answer["error"]["message"])
                return answer["result"]
        raise TooMuch("the engine ended")


def _family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _resident(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.NoSuchProcess:
        return 0


def _end(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.NoSuchProcess:
        return

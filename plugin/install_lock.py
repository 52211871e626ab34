"""A lock file that keeps two QGIS windows from installing the engine at the same time."""

from __future__ import annotations

import ctypes
import json
import os
import platform
import sys
import threading
import time
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from .child_process import EnvironmentProblem
from .translation import tr
from .units import day_text

HEARTBEAT_SECONDS = 5.0
# An owner that has not renewed the file for so long is gone, even if its process number is in use again.
SILENT_SECONDS = 120.0


@dataclass(frozen=True)
class Owner:
    """Who holds the lock.

    Attributes
    ----------
    pid : int
        Process number of the QGIS that installs; 0 if the file cannot be read.
    machine : str
        Where that number means something: host name and, in containers such as Flatpak, the process namespace.
    started : str
        Local time at which the installation began, ISO 8601.
    token : str
        Distinguishes this holding of the lock from all others.
    """

    pid: int
    machine: str
    started: str
    token: str


class InstallLock:
    """Hold the lock file while the ``with`` block runs.

    Parameters
    ----------
    path : Path
        The lock file; its folder must exist.

    Raises
    ------
    EnvironmentProblem
        Another process is installing (the message names it and when it began), or the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._owner = Owner(os.getpid(), this_machine(), datetime.now().isoformat(timespec="seconds"), uuid.uuid4().hex)
        self._released = threading.Event()

    def __enter__(self) -> InstallLock:
        if not self._create():
            self._take_over_if_stale()
            if not self._create():
                raise EnvironmentProblem(self._busy_message(read_owner(self.path)))
        threading.Thread(target=self._renew, daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._released.set()
        owner = read_owner(self.path)
        # Never remove the lock of somebody who believed us dead and took over.
        if owner is not None and owner.token == self._owner.token:
            self.path.unlink(missing_ok=True)

    def _create(self) -> bool:
        try:
            descriptor = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            return False
        except OSError as error:
            raise EnvironmentProblem(
                tr(
                    "The engine folder cannot be written: {path} ({reason}). Choose another one in Settings > "
                    "Options > Processing > Providers > Strandline."
                ).format(path=self.path.parent, reason=error.strerror)
            ) from error
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(self._owner), file)
        return True

    def _take_over_if_stale(self) -> None:
        judged = read_owner(self.path)
        if judged is None or not is_stale(judged, self.path):
            return
        # Renamed, not deleted: if two processes judge the same file stale, the slower one would delete the lock that
        # the faster one has just created. What was moved away is read again and put back if it is not what was judged.
        aside = self.path.with_name(f"{self.path.name}.{self._owner.token}")
        try:
            os.rename(self.path, aside)
        except OSError:
            return
        if read_owner(aside) != judged and not self.path.exists():
            os.rename(aside, self.path)
        else:
            aside.unlink(missing_ok=True)

    def _renew(self) -> None:
        while not self._released.wait(HEARTBEAT_SECONDS):
            try:
                os.utime(self.path)
            except OSError:
                return

    def _busy_message(self, owner: Owner | None) -> str:
        if owner is None or not owner.pid:
            return tr("Another QGIS is installing the Strandline engine. Wait until it has finished, then try again.")
        if owner.pid == os.getpid() and owner.machine == this_machine():
            return tr(
                "This QGIS is already installing the Strandline engine, since {started}. Wait until it has finished."
            ).format(started=_readable(owner.started))
        return tr(
            "Another QGIS (process {pid}) is installing the Strandline engine, since {started}. Wait until it has "
            "finished, then try again."
        ).format(pid=owner.pid, started=_readable(owner.started))


def read_owner(path: Path) -> Owner | None:
    """Return who holds the lock file, or None if there is no file; an unreadable file has an owner without number."""
    try:
        return Owner(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        # Its creator was stopped between creating and writing, or is writing at this moment.
        return Owner(0, "", "", "")


def is_stale(owner: Owner, path: Path) -> bool:
    """Tell whether the owner is gone: its process is dead, or it does not renew the file.

    Where the file's time is in the future, because a clock was wrong then or is now, it takes some seconds to see that.
    """
    try:
        renewed = path.stat().st_mtime
    except FileNotFoundError:
        return True
    if owner.pid and owner.machine == this_machine() and not process_is_alive(owner.pid):
        return True
    silent = time.time() - renewed
    return silent > SILENT_SECONDS or (silent < -HEARTBEAT_SECONDS and not _is_renewed(path, renewed))


def _is_renewed(path: Path, time_of_file: float) -> bool:
    ends = time.monotonic() + 3 * HEARTBEAT_SECONDS
    while time.monotonic() < ends:
        time.sleep(HEARTBEAT_SECONDS / 20)
        try:
            if path.stat().st_mtime != time_of_file:
                return True
        except FileNotFoundError:
            return False
    return False


def this_machine() -> str:
    """Name the space in which a process number is unique."""
    try:
        namespace = os.readlink("/proc/self/ns/pid")
    except OSError:
        namespace = ""
    return f"{platform.node()} {namespace}".strip()


def process_is_alive(pid: int) -> bool:
    """Return whether a process runs on this machine.

    Parameters
    ----------
    pid : int
        The process number.
    """
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _is_alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _is_alive_on_windows(pid: int) -> bool:
    # os.kill(pid, 0) would end the process on Windows. What is ignored below is there on Windows only.
    query_limited_information, still_active, access_denied = 0x1000, 259, 5
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return ctypes.get_last_error() == access_denied  # type: ignore[attr-defined]
    try:
        code = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
        return not known or code.value == still_active
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


def _readable(started: str) -> str:
    day, _, clock = started.partition("T")
    return f"{day_text(day)} {clock}"

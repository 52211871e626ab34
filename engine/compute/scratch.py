"""Intermediate files: one private folder for each engine, and what killed engines left is swept.

The folder belongs to the user alone (mode 0700) and has a name that nobody can foresee, so on a computer with many users
nobody reads what is in it, puts a link in its place, or is locked out by somebody else's. While its engine lives, a file in it
is locked; the operating system lets go of the lock however the engine ends, so a later engine knows what no living process
owns.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import re
import shutil
import stat
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO

log = logging.getLogger(__name__)

_PREFIX = "strandline-engine-"
_LOCK = "owner.lock"
#: One line of JSON for each output that is being written under a temporary name: where the name is.
_PENDING = "pending.jsonl"

_guard = threading.Lock()
_folder: Path | None = None
_held: IO[bytes] | None = None


def folder() -> Path:
    """Return this engine's private folder, making it and sweeping those of dead engines at the first call."""
    global _folder, _held
    with _guard:
        if _folder is None or not _folder.is_dir():
            sweep()
            made = Path(tempfile.mkdtemp(prefix=_PREFIX))
            _held = open(made / _LOCK, "wb")  # noqa: SIM115 - it stays open, and locked, as long as the engine lives
            _lock(_held)
            _folder = made
        return _folder


def private_folder(name: str) -> Path:
    """Return a new folder in this engine's own."""
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=folder()))


def remove() -> None:
    """Remove this engine's folder with all that is in it."""
    global _folder, _held
    with _guard:
        ended, held, _folder, _held = _folder, _held, None, None
    if held is not None:
        held.close()
    if ended is not None:
        shutil.rmtree(ended, ignore_errors=True)


def note_pending(path: Path) -> None:
    """Remember the temporary name of an output that is being written, so that it is removed even if this engine is killed.

    It lies beside the output, where the user will not look for it.
    """
    with open(folder() / _PENDING, "a", encoding="utf-8") as file:
        file.write(json.dumps(str(path.absolute())) + "\n")


def sweep() -> None:
    """Remove the folders that dead engines of this user left, and the unfinished outputs that they name."""
    for found in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            if _is_ours(found) and _is_ownerless(found):
                _remove_pending(found / _PENDING)
                shutil.rmtree(found, ignore_errors=True)
        except OSError as problem:
            log.info("Left in place: %s (%s)", found, problem)


# Registered before dask is imported, so that it comes after dask has let go of what it keeps in the folder.
atexit.register(remove)


def _is_ours(path: Path) -> bool:
    about = path.lstat()
    return stat.S_ISDIR(about.st_mode) and (not hasattr(os, "getuid") or about.st_uid == os.getuid())


def _is_ownerless(path: Path) -> bool:
    lock = path / _LOCK
    if not lock.exists():
        # Made a moment ago by an engine that is about to lock it, or half removed: older ones are nobody's.
        return path.stat().st_mtime < time.time() - 3600
    with open(lock, "rb+") as file:
        try:
            _lock(file)
        except OSError:
            return False
    return True


def _remove_pending(pending: Path) -> None:
    if not pending.is_file():
        return
    for line in pending.read_text(encoding="utf-8").splitlines():
        try:
            path = Path(json.loads(line))
        except ValueError:  # the last line, cut short
            continue
        # Only what bears the mark of an unfinished output, and is a plain file.
        if re.search(r"\.part(\.[^.]+)?$", path.name) and path.is_file() and not path.is_symlink():
            path.unlink(missing_ok=True)


def _lock(file: IO[bytes]) -> None:
    """Lock a file for as long as it is open, or raise an OSError if somebody else has it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""Removing what a run that was ended in the middle has left on the disk."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def remove_leftovers(token: str, outputs: Sequence[str]) -> None:
    """Remove a run's temporary files; the engine names them ``<stem>.<token>.part<ext>``, beside the final outputs.

    Parameters
    ----------
    token : str
        The run's token, letters and digits.
    outputs : sequence of str
        Paths of the run's outputs; only their folders are looked into.
    """
    for folder in {Path(output).parent for output in outputs if output}:
        for leftover in list(folder.glob(f"*.{token}.part*")):
            _remove(leftover)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    for _ in range(5):
        with suppress(OSError):
            path.unlink()
        if not path.exists():
            return
        time.sleep(0.05)  # Windows lets go of the files of an ended process a little later

"""How the user wants the dask cluster, kept until a step needs one.

Importing this module costs nothing, so that the engine answers at once and the cluster starts only when it is used.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from .errors import InputError

log = logging.getLogger(__name__)

WORKER_KINDS = ("threads", "processes")


@dataclass(frozen=True)
class ClusterSettings:
    """The wish for a local dask cluster.

    Attributes
    ----------
    workers : int
        Number of workers; 0 means one per processor core.
    worker_kind : str
        ``"threads"`` of the engine, or ``"processes"``.
    memory_limit_gb : float
        Memory of all workers together; 0 means automatic.
    dashboard : bool
        Whether dask shows its dashboard on this computer.

    Raises
    ------
    InputError
        If a value has the wrong type or is out of range.
    """

    workers: int = 0
    worker_kind: str = "threads"
    memory_limit_gb: float = 0.0
    dashboard: bool = False

    def __post_init__(self) -> None:
        # A bool is an int for Python, but nobody means "true workers".
        if isinstance(self.workers, bool) or not isinstance(self.workers, int) or self.workers < 0:
            raise InputError("The setting 'Workers' must be a whole number, 0 or more.")
        if self.worker_kind not in WORKER_KINDS:
            raise InputError(f"The kind of workers must be one of {', '.join(WORKER_KINDS)}.")
        limit = self.memory_limit_gb
        if isinstance(limit, bool) or not isinstance(limit, (int, float)) or not math.isfinite(limit) or limit < 0:
            raise InputError("The setting 'Memory limit' must be a number of GB, 0 or more.")
        if not isinstance(self.dashboard, bool):
            raise InputError("The setting 'Dashboard' must be true or false.")


_current = ClusterSettings()


def current() -> ClusterSettings:
    """Return what was remembered last, or the defaults."""
    return _current


def remember(settings: Mapping[str, Any]) -> ClusterSettings:
    """Keep the settings for the next start of the cluster.

    Parameters
    ----------
    settings : mapping
        Fields of :class:`ClusterSettings`. Missing ones get their default; unknown ones, which a newer plugin may send,
        are logged and left out.

    Raises
    ------
    InputError
        If a value has the wrong type or is out of range.
    """
    global _current
    known = {field.name for field in fields(ClusterSettings)}
    for key in sorted(set(settings) - known):
        log.warning("Unknown setting left out: %s", key)
    _current = ClusterSettings(**{key: value for key, value in settings.items() if key in known})
    return _current

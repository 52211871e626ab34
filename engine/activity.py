"""How much native or library code is at work that cannot be told to stop.

A run that is cancelled, or whose server is too slow, ends at once for its user; a read or a fit that it has begun goes on in
its thread. What is counted here while no run is left is such work, and QGIS then ends the process with all of it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_count = 0


@contextmanager
def working() -> Iterator[None]:
    """Count a piece of work as long as the block lasts."""
    global _count
    with _lock:
        _count += 1
    try:
        yield
    finally:
        with _lock:
            _count -= 1


def count() -> int:
    """Return how many pieces of work are under way in this process."""
    return _count

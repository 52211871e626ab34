"""What a step is given: progress within a part, and waiting for what knows nothing of cancelling."""

from __future__ import annotations

import threading
import time

import pytest

from engine.errors import Cancelled
from engine.job import Job


def test_parts_share_the_progress(job):
    job.part(0.5, 1.0).part(0.0, 0.5).progress(0.5)
    job.part(0.2, 0.4).progress(7.0)
    assert job.fractions == pytest.approx([0.625, 0.4])


def test_while_listening_gives_back_what_comes():
    assert Job().while_listening(lambda: 3 * 4) == 12
    with pytest.raises(ZeroDivisionError):
        Job().while_listening(lambda: 1 // 0)


def test_while_listening_stops_waiting_when_cancelled():
    job, released = Job(), threading.Event()
    threading.Timer(0.2, job.cancel_event.set).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        job.while_listening(lambda: released.wait(20))
    assert time.monotonic() - started < 5
    released.set()


def test_nothing_is_begun_when_cancelled():
    job = Job()
    job.cancel_event.set()
    begun = []
    with pytest.raises(Cancelled):
        job.while_listening(lambda: begun.append(1))
    assert not begun

"""Waiting for what happens beside the window's own thread."""

from __future__ import annotations

from qgis.PyQt.QtTest import QTest


def wait_for(condition, seconds=40):
    """Return whether a condition came true while the window's events went on."""
    for _ in range(seconds * 20):
        if condition():
            return True
        QTest.qWait(50)
    return False

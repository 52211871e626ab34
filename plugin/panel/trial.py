"""Trying settings before they are kept: whether the engine answers, and which workers it reaches."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import Any

from .. import environment, network
from ..engine_client import EngineClient, EngineError
from ..translation import tr
from ..units import number_text


def try_settings(compute: dict[str, Any], is_cancelled: Callable[[], bool]) -> str:
    """Start an engine of its own with these settings of the workers, and return what it reached, in words.

    Nothing is submitted to SLURM. Takes seconds, so not to be called in the window's thread.

    Raises
    ------
    EngineError
        If the engine or the workers cannot be reached; the message says why.
    """
    python = environment.engine_python()
    if python is None:
        raise EngineError(environment.why_not_ready(), "environment")
    client = EngineClient(python, environment.PLUGIN_FOLDER, compute, network=network.of_qgis())
    try:
        began = time.monotonic()
        status = client.status()
        seconds = number_text(round(time.monotonic() - began, 1))
        lines = [tr("The engine answers after {seconds} seconds ({python}).").format(seconds=seconds, python=python)]
        if is_cancelled():
            return lines[0]
        reached = client.run(
            "computestatus", {}, on_progress=_ignore, on_message=_ignore, is_cancelled=is_cancelled, patient=True
        )
        return "\n".join([*lines, *_workers(reached, status)])
    finally:
        client.close()


def _workers(reached: dict[str, Any], status: dict[str, Any]) -> list[str]:
    """Return what there is to say of the workers."""
    if reached.get("kind") == "slurm":
        program = shutil.which("sbatch")
        there = (
            tr("SLURM's sbatch is {}.").format(program) if program else tr("SLURM's sbatch is not on this computer.")
        )
        return [there, tr("A test submits nothing. This script would be:"), str(reached.get("job_script", "")).strip()]
    words = tr("Reached: {kind}, {processes} processes with {threads} threads and {memory} GB in all.").format(
        kind=reached.get("address") or reached.get("kind"),
        processes=reached.get("processes"),
        threads=reached.get("threads"),
        memory=reached.get("memory_limit_gb"),
    )
    return [
        words,
        tr("Dask {dask}, engine {engine}.").format(
            dask=reached.get("dask"), engine=status.get("version") or status.get("engine", "")
        ),
    ]


def _ignore(*_: object) -> None:
    """Listen to nothing."""

"""What to tell the user when a step raises: a kind and one or two sentences."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..compute import settings
from ..errors import ComputeError, EnvironmentProblem, InputError, MemoryProblem, StepError
from ..redaction import redact

# Between the code that waited for dask and the wait itself lie only these.
_WAITING_MODULES = {"asyncio", "concurrent", "threading", "tornado"}


def explain(problem: BaseException, parameters: Mapping[str, Any]) -> StepError:
    """Return the error to answer with.

    Parameters
    ----------
    problem : BaseException
        What the step raised.
    parameters : mapping
        The step's parameters; a full disk is looked for under the paths among them.
    """
    if isinstance(problem, StepError):
        return problem
    if isinstance(problem, MemoryError):
        return MemoryProblem(
            "There was not enough memory. Close other programs, work on a smaller extent, "
            "or set fewer workers in Strandline's settings."
        )
    if isinstance(problem, ImportError):
        return EnvironmentProblem(
            f"A package of the engine is missing or broken ({one_line(problem)}). Run 'Install engine', and if that "
            "leaves the engine as it is, again with FORCE."
        )
    if _is_disk_full(problem):
        folder = _full_folder(problem, parameters)
        return InputError(f"There is no disk space left{folder}. Free some, or choose another folder.")
    if isinstance(problem, PermissionError) and problem.filename:
        # On Windows this is what a file gives that is still shown in QGIS.
        return InputError(
            f"'{problem.filename}' cannot be used: permission denied. If it is open in QGIS or in another program, "
            "remove it there first, or choose another name or folder."
        )
    if _is_from_dask(problem):
        return _compute_error(problem)
    if isinstance(problem, RuntimeError) and "deserialization of the task graph" in str(problem):
        # What dask-ml submits, unlike our own tasks, is read by the scheduler too.
        return ComputeError(
            "The dask scheduler does not understand what it was sent: it lacks a package, or has another version of it. Give "
            f"it the packages that Engine status lists. It says: {one_line(problem.__cause__ or problem)}"
        )
    return _shipped(problem) or StepError(
        f"Something went wrong inside Strandline ({one_line(problem)}). The engine's log has the details."
    )


def one_line(problem: BaseException, maximum: int = 300) -> str:
    """Return the exception's name and message as one line."""
    # Half a secret at the end would not be known as one.
    text = " ".join(redact(str(problem)).split())
    name = type(problem).__name__
    return f"{name}: {text[:maximum]}" if text else name


def _shipped(problem: BaseException) -> StepError | None:
    """Return an error of ours as such when it comes from a worker without Strandline, where our classes are copies."""
    if all(base.__name__ != StepError.__name__ for base in type(problem).__mro__):
        return None
    copy = StepError(str(problem))
    copy.kind = str(getattr(problem, "kind", copy.kind))
    return copy


def _is_disk_full(problem: BaseException) -> bool:
    full = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
    # GDAL's errors carry no number, only the system's words.
    return isinstance(problem, OSError) and (problem.errno in full or os.strerror(errno.ENOSPC) in str(problem))


def _full_folder(problem: BaseException, parameters: Mapping[str, Any]) -> str:
    name = getattr(problem, "filename", None)
    if isinstance(name, str) and name:
        return f" in '{Path(name).parent}'"
    # A failed write does not know its file's name; among the folders of this run the fullest is the one.
    free: dict[str, int] = {}
    for value in parameters.values():
        if isinstance(value, str) and os.path.isabs(value):
            folder = str(Path(value).parent)
            try:
                free[folder] = shutil.disk_usage(folder).free
            except OSError:
                continue
    return f" in '{min(free, key=lambda folder: free[folder])}'" if free else ""


def _is_from_dask(problem: BaseException) -> bool:
    """Whether dask itself failed, by its modules' names so that distributed need not be imported."""
    if type(problem).__module__.split(".")[0] == "distributed":
        return True
    # The time-outs and lost connections of distributed are Python's own exceptions. One raised by our own code inside a
    # task passes through distributed too, so what counts is the innermost module that did not merely wait.
    if not isinstance(problem, (TimeoutError, OSError)):
        return False
    innermost = ""
    trace = problem.__traceback__
    while trace is not None:
        root = str(trace.tb_frame.f_globals.get("__name__", "")).split(".")[0]
        if root not in _WAITING_MODULES:
            innermost = root
        trace = trace.tb_next
    return innermost == "distributed"


def _compute_error(problem: BaseException) -> ComputeError:
    if type(problem).__name__ == "KilledWorker":
        return ComputeError(
            "The dask workers were ended several times, most likely because memory ran out. Set fewer workers or a "
            "higher memory limit in Strandline's settings, or work on a smaller extent."
        )
    if "scheduler-connection-lost" in str(getattr(problem, "reason", "")) or "lost the connection" in str(problem):
        wanted = settings.current()
        which = f" {wanted.scheduler.address}" if wanted.kind == "scheduler" else ""
        return ComputeError(
            f"The connection to the dask scheduler{which} was lost in the middle of the work. Check that it is still running, "
            "then run the tool again."
        )
    return ComputeError(f"The dask workers were lost or do not answer ({one_line(problem)}). Run the tool again.")

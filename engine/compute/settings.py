"""How the user wants tasks to run, kept until a step needs workers.

Importing this module costs nothing, so that the engine answers at once and dask starts only when it is used.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from ..errors import InputError

log = logging.getLogger(__name__)

COMPUTE_KINDS = ("local", "scheduler", "slurm")
WORKER_KINDS = ("threads", "processes")

S = TypeVar("S")

#: What may stand in a line of a job script as it is.
_NAME = re.compile(r"\w[\w.,:@+/-]*")


@dataclass(frozen=True)
class SchedulerSettings:
    """Which running dask scheduler to use.

    Attributes
    ----------
    address : str
        ``tcp://host:port``, or ``tls://host:port`` for an encrypted connection.
    tls_ca_file, tls_certificate, tls_key : str
        PEM files: the authority that both sides trust, and what this computer shows of itself. The key may be in the
        certificate's file. Empty ones are taken from the site's dask configuration.

    Raises
    ------
    InputError
        If a value has the wrong type.
    """

    address: str = ""
    tls_ca_file: str = ""
    tls_certificate: str = ""
    tls_key: str = ""

    def __post_init__(self) -> None:
        _require_texts(self)

    def check(self) -> None:
        """Raise an InputError if there is no address, or it has another form."""
        example = "for example tcp://10.0.0.5:8786, or tls://10.0.0.5:8786 for an encrypted connection"
        if not self.address:
            raise InputError(f"The setting 'Dask scheduler' is empty. Give the scheduler's address, {example}.")
        found = re.fullmatch(r"(?:tcp|tls)://(?:\[[0-9A-Fa-f:.]+\]|[^\s/:@\[\]]+):(\d{1,5})", self.address)
        if not found or not 0 < int(found[1]) < 65536:
            raise InputError(f"'{self.address}' is not the address of a dask scheduler. It looks like this: {example}.")


@dataclass(frozen=True)
class SlurmSettings:
    """What to ask SLURM for. Whatever is empty or 0 is taken from the site's dask configuration, where it says something.

    Attributes
    ----------
    jobs : int
        How many jobs, each of which is one dask worker or a few.
    cores : int
        Cores of each job.
    memory : str
        Memory of each job, such as ``16GB``.
    walltime : str
        How long a job may run, as SLURM writes it: ``hours:minutes:seconds``, ``days-hours``, or minutes.
    queue, account : str
        Partition, and whom the time is charged to.
    directives : str
        More directives of ``sbatch``, one a line or separated by ``;``.
    python : str
        Interpreter on the nodes; this engine's if empty.
    interface : str
        Network interface of this computer at which the nodes reach it.
    shared_folder : str
        Folder that this computer and the nodes share; the home folder if empty.
    wait_minutes : float
        How long to wait for the first worker.

    Raises
    ------
    InputError
        If a value has the wrong type or cannot be written into a job script.
    """

    jobs: int = 1
    cores: int = 0
    memory: str = ""
    walltime: str = ""
    queue: str = ""
    account: str = ""
    directives: str = ""
    python: str = ""
    interface: str = ""
    shared_folder: str = ""
    wait_minutes: float = 30.0

    def __post_init__(self) -> None:
        _require_texts(self)
        if not _is_whole(self.jobs, minimum=1):
            raise InputError("The setting 'SLURM: jobs' must be a whole number, 1 or more.")
        if not _is_whole(self.cores):
            raise InputError("The setting 'SLURM: cores' must be a whole number, 0 or more.")
        if not _is_number(self.wait_minutes) or self.wait_minutes <= 0:
            raise InputError("The setting 'SLURM: minutes to wait' must be a number above 0.")
        if self.memory and not re.fullmatch(r"\d+(\.\d+)? ?([KMGT]i?B?)", self.memory):
            raise InputError(f"'{self.memory}' is not an amount of memory. Give the memory of a job like this: 16GB")
        if self.walltime and not re.fullmatch(r"\d+(-\d+)?(:\d+){0,2}", self.walltime):
            raise InputError(
                f"'{self.walltime}' is not a time of SLURM. Give it as hours:minutes:seconds, like 01:30:00"
            )
        for name in ("queue", "account", "interface"):
            value = getattr(self, name)
            if value and not _NAME.fullmatch(value):
                raise InputError(
                    f"{value!r} cannot be SLURM's {name}: such names have letters, digits and _ . , : @ + / - only, and begin "
                    "with none of the latter."
                )
        check_folder(self.shared_folder)
        if not self.python.isprintable():
            raise InputError("The setting 'SLURM: interpreter' must be one path.")
        for directive in self.more_directives():
            if not directive.startswith("-") or not directive.isprintable():
                raise InputError(
                    f"{directive!r} is no directive of sbatch. They look like this: --qos=normal; separate several by ;"
                )

    def more_directives(self) -> list[str]:
        """Return the directives one by one, without ``#SBATCH``."""
        parts = (part.strip() for part in re.split(r"[;\r\n]+", self.directives))
        return [part.removeprefix("#SBATCH").strip() for part in parts if part]


@dataclass(frozen=True)
class ComputeSettings:
    """Where and how tasks run.

    Attributes
    ----------
    kind : str
        ``"local"`` for workers on this computer, ``"scheduler"`` for those of a running dask scheduler, ``"slurm"`` for
        jobs that SLURM runs.
    workers : int
        Number of local workers; 0 means one per processor core.
    worker_kind : str
        Local workers are ``"threads"`` of the engine, or ``"processes"``.
    memory_limit_gb : float
        Memory of all local workers together; 0 means automatic.
    dashboard : bool
        Whether dask shows its dashboard on this computer.
    scheduler : SchedulerSettings
    slurm : SlurmSettings
    window_bytes : int
        How many bytes of float32 samples a window may hold. Workers hold a few windows each.
    window_shape : (int, int) or None
        Columns and rows of every window, in place of a shape that suits the file; for experiments and tests.

    Raises
    ------
    InputError
        If a value has the wrong type or is out of range.
    """

    kind: str = "local"
    workers: int = 0
    worker_kind: str = "threads"
    memory_limit_gb: float = 0.0
    dashboard: bool = False
    scheduler: SchedulerSettings = field(default_factory=SchedulerSettings)
    slurm: SlurmSettings = field(default_factory=SlurmSettings)
    window_bytes: int = 16 << 20
    window_shape: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if self.kind not in COMPUTE_KINDS:
            raise InputError(f"The kind of dask workers must be one of {', '.join(COMPUTE_KINDS)}.")
        if not _is_whole(self.workers):
            raise InputError("The setting 'Workers' must be a whole number, 0 or more.")
        if self.worker_kind not in WORKER_KINDS:
            raise InputError(f"The local workers must be one of {', '.join(WORKER_KINDS)}.")
        if not _is_number(self.memory_limit_gb) or self.memory_limit_gb < 0:
            raise InputError("The setting 'Memory limit' must be a number of GB, 0 or more.")
        if not isinstance(self.dashboard, bool):
            raise InputError("The setting 'Dashboard' must be true or false.")
        if not _is_whole(self.window_bytes, minimum=1):
            raise InputError("The setting 'window_bytes' must be a whole number, 1 or more.")
        if self.window_shape is not None and not all(_is_whole(side, minimum=1) for side in self.window_shape):
            raise InputError("The setting 'window_shape' must be two whole numbers, columns and rows.")
        if self.kind == "scheduler":
            self.scheduler.check()


def check_folder(path: str) -> None:
    """Raise an InputError for a folder whose name sbatch would read otherwise than it stands in a job script."""
    if re.search(r"[\s'\"\\%#]", path) or not path.isprintable():
        raise InputError(
            f"The folder {path!r} cannot be 'SLURM: shared folder': its path is written into a job script, where sbatch does "
            "not take spaces, quotes, backslashes, % and #. Choose another one."
        )


def _is_whole(value: Any, minimum: int = 0) -> bool:
    # A bool is an int for Python, but nobody means "true workers".
    return isinstance(value, int) and not isinstance(value, bool) and value >= minimum


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _require_texts(settings: Any) -> None:
    for each in fields(settings):
        if isinstance(each.default, str) and not isinstance(getattr(settings, each.name), str):
            raise InputError(f"The setting '{each.name}' must be a text.")


_current = ComputeSettings()


def current() -> ComputeSettings:
    """Return what was remembered last, or the defaults."""
    return _current


def remember(settings: Mapping[str, Any]) -> ComputeSettings:
    """Keep the settings for the next start of the workers.

    Parameters
    ----------
    settings : mapping
        Fields of :class:`ComputeSettings`, with mappings for those that are settings themselves. Missing ones get their
        default; unknown ones, which a newer plugin may send, are logged and left out.

    Raises
    ------
    InputError
        If a value has the wrong type or is out of range.
    """
    global _current
    values = dict(settings)
    values["scheduler"] = _read(SchedulerSettings, values.get("scheduler", {}))
    values["slurm"] = _read(SlurmSettings, values.get("slurm", {}))
    _current = _read(ComputeSettings, values)
    return _current


def _read(kind: type[S], values: Any) -> S:
    if not isinstance(values, Mapping):
        raise InputError(f"The settings of the dask workers must have names, unlike {values!r}.")
    known = {each.name for each in fields(kind)}  # type: ignore[arg-type]
    for key in sorted(set(values) - known):
        log.warning("Unknown setting left out: %s", key)
    return kind(**{key: value for key, value in values.items() if key in known})

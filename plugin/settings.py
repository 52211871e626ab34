"""Strandline's settings, shown in Settings > Options > Processing > Providers > Strandline.

They are stored where Processing keeps its own, so that the options page, the desktop and ``qgis_process`` agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsSettings

from .translation import to_translate

GROUP = "Strandline"


@dataclass(frozen=True)
class Setting:
    """One typed setting.

    Attributes
    ----------
    key : str
        Name under ``Processing/Configuration``.
    label : str
        What the options page shows, translated.
    default : bool, int or str
        Value when the user has not set one; its type is the setting's type.
    kind : str
        How the options page edits it: ``text``, ``file``, ``folder``, ``choice``, or ``number``.
    choices : tuple of str
        The allowed values of a ``choice``; shown translated.
    """

    key: str
    label: str
    default: Any
    kind: str = "text"
    choices: tuple[str, ...] = ()

    def value(self) -> Any:
        """Return the stored value, or the default where nothing usable is stored."""
        stored = QgsSettings().value(f"Processing/Configuration/{self.key}", self.default)
        if self.choices and str(stored).isdecimal():
            # Processing stores the number of a choice.
            stored = dict(enumerate(self.choices)).get(int(stored), self.default)
        try:
            value = type(self.default)(stored)
        except (TypeError, ValueError):
            return self.default
        if isinstance(value, str):
            value = value.strip()
        return value if not self.choices or value in self.choices else self.default

    def store(self, value: Any) -> None:
        """Keep a value where Processing keeps its own, and in its way: of a choice, the number."""
        QgsSettings().setValue(
            f"Processing/Configuration/{self.key}", self.choices.index(value) if self.choices else value
        )


AREA_UNIT = Setting(
    "STRANDLINE_AREA_UNIT",
    to_translate("Unit of areas in the log (outputs stay in km²)"),
    "automatic",
    "choice",
    (to_translate("automatic"), "km²", "ha", "m²"),
)
ENGINE_FOLDER = Setting(
    "STRANDLINE_ENGINE_FOLDER", to_translate("Engine folder (empty: the user's data folder)"), "", "folder"
)
PYTHON_INTERPRETER = Setting(
    "STRANDLINE_PYTHON", to_translate("Python interpreter to build the engine with (empty: search)"), "", "file"
)
USE_INTERPRETER = Setting(
    "STRANDLINE_USE_INTERPRETER", to_translate("Use this interpreter instead (it must have the packages)"), "", "file"
)
IDLE_MINUTES = Setting(
    "STRANDLINE_IDLE_MINUTES", to_translate("Stop the engine after this many idle minutes"), 15, "number"
)
# A native function may keep Python, and so the heartbeat, for many seconds: compiling one takes a dozen on a slow computer.
SILENCE_SECONDS = Setting(
    "STRANDLINE_SILENCE_SECONDS",
    to_translate("Replace an engine without a sign of life for so many seconds (0: never)"),
    120,
    "number",
)
CLUSTER_KIND = Setting(
    "STRANDLINE_CLUSTER_KIND",
    to_translate("Dask workers: of this computer, of a running dask scheduler, or jobs of SLURM"),
    "local",
    "choice",
    (to_translate("local"), to_translate("scheduler"), to_translate("slurm")),
)
WORKERS = Setting("STRANDLINE_WORKERS", to_translate("Local: workers (0: one per processor core)"), 0, "number")
WORKER_KIND = Setting(
    "STRANDLINE_WORKER_KIND",
    to_translate("Local: workers are threads of the engine, or processes"),
    "threads",
    "choice",
    (to_translate("threads"), to_translate("processes")),
)
MEMORY_LIMIT = Setting(
    "STRANDLINE_MEMORY_LIMIT",
    to_translate("Local: memory limit of the dask workers in GB (0: automatic)"),
    0.0,
    "number",
)
DASHBOARD = Setting(
    "STRANDLINE_DASHBOARD",
    to_translate("Show dask's dashboard on this computer (loopback only)"),
    "no",
    "choice",
    (to_translate("no"), to_translate("yes")),
)

SCHEDULER_ADDRESS = Setting(
    "STRANDLINE_SCHEDULER_ADDRESS",
    to_translate("Scheduler: address (tcp://host:8786, or tls://host:8786 if encrypted)"),
    "",
)
TLS_CA_FILE = Setting(
    "STRANDLINE_TLS_CA_FILE", to_translate("Scheduler: file of the certificate authority (TLS)"), "", "file"
)
TLS_CERTIFICATE = Setting(
    "STRANDLINE_TLS_CERTIFICATE", to_translate("Scheduler: file of your certificate (TLS)"), "", "file"
)
TLS_KEY = Setting(
    "STRANDLINE_TLS_KEY",
    to_translate("Scheduler: file of your key, if it is not with the certificate (TLS)"),
    "",
    "file",
)
SLURM_JOBS = Setting("STRANDLINE_SLURM_JOBS", to_translate("SLURM: jobs"), 1, "number")
SLURM_CORES = Setting(
    "STRANDLINE_SLURM_CORES",
    to_translate("SLURM: cores of each job (0: as the site's dask configuration says)"),
    0,
    "number",
)
SLURM_MEMORY = Setting("STRANDLINE_SLURM_MEMORY", to_translate("SLURM: memory of each job, such as 16GB"), "")
SLURM_WALLTIME = Setting(
    "STRANDLINE_SLURM_WALLTIME", to_translate("SLURM: time limit of each job, such as 01:30:00"), ""
)
SLURM_QUEUE = Setting("STRANDLINE_SLURM_QUEUE", to_translate("SLURM: queue (partition)"), "")
SLURM_ACCOUNT = Setting("STRANDLINE_SLURM_ACCOUNT", to_translate("SLURM: account"), "")
SLURM_DIRECTIVES = Setting(
    "STRANDLINE_SLURM_DIRECTIVES", to_translate("SLURM: more directives of sbatch, separated by ;"), ""
)
SLURM_PYTHON = Setting(
    "STRANDLINE_SLURM_PYTHON", to_translate("SLURM: interpreter on the nodes (empty: the engine's)"), "", "file"
)
SLURM_INTERFACE = Setting(
    "STRANDLINE_SLURM_INTERFACE",
    to_translate("SLURM: network interface at which the nodes reach this computer, such as ib0"),
    "",
)
SLURM_SHARED_FOLDER = Setting(
    "STRANDLINE_SLURM_SHARED_FOLDER",
    to_translate("SLURM: folder that this computer and the nodes share (empty: the home folder)"),
    "",
    "folder",
)
SLURM_WAIT_MINUTES = Setting(
    "STRANDLINE_SLURM_WAIT_MINUTES", to_translate("SLURM: minutes to wait for the first job"), 30.0, "number"
)

ALL = (
    AREA_UNIT,
    ENGINE_FOLDER,
    PYTHON_INTERPRETER,
    USE_INTERPRETER,
    IDLE_MINUTES,
    SILENCE_SECONDS,
    CLUSTER_KIND,
    DASHBOARD,
    WORKERS,
    WORKER_KIND,
    MEMORY_LIMIT,
    SCHEDULER_ADDRESS,
    TLS_CA_FILE,
    TLS_CERTIFICATE,
    TLS_KEY,
    SLURM_JOBS,
    SLURM_CORES,
    SLURM_MEMORY,
    SLURM_WALLTIME,
    SLURM_QUEUE,
    SLURM_ACCOUNT,
    SLURM_DIRECTIVES,
    SLURM_PYTHON,
    SLURM_INTERFACE,
    SLURM_SHARED_FOLDER,
    SLURM_WAIT_MINUTES,
)


def compute_settings(value: Callable[[Setting], Any] = Setting.value) -> dict[str, Any]:
    """Return what the engine needs to know to start its dask workers, ready for JSON.

    ``value`` returns the value of a setting: the stored one, or one that is only tried.
    """
    return {
        "kind": value(CLUSTER_KIND),
        "workers": value(WORKERS),
        "worker_kind": value(WORKER_KIND),
        "memory_limit_gb": value(MEMORY_LIMIT),
        "dashboard": value(DASHBOARD) == "yes",
        "scheduler": {
            "address": value(SCHEDULER_ADDRESS),
            "tls_ca_file": value(TLS_CA_FILE),
            "tls_certificate": value(TLS_CERTIFICATE),
            "tls_key": value(TLS_KEY),
        },
        "slurm": {
            "jobs": value(SLURM_JOBS),
            "cores": value(SLURM_CORES),
            "memory": value(SLURM_MEMORY),
            "walltime": value(SLURM_WALLTIME),
            "queue": value(SLURM_QUEUE),
            "account": value(SLURM_ACCOUNT),
            "directives": value(SLURM_DIRECTIVES),
            "python": value(SLURM_PYTHON),
            "interface": value(SLURM_INTERFACE),
            "shared_folder": value(SLURM_SHARED_FOLDER),
            "wait_minutes": value(SLURM_WAIT_MINUTES),
        },
    }

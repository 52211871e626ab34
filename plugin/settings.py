"""Strandline's settings, shown in Settings > Options > Processing > Providers > Strandline.

They are stored where Processing keeps its own, so that the options page, the desktop and ``qgis_process`` agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication

GROUP = "Strandline"


def tr(text: str) -> str:
    """Translate a text of the plugin's side."""
    return QCoreApplication.translate("Strandline", text)


@dataclass(frozen=True)
class Setting:
    """One typed setting.

    Attributes
    ----------
    key : str
        Name under ``Processing/Configuration``.
    label : str
        What the options page shows.
    default : bool, int or str
        Value when the user has not set one; its type is the setting's type.
    kind : str
        How the options page edits it: ``text``, ``file``, ``folder``, ``choice``, or ``number``.
    choices : tuple of str
        The allowed values of a ``choice``.
    """

    key: str
    label: str
    default: Any
    kind: str = "text"
    choices: tuple[str, ...] = ()

    def value(self) -> Any:
        """Return the stored value, or the default where nothing usable is stored."""
        stored = QgsSettings().value(f"Processing/Configuration/{self.key}", self.default)
        try:
            value = type(self.default)(stored)
        except (TypeError, ValueError):
            return self.default
        if isinstance(value, str):
            value = value.strip()
        return value if not self.choices or value in self.choices else self.default


ENGINE_FOLDER = Setting("STRANDLINE_ENGINE_FOLDER", "Engine folder (empty: the user's data folder)", "", "folder")
PYTHON_INTERPRETER = Setting(
    "STRANDLINE_PYTHON", "Python interpreter to build the engine with (empty: search)", "", "file"
)
USE_INTERPRETER = Setting(
    "STRANDLINE_USE_INTERPRETER", "Use this interpreter instead (it must have the packages)", "", "file"
)
IDLE_MINUTES = Setting("STRANDLINE_IDLE_MINUTES", "Stop the engine after this many idle minutes", 15, "number")
WORKERS = Setting("STRANDLINE_WORKERS", "Workers (0: one per processor core)", 0, "number")
WORKER_KIND = Setting(
    "STRANDLINE_WORKER_KIND",
    "Workers are threads of the engine, or processes",
    "threads",
    "choice",
    ("threads", "processes"),
)
MEMORY_LIMIT = Setting(
    "STRANDLINE_MEMORY_LIMIT", "Memory limit of the dask workers in GB (0: automatic)", 0.0, "number"
)
DASHBOARD = Setting(
    "STRANDLINE_DASHBOARD", "Show dask's dashboard on this computer (loopback only)", "no", "choice", ("no", "yes")
)

ALL = (ENGINE_FOLDER, PYTHON_INTERPRETER, USE_INTERPRETER, IDLE_MINUTES, WORKERS, WORKER_KIND, MEMORY_LIMIT, DASHBOARD)


def cluster_settings() -> dict[str, Any]:
    """Return what the engine needs to know to start its dask cluster, ready for JSON."""
    return {
        "workers": WORKERS.value(),
        "worker_kind": WORKER_KIND.value(),
        "memory_limit_gb": MEMORY_LIMIT.value(),
        "dashboard": DASHBOARD.value() == "yes",
    }

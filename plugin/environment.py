"""The engine's own Python environment: where it is, whether it is ready, how it is installed, verified and described.

An environment is ready when its folder holds ``verified.json``, which is written last. A folder without it is broken
and is rebuilt from nothing. The folder's name holds the hash of the lock file, so that new packages mean a new folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QStandardPaths

from . import settings
from .child_process import EnvironmentProblem, InstallCancelled, command_lines
from .install_lock import InstallLock
from .interpreter_places import Machine
from .interpreters import Unusable, probe_interpreter
from .package_installer import PackageInstaller, environment_python
from .records import distributions, find_damage
from .translation import tr
from .verification import ask_versions, compile_code, verify
from .work_folder import WorkFolder

PLUGIN_FOLDER = Path(__file__).resolve().parents[1]
MARKER = "verified.json"
OWN_INTERPRETERS = "verified_interpreters.json"

_hashes: dict[tuple[str, int, int], str] = {}


@dataclass(frozen=True)
class Installed:
    """A ready engine.

    Attributes
    ----------
    folder : Path
        The environment's folder.
    python : Path
        Its interpreter.
    version : str
        The engine's version, as the engine itself reports.
    built : bool
        Whether it was built just now; else it was found ready, and left as it was.
    """

    folder: Path
    python: Path
    version: str
    built: bool = field(default=True, compare=False)


def engine_home() -> Path:
    """Return the folder that holds the environments; it may not exist yet."""
    chosen = os.environ.get("STRANDLINE_ENGINE_HOME", "").strip() or settings.ENGINE_FOLDER.value()
    if chosen:
        return Path(os.path.abspath(os.path.expanduser(chosen)))
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)) / "strandline"


def lock_file() -> Path:
    """Return the list of the engine's packages, with exact versions and hashes."""
    return PLUGIN_FOLDER / "engine" / "requirements.txt"


def lock_hash() -> str:
    """Return 12 hexadecimal digits that stand for the lock file, the same on every platform."""
    state = lock_file().stat()
    key = (str(lock_file()), state.st_mtime_ns, state.st_size)
    if key not in _hashes:
        text = lock_file().read_bytes().replace(b"\r\n", b"\n")
        _hashes[key] = hashlib.sha256(text).hexdigest()[:12]
    return _hashes[key]


def engine_python() -> Path | None:
    """Return the interpreter of the ready engine, or None. Looks at a few small files only."""
    own = _own_interpreter()
    if own is not None and _own_record(own):
        return own
    folder = _ready_folder()
    return environment_python(folder) if folder else None


def why_not_ready() -> str:
    """Return "" when the engine is ready, else a sentence that says what to run."""
    if engine_python() is not None:
        return ""
    own = _own_interpreter()
    if own is not None:
        return tr(
            "The Python interpreter set for Strandline ({path}) has not been verified. Run Strandline > Engine > Install "
            "engine in the Processing toolbox, or: qgis_process run strandline:installengine"
        ).format(path=own)
    return tr(
        "The Strandline engine is not installed yet. Run Strandline > Engine > Install engine in the Processing toolbox, "
        "or: qgis_process run strandline:installengine"
    )


def install(
    force: bool,
    report: Callable[[float, str], None],
    is_cancelled: Callable[[], bool],
    fetch_python: bool = False,
    note: Callable[[str], None] = lambda line: None,
) -> Installed:
    """Make the engine ready: verify what is there, and build the environment where it is missing or broken.

    Parameters
    ----------
    force : bool
        Rebuild an environment that works, too.
    report : callable
        Takes the share done (0 to 1) and a short text.
    is_cancelled : callable
        Whether the user wants to stop; asked at least every 100 ms.
    fetch_python : bool
        Whether a standalone Python may be fetched where the computer has none that fits.
    note : callable
        Takes each line that uv and pip print, for the log.

    Raises
    ------
    InstallCancelled
        The user stopped it. Nothing is left behind, and a rebuilt environment is back as it was.
    EnvironmentProblem
        It did not work; the message says why and what to do. Nothing is left behind either.
    """
    home = engine_home()
    is_new = not home.exists()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentProblem(
            tr(
                "The engine folder cannot be made: {path} ({reason}). Choose another one in Settings > Options > "
                "Processing > Providers > Strandline."
            ).format(path=home, reason=error.strerror)
        ) from error
    try:
        with InstallLock(home / "install.lock"):
            return _install_locked(home, force, report, is_cancelled, fetch_python, note)
    finally:
        if is_new:
            # Gone if nothing was installed into it.
            with suppress(OSError):
                home.rmdir()


def _install_locked(
    home: Path,
    force: bool,
    report: Callable[[float, str], None],
    is_cancelled: Callable[[], bool],
    fetch_python: bool,
    note: Callable[[str], None],
) -> Installed:
    own = _own_interpreter()
    if own is not None:
        return _compiled(_adopt(own, report, is_cancelled), report, is_cancelled)
    folder = home / f"engine-{lock_hash()}"
    installed = None if force else _still_good(folder, report, is_cancelled)
    if installed is None:
        with WorkFolder(home) as work:
            installer = PackageInstaller(lock_file(), report, is_cancelled, work, note)
            installed = _rebuild(folder, installer, fetch_python)
    _remove_others(home, folder)
    return _compiled(installed, report, is_cancelled)


def _compiled(
    installed: Installed, report: Callable[[float, str], None], is_cancelled: Callable[[], bool]
) -> Installed:
    """Have an engine that works compile its code; it is ready in any case."""
    report(0.95, tr("Compiling the engine's code, for which the first run would wait otherwise (up to a minute)"))
    compile_code(installed.python, PLUGIN_FOLDER, is_cancelled)
    report(1.0, tr("The engine is ready"))
    return installed


def describe() -> dict[str, str]:
    """Return what a bug report, which is in English, needs to know about the environment. Runs the engine's interpreter."""
    python = engine_python()
    own = _own_interpreter()
    folder = _ready_folder()
    record = _read_json(folder / MARKER) if folder else {}
    if own is not None and python == own:
        folder, record = own.parent.parent, _own_record(own)
    facts = {
        "engine home": str(engine_home()),
        "folder": str(folder or "none"),
        "interpreter": str(python or "none"),
        "verified": str(record.get("verified") or "no"),
        "lock hash": lock_hash(),
        "installed with": str(record.get("installed_with", "")),
        "python version": "",
        "package versions": "",
    }
    if record and record.get("lock") != lock_hash():
        facts["verified"] += " (an older engine; the current one is not installed yet)"
    if python is not None:
        facts.update(ask_versions(python, PLUGIN_FOLDER))
    return facts


def _own_interpreter() -> Path | None:
    """Return the setting "Use this interpreter instead" as an absolute path.

    Links are not followed: the python of a virtual environment is a link to one that has no packages.
    """
    chosen = settings.USE_INTERPRETER.value()
    return Path(os.path.abspath(os.path.expanduser(chosen))) if chosen else None


def _own_key(python: Path) -> str:
    return f"{python}|{lock_hash()}|{python.stat().st_mtime_ns}"


def _own_record(python: Path) -> dict[str, Any]:
    """Return what was noted when the user's own interpreter was verified; empty if it was not, or has changed."""
    try:
        record = _read_json(engine_home() / OWN_INTERPRETERS).get(_own_key(python), {})
    except OSError:
        return {}
    return record if isinstance(record, dict) else {}


def _ready_folder() -> Path | None:
    """Return the environment to use: that of the current lock file, else the youngest older one that was verified."""
    home = engine_home()
    current = home / f"engine-{lock_hash()}"
    if _is_verified(current):
        return current
    older = [folder for folder in home.glob("engine-*") if _is_verified(folder)]
    return max(older, key=lambda folder: (folder / MARKER).stat().st_mtime, default=None)


def _is_verified(folder: Path) -> bool:
    record = _read_json(folder / MARKER)
    # The base is looked for as well: an upgrade of QGIS or Python takes it away from an environment that looks whole.
    return (
        folder.name == f"engine-{record.get('lock')}"
        and environment_python(folder).is_file()
        and Path(str(record.get("base", ""))).is_file()
    )


def _still_good(
    folder: Path, report: Callable[[float, str], None], is_cancelled: Callable[[], bool]
) -> Installed | None:
    """Verify an environment that was ready before; None if there is none or it is broken now."""
    if not _is_verified(folder):
        return None
    report(0.05, tr("Verifying the installed engine"))
    damage = find_damage(folder, _read_json(folder / MARKER).get("distributions", []), is_cancelled)
    if damage:
        report(0.1, tr("The installed engine is damaged ({what}); building it anew").format(what=damage))
        return None
    try:
        versions = verify(environment_python(folder), PLUGIN_FOLDER, is_cancelled)
    except InstallCancelled:
        raise
    except EnvironmentProblem:
        report(0.1, tr("The installed engine is broken; building it anew"))
        return None
    return Installed(folder, environment_python(folder), versions["version"], built=False)


def _rebuild(folder: Path, installer: PackageInstaller, fetch_python: bool) -> Installed:
    """Build the environment from nothing; whatever goes wrong, leave what was verified before, else nothing."""
    report, is_cancelled = installer.report, installer.is_cancelled
    fetched = folder.with_name("python")
    had_one = fetched.exists()
    installer.check_space(folder.parent)
    report(0.01, tr("Looking for a Python interpreter"))
    previous = None
    try:
        tools = installer.choose_tools(settings.PYTHON_INTERPRETER.value(), Machine.this_one(), fetch_python)
        previous = _set_aside(folder)
        installed_with = installer.build(folder, tools)
        report(0.92, tr("Verifying the engine with a small clustering"))
        versions = verify(environment_python(folder), PLUGIN_FOLDER, is_cancelled)
        how = {"base": str(tools.base.path), "installed_with": installed_with}
        _write_json(folder / MARKER, {**versions, **_stamp(), **how, "distributions": distributions(folder)})
    except BaseException:
        _undo(folder, previous, None if had_one else fetched)
        raise
    if previous is not None:
        shutil.rmtree(previous, ignore_errors=True)
    return Installed(folder, environment_python(folder), versions["version"])


def _undo(folder: Path, previous: Path | None, fetched: Path | None) -> None:
    """Remove what was begun, and put back what was there before."""
    if previous is not None or not _is_verified(folder):
        shutil.rmtree(folder, ignore_errors=True)
    if previous is not None and not folder.exists():
        os.rename(previous, folder)
    if fetched is not None:
        shutil.rmtree(fetched, ignore_errors=True)


def _set_aside(folder: Path) -> Path | None:
    """Rename an environment to make room for a new one; return where a verified one now is, to be restored if building fails.

    Environments cannot be moved and used elsewhere, but they can come back to the very same folder.
    """
    if not folder.exists():
        return None
    keep = _is_verified(folder)
    aside = folder.with_name(f"{folder.name}.{uuid.uuid4().hex[:8]}")
    try:
        os.rename(folder, aside)
    except OSError as error:
        raise EnvironmentProblem(
            tr(
                "The engine in {folder} is in use ({reason}). Close other QGIS windows and stop running Strandline "
                "tools, then try again."
            ).format(folder=folder, reason=error.strerror)
        ) from error
    if keep:
        return aside
    shutil.rmtree(aside, ignore_errors=True)
    return None


def _adopt(python: Path, report: Callable[[float, str], None], is_cancelled: Callable[[], bool]) -> Installed:
    """Verify the user's own interpreter and remember it; nothing is installed into it."""
    report(0.1, tr("Verifying {path}").format(path=python))
    try:
        probe_interpreter(python, as_base=False)
        versions = verify(python, PLUGIN_FOLDER, is_cancelled)
    except Unusable as reason:
        raise EnvironmentProblem(
            tr("The Python interpreter set for Strandline cannot be used: {path} {reason}.").format(
                path=python, reason=reason
            )
        ) from reason
    record = {_own_key(python): {**versions, **_stamp(), "installed_with": "the user"}}
    _write_json(engine_home() / OWN_INTERPRETERS, record)
    return Installed(python.parent.parent, python, versions["version"])


def _remove_others(home: Path, current: Path) -> None:
    """Remove older environments and leftovers, except those that a process is using; never fail."""
    running = command_lines()
    for folder in home.glob("engine-*"):
        if folder == current or not folder.is_dir() or f"{folder}{os.sep}" in running:
            continue
        # Windows refuses to rename a folder whose files are in use, and so nothing is removed by halves.
        aside = folder.with_name(f"{folder.name}.{uuid.uuid4().hex[:8]}")
        try:
            os.rename(folder, aside)
        except OSError:
            continue
        shutil.rmtree(aside, ignore_errors=True)


def _stamp() -> dict[str, str]:
    return {"lock": lock_hash(), "verified": datetime.now().isoformat(sep=" ", timespec="seconds")}


def _read_json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _write_json(path: Path, content: dict[str, Any]) -> None:
    """Write a marker in one step: it is there and whole, or not there."""
    temporary = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}")
    temporary.write_text(json.dumps(content, indent=1), encoding="utf-8")
    os.replace(temporary, path)

"""Choose the Python that the engine's environment is built with. Nothing here runs QGIS's own program."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .child_process import EnvironmentProblem, Finished, installer_environment, run_watched
from .interpreter_places import MINORS, OLDEST, TOO_NEW, Machine, candidates
from .translation import tr

UV_RANGE = ">=3.11,<3.15"
UV_DOWNLOADS = "3.13"
PROBE_SECONDS = 30.0

BITS = 64

# The base of a virtual environment is reported, so that the engine does not depend on that environment. On Linux links
# are followed (python3 -> python3.11): an upgrade of the distribution must not put another version under the engine.
_PROBE = """
import importlib.util, json, os, platform, struct, sys, sysconfig
base = getattr(sys, "_base_executable", "") or sys.executable
lacks = []
# Parts of Python that distributions and bundles leave out; the engine's packages import them.
for name in ("ssl", "sqlite3", "bz2", "lzma", "ctypes"):
    try:
        __import__(name)
    except ImportError:
        lacks.append(name)
print(json.dumps({
    "path": os.path.realpath(base) if sys.platform.startswith("linux") else base,
    "version": sys.version_info[:3],
    "kind": platform.python_implementation(),
    "bits": struct.calcsize("P") * 8,
    "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "has_venv": all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")),
    "can_venv": importlib.util.find_spec("venv") is not None,
    "lacks": lacks,
}))
"""


@dataclass(frozen=True)
class Interpreter:
    """A Python that runs and is of a version the engine's packages support.

    Attributes
    ----------
    path : Path
        The program itself.
    version : tuple of int
        Major, minor and micro.
    has_venv : bool
        Whether it can make virtual environments with pip (Debian packs that separately).
    """

    path: Path
    version: tuple[int, int, int]
    has_venv: bool


class Unusable(Exception):
    """An interpreter cannot be the engine's; the message says why in a few words."""


class InterpreterNotFound(EnvironmentProblem):
    """No interpreter fits. The message lists what was tried and what to do."""


def find_interpreter(
    setting: str,
    *,
    needs_venv: bool,
    machine: Machine,
    probe: Callable[[Path], Interpreter] | None = None,
) -> Interpreter:
    """Return the first interpreter that runs, has a supported version, and can make the environment.

    Parameters
    ----------
    setting : str
        The setting "Python interpreter"; "" if the user left it empty.
    needs_venv : bool
        Whether it must have venv and pip itself (there is no uv).
    machine : Machine
        Where to search.
    probe : callable, optional
        Runs an interpreter and returns what it is, or raises ``Unusable``.

    Raises
    ------
    InterpreterNotFound
        None fits, or the one that the user chose does not. A choice is never silently passed over.
    """
    probe = probe or probe_interpreter
    tried: list[str] = []
    without_venv: Interpreter | None = None
    for path in [Path(setting)] if setting else candidates(machine):
        try:
            found = probe(path)
        except Unusable as reason:
            tried.append(f"{path}: {reason}")
            continue
        if found.has_venv or not needs_venv:
            return found
        tried.append(tr("{path}: cannot make virtual environments (no venv or ensurepip)").format(path=path))
        without_venv = without_venv or found
    raise InterpreterNotFound(_not_found_message(setting, tried, without_venv, machine))


def probe_interpreter(path: Path, as_base: bool = True) -> Interpreter:
    """Run an interpreter and see what it is.

    Parameters
    ----------
    path : Path
        The program.
    as_base : bool
        See too whether a virtual environment that is made with it works. The Python of a bundle may need variables that
        nobody sets there.

    Raises
    ------
    Unusable
        It does not run, or is not what the engine's packages need.
    """
    if path.name.lower().startswith("qgis"):
        raise Unusable(tr("this is QGIS itself, not a Python interpreter"))
    try:
        done = run_watched([path, "-I", "-c", _PROBE], variables=installer_environment(), timeout=PROBE_SECONDS)
    except (OSError, TimeoutError) as error:
        raise Unusable(tr("does not run ({reason})").format(reason=error)) from error
    try:
        report = json.loads(done.last_lines(1))
        version = tuple(report["version"])
    except (ValueError, KeyError, TypeError) as error:
        raise Unusable(tr("does not run ({reason})").format(reason=done.last_lines(2) or done.code)) from error
    if not OLDEST <= version[:2] < TOO_NEW:
        raise Unusable(
            tr("is Python {version}, the engine needs {range}").format(
                version=".".join(map(str, version)), range=_supported()
            )
        )
    if report["kind"] != "CPython" or report["bits"] != BITS or report["free_threaded"]:
        raise Unusable(tr("is not an ordinary 64-bit CPython"))
    if report.get("lacks"):
        raise Unusable(tr("lacks parts of Python: {names}").format(names=", ".join(report["lacks"])))
    if as_base and report.get("can_venv"):
        _try_environment(Path(report["path"]))
    return Interpreter(Path(report["path"]), version, report["has_venv"])


def _try_environment(base: Path) -> None:
    """Make a virtual environment and import in it what needs libraries of the base; raise Unusable where that fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "environment"
        python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        commands: list[list[str | Path]] = [
            [base, "-I", "-m", "venv", "--without-pip", folder],
            [python, "-I", "-c", "import ssl, sqlite3, bz2, ctypes"],
        ]
        for command in commands:
            try:
                done = run_watched(command, variables=installer_environment(), timeout=PROBE_SECONDS)
                reason = done.last_lines(2) or str(done.code) if done.code else ""
            except (OSError, TimeoutError) as error:
                reason = str(error)
            if reason:
                raise Unusable(tr("a virtual environment made with it does not work ({reason})").format(reason=reason))


def interpreter_of_uv(uv: Path, run: Callable[[list[str | Path]], Finished], fetch: bool) -> Interpreter | None:
    """Return a Python that uv manages, None if it has none.

    Parameters
    ----------
    uv : Path
        The program.
    run : callable
        Runs a command to its end.
    fetch : bool
        Let uv download a standalone one first.

    Raises
    ------
    Unusable
        uv could not get one.
    """
    if fetch:
        done = run([uv, "python", "install", "--no-bin", UV_DOWNLOADS])
        if done.code:
            raise Unusable(tr("uv could not get a Python: {reason}").format(reason=done.last_lines(3)))
    find: list[str | Path] = [uv, "python", "find", "--python-preference", "only-managed", "--no-python-downloads"]
    done = run([*find, UV_RANGE])
    return None if done.code else probe_interpreter(Path(done.last_lines(1).strip()))


def _supported() -> str:
    return f"{MINORS[-1]} - {MINORS[0]}"


def _not_found_message(setting: str, tried: list[str], without_venv: Interpreter | None, machine: Machine) -> str:
    if setting:
        first = tr("The Python interpreter that is set for Strandline cannot be used.")
    else:
        first = tr("No Python was found that the Strandline engine can be built with (version {range}).").format(
            range=_supported()
        )
    listed = "\n".join(f"  {line}" for line in tried) or "  " + tr("none found")
    return "\n".join([first, tr("Tried:"), listed, _advice(setting, without_venv, machine)])


def or_fetch_one() -> str:
    """Return the sentences that ask whether a Python may be fetched."""
    return tr(
        "Or let Strandline fetch one: run Install engine with FETCH_PYTHON (Fetch a Python if this computer has none that "
        "fits). It downloads uv from the package index and with it a standalone Python from GitHub, some 50 MB together, into "
        "the engine folder, and installs nothing else on this computer."
    )


def _advice(setting: str, without_venv: Interpreter | None, machine: Machine) -> str:
    """Return what to do, on this platform and with this kind of package of QGIS."""
    if machine.environ.get("FLATPAK_ID") or (machine.root / ".flatpak-info").exists():
        return tr(
            "QGIS runs as a Flatpak and sees only the programs inside its sandbox. Put the single file `uv` from "
            "https://docs.astral.sh/uv into {folder}, which the sandbox can be given with `flatpak override --user "
            "--filesystem=home org.qgis.qgis`, then try again; or install QGIS from your distribution."
        ).format(folder=machine.home / ".local" / "bin")
    if machine.environ.get("SNAP"):
        return tr(
            "QGIS runs as a Snap and sees only the programs inside it. Put the single file `uv` from "
            "https://docs.astral.sh/uv into {folder}, then try again; or install QGIS from your "
            "distribution."
        ).format(folder=machine.home / ".local" / "bin")
    if without_venv is not None and machine.platform.startswith("linux"):
        return tr(
            "Run `sudo apt install python3-venv` (on other systems than Debian and Ubuntu: the package with Python's "
            "venv module), or install uv, then try again."
        )
    if setting:
        return tr(
            "Choose another one in Settings > Options > Processing > Providers > Strandline, or leave the setting "
            "empty to let Strandline search."
        )
    if machine.platform == "win32":
        return tr(
            "Install Python 3.12 from https://www.python.org, or uv from https://docs.astral.sh/uv, then try again."
        )
    if machine.platform == "darwin":
        return tr(
            "Install Python 3.12 from https://www.python.org or with `brew install python@3.12`, or uv with "
            "`brew install uv`, then try again."
        )
    return tr(
        "Install Python {oldest} or newer with its venv module (Debian and Ubuntu: `sudo apt install python3 "
        "python3-venv`), or uv from https://docs.astral.sh/uv, then try again."
    ).format(oldest=MINORS[-1])

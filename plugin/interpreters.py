"""Find the Python that the engine's environment is built with. Nothing here runs QGIS's own program."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .child_process import EnvironmentProblem, Finished, installer_environment, run_watched
from .settings import tr

OLDEST = (3, 11)
TOO_NEW = (3, 15)
UV_RANGE = ">=3.11,<3.15"
UV_DOWNLOADS = "3.13"
PROBE_SECONDS = 30.0

BITS = 64

_MINORS = [f"3.{minor}" for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1)]
_ON_PATH = [*(f"python{minor}" for minor in _MINORS), "python3"]
_PROGRAM = re.compile(r"python(3(\.\d+)?)?(\.exe)?", re.IGNORECASE)

# The base of a virtual environment is reported, so that the engine does not depend on that environment. On Linux links
# are followed (python3 -> python3.11): an upgrade of the distribution must not put another version under the engine.
_PROBE = """
import importlib.util, json, os, platform, struct, sys, sysconfig
base = getattr(sys, "_base_executable", "") or sys.executable
print(json.dumps({
    "path": os.path.realpath(base) if sys.platform.startswith("linux") else base,
    "version": sys.version_info[:3],
    "kind": platform.python_implementation(),
    "bits": struct.calcsize("P") * 8,
    "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "has_venv": all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")),
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


@dataclass(frozen=True)
class Machine:
    """What the search needs to know about the computer and this Python; tests make their own.

    Attributes
    ----------
    platform : str
        As ``sys.platform``.
    environ : mapping
        The environment variables.
    prefixes : tuple of Path
        ``sys.prefix`` and ``sys.base_prefix``.
    executables : tuple of Path
        ``sys._base_executable`` and ``sys.executable``: where this program lies, not something to run.
    home : Path
        The user's home folder.
    root : Path
        The root of the file system.
    which : callable
        As ``shutil.which``.
    """

    platform: str
    environ: Mapping[str, str]
    prefixes: tuple[Path, ...]
    executables: tuple[Path, ...]
    home: Path
    root: Path = Path("/")
    which: Callable[[str], str | None] = shutil.which

    @classmethod
    def this_one(cls) -> Machine:
        """Describe the computer and the Python that runs this code."""
        executables = (getattr(sys, "_base_executable", None), sys.executable)
        return cls(
            platform=sys.platform,
            environ=os.environ,
            prefixes=(Path(sys.prefix), Path(sys.base_prefix)),
            executables=tuple(Path(name) for name in executables if name),
            home=Path(os.path.expanduser("~")),
        )


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


def candidates(machine: Machine) -> list[Path]:
    """Return the interpreters to try, best first, each once; only files that exist and are called python."""
    search = {"win32": _on_windows, "darwin": _on_macos}.get(machine.platform, _on_linux)
    found: list[Path] = []
    for path in search(machine):
        # QGIS embeds Python: on Windows and macOS the "executable" is QGIS itself, and running it opens a window.
        if _PROGRAM.fullmatch(path.name) and path not in found and path.is_file():
            found.append(path)
    return found


def probe_interpreter(path: Path) -> Interpreter:
    """Run an interpreter and see what it is.

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
    return Interpreter(Path(report["path"]), version, report["has_venv"])


def find_uv(machine: Machine, beside: Path | None = None) -> Path | None:
    """Return the program uv: on PATH, where its installers put it, or beside a Python.

    A program started from a desktop has a short PATH, so that the usual folders are looked into as well.
    """
    name = "uv.exe" if machine.platform == "win32" else "uv"
    on_path = machine.which("uv")
    candidates = [Path(on_path)] if on_path else []
    candidates += [machine.home / ".local" / "bin" / name, machine.home / ".cargo" / "bin" / name]
    if machine.platform == "darwin":
        candidates += [machine.root / "opt/homebrew/bin/uv", machine.root / "usr/local/bin/uv"]
    if beside is not None:
        candidates += [beside.with_name(name), beside.parent / "Scripts" / name]
    return next((path for path in candidates if path.is_file()), None)


def interpreter_of_uv(uv: Path, run: Callable[[list[str | Path]], Finished]) -> Interpreter:
    """Return a Python that uv manages, which uv may have to download: the last resort.

    Parameters
    ----------
    uv : Path
        The program.
    run : callable
        Runs a command to its end.

    Raises
    ------
    Unusable
        uv has none and could not get one.
    """
    find: list[str | Path] = [
        uv,
        "python",
        "find",
        "--python-preference",
        "only-managed",
        "--no-python-downloads",
        UV_RANGE,
    ]
    done = run(find)
    if done.code:
        install = run([uv, "python", "install", "--no-bin", UV_DOWNLOADS])
        done = run(find)
        if install.code or done.code:
            raise Unusable(tr("uv could not get a Python: {reason}").format(reason=install.last_lines(3)))
    return probe_interpreter(Path(done.last_lines(1).strip()))


def _on_linux(machine: Machine) -> Iterator[Path]:
    yield from machine.executables
    for prefix in machine.prefixes:
        yield from (prefix / "bin" / f"python{minor}" for minor in _MINORS)
        yield prefix / "bin" / "python3"
    yield from _on_path(machine, _ON_PATH)


def _on_windows(machine: Machine) -> Iterator[Path]:
    for prefix in machine.prefixes:
        yield prefix / "python.exe"
        yield prefix / "python3.exe"
    for executable in machine.executables:
        here = executable.parent
        yield from (here / "python3.exe", here / "python.exe", here / "bin" / "python3.exe")
        yield from _newest_first(here.parent / "apps", "Python3*/python.exe")
    # The QGIS of some years ago brings Python 3.9: one from python.org serves as well.
    for variable, pattern in (
        ("LOCALAPPDATA", "Programs/Python/Python3*/python.exe"),
        ("PROGRAMFILES", "Python3*/python.exe"),
    ):
        if machine.environ.get(variable):
            yield from _newest_first(Path(machine.environ[variable]), pattern)
    # The python.exe in WindowsApps is no Python: it opens the Microsoft Store.
    yield from (path for path in _on_path(machine, ["python3", "python"]) if "WindowsApps" not in path.parts)


def _on_macos(machine: Machine) -> Iterator[Path]:
    versions = "Python.framework/Versions/*/bin/python3"
    for inside in (*machine.executables, *machine.prefixes):
        contents = next((folder for folder in inside.parents if folder.name == "Contents"), None)
        if contents is not None:
            yield contents / "MacOS" / "bin" / "python3"
            yield from _newest_first(contents / "Frameworks", versions)
    yield from _newest_first(machine.root / "Library" / "Frameworks", versions)
    for folder in ("opt/homebrew/bin", "usr/local/bin"):
        yield from (machine.root / folder / f"python{minor}" for minor in _MINORS)
    # /usr/bin/python3 is a stub that opens a window to install Apple's developer tools.
    stub = machine.root / "usr/bin/python3"
    yield from (path for path in _on_path(machine, _ON_PATH) if path != stub)


def _on_path(machine: Machine, names: list[str]) -> Iterator[Path]:
    for name in names:
        found = machine.which(name)
        if found:
            yield Path(found)


def _newest_first(folder: Path, pattern: str) -> list[Path]:
    """Return the matching files, 3.12 before 3.9 and Python313 before Python39."""

    def numbers(path: Path) -> list[int]:
        """Return the numbers in a path, to sort by."""
        return [int(number) for number in re.findall(r"\d+", str(path.relative_to(folder)))]

    return sorted(folder.glob(pattern), key=numbers, reverse=True)


def _supported() -> str:
    return f"{_MINORS[-1]} - {_MINORS[0]}"


def _not_found_message(setting: str, tried: list[str], without_venv: Interpreter | None, machine: Machine) -> str:
    if setting:
        first = tr("The Python interpreter that is set for Strandline cannot be used.")
    else:
        first = tr("No Python was found that the Strandline engine can be built with (version {range}).").format(
            range=_supported()
        )
    listed = "\n".join(f"  {line}" for line in tried) or "  " + tr("none found")
    return "\n".join([first, tr("Tried:"), listed, _advice(setting, without_venv, machine)])


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
    ).format(oldest=_MINORS[-1])

"""Where a Python may lie on a computer, by its system and by the package that QGIS came in. Nothing is run here."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

OLDEST = (3, 11)
TOO_NEW = (3, 15)

MINORS = [f"3.{minor}" for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1)]
_ON_PATH = [*(f"python{minor}" for minor in MINORS), "python3"]
_PROGRAM = re.compile(r"python(3(\.\d+)?)?(\.exe)?", re.IGNORECASE)


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
    registered : tuple of Path
        The Pythons that Windows's registry names.
    """

    platform: str
    environ: Mapping[str, str]
    prefixes: tuple[Path, ...]
    executables: tuple[Path, ...]
    home: Path
    root: Path = Path("/")
    which: Callable[[str], str | None] = shutil.which
    registered: tuple[Path, ...] = ()

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
            registered=tuple(_registered()),
        )


def candidates(machine: Machine) -> list[Path]:
    """Return the interpreters to try, best first, each once; only files that exist and are called python."""
    search = {"win32": _on_windows, "darwin": _on_macos}.get(machine.platform, _on_linux)
    found: list[Path] = []
    for path in search(machine):
        # QGIS embeds Python: on Windows and macOS the "executable" is QGIS itself, and running it opens a window.
        if _PROGRAM.fullmatch(path.name) and path not in found and path.is_file():
            found.append(path)
    return found


def find_uv(machine: Machine, beside: Path | None = None) -> Path | None:
    """Return the program uv: on PATH, where its installers put it, or beside a Python.

    A program started from a desktop has a short PATH, so that the usual folders are looked into as well.
    """
    name = "uv.exe" if machine.platform == "win32" else "uv"
    on_path = machine.which("uv")
    places = [Path(on_path)] if on_path else []
    places += [machine.home / ".local" / "bin" / name, machine.home / ".cargo" / "bin" / name]
    if machine.platform == "darwin":
        places += [machine.root / "opt/homebrew/bin/uv", machine.root / "usr/local/bin/uv"]
    if beside is not None:
        places += [beside.with_name(name), beside.parent / "Scripts" / name]
    return next((path for path in places if path.is_file()), None)


def _on_linux(machine: Machine) -> Iterator[Path]:
    yield from machine.executables
    for prefix in machine.prefixes:
        yield from (prefix / "bin" / f"python{minor}" for minor in MINORS)
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
    # The QGIS of some years ago brings Python 3.9: that of another QGIS, or one from python.org, serves as well.
    for variable, pattern in (
        ("PROGRAMFILES", "QGIS*/apps/Python3*/python.exe"),
        ("SYSTEMDRIVE", "OSGeo4W*/apps/Python3*/python.exe"),
        ("LOCALAPPDATA", "Programs/OSGeo4W*/apps/Python3*/python.exe"),
        # Python's install manager, which comes in place of the installers.
        ("LOCALAPPDATA", "Python/pythoncore-3*-64/python.exe"),
        ("LOCALAPPDATA", "Programs/Python/Python3*/python.exe"),
        ("PROGRAMFILES", "Python3*/python.exe"),
    ):
        if machine.environ.get(variable):
            # "C:" alone is not the root of the disk, but where somebody is on it.
            yield from _newest_first(Path(machine.environ[variable] + "/"), pattern)
    yield from machine.registered
    # The python.exe in WindowsApps is no Python: it opens the Microsoft Store.
    yield from (path for path in _on_path(machine, ["python3", "python"]) if "WindowsApps" not in path.parts)


def _on_macos(machine: Machine) -> Iterator[Path]:
    versions = "Python.framework/Versions/*/bin/python3"
    for inside in (*machine.executables, *machine.prefixes):
        contents = next((folder for folder in inside.parents if folder.name == "Contents"), None)
        if contents is not None:
            yield from _in_bundle(contents)
    # The QGIS that runs may be of years ago, with Python 3.9, and QGIS 4 lie beside it.
    for applications in (machine.root / "Applications", machine.home / "Applications"):
        for bundle in sorted(applications.glob("QGIS*.app"), reverse=True):
            yield from _in_bundle(bundle / "Contents")
    yield from _newest_first(machine.root / "Library" / "Frameworks", versions)
    for folder in ("opt/homebrew/bin", "usr/local/bin"):
        yield from (machine.root / folder / f"python{minor}" for minor in MINORS)
    # /usr/bin/python3 is a stub that opens a window to install Apple's developer tools.
    stub = machine.root / "usr/bin/python3"
    yield from (path for path in _on_path(machine, _ON_PATH) if path != stub)


def _in_bundle(contents: Path) -> Iterator[Path]:
    yield contents / "MacOS" / "bin" / "python3"
    # Since QGIS 3.44 the programs lie beside QGIS; the first is a script that sets what the others need.
    yield contents / "MacOS" / "python"
    yield from (contents / "MacOS" / f"python{minor}" for minor in MINORS)
    yield from _newest_first(contents / "Frameworks", "Python.framework/Versions/*/bin/python3")


def _registered() -> list[Path]:
    """Return what PEP 514 has installers write down: also Pythons that somebody has put into a folder of his own."""
    found: list[Path] = []
    if sys.platform == "win32":
        import winreg

        for hive in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            for minor in MINORS:
                with suppress(OSError):
                    place = winreg.QueryValue(hive, rf"Software\Python\PythonCore\{minor}\InstallPath")
                    found.append(Path(place) / "python.exe")
    return found


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

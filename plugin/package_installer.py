"""Make a virtual environment and put the locked packages into it, with uv or pip."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .child_process import EnvironmentProblem, Finished, installer_environment, run_watched
from .install_errors import NO_SPACE, explain, no_space_message
from .interpreter_places import Machine, candidates, find_uv
from .interpreters import (
    Interpreter,
    InterpreterNotFound,
    Unusable,
    find_interpreter,
    interpreter_of_uv,
    or_fetch_one,
)
from .network import qgis_proxy, without_proxy
from .translation import to_translate, tr, translated
from .work_folder import WorkFolder

# Measured: what an environment takes, and about as much uv's cache, which holds the same files unpacked. Where the file system
# has hard links, both share them; pip keeps the wheels, which are compressed, while it installs.
ENVIRONMENT_BYTES = 1_100_000_000
WHEELS_BYTES = 400_000_000
STEP_SECONDS = 3600.0


@dataclass(frozen=True)
class Tools:
    """What an environment is built with.

    Attributes
    ----------
    base : Interpreter
        The Python that the environment stands on.
    uv : Path or None
        The program uv, where there is one.
    """

    base: Interpreter
    uv: Path | None


@dataclass
class PackageInstaller:
    """Build environments; ask ``is_cancelled`` all the time.

    Attributes
    ----------
    lock : Path
        The requirements file with exact versions and hashes.
    report : callable
        Takes the share done (0 to 1) and a short text.
    is_cancelled : callable
        Whether the user wants to stop.
    work : WorkFolder
        Takes whatever is not the environment itself.
    note : callable
        Takes each line that uv and pip print while they install, for the log.
    variables : dict of str to str
        The environment variables of uv and pip.
    """

    lock: Path
    report: Callable[[float, str], None]
    is_cancelled: Callable[[], bool]
    work: WorkFolder
    note: Callable[[str], None] = lambda line: None
    variables: dict[str, str] = field(
        default_factory=lambda: installer_environment(None, qgis_proxy(), without_proxy())
    )

    def __post_init__(self) -> None:
        # Whoever names a cache wants packages to be found there again; else nothing stays but the environment.
        self._own_cache = not {"UV_CACHE_DIR", "PIP_CACHE_DIR"} & set(self.variables)
        if self._own_cache:
            self.variables |= {"UV_CACHE_DIR": str(self.work.cache), "PIP_CACHE_DIR": str(self.work.cache / "pip")}
        self.variables |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.work.temporary))

    def choose_tools(self, setting: str, machine: Machine, fetch: bool) -> Tools:
        """Find the base interpreter and uv.

        Parameters
        ----------
        setting : str
            The setting "Python interpreter", may be empty.
        machine : Machine
            Where to search.
        fetch : bool
            Whether a Python may be fetched where there is none to build with.

        Raises
        ------
        InterpreterNotFound
            There is no Python to build with. The message asks whether one may be fetched.
        """
        uv = find_uv(machine, beside=Path(setting) if setting else None)
        try:
            base = find_interpreter(setting, needs_venv=uv is None, machine=machine)
        except InterpreterNotFound as missing:
            if setting:
                raise
            found = self._managed_python(uv, fetch=False) if uv is not None else None
            if found is None and not fetch:
                raise InterpreterNotFound(f"{missing}\n{or_fetch_one()}") from missing
            if found is None:
                uv = uv or self._fetch_uv(machine, missing)
                self.report(0.02, tr("Fetching a Python with uv"))
                found = self._managed_python(uv, fetch=True, missing=missing)
            if found is None:
                raise InterpreterNotFound(tr("uv does not find the Python that it has fetched.")) from missing
            base = found
        return Tools(base, uv or find_uv(machine, beside=base.path))

    def _managed_python(self, uv: Path, fetch: bool, missing: InterpreterNotFound | None = None) -> Interpreter | None:
        own = self.work.path.parent / "python"
        if fetch or own.exists():
            # Beside the engines, and gone with them.
            self.variables.setdefault("UV_PYTHON_INSTALL_DIR", str(own))
        try:
            return interpreter_of_uv(uv, self._run, fetch)
        except (Unusable, _ToolFailed) as reason:
            raise InterpreterNotFound(f"{missing}\n{reason}" if missing else str(reason)) from reason

    def _fetch_uv(self, machine: Machine, missing: InterpreterNotFound) -> Path:
        """Install uv into the work folder, with pip of any Python there is: that of an older QGIS cannot be the engine's."""
        self.report(0.01, tr("Fetching uv"))
        folder = self.work.path / "uv"
        lock = Path(__file__).with_name("requirements-uv.txt")
        options = [
            "--require-hashes",
            "--only-binary",
            ":all:",
            "--no-deps",
            "--no-input",
            "--disable-pip-version-check",
        ]
        said = tr("no Python with pip was found that could fetch it")
        for python in candidates(machine):
            try:
                if self._run([python, "-I", "-m", "pip", "--version"]).code:
                    continue
                done = self._run([python, "-I", "-m", "pip", "install", *options, "--target", folder, "-r", lock])
            except _ToolFailed:
                continue
            program = folder / "bin" / ("uv.exe" if machine.platform == "win32" else "uv")
            if not done.code and program.is_file():
                return program
            said = explain(done.last_lines(40), folder)
        raise InterpreterNotFound(
            f"{missing}\n" + tr("uv could not be fetched: {reason}").format(reason=said)
        ) from missing

    def check_space(self, home: Path) -> None:
        """Raise an EnvironmentProblem if there is too little room to make an environment in ``home``."""
        places = {home: ENVIRONMENT_BYTES, self.work.path: WHEELS_BYTES}
        if not self._own_cache or not self.work.has_hard_links():
            cache = Path(self.variables.get("UV_CACHE_DIR") or self.work.path)
            places[cache] = places.get(cache, 0) + ENVIRONMENT_BYTES
        disks: dict[int, tuple[Path, int]] = {}
        for place, bytes_here in places.items():
            there = next(folder for folder in (place, *place.parents) if folder.exists())
            first, needed = disks.get(there.stat().st_dev, (there, 0))
            disks[there.stat().st_dev] = first, needed + bytes_here
        for folder, needed in disks.values():
            free = shutil.disk_usage(folder).free
            if free < needed:
                raise EnvironmentProblem(no_space_message(folder, needed, free))

    def build(self, folder: Path, tools: Tools) -> str:
        """Make the environment in ``folder``, which does not exist yet; return what it was installed with.

        Raises
        ------
        InstallCancelled
            The user stopped it.
        EnvironmentProblem
            It could not be built; the message says why. The folder may be half built.
        """
        if tools.uv is not None:
            try:
                return self._build_with_uv(folder, tools.base, tools.uv)
            except _ToolFailed as failure:
                # pip reads pip.conf, in which a company's mirror may be set that uv does not know of.
                if not tools.base.has_venv or NO_SPACE.search(failure.output):
                    raise EnvironmentProblem(explain(failure.output, folder)) from failure
                self.report(0.05, tr("uv could not install the packages; trying pip"))
                shutil.rmtree(folder, ignore_errors=True)
        try:
            return self._build_with_pip(folder, tools.base)
        except _ToolFailed as failure:
            raise EnvironmentProblem(explain(failure.output, folder)) from failure

    def _build_with_uv(self, folder: Path, base: Interpreter, uv: Path) -> str:
        self.report(0.03, tr("Making the environment with uv"))
        # --no-project: a pyproject.toml near the working folder has nothing to say here.
        self._must([uv, "venv", "--no-project", "--python", base.path, folder])
        # No links into a cache that stays: damage to the environment would damage the cache, and a rebuilt environment
        # would be as broken as before. Byte code is compiled now, or the engine's first start would take many seconds.
        link_mode = "hardlink" if self._own_cache else "copy"
        options = ["--require-hashes", "--only-binary", ":all:", "--link-mode", link_mode, "--compile-bytecode"]
        python = environment_python(folder)
        self._must([uv, "pip", "install", "--python", python, *options, "-r", self.lock], progress=True)
        return self._must([uv, "--version"]).last_lines(1)

    def _build_with_pip(self, folder: Path, base: Interpreter) -> str:
        self.report(0.03, tr("Making the environment with pip"))
        self._must([base.path, "-m", "venv", folder])
        options = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
        pip: list[str | Path] = [environment_python(folder), "-m", "pip"]
        self._must([*pip, "install", *options, "-r", self.lock], progress=True)
        return " ".join(self._must([*pip, "--version"]).last_lines(1).split()[:2])

    def _must(self, command: Sequence[str | Path], progress: bool = False) -> Finished:
        read = _Progress(_count_packages(self.lock), self.report).read

        def on_line(line: str) -> None:
            """Keep what a program says for the log, and show how far it is."""
            if progress and line.strip():
                self.note(line.rstrip())
                read(line)

        done = self._run(command, on_line)
        if done.code:
            raise _ToolFailed(done.last_lines(40))
        return done

    def _run(self, command: Sequence[str | Path], on_line: Callable[[str], None] = lambda line: None) -> Finished:
        try:
            return run_watched(
                command,
                variables=self.variables,
                timeout=STEP_SECONDS,
                on_line=on_line,
                is_cancelled=self.is_cancelled,
                folder=self.lock.parent,
            )
        except (OSError, TimeoutError) as error:
            raise _ToolFailed(str(error)) from error


class _ToolFailed(Exception):
    """A program ended with an error."""

    def __init__(self, output: str) -> None:
        super().__init__(output)
        self.output = output


class _Progress:
    """Turn the lines of uv and pip into progress between 0.05 and 0.9, in words for people; most lines say nothing to them."""

    _PACKAGE = re.compile(r"\s*(?:Downloaded|Collecting|Processing) +(?:\S*/)?([A-Za-z0-9._]+)")
    _STAGES = (
        (re.compile(r"\s*(Resolved|Downloading) "), 0.05, to_translate("Downloading packages")),
        (re.compile(r"\s*(Prepared \d+|Installing collected) "), 0.55, to_translate("Installing packages")),
        (re.compile(r"\s*Installed \d+ "), 0.65, to_translate("Compiling packages")),
        (
            re.compile(r"\s*(Bytecode compiled|Successfully installed) "),
            0.9,
            to_translate("The packages are installed"),
        ),
    )

    def __init__(self, packages: int, report: Callable[[float, str], None]) -> None:
        self._packages = max(1, packages)
        self._report = report
        self._seen: set[str] = set()
        self._share = 0.0

    def read(self, line: str) -> None:
        """Take one line of output."""
        package = self._PACKAGE.match(line)
        if package:
            self._seen.add(package.group(1))
            self._advance(0.05 + 0.45 * min(1.0, len(self._seen) / self._packages), self._STAGES[0][2])
            return
        for pattern, share, words in self._STAGES:
            if pattern.match(line):
                self._advance(share, words)

    def _advance(self, share: float, words: str) -> None:
        # What comes late, of a stage that is over, is not told.
        if share > self._share:
            self._share = share
            self._report(share, translated(words))


def environment_python(folder: Path) -> Path:
    """Return the interpreter of a virtual environment, which may not exist."""
    windows = folder / "Scripts" / "python.exe"
    return windows if Machine.this_one().platform == "win32" else folder / "bin" / "python"


def _count_packages(lock: Path) -> int:
    return len(re.findall(r"^[A-Za-z0-9._-]+==", lock.read_text(encoding="utf-8"), re.MULTILINE))

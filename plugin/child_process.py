"""Child processes of QGIS: clean environment variables, no console windows, output line by line, a quick stop."""

from __future__ import annotations

import contextlib
import os
import queue
import re
import signal

# Programs are started from lists of arguments, never through a shell.
import subprocess  # nosec B404
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from .redaction import redact
from .translation import tr

POLL_SECONDS = 0.1
GRACE_SECONDS = 0.4
TASKKILL_SECONDS = 2.0
END_SECONDS = 3.0

# What QGIS, a shell or a bundle sets for its own Python and its own libraries. Each of these has made another
# interpreter import the wrong modules, load the wrong GDAL, or read the wrong proj.db.
_OF_QGIS = re.compile(
    r"PYTHON(HOME|PATH|USERBASE|STARTUP|EXECUTABLE)|__PYVENV_LAUNCHER__|VIRTUAL_ENV|QGIS_(PREFIX_PATH|PLUGINPATH)"
    r"|PROJ_(LIB|DATA)|GDAL_(DATA|DRIVER_PATH)|LD_(LIBRARY_PATH|PRELOAD)|DYLD_.*"
)
# A bundle's own list of authorities, which OSGeo4W sets for itself. One that a company has set is kept.
_CERTIFICATES = re.compile(r"SSL_CERT_(FILE|DIR)|(CURL|REQUESTS)_CA_BUNDLE|GDAL_CURL_CA_BUNDLE|GIT_SSL_CAINFO|PIP_CERT")
_OF_INSTALLERS = re.compile(r"(PIP|UV)_.*")

# The engine never installs anything, so it gets no PIP_* at all. The installer must keep what people behind a company's
# mirror or proxy set to reach any package: index, certificate, proxy and cache. This cannot change what is installed,
# for the lock file's hashes are required. The rest (PIP_TARGET, PIP_PREFIX, PIP_USER, PIP_REQUIRE_VIRTUALENV,
# UV_PYTHON, UV_SYSTEM_PYTHON, ...) would put packages elsewhere or stop the installation, and goes.
_REACHING_PACKAGES = re.compile(
    r"PIP_(INDEX_URL|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS|CERT|CLIENT_CERT|PROXY|TRUSTED_HOST|KEYRING_PROVIDER|TIMEOUT"
    r"|DEFAULT_TIMEOUT|RETRIES|CACHE_DIR|CONFIG_FILE)"
    r"|UV_(INDEX.*|DEFAULT_INDEX|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS|INSECURE_HOST|NATIVE_TLS|SYSTEM_CERTS|KEYRING_.*"
    r"|HTTP_.*|CONCURRENT_.*|OFFLINE|CACHE_DIR|CONFIG_FILE|PYTHON_DOWNLOADS.*|PYTHON_INSTALL_.*)"
)

# numba also reads a file of the folder that QGIS was started in. What anybody who can write there sets in it must not name
# the folder of the machine code, or the module, that the engine would run. Variables win, also empty ones.
_BEFORE_FOLDERS_FILE = ("NUMBA_CACHE_DIR", "NUMBA_CACHE_LOCATOR_CLASSES")

# uv does not read pip's variables; where only pip's are set, uv gets them under its own names.
_UV_NAMES = {
    "PIP_INDEX_URL": "UV_DEFAULT_INDEX",
    "PIP_EXTRA_INDEX_URL": "UV_INDEX",
    "PIP_NO_INDEX": "UV_NO_INDEX",
    "PIP_CERT": "SSL_CERT_FILE",
    "PIP_PROXY": "HTTPS_PROXY",
    "PIP_TRUSTED_HOST": "UV_INSECURE_HOST",
}


class EnvironmentProblem(Exception):
    """The engine's environment cannot be built or used. The message says why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(redact(message))


class InstallCancelled(EnvironmentProblem):
    """The user stopped the installation."""


@dataclass(frozen=True)
class Finished:
    """What a child process left behind.

    Attributes
    ----------
    code : int
        The exit code; negative for a signal.
    output : str
        Standard output and standard error, in the order in which they came.
    """

    code: int
    output: str

    def last_lines(self, count: int = 12) -> str:
        """Return the last lines that are not empty."""
        return "\n".join([line for line in self.output.splitlines() if line.strip()][-count:])


def child_environment(
    plugin_folder: Path, base: Mapping[str, str] | None = None, proxy: str = "", without_proxy: str = ""
) -> dict[str, str]:
    """Return the environment variables for the engine; ``os.environ`` stays as it is.

    Parameters
    ----------
    plugin_folder : Path
        The folder that holds the package ``engine``; it becomes the whole PYTHONPATH.
    base : mapping of str to str, optional
        The variables to start from, ``os.environ`` if not given.
    proxy, without_proxy : str
        Address of the proxy set in QGIS, and the hosts that are reached without it; used where the variables name no proxy.
    """
    variables = _without(os.environ if base is None else base, lambda name: bool(_OF_INSTALLERS.fullmatch(name)))
    variables.update(_python_options())
    variables["PYTHONPATH"] = str(plugin_folder)
    for name in _BEFORE_FOLDERS_FILE:
        variables.setdefault(name, "")
    _add_proxy(variables, proxy, without_proxy)
    return variables


def installer_environment(
    base: Mapping[str, str] | None = None, proxy: str = "", without_proxy: str = ""
) -> dict[str, str]:
    """Return the environment variables for uv, pip and ``python -m venv``.

    Parameters
    ----------
    base : mapping of str to str, optional
        The variables to start from, ``os.environ`` if not given.
    proxy, without_proxy : str
        Address of the proxy set in QGIS, and the hosts that are reached without it; used where the variables name no proxy.
    """

    def unwanted(name: str) -> bool:
        """Return whether a variable of pip or uv could change more than how packages are reached."""
        return bool(_OF_INSTALLERS.fullmatch(name)) and not _REACHING_PACKAGES.fullmatch(name)

    variables = _without(os.environ if base is None else base, unwanted)
    variables.update(_python_options())
    known = {name.upper() for name in variables}
    for pip_name, uv_name in _UV_NAMES.items():
        if pip_name in known and uv_name not in known:
            variables[uv_name] = variables[pip_name]
            known.add(uv_name)
    _add_proxy(variables, proxy, without_proxy)
    if not known & {"UV_NATIVE_TLS", "UV_SYSTEM_CERTS"}:
        # A company's proxy signs with a certificate that only the system's store knows. Both names: uv renamed it.
        variables["UV_NATIVE_TLS"] = variables["UV_SYSTEM_CERTS"] = "1"
    # A pip.conf that says `user = true` or `require-virtualenv` stops pip in a virtual environment; variables win.
    variables["PIP_USER"] = "0"
    variables["PIP_REQUIRE_VIRTUALENV"] = "0"
    return variables


def popen_options() -> dict[str, Any]:
    """Return the extra keyword arguments for ``subprocess.Popen`` on this platform."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    # A session of its own: Ctrl-C in the terminal of qgis_process reaches QGIS alone, which then ends its children in
    # order, and a child can be stopped together with what it has started.
    return {"start_new_session": True}


def run_watched(
    command: Sequence[str | Path],
    *,
    variables: Mapping[str, str],
    timeout: float,
    on_line: Callable[[str], None] = lambda line: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    folder: Path | None = None,
) -> Finished:
    """Run a command to its end, passing on each line, and stop it at once on cancel, timeout or an error.

    Parameters
    ----------
    command : sequence of str or Path
        The program and its arguments.
    variables : mapping of str to str
        The child's whole environment.
    timeout : float
        Seconds after which the child is stopped.
    on_line : callable
        Called with each line of output in the calling thread.
    is_cancelled : callable
        Asked at least every 100 ms.
    folder : Path, optional
        The working folder.

    Raises
    ------
    InstallCancelled
        ``is_cancelled`` returned true; the child is gone.
    TimeoutError
        The child ran too long and is gone.
    OSError
        The program could not be started.
    """
    # No shell; the programs are uv, pip and Python interpreters that this plugin has looked for by name.
    process = subprocess.Popen(  # nosec B603
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=dict(variables),
        cwd=folder,
        encoding="utf-8",
        errors="replace",
        **popen_options(),
    )
    arriving: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read_lines, args=(process.stdout, arriving), daemon=True).start()
    ends = time.monotonic() + timeout
    output: list[str] = []
    try:
        while True:
            if is_cancelled():
                raise InstallCancelled(tr("Cancelled."))
            if time.monotonic() > ends:
                raise TimeoutError(_too_long(command, timeout))
            try:
                line = arriving.get(timeout=POLL_SECONDS)
            except queue.Empty:
                # A grandchild that outlives the child may hold the pipe open for ever.
                if process.poll() is None:
                    continue
                line = None
            if line is None:
                break
            output.append(line)
            on_line(line.rstrip())
        process.wait(timeout=max(0.1, ends - time.monotonic()))
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(_too_long(command, timeout)) from error
    finally:
        if process.poll() is None:
            stop(process)
    return Finished(process.returncode, "".join(output))


def _too_long(command: Sequence[str | Path], timeout: float) -> str:
    return tr("{program} took longer than {seconds} s").format(program=command[0], seconds=f"{timeout:g}")


def stop(process: subprocess.Popen[Any]) -> None:
    """End a child that was started with ``popen_options`` and whatever it has started, within a second where that can be."""
    if sys.platform == "win32":
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
        # It may be missing, or forbidden, or wait for a process that does not die.
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            # The system's own program, by its full path, with a number.
            subprocess.run(  # nosec B603
                [str(system), "/F", "/T", "/PID", str(process.pid)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
                timeout=TASKKILL_SECONDS,
                **popen_options(),
            )
        with contextlib.suppress(OSError):
            process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=GRACE_SECONDS)
        except (subprocess.TimeoutExpired, ProcessLookupError, PermissionError):
            process.kill()
        # Also when the child itself has gone: what it started may have stayed.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    # Nothing more can be done to one that the system does not let go of.
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=END_SECONDS)


def command_lines() -> str:
    """Return the command lines of all processes; "" on Windows, where files in use protect themselves."""
    if sys.platform == "win32":
        return ""
    texts = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            texts.append(file.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    if not texts:
        try:
            # A fixed command of the system, whose folder differs from system to system.
            listing = subprocess.run(  # nosec B603 B607
                ["ps", "-A", "-o", "args="], capture_output=True, check=False, timeout=10, **popen_options()
            )
            texts.append(listing.stdout.decode("utf-8", "replace"))
        except (OSError, subprocess.TimeoutExpired):
            return ""
    return "\n".join(texts)


def _read_lines(stream: IO[str], arriving: queue.Queue[str | None]) -> None:
    with stream:
        for line in stream:
            arriving.put(line)
    arriving.put(None)


def _without(base: Mapping[str, str], unwanted: Callable[[str], bool]) -> dict[str, str]:
    """Copy variables without those of QGIS and those that are unwanted (upper case, as Windows compares them)."""
    bundles = _bundles(base)
    return {
        name: value
        for name, value in base.items()
        if not _OF_QGIS.fullmatch(name.upper())
        and not (_CERTIFICATES.fullmatch(name.upper()) and any(_lies_in(value, bundle) for bundle in bundles))
        and not unwanted(name.upper())
    }


def _bundles(base: Mapping[str, str]) -> list[str]:
    """Return the folders that a QGIS with all its libraries lies in; on Linux it uses those of the system."""
    named = [value for name, value in base.items() if name.upper() in ("OSGEO4W_ROOT", "QGIS_PREFIX_PATH") and value]
    if sys.platform in ("win32", "darwin"):
        program = Path(sys.executable)
        named += [str(folder) for folder in program.parents if folder.suffix == ".app"]
        named.append(sys.prefix)
    return [bundle for bundle in named if bundle not in ("/", "/usr", "/usr/local")]


def _lies_in(path: str, folder: str) -> bool:
    plain, root = (text.replace("\\", "/").rstrip("/").lower() for text in (path, folder))
    return plain == root or plain.startswith(f"{root}/")


def _add_proxy(variables: dict[str, str], proxy: str, without_proxy: str) -> None:
    known = {name.upper() for name, value in variables.items() if value}
    if not proxy or known & {"HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"}:
        return
    added = {"HTTPS_PROXY": proxy, "HTTP_PROXY": proxy}
    if without_proxy and "NO_PROXY" not in known:
        added["NO_PROXY"] = without_proxy
    variables.update(added)
    if sys.platform != "win32":
        # curl, which GDAL uses, reads some of them in small letters only.
        variables.update({name.lower(): value for name, value in added.items()})


def _python_options() -> dict[str, str]:
    return {"PYTHONSAFEPATH": "1", "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}

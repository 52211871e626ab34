"""Run the engine's interpreter to see that it works and what it holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .child_process import EnvironmentProblem, Finished, child_environment, run_watched
from .translation import tr

# The first imports after an installation are slow where a virus scanner looks at each file.
VERIFY_SECONDS = 300.0
# A minute on a busy computer of two cores.
COMPILE_SECONDS = 600.0


def verify(python: Path, plugin_folder: Path, is_cancelled: Callable[[], bool]) -> dict[str, Any]:
    """Run a tiny real clustering in the engine and return its own report.

    Parameters
    ----------
    python : Path
        The engine's interpreter.
    plugin_folder : Path
        The folder that holds the package ``engine``.
    is_cancelled : callable
        Whether the user wants to stop.

    Raises
    ------
    EnvironmentProblem
        The clustering failed or took too long.
    InstallCancelled
        The user stopped it.
    """
    try:
        done = _run(python, "engine.verify", plugin_folder, VERIFY_SECONDS, is_cancelled)
    except TimeoutError as error:
        raise EnvironmentProblem(
            tr(
                "The engine did not finish a tiny clustering within {seconds} s. Is the computer very busy, or a "
                "virus scanner looking at each file of {folder}? Try again."
            ).format(seconds=round(VERIFY_SECONDS), folder=python.parent.parent)
        ) from error
    except OSError as error:
        raise EnvironmentProblem(tr("{path} does not run ({reason}).").format(path=python, reason=error)) from error
    for line in reversed(done.output.splitlines()):
        if done.code == 0 and line.startswith("{"):
            report = json.loads(line)
            if report.get("ok") is True:
                return {"version": str(report["version"]), "packages": report.get("packages", {})}
    raise EnvironmentProblem(
        tr("The packages are there, but a tiny clustering failed with {path}. Last lines:\n{output}").format(
            path=python, output=done.last_lines()
        )
    )


def compile_code(python: Path, plugin_folder: Path, is_cancelled: Callable[[], bool]) -> bool:
    """Have the engine compile its loops over pixels, which the first run would do otherwise; return whether it did.

    It never fails, nor does it when the user wants to stop: the engine works without.
    """
    try:
        done = _run(python, "engine.prepare", plugin_folder, COMPILE_SECONDS, is_cancelled)
    except (EnvironmentProblem, TimeoutError, OSError):
        return False
    return done.code == 0


def _run(python: Path, module: str, plugin_folder: Path, timeout: float, is_cancelled: Callable[[], bool]) -> Finished:
    variables = child_environment(plugin_folder)
    return run_watched([python, "-m", module], variables=variables, timeout=timeout, is_cancelled=is_cancelled)


def ask_versions(python: Path, plugin_folder: Path) -> dict[str, str]:
    """Return the versions of Python and of the engine's packages as texts for the status report; never fails."""
    names = [line.strip() for line in (plugin_folder / "engine" / "requirements.in").read_text("utf-8").splitlines()]
    packages = sorted(name.partition("[")[0] for name in names if name and not name.startswith("#"))
    code = (
        "import platform, sys\nfrom importlib.metadata import version, PackageNotFoundError\n"
        "print('PYTHON', platform.python_version(), platform.platform())\n"
        "for name in sys.argv[1:]:\n"
        "    try: print('PACKAGE', name, version(name))\n"
        "    except PackageNotFoundError: print('PACKAGE', name, 'missing')\n"
    )
    try:
        done = run_watched([python, "-c", code, *packages], variables=child_environment(plugin_folder), timeout=60.0)
    except (OSError, TimeoutError) as error:
        return {"python version": f"does not run ({error})"}
    lines = [line.partition(" ") for line in done.output.splitlines()]
    versions = ", ".join(rest for kind, _, rest in lines if kind == "PACKAGE")
    return {
        "python version": next((rest for kind, _, rest in lines if kind == "PYTHON"), done.last_lines(3)),
        "package versions": versions,
    }

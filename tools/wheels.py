"""Prove that every locked package has a wheel wherever Strandline runs: ``wheels.py LOCK [PYTHON ...]``.

For each supported platform and each Python, uv resolves the lock file as it would on that computer, hashes and all; it
downloads nothing but descriptions. Exits with 1 and says which package is missing where. README.md names the same platforms.
"""

from __future__ import annotations

import os
import re

# A fixed program, from a list of arguments, never through a shell.
import subprocess  # nosec B404
import sys
import tempfile
from typing import NamedTuple


class Platform(NamedTuple):
    """What README calls it, uv's name for it, and the oldest macOS."""

    name: str
    uv: str
    macos: str = ""


SUPPORTED = (
    Platform("Windows on x86-64", "x86_64-pc-windows-msvc"),
    Platform("macOS 15 or later on Apple silicon", "aarch64-apple-darwin", "15.0"),
    Platform("Linux with glibc 2.28 or later on x86-64", "x86_64-manylinux_2_28"),
    Platform("Linux with glibc 2.28 or later on ARM64", "aarch64-manylinux_2_28"),
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def missing(lock: str, platform: Platform, python: str) -> str:
    """Return why a lock file cannot be installed on a platform, "" if it can be."""
    variables = {name: value for name, value in os.environ.items() if name != "MACOSX_DEPLOYMENT_TARGET"}
    if platform.macos:
        variables["MACOSX_DEPLOYMENT_TARGET"] = platform.macos
    options = ["--dry-run", "--only-binary", ":all:", "--require-hashes", "--quiet", "-r", lock]
    with tempfile.TemporaryDirectory() as target:
        where = ["--target", target, "--python-platform", platform.uv, "--python-version", python]
        done = subprocess.run(  # nosec B603 B607
            ["uv", "pip", "install", *where, *options], env=variables, capture_output=True, text=True, check=False
        )
    if not done.returncode:
        return ""
    found = re.search(r"Because (\S+?)(?:\{[^}]*\})?==(\S+) has no", done.stderr)
    return f"{found[1]} {found[2]} has no wheel" if found else " ".join(done.stderr.split())[-300:]


def main(lock: str, pythons: tuple[str, ...]) -> int:
    """Print a line for each platform; return how many lack something."""
    failed = 0
    for platform in SUPPORTED:
        lacking = {python: why for python in pythons if (why := missing(lock, platform, python))}
        said = "; ".join(f"Python {python}: {why}" for python, why in lacking.items())
        print(f"{lock}, {platform.name}: {said or 'every package has a wheel'}")
        failed += bool(lacking)
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1], tuple(sys.argv[2:]) or PYTHONS)))

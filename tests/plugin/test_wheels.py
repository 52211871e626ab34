"""The proof that every platform has its wheels, on packages made here; and that README and manifest promise no others."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tools"))
import wheels  # noqa: E402 - of the tools, which are no package

TAGS = {
    "Windows on x86-64": "cp312-cp312-win_amd64",
    "macOS 15 or later on Apple silicon": "cp312-cp312-macosx_15_0_arm64",
    "Linux with glibc 2.28 or later on x86-64": "cp312-cp312-manylinux_2_28_x86_64",
    "Linux with glibc 2.28 or later on ARM64": "cp312-cp312-manylinux_2_28_aarch64",
}


@pytest.fixture
def prove(tmp_path):
    """Return a function that makes wheels for some tags, locks them, and gives what the proof says."""
    programs = CHECKOUT / "build" / "venv-uv" / "bin"
    if not (programs / "uv").exists():
        pytest.skip("uv is not there: run `tools/setup.sh uv`")

    def run(tags, python="3.12"):
        hashes = []
        for tag in tags:
            path = tmp_path / f"probe-1.0-{tag}.whl"
            with zipfile.ZipFile(path, "w") as wheel:
                wheel.writestr("probe-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: probe\nVersion: 1.0\n")
                wheel.writestr("probe-1.0.dist-info/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: {tag}\n")
                wheel.writestr("probe-1.0.dist-info/RECORD", "")
            hashes.append(hashlib.sha256(path.read_bytes()).hexdigest())
        lock = tmp_path / "lock.txt"
        lock.write_text("probe==1.0 " + " ".join(f"--hash=sha256:{digest}" for digest in hashes))
        variables = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "UV_NO_INDEX": "1"}
        variables |= {"UV_FIND_LINKS": str(tmp_path), "UV_CACHE_DIR": str(tmp_path / "cache")}
        command = [sys.executable, CHECKOUT / "tools" / "wheels.py", lock, python]
        return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)

    return run


def test_a_lock_that_every_platform_can_install(prove):
    done = prove(TAGS.values())
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("every package has a wheel") == len(wheels.SUPPORTED) == len(TAGS)


@pytest.mark.parametrize("name", TAGS)
def test_a_platform_without_a_wheel_is_named_with_the_package(prove, name):
    done = prove(tag for place, tag in TAGS.items() if place != name)
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if "no wheel" in line]
    assert name in line and "Python 3.12: probe 1.0 has no wheel" in line


def test_another_python_without_wheels_is_named(prove):
    assert prove(TAGS.values(), "3.13").stdout.count("Python 3.13: probe 1.0 has no wheel") == len(TAGS)


@pytest.mark.parametrize("file", ["README.md", "metadata.txt"])
def test_what_is_supported_is_named(file):
    text = " ".join((CHECKOUT / file).read_text(encoding="utf-8").split())
    assert (
        "Windows on x86-64, macOS 15 or later on Apple silicon, Linux with glibc 2.28 or later on x86-64 and ARM64"
        in text
    )

"""Real environments made with pip and uv, from a wheel made here and without network; and the words for failures."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from strandline.plugin import environment, interpreters, network, package_installer
from strandline.plugin.child_process import InstallCancelled
from strandline.plugin.environment import EnvironmentProblem
from strandline.plugin.install_errors import explain
from strandline.plugin.interpreter_places import Machine, find_uv


def install(force=False, is_cancelled=lambda: False, report=lambda share, text: None, note=lambda line: None):
    return environment.install(force, report, is_cancelled, note=note)


# Progress


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["Collecting one==1", "Downloading one-1.whl (10 kB)", "Processing /wheels/two-1-py3-none-any.whl",
         "Installing collected packages: one, two", "Collecting late==1", "Successfully installed one-1 two-1"],
         ["Downloading packages", "Installing packages", "The packages are installed"]),
        (["Resolved 2 packages in 1ms", "Downloading one (16.2MiB)", " Downloaded one", "Prepared 2 packages in 3s",
         "Installed 2 packages in 2s", " Downloaded late", "Bytecode compiled 60 files in 1s"],
         ["Downloading packages", "Installing packages", "Compiling packages", "The packages are installed"]),
    ],
    ids=["pip", "uv"],
)  # fmt: skip
def test_progress_only_grows_and_is_in_words_for_people(lines, words):
    seen = []
    progress = package_installer._Progress(2, lambda share, text: seen.append((share, text)))
    for line in ["WARNING: Location is ignored", *lines, "", " + one==1"]:
        progress.read(line)
    shares = [share for share, _ in seen]
    stages = [text for _, text in seen]
    assert [text for text, following in zip(stages, [*stages[1:], ""]) if text != following] == words
    assert shares == sorted(shares)
    assert shares[0] < 0.5
    assert shares[-1] == 0.9


# Words for failures


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("OSError: [Errno 28] No space left on device", "not enough disk space"),
        ("failed to copy file: No space left on device (os error 28)", "not enough disk space"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "its hash differs"),
        ("  Failed to read `dask==1`\n  Hash mismatch for `dask==1`", "its hash differs"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate is unknown"),
        ("error sending request\n invalid peer certificate: UnknownIssuer", "certificate is unknown"),
        ("NewConnectionError: [Errno -3] Temporary failure in name resolution\nERROR: No matching distribution "
         "found for affine==3.0.1", "could not be downloaded"),
        ("error: Failed to fetch: `https://x/simple/affine/`\n  Caused by: dns error", "could not be downloaded"),
        ("ProxyError('Cannot connect to proxy.'", "could not be downloaded"),
        ("Error: Command '[python, -m, ensurepip]' returned non-zero exit status 1.", "apt install python3-venv"),
        ("[Errno 13] Permission denied: '/opt/engine'", "cannot be written"),
        ("ERROR: No matching distribution found for rasterio==1.4.4", "processor and Python"),
        ("Segmentation fault", "The packages could not be installed."),
    ],
)  # fmt: skip
def test_failures_are_explained_in_plain_words(output, words, tmp_path):
    text = explain(output, tmp_path)
    assert words in text.partition("\n")[0]
    assert output.splitlines()[-1] in text, "the tool's own words stay readable"


# Real environments, from a wheel made here


def make_wheel(folder: Path) -> str:
    """Make the wheel of a package ``probe`` and return its sha256."""
    files = {
        "probe.py": "VALUE = 42\n",
        "probe-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: probe\nVersion: 1.0\n",
        "probe-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = []
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        rows.append(f"{name},sha256={digest},{len(text)}\n")
    files["probe-1.0.dist-info/RECORD"] = "".join(rows) + "probe-1.0.dist-info/RECORD,,\n"
    path = folder / "probe-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def wheel_lock(own_plugin, tmp_path, monkeypatch):
    """Lock the plugin to the wheel and let uv and pip see nothing else; return the wheel's hash."""
    digest = make_wheel(tmp_path)
    own_plugin.lock(f"probe==1.0 \\\n    --hash=sha256:{digest}\n")
    own_plugin.verify("import probe\nassert probe.VALUE == 42\n" + own_plugin.good_verify)
    for tool in ("PIP", "UV"):
        monkeypatch.setenv(f"{tool}_FIND_LINKS", str(tmp_path))
        monkeypatch.setenv(f"{tool}_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    return digest


@pytest.fixture(params=["pip", "uv"])
def tool(request, monkeypatch):
    uv = find_uv(Machine.this_one(), beside=Path(sys.executable))
    if request.param == "uv" and uv is None:
        pytest.skip("uv is not on this computer")
    monkeypatch.setattr(package_installer, "find_uv", lambda *_, **__: uv if request.param == "uv" else None)
    return request.param


def test_a_real_environment_is_built_and_stands_alone(wheel_lock, tool, tmp_path):
    seen, log = [], []
    installed = install(report=lambda share, text: seen.append((share, text)), note=log.append)
    assert environment.describe()["installed with"].startswith(tool)
    code = "import probe, sys; print(probe.VALUE, sys.prefix)"
    done = subprocess.run([installed.python, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["42", str(installed.folder)]
    assert not (tmp_path / "elsewhere").exists()
    assert [share for share, _ in seen] == sorted(share for share, _ in seen)
    assert "Installing packages" in [text for _, text in seen]
    assert not any("probe" in text for _, text in seen) and any("probe" in line for line in log)


def delete(path):
    path.unlink()


def change(path):
    path.write_bytes(path.read_bytes().replace(b"42", b"24"))


@pytest.mark.parametrize(
    ("name", "harm", "words"),
    [
        ("probe.py", delete, "probe.py is missing"),
        ("probe.py", change, "probe.py has changed"),
        ("probe-1.0.dist-info/RECORD", delete, "RECORD is missing"),
        ("probe-1.0.dist-info", shutil.rmtree, "probe-1.0.dist-info is missing"),
    ],
)
@pytest.mark.parametrize("tool", ["uv"], indirect=True)
def test_an_engine_that_lost_or_changed_a_file_is_built_anew(own_plugin, wheel_lock, tool, name, harm, words):
    # What the small clustering does not use, it does not miss.
    own_plugin.verify(own_plugin.good_verify)
    installed = install()
    assert installed.built and not install().built
    (packages,) = installed.folder.glob("lib/python*/site-packages")
    harm(packages / name)
    seen = []
    assert install(report=lambda share, text: seen.append(text)).built
    assert any(words in text for text in seen), seen
    assert (packages / "probe.py").read_text() == "VALUE = 42\n"
    assert (packages / "probe-1.0.dist-info" / "RECORD").is_file()


def everything_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_nothing_but_the_engine_stays(own_plugin, wheel_lock, tool, monkeypatch, tmp_path):
    monkeypatch.delenv("UV_CACHE_DIR")
    elsewhere = tmp_path / "user"
    for name in ("XDG_CACHE_HOME", "TMPDIR"):
        (elsewhere / name).mkdir(parents=True)
        monkeypatch.setenv(name, str(elsewhere / name))
    before = everything_in(elsewhere)
    own_plugin.verify("raise SystemExit('no numpy')")
    with pytest.raises(EnvironmentProblem, match="no numpy"):
        install()
    assert not own_plugin.home.exists()
    assert everything_in(elsewhere) == before
    if tool == "pip":
        return  # the rest is the same for both, and pip takes its time
    began = time.monotonic()
    own_plugin.verify("import time; time.sleep(60)")
    with pytest.raises(InstallCancelled):
        install(is_cancelled=lambda: any(own_plugin.home.glob("engine-*/lib")) or time.monotonic() - began > 30)
    assert not own_plugin.home.exists()
    own_plugin.verify(own_plugin.good_verify)
    (own_plugin.home / "installing-0a1b2c3d" / "cache").mkdir(parents=True)
    install()
    assert [path.name for path in own_plugin.home.iterdir()] == own_plugin.engines()
    assert everything_in(elsewhere) == before


def test_a_changed_package_is_refused(own_plugin, wheel_lock, tool):
    own_plugin.lock(f"probe==1.0 --hash=sha256:{wheel_lock[::-1]}\n")
    with pytest.raises(EnvironmentProblem, match="its hash differs"):
        install()
    assert own_plugin.engines() == []


def test_a_package_without_hash_is_refused(own_plugin, wheel_lock, tool):
    own_plugin.lock("probe==1.0\n")
    with pytest.raises(EnvironmentProblem, match=r"(?i)hash"):
        install()
    assert own_plugin.engines() == []


def test_pip_steps_in_where_uv_fails_and_starts_from_nothing(wheel_lock, monkeypatch, tmp_path):
    broken = tmp_path / "uv"
    broken.write_text('#!/bin/sh\nfor folder; do :; done\nmkdir -p "$folder"; touch "$folder/left-over"; exit 2\n')
    broken.chmod(0o755)
    monkeypatch.setattr(package_installer, "find_uv", lambda *_, **__: broken)
    installed = install()
    assert environment.describe()["installed with"].startswith("pip")
    assert not (installed.folder / "left-over").exists()


def test_a_python_without_ensurepip_is_told_the_package(own_plugin, wheel_lock, monkeypatch, set_setting, tmp_path):
    bare = tmp_path / "python3"
    answer = {"path": str(bare), "version": [3, 11, 2], "kind": "CPython", "bits": 64, "free_threaded": False}
    bare.write_text(f"#!/bin/sh\necho '{json.dumps({**answer, 'has_venv': False})}'\n")
    bare.chmod(0o755)
    set_setting("PYTHON_INTERPRETER", bare)
    monkeypatch.setattr(package_installer, "find_uv", lambda *_, **__: None)
    with pytest.raises(EnvironmentProblem, match="sudo apt install python3-venv"):
        install()
    assert own_plugin.engines() == []


# A Python that is fetched


def fake_uv(folder: Path, fetched: Path) -> str:
    """Make a wheel of ``uv`` with a program that has no Python until it is told to fetch one; return its sha256."""
    program = f"""#!/bin/sh
case "$*" in
  "python install"*) mkdir -p "$UV_PYTHON_INSTALL_DIR/cpython"; ln -s {fetched} "$UV_PYTHON_INSTALL_DIR/cpython/python3" ;;
  "python find"*) [ -e "$UV_PYTHON_INSTALL_DIR/cpython/python3" ] || exit 2; echo "$UV_PYTHON_INSTALL_DIR/cpython/python3" ;;
  *) echo "fake uv: $*" >&2; exit 9 ;;
esac
"""
    about = "Metadata-Version: 2.1\nName: uv\nVersion: 1.0\n"
    wheel = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files = {"uv-1.0.data/scripts/uv": program, "uv-1.0.dist-info/METADATA": about, "uv-1.0.dist-info/WHEEL": wheel}
    record = "".join(f"{name},,\n" for name in files) + "uv-1.0.dist-info/RECORD,,\n"
    path = folder / "uv-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in {**files, "uv-1.0.dist-info/RECORD": record}.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (0o100755 if "/scripts/" in name else 0o100644) << 16
            package.writestr(entry, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def too_old(wheel_lock, monkeypatch, tmp_path):
    """Make this a computer whose only Python is too old for the engine, but has pip; return that Python."""
    old = tmp_path / "old" / "python3"
    old.parent.mkdir()
    answer = {"path": str(old), "version": [3, 9, 5], "kind": "CPython", "bits": 64, "free_threaded": False}
    old.write_text(
        f"#!/bin/sh\ncase \"$*\" in *json.dumps*) echo '{json.dumps({**answer, 'has_venv': True})}';; "
        f'*) exec {sys.executable} "$@";; esac\n'
    )
    old.chmod(0o755)
    monkeypatch.setattr(package_installer, "find_uv", lambda *_, **__: None)
    for module in (package_installer, interpreters):
        monkeypatch.setattr(module, "candidates", lambda machine: [old])
    return old


@pytest.fixture
def uv_lock(too_old, monkeypatch, tmp_path):
    """Return a function that locks uv to the wheel made here, or to another hash."""
    digest = fake_uv(tmp_path, Path(os.path.realpath(sys.executable)))

    def lock(changed=False):
        path = tmp_path / "plugin-code"
        path.mkdir(exist_ok=True)
        (path / "requirements-uv.txt").write_text(f"uv==1.0 --hash=sha256:{digest[::-1] if changed else digest}\n")
        monkeypatch.setattr(package_installer, "__file__", str(path / "package_installer.py"))

    return lock


def test_nothing_is_fetched_without_asking(own_plugin, uv_lock, too_old):
    uv_lock()
    with pytest.raises(EnvironmentProblem, match=r"(?s)is Python 3\.9\.5.*with FETCH_PYTHON.*into the engine folder"):
        install()
    assert not own_plugin.home.exists()


def test_where_no_python_fits_one_is_fetched_on_request(own_plugin, uv_lock, monkeypatch):
    uv_lock()
    # The environment itself is then made with what uv has fetched; this uv can do no more.
    installed = environment.install(False, lambda *_: None, lambda: False, fetch_python=True)
    base = json.loads((installed.folder / "verified.json").read_text())["base"]
    assert Path(base) == Path(os.path.realpath(sys.executable))
    assert sorted(path.name for path in own_plugin.home.iterdir()) == sorted([*own_plugin.engines(), "python"])
    assert install().built is False


def test_a_uv_of_another_hash_is_not_run(own_plugin, uv_lock):
    uv_lock(changed=True)
    with pytest.raises(EnvironmentProblem, match=r"(?s)uv could not be fetched: .*its hash differs"):
        environment.install(False, lambda *_: None, lambda: False, fetch_python=True)
    assert not own_plugin.home.exists()


def test_what_was_fetched_goes_with_a_failed_installation(own_plugin, uv_lock):
    uv_lock()
    own_plugin.verify("raise SystemExit('no numpy')")
    with pytest.raises(EnvironmentProblem, match="no numpy"):
        environment.install(False, lambda *_: None, lambda: False, fetch_python=True)
    assert not own_plugin.home.exists()


# QGIS's proxy


def test_the_proxy_of_qgis_is_read_from_its_settings(monkeypatch):
    stored = {
        "proxy/proxyEnabled": "true", "proxy/proxyType": "HttpProxy", "proxy/proxyHost": "proxy.example",
        "proxy/proxyPort": "3128", "proxy/proxyUser": "me@home", "proxy/proxyPassword": "",
    }  # fmt: skip

    class Stored:
        def value(self, key, default):
            return stored.get(key, default)

    monkeypatch.setattr(network, "QgsSettings", Stored)
    assert network.qgis_proxy() == "http://me%40home:@proxy.example:3128"
    stored["proxy/proxyType"] = "DefaultProxy"
    assert network.qgis_proxy() == ""
    stored.update({"proxy/proxyType": "HttpProxy", "proxy/proxyEnabled": False})
    assert network.qgis_proxy() == ""

"""The variables that children get, and that they stop when they should."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from strandline.plugin import child_process
from strandline.plugin.child_process import (
    InstallCancelled,
    child_environment,
    installer_environment,
    run_watched,
)

QGIS_VARIABLES = [
    "PYTHONHOME", "PYTHONPATH", "PYTHONUSERBASE", "PYTHONSTARTUP", "VIRTUAL_ENV", "PYTHONEXECUTABLE",
    "__PYVENV_LAUNCHER__", "QGIS_PREFIX_PATH", "QGIS_PLUGINPATH", "PROJ_LIB", "PROJ_DATA", "GDAL_DATA",
    "GDAL_DRIVER_PATH", "LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_FRAMEWORK_PATH",
]  # fmt: skip


@pytest.mark.parametrize("name", QGIS_VARIABLES)
def test_variables_of_qgis_reach_neither_engine_nor_installer(name):
    base = {name: "/of/qgis", "HOME": "/home/someone"}
    assert child_environment(Path("/plugin"), base).get(name) in (None, "/plugin")
    assert name not in installer_environment(base)
    assert child_environment(Path("/plugin"), base)["HOME"] == "/home/someone"


def test_the_engine_finds_its_package_in_the_plugin_folder_alone():
    made = child_environment(Path("/plugin"), {"PYTHONPATH": "/other", "PIP_INDEX_URL": "x", "UV_INDEX": "x"})
    assert made == {
        "PYTHONPATH": str(Path("/plugin")),
        "PYTHONSAFEPATH": "1",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUNBUFFERED": "1",
        "NUMBA_CACHE_DIR": "",
        "NUMBA_CACHE_LOCATOR_CLASSES": "",
    }


def test_a_file_in_the_folder_does_not_say_where_machine_code_is(test_engine_python, tmp_path):
    """What numba finds there it runs."""
    (tmp_path / ".numba_config.yaml").write_text("cache_dir: /tmp/planted\ncache_locator_classes: planted.Locator\n")
    code = "from numba.core import config; print([config.CACHE_DIR, config.CACHE_LOCATOR_CLASSES])"
    command = [test_engine_python, "-c", code]
    assert (
        run_watched(command, variables=child_environment(Path("/x")), timeout=60, folder=tmp_path).output
        == "['', '']\n"
    )
    own = child_environment(Path("/x"), {**os.environ, "NUMBA_CACHE_DIR": "/own"})
    assert own["NUMBA_CACHE_DIR"] == "/own"


def test_lower_case_names_go_too_because_windows_knows_no_difference():
    assert "Proj_Lib" not in child_environment(Path("/plugin"), {"Proj_Lib": "x"})


def test_the_environment_of_qgis_is_left_alone(monkeypatch):
    monkeypatch.setenv("PYTHONHOME", "/of/qgis")
    before = dict(os.environ)
    child_environment(Path("/plugin"))["NEW"] = "1"
    installer_environment(proxy="http://proxy:1")["NEW"] = "1"
    assert dict(os.environ) == before


def test_the_installer_keeps_mirror_proxy_and_certificate():
    kept = {
        "PIP_INDEX_URL": "https://mirror.example/simple",
        "PIP_EXTRA_INDEX_URL": "https://extra.example/simple",
        "PIP_CERT": "/company.pem",
        "PIP_PROXY": "http://proxy.example:3128",
        "PIP_TRUSTED_HOST": "mirror.example",
        "PIP_FIND_LINKS": "/wheels",
        "HTTPS_PROXY": "http://other.example:3128",
        "SSL_CERT_FILE": "/company.pem",
        "REQUESTS_CA_BUNDLE": "/company.pem",
        "UV_INDEX_COMPANY_PASSWORD": "not a real one",  # pragma: allowlist secret
    }
    made = installer_environment(kept)
    assert {name: made.get(name) for name in kept} == kept
    assert made["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert made["HTTPS_PROXY"] == "http://other.example:3128"


@pytest.mark.parametrize("name", ["PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "UV_PYTHON", "UV_SYSTEM_PYTHON", "UV_TARGET"])
def test_the_installer_drops_what_would_put_packages_elsewhere(name):
    assert name not in installer_environment({name: "somewhere"})


def test_user_and_virtualenv_rules_of_a_pip_conf_are_overruled():
    made = installer_environment({"PIP_USER": "1", "PIP_REQUIRE_VIRTUALENV": "1"})
    assert (made["PIP_USER"], made["PIP_REQUIRE_VIRTUALENV"]) == ("0", "0")


def test_the_proxy_of_qgis_serves_where_no_variable_names_one():
    assert installer_environment({}, proxy="http://of.qgis:8080")["HTTPS_PROXY"] == "http://of.qgis:8080"
    assert "HTTPS_PROXY" not in installer_environment({"https_proxy": "http://mine"}, proxy="http://of.qgis:8080")
    assert "HTTPS_PROXY" not in installer_environment({})


def test_the_proxy_of_qgis_reaches_the_engine_under_the_names_that_its_libraries_read():
    made = child_environment(Path("/plugin"), {}, proxy="http://of.qgis:8080", without_proxy="localhost,127.0.0.1")
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "http_proxy", "https_proxy"):
        assert made[name] == "http://of.qgis:8080"
    assert made["NO_PROXY"] == made["no_proxy"] == "localhost,127.0.0.1"
    mine = {"all_proxy": "http://mine:1"}
    assert "HTTPS_PROXY" not in child_environment(Path("/plugin"), mine, proxy="http://of.qgis:8080")


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE"])
def test_certificates_of_a_bundle_stay_in_it_and_those_of_a_company_go_on(name):
    bundle = {"OSGEO4W_ROOT": r"C:\OSGeo4W", name: r"c:\osgeo4w\bin\curl-ca-bundle.crt"}
    company = {"OSGEO4W_ROOT": r"C:\OSGeo4W", name: r"C:\company\ca.pem"}
    for make in (lambda base: child_environment(Path("/plugin"), base), installer_environment):
        assert name not in make(bundle)
        assert make(company)[name] == r"C:\company\ca.pem"
    assert name not in child_environment(Path("/p"), {"QGIS_PREFIX_PATH": "/opt/qgis", name: "/opt/qgis/certs/ca.pem"})
    assert name in child_environment(Path("/p"), {"QGIS_PREFIX_PATH": "/usr", name: "/usr/share/ca.pem"})


def test_no_console_window_on_windows(monkeypatch):
    monkeypatch.setattr(child_process, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    assert child_process.popen_options() == {"creationflags": 0x08000000}


@pytest.fixture(params=["missing", "slow", "forbidden"])
def windows(request, monkeypatch, tmp_path):
    """Let the module think that this is a Windows whose taskkill is of no use."""
    system = tmp_path / "System32"
    system.mkdir()
    program = system / "taskkill.exe"
    if request.param == "slow":
        program.write_text("#!/bin/sh\nsleep 60\n")
        program.chmod(0o755)
    elif request.param == "forbidden":
        program.write_text("not for you")
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    monkeypatch.setattr(child_process, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(child_process, "TASKKILL_SECONDS", 0.5)
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0, raising=False)


@pytest.mark.skipif(sys.platform == "win32", reason="there taskkill is of use")
def test_a_taskkill_that_is_missing_or_slow_stops_nobody(windows):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    began = time.monotonic()
    child_process.stop(child)
    assert time.monotonic() - began < 2.0
    assert not process_runs(child.pid)


def test_a_child_that_the_system_does_not_let_go_of_stops_nobody(monkeypatch):
    class Undead:
        pid = 2**22 + 1  # there is no such process

        def kill(self):
            pass

        def wait(self, timeout):
            raise subprocess.TimeoutExpired("undead", timeout)

    child_process.stop(Undead())


def run(code: str, **options):
    options = {"variables": dict(os.environ), "timeout": 30.0, **options}
    return run_watched([sys.executable, "-c", code], **options)


def test_lines_arrive_with_both_streams_and_the_exit_code():
    lines = []
    done = run("import sys; print('önė'); print('two', file=sys.stderr); sys.exit(3)", on_line=lines.append)
    assert done.code == 3
    assert sorted(lines) == ["two", "önė"]
    assert sorted(done.last_lines(2).splitlines()) == ["two", "önė"]


def process_runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


IGNORE = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at the processes through /proc")
@pytest.mark.parametrize("parent_resists", [True, False])
def test_cancel_ends_child_and_grandchild_within_a_second_even_if_they_resist(parent_resists):
    family = (
        "import signal, subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', {IGNORE!r}], stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\n"
        f"if {parent_resists}: signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print(child.pid, flush=True); time.sleep(60)\n"
    )
    lines: list[str] = []
    clicked: list[float] = []

    def is_cancelled():
        if lines and not clicked:
            clicked.append(time.monotonic())
        return bool(lines)

    with pytest.raises(InstallCancelled):
        run(family, on_line=lines.append, is_cancelled=is_cancelled)
    # The system needs a moment to clear away what was killed.
    while process_runs(int(lines[0])) and time.monotonic() - clicked[0] < 1.0:
        time.sleep(0.01)
    assert time.monotonic() - clicked[0] < 1.0


def test_a_child_that_takes_too_long_is_stopped():
    began = time.monotonic()
    with pytest.raises(TimeoutError, match=r"longer than 0\.5 s"):
        run("import time; time.sleep(60)", timeout=0.5)
    assert time.monotonic() - began < 5.0


def test_a_child_is_stopped_when_its_reader_fails():
    pids: list[int] = []

    def fail(line: str) -> None:
        pids.append(int(line))
        raise ValueError("reader")

    with pytest.raises(ValueError, match="reader"):
        run("import os, time; print(os.getpid(), flush=True); time.sleep(60)", on_line=fail)
    assert not process_runs(pids[0])


def test_running_processes_are_seen_with_their_programs():
    code = "import time; print('ready', flush=True); time.sleep(60)  # strandline-seen"
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    try:
        child.stdout.readline()
        assert "strandline-seen" in child_process.command_lines()
    finally:
        child.kill()
        child.communicate()

"""The search for a Python, on made-up computers: Linux, Windows, macOS, Flatpak and Snap."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from strandline.plugin.child_process import Finished
from strandline.plugin.interpreter_places import Machine, candidates, find_uv
from strandline.plugin.interpreters import (
    Interpreter,
    InterpreterNotFound,
    Unusable,
    find_interpreter,
    interpreter_of_uv,
    probe_interpreter,
)


def put(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def computer(tmp_path):
    """Return a function that makes a computer whose file system begins at tmp_path."""

    def make(platform, executable="", prefix="", environ=None, on_path=()):
        return Machine(
            platform=platform,
            environ=environ or {},
            prefixes=(tmp_path / prefix,) if prefix else (),
            executables=(tmp_path / executable,) if executable else (),
            home=tmp_path / "home",
            root=tmp_path,
            which={path.name.partition(".exe")[0]: str(path) for path in on_path}.get,
        )

    return make


def probe_says(answers):
    """Return a probe that knows interpreters by path (what they are, or why not) and notes what it was asked."""
    asked = []

    def probe(path):
        asked.append(path)
        answer = answers[path]
        if isinstance(answer, str):
            raise Unusable(answer)
        return answer

    probe.asked = asked
    return probe


def test_windows_runs_the_python_of_qgis_and_never_qgis(computer, tmp_path):
    qgis = put(tmp_path / "OSGeo4W/bin/qgis-bin.exe")
    beside = put(tmp_path / "OSGeo4W/bin/python3.exe")
    own = put(tmp_path / "OSGeo4W/apps/Python312/python.exe")
    local = put(tmp_path / "Local/Programs/Python/Python313/python.exe")
    older = put(tmp_path / "Local/Programs/Python/Python311/python.exe")
    store = put(tmp_path / "Local/Microsoft/WindowsApps/python.exe")
    machine = computer(
        "win32",
        executable="OSGeo4W/bin/qgis-bin.exe",
        prefix="OSGeo4W/apps/Python312",
        environ={"LOCALAPPDATA": str(tmp_path / "Local")},
        on_path=[store],
    )
    found = candidates(machine)
    assert found == [own, beside, local, older]
    assert qgis not in found
    assert store not in found


def test_macos_looks_inside_the_bundle_then_at_python_org_and_homebrew_and_never_runs_the_stub(computer, tmp_path):
    app = tmp_path / "Applications/QGIS.app/Contents"
    put(app / "MacOS/QGIS")
    inside = put(app / "MacOS/bin/python3")
    framework = put(app / "Frameworks/Python.framework/Versions/3.12/bin/python3")
    newer = put(tmp_path / "Library/Frameworks/Python.framework/Versions/3.13/bin/python3")
    older = put(tmp_path / "Library/Frameworks/Python.framework/Versions/3.9/bin/python3")
    brewed = put(tmp_path / "opt/homebrew/bin/python3.12")
    stub = put(tmp_path / "usr/bin/python3")
    machine = computer("darwin", executable="Applications/QGIS.app/Contents/MacOS/QGIS", on_path=[stub])
    assert candidates(machine) == [inside, framework, newer, older, brewed]


def test_linux_prefers_its_own_python_then_newer_ones_on_path(computer, tmp_path):
    own = put(tmp_path / "usr/bin/python3")
    newest = put(tmp_path / "local/bin/python3.14")
    newer = put(tmp_path / "local/bin/python3.12")
    machine = computer("linux", executable="usr/bin/python3", prefix="usr", on_path=[newer, newest, own])
    assert candidates(machine) == [own, newest, newer]


def test_linux_never_runs_qgis_where_that_is_the_executable(computer, tmp_path):
    put(tmp_path / "usr/bin/qgis.bin")
    on_path = put(tmp_path / "usr/bin/python3")
    assert candidates(computer("linux", executable="usr/bin/qgis.bin", on_path=[on_path])) == [on_path]


def test_the_first_that_fits_is_taken_and_no_further_one_is_run(computer, tmp_path):
    too_old, fits, other = (put(tmp_path / f"bin/python3.{minor}") for minor in (14, 13, 12))
    probe = probe_says({too_old: "is Python 3.9", fits: Interpreter(fits, (3, 13, 1), True)})
    machine = computer("linux", on_path=[too_old, fits, other])
    assert find_interpreter("", needs_venv=True, machine=machine, probe=probe).path == fits
    assert probe.asked == [too_old, fits]


def test_without_venv_another_is_searched_unless_uv_is_there(computer, tmp_path):
    bare, whole = put(tmp_path / "bin/python3.13"), put(tmp_path / "bin/python3.12")
    answers = {bare: Interpreter(bare, (3, 13, 1), False), whole: Interpreter(whole, (3, 12, 1), True)}
    machine = computer("linux", on_path=[bare, whole])
    assert find_interpreter("", needs_venv=True, machine=machine, probe=probe_says(answers)).path == whole
    assert find_interpreter("", needs_venv=False, machine=machine, probe=probe_says(answers)).path == bare


def test_the_chosen_interpreter_is_the_only_one_tried(computer, tmp_path):
    chosen, other = put(tmp_path / "chosen/python3"), put(tmp_path / "bin/python3")
    machine = computer("linux", on_path=[other])
    probe = probe_says({chosen: "is Python 3.9.2, the engine needs 3.11 - 3.14"})
    with pytest.raises(InterpreterNotFound, match=r"set for Strandline cannot be used") as error:
        find_interpreter(str(chosen), needs_venv=True, machine=machine, probe=probe)
    assert "is Python 3.9.2" in str(error.value)
    assert probe.asked == [chosen]


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, "sudo apt install python3 python3-venv"),
        ("linux", {"FLATPAK_ID": "org.qgis.qgis"}, "flatpak override"),
        ("linux", {"SNAP": "/snap/qgis/1"}, "QGIS runs as a Snap"),
        ("win32", {}, "Install Python 3.12 from https://www.python.org"),
        ("darwin", {}, "brew install python@3.12"),
    ],
)
def test_each_platform_is_told_what_to_do(computer, platform, environ, expected):
    with pytest.raises(InterpreterNotFound) as error:
        find_interpreter("", needs_venv=True, machine=computer(platform, environ=environ))
    assert expected in str(error.value)
    assert "none found" in str(error.value)


def test_a_flatpak_is_known_by_its_file_too(computer, tmp_path):
    put(tmp_path / ".flatpak-info")
    with pytest.raises(InterpreterNotFound, match="Flatpak"):
        find_interpreter("", needs_venv=True, machine=computer("linux"))


def test_debian_without_venv_is_told_the_package(computer, tmp_path):
    bare = put(tmp_path / "usr/bin/python3")
    machine = computer("linux", on_path=[bare])
    probe = probe_says({bare: Interpreter(bare, (3, 11, 2), False)})
    with pytest.raises(InterpreterNotFound) as error:
        find_interpreter("", needs_venv=True, machine=machine, probe=probe)
    assert "Run `sudo apt install python3-venv`" in str(error.value)
    assert f"{bare}: cannot make virtual environments" in str(error.value)


def says(path: Path, **changes) -> Path:
    """Make a program that answers the probe like some other interpreter."""
    answer = {"path": str(path), "version": [3, 12, 4], "kind": "CPython", "bits": 64, "free_threaded": False}
    answer = {**answer, "has_venv": True, **changes}
    return put(path, f"#!{sys.executable}\nimport json\nprint('noise')\nprint(json.dumps({answer!r}))\n")


def test_the_probe_accepts_what_the_packages_support(tmp_path):
    program = says(tmp_path / "python3")
    assert probe_interpreter(program) == Interpreter(program, (3, 12, 4), True)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"version": [3, 10, 9]}, r"is Python 3\.10\.9, the engine needs 3\.11 - 3\.14"),
        ({"version": [3, 15, 0]}, r"is Python 3\.15\.0"),
        ({"kind": "PyPy"}, "not an ordinary 64-bit CPython"),
        ({"bits": 32}, "not an ordinary 64-bit CPython"),
        ({"free_threaded": True}, "not an ordinary 64-bit CPython"),
    ],
)
def test_the_probe_says_why_an_interpreter_is_refused(tmp_path, changes, reason):
    with pytest.raises(Unusable, match=reason):
        probe_interpreter(says(tmp_path / "python3", **changes))


def test_the_probe_refuses_what_does_not_run(tmp_path):
    with pytest.raises(Unusable, match="does not run"):
        probe_interpreter(tmp_path / "missing")
    with pytest.raises(Unusable, match="pyenv: command not found"):
        probe_interpreter(put(tmp_path / "python3", "#!/bin/sh\necho 'pyenv: command not found' >&2\nexit 127\n"))


def test_the_probe_never_runs_qgis_even_if_it_is_chosen(tmp_path):
    trace = tmp_path / "was-run"
    program = put(tmp_path / "qgis-bin", f"#!/bin/sh\ntouch {trace}\n")
    with pytest.raises(Unusable, match="this is QGIS itself"):
        probe_interpreter(program)
    assert not trace.exists()


def test_the_probe_reports_the_base_of_a_virtual_environment():
    found = probe_interpreter(Path(sys.executable))
    assert found.version == sys.version_info[:3]
    assert not found.path.is_relative_to(sys.prefix) or sys.prefix == sys.base_prefix
    if sys.platform == "linux":
        assert str(found.path) == os.path.realpath(found.path)


def test_uv_is_found_on_path_then_where_its_installer_puts_it_then_beside_a_python(computer, tmp_path):
    assert find_uv(computer("linux")) is None
    beside = put(tmp_path / "conda/bin/uv")
    assert find_uv(computer("linux"), beside=tmp_path / "conda/bin/python3") == beside
    local = put(tmp_path / "home/.local/bin/uv")
    assert find_uv(computer("linux"), beside=tmp_path / "conda/bin/python3") == local
    on_path = put(tmp_path / "tools/uv")
    assert find_uv(computer("linux", on_path=[on_path])) == on_path


def test_uv_downloads_a_python_only_if_it_may(tmp_path):
    program = says(tmp_path / "python3.13")
    commands: list[list] = []
    has = {"python": True}

    def run(command):
        commands.append(command[1:3])
        if command[2] == "install":
            has["python"] = True
        return Finished(0, f"{program}\n") if has["python"] else Finished(2, "error: No interpreter found\n")

    assert interpreter_of_uv(Path("uv"), run, fetch=False).path == program
    has["python"] = False
    assert interpreter_of_uv(Path("uv"), run, fetch=False) is None
    assert commands == [["python", "find"], ["python", "find"]]
    assert interpreter_of_uv(Path("uv"), run, fetch=True).path == program
    assert commands[2:] == [["python", "install"], ["python", "find"]]


def test_uv_without_network_says_so(tmp_path):
    with pytest.raises(Unusable, match="could not get a Python: dns error"):
        interpreter_of_uv(Path("uv"), lambda command: Finished(2, "dns error\n"), fetch=True)


# What a base must be able to do


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"lacks": ["ssl", "bz2"]}, "lacks parts of Python: ssl, bz2"),
        ({"can_venv": True}, "a virtual environment made with it does not work"),
    ],
)
def test_a_base_without_parts_or_whose_environments_do_not_work_is_refused(tmp_path, changes, reason):
    with pytest.raises(Unusable, match=reason):
        probe_interpreter(says(tmp_path / "python3", **changes))


def test_an_environment_is_really_made_and_its_python_run(tmp_path):
    """As the Python of a bundle whose libraries are found only with variables that nobody sets in an environment."""
    real = os.path.realpath(sys.executable)
    trace = tmp_path / "made"
    bundled = put(
        tmp_path / "python3",
        f'#!/bin/sh\ncase "$*" in *venv*) echo "$@" >> {trace};; esac\n'
        f'case "$*" in *"-m venv"*) for f; do :; done; mkdir -p $f/bin; printf "#!/bin/sh\\necho no libssl >&2; exit 1" '
        f"> $f/bin/python; chmod +x $f/bin/python; exit 0;; esac\n"
        f'{real} "$@" | sed "s#{real}#{tmp_path}/python3#"\n',
    )
    with pytest.raises(Unusable, match=r"does not work \(no libssl\)"):
        probe_interpreter(bundled)
    assert "-m venv --without-pip" in trace.read_text()
    assert probe_interpreter(bundled, as_base=False).version == sys.version_info[:3]
    assert probe_interpreter(Path(sys.executable)).version == sys.version_info[:3]


# Newer places


def test_windows_looks_where_the_install_manager_and_another_qgis_put_pythons(computer, tmp_path):
    old = put(tmp_path / "QGIS 3.28/apps/Python39/python.exe")
    put(tmp_path / "QGIS 3.28/bin/qgis-ltr-bin.exe")
    beside = put(tmp_path / "Program Files/QGIS 4.0.1/apps/Python312/python.exe")
    managed = put(tmp_path / "Local/Python/pythoncore-3.14-64/python.exe")
    put(tmp_path / "Local/Python/pythoncore-3.14-32/python.exe")
    put(tmp_path / "Local/Python/bin/python3.exe")  # an alias, which may install something
    registered = put(tmp_path / "elsewhere/python.exe")
    machine = computer(
        "win32",
        executable="QGIS 3.28/bin/qgis-ltr-bin.exe",
        prefix="QGIS 3.28/apps/Python39",
        environ={"LOCALAPPDATA": str(tmp_path / "Local"), "PROGRAMFILES": str(tmp_path / "Program Files")},
    )
    assert candidates(replace(machine, registered=(registered,))) == [old, beside, managed, registered]


def test_macos_looks_into_newer_bundles_and_into_a_qgis_4_beside(computer, tmp_path):
    mine = tmp_path / "Applications/QGIS-LTR.app/Contents"
    put(mine / "MacOS/QGIS")
    own = put(mine / "MacOS/bin/python3")
    newer = tmp_path / "Applications/QGIS-final-4_0_1.app/Contents/MacOS"
    script, program = put(newer / "python"), put(newer / "python3.12")
    machine = computer("darwin", executable="Applications/QGIS-LTR.app/Contents/MacOS/QGIS")
    assert candidates(machine) == [own, script, program]

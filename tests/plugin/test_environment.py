"""The engine's environment: location, readiness, installation and repair.

Built with a stand-in (a folder with a link to this Python) and verified with a made-up ``engine.verify``.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections import namedtuple

import pytest
from strandline.plugin import environment, package_installer
from strandline.plugin.child_process import InstallCancelled
from strandline.plugin.environment import EnvironmentProblem
from strandline.plugin.package_installer import PackageInstaller
from strandline.plugin.work_folder import WorkFolder

BAD_VERIFY = """
import sys
sys.exit("ImportError: DLL load failed")
"""


def install(force=False, is_cancelled=lambda: False, report=lambda share, text: None):
    return environment.install(force, report, is_cancelled)


# Where


def test_the_variable_wins_over_the_setting_and_the_setting_over_the_data_folder(monkeypatch, set_setting, tmp_path):
    monkeypatch.setenv("STRANDLINE_ENGINE_HOME", str(tmp_path / "variable"))
    set_setting("ENGINE_FOLDER", tmp_path / "setting")
    assert environment.engine_home() == tmp_path / "variable"
    monkeypatch.delenv("STRANDLINE_ENGINE_HOME")
    assert environment.engine_home() == tmp_path / "setting"
    set_setting("ENGINE_FOLDER", "")
    assert environment.engine_home().name == "strandline"
    assert environment.PLUGIN_FOLDER not in environment.engine_home().parents


def test_the_lock_hash_is_sha256_whatever_the_line_ends(own_plugin):
    expected = hashlib.sha256(b"one==1\ntwo==2\n").hexdigest()[:12]
    own_plugin.lock("one==1\ntwo==2\n")
    assert environment.lock_hash() == expected
    own_plugin.lock("one==1\r\ntwo==2\r\n")
    assert environment.lock_hash() == expected
    own_plugin.lock("one==1\ntwo==3\n")
    assert environment.lock_hash() != expected


# Ready or not


def test_without_an_engine_the_sentence_says_what_to_run(own_plugin):
    assert environment.engine_python() is None
    assert environment.why_not_ready() == (
        "The Strandline engine is not installed yet. Run Strandline > Engine > Install engine in the Processing "
        "toolbox, or: qgis_process run strandline:installengine"
    )
    assert not own_plugin.home.exists(), "asking must not make folders"


def test_after_installing_it_is_ready_and_described(own_plugin, stand_in):
    shares = []
    installed = install(report=lambda share, text: shares.append(share))
    folder = own_plugin.home / f"engine-{environment.lock_hash()}"
    assert installed == environment.Installed(folder, folder / "bin" / "python", "9.8.7")
    assert environment.engine_python() == installed.python
    assert environment.why_not_ready() == ""
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    said = environment.describe()
    assert said["folder"] == str(folder)
    assert said["installed with"] == "stand-in 1.0"
    assert said["python version"].startswith("{}.{}.{} ".format(*sys.version_info))
    assert "no-such-package missing" in said["package versions"]
    assert not (own_plugin.home / "install.lock").exists()
    assert {type(value) for value in said.values()} == {str}


def test_describe_without_an_engine(own_plugin):
    said = environment.describe()
    assert (said["verified"], said["interpreter"]) == ("no", "none")


def test_a_folder_without_marker_is_not_ready_and_is_rebuilt_from_nothing(own_plugin, stand_in):
    folder = own_plugin.home / f"engine-{environment.lock_hash()}"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    (folder / "half").write_text("left over")
    assert environment.engine_python() is None
    install()
    assert environment.engine_python() == folder / "bin" / "python"
    assert not (folder / "half").exists()
    assert own_plugin.engines() == [folder.name]


@pytest.mark.parametrize("content", ['{"lock": "000000000000"}', "{", "[1]", ""])
def test_a_marker_of_another_lock_or_a_damaged_one_counts_for_nothing(own_plugin, stand_in, content):
    marker = install().folder / "verified.json"
    if content.startswith('{"'):
        content = json.dumps({**json.loads(marker.read_text()), "lock": "000000000000"})
    marker.write_text(content)
    assert environment.engine_python() is None


def test_an_engine_whose_python_or_base_went_away_is_not_ready(own_plugin, stand_in, tmp_path):
    folder = install().folder
    record = json.loads((folder / "verified.json").read_text())
    (folder / "verified.json").write_text(json.dumps({**record, "base": str(tmp_path / "upgraded-away")}))
    assert environment.engine_python() is None
    (folder / "verified.json").write_text(json.dumps(record))
    assert environment.engine_python() is not None
    (folder / "bin" / "python").unlink()
    assert environment.engine_python() is None


def test_readiness_is_cheap(own_plugin, stand_in, monkeypatch):
    install()
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("canExecute must start no process"))
    began = time.perf_counter()
    for _ in range(100):
        assert environment.engine_python()
    assert time.perf_counter() - began < 1.0


# Another lock file


def test_the_older_engine_serves_until_the_new_one_is_verified_and_is_then_removed(own_plugin, stand_in):
    older = install().folder
    own_plugin.lock("one==2\n")
    assert environment.engine_python() == older / "bin" / "python"
    assert "older engine" in environment.describe()["verified"]
    own_plugin.verify(BAD_VERIFY)
    with pytest.raises(EnvironmentProblem, match="DLL load failed"):
        install()
    assert environment.engine_python() == older / "bin" / "python"
    assert own_plugin.engines() == [older.name]
    own_plugin.verify(own_plugin.good_verify)
    newer = install().folder
    assert newer != older
    assert environment.engine_python() == newer / "bin" / "python"
    assert own_plugin.engines() == [newer.name]


def test_an_older_engine_that_is_running_is_left_alone(own_plugin, stand_in):
    older = install().folder
    own_plugin.lock("one==2\n")
    code = "import time; print('ready', flush=True); time.sleep(60)"
    running = subprocess.Popen([older / "bin" / "python", "-c", code], stdout=subprocess.PIPE)
    try:
        running.stdout.readline()
        newer = install().folder
        assert own_plugin.engines() == sorted([older.name, newer.name])
    finally:
        running.kill()
        running.communicate()
    install()
    assert own_plugin.engines() == [newer.name]


# Repair, force, failure, cancel


def test_a_good_engine_is_verified_and_not_built_again_unless_forced(own_plugin, stand_in):
    install()
    install()
    assert len(stand_in) == 1
    install(force=True)
    assert len(stand_in) == 2
    assert len(own_plugin.engines()) == 1


def test_an_engine_that_no_longer_works_is_rebuilt(own_plugin, stand_in):
    folder = install().folder
    own_plugin.verify("import pathlib, sys\nif pathlib.Path(sys.executable).parents[1].joinpath('damaged').exists():\n"
                  "    sys.exit('ImportError: damaged')\n" + own_plugin.good_verify)  # fmt: skip
    (folder / "damaged").touch()
    install()
    assert len(stand_in) == 2
    assert not (folder / "damaged").exists()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (BAD_VERIFY, "DLL load failed"),
        ("print('{\"ok\": false}')", "tiny clustering failed"),
        ("print('nothing to say')", "nothing to say"),
        ('import sys; print(\'{"ok": true, "version": "1"}\'); sys.exit(1)', "tiny clustering failed"),
    ],
    ids=["error", "not ok", "no answer", "ok with an exit code"],
)
def test_an_engine_that_fails_the_clustering_is_not_kept(own_plugin, stand_in, code, words):
    own_plugin.verify(code)
    with pytest.raises(EnvironmentProblem, match=words):
        install()
    assert own_plugin.engines() == []
    assert environment.engine_python() is None


def test_a_clustering_that_never_ends_is_stopped_with_clear_words(own_plugin, stand_in, monkeypatch):
    from strandline.plugin import verification

    monkeypatch.setattr(verification, "VERIFY_SECONDS", 0.5)
    own_plugin.verify("import time; time.sleep(60)")
    with pytest.raises(EnvironmentProblem, match="did not finish a tiny clustering"):
        install()
    assert own_plugin.engines() == []


def test_a_new_engine_compiles_its_code_and_says_so(own_plugin, stand_in):
    own_plugin.prepare("import pathlib; pathlib.Path(__file__).with_name('compiled').touch()")
    said = []
    install(report=lambda share, text: said.append(text))
    assert (own_plugin.folder / "engine" / "compiled").exists()
    assert any("Compiling" in text for text in said)


@pytest.mark.parametrize("code", ["import sys; sys.exit('no compiler')", "import time; time.sleep(60)"])
def test_an_engine_that_cannot_compile_its_code_beforehand_is_kept(own_plugin, stand_in, monkeypatch, code):
    from strandline.plugin import verification

    monkeypatch.setattr(verification, "COMPILE_SECONDS", 1.0)
    own_plugin.prepare(code)
    installed = install()
    assert environment.engine_python() == installed.python


def test_a_failed_forced_rebuild_brings_the_working_engine_back(own_plugin, stand_in, monkeypatch):
    installed = install()

    def fail(self, folder, tools):
        folder.mkdir()
        raise EnvironmentProblem("no network")

    monkeypatch.setattr(PackageInstaller, "build", fail)
    with pytest.raises(EnvironmentProblem, match="no network"):
        install(force=True)
    assert environment.engine_python() == installed.python
    assert own_plugin.engines() == [installed.folder.name]


def test_a_cancelled_installation_leaves_nothing(own_plugin, stand_in):
    own_plugin.verify("import time; print('working', flush=True); time.sleep(60)")
    began = time.monotonic()
    with pytest.raises(InstallCancelled):
        install(is_cancelled=lambda: time.monotonic() - began > 0.5)
    assert time.monotonic() - began < 2.0
    assert not own_plugin.home.exists()


def test_too_little_disk_space_is_said_before_anything_is_built(own_plugin, stand_in, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(package_installer.shutil, "disk_usage", lambda folder: usage(10, 9, 1_400_000_000))
    monkeypatch.delenv("UV_CACHE_DIR", raising=False)
    monkeypatch.delenv("PIP_CACHE_DIR", raising=False)
    # The environment, the wheels, and a cache that shares no files with the environment.
    for shares_files, needed in ((True, "1.5"), (False, "2.6")):
        monkeypatch.setattr(WorkFolder, "has_hard_links", lambda self, answer=shares_files: answer)
        with pytest.raises(
            EnvironmentProblem, match=rf"{own_plugin.home}\. .*needs up to {needed} GB; 1\.4 GB are free"
        ):
            install()
    assert stand_in == []
    assert not own_plugin.home.exists()


def test_a_home_that_cannot_be_made_is_named(own_plugin, stand_in, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("STRANDLINE_ENGINE_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(EnvironmentProblem, match=r"cannot be made: .*Choose another one"):
        install()


# Two at once


def test_two_installations_at_once(own_plugin, stand_in, monkeypatch):
    started, go_on, results = threading.Event(), threading.Event(), []
    build = PackageInstaller.build

    def slow_build(self, folder, tools):
        started.set()
        go_on.wait(10)
        return build(self, folder, tools)

    monkeypatch.setattr(PackageInstaller, "build", slow_build)
    first = threading.Thread(target=lambda: results.append(install()))
    first.start()
    try:
        assert started.wait(10)
        with pytest.raises(EnvironmentProblem, match="This QGIS is already installing"):
            install()
        other = subprocess.run(
            [sys.executable, "-c", "from strandline.plugin import environment as e\n"
             "try: e.install(False, print, bool)\nexcept e.EnvironmentProblem as problem: print(problem)"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert f"Another QGIS (process {os.getpid()}) is installing the Strandline engine, since" in other.stdout
    finally:
        go_on.set()
        first.join(20)
    assert environment.engine_python() == results[0].python


# The user's own interpreter


def test_the_users_own_interpreter_is_verified_once_and_forgotten_when_it_changes(
    own_plugin, stand_in, set_setting, tmp_path
):
    own = tmp_path / "conda" / "bin" / "python3"
    own.parent.mkdir(parents=True)
    own.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    own.chmod(0o755)
    set_setting("USE_INTERPRETER", own)
    assert str(own) in environment.why_not_ready()
    assert install() == environment.Installed(own.parent.parent, own, "9.8.7")
    assert stand_in == [], "nothing is installed into the user's environment"
    assert environment.engine_python() == own
    assert environment.describe()["interpreter"] == str(own)
    os.utime(own, (1, 1))
    assert environment.engine_python() is None
    install()
    assert environment.engine_python() == own
    own_plugin.lock("one==2\n")
    assert environment.engine_python() is None


def test_an_own_interpreter_without_the_packages_is_refused(own_plugin, set_setting):
    set_setting("USE_INTERPRETER", sys.executable)
    own_plugin.verify(BAD_VERIFY)
    with pytest.raises(EnvironmentProblem, match=r"(?s)tiny clustering failed with .*DLL load failed"):
        install()
    assert environment.engine_python() is None


def test_an_own_interpreter_that_does_not_exist_is_refused(own_plugin, set_setting, tmp_path):
    set_setting("USE_INTERPRETER", tmp_path / "gone")
    with pytest.raises(EnvironmentProblem, match=r"cannot be used: .*gone does not run"):
        install()


def test_leftovers_are_cleared(own_plugin, stand_in):
    folder = install().folder
    shutil.copytree(folder, own_plugin.home / f"{folder.name}.0a1b2c3d", symlinks=True)
    assert environment.engine_python() == folder / "bin" / "python"
    install()
    assert own_plugin.engines() == [folder.name]

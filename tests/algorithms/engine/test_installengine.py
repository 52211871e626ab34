"""Tool ``installengine``: what it hands to the environment and what it makes of the outcome, and the real command.

How environments are built, verified and mended is tested with the plugin's environment.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from assertions import Listener, refusal, run
from qgis.core import QgsProcessingException
from strandline.plugin import environment, settings
from strandline.plugin.child_process import InstallCancelled

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture
def stand_in(monkeypatch):
    """Return a function that puts another one in place of the installation."""

    def put(install):
        monkeypatch.setattr(environment, "install", install)

    return put


@pytest.mark.parametrize(
    ("given", "force", "fetch"),
    [
        ({}, False, False),
        ({"FORCE": True}, True, False),
        ({"FORCE": "false"}, False, False),
        ({"FETCH_PYTHON": True}, False, True),
    ],
)
def test_force_progress_and_outputs(stand_in, tmp_path, given, force, fetch):
    asked = []

    def install(force, report, is_cancelled, fetch_python, note):
        asked.append((force, fetch_python))
        report(0.25, "Looking around")
        report(1.0, "Ready")
        return environment.Installed(tmp_path, tmp_path / "python", "9.8.7")

    stand_in(install)
    feedback = Listener()
    assert run("installengine", feedback=feedback, **given) == {"FOLDER": str(tmp_path), "VERSION": "9.8.7"}
    assert not any("FORCE" in text for text in feedback.infos)
    assert asked == [(force, fetch)]
    assert feedback.progress == [25.0, 100.0] and feedback.stages == ["Looking around", "Ready"]
    assert any("9.8.7" in text and str(tmp_path) in text for text in feedback.infos)


def test_an_engine_that_was_left_as_it_is_says_how_to_build_another(stand_in, tmp_path):
    def install(force, report, is_cancelled, fetch_python, note):
        report(0.1, "Downloading packages")
        note("Fetching https://me:SECRET@index.example/simple")  # pragma: allowlist secret
        return environment.Installed(tmp_path, tmp_path / "python", "9.8.7", built=False)

    stand_in(install)
    feedback = Listener()
    run("installengine", feedback=feedback)
    assert any("left as it is" in text and "FORCE" in text for text in feedback.infos)
    assert feedback.stages == ["Downloading packages"]
    assert feedback.console == ["Fetching https://***@index.example/simple"]


def test_what_went_wrong_is_said_as_it_is(stand_in):
    def install(force, report, is_cancelled, fetch_python, note):
        raise environment.EnvironmentProblem("There is no Python 3.11. Install it with: apt install python3")

    stand_in(install)
    assert refusal("installengine") == "There is no Python 3.11. Install it with: apt install python3"


def test_cancelled(stand_in):
    def install(force, report, is_cancelled, fetch_python, note):
        report(0.1, "Downloading")
        if not stop.wait(10) or not is_cancelled():
            raise AssertionError("the wish to stop did not arrive")
        raise InstallCancelled("Cancelled.")

    stop, feedback = threading.Event(), Listener()
    stand_in(install)
    thread = threading.Thread(target=lambda: (feedback.under_way.wait(10), feedback.cancel(), stop.set()))
    thread.start()
    with pytest.raises(QgsProcessingException, match=r"(?i)cancel"):
        run("installengine", feedback=feedback)
    thread.join()


def test_an_interpreter_of_the_users_own_is_verified_and_used(test_engine_python, monkeypatch, tmp_path):
    monkeypatch.setenv("STRANDLINE_ENGINE_HOME", str(tmp_path / "home"))
    own = settings.Setting("STRANDLINE_TEST_USE_INTERPRETER", "", str(test_engine_python), "file")
    monkeypatch.setattr(settings, "USE_INTERPRETER", own)
    assert "not been verified" in environment.why_not_ready()
    results = run("installengine")
    assert Path(results["FOLDER"]) == Path(test_engine_python).parents[1]
    assert results["VERSION"].count(".") >= 2
    assert environment.why_not_ready() == ""
    assert environment.engine_python() == Path(os.path.abspath(test_engine_python))


def test_the_command_leaves_a_working_engine_as_it_is(engine, command):
    folder = environment.engine_home() / f"engine-{environment.lock_hash()}"
    if environment.engine_python() != environment.environment_python(folder):
        pytest.skip("the engine at hand is not that of the current lock file; this test would build a new one")
    marker = folder / environment.MARKER
    before = marker.stat().st_mtime_ns
    done = command.run("installengine")
    assert done.code == 0, done.text
    assert done.results["FOLDER"] == str(folder)
    assert done.results["VERSION"].count(".") >= 2
    assert marker.stat().st_mtime_ns == before

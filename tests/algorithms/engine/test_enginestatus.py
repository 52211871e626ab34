"""Tool ``enginestatus``."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from assertions import Listener, refusal, run
from qgis.core import Qgis
from strandline.plugin import environment
from strandline.plugin.engine_client import EngineClient

pytestmark = pytest.mark.usefixtures("provider")


def text_of(path):
    """Return what a person copies from the page."""
    page = Path(path).read_text(encoding="utf-8")
    return unescape(re.search(r"<pre>(.*)</pre>", page, re.DOTALL).group(1))


def test_the_report_tells_what_a_bug_report_needs(engine, tmp_path):
    feedback = Listener()
    results = run("enginestatus", feedback=feedback, REPORT=str(tmp_path / "status.html"))
    text = text_of(results["REPORT"])
    assert Qgis.QGIS_VERSION in text
    assert environment.lock_hash() in text
    assert str(environment.engine_python()).replace(str(Path.home()), "~") in text.replace(str(Path.home()), "~")
    for package in ("dask", "distributed", "dask-ml", "scikit-learn", "rasterio", "numpy"):
        assert re.search(rf"\b{package}\W+\d+\.\d+", text), package
    assert re.search(r"workers.*\d", text) and "last log lines" in text
    # Without a screen the same text is read from the log.
    assert text in feedback.infos


def test_the_home_folder_is_not_told(engine, monkeypatch, tmp_path):
    home = environment.engine_python().parents[2]
    monkeypatch.setattr(Path, "home", classmethod(lambda cls: home))
    text = text_of(run("enginestatus", REPORT=str(tmp_path / "status.html"))["REPORT"])
    assert str(home) not in text and "~" in text


def test_neither_user_nor_secrets_are_told(engine, choose, monkeypatch, tmp_path):
    monkeypatch.setenv("LOGNAME", "alice")
    slurm = {
        "cores": 4,
        "memory": "16GB",
        "shared_folder": "/scratch/alice/x",
        "directives": "--mail-user=alice@x.example",
    }
    choose(kind="slurm", slurm=slurm)
    index = "https://alice:SECRET@index.example/simple?key=SECRET"  # pragma: allowlist secret
    monkeypatch.setattr(environment, "describe", lambda: {"installed with": f"uv from {index}"})
    text = text_of(run("enginestatus", REPORT=str(tmp_path / "status.html"))["REPORT"])
    assert "index.example/simple" in text and "/scratch/<user>/x" in text
    assert "alice" not in text and "SECRET" not in text


@pytest.mark.parametrize(("host", "told"), [("127.0.0.1", True), ("10.1.2.3", False), ("node7.example", False)])
def test_the_dashboard_of_another_host_is_not_told(engine, monkeypatch, tmp_path, host, told):
    answer = {"cluster": {"kind": "scheduler", "threads": 8, "dashboard": f"http://{host}:8787/status"}}
    monkeypatch.setattr(EngineClient, "status", lambda self: dict(answer, cluster=dict(answer["cluster"])))
    text = text_of(run("enginestatus", REPORT=str(tmp_path / "status.html"))["REPORT"])
    assert "threads 8" in text and (f"{host}:8787" in text) == told


def test_without_an_engine_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("STRANDLINE_ENGINE_HOME", str(tmp_path / "empty"))
    text = text_of(run("enginestatus", REPORT="TEMPORARY_OUTPUT")["REPORT"])
    assert "not installed yet" in text and "Install engine" in text


def test_a_folder_that_does_not_exist(tmp_path):
    said = refusal("enginestatus", REPORT=str(tmp_path / "no" / "status.html"))
    assert "does not exist" in said and "Create it" in said
    assert not list(tmp_path.iterdir())


def test_the_command(command, tmp_path):
    path = tmp_path / "status.html"
    done = command.run("enginestatus", REPORT=str(path))
    assert done.code == 0 and done.results == {"REPORT": str(path)}, done.text
    assert "dask" in text_of(path)


@pytest.fixture
def choose(monkeypatch):
    """Return a function that chooses a cluster; afterwards the usual one is back."""
    from strandline.plugin import engine_client, settings

    def change(**wanted):
        values = {**settings.compute_settings(), **wanted}
        monkeypatch.setattr(engine_client.settings, "compute_settings", lambda: values)

    yield change
    engine_client.close_shared_client()


def test_the_script_for_slurm_is_shown_and_nothing_submitted(engine, choose, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", "/nowhere")
    choose(kind="slurm", slurm={"cores": 4, "memory": "16GB", "queue": "long", "walltime": "01:30:00"})
    text = text_of(run("enginestatus", REPORT=str(tmp_path / "status.html"))["REPORT"])
    assert "kind slurm, running False" in text
    for line in ("#SBATCH -p long", "#SBATCH --cpus-per-task=4", "#SBATCH -t 01:30:00"):
        assert line in text.splitlines()


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"kind": "slurm", "slurm": {"queue": "long"}}, "Set how many cores and how much memory"),
        ({"kind": "scheduler", "scheduler": {"address": "tcp://127.0.0.1:9"}}, "tcp://127.0.0.1:9 cannot be reached"),
        ({"kind": "scheduler", "scheduler": {"address": "127.0.0.1"}}, "is not the address of a dask scheduler"),
    ],
)
def test_a_cluster_that_does_not_work_is_told_with_the_rest(engine, choose, tmp_path, wanted, words):
    choose(**wanted)
    text = text_of(run("enginestatus", REPORT=str(tmp_path / "status.html"))["REPORT"])
    assert words in text and environment.lock_hash() in text


def test_the_link_of_the_dashboard_is_shown(engine, choose, tmp_path):
    choose(dashboard=True)
    text = text_of(run("enginestatus", REPORT=str(tmp_path / "status.html"))["REPORT"])
    assert re.search(r"dashboard http://127\.0\.0\.1:\d+/status", text)

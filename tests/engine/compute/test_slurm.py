"""Workers in jobs of SLURM: a real one, of one node, started for these tests."""

from __future__ import annotations

import os
import stat
import subprocess
import threading
import time
from pathlib import Path

import dask
import numpy as np
import psutil
import pytest
import slurm_processes
from engine_process import Engine, error
from rasters import names_in, read, write_scene
from slurm_processes import Slurm, wait_until

from engine.compute import backend, settings
from engine.compute import slurm as batch_jobs
from engine.compute.settings import SlurmSettings
from engine.errors import Cancelled, ComputeError, InputError
from engine.raster.windows import map_windows
from engine.steps import computestatus, kmeansclustering

# Its defaults must be there before the tests change some.
batch_jobs._jobqueue()

SMALL = {"jobs": 2, "cores": 1, "memory": "1GB", "walltime": "00:20:00"}


@pytest.fixture(scope="session")
def slurm(tmp_path_factory):
    """Return a SLURM in which jobs can run."""
    reason = slurm_processes.why_not()
    if reason:
        pytest.skip(reason)
    made = Slurm(tmp_path_factory.mktemp("slurm"))
    try:
        yield made.start()
    finally:
        made.stop()


@pytest.fixture
def shared(tmp_path):
    """Return a folder that this computer and the nodes share."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def use(slurm, shared, use_cluster, monkeypatch):
    """Return a function that makes SLURM the engine's cluster; all of it stays on the loopback."""
    monkeypatch.setenv("SLURM_CONF", str(slurm.configuration))

    def choose(**wanted):
        return use_cluster(kind="slurm", slurm={**SMALL, "shared_folder": str(shared), **wanted})

    with dask.config.set({"jobqueue.slurm.interface": "lo"}):
        yield choose
        backend.close()
        wait_until(lambda: not slurm.jobs(), "jobs are left")


def no_jobs(slurm):
    wait_until(lambda: not slurm.jobs(), "jobs are left")
    return True


def test_a_job_works_and_is_gone_afterwards(job, slurm, shared, use, use_cluster, tmp_path):
    image, _ = write_scene(tmp_path / "scene.tif", (200, 280), seed=2)
    labels = {}
    for where in ("local", "slurm"):
        if where == "slurm":
            use()
        kmeansclustering.run(
            job,
            image=image,
            bands=None,
            settings={"clusters": 4, "method": "minibatch"},
            output=str(tmp_path / f"{where}.tif"),
        )
        labels[where] = read(tmp_path / f"{where}.tif")
        if where == "local":
            backend.close()
    np.testing.assert_array_equal(labels["slurm"], labels["local"])
    assert not job.warnings()
    assert len(slurm.jobs()) == 2
    about = backend.describe()
    assert about["kind"] == "slurm" and about["address"].startswith("tls://127.0.0.1:")
    assert len(about["jobs"].split(", ")) == 2
    (private,) = shared.iterdir()
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    own = psutil.Process().net_connections(kind="inet")
    assert {each.laddr.ip for each in own if each.status == psutil.CONN_LISTEN} <= {"127.0.0.1"}
    backend.close()
    assert no_jobs(slurm)
    assert not list(shared.iterdir())


def test_cancelling_the_wait_for_a_job(job, slurm, shared, use):
    # More cores than the node has left: the job waits, or is told that it never will run.
    use(jobs=1, directives="#SBATCH --begin=now+1hour")
    texts = []
    job.on_progress = lambda _fraction, text: texts.append(text)
    threading.Timer(5.0, job.cancel_event.set).start()
    with pytest.raises(Cancelled):
        backend.connection(job)
    answered = time.monotonic()
    assert any("pending (begintime)" in text for text in texts)
    assert no_jobs(slurm)
    backend.close()
    assert time.monotonic() - answered < 10
    assert not list(shared.iterdir())


def test_nobody_waits_for_ever(job, slurm, use):
    use(jobs=1, directives="--begin=now+1hour", wait_minutes=0.02)
    with pytest.raises(ComputeError, match=r"no worker within 0\.02 minutes"):
        backend.connection(job)
    assert no_jobs(slurm)


def test_what_sbatch_says_is_told(job, slurm, shared, use):
    use(queue="nosuch")
    with pytest.raises(ComputeError, match=r"does not take the jobs.*[Ii]nvalid partition"):
        backend.connection(job)
    assert not list(shared.iterdir())


def test_jobs_that_end_at_once(job, slurm, use, monkeypatch):
    monkeypatch.setattr(batch_jobs, "_ASK_SECONDS", 0.5)
    use(jobs=1, python="/nowhere/python")
    with pytest.raises(ComputeError, match=r"interpreter on the nodes.*/nowhere/python"):
        backend.connection(job)


def test_jobs_whose_time_is_over_are_replaced(job, slurm, use):
    use(jobs=1)
    (before,) = backend.connection().client.run(os.getpid).values()
    slurm.ask("scancel", "--partition=test")
    wait_until(lambda: not backend._connection.workers.addresses(), "the worker stayed")
    (after,) = {pid for _, pid in map_windows(lambda _: os.getpid(), [0], job)}
    assert after != before


@pytest.fixture
def engine(slurm, shared, monkeypatch):
    """Return a real engine process that uses SLURM."""
    monkeypatch.setenv("SLURM_CONF", str(slurm.configuration))
    monkeypatch.setenv("DASK_JOBQUEUE__SLURM__INTERFACE", "lo")
    started = Engine()
    wanted = {"kind": "slurm", "slurm": {**SMALL, "jobs": 1, "shared_folder": str(shared)}}
    started.send("initialize", {"protocol": 1, "settings": wanted}, 0)
    assert "result" in started.answer(0)
    yield started
    started.process.kill()
    started.process.wait()


def test_jobs_end_with_a_cancelled_run_and_with_the_engine(slurm, shared, engine):
    engine.run(1, "sleeping_windows", tasks=500, seconds=0.1)
    while engine.wait_for("progress", 1)["text"] != "Sleeping":
        pass
    assert slurm.jobs()
    engine.send("cancel", {"id": 1})
    started = time.monotonic()
    assert error(engine, 1)[0] == "cancelled"
    assert time.monotonic() - started < 1.0
    assert no_jobs(slurm)
    engine.run(2, "sleeping_windows")
    assert engine.answer(2, 60)["result"]["pids"]
    assert slurm.jobs()
    # QGIS is gone.
    engine.process.stdin.close()
    assert engine.ended_within(12)
    assert no_jobs(slurm)
    assert not list(shared.iterdir())


def test_jobs_end_when_the_engine_is_killed(slurm, engine):
    engine.run(1, "sleeping_windows")
    answer = engine.answer(1, 60)
    assert "result" in answer, (answer, engine.log)
    (pid,) = answer["result"]["pids"]
    engine.process.kill()
    assert no_jobs(slurm)
    assert not psutil.pid_exists(pid)


# Without any SLURM.


def script(**wanted):
    return batch_jobs.job_script(SlurmSettings(**{"cores": 4, "memory": "16GB", **wanted}))


def test_the_script_says_what_was_set(tmp_path):
    text = script(
        queue="long",
        account="water",
        walltime="1-12",
        directives="#SBATCH --constraint=avx2; --mail-user=me@example.org\n\n--exclusive",
        python="/opt/my envs/bin/python",
        shared_folder=str(tmp_path),
    )
    lines = text.splitlines()
    for line in (
        "#SBATCH -J strandline", "#SBATCH -p long", "#SBATCH -A water", "#SBATCH --cpus-per-task=4", "#SBATCH --mem=15G",
        "#SBATCH -t 1-12", "#SBATCH --constraint=avx2", "#SBATCH --mail-user=me@example.org", "#SBATCH --exclusive",
    ):  # fmt: skip
        assert line in lines
    (command,) = [line for line in lines if "dask_worker" in line]
    assert command.startswith("'/opt/my envs/bin/python' -m distributed.cli.dask_worker tls://")
    assert "--protocol tls://" in command and f"--tls-key {tmp_path}/.strandline-slurm-" in command
    assert lines.index("unset PYTHONPATH PYTHONHOME") < lines.index(command)
    assert not names_in(tmp_path)


def test_the_shell_runs_nothing_that_stands_in_a_setting(tmp_path):
    text = script(
        shared_folder=f"{tmp_path}/a;touch${{IFS}}by_folder;$(touch${{IFS}}by_folder)`touch${{IFS}}by_folder`",
        python="/opt/x;touch by_python; $(touch by_python)`touch by_python`'; touch by_python #",
        directives="--comment=$(touch by_directive);--qos=`touch by_directive`",
        queue="long",
    )
    subprocess.run(["bash", "-c", text], cwd=tmp_path, capture_output=True, check=False)
    assert not names_in(tmp_path)
    assert f"--tls-key '{tmp_path}/a;touch${{IFS}}by_folder;" in text


def test_the_site_s_configuration_holds_where_nothing_was_set():
    site = {
        "cores": 8, "memory": "32GB", "queue": "normal", "walltime": "02:00:00", "job-script-prologue": ["module load python"],
        "job-extra-directives": ["--qos=low"], "worker-extra-args": ["--lifetime", "55m"], "python": "/site/python",
    }  # fmt: skip
    with dask.config.set({f"jobqueue.slurm.{name}": value for name, value in site.items()}):
        text = batch_jobs.job_script(SlurmSettings(queue="short", directives="--exclusive"))
    for words in (
        "-p short",
        "--cpus-per-task=8",
        "-t 02:00:00",
        "--qos=low",
        "--exclusive",
        "module load python",
        "--lifetime 55m",
    ):
        assert words in text
    assert "\n/site/python -m distributed" in text


def test_cores_and_memory_must_come_from_somewhere():
    with pytest.raises(InputError, match="'SLURM: cores' and 'SLURM: memory'"):
        batch_jobs.job_script(SlurmSettings())


def test_without_slurm_it_is_said(job, use_cluster, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    use_cluster(kind="slurm", slurm=SMALL)
    with pytest.raises(ComputeError, match=r"no SLURM on this computer.*login node"):
        backend.connection(job)


def test_a_look_at_the_status_submits_nothing(job, use_cluster, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    use_cluster(kind="slurm", slurm=SMALL)
    about = computestatus.run(job)
    assert about["kind"] == "slurm" and about["running"] is False
    assert "#SBATCH -t 00:20:00" in about["job_script"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("jobs", 0), ("jobs", 1.5), ("cores", -1), ("memory", "much"), ("memory", 16), ("walltime", "soon"), ("queue", "a b"),
        ("account", "x\nrm"), ("interface", "eth 0"), ("shared_folder", "/a b"), ("wait_minutes", 0), ("python", "a\nb"),
        ("queue", "$(id)"), ("queue", "-o/etc/x"), ("account", "a;b"), ("account", "a'b"), ("interface", "`id`"),
        ("shared_folder", "/a'b"), ("shared_folder", "/a%j"), ("directives", "reboot"), ("directives", "--qos=a\x1b[2J"),
    ],
)  # fmt: skip
def test_wrong_settings_are_input_errors(name, value):
    with pytest.raises(InputError):
        settings.remember({"kind": "slurm", "slurm": {name: value}})


def test_a_shared_folder_that_cannot_be_written(use_cluster, monkeypatch, tmp_path, job):
    sbatch = tmp_path / "sbatch"
    sbatch.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    use_cluster(kind="slurm", slurm={**SMALL, "shared_folder": str(tmp_path / "missing")})
    with pytest.raises(InputError, match="cannot be written"):
        backend.connection(job)
    assert Path(tmp_path / "missing").exists() is False

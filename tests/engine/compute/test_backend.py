"""The cluster in the background: one, private, bounded, and quick to stop."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest
from distributed import Client, Security
from engine_process import CHECKOUT
from rasterio.windows import Window
from rasters import UTM, north_up, write_scene

from engine.compute import backend
from engine.errors import Cancelled, InputError
from engine.raster.grid import Grid
from engine.raster.windows import map_grid, map_windows
from engine.steps import spectralclustering, watermask

WINDOWS = [Window(place, 0, 1, 1) for place in range(200)]


def listening():
    """Return the addresses that this process and its children listen at, in the order of processes."""
    own = psutil.Process()
    processes = [own, *own.children(recursive=True)]
    found = [process.net_connections(kind="inet") for process in processes]
    return [connection.laddr.ip for each in found for connection in each if connection.status == psutil.CONN_LISTEN]


def test_is_started_once_whoever_asks_first(use_cluster):
    use_cluster(workers=2)
    with ThreadPoolExecutor(8) as pool:
        clients = list(pool.map(lambda _: backend.connection().client, range(8)))
    assert len(set(map(id, clients))) == 1


def test_threads_of_this_process_by_default_and_no_socket(use_cluster):
    use_cluster()
    before = listening()
    client = backend.connection().client
    assert client.submit(os.getpid).result() == os.getpid()
    assert backend.connection().threads() == os.cpu_count()
    assert listening() == before
    about = backend.describe()
    assert (about["workers"], about["processes"], about["threads"]) == ("threads", 1, os.cpu_count())


def test_other_users_of_the_computer_run_nothing_in_worker_processes(use_cluster):
    use_cluster(workers=1, worker_kind="processes")
    mine = backend.connection().client
    assert len(mine.run(os.getpid)) == 1
    scheduler = mine.scheduler.address
    for address, security in ((scheduler.replace("tls", "tcp"), None), (scheduler, Security.temporary())):
        with pytest.raises(OSError, match=r"Timed out|closed|TLS certificate"):
            Client(address, security=security, timeout=2, set_as_default=False)


def test_worker_processes_listen_on_the_loopback_only(use_cluster):
    use_cluster(workers=2, worker_kind="processes")
    client = backend.connection().client
    pids = set(client.run(os.getpid).values())
    assert len(pids) == 2
    assert os.getpid() not in pids
    addresses = listening()
    assert addresses
    assert set(addresses) <= {"127.0.0.1", "::1"}
    backend.close()
    _gone, alive = psutil.wait_procs([psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)], timeout=20)
    assert not alive


def test_the_dashboard_listens_on_the_loopback_only(job, use_cluster):
    use_cluster(workers=1, dashboard=True)
    backend.connection(job)
    assert listening()
    assert set(listening()) <= {"127.0.0.1", "::1"}
    link = backend.describe()["dashboard"]
    assert ("info", f"Dask's dashboard: {link}") in job.messages
    with urllib.request.urlopen(link) as page:
        assert page.status == 200


def test_the_memory_limit_is_handed_on(use_cluster):
    use_cluster(workers=1, memory_limit_gb=1.5)
    backend.connection()
    assert backend.describe()["memory_limit_gb"] == 1.5


def test_describing_starts_nothing(use_cluster):
    use_cluster()
    assert backend.describe()["running"] is False


def test_a_lost_cluster_is_replaced(use_cluster):
    use_cluster(workers=1)
    lost = backend.connection().client
    lost.close()
    lost.cluster.close()
    assert backend.connection().client is not lost
    assert backend.connection().client.submit(abs, -3).result() == 3


def test_stages_have_their_names_on_dasks_dashboard(use_cluster, tmp_path, job):
    use_cluster(workers=2)
    image, _ = write_scene(tmp_path / "scene.tif", (60, 80))
    clusters, mask = str(tmp_path / "clusters.tif"), str(tmp_path / "mask.tif")
    spectralclustering.run(
        job, image=image, bands=None, settings={"clusters": 3}, implementation="streaming", output=clusters
    )
    watermask.run(job, clusters=clusters, output=mask, image=image)
    prefixes = set(backend.connection().client.cluster.scheduler.task_prefixes)
    wanted = {
        "sampling-pixels",
        "labelling-pixels",
        "writing-the-water-mask",
    }
    assert wanted <= prefixes
    assert not {name for name in prefixes if name.startswith(("_", "task"))}


def test_a_cluster_that_is_slow_to_stop_is_left_to_itself(use_cluster, monkeypatch):
    use_cluster(workers=1)
    slow = backend.connection().client
    asked = []

    def time_out(timeout):
        asked.append(timeout)
        raise TimeoutError

    with monkeypatch.context() as patch:
        patch.setattr(slow, "close", time_out)
        patch.setattr(slow.cluster, "close", time_out)
        backend.close()
    assert asked == [2, 2]
    assert backend.connection().client is not slow
    slow.close()
    slow.cluster.close()


def test_every_window_comes_back_once_with_its_result(job, use_cluster):
    use_cluster(workers=3)
    grid = Grid(UTM, north_up(), 10, 7)
    found = list(
        map_grid(lambda window: (window.col_off, window.row_off, window.width, window.height), grid, (4, 3), job, "")
    )
    assert sorted(result for _, result in found) == [
        (column, row, min(4, 10 - column), min(3, 7 - row)) for column in (0, 4, 8) for row in (0, 3, 6)
    ]
    assert all((window.col_off, window.row_off) == result[:2] for window, result in found)
    assert job.fractions == sorted(job.fractions)
    assert job.fractions[-1] == 1.0


def test_look_ahead_is_bounded(job, use_cluster):
    """However slowly results are taken, only a few windows are under way: memory does not grow with the scene."""
    use_cluster(workers=2)
    drawn = []

    def windows():
        for window in WINDOWS:
            drawn.append(window)
            yield window

    ahead = []
    for taken, _ in enumerate(map_windows(lambda window: window.col_off, windows(), job), start=1):
        time.sleep(0.002)
        ahead.append(len(drawn) - taken)
    assert len(drawn) == len(WINDOWS)
    assert max(ahead) <= 2 * 2 + 1


@pytest.mark.parametrize("after", [0.0, 0.3])
def test_cancel_ends_within_a_second_and_drops_what_waits(job, use_cluster, after):
    use_cluster(workers=2)
    backend.connection()
    begun = []

    def task(window):
        begun.append(window)
        time.sleep(0.05)

    threading.Timer(after, job.cancel_event.set).start()
    start = time.monotonic()
    with pytest.raises(Cancelled):
        list(map_windows(task, WINDOWS, job))
    assert time.monotonic() - start < after + 1.0
    time.sleep(0.2)
    count = len(begun)
    assert count < len(WINDOWS) // 2
    time.sleep(0.3)
    assert len(begun) == count


def test_leaving_early_drops_what_waits(job, use_cluster):
    use_cluster(workers=1)
    begun = []

    def task(window):
        begun.append(window)
        time.sleep(0.02)

    windows = map_windows(task, WINDOWS, job)
    next(windows)
    windows.close()
    time.sleep(0.3)
    assert len(begun) <= 5


def test_an_error_of_a_task_is_the_step_s_error(job, use_cluster):
    use_cluster(workers=2)

    def task(window):
        if window.col_off == 7:
            raise InputError("Window 7 is wrong. Take another.")

    with pytest.raises(InputError, match="Window 7 is wrong"):
        list(map_windows(task, WINDOWS, job))
    assert len(list(map_windows(lambda window: 1, WINDOWS[:20], job))) == 20


def test_a_malformed_file_of_dask_s_configuration_is_named(tmp_path):
    folder = tmp_path / "dask"
    folder.mkdir()
    (folder / "mine.yaml").write_text("distributed:\n  worker: [1, 2\n")
    program = """
from engine.compute import backend
from engine.errors import EnvironmentProblem
try:
    backend.connection()
except EnvironmentProblem as problem:
    print(problem)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=CHECKOUT,
        env={**os.environ, "DASK_CONFIG": str(folder), "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
    )
    assert "mine.yaml" in done.stdout and "mend it" in done.stdout, done.stdout + done.stderr


def test_nobody_looks_at_the_frames_of_all_threads(use_cluster):
    """Dask's profiler can stop the whole process for good, see :func:`engine.compute.local.start`."""
    use_cluster(workers=1)
    (worker,) = backend.connection().client.cluster.workers.values()
    assert not [name for name in worker.periodic_callbacks if "profile" in name]

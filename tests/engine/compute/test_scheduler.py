"""Somebody else's dask scheduler: real ones, with real workers that have the packages but not Strandline."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest
from dask_processes import PATIENCE, DaskProcesses, free_port, make_authority, wait_until
from distributed import Client, Security
from rasters import names_in, read, write_scene

from engine.compute import backend, remote_workers, scheduler, settings
from engine.compute.versions import NEEDED, compare
from engine.errors import Cancelled, ComputeError, InputError
from engine.raster.image import open_image
from engine.raster.windows import map_windows
from engine.rpc.error_report import explain
from engine.steps import kmeansclustering, spectralclustering

METHODS = ("spectral", "full", "minibatch")


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return make_authority(tmp_path_factory.mktemp("tls") / "ours")


@pytest.fixture(scope="module")
def guests(authority, tmp_path_factory):
    """Return an encrypted scheduler with two workers, which the tests leave as it is."""
    processes = DaskProcesses(tmp_path_factory.mktemp("guests") / "dask", authority)
    try:
        yield processes.start(workers=2)
    finally:
        backend.close()
        processes.stop()


@pytest.fixture
def plain(tmp_path):
    """Return a scheduler without encryption, to be started, added to and killed."""
    processes = DaskProcesses(tmp_path / "dask")
    yield processes
    backend.close()
    processes.stop()


@pytest.fixture
def scene(tmp_path, use_windows):
    """Return an image that is labelled in many windows."""
    use_windows(128, 128)
    return write_scene(tmp_path / "scene.tif", (400, 600), seed=4, gaps=True)[0]


@pytest.fixture
def use(use_cluster):
    """Return a function that makes a running scheduler the engine's cluster."""

    def choose(processes, **tls):
        mine = processes.authority.settings() if processes.authority else {}
        return use_cluster(kind="scheduler", scheduler={"address": processes.address, **mine, **tls})

    return choose


def labels(job, method, image, output):
    """Cluster an image and return the labels."""
    common = {"image": image, "bands": None, "output": str(output)}
    if method == "spectral":
        spectralclustering.run(job, **common, settings={"clusters": 4}, implementation="streaming")
    else:
        kmeansclustering.run(job, **common, settings={"clusters": 4, "method": method})
    return read(output)


def at(job, text, action):
    """Do something once, when a job's progress first says so."""
    done = threading.Event()

    def listen(_fraction, said):
        if said == text and not done.is_set():
            done.set()
            action()

    job.on_progress = listen
    return done


@pytest.mark.parametrize("method", METHODS)
def test_labels_are_those_of_the_local_cluster(job, scene, tmp_path, guests, use, use_cluster, method):
    use_cluster(workers=2)
    expected = labels(job, method, scene, tmp_path / "local.tif")
    assert len(np.unique(expected)) == 5
    use(guests)
    found = labels(job, method, scene, tmp_path / "remote.tif")
    np.testing.assert_array_equal(found, expected)
    assert not job.warnings()
    about = backend.describe()
    assert (about["kind"], about["address"], about["processes"], about["threads"]) == (
        "scheduler",
        guests.address,
        2,
        2,
    )


def test_workers_have_our_code_and_limits_only(guests, use):
    use(guests)
    client = backend.connection().client
    for path in client.run(lambda: __import__("engine").__file__).values():
        assert ".zip" in path and str(guests.folder) in path
    for limits in client.run(lambda: dict(__import__("os").environ)).values():
        assert (limits["OMP_NUM_THREADS"], limits["GDAL_CACHEMAX"]) == ("1", "32")


def test_closing_leaves_scheduler_and_workers_to_the_others(guests, authority, use):
    use(guests)
    backend.connection()
    backend.close()
    theirs = Security(
        tls_ca_file=authority.ca_file, tls_client_cert=authority.certificate, tls_client_key=authority.key
    )
    with Client(guests.address, security=theirs, set_as_default=False) as other:
        assert len(other.scheduler_info()["workers"]) == 2
        assert other.submit(abs, -2).result(PATIENCE) == 2
    assert guests.scheduler.poll() is None


def test_an_error_of_a_task_keeps_its_kind(job, guests, use):
    use(guests)

    def task(number):
        if number == 5:
            raise InputError("Number 5 is wrong. Take another.")
        return number

    with pytest.raises(InputError, match="Number 5 is wrong"):
        list(map_windows(task, range(9), job))
    assert sorted(result for _, result in map_windows(task, range(5), job)) == [0, 1, 2, 3, 4]


def test_a_file_that_only_this_computer_has(job, scene, tmp_path, guests, use):
    """Another computer is played by taking the file away once it has been opened here."""
    use(guests)
    image = open_image(scene)
    (tmp_path / "scene.tif").unlink()
    with pytest.raises(InputError, match=r"worker on the computer .* same paths"):
        list(map_windows(image.read, image.grid.windows(128, 128), job))


def test_another_version_of_strandline_on_the_workers(job, guests, use, monkeypatch):
    use(guests)
    task = str.upper
    assert list(map_windows(task, ["a"], job)) == [("a", "A")]
    mine = remote_workers.code_upload.archive()
    backend.connection().client.register_plugin(
        remote_workers.code_upload.worker_side().EngineOnWorker("engine", mine[0], "0123456789abcdef", {})
    )
    with pytest.raises(ComputeError, match="Another version of Strandline"):
        list(map_windows(task, ["a"], job))
    # The next run sends the code again.
    assert list(map_windows(task, ["a"], job)) == [("a", "A")]


def test_cancel_drops_what_waits(job, guests, use):
    use(guests)
    backend.connection()
    threading.Timer(0.5, job.cancel_event.set).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        list(map_windows(lambda _number: time.sleep(0.2), range(200), job))
    assert time.monotonic() - started < 1.5
    wait_until(lambda: not any(backend.connection().client.processing().values()), "tasks go on")


def test_a_lost_worker_changes_nothing(job, scene, tmp_path, plain, use, use_cluster):
    use_cluster(workers=2)
    expected = {method: labels(job, method, scene, tmp_path / "local.tif") for method in ("full", "minibatch")}
    plain.start(workers=3)
    use(plain)
    backend.connection()
    wait_until(lambda: backend.connection().threads() == 3, "a worker did not come")
    for left, method in ((2, "full"), (1, "minibatch")):
        killed = at(job, "Moving the centres", plain.workers[left].kill)
        found = labels(job, method, scene, tmp_path / "remote.tif")
        assert killed.is_set()
        assert backend.connection().threads() == left
        np.testing.assert_array_equal(found, expected[method])


def test_a_lost_scheduler_ends_the_run_and_the_next_one_finds_a_new_scheduler(job, scene, tmp_path, plain, use):
    plain.start(workers=1)
    use(plain)
    output = tmp_path / "out.tif"
    output.write_bytes(b"what was there before")
    killed = at(job, "Labelling pixels", plain.scheduler.kill)
    with pytest.raises(Exception) as problem:  # noqa: PT011 - its kind is looked at below
        labels(job, "spectral", scene, output)
    ended = time.monotonic()
    assert killed.is_set()
    error = explain(problem.value, {})
    assert error.kind == "cluster"
    assert plain.address in str(error) and "lost" in str(error)
    assert output.read_bytes() == b"what was there before"
    assert names_in(tmp_path) == ["dask", "out.tif", "scene.tif"]
    with pytest.raises(ComputeError, match="cannot be reached"):
        labels(job, "spectral", scene, output)
    assert time.monotonic() - ended < 10
    plain.stop()
    plain.start(workers=1)
    use(plain)
    assert labels(job, "spectral", scene, output).shape == (400, 600)


def test_workers_that_come_late_are_used_and_those_that_never_come_are_told(job, plain, use, monkeypatch):
    monkeypatch.setattr(scheduler, "WORKER_SECONDS", 1.0)
    monkeypatch.setattr(remote_workers, "NO_WORKERS_SECONDS", 3.0)
    plain.start(workers=0)
    use(plain)
    with pytest.raises(ComputeError, match=r"no dask workers.*Start some"):
        backend.connection(job)
    monkeypatch.setattr(scheduler, "WORKER_SECONDS", PATIENCE)
    threading.Timer(0.5, plain.add_worker).start()
    assert list(map_windows(abs, [-1], job)) == [(-1, 1)]
    plain.workers[0].kill()
    with pytest.raises(ComputeError, match="no dask worker for"):
        list(map_windows(abs, [-1, -2, -3], job))
    # Waiting for one can be cancelled.
    job.cancel_event.set()
    with pytest.raises(Cancelled):
        backend.connection(job)


def test_nobody_listens(use_cluster):
    use_cluster(kind="scheduler", scheduler={"address": f"tcp://127.0.0.1:{free_port()}"})
    with pytest.raises(ComputeError, match=r"cannot be reached \(Connection refused\).*Check the address"):
        backend.connection()


def test_no_dask_listens(use_cluster, file_server_port, monkeypatch):
    monkeypatch.setattr(scheduler, "CONNECT_SECONDS", 1.0)
    use_cluster(kind="scheduler", scheduler={"address": f"tcp://127.0.0.1:{file_server_port}"})
    with pytest.raises(ComputeError, match=r"does not answer within 1 s"):
        backend.connection()


@pytest.fixture
def file_server_port(tmp_path):
    """Return the port of a server that speaks HTTP."""
    from local_servers import file_server

    (tmp_path / "served").mkdir()
    with file_server(tmp_path / "served") as server:
        yield int(server.url.rsplit(":", 1)[1].split("/")[0])


def test_certificates_of_another_authority(guests, authority, use, tmp_path):
    others = make_authority(tmp_path / "others")
    use(guests, tls_ca_file=others.ca_file)
    with pytest.raises(ComputeError, match=r"certificate of the dask scheduler .* is not one"):
        backend.connection()
    use(guests, tls_certificate=others.certificate, tls_key=others.key)
    with pytest.raises(ComputeError, match="does not accept the certificate in Strandline's settings"):
        backend.connection()
    use(guests, tls_key=others.key)
    with pytest.raises(InputError, match=r"TLS files .* cannot be used .*the key must belong to the certificate"):
        backend.connection()
    use(guests, tls_key=str(tmp_path / "no.pem"))
    with pytest.raises(InputError, match=r"no\.pem' is missing"):
        backend.connection()
    use(guests, tls_ca_file="", tls_certificate="", tls_key="")
    with pytest.raises(InputError, match="needs TLS files"):
        backend.connection()


def test_encrypted_or_not_is_told(guests, authority, plain, use_cluster, monkeypatch):
    monkeypatch.setattr(scheduler, "CONNECT_SECONDS", 2.0)
    use_cluster(kind="scheduler", scheduler={"address": guests.address.replace("tls", "tcp")})
    with pytest.raises(ComputeError, match="write tls:// and set the TLS files"):
        backend.connection()
    plain.start(workers=0)
    address = plain.address.replace("tcp", "tls")
    use_cluster(kind="scheduler", scheduler={"address": address, **authority.settings()})
    with pytest.raises(ComputeError, match=r"does not use TLS.*write tcp://"):
        backend.connection()


def test_a_scheduler_without_the_packages_of_dask_ml():
    problem = RuntimeError("Error during deserialization of the task graph. This frequently occurs")
    problem.__cause__ = ModuleNotFoundError("No module named 'dask_ml'")
    error = explain(problem, {})
    assert error.kind == "cluster" and "No module named 'dask_ml'" in str(error)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "10.0.0.5:8786",
        "tcp://",
        "tcp://host",
        "tcp://host:0",
        "tcp://host:99999",
        "http://host:8786",
        "tcp://a b:8786",
    ],
)
def test_a_malformed_address_is_an_input_error(address):
    with pytest.raises(InputError, match=r"tcp://10\.0\.0\.5:8786"):
        settings.remember({"kind": "scheduler", "scheduler": {"address": address}})


def test_an_address_is_of_no_interest_to_another_kind():
    assert settings.ComputeSettings(scheduler=settings.SchedulerSettings(address="nonsense")).kind == "local"


OWN = dict.fromkeys(NEEDED, "2.3.4") | {"python": "3.11.7.final.0"}


def test_the_same_versions_are_no_difference():
    found = compare(OWN, {"tcp://a:1": dict(OWN), "tcp://b:1": dict(OWN)})
    assert (found.errors, found.warnings) == ([], [])


@pytest.mark.parametrize(
    ("name", "theirs", "is_error", "words"),
    [
        ("python", "3.12.1.final.0", True, "Python is 3.12.1 on the worker tcp://b:1 and 3.11.7 in this engine"),
        ("python", "3.11.2.final.0", False, "Python is 3.11.2 on the worker tcp://b:1"),
        ("dask", "2.3.5", True, "dask is 2.3.5 on the worker tcp://b:1 and 2.3.4 in this engine"),
        ("distributed", "1.0", True, "distributed is 1.0"),
        ("numpy", "1.26.4", True, "numpy is 1.26.4"),
        ("numpy", "2.9.0", False, "numpy is 2.9.0"),
        ("rasterio", "1.3", False, "rasterio is 1.3"),
        ("llvmlite", None, True, "llvmlite is missing on the worker tcp://b:1 (this engine has 2.3.4)"),
    ],
)
def test_other_versions_are_named(name, theirs, is_error, words):
    found = compare(OWN, {"tcp://a:1": OWN, "tcp://b:1": {**OWN, name: theirs}})
    told, silent = (found.errors, found.warnings) if is_error else (found.warnings, found.errors)
    assert len(told) == 1 and words in told[0] and not silent


def test_many_workers_with_the_same_difference_are_one_sentence():
    found = compare(OWN, {f"tcp://{number}:1": {**OWN, "scipy": "1.0"} for number in range(5)})
    assert found.warnings == ["scipy is 1.0 on the worker tcp://0:1 and 4 more and 2.3.4 in this engine"]


def test_a_scheduler_needs_python_and_dask_only():
    bare = dict.fromkeys(NEEDED) | {"python": "3.11.7", "dask": "2.3.4", "distributed": "2.3.4"}
    assert compare(OWN, {"tcp://s:1": bare}, of_workers=False).errors == []
    old = compare(OWN, {"tcp://s:1": {**bare, "distributed": "2.0"}}, of_workers=False)
    assert old.errors == ["distributed is 2.0 on the scheduler tcp://s:1 and 2.3.4 in this engine"]

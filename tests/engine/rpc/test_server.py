"""The engine process as QGIS meets it: a real ``python -m engine`` with pipes."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from engine_process import CHECKOUT, PATIENCE, Engine, error

from engine import __version__


@pytest.fixture
def start():
    engines = []

    def start_engine(*arguments, settings=None):
        engine = Engine(*arguments)
        engines.append(engine)
        engine.send("initialize", {"protocol": 1, "settings": settings or {}}, 0)
        assert "result" in engine.answer(0)
        return engine

    yield start_engine
    for engine in engines:
        engine.process.kill()
        engine.process.wait()


@pytest.fixture
def engine(start):
    return start()


def test_module_answers_initialize_without_heavy_imports(start):
    started = time.monotonic()
    engine = start(["-X", "importtime", "-m", "engine"])
    assert time.monotonic() - started < 10  # a tenth of a second is usual
    assert engine.seen[0]["result"] == {"protocol": 1, "version": __version__, "pid": engine.process.pid}
    engine.process.stdin.close()
    assert engine.ended_within(PATIENCE)
    imported = {line.rsplit(b"|", 1)[-1].strip().split(b".")[0] for line in engine.log.splitlines() if b"|" in line}
    assert b"engine" in imported
    assert not imported & {b"numpy", b"dask", b"distributed", b"rasterio", b"xarray", b"sklearn"}


def test_another_protocol_is_refused():
    engine = Engine()
    engine.send("initialize", {"protocol": 99, "settings": {}}, 0)
    kind, message = error(engine, 0)
    assert kind == "environment"
    assert "protocol 99" in message and "Install engine" in message
    engine.run(1, "echo")
    assert "initialize" in error(engine, 1)[1]
    engine.process.kill()
    engine.process.wait()


@pytest.mark.parametrize(
    "settings",
    [{"workers": "two"}, {"workers": True}, {"worker_kind": "goblins"}, {"memory_limit_gb": -1}, {"dashboard": 1}],
)
def test_wrong_settings_are_refused(start, settings):
    engine = start()
    engine.send("initialize", {"protocol": 1, "settings": settings}, 1)
    assert error(engine, 1)[0] == "input"


def test_unknown_settings_are_left_out(start):
    engine = start(settings={"workers": 2, "colour": "blue"})
    engine.process.stdin.close()
    assert engine.ended_within(PATIENCE)
    assert b"colour" in engine.log


def test_run_returns_its_result(engine):
    engine.run(1, "echo", token="abc", value={"name": "Süßwasser \udce9", "list": [1, 2.5, None, True]})
    result = engine.answer(1)["result"]
    assert result["value"] == {"name": "Süßwasser \udce9", "list": [1, 2.5, None, True]}
    assert result["token"] == "abc"
    assert result["threads"] == "1"  # for BLAS; the environment said 5


def test_numbers_without_a_json_form_become_null(engine):
    engine.run(1, "echo", value="numbers")
    value = engine.answer(1)["result"]["value"]
    path = os.path.join("a", "b")
    assert value == {"nan": None, "inf": None, "float32": 0.5, "int64": 7, "array": [1.0, None], "path": path}


def test_long_lines_pass_both_ways(engine):
    text = "x" * 3_000_000
    engine.run(1, "echo", value=text)
    assert engine.answer(1)["result"]["value"] == text


@pytest.mark.parametrize(
    ("line", "code", "request_id"),
    [
        (b"garbage", -32700, None),
        (b"\xff\xfe\x00", -32700, None),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "run", "params": {"x": NaN}}', -32700, None),
        (b"[" * 100_000, -32700, None),
        (b"[]", -32600, None),
        (b"3", -32600, None),
        (b'{"id": 1, "method": "status"}', -32600, 1),
        (b'{"jsonrpc": "2.0", "id": 1, "method": 5}', -32600, 1),
        (b'{"jsonrpc": "2.0", "id": {}, "method": "status"}', -32600, None),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "explode"}', -32601, 1),
        (b'{"jsonrpc": "2.0", "id": "a", "method": "__init__"}', -32601, "a"),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "run", "params": []}', -32602, 1),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "run", "params": {"step": 5, "token": "t"}}', -32602, 1),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "run", "params": {"step": "echo", "token": "../t"}}', -32602, 1),
    ],
)
def test_garbage_is_refused_and_the_engine_goes_on(engine, line, code, request_id):
    engine.send_bytes(line + b"\n\n")
    message = engine.next()
    assert (message["error"]["code"], message["id"]) == (code, request_id)
    engine.run(2, "echo", value=5)
    assert engine.answer(2)["result"]["value"] == 5


def test_unknown_notifications_get_no_answer(engine):
    engine.send("hello")
    engine.send("cancel", {"id": 77})
    engine.run(1, "echo")
    assert engine.next()["id"] == 1


@pytest.mark.parametrize("step", ["no_such_step", "../server", "echo.os", "Echo", "", "steps", "__init__"])
def test_unknown_step_is_an_input_error(engine, step):
    engine.run(1, step)
    kind, message = error(engine, 1)
    assert kind == "input"
    assert str(CHECKOUT) not in message


def test_a_step_that_lacks_a_package_is_an_environment_error(engine):
    engine.run(1, "broken")
    kind, message = error(engine, 1)
    assert kind == "environment"
    assert "no_such_package_of_anyone" in message and "Install engine" in message


@pytest.mark.parametrize("parameters", [{}, {"how": "input", "colour": "blue"}, {"how": "input", "job": 1}])
def test_wrong_parameters_are_an_input_error(engine, parameters):
    engine.run(1, "failing", **parameters)
    kind, message = error(engine, 1)
    assert kind == "input"
    assert "'failing' cannot be run with these parameters" in message


@pytest.mark.parametrize(
    ("how", "kind", "words"),
    [
        ("input", "input", "Assign one."),
        ("cluster", "cluster", "No scheduler at"),
        ("memory", "memory", "not enough memory"),
        ("package", "environment", "no_such_package_of_anyone"),
        ("disk", "input", "no disk space left in '{folder}'"),
        ("disk file", "input", "no disk space left in '{folder}'"),
        ("permission", "input", "permission denied"),
        ("connect", "cluster", "do not answer"),
        ("lost", "cluster", "lost or do not answer"),
        ("killed worker", "cluster", "memory ran out"),
        ("timeout", "internal", "a web server was slow"),
        ("value", "internal", "(ValueError: array must not contain infs)"),
        ("system exit", "internal", "SystemExit"),
    ],
)
def test_errors_have_kinds(engine, tmp_path, how, kind, words):
    engine.run(1, "failing", how=how, output=str(tmp_path / "out.tif"))
    said, message = error(engine, 1)
    assert said == kind
    assert words.format(folder=tmp_path) in message
    assert "\n" not in message
    engine.run(2, "echo", value="still there")
    assert engine.answer(2)["result"]["value"] == "still there"
    engine.process.stdin.close()
    assert engine.ended_within(PATIENCE)
    assert (b"Traceback" in engine.log) == (kind not in ("input",))


def test_no_secret_reaches_the_log(engine):
    engine.run(1, "failing", how="secret")
    assert "SECRET" not in error(engine, 1)[1]
    engine.process.stdin.close()
    assert engine.ended_within(PATIENCE)
    _, _, logged = engine.log.partition(b"Traceback")
    assert b"host/a.tif" in logged and b"SECRET" not in logged


@pytest.mark.parametrize("message", ["", "done soon"])
def test_progress_comes_in_order_and_the_last_is_never_lost(engine, message):
    engine.run(1, "echo", progress=20_000, message=message)
    engine.answer(1)
    reports = [entry["params"] for entry in engine.seen if entry.get("method") == "progress"]
    fractions = [entry["fraction"] for entry in reports]
    assert fractions == sorted(fractions)
    assert reports[-1] == {"id": 1, "fraction": 1.0, "text": "step 20000"}
    ending = [entry.get("method") for entry in engine.seen[-3:]]
    assert ending == ["progress", "message", None] if message else ending[-2:] == ["progress", None]


def test_progress_is_throttled(engine, tmp_path):
    engine.run(1, "slow", output=str(tmp_path / "out.tif"), seconds=1.0)
    engine.answer(1)
    assert 5 <= len([entry for entry in engine.seen if entry.get("method") == "progress"]) <= 25


def test_progress_before_a_long_silence_is_not_held_back(engine, tmp_path):
    engine.run(1, "slow", output=str(tmp_path / "out.tif"), silent=True)
    assert engine.wait_for("progress", 1) == {"id": 1, "fraction": 0.0, "text": "started"}


def test_runs_overlap(engine):
    for request_id in range(1, 5):
        engine.run(request_id, "meeting", parties=4)
    assert sorted(engine.answer(request_id)["result"]["place"] for request_id in range(1, 5)) == [0, 1, 2, 3]


def test_more_runs_than_threads_wait_and_can_be_cancelled_meanwhile(engine, tmp_path):
    for request_id in range(1, 9):
        engine.run(request_id, "slow", output=str(tmp_path / f"{request_id}.tif"))
        engine.wait_for("progress", request_id)
    for request_id in (9, 10):
        engine.run(request_id, "slow", token=f"queued{request_id}", output=str(tmp_path / "q.tif"), seconds=0)
    engine.send("status", request_id=99)
    assert engine.answer(99)["result"]["runs"] == 10
    assert not list(tmp_path.glob("*queued*"))
    engine.send("cancel", {"id": 9})
    assert error(engine, 9)[0] == "cancelled"
    engine.send("cancel", {"id": 1})
    assert engine.answer(10)["result"]["output"] == str(tmp_path / "q.tif")


def test_cancel_stops_a_run(engine, tmp_path):
    engine.run(1, "slow", output=str(tmp_path / "a.tif"), silent=True)
    engine.run(2, "slow", output=str(tmp_path / "b.tif"), seconds=1.5)
    engine.wait_for("progress", 1)
    engine.send("cancel", {"id": 1})
    started = time.monotonic()
    assert error(engine, 1)[0] == "cancelled"
    assert time.monotonic() - started < 1.0
    assert "result" in engine.answer(2)
    assert [path.name for path in tmp_path.iterdir()] == ["b.tif"]


def test_an_id_in_use_is_refused(engine, tmp_path):
    engine.run(1, "slow", output=str(tmp_path / "a.tif"))
    engine.run(1, "echo")
    assert engine.answer(1)["error"]["code"] == -32600


def test_printing_libraries_do_not_disturb_the_protocol(engine):
    engine.run(1, "printing")
    engine.run(2, "echo", value="after")
    assert engine.answer(1)["result"] == {"printed": True}
    assert engine.answer(2)["result"]["value"] == "after"
    engine.process.stdin.close()
    assert engine.ended_within(PATIENCE)
    for words in (b"by Python", b'"by C"', b"half a line by C", b"by descriptor", b"by a child", b"''"):
        assert words in engine.log


def test_end_of_input_ends_the_engine_and_its_runs(engine, tmp_path):
    engine.run(1, "slow", output=str(tmp_path / "a.tif"))
    engine.wait_for("progress", 1)
    assert len(list(tmp_path.iterdir())) == 1
    engine.process.stdin.close()
    assert engine.ended_within(3)
    assert not list(tmp_path.iterdir())
    assert engine.process.returncode == 0


def test_end_of_input_ends_an_engine_with_a_stuck_step(engine, tmp_path):
    engine.run(1, "slow", output=str(tmp_path / "a.tif"), listen=False)
    engine.wait_for("progress", 1)
    engine.process.stdin.close()
    assert engine.ended_within(5)


def test_shutdown_is_answered_and_ends_the_engine(engine):
    engine.send("shutdown", request_id=1)
    assert engine.answer(1)["result"] is None
    assert engine.ended_within(3)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to console groups only")
def test_interrupt_is_left_to_qgis(start):
    # A shell that runs the tests in the background has them ignore it, and children inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    engine = start()
    signal.signal(signal.SIGINT, before)
    engine.process.send_signal(signal.SIGINT)
    engine.run(1, "echo", value=1)
    assert engine.answer(1)["result"]["value"] == 1


def test_a_living_engine_says_so_whatever_its_steps_do(engine, tmp_path):
    engine.run(1, "slow", output=str(tmp_path / "a.tif"), listen=False)
    ends = time.monotonic() + 8
    while engine.heartbeats < 2:
        assert time.monotonic() < ends, "no heartbeat"
        time.sleep(0.05)


def test_status_reports_the_process(engine):
    engine.send("status", request_id=1)
    status = engine.answer(1)["result"]
    assert status["pid"] == engine.process.pid
    assert status["python"].startswith(f"{sys.version_info[0]}.{sys.version_info[1]}.")
    assert 5e6 < status["memory"] < 5e8
    assert 0 <= status["uptime"] < PATIENCE
    assert not status["cluster"]["running"]  # none was started, and asking does not start one


@pytest.mark.parametrize("worker_kind", ["threads", "processes"])
def test_the_cluster_ends_with_the_engine(start, worker_kind):
    engine = start(settings={"workers": 1, "worker_kind": worker_kind})
    engine.run(1, "dask_worker")
    worker, folder = engine.answer(1)["result"]["worker"], Path(engine.answer(1)["result"]["folder"])
    assert folder.is_dir()
    assert (worker == engine.process.pid) == (worker_kind == "threads")
    engine.send("status", request_id=2)
    assert engine.answer(2)["result"]["cluster"]["running"]
    engine.process.stdin.close()
    assert engine.ended_within(4)
    ends = time.monotonic() + 4
    while Path(f"/proc/{worker}").exists():
        assert time.monotonic() < ends, "a worker outlived the engine"
        time.sleep(0.05)
    # A worker that nobody closes ends too, when it finds its parent gone, but does not clean up.
    assert not folder.exists()

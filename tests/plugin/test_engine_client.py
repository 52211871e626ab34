"""The engine client with the real engine process, from QGIS's Python."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from strandline.plugin import engine_client, engine_process, environment
from strandline.plugin.engine_client import EngineClient, EngineError

CHECKOUT = Path(__file__).resolve().parents[2]
LAUNCHER = CHECKOUT / "tests" / "engine" / "rpc" / "run_with_test_steps.py"
SETTINGS = {"workers": 1, "worker_kind": "threads", "memory_limit_gb": 0.0, "dashboard": False}
PATIENCE = 30.0


def engine_python():
    """Return the interpreter of a real engine environment; without one these tests have nothing to test."""
    named = os.environ.get("STRANDLINE_TEST_ENGINE_PYTHON")
    python = Path(named) if named else environment.engine_python()
    if python is None:
        pytest.fail("No engine: run 'installengine', or set STRANDLINE_TEST_ENGINE_PYTHON to an interpreter with it.")
    return python


@pytest.fixture
def make():
    clients = []

    def make_client(**options):
        python = engine_python()
        options.setdefault("command", [str(python), str(LAUNCHER)])
        clients.append(EngineClient(python, CHECKOUT, options.pop("settings", SETTINGS), **options))
        return clients[-1]

    yield make_client
    for client in clients:
        client.close()


@pytest.fixture
def client(make):
    return make()


class Call(threading.Thread):
    """A run in a thread of its own, as Processing does it."""

    def __init__(self, client, step, outputs=(), patient=False, **parameters):
        super().__init__(daemon=True)
        self.patient = patient
        self.client, self.step, self.parameters, self.outputs = client, step, parameters, outputs
        self.cancelled = threading.Event()
        self.progress, self.messages, self.threads = [], [], set()
        self.result = self.error = None
        self.start()

    def run(self):
        try:
            self.result = self.client.run(
                self.step,
                self.parameters,
                on_progress=self._on_progress,
                on_message=lambda *said: self.messages.append(said),
                is_cancelled=self.cancelled.is_set,
                outputs=self.outputs,
                patient=self.patient,
            )
        except Exception as problem:
            self.error = problem

    def _on_progress(self, fraction, text):
        self.progress.append((fraction, text))
        self.threads.add(threading.current_thread())

    def wait_for_progress(self):
        wait_until(lambda: self.progress or not self.is_alive())
        assert self.progress, self.error
        return self

    def ended(self, seconds=PATIENCE):
        """Return the call when it has ended; it must in so many seconds."""
        self.join(seconds)
        assert not self.is_alive(), f"{self.step} did not end within {seconds} s"
        return self


def slow(client, folder, name="out.tif", **parameters):
    output = str(folder / name)
    return Call(client, "slow", [output], output=output, **parameters)


def wait_until(condition, seconds=PATIENCE):
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.01)


def is_alive(pid):
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"


def children_of(pid):
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # After the name, which may hold anything: the state, and who started it.
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found.append(int(stat.parent.name))
    return found


def test_a_run_returns_its_result_and_calls_back_in_its_own_thread(client):
    call = Call(client, "echo", value="é", progress=100, message="hello").ended()
    assert call.result["value"] == "é"
    assert call.progress[-1] == (1.0, "step 100")
    assert call.messages == [("info", "hello")]
    assert call.threads == {call}


def test_the_shipped_command_starts_the_engine(make):
    client = make(command=None)
    status = client.status()
    assert status["pid"] == client.pid
    assert str(engine_python()) in status["python"]


def test_the_engine_is_started_by_the_first_run_and_used_again(client):
    assert client.pid is None and not client.is_running
    client_pids = set()
    for _ in range(3):
        assert Call(client, "echo").ended().result
        client_pids.add(client.pid)
    assert len(client_pids) == 1 and client.is_running


def test_runs_that_start_at_once_share_one_engine_and_overlap(client):
    calls = [Call(client, "meeting", parties=4) for _ in range(4)]
    assert sorted(call.ended().result["place"] for call in calls) == [0, 1, 2, 3]


@pytest.mark.parametrize("kind", ["input", "cluster", "memory"])
def test_errors_of_a_step_keep_kind_and_words(client, kind):
    error = Call(client, "failing", how=kind).ended().error
    assert isinstance(error, EngineError)
    assert error.kind == kind
    assert str(error)


def test_no_secret_reaches_error_or_log(client):
    for how, kind in (("secret", "internal"), ("secret input", "input")):
        error = Call(client, "failing", how=how).ended().error
        assert error.kind == kind
        assert "host/a.tif" in str(error) and "SECRET" not in str(error)
    wait_until(lambda: "Traceback" in client.log_tail() and "Fetching" in client.log_tail())
    assert "host/a.tif?***" in client.log_tail(2000)
    assert "SECRET" not in client.log_tail(2000)


def test_a_parameter_that_json_cannot_hold_is_an_input_error(client):
    assert Call(client, "echo", value=float("nan")).ended().error.kind == "input"


def test_cancel_ends_a_run_within_a_second_and_keeps_the_engine(client, tmp_path):
    call = slow(client, tmp_path).wait_for_progress()
    pid = client.pid
    call.cancelled.set()
    assert call.ended(1.0).error.kind == "cancelled"
    assert not list(tmp_path.iterdir())
    assert Call(client, "echo", value=1).ended().result["value"] == 1
    assert client.pid == pid


def test_cancel_ends_a_step_that_does_not_listen_within_a_second(client, tmp_path):
    (tmp_path / "other.0123456789ab.part.tif").write_text("of another run")
    call = slow(client, tmp_path, listen=False).wait_for_progress()
    pid = client.pid
    assert len(list(tmp_path.iterdir())) == 2
    call.cancelled.set()
    started = time.monotonic()
    wait_until(lambda: not is_alive(pid), 1.0)
    assert call.ended(1.5 - (time.monotonic() - started)).error.kind == "cancelled"
    assert [path.name for path in tmp_path.iterdir()] == ["other.0123456789ab.part.tif"]
    assert Call(client, "echo", value=1).ended().result["value"] == 1


def test_cancel_of_a_patient_run_comes_back_at_once_and_leaves_the_engine_alone(client, tmp_path):
    call = slow(client, tmp_path, listen=False, seconds=1.5, patient=True).wait_for_progress()
    pid = client.pid
    call.cancelled.set()
    assert call.ended(0.5).error.kind == "cancelled"
    # Longer than an engine is given that does not listen.
    time.sleep(1.0)
    assert client.pid == pid and is_alive(pid)
    assert Call(client, "echo", value=1).ended().result["value"] == 1


def test_cancel_while_the_engine_starts(make):
    client = make(command=[sys.executable, "-c", "import time; time.sleep(60)"])
    calls = [Call(client, "echo"), Call(client, "echo")]
    wait_until(lambda: client._starting.locked())
    time.sleep(0.2)
    for call in calls:
        call.cancelled.set()
    for call in calls:
        assert call.ended(1.0).error.kind == "cancelled"


@pytest.mark.parametrize(
    ("how", "settings"),
    [("call", {}), ("window", {}), ("window", {"worker_kind": "processes"})],
    ids=["call", "thread", "process"],
)
def test_work_that_does_not_hear_of_a_cancel_ends_with_its_engine(make, tmp_path, how, settings):
    client = make(settings={**SETTINGS, **settings})
    begun = tmp_path / "begun"
    call = Call(client, "outliving", how=how, begun=str(begun))
    wait_until(begun.exists)
    pid = client.pid
    children = children_of(pid)
    assert bool(children) == ("worker_kind" in settings)
    call.cancelled.set()
    assert call.ended(1.0).error.kind == "cancelled"
    assert is_alive(pid)
    wait_until(lambda: not any(map(is_alive, [pid, *children])), 8.0)
    assert not client.is_running
    assert Call(client, "echo", value=1).ended().result["value"] == 1


def test_a_neighbour_of_such_work_is_not_disturbed(client, tmp_path):
    begun = tmp_path / "begun"
    call = Call(client, "outliving", how="call", begun=str(begun))
    neighbour = slow(client, tmp_path, "neighbour.tif", seconds=5.0).wait_for_progress()
    wait_until(begun.exists)
    pid = client.pid
    call.cancelled.set()
    assert call.ended(1.0).error.kind == "cancelled"
    assert neighbour.ended().result
    assert is_alive(pid)
    wait_until(lambda: not is_alive(pid), 8.0)


def test_a_run_that_comes_before_the_spent_engine_is_gone_gets_another(client, tmp_path):
    begun = tmp_path / "begun"
    call = Call(client, "outliving", how="call", begun=str(begun))
    wait_until(begun.exists)
    process = client._process
    process._on_spent = lambda process: None  # as if the notice had not been read yet
    call.cancelled.set()
    call.ended(1.0)
    wait_until(lambda: process.spent, 8.0)
    assert is_alive(process.pid)
    assert Call(client, "echo", value=1).ended().result["value"] == 1
    assert not is_alive(process.pid) and client.pid != process.pid


def test_cancel_gives_a_shared_engine_more_time(client, tmp_path):
    neighbour = slow(client, tmp_path, "neighbour.tif", seconds=2.5).wait_for_progress()
    call = slow(client, tmp_path, listen=False, seconds=1.5).wait_for_progress()
    call.cancelled.set()
    assert call.ended(4.0).error.kind == "cancelled"
    assert neighbour.ended().result


def test_cancelling_all_runs_at_once_waits_for_none(client, tmp_path):
    calls = [slow(client, tmp_path, f"{name}.tif", listen=False).wait_for_progress() for name in "ab"]
    for call in calls:
        call.cancelled.set()
    for call in calls:
        assert call.ended(1.5).error.kind == "cancelled"
    assert not list(tmp_path.iterdir())


def test_a_neighbour_of_a_run_that_had_to_be_killed_is_told_why(client, tmp_path, monkeypatch):
    monkeypatch.setattr(engine_client, "CANCEL_SECONDS_SHARED", 0.8)
    neighbour = slow(client, tmp_path, "neighbour.tif").wait_for_progress()
    call = slow(client, tmp_path, listen=False).wait_for_progress()
    call.cancelled.set()
    assert call.ended(2.0).error.kind == "cancelled"
    error = neighbour.ended(2.0).error
    assert error.kind == "engine" and "cancel another tool" in str(error)
    assert not list(tmp_path.iterdir())


def test_a_callback_that_raises_stops_the_run(client, tmp_path):
    output = str(tmp_path / "out.tif")

    def fail(*_said):
        raise RuntimeError("wrapped C++ object has been deleted")

    with pytest.raises(RuntimeError, match="deleted"):
        client.run(
            "slow", {"output": output}, on_progress=fail, on_message=fail, is_cancelled=lambda: False, outputs=[output]
        )
    assert not list(tmp_path.iterdir())
    assert client.status()["runs"] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("available", "words"), [(8_000_000, "was killed; memory was not short"), (90_000, "because memory ran out")]
)
def test_a_killed_engine_is_a_clear_error_and_the_next_run_starts_another(
    client, tmp_path, monkeypatch, available, words
):
    proc = tmp_path / "proc"
    proc.mkdir()
    (proc / "meminfo").write_text(f"MemTotal: 16000000 kB\nMemAvailable: {available} kB\n")
    monkeypatch.setattr(engine_process, "MemoryWatch", partial(engine_process.MemoryWatch, proc))
    tmp_path = tmp_path / "outputs"
    tmp_path.mkdir()
    calls = [slow(client, tmp_path, f"{name}.tif").wait_for_progress() for name in "ab"]
    pid = client.pid
    assert len(list(tmp_path.glob("*.part.tif"))) == 2
    os.kill(pid, signal.SIGKILL)
    for call in calls:
        error = call.ended(3.0).error
        assert error.kind == "engine"
        assert words in str(error)
    assert not list(tmp_path.iterdir())
    assert not client.is_running
    assert Call(client, "echo", value=2).ended().result["value"] == 2
    assert client.pid != pid


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot halt a process")
def test_an_engine_without_a_sign_of_life_is_given_up_and_replaced(make, tmp_path):
    client = make(silence_seconds=3.0)
    calls = [slow(client, tmp_path, f"{name}.tif").wait_for_progress() for name in "ab"]
    pid = client.pid
    os.kill(pid, signal.SIGSTOP)
    for call in calls:
        error = call.ended(6.0).error
        assert error.kind == "engine"
        assert "no sign of life for 3 seconds" in str(error) and "Run the tool again" in str(error)
    assert not is_alive(pid)
    assert not list(tmp_path.iterdir())
    assert Call(client, "echo", value=2).ended().result["value"] == 2


def test_native_code_that_keeps_python_for_a_while_is_no_silence(make):
    client = make(silence_seconds=4.5)
    assert Call(client, "holding", seconds=2).ended().result
    assert "no sign of life" in str(Call(client, "holding", seconds=30).ended(12.0).error)


def test_a_silent_step_in_a_living_engine_is_no_silence(make, tmp_path):
    client = make(silence_seconds=2.5)
    assert slow(client, tmp_path, silent=True, seconds=4.0).ended().result


def test_time_in_which_this_side_was_halted_does_not_count(monkeypatch):
    clock = iter([0.0, 0.5, 28800.0, 28800.5])
    monkeypatch.setattr(engine_process.time, "monotonic", lambda: next(clock))
    silence = engine_process.Silence(SimpleNamespace(signs_of_life=1))
    assert [silence.seconds() for _ in range(3)] == [0.5, 1.5, 2.0]


def test_a_crashed_engine_says_its_exit_code_and_last_words(client):
    Call(client, "echo").ended()
    error = Call(client, "failing", how="exit").ended(5.0).error
    assert error.kind == "engine"
    assert "exit code 7" in str(error) and "step failing" in str(error)
    assert "step failing" in client.log_tail()


def test_an_engine_that_cannot_start_is_a_clear_error(make, tmp_path):
    error = Call(make(command=[str(tmp_path / "no-python")]), "echo").ended().error
    assert error.kind == "environment" and "no-python" in str(error)
    error = Call(make(command=[sys.executable, "-c", "raise SystemExit('no numpy here')"]), "echo").ended().error
    assert error.kind == "engine" and "exit code 1" in str(error) and "no numpy here" in str(error)


def test_an_engine_that_never_answers_is_a_clear_error(make, monkeypatch):
    monkeypatch.setattr(engine_client, "START_SECONDS", 0.5)
    code = "import os, sys, time; print('loading', os.getpid(), file=sys.stderr, flush=True); time.sleep(60)"
    client = make(command=[sys.executable, "-c", code])
    error = Call(client, "echo").ended(5.0).error
    assert error.kind == "engine" and "0.5 seconds" in str(error) and "loading" in str(error)
    assert not is_alive(int(client.log_tail().split()[-1]))


def test_another_protocol_is_a_clear_error(make, monkeypatch):
    monkeypatch.setattr(engine_client, "PROTOCOL", 99)
    error = Call(make(), "echo").ended().error
    assert error.kind == "environment" and "Install engine" in str(error)


def test_an_idle_engine_is_stopped_but_not_under_a_run(make, tmp_path):
    client = make(idle_seconds=0.4)
    call = slow(client, tmp_path, seconds=1.0).wait_for_progress()
    pid = client.pid
    client._stop_when_idle()  # as by a timer that went off just before the run began
    assert call.ended().result
    assert is_alive(pid)
    wait_until(lambda: not is_alive(pid), 3.0)
    assert not client.is_running
    assert Call(client, "echo", value=3).ended().result["value"] == 3
    assert client.pid != pid


def test_close_ends_the_engine_and_what_runs(client, tmp_path):
    call = slow(client, tmp_path).wait_for_progress()
    pid = client.pid
    started = time.monotonic()
    client.close()
    assert time.monotonic() - started < 3.0
    assert not is_alive(pid)
    assert call.ended(2.0).error is not None
    assert not list(tmp_path.iterdir())


def test_a_request_to_an_engine_that_has_just_ended_does_not_wait(client):
    client.status()
    process = client._process
    client.close()
    pending = process.request("status", {})
    assert pending.done.wait(5.0)
    with pytest.raises(EngineError, match="was stopped"):
        process.result(pending.inbox.get())


PARENT = """
import sys
from pathlib import Path
from strandline.plugin import engine_client
client = engine_client.EngineClient(Path("unused"), Path({checkout!r}), {settings!r}, command={command!r})
engine_client._shared = client
def on_progress(fraction, text):
    print(client.pid, flush=True)
    {then}
run = lambda: client.run("slow", {{"output": {output!r}}}, on_progress=on_progress,
                         on_message=print, is_cancelled=lambda: False)
{start}
"""


def start_parent(tmp_path, then, start):
    """Start a Python that runs a step through the client; return it and the engine's process id."""
    code = PARENT.format(
        checkout=str(CHECKOUT),
        settings=SETTINGS,
        command=[str(engine_python()), str(LAUNCHER)],
        output=str(tmp_path / "out.tif"),
        then=then,
        start=start,
    )
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=variables)
    return parent, int(parent.stdout.readline())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_qgis_leaves_no_engine(tmp_path):
    parent, pid = start_parent(tmp_path, "pass", "run()")
    assert is_alive(pid) and len(list(tmp_path.iterdir())) == 1
    parent.kill()
    parent.wait()
    wait_until(lambda: not is_alive(pid), 3.0)
    assert not list(tmp_path.iterdir())


def test_the_end_of_qgis_ends_the_engine_promptly(tmp_path):
    start = "import threading, time; threading.Thread(target=run, daemon=True).start(); time.sleep(1.5)"
    parent, pid = start_parent(tmp_path, "pass", start)
    parent.communicate(timeout=10)
    assert parent.returncode == 0
    assert not is_alive(pid)  # the client waited for it
    assert not list(tmp_path.iterdir())


@pytest.fixture
def installed(monkeypatch):
    monkeypatch.setattr(environment, "engine_python", engine_python)
    yield
    engine_client.close_shared_client()


def test_the_shared_client_stays_until_the_settings_change(installed, monkeypatch):
    client = engine_client.shared_client()
    pid = client.status()["pid"]
    assert engine_client.shared_client() is client
    changed = {**SETTINGS, "workers": 2}
    monkeypatch.setattr(engine_client.settings, "compute_settings", lambda: changed)
    client._active.add("a run")
    assert engine_client.shared_client() is client
    client._active.clear()
    assert engine_client.shared_client() is not client
    assert not is_alive(pid)


def test_the_state_of_the_shared_engine_is_known_without_starting_one(installed):
    engine_client.close_shared_client()
    assert engine_client.shared_state() == ""
    client = engine_client.shared_client()
    assert engine_client.shared_state() == ""
    client.status()
    assert engine_client.shared_state() == "running"
    client._active.add("a run")
    assert engine_client.shared_state() == "busy"
    client._active.clear()


def test_without_an_environment_the_shared_client_says_what_to_do(monkeypatch):
    monkeypatch.setattr(environment, "engine_python", lambda: None)
    monkeypatch.setattr(environment, "why_not_ready", lambda: "Run 'Install engine'.")
    with pytest.raises(EngineError, match="Install engine") as caught:
        engine_client.shared_client()
    assert caught.value.kind == "environment"

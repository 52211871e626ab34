"""Two QGIS windows must not install at once, and a dead one must not stop a living one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from types import SimpleNamespace

import pytest
from strandline.plugin import install_lock
from strandline.plugin.child_process import EnvironmentProblem
from strandline.plugin.install_lock import (
    InstallLock,
    process_is_alive,
    read_owner,
    this_machine,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "install.lock"


@pytest.fixture
def dead_pid():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def write(path, pid, machine=None, age=0.0):
    machine = this_machine() if machine is None else machine
    content = {"pid": pid, "machine": machine, "started": "2026-01-02T03:04:05", "token": "theirs"}
    path.write_text(json.dumps(content), encoding="utf-8")
    os.utime(path, (time.time() - age,) * 2)


def test_the_file_names_its_owner_and_goes_away(path):
    with InstallLock(path):
        owner = read_owner(path)
        assert (owner.pid, owner.machine) == (os.getpid(), this_machine())
    assert not path.exists()


def test_the_file_goes_away_after_an_error(path):
    with pytest.raises(ValueError, match="inside"), InstallLock(path):
        raise ValueError("inside")
    assert not path.exists()


def test_a_living_process_is_named_with_its_start(path):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        write(path, child.pid)
        expected = rf"Another QGIS \(process {child.pid}\) is installing .* since 2026-01-02 03:04:05"
        with pytest.raises(EnvironmentProblem, match=expected), InstallLock(path):
            pass
    finally:
        child.kill()
        child.wait()
    assert read_owner(path).token == "theirs", "the lock of the other process must stay"


def test_a_second_installation_in_the_same_qgis_is_refused(path):
    with InstallLock(path):
        with pytest.raises(EnvironmentProblem, match="This QGIS is already installing"), InstallLock(path):
            pass
        assert path.exists()


def test_the_lock_of_a_dead_process_is_taken_over(path, dead_pid):
    write(path, dead_pid)
    with InstallLock(path):
        assert read_owner(path).pid == os.getpid()
    assert list(path.parent.iterdir()) == []


def test_a_process_number_of_another_machine_says_nothing(path, dead_pid):
    write(path, dead_pid, machine="elsewhere", age=install_lock.SILENT_SECONDS - 30)
    with pytest.raises(EnvironmentProblem, match="Another QGIS"), InstallLock(path):
        pass


def test_a_lock_that_nobody_renews_is_taken_over_even_if_its_number_lives(path):
    write(path, os.getpid(), age=install_lock.SILENT_SECONDS + 30)
    with InstallLock(path):
        assert read_owner(path).token != "theirs"


@pytest.mark.parametrize("machine", [None, "elsewhere"])
def test_a_lock_of_the_future_holds_only_as_long_as_somebody_renews_it(path, monkeypatch, machine):
    """Its process number may be in use again, or mean nothing here."""
    monkeypatch.setattr(install_lock, "HEARTBEAT_SECONDS", 0.2)
    write(path, os.getpid(), machine, age=-86400)
    released = threading.Event()

    def renew():
        while not released.wait(0.1):
            os.utime(path, (time.time() + 86400,) * 2)

    owner = threading.Thread(target=renew)
    owner.start()
    try:
        with pytest.raises(EnvironmentProblem, match=r"already installing|Another QGIS"), InstallLock(path):
            pass
    finally:
        released.set()
        owner.join()
    with InstallLock(path):
        assert read_owner(path).token != "theirs"


def test_an_unreadable_lock_of_the_future_is_taken_over(path, monkeypatch):
    monkeypatch.setattr(install_lock, "HEARTBEAT_SECONDS", 0.2)
    path.write_text("{", encoding="utf-8")
    os.utime(path, (time.time() + 86400,) * 2)
    with InstallLock(path):
        assert read_owner(path).pid == os.getpid()


def test_the_lock_of_a_dead_process_is_taken_over_whatever_its_time(path, dead_pid):
    write(path, dead_pid, age=-86400)
    began = time.monotonic()
    with InstallLock(path):
        assert read_owner(path).pid == os.getpid()
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": 1}'])
def test_an_unreadable_lock_holds_while_it_is_young(path, content):
    path.write_text(content, encoding="utf-8")
    os.utime(path, (time.time() - 1000,) * 2)
    with InstallLock(path):
        pass
    path.write_text(content, encoding="utf-8")
    install_lock_machine = read_owner(path)
    assert install_lock_machine.pid == 0
    with pytest.raises(EnvironmentProblem, match="Another QGIS is installing"), InstallLock(path):
        pass


def test_the_file_is_renewed_while_the_work_goes_on(path, monkeypatch):
    monkeypatch.setattr(install_lock, "HEARTBEAT_SECONDS", 0.05)
    with InstallLock(path):
        os.utime(path, (0, 0))
        ends = time.monotonic() + 5
        while path.stat().st_mtime == 0 and time.monotonic() < ends:
            time.sleep(0.02)
        assert time.time() - path.stat().st_mtime < 10


def test_a_lock_that_was_taken_from_us_is_not_removed(path):
    with InstallLock(path):
        write(path, os.getpid())
    assert read_owner(path).token == "theirs"


def test_only_the_judged_lock_is_taken_over(path, dead_pid, monkeypatch):
    """Between judging a lock stale and moving it away, another process may have put its own there."""
    write(path, dead_pid)

    def judge(owner, judged_path):
        write(judged_path, os.getpid(), machine="faster")
        return True

    monkeypatch.setattr(install_lock, "is_stale", judge)
    with pytest.raises(EnvironmentProblem, match="Another QGIS"), InstallLock(path):
        pass
    assert read_owner(path).machine == "faster"


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    missing = tmp_path / "missing"
    with (
        pytest.raises(EnvironmentProblem, match=f"cannot be written: {missing}"),
        InstallLock(missing / "install.lock"),
    ):
        pass


def test_living_and_dead_processes(dead_pid):
    assert process_is_alive(os.getpid())
    assert not process_is_alive(dead_pid)
    assert not process_is_alive(0)
    assert not process_is_alive(-1), "a signal to -1 would go to every process"


@pytest.mark.parametrize(
    ("handle", "exit_code", "error", "alive"),
    [(0, 0, 87, False), (0, 0, 5, True), (7, 259, 0, True), (7, 1, 0, False)],
    ids=["no such process", "somebody else's process", "running", "ended"],
)
def test_windows_asks_for_the_exit_code_and_sends_no_signal(monkeypatch, handle, exit_code, error, alive):
    class OpenProcess:
        def __call__(self, access, inherit, pid):
            assert access == 0x1000, "the right to look, not the right to end"
            return handle

    class Kernel:
        def __init__(self):
            self.OpenProcess = OpenProcess()
            self.closed = False

        def GetExitCodeProcess(self, opened, code):
            code.value = exit_code
            return 1

        def CloseHandle(self, opened):
            self.closed = True

    kernel = Kernel()
    ctypes = SimpleNamespace(
        WinDLL=lambda name, use_last_error: kernel,
        c_void_p=lambda value: value,
        c_ulong=lambda: SimpleNamespace(value=0),
        byref=lambda value: value,
        get_last_error=lambda: error,
    )
    monkeypatch.setattr(install_lock, "ctypes", ctypes)
    monkeypatch.setattr(install_lock, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(install_lock.os, "kill", lambda *_: pytest.fail("os.kill ends a process on Windows"))
    assert process_is_alive(4711) is alive
    assert kernel.closed is bool(handle)

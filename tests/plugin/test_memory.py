"""Whether memory was short, from what Linux says in its files; their forms are those of its documentation."""

from __future__ import annotations

import pytest
from strandline.plugin import memory
from strandline.plugin.memory import MemoryWatch

PLENTY = "MemTotal:       16000000 kB\nMemFree:          100000 kB\nMemAvailable:    8000000 kB\n"
SHORT = PLENTY.replace(" 8000000", "  400000")


@pytest.fixture
def system(tmp_path):
    """Return a function that writes the system's files; names with / lie under the folder of control groups."""

    def write(**files):
        for name, text in {"meminfo": PLENTY, "vmstat": "oom_kill 3\n", "self/cgroup": "", **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return MemoryWatch(tmp_path, tmp_path / "cgroup")

    return write


def test_memory_is_short_when_little_is_left_or_the_system_ends_processes(system, tmp_path, monkeypatch):
    watch = system()
    assert not watch.was_short()
    (tmp_path / "vmstat").write_text("pgfault 12\noom_kill 4\n")
    assert watch.was_short()
    watch.look()
    assert watch.was_short(), "the end of a process may be noticed a little later"
    monkeypatch.setattr(memory, "A_MOMENT", 0.0)
    watch.look()
    watch.look()
    assert not watch.was_short(), "long ago"
    (tmp_path / "meminfo").write_text(SHORT)
    watch.look()
    assert watch.was_short()


@pytest.mark.parametrize(
    ("line", "folder", "limit", "used"),
    [
        ("0::/user.slice/app", "user.slice/app", "memory.max", "memory.current"),
        ("4:memory:/batch/7\n0::/", "memory/batch/7", "memory.limit_in_bytes", "memory.usage_in_bytes"),
    ],
    ids=["version 2", "version 1"],
)
def test_the_limit_of_a_control_group_counts_without_what_can_be_dropped(system, line, folder, limit, used):
    group = {f"cgroup/{folder}/{limit}": "1000000\n", f"cgroup/{folder}/{used}": "990000\n"}
    assert system(**{"self/cgroup": line + "\n", **group}).was_short()
    cached = {f"cgroup/{folder}/memory.stat": "anon 5\ninactive_file 500000\n"}
    assert not system(**{"self/cgroup": line + "\n", **group, **cached}).was_short()
    assert not system(**{"self/cgroup": line + "\n", **group, f"cgroup/{folder}/{limit}": "max\n"}).was_short()


def test_a_system_that_tells_nothing_is_not_short(tmp_path):
    assert not MemoryWatch(tmp_path / "none", tmp_path / "none").was_short()

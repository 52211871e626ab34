"""Whether this computer was short of memory a moment ago: what tells a kill by the system from any other kill."""

from __future__ import annotations

import re
import time
from collections import deque
from pathlib import Path

#: Programs that end others before memory is gone (systemd-oomd, earlyoom) act at about this share of what there is.
SHORT_SHARE = 0.05
#: What happened in so many seconds counts as one thing: a dead process may be noticed a little later.
A_MOMENT = 10.0


class MemoryWatch:
    """Remembers how memory was in the last moment.

    Linux counts the processes that it has ended for want of memory, in containers and control groups too. Elsewhere, and
    where a program such as earlyoom ended the process, only the room that was left tells.

    Parameters
    ----------
    proc, cgroups : Path
        Where the system tells about itself.
    """

    def __init__(self, proc: Path = Path("/proc"), cgroups: Path = Path("/sys/fs/cgroup")) -> None:
        self._proc = proc
        self._cgroups = cgroups
        self._kills: deque[tuple[float, int]] = deque()
        self._left = 1.0
        self.look()

    def look(self) -> None:
        """Note how memory is now."""
        now = time.monotonic()
        while len(self._kills) > 1 and self._kills[1][0] < now - A_MOMENT:
            self._kills.popleft()
        self._kills.append((now, self._ended_by_system()))
        self._left = min(self._left_in_computer(), self._left_in_group())

    def was_short(self) -> bool:
        """Whether memory was short when it was looked at last, or the system has just ended a process for it."""
        return self._ended_by_system() > self._kills[0][1] or self._left < SHORT_SHARE

    def _ended_by_system(self) -> int:
        """Return how many processes Linux has ended for want of memory since the computer was started."""
        found = re.search(r"^oom_kill (\d+)$", _read(self._proc / "vmstat"), re.MULTILINE)
        return int(found[1]) if found else 0

    def _left_in_computer(self) -> float:
        values = dict(re.findall(r"^(\w+): +(\d+) kB$", _read(self._proc / "meminfo"), re.MULTILINE))
        return _share(values.get("MemAvailable", ""), values.get("MemTotal", ""))

    def _left_in_group(self) -> float:
        """Return the share of a control group's limit that is not in use; files that can be dropped count as free."""
        left = 1.0
        for controllers, path in re.findall(r"^\d+:(.*?):/(.*)$", _read(self._proc / "self" / "cgroup"), re.MULTILINE):
            if controllers == "":
                folder, limit, used = self._cgroups / path, "memory.max", "memory.current"
            elif "memory" in controllers.split(","):
                folder = self._cgroups / "memory" / path
                limit, used = "memory.limit_in_bytes", "memory.usage_in_bytes"
            else:
                continue
            maximum, use = _read(folder / limit).strip(), _read(folder / used).strip()
            cached = re.search(r"^(?:total_)?inactive_file (\d+)$", _read(folder / "memory.stat"), re.MULTILINE)
            if maximum.isdigit() and use.isdigit():
                free = int(maximum) - int(use) + (int(cached[1]) if cached else 0)
                left = min(left, _share(str(max(0, free)), maximum))
        return left


def _share(part: str, whole: str) -> float:
    return int(part) / int(whole) if part and whole and int(whole) else 1.0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""

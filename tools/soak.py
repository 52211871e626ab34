"""Runs random tools for a while in two QGIS at once, cancels some, kills the engine under some, and fills the disk of some.

``soak.py IMAGE IMAGE FOLDER [MINUTES] [SEED]`` needs QGIS's Python and an engine that is installed; ``make soak`` calls it so.
Prints what was done, and ends with 1 if anything was lost or left: an input or an earlier output that changed, a file that is
not whole, a process or a scratch folder that stayed, memory or handles of the engine that grow.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import statistics
import subprocess  # nosec B404: the other QGIS is this file
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

#: How the engine's memory (bytes) and handles may differ between the second and the last third of the runs; in the first, it
#: still meets some tools for the first time.
_MEMORY_GROWTH, _MEMORY_SLACK, _HANDLE_SLACK = 1.15, 64e6, 12
_LARGER = 6
_DISK = "size=300k"


def tools(images: list[str], folder: Path) -> dict[str, tuple[dict[str, Any], tuple[str, ...]]]:
    """Return for each tool its parameters, and which of them are outputs."""
    before, after = images
    return {
        "spectralclustering": ({"INPUT": before}, ("OUTPUT",)),
        "kmeansclustering": ({"INPUT": after}, ("OUTPUT",)),
        "spectralindices": ({"INPUT": before, "INDICES": ["ndwi"]}, ("OUTPUT",)),
        "regrid": ({"INPUT": after, "RESOLUTION": 7.0}, ("OUTPUT",)),
        "watermask": ({"CLUSTERS": str(folder / "clusters.tif"), "IMAGE": before}, ("OUTPUT",)),
        "lakechange": ({"BEFORE": before, "AFTER": after}, ("CHANGE", "WATER_BEFORE", "WATER_AFTER")),
    }


class Soak:
    """One QGIS that runs tools until the time is over."""

    def __init__(self, images: list[str], folder: Path, disk: Path | None, seed: int) -> None:
        from qgis.core import QgsApplication

        self.random = random.Random(seed)  # nosec B311: which tool comes next is no secret
        self.folder, self.disk, self.images = folder, disk, images
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.memory: list[tuple[float, int]] = []
        self.application = QgsApplication([], False)
        self.application.initQgis()
        from processing.core.Processing import Processing

        Processing.initialize()
        import strandline

        self.plugin = strandline.classFactory(None)
        self.plugin.initProcessing()

    def close(self) -> None:
        """End the engine and QGIS."""
        self.plugin.unload()
        self.application.exitQgis()

    def work(self, ends: float) -> None:
        """Run tools until then."""
        self.large = [larger(image, self.folder) for image in self.images]
        self.inputs = {path: digest(path) for path in [*self.images, *self.large]}
        self._go("spectralclustering", "whole", self.images, {"OUTPUT": str(self.folder / "clusters.tif")})
        self.inputs[str(self.folder / "clusters.tif")] = digest(str(self.folder / "clusters.tif"))
        ways = ["whole"] * 4 + ["cancelled"] * 3 + ["killed"] + (["full"] if self.disk else [])
        while time.monotonic() < ends:
            way = self.random.choice(ways)
            names = list(tools(self.images, self.folder))
            name = self.random.choice(names)
            images = self.large if way in ("cancelled", "killed") and name != "watermask" else self.images
            place = self.disk if way == "full" and self.disk else self.folder
            _, outputs = tools(images, self.folder)[name]
            self._go(name, way, images, {output: str(place / f"{name}-{output.lower()}.tif") for output in outputs})

    def _go(self, name: str, way: str, images: list[str], outputs: dict[str, str]) -> None:
        import processing
        from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

        parameters, _ = tools(images, self.folder)[name]
        earlier = {path: digest(path) for path in outputs.values() if Path(path).exists()}
        feedback, context = QgsProcessingFeedback(False), QgsProcessingContext()
        context.setFeedback(feedback)
        timer = self._disturb(way, feedback)
        said = ""
        try:
            processing.run(
                f"strandline:{name}",
                {**parameters, **outputs},
                onFinish=lambda *_: None,
                feedback=feedback,
                context=context,
            )
        except QgsProcessingException as problem:
            said = str(problem)
        if timer:
            timer.cancel()
        result = "done" if not said else "stopped"
        self.counts[f"{way}, {result}"] += 1
        if said and way == "whole":
            self.wrong.append(f"{name} failed: {said}")
        if said and way == "full" and not any(word in said.lower() for word in ("space", "full", "room")):
            self.wrong.append(f"{name} on a full disk says: {said}")
        self._check(name, way, outputs, earlier, bool(said))
        if way == "whole":
            self._measure()

    def _disturb(self, way: str, feedback: Any) -> threading.Timer | None:
        actions: dict[str, Callable[[], None]] = {"cancelled": feedback.cancel, "killed": kill_engines}
        if way not in actions:
            return None
        timer = threading.Timer(self.random.uniform(0.0, 2.5), actions[way])
        timer.start()
        return timer

    def _check(self, name: str, way: str, outputs: dict[str, str], earlier: dict[str, str], stopped: bool) -> None:
        """Note what was lost or left by a run."""
        from osgeo import gdal

        for path, before in self.inputs.items():
            if digest(path) != before:
                self.wrong.append(f"{name}, {way}: the input {path} changed")
        for path in outputs.values():
            if stopped and path in earlier and digest(path) != earlier[path]:
                self.wrong.append(f"{name}, {way}: the earlier {path} is lost")
            if stopped and path not in earlier and Path(path).exists():
                self.wrong.append(f"{name}, {way}: {path} was left")
            if not stopped and (dataset := gdal.Open(path)) is None:
                self.wrong.append(f"{name}, {way}: {path} is not whole")
            elif not stopped:
                dataset.GetRasterBand(1).Checksum()
        allowed = {*map(os.path.basename, (*self.inputs, *outputs.values()))}
        for place in filter(None, (self.folder, self.disk)):
            for file in place.iterdir():
                # A style lies beside each raster, under its name.
                base = file.name.removesuffix(".aux.xml")
                base = f"{file.stem}.tif" if file.suffix == ".qml" else base
                if (
                    file.is_file()
                    and base not in allowed
                    and not base.startswith(tuple(tools(self.images, self.folder)))
                ):
                    self.wrong.append(f"{name}, {way}: {file} was left")
        if self.disk:
            for file in self.disk.iterdir():
                file.unlink()

    def _measure(self) -> None:
        for pid in engines():
            try:
                status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
                memory = next(float(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) * 1024
                self.memory.append((memory, len(os.listdir(f"/proc/{pid}/fd"))))
            except (OSError, StopIteration):
                # It has just ended.
                continue


def larger(image: str, folder: Path) -> str:
    """Return the same image drawn so large that there is time to stop."""
    from osgeo import gdal

    path = str(folder / f"large-{Path(image).stem}.tif")
    source = gdal.Open(image)
    written = gdal.Translate(path, source, width=source.RasterXSize * _LARGER, height=source.RasterYSize * _LARGER)
    written.FlushCache()
    return path


def digest(path: str) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def children(pid: int) -> Iterator[int]:
    """Yield the processes below a process."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int(
                    (entry / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[1]
                )
            except (OSError, IndexError):
                continue
            if parent == pid:
                yield int(entry.name)
                yield from children(int(entry.name))


def engines() -> list[int]:
    """Return this QGIS's engine processes."""
    found = []
    for pid in children(os.getpid()):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"engine" in command:
            found.append(pid)
    return found


def kill_engines() -> None:
    """Kill them as the system does when memory is short."""
    for pid in engines():
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def growth(samples: list[tuple[float, int]]) -> list[str]:
    """Return what grew between the second and the last third of the samples."""
    if len(samples) < 12:
        return []
    third = len(samples) // 3
    parts = samples[third:-third], samples[-third:]
    memory = [statistics.median(memory for memory, _ in part) for part in parts]
    handles = [statistics.median(handles for _, handles in part) for part in parts]
    found = []
    if memory[1] > _MEMORY_GROWTH * memory[0] + _MEMORY_SLACK:
        found.append(f"the engine's memory grew from {memory[0] / 1e6:.0f} to {memory[1] / 1e6:.0f} MB")
    if handles[1] > handles[0] + _HANDLE_SLACK:
        found.append(f"the engine's handles grew from {handles[0]:.0f} to {handles[1]:.0f}")
    return found


def one(images: list[str], folder: Path, disk: Path | None, minutes: float, seed: int) -> None:
    """Be one of the QGIS, and print as JSON what happened."""
    soak = Soak(images, folder, disk, seed)
    try:
        soak.work(time.monotonic() + 60 * minutes)
    finally:
        soak.close()
    wrong = soak.wrong + growth(soak.memory)
    seen = {"memory": [round(memory / 1e6) for memory, _ in soak.memory[:: max(1, len(soak.memory) // 8)]]}
    print(json.dumps({"counts": soak.counts, "wrong": wrong, **seen}), flush=True)


def both(images: list[str], folder: Path, minutes: float, seed: int) -> int:
    """Run two QGIS beside each other, and return 0 if nothing was lost and nothing was left."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    temporary = folder / "temporary"
    started, disks = [], []
    for number in (1, 2):
        place, disk = folder / f"qgis{number}", folder / f"disk{number}"
        for new in (place, disk, temporary):
            new.mkdir(parents=True, exist_ok=True)
        mount = ["mount", "-t", "tmpfs", "-o", _DISK, "soak", str(disk)]
        full = os.geteuid() == 0 and subprocess.run(mount, check=False).returncode == 0  # nosec B603: fixed words
        disks += [disk] if full else []
        command = [sys.executable, __file__, "--one", *images, str(place), str(disk) if full else "", str(minutes)]
        started.append(
            subprocess.Popen(  # nosec B603: this file
                [*command, str(seed + number)],
                stdout=subprocess.PIPE,
                text=True,
                env={**os.environ, "TMPDIR": str(temporary)},
            )
        )
    for number, process in enumerate(started, 1):
        output, _ = process.communicate()
        try:
            found = json.loads(output.splitlines()[-1])
        except (IndexError, ValueError):
            wrong.append(f"QGIS {number} ended with {process.returncode}")
            continue
        counts.update(found["counts"])
        wrong += found["wrong"]
        print(f"QGIS {number}: the engine's memory in MB over time: {found['memory']}")
    for disk in disks:
        subprocess.run(["umount", str(disk)], check=False)  # nosec B603 B607: fixed words
    wrong += [f"{left} was left in the temporary folder" for left in temporary.iterdir() if "strandline" in left.name]
    for what, number in sorted(counts.items()):
        print(f"{number:5d}  {what}")
    for reason in wrong:
        print(f"WRONG  {reason}")
    print(f"{sum(counts.values())} runs, {len(wrong)} losses")
    return 1 if wrong or not counts else 0


def main(arguments: list[str]) -> int:
    """Read the command line."""
    if arguments[:1] == ["--one"]:
        before, after, folder, disk, minutes, seed = arguments[1:]
        one([before, after], Path(folder), Path(disk) if disk else None, float(minutes), int(seed))
        return 0
    before, after, folder, *more = arguments
    minutes, seed = float(more[0]) if more else 10.0, int(more[1]) if more[1:] else int(time.time())
    print(f"{minutes:g} minutes, seed {seed}", flush=True)
    return both([before, after], Path(folder), minutes, seed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

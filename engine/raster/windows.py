"""The one pattern of every raster step: windows out to the workers, small results back, one writer.

A bounded number of window tasks is under way at any time, so memory does not grow with the scene, and the same code
runs on threads, on processes and on other machines.
"""

from __future__ import annotations

import math
import queue
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from rasterio.windows import Window

from ..activity import working
from ..compute import backend, settings
from ..errors import ComputeError, StepError
from ..job import Job
from .grid import Grid
from .image import Raster
from .opening import files_kept_open
from .outputs import TILE

P = TypeVar("P")
T = TypeVar("T")

#: Side of the smallest window in pixels.
_MINIMUM_SIDE = 128
#: How many windows share a task at most.
_MAXIMUM_GROUP = 8


def window_shape(image: Raster) -> tuple[int, int]:
    """Return (columns, rows) of a window that is cheap to read and small enough to hold.

    Windows are made of whole output tiles and whole blocks of the file where that is possible. Files in strips are read
    in full rows: a narrower window would decode every strip many times over.
    """
    limits = settings.current()
    if limits.window_shape is not None:
        columns, rows = limits.window_shape
        return columns, rows
    pixels = max(_MINIMUM_SIDE**2, limits.window_bytes // (4 * len(image.bands)))
    # Of cubes of hundreds of bands, not even a tile's pixels can be held.
    tile = TILE if pixels >= TILE * TILE // 4 else _MINIMUM_SIDE
    rows, columns = image.block
    if columns >= image.native.width and rows < TILE:
        height = max(rows, pixels // max(1, image.grid.width) // rows * rows)
        return image.grid.width, min(height if tile < TILE else max(TILE // 8, height), 4 * TILE)
    side = max(1, int(math.sqrt(pixels)) // tile) * tile
    if rows == columns and rows % tile == 0 and side < rows <= 2 * math.sqrt(pixels):
        side = rows
    return side, side


def first_block(image: Raster) -> tuple[int, int]:
    """Return (columns, rows) from the top left of the image's grid to where blocks of the file begin.

    Windows from there on hold whole blocks, so that a part of a file is read, or fetched from a server, without reading any
    block twice. (0, 0) where the grid is not the file's own, or the file has strips.
    """
    rows, columns = image.block
    offset = image.native.offset_of(image.grid)
    if offset is None or rows != columns:
        return 0, 0
    return -offset[0] % columns, -offset[1] % rows


def map_windows(
    task: Callable[[P], T],
    windows: Iterable[P],
    job: Job,
    text: str = "",
    total: int | None = None,
    *,
    light: bool = False,
) -> Iterator[tuple[P, T]]:
    """Run ``task`` on every window on the dask workers and yield (window, result) as they complete.

    Parameters
    ----------
    task : callable
        Takes a window, returns a small result. It must open files for itself, and be picklable.
    windows : iterable of Window
        Or of whatever else the task takes. A future among it reaches the task as the data that it stands for.
    job : Job
        Receives the progress; its cancelling ends the iteration within a window's time.
    text : str
        Shown with the progress, and the tasks' name on dask's dashboard.
    total : int, optional
        How many windows there are, for the progress.
    light : bool
        Results take a byte or so a pixel. Then some windows share a task where there are many.

    Raises
    ------
    Cancelled
        If the user asked to stop. Tasks that have not begun are dropped.
    """
    connection = backend.connection(job)
    threads = connection.threads()
    # A task costs dask milliseconds, in which Python does nothing else; each worker still gets several.
    group_size = max(1, min(_MAXIMUM_GROUP, (total or 0) // (4 * threads))) if light else 1
    waiting = iter(windows)
    finished: queue.SimpleQueue[Any] = queue.SimpleQueue()
    running: dict[Any, list[P]] = {}
    done = 0

    def submit() -> None:
        group = list(islice(waiting, group_size))
        if group:
            future = connection.submit(_run, task, *group, stage=text)
            running[future] = group
            future.add_done_callback(finished.put)

    try:
        for _ in range(2 * threads + 1):
            submit()
        while running:
            job.check_cancelled()
            try:
                future = finished.get(timeout=0.05)
            except queue.Empty:
                connection.watch()
                continue
            group = running.pop(future)
            results = future.result()
            future.release()
            submit()
            for window, result in zip(group, results, strict=True):
                done += 1
                yield window, result
            if total:
                job.progress(done / total, text)
    except ComputeError:
        connection.invalidate()
        raise
    finally:
        connection.forget(list(running))


def _run(task: Callable[[P], T], *windows: P) -> list[T]:
    try:
        with working(), files_kept_open():
            return [task(window) for window in windows]
    except StepError as problem:
        # Exceptions of rasterio, from which ours are raised, cannot be unpickled; with one of them in the chain the error
        # would come back from the worker without its kind.
        problem.__cause__ = problem.__context__ = None
        raise


def map_grid(
    task: Callable[[Window], T],
    grid: Grid,
    shape: tuple[int, int],
    job: Job,
    text: str,
    *,
    first: tuple[int, int] = (0, 0),
    light: bool = False,
) -> Iterator[tuple[Window, T]]:
    """Run ``task`` on all windows of a grid; see :meth:`Grid.windows` and :func:`map_windows`."""
    windows = list(grid.windows(*shape, first=first))
    return map_windows(task, windows, job, text, len(windows), light=light)

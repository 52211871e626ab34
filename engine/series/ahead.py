"""Scenes that have to be fetched are fetched several at once, ahead of their turn, each once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..job import Job
from ..raster.grid import Grid
from ..raster.image import Image
from ..raster.outputs import Outputs
from .scenes import SeriesScene, load_item

#: So many scenes are on their way or wait for their turn; servers dislike more, and each takes disk.
_AT_ONCE = 4


@dataclass
class _Fetched:
    """A scene on its way, and what was said meanwhile."""

    path: Path
    image: Future[Image]
    said: list[tuple[str, str]] = field(default_factory=list)


class ScenesAhead:
    """Fetches the scenes of STAC items for the area, in the order of their turns.

    Parameters
    ----------
    scenes : sequence of SeriesScene
        In the order in which they will be taken; those that are no items are left out.
    grid : Grid
        What they are put onto.
    keep_water : bool
        See :class:`engine.scenes.loading.LoadRequest`.
    outputs : Outputs
        Has the folder for what waits.
    job : Job
    """

    def __init__(
        self, scenes: Sequence[SeriesScene], grid: Grid, *, keep_water: bool, outputs: Outputs, job: Job
    ) -> None:
        self._waiting = [scene for scene in scenes if scene.item]
        self._request = {
            "extent": {"bounds": grid.bounds, "crs": grid.crs},
            "resolution": grid.resolution[0],
            "crs": grid.crs,
        }
        self._keep_water, self._outputs, self._job = keep_water, outputs, job
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="scenes-ahead")
        self._coming: dict[str, _Fetched] = {}

    def __enter__(self) -> ScenesAhead:
        for _ in range(_AT_ONCE):
            self._fetch_another()
        return self

    def __exit__(self, *_: object) -> None:
        # Whoever still fetches sees it within a window's time; what it has written goes with the outputs' folder.
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def use(self, scene: SeriesScene, make: Callable[[Image], Path], job: Job) -> Path:
        """Return what is made of a scene's image once it is there; the image goes afterwards.

        Raises
        ------
        InputError
            If it cannot be loaded, or lies elsewhere.
        """
        one = self._coming.pop(scene.path)
        try:
            image = job.while_listening(one.image.result)
            for level, text in one.said:
                job.on_message(level, text)
            return make(image)
        finally:
            one.path.unlink(missing_ok=True)
            self._fetch_another()

    def _fetch_another(self) -> None:
        if not self._waiting:
            return
        scene = self._waiting.pop(0)
        path = self._outputs.scratch(f"scene{len(self._waiting)}.tif")
        one = _Fetched(path, Future())
        quiet = replace(
            self._job,
            cancel_event=self._stop,
            on_progress=lambda *_: None,
            on_message=lambda *told: one.said.append(told),
        )
        one.image = self._pool.submit(load_item, scene, self._request, path, quiet, keep_water=self._keep_water)
        self._coming[scene.path] = one

"""Masks are made several at once, ahead of their turn: a small image keeps one core busy, and a server is mostly waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from ..job import Job
from .scenes import SeriesScene

#: So many scenes are worked on, or wait for their turn: servers dislike more, and each that is loaded takes disk.
_AT_ONCE = 4


@dataclass
class _Coming:
    """A mask on its way, and what was said meanwhile."""

    said: list[tuple[str, str]] = field(default_factory=list)
    future: Future[None] = field(default_factory=Future)


class MasksAhead:
    """Makes the masks of scenes, in the order of their turns.

    Parameters
    ----------
    scenes : sequence of SeriesScene
        In the order in which they will be taken.
    make : callable
        Makes the mask of a scene; its job's progress is not shown.
    job : Job
    """

    def __init__(self, scenes: Sequence[SeriesScene], make: Callable[[SeriesScene, Job], None], job: Job) -> None:
        self._waiting = list(scenes)
        self._make, self._job, self._stop = make, job, threading.Event()
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="masks-ahead")
        self._coming: dict[int, _Coming] = {}

    def __enter__(self) -> MasksAhead:
        for _ in range(_AT_ONCE):
            self._begin_another()
        return self

    def __exit__(self, *_: object) -> None:
        # Whoever still works sees it within a window's time; what has been made is kept.
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def take(self, scene: SeriesScene, job: Job) -> None:
        """Return when the mask of a scene is there.

        Raises
        ------
        InputError
            If none can be made of it.
        """
        one = self._coming.pop(id(scene))
        try:
            job.while_listening(one.future.result)
        finally:
            for told in one.said:
                job.on_message(*told)
            self._begin_another()

    def _begin_another(self) -> None:
        if not self._waiting:
            return
        scene, one = self._waiting.pop(0), _Coming()
        quiet = replace(
            self._job,
            cancel_event=self._stop,
            on_progress=lambda *_: None,
            on_message=lambda *told: one.said.append(told),
        )
        one.future = self._pool.submit(self._make, scene, quiet)
        self._coming[id(scene)] = one

"""What a step is given besides its parameters: progress, messages, cancelling, and temporary names."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from .activity import working
from .errors import Cancelled
from .redaction import redact

T = TypeVar("T")


def _ignore(*_args: Any) -> None:
    """Stand in for a listener when a step runs from a notebook."""


@dataclass
class Job:
    """One run of one step.

    Attributes
    ----------
    token : str
        Short unique text, part of every temporary file's name, so that whoever cleans up after a killed engine can tell
        this run's leftovers from other files.
    on_progress : callable(float, str)
        Called with a fraction 0..1 and a short text.
    on_message : callable(str, str)
        Called with a level, ``"info"`` or ``"warning"``, and a sentence.
    cancel_event : threading.Event
        Set when the user asks to stop.
    given : tuple of str
        All texts among the run's parameters: the files among them are not to be destroyed by an output.
    about : mapping of str to str
        Tags that tell how a raster of this run was made.
    """

    token: str = "local"
    on_progress: Callable[[float, str], None] = _ignore
    on_message: Callable[[str, str], None] = _ignore
    cancel_event: threading.Event = field(default_factory=threading.Event)
    given: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    _span: tuple[float, float] = (0.0, 1.0)
    _said: set[str] = field(default_factory=set)

    def progress(self, fraction: float, text: str = "") -> None:
        """Report how far this part of the job is, 0..1, and stop here if the user cancelled."""
        self.check_cancelled()
        start, end = self._span
        self.on_progress(start + (end - start) * min(max(fraction, 0.0), 1.0), redact(text))

    def part(self, start: float, end: float) -> Job:
        """Return a job whose progress 0..1 covers only ``start``..``end`` of this one's."""
        low, high = self._span
        width = high - low
        span = (low + width * start, low + width * end)
        return Job(
            self.token, self.on_progress, self.on_message, self.cancel_event, self.given, self.about, span, self._said
        )

    def info(self, text: str) -> None:
        """Show the user something worth knowing."""
        self.on_message("info", redact(text))

    def info_once(self, text: str) -> None:
        """Tell the user something that several parts of the job come upon."""
        if text not in self._said:
            self._said.add(text)
            self.info(text)

    def warning(self, text: str) -> None:
        """Warn the user of something that may make the result wrong."""
        self.on_message("warning", redact(text))

    def check_cancelled(self) -> None:
        """Raise :class:`~engine.errors.Cancelled` if the user asked to stop."""
        if self.cancel_event.is_set():
            raise Cancelled

    def while_listening(self, function: Callable[[], T]) -> T:
        """Return what a function returns that knows nothing of cancelling, or stop waiting for it if the user cancels."""
        self.check_cancelled()

        def work() -> T:
            """Run the function; who has stopped waiting for it can see that it still runs."""
            with working():
                return function()

        pool = ThreadPoolExecutor(1, thread_name_prefix="while-listening")
        future = pool.submit(work)
        pool.shutdown(wait=False)
        while not wait([future], timeout=0.05).done:
            self.check_cancelled()
        return future.result()

    def temporary(self, path: str | Path) -> Path:
        """Return the temporary name beside ``path`` that its content is written under until it is complete."""
        path = Path(path)
        return path.with_name(f"{path.stem}.{self.token}.part{path.suffix}")

"""The errors a step may raise; each carries the ``kind`` that the QGIS side tells apart."""

from __future__ import annotations

from .redaction import redact


class StepError(Exception):
    """A step could not do its work. The message is one or two sentences for the person who ran it, without secrets."""

    kind = "internal"

    def __init__(self, message: str = "") -> None:
        super().__init__(redact(message))


class InputError(StepError):
    """The user can mend it: the message says what is wrong and what to do."""

    kind = "input"


class UnreadableFile(InputError):
    """GDAL cannot open or read a file."""


class EnvironmentProblem(StepError):
    """A package of the engine's environment is missing or broken."""

    kind = "environment"


class ComputeError(StepError):
    """The dask workers could not be started or were lost."""

    kind = "cluster"


class MemoryProblem(StepError):
    """There was not enough memory."""

    kind = "memory"


class Cancelled(StepError):
    """The user asked to stop."""

    kind = "cancelled"

    def __init__(self, message: str = "Cancelled.") -> None:
        super().__init__(message)

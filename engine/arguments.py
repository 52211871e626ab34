"""Arguments as JSON carries them, checked against what takes them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .errors import InputError

T = TypeVar("T")


def check_arguments(subject: str, function: Callable[..., Any], *given: Any, **named: Any) -> None:
    """Check that a function, or a class, takes these arguments.

    Raises
    ------
    InputError
        If one is unknown or missing: the plugin and the engine are of different versions. ``subject`` is what the message
        begins with.
    """
    try:
        inspect.signature(function).bind(*given, **named)
    except TypeError as problem:
        raise InputError(
            f"{subject} cannot be run with these parameters: {problem}. Restart QGIS if Strandline was just updated."
        ) from problem


def read_arguments(subject: str, kind: Callable[..., T], values: Mapping[str, Any]) -> T:
    """Return ``kind(**values)``.

    Raises
    ------
    InputError
        See :func:`check_arguments`.
    """
    check_arguments(subject, kind, **values)
    return kind(**values)

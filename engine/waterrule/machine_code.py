"""Compiling loops over pixels with numba; the first call on a machine compiles them, and numba keeps the result on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba


def machine_code(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a function when it is first called, and keep the code on disk where that can be written to."""
    # What numba keeps under this name holds the names of modules, and the engine goes by two: inside the plugin, and installed.
    function.__qualname__ = f"{function.__module__}.{function.__qualname__}"
    try:
        return numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:
        # The folder of the code cannot be written to, and there is no home either.
        return numba.njit(nogil=True)(function)

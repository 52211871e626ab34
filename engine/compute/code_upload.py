"""Sending the engine's own code to workers that have only its packages.

The engine goes as a whole, once to each worker, and tasks name what they use of it. Functions pickled by value would be sent
and built anew with each task, and with them the machine code that they keep.
"""

from __future__ import annotations

import functools
import hashlib
import io
import pickle  # nosec B403
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from .limits import CACHE, THREADS


@functools.cache
def archive() -> tuple[bytes, str]:
    """Return a zip file of the engine's package, and a mark that stands for its content."""
    folder = Path(__file__).parents[1]
    file = io.BytesIO()
    *parents, _ = names = _package().split(".")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as writer:
        for depth in range(len(parents)):
            # Python finds a package without an __init__.py only where the zip names its folder.
            writer.writestr(zipfile.ZipInfo("/".join(parents[: depth + 1]) + "/"), b"")
        for path in sorted(folder.rglob("*.py")):
            # Without the time of the file: the same code has the same mark.
            name = "/".join((*names, *path.relative_to(folder).parts))
            writer.writestr(zipfile.ZipInfo(name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return file.getvalue(), hashlib.sha256(file.getvalue()).hexdigest()[:16]


def worker_side() -> ModuleType:
    """Return :mod:`engine.compute.worker_plugin`, whose functions and classes reach workers that do not have it."""
    import cloudpickle

    from . import worker_plugin

    cloudpickle.register_pickle_by_value(worker_plugin)
    return worker_plugin


def plugin() -> Any:
    """Return the dask plugin that sets up the engine on workers."""
    content, mark = archive()
    return worker_side().EngineOnWorker(_package(), content, mark, THREADS | CACHE)


def pack(function: Callable[..., Any], *arguments: Any) -> tuple[Any, ...]:
    """Return what to submit to dask in place of a function and its arguments, if the workers have no Strandline.

    Dask's scheduler unpickles whatever it passes on, so it would need all packages too. It is given bytes instead, and the
    futures, wherever among the arguments they stand.
    """
    import cloudpickle
    from distributed import Future

    futures: list[Any] = []

    class Pickler(cloudpickle.Pickler):  # type: ignore[misc]
        def persistent_id(self, thing: Any) -> int | None:
            if not isinstance(thing, Future):
                return None
            futures.append(thing)
            return len(futures) - 1

    file = io.BytesIO()
    Pickler(file).dump((function, arguments))
    _, mark = archive()
    return _ByValue(worker_side().run_packed), _package(), mark, file.getvalue(), *futures


class _ByValue:
    """A function that is pickled by value also as a part of something larger, where cloudpickle is not asked."""

    def __init__(self, function: Callable[..., Any]) -> None:
        import cloudpickle

        self.__name__ = function.__name__
        self._pickled = cloudpickle.dumps(function)

    def __reduce__(self) -> tuple[Any, ...]:
        # Only named here; it is the workers and the scheduler who unpickle, as they do with all that dask sends.
        return pickle.loads, (self._pickled,)

    def __call__(self, *_arguments: Any) -> None:
        raise NotImplementedError("this stands for a function on a worker")


def _package() -> str:
    return __name__.rsplit(".", 2)[0]

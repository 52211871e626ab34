"""What a worker without Strandline is sent before its first task. This module alone is pickled by value.

So nothing here may import other modules of the engine, and what a function needs it imports for itself.
"""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from distributed import WorkerPlugin


class EngineOnWorker(WorkerPlugin):
    """Makes the engine's package importable on a worker, and gives the libraries there the engine's limits.

    Dask sets it up on every worker, also on those that join later.

    Parameters
    ----------
    package : str
        Name of the package.
    archive : bytes
        A zip file of it.
    mark : str
        Stands for its content.
    limits : mapping of str to str
        Environment variables that limit the libraries; see :mod:`engine.compute.limits`.
    """

    name = "strandline-engine"

    def __init__(self, package: str, archive: bytes, mark: str, limits: dict[str, str]) -> None:
        self.package, self.archive, self.mark, self.limits = package, archive, mark, limits

    def setup(self, worker: Any) -> None:
        """Write the package beside the worker's other files and put it first on the path."""
        limit_libraries(self.limits)
        file_name = f"strandline-{self.mark}.zip"
        if any(os.path.basename(entry) == file_name for entry in sys.path[:1]) and os.path.exists(sys.path[0]):
            return
        folder = tempfile.mkdtemp(prefix="strandline-engine-", dir=worker.local_directory)
        path = os.path.join(folder, file_name)
        with open(path, "wb") as file:
            file.write(self.archive)
        # An engine of another version that was sent before, or a package of this name that is none of ours.
        sys.path[:] = [entry for entry in sys.path if not os.path.basename(entry).startswith("strandline-")]
        for name in list(sys.modules):
            if name == self.package or name.startswith(self.package + "."):
                del sys.modules[name]
        sys.path.insert(0, path)


def run_packed(package: str, mark: str, packed: bytes, *data: Any) -> Any:
    """Run what :func:`engine.compute.code_upload.pack` has packed.

    Parameters
    ----------
    package : str
        Name of the engine's package.
    mark : str
        Stands for the code that the task was made by.
    packed : bytes
        A pickled function and its arguments.
    data
        What stands in place of futures among the arguments.
    """
    import importlib
    import io

    # What comes here was pickled by the engine. Whoever may send tasks to a worker may run what he likes anyhow.
    import pickle  # nosec B403

    class Unpickler(pickle.Unpickler):
        def persistent_load(self, number: int) -> Any:
            return data[number]

    # Two people may use the same workers with versions of Strandline that differ, but not at the same time: a worker has
    # the one that was sent last.
    if f"strandline-{mark}.zip" not in str(importlib.import_module(package).__file__):
        raise importlib.import_module(f"{package}.errors").ComputeError(
            "Another version of Strandline has begun to use the same dask workers. Run the tool again, best when the other "
            "one has ended."
        )
    function, arguments = Unpickler(io.BytesIO(packed)).load()
    return function(*arguments)


def limit_libraries(limits: dict[str, str]) -> None:
    """Let each task compute with one thread, and GDAL keep few blocks, as far as that can still be decided."""
    for name, value in limits.items():
        # Dask's nanny has set those of threads already. For a worker without one: libraries that are loaded later read them.
        os.environ.setdefault(name, value)
    try:
        from threadpoolctl import threadpool_limits

        threadpool_limits(1, user_api="blas")
    except ImportError:
        # Scikit-learn needs it, so a missing one is reported by the comparison of packages.
        return


def gdal_version() -> str:
    """Return the version of the GDAL that rasterio uses here, which its own version does not show."""
    import rasterio

    return str(rasterio.__gdal_version__)

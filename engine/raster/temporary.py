"""Rasters in the folder of temporary files, there for as long as something may still read them."""

from __future__ import annotations

import shutil
import weakref
from typing import Any

from ..compute import scratch


class TemporaryRaster(str):
    """Path of a raster in a folder of its own, which is deleted with the last image that holds this path.

    Images that are made of one another share the path, so the file stays for the last of them; what is left goes when Python
    ends. A copy in another process is a mere path.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        return str, (str(self),)


def temporary_raster(name: str) -> TemporaryRaster:
    """Return a path, with this file name, where a raster can be written."""
    folder = scratch.private_folder("array")
    path = TemporaryRaster(folder / name)
    weakref.finalize(path, shutil.rmtree, folder, ignore_errors=True)
    return path

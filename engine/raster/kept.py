"""The stored numbers of small files, kept in memory while a step reads them several times.

A file's blocks are decoded anew by every task that reads a part of them, and that costs more than what is done with the pixels.
Threads of this process share what they have read; workers elsewhere, and whoever reads a larger file, read the file.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window

from ..compute import settings

if TYPE_CHECKING:
    from .image import Image

#: No more bytes of a file are kept, which is what GDAL keeps of all of them.
_LIMIT = 32 << 20
#: A file is read in parts of whole blocks that have at least so many rows.
_ROWS = 256

#: By path, overview, and which state of the file it is: another run may write a new one.
_Key = tuple[str, int | None, int, int, int]
_kept: dict[_Key, _Kept] = {}


@contextmanager
def pixels_kept(*images: Image | None) -> Iterator[None]:
    """Decode each part of the files of these images only once while the block lasts, if they are small."""
    limits, own = settings.current(), list[_Key]()
    for image in images:
        if image is None or limits.kind != "local" or limits.worker_kind != "threads":
            continue
        size, key = image.native.size * len(image.bands) * np.dtype(image.dtype).itemsize, _key(image)
        if key is not None and size <= _LIMIT and key not in _kept:
            own.append(key)
            _kept[key] = _Kept(image)
    try:
        yield
    finally:
        for key in own:
            del _kept[key]


def stored(image: Image, dataset: rasterio.DatasetReader, indexes: Sequence[int], window: Window) -> Sequence[NDArray]:
    """Return a window of some bands of a file, each of shape (rows, columns). They are not to be written to."""
    key = _key(image) if _kept else None
    kept = None if key is None else _kept.get(key)
    if kept is None or not kept.has(dataset, indexes):
        values: Sequence[NDArray] = dataset.read(indexes, window=window)
        return values
    return kept.read(dataset, indexes, window)


def _key(image: Image) -> _Key | None:
    """Return what tells a file of this machine from others and from itself at other times; None if it is none."""
    try:
        state = os.stat(image.path)
    except (OSError, ValueError):
        return None
    return image.path, image.overview, state.st_ino, state.st_size, state.st_mtime_ns


class _Kept:
    """What has been read of a file."""

    def __init__(self, image: Image) -> None:
        rows, columns = image.block
        self._places = {band.index: place for place, band in enumerate(image.bands)}
        self._shape = len(image.bands), image.native.height, image.native.width
        self._step = -(-_ROWS // rows) * rows, columns
        self._is_read: set[tuple[int, int]] = set()
        self._lock = threading.Lock()
        self._values: NDArray | None = None

    def has(self, dataset: rasterio.DatasetReader, indexes: Sequence[int]) -> bool:
        """Return whether these bands are kept."""
        return all(index in self._places for index in indexes) and len(set(dataset.dtypes)) == 1

    def read(self, dataset: rasterio.DatasetReader, indexes: Sequence[int], window: Window) -> list[NDArray]:
        """Return a window of these bands, of which the dataset is asked for what was not read before."""
        with self._lock:
            if self._values is None:
                self._values = np.empty(self._shape, dataset.dtypes[0])
        values = self._values
        rows, columns = (
            slice(int(start), int(start + length))
            for start, length in ((window.row_off, window.height), (window.col_off, window.width))
        )
        high, wide = self._step
        for row in range(rows.start // high * high, rows.stop, high):
            for column in range(columns.start // wide * wide, columns.stop, wide):
                if (row, column) not in self._is_read:
                    part = values[:, row : row + high, column : column + wide]
                    # Two threads may read the same part at once, which does no harm.
                    part[:] = dataset.read(list(self._places), window=Window(column, row, part.shape[2], part.shape[1]))
                    self._is_read.add((row, column))
        return [values[self._places[index], rows, columns] for index in indexes]

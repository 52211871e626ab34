"""The pixels that k-means learns from: every n-th of an image, scaled, gone through as often as needed.

Where they fit, they are read once and stay with the workers of the cluster; otherwise each pass reads the image again,
window by window. Which of the two happens depends on the image alone, not on the machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..compute import backend
from ..job import Job
from ..raster.image import Image
from ..raster.sampling import every
from ..raster.windows import map_windows, window_shape
from .blocks import filled_blocks
from .scaling import SpectralScaler

if TYPE_CHECKING:
    import dask.array as da

T = TypeVar("T")

#: Up to this many bytes of pixels stay in memory (float32: 9.6 million pixels of seven bands).
KEPT_BYTES = 256 << 20
#: Pixels in a chunk, and bytes at the most.
_CHUNK_PIXELS, _CHUNK_BYTES = 1 << 16, 8 << 20
#: Bytes of windows that are shuffled together when pixels are read again.
_GROUP_BYTES = 16 << 20
#: Chunks that are shuffled together when pixels are kept.
_GROUP_CHUNKS = 16


@dataclass(frozen=True)
class PixelReader:
    """How any worker reads training pixels for itself.

    Attributes
    ----------
    image : Image
    stride : int
        Every how many-th pixel is used, in x and in y, from the grid's first one on.
    scaler : SpectralScaler
        Fitted.
    rounding_unit : float
        A power of two. Scaled values are rounded to its multiples, so that their sums in double precision are exact and
        do not depend on the order of adding.
    """

    image: Image
    stride: int
    scaler: SpectralScaler
    rounding_unit: float

    def read(self, window: Window) -> NDArray[np.float32]:
        """Return the training pixels of a window, shape (pixels, bands): those that are observed in every band."""
        values = every(self.image.read(window), window, self.stride).reshape(len(self.image.bands), -1)
        valid = np.isfinite(values).all(axis=0)
        return self.scale((values if valid.all() else values[:, valid]).T)

    def scale(self, pixels: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return pixels of shape (pixels, bands) scaled and rounded."""
        out = np.empty(pixels.shape, dtype=np.float32)
        rounding_unit = np.float32(self.rounding_unit)
        for part, columns in filled_blocks(pixels.T):
            scaled = self.scaler.transform_columns(columns)
            # A single-precision number above 2^24 rounding units is a multiple of the unit as it is.
            np.rint(np.divide(scaled, rounding_unit, out=scaled), out=scaled)
            out[part] = (scaled * rounding_unit)[:, : part.stop - part.start].T
        return out


def rounding_unit_of(scaled: NDArray[np.floating]) -> float:
    """Return a rounding unit for pixels of which these are a sample: a power of two, a millionth of the largest value."""
    largest = float(np.abs(scaled).max())
    return 2.0 ** (math.ceil(math.log2(largest)) - 20) if largest > 0 else 1.0


class TrainingPixels:
    """All training pixels of an image, to pass over in parallel or to draw from in random order.

    Parameters
    ----------
    reader : PixelReader
    job : Job
        Hears of the reading.
    complete : ndarray of float32, shape (pixels, bands), optional
        The pixels themselves, scaled, if they are at hand.
    """

    def __init__(self, reader: PixelReader, job: Job, complete: NDArray[np.float32] | None = None) -> None:
        grid, bands = reader.image.grid, len(reader.image.bands)
        self._reader = reader
        self._bands = bands
        self._windows = list(grid.windows(*window_shape(reader.image)))
        self._kept: list[Any] | None = None
        if complete is not None:
            self._kept = _scatter([complete])
        elif 4 * bands * math.ceil(grid.height / reader.stride) * math.ceil(grid.width / reader.stride) <= KEPT_BYTES:
            self._kept = _scatter(self._read(self._windows, job))

    @property
    def kept(self) -> bool:
        """Whether the pixels are in memory."""
        return self._kept is not None

    def each(self, task: Callable[[NDArray[np.float32]], T], job: Job, text: str) -> Iterator[T]:
        """Pass over all pixels once: run ``task`` on arrays of shape (pixels, bands), and yield results as they come."""
        if self._kept is not None:
            results: Iterator[tuple[Any, T]] = map_windows(task, self._kept, job, text, len(self._kept))
        else:
            reader = self._reader
            results = map_windows(
                lambda window: task(reader.read(window)), self._windows, job, text, len(self._windows)
            )
        for _, result in results:
            yield result

    def shuffled(self, generator: np.random.RandomState, job: Job, text: str) -> Iterator[list[Any]]:
        """Pass over all pixels once in random order, a group of chunks at a time.

        Yields
        ------
        list of futures
            Each of an array of float32, shape (pixels, bands).
        """
        if self._kept is not None:
            yield from _groups(self._kept, _GROUP_CHUNKS, generator, job, text)
        else:
            columns, rows = window_shape(self._reader.image)
            each = math.ceil(columns / self._reader.stride) * math.ceil(rows / self._reader.stride) * self._bands * 4
            for group in _groups(self._windows, max(1, _GROUP_BYTES // each), generator, job, text):
                pixels = np.concatenate(list(self._read(group, job.part(0.0, 0.0))))
                if len(pixels):
                    yield _scatter([pixels[generator.permutation(len(pixels))]])

    def _read(self, windows: Sequence[Window], job: Job) -> Iterator[NDArray[np.float32]]:
        """Yield the pixels of each window, in the order of the windows."""
        # Windows finish in any order; the order of the pixels must be the same each run.
        found = map_windows(self._reader.read, windows, job, "Reading the pixels to learn from", len(windows))
        parts = {(window.row_off, window.col_off): pixels for window, pixels in found}
        for window in windows:
            yield parts.pop((window.row_off, window.col_off))


def as_dask(pixels: NDArray[np.float32]) -> da.Array:
    """Return pixels of shape (pixels, bands) as a dask array, in chunks of the size of those that are kept."""
    # Half a second to import, which every other step can do without.
    import dask.array as da

    return da.from_array(pixels, chunks=(_chunk_pixels(pixels.shape[1]), -1))


def _scatter(parts: Iterable[NDArray[np.float32]]) -> list[Any]:
    """Hand pixels to the workers in chunks of like size; return futures of arrays of shape (pixels, bands)."""
    return backend.connection().scatter_all(_chunks(parts))


def _chunks(parts: Iterable[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    """Yield pixels in chunks of like size, holding little more than is not yielded yet."""
    waiting: list[NDArray[np.float32]] = []
    for part in parts:
        if len(part):
            waiting.append(part)
        size = _chunk_pixels(part.shape[1])
        if sum(map(len, waiting)) >= size:
            pixels = np.concatenate(waiting)
            whole = len(pixels) // size * size
            for start in range(0, whole, size):
                yield pixels[start : start + size].copy()
            waiting = [pixels[whole:]] if whole < len(pixels) else []
    if waiting:
        yield np.concatenate(waiting)


def _chunk_pixels(bands: int) -> int:
    return max(1, min(_CHUNK_PIXELS, _CHUNK_BYTES // (4 * bands)))


def _groups(items: Sequence[T], size: int, generator: np.random.RandomState, job: Job, text: str) -> Iterator[list[T]]:
    """Yield all items in random order, some at a time."""
    order = generator.permutation(len(items))
    for start in range(0, len(order), size):
        yield [items[number] for number in order[start : start + size]]
        job.progress(min(start + size, len(order)) / len(order), text)

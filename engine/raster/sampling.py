"""A random sample of an image's valid pixels, the same for any window size and any number of workers.

Small images are read whole. Of large ones only some cells are read, spread over the scene: a cell is made of whole
blocks of the file, so that nothing is decoded only to be thrown away.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..job import Job
from .image import Image
from .windows import map_windows

#: Up to this many pixels an image is read whole to draw the sample.
READ_WHOLE = 1 << 22
#: Maximum pixels in a sample, and bytes (float32).
SAMPLE_PIXELS = 1 << 17
SAMPLE_BYTES = 128 << 20
#: A cell of a tiled file has at least this many pixels, and a large scene has this many cells read.
_CELL_PIXELS = 1 << 16
_CELLS = 96


@dataclass(frozen=True)
class Sample:
    """Valid pixels of an image.

    Attributes
    ----------
    values : ndarray of float32, shape (pixels, bands)
    complete : bool
        Whether these are all valid pixels of the image.
    counts : ndarray or None
        What ``count`` of :func:`draw_sample` found, added up.
    """

    values: NDArray[np.float32]
    complete: bool
    counts: NDArray[np.int64] | None = None


def draw_sample(
    image: Image,
    job: Job,
    seed: int,
    maximum: int = SAMPLE_PIXELS,
    also: Image | None = None,
    stride: int = 1,
    count: Callable[[NDArray[np.float32]], NDArray[np.int64]] | None = None,
) -> Sample:
    """Draw valid pixels (finite in every band) at random, without replacement.

    Parameters
    ----------
    image : Image
    job : Job
    seed : int
        The same image and seed give the same sample.
    maximum : int
        How many pixels to return at most; bounded further for images of very many bands.
    also : Image, optional
        Another image on the same grid, whose bands follow those of ``image`` in the values.
    stride : int
        Only every so many-th pixel counts, in x and in y, from the grid's first one on.
    count : callable, optional
        Counts something in each part that is read, shape (bands, rows, columns).
    """
    columns = len(image.bands) + (len(also.bands) if also else 0)
    maximum = min(maximum, SAMPLE_BYTES // (4 * columns))
    cells = _cells(image)
    generator = np.random.default_rng(seed)
    chosen = np.arange(len(cells))
    # Cells with fewer pixels that count are made up for by more cells.
    enough = _CELLS * stride * stride
    if image.grid.size > READ_WHOLE and len(cells) > enough:
        chosen = _spread(len(cells), enough, generator)
    read = sum(int(cells[number].width * cells[number].height) for number in chosen) / (stride * stride)
    # Every read pixel has the same chance, whatever its cell.
    share = min(1.0, maximum / read)

    def task(window: Window) -> tuple[NDArray[np.float32], NDArray[np.int64] | None]:
        values = image.read(window)
        if also is not None:
            values = np.concatenate([values, also.read(window)])
        counts = count(values) if count else None
        values = every(values, window, stride).reshape(columns, -1)
        if share < 1.0:
            # The cell's own position seeds its draw, so the draw does not depend on who reads the cell, or when.
            cell = np.random.default_rng((seed, int(window.row_off), int(window.col_off)))
            values = values[:, np.flatnonzero(cell.random(values.shape[1], dtype=np.float32) < share)]
        return np.ascontiguousarray(values[:, np.isfinite(values).all(axis=0)].T), counts

    windows = [cells[number] for number in chosen]
    parts = {
        (window.row_off, window.col_off): found
        for window, found in map_windows(task, windows, job, "Sampling pixels", len(windows), light=True)
    }
    values = np.concatenate([parts[position][0] for position in sorted(parts)])
    counts = np.sum([counts for _, counts in parts.values()], axis=0) if count else None
    return Sample(values, share == 1.0 and len(chosen) == len(cells), counts)


def every(values: NDArray[np.float32], window: Window, stride: int) -> NDArray[np.float32]:
    """Return every ``stride``-th pixel of a window, shape (bands, rows, columns), counted from the grid's first one."""
    return values[:, -int(window.row_off) % stride :: stride, -int(window.col_off) % stride :: stride]


def _cells(image: Image) -> list[Window]:
    """Cut the grid into cells; only the file and the grid decide how, never the window size of the run."""
    rows, columns = image.block
    if columns >= image.native.width and rows < 256:
        columns = image.grid.width
        rows = max(rows, math.ceil(_CELL_PIXELS / columns / rows) * rows)
    else:
        while rows * columns < _CELL_PIXELS:
            rows, columns = 2 * rows, 2 * columns
        rows, columns = min(rows, 1024), min(columns, 1024)
    return list(image.grid.windows(columns, rows))


def spread_cells(image: Image, count: int) -> list[Window]:
    """Return some cells of an image, spread over it, its corners among them, whatever the run."""
    cells = _cells(image)
    if len(cells) <= count:
        return cells
    columns = sum(1 for cell in cells if cell.row_off == cells[0].row_off)
    corners = {0, columns - 1, len(cells) - columns, len(cells) - 1}
    chosen = corners | set(map(int, _spread(len(cells), count, np.random.default_rng(0))))
    return [cells[number] for number in sorted(chosen)]


def _spread(total: int, count: int, generator: np.random.Generator) -> NDArray[np.int64]:
    """Choose one number at random from each of ``count`` equal stretches of 0..total-1."""
    edges = np.linspace(0, total, count + 1).astype(int)
    return np.array([generator.integers(low, high) for low, high in pairwise(edges)])

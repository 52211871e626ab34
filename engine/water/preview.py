"""The water around a point of an image, at once: what a click shows before anything is run.

It is the water of :mod:`engine.waterrule`, by the evidence of the whole image, as in every map; only where it is looked at is
small. The evidence is kept for the images that were looked at last, so that it is gathered once.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window, intersection

from ..errors import InputError
from ..job import Job
from ..raster.image import Image, open_reflective
from ..raster.layer import Layer, Source
from ..raster.opening import files_kept_open
from ..raster.overview import at_cell_size
from ..raster.point import Point
from ..raster.remote import file_name, is_remote
from ..waterrule.roles import WaterBands
from ..waterrule.survey import mark_and_gather
from ..waterrule.watermap import PointClass, WaterMap
from .codes import DRY, WATER
from .selection import is_seen_around

#: The evidence of so many images is kept.
_KEPT = 8
#: Side of the window around the point in pixels; with the surroundings that the rule looks at it is a third more.
SIDE = 640
#: Of cubes, means are taken of a smaller window: so many numbers are read at most.
_NUMBERS = 6_000_000
#: Images of no more bands than this are read once, with all of them.
_FEW_BANDS = 12


@dataclass(frozen=True)
class Learned:
    """An image and what was learned of all of it; ``notes`` is what the user should know of it."""

    map: WaterMap
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preview:
    """What a point and its surroundings show.

    Attributes
    ----------
    found : PointClass
        The class of the pixel at the point, at the image's own pixels.
    image : Image
        All bands of the image, as coarse as it was looked at.
    codes : ndarray of uint8, shape (rows, columns)
        Water of the window; see :mod:`.codes`.
    window : Window
        Of ``image``.
    spectrum : ndarray of float32, shape (bands,)
        Of the pixel at the point, at the image's own pixels; NaN where a band was not observed.
    water, land : Mean
        Of the window.
    """

    found: PointClass
    image: Image
    codes: NDArray[np.uint8]
    window: Window
    spectrum: NDArray[np.float32]
    water: Mean
    land: Mean


@dataclass(frozen=True)
class Mean:
    """Mean spectrum of some pixels, shape (bands,), NaN where there are none; and how many they are."""

    values: NDArray[np.float32]
    pixels: int


_learned: OrderedDict[tuple[object, ...], Learned] = OrderedDict()
_learning = threading.Lock()


def learn(source: Source, job: Job) -> Learned:
    """Return the water of an image, from memory if it was looked at before and has not changed since.

    Raises
    ------
    InputError
        If it lies on a server, cannot be read, or its bands do not show water.
    """
    path, layer = Layer.read(source)
    if is_remote(path) or path.startswith("/vsi"):
        raise InputError(
            f"'{file_name(path)}' does not lie on this computer, and to look at all of it would take long. Save the part that "
            "you want as a file (Load STAC item, or Export > Save As), then click on that."
        )
    key = (path, repr(layer), *_state(path))
    with _turn(job):
        if key not in _learned:
            image, notes = open_reflective(source), _Notes(job)
            _require_water_bands(image)
            _learned[key] = Learned(WaterMap(*mark_and_gather(image, notes.job)), tuple(notes.texts))
        _learned.move_to_end(key)
        while len(_learned) > _KEPT:
            _learned.popitem(last=False)
        return _learned[key]


def look(learned: WaterMap, point: Point, cell: float) -> Preview:
    """Return what an image shows at a point and around it.

    Parameters
    ----------
    learned : WaterMap
        The image at its own pixels.
    point : Point
    cell : float
        Side of a cell of the map that is looked at, in the units of the image's CRS: larger pixels are enough.

    Raises
    ------
    InputError
        If the point lies outside of the image.
    """
    image = learned.image
    row, column = point.pixel(image)
    with files_kept_open():
        found = learned.classify(row, column) if is_seen_around(image, row, column) else PointClass("unobserved")
        spectrum = image.read(Window(column, row, 1, 1))[:, 0, 0]
        coarse = at_cell_size(image, cell)
        shown = learned
        if coarse.overview is not None:
            # Coarse bands are as fine as the others there, and no line is as narrow as such pixels.
            shown = WaterMap(coarse, replace(learned.evidence, coarse_swir=False), narrow=False)
        window = _around(coarse, *point.pixel(coarse))
        codes, water, land = _read(shown, window, *point.pixel(coarse))
    return Preview(found, coarse, codes, window, spectrum, water, land)


def _require_water_bands(image: Image) -> None:
    """Raise an InputError if it is not known which bands show water; a tool would take a point instead."""
    if WaterBands.of(image.bands) is None:
        raise InputError(
            f"It is not known which bands of '{image.name}' are green and near (or short-wave) infrared, and without "
            "them water cannot be recognised. Name the bands 'green' and 'nir08' (or 'swir16') with Stack bands, then click "
            "again."
        )


def _around(image: Image, row: int, column: int, side: int = SIDE) -> Window:
    """Return the window of a side around a pixel, within the image."""
    grid = image.grid
    top, left = (
        max(0, min(at - side // 2, length - side)) for at, length in ((row, grid.height), (column, grid.width))
    )
    return Window(left, top, min(side, grid.width - left), min(side, grid.height - top))


def _read(shown: WaterMap, window: Window, row: int, column: int) -> tuple[NDArray[np.uint8], Mean, Mean]:
    """Return the water of a window, and the mean spectra of water and of land in it, or in a part of it around the point."""
    image, positions = shown.image, shown.evidence.bands.positions
    if len(image.bands) > _FEW_BANDS:
        codes = shown.codes(window)
        part = _around(image, row, column, int(np.sqrt(_NUMBERS / len(image.bands))))
        part = intersection(part, window)
        values, there = image.read(part), codes[_within(part, window)]
    else:
        around = shown.around(window)
        read = image.read(around)
        codes = there = shown.codes_of(np.ascontiguousarray(read[positions]), window)
        values = read[(slice(None), *_within(window, around))]
    return codes, _mean(values, there == WATER), _mean(values, there == DRY)


def _within(part: Window, window: Window) -> tuple[slice, slice]:
    """Return where a part of a window lies in it: rows and columns."""
    top, left = int(part.row_off - window.row_off), int(part.col_off - window.col_off)
    return slice(top, top + int(part.height)), slice(left, left + int(part.width))


def _mean(values: NDArray[np.float32], chosen: NDArray[np.bool_]) -> Mean:
    seen, weights = np.isfinite(values), chosen.ravel().astype(np.float32)
    bands = len(values)
    # Products with a vector take a tenth of the time of picking the pixels.
    counts = seen.reshape(bands, -1).astype(np.float32) @ weights
    sums = np.where(seen, values, 0).reshape(bands, -1) @ weights
    means = np.divide(sums, counts, out=np.full(bands, np.nan, np.float32), where=counts > 0)
    return Mean(means, int(chosen.sum()))


def _state(path: str) -> tuple[object, ...]:
    """Return what changes when a file is written anew; nothing for what is no file, such as a part of a container."""
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size


@contextmanager
def _turn(job: Job) -> Iterator[None]:
    """Hold the lock; who wants an image that another run looks at waits for it instead of looking too."""
    while not _learning.acquire(timeout=0.02):
        job.check_cancelled()
    try:
        yield
    finally:
        _learning.release()


@dataclass
class _Notes:
    """Keeps the warnings of a job, which later looks at the same image are told too."""

    listener: Job
    texts: list[str] = field(default_factory=list)

    @property
    def job(self) -> Job:
        """The job whose warnings are kept."""
        return replace(self.listener, on_message=self._keep)

    def _keep(self, level: str, text: str) -> None:
        if level == "warning":
            self.texts.append(text)

"""A class raster: whole numbers that stand for classes, their names, and the ground that each covers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.area import PixelAreas
from ..raster.image import Image, open_image
from ..raster.remote import gdal_path
from ..raster.windows import map_grid, window_shape

#: Stands for pixels that were not observed, among class numbers.
UNSEEN = np.int32(-(2**31))
#: A raster of more classes is none.
MOST_CLASSES = 256
#: Numbers beyond are not whole in single precision, which rasters are read in.
_LARGEST = 2**24
_NOT_OBSERVED = ("not observed", "no data", "nodata")


@dataclass(frozen=True)
class ClassMap:
    """A class raster.

    Attributes
    ----------
    image : Image
        Its band.
    names : mapping of int to str
        Names of the classes, where the file has them.
    hidden : frozenset of int
        Numbers that the file itself names "not observed" or "no data", besides its nodata value.
    """

    image: Image
    names: Mapping[int, str]
    hidden: frozenset[int] = frozenset()

    def name(self, code: int) -> str:
        """Return the name of a class, or what stands for one."""
        return self.names.get(code, f"class {code}")

    def title(self, code: int) -> str:
        """Return number and name of a class, for messages."""
        return f"{code} ({self.names[code]})" if code in self.names else str(code)

    def read(self, window: Window) -> NDArray[np.int32]:
        """Return the class numbers of a window, shape (rows, columns), :data:`UNSEEN` where not observed.

        Raises
        ------
        InputError
            If the raster holds numbers that are no classes.
        """
        values = self.image.read(window)[0]
        seen = np.isfinite(values)
        wrong = values[seen & ((values % 1 != 0) | (np.abs(values) > _LARGEST))]
        if wrong.size:
            raise InputError(
                f"'{self.image.name}' holds the value {wrong[0]:g}, so it is no class raster. Choose a mask, a change, "
                "clusters, or another raster of whole numbers."
            )
        codes = np.where(seen, values, 0).astype(np.int32)
        codes[~seen] = UNSEEN
        if self.hidden:
            codes[np.isin(codes, list(self.hidden))] = UNSEEN
        return codes


def open_class_map(path: str) -> ClassMap:
    """Describe a class raster; its first band counts.

    Raises
    ------
    InputError
        If the file cannot be read or has no place on the map.
    """
    image = open_image(path, [1])
    with rasterio.open(gdal_path(path)) as dataset:
        tags = dataset.tags(1)
    names = {int(key[9:]): name for key, name in tags.items() if re.fullmatch(r"CATEGORY_-?\d+", key) and name}
    hidden = frozenset(code for code, name in names.items() if name.lower() in _NOT_OBSERVED)
    return ClassMap(image, {code: name for code, name in names.items() if code not in hidden}, hidden)


@dataclass(frozen=True)
class Ground:
    """What a class, or a stratum, covers: pixels, and square kilometres."""

    pixels: int
    area: float


Numbers = Callable[[Window], NDArray[np.int32]]
Pixels = tuple[NDArray[np.int64], NDArray[np.int64]]
_NO_PIXELS: Pixels = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def survey(
    image: Image, numbers: Numbers, job: Job, text: str, at: Pixels = _NO_PIXELS
) -> tuple[dict[int, Ground], NDArray[np.int32]]:
    """Measure the ground of each number, and look numbers up, in one walk over a grid.

    Parameters
    ----------
    image : Image
        Whose grid is walked over, window by window.
    numbers : callable
        Returns the numbers of a window, shape (rows, columns), with :data:`UNSEEN` for what does not count.
    job : Job
    text : str
        Shown with the progress.
    at : pair of ndarray of int, shape (pixels,)
        Rows and columns of the pixels to look up.

    Returns
    -------
    dict of int to Ground
        By number, in rising order.
    ndarray of int32, shape (pixels,)
        The numbers at the pixels.

    Raises
    ------
    InputError
        If there are more numbers than a class raster has.
    """
    areas = PixelAreas(image.grid)
    if areas.misleading:
        job.warning(
            "The CRS is a Mercator, which shows areas too large away from the equator. Use an equal-area or UTM CRS."
        )

    def task(window: Window) -> tuple[dict[int, NDArray[np.int64]], NDArray[np.int64], NDArray[np.int32]]:
        codes = numbers(window)
        present = np.unique(codes[codes != UNSEEN])
        require_few(len(present), image.name)
        rows, columns = at[0] - window.row_off, at[1] - window.col_off
        here = np.flatnonzero((rows >= 0) & (rows < codes.shape[0]) & (columns >= 0) & (columns < codes.shape[1]))
        return {int(code): (codes == code).sum(axis=1) for code in present}, here, codes[rows[here], columns[here]]

    # Whole numbers, so that the sums do not hang on the order in which windows are ready.
    counts: dict[int, NDArray[np.int64]] = defaultdict(lambda: np.zeros(image.grid.height, dtype=np.int64))
    found = np.full(len(at[0]), UNSEEN, dtype=np.int32)
    for window, (rows, here, codes) in map_grid(task, image.grid, window_shape(image), job, text, light=True):
        for code, count in rows.items():
            counts[code][window.row_off : window.row_off + len(count)] += count
        require_few(len(counts), image.name)
        found[here] = codes
    ground = {
        code: Ground(int(counts[code].sum()), float(areas.of_rows(0, counts[code][:, np.newaxis])[0]))
        for code in sorted(counts)
    }
    return ground, found


def require_few(count: int, name: str) -> None:
    """Raise an InputError if a raster has more values than a class raster may have."""
    if count > MOST_CLASSES:
        raise InputError(
            f"'{name}' holds more than {MOST_CLASSES} different values, so it is no class raster. Choose a mask, a change "
            "or clusters."
        )

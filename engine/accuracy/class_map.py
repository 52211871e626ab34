"""A class raster: whole numbers that stand for classes, their names, and the ground that each covers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.area import PixelAreas
from ..raster.image import Image, open_image
from ..raster.layer import Source
from ..raster.remote import gdal_path, in_time
from ..raster.windows import map_grid, window_shape

#: Stands for pixels that were not observed, among class numbers.
UNSEEN = np.int32(-(2**31))
#: A raster of more classes is none.
MAXIMUM_CLASSES = 256
#: Numbers beyond are not whole in single precision, which rasters are read in.
_LARGEST = 2**24
#: Into so many units the area of a pixel is divided.
_UNITS = 2**20
_NOT_OBSERVED = ("not observed", "no data", "nodata")


@dataclass(frozen=True)
class Ground:
    """What a class, or a stratum, covers: pixels, and square kilometres."""

    pixels: int
    area: float


@dataclass(frozen=True)
class ClassMap:
    """A class raster.

    Attributes
    ----------
    image : Image
        Its band.
    names : mapping of int to str
        Names of the classes, where the file has them.
    unobserved : frozenset of int
        Numbers that the file itself names "not observed" or "no data", besides its nodata value.
    """

    image: Image
    names: Mapping[int, str]
    unobserved: frozenset[int] = frozenset()

    def name(self, code: int) -> str:
        """Return the name of a class, or what stands for one."""
        return self.names.get(code, f"class {code}")

    def title(self, code: int) -> str:
        """Return number and name of a class, for messages."""
        return f"{code} ({self.names[code]})" if code in self.names else str(code)

    def titles(self, codes: Sequence[int]) -> str:
        """Return numbers and names of classes, for messages."""
        return f"class{'es' if len(codes) > 1 else ''} {', '.join(map(self.title, codes))}"

    def require(self, codes: Iterable[int], ground: Mapping[int, Ground]) -> None:
        """Raise an InputError if one of these classes has no pixel among those that have ground."""
        missing = sorted(set(codes) - set(ground))
        if missing:
            raise InputError(
                f"'{self.image.name}' has no pixel of {self.titles(missing)}. It has {self.titles(list(ground))}: "
                "choose the map that the points were drawn from."
            )

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
                f"'{self.image.name}' holds the value {wrong[0]:g}, so it is no class raster. Choose a mask, a "
                "change, clusters, or another raster of whole numbers."
            )
        codes = np.where(seen, values, 0).astype(np.int32)
        codes[~seen] = UNSEEN
        if self.unobserved:
            codes[np.isin(codes, list(self.unobserved))] = UNSEEN
        return codes


def open_class_map(source: Source) -> ClassMap:
    """Describe a class raster; its first band counts.

    Raises
    ------
    InputError
        If the file cannot be read or has no georeference.
    """
    image = open_image(source, [1])

    def read_tags() -> dict[str, str]:
        """Return the tags of the one band."""
        with rasterio.open(gdal_path(image.path)) as dataset:
            return dict(dataset.tags(1))

    tags = in_time(image.path, read_tags)
    names = {int(key[9:]): name for key, name in tags.items() if re.fullmatch(r"CATEGORY_-?\d+", key) and name}
    unobserved = frozenset(code for code, name in names.items() if name.lower() in _NOT_OBSERVED)
    return ClassMap(image, {code: name for code, name in names.items() if code not in unobserved}, unobserved)


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
    areas.tell(job)
    # Areas are added up as whole numbers of a small unit, so that sums do not hang on windows or their order.
    unit = areas.pixel / _UNITS

    def task(window: Window) -> tuple[dict[int, tuple[int, int]], NDArray[np.int64], NDArray[np.int32]]:
        codes = numbers(window)
        present = np.unique(codes[codes != UNSEEN])
        require_few(len(present), image.name)
        pixels = areas.of_pixels(window)
        units = None if pixels is None else np.rint(pixels / unit).astype(np.int64)
        rows, columns = at[0] - window.row_off, at[1] - window.col_off
        here = np.flatnonzero((rows >= 0) & (rows < codes.shape[0]) & (columns >= 0) & (columns < codes.shape[1]))
        counts = {int(code): _count(codes == code, units) for code in present}
        return counts, here, codes[rows[here], columns[here]]

    pixels: dict[int, int] = defaultdict(int)
    units: dict[int, int] = defaultdict(int)
    found = np.full(len(at[0]), UNSEEN, dtype=np.int32)
    for _, (counts, here, codes) in map_grid(task, image.grid, window_shape(image), job, text, light=True):
        for code, (count, size) in counts.items():
            pixels[code] += count
            units[code] += size
        require_few(len(pixels), image.name)
        found[here] = codes
    return {code: Ground(pixels[code], units[code] * unit) for code in sorted(pixels)}, found


def _count(mask: NDArray[np.bool_], units: NDArray[np.int64] | None) -> tuple[int, int]:
    """Return how many pixels are set, and the sum of their areas in units; None stands for pixels that are all alike."""
    if units is None:
        count = int(mask.sum())
        return count, count * _UNITS
    if units.shape[1] == 1:
        by_row = mask.sum(axis=1)
        return int(by_row.sum()), int(by_row @ units[:, 0])
    return int(mask.sum()), int(units[mask].sum())


def require_few(count: int, name: str) -> None:
    """Raise an InputError if a raster has more values than a class raster may have."""
    if count > MAXIMUM_CLASSES:
        raise InputError(
            f"'{name}' holds more than {MAXIMUM_CLASSES} different values, so it is no class raster. Choose a mask, a "
            "change or clusters."
        )

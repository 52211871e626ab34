"""Comparing two water masks: where water stayed, went and came.

Codes: 0 = dry on both dates, 1 = water on both, 2 = water lost, 3 = water gained, 255 = not observed on at least one date.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.area import PixelAreas
from ..raster.bands import Band
from ..raster.codes import count_codes, require_codes
from ..raster.extent import bounds_in, towards
from ..raster.grid import Grid, overlap
from ..raster.image import Image
from ..raster.outputs import Category, Layout, Outputs
from ..raster.regridding import resample
from ..raster.windows import map_grid, window_shape
from .codes import UNOBSERVED

DRY, STABLE, LOST, GAINED = 0, 1, 2, 3

CATEGORIES = (
    Category(DRY, "dry on both dates", (236, 230, 216, 255)),
    Category(STABLE, "water on both dates", (31, 104, 178, 255)),
    Category(LOST, "water lost", (214, 94, 33, 255)),
    Category(GAINED, "water gained", (44, 162, 131, 255)),
    Category(UNOBSERVED, "not observed", (150, 150, 150, 255)),
)

#: The signed difference has its own code for "not observed". Stored as int16: GDAL before 3.7 reads int8 as unsigned, so that
#: QGIS 3.22 would show lost water as 255.
DIFFERENCE_UNOBSERVED = -128

#: Codes of a water mask that never mean "no data".
_MEANT = (DRY, STABLE)
# What one date shows of a pixel; two dates make nine pairs, 3 * before + after.
_IS_DRY, _IS_WATER, _IS_UNSEEN = 0, 1, 2
_PAIRS = 9
# The change code of each pair.
_CLASSES = np.array(
    [DRY, GAINED, UNOBSERVED, LOST, STABLE, UNOBSERVED, UNOBSERVED, UNOBSERVED, UNOBSERVED], dtype=np.uint8
)


@dataclass(frozen=True)
class Difference:
    """The signed difference of two masks, as a raster.

    Attributes
    ----------
    path : str or Path
    before_minus_after : bool
        1 is water lost and -1 water gained; else, as after - before, the other way round.
    """

    path: str | Path
    before_minus_after: bool = False

    @property
    def text(self) -> str:
        """What is subtracted from what."""
        return "before - after" if self.before_minus_after else "after - before"

    @property
    def categories(self) -> tuple[Category, ...]:
        """What its values mean; the same ground stays clear."""
        gained = -1 if self.before_minus_after else 1
        by_code = {category.value: category for category in CATEGORIES}
        found = [
            replace(by_code[LOST], value=-gained),
            Category(0, "no change", (0, 0, 0, 0)),
            replace(by_code[GAINED], value=gained),
        ]
        return tuple(sorted(found, key=lambda category: category.value))

    def of(self, codes: NDArray[np.uint8]) -> NDArray[np.int16]:
        """Return the difference of change codes."""
        gained = -1 if self.before_minus_after else 1
        values = np.full(256, DIFFERENCE_UNOBSERVED, dtype=np.int16)
        values[[DRY, STABLE, LOST, GAINED]] = (0, 0, -gained, gained)
        return values[codes]

    def layout(self, grid: Grid, dates: Mapping[str, str]) -> Layout:
        """Return how it is written."""
        tags = {**dates, "DIFFERENCE": self.text}
        band = Band(1, "water difference")
        return Layout(grid, (band,), "int16", DIFFERENCE_UNOBSERVED, self.categories, tags=tags)

    def legend(self) -> list[tuple[int, str, tuple[int, int, int, int]]]:
        """Return value, name and colour of its classes, for whoever draws it: such a file has no colour table."""
        return [(category.value, category.name, category.colour) for category in self.categories]

    def sentence(self) -> str:
        """Return what its values mean, for the report."""
        meanings = ", ".join(f"{category.value} {category.name}" for category in self.categories)
        return f"{self.text}: {meanings}, {DIFFERENCE_UNOBSERVED} not observed"


@dataclass(frozen=True)
class ChangeAreas:
    """Areas in square kilometres.

    ``stable``, ``lost`` and ``gained`` are of pixels observed on both dates; ``before`` and ``after`` of all water that
    one date shows; ``unobserved`` of pixels that at least one date does not show.
    """

    before: float
    after: float
    stable: float
    lost: float
    gained: float
    unobserved: float
    valid_share_before: float
    valid_share_after: float

    def outputs(self) -> dict[str, float]:
        """Return the areas under the names of the toolbox's outputs."""
        return {
            "AREA_BEFORE": self.before,
            "AREA_AFTER": self.after,
            "AREA_STABLE": self.stable,
            "AREA_LOST": self.lost,
            "AREA_GAINED": self.gained,
            "AREA_UNOBSERVED": self.unobserved,
        }


@dataclass(frozen=True)
class PairTotals:
    """What both dates show together, added up: pixels or areas.

    Attributes
    ----------
    table : ndarray, shape (3, 3)
        Rows: before is dry, water, not observed. Columns: the same of after.
    """

    table: NDArray[np.floating]

    @property
    def change(self) -> dict[str, float]:
        """Totals of water before and after, and of each kind of change, as :class:`ChangeAreas` names them."""
        table = self.table
        return {
            "before": float(table[_IS_WATER].sum()),
            "after": float(table[:, _IS_WATER].sum()),
            "stable": float(table[_IS_WATER, _IS_WATER]),
            "lost": float(table[_IS_WATER, _IS_DRY]),
            "gained": float(table[_IS_DRY, _IS_WATER]),
            "unobserved": float(table[_IS_UNSEEN].sum() + table[:_IS_UNSEEN, _IS_UNSEEN].sum()),
        }

    @property
    def observed(self) -> tuple[float, float]:
        """Totals of what each date shows."""
        return float(self.table[:_IS_UNSEEN].sum()), float(self.table[:, :_IS_UNSEEN].sum())


def pair_states(before: NDArray[np.floating], after: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Return 3 * before + after of two masks of one shape, in which 0 is dry, 1 is water, and NaN is not observed."""
    states = [np.where(np.isfinite(mask), mask, _IS_UNSEEN).astype(np.uint8) for mask in (before, after)]
    return 3 * states[0] + states[1]


def classify(before: NDArray[np.floating], after: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Return the change codes of two masks of one shape, in which 0 is dry, 1 is water, and NaN is not observed."""
    return _CLASSES[pair_states(before, after)]


def compare(
    before: Image,
    after: Image,
    path: str | Path,
    outputs: Outputs,
    job: Job,
    *,
    difference: Difference | None = None,
) -> ChangeAreas:
    """Write the change raster of two water masks, on the grid of the first.

    Parameters
    ----------
    before, after : Image
        Water masks. ``after`` is put on the grid of ``before`` (nearest pixel) where they differ.
    path : path
        Where to write the change raster.
    outputs : Outputs
    job : Job
    difference : Difference, optional
        The signed difference to write too.

    Raises
    ------
    InputError
        If the masks do not overlap, or are no masks.
    """
    grid = before.grid
    if not after.grid.same_as(grid):
        require_overlap(before, after)
        after = resample(after, grid, "nearest")

    before, after = as_mask(before, job), as_mask(after, job)
    areas = PixelAreas(grid)
    areas.tell(job)

    def task(window: Window) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.float64]]:
        masks = []
        for image in (before, after):
            values = image.read(window)[0]
            # Also where the file does not declare this code as its nodata value.
            values[values == UNOBSERVED] = np.nan
            require_codes(values, image.name, 1, "a water mask (0 = not water, 1 = water, 255 = not observed)")
            masks.append(values)
        pairs = pair_states(*masks)
        return _CLASSES[pairs], count_codes(pairs, _PAIRS), areas.of_codes(window, pairs, _PAIRS)

    layout = Layout(grid, (Band(1, "water change"),), "uint8", UNOBSERVED, CATEGORIES, tags=_dates(before, after))
    signed = difference.layout(grid, _dates(before, after)) if difference else layout
    pixels, ground = np.zeros(_PAIRS, dtype=np.int64), {}
    with (
        outputs.raster(path, layout) as writer,
        outputs.optional_raster(difference.path if difference else None, signed) as difference_writer,
    ):
        for window, (codes, counts, area) in map_grid(
            task, grid, window_shape(before), job, "Comparing the dates", light=True
        ):
            writer.write(codes, window)
            if difference is not None and difference_writer is not None:
                difference_writer.write(difference.of(codes), window)
            pixels += counts
            ground[window.row_off, window.col_off] = area
    # Windows finish in any order; their areas are added up in a fixed one, so that the last digit is the same each run.
    total = PairTotals(sum((ground[position] for position in sorted(ground)), np.zeros(_PAIRS)).reshape(3, 3))
    counted = PairTotals(pixels.reshape(3, 3))
    seen = counted.observed
    for image, key, observed in zip((before, after), ("before", "after"), seen, strict=True):
        if counted.change[key] == 0 and observed < grid.size:
            _warn_of_bytes(image, job)
    return ChangeAreas(**total.change, valid_share_before=seen[0] / grid.size, valid_share_after=seen[1] / grid.size)


def _warn_of_bytes(mask: Image, job: Job) -> None:
    """Warn of a mask without water whose header does not say that 255 is not observed."""
    if mask.bands[0].nodata is None and mask.grid == mask.native:
        job.warning(
            f"'{mask.name}' has no pixel of 1, which is water, and some of 255, which is 'not observed'. If 255 is water "
            "there, divide the mask by 255 first."
        )


def as_mask(image: Image, job: Job) -> Image:
    """Return a mask whose header, or layer, calls 0 or 1 "no data" so that these are read as what they mean in a mask."""
    band = image.bands[0]
    nodata = None if band.nodata in _MEANT else band.nodata
    missing = tuple(pair for pair in band.missing if not any(pair[0] <= code <= pair[1] for code in _MEANT))
    if (nodata, missing) == (band.nodata, band.missing):
        return image
    wrong = band.nodata if nodata is None and band.nodata is not None else _MEANT[0]
    job.warning(
        f"'{image.name}' says that {wrong:g} means no data; in a water mask 0 is not water and 1 is water, and so it is read. "
        "What was not observed is 255."
    )
    return replace(image, bands=(replace(band, nodata=nodata, missing=missing),))


def check_dates(before: Image, after: Image, job: Job) -> None:
    """Warn of dates that cannot be meant, and refuse those that cannot be two.

    Raises
    ------
    InputError
        If both are one file that names its date.
    """
    if _same_file(before.path, after.path):
        if before.date:
            raise InputError(
                f"'{before.name}' is given for both dates, and shows only one, {before.date[:10]}. Choose rasters of two dates."
            )
        # Without a date the file may still be wanted alone, for the area of its water.
        job.warning("Both dates are the same file, so nothing can have changed. Choose rasters of two dates.")
    elif before.date and after.date and before.date > after.date:
        job.warning(
            f"What is given as before ({before.date}) is younger than what is given as after ({after.date}): lost and gained "
            "water are swapped. Choose them the other way round if that is not meant."
        )


def names_of(masks: Sequence[Image]) -> tuple[str, str]:
    """Return what messages call two dates: by the day where it is known."""
    before, after = (mask.date[:10] or name for mask, name in zip(masks, ("before", "after"), strict=True))
    return before, after


def _same_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file, by whatever names."""
    try:
        return one == other or os.path.samefile(one, other)
    except OSError:  # an address, or a file within another
        return False


def require_overlap(before: Image, after: Image) -> None:
    """Raise an InputError if two images share no area."""
    theirs = bounds_in(after.native.bounds, after.native.crs, before.grid.crs)
    if not overlap(before.grid.bounds, towards(theirs, before.grid.bounds, before.grid.crs)):
        raise InputError(
            f"'{before.name}' and '{after.name}' do not overlap: they show different places. Choose two rasters of "
            "the same lake."
        )


def _dates(before: Image, after: Image) -> dict[str, str]:
    dates = {"DATE_BEFORE": before.date, "DATE_AFTER": after.date}
    return {name: date for name, date in dates.items() if date}

"""Gathering the evidence: one cheap pass over an image, the same whatever the windows and the workers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.fill import marked_sample
from ..raster.image import Image
from ..raster.plausible import require_sane
from ..raster.sampling import Sample, draw_sample
from ..raster.windows import map_grid, window_shape
from .evidence import Evidence
from .roles import WaterBands

#: How many pixels are sampled. What is learned does not hang on which: the draw is always the same.
SAMPLE_PIXELS, _SEED = 100_000, 0
#: A sample of fewer pixels than this missed what there is: then the whole image is looked through.
_FEWEST = 4096
#: Fewer pixels than this are no sample.
_TOO_FEW = 9
#: How fine the bands are is measured in every so many-th row of what is sampled.
_ROWS = 4
#: A band is coarse if this share of its neighbours have the same value, of those whose near infrared differs.
_REPEATED = 0.35
#: Fewer pairs of neighbours than this are no sample.
_MINIMUM_PAIRS = 1000


def water_bands(image: Image) -> WaterBands:
    """Return which bands show water.

    Raises
    ------
    InputError
        If it is not known which are green and infrared.
    """
    bands = WaterBands.of(image.bands)
    if bands is None:
        raise InputError(
            f"It is not known which bands of '{image.name}' are green and near (or short-wave) infrared, so water cannot be "
            "recognised by its spectrum. Name the bands 'green' and 'nir08' (or 'swir16') with Stack bands, or give a "
            "point in the water."
        )
    return bands


def gather_evidence(image: Image, job: Job) -> Evidence:
    """Learn what land and water look like in an image.

    Parameters
    ----------
    image : Image
        Its grid is what is sampled. What is missing in it must be known, see :func:`mark_and_gather`.
    job : Job
        Gets a warning where the image cannot show it.

    Raises
    ------
    InputError
        If it is not known which bands are green and infrared, or no pixels can be used.
    """
    sample = _draw(_water_part(image), job.part(0.0, 0.6))
    return _learn(image, sample, job)


def mark_and_gather(image: Image, job: Job) -> tuple[Image, Evidence]:
    """Return the image with undeclared fill read as missing, and its evidence; see :func:`gather_evidence`."""
    image, sample = marked_sample(image, lambda part: _draw(part, job.part(0.0, 0.6)), job, _water_part)
    return image, _learn(image, sample, job)


def _water_part(image: Image) -> Image:
    return image.select(water_bands(image).positions)


def _draw(part: Image, job: Job) -> Sample:
    bands = water_bands(part)
    compared = [bands.nir, bands.positions[bands.swir_at]] if bands.has_swir else []

    def count(values: NDArray[np.float32]) -> NDArray[np.int64]:
        """Count pairs of neighbours in some rows, and how many of them are the same in each of two bands."""
        differences = np.diff(values[compared, ::_ROWS], axis=2)
        seen = np.isfinite(differences).all(axis=0)
        return np.array([seen.sum(), *(differences[:, seen] == 0).sum(axis=1)])

    return draw_sample(part, job, _SEED, maximum=SAMPLE_PIXELS, count=count if compared else None)


def _learn(image: Image, sample: Sample, job: Job) -> Evidence:
    bands = water_bands(image)
    pixels = sample.values
    if len(pixels) < _FEWEST and not sample.complete:
        pixels = _thin(_water_part(image), job.part(0.6, 1.0))
    _check_pixels(pixels, image.name)
    found = Evidence.learn(pixels, bands, sample.counts is not None and _is_coarse(sample.counts))
    if not found.positive:
        job.warning(
            f"Most of '{image.name}' is zero or less in bands that show water, which reflectance cannot be: its scale or its "
            "offset do not belong to its numbers. Water is judged by differences alone. Correct them, or load the product anew."
        )
    elif found.land is None and found.pixels:
        job.warning(
            f"'{image.name}' shows next to no land to compare with: water is where its indices are clearly those of water. "
            "Cloud, snow and ice may be among it."
        )
    return found


def _check_pixels(pixels: NDArray[np.float32], name: str) -> None:
    """Raise an InputError for pixels that cannot be used."""
    if not len(pixels):
        raise InputError(
            f"'{name}' has no pixel that is valid in all of the bands that show water, within the area. Check its nodata "
            "values, and that it is no cloud or fill as a whole."
        )
    if len(pixels) < _TOO_FEW:
        raise InputError(
            f"'{name}' has only {len(pixels)} valid pixels within the area, too few to separate water from land. "
            "Choose a larger area."
        )
    require_sane(pixels, name)
    if not np.ptp(pixels, axis=0).any():
        raise InputError(
            f"Every band of '{name}' has one and the same value everywhere: there is nothing to distinguish."
        )


def _thin(image: Image, job: Job) -> NDArray[np.float32]:
    """Return pixels from all over an image of which little is observed, (pixels, bands): those whose numbers mix least."""

    def task(window: Window) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
        values = image.read(window)
        seen = np.isfinite(values).all(axis=0)
        rows, columns = np.nonzero(seen)
        marks = _mixed((rows + int(window.row_off)) * image.grid.width + columns + int(window.col_off))
        if marks.size > SAMPLE_PIXELS:
            chosen = np.argpartition(marks, SAMPLE_PIXELS)[:SAMPLE_PIXELS]
            rows, columns, marks = rows[chosen], columns[chosen], marks[chosen]
        return marks, values[:, rows, columns].T

    parts = [found for _, found in map_grid(task, image.grid, window_shape(image), job, "Looking for observed pixels")]
    marks = np.concatenate([marks for marks, _ in parts])
    return np.concatenate([values for _, values in parts])[np.argsort(marks, kind="stable")[:SAMPLE_PIXELS]]


def _mixed(numbers: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Return whole numbers mixed up, each its own: the finalizer of SplitMix64 (Steele, Lea and Flood, 2014)."""
    mixed = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _is_coarse(counts: NDArray[np.int64]) -> bool:
    """Return whether the second of two bands, near and short-wave infrared, has larger pixels than the grid.

    Then neighbours have the same value, every second of them, where those of near infrared differ. ``counts`` are pairs of
    neighbours, those that are the same in near infrared, and those in short-wave infrared.
    """
    pairs, same, repeated = counts
    # Of bands of few grey levels, many neighbours are the same in any case.
    return bool(pairs >= _MINIMUM_PAIRS and repeated - same > _REPEATED * (pairs - same))

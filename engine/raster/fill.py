"""Fill that no header declares: a value that stands for "nothing was observed" and looks like a number.

Pixels that hold one and the same extreme value in all bands were not measured, if hardly any pixel comes near that value
without holding it. Dark water, whose reflectance goes down to zero after atmospheric correction, and bright cloud, which
saturates, come near to such values on a slope; fill stands apart from everything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..job import Job
from .image import Image
from .plausible import ABSURD
from .sampling import READ_WHOLE, Sample, spread_cells
from .windows import map_windows

#: Numbers that programs write for "no data", and that reflectance in no unit can be.
_MARKS = (-999.0, -9999.0, -99999.0, -32767.0, -32768.0)
#: Fill is at least this share of the pixels that are looked at, and at least so many of them.
_SHARE, _PIXELS = 2e-4, 16
#: For one pixel that comes near the value without holding it, so many hold it.
_APART = 5
#: What counts as near, in parts of the range of the other values.
_NEAR = 0.005
_CELLS = 12
_MAXIMUM_BANDS = 32
#: In a random sample, so many times less than what makes fill are reason enough to look closer.
_HINT = 4


def mark_fill(image: Image, job: Job, *, drop_empty: bool = True) -> Image:
    """Return the image with undeclared fill read as missing, and warn the user of it.

    Parameters
    ----------
    image : Image
        Nothing is looked for in cubes of more than 32 bands, whose makers declare what is missing.
    job : Job
    drop_empty : bool
        Leave out bands that hold no valid pixel; with one, no pixel would be valid in all bands.
    """
    _warn_of_notes(image, job)
    if len(image.bands) > _MAXIMUM_BANDS:
        return image
    pixels = _look_at(image, job)
    empty = [position for position in range(len(image.bands)) if not np.isfinite(pixels[position]).any()]
    if empty and len(empty) < len(image.bands) and drop_empty:
        names = ", ".join(image.bands[position].label for position in empty)
        job.warning(f"No valid pixel was found in {names} of '{image.name}', so these bands are left out.")
        kept = [position for position in range(len(pixels)) if position not in empty]
        image = image.select([position for position in kept if position < len(image.bands)])
        pixels = pixels[kept]
    bands, marked = [], []
    for position, band in enumerate(image.bands):
        mark = None if band.nodata is not None else _mark_of(pixels[position])
        mark = None if mark in image.measured else mark
        bands.append(band if mark is None else replace(band, nodata=mark))
        if mark is not None:
            marked.append((band.label, mark))
    if marked:
        names = ", ".join(label for label, _ in marked)
        _warn(job, image, f"{', '.join(sorted({f'{mark:g}' for _, mark in marked}))} in {names}")
        image = replace(image, bands=tuple(bands))
    # In a single band any value may be frequent, such as a class.
    fill = _fill_of(pixels, image.dtype) if len(pixels) > 1 else None
    # What the user says is measured, is.
    if fill is None or fill in image.measured or all(band.nodata == fill for band in image.bands):
        return image
    if any(band.nodata is not None for band in image.bands):
        # Resampling knows one value for all bands, and the declared one is needed.
        job.warning(
            f"Many pixels of '{image.name}' are {fill:g} in all bands, which looks like fill, but its header names another "
            "value as nodata. Put the right value into the header, or write the image anew with Stack bands and NODATA."
        )
        return image
    _warn(job, image, f"{fill:g} in all bands")
    return replace(image, fill=fill)


def marked_sample(
    image: Image, draw: Callable[[Image], Sample], job: Job, part: Callable[[Image], Image] = lambda image: image
) -> tuple[Image, Sample]:
    """Return the image as :func:`mark_fill` does, and a sample of it.

    To look for fill takes as long as to draw a sample. Where all of the image is read for the sample, fill is looked for only
    if the sample may hold some.

    Parameters
    ----------
    image : Image
    draw : callable
        Draws the sample of an image.
    job : Job
    part : callable
        Chooses the bands of the image to sample.
    """
    if image.grid.size > READ_WHOLE:
        image = mark_fill(image, job)
        return image, draw(part(image))
    sample = draw(part(image))
    if not may_hold_fill(part(image), sample.values):
        _warn_of_notes(image, job)
        return image, sample
    marked = mark_fill(image, job)
    return marked, sample if marked is image else draw(part(marked))


def may_hold_fill(image: Image, pixels: NDArray[np.float32]) -> bool:
    """Return whether a random sample gives any reason to look for fill, or for bands that hold nothing.

    Parameters
    ----------
    image : Image
    pixels : ndarray of float32, shape (pixels, bands)
        Its pixels that are valid in all bands, in physical values.
    """
    if not len(pixels):
        return True
    enough = _enough(len(pixels)) / _HINT
    whole = np.issubdtype(np.dtype(image.dtype), np.integer)
    kinds = np.iinfo(image.dtype) if whole else None
    values = {0.0, *_MARKS} | ({float(kinds.min), float(kinds.max)} if kinds else set())
    # In one band a mark is enough; the others must be in all bands at once.
    seldom = np.zeros((len(values), len(pixels)), bool)
    alike = np.ones((len(values), len(pixels)), bool)
    absurd = 0
    for column, band in zip(pixels.T, image.bands, strict=True):
        absurd = max(absurd, int((np.abs(column) > ABSURD * min(1.0, abs(band.scale))).sum()))
        low, high = float(column.min()), float(column.max())
        for place, value in enumerate(values):
            number = value * band.scale + band.offset
            # Stored numbers are not seen any more: half a step off, or a part of a million, is the same.
            near = 0.5 * abs(band.scale) if whole else 1e-6 * max(1.0, abs(number))
            if low - near <= number <= high + near:
                equal = np.abs(column - np.float32(number)) <= near
                alike[place] &= equal
                if value in _MARKS:
                    seldom[place] |= equal
            else:
                alike[place] = False
    return absurd >= enough or bool((np.maximum(alike.sum(axis=1), seldom.sum(axis=1)) >= enough).any())


def _warn_of_notes(image: Image, job: Job) -> None:
    for note in image.notes:
        job.warning(note)


def _warn(job: Job, image: Image, what: str) -> None:
    job.warning(
        f"Many pixels of '{image.name}' are {what}, and no header declares that as nodata. They are taken as not observed. "
        "If they are measured, set another nodata value with Stack bands."
    )


def _look_at(image: Image, job: Job) -> NDArray[np.float32]:
    """Return stored numbers, shape (bands, pixels), of every second pixel in x and y of cells spread over the file.

    NaN where declared as missing.
    """
    whole = image.whole()
    chosen = {band.index: band for band in image.bands}
    # What is missing in all bands that were chosen must be missing in all others too, or it is no fill of the file.
    others = [band for band in whole.bands if band.index not in chosen][: _MAXIMUM_BANDS - len(chosen)]
    stored = tuple(replace(band, scale=1.0, offset=0.0) for band in (*image.bands, *others))
    source = replace(image, bands=stored, native=whole.native, grid=whole.native)
    windows = spread_cells(source, _CELLS)
    stride = 2 if len(windows) > 1 else 1

    def task(window: Window) -> NDArray[np.float32]:
        return np.ascontiguousarray(source.read(window)[:, ::stride, ::stride]).reshape(len(stored), -1)

    return np.concatenate([values for _, values in map_windows(task, windows, job, "Looking for fill")], axis=1)


def _mark_of(values: NDArray[np.float32]) -> float | None:
    """Return the mark that stands for missing pixels in a single band."""
    seen = values[np.isfinite(values)]
    for mark in (*_MARKS, float(seen.min(initial=0)), float(seen.max(initial=0))):
        if (mark in _MARKS or abs(mark) > ABSURD) and (seen == np.float32(mark)).sum() >= _enough(values.size):
            return mark
    return None


def _fill_of(pixels: NDArray[np.float32], dtype: str) -> float | None:
    """Return the value that missing pixels hold in all bands at once."""
    first = pixels[0]
    alike = (pixels == first).all(axis=0)
    numbers, counts = np.unique(first[alike], return_counts=True)
    if not numbers.size:
        return None
    fill, count = float(numbers[counts.argmax()]), int(counts.max())
    if count < _enough(first.size) or not _can_be_fill(fill, dtype):
        return None
    others = pixels[:, ~(alike & (first == np.float32(fill)))]
    others = others[:, np.isfinite(others).all(axis=0)]
    if not others.size:
        return None
    low, high = np.quantile(others, [0.02, 0.98])
    # In whole numbers the next one is near, whatever the range.
    near = max(_NEAR * float(high - low), 1.5 if np.issubdtype(np.dtype(dtype), np.integer) else 0.0)
    close = int((np.abs(others - np.float32(fill)).max(axis=0) <= near).sum())
    return fill if close * _APART <= count else None


def _can_be_fill(value: float, dtype: str) -> bool:
    if value == 0 or value in _MARKS or abs(value) > ABSURD:
        return True
    kind = np.dtype(dtype)
    return bool(np.issubdtype(kind, np.integer)) and value in (np.iinfo(kind).min, np.iinfo(kind).max)


def _enough(pixels: int) -> int:
    return max(_PIXELS, int(_SHARE * pixels))

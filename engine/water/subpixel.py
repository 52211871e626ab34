"""Areas finer than whole pixels, beside those of masks and of their change, each with its error.

They are what :mod:`engine.water.fraction` adds up, without the raster of fractions. The errors of two dates are taken as
independent: what they share, such as the land along a shore that stayed, partly cancels in a difference, so that the error
of a change is rather too large.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..job import Job
from ..raster.image import Image, open_image
from ..raster.outputs import Outputs, RasterWriter
from .change import DRY
from .codes import WATER
from .fraction import Quantity, WaterFraction, add_up, fraction_layout
from .masks import codes_of
from .water_codes import OTHER, Codes, mask_reader

#: How far from the shore land and water are looked at, in pixels; what Water fraction takes unless it is told otherwise.
REACH = 5
#: So many standard deviations hold 95 of 100 errors.
LEVEL = 1.96
#: Smaller areas are given in hectares, too, square kilometres.
_SMALL = 0.1


@dataclass(frozen=True)
class MaskCodes:
    """What :func:`engine.water.water_codes.write_codes` writes, of masks that are there.

    Attributes
    ----------
    wanted : callable
        Reads a window of the mask.
    every : callable or None
        The same of a mask with other water bodies, too, which are no land.
    """

    wanted: Codes
    every: Codes | None = None

    def __call__(self, window: Window) -> NDArray[np.uint8]:
        """Return a window of the codes."""
        # Water of a mask is WANTED as it is.
        codes = self.wanted(window)
        if self.every is not None:
            codes[(codes == DRY) & (self.every(window) == WATER)] = OTHER
        return codes


def subpixel_area(
    image: Image,
    mask: Image,
    job: Job,
    *,
    every: Image | None = None,
    change: Image | None = None,
    when: str = "",
    writer: RasterWriter | None = None,
) -> WaterFraction:
    """Return the sub-pixel area of the water of a mask.

    Parameters
    ----------
    image : Image
        What the mask was made from, on a grid that becomes the mask's.
    mask : Image
    job : Job
        Gets what makes the area doubtful, as information: the mask is none the worse for it.
    every : Image, optional
        The mask with other water bodies, too.
    change : Image, optional
        The change raster, for the parts of the ground that were lost and gained.
    when : str
        What the messages begin with.
    writer : RasterWriter, optional
        Writes the fractions.
    """
    codes = MaskCodes(mask_reader(mask, image), None if every is None else mask_reader(every, image))
    return add_up(
        image,
        codes,
        REACH,
        job,
        writer=writer,
        change=None if change is None else codes_of(change),
        when=when,
        say=job.info,
    )


@dataclass(frozen=True)
class SubpixelChange:
    """The areas of two dates and what changed between them, square kilometres, as far as they are known.

    Attributes
    ----------
    before, after : WaterFraction or None
        Of all water that one date shows. None where its image is not known.
    fractions : tuple of path, or None
        The fractions of both dates, if they were kept.
    """

    before: WaterFraction | None = None
    after: WaterFraction | None = None
    fractions: tuple[Path, Path] | None = None

    @property
    def dates(self) -> tuple[WaterFraction | None, WaterFraction | None]:
        """Both dates."""
        return self.before, self.after

    @property
    def net(self) -> Quantity | None:
        """After less before, where both were observed; None unless both are known."""
        return self._of("both", 1)

    @property
    def lost(self) -> Quantity | None:
        """What was lost in and beside the pixels that the change calls lost."""
        return self._of("lost", -1)

    @property
    def gained(self) -> Quantity | None:
        """What was gained in and beside the pixels that the change calls gained."""
        return self._of("gained", 1)

    def _of(self, ground: str, sign: int) -> Quantity | None:
        if self.before is None or self.after is None:
            return None
        before, after = self.before.grounds[ground], self.after.grounds[ground]
        area = after.area - before.area if sign > 0 else before.area - after.area
        return Quantity(area, math.hypot(before.error, after.error))

    def outputs(self) -> dict[str, float | str | None]:
        """Return the areas under the names of the toolbox's outputs; None where one is not known."""
        found: dict[str, float | str | None] = {}
        for name, value in (
            ("BEFORE", self.before),
            ("AFTER", self.after),
            ("LOST", self.lost),
            ("GAINED", self.gained),
            ("CHANGE", self.net),
        ):
            found[f"SUBPIXEL_{name}"] = None if value is None else value.area
            found[f"ERROR_{name}"] = None if value is None else value.error
        found["FLAGS"] = ",".join(dict.fromkeys(flag for one in self.dates if one is not None for flag in one.flags))
        return found


def subpixel_change(
    images: Sequence[Image | None],
    masks: Sequence[Image],
    change: Path,
    when: Sequence[str],
    job: Job,
    *,
    every: Sequence[Image | None] = (None, None),
    keep: Outputs | None = None,
) -> SubpixelChange:
    """Return the sub-pixel areas of two dates, and say them.

    Parameters
    ----------
    images : sequence of Image or None
        Of before and after; None where one is not known.
    masks : sequence of Image
        The water of both dates.
    change : path
        The change raster that was made of them.
    when : sequence of str
        What the dates are called.
    job : Job
    every : sequence of Image or None
        The masks with other water bodies, too.
    keep : Outputs, optional
        Keeps the fractions as intermediate rasters.
    """
    codes = open_image(str(change), [1])
    paths = [keep.scratch(f"fraction{position}.tif") for position in (0, 1)] if keep and all(images) else []
    found: list[WaterFraction | None] = []
    for position, image in enumerate(images):
        part = job.part(0.5 * position, 0.5 * position + 0.5)
        if image is None:
            job.info(f"{when[position]}: no sub-pixel area and error, because the image of the mask is not known.")
            found.append(None)
        else:
            with _kept(paths[position] if paths else None, image, keep) as writer:
                area = subpixel_area(
                    image,
                    masks[position],
                    part,
                    every=every[position],
                    change=codes,
                    when=when[position],
                    writer=writer,
                )
            found.append(area)
    result = SubpixelChange(found[0], found[1], (paths[0], paths[1]) if paths else None)
    for line in sentences(result, when):
        job.info(line)
    return result


@contextmanager
def _kept(path: Path | None, image: Image, keep: Outputs | None) -> Iterator[RasterWriter | None]:
    """Yield what writes the fractions to a path, if there is one."""
    if path is None or keep is None:
        yield None
        return
    with keep.raster(path, fraction_layout(image)) as writer:
        yield writer


def sentences(found: SubpixelChange, when: Sequence[str]) -> list[str]:
    """Return the areas with their errors, and whether the change is larger than its error."""
    known = [(one, date) for one, date in zip(found.dates, when, strict=True) if one is not None]
    if not known:
        return []
    if len(known) == 1:
        return [f"By parts of pixels: {quoted(*_pair(known[0][0]))} of water on {known[0][1]}."]
    (before, first), (after, second) = known
    lines = [
        f"By parts of pixels: {quoted(*_pair(before))} of water on {first}, then {quoted(*_pair(after))} on {second} "
        "(± one standard deviation)."
    ]
    return [*lines, *_about_change(found.net)]


def _about_change(net: Quantity | None) -> list[str]:
    if net is None or net.area == net.error == 0:
        return []
    ratio = abs(net.area) / net.error if net.error else math.inf
    verdict = "larger" if ratio > LEVEL else "not larger"
    return [
        f"Where both dates were observed the water changed by {quoted(net.area, net.error, signed=True)}, which is {verdict} "
        f"than its error: {ratio:.{1 if ratio < 10 else 0}f} standard deviations, of which {LEVEL} are the limit of chance "
        "(95 %). The errors of the two dates are taken as independent."
    ]


def _pair(found: WaterFraction) -> tuple[float, float]:
    return found.area, found.error


def quoted(area: float, error: float, *, signed: bool = False) -> str:
    """Return an area with its error, to the digit to which the error is known, such as ``149.1 ± 0.9 km²``.

    Small ones in hectares, too, as the report gives whole pixels.
    """
    digits, sign = decimals(area, error), "+" if signed else ""
    hectares = ""
    if digits > 3 or 0 < max(abs(area), error) < _SMALL:
        fewer = decimals(100 * area, 100 * error)
        hectares = f" ({100 * area:{sign},.{fewer}f} ± {100 * error:,.{fewer}f} ha)"
    return f"{area:{sign},.{digits}f} ± {error:,.{digits}f} km²{hectares}"


def decimals(area: float, error: float) -> int:
    """Return how many decimals an area has: to the first digit of its error, or to the second where the first is 1."""
    size = error or abs(area) / 1000
    if not size:
        return 0
    exponent = math.floor(math.log10(size))
    # 0.096 would be shown as 0.10.
    leading = round(size / 10**exponent, 1)
    return max(0, -exponent + (1 if leading < 2 else 0))

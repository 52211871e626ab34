"""The map of an image's water, window by window: the same whatever the windows, their order, and who works on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..compute import settings
from ..raster.grid import Grid
from ..raster.image import Image
from .evidence import Evidence, Spectrum, difference
from .growth import grown_water, local_fields, water_shares
from .lines import narrow_water
from .seeds import pixel_codes

DRY, WATER, UNOBSERVED = 0, 1, 255
#: How far beyond a window lies what its water depends on, in pixels. The majority around seeds is taken of 24 and 2 pixels;
#: means of the water and the land around reach 30 further, lines 53 more (means 9, runs 27, growth 16, width 1), and water
#: 51 (24 steps through weak pixels; along the shore 16, two, a ring; twice 4 of fill) with 24 to see that it is all around.
HALO = 131
#: What water exceeds in MNDWI and NDWI where there is no land to compare it with.
_OPEN_MNDWI, _OPEN_NDWI = 0.0, 0.1
#: By how much windows are larger than those of other steps, because each is read with its surroundings.
_LARGER = 6
#: Below this share of water a pixel that has the indices of land is surely land.
_SURELY_LAND = 0.25
#: Water within so many pixels of a point: a click may have missed it.
_CLICK = 2


@dataclass(frozen=True)
class PointClass:
    """The class of one pixel by the rule, and the values that decided.

    Attributes
    ----------
    kind : {"water", "doubtful", "land", "unobserved"}
        ``land`` is beyond doubt.
    pixel, land, water : Spectrum or None
        Of the pixel, of the land and of the water that it was compared with, above the zero level.
    share : float
        Share of water in the pixel; NaN where it is unknown.
    """

    kind: Literal["water", "doubtful", "land", "unobserved"]
    pixel: Spectrum | None = None
    land: Spectrum | None = None
    water: Spectrum | None = None
    share: float = float("nan")

    def describe(self) -> str:
        """Return what was seen, such as ``near infrared 0.31 (land 0.29, water 0.02)``."""
        if self.pixel is None:
            return "nothing was observed"
        parts = []
        for name, position in (("near infrared", 1), ("short-wave infrared", 2), ("green", 0)):
            compared = ""
            if self.land is not None and self.water is not None:
                compared = f" (land {self.land[position]:.3g}, water {self.water[position]:.3g})"
            parts.append(f"{name} {self.pixel[position]:.3g}{compared}")
        return ", ".join(parts)


@dataclass(frozen=True)
class WaterMap:
    """An image's water, for any window.

    Attributes
    ----------
    image : Image
        All its bands; only those of the evidence are read.
    evidence : Evidence
    narrow : bool
        Look for narrow water too, as lines.
    """

    image: Image
    evidence: Evidence
    narrow: bool = True

    @property
    def grid(self) -> Grid:
        """The image's grid."""
        return self.image.grid

    @property
    def date(self) -> str:
        """The image's date as ISO 8601, empty when unknown."""
        return self.image.date

    def read(self, window: Window) -> NDArray[np.bool_]:
        """Return where a window of the image's grid is water, shape (rows, columns)."""
        return self.codes(window) == WATER

    def codes(self, window: Window) -> NDArray[np.uint8]:
        """Return a window of the map, shape (rows, columns): 0 not water, 1 water, 255 not observed."""
        around = self.around(window)
        return self.codes_of(self.image.select(self.evidence.bands.positions).read(around), window)

    def codes_of(self, values: NDArray[np.float32], window: Window) -> NDArray[np.uint8]:
        """Return :meth:`codes` of a window of which the surroundings have been read already.

        ``values`` are those of :meth:`around`, of the bands of the evidence alone.
        """
        around = self.around(window)
        row, column = int(window.row_off - around.row_off), int(window.col_off - around.col_off)
        part = slice(row, row + int(window.height)), slice(column, column + int(window.width))
        found = decide(values, self.evidence, narrow=self.narrow)[part]
        found[~np.isfinite(values[: self.evidence.bands.tested, part[0], part[1]]).all(axis=0)] = UNOBSERVED
        return found

    def window_shape(self) -> tuple[int, int]:
        """Return (columns, rows) of windows that are cheap to read with their surroundings, whole blocks of the file."""
        limits = settings.current()
        if limits.window_shape is not None:
            columns, rows = limits.window_shape
            return columns, rows
        pixels = _LARGER * limits.window_bytes // (4 * len(self.evidence.bands.positions))
        rows, columns = self.image.block
        grid = self.image.grid
        if columns >= self.image.native.width and rows < columns:
            # Strips are read in full rows: narrower windows would decode each of them many times.
            return grid.width, max(256, pixels // grid.width // rows * rows)
        side = int(np.sqrt(pixels))
        return max(columns, side // columns * columns), max(rows, side // rows * rows)

    def classify(self, row: int, column: int) -> PointClass:
        """Return the class of one pixel of the image's grid, and the values that decided."""
        evidence, window = self.evidence, Window(column, row, 1, 1)
        around = self.around(window)
        values = self.image.select(evidence.bands.positions).read(around)
        at = row - int(around.row_off), column - int(around.col_off)
        own = values[:, at[0], at[1]]
        if not np.isfinite(own[: evidence.bands.tested]).all():
            return PointClass("unobserved")
        pixel = Spectrum(*(float(own[position] - evidence.zero) for position in (0, 1, evidence.bands.infrared_at)))
        water = decide(values, evidence, narrow=self.narrow)
        if evidence.land is None:
            return PointClass("water" if water[at] else "doubtful", pixel)
        from .kernels import LAND

        codes = pixel_codes(values, evidence)
        share = float(water_shares(values, codes, local_fields(values, codes, evidence), evidence)[at])
        near = water[max(0, at[0] - _CLICK) : at[0] + _CLICK + 1, max(0, at[1] - _CLICK) : at[1] + _CLICK + 1]
        kind: Literal["water", "doubtful", "land"] = "doubtful"
        if water[at]:
            kind = "water"
        elif codes[at] & LAND and share < _SURELY_LAND and not near.any():
            kind = "land"
        return PointClass(kind, pixel, evidence.land, evidence.water, share)

    def around(self, window: Window) -> Window:
        """Return the window with its surroundings, beginning where a block of the local means does."""
        from .kernels import BLOCK

        grid = self.image.grid
        top, left = (max(0, int(start) - HALO) // BLOCK * BLOCK for start in (window.row_off, window.col_off))
        bottom = -(-(int(window.row_off + window.height) + HALO) // BLOCK) * BLOCK
        right = -(-(int(window.col_off + window.width) + HALO) // BLOCK) * BLOCK
        return Window(left, top, min(right, grid.width) - left, min(bottom, grid.height) - top)


def decide(values: NDArray[np.float32], evidence: Evidence, *, narrow: bool = True) -> NDArray[np.uint8]:
    """Return the water of a window, 0 or 1, shape (rows, columns); its outer :data:`HALO` pixels are only surroundings.

    Parameters
    ----------
    values : ndarray of float32, shape (bands, rows, columns)
        The bands in the order of :attr:`~.roles.WaterBands.positions`, NaN where not observed. The first row and column must
        begin a block of the local means: their numbers on the image's grid are multiples of 8.
    evidence : Evidence
    narrow : bool
        Look for narrow water too.
    """
    from .kernels import SEED

    if evidence.land is None:
        return _open_water(values, evidence).astype(np.uint8)
    codes = pixel_codes(values, evidence)
    seeded = bool(((codes & SEED) != 0).any())
    # An image without any seed has no lines: a hedge in a field is the darkest thing there.
    narrow = narrow and evidence.seeds > 0
    if not seeded and not narrow:
        return np.zeros(codes.shape, np.uint8)
    fields = local_fields(values, codes, evidence)
    mask = grown_water(values, codes, fields, evidence) if seeded else np.zeros(codes.shape, np.uint8)
    if narrow:
        mask |= narrow_water(values, water_shares(values, codes, fields, evidence), evidence)
    return mask


def _open_water(values: NDArray[np.float32], evidence: Evidence) -> NDArray[np.bool_]:
    """Return the water of an image without land: by its indices alone."""
    lit = [np.maximum(values[at] - np.float32(evidence.zero), 0) for at in (0, 1, evidence.bands.infrared_at)]
    some = np.add(np.add(lit[0], lit[1]), lit[2]) > 0
    return some & (difference(lit[0], lit[2]) > _OPEN_MNDWI) & (difference(lit[0], lit[1]) > _OPEN_NDWI)

"""What a pixel's own values show: pixels that are surely water (seeds), that may be (weak), and land.

With G, N, S, S2 = green, near and short-wave infrared (1.6 and 2.2 micrometres) above the image's zero level, cut at zero;
MNDWI = (G - S) / (G + S), NDWI = (G - N) / (G + N), and x = N / N of land, y = S / S of land, land being the image's own:

- clear water: MNDWI > 0, like water, x < 0.5, y < 0.6;
- dark water, whose index is that of its shore: x and y < 0.16, NDWI well above land's, MNDWI > -0.3;
- bright water, saline or chalky: MNDWI > 0.5, NDWI > 0.3, which snow in shadow stays below;
- weak, which is water where it touches any: MNDWI > 0, like water, x < 0.75, y < 0.6.

Dark land passes these tests too. A seed is in doubt

- if its indices are low (MNDWI < 0.2) and 2.2 micrometres is as bright as 1.6 (S2 > 0.7 S), as burnt
  ground and bare rock are and water is not, which absorbs both but sends back what the air adds, more at 1.6;
- if its MNDWI is low and blue is nearly as bright as green: what lights a cloud's shadow is the blue sky;
- in hazy images, where the air adds green and takes the indices up: if it is not greener than land of its near
  infrared, that is, if with both counted from the haze, G / G of land < 1.5 N / N of land: shadow dims both alike.

The first two ask for some near infrared (x > 0.02): no shadow is as dark as deep water. Noise passes and fails such tests, so
the pixels around decide together, those of a low MNDWI twice: close by, and among all within some twenty pixels, for of a
burnt hillside in shadow a few pixels pass by chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .roles import WaterBands

if TYPE_CHECKING:
    from .evidence import Evidence

#: How far around a pixel in doubt the pixels decide together.
_MAJORITY = 2


class PixelTests(NamedTuple):
    """Limits of the tests. Those of ``nir`` and ``swir``, and ``dark``, are shares of the land's medians; others are indices.

    Attributes
    ----------
    land_ndwi, land_light : float
        Land is below this NDWI, and has more than this share of land's near and short-wave infrared.
    clear_nir, weak_nir, wet_swir : float
        Clear and weak water is below.
    clear_rise, clear_ndwi, alone_mndwi : float
        Like water: NDWI above the lesser of land's plus the rise and a number, or MNDWI above this one alone,
    clear_second, sure_mndwi : float
        and the index of the second short-wave band or MNDWI above these, or dark.
    dark, dark_ndwi, dark_rise, dark_mndwi, dark_second : float
        Dark water.
    bright_mndwi, bright_ndwi : float
        Bright water.
    char, sky, black : float
        In doubt: S2 / S and blue / green at least this, and near infrared above the last: no shadow is as dark as
        deep water.
    shade_nir, shade_rise, shade_noise : float
        In doubt in hazy images, where near infrared is above this share: green less than so many times near infrared, both
        with the noise added.
    flat_light : float
        A pixel of one value in all bands below this share of land is fill.
    """

    land_ndwi: float = -0.1
    land_light: float = 0.5
    clear_nir: float = 0.5
    weak_nir: float = 0.75
    wet_swir: float = 0.6
    clear_rise: float = 0.25
    clear_ndwi: float = 0.0
    alone_mndwi: float = 0.3
    clear_second: float = 0.2
    sure_mndwi: float = 0.2
    dark: float = 0.16
    dark_ndwi: float = -0.5
    dark_rise: float = 0.2
    dark_mndwi: float = -0.3
    dark_second: float = -0.1
    bright_mndwi: float = 0.5
    bright_ndwi: float = 0.3
    char: float = 0.7
    sky: float = 0.9
    black: float = 0.02
    shade_nir: float = 0.15
    shade_rise: float = 1.5
    shade_noise: float = 0.1
    flat_light: float = 0.02


_WITH_SWIR = PixelTests()
#: Green and near infrared alone: darkness shows less, so the limits are stricter.
_WITHOUT_SWIR = PixelTests(dark=0.2, dark_ndwi=-0.3)


def tests_for(bands: WaterBands) -> PixelTests:
    """Return the limits for what bands there are."""
    return _WITH_SWIR if bands.has_swir else _WITHOUT_SWIR


def pixel_codes(values: NDArray[np.float32], evidence: Evidence) -> NDArray[np.uint8]:
    """Return the code of each pixel, bits of :mod:`.kernels`, of shape (rows, columns).

    Parameters
    ----------
    values : ndarray of float32, shape (bands, rows, columns)
        In the order of :attr:`~.roles.WaterBands.positions`, NaN where not observed. Of one row only, pixels are taken for a
        sample, which has no neighbours.
    evidence : Evidence
        Of an image that has land.
    """
    from . import kernels

    bands, tests, numbers = evidence.bands, tests_for(evidence.bands), evidence.numbers
    codes = np.empty(values.shape[1:], np.uint8)
    kernels.classify(values, bands.swir_at, bands.second_at, bands.blue_at, numbers, tests, codes)
    if len(codes) > 1:
        kernels.take_majority(codes, _MAJORITY)
        if evidence.coarse_swir:
            _add_fine(values, codes, evidence)
    return codes


#: In cells of coarse short-wave bands, water is below this share of land in the fine near infrared.
_FINE_NIR = 0.5


def _add_fine(values: NDArray[np.float32], codes: NDArray[np.uint8], evidence: Evidence) -> None:
    """Mark the pixels that are weak water once the short-wave band is as fine as near infrared."""
    from . import kernels

    land, water = evidence.land, evidence.water
    if land is None or water is None or land.nir <= water.nir:
        return
    slope = np.float32((land.swir - water.swir) / (land.nir - water.nir))
    fine = np.stack([values[0], values[1], np.empty_like(values[0])])
    kernels.sharpen(values, evidence.bands.swir_at, np.float32(evidence.zero), slope, fine[2])
    again = np.empty_like(codes)
    tests = tests_for(evidence.bands)._replace(weak_nir=_FINE_NIR)
    kernels.classify(fine, 2, -1, -1, evidence.numbers, tests, again)
    codes[((again & kernels.WEAK) != 0) & ((codes & kernels.WEAK) == 0)] |= kernels.FINE

"""What a pixel's own values say: pixels that are water beyond doubt (seeds), that may be (weak), and land.

With G, N, S, S2 = green, near and short-wave infrared (1.6 and 2.2 micrometres) above the image's zero level, cut at zero;
MNDWI = (G - S) / (G + S), NDWI = (G - N) / (G + N), and x = N / N of land, y = S / S of land, land being the image's own:

- clear water: MNDWI > 0, like water, x < 0.5, y < 0.6;
- dark water, whose index is that of its shore: x and y < 0.16, NDWI well above land's, MNDWI > -0.3;
- bright water, saline or chalky: MNDWI > 0.5, NDWI > 0.25;
- weak, which is water where it touches any: MNDWI > 0, like water, x < 0.75, y < 0.65.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from .evidence import Evidence


class PixelTests(NamedTuple):
    """Limits of the tests; names end in what is tested. ``nir`` and ``swir`` are shares of the land's medians."""

    land_ndwi: float = -0.1
    land_light: float = 0.5
    clear_nir: float = 0.5
    clear_swir: float = 0.6
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
    bright_ndwi: float = 0.25
    weak_nir: float = 0.75
    weak_swir: float = 0.65
    flat_light: float = 0.02


WITH_SWIR = PixelTests()
#: Green and near infrared alone: darkness says less, so more of it is asked for.
WITHOUT_SWIR = PixelTests(dark=0.2, dark_ndwi=-0.3)


def pixel_codes(values: NDArray[np.float32], evidence: Evidence, tests: PixelTests | None = None) -> NDArray[np.uint8]:
    """Return the code of each pixel: bits of :mod:`.kernels`.

    Parameters
    ----------
    values : ndarray of float32, shape (bands, rows, columns)
        In the order of :meth:`~.evidence.WaterBands.places`, NaN where not observed.
    evidence : Evidence
        Of an image that has land.
    """
    from . import kernels

    bands = evidence.bands
    codes = np.empty(values.shape[1:], np.uint8)
    tests = tests or (WITH_SWIR if bands.has_swir else WITHOUT_SWIR)
    kernels.classify(values, bands.swir_at, bands.second_at, evidence.numbers, tests, codes)
    return codes

"""What an image's own land and water look like: the evidence that each pixel is compared with."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .roles import WaterBands
from .seeds import PixelTests, pixel_codes, tests_for

#: Of the least values of the sampled pixels, the quantile that is the zero level, and the share of the median near infrared
#: above which it is one: the raw numbers of some sensors count from an offset.
_ZERO_QUANTILE, _MINIMUM_ZERO = 0.002, 0.22
#: Numbers of Sentinel-2 since 2022 are reflectance x 10000 + 1000: the darkest of them lie here, whatever near infrared is.
_RAISED = (950.0, 1250.0)
#: Below this share of the pixels land is too rare to compare with.
_MINIMUM_LAND = 0.005
#: The share of the values whose mean is their median.
_MIDDLE = 0.1
#: Means of these darkest shares stand for what the haze alone sends back: of visible light over land, and not more than that
#: anywhere, and of near infrared anywhere. A mean, for in whole numbers a quantile jumps from one to the next.
_HAZE_VISIBLE, _HAZE_NIR = 0.01, 0.002
#: What haze sends back falls at least with the square of the wavelength (Chavez 1988), from 560 to 865 nm.
_HAZE_FALLS = 0.42
#: Green, near and short-wave infrared of water as shares of those of land. They count as one seed, so they decide alone
#: where the sample holds none, and hardly matter where it holds some.
_USUAL_WATER = (0.8, 0.15, 0.07)


class Spectrum(NamedTuple):
    """Green, near and short-wave infrared above the zero level, in the image's units."""

    green: float
    nir: float
    swir: float


class _Lit(NamedTuple):
    """The same of many pixels, each of shape (pixels,)."""

    green: NDArray[np.float32]
    nir: NDArray[np.float32]
    swir: NDArray[np.float32]


class Numbers(NamedTuple):
    """The evidence as machine code takes it; ``hazy`` is 0 or 1."""

    zero: float
    land_green: float
    land_nir: float
    land_swir: float
    land_ndwi: float
    hazy: float
    haze_green: float
    haze_nir: float


@dataclass(frozen=True)
class Evidence:
    """An image's own land and water.

    Attributes
    ----------
    bands : WaterBands
    zero : float
        What counts as zero, in the image's units.
    land : Spectrum or None
        Medians of land; None where there is next to none.
    land_ndwi : float
        Median NDWI of land.
    water : Spectrum or None
        Medians of the sampled seeds, or usual water where there are none.
    haze : tuple of (float, float, float) or None
        Green, near infrared and red that the air alone sends back, above the zero level; None where values are
        corrected for it.
    pixels, seeds : int
        How many pixels were sampled, and how many of them are seeds.
    coarse_swir : bool
        The short-wave bands have larger pixels than the grid: values come in cells.
    positive : bool
        Values can be reflectance: most pixels are above zero in some band, and most of the land in those that tell water.
    """

    bands: WaterBands
    zero: float = 0.0
    land: Spectrum | None = None
    land_ndwi: float = 0.0
    water: Spectrum | None = None
    haze: tuple[float, float, float] | None = None
    pixels: int = 0
    seeds: int = 0
    coarse_swir: bool = False
    positive: bool = True

    @property
    def numbers(self) -> Numbers:
        """The evidence as machine code takes it; the land is needed, the water may not be known yet."""
        if self.land is None:
            raise ValueError("this image has no land to compare its water with")
        haze = (1.0, *self.haze[:2]) if self.haze else (0.0, 0.0, 0.0)
        return Numbers(self.zero, *self.land, self.land_ndwi, *haze)

    @property
    def contrast(self) -> tuple[Spectrum, Spectrum]:
        """Land and water, where there is land to compare with.

        Raises
        ------
        ValueError
            If there is none.
        """
        if self.land is None or self.water is None:
            raise ValueError("this image has no land to compare its water with")
        return self.land, self.water

    def to_dict(self) -> dict[str, Any]:
        """Return the evidence as JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Evidence:
        """Return what :meth:`to_dict` stored."""
        spectra = {name: stored[name] and Spectrum(*stored[name]) for name in ("land", "water")}
        haze = stored["haze"] and tuple(stored["haze"])
        return cls(**{**stored, **spectra, "haze": haze, "bands": WaterBands(**stored["bands"])})

    @classmethod
    def learn(cls, pixels: NDArray[np.float32], bands: WaterBands, coarse_swir: bool = False) -> Evidence:
        """Learn from observed pixels.

        Parameters
        ----------
        pixels : ndarray of float32, shape (pixels, bands)
            The bands in the order of :attr:`WaterBands.positions`.
        bands : WaterBands
        coarse_swir : bool
            See the attribute; pixels alone do not show it.
        """
        values = np.ascontiguousarray(pixels.T, np.float32)
        values = values[:, _varied(values[: bands.tested])]
        zero, positive = _zero_level(values[: bands.tested])
        found = cls._above(zero, values, bands, coarse_swir)
        if positive and found.land is not None and min(found.land) <= 0:
            # An offset that was taken off twice: land is dark beyond measure in some bands only.
            positive = False
            found = cls._above(_lowest(values[: bands.tested]), values, bands, coarse_swir)
            if found.land is not None and min(found.land) <= 0:
                found = replace(found, land=None)
        return found if positive else replace(found, positive=False)

    @classmethod
    def _above(cls, zero: float, values: NDArray[np.float32], bands: WaterBands, coarse_swir: bool) -> Evidence:
        """Learn from values, shape (bands, pixels), whose zero level is known."""
        from .kernels import SEED

        found = cls(bands, zero, pixels=values.shape[1], coarse_swir=coarse_swir)
        tests = tests_for(bands)
        lit = _Lit(*(np.maximum(values[at] - np.float32(zero), 0) for at in (0, 1, bands.infrared_at)))
        ndwi = difference(lit.green, lit.nir)
        land = ndwi < tests.land_ndwi
        if bands.has_swir:
            land &= difference(lit.green, lit.swir) <= 0
        if values.shape[1] == 0 or land.mean() < _MINIMUM_LAND:
            return found
        haze = _haze(values, land, bands, zero)
        land = _brighter(lit, land, tests)
        medians = _medians(lit, land)
        if min(medians) <= 0:
            # Nothing can be compared with that.
            return replace(found, land=medians)
        found = replace(found, land=medians, land_ndwi=float(np.median(ndwi[land])), haze=haze)
        seeds = (pixel_codes(values[:, np.newaxis], found)[0] & SEED) != 0
        return replace(found, water=_water(lit, seeds, medians), seeds=int(seeds.sum()))


def difference(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the normalised difference of two bands that are not negative; 1 where both are zero.

    Atmospheric correction takes deep clear water to zero reflectance and below; its index is that of water.
    """
    total = one + other
    return np.divide(one - other, total, out=np.ones_like(total), where=total > 0)


def _varied(values: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return which pixels are not of one and the same value in all bands, as fill is that no header names."""
    varied = (values != values[0]).any(axis=0)
    return varied if varied.any() else ~varied


def _zero_level(values: NDArray[np.float32]) -> tuple[float, bool]:
    """Return what counts as zero, and whether values can be reflectance."""
    if not values.size:
        return 0.0, True
    low = _lowest(values)
    if np.median(values.max(axis=0)) <= 0:
        # A scale or an offset that belongs to other numbers: only differences can be trusted.
        return low, False
    raised = _RAISED[0] <= low <= _RAISED[1]
    return (low if raised or low > _MINIMUM_ZERO * float(np.median(values[1])) else 0.0), True


def _lowest(values: NDArray[np.float32]) -> float:
    return float(np.quantile(values.min(axis=0), _ZERO_QUANTILE))


def _haze(
    values: NDArray[np.float32], land: NDArray[np.bool_], bands: WaterBands, zero: float
) -> tuple[float, float, float] | None:
    """Return the green, near infrared and red of haze where values are not corrected for it.

    The darkest land is then lit by the air alone, which sends back more blue than green and more green than red. Of
    corrected values the darkest land is vegetation, whose green is above blue and red.
    """
    if bands.blue is None or bands.red is None:
        return None
    blue, green, red = (_darkest(values[at][land], _HAZE_VISIBLE) for at in (bands.blue_at, 0, bands.red_at))
    if not blue > green > red:
        return None
    green, red = (
        max(min(level, _darkest(values[at], _HAZE_VISIBLE)) - zero, 0.0)
        for level, at in ((green, 0), (red, bands.red_at))
    )
    nir = max(_darkest(values[1], _HAZE_NIR) - zero, 0.0)
    # Where nothing is dark in near infrared, its darkest is no haze.
    return green, min(nir, _HAZE_FALLS * green), red


def _darkest(values: NDArray[np.float32], share: float) -> float:
    """Return the mean of the darkest share of some numbers; of red and blue some may be missing."""
    values = values[np.isfinite(values)]
    if not values.size:
        return 0.0
    count = max(1, round(share * values.size))
    return float(np.partition(values, count - 1)[:count].mean(dtype=np.float64))


def _brighter(lit: _Lit, land: NDArray[np.bool_], tests: PixelTests) -> NDArray[np.bool_]:
    """Return land without what is dark: shadow, and turbid water."""
    return land & (lit.nir + lit.swir > tests.land_light * (np.median(lit.nir[land]) + np.median(lit.swir[land])))


def _medians(lit: _Lit, chosen: NDArray[np.bool_]) -> Spectrum:
    return Spectrum(*(_median(band[chosen]) for band in lit))


def _median(values: NDArray[np.float32]) -> float:
    """Return the mean of the middle tenth: in whole numbers the median itself jumps from one to the next."""
    first = int(values.size * (0.5 - _MIDDLE / 2))
    last = max(first + 1, math.ceil(values.size * (0.5 + _MIDDLE / 2)))
    return float(np.partition(values, (first, last - 1))[first:last].mean(dtype=np.float64))


def _water(lit: _Lit, seeds: NDArray[np.bool_], land: Spectrum) -> Spectrum:
    usual = Spectrum(*(share * light for share, light in zip(_USUAL_WATER, land, strict=True)))
    count = int(seeds.sum())
    if not count:
        return usual
    return Spectrum(
        *((count * own + other) / (count + 1) for own, other in zip(_medians(lit, seeds), usual, strict=True))
    )

"""What an image's own land and water look like: the evidence that each pixel is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..bands import Band, find_role

#: How many pixels the evidence is drawn from.
SAMPLE_PIXELS = 100_000
#: Of the least values of the sampled pixels, the quantile that is the zero level, and the share of the land's near infrared
#: above which it is one: the raw numbers of some sensors count from an offset.
_ZERO_QUANTILE, _LEAST_ZERO = 0.002, 0.22
#: Below this share of the pixels land is too rare to compare with.
_LEAST_LAND = 0.005
#: Green, near and short-wave infrared of water, of those of land, where no water was sampled, and how many pixels that is worth.
_USUAL_WATER, _USUAL_WEIGHT = (0.8, 0.15, 0.07), 1


@dataclass(frozen=True)
class WaterBands:
    """Where in an image the bands stand that tell water.

    Attributes
    ----------
    green, nir : int
        Positions in the image.
    swir16, swir22 : int or None
    red : int or None
        Helps to tell narrow water from hedges.
    """

    green: int
    nir: int
    swir16: int | None = None
    swir22: int | None = None
    red: int | None = None

    @classmethod
    def of(cls, bands: Sequence[Band]) -> WaterBands | None:
        """Return the bands, or None if it is not known which is green and which is infrared."""
        green, nir = find_role(bands, "green"), find_role(bands, "nir08", "nir09")
        swir16, swir22 = find_role(bands, "swir16"), find_role(bands, "swir22")
        if nir is None:
            nir = swir16 if swir16 is not None else swir22
        if green is None or nir is None:
            return None
        return cls(green, nir, swir16, swir22, find_role(bands, "red"))

    @property
    def places(self) -> list[int]:
        """The positions to read, in the order in which the rule takes the bands: green, nir, swir16, swir22, red."""
        chosen = (self.green, self.nir, self.swir16, self.swir22, self.red)
        return [place for place in chosen if place is not None]

    @property
    def has_swir(self) -> bool:
        """Whether there is a short-wave infrared band."""
        return self.swir16 is not None or self.swir22 is not None

    @property
    def swir_at(self) -> int:
        """Where the first short-wave band stands among :attr:`places`, or -1."""
        return 2 if self.has_swir else -1

    @property
    def second_at(self) -> int:
        """Where the band at 2.2 micrometres stands among :attr:`places`, if it is not the only short-wave band, or -1."""
        return 3 if self.swir16 is not None and self.swir22 is not None else -1


class Spectrum(NamedTuple):
    """Green, near and short-wave infrared above the zero level, in the image's units."""

    green: float
    nir: float
    swir: float


class _Numbers(NamedTuple):
    """What machine code takes of the evidence."""

    zero: float
    land_nir: float
    land_swir: float
    land_ndwi: float


@dataclass(frozen=True)
class Evidence:
    """The image's own land and water.

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
        Medians of seeds, drawn to a usual water's where they are few.
    pixels, seeds : int
        How many pixels were sampled, and how many of them are seeds.
    """

    bands: WaterBands
    zero: float = 0.0
    land: Spectrum | None = None
    land_ndwi: float = 0.0
    water: Spectrum | None = None
    pixels: int = 0
    seeds: int = 0

    @property
    def numbers(self) -> _Numbers:
        """The evidence as machine code takes it."""
        assert self.land is not None
        return _Numbers(self.zero, self.land.nir, self.land.swir, self.land_ndwi)

    def to_dict(self) -> dict[str, Any]:
        """Return the evidence as JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Evidence:
        """Return what :meth:`to_dict` stored."""
        spectra = {name: stored[name] and Spectrum(*stored[name]) for name in ("land", "water")}
        return cls(**{**stored, **spectra, "bands": WaterBands(**stored["bands"])})

    @classmethod
    def learn(cls, pixels: NDArray[np.float32], bands: WaterBands) -> Evidence:
        """Learn from observed pixels, shape (pixels, bands), in the order of :attr:`WaterBands.places`."""
        from .kernels import SEED
        from .seeds import WITH_SWIR, WITHOUT_SWIR, pixel_codes

        columns = np.ascontiguousarray(pixels.T, np.float32)
        core = columns[: len(bands.places) - (bands.red is not None)]
        zero = _zero_level(core)
        green, nir, swir = (np.maximum(columns[at] - zero, 0) for at in (0, 1, max(bands.swir_at, 1)))
        ndwi = difference(green, nir)
        tests = WITH_SWIR if bands.has_swir else WITHOUT_SWIR
        land = ndwi < tests.land_ndwi
        if bands.has_swir:
            land &= difference(green, swir) <= 0
        if land.mean() < _LEAST_LAND:
            return cls(bands, zero, pixels=len(pixels))
        # A second time without what is dark: shadow and turbid water.
        land &= nir + swir > tests.land_light * (np.median(nir[land]) + np.median(swir[land]))
        medians = Spectrum(*(float(np.median(band[land])) for band in (green, nir, swir)))
        found = cls(bands, zero, medians, float(np.median(ndwi[land])), pixels=len(pixels))
        seeds = (pixel_codes(columns[:, np.newaxis], found)[0] & SEED) != 0
        count = int(seeds.sum())
        usual = [share * light for share, light in zip(_USUAL_WATER, medians, strict=True)]
        seen = [float(np.median(band[seeds])) if count else 0.0 for band in (green, nir, swir)]
        water = Spectrum(
            *((count * own + _USUAL_WEIGHT * other) / (count + _USUAL_WEIGHT) for own, other in zip(seen, usual, strict=True))
        )
        return cls(bands, zero, medians, found.land_ndwi, water, len(pixels), count)


def difference(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the normalised difference of two bands that are not negative; 1 where both are zero.

    Atmospheric correction takes deep clear water to zero reflectance and below; its index is that of water.
    """
    total = one + other
    return np.divide(one - other, total, out=np.ones_like(total), where=total > 0)


def _zero_level(columns: NDArray[np.float32]) -> float:
    low = float(np.quantile(columns.min(axis=0), _ZERO_QUANTILE))
    return low if low > _LEAST_ZERO * float(np.median(columns[1])) else 0.0

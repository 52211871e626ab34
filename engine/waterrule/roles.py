"""Which of an image's bands show water."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..raster.bands import Band, find_role


@dataclass(frozen=True)
class WaterBands:
    """Where in an image the bands stand that show water, found by name first and then by wavelength.

    Attributes
    ----------
    green, nir : int
        Positions in the image. Where there is no near infrared, ``nir`` is a short-wave band.
    swir16, swir22 : int or None
        Short-wave infrared around 1.6 and 2.2 micrometres.
    red : int or None
        Separates narrow water from hedges, and shows haze.
    blue : int or None
        Shows shadow, which the blue sky lights, and haze.
    """

    green: int
    nir: int
    swir16: int | None = None
    swir22: int | None = None
    red: int | None = None
    blue: int | None = None

    @classmethod
    def of(cls, bands: Sequence[Band]) -> WaterBands | None:
        """Return the bands, or None if it is not known which is green and which is infrared."""
        green, nir = find_role(bands, "green"), find_role(bands, "nir08", "nir09")
        swir16, swir22 = find_role(bands, "swir16"), find_role(bands, "swir22")
        if nir is None:
            nir = swir16 if swir16 is not None else swir22
        if green is None or nir is None:
            return None
        return cls(green, nir, swir16, swir22, find_role(bands, "red"), find_role(bands, "blue"))

    @property
    def positions(self) -> list[int]:
        """The positions to read, in the order in which the rule takes the bands: as the attributes stand above."""
        chosen = (self.green, self.nir, self.swir16, self.swir22, self.red, self.blue)
        return [position for position in chosen if position is not None]

    @property
    def tested(self) -> int:
        """How many of :attr:`positions` the tests of pixels need; the others only help."""
        return 2 + (self.swir16 is not None) + (self.swir22 is not None)

    @property
    def has_swir(self) -> bool:
        """Whether there is a short-wave infrared band."""
        return self.swir16 is not None or self.swir22 is not None

    @property
    def swir_at(self) -> int:
        """Where the first short-wave band stands among :attr:`positions`, or -1."""
        return 2 if self.has_swir else -1

    @property
    def second_at(self) -> int:
        """Where the band around 2.2 micrometres stands among :attr:`positions` if it is not the only short-wave one, or -1."""
        return 3 if self.swir16 is not None and self.swir22 is not None else -1

    @property
    def infrared_at(self) -> int:
        """Where the band stands that near infrared is added to: short-wave infrared, or near infrared once more."""
        return 2 if self.has_swir else 1

    @property
    def red_at(self) -> int:
        """Where red stands among :attr:`positions`, or -1."""
        return self.tested if self.red is not None else -1

    @property
    def blue_at(self) -> int:
        """Where blue stands among :attr:`positions`, or -1."""
        return self.tested + (self.red is not None) if self.blue is not None else -1

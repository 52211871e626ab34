"""How water looks: dark in the infrared, and above all in the short-wave part of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..raster.bands import Band, find_role
from ..raster.image import Image

#: Water whose index is above this is hardly mixed with anything else.
_CLEAR = 0.2
#: Share of the clear water that the limit in the near infrared must never cut off.
_KEPT = 0.9


@dataclass(frozen=True)
class WaterIndex:
    """The normalised difference that tells water: MNDWI, or NDWI where there is no short-wave infrared band.

    Attributes
    ----------
    name : str
    green, infrared : int
        Places of the bands in the image.

    References
    ----------
    H. Xu: Modification of normalised difference water index. International Journal of Remote Sensing 27(14), 2006.
    S. McFeeters: The use of the Normalized Difference Water Index. International Journal of Remote Sensing 17(7), 1996.
    """

    name: str
    green: int
    infrared: int

    @classmethod
    def of(cls, bands: Sequence[Band]) -> WaterIndex | None:
        """Return the index that these bands allow, or None if they do not say which is green and which is infrared."""
        green = find_role(bands, "green")
        if green is None:
            return None
        for name, roles in (("MNDWI", ("swir16", "swir22")), ("NDWI", ("nir08", "nir09"))):
            infrared = find_role(bands, *roles)
            if infrared is not None:
                return cls(name, green, infrared)
        return None

    def values(self, pixels: NDArray[np.floating]) -> NDArray[np.floating]:
        """Return the index of pixels of shape (pixels, bands); 1 where both bands are zero or less.

        Atmospheric correction takes deep clear water to zero reflectance and below; its index is that of water.
        """
        green = np.maximum(pixels[:, self.green], 0.0)
        infrared = np.maximum(pixels[:, self.infrared], 0.0)
        total = green + infrared
        return np.divide(green - infrared, total, out=np.ones_like(total), where=total > 0)


def water_index(image: Image) -> WaterIndex:
    """Return the water index that an image allows.

    Raises
    ------
    InputError
        If its bands do not tell which is green and which is infrared.
    """
    index = WaterIndex.of(image.bands)
    if index is None:
        raise InputError(
            f"It is not known which bands of '{image.name}' are green and short-wave (or near) infrared, so water cannot be "
            "recognised by its spectrum. Name the bands 'green' and 'swir16' (or 'nir08') with Stack bands, or give a point "
            "in the water."
        )
    return index


@dataclass(frozen=True)
class WaterTest:
    """Tells water pixel by pixel: its index is above zero, and it is darker in the near infrared than most land.

    The index alone takes clouds and snow for water, which are bright in all but the short-wave infrared, and what is dark
    in it for other reasons. The limit in the near infrared is learned from the image: it lies half way between clear water
    and land, where a pixel that is half water and half land lies too.

    Attributes
    ----------
    index : WaterIndex
    near : int or None
        Place of the near-infrared band, if there is one.
    limit : float
        What water stays below in that band, in the image's units.
    """

    index: WaterIndex
    near: int | None = None
    limit: float = math.inf

    @classmethod
    def learn(cls, pixels: NDArray[np.floating], index: WaterIndex, bands: Sequence[Band]) -> WaterTest:
        """Learn the limit from pixels of an image, shape (pixels, bands)."""
        near = find_role(bands, "nir08", "nir09")
        if near is None:
            return cls(index)
        values, light = index.values(pixels), pixels[:, near]
        land = light[values <= 0]
        if not land.size:
            return cls(index)
        limit = float(np.median(land))
        clear = light[(values > _CLEAR) & (light < limit)]
        if clear.size:
            half_way = 0.5 * (float(np.median(clear)) + limit)
            limit = max(half_way, float(np.quantile(clear, _KEPT)))
        return cls(index, near, limit)

    def holds(self, pixels: NDArray[np.floating]) -> NDArray[np.bool_]:
        """Return which pixels of shape (pixels, bands) are water."""
        wet = self.index.values(pixels) > 0
        return wet if self.near is None else wet & (pixels[:, self.near] < self.limit)

    def clearly_holds(self, pixels: NDArray[np.floating]) -> NDArray[np.bool_]:
        """Return which pixels are water that is hardly mixed with anything else."""
        return self.holds(pixels) & (self.index.values(pixels) > _CLEAR)

    def on_its_bands(self, image: Image) -> tuple[WaterTest, Image]:
        """Return the test and the image with only the bands that the test looks at."""
        places = [self.index.green, self.index.infrared]
        if self.near is not None and self.near not in places:
            places.append(self.near)
        index = WaterIndex(self.index.name, 0, 1)
        near = None if self.near is None else places.index(self.near)
        return replace(self, index=index, near=near), image.select(places)

    def describe(self) -> str:
        """Return the test in words."""
        limit = "" if self.near is None else f" and the near infrared is below {self.limit:.3g}"
        return f"{self.index.name} is above zero{limit}"

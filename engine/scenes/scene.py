"""A scene as its producer delivers it: bands in files of their own, quality bands, date and platform."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..raster.bands import ALIASES, Band
from ..raster.grid import Grid
from .plain_water import WATER_ROLES

#: What a pixel can be masked for. Not every product knows all of them.
MASKS = ("fill", "dilated_cloud", "cirrus", "cloud", "shadow", "snow", "saturated")
#: What pixels are masked for by default: snow is ground.
DEFAULT_MASKS = tuple(name for name in MASKS if name != "snow")


@dataclass(frozen=True)
class SceneBand:
    """One band of a scene.

    Attributes
    ----------
    key : str
        The producer's name, such as ``B4`` or ``SR_B4``.
    path : str
        The file, as GDAL opens it.
    band : Band
        Common name, wavelength, and how stored values become physical ones; ``index`` is the band's number in the file.
    description : str
        The producer's description of the band.
    kelvin : tuple of (float, float) or None
        For thermal bands of level 1: K1 and K2. The scaled value L is a radiance then, the temperature
        K2 / ln(K1 / L + 1) (Landsat 8 Data Users Handbook, section 5.2).
    by_default : bool
        Whether the band is loaded when no bands are chosen; those that show the air, or all colours at once, are not.
    why_not : str
        Of a band without a path: why its file cannot be opened, and what to do.
    """

    key: str
    path: str
    band: Band
    description: str = ""
    kelvin: tuple[float, float] | None = None
    by_default: bool = True
    why_not: str = ""

    def answers_to(self, name: str) -> bool:
        """Whether a user may mean this band by ``name``: common name, alias, or the producer's name, in any case."""
        name = re.sub(r"[^a-z0-9]", "", name.lower())
        own = {re.sub(r"[^a-z0-9]", "", text.lower()) for text in (self.key, self.band.name)}
        return name in own or ALIASES.get(name, name) in own


@dataclass(frozen=True)
class Quality:
    """A band of codes for what each pixel shows.

    Attributes
    ----------
    path : str
    flags : mapping of str to (int, int)
        For a band of flags: name of a mask -> which bits to look at, and what they are where it is true.
    classes : mapping of str to tuple of int
        For a band of classes: name of a mask -> the values that mean it.
    saturated : mapping of str to int
        For a band of saturation flags: key of a band -> the bit that means that this band is saturated.
    index : int
        Number of the band in its file.
    """

    path: str
    flags: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    classes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    saturated: Mapping[str, int] = field(default_factory=dict)
    index: int = 1

    def knows(self, masks: Sequence[str]) -> bool:
        """Whether the band has codes for any of these masks."""
        return any(name in self.flags or name in self.classes for name in masks) or (
            "saturated" in masks and bool(self.saturated)
        )

    def masked(self, values: NDArray[np.float32], masks: Sequence[str]) -> NDArray[np.bool_]:
        """Return which pixels are masked in all bands.

        Parameters
        ----------
        values : ndarray of float32, shape (rows, columns)
            The band's values; NaN where it has none, which counts as fill.
        masks : sequence of str
            Some of :data:`MASKS`.
        """
        missing = np.isnan(values)
        numbers = np.where(missing, 0, values).astype(np.uint32)
        masked = missing & ("fill" in masks and bool(self.flags or self.classes))
        for name in masks:
            if name in self.flags:
                bits, value = self.flags[name]
                masked |= ((numbers & bits) == value) & ~missing
        classes = [value for name in masks for value in self.classes.get(name, ())]
        return masked | (np.isin(numbers, classes) & ~missing)

    def saturated_in(self, values: NDArray[np.float32], key: str) -> NDArray[np.bool_]:
        """Return which pixels are saturated in the band ``key``."""
        numbers = np.where(np.isnan(values), 0, values).astype(np.uint32)
        return (numbers & self.saturated.get(key, 0)) != 0


@dataclass(frozen=True)
class Scene:
    """All that a product's metadata hold.

    Attributes
    ----------
    name : str
        The product's id.
    bands : tuple of SceneBand
    quality : tuple of Quality
    date : str
        Acquisition as ISO 8601, empty when unknown.
    platform : str
        Such as ``landsat-8`` or ``sentinel-2b``; empty when unknown.
    notes : tuple of str
        What the user should know of how the product was read.
    georeference : tuple of Grid
        Grids in the metadata, for files that have no georeference of their own.
    witnesses : tuple of SceneBand
        Green, near and short-wave infrared, where they are to overrule the quality bands over water.
    """

    name: str
    bands: tuple[SceneBand, ...]
    quality: tuple[Quality, ...] = ()
    date: str = ""
    platform: str = ""
    notes: tuple[str, ...] = ()
    georeference: tuple[Grid, ...] = ()
    witnesses: tuple[SceneBand, ...] = ()

    @property
    def paths(self) -> list[str]:
        """All files, of the bands and of the quality bands."""
        return [one.path for one in [*self.bands, *self.witnesses]] + [one.path for one in self.quality]

    def with_witnesses(self) -> Scene:
        """Return the scene with its bands that tell water as witnesses, or as it is if it lacks one of them."""
        found = [
            next((band for role in roles for band in self.bands if band.band.role == role and band.path), None)
            for roles in WATER_ROLES
        ]
        return self if None in found else replace(self, witnesses=tuple(one for one in found if one))

    def choose(self, names: Sequence[str]) -> Scene:
        """Return the scene with only these bands, in this order; without names, all that show reflected light of the ground.

        Raises
        ------
        InputError
            If a name is none of the scene's bands.
        """
        if not names:
            default = tuple(one for one in self.bands if one.band.role and not one.band.thermal and one.by_default)
            return replace(self, bands=default or self.bands)
        chosen: list[SceneBand] = []
        for name in names:
            found = next((band for band in self.bands if band.answers_to(name)), None)
            if found is None:
                available = ", ".join(band.band.name or band.key for band in self.bands)
                raise InputError(f"'{self.name}' has no band '{name}'. It has: {available}.")
            if found not in chosen:
                chosen.append(found)
        return replace(self, bands=tuple(chosen))

    def band_table(self) -> list[list[object]]:
        """Return a line for each band: the producer's name, common name, description, centre and width in micrometres."""
        return [
            [one.key, one.band.name, one.description, _micrometres(one.band.wavelength), _micrometres(one.band.fwhm)]
            for one in self.bands
        ]


def _micrometres(nanometres: float | None) -> float | None:
    return None if nanometres is None else nanometres / 1000.0

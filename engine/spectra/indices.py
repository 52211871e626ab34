"""Spectral indices: what each is made of, which bands of an image fit, and the image of their values."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..raster.bands import Band, find_role
from ..raster.derived import DerivedImage
from ..raster.image import Image

Values: TypeAlias = NDArray[np.float32]

#: How far a band's centre may lie from the wanted wavelength, in nanometres, unless the band itself is wider.
MINIMUM_TOLERANCE = 10.0

_ROLE_NAMES = {
    "blue": "blue",
    "green": "green",
    "red": "red",
    "nir08": "near infrared",
    "swir16": "short-wave infrared around 1600 nm",
    "swir22": "short-wave infrared around 2200 nm",
}


@dataclass(frozen=True)
class Need:
    """A band that an index needs: at a wavelength in nanometres, in a role (a STAC common name), or either."""

    wavelength: float | None = None
    role: str = ""

    def __str__(self) -> str:
        if self.wavelength is None:
            return f"'{self.role}' ({_ROLE_NAMES[self.role]})"
        return f"{self.wavelength:g} nm" + (f" or '{self.role}'" if self.role else "")

    def position_in(self, bands: Sequence[Band], tolerance: float | None) -> int | None:
        """Return the position of the band that fits best, or None.

        Parameters
        ----------
        bands : sequence of Band
        tolerance : float or None
            Nanometres that a band's centre may be off; None for the band's own full width at half maximum, but 10 nm at
            least.
        """
        offs = {}
        if self.wavelength is not None:
            for position, band in enumerate(bands):
                if band.wavelength is not None:
                    off = abs(band.wavelength - self.wavelength)
                    if off <= (max(band.fwhm or 0.0, MINIMUM_TOLERANCE) if tolerance is None else tolerance):
                        offs[position] = off
        if offs:
            return min(offs, key=lambda position: offs[position])
        return find_role(bands, self.role) if self.role else None


@dataclass(frozen=True)
class SpectralIndex:
    """An index.

    Attributes
    ----------
    name : str
    needs : tuple of Need
        The bands, in the order in which ``formula`` takes them.
    formula : callable
        From arrays of reflectance, 0..1, to the index.
    proportional : bool
        Whether any numbers proportional to reflectance give the same index.
    """

    name: str
    needs: tuple[Need, ...]
    formula: Callable[..., Values]
    proportional: bool = False

    def values(self, bands: Sequence[Values]) -> Values:
        """Return the index; NaN where a band is missing, zero or less, and where the formula divides by zero."""
        with np.errstate(all="ignore"):
            found = self.formula(*bands)
        known = np.isfinite(found)
        for band in bands:
            known &= band > 0
        return np.where(known, found, np.float32(np.nan))


def _difference(one: Values, other: Values) -> Values:
    return (one - other) / (one + other)


def _at(*wavelengths: float) -> tuple[Need, ...]:
    return tuple(Need(wavelength) for wavelength in wavelengths)


def _as(*roles: str) -> tuple[Need, ...]:
    return tuple(Need(role=role) for role in roles)


def _log_difference(one: Values, other: Values) -> Values:
    return _difference(np.log(1 / one), np.log(1 / other))


#: All indices by name. Sources:
#: ndvi -- J. Rouse et al., Monitoring vegetation systems in the Great Plains with ERTS, NASA SP-351, 1974.
#: cai -- C. Daughtry, Agronomy Journal 93, 125-131, 2001.
#: ndli, ndni -- L. Serrano, J. Peñuelas, S. Ustin, Remote Sensing of Environment 81, 355-364, 2002.
#: mrendvi -- D. Sims, J. Gamon, Remote Sensing of Environment 81, 337-354, 2002.
#: sipi -- J. Peñuelas, F. Baret, I. Filella, Photosynthetica 31, 221-230, 1995.
#: cri1, cri2 -- A. Gitelson et al., Photochemistry and Photobiology 75, 272-281, 2002.
#: ndwi -- S. McFeeters, International Journal of Remote Sensing 17, 1425-1432, 1996.
#: mndwi -- H. Xu, International Journal of Remote Sensing 27, 3025-3033, 2006.
#: awei_nsh, awei_sh -- G. Feyisa et al., Remote Sensing of Environment 140, 23-35, 2014.
INDICES = {
    index.name: index
    for index in (
        SpectralIndex("ndvi", (Need(858.6, "nir08"), Need(648.2, "red")), _difference, proportional=True),
        SpectralIndex("cai", _at(2000, 2200, 2100), lambda r2000, r2200, r2100: 0.5 * (r2000 + r2200) - r2100),
        SpectralIndex("ndli", _at(1754, 1680), _log_difference),
        SpectralIndex(
            "mrendvi",
            _at(750, 705, 445),
            lambda r750, r705, r445: (r750 - r705) / (r750 + r705 - 2 * r445),
            proportional=True,
        ),
        SpectralIndex(
            "sipi", _at(800, 445, 680), lambda r800, r445, r680: (r800 - r445) / (r800 - r680), proportional=True
        ),
        SpectralIndex("ndni", _at(1510, 1680), _log_difference),
        SpectralIndex("cri1", _at(510, 550), lambda r510, r550: 1 / r510 - 1 / r550),
        SpectralIndex("cri2", _at(510, 700), lambda r510, r700: 1 / r510 - 1 / r700),
        SpectralIndex("ndwi", _as("green", "nir08"), _difference, proportional=True),
        SpectralIndex("mndwi", _as("green", "swir16"), _difference, proportional=True),
        SpectralIndex(
            "awei_nsh",
            _as("green", "nir08", "swir16", "swir22"),
            lambda green, nir, swir1, swir2: 4 * (green - swir1) - (0.25 * nir + 2.75 * swir2),
        ),
        SpectralIndex(
            "awei_sh",
            _as("blue", "green", "nir08", "swir16", "swir22"),
            lambda blue, green, nir, swir1, swir2: blue + 2.5 * green - 1.5 * (nir + swir1) - 0.25 * swir2,
        ),
    )
}


@dataclass(frozen=True)
class IndexImage(DerivedImage):
    """Indices of an image, computed while it is read.

    Attributes
    ----------
    source : Image
        The image, with only the bands that are needed.
    names : tuple of str
        The indices.
    positions : tuple of tuple of int
        For each index, the positions of its bands in ``source``.
    """

    names: tuple[str, ...]
    positions: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, image: Image, names: Sequence[str], tolerance: float | None = None) -> IndexImage:
        """Find the bands for the named indices.

        Parameters
        ----------
        image : Image
        names : sequence of str
            Some of :data:`INDICES`.
        tolerance : float, optional
            See :meth:`Need.position_in`.

        Raises
        ------
        InputError
            If an index is not known, the image lacks a band for it, or the tolerance is negative.
        """
        if tolerance is not None and not (math.isfinite(tolerance) and tolerance >= 0):
            raise InputError(f"Tolerance: the value must be a finite number of at least 0, not {tolerance:g}.")
        names = tuple(dict.fromkeys(names))
        unknown = [name for name in names if name not in INDICES]
        if unknown:
            raise InputError(f"'{', '.join(unknown)}' is no index that is known. Choose some of: {', '.join(INDICES)}.")
        if not names:
            raise InputError(f"Specify which indices to compute, some of: {', '.join(INDICES)}.")
        found = [[need.position_in(image.bands, tolerance) for need in INDICES[name].needs] for name in names]
        problems = [
            _problem(INDICES[name], positions, image.bands) for name, positions in zip(names, found, strict=True)
        ]
        if any(problems):
            raise InputError(
                f"'{image.name}' lacks bands: {'; '.join(filter(None, problems))}. {_advice(image, names, found)}"
            )
        used = sorted({position for positions in found for position in positions if position is not None})
        order = tuple(
            tuple(used.index(position) for position in positions if position is not None) for positions in found
        )
        return cls(image.select(used), names, order)

    @property
    def bands(self) -> tuple[Band, ...]:
        """One band for each index, of its name."""
        return tuple(Band(number, name) for number, name in enumerate(self.names, start=1))

    def read(self, window: Window) -> Values:
        """Read a window, shape (indices, rows, columns), NaN where an index is not known."""
        values = self.source.read(window)
        found = np.empty((len(self.names), *values.shape[1:]), dtype=np.float32)
        for position, (name, bands) in enumerate(zip(self.names, self.positions, strict=True)):
            found[position] = INDICES[name].values([values[band] for band in bands])
        return found

    def describe(self) -> list[str]:
        """Return for each index a sentence on the bands that it is made of."""
        return [
            f"{name}: {', '.join(_described(self.source.bands[position]) for position in positions)}."
            for name, positions in zip(self.names, self.positions, strict=True)
        ]


def _described(band: Band) -> str:
    return band.label if band.wavelength is None else f"{band.label} at {band.wavelength:g} nm"


def _problem(index: SpectralIndex, positions: Sequence[int | None], bands: Sequence[Band]) -> str:
    """Return which bands an index lacks, or an empty text."""
    known = [band.wavelength for band in bands if band.wavelength is not None]
    missing = []
    for need, position in zip(index.needs, positions, strict=True):
        if position is None:
            nearest = ""
            if need.wavelength is not None and known:
                wanted = need.wavelength
                nearest = f" (the nearest is at {min(known, key=lambda other: abs(other - wanted)):g} nm)"
            missing.append(f"{need}{nearest}")
    if missing:
        return f"{index.name} needs {' and '.join(missing)}"
    if _shared(positions):
        needs = " and ".join(
            str(need) for need, position in zip(index.needs, positions, strict=True) if positions.count(position) > 1
        )
        return f"{index.name} needs bands of their own for {needs}, which here are one broad band"
    return ""


def _shared(positions: Sequence[int | None]) -> bool:
    return len(set(positions)) < len(positions)


def _advice(image: Image, names: Sequence[str], found: Sequence[Sequence[int | None]]) -> str:
    """Return what to do about missing bands."""
    missing = [
        need
        for name, positions in zip(names, found, strict=True)
        for need, position in zip(INDICES[name].needs, positions, strict=True)
        if position is None
    ]
    advice = []
    if any(need.wavelength for need in missing):
        advice.append(
            "If the bands were dropped, compute the indices before dropping bands; if bands lie near enough for you, raise "
            "the tolerance."
            if any(band.wavelength for band in image.bands)
            else "Its bands carry no wavelengths: load the image from the sensor's own file, so that they come along."
        )
    if any(need.role for need in missing):
        advice.append("If the bands are there, name them 'green', 'nir08' and so on with Stack bands.")
    lacking = [name for name, positions in zip(names, found, strict=True) if None in positions or _shared(positions)]
    return " ".join([*advice, f"{'Or leave' if advice else 'Leave'} out {', '.join(lacking)}."])

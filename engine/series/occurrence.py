"""How often each pixel was water, and from that the ground that a lake can cover."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ..water.codes import UNOBSERVED, WATER

Mask: TypeAlias = NDArray[np.bool_]
Codes: TypeAlias = NDArray[np.uint8]

#: Ground that was water on at least this share of its observations belongs to a lake.
LEAST_SHARE = 0.05
#: A flood widens the domain if it covers at least this share of it in new ground.
LEAST_FLOOD = 0.01
_SQUARE = np.ones((3, 3), bool)


class Occurrence:
    """Two counters a pixel: on how many dates it was water, and on how many it was observed.

    Attributes
    ----------
    water, observed : ndarray of uint16, shape (rows, columns)
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        self.water = np.zeros(shape, np.uint16)
        self.observed = np.zeros(shape, np.uint16)

    def add(self, codes: Codes) -> None:
        """Count one date: 0 not water, 1 water, 255 not observed."""
        self.water += codes == WATER
        self.observed += codes != UNOBSERVED

    def share(self) -> NDArray[np.float32]:
        """Return the share of its observations on which each pixel was water, NaN where it was never observed."""
        with np.errstate(invalid="ignore"):
            return np.divide(self.water, self.observed, dtype=np.float32)

    def wet(self) -> Mask:
        """Return where at least :data:`LEAST_SHARE` of the observations show water."""
        return (self.observed > 0) & (self.water >= LEAST_SHARE * self.observed)


def grown(wet: Mask, pixel: tuple[int, int] | None = None) -> Mask:
    """Return the connected ground at a pixel, or all of it, with one pixel around.

    Parameters
    ----------
    wet : ndarray of bool, shape (rows, columns)
    pixel : (int, int), optional
        Row and column in the water. The ground is connected by the four neighbours of a pixel.

    Returns
    -------
    ndarray of bool
        Without any pixel where ``wet`` has none, or not at ``pixel``.
    """
    if pixel is not None:
        labels, _ = ndimage.label(wet)
        wet = (labels == labels[pixel]) & wet if labels[pixel] else np.zeros_like(wet)
    return ndimage.binary_dilation(wet, _SQUARE) if wet.any() else np.zeros_like(wet)


def enclosed(domain: Mask, observed: Mask) -> Mask:
    """Return the ground that no date observed and that the domain encloses: it belongs to the lake, wet or not."""
    return ndimage.binary_fill_holes(domain) & ~observed & ~domain


def rim_of(domain: Mask) -> Mask:
    """Return the ground right beyond a domain."""
    return ndimage.binary_dilation(domain, _SQUARE) & ~domain


def flooded(codes: Codes, domain: Mask, rim: Mask) -> Mask | None:
    """Return the ground beyond the domain that the lake has reached on one date, or None if that is next to nothing.

    It is the water of the date, without what is narrower than three pixels, that is connected to the water in the domain.
    Without it a flood that is rare would be cut off: ground that was wet on fewer than one date in twenty. ``rim`` is
    :func:`rim_of` the domain, which all such water crosses.
    """
    water = codes == WATER
    # Most dates show no water there, and to label a whole scene takes long.
    if not water[rim].any():
        return None
    least = LEAST_FLOOD * domain.sum()
    water = ndimage.binary_opening(water, _SQUARE)
    beyond = water & ~domain
    labels, _ = ndimage.label(water)
    touching = np.unique(labels[domain & water])
    beyond &= np.isin(labels, touching[touching > 0])
    return beyond if beyond.sum() >= least else None

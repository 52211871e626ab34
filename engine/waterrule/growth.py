"""From seeds to water: it grows through weak pixels, and along the shore by the share of water in the pixel.

With Nl, Sl and Nw, Sw the near and short-wave infrared of the land and of the water around, the share of water in a
pixel is f = 1 - [(N - Nw) + (S - Sw)] / [(Nl - Nw) + (Sl - Sw)]. The index is zero at the share f0 = (Sl - Gl) / [(Sl -
Gl) + (Gw - Sw)]; where that is near 1, as with dark and turbid water, the index takes the shore for land, and there
water grows by f: far where f is high, and two pixels, which is as far as pixels mix, where it is not, for dark flat
ground has such an f too.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .evidence import Evidence


class GrowthLimits(NamedTuple):
    """How far water grows, in pixels, and through what: ``shore`` and ``ring`` are shares of water.

    Where the bias of the index is not above ``bias``, nothing grows by shares of water; up to ``slope`` above it, the minimum
    of the shares falls from 1. A limit without a slope would let whole rings of pixels come or go with the grid.
    What only a sharpened band shows counts where at minimum ``known`` pixels of pure water around show how water looks;
    along the shore water grows where there are not just a ``few``.
    """

    weak_steps: int = 24
    known: float = 300.0
    few: float = 4.0
    bias: float = 0.85
    slope: float = 0.03
    flat: float = 0.75
    flat_steps: int = 16
    shore: float = 0.6
    shore_steps: int = 2
    ring: float = 0.25
    ring_steps: int = 1


LIMITS = GrowthLimits()
#: Land this near to a seed, in pixels, is not pure.
_APART = 2
#: How many pixels the image's medians count for in local means.
_PRIOR = 30.0
#: Half the window that holes and necks are looked for in, the share of it that is water, and the minimum share in the pixel.
_FILL_HALF, _FILL_SHARE, _FILL_MINIMUM, _FILL_TIMES = 4, 0.6, 0.3, 2
#: How far from a pixel without information water must lie on all sides.
_ENCLOSED = 24


def local_fields(values: NDArray[np.float32], codes: NDArray[np.uint8], evidence: Evidence) -> NDArray[np.float32]:
    """Return, for each block of pixels, what shares of water are counted from.

    Parameters
    ----------
    values : ndarray of float32, shape (bands, rows, columns)
    codes : ndarray of uint8, shape (rows, columns)
        See :func:`~.seeds.pixel_codes`.
    evidence : Evidence

    Returns
    -------
    ndarray of float32, shape (4, block rows, block columns)
        NIR + SWIR of the water around, how much more of it land has, the share of water at which the index is zero, and
        how many pixels of pure water there are around.
    """
    from . import kernels

    land, water = evidence.contrast
    shape = tuple(-(-side // kernels.BLOCK) for side in codes.shape)
    seeds, sums = np.zeros(shape, np.int32), np.zeros((2, 4, *shape))
    kernels.block_sums(values, evidence.bands.infrared_at, np.float32(evidence.zero), codes, _APART, seeds, sums)
    boxes = np.empty_like(sums)
    kernels.box_sums(sums, boxes)
    usual = np.array([water, land])[:, :, np.newaxis, np.newaxis]
    (gw, nw, sw), (gl, nl, sl) = (boxes[:, 1:] + _PRIOR * usual) / (boxes[:, :1] + _PRIOR)
    minimum = 1e-6 * (land.nir + land.swir)
    above, below = sl - gl, gw - sw
    total = above + below
    bias = np.where(total > 0, above / np.maximum(total, 1e-3 * land.green), 1.0)
    return np.stack([nw + sw, np.maximum(nl - nw + sl - sw, minimum), bias, boxes[0, 0]]).astype(np.float32)


def water_shares(
    values: NDArray[np.float32], codes: NDArray[np.uint8], fields: NDArray[np.float32], evidence: Evidence
) -> NDArray[np.float32]:
    """Return the share of water f in each pixel, which noise takes below 0 and above 1; NaN where it is unknown."""
    from . import kernels

    shares = np.empty(codes.shape, np.float32)
    kernels.fractions(values, evidence.bands.infrared_at, np.float32(evidence.zero), codes, fields, shares)
    return shares


def grown_water(
    values: NDArray[np.float32], codes: NDArray[np.uint8], fields: NDArray[np.float32], evidence: Evidence
) -> NDArray[np.uint8]:
    """Return the water of a window, 0 or 1, shape (rows, columns)."""
    from . import kernels

    mask = np.zeros(codes.shape, np.uint8)
    infrared, zero = evidence.bands.infrared_at, np.float32(evidence.zero)
    kernels.grow(values, infrared, zero, codes, fields, LIMITS, mask)
    minimum = np.float32(_FILL_MINIMUM)
    for _ in range(_FILL_TIMES):
        kernels.fill(values, infrared, zero, codes, fields, _FILL_HALF, _FILL_SHARE, minimum, mask)
    kernels.enclose(codes, _ENCLOSED, mask)
    return mask

"""Water that a quality band takes for cloud or shadow, as those of turbid and shallow water often do."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: What may be wrong about water; fill, snow and saturation are not.
DOUBTED_MASKS = ("dilated_cloud", "cirrus", "cloud", "shadow")
#: The bands that tell it, the first of each that a scene has.
WATER_ROLES = (("green",), ("nir08", "nir"), ("swir16",))
#: Reflectance. Water returns next to no short-wave infrared, and cloud and bare ground much; snow and cloud are brighter in
#: green; near infrared is above green over plants, also in shadow. In the deepest shadow all bands are dark, and what the
#: correction of the air leaves of green is no measurement.
_MAXIMUM_SWIR, _MAXIMUM_GREEN, _MINIMUM_GREEN = 0.05, 0.25, 0.02
#: Modified normalised difference water index (Xu 2006): well above that of any land.
_MINIMUM_INDEX = 0.35


def plainly_water(green: NDArray[np.float32], nir: NDArray[np.float32], swir: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return where reflectance is that of water, beyond doubt, whatever a quality band says.

    Parameters
    ----------
    green, nir, swir : ndarray of float32, shape (rows, columns)
        Reflectance at about 560, 865 and 1610 nm; NaN, as everything in doubt, is not water.
    """
    dark = (swir < _MAXIMUM_SWIR) & (green < _MAXIMUM_GREEN) & (green > _MINIMUM_GREEN) & (nir < green)
    lit = np.maximum(swir, 0)
    return dark & ((green - lit) > _MINIMUM_INDEX * (green + lit))

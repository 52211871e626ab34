"""Generated images whose water is known, and the rule on arrays."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from engine.waterrule.evidence import Evidence
from engine.waterrule.roles import WaterBands
from engine.waterrule.watermap import decide

#: blue, green, red, nir08, swir16, swir22; after the USGS and ECOSTRESS spectral libraries and published lakes, rounded.
SPECTRA = {
    "clear": (0.040, 0.035, 0.020, 0.010, 0.005, 0.004),
    "turbid": (0.060, 0.090, 0.075, 0.030, 0.010, 0.006),
    "dark": (0.009, 0.013, 0.011, 0.0185, 0.0117, 0.007),
    "saline": (0.260, 0.340, 0.330, 0.150, 0.020, 0.015),
    "forest": (0.020, 0.040, 0.025, 0.280, 0.130, 0.060),
    "meadow": (0.050, 0.080, 0.070, 0.380, 0.220, 0.110),
    "soil": (0.100, 0.140, 0.180, 0.250, 0.330, 0.280),
    "asphalt": (0.080, 0.090, 0.095, 0.110, 0.120, 0.110),
    "burnt": (0.040, 0.045, 0.050, 0.080, 0.090, 0.095),
    "snow": (0.900, 0.890, 0.870, 0.800, 0.100, 0.080),
    "cloud": (0.620, 0.590, 0.590, 0.600, 0.450, 0.330),
}
NAMES = ("blue", "green", "red", "nir08", "swir16", "swir22")
ALL_BANDS = WaterBands(1, 3, 4, 5, 2, 0)


def scene(wet, water="clear", lands=("forest", "meadow"), seed=0, noise=0.001):
    """Return an image of shape (6, rows, columns) and its water: ``wet`` is each pixel's share of water."""
    random = np.random.default_rng(seed)
    first = ndimage.gaussian_filter(random.standard_normal(wet.shape), 6) > 0
    land = np.where(first, np.array(SPECTRA[lands[0]])[:, None, None], np.array(SPECTRA[lands[1]])[:, None, None])
    land = land * (1 + 0.05 * random.standard_normal(wet.shape))
    values = (1 - wet) * land + wet * np.array(SPECTRA[water])[:, None, None]
    values = values * (1 + 0.02 * random.standard_normal(values.shape)) + noise * random.standard_normal(values.shape)
    return values.astype(np.float32), wet >= 0.5


def disc(size, radius, row=None, column=None):
    """Return each pixel's share of a disc, from 8 x 8 samples in it."""
    fine = (np.arange(size * 8) + 0.5) / 8
    row, column = size / 2 if row is None else row, size / 2 if column is None else column
    inside = (fine[:, None] - row) ** 2 + (fine - column) ** 2 < radius**2
    return inside.reshape(size, 8, size, 8).mean(axis=(1, 3))


def roles(values, bands=ALL_BANDS):
    """Return the bands in the order in which the rule takes them."""
    return np.ascontiguousarray(values[bands.positions], np.float32)


def learn(values, bands=ALL_BANDS, coarse=False):
    """Return the evidence of all observed pixels."""
    pixels = roles(values, bands).reshape(len(bands.positions), -1)
    return Evidence.learn(pixels[:, np.isfinite(pixels).all(axis=0)].T, bands, coarse)


def water(values, bands=ALL_BANDS, narrow=False, coarse=False):
    """Return where an image is water, by its own evidence."""
    return decide(roles(values, bands), learn(values, bands, coarse), narrow=narrow) == 1


def f1(found, true):
    """Return how two masks agree, 1 where both are empty."""
    total = int(found.sum() + true.sum())
    return 2 * int((found & true).sum()) / total if total else 1.0

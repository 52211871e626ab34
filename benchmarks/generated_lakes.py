"""Lakes whose area is known exactly: drawn finely, blurred as by a sensor, averaged to pixels, with noise.

Nothing in Strandline was fitted to these scenes. Each holds lakes side by side, each with water of its own, in land of fields.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

BANDS = ("blue", "green", "red", "nir08", "swir16", "swir22")
#: Reflectance of the kinds of water and of land.
WATER = {
    "deep": (0.030, 0.028, 0.018, 0.010, 0.005, 0.004),
    "green": (0.035, 0.055, 0.038, 0.022, 0.008, 0.005),
    "muddy": (0.065, 0.090, 0.095, 0.045, 0.012, 0.008),
}
LAND = {
    "wood": (0.020, 0.040, 0.025, 0.240, 0.110, 0.050),
    "grass": (0.040, 0.075, 0.060, 0.330, 0.220, 0.130),
    "stubble": (0.080, 0.110, 0.140, 0.230, 0.280, 0.220),
    "bare": (0.110, 0.140, 0.180, 0.240, 0.320, 0.290),
}
COUNTRIES = (("wood",), ("wood", "grass"), ("grass", "stubble"), ("wood", "stubble", "bare"))
SHAPES = ("discs", "noise", "dam", "basin", "islands")
#: Pixels of a lake's square, and fine cells in a pixel along each side.
SIDE, FINE = 40, 6
#: Along each side of a scene there are so many lakes.
ACROSS = 4


@dataclass(frozen=True)
class LakeScene:
    """A scene.

    Attributes
    ----------
    pixels : ndarray of float32, shape (6, rows, columns)
    fraction : ndarray, shape (rows, columns)
        The true share of water.
    wet : ndarray of bool
        The same, drawn finely: FINE cells in a pixel.
    noise : float
    """

    pixels: NDArray[np.float32]
    fraction: NDArray[np.float64]
    wet: NDArray[np.bool_]
    noise: float

    def squares(self) -> list[tuple[slice, slice]]:
        """Return where each lake lies."""
        places = [slice(SIDE * place, SIDE * (place + 1)) for place in range(ACROSS)]
        return [(rows, columns) for rows in places for columns in places]


def make_scene(seed: int, largest: float = 24.0, rim: float = 0.0) -> LakeScene:
    """Return a scene of 16 lakes, 4 to ``largest`` pixels across.

    Parameters
    ----------
    seed : int
    largest : float
    rim : float
        Width in pixels of a belt of reed around the lakes: neither the land nor the water of the scene.
    """
    generator = np.random.default_rng(seed)
    cells = SIDE * ACROSS * FINE
    wet = np.zeros((cells, cells), dtype=bool)
    water = np.zeros((6, cells, cells), dtype=np.float32)
    kind = np.array(WATER[str(generator.choice(list(WATER)))])
    for row in range(ACROSS):
        for column in range(ACROSS):
            part = (
                slice(SIDE * FINE * row, SIDE * FINE * (row + 1)),
                slice(SIDE * FINE * column, SIDE * FINE * (column + 1)),
            )
            across = float(np.exp(generator.uniform(np.log(4), np.log(largest))))
            wet[part] = _shape(str(generator.choice(SHAPES)), across, generator)
            own = kind * np.exp(0.12 * generator.standard_normal() + 0.06 * generator.standard_normal(6))
            water[:, *part] = own[:, np.newaxis, np.newaxis]
    water *= 1 + 0.03 * _field(wet.shape, 3 * FINE, generator)
    land = _land(wet.shape, generator)
    if rim:
        near = np.exp(-ndimage.distance_transform_edt(~wet) / (rim * FINE)).astype(np.float32)
        reed = np.array([0.035, 0.05, 0.045, 0.14, 0.08, 0.05], dtype=np.float32)
        land = land * (1 - near) + reed[:, np.newaxis, np.newaxis] * near
    truth = np.where(wet, water, land)
    width = float(generator.uniform(1.0, 1.5)) / 2.355 * FINE
    noise = float(generator.choice([0.001, 0.003, 0.008]))
    pixels = np.stack([_averaged(ndimage.gaussian_filter(band, width)) for band in truth])
    pixels += noise * generator.standard_normal(pixels.shape)
    return LakeScene(pixels.astype(np.float32), _averaged(wet), wet, noise)


def _averaged(fine: NDArray) -> NDArray:
    rows, columns = (length // FINE for length in fine.shape)
    return fine.reshape(rows, FINE, columns, FINE).mean(axis=(1, 3), dtype=np.float64)


def _field(shape: tuple[int, int], width: float, generator: np.random.Generator) -> NDArray[np.float32]:
    """Return smooth noise of unit variance."""
    noise = ndimage.gaussian_filter(generator.standard_normal(shape).astype(np.float32), width, mode="wrap", truncate=3)
    return noise / noise.std()


def _land(shape: tuple[int, int], generator: np.random.Generator) -> NDArray[np.float32]:
    """Return fields: the nearest of random points says which, with a brightness of their own and texture."""
    names = COUNTRIES[generator.integers(len(COUNTRIES))]
    pitch = float(generator.uniform(6, 14)) * FINE
    count = int(shape[0] * shape[1] / pitch**2)
    seeds = np.ones(shape, dtype=bool)
    rows, columns = generator.integers(0, shape[0], count), generator.integers(0, shape[1], count)
    seeds[rows, columns] = False
    _, (near_rows, near_columns) = ndimage.distance_transform_edt(seeds, return_indices=True)
    number = np.zeros(shape, dtype=int)
    number[rows, columns] = np.arange(count)
    field = number[near_rows, near_columns]
    spectra = np.array([LAND[name] for name in names], dtype=np.float32)[generator.integers(len(names), size=count)]
    spectra *= np.exp(0.06 * generator.standard_normal((count, 1))).astype(np.float32)
    land = spectra[field].transpose(2, 0, 1)
    texture = float(generator.uniform(0.04, 0.15)) * _field(shape, float(generator.uniform(0.5, 1.5)) * FINE, generator)
    return land * np.exp(texture)


def _shape(kind: str, across: float, generator: np.random.Generator) -> NDArray[np.bool_]:
    """Return a lake of the area of a disc ``across`` pixels wide, drawn finely in a square."""
    cells = SIDE * FINE
    middle = cells / 2 + generator.uniform(-FINE, FINE, 2)
    down, right = (np.mgrid[0:cells, 0:cells] + 0.5) - middle[:, np.newaxis, np.newaxis]
    angle = generator.uniform(0, 2 * np.pi)
    along, beside = right * np.cos(angle) + down * np.sin(angle), down * np.cos(angle) - right * np.sin(angle)
    radius = across * FINE / 2
    if kind == "discs":
        height = np.full((cells, cells), -np.inf)
        for _ in range(3):
            place = generator.uniform(-0.8, 0.8, 2) * radius
            size = generator.uniform(0.5, 1.0)
            height = np.maximum(height, size - np.hypot(down - place[0], right - place[1]) / radius)
    elif kind == "dam":
        height = np.minimum(1 - np.hypot(down, right) / radius, along / radius + 0.2)
    elif kind == "basin":
        height = -np.maximum(np.abs(along) / generator.uniform(1.0, 1.8), np.abs(beside))
    else:
        height = 1 - np.hypot(down, right) / radius + 0.25 * _field((cells, cells), max(radius / 3, 2), generator)
    # The level at which the lake has its area; only what hangs together with its deepest place belongs to it.
    level = np.sort(height, axis=None)[-int(np.pi * radius**2)]
    labels, _ = ndimage.label(height >= level)
    lake = labels == labels[np.unravel_index(np.argmax(height), height.shape)]
    if kind == "islands" and across > 9:
        for _ in range(2):
            place, size = generator.uniform(-0.4, 0.4, 2) * radius, generator.uniform(0.08, 0.2) * radius
            lake &= np.hypot(down - place[0], right - place[1]) > size
    frame = 5 * FINE
    lake[:frame] = lake[-frame:] = False
    lake[:, :frame] = lake[:, -frame:] = False
    return lake

"""Generated scenes whose truth is known: lakes with mixed shore pixels and shallows, clouds, shadows and burnt ground.

A scene is a function of place, so it is written window by window and does not depend on the windows. The same seed gives
the same scene. Values are stored as in Landsat Collection 2: reflectance = stored * 0.0000275 - 0.2, 0 = not observed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from statistics import NormalDist

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.transform import from_origin
from rasterio.windows import Window

SCALE, OFFSET, FILL = 0.0000275, -0.2, 0
TILE = 512

#: What a pixel is, in the truth raster. 0 = not observed; mixed pixels have the number of what they hold most of.
UNSEEN, WATER, SHALLOW, FOREST, FIELD, SOIL, BURNT, CLOUD, SHADOW = range(9)

BANDS = ("coastal", "blue", "green", "red", "nir08", "nir09", "swir16", "swir22")

#: Reflectance in the bands above; after the USGS and ECOSTRESS spectral libraries, rounded.
SPECTRA: Mapping[str, tuple[float, ...]] = {
    "deep water": (0.035, 0.033, 0.030, 0.016, 0.006, 0.005, 0.003, 0.002),
    "turbid water": (0.050, 0.060, 0.090, 0.075, 0.028, 0.022, 0.008, 0.005),
    "shallow water": (0.070, 0.090, 0.120, 0.110, 0.055, 0.040, 0.015, 0.010),
    "forest": (0.020, 0.025, 0.045, 0.030, 0.280, 0.300, 0.130, 0.060),
    "field": (0.030, 0.040, 0.080, 0.060, 0.380, 0.400, 0.220, 0.120),
    "soil": (0.080, 0.100, 0.140, 0.180, 0.250, 0.270, 0.330, 0.280),
    "sand": (0.160, 0.190, 0.250, 0.300, 0.360, 0.380, 0.430, 0.400),
    "burnt": (0.040, 0.045, 0.050, 0.055, 0.080, 0.090, 0.075, 0.085),
    "cloud": (0.620, 0.600, 0.590, 0.590, 0.600, 0.590, 0.450, 0.330),
}
#: What a cloud's shadow leaves of the light: the sky still gives some blue.
SHADE = (0.46, 0.42, 0.35, 0.30, 0.24, 0.23, 0.19, 0.17)


@dataclass(frozen=True)
class Scene:
    """A generated scene.

    Attributes
    ----------
    name : str
    rows, columns : int
    bands : tuple of str
        Some of :data:`BANDS`.
    seed : int
    water, shallows, burnt, clouds : float
        Rough shares: of the ground that is water, of the water that is shallow, of the land that is burnt, of the sky
        that is cloud. Every cloud casts a shadow.
    footprint : bool
        Show only a slanted square, as a satellite's scene does.
    compress : str
        ``deflate`` or ``none``.
    """

    name: str
    rows: int
    columns: int
    bands: tuple[str, ...] = tuple(band for band in BANDS if band != "nir09")
    seed: int = 0
    water: float = 0.15
    shallows: float = 0.3
    burnt: float = 0.05
    clouds: float = 0.05
    footprint: bool = False
    compress: str = "none"
    _fields: dict[str, _Field] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def _spectra(self) -> dict[str, NDArray[np.float32]]:
        places = [BANDS.index(band) for band in self.bands]
        table = {**SPECTRA, "shade": SHADE}
        return {name: np.array(values, np.float32)[places, None, None] for name, values in table.items()}

    def _noise(self, name: str, size: int, rows: NDArray[np.float32], columns: NDArray[np.float32]) -> _Window:
        key = f"{name}/{size}"
        if key not in self._fields:
            self._fields[key] = _Field((self.seed, *key.encode()), size, self.rows + 128, self.columns + 128)
        return self._fields[key].at(rows, columns)

    def read(self, window: Window) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        """Return a window's stored values (bands, rows, columns) and its truth (rows, columns)."""
        # One pixel more on each side, for the slope of the water's depth; fields begin at -64 for the shadows' shift.
        rows = np.arange(-1, window.height + 1, dtype=np.float32) + np.float32(window.row_off)
        columns = np.arange(-1, window.width + 1, dtype=np.float32) + np.float32(window.col_off)
        depth = self._depth(rows, columns)
        slope = np.hypot(*np.gradient(depth))[1:-1, 1:-1]
        rows, columns, depth = rows[1:-1], columns[1:-1], depth[1:-1, 1:-1]
        # The distance to the shore in pixels; a pixel on the shore is part water, part land.
        share = np.clip(0.5 + depth / np.maximum(slope, 1e-6), 0.0, 1.0)
        land, kind = self._land(rows, columns)
        water, shallow = self._water(rows, columns, depth)
        ground = share * water + (1 - share) * land
        truth = np.where(share >= 0.5, np.where(shallow >= 0.5, SHALLOW, WATER), kind).astype(np.uint8)
        values, truth = self._sky(rows, columns, ground, truth)
        random = self._grain(window, len(self.bands))
        values = values * (1 + 0.03 * random[:-1]) + 0.002 * random[-1]
        stored = np.clip(np.rint((values - OFFSET) / SCALE), 1, 65535).astype(np.uint16)
        seen = self._seen(rows, columns)
        stored[:, ~seen], truth[~seen] = FILL, UNSEEN
        return stored, truth

    def _depth(self, rows: _Window, columns: _Window) -> _Window:
        if not self.water:
            return np.full((len(rows), len(columns)), np.float32(-9))
        height = self._noise("height", 128, rows, columns) + 0.45 * self._noise("height", 40, rows, columns)
        return _level(self.water) * np.float32(1.1) - height - 0.12 * self._noise("height", 12, rows, columns)

    def _land(self, rows: _Window, columns: _Window) -> tuple[_Window, NDArray[np.int64]]:
        spectra = self._spectra
        green = _step(self._noise("green", 64, rows, columns) + 0.6 * self._noise("green", 10, rows, columns) + 0.3)
        wood = _step(self._noise("wood", 96, rows, columns) + 0.4 * self._noise("wood", 14, rows, columns))
        sandy = _step(self._noise("sand", 48, rows, columns) - 1.0)
        burnt = _step(self._noise("burnt", 72, rows, columns) - _level(1 - self.burnt)) if self.burnt else 0 * green
        plants = wood * spectra["forest"] + (1 - wood) * spectra["field"]
        bare = sandy * spectra["sand"] + (1 - sandy) * spectra["soil"]
        light = np.exp(0.14 * self._noise("relief", 20, rows, columns))
        land = light * (green * plants + (1 - green) * bare)
        land = burnt * light * spectra["burnt"] + (1 - burnt) * land
        kind = np.where(green > 0.5, np.where(wood > 0.5, FOREST, FIELD), SOIL)
        return land, np.where(burnt > 0.5, BURNT, kind)

    def _water(self, rows: _Window, columns: _Window, depth: _Window) -> tuple[_Window, _Window]:
        spectra = self._spectra
        shallow = np.exp(-np.maximum(depth, 0) / np.float32(self.shallows + 1e-6))
        turbid = 0.6 * _step(self._noise("turbid", 200, rows, columns))
        open_water = turbid * spectra["turbid water"] + (1 - turbid) * spectra["deep water"]
        return shallow * spectra["shallow water"] + (1 - shallow) * open_water, shallow

    def _sky(
        self, rows: _Window, columns: _Window, ground: _Window, truth: NDArray[np.uint8]
    ) -> tuple[_Window, NDArray]:
        if not self.clouds:
            return ground, truth
        spectra = self._spectra
        cloud = self._cloud(rows, columns)
        # The sun stands in the south-east: shadows fall to the north-west.
        shadow = self._cloud(rows + 38, columns + 26) * (1 - cloud)
        values = ground * (1 - shadow * (1 - spectra["shade"]))
        values = cloud * spectra["cloud"] + (1 - cloud) * values
        wet = (truth == WATER) | (truth == SHALLOW)
        truth = np.where((shadow > 0.5) & ~wet, SHADOW, truth)
        return values, np.where(cloud > 0.3, CLOUD, truth).astype(np.uint8)

    def _cloud(self, rows: _Window, columns: _Window) -> _Window:
        height = self._noise("cloud", 110, rows, columns) + 0.35 * self._noise("cloud", 22, rows, columns)
        return np.clip(1.6 * (height - 1.06 * _level(1 - self.clouds)), 0.0, 1.0)

    def _grain(self, window: Window, bands: int) -> _Window:
        """Return what differs from pixel to pixel: tile by tile, so that the windows do not matter."""
        grain = np.empty((bands + 1, window.height, window.width), np.float32)
        for row in range(0, window.height, TILE):
            for column in range(0, window.width, TILE):
                place = (window.row_off + row, window.col_off + column)
                tile = np.random.default_rng((self.seed, 1, *map(int, place)))
                part = grain[:, row : row + TILE, column : column + TILE]
                part[...] = tile.standard_normal((bands + 1, TILE, TILE), np.float32)[
                    :, : part.shape[1], : part.shape[2]
                ]
        return grain

    def _seen(self, rows: _Window, columns: _Window) -> NDArray[np.bool_]:
        if not self.footprint:
            return np.ones((len(rows), len(columns)), np.bool_)
        y, x = rows[:, np.newaxis] / self.rows - 0.5, columns[np.newaxis] / self.columns - 0.5
        turned = x * np.cos(0.21) + y * np.sin(0.21), y * np.cos(0.21) - x * np.sin(0.21)
        return (np.abs(turned[0]) < 0.41) & (np.abs(turned[1]) < 0.41)

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write the image and its truth as tiled GeoTIFFs, unless they are there, and return their paths."""
        image, truth = folder / f"{self.name}.tif", folder / f"{self.name}_truth.tif"
        if image.exists() and truth.exists():
            return image, truth
        folder.mkdir(parents=True, exist_ok=True)
        common = {
            "driver": "GTiff", "width": self.columns, "height": self.rows, "crs": "EPSG:32611",
            "transform": from_origin(300000, 4300000, 30, 30), "tiled": True, "blockxsize": TILE, "blockysize": TILE,
            "nodata": FILL, "bigtiff": "if_safer",
        }  # fmt: skip
        partial = image.with_suffix(".part.tif")
        many = {"count": len(self.bands), "dtype": "uint16", "compress": self.compress, "interleave": "pixel"}
        if self.compress == "deflate":
            many |= {"predictor": 2, "zlevel": 6, "num_threads": "all_cpus"}
        with (
            rasterio.open(partial, "w", **common, **many) as values,
            rasterio.open(truth, "w", **common, count=1, dtype="uint8", compress="deflate") as what,
        ):
            values.descriptions = self.bands
            values.scales, values.offsets = [SCALE] * len(self.bands), [OFFSET] * len(self.bands)
            for window, (stored, kind) in self._windows():
                values.write(stored, window=window)
                what.write(kind, 1, window=window)
        partial.rename(image)
        return image, truth

    def _windows(self) -> Iterator[tuple[Window, tuple[NDArray[np.uint16], NDArray[np.uint8]]]]:
        windows = [
            Window(column, row, min(2 * TILE, self.columns - column), min(TILE, self.rows - row))
            for row in range(0, self.rows, TILE)
            for column in range(0, self.columns, 2 * TILE)
        ]
        self.read(Window(0, 0, 8, 8))  # makes the fields, before threads ask for them
        with ThreadPoolExecutor() as pool:
            for start in range(0, len(windows), 8):
                part = windows[start : start + 8]
                yield from zip(part, pool.map(self.read, part), strict=True)


_Window = NDArray[np.float32]


class _Field:
    """Smooth noise of mean 0 and standard deviation about 1: random numbers on a lattice, interpolated between."""

    def __init__(self, seed: tuple[int, ...], size: int, rows: int, columns: int) -> None:
        shape = (rows // size + 3, columns // size + 3)
        self._lattice = 1.6 * np.random.default_rng(seed).standard_normal(shape, np.float32)
        self._size = np.float32(size)

    def at(self, rows: _Window, columns: _Window) -> _Window:
        """Return the noise at the crossings of these rows and columns."""
        top, down = _between(rows / self._size + 1)
        left, right = _between(columns / self._size + 1)
        lattice = self._lattice
        upper = (1 - right) * lattice[np.ix_(top, left)] + right * lattice[np.ix_(top, left + 1)]
        lower = (1 - right) * lattice[np.ix_(top + 1, left)] + right * lattice[np.ix_(top + 1, left + 1)]
        down = down[:, np.newaxis]
        return (1 - down) * upper + down * lower


def _between(places: _Window) -> tuple[NDArray[np.int64], _Window]:
    whole = np.floor(places).astype(np.int64)
    part = places - whole
    return whole, (part * part * (3 - 2 * part)).astype(np.float32)


def _step(values: _Window) -> _Window:
    """Return 0 to 1, with a short passage where values change sign."""
    return np.clip(0.5 + 2.5 * values, 0.0, 1.0)


def _level(share: float) -> float:
    """Return the height below which smooth noise has this share."""
    return NormalDist(0, 1.0).inv_cdf(min(max(share, 1e-4), 1 - 1e-4))

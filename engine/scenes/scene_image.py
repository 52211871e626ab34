"""A scene read as an image: its bands on one grid, masked by its quality bands."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..raster.bands import Band
from ..raster.grid import Grid, same_crs
from ..raster.grid_request import GridRequest
from ..raster.image import Image, open_image
from ..raster.opening import FOREIGN_DRIVERS
from ..raster.regridding import resample
from ..raster.remote import is_remote
from ..raster.warping import resample_values
from .plain_water import DOUBTED_MASKS, plainly_water
from .scene import Quality, Scene, SceneBand

#: How many files of a server are read at once; more are unkind to it.
_AT_ONCE = 8


@dataclass(frozen=True)
class SceneImage:
    """Bands of a scene on one grid. Offers what the window pipeline asks of an image.

    Attributes
    ----------
    name, date : str
        Of the scene.
    images : tuple of Image
        One for each band.
    sources : tuple of SceneBand
        The scene's description of these bands.
    quality : tuple of (Quality, Image)
    masks : tuple of str
        What pixels are masked for, some of :data:`engine.scenes.scene.MASKS`.
    witnesses : tuple of Image
        Green, near and short-wave infrared in reflectance: where they show plain water, cloud and shadow are not believed.
    """

    name: str
    date: str
    images: tuple[Image, ...]
    sources: tuple[SceneBand, ...]
    quality: tuple[tuple[Quality, Image], ...] = ()
    masks: tuple[str, ...] = ()
    witnesses: tuple[Image, ...] = ()

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands that are read."""
        return tuple(image.bands[0] for image in self.images)

    @property
    def grid(self) -> Grid:
        """The common grid."""
        return self.images[0].grid

    @property
    def native(self) -> Grid:
        """The own grid of the band that windows are cut for."""
        return self._leading.native

    @property
    def block(self) -> tuple[int, int]:
        """Rows and columns of a block of that band's file."""
        return self._leading.block

    @property
    def is_uncalibrated(self) -> bool:
        """Whether whole numbers are read as they are stored, in every band."""
        return all(map(_is_uncalibrated, self.images))

    @property
    def _leading(self) -> Image:
        # Windows of whole blocks are cheap for the bands that need no resampling; which band comes first is the user's choice.
        unmoved = (image for image in self.images if image.native.offset_of(image.grid) is not None)
        return next(unmoved, self.images[0])

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window of all bands, shape (bands, rows, columns), NaN where not observed or masked.

        Pixels are masked before they are resampled, too, so that no cloud is mixed into its surroundings.
        """
        own = [position for position, image in enumerate(self.images) if self._masked_here(image)]
        values, hidden = self._select(own)._read_here(window)
        if len(own) == len(self.images):
            return values
        every = np.empty((len(self.images), *hidden.shape), np.float32)
        every[own] = values
        # Of one grid and one way of resampling, all at once.
        groups: dict[tuple[Grid, str], list[int]] = {}
        for position, image in enumerate(self.images):
            if position not in own:
                groups.setdefault((image.native, image.resampling), []).append(position)
        for (native, resampling), positions in groups.items():
            there = self._select(positions)._on(native)
            every[positions] = resample_values(
                lambda part, there=there: there._read_here(part)[0],  # type: ignore[misc]
                len(positions),
                native,
                self.grid,
                resampling,
                window,
            )
        every[:, hidden] = np.nan
        return every

    def kept(self, window: Window, values: NDArray[np.float32]) -> int:
        """Return how many pixels of a window that was read are there because they are plainly water."""
        if not self.witnesses:
            return 0
        doubted = tuple(name for name in self.masks if name in DOUBTED_MASKS)
        marked = np.zeros(values.shape[1:], bool)
        for quality, image in self.quality:
            marked |= quality.masked(image.read(window)[0], doubted)
        return int((marked & np.isfinite(values).any(axis=0)).sum())

    def _masked_here(self, image: Image) -> bool:
        """Whether a band is masked on the image's grid alone: it lies on that, or is coarser than the quality band."""
        finest = min((max(quality.native.resolution) for _, quality in self.quality), default=0.0)
        return image.native.offset_of(image.grid) is not None or max(image.native.resolution) > 1.01 * finest

    def _select(self, positions: Sequence[int]) -> SceneImage:
        images = tuple(self.images[position] for position in positions)
        return replace(self, images=images, sources=tuple(self.sources[position] for position in positions))

    def _on(self, native: Grid) -> SceneImage:
        """Return the same bands on their own grid, and whatever masks them, too."""
        return replace(
            self,
            images=tuple(image.on(native) for image in self.images),
            quality=tuple((quality, image.on(native)) for quality, image in self.quality),
            witnesses=tuple(image.on(native, _resampling(image.native, native)) for image in self.witnesses),
        )

    def _read_here(self, window: Window) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """Read a window, mask its pixels as they are, and return which of them are masked in all bands, too."""
        witnesses = self.witnesses if self.quality else ()
        layers = _read_all([*self.images, *(image for _, image in self.quality), *witnesses], window)
        count, shape = len(self.images), (int(window.height), int(window.width))
        values = np.concatenate(layers[:count]) if count else np.empty((0, *shape), np.float32)
        for position, source in enumerate(self.sources):
            if source.kelvin is not None:
                values[position] = temperature(values[position], *source.kelvin)
        doubted = tuple(name for name in self.masks if witnesses and name in DOUBTED_MASKS)
        believed = tuple(name for name in self.masks if name not in doubted)
        hidden = np.zeros(shape, bool)
        for (quality, _), flags in zip(self.quality, layers[count:], strict=False):
            hidden |= quality.masked(flags[0], doubted)
        if witnesses:
            hidden &= ~plainly_water(*(layer[0] for layer in layers[-len(witnesses) :]))
        for (quality, _), flags in zip(self.quality, layers[count:], strict=False):
            hidden |= quality.masked(flags[0], believed)
            if "saturated" in self.masks and quality.saturated:
                for position, source in enumerate(self.sources):
                    values[position][quality.saturated_in(flags[0], source.key)] = np.nan
        values[:, hidden] = np.nan
        return values, hidden


def temperature(radiance: NDArray[np.float32], k1: float, k2: float) -> NDArray[np.float32]:
    """Return the brightness temperature in kelvin of a spectral radiance, W/(m² sr µm); NaN where it is not positive.

    K2 / ln(K1 / L + 1), Landsat 8 Data Users Handbook, section 5.2.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        kelvin = k2 / np.log(k1 / radiance + 1.0)
    return np.where(radiance > 0, kelvin, np.nan).astype(np.float32)


def resample_scene(scene: Scene, wanted: GridRequest, masks: Sequence[str] = (), calibrated: bool = True) -> SceneImage:
    """Open the files of a scene's bands on the wanted grid.

    Parameters
    ----------
    scene : Scene
        Only the bands that are to be read.
    wanted : GridRequest
        What is left out comes from the band of the finest pixels.
    masks : sequence of str
        What to mask pixels for.
    calibrated : bool
        Read reflectance and temperature; otherwise the numbers as they are stored.

    Raises
    ------
    InputError
        If a file cannot be read, or the wanted area misses the scene.
    """
    files = _open_all(scene, scene.bands)
    finest = min(files, key=lambda image: image.native.resolution)
    grid = wanted.resolve(finest.native)
    images = [_placed(source, image, grid, calibrated) for source, image in zip(scene.bands, files, strict=True)]
    witnesses = [
        _placed(source, image, grid, True)
        for source, image in zip(scene.witnesses, _open_all(scene, scene.witnesses), strict=True)
    ]
    if any(map(_is_uncalibrated, witnesses)):
        witnesses = []
    quality = []
    for band in scene.quality:
        if band.knows(masks):
            flags = open_image(band.path, [band.index], scene.georeference, FOREIGN_DRIVERS)
            # The values are codes: a file's scale and offset do not apply.
            flags = replace(flags, bands=(replace(flags.bands[0], scale=1.0, offset=0.0),))
            quality.append((band, resample(flags, grid, "nearest")))
    sources = tuple(source if calibrated else replace(source, kelvin=None) for source in scene.bands)
    return SceneImage(scene.name, scene.date, tuple(images), sources, tuple(quality), tuple(masks), tuple(witnesses))


def _placed(source: SceneBand, image: Image, grid: Grid, calibrated: bool) -> Image:
    image = replace(image, bands=(_band(source, image.bands[0], calibrated),))
    return resample(image, grid, _resampling(image.native, grid))


def _is_uncalibrated(image: Image) -> bool:
    band = image.bands[0]
    return (band.scale, band.offset) == (1.0, 0.0) and image.dtype.startswith(("int", "uint"))


def _band(source: SceneBand, own: Band, calibrated: bool) -> Band:
    known = source.band
    # A file's own scale and offset count where the product gives none.
    calibration = own if (known.scale, known.offset) == (1.0, 0.0) else known
    return replace(
        known,
        index=own.index,
        name=known.name or source.key,
        nodata=own.nodata if known.nodata is None else known.nodata,
        scale=calibration.scale if calibrated else 1.0,
        offset=calibration.offset if calibrated else 0.0,
    )


def _resampling(native: Grid, grid: Grid) -> str:
    """Average where several pixels make one, interpolate otherwise."""
    coarser = same_crs(native.crs, grid.crs) and min(grid.resolution) > 1.5 * min(native.resolution)
    return "average" if coarser else "bilinear"


def _open_all(scene: Scene, bands: Sequence[SceneBand]) -> list[Image]:
    def open_one(source: SceneBand) -> Image:
        if not source.path:
            why = source.why_not or "the file is missing, or its address is not one that can be read"
            raise InputError(
                f"The band '{source.band.name or source.key}' of '{scene.name}' cannot be opened: {why}. Or choose other bands."
            )
        return open_image(source.path, [source.band.index], scene.georeference, FOREIGN_DRIVERS)

    if not bands or not is_remote(bands[0].path):
        return list(map(open_one, bands))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(open_one, bands))


def _read_all(images: Sequence[Image], window: Window) -> list[NDArray[np.float32]]:
    """Read one window of several files, those of a server side by side, for most of that time is waiting."""
    if not images or not is_remote(images[0].path):
        return [image.read(window) for image in images]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda image: image.read(window), images))

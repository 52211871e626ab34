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
    """

    name: str
    date: str
    images: tuple[Image, ...]
    sources: tuple[SceneBand, ...]
    quality: tuple[tuple[Quality, Image], ...] = ()
    masks: tuple[str, ...] = ()

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
        return all(
            (image.bands[0].scale, image.bands[0].offset) == (1.0, 0.0) and image.dtype.startswith(("int", "uint"))
            for image in self.images
        )

    @property
    def _leading(self) -> Image:
        # Windows of whole blocks are cheap for the bands that need no resampling; which band comes first is the user's choice.
        unmoved = (image for image in self.images if image.native.offset_of(image.grid) is not None)
        return next(unmoved, self.images[0])

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window of all bands, shape (bands, rows, columns), NaN where not observed or masked."""
        layers = _read_all([*self.images, *(image for _, image in self.quality)], window)
        values = np.concatenate(layers[: len(self.images)])
        for position, source in enumerate(self.sources):
            if source.kelvin is not None:
                values[position] = temperature(values[position], *source.kelvin)
        for (quality, _), flags in zip(self.quality, layers[len(self.images) :], strict=True):
            values[:, quality.masked(flags[0], self.masks)] = np.nan
            if "saturated" in self.masks and quality.saturated:
                for position, source in enumerate(self.sources):
                    values[position][quality.saturated_in(flags[0], source.key)] = np.nan
        return values


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
    files = _open_all(scene)
    finest = min(files, key=lambda image: image.native.resolution)
    grid = wanted.resolve(finest.native)
    images = []
    for source, image in zip(scene.bands, files, strict=True):
        image = replace(image, bands=(_band(source, image.bands[0], calibrated),))
        images.append(resample(image, grid, _resampling(image.native, grid)))
    quality = []
    for band in scene.quality:
        if band.knows(masks):
            flags = open_image(band.path, [band.index], scene.georeference, FOREIGN_DRIVERS)
            # The values are codes: a file's scale and offset do not apply.
            flags = replace(flags, bands=(replace(flags.bands[0], scale=1.0, offset=0.0),))
            quality.append((band, resample(flags, grid, "nearest")))
    sources = tuple(source if calibrated else replace(source, kelvin=None) for source in scene.bands)
    return SceneImage(scene.name, scene.date, tuple(images), sources, tuple(quality), tuple(masks))


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


def _open_all(scene: Scene) -> list[Image]:
    def open_one(source: SceneBand) -> Image:
        if not source.path:
            why = source.why_not or "the file is missing, or its address is not one that can be read"
            raise InputError(
                f"The band '{source.band.name or source.key}' of '{scene.name}' cannot be opened: {why}. Or choose other bands."
            )
        return open_image(source.path, [source.band.index], scene.georeference, FOREIGN_DRIVERS)

    if not is_remote(scene.bands[0].path):
        return list(map(open_one, scene.bands))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(open_one, scene.bands))


def _read_all(images: Sequence[Image], window: Window) -> list[NDArray[np.float32]]:
    """Read one window of several files, those of a server side by side, for most of that time is waiting."""
    if not is_remote(images[0].path):
        return [image.read(window) for image in images]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda image: image.read(window), images))

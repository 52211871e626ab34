"""Images: a recipe that any worker can open for itself, and that yields windows on a wanted grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import MaskFlags
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..errors import InputError
from .alpha import alpha_bands, alpha_last
from .bands import Band
from .coarsening import Resampled
from .grid import Grid
from .header import bands_in, date_in, grid_in
from .layer import Layer, Source
from .opening import check_blocks, open_dataset, opened, unreadable
from .plausible import require_latitudes, require_real
from .reader import Reader
from .remote import again, file_name, gdal_path, in_time

#: What regridding offers, by name.
RESAMPLING = ("nearest", "bilinear", "cubic", "average", "mode")


class Raster(Protocol):
    """What the window pipeline asks of an image; see :class:`Image` for the attributes."""

    @property
    def name(self) -> str:
        """The file's name, for messages."""

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands that are read."""

    @property
    def native(self) -> Grid:
        """The file's own grid."""

    @property
    def grid(self) -> Grid:
        """The grid that is read on."""

    @property
    def block(self) -> tuple[int, int]:
        """Rows and columns of a block of the file."""

    @property
    def date(self) -> str:
        """Acquisition date as ISO 8601, empty when unknown."""

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window, shape (bands, rows, columns), NaN where not observed."""


@dataclass(frozen=True)
class Image:
    """A raster file, some of its bands, and the grid on which to read them.

    Attributes
    ----------
    path : str
        What GDAL opens.
    bands : tuple of Band
        The bands to read, in this order.
    native : Grid
        The file's own grid.
    grid : Grid
        The grid that :meth:`Reader.read` works on.
    block : tuple of (int, int)
        Rows and columns of a block of the file: what is cheap to read at once.
    resampling : str
        One of :data:`RESAMPLING`, used when ``grid`` is not ``native``.
    dtype : str
        The file's type.
    date : str
        Acquisition date as ISO 8601, empty when unknown.
    masked : bool
        The file carries a mask or alpha band besides, or instead of, nodata values.
    alpha : int or None
        Number of the alpha band. GDAL takes it for the mask only in files of one or three other bands.
    fill : float or None
        What all bands of a missing pixel hold, in stored numbers, although no header has it.
    drivers : tuple of str or None
        The only GDAL drivers that may open the file; None for all of them.
    notes : tuple of str
        What the user should know of how the file is read.
    resampled : Resampled or None
        How the file's pixels were made from others, where its tags record it.
    layer : Layer
        What the user of QGIS says of the file.
    measured : tuple of float
        Stored numbers that headers declare missing and the user does not.
    overview : int or None
        Read this one of the file's overviews, from 0, whose grid is ``native`` then; see
        :func:`engine.raster.overview.at_cell_size`.
    """

    path: str
    bands: tuple[Band, ...]
    native: Grid
    grid: Grid
    block: tuple[int, int]
    resampling: str = "bilinear"
    dtype: str = "float32"
    date: str = ""
    masked: bool = False
    alpha: int | None = None
    fill: float | None = None
    drivers: tuple[str, ...] | None = None
    notes: tuple[str, ...] = ()
    resampled: Resampled | None = None
    layer: Layer = field(default_factory=Layer, hash=False)
    measured: tuple[float, ...] = ()
    overview: int | None = None

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return file_name(self.path)

    def whole(self) -> Image:
        """Return the file with all its bands, as :func:`open_image` describes it."""
        return open_image(self.layer.source(self.path))

    def on(self, grid: Grid, resampling: str | None = None) -> Image:
        """Return the same image, read on another grid."""
        return replace(self, grid=grid, resampling=resampling or self.resampling)

    def select(self, positions: Sequence[int]) -> Image:
        """Return the same image with only the bands at these positions, in this order."""
        return replace(self, bands=tuple(self.bands[position] for position in positions))

    @contextmanager
    def open(self, attempt: int = 0) -> Iterator[Reader]:
        """Open the file for one worker. Handles are never shared: GDAL's datasets are not thread-safe."""
        try:
            with (
                opened(gdal_path(self.path, attempt), self.drivers, self.overview) as dataset,
                alpha_last(dataset, self.alpha) as (warpable, numbers),
            ):
                yield Reader(self, dataset, warpable, numbers)
        except RasterioError as problem:
            raise unreadable(self.path, problem) from problem

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read one window as :meth:`Reader.read` does, with a handle of its own."""
        return again(self.path, lambda attempt: self._read(window, attempt))

    def stored_codes(self, window: Window) -> NDArray[np.uint8] | None:
        """Read one window of the first band as the bytes that the file holds, where nothing else decides what they mean.

        None if they are no bytes, or numbers other than the band's ``nodata`` may be missing, or the grid is not the file's.
        """
        plain = self.dtype == "uint8" and not (self.masked or self.alpha or self.bands[0].missing)
        if not plain or self.fill is not None or (self.bands[0].scale, self.bands[0].offset) != (1.0, 0.0):
            return None
        return again(self.path, lambda attempt: self._read_codes(window, attempt))

    def _read_codes(self, window: Window, attempt: int) -> NDArray[np.uint8] | None:
        with self.select([0]).open(attempt) as reader:
            found = reader.stored(window)
            return None if found is None else found[0]

    def _read(self, window: Window, attempt: int) -> NDArray[np.float32]:
        with self.open(attempt) as reader:
            return reader.read(window)


def open_image(
    source: Source,
    bands: Sequence[int] | None = None,
    georeference: Sequence[Grid] = (),
    drivers: Sequence[str] | None = None,
) -> Image:
    """Describe a raster file.

    Parameters
    ----------
    source : Source
        What GDAL opens, or an http(s) address; with what the user of QGIS says of it, see
        :data:`engine.raster.layer.Source`.
    bands : sequence of int, optional
        Band numbers from 1; all bands but alpha when left out.
    georeference : sequence of Grid
        For a file without georeference: the one of these that has the file's size is taken.
    drivers : sequence of str, optional
        The only GDAL drivers that may open it, see :data:`engine.raster.opening.FOREIGN_DRIVERS`; all of them when left out.

    Raises
    ------
    InputError
        If the file cannot be read, has no CRS or georeference, or lacks one of the bands.
    """
    path, layer = Layer.read(source)

    def described() -> Image:
        """Open the file and see what it is."""
        with open_dataset(gdal_path(path), drivers) as dataset:
            if drivers:
                check_blocks(dataset, file_name(path))
            image = _describe(path, dataset, bands, georeference, layer)
            return replace(image, drivers=tuple(drivers) if drivers else None)

    try:
        return in_time(path, described)
    except RasterioError as problem:
        raise unreadable(path, problem) from problem


def reflective_bands(image: Image) -> Image:
    """Return the image without its thermal bands, which are not reflectance, if other bands remain."""
    positions = [position for position, band in enumerate(image.bands) if not band.thermal]
    return image.select(positions) if positions else image


def open_reflective(source: Source, bands: Sequence[int] | None = None) -> Image:
    """Open an image with the chosen bands, or with all but the thermal ones when none are chosen."""
    image = open_image(source, bands or None)
    return image if bands else reflective_bands(image)


def _describe(
    path: str, dataset: rasterio.DatasetReader, bands: Sequence[int] | None, georeference: Sequence[Grid], layer: Layer
) -> Image:
    name = file_name(path)
    require_real(dataset.dtypes, name)
    grid = grid_in(dataset, name, georeference, layer)
    require_latitudes(grid, name)
    described = bands_in(dataset, name, layer)
    # GDAL calls the fourth band of a file of bytes alpha unless it was marked otherwise. A known band is none.
    alpha = [number for number in alpha_bands(dataset) if not described[number].role and number not in (bands or ())]
    usual = [number for number in dataset.indexes if number not in alpha]
    numbers = list(bands) if bands else usual
    wrong = [number for number in numbers if number not in dataset.indexes]
    if wrong:
        raise InputError(f"'{name}' has {dataset.count} bands, there is no band {wrong[0]}.")
    flags = set(dataset.mask_flag_enums[numbers[0] - 1]) - (set() if alpha else {MaskFlags.alpha})
    return Image(
        path=path,
        bands=tuple(described[number] for number in numbers),
        native=grid,
        grid=grid,
        block=dataset.block_shapes[0],
        dtype=dataset.dtypes[numbers[0] - 1],
        date=date_in(dataset),
        masked=bool(flags & {MaskFlags.per_dataset, MaskFlags.alpha}) and MaskFlags.all_valid not in flags,
        alpha=alpha[0] if alpha else None,
        notes=tuple(_alpha_note(name, number, dataset.count) for number in alpha[:1] if not bands),
        resampled=Resampled.read(dataset.tags()),
        layer=layer,
        measured=tuple(
            {value for number in sorted(layer.measured) if (value := dataset.nodatavals[number - 1]) is not None}
        ),
    )


def _alpha_note(name: str, number: int, count: int) -> str:
    return (
        f"Band {number} of {count} of '{name}' is marked as opacity (alpha), so it is read as a mask: pixels where it is 0 are "
        "no data. If it is a measurement, such as near infrared, name it so with Stack bands, or choose bands by number."
    )

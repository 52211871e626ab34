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

from ..errors import InputError, UnreadableFile
from .alpha import alpha_bands, alpha_last
from .bands import Band
from .coarsening import Resampled
from .file_metadata import acquisition_date, describe_bands
from .grid import Grid, read_crs
from .layer import Layer, Source
from .opening import check_blocks, dataset_of, open_dataset
from .reader import Reader
from .remote import again, file_name, gdal_path, in_time, is_remote, why_not

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
        What all bands of a missing pixel hold, in stored numbers, although no header says so.
    drivers : tuple of str or None
        The only GDAL drivers that may open the file; None for all of them.
    notes : tuple of str
        What the user should know of how the file is read.
    resampled : Resampled or None
        How the file's pixels were made from others, where it says so.
    layer : Layer
        What the user of QGIS says of the file.
    measured : tuple of float
        Stored numbers that headers declare missing and the user does not.
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

    def select(self, places: Sequence[int]) -> Image:
        """Return the same image with only the bands at these places, in this order."""
        return replace(self, bands=tuple(self.bands[place] for place in places))

    @contextmanager
    def open(self, attempt: int = 0) -> Iterator[Reader]:
        """Open the file for one worker. Handles are never shared: GDAL's datasets are not thread-safe."""
        try:
            with (
                dataset_of(gdal_path(self.path, attempt), self.drivers) as dataset,
                alpha_last(dataset, self.alpha) as (warpable, numbers),
            ):
                yield Reader(self, dataset, warpable, numbers)
        except RasterioError as problem:
            raise unreadable(self.path, problem) from problem

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read one window as :meth:`Reader.read` does, with a handle of its own."""
        return again(self.path, lambda attempt: self._read(window, attempt))

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

    def opened() -> Image:
        """Open the file and see what it is."""
        with open_dataset(gdal_path(path), drivers) as dataset:
            if drivers:
                check_blocks(dataset, file_name(path))
            image = _describe(path, dataset, bands, georeference, layer)
            return replace(image, drivers=tuple(drivers) if drivers else None)

    try:
        return in_time(path, opened)
    except RasterioError as problem:
        raise unreadable(path, problem) from problem


def unreadable(path: str, problem: Exception) -> InputError:
    """Return the error for a file that GDAL cannot open or read."""
    reason: BaseException = problem
    while reason.__cause__ is not None:
        reason = reason.__cause__
    name = file_name(path)
    if is_remote(path):
        return InputError(f"'{name}' cannot be read: {why_not(path, str(reason))}")
    return UnreadableFile(
        f"'{name}' cannot be read: it is missing, damaged or cut short, or not a raster. GDAL says: {reason}"
    )


def usual_bands(image: Image) -> Image:
    """Return the image without its thermal bands, which are not reflectance, if other bands remain."""
    places = [place for place, band in enumerate(image.bands) if not band.thermal]
    return image.select(places) if places else image


def open_reflective(source: Source, bands: Sequence[int] | None = None) -> Image:
    """Open an image with the chosen bands, or with all but the thermal ones when none are chosen."""
    image = open_image(source, bands or None)
    return image if bands else usual_bands(image)


def _describe(
    path: str, dataset: rasterio.DatasetReader, bands: Sequence[int] | None, georeference: Sequence[Grid], layer: Layer
) -> Image:
    name = file_name(path)
    grid = _own_grid(dataset, name, georeference, layer)
    described = describe_bands(dataset, name, layer)
    # GDAL calls the fourth band of a file of bytes alpha unless it was told not to. A known band is none.
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
        date=acquisition_date(dataset),
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


def _own_grid(dataset: rasterio.DatasetReader, name: str, georeference: Sequence[Grid], layer: Layer) -> Grid:
    crs = read_crs(layer.crs) if layer.crs else dataset.crs
    if crs is not None and not dataset.transform.is_identity:
        return Grid(crs.to_wkt(), dataset.transform, dataset.width, dataset.height)
    for grid in georeference:
        if (grid.width, grid.height) == (dataset.width, dataset.height):
            return grid
    if georeference:
        told = georeference[0]
        raise InputError(
            f"'{name}' has no georeference, and its metadata describe an image of {told.width} x {told.height} pixels, while "
            f"it has {dataset.width} x {dataset.height}: it was cut or resampled without keeping its place. Get the product "
            "anew, or georeference the file first."
        )
    if crs is None:
        raise InputError(
            f"'{name}' has no coordinate reference system. Assign one first (Raster > Projections > Assign Projection)."
        )
    raise InputError(f"'{name}' is not georeferenced: its pixels have no place on the map. Georeference it first.")

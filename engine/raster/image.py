"""Reading: an image is a recipe that any worker can open for itself, and that yields windows on a wanted grid."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import MaskFlags, Resampling
from rasterio.errors import RasterioError
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from ..errors import InputError, UnreadableFile
from .alpha import alpha_bands, alpha_last
from .bands import Band
from .coarsening import Resampled
from .grid import Grid, same_crs
from .opening import check_blocks, open_dataset
from .plausible import require_latitudes, require_real
from .remote import again, file_name, gdal_path, in_time, is_remote, why_not
from .sensors import wavelength_in, wavelengths

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


class _OpenFiles(threading.local):
    """The files that a thread keeps open, by what GDAL opens; None where it keeps none."""

    datasets: dict[str, rasterio.DatasetReader] | None = None


_open_files = _OpenFiles()


@contextmanager
def files_kept_open() -> Iterator[None]:
    """Open each file only once in this thread while the block lasts, for whoever reads several windows.

    To open a file takes about as long as to read a megabyte of it.
    """
    if _open_files.datasets is not None:
        yield
        return
    datasets: dict[str, rasterio.DatasetReader] = {}
    _open_files.datasets = datasets
    try:
        yield
    finally:
        _open_files.datasets = None
        for dataset in datasets.values():
            dataset.close()


@contextmanager
def _dataset(path: str, drivers: Sequence[str] | None) -> Iterator[rasterio.DatasetReader]:
    datasets = _open_files.datasets
    if datasets is None:
        with open_dataset(path, drivers) as dataset:
            yield dataset
        return
    # A file that all of GDAL's drivers may open is another one.
    key = path if drivers is None else f"{path} {drivers}"
    if key not in datasets:
        datasets[key] = open_dataset(path, drivers)
    try:
        yield datasets[key]
    except RasterioError:
        # Whoever tries again begins with a new handle.
        lost = datasets.pop(key, None)
        if lost is not None:
            lost.close()
        raise


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

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return file_name(self.path)

    def whole(self) -> Image:
        """Return the file with all its bands, as :func:`open_image` describes it."""
        return open_image(self.path)

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
                _dataset(gdal_path(self.path, attempt), self.drivers) as dataset,
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


class Reader:
    """An open image."""

    def __init__(
        self, image: Image, dataset: rasterio.DatasetReader, warpable: rasterio.DatasetReader, numbers: Sequence[int]
    ) -> None:
        self._image = image
        self._dataset = dataset
        self._warpable = warpable
        self._numbers = numbers
        self._indexes = [band.index for band in image.bands]
        # A part of the file's own grid needs no warp: it is a window of the file, moved.
        self._shift = image.native.place_of(image.grid)

    def select(self, places: Sequence[int]) -> Reader:
        """Return a reader of only the bands at these places, through the same file handle."""
        return Reader(self._image.select(places), self._dataset, self._warpable, self._numbers)

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window of the image's grid.

        Returns
        -------
        ndarray of float32, shape (bands, rows, columns)
            Physical values (scale and offset of the file applied), NaN where not observed.
        """
        values, hidden = self._resampled(window) if self._shift is None else self._stored(window, *self._shift)
        for place, band in enumerate(self._image.bands):
            if (band.scale, band.offset) != (1.0, 0.0):
                # In place: to fetch fresh memory costs more time than the arithmetic.
                values[place] *= band.scale
                values[place] += band.offset
        if hidden is not None:
            values[:, hidden] = np.nan
        return values

    def _stored(self, window: Window, column: int, row: int) -> tuple[NDArray[np.float32], NDArray[np.bool_] | None]:
        there = Window(window.col_off + column, window.row_off + row, window.width, window.height)
        raw = self._dataset.read(self._indexes, window=there)
        values = raw.astype(np.float32, copy=False)
        for place, band in enumerate(self._image.bands):
            if band.nodata is not None and not math.isnan(band.nodata):
                np.copyto(values[place], np.nan, where=raw[place] == _stored_as(band.nodata, raw.dtype))
        if self._image.fill is not None:
            values[:, (raw == self._image.fill).all(axis=0)] = np.nan
        if self._image.masked:
            return values, self._dataset.dataset_mask(window=there) == 0
        if self._image.alpha is not None:
            return values, self._dataset.read(self._image.alpha, window=there) == 0
        return values, None

    def _resampled(self, window: Window) -> tuple[NDArray[np.float32], NDArray[np.bool_] | None]:
        image = self._image
        resampling = image.resampling
        # Each band has holes of its own. By default only a pixel that is missing in all bands counts as missing, and
        # the nodata value of a single band would be interpolated like a number.
        options: dict[str, Any] = {"UNIFIED_SRC_NODATA": "NO"}
        if same_crs(image.grid.crs, image.native.crs) and resampling in ("bilinear", "cubic"):
            # In its own CRS an image is interpolated at the new cell centres, as xarray's interp does. Without this, GDAL
            # widens the kernel when cells get coarser; whoever wants that asks for "average".
            options |= {"XSCALE": 1, "YSCALE": 1}
        # GDAL knows one nodata value for all bands of a warp, so bands with others get warps of their own.
        nodatas = [
            math.nan if band.nodata is not None and math.isnan(band.nodata) else band.nodata for band in image.bands
        ]
        values = np.empty((len(nodatas), int(window.height), int(window.width)), dtype=np.float32)
        for nodata in dict.fromkeys(nodatas):
            positions = [position for position, own in enumerate(nodatas) if own is nodata or own == nodata]
            options["src_nodata"] = nodata
            if nodata is None and image.fill is not None:
                # Only what is fill in all bands is missing: a single band of dark water may well be zero.
                options |= {"src_nodata": image.fill, "UNIFIED_SRC_NODATA": "YES"}
            # The default tolerance of an eighth of a pixel is for speed; here it would be a bias along the shore.
            with self._warped(resampling, nodata=math.nan, dtype="float32", tolerance=0.01, **options) as warped:
                values[positions] = warped.read(
                    [self._numbers[self._indexes[position] - 1] for position in positions], window=window
                )
        return values, self._warped_mask(window) if image.masked else None

    def _warped_mask(self, window: Window) -> NDArray[np.bool_]:
        add_alpha = MaskFlags.alpha not in self._dataset.mask_flag_enums[0]
        with self._warped("nearest", add_alpha=add_alpha) as warped:
            return warped.dataset_mask(window=window) == 0

    def _warped(self, resampling: str, **options: Any) -> WarpedVRT:
        """Return the file on the image's grid."""
        native, grid = self._image.native, self._image.grid
        return WarpedVRT(
            self._warpable,
            # The same as the dataset's own, but for files that are georeferenced by what came with them.
            src_crs=native.crs,
            src_transform=native.transform,
            crs=grid.crs,
            transform=grid.transform,
            width=grid.width,
            height=grid.height,
            resampling=Resampling[resampling],
            **options,
        )


def open_image(
    path: str,
    bands: Sequence[int] | None = None,
    georeference: Sequence[Grid] = (),
    drivers: Sequence[str] | None = None,
) -> Image:
    """Describe a raster file.

    Parameters
    ----------
    path : str
        What GDAL opens, or an http(s) address.
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

    def opened() -> Image:
        """Open the file and see what it is."""
        with open_dataset(gdal_path(path), drivers) as dataset:
            if drivers:
                check_blocks(dataset, file_name(path))
            image = _describe(path, dataset, bands, georeference)
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


def open_reflective(path: str, bands: Sequence[int] | None = None) -> Image:
    """Open an image with the chosen bands, or with all but the thermal ones when none are chosen."""
    image = open_image(path, bands or None)
    return image if bands else usual_bands(image)


def _stored_as(nodata: float, dtype: np.dtype) -> float | int | np.float32:
    """Return a nodata value as it compares, and quickly, with what a file holds."""
    if dtype == np.float32:
        # The file holds the nearest such number, not the one that its header names.
        return np.float32(nodata)
    # NumPy would make all numbers double before it compares them. Of eight bytes, they are compared as doubles.
    return int(nodata) if dtype.kind in "iu" and dtype.itemsize < 8 and float(nodata).is_integer() else nodata


def _describe(
    path: str, dataset: rasterio.DatasetReader, bands: Sequence[int] | None, georeference: Sequence[Grid]
) -> Image:
    name = file_name(path)
    require_real(dataset.dtypes, name)
    grid = _own_grid(dataset, name, georeference)
    require_latitudes(grid, name)
    names = _descriptions(dataset)
    centres = wavelengths([text for text in names if text], f"{name} {_platform(dataset)}")
    described = {number: _describe_band(dataset, number, text, centres) for number, text in enumerate(names, start=1)}
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
        date=_date(dataset),
        masked=bool(flags & {MaskFlags.per_dataset, MaskFlags.alpha}) and MaskFlags.all_valid not in flags,
        alpha=alpha[0] if alpha else None,
        notes=tuple(_alpha_note(name, number, dataset.count) for number in alpha[:1] if not bands),
        resampled=Resampled.read(dataset.tags()),
    )


def _alpha_note(name: str, number: int, count: int) -> str:
    return (
        f"Band {number} of {count} of '{name}' is marked as opacity (alpha), so it is read as a mask: pixels where it is 0 are "
        "no data. If it is a measurement, such as near infrared, name it so with Stack bands, or choose bands by number."
    )


def _own_grid(dataset: rasterio.DatasetReader, name: str, georeference: Sequence[Grid]) -> Grid:
    if dataset.crs is not None and not dataset.transform.is_identity:
        return Grid(dataset.crs.to_wkt(), dataset.transform, dataset.width, dataset.height)
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
    if dataset.crs is None:
        raise InputError(
            f"'{name}' has no coordinate reference system. Assign one first (Raster > Projections > Assign Projection)."
        )
    raise InputError(f"'{name}' is not georeferenced: its pixels have no place on the map. Georeference it first.")


def _platform(dataset: rasterio.DatasetReader) -> str:
    tags = dataset.tags() | dataset.tags(ns="IMAGERY")
    return " ".join(
        value
        for key, value in tags.items()
        if re.search("platform|spacecraft|satellite|sensor|mission", key, re.IGNORECASE)
    )


def _describe_band(dataset: rasterio.DatasetReader, number: int, name: str, centres: Mapping[str, float]) -> Band:
    tags = dataset.tags(number)
    imagery = dataset.tags(number, ns="IMAGERY")
    scale, offset = dataset.scales[number - 1], dataset.offsets[number - 1]
    centre, width = wavelength_in(name)
    return Band(
        index=number,
        name=name,
        wavelength=_nanometres(imagery.get("CENTRAL_WAVELENGTH_UM"), "um")
        or _nanometres(tags.get("wavelength"), _units(tags))
        or centre
        or centres.get(name),
        fwhm=_nanometres(imagery.get("FWHM_UM"), "um") or _nanometres(tags.get("fwhm"), _units(tags)) or width,
        nodata=dataset.nodatavals[number - 1],
        scale=scale,
        offset=offset,
    )


def _descriptions(dataset: rasterio.DatasetReader) -> list[str]:
    """Return the description of each band, empty where it has none."""
    try:
        return [text or "" for text in dataset.descriptions]
    except UnicodeDecodeError:
        # ENVI headers in Latin-1 end here; rasterio reads all descriptions or none.
        return [""] * dataset.count


def _units(tags: dict[str, str]) -> str:
    return tags.get("wavelength_units") or tags.get("wavelength_unit") or ""


def _nanometres(value: str | None, units: str) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    if not math.isfinite(number) or number <= 0:
        return None
    units = units.lower()
    # Without units the size of the number tells: no band here lies below 100 nm or above 100 um.
    micrometres = units.startswith(("um", "µm", "micro")) or (not units and number < 100)
    return number * 1000.0 if micrometres else number


def _date(dataset: rasterio.DatasetReader) -> str:
    tags = dataset.tags()
    imagery = dataset.tags(ns="IMAGERY")
    for text in (tags.get("ACQUISITION_DATE"), imagery.get("ACQUISITIONDATETIME"), tags.get("TIFFTAG_DATETIME")):
        date = iso_date(text or "")
        if date:
            return date
    return ""


def iso_date(text: str) -> str:
    """Return a date or date and time as ISO 8601, or an empty text where there is none to read.

    TIFF's own form ``2018:04:29 10:56:21`` is understood too.
    """
    text = text.strip()
    for form in ("%Y:%m:%d %H:%M:%S", "%Y:%m:%d", "%Y%m%d"):
        try:
            moment = datetime.strptime(text, form)
        except ValueError:
            continue
        return moment.date().isoformat() if moment.time() == datetime.min.time() else moment.isoformat()
    try:
        datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return ""
    return text

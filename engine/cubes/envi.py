"""Rasters of many bands that GDAL opens: ENVI with all of its header, and GeoTIFFs with wavelengths."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..errors import InputError
from ..raster.dates import iso_date
from ..raster.grid import Grid, read_crs
from ..raster.image import Image, open_image
from ..raster.opening import unreadable
from .envi_header import EnviHeader, data_of, header_of, read_header
from .spectral_units import to_nanometres


@dataclass(frozen=True)
class ImageWithExtraNodata(Image):
    """An image of which one more stored number means "not observed" than its file says."""

    extra_nodata: float = float("nan")

    def stored_codes(self, window: Window) -> None:
        """Return nothing: more numbers than one may be missing."""

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read one window as :meth:`Image.read` does."""
        values = super().read(window)
        for position, band in enumerate(self.bands):
            # Computed as the pixels are, so that it is the same number to the last digit.
            extra_nodata = np.array([self.extra_nodata], np.float32)
            if (band.scale, band.offset) != (1.0, 0.0):
                extra_nodata = extra_nodata * band.scale + band.offset
            values[position][values[position] == extra_nodata[0]] = np.nan
        return values


def open_many_bands(
    path: str, crs: str | None = None, nodata: float | None = None
) -> tuple[Image, tuple[int, ...], int, tuple[str, ...]]:
    """Describe a raster that GDAL opens: ENVI (the data file or its header), or a GeoTIFF with wavelengths.

    Parameters
    ----------
    path : str
    crs : str, optional
        For a file that names none.
    nodata : float, optional
        One more stored number that means "not observed".

    Returns
    -------
    image : Image
    invalid : tuple of int
        Positions of the bands that the header marks as invalid.
    interleaving : int
        How many bands lie side by side in the file.
    notes : tuple of str
        What the user should know of it.
    """
    if path.lower().endswith(".hdr"):
        path = str(data_of(Path(path)))
    try:
        with rasterio.open(path) as dataset:
            interleave = dataset.tags(ns="IMAGE_STRUCTURE").get("INTERLEAVE", "PIXEL")
            driver = dataset.driver
            bare = crs is not None and dataset.crs is None and not dataset.transform.is_identity
            georeference = [Grid(str(crs), dataset.transform, dataset.width, dataset.height)] if bare else []
    except RasterioError as problem:
        raise unreadable(path, problem) from problem
    image = open_image(path, georeference=[replace(one, crs=read_crs(one.crs).to_wkt()) for one in georeference])
    invalid: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    beside = header_of(Path(path)) if driver == "ENVI" else None
    if beside is not None:
        header = read_header(beside)
        if Path(path).stat().st_size < header.size:
            raise InputError(
                f"'{image.name}' is cut short: its header describes {header.size} bytes, and it has "
                f"{Path(path).stat().st_size}. Download it again."
            )
        image, invalid, notes = _with_header(image, header)
    if nodata is not None:
        image = _with_extra_nodata(image, nodata)
    return image, invalid, 1 if interleave == "BAND" else len(image.bands), notes


def _with_extra_nodata(image: Image, nodata: float) -> Image:
    if all(band.nodata is None or band.nodata == nodata for band in image.bands):
        return replace(image, bands=tuple(replace(band, nodata=nodata) for band in image.bands))
    return ImageWithExtraNodata(**vars(image), extra_nodata=nodata)


def _with_header(image: Image, header: EnviHeader) -> tuple[Image, tuple[int, ...], tuple[str, ...]]:
    """Return the image with what GDAL does not take from a header, or rounds, as it does wavelengths."""
    count = len(image.bands)
    centres, widths, good = (header.numbers(name, count) for name in ("wavelength", "fwhm", "bbl"))
    names = header.names(count) or [band.name for band in image.bands]
    divisor = header.number("reflectance_scale_factor")
    gains = header.numbers("data_reflectance_gain_values", count)
    offsets = header.numbers("data_reflectance_offset_values", count)
    spectrum = None if centres is None else to_nanometres(centres, header.text("wavelength_units"), widths)
    bands = []
    for position, band in enumerate(image.bands):
        scale, offset = band.scale, band.offset
        if divisor:
            # Gains make radiance of counts; what has a factor of reflectance is no count any more.
            scale, offset = 1.0 / divisor, 0.0
        elif gains is not None:
            scale, offset = gains[position], 0.0 if offsets is None else offsets[position]
        centre, width = band.wavelength, band.fwhm
        if spectrum is not None:
            centre = None if spectrum.centres is None else spectrum.centres[position]
            width = None if spectrum.widths is None else spectrum.widths[position]
        bands.append(
            replace(
                band,
                name="" if re.match(r"(?i)(band )?[\d.]+", names[position]) else names[position],
                wavelength=None if centre is None or not np.isfinite(centre) else float(centre),
                fwhm=None if width is None or not np.isfinite(width) else float(width),
                scale=scale,
                offset=offset,
            )
        )
    invalid = () if good is None else tuple(position for position, flag in enumerate(good) if flag == 0)
    date = image.date or iso_date(header.text("acquisition_time", "acquisition_date"))
    notes = () if spectrum is None or not spectrum.note else (f"'{image.name}': {spectrum.note}",)
    return replace(image, bands=tuple(bands), date=date), invalid, notes

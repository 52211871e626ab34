"""Rasters of many bands that GDAL opens: ENVI with all that its header says, and GeoTIFFs with wavelengths."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import rasterio

from ..errors import InputError
from ..raster.image import Image, iso_date, open_image

_ENDINGS = ("", ".img", ".dat", ".bsq", ".bil", ".bip", ".bin", ".raw")


def open_many_bands(path: str) -> tuple[Image, tuple[int, ...], int]:
    """Describe a raster that GDAL opens: ENVI (the data file or its header), or a GeoTIFF with wavelengths.

    Returns
    -------
    image : Image
    bad : tuple of int
        Places of the bands that the header calls bad.
    together : int
        How many bands lie side by side in the file.
    """
    if path.lower().endswith(".hdr"):
        path = _envi_data(path)
    image = open_image(path)
    with rasterio.open(path) as dataset:
        interleave = dataset.tags(ns="IMAGE_STRUCTURE").get("INTERLEAVE", "PIXEL")
        header = {key.lower().replace(" ", "_"): value for key, value in dataset.tags(ns="ENVI").items()}
    count = len(image.bands)
    # GDAL rounds the wavelengths of a header to nanometres where it hands them on.
    centres, widths, good = (_list(header.get(key), count) for key in ("wavelength", "fwhm", "bbl"))
    divisor = _number(header.get("reflectance_scale_factor")) or 1.0
    micrometres = header.get("wavelength_units", "").lower().startswith(("micro", "um", "µm"))
    unit = 1000.0 if micrometres else 1.0
    bands = tuple(
        replace(
            band,
            name="" if re.match(r"(?i)(band )?[\d.]+", band.name) else band.name,
            wavelength=band.wavelength if centres is None else centres[place] * unit,
            fwhm=band.fwhm if widths is None else widths[place] * unit,
            scale=band.scale / divisor,
        )
        for place, band in enumerate(image.bands)
    )
    bad = () if good is None else tuple(place for place, flag in enumerate(good) if flag == 0)
    date = image.date or iso_date(header.get("acquisition_time", "").strip())
    return replace(image, bands=bands, date=date), bad, 1 if interleave == "BAND" else count


def _envi_data(header: str) -> str:
    stem = header[: -len(".hdr")]
    for ending in _ENDINGS:
        if Path(stem + ending).is_file():
            return stem + ending
    raise InputError(f"The data file of '{Path(header).name}' is not beside it. Put it there, under the same name.")


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _list(text: str | None, count: int) -> list[float] | None:
    """Return the numbers of a list in an ENVI header, if there is one for each band."""
    numbers = [float(part) for part in re.findall(r"[-+.\deE]+", text or "") if re.search(r"\d", part)]
    return numbers if len(numbers) == count else None

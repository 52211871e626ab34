"""What a raster file says of its bands and its date, in GDAL's metadata."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import datetime

import rasterio

from .bands import Band
from .layer import Layer, as_nodata
from .sensors import wavelength_in, wavelengths


def describe_bands(dataset: rasterio.DatasetReader, name: str, layer: Layer) -> dict[int, Band]:
    """Return the bands of a file by their numbers.

    Parameters
    ----------
    dataset : rasterio.DatasetReader
    name : str
        The file's name, which may tell the satellite.
    layer : Layer
        What the user says of missing numbers.
    """
    names = _descriptions(dataset)
    centres = wavelengths([text for text in names if text], f"{name} {_platform(dataset)}")
    return {number: _describe_band(dataset, number, text, centres, layer) for number, text in enumerate(names, start=1)}


def acquisition_date(dataset: rasterio.DatasetReader) -> str:
    """Return the date of a file as ISO 8601, empty where it says none."""
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


def _platform(dataset: rasterio.DatasetReader) -> str:
    tags = dataset.tags() | dataset.tags(ns="IMAGERY")
    return " ".join(
        value
        for key, value in tags.items()
        if re.search("platform|spacecraft|satellite|sensor|mission", key, re.IGNORECASE)
    )


def _describe_band(
    dataset: rasterio.DatasetReader, number: int, name: str, centres: Mapping[str, float], layer: Layer
) -> Band:
    tags = dataset.tags(number)
    imagery = dataset.tags(number, ns="IMAGERY")
    scale, offset = dataset.scales[number - 1], dataset.offsets[number - 1]
    centre, width = wavelength_in(name)
    nodata = None if number in layer.measured else dataset.nodatavals[number - 1]
    missing = layer.missing(number, scale, offset, dataset.dtypes[number - 1])
    single = as_nodata(missing, nodata)
    return Band(
        index=number,
        name=name,
        wavelength=_nanometres(imagery.get("CENTRAL_WAVELENGTH_UM"), "um")
        or _nanometres(tags.get("wavelength"), _units(tags))
        or centre
        or centres.get(name),
        fwhm=_nanometres(imagery.get("FWHM_UM"), "um") or _nanometres(tags.get("fwhm"), _units(tags)) or width,
        nodata=nodata if single is None else single,
        missing=missing if single is None else (),
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

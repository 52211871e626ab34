"""What a file's header says of its grid, its bands and its date, as GDAL reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import rasterio

from ..errors import InputError
from .bands import Band
from .dates import iso_date
from .grid import Grid, read_crs
from .layer import Layer, as_nodata
from .sensors import wavelength_in, wavelengths
from .wavelengths import nanometres


def grid_in(
    dataset: rasterio.DatasetReader, name: str, georeference: Sequence[Grid] = (), layer: Layer | None = None
) -> Grid:
    """Return the file's own grid, or the one of ``georeference`` that has its size; ``name`` is for messages.

    The CRS of a ``layer`` counts before that of the file.

    Raises
    ------
    InputError
        If neither is there.
    """
    crs = read_crs(layer.crs) if layer and layer.crs else dataset.crs
    if crs is not None and not dataset.transform.is_identity:
        return Grid(crs.to_wkt(), dataset.transform, dataset.width, dataset.height)
    for grid in georeference:
        if (grid.width, grid.height) == (dataset.width, dataset.height):
            return grid
    if georeference:
        expected = georeference[0]
        raise InputError(
            f"'{name}' has no georeference, and its metadata describe an image of {expected.width} x {expected.height} pixels, "
            f"while it has {dataset.width} x {dataset.height}: it was cut or resampled without keeping its georeference. Get "
            "the product anew, or georeference the file first."
        )
    if crs is None:
        raise InputError(
            f"'{name}' has no coordinate reference system. Assign one first (Raster > Projections > Assign Projection)."
        )
    raise InputError(f"'{name}' is not georeferenced: its pixels have no position on the map. Georeference it first.")


def bands_in(dataset: rasterio.DatasetReader, name: str, layer: Layer | None = None) -> dict[int, Band]:
    """Return all bands of a file by their number, from 1.

    Parameters
    ----------
    dataset : rasterio.DatasetReader
    name : str
        The file's name, which may name the sensor.
    layer : Layer, optional
        What the user of QGIS says of missing numbers.
    """
    names = _descriptions(dataset)
    centres = wavelengths([text for text in names if text], f"{name} {_platform(dataset)}")
    return {
        number: _read_band(dataset, number, text, centres, layer or Layer())
        for number, text in enumerate(names, start=1)
    }


def date_in(dataset: rasterio.DatasetReader) -> str:
    """Return the date of acquisition as ISO 8601, empty where there is none."""
    tags = dataset.tags()
    imagery = dataset.tags(ns="IMAGERY")
    for text in (tags.get("ACQUISITION_DATE"), imagery.get("ACQUISITIONDATETIME"), tags.get("TIFFTAG_DATETIME")):
        date = iso_date(text or "")
        if date:
            return date
    return ""


def _platform(dataset: rasterio.DatasetReader) -> str:
    tags = dataset.tags() | dataset.tags(ns="IMAGERY")
    return " ".join(
        value
        for key, value in tags.items()
        if re.search("platform|spacecraft|satellite|sensor|mission", key, re.IGNORECASE)
    )


def _read_band(
    dataset: rasterio.DatasetReader, number: int, name: str, centres: Mapping[str, float], layer: Layer
) -> Band:
    tags = dataset.tags(number)
    imagery = dataset.tags(number, ns="IMAGERY")
    units = tags.get("wavelength_units") or tags.get("wavelength_unit") or ""
    centre, width = wavelength_in(name)
    scale, offset = dataset.scales[number - 1], dataset.offsets[number - 1]
    nodata = None if number in layer.measured else dataset.nodatavals[number - 1]
    missing = layer.missing(number, scale, offset, dataset.dtypes[number - 1])
    single = as_nodata(missing, nodata)
    return Band(
        index=number,
        name=name,
        wavelength=nanometres(imagery.get("CENTRAL_WAVELENGTH_UM"), "um")
        or nanometres(tags.get("wavelength"), units)
        or centre
        or centres.get(name),
        fwhm=nanometres(imagery.get("FWHM_UM"), "um") or nanometres(tags.get("fwhm"), units) or width,
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

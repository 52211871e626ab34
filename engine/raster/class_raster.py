"""Rasters of classes, such as masks, clusters and changes: their codes, names and colours, and putting them on a grid."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.io import MemoryFile
from rasterio.shutil import copy
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from .bands import Band
from .grid import same_crs
from .image import Image
from .opening import open_dataset
from .outputs import Category, Layout, Outputs
from .regridding import how_made
from .remote import gdal_path
from .windows import map_grid, window_shape

#: Larger whole numbers are not exact in single precision, which rasters are read in.
_LARGEST = 2**24
#: What the file says besides that holds on another grid: its dates, and of which spectra clusters are.
_KEPT_TAGS = re.compile(r"DATE_|CLUSTER|DIFFERENCE$")


def class_layout(image: Image) -> Layout | None:
    """Return how a raster of classes is written, on the image's grid; None for a raster of anything else.

    A raster of classes has one band of whole numbers, and a colour table or names for them.
    """
    if len(image.bands) != 1 or np.dtype(image.dtype).kind not in "iu":
        return None
    band = image.bands[0]
    if (band.scale, band.offset) != (1.0, 0.0):
        return None
    with open_dataset(gdal_path(image.path), image.drivers) as dataset:
        if dataset.count != 1:
            return None
        categories = _categories(dataset)
        tags = {key: value for key, value in dataset.tags().items() if _KEPT_TAGS.match(key)}
    if not categories:
        return None
    return Layout(image.grid, (Band(1, band.name),), image.dtype, band.nodata, categories, date=image.date, tags=tags)


def _categories(dataset: rasterio.DatasetReader) -> tuple[Category, ...]:
    """Return what the values of a raster mean, as its tags, GDAL's category names and its colour table tell."""
    tags = dataset.tags(1)
    names = {int(key[9:]): name for key, name in tags.items() if re.fullmatch(r"CATEGORY_-?\d+", key) and name}
    names = names or _category_names(dataset)
    try:
        colours: Mapping[int, tuple[int, ...]] = dataset.colormap(1)
    except ValueError:
        colours = {}
    return tuple(
        Category(value, names.get(value, ""), _colour(colours.get(value))) for value in sorted({*names, *colours})
    )


def _colour(found: tuple[int, ...] | None) -> tuple[int, int, int, int]:
    return (0, 0, 0, 0) if found is None else (found[0], found[1], found[2], found[3])


def _category_names(dataset: rasterio.DatasetReader) -> dict[int, str]:
    """Return GDAL's category names, which rasterio has no way to ask for: a virtual copy of the raster spells them out."""
    from defusedxml.ElementTree import fromstring

    with MemoryFile(dirname=uuid4().hex, filename="names.vrt") as virtual:
        copy(dataset, virtual.name, driver="VRT")
        found = fromstring(virtual.read()).find("./VRTRasterBand/CategoryNames")
    if found is None:
        return {}
    return {value: name.text for value, name in enumerate(found) if name.text}


def write_classes(image: Image, layout: Layout, path: str | Path, outputs: Outputs, job: Job) -> float:
    """Write a raster of classes on the image's grid, and return the share of its pixels that are observed, 0..1.

    Parameters
    ----------
    image : Image
        On the grid to write on, resampled by ``nearest`` or ``mode``.
    layout : Layout
        See :func:`class_layout`.
    path : str or Path
    outputs : Outputs
    job : Job

    Raises
    ------
    InputError
        If the grid reaches beyond the raster, and there is no value left to stand for what was not observed.
    """
    made = how_made(image)
    tags = {**layout.tags, **(made.tags() if made else {})}
    layout = replace(layout, grid=image.grid, tags=tags)
    if layout.nodata is None and (image.masked or image.alpha is not None or not _covers(image)):
        layout = replace(layout, nodata=_spare_value(image, job.part(0.0, 0.4)))
    hidden = 0 if layout.nodata is None else layout.nodata

    def task(window: Window) -> tuple[NDArray, int]:
        values = image.read(window)[0]
        seen = np.isfinite(values)
        return np.where(seen, values, hidden).astype(layout.dtype), int(seen.sum())

    valid = 0
    with outputs.raster(path, layout) as writer:
        part = job.part(0.4, 1.0)
        for window, (values, seen) in map_grid(
            task, image.grid, window_shape(image), part, "Regridding classes", light=True
        ):
            writer.write(values, window)
            valid += seen
    return valid / image.grid.size


def _covers(image: Image) -> bool:
    """Whether the image's own pixels cover its grid."""
    if not same_crs(image.native.crs, image.grid.crs):
        return False
    left, bottom, right, top = image.native.bounds
    own_left, own_bottom, own_right, own_top = image.grid.bounds
    return left <= own_left and bottom <= own_bottom and own_right <= right and own_top <= top


def _spare_value(image: Image, job: Job) -> float:
    """Return the largest value that no pixel of the file has."""
    whole = image.on(image.native)

    def task(window: Window) -> NDArray[np.float32]:
        return np.unique(whole.read(window))

    found = map_grid(task, whole.grid, window_shape(whole), job, "Looking for an unused value", light=True)
    used = {float(value) for _, values in found for value in values}
    limits = np.iinfo(image.dtype)
    for value in range(min(int(limits.max), _LARGEST), max(int(limits.min), -_LARGEST) - 1, -1):
        if value not in used:
            return float(value)
    raise InputError(
        f"'{image.name}' uses every value of its type, so none is left for pixels that it does not show. Choose an area "
        "within it."
    )

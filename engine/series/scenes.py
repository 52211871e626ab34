"""The scenes of a series: which images there are, their dates, and which of them make one day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xarray as xr

from ..errors import InputError
from ..job import Job
from ..raster.dates import iso_date
from ..raster.grid import Grid
from ..raster.image import Image, open_reflective
from ..raster.layer import Source, source_path
from ..raster.opening import open_dataset
from ..raster.outputs import Outputs
from ..raster.remote import file_name
from ..scenes.loading import LoadRequest, load_scene, open_scene
from ..scenes.scene import MASKS
from ..scenes.stac import read_stac
from ..waterrule.roles import WaterBands

#: Endings of files in a folder that are taken for images.
SUFFIXES = {".tif", ".tiff", ".vrt", ".img", ".jp2", ".nc", ".bsq", ".dat"}
_PLATFORMS = {"LT04": "landsat-4", "LT05": "landsat-5", "LE07": "landsat-7", "LC08": "landsat-8", "LC09": "landsat-9"}
#: The bands of an item that are loaded, and what its pixels are hidden for: all but snow, which is land that was seen.
_TELL_WATER = {"blue", "green", "red", "nir08", "nir09", "swir16", "swir22"}
_MASKS = tuple(name for name in MASKS if name != "snow")
_PLATFORM_TAGS = re.compile("platform|spacecraft|satellite", re.IGNORECASE)


@dataclass(frozen=True)
class SeriesScene:
    """One image of a series.

    Attributes
    ----------
    path : str
        What GDAL opens.
    name : str
        For the table and for messages.
    day : str
        ISO 8601; empty where it is not known.
    platform : str
        Such as ``landsat-8``; empty where it is not known.
    image : Image or None
        None where it cannot be read.
    problem : str
        Why it takes no part, empty where it does.
    item : bool
        ``path`` is that of a STAC item, which is loaded when its turn comes.
    array : DataArray or None
        The image itself, dimensions (band, y, x), which is computed when its turn comes.
    """

    path: str
    name: str
    day: str = ""
    platform: str = ""
    image: Image | None = None
    problem: str = ""
    item: bool = False
    array: xr.DataArray | None = field(default=None, compare=False)


def images_in(folder: str) -> list[str]:
    """Return the images of a folder, by name.

    Raises
    ------
    InputError
        If there is no such folder, or no image in it.
    """
    place = Path(folder)
    if not place.is_dir():
        raise InputError(f"The folder '{folder}' does not exist. Choose the folder that holds the images.")
    found = sorted(str(path) for path in place.iterdir() if path.suffix.lower() in SUFFIXES)
    if not found:
        raise InputError(f"There is no image in '{folder}' ({', '.join(sorted(SUFFIXES))}). Choose another folder.")
    return found


def read_scene(source: Source, *, clusters: bool = False) -> SeriesScene:
    """Describe an image; what is wrong with it is told in its ``problem``.

    Parameters
    ----------
    source : Source
        See :data:`engine.raster.layer.Source`.
    clusters : bool
        An image whose bands do not tell water takes part, because its clusters will.
    """
    path = source_path(source)
    name = file_name(path)
    day, platform = day_in(name), platform_in(name)
    try:
        image = open_reflective(source)
    except InputError as problem:
        return SeriesScene(path, name, day, platform, problem=str(problem))
    day = image.date[:10] or day
    if not day:
        return SeriesScene(
            path,
            name,
            problem="Its date is not known: neither the file nor its name says it. Give it one with Stack bands, or name the "
            "file by its date, such as lake_2018-04-29.tif.",
        )
    if WaterBands.of(image.bands) is None and not clusters:
        return SeriesScene(
            path,
            name,
            day,
            platform,
            problem="Its bands do not tell which is green and which is infrared. Name them with Stack bands, or give a point "
            "in the water.",
        )
    return SeriesScene(path, name, day, _platform_of(path) or platform, image)


def read_footprint(footprint: Mapping[str, Any]) -> SeriesScene:
    """Describe the scene of a footprint: ``href`` (the item), and ``id``, ``datetime`` and ``platform`` where known."""
    told = {key: str(value) for key, value in footprint.items() if value}
    path = told.get("href", "")
    name = told.get("id") or file_name(path)
    day = iso_date(told.get("datetime", ""))[:10] or day_in(name)
    problem = ""
    if not path:
        problem = "Its footprint has no address in the field 'href'. Use a layer of Search scenes."
    elif not day:
        problem = "Its footprint has no date in the field 'datetime'. Use a layer of Search scenes."
    return SeriesScene(path, name, day, told.get("platform", ""), problem=problem, item=True)


def array_scenes(series: xr.DataArray | xr.Dataset) -> list[SeriesScene]:
    """Describe the dates of an array.

    Parameters
    ----------
    series : DataArray or Dataset
        Dimensions (time, band, y, x), or several variables of dimensions (time, y, x).

    Raises
    ------
    InputError
        If it has no dates.
    """
    if "time" not in series.dims or not series.sizes["time"]:
        raise InputError("A series needs the dimension 'time', as open_series makes it.")
    found = []
    for place in range(series.sizes["time"]):
        one = series.isel(time=place)
        day = str(one.time.values.astype("datetime64[D]"))
        found.append(SeriesScene(f"#{place}", day, day, array=one))
    return found


def load_item(scene: SeriesScene, grid: Mapping[str, Any], target: Path, job: Job, *, keep_water: bool = True) -> Image:
    """Load the scene of a STAC item, clouds and shadows hidden, and only the bands that tell water.

    Parameters
    ----------
    scene : SeriesScene
    grid : mapping
        Extent, resolution and CRS, see :func:`engine.raster.grid_request.read_grid`.
    target : path
        Where the image goes.
    job : Job
    keep_water : bool
        See :class:`engine.scenes.loading.LoadRequest`.

    Raises
    ------
    InputError
        If it cannot be loaded, or lies elsewhere.
    """
    found = job.while_listening(lambda: read_stac(scene.path))
    bands = [one.band.name or one.key for one in found.choose([]).bands if one.band.role in _TELL_WATER]
    load_scene(found, LoadRequest(str(target), bands, grid, _MASKS, keep_water=keep_water), job)
    return open_reflective(str(target))


def item_grid(scene: SeriesScene, grid: Mapping[str, Any], outputs: Outputs, job: Job) -> Grid:
    """Return the grid that the scene of an item would be loaded on; its files are opened, not read."""
    found = job.while_listening(lambda: read_stac(scene.path))
    bands = [one.band.name or one.key for one in found.choose([]).bands if one.band.role in _TELL_WATER]
    return open_scene(found, LoadRequest(bands=bands, grid=grid), outputs, job).grid


def day_in(text: str) -> str:
    """Return the first date in a text such as a file's name, ``2018-04-29`` or ``20180429``, as ISO 8601; else empty."""
    for year, month, day in re.findall(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)", text):
        try:
            return datetime.date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return ""


def platform_in(text: str) -> str:
    """Return the platform that a product's name begins with, such as ``LC08``; else empty."""
    if text[:4].upper() in _PLATFORMS:
        return _PLATFORMS[text[:4].upper()]
    sentinel = re.match(r"S2([ABC])(?![A-Za-z])", text)
    return f"sentinel-2{sentinel[1].lower()}" if sentinel else ""


def _platform_of(path: str) -> str:
    with open_dataset(path) as dataset:
        tags = dataset.tags()
    return next((value.strip() for key, value in tags.items() if _PLATFORM_TAGS.search(key) and value.strip()), "")


def by_day(scenes: Sequence[SeriesScene]) -> dict[str, list[SeriesScene]]:
    """Return the scenes that take part, by day and in the order of time."""
    days: dict[str, list[SeriesScene]] = {}
    for scene in sorted(scenes, key=lambda one: (one.day, one.name)):
        if not scene.problem:
            days.setdefault(scene.day, []).append(scene)
    return days

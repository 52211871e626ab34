"""From the parameters that QGIS sends, plain JSON, to what the engine works with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .bands import bands_like, list_bands
from .cluster_model import ClusterModel
from .errors import InputError
from .grid import GridRequest
from .image import Image, open_image, usual_bands
from .water import Point


def read_point(value: Mapping[str, Any] | None) -> Point | None:
    """Return the point that ``{"x": ..., "y": ..., "crs": ...}`` describes."""
    return None if value is None else Point(float(value["x"]), float(value["y"]), str(value["crs"]))


def read_points(values: Sequence[Mapping[str, Any]] | None) -> list[Point]:
    """Return all points of a list of such descriptions."""
    return [Point(float(value["x"]), float(value["y"]), str(value["crs"])) for value in values or ()]


def read_grid(value: Mapping[str, Any] | None) -> GridRequest:
    """Return the wanted grid.

    Parameters
    ----------
    value : mapping or None
        Any of ``reference`` (raster path), ``centre`` (a point), ``radius``, ``extent`` (``{"bounds": [left, bottom,
        right, top], "crs": ...}``), ``resolution`` and ``crs``; keys that are None count as left out.
    """
    value = {key: content for key, content in (value or {}).items() if content is not None}
    centre, extent = read_point(value.get("centre")), value.get("extent")
    return GridRequest(
        reference=open_image(value["reference"]).native if "reference" in value else None,
        centre=None if centre is None else (centre.x, centre.y, centre.crs),
        radius=value.get("radius"),
        bounds=None if extent is None else _bounds(extent),
        resolution=value.get("resolution"),
        crs=value.get("crs"),
    )


def _bounds(extent: Mapping[str, Any]) -> tuple[float, float, float, float, str]:
    left, bottom, right, top = map(float, extent["bounds"])
    return left, bottom, right, top, str(extent["crs"])


def read_image(path: str, bands: Sequence[int] | None) -> Image:
    """Open an image with the chosen bands, or with all but the thermal ones when none are chosen."""
    image = open_image(path, bands or None)
    return image if bands else usual_bands(image)


def read_image_for(model: ClusterModel, path: str, bands: Sequence[int] | None) -> Image:
    """Open an image with the bands that a model was made with, in the model's order.

    Parameters
    ----------
    model : ClusterModel
    path : str
    bands : sequence of int or None
        Band numbers to look among, from 1; all when there are none.

    Raises
    ------
    InputError
        If a band is missing, or it cannot be known which is which.
    """
    image = open_image(path, bands or None)
    places = bands_like(model.bands, image.bands)
    missing = [band.label for band, place in zip(model.bands, places, strict=True) if place is None]
    if missing and not any(band.name or band.wavelength for band in model.bands):
        raise InputError(
            f"The model was made with {len(model.bands)} bands without names, and '{image.name}' offers {len(image.bands)}, "
            "so it cannot be known which belong together. Choose the bands, in the model's order."
        )
    if missing:
        raise InputError(
            f"'{image.name}' lacks bands that the model was made with: {list_bands(missing)}. It offers "
            f"{list_bands([band.label for band in image.bands])}. Give its bands the model's names with Stack bands, or "
            "choose another image."
        )
    return image.select([place for place in places if place is not None])


def optional_path(value: str | None) -> Path | None:
    """Return a path, or None where the output is not wanted."""
    return Path(value) if value else None


def read_labels(text: str) -> list[int]:
    """Return the cluster numbers in a text such as ``2,5``.

    Raises
    ------
    InputError
        If there is anything but numbers from 1 to 255 and commas.
    """
    parts = [part for part in text.replace(";", ",").replace(" ", ",").split(",") if part]
    if not parts or not all(part.isdecimal() and 1 <= int(part) <= 255 for part in parts):
        raise InputError(f"'{text}' is not a list of cluster numbers. Give them as in: 2,5")
    return sorted({int(part) for part in parts})

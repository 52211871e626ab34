"""Small pictures of rasters, as PNG: for the report, and for people without a GIS at hand.

``python -m engine.rendering.pictures change.tif change.png after.tif`` draws a categorical raster in its
own colours, close up and on the shades of an image where one is named.
"""

from __future__ import annotations

import math
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray
from rasterio.errors import NotGeoreferencedWarning
from rasterio.io import MemoryFile
from rasterio.windows import Window

from ..raster.colours import colour_positions
from ..raster.grid import Grid
from ..raster.image import Image, open_image
from ..raster.opening import open_dataset
from ..raster.outputs import Category

#: Longest side of a picture in pixels; larger rasters are thinned out, smaller ones enlarged by a whole factor.
SIDE = 720

_UNSEEN = 150
#: Enough of an image to know how bright it is.
_SAMPLE_SIDE = 256
#: Numbers whose darkest percent is this share of the brightest do not begin at zero.
_FAR = 0.5
#: Between the darkest and what is drawn white, in parts of the way to the brightest ground.
_ROOM = 1.2


def categorical_picture(
    image: Image, categories: Sequence[Category], side: int = SIDE, backdrop: Image | None = None
) -> bytes:
    """Return a categorical raster as PNG, in the colours of its categories.

    Where a ``backdrop`` is given, its brightness shows through the first category, the ground.
    """
    values = _thinned(image, side)[0]
    codes = np.where(np.isfinite(values), values, _nodata(image)).astype(np.uint8)
    palette = np.full((256, 3), 255, dtype=np.uint8)
    for category in categories:
        palette[category.value] = category.colour[:3]
    picture = palette[codes].transpose(2, 0, 1)
    if backdrop is not None:
        ground = codes == categories[0].value
        light = _stretched(_thinned(backdrop.on(image.grid), side).mean(axis=0, keepdims=True))[0]
        picture[:, ground] = np.round(picture[:, ground] * (0.55 + 0.45 * light[ground] / 255.0))
    return as_png(_enlarged(picture, side))


def colour_picture(image: Image, side: int = SIDE) -> bytes:
    """Return an image as PNG: red, green and blue where these are known, else the first three; missing pixels are grey."""
    chosen = colour_positions(image.bands) or [min(position, len(image.bands) - 1) for position in range(3)]
    return as_png(_enlarged(_stretched(_thinned(image.select(chosen), side)), side))


def natural_colours(image: Image) -> dict[str, Any]:
    """Return how an image is shown in natural colours, as JSON can hold it; nothing where its bands are not known.

    ``bands`` are the file's numbers of red, green and blue, ``limits`` the values that are drawn dark and bright in all three.
    """
    chosen = colour_positions(image.bands)
    if not chosen:
        return {}
    values = _sampled(image.select(chosen))
    seen = np.isfinite(values).all(axis=0)
    limits = _limits(values[:, seen]) if seen.any() else (0.0, 1.0)
    return {"bands": [image.bands[position].index for position in chosen], "limits": list(limits)}


def _sampled(image: Image) -> NDArray[np.float32]:
    """Return a thinned image; of a file on its own grid only these bands are read, where a warp reads all there are."""
    own = type(image) is Image and image.grid.same_as(image.native)
    if not own or image.fill is not None or any(band.missing for band in image.bands):
        return _thinned(image, _SAMPLE_SIDE)
    factor = max(1.0, max(image.grid.width, image.grid.height) / _SAMPLE_SIDE)
    shape = len(image.bands), max(1, round(image.grid.height / factor)), max(1, round(image.grid.width / factor))
    with open_dataset(image.path, image.drivers) as dataset:
        stored = dataset.read([band.index for band in image.bands], out_shape=shape, masked=True)
    values = stored.astype(np.float32).filled(np.nan)
    for position, band in enumerate(image.bands):
        values[position] = values[position] * band.scale + band.offset
    return values


def _limits(values: NDArray[np.float32]) -> tuple[float, float]:
    """Return what is drawn dark and bright: from zero, where reflectance begins, to a little above the brightest of the ground.

    One stretch for all bands keeps hues as they are. Beginning at the darkest percent instead takes most of the blue and red
    out of forests, and an end that their own green reaches leaves them glaring; only numbers that begin far above zero have to.
    """
    low, high = np.percentile(values, (1, 99.5))
    if 0 <= low < _FAR * high:
        low = 0.0
    high = low + _ROOM * (high - low)
    return float(low), float(max(high, low + 1e-12))


def _stretched(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return bands as bytes, from dark to bright; pixels without data are grey."""
    seen = np.isfinite(values).all(axis=0)
    out = np.full(values.shape, _UNSEEN, dtype=np.uint8)
    if seen.any():
        low, high = _limits(values[:, seen])
        scaled = np.clip((values[:, seen] - low) / (high - low), 0, 1)
        out[:, seen] = np.round(255 * np.sqrt(scaled)).astype(np.uint8)
    return out


def _thinned(image: Image, side: int) -> NDArray[np.float32]:
    grid = image.grid
    factor = max(grid.width, grid.height) / side
    if factor > 1:
        width, height = max(1, round(grid.width / factor)), max(1, round(grid.height / factor))
        transform = grid.transform @ Affine.scale(grid.width / width, grid.height / height)
        grid = Grid(grid.crs, transform, width, height)
        image = image.on(grid, "nearest")
    return image.read(Window(0, 0, grid.width, grid.height))


def _enlarged(picture: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    factor = max(1, side // max(picture.shape[1:]))
    return picture.repeat(factor, axis=1).repeat(factor, axis=2)


def _nodata(image: Image) -> int:
    nodata = image.bands[0].nodata
    return 255 if nodata is None or math.isnan(nodata) else int(nodata)


def close_up(image: Image, codes: Sequence[int]) -> Grid | None:
    """Return the part of a categorical raster that holds some codes, with room around it; None if that is most of it."""
    values = _thinned(image, SIDE)[0]
    rows, columns = np.nonzero(np.isin(values, codes))
    if not len(rows):
        return None
    grid = image.grid
    factor = grid.width / values.shape[1], grid.height / values.shape[0]
    left, right = columns.min() * factor[0], (columns.max() + 1) * factor[0]
    top, bottom = rows.min() * factor[1], (rows.max() + 1) * factor[1]
    room = max(8.0, 0.6 * max(right - left, bottom - top))
    corners = [grid.transform @ corner for corner in ((left - room, top - room), (right + room, bottom + room))]
    xs, ys = zip(*corners, strict=True)
    part = grid.crop((min(xs), min(ys), max(xs), max(ys)))
    return part if part.size < 0.4 * grid.size else None


def as_png(picture: NDArray[np.uint8]) -> bytes:
    """Return a picture of shape (bands, rows, columns) as PNG."""
    bands, height, width = picture.shape
    with MemoryFile() as memory, warnings.catch_warnings():
        # A picture has no georeference.
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with memory.open(driver="PNG", width=width, height=height, count=bands, dtype="uint8") as dataset:
            dataset.write(picture)
        return memory.read()


def file_categories(path: str) -> list[Category]:
    """Return the categories that a raster file holds in its colour table and tags."""
    with rasterio.open(path) as dataset:
        colours, tags = dataset.colormap(1), dataset.tags(1)
    found = [
        Category(int(key.removeprefix("CATEGORY_")), name, colours[int(key.removeprefix("CATEGORY_"))])
        for key, name in tags.items()
        if key.startswith("CATEGORY_")
    ]
    return sorted(found, key=lambda category: category.value)


def main(arguments: Sequence[str]) -> int:
    """Draw the raster named first into the PNG file named second, on the image named third."""
    if len(arguments) not in (2, 3):
        sys.stderr.write("usage: python -m engine.rendering.pictures RASTER PNG [IMAGE]\n")
        return 2
    source, target = arguments[:2]
    codes, categories = open_image(source, [1]), file_categories(source)
    backdrop = None
    if len(arguments) == 3:
        backdrop = open_image(arguments[2])
        _, *others = [category.value for category in categories]
        part = close_up(codes, [value for value in others if value != _nodata(codes)])
        codes = codes.on(part) if part else codes
    Path(target).write_bytes(categorical_picture(codes, categories, SIDE, backdrop))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

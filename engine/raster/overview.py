"""An image as coarse as it is shown: one of the file's own overviews, which costs no more to read than what is seen of it."""

from __future__ import annotations

from dataclasses import replace

from affine import Affine
from rasterio.errors import RasterioError

from .grid import Grid
from .image import Image
from .opening import open_dataset, opened, unreadable
from .remote import gdal_path

#: An overview is taken if its pixels are not larger than so many of the cells that are wanted.
_LARGER = 1.5


def at_cell_size(image: Image, cell: float) -> Image:
    """Return the image at the coarsest of its overviews whose pixels are about as small as a cell, or at its own pixels.

    Parameters
    ----------
    image : Image
        On the file's own grid.
    cell : float
        Side of a cell in the units of the image's CRS.

    Raises
    ------
    InputError
        If the file cannot be read.
    """
    try:
        with opened(gdal_path(image.path), image.drivers) as dataset:
            factors = dataset.overviews(image.bands[0].index)
        largest = _LARGER * cell / max(image.native.resolution)
        levels = [level for level, factor in enumerate(factors) if factor <= largest]
        if not levels:
            return image
        level = max(levels, key=lambda level: factors[level])
        with open_dataset(gdal_path(image.path), image.drivers, level) as dataset:
            width, height, block = dataset.width, dataset.height, dataset.block_shapes[0]
    except RasterioError as problem:
        raise unreadable(image.path, problem) from problem
    native = image.native
    scaled = native.transform @ Affine.scale(native.width / width, native.height / height)
    grid = Grid(native.crs, scaled, width, height)
    return replace(image, native=grid, grid=grid, block=block, overview=level)

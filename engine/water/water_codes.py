"""Where an image has the water whose fraction is wanted, other water, land, and what was not observed: one small raster."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.bands import Band
from ..raster.codes import read_codes
from ..raster.image import Image, open_image
from ..raster.outputs import Layout, Outputs
from ..raster.point import Point
from ..raster.regridding import resample
from ..raster.windows import map_grid, window_shape
from .change import as_mask
from .codes import UNOBSERVED
from .components import keep_components, strips
from .selection import water_of_image

#: The codes; those of pixels that were not observed are 255, as in water masks.
LAND, WANTED, OTHER = 0, 1, 2

#: Reads a window of the codes.
Codes = Callable[[Window], NDArray[np.uint8]]


def mask_reader(mask: Image, image: Image) -> Codes:
    """Return what reads a window of a water mask (0, 1, 255) on the grid of an image."""
    if not mask.grid.same_as(image.grid):
        mask = resample(mask, image.grid, "nearest")

    def read(window: Window) -> NDArray[np.uint8]:
        return read_codes(mask, window, "a water mask (0 = not water, 1 = water, 255 = not observed)", 1)

    return read


def write_codes(image: Image, mask: Image | None, points: Sequence[Point], outputs: Outputs, job: Job) -> Image:
    """Write the codes of every pixel as an intermediate raster, and return it.

    Parameters
    ----------
    image : Image
    mask : Image, optional
        The water; by the image's own spectra when left out.
    points : sequence of Point
        If given, only the water bodies at these are wanted, and the rest is other water.
    outputs : Outputs
    job : Job

    Raises
    ------
    InputError
        If there is no water at a point.
    """
    pixels = [point.pixel(image) for point in points]
    task: Codes
    if mask is None:
        source = water_of_image(image, job.part(0.0, 0.2), points=points)
        # What is read around each window costs least in windows of this shape.
        task, shape, job = source.codes, source.window_shape(), job.part(0.2, 1.0)
    else:
        codes_of, shape = mask_reader(as_mask(mask, job), image), window_shape(image)

        def task(window: Window) -> NDArray[np.uint8]:
            codes = codes_of(window)
            codes[~np.isfinite(image.read(window)).all(axis=0)] = UNOBSERVED
            return codes

    codes = _scratch(task, image, "codes.tif", shape, outputs, job.part(0.0, 0.6), "Looking for water")
    if not pixels:
        return codes
    kept = keep_components(lambda window: read_codes(codes, window), image.grid, job.part(0.6, 0.8), pixels=pixels)

    def parted(window: Window) -> NDArray[np.uint8]:
        found = read_codes(codes, window)
        found[(found == WANTED) & (kept.read(window) != WANTED)] = OTHER
        return found

    if not any((strip == WANTED).any() for strip in kept.kept.values()):
        where = ", ".join(map(str, points))
        raise InputError(
            f"There is no water at the point {where}: no pixel of it or beside it is water. Choose a point further out, or "
            "give a water mask."
        )
    return _scratch(
        parted, image, "wanted.tif", strips(image.grid), outputs, job.part(0.8, 1.0), "Keeping the water body"
    )


def _scratch(
    task: Callable[[Window], NDArray[np.uint8]],
    image: Image,
    name: str,
    shape: tuple[int, int],
    outputs: Outputs,
    job: Job,
    text: str,
) -> Image:
    path = outputs.scratch(name)
    layout = Layout(image.grid, (Band(1, "water codes"),), "uint8", UNOBSERVED)
    with outputs.raster(path, layout) as writer:
        for window, codes in map_grid(task, image.grid, shape, job, text, light=True):
            writer.write(codes, window)
    return open_image(str(path))

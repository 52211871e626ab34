"""Files that are slow to decode are decoded once, into intermediate files, before they are put onto another grid."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.warp import transform_bounds
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.grid import Grid, read_crs, same_crs
from ..raster.image import Image
from ..raster.outputs import TILE, Layout, Outputs
from ..raster.windows import first_block, map_windows
from .scene_image import SceneImage

#: How many pixels around the wanted area interpolation may want to see.
_MARGIN = 4


def decode_once(scene: SceneImage, outputs: Outputs, job: Job) -> SceneImage:
    """Return the same image, with the JPEG 2000 files that have to be resampled replaced by what is in them.

    The window of a resampled file reaches over the edges of its tiles, so that each would be decoded some ten times; a tile of
    1024 x 1024 pixels takes a tenth of a second. Files on the image's own grid are read tile by tile anyway.

    Raises
    ------
    InputError
        If a file cannot be read, or the folder of temporary files has no room.
    """
    images = [*scene.images, *(image for _, image in scene.quality), *scene.witnesses]
    slow = [position for position, image in enumerate(images) if _decodes_tiles_again(image)]
    if not slow:
        return scene
    coarsest = max(max(image.native.resolution) for image in images)
    # The numbers as they are stored: scale, offset and nodata apply when the copy is read.
    raw = {
        position: replace(
            images[position],
            grid=_needed_part(images[position], coarsest),
            bands=(replace(images[position].bands[0], nodata=None, scale=1.0, offset=0.0),),
        )
        for position in slow
    }
    _check_room(Path(tempfile.gettempdir()), raw.values())
    paths = {position: outputs.scratch(f"decoded{position}.tif") for position in slow}
    _copy([(raw[position], str(paths[position])) for position in slow], outputs, job)
    for position in slow:
        images[position] = replace(
            images[position],
            path=str(paths[position]),
            native=raw[position].grid,
            block=(TILE, TILE),
            bands=(replace(images[position].bands[0], index=1),),
        )
    first, last = len(scene.images), len(images) - len(scene.witnesses)
    quality = tuple((what, image) for (what, _), image in zip(scene.quality, images[first:last], strict=True))
    return replace(scene, images=tuple(images[:first]), quality=quality, witnesses=tuple(images[last:]))


def _decodes_tiles_again(image: Image) -> bool:
    return image.path.lower().endswith(".jp2") and image.native.offset_of(image.grid) is None


def _needed_part(image: Image, coarsest: float) -> Grid:
    """Return the part of the file's own grid that the image's grid is resampled from, and what masks that."""
    bounds, native = image.grid.bounds, image.native
    if not same_crs(image.grid.crs, native.crs):
        bounds = transform_bounds(read_crs(image.grid.crs), read_crs(native.crs), *bounds)
    if not all(map(math.isfinite, bounds)):
        return native
    left, bottom, right, top = bounds
    # In pixels of the coarsest file or of the grid, whichever are larger.
    margin = _MARGIN * max(coarsest, (right - left) / image.grid.width, (top - bottom) / image.grid.height)
    return native.crop((left - margin, bottom - margin, right + margin, top + margin))


def _check_room(folder: Path, images: Iterable[Image]) -> None:
    needed = sum(image.grid.size * np.dtype(image.dtype).itemsize for image in images)
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise InputError(
            f"There is not enough room in '{folder}' for intermediate files: {needed / 1e6:,.0f} MB are needed, "
            f"{free / 1e6:,.0f} MB are free. Make room there, or load a smaller extent or fewer bands."
        )


def _copy(files: Sequence[tuple[Image, str]], outputs: Outputs, job: Job) -> None:
    def task(position_and_window: tuple[int, Window]) -> NDArray[np.float32]:
        position, window = position_and_window
        return files[position][0].read(window)

    tiles = [
        (position, window)
        for position, (image, _) in enumerate(files)
        for window in image.grid.windows(*image.block[::-1], first=first_block(image))
    ]
    with ExitStack() as open_files:
        writers = [
            open_files.enter_context(outputs.raster(path, Layout(image.grid, image.bands, image.dtype, None)))
            for image, path in files
        ]
        for (position, window), values in map_windows(task, tiles, job, "Decoding", len(tiles)):
            writers[position].write(values.astype(files[position][0].dtype), window)

"""Several rasters read as one image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from .bands import Band
from .grid import Grid
from .image import Image
from .regridding import resample


@dataclass(frozen=True)
class Stack:
    """Images on one grid whose bands follow each other. Offers what the window pipeline asks of an image."""

    images: tuple[Image, ...]
    bands: tuple[Band, ...]
    date: str

    @property
    def name(self) -> str:
        """The names of the files, for messages."""
        return ", ".join(image.name for image in self.images)

    @property
    def grid(self) -> Grid:
        """The common grid."""
        return self.images[0].grid

    @property
    def native(self) -> Grid:
        """The first file's own grid."""
        return self.images[0].native

    @property
    def block(self) -> tuple[int, int]:
        """Rows and columns of a block of the first file."""
        return self.images[0].block

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window of all bands, shape (bands, rows, columns), NaN where not observed."""
        return np.concatenate([image.read(window) for image in self.images])


def stack(
    images: Sequence[Image],
    *,
    names: Sequence[str] = (),
    scale: float = 1.0,
    offset: float = 0.0,
    nodata: float | None = None,
    date: str = "",
) -> Stack:
    """Return rasters as one image on the grid of the first.

    Parameters
    ----------
    images : sequence of Image
        The first one's ``grid`` is the grid of all; others are interpolated where they differ.
    names : sequence of str
        New names of the bands, in order; empty to keep the files' own.
    scale, offset : float
        Stored value * scale + offset is the value of the result. They come on top of a file's own scale and offset.
    nodata : float, optional
        The stored value that means "not observed", in place of the files' own.
    date : str
        Acquisition date as ISO 8601; the first one that a file knows when empty.

    Raises
    ------
    InputError
        If there are not as many names as bands, names are doubled, or a raster does not overlap the first.
    """
    grid = images[0].grid
    images_on_grid = []
    for image in images:
        changed = tuple(
            replace(
                band,
                nodata=band.nodata if nodata is None else nodata,
                scale=band.scale * scale,
                offset=band.offset * scale + offset,
            )
            for band in image.bands
        )
        image = replace(image, bands=changed)
        images_on_grid.append(image if image.native.same_as(images[0].native) else resample(image, grid, "bilinear"))
        images_on_grid[-1] = images_on_grid[-1].on(grid)
    bands = [band for image in images_on_grid for band in image.bands]
    if names:
        if len(names) != len(bands):
            raise InputError(f"There are {len(bands)} bands but {len(names)} names. Give one name for each band.")
        doubled = {name for name in names if list(names).count(name) > 1}
        if doubled:
            raise InputError(f"The name '{min(doubled)}' is given twice. Every band needs a name of its own.")
        bands = [replace(band, name=name) for band, name in zip(bands, names, strict=True)]
    known = [image.date for image in images if image.date]
    return Stack(tuple(images_on_grid), tuple(bands), date or (known[0] if known else ""))

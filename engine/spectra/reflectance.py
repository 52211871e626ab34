"""Whether an image holds reflectance from 0 to 1, by a look at some of its pixels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.image import Image
from ..raster.sampling import draw_sample
from ..raster.windows import map_windows
from .indices import INDICES

#: Clouds, snow and sun glint reach 1.5 or so; percent, and integers of whatever scale, lie above.
_HIGHEST = 2.0
#: Looked at are so many windows in a row and in a column, each of so many pixels in a row and in a column.
_WINDOWS, _SIDE = 5, 64


def check_reflectance(image: Image, names: Sequence[str], job: Job) -> None:
    """Warn, or refuse, where the image clearly holds other numbers than reflectance.

    Parameters
    ----------
    image : Image
        With only the bands that the indices need.
    names : sequence of str
        The indices.
    job : Job

    Raises
    ------
    InputError
        If one of the indices would be wrong by it.
    """
    typical = bright_value(image, job)
    if typical <= _HIGHEST:
        return
    wrong = [name for name in names if not INDICES[name].proportional]
    shown = f"{typical:,.0f}" if typical >= 100 else f"{typical:.3g}"
    found = f"The values of '{image.name}' go up to {shown}, so they are not reflectance from 0 to 1."
    if wrong:
        raise InputError(
            f"{found} {', '.join(wrong)} would be wrong. Load the scene as reflectance, or scale it with Stack bands (scale "
            "0.0001 for reflectance times 10000), or leave these indices out."
        )
    job.warning(
        f"{found} {', '.join(names)} are right only if the values are proportional to reflectance. Landsat Collection 2 and "
        "newer Sentinel-2 products have an offset besides: load those as reflectance."
    )


def bright_value(image: Image, job: Job) -> float:
    """Return the value that a tenth of the looked-at pixels lie above; 0 where there is no valid pixel."""
    grid = image.grid
    rows, columns = (_spread(length) for length in (grid.height, grid.width))
    windows = [
        Window(column, row, min(_SIDE, grid.width), min(_SIDE, grid.height)) for row in rows for column in columns
    ]

    def task(window: Window) -> NDArray[np.float32]:
        values = image.read(window)
        return values[np.isfinite(values)]

    text = "Looking at the values"
    parts = [values for _, values in map_windows(task, windows, job, text, len(windows), light=True)]
    values = np.concatenate(parts)
    if not values.size:
        # Little of the image was observed, none of it where these windows are.
        values = draw_sample(image, job, seed=0).values.ravel()
    return float(np.quantile(values, 0.9)) if values.size else 0.0


def _spread(length: int) -> list[int]:
    """Return where to begin windows that are spread evenly over a length."""
    return sorted({int(start) for start in np.linspace(0, max(0, length - _SIDE), _WINDOWS)})

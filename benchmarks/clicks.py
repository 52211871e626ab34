"""How long a click in the water takes, from the request to the answer, in a warm engine."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from statistics import median

import numpy as np
import rasterio
from rasterio.enums import Resampling
from rasterio.shutil import copy

from .peers import LOGS
from .process import Engine, Limits
from .scenes import UNSEEN
from .speed import Picture

HEAD = (
    "image", "megapixels x bands", "the map shows", "getting ready (s)", "median (s)", "slowest (s)",
    "processor time of a click (s)", "clicks",
)  # fmt: skip
_CLICKS = 25
#: Pixels of the map, down or across, when it shows a whole scene.
_MAP_PIXELS = 1000


def with_overviews(picture: Picture) -> Picture:
    """Return the image with overviews inside, as Strandline's own images and those of catalogues have them."""
    target = picture.image.with_name(picture.image.stem + "_overviews.tif")
    if not target.exists():
        partial = target.with_suffix(".part.tif")
        copy(picture.image, partial, driver="GTiff", copy_src_overviews=False)
        with rasterio.open(partial, "r+") as made:
            made.build_overviews([2, 4, 8, 16], Resampling.average)
        partial.rename(target)
    return Picture(f"{picture.title}, overviews", target, picture.truth)


def rows(picture: Picture) -> Iterator[list[str]]:
    """Yield the rows of the table for an image: at its own pixels, and as a whole."""
    with rasterio.open(picture.image) as image:
        whole = image.width * image.res[0] / _MAP_PIXELS
    places = list(_places(picture))
    for title, cell in (("its own pixels", 0.0), ("all of it", whole)):
        with Engine(sys.executable, LOGS / "bench-engine.log") as engine:
            engine.run("computestatus", Limits())
            ready = _seconds(engine, image=str(picture.image))
            worked = engine.processor_seconds()
            times = [_seconds(engine, image=str(picture.image), point=point, cell=cell) for point in places]
            worked = (engine.processor_seconds() - worked) / len(times)
        numbers = (f"{value:.2f}" for value in (ready, median(times), max(times), worked))
        yield [picture.title, picture.size, title, *numbers, str(len(times))]


def _seconds(engine: Engine, **parameters: object) -> float:
    started = time.perf_counter()
    engine.run("previewwater", Limits(), **parameters)
    return time.perf_counter() - started


def _places(picture: Picture) -> Iterator[dict[str, object]]:
    """Yield places that were observed, as the step takes them; always the same."""
    random = np.random.default_rng(0)
    with rasterio.open(picture.truth) as truth:
        classes, transform, crs = truth.read(1), truth.transform, truth.crs.to_wkt()
    found = 0
    while found < _CLICKS:
        row, column = (int(random.integers(side)) for side in classes.shape)
        if classes[row, column] != UNSEEN:
            found += 1
            x, y = transform @ (column + 0.5, row + 0.5)
            yield {"x": x, "y": y, "crs": crs}

"""How the functions run: messages as Python has them, one BLAS thread, and points and areas as people write them."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from threadpoolctl import threadpool_limits

from ..errors import InputError
from ..job import Job
from ..raster.point import Point

#: A point: x, y in the CRS of the image, or x, y, CRS.
PointLike: TypeAlias = tuple[float, float] | tuple[float, float, str]
#: An area: left, bottom, right, top, in degrees if they can be, else in the CRS of the image; or with their CRS.
BoundsLike: TypeAlias = tuple[float, float, float, float] | tuple[float, float, float, float, str]

_log = logging.getLogger(__name__)


@contextmanager
def running() -> Iterator[Job]:
    """Yield a job whose warnings are Python's warnings and whose notes go to the log.

    Meanwhile BLAS computes with one thread, as in the engine of QGIS: dask's workers are enough, and sums come out the same.
    """
    with threadpool_limits(1, user_api="blas"):
        yield Job(on_message=_pass_on)


def _pass_on(level: str, text: str) -> None:
    if level == "warning":
        warnings.warn(text, UserWarning, stacklevel=_caller())
    else:
        _log.info(text)


def _caller() -> int:
    """Return how many calls above :func:`_pass_on` the engine was called, so that a warning names a line of the notebook."""
    package, frame, level = __name__.rsplit(".", 2)[0], sys._getframe(1), 1
    while frame.f_back is not None and str(frame.f_globals.get("__name__")).startswith(package + "."):
        frame, level = frame.f_back, level + 1
    return level


def point_of(value: PointLike, crs: str) -> Point:
    """Return a point; ``crs`` is that of coordinates without one."""
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) not in (2, 3):
        raise InputError(f"{value!r} is not a point. Give (x, y), or (x, y, 'EPSG:4326') if they are in another CRS.")
    return Point(float(value[0]), float(value[1]), str(value[2]) if len(value) == 3 else crs)


def points_of(values: PointLike | Sequence[PointLike] | None, crs: str) -> list[Point]:
    """Return points, given as one or as several."""
    if values is None:
        return []
    if len(values) and isinstance(values[0], (int, float)):
        return [point_of(values, crs)]  # type: ignore[arg-type]
    return [point_of(value, crs) for value in values]  # type: ignore[arg-type]


def extent_of(bounds: BoundsLike | None) -> dict[str, Any] | None:
    """Return an area as :func:`engine.raster.grid_request.read_grid` takes it."""
    if bounds is None:
        return None
    if len(bounds) not in (4, 5):
        raise InputError(f"{bounds!r} is not an area. Give (left, bottom, right, top), or these four and their CRS.")
    return {"bounds": list(bounds[:4]), "crs": str(bounds[4]) if len(bounds) == 5 else ""}

"""Where the water of a mask comes from: the image's own spectra, or clusters that the user names or points at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.codes import require_codes
from ..raster.grid import Grid
from ..raster.image import Image
from ..raster.point import Point
from ..raster.reader import stored_as
from ..raster.windows import window_shape
from ..waterrule.survey import gather_evidence, mark_and_gather
from ..waterrule.watermap import WaterMap
from .codes import DRY, UNOBSERVED, WATER

#: Below this share of its window a majority is called ambiguous, and a larger window is asked.
_CLEAR_MAJORITY = 0.75
#: Around a point, within so many pixels, most of the ground must have been observed.
_AROUND_POINT, _SEEN_AROUND_POINT = 7, 0.5


class WaterSource(Protocol):
    """What a mask is written from."""

    @property
    def grid(self) -> Grid:
        """The grid of the mask."""

    @property
    def date(self) -> str:
        """Acquisition date as ISO 8601, empty when unknown."""

    def codes(self, window: Window) -> NDArray[np.uint8]:
        """Return a window of the mask; see :mod:`engine.water.codes`."""

    def window_shape(self) -> tuple[int, int]:
        """Return (columns, rows) of windows that are cheap to compute."""


def water_of_image(
    image: Image, job: Job, *, points: Sequence[Point] = (), narrow: bool = True, when: str = "", marked: bool = True
) -> WaterMap:
    """Return the water of an image, by its own spectra, and check it at points in the water.

    Parameters
    ----------
    image : Image
    job : Job
        Gets what the image shows at the points, and a warning where that is doubtful.
    points : sequence of Point
    narrow : bool
        Look for narrow water too, such as rivers of one to three pixels.
    when : str
        What the messages begin with, such as the date.
    marked : bool
        Undeclared fill has been looked for already.

    Raises
    ------
    InputError
        If the bands do not show water, or a point is off the image, was not observed, or clearly shows land.
    """
    about = f"{when}: " if when else ""
    image, evidence = (image, gather_evidence(image, job)) if marked else mark_and_gather(image, job)
    found = WaterMap(image, evidence, narrow)
    for point in points:
        row, column = point.pixel(image)
        shown = found.classify(row, column)
        if shown.kind == "unobserved" or not is_seen_around(image, row, column):
            raise InputError(
                f"{about}Nothing was observed at the point {point} in '{image.name}', or next to nothing around it: it lies "
                "on no data or cloud. Choose a point in open water that the image shows, or another date."
            )
        if shown.kind == "land":
            raise InputError(
                f"{about}At the point {point} '{image.name}' shows land: {shown.describe()}. Choose a point in the "
                "water. If it is water all the same, cluster the image and name its clusters by number (LABELS in Water mask)."
            )
        if shown.kind == "doubtful":
            job.warning(
                f"{about}Whether there is water at the point {point} is doubtful: {shown.describe()}. Choose a point further "
                "out, or look at the result there."
            )
        else:
            job.info(f"{about}There is water at the point {point}: {shown.describe()}.")
    return found


def is_seen_around(image: Image, row: int, column: int) -> bool:
    """Return whether most of the ground around a pixel was observed."""
    top, left = max(0, row - _AROUND_POINT), max(0, column - _AROUND_POINT)
    bottom = min(image.grid.height, row + _AROUND_POINT + 1)
    right = min(image.grid.width, column + _AROUND_POINT + 1)
    seen = np.isfinite(image.read(Window(left, top, right - left, bottom - top))).all(axis=0)
    return bool(seen.mean() >= _SEEN_AROUND_POINT)


@dataclass(frozen=True)
class ChosenClusters:
    """Clusters that are water as a whole.

    Attributes
    ----------
    clusters : Image
        Cluster raster, 0 = not observed where that is its nodata value.
    water : tuple of int
    """

    clusters: Image
    water: tuple[int, ...]

    @property
    def grid(self) -> Grid:
        """The grid of the clusters."""
        return self.clusters.grid

    @property
    def date(self) -> str:
        """The date of the clusters."""
        return self.clusters.date

    def window_shape(self) -> tuple[int, int]:
        """Return (columns, rows) of a window that is cheap to read."""
        return window_shape(self.clusters)

    def codes(self, window: Window) -> NDArray[np.uint8]:
        """Return a window of the mask."""
        numbers = cluster_numbers(self.clusters, window)
        mask = np.where(np.isin(numbers, self.water), WATER, DRY).astype(np.uint8)
        mask[numbers < 0] = UNOBSERVED
        return mask


def cluster_numbers(clusters: Image, window: Window) -> NDArray[np.int16]:
    """Return a window of a cluster raster, -1 where nothing was observed.

    That is where it is the nodata value. Rasters of Strandline have 0 there; in one of another program that declares no such
    value, 0 is a cluster like others.
    """
    stored = clusters.stored_codes(window)
    if stored is not None:
        numbers = stored.astype(np.int16)
        if clusters.bands[0].nodata is not None:
            numbers[stored == stored_as(clusters.bands[0].nodata, stored.dtype)] = -1
        return numbers
    values = clusters.read(window)[0]
    require_codes(values, clusters.name, 255, "a cluster raster")
    return np.where(np.isfinite(values), values, -1).astype(np.int16)


@dataclass(frozen=True)
class ClusterAtPoint:
    """The cluster around a point, and the share of the observed pixels around it that belong to it."""

    cluster: int
    share: float


def cluster_at(clusters: Image, point: Point) -> ClusterAtPoint:
    """Return the majority cluster of the 3 x 3 pixels around a point, or of 5 x 5 where that is not clear.

    Parameters
    ----------
    clusters : Image
        Cluster raster.
    point : Point

    Raises
    ------
    InputError
        If the point is off the raster or was not observed.
    """
    row, column = point.pixel(clusters)
    found = _majority(clusters, row, column, 1)
    if found is None:
        raise InputError(
            f"Nothing was observed at the point {point} in '{clusters.name}': it lies on no data. "
            "Choose a point in open water that both images show."
        )
    if found.share < _CLEAR_MAJORITY:
        found = _majority(clusters, row, column, 2) or found
    return found


def _majority(clusters: Image, row: int, column: int, reach: int) -> ClusterAtPoint | None:
    top, left = max(0, row - reach), max(0, column - reach)
    bottom, right = min(clusters.grid.height, row + reach + 1), min(clusters.grid.width, column + reach + 1)
    numbers = cluster_numbers(clusters, Window(left, top, right - left, bottom - top))
    centre = numbers[row - top, column - left]
    if centre < 0:
        return None
    observed = numbers[numbers >= 0]
    # Where two clusters are equally frequent, the pixel that holds the point decides.
    counts = 2 * np.bincount(observed)
    counts[int(centre)] += 1
    winner = int(np.argmax(counts))
    return ClusterAtPoint(winner, float(np.mean(observed == winner)))


def clusters_at(clusters: Image, points: Sequence[Point], job: Job, when: str = "") -> ChosenClusters:
    """Return the clusters at points in the water, for rasters whose image is not known or does not show water.

    Raises
    ------
    InputError
        If a point is off the raster or was not observed.
    """
    about = f"{when}: " if when else ""
    water = set()
    for point in points:
        found = cluster_at(clusters, point)
        water.add(found.cluster)
        if found.share < _CLEAR_MAJORITY:
            job.warning(
                f"{about}At the point {point} only {found.share:.0%} of the pixels belong to cluster {found.cluster}: the "
                "point may lie on the shore. Choose one further out."
            )
        else:
            job.info(f"{about}The water at {point} is cluster {found.cluster} ({found.share:.0%} around it).")
    return ChosenClusters(clusters, tuple(sorted(water)))


def read_labels(text: str) -> list[int]:
    """Return the cluster numbers in a text such as ``2,5``.

    Raises
    ------
    InputError
        If there is anything but numbers from 0 to 255 and commas.
    """
    parts = [part for part in text.replace(";", ",").replace(" ", ",").split(",") if part]
    if not parts or not all(part.isdecimal() and part.isascii() and int(part) <= 255 for part in parts):
        raise InputError(f"'{text}' is not a list of cluster numbers. Give them as in: 2,5")
    return sorted({int(part) for part in parts})

"""Which clusters are water: read at points in the water, or judged by their spectra."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.codes import require_codes
from ..raster.image import Image
from ..raster.point import Point
from ..raster.regridding import put_on
from ..raster.sampling import draw_sample
from .rule import WaterIndex, WaterTest

#: Below this share of its window a majority is called ambiguous, and a larger window is asked.
_CLEAR_MAJORITY = 0.75
#: A cluster is water if all but this share of its pixels are, and land if less than that share is, clearly.
_STRAY_LAND, _STRAY_WATER = 0.1, 0.002


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
        Cluster raster, 0 = not observed.
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
    values = clusters.read(Window(left, top, right - left, bottom - top))[0]
    centre = values[row - top, column - left]
    if not np.isfinite(centre) or centre == 0:
        return None
    observed = values[np.isfinite(values) & (values > 0)].astype(np.int64)
    # Where two clusters are equally frequent, the pixel that holds the point decides.
    counts = 2 * np.bincount(observed)
    counts[int(centre)] += 1
    winner = int(np.argmax(counts))
    return ClusterAtPoint(winner, float(np.mean(observed == winner)))


@dataclass(frozen=True)
class WaterChoice:
    """Which clusters are water.

    Attributes
    ----------
    water : tuple of int
        Clusters that are water as a whole.
    mixed : tuple of int
        Clusters that hold both water and land, such as the mixed pixels of a shore: the test tells their pixels apart.
    image : Image or None
        The bands that the test looks at.
    test : WaterTest or None
    """

    water: tuple[int, ...]
    mixed: tuple[int, ...] = ()
    image: Image | None = None
    test: WaterTest | None = None

    def __bool__(self) -> bool:
        return bool(self.water or self.mixed)

    def with_cluster_at(self, point: Point, cluster: int) -> WaterChoice:
        """Return the choice with the cluster at a point in the water.

        If by its spectra that cluster is not water as a whole, and the test agrees that the point is water, the test
        tells the cluster's pixels apart. If the test fails at the point, as it may in turbid water, or there is none, the
        whole cluster is water.
        """
        if cluster not in self.water and self._holds_at(point):
            return replace(self, mixed=tuple(sorted({*self.mixed, cluster})))
        water = {*self.water, cluster}
        return replace(self, water=tuple(sorted(water)), mixed=tuple(sorted({*self.mixed} - water)))

    def _holds_at(self, point: Point) -> bool:
        if self.image is None or self.test is None:
            return False
        row, column = point.pixel(self.image)
        return bool(self.test.holds(self.image.read(Window(column, row, 1, 1)).reshape(1, -1))[0])

    def describe(self) -> str:
        """Return a text, such as ``cluster 1, and cluster 3 where MNDWI is above zero``."""
        parts = [f"cluster {', '.join(map(str, self.water))}"] if self.water else []
        if self.mixed and self.test is not None:
            parts.append(f"cluster {', '.join(map(str, self.mixed))} where {self.test.describe()}")
        return ", and ".join(parts) or "no cluster"

    def mask(self, codes: NDArray[np.uint8], window: Window) -> NDArray[np.bool_]:
        """Return where a window of the cluster raster is water, shape (rows, columns)."""
        wet = np.isin(codes, self.water)
        mixed = np.isin(codes, self.mixed)
        if self.image is not None and self.test is not None and mixed.any():
            wet[mixed] = self.test.holds(self.image.read(window)[:, mixed].T)
        return wet


@dataclass(frozen=True)
class LabelledPixels:
    """Sampled pixels of an image whose clusters are known.

    Attributes
    ----------
    image : Image
        On the grid of the clusters.
    values : ndarray, shape (pixels, bands)
    clusters : ndarray of int, shape (pixels,)
        Numbers from 1.
    """

    image: Image
    values: NDArray[np.floating]
    clusters: NDArray[np.integer]

    @classmethod
    def sample(cls, image: Image, clusters: Image, job: Job) -> LabelledPixels:
        """Draw pixels of an image together with their values in a cluster raster.

        Raises
        ------
        InputError
            If the two have no valid pixel in common, or the raster holds no clusters.
        """
        image = put_on(image, clusters.grid, "nearest") if not image.grid.same_as(clusters.grid) else image
        sample = draw_sample(image, job, seed=0, also=clusters)
        if not len(sample.values):
            raise InputError(f"'{image.name}' and '{clusters.name}' have no valid pixel in common.")
        numbers = sample.values[:, -1]
        require_codes(numbers, clusters.name, 255, "a cluster raster")
        return cls(image, sample.values[:, :-1], numbers.astype(np.int64))


def choose_water(
    clusters: Image,
    job: Job,
    *,
    pixels: LabelledPixels | None = None,
    points: Sequence[Point] = (),
    when: str = "",
) -> WaterChoice:
    """Return the clusters that are water: those whose spectra are those of water, and those at points in the water.

    A lake is often more than one cluster, deep and shallow or clear and turbid water; a point finds one of them.

    Parameters
    ----------
    clusters : Image
        Cluster raster, 0 = not observed.
    job : Job
        Hears what was chosen, and where that is doubtful.
    pixels : LabelledPixels, optional
        Judge the clusters by these. Where the bands do not tell water, nothing is chosen by its spectrum.
    points : sequence of Point
    when : str
        What the messages speak of, such as the date.

    Raises
    ------
    InputError
        If a point is off the raster or was not observed.
    """

    def about(sentence: str) -> str:
        return f"{when}: {sentence[0].lower()}{sentence[1:]}" if when else sentence

    choice = WaterChoice(())
    index = WaterIndex.of(pixels.image.bands) if pixels else None
    if pixels and index:
        choice = clusters_like_water(pixels.values, pixels.clusters, index, pixels.image)
    for point in points:
        found = cluster_at(clusters, point)
        choice = choice.with_cluster_at(point, found.cluster)
        if found.share < _CLEAR_MAJORITY:
            job.warning(
                about(
                    f"At the point {point} only {found.share:.0%} of the pixels belong to cluster "
                    f"{found.cluster}: the point may lie on the shore. Choose one further out."
                )
            )
        else:
            job.info(about(f"The water at {point} is cluster {found.cluster} ({found.share:.0%} around it)."))
    if choice:
        by = [
            *([index.name] if index else []),
            *(["the point" if len(points) == 1 else "the points"] if points else []),
        ]
        job.info(about(f"Water is {choice.describe()} (by {' and '.join(by)})."))
    else:
        job.warning(
            about(
                "No cluster looks like water, so the mask is dry. If there is water, give a point in it or more clusters."
            )
        )
    return choice


def clusters_like_water(
    pixels: NDArray[np.floating], labels: NDArray[np.integer], index: WaterIndex, image: Image
) -> WaterChoice:
    """Return the clusters whose spectra are those of water; there may be none.

    A cluster is water if nine tenths of its pixels pass the test of :class:`WaterTest`, and land if not even one in five
    hundred is clear water: a few pixels that just pass are shadow or burnt ground more often than water. Between the two
    it is mixed: it holds both.

    Parameters
    ----------
    pixels : ndarray, shape (pixels, bands)
    labels : ndarray of int, shape (pixels,)
        Cluster numbers from 1.
    index : WaterIndex
    image : Image
        The image of the pixels, on the grid of the clusters.
    """
    test = WaterTest.learn(pixels, index, image.bands)
    passed, clear = test.holds(pixels), test.clearly_holds(pixels)
    water, mixed = [], []
    for cluster in map(int, np.unique(labels)):
        members = labels == cluster
        if passed[members].mean() > 1 - _STRAY_LAND:
            water.append(cluster)
        elif clear[members].mean() > _STRAY_WATER:
            mixed.append(cluster)
    test, bands = test.on_its_bands(image)
    return WaterChoice(tuple(water), tuple(mixed), bands, test)


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

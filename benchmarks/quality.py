"""How well water is found: masks compared with what is known, over all images that `images.py` has made ready.

A method is a function from an image to a mask, so another rule is tried in a few lines::

    from benchmarks import quality

    def awei(image):
        green, nir, swir1, swir2 = image.band("green", "nir08", "swir16", "swir22")
        return 4 * (green - swir1) - 0.25 * nir - 2.75 * swir2 > 0

    quality.show({"AWEI": awei, "defaults": quality.defaults})
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window
from sklearn.cluster import KMeans

from engine.clustering.scaling import SpectralScaler
from engine.clustering.spectral import NystromSpectralClustering
from engine.compute import backend
from engine.job import Job
from engine.raster.bands import find_role
from engine.raster.image import Image, open_image, reflective_bands
from engine.steps import spectralclustering, watermask

from .chips import dswe_tests, otsu_threshold
from .images import UNKNOWN, WATER, Labelled, labelled

Mask = NDArray[np.bool_]
Method = Callable[["Case"], Mask]


@dataclass(frozen=True)
class Scores:
    """How a mask agrees with the known water, each 0..1; ``area_error`` is the water found too much, of the known water."""

    f1: float
    iou: float
    precision: float
    recall: float
    area_error: float

    @classmethod
    def of(cls, mask: Mask, known: NDArray[np.uint8], observed: Mask) -> Scores:
        """Compare a mask with a reference where both are known."""
        count = observed & (known != UNKNOWN)
        found, true = mask[count], known[count] == WATER
        both, all_found, all_true = int((found & true).sum()), int(found.sum()), int(true.sum())
        if not all_true:
            right = float(all_found == 0)
            return cls(right, right, right, 1.0, all_found / found.size)
        return cls(
            2 * both / (all_found + all_true),
            both / (all_found + all_true - both),
            both / all_found if all_found else 0.0,
            both / all_true,
            all_found / all_true - 1,
        )


class Case:
    """An image with known water, open for a method.

    Attributes
    ----------
    about : Labelled
    image : Image
        As the tools open it: without thermal bands.
    seed : int
        For methods that draw.
    """

    seed = 0

    def __init__(self, about: Labelled) -> None:
        self.about = about
        self.image: Image = reflective_bands(open_image(about.path))

    @cached_property
    def values(self) -> NDArray[np.float32]:
        """Physical values, shape (bands, rows, columns), NaN where not observed."""
        grid = self.image.grid
        return self.image.read(Window(0, 0, grid.width, grid.height))

    @cached_property
    def observed(self) -> Mask:
        """Where all bands have a value, shape (rows, columns)."""
        return np.isfinite(self.values).all(axis=0)

    @cached_property
    def pixels(self) -> NDArray[np.float32]:
        """The observed spectra, shape (pixels, bands)."""
        return self.values[:, self.observed].T

    @cached_property
    def known(self) -> NDArray[np.uint8]:
        """The reference: 1 water, 0 not water, 255 not known."""
        with rasterio.open(self.about.reference) as reference:
            return reference.read(1)

    def band(self, *roles: str) -> list[NDArray[np.float32]]:
        """Return the bands with these common names.

        Raises
        ------
        LookupError
            If there is no such band.
        """
        places = [find_role(self.image.bands, role) for role in roles]
        if None in places:
            raise LookupError(f"{self.about.name} has no band {roles[places.index(None)]}")
        return [self.values[place] for place in places if place is not None]

    def sample(self, most: int = 1 << 16) -> NDArray[np.float32]:
        """Return some of the observed spectra, drawn at random."""
        chosen = np.random.default_rng(self.seed).permutation(len(self.pixels))[:most]
        return self.pixels[chosen]

    def map(self, labels: NDArray[np.integer]) -> NDArray[np.int64]:
        """Put the labels of :attr:`pixels` (from 0) on the map, numbered from 1; 0 = not observed."""
        found = np.zeros(self.observed.shape, np.int64)
        found[self.observed] = labels + 1
        return found

    def like_water(self, clusters: NDArray[np.integer]) -> Mask:
        """Return the clusters (0 = not observed) whose median MNDWI is above zero, NDWI where there is no such band."""
        index = self.index("green", "swir16" if find_role(self.image.bands, "swir16") is not None else "nir08")
        numbers = [number for number in np.unique(clusters[self.observed]) if np.median(index[clusters == number]) > 0]
        return np.isin(clusters, numbers) & self.observed

    def index(self, one: str, other: str) -> NDArray[np.float32]:
        """Return the normalised difference of two bands, cut off at zero."""
        one_band, other_band = (np.maximum(band, 0) for band in self.band(one, other))
        total = one_band + other_band
        return np.divide(one_band - other_band, total, out=np.zeros_like(total), where=total > 0)

    def best_match(self, clusters: NDArray[np.integer]) -> Mask:
        """Return the clusters that give the best F1, chosen with the reference in hand."""
        count = self.observed & (self.known != UNKNOWN)
        size = int(clusters.max()) + 1
        true = np.bincount(clusters[count], self.known[count] == WATER, size)
        every = np.bincount(clusters[count], minlength=size)
        # The best set for F1 is always made of the purest clusters.
        order = [number for number in np.argsort(-true / np.maximum(every, 1)) if number]
        gained = 2 * np.cumsum(true[order]) / (np.cumsum(every[order]) + max(true.sum(), 1))
        return np.isin(clusters, order[: int(np.argmax(gained)) + 1] if true.any() else [])


def clusters_by_tool(case: Case, folder: Path, **settings: object) -> Path:
    """Write the cluster raster that ``spectralclustering`` makes with these settings, else its defaults."""
    path = folder / "clusters.tif"
    spectralclustering.run(
        Job(), image=case.about.path, bands=None, settings=settings, implementation="streaming", output=str(path)
    )
    return path


def by_tools(with_point: bool = False, **settings: object) -> Method:
    """Return the plugin's own way: ``spectralclustering``, then ``watermask`` by the image, and by the point if wanted."""

    def method(case: Case) -> Mask:
        point = case.about.point
        points = [{"x": point[0], "y": point[1], "crs": case.image.native.crs}] if with_point and point else None
        with TemporaryDirectory() as name:
            clusters, output = (
                clusters_by_tool(case, Path(name), **{"seed": case.seed, **settings}),
                str(Path(name) / "water.tif"),
            )
            watermask.run(Job(), clusters=str(clusters), output=output, image=case.about.path, points=points)
            with rasterio.open(output) as mask:
                return mask.read(1) == WATER

    return method


defaults = by_tools()
at_point = by_tools(with_point=True)


def notebook(case: Case) -> Mask:
    """Cluster as the notebooks do and take the best clusters, as a person who knows the map would.

    One scale for all bands, uniform landmarks, 4 clusters.
    """
    sample, scaler = case.sample(), SpectralScaler("image")
    estimator = NystromSpectralClustering(4, landmarks="uniform", random_state=case.seed).fit(
        scaler.fit_transform(sample)
    )
    return case.best_match(case.map(estimator.predict(scaler.transform(case.pixels))))


def mndwi(case: Case) -> Mask:
    """MNDWI > 0, pixel by pixel."""
    green, swir = case.band("green", "swir16")
    return np.maximum(green, 0) > np.maximum(swir, 0)


def otsu(case: Case) -> Mask:
    """MNDWI above the threshold that parts its histogram best (Otsu 1979)."""
    values = case.index("green", "swir16")
    return values > otsu_threshold(values[case.observed])


def awei(case: Case) -> Mask:
    """AWEI_nsh > 0 (Feyisa 2014)."""
    green, nir, swir16, swir22 = case.band("green", "nir08", "swir16", "swir22")
    return 4 * (green - swir16) - (0.25 * nir + 2.75 * swir22) > 0


def dswe(case: Case) -> Mask:
    """At least three of the five tests of DSWE (USGS), on reflectance."""
    return dswe_tests(*case.band("blue", "green", "red", "nir08", "swir16", "swir22")) >= 3


def or_nothing(method: Method) -> Method:
    """Return a method that finds nothing where it lacks a band."""

    def found(case: Case) -> Mask:
        try:
            return method(case)
        except LookupError:
            return np.zeros(case.observed.shape, bool)

    return found


def kmeans(case: Case) -> Mask:
    """Cluster band-scaled pixels by k-means into 4; clusters with a median MNDWI above zero are water."""
    sample, scaler = case.sample(), SpectralScaler("band")
    estimator = KMeans(4, n_init=10, random_state=case.seed).fit(scaler.fit_transform(sample))
    return case.like_water(case.map(estimator.predict(scaler.transform(case.pixels))))


METHODS: dict[str, Method] = {
    "Strandline": defaults,
    "with a point": at_point,
    "notebook, best clusters": notebook,
    "MNDWI > 0": mndwi,
    "Otsu on MNDWI": otsu,
    "AWEI_nsh > 0": or_nothing(awei),
    "DSWE, 3 of 5": or_nothing(dswe),
    "k-means": kmeans,
}


def evaluate(
    methods: Mapping[str, Method] = METHODS, images: Sequence[Labelled] | None = None, seeds: Sequence[int] = (0,)
) -> dict[str, dict[str, Scores]]:
    """Return the scores of each method (outer key) on each image (inner key), means over the seeds.

    A method is skipped on images without a point if it is :func:`at_point`.
    """
    found: dict[str, dict[str, Scores]] = {name: {} for name in methods}
    for about in images or labelled():
        case = Case(about)
        for name, method in methods.items():
            if method is at_point and about.point is None:
                continue
            each = []
            for case.seed in seeds:
                each.append(astuple(Scores.of(method(case), case.known, case.observed)))
            found[name][about.name] = Scores(*np.mean(each, axis=0).tolist())
    return found


def mean(scores: Mapping[str, Scores], names: Iterable[str]) -> Scores:
    """Return the means over the named images, of those that were scored; NaNs if none was."""
    values = [astuple(scores[name]) for name in names if name in scores]
    return Scores(*np.mean(values, axis=0).tolist()) if values else Scores(*[float("nan")] * len(fields(Scores)))


def show(
    methods: Mapping[str, Method] = METHODS, images: Sequence[Labelled] | None = None
) -> dict[str, dict[str, Scores]]:
    """Print F1 of each method on each image, with means; return all scores."""
    images = images or labelled()
    found = evaluate(methods, images)
    print(f"{'F1':32}" + "".join(f"{name:>26}" for name in methods))
    for about in images:
        cells = [found[name].get(about.name) for name in methods]
        print(f"{about.name:32}" + "".join(f"{cell.f1:>26.3f}" if cell else f"{'-':>26}" for cell in cells))
    for title, names in groups(images).items():
        print(f"{title:32}" + "".join(f"{mean(found[name], names).f1:>26.3f}" for name in methods))
    return found


def groups(images: Sequence[Labelled]) -> dict[str, list[str]]:
    """Return which images each mean is taken over."""
    wet = [about for about in images if "no water" not in about.name]
    return {
        "mean of all with water": [about.name for about in wet],
        "mean of independent references": [about.name for about in wet if about.independent],
    }


if __name__ == "__main__":
    show()
    backend.close()

"""K-means over images of any size: all pixels by passes over windows, or batches of pixels in random order.

Both need an initialisation, which a sample gives; see :mod:`engine.clustering.kmeans_init`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from ..compute import backend
from ..job import Job
from ..raster.windows import map_windows
from .blocks import filled_blocks
from .labelling import Labeller
from .scaling import SpectralScaler
from .training import TrainingPixels

if TYPE_CHECKING:
    from sklearn.cluster import MiniBatchKMeans

Method = Literal["minibatch", "full"]

#: Passes over all pixels, and over batches of them.
_MAXIMUM_PASSES, _EPOCHS = 300, 3
#: Groups of batches in a row that must not move the centres before they count as converged.
_CONVERGED = 3


class NearestCentre:
    """Clusters as k-means leaves them: a pixel belongs to the centre that is nearest.

    Parameters
    ----------
    centres : ndarray of float64, shape (clusters, bands)
        In scaled units.
    """

    def __init__(self, centres: NDArray[np.float64]) -> None:
        self.centres = centres

    def labeller(self, scaler: SpectralScaler) -> Labeller:
        """Return what labels pixels as they are, before scaling."""
        return Labeller(scaler, self.centres)

    def predict_columns(self, columns: NDArray[np.floating]) -> NDArray[np.int64]:
        """Label pixels that stand in columns, shape (bands, pixels), from 0, in the array's own precision."""
        labels = np.empty(columns.shape[1], dtype=np.int64)
        numbers = np.arange(len(self.centres), dtype=np.float32)
        for part, members in self.memberships(columns):
            # Much faster than np.argmax over a short axis.
            labels[part] = numbers @ members.astype(np.float32)
        return labels

    def memberships(self, columns: NDArray[np.floating]) -> Iterator[tuple[slice, NDArray[np.bool_]]]:
        """Yield, block by block, which pixels these are and which cluster has each: shape (clusters, pixels)."""
        # The nearest centre is the one of the largest c·x - |c|²/2. Counted from the middle of the centres, so that
        # single precision is not spent on what all of them share.
        middle = self.centres.mean(axis=0)
        centres = self.centres - middle
        half_squares = (0.5 * np.square(centres).sum(axis=1)).astype(columns.dtype)[:, np.newaxis]
        centres = centres.astype(columns.dtype)
        middle = middle.astype(columns.dtype)[:, np.newaxis]
        for part, pixels in filled_blocks(columns):
            pixels -= middle
            scores = centres @ pixels
            scores -= half_squares
            members = scores == scores.max(axis=0)
            if np.count_nonzero(members) > members.shape[1]:
                # Between two centres, the first one has the pixel.
                members = np.arange(len(members))[:, np.newaxis] == members.argmax(axis=0)
            yield part, members[:, : part.stop - part.start]


def cluster_sums(
    pixels: NDArray[np.float32], centres: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the summed pixels, shape (clusters, bands), and the number of pixels, shape (clusters,), of each cluster.

    Sums are exact, and so do not depend on how pixels are divided among calls, if the values of ``pixels``, of shape
    (pixels, bands), are multiples of a power of two that is not too small; as
    :class:`~engine.clustering.training.PixelReader` makes them.
    """
    sums, counts = np.zeros(centres.shape), np.zeros(len(centres), dtype=np.int64)
    for part, members in NearestCentre(centres).memberships(pixels.T):
        # A product with zeros and ones adds up all bands at once.
        sums += members.astype(np.float64) @ pixels[part].astype(np.float64)
        counts += np.count_nonzero(members, axis=1)
    return sums, counts


def fit_full(pixels: TrainingPixels, initial: NDArray[np.float64], tolerance: float, job: Job) -> NDArray[np.float64]:
    """Move centres to the means of their clusters until they stay (Lloyd's algorithm), each time over all pixels.

    Parameters
    ----------
    pixels : TrainingPixels
    initial : ndarray of float64, shape (clusters, bands)
    tolerance : float
        Summed squared shift of the centres that ends the work.
    job : Job

    Returns
    -------
    ndarray of float64, shape (clusters, bands)
        The centres. The same for any window size and any number of workers.
    """
    centres, passes, shift = initial, 0, np.inf
    while shift > tolerance and passes < _MAXIMUM_PASSES:
        sums, counts = np.zeros(initial.shape), np.zeros(len(initial), dtype=np.int64)
        # How many passes there will be is not known: each is given a part of the progress that is left.
        part = job.part(1.0 - 0.9**passes, 1.0 - 0.9 ** (passes + 1))
        task = partial(cluster_sums, centres=centres)
        for part_sums, part_counts in pixels.each(task, part, "Moving the centres"):
            sums += part_sums
            counts += part_counts
        # A centre that has lost all its pixels stays where it is.
        moved = np.where(counts[:, np.newaxis] > 0, sums / np.maximum(counts, 1)[:, np.newaxis], centres)
        shift = float(np.square(moved - centres).sum())
        centres, passes = moved, passes + 1
    if shift > tolerance:
        job.warning(f"The centres were still moving after {passes} passes. Clusters may be a little off.")
    else:
        job.info(f"Passes over the pixels until the centres stayed: {passes}.")
    return centres


def fit_minibatch(
    pixels: TrainingPixels,
    initial: NDArray[np.float64],
    weights: NDArray[np.int64],
    tolerance: float,
    seed: int,
    job: Job,
) -> NDArray[np.float64]:
    """Move centres by batches of pixels in random order, with scikit-learn's MiniBatchKMeans.

    Ends when the centres stay, which on a large scene is long before all pixels were seen; a small one is gone through
    several times. Parameters and result are those of :func:`fit_full`, with ``seed`` for the order of the batches, and
    ``weights``, shape (clusters,), for the number of pixels that each initial centre is the mean of.

    Notes
    -----
    The centres are those of dask-ml's ``Incremental`` around the same estimator, which makes a task of every batch. Here
    workers of this process share the pixels with it, and others learn from a group of batches at once.
    """
    from sklearn.cluster import MiniBatchKMeans

    generator = np.random.RandomState(seed)
    # Without reassignment, which would move the centre of a small lake to where more pixels are.
    estimator = MiniBatchKMeans(
        len(initial),
        init=initial.astype(np.float32),
        n_init=1,
        reassignment_ratio=0.0,
        random_state=seed,
        compute_labels=False,
    )
    connection = backend.connection(job)
    # It takes the initialisation as its centres. At one pixel each, the first batch would throw away what they know.
    estimator.partial_fit(initial.astype(np.float32), sample_weight=np.maximum(weights, 1).astype(np.float32))
    centres, converged = initial, 0
    for epoch in range(_EPOCHS):
        part = job.part(epoch / _EPOCHS, (epoch + 1) / _EPOCHS)
        for batches in pixels.shuffled(generator, part, "Moving the centres"):
            generator.shuffle(batches)
            if connection.in_process:
                # Nothing is copied, and a task would last hardly longer than dask needs to start it.
                there = connection.client.gather(batches)
                estimator = job.while_listening(partial(_learned, (estimator, there)))
            else:
                ((_, estimator),) = map_windows(
                    _learned, [(estimator, batches)], part.part(0.0, 0.0), "Learning from batches"
                )
            moved = estimator.cluster_centers_.astype(np.float64)
            converged = converged + 1 if float(np.square(moved - centres).sum()) <= tolerance else 0
            centres = moved
            if converged == _CONVERGED:
                return centres
    return centres


def _learned(item: tuple[MiniBatchKMeans, list[NDArray[np.float32]]]) -> MiniBatchKMeans:
    """Return the estimator after it has learned from some batches."""
    estimator, batches = item
    # Workers in this process are given the estimator itself.
    estimator = copy.deepcopy(estimator)
    for batch in batches:
        estimator.partial_fit(batch)
    return estimator

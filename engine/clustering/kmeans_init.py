"""Initialisation of k-means: the best of several on a sample of the pixels.

K-means ends in the nearest of many optima, so where it begins decides how good the clusters are. A dozen initialisations
on a sample cost less than one pass over a scene.
"""

from __future__ import annotations

import warnings
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import pairwise_distances_argmin

from ..compute import backend
from ..job import Job
from ..raster.windows import map_windows
from .kmeans import Method, NearestCentre
from .training import as_dask

#: Random initialisations, how many of the best are refined (batches of pixels will go on refining), and the maximum of
#: pixels and bytes (float64) that they are compared on.
_INITIALISATIONS, _REFINED = 10, {"full": 3, "minibatch": 2}
_FEW_PIXELS, _FEW_BYTES = 10_000, 32 << 20
#: k-means||: rounds of drawing candidates, after which more rounds gain little, and candidates to a cluster.
_ROUNDS, _CANDIDATES = 3, 10


def best_initialisation(
    sample: NDArray[np.float32], clusters: int, method: Method, seed: int, job: Job
) -> NDArray[np.float64]:
    """Return good centres, found on a sample.

    Random initialisations by k-means++ are compared on some thousand pixels. The best of them, and for ``full`` one by
    k-means||, are refined on the whole sample, and the one of the smallest inertia is returned.

    Parameters
    ----------
    sample : ndarray of float32, shape (pixels, bands)
        Scaled; at least as many pixels as clusters.
    clusters : int
    method : {"minibatch", "full"}
    seed : int
    job : Job

    Returns
    -------
    ndarray of float64, shape (clusters or fewer, bands)
        Fewer if the sample holds fewer different spectra.
    """
    text = "Initialising"
    few = _few(sample, seed).astype(np.float64)
    found = _compared(few, clusters, ["k-means++"] * _INITIALISATIONS, seed, job.part(0.0, 0.4), text)
    initialisations = found[: _REFINED[method]]
    if method == "full":
        initialisations.append(job.while_listening(partial(_scalable_initialisation, sample, few, clusters, seed)))
    best = _compared(sample, clusters, initialisations, seed, job.part(0.6, 1.0), text)[0]
    # Where there are fewer different spectra than clusters, some centres coincide or have no pixels.
    return best[np.unique(NearestCentre(best).predict_columns(sample.T))]


def _few(sample: NDArray[np.float32], seed: int) -> NDArray[np.float32]:
    maximum = min(_FEW_PIXELS, _FEW_BYTES // (8 * sample.shape[1]))
    if len(sample) <= maximum:
        return sample
    return sample[np.sort(np.random.default_rng(seed).choice(len(sample), maximum, replace=False))]


def _compared(
    pixels: NDArray[np.floating], clusters: int, initialisations: list[Any], seed: int, job: Job, text: str
) -> list[NDArray[np.float64]]:
    """Return the centres of k-means from each initialisation, the best first."""

    def attempt(item: tuple[int, Any, NDArray[np.floating]]) -> tuple[float, NDArray[np.float64]]:
        number, initialisation, values = item
        own_seed = int(np.random.SeedSequence((seed, number)).generate_state(1)[0])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            fitted = KMeans(clusters, init=initialisation, n_init=1, random_state=own_seed).fit(values)
        return fitted.inertia_, fitted.cluster_centers_.astype(np.float64)

    scattered = backend.connection(job).scatter(pixels)
    items = [(number, initialisation, scattered) for number, initialisation in enumerate(initialisations)]
    found = [(item[0], *result) for item, result in map_windows(attempt, items, job, text, len(items))]
    return [centres for _, _, centres in sorted(found, key=lambda one: (one[1], one[0]))]


def _scalable_initialisation(
    sample: NDArray[np.float32], few: NDArray[np.float64], clusters: int, seed: int
) -> NDArray[np.float64] | str:
    """Return centres by k-means||: dask-ml draws candidates, which are then clustered, weighted by the pixels assigned to them.

    dask-ml itself clusters the candidates as if equally many pixels were assigned to each, which costs 5 to 20 % of inertia.

    References
    ----------
    B. Bahmani et al.: Scalable k-means++. Proceedings of the VLDB Endowment 5(7), 2012.
    """
    import dask
    from dask_ml.cluster.k_means import k_init

    count = max(100, _CANDIDATES * clusters)
    if len(np.unique(few, axis=0)) <= count:
        # There are not enough different pixels to draw from.
        return "k-means++"
    # On threads of this process: a sample is small, and the distributed scheduler needs longer for the tasks than they last.
    with dask.config.set(scheduler="threads"):
        candidates = k_init(
            as_dask(sample),
            count,
            init="k-means||",
            random_state=seed,
            max_iter=_ROUNDS,
            oversampling_factor=count,
            n_init=1,
        )
    assigned = np.bincount(pairwise_distances_argmin(sample, candidates), minlength=len(candidates))
    used = assigned > 0
    fitted = KMeans(clusters, n_init=10, random_state=seed).fit(candidates[used], sample_weight=assigned[used])
    return fitted.cluster_centers_

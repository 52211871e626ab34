"""dask-ml and scikit-learn at their best, in the engine's environment: ``peer_python.py METHOD IMAGE OUTPUT [CLUSTERS]``."""

import sys
import time
import warnings

import dask
import dask.array as da
import numpy as np
import rasterio
from dask_ml.cluster import KMeans, SpectralClustering
from dask_ml.wrappers import Incremental
from sklearn.cluster import MiniBatchKMeans
from sklearn.preprocessing import StandardScaler

CHUNK_PIXELS = 50_000


def dask_ml(pixels: np.ndarray, clusters: int) -> np.ndarray:
    """Label pixels with dask-ml's spectral clustering on threads, k-means by scikit-learn."""
    estimator = SpectralClustering(
        clusters, gamma=None, random_state=0, assign_labels="sklearn-kmeans", kmeans_params={"n_init": 10}
    )
    warnings.simplefilter("ignore", RuntimeWarning)
    with dask.config.set(scheduler="threads"):
        return np.asarray(estimator.fit(da.from_array(pixels, chunks=(CHUNK_PIXELS, -1))).labels_)


def dask_ml_kmeans(pixels: np.ndarray, clusters: int) -> np.ndarray:
    """Label pixels with dask-ml's k-means, from k-means|| on, on threads."""
    with dask.config.set(scheduler="threads"):
        array = da.from_array(pixels, chunks=(CHUNK_PIXELS, -1))
        return np.asarray(KMeans(clusters, init="k-means||", random_state=0).fit(array).labels_)


def dask_ml_incremental(pixels: np.ndarray, clusters: int) -> np.ndarray:
    """Label pixels with scikit-learn's k-means in mini-batches, handed over by dask-ml's wrapper, in one pass as it does."""
    with dask.config.set(scheduler="threads"):
        array = da.from_array(pixels, chunks=(CHUNK_PIXELS, -1))
        estimator = Incremental(MiniBatchKMeans(clusters, random_state=0, n_init=3), shuffle_blocks=False)
        return np.asarray(estimator.fit(array).predict(array))


def minibatch(pixels: np.ndarray, clusters: int) -> np.ndarray:
    """Label pixels with scikit-learn's k-means in mini-batches."""
    # Left to itself it goes through an image a hundred times and, where a cluster is small, draws from all pixels for each
    # batch: for minutes, to the same centres.
    estimator = MiniBatchKMeans(clusters, random_state=0, batch_size=4096, n_init=3, max_iter=3, reassignment_ratio=0.0)
    return estimator.fit(pixels).labels_


def main() -> None:
    """Cluster an image and print the seconds from file to file."""
    method, image, output, clusters = [*sys.argv[1:], "4"][:4]
    started = time.perf_counter()
    with rasterio.open(image) as source:
        values = source.read(out_dtype=np.float32)
        profile = {"driver": "GTiff", "width": source.width, "height": source.height, "crs": source.crs,
                   "transform": source.transform, "count": 1, "dtype": "uint8", "nodata": 0, "tiled": True,
                   "compress": "deflate"}  # fmt: skip
        seen = (values != source.nodata).all(axis=0)
    pixels = StandardScaler(copy=False).fit_transform(np.ascontiguousarray(values[:, seen].T))
    methods = {
        "dask-ml": dask_ml, "dask-ml-kmeans": dask_ml_kmeans, "dask-ml-incremental": dask_ml_incremental,
        "minibatch": minibatch,
    }  # fmt: skip
    labels = methods[method](pixels, int(clusters))
    found = np.zeros(seen.shape, np.uint8)
    found[seen] = labels + 1
    with rasterio.open(output, "w", **profile) as target:
        target.write(found, 1)
    print(f"seconds {time.perf_counter() - started:.3f}")


if __name__ == "__main__":
    main()

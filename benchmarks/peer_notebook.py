"""The notebooks' pipeline, in an environment with the versions that still run it: ``peer_notebook.py IMAGE OUTPUT``.

After "Spectral clustering", Landsat ML Cookbook of Project Pythia; the images come from files instead of a catalogue.
"""

import sys
import time

import rioxarray
import xarray
from dask.distributed import Client
from dask_ml.cluster import SpectralClustering


def main() -> None:
    """Cluster an image and print the seconds from file to file."""
    image, output = sys.argv[1:]
    started = time.perf_counter()
    bands = rioxarray.open_rasterio(image, chunks={})
    flattened = bands.stack(z=("x", "y")).transpose("z", "band")
    with xarray.set_options(keep_attrs=True):
        rescaled = (flattened - flattened.mean()) / flattened.std()
    client = Client(processes=False, dashboard_address=None)
    pixels = client.persist(rescaled)
    estimator = SpectralClustering(
        n_clusters=4, random_state=0, gamma=None, kmeans_params={"init_max_iter": 5}, persist_embedding=True
    )
    estimator.fit(pixels)
    labels = estimator.assign_labels_.labels_.compute()
    result = flattened[:, 0].copy(data=labels + 1).unstack().transpose("y", "x")
    result.attrs.clear()
    result.astype("uint8").rio.write_nodata(0).rio.to_raster(output)
    print(f"seconds {time.perf_counter() - started:.3f}", flush=True)
    client.close()


if __name__ == "__main__":
    main()

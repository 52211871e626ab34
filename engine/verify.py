"""Prove that this interpreter can do the engine's work: ``python -m engine.verify`` prints one line of JSON."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version

from engine import __version__

PACKAGES = (
    "cloudpickle", "dask", "dask-ml", "distributed", "jinja2", "numpy", "psutil", "pyproj", "rasterio", "rioxarray",
    "scikit-learn", "scipy", "threadpoolctl", "xarray",
)  # fmt: skip


def check_clustering() -> None:
    """Cluster two well separated clouds of pixels, block by block through dask.

    Raises
    ------
    RuntimeError
        The labels are not those of the two clouds.
    """
    import dask.array as da
    import numpy as np
    from sklearn.cluster import KMeans

    random = np.random.default_rng(0)
    truth = np.repeat([0, 1], 200)
    pixels = random.normal(truth[:, np.newaxis] * 10.0, 1.0, size=(400, 6)).astype("float32")
    blocks = da.from_array(pixels, chunks=(100, 6))
    scaled = (blocks - blocks.mean(axis=0)) / blocks.std(axis=0)
    model = KMeans(n_clusters=2, n_init=3, random_state=0).fit(scaled.compute(scheduler="threads"))
    labels = scaled.map_blocks(model.predict, dtype="int32", drop_axis=1).compute(scheduler="threads")
    if not (np.array_equal(labels, truth) or np.array_equal(labels, 1 - truth)):
        raise RuntimeError("A clustering with a known answer gave another one.")


def check_raster() -> None:
    """Write a small Cloud Optimized GeoTIFF with a CRS in memory and read it back.

    Raises
    ------
    RuntimeError
        The values or the CRS did not come back.
    """
    import numpy as np
    import pyproj
    import rasterio
    import rioxarray  # noqa: F401 - registers the accessor; fails where GDAL's libraries clash
    from rasterio.io import MemoryFile

    values = np.arange(64, dtype="uint8").reshape(1, 8, 8)
    grid = rasterio.transform.from_origin(500_000, 4_000_000, 30, 30)
    with MemoryFile() as memory:
        with memory.open(
            driver="COG",
            width=8,
            height=8,
            count=1,
            dtype="uint8",
            crs="EPSG:32633",
            transform=grid,
            compress="DEFLATE",
        ) as raster:
            raster.write(values)
        with memory.open() as raster:
            if not np.array_equal(raster.read(), values) or raster.crs.to_epsg() != 32633:
                raise RuntimeError("A raster did not come back from memory as it was written.")
    to_degrees = pyproj.Transformer.from_crs("EPSG:32633", "EPSG:4326", always_xy=True)
    longitude, _ = to_degrees.transform(500_000, 4_000_000)
    if abs(longitude - 15.0) > 1e-6:
        raise RuntimeError("pyproj does not find the central meridian of UTM zone 33.")


def main() -> int:
    """Run the checks; return the exit code."""
    try:
        packages = {name: version(name) for name in PACKAGES}
        check_clustering()
        check_raster()
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print(json.dumps({"ok": True, "version": __version__, "packages": packages}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

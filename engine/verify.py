"""Prove that this interpreter can do the engine's work: ``python -m engine.verify`` prints one line of JSON."""

from __future__ import annotations

import json
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from . import __version__
from .compute.versions import PACKAGES


def check_clustering(folder: Path) -> None:
    """Cluster a small image of water and land as a user would, on dask workers, from file to file.

    Raises
    ------
    RuntimeError
        The clusters are not water and land, or the file lost its georeference.
    """
    import numpy as np
    import rasterio

    from .compute import backend
    from .job import Job
    from .steps import spectralclustering

    random = np.random.default_rng(0)
    land = np.arange(40) >= 15
    spectra = np.where(land[:, np.newaxis], [0.05, 0.08, 0.3, 0.2], [0.06, 0.05, 0.02, 0.01])
    image = spectra.T[:, np.newaxis, :] * random.normal(1.0, 0.02, (4, 30, 40))
    source, target = folder / "image.tif", folder / "clusters.tif"
    georeference = {"crs": "EPSG:32633", "transform": rasterio.transform.from_origin(500_000, 4_000_000, 30, 30)}
    with rasterio.open(
        source, "w", driver="GTiff", width=40, height=30, count=4, dtype="float32", nodata=np.nan, **georeference
    ) as dataset:
        dataset.write(image.astype("float32"))
    try:
        spectralclustering.run(
            Job(),
            image=str(source),
            bands=None,
            settings={"clusters": 2},
            implementation="streaming",
            output=str(target),
        )
    finally:
        backend.close()
    with rasterio.open(target) as dataset:
        clusters, epsg = dataset.read(1), dataset.crs.to_epsg()
    if epsg != 32633 or not np.array_equal(clusters, np.broadcast_to(1 + land, clusters.shape)):
        raise RuntimeError("A clustering with a known answer gave another one.")


def check_libraries() -> None:
    """Import what only some steps need, and transform a point.

    Raises
    ------
    RuntimeError
        PROJ's own data are not found, or are another version's.
    """
    import dask_ml.cluster  # noqa: F401 - imported to see that it can be
    import h5netcdf  # noqa: F401
    import odc.stac  # noqa: F401
    import planetary_computer  # noqa: F401
    import pyproj
    import pystac_client  # noqa: F401
    import rioxarray  # noqa: F401 - registers the accessor; fails where GDAL's libraries clash
    import zarr  # noqa: F401

    to_degrees = pyproj.Transformer.from_crs("EPSG:32633", "EPSG:4326", always_xy=True)
    longitude, _ = to_degrees.transform(500_000, 4_000_000)
    if abs(longitude - 15.0) > 1e-6:
        raise RuntimeError("pyproj does not find the central meridian of UTM zone 33.")


def main() -> int:
    """Run the checks; return the exit code."""
    try:
        packages = {name: version(name) for name in PACKAGES}
        check_libraries()
        with tempfile.TemporaryDirectory(prefix="strandline-verify-") as folder:
            check_clustering(Path(folder))
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print(json.dumps({"ok": True, "version": __version__, "packages": packages}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

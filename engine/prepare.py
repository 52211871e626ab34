"""Compile the loops over pixels before a user's first run would wait for them: ``python -m engine.prepare``.

numba keeps the machine code on disk, for this processor and these files; where it is there already this takes seconds.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path


def write_lake(path: Path, level: float) -> None:
    """Write a small image of a round lake, with a stream narrower than a pixel, in land of two kinds.

    Its short-wave bands are of larger pixels than the others, as those of Sentinel-2 are.
    """
    import numpy as np
    import rasterio

    random = np.random.default_rng(0)
    down, right = np.mgrid[:96, :96]
    lake = np.clip(level - np.hypot(down - 48, right - 40), 0, 1)
    share = np.maximum(lake, 0.6 * (abs(down - 0.3 * right - 20) < 0.8))
    land = np.where((right // 12 + down // 12) % 2, 1.0, 0.8)[..., np.newaxis] * [0.04, 0.08, 0.06, 0.3, 0.2, 0.12]
    water = np.array([0.04, 0.05, 0.03, 0.02, 0.01, 0.005])
    image = share[..., np.newaxis] * water + (1 - share)[..., np.newaxis] * land
    image = np.moveaxis(image * random.normal(1.0, 0.02, image.shape), 2, 0)
    image[4:] = image[4:, ::2, ::2].repeat(2, axis=1).repeat(2, axis=2)
    georeference = {"crs": "EPSG:32633", "transform": rasterio.transform.from_origin(500_000, 4_000_000, 30, 30)}
    with rasterio.open(
        path, "w", driver="GTiff", width=96, height=96, count=6, dtype="float32", nodata=np.nan, **georeference
    ) as dataset:
        dataset.write(image.astype("float32"))
        dataset.descriptions = ("blue", "green", "red", "nir08", "swir16", "swir22")


def hide_a_part(path: Path) -> None:
    """Have an image show nothing in a third of its rows."""
    import rasterio

    with rasterio.open(path, "r+") as dataset:
        pixels = dataset.read()
        pixels[:, :32] = dataset.nodata
        dataset.write(pixels)


def main() -> int:
    """Run what uses the loops, on small images; return the exit code."""
    from .compute import backend
    from .job import Job
    from .steps import lakechange, lakeseries, spectralclustering

    with tempfile.TemporaryDirectory(prefix="strandline-prepare-") as name:
        images = [Path(name) / f"2000-0{month}-01.tif" for month in (5, 6, 7, 8)]
        for image, level in zip(images, (24.5, 18.5, 21.5, 20.5), strict=True):
            write_lake(image, level)
        hide_a_part(images[-1])
        before, after = images[:2]
        try:
            lakeseries.run(Job(), images=[str(image) for image in images], table=str(Path(name) / "table.csv"))
            lakechange.run(Job(), before=str(before), after=str(after), change=str(Path(name) / "change.tif"))
            spectralclustering.run(
                Job(),
                image=str(before),
                bands=None,
                settings={"clusters": 3},
                implementation="streaming",
                output=str(Path(name) / "clusters.tif"),
            )
        finally:
            backend.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

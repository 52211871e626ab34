"""Pixels kept in memory: the same numbers as of the file, which is read once."""

import os

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from engine.raster import kept
from engine.raster.image import open_image
from engine.raster.kept import pixels_kept

SHAPE = (3, 301, 293)


def write(path, seed, dtype="uint16", **profile):
    """Write random numbers, in which 0 is missing, and return them as float32 with NaN."""
    numbers = np.random.default_rng(seed).integers(0, 9, SHAPE).astype(dtype)
    where = {"crs": "EPSG:32633", "transform": rasterio.transform.from_origin(500_000, 4_000_000, 30, 30)}
    with rasterio.open(
        path, "w", driver="GTiff", count=3, height=301, width=293, dtype=dtype, nodata=0, **where, **profile
    ) as dataset:
        dataset.write(numbers)
        dataset.scales = (0.5,) * 3
    return np.where(numbers == 0, np.nan, numbers * 0.5).astype(np.float32)


@pytest.mark.parametrize("dtype", ["uint16", "float32"])
@pytest.mark.parametrize(
    "profile", [{}, {"interleave": "pixel"}, {"tiled": True, "blockxsize": 64, "blockysize": 64, "compress": "deflate"}]
)
def test_windows_are_those_of_the_file(tmp_path, dtype, profile):
    expected = write(tmp_path / "image.tif", 0, dtype, **profile)
    image = open_image(str(tmp_path / "image.tif"))
    with pixels_kept(image):
        for window in (Window(250, 1, 40, 300), Window(0, 0, 293, 301), Window(17, 255, 1, 2)):
            there = (slice(None), *window.toslices())
            # Twice: what is returned may be changed.
            for _ in range(2):
                found = image.select([2, 0]).read(window)
                np.testing.assert_array_equal(found, expected[there][[2, 0]])
                found[:] = -1


def test_the_file_is_read_once_unless_it_changes(tmp_path):
    path = tmp_path / "image.tif"
    first, window = write(path, 1), Window(0, 0, 293, 301)
    state, image = path.stat(), open_image(str(path))
    with pixels_kept(image):
        image.read(window)
        # Other pixels, which do not show from without.
        with path.open("r+b") as file:
            file.seek(-(2 * 293 * 301 * 3) // 2, 2)
            file.write(bytes(293 * 301))
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
        np.testing.assert_array_equal(image.read(window), first)
        # Another run has written a new file.
        second = write(path, 2)
        np.testing.assert_array_equal(image.read(window), second)
    np.testing.assert_array_equal(image.read(window), second)


def test_large_files_are_not_kept(tmp_path, monkeypatch):
    path, window = tmp_path / "image.tif", Window(0, 0, 293, 301)
    write(path, 1)
    monkeypatch.setattr(kept, "_LIMIT", 3 * 301 * 293 * 2 - 1)
    image = open_image(str(path))
    with pixels_kept(image):
        image.read(window)
        second = write(path, 2)
        np.testing.assert_array_equal(image.read(window), second)

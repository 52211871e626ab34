"""Pictures in natural colours: one stretch for all bands, from which forests come out as forests."""

from __future__ import annotations

import numpy as np
import pytest
from rasterio.io import MemoryFile
from rasters import write_raster

from engine.raster.image import open_image
from engine.rendering.pictures import colour_picture, natural_colours

#: Reflectance of blue, green, red: dark water, forest, bright soil.
WATER, FOREST, SOIL = (0.012, 0.01, 0.006), (0.02, 0.045, 0.018), (0.09, 0.13, 0.18)


@pytest.fixture
def ground(tmp_path):
    """Mostly forest, as the mountains around a lake are."""
    values = np.empty((3, 100, 100), dtype=np.float32)
    values[:] = np.array(FOREST)[:, None, None]
    values[:, :8], values[:, 92:] = np.array(WATER)[:, None, None], np.array(SOIL)[:, None, None]
    return write_raster(tmp_path / "ground.tif", values, names=("blue", "green", "red"))


def test_hues_stay_what_they_are(ground):
    with MemoryFile(colour_picture(open_image(ground))) as memory, memory.open() as picture:
        red, green, blue = picture.read()[:, 350, 350].astype(float)
    # The picture shows square roots, so its bands stand to each other as the roots of the reflectances do.
    assert green / red == pytest.approx((FOREST[1] / FOREST[2]) ** 0.5, rel=0.03)
    assert blue / red == pytest.approx((FOREST[0] / FOREST[2]) ** 0.5, rel=0.03)
    # Not glaring: well below the brightest there can be.
    assert green < 150


def test_how_an_image_is_shown(ground):
    shown = natural_colours(open_image(ground))
    assert shown["bands"] == [3, 2, 1]
    assert shown["limits"] == pytest.approx([0.0, 1.2 * SOIL[2]])


def test_stored_numbers_are_scaled_and_missing_ones_do_not_count(tmp_path):
    values = np.empty((3, 100, 100))
    values[:] = np.array(FOREST)[:, None, None]
    values[:, 92:] = np.array(SOIL)[:, None, None]
    stored = np.round((values + 0.1) * 10_000).astype(np.uint16)
    stored[:, :40] = 65535
    path = write_raster(
        tmp_path / "stored.tif",
        stored,
        names=("blue", "green", "red"),
        nodata=65535,
        scales=[1e-4] * 3,
        offsets=[-0.1] * 3,
    )
    assert natural_colours(open_image(path))["limits"] == pytest.approx([0.0, 1.2 * SOIL[2]], abs=1e-5)


def test_numbers_far_above_zero_begin_at_the_darkest(tmp_path):
    values = np.random.default_rng(0).uniform(8000, 12000, (3, 50, 50)).astype(np.float32)
    path = write_raster(tmp_path / "counts.tif", values, names=("red", "green", "blue"))
    low, high = natural_colours(open_image(path))["limits"]
    assert 8000 <= low < 8100 and 12000 < high < 13000


def test_nothing_is_made_up_for_unknown_bands(tmp_path):
    path = write_raster(tmp_path / "radar.tif", np.ones((3, 9, 9), dtype=np.float32), names=("vv", "vh", "red"))
    assert natural_colours(open_image(path)) == {}


def test_an_image_without_a_single_pixel(tmp_path):
    values = np.full((3, 9, 9), np.nan, dtype=np.float32)
    path = write_raster(tmp_path / "empty.tif", values, names=("red", "green", "blue"), nodata=np.nan)
    low, high = natural_colours(open_image(path))["limits"]
    assert low < high

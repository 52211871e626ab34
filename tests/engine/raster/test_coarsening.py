"""How much larger cells get, and what files say of how their pixels were made."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasters import UTM, north_up, write_raster, write_scene

from engine.job import Job
from engine.raster.coarsening import Resampled, side_ratio
from engine.raster.grid import Grid
from engine.raster.image import open_image
from engine.raster.regridding import how_made, resample_or_average
from engine.steps import regrid
from engine.water.lake import LakeRequest, open_pair


def test_ratio_of_sides():
    native = Grid(UTM, north_up(10.0), 100, 80)
    for size in (10.0, 25.0, 4.0):
        assert side_ratio(native, Grid(UTM, north_up(size), 9, 9)) == pytest.approx(size / 10)
    turned = Affine.translation(500_300, 4_799_700) * Affine.rotation(30) * Affine.scale(30, -30)
    assert side_ratio(native, Grid(UTM, turned, 9, 9)) == pytest.approx(3)
    # At 43.3 degrees north a degree is 111.09 km by 81.2 km: 0.001 degrees are 111.09 x 81.2 m.
    degrees = Grid("EPSG:4326", Affine(0.001, 0, 3.0, 0, -0.001, 43.35), 9, 9)
    assert side_ratio(native, degrees) == pytest.approx(np.sqrt(111.09 * 81.2) / 10, rel=2e-3)


@pytest.mark.parametrize(
    ("method", "ratio", "widened", "picked"),
    [
        ("nearest", 3, False, True),
        ("bilinear", 3, True, False),
        ("average", 9, False, False),
        ("cubic", 1.2, False, False),
    ],
)
def test_tags_come_back(method, ratio, widened, picked):
    made = Resampled(method, ratio, widened)
    assert made.picked == picked
    assert Resampled.read(made.tags()) == made
    assert Resampled.read({}) is None and Resampled.read({"RESAMPLING": "x", "RESAMPLING_RATIO": "y"}) is None


@pytest.mark.parametrize(
    ("method", "wanted", "warned"),
    [
        ("bilinear", {"resolution": 40.0}, True),
        ("nearest", {"resolution": 40.0}, True),
        ("average", {"resolution": 40.0}, False),
        ("bilinear", {"resolution": 8.0}, False),
        ("bilinear", {"crs": "EPSG:3035", "resolution": 40.0}, False),
    ],
)
def test_regrid_writes_it_down_and_warns(job, tmp_path, method, wanted, warned):
    path, _ = write_scene(tmp_path / "scene.tif")
    output = str(tmp_path / "out.tif")
    regrid.run(job, image=path, grid=wanted, resampling=method, output=output)
    assert ("'average'" in job.warnings()) == warned
    with rasterio.open(output) as dataset:
        assert dataset.tags()["RESAMPLING"] == method
        assert float(dataset.tags()["RESAMPLING_RATIO"]) == pytest.approx(wanted["resolution"] / 10, rel=0.01)
    assert open_image(output).resampled.picked == warned


def test_a_part_of_the_own_grid_is_not_resampled_and_what_was_picked_stays_so(tmp_path):
    path, _ = write_scene(tmp_path / "scene.tif")
    picked, part, mean = (str(tmp_path / f"{name}.tif") for name in ("picked", "part", "mean"))
    regrid.run(Job(), image=path, grid={"resolution": 30.0}, resampling="nearest", output=picked)
    extent = {"bounds": [500_000, 4_799_400, 500_600, 4_800_000], "crs": UTM}
    regrid.run(Job(), image=path, grid={"extent": extent}, resampling="bilinear", output=part)
    assert open_image(part).resampled is None
    regrid.run(Job(), image=picked, grid={"resolution": 60.0}, resampling="average", output=mean)
    assert open_image(mean).resampled.picked


def test_automatic_resampling_averages_where_cells_get_larger(tmp_path):
    values = np.random.default_rng(0).random((2, 60, 60)).astype(np.float32)
    image = open_image(write_raster(tmp_path / "image.tif", values))
    coarse = resample_or_average(image, Grid(UTM, north_up(30.0), 20, 20))
    found = coarse.read(next(coarse.grid.windows(20, 20)))
    np.testing.assert_allclose(found, values.reshape(2, 20, 3, 20, 3).mean(axis=(2, 4)), rtol=1e-5)
    assert how_made(coarse).method == "average"
    assert resample_or_average(image, Grid(UTM, north_up(7.0), 20, 20)).resampling == "bilinear"
    assert resample_or_average(image, Grid(UTM, north_up(30.0), 20, 20), "bilinear").resampling == "bilinear"


@pytest.mark.parametrize(("wanted", "found"), [("auto", "average"), ("bilinear", "bilinear"), ("nearest", "nearest")])
def test_lake_change_averages_unless_told_otherwise(tmp_path, wanted, found):
    paths = [write_scene(tmp_path / f"{seed}.tif", seed=seed)[0] for seed in (1, 2)]
    request = LakeRequest.read(
        before=paths[0], after=paths[1], grid={"resolution": 30.0}, settings={}, resampling=wanted
    )
    assert [image.resampling for image in open_pair(request)] == [found, found]

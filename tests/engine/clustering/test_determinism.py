"""The same input and seed give the same pixels, whoever computes them and in what pieces."""

from __future__ import annotations

import numpy as np
import pytest
from rasters import SIX_BANDS, read, spectra_of, write_raster, write_scene
from sklearn.metrics import adjusted_rand_score

from engine.clustering import pipeline
from engine.compute import backend
from engine.raster import regridding, sampling, windows
from engine.raster.image import open_image
from engine.steps import lakechange, regrid, spectralclustering
from engine.water import masks

SHAPE = (200, 280)


@pytest.fixture
def scene(tmp_path):
    return write_scene(tmp_path / "scene.tif", SHAPE, seed=2, gaps=True)


def cluster_scene(job, image, output, seed=3):
    settings = {"clusters": 5, "seed": seed}
    table = output.with_suffix(".csv")
    spectralclustering.run(
        job,
        image=image,
        bands=None,
        settings=settings,
        implementation="streaming",
        output=str(output),
        model=str(output.with_suffix(".json")),
        table=str(table),
    )
    return read(output).tobytes(), table.read_bytes(), output.with_suffix(".json").read_bytes()


def count_windows(monkeypatch, columns, rows):
    """Make every step cut its grid into windows of this size, and count them."""
    seen = []

    def counted(task, grid, shape, *others, **more):
        parts = list(grid.windows(columns, rows))
        seen.append(len(parts))
        return windows.map_grid(task, grid, (columns, rows), *others, **more)

    for module in (pipeline, masks, regridding):
        monkeypatch.setattr(module, "map_grid", counted)
    return seen


def test_the_size_of_windows_changes_nothing(job, scene, tmp_path, monkeypatch):
    image, truth = scene
    expected = cluster_scene(job, image, tmp_path / "expected.tif")
    labels = np.frombuffer(expected[0], np.uint8).reshape(SHAPE)
    observed = labels > 0
    assert 0.8 < observed.mean() < 0.95
    assert adjusted_rand_score(truth[observed], labels[observed]) > 0.7
    for columns, rows in ((64, 64), (280, 32), (37, 53)):
        seen = count_windows(monkeypatch, columns, rows)
        pixels, _table, model = cluster_scene(job, image, tmp_path / f"{columns}.tif")
        assert seen[0] > 3
        assert (pixels, model) == (expected[0], expected[2])
        # The same again, to the last digit of the means, although windows finish in any order.
        assert cluster_scene(job, image, tmp_path / "again.tif") == (pixels, _table, model)


@pytest.mark.parametrize(
    "workers", [{"workers": count} for count in (1, 2, 4)] + [{"workers": 2, "worker_kind": "processes"}]
)
def test_the_workers_change_nothing(job, scene, tmp_path, use_windows, use_cluster, workers):
    image, _ = scene
    use_windows(96, 64)
    use_cluster(workers=3)
    expected = cluster_scene(job, image, tmp_path / "expected.tif")
    use_cluster(**workers)
    assert cluster_scene(job, image, tmp_path / "found.tif") == expected
    assert backend.connection().threads() == workers["workers"]


def test_tiles_or_strips_change_nothing(job, scene, tmp_path):
    image, _ = scene
    expected = cluster_scene(job, image, tmp_path / "expected.tif")
    tiled, _ = write_scene(
        tmp_path / "tiled.tif", SHAPE, 2, True, tiled=True, blockxsize=64, blockysize=32, compress="lzw"
    )
    strips, _ = write_scene(tmp_path / "strips.tif", SHAPE, 2, True, blockysize=7, interleave="pixel")
    assert cluster_scene(job, tiled, tmp_path / "a.tif") == expected
    assert cluster_scene(job, strips, tmp_path / "b.tif") == expected


def test_the_seed_is_used(job, scene, tmp_path):
    image, _ = scene
    one, other = (cluster_scene(job, image, tmp_path / f"{seed}.tif", seed) for seed in (3, 4))
    assert one[2] != other[2]


def backwards(task, windows, *_others, **_more):
    """Stand in for the pipeline where the last window is the first to be done."""
    return [(window, task(window)) for window in reversed(list(windows))]


def test_the_order_in_which_windows_finish_changes_nothing(job, scene, tmp_path, monkeypatch, use_windows):
    image, _ = scene
    use_windows(96, 64)
    monkeypatch.setattr(sampling, "_CELL_PIXELS", 4096)
    expected = cluster_scene(job, image, tmp_path / "expected.tif")
    monkeypatch.setattr(sampling, "map_windows", backwards)
    monkeypatch.setattr(
        pipeline,
        "map_grid",
        lambda task, grid, shape, *_others, **_more: backwards(task, grid.windows(*shape)),
    )
    assert cluster_scene(job, image, tmp_path / "found.tif") == expected


def test_a_large_image_gives_the_same_sample_in_any_order(job, tmp_path, monkeypatch):
    """Above a bound only part of the image is read to fit on; which part must not depend on who reads it when."""
    monkeypatch.setattr(sampling, "READ_WHOLE", 10_000)
    monkeypatch.setattr(sampling, "_CELLS", 5)
    monkeypatch.setattr(sampling, "_CELL_PIXELS", 4096)
    path, _ = write_scene(tmp_path / "large.tif", (300, 420), 5, True, tiled=True, blockxsize=64, blockysize=64)
    image = open_image(path)
    forwards, other = (sampling.draw_sample(image, job, seed=seed, maximum=4000) for seed in (9, 8))
    monkeypatch.setattr(sampling, "map_windows", backwards)
    assert sampling.draw_sample(image, job, seed=9, maximum=4000).values.tobytes() == forwards.values.tobytes()
    assert other.values.tobytes() != forwards.values.tobytes()
    assert not forwards.complete
    assert 3000 < len(forwards.values) <= 5000


def regrid_in_windows(job, monkeypatch, tmp_path, image, wanted, resampling):
    """Return band 2 of an image on the wanted grid, once made in one window and once in many."""
    for place, size in enumerate(((1000, 1000), (64, 48))):
        seen = count_windows(monkeypatch, *size)
        output = tmp_path / f"{resampling}{place}.tif"
        regrid.run(job, image=image, grid=wanted, resampling=resampling, output=str(output))
        assert (seen[0] == 1) == (place == 0)
        yield read(output, 2)


@pytest.mark.parametrize("resampling", ["nearest", "bilinear", "cubic", "average"])
def test_regridding_does_not_depend_on_windows(job, scene, tmp_path, monkeypatch, resampling):
    one, many = regrid_in_windows(job, monkeypatch, tmp_path, scene[0], {"resolution": 12.5}, resampling)
    if resampling == "nearest":
        np.testing.assert_array_equal(one, many)
    # Interpolated values may differ in the last digit of a float32, and no more.
    np.testing.assert_array_max_ulp(np.nan_to_num(one), np.nan_to_num(many), maxulp=4)
    np.testing.assert_array_equal(np.isnan(one), np.isnan(many))


def test_reprojection_hardly_depends_on_windows(job, tmp_path, monkeypatch):
    """GDAL interpolates coordinates within a window to a hundredth of a pixel; a ramp shows by how much pixels move."""
    ramp = np.stack(2 * [np.indices(SHAPE).sum(axis=0)]).astype(np.float32)
    image = write_raster(tmp_path / "ramp.tif", ramp, nodata=np.nan)
    one, many = regrid_in_windows(job, monkeypatch, tmp_path, image, {"crs": "EPSG:4326"}, "bilinear")
    np.testing.assert_array_equal(np.isnan(one), np.isnan(many))
    assert np.nanmax(np.abs(one - many)) < 0.04


def test_the_main_job_gives_the_same_bytes_twice(job, tmp_path, use_cluster):
    truth = np.ones((150, 160), dtype=int)
    truth[30:100, 40:130], truth[:, 140:] = 0, 2
    shrunk = truth.copy()
    shrunk[30:60, 40:130] = 3
    before = write_raster(tmp_path / "before.tif", spectra_of(truth, 1), names=SIX_BANDS)
    after = write_raster(tmp_path / "after.tif", spectra_of(shrunk, 2), names=SIX_BANDS)
    files = []
    for run, workers in enumerate((1, 4)):
        use_cluster(workers=workers)
        lakechange.run(job, before=before, after=after, change=str(tmp_path / f"change{run}.tif"))
        files.append((tmp_path / f"change{run}.tif").read_bytes())
    assert files[0] == files[1]

"""K-means against scikit-learn's, on whole images and thinned ones, whoever computes it and in what pieces."""

from __future__ import annotations

import csv
import json

import dask
import dask.array as da
import numpy as np
import pytest
import rasterio
from dask_ml.wrappers import Incremental
from rasters import SIX_BANDS, read, spectra_of, write_raster, write_scene
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.metrics import adjusted_rand_score, pairwise_distances_argmin

from engine.clustering import pipeline, training
from engine.clustering.blocks import BLOCK
from engine.clustering.kmeans import NearestCentre, cluster_sums, fit_minibatch
from engine.clustering.scaling import SpectralScaler
from engine.clustering.training import PixelReader, TrainingPixels, rounding_unit_of
from engine.errors import Cancelled, InputError
from engine.raster import sampling, windows
from engine.raster.image import open_image
from engine.steps import kmeansclustering

METHODS = ("minibatch", "full")
SHAPE = (200, 280)


@pytest.fixture
def scene(tmp_path):
    return write_scene(tmp_path / "scene.tif", SHAPE, seed=2, gaps=True)


@pytest.fixture
def read_again(monkeypatch, use_windows):
    """Return a function that makes small images be treated as large ones: sampled in part, read anew for each pass."""

    def use(columns=64, rows=64, sample=6000):
        monkeypatch.setattr(training, "KEPT_BYTES", 0)
        monkeypatch.setattr(training, "_GROUP_BYTES", 200_000)
        use_windows(columns, rows)
        monkeypatch.setattr(sampling, "SAMPLE_BYTES", 4 * 6 * sample)

    return use


def cluster(job, image, output, **settings):
    """Run the step and return the cluster raster, the table's and the model's bytes."""
    table, model = output.with_suffix(".csv"), output.with_suffix(".json")
    parameters = {"image": image, "bands": None, "settings": settings, "output": str(output)}
    kmeansclustering.run(job, **parameters, model=str(model), table=str(table))
    return read(output), table.read_bytes(), model.read_bytes()


def scaled_pixels(image, scaling, stride=1):
    """Return the scaled valid pixels of an image, shape (pixels, bands), and where they are."""
    with rasterio.open(image) as dataset:
        values = dataset.read()[:, ::stride, ::stride].astype(np.float32)
    valid = np.isfinite(values).all(axis=0)
    pixels = values[:, valid].T.astype(np.float64)
    return SpectralScaler(scaling).fit(pixels).transform(pixels), valid


def inertia_of(pixels, labels):
    """Return the summed squared distance of pixels from the means of their clusters."""
    return sum(np.square(chosen - chosen.mean(axis=0)).sum() for chosen in (pixels[labels == k] for k in set(labels)))


def assert_like_scikit_learn(labels, image, scaling, clusters, agreement=0.98):
    pixels, valid = scaled_pixels(image, scaling)
    assert ((labels > 0) == valid).all()
    reference = KMeans(clusters, n_init=10, random_state=0).fit(pixels)
    assert inertia_of(pixels, labels[valid]) <= 1.01 * reference.inertia_
    assert adjusted_rand_score(reference.labels_, labels[valid]) >= agreement
    assert set(labels[valid]) == set(range(1, clusters + 1))


@pytest.mark.parametrize("scaling", ["shape", "band", "image", "none"])
@pytest.mark.parametrize("method", METHODS)
def test_agrees_with_scikit_learn(job, scene, tmp_path, method, scaling):
    image, truth = scene
    labels, *_ = cluster(job, image, tmp_path / "out.tif", clusters=4, scaling=scaling, method=method)
    assert_like_scikit_learn(labels, image, scaling, 4)
    assert not job.warnings()
    assert job.fractions == sorted(job.fractions)
    if scaling == "band":
        assert adjusted_rand_score(truth[labels > 0], labels[labels > 0]) > 0.99


@pytest.mark.parametrize("method", METHODS)
def test_agrees_where_the_image_is_read_for_each_pass(job, scene, tmp_path, read_again, method):
    read_again()
    labels, *_ = cluster(job, scene[0], tmp_path / "out.tif", clusters=4, scaling="band", method=method)
    assert_like_scikit_learn(labels, scene[0], "band", 4)


def test_batches_move_the_centres_as_in_dask_ml_s_incremental(job, scene, monkeypatch):
    monkeypatch.setattr(training, "_CHUNK_PIXELS", 3000)
    monkeypatch.setattr(training, "_GROUP_CHUNKS", 5)
    pixels = scaled_pixels(scene[0], "band")[0].astype(np.float32)
    # More clusters than kinds of ground, so that the centres move to the end.
    start = pixels[:: len(pixels) // 9][:9].astype(np.float64)
    image = open_image(scene[0])
    kept = TrainingPixels(PixelReader(image, 1, SpectralScaler("band").fit(pixels), 2.0**-16), job, pixels)
    weights = np.arange(9) * 500
    found = fit_minibatch(kept, start, weights, 0.0, 7, job)

    generator = np.random.RandomState(7)
    estimator = MiniBatchKMeans(9, init=start.astype(np.float32), n_init=1, reassignment_ratio=0.0, random_state=7)
    incremental, groups = Incremental(estimator, random_state=generator), 0
    incremental.fit(start.astype(np.float32), sample_weight=np.maximum(weights, 1).astype(np.float32))
    with dask.config.set(scheduler="threads"):
        for _ in range(3):
            for batches in kept.shuffled(generator, job, ""):
                arrays = [da.from_array(batch.result(), chunks=-1) for batch in batches]
                incremental.partial_fit(da.concatenate(arrays))
                groups += 1
    assert groups == 3 * -(-len(pixels) // 15_000)
    np.testing.assert_array_equal(found, incremental.estimator_.cluster_centers_)
    assert np.abs(found - start).max() > 0.1


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("clusters", [4, 8, 12])
def test_inertia_on_a_real_image(job, pond_images, tmp_path, method, clusters):
    labels, *_ = cluster(job, str(pond_images.before), tmp_path / "out.tif", clusters=clusters, method=method)
    pixels, valid = scaled_pixels(pond_images.before, "shape")
    best = min(KMeans(clusters, n_init=10, random_state=seed).fit(pixels).inertia_ for seed in range(2))
    assert inertia_of(pixels, labels[valid]) <= 1.01 * best


def test_initial_centres_weigh_as_much_as_the_pixels_that_they_are_of(job, scene, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(pipeline, "fit_minibatch", lambda *given: seen.append(given) or fit_minibatch(*given))
    cluster(job, scene[0], tmp_path / "a.tif", clusters=5, scaling="band", method="minibatch")
    ((_, initial, weights, *_),) = seen
    nearest = pairwise_distances_argmin(scaled_pixels(scene[0], "band")[0], initial)
    assert np.abs(weights - np.bincount(nearest)).max() <= 1e-3 * len(nearest)


@pytest.mark.parametrize("method", METHODS)
def test_clusters_are_numbered_from_the_darkest_and_the_table_counts_them(job, scene, tmp_path, method):
    labels, *_ = cluster(job, scene[0], tmp_path / "out.tif", clusters=5, method=method)
    with (tmp_path / "out.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert [int(line["pixels"]) for line in lines] == [(labels == number).sum() for number in range(1, 6)]
    means = [np.mean([float(line[f"mean_{name}"]) for name in SIX_BANDS]) for line in lines]
    assert means == sorted(means)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("stride", [2, 3, 7])
def test_a_stride_learns_from_the_thinned_image(job, scene, tmp_path, method, stride):
    image, _ = scene
    with rasterio.open(image) as dataset:
        thinned = dataset.read()[:, ::stride, ::stride]
    small = write_raster(tmp_path / "thinned.tif", thinned, names=SIX_BANDS, nodata=np.nan)
    settings = {"clusters": 4, "method": method}
    labels, _, model = cluster(job, image, tmp_path / "a.tif", stride=stride, **settings)
    expected, _, model_of_thinned = cluster(job, small, tmp_path / "b.tif", **settings)
    assert model == model_of_thinned
    np.testing.assert_array_equal(labels[::stride, ::stride], expected)
    # All pixels are labelled, not only those that were learned from.
    np.testing.assert_array_equal(labels > 0, scaled_pixels(image, "none")[1])


def test_a_reader_counts_the_step_from_the_grid_not_from_the_window(scene):
    image = open_image(scene[0])
    pixels, _ = scaled_pixels(scene[0], "band", stride=3)
    reader = PixelReader(image, 3, SpectralScaler("band").fit(scaled_pixels(scene[0], "none", stride=3)[0]), 2.0**-16)
    for columns, rows in ((280, 200), (37, 53), (61, 7)):
        found = np.concatenate([reader.read(window) for window in image.grid.windows(columns, rows)])
        assert len(found) == len(pixels)
        np.testing.assert_allclose(found.sum(axis=0), pixels.sum(axis=0), atol=0.1)
        assert (found * 2.0**16 == np.rint(found * 2.0**16)).all()


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize("method", METHODS)
def test_the_size_of_windows_changes_nothing(job, scene, tmp_path, monkeypatch, read_again, method, kept):
    def use(columns, rows):
        monkeypatch.setattr(pipeline, "map_grid", lambda task, grid, _shape, *others, **more: windows.map_grid(
            task, grid, (columns, rows), *others, **more
        ))  # fmt: skip
        if kept:
            monkeypatch.setattr(sampling, "SAMPLE_BYTES", 4 * 6 * 6000)
        elif method == "full":
            read_again(columns, rows)
        else:
            # Batches are made of windows, so these are the method's own, not the run's.
            read_again()

    results = []
    for columns, rows in ((280, 200), (280, 32), (37, 53)):
        use(columns, rows)
        labels, _, model = cluster(job, scene[0], tmp_path / "out.tif", clusters=5, seed=3, method=method)
        results.append((labels.tobytes(), model))
    assert len(set(results)) == 1


def test_reading_once_or_for_each_pass_changes_nothing(job, scene, tmp_path, monkeypatch, read_again):
    monkeypatch.setattr(sampling, "SAMPLE_BYTES", 4 * 6 * 6000)
    kept = cluster(job, scene[0], tmp_path / "a.tif", clusters=6, scaling="band", method="full")
    read_again()
    again = cluster(job, scene[0], tmp_path / "b.tif", clusters=6, scaling="band", method="full")
    assert kept[2] == again[2]
    np.testing.assert_array_equal(kept[0], again[0])


@pytest.mark.parametrize("method", METHODS)
def test_the_workers_change_nothing(job, scene, tmp_path, use_windows, use_cluster, read_again, method):
    read_again()
    use_windows(96, 64)
    results = []
    for workers in ({"workers": 1}, {"workers": 3}, {"workers": 2, "worker_kind": "processes"}):
        use_cluster(**workers)
        found = cluster(job, scene[0], tmp_path / "out.tif", clusters=5, seed=3, method=method)
        results.append((found[0].tobytes(), *found[1:]))
    assert len(set(results)) == 1


def test_worker_processes_share_what_is_kept(job, scene, tmp_path, monkeypatch, use_cluster):
    monkeypatch.setattr(sampling, "SAMPLE_BYTES", 4 * 6 * 6000)
    models = []
    for workers in ({"workers": 2}, {"workers": 2, "worker_kind": "processes"}):
        use_cluster(**workers)
        models += [cluster(job, scene[0], tmp_path / "out.tif", clusters=5, method=method)[2] for method in METHODS]
    assert models[:2] == models[2:]


@pytest.mark.parametrize("method", METHODS)
def test_the_seed_is_used(job, pond_images, tmp_path, method):
    settings = {"clusters": 20, "method": method, "stride": 3}
    models = [
        cluster(job, str(pond_images.before), tmp_path / "out.tif", seed=seed, **settings)[2] for seed in (0, 0, 1)
    ]
    assert models[0] == models[1] != models[2]


@pytest.mark.parametrize("method", METHODS)
def test_fewer_pixels_than_clusters(job, tmp_path, method):
    image = spectra_of(np.zeros((6, 6), int))
    image[:, :5] = np.nan
    path = write_raster(tmp_path / "few.tif", image, names=SIX_BANDS, nodata=np.nan)
    with pytest.raises(InputError, match="only 6 valid pixels, fewer than the 8 clusters"):
        cluster(job, path, tmp_path / "out.tif", method=method)
    with pytest.raises(InputError, match=r"only 1 valid pixels among every 5th in x and y.*smaller stride"):
        cluster(job, write_scene(tmp_path / "s.tif", (5, 5))[0], tmp_path / "out.tif", method=method, stride=5)
    image[:] = np.nan
    path = write_raster(tmp_path / "empty.tif", image, names=SIX_BANDS, nodata=np.nan)
    with pytest.raises(InputError, match="no pixel that is valid"):
        cluster(job, path, tmp_path / "out.tif", method=method)
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize("method", METHODS)
def test_as_many_pixels_as_clusters(job, tmp_path, method):
    image, _ = write_scene(tmp_path / "tiny.tif", (2, 4))
    labels, *_ = cluster(job, image, tmp_path / "out.tif", clusters=8, method=method, scaling="none")
    assert sorted(labels.ravel()) == list(range(1, 9))


@pytest.mark.parametrize("method", METHODS)
def test_a_constant_image_is_refused_and_a_constant_band_named(job, tmp_path, method):
    path = write_raster(tmp_path / "constant.tif", np.ones((3, 20, 20), np.float32), names=SIX_BANDS[:3])
    with pytest.raises(InputError, match="nothing to distinguish"):
        cluster(job, path, tmp_path / "out.tif", clusters=2, method=method)
    image, truth = write_scene(tmp_path / "scene.tif")
    with rasterio.open(image, "r+") as dataset:
        dataset.write(np.full(truth.shape, 0.5, np.float32), 3)
    labels, *_ = cluster(job, image, tmp_path / "out.tif", clusters=4, method=method, scaling="band")
    assert "red: the same value everywhere" in job.warnings()
    assert adjusted_rand_score(truth.ravel(), labels.ravel()) > 0.98


@pytest.mark.parametrize("method", METHODS)
def test_fewer_spectra_than_clusters(job, tmp_path, method):
    image = np.full((2, 30, 30), 100, np.int16)
    image[0, :10], image[1, 10:20] = 1000, 500
    path = write_raster(tmp_path / "three.tif", image, names=SIX_BANDS[:2])
    labels, _, model = cluster(job, path, tmp_path / "out.tif", clusters=6, method=method, scaling="band")
    assert "only 3 different spectra" in job.warnings()
    assert np.shape(json.loads(model)["kmeans"]["centres"]) == (3, 2)
    np.testing.assert_array_equal(labels[::10, 0], [3, 2, 1])


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("scaling", ["none", "band"])
@pytest.mark.parametrize(("factor", "offset"), [(1.0, 1e3), (1e-4, 100.0), (1e4, 1e8)])
def test_far_from_zero(job, tmp_path, method, scaling, factor, offset):
    """Numbers whose differences are small against themselves: single precision holds them, its squares do not."""
    truth = (np.add.outer(np.arange(60), np.arange(60)) > 59).astype(int)
    image = spectra_of(truth * 2, noise=0.003) * 1e4 * factor + offset
    path = write_raster(tmp_path / "far.tif", image.astype("float32"), names=SIX_BANDS)
    labels, *_ = cluster(job, path, tmp_path / "out.tif", clusters=2, method=method, scaling=scaling)
    assert adjusted_rand_score(truth.ravel(), labels.ravel()) > 0.99


@pytest.mark.parametrize("method", METHODS)
def test_a_small_cluster_is_not_lost_in_batches(job, tmp_path, method, read_again):
    """A pond far from all else, of 3 in 1,000 pixels: scikit-learn would move its centre to where more pixels are."""
    truth = np.ones((200, 280), int)
    truth[:, 100:], truth[:, 200:], truth[50:60, 50:65] = 2, 3, 0
    read_again()
    image = write_raster(tmp_path / "pond.tif", spectra_of(truth, 1), names=SIX_BANDS)
    labels, *_ = cluster(job, image, tmp_path / "out.tif", clusters=4, method=method, scaling="none")
    assert adjusted_rand_score(truth.ravel(), labels.ravel()) > 0.999


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("stage", ["Sampling", "Initialising", "Reading", "Moving"])
def test_cancelled_at_any_stage(job, scene, tmp_path, monkeypatch, method, stage, use_windows):
    monkeypatch.setattr(sampling, "SAMPLE_BYTES", 4 * 6 * 6000)
    use_windows(64, 64)
    reached = []

    def cancel(_fraction, text):
        if text.startswith(stage):
            reached.append(text)
            job.cancel_event.set()

    job.on_progress = cancel
    with pytest.raises(Cancelled):
        cluster(job, scene[0], tmp_path / "out.tif", clusters=5, method=method)
    assert reached
    assert not list(tmp_path.glob("out*"))


def test_the_nearest_centre_is_that_of_scikit_learn():
    generator = np.random.default_rng(0)
    pixels, centres = generator.normal(size=(3 * BLOCK + 77, 5)), generator.normal(size=(4, 5))
    # Far from zero, where single precision is coarse.
    for shift in (0.0, 300.0):
        model = NearestCentre(centres + shift)
        expected = pairwise_distances_argmin(pixels + shift, centres + shift)
        np.testing.assert_array_equal(model.predict_columns((pixels + shift).T), expected)
        single = model.predict_columns((pixels + shift).T.astype(np.float32))
        assert (single != expected).mean() < 1e-3
        for start in (1, 777, BLOCK - 1):
            part = slice(start, start + 900)
            np.testing.assert_array_equal(
                model.predict_columns((pixels + shift)[part].T.astype(np.float32)), single[part]
            )


def test_between_equal_centres_the_first_has_the_pixel():
    centres = np.array([[0.0, 1.0], [5.0, 5.0], [0.0, 1.0]])
    labels = NearestCentre(centres).predict_columns(np.array([[0.0, 5.0, 0.1], [1.0, 5.0, 0.9]], np.float32))
    np.testing.assert_array_equal(labels, [0, 1, 0])
    sums, counts = cluster_sums(np.array([[0.0, 1.0], [5.0, 5.0]], np.float32), centres)
    np.testing.assert_array_equal(counts, [1, 1, 0])
    np.testing.assert_array_equal(sums, [[0, 1], [5, 5], [0, 0]])


@pytest.mark.parametrize("size", [1e-4, 1.0, 3e4])
def test_sums_of_rounded_pixels_are_exact_in_any_pieces(size):
    generator = np.random.default_rng(1)
    pixels = (size * generator.lognormal(size=(50_000, 3))).astype(np.float32)
    unit = rounding_unit_of(pixels)
    rounded = (np.rint(pixels / np.float32(unit)) * np.float32(unit)).astype(np.float32)
    assert np.abs(rounded - pixels).max() <= 1e-6 * pixels.max()
    centres = rounded[:5].astype(np.float64)
    sums, counts = cluster_sums(rounded, centres)
    labels = pairwise_distances_argmin(rounded.astype(np.float64), centres)
    whole = np.rint(rounded.astype(np.float64) / unit).astype(np.int64)
    expected = np.stack([whole[labels == number].sum(axis=0) for number in range(5)])
    np.testing.assert_array_equal(sums / unit, expected)
    np.testing.assert_array_equal(counts, np.bincount(labels))
    order = generator.permutation(len(rounded))
    pieces = [cluster_sums(rounded[part], centres) for part in np.array_split(order, 37)]
    assert sum(piece for piece, _ in pieces).tobytes() == sums.tobytes()

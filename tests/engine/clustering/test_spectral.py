"""The estimator against dask-ml's, scikit-learn's conventions, and data that break naive code."""

from __future__ import annotations

import threading

import dask
import dask.array as da
import dask_ml.cluster.spectral as reference
import numpy as np
import pytest
from rasters import SIX_BANDS, SPECTRA, classes, read, spectra_of, write_raster
from sklearn.metrics import adjusted_rand_score, pairwise_distances_argmin
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.utils.estimator_checks import parametrize_with_checks

from engine.clustering.scaling import SpectralScaler
from engine.clustering.spectral import NystromSpectralClustering
from engine.steps import spectralclustering

LANDMARKS = ("kmeans++", "uniform")


@parametrize_with_checks(
    [
        NystromSpectralClustering(n_clusters=3),
        NystromSpectralClustering(n_clusters=3, landmarks="uniform"),
        *(SpectralScaler(name) for name in ("shape", "band", "image", "none")),
    ]
)
def test_follows_scikit_learn(estimator, check):
    check(estimator)


@pytest.fixture(scope="module")
def four_classes():
    """Pixels of an image with four known classes, scaled as the notebooks do, and the classes."""
    truth = classes((96, 110), seed=3)
    pixels = spectra_of(truth, seed=3).reshape(6, -1).T.astype(np.float64)
    return (pixels - pixels.mean()) / pixels.std(), truth.ravel()


def fast_labels(model, pixels):
    """Label pixels as whole images are labelled, in single precision."""
    scaler = SpectralScaler("none").fit(pixels)
    return model.labeller(scaler).label(pixels.T.astype(np.float32))


class Recorder:
    """Stands where dask-ml puts its k-means, and keeps the embedding that it is given."""

    def __init__(self, **_parameters):
        self.labels_ = None

    def fit(self, embedding):
        Recorder.embedding = np.asarray(embedding.compute(scheduler="threads"))


def reference_embedding(pixels, monkeypatch, **parameters):
    monkeypatch.setattr(reference, "KMeans", Recorder)
    with dask.config.set(scheduler="threads"):
        reference.SpectralClustering(**parameters).fit(da.from_array(pixels, chunks=(2500, -1)))
    return Recorder.embedding


@pytest.mark.parametrize("gamma", [None, 0.7])
@pytest.mark.parametrize("seed", [0, 5])
def test_uniform_embedding_is_that_of_dask_ml(four_classes, monkeypatch, gamma, seed):
    pixels, _ = four_classes
    ours = NystromSpectralClustering(4, landmarks="uniform", gamma=gamma, random_state=seed).fit(pixels)
    # dask-ml hands None on to scikit-learn, where it means 1 / bands.
    theirs = reference_embedding(pixels, monkeypatch, n_clusters=4, n_components=100, gamma=gamma, random_state=seed)
    found = ours.transform(pixels)
    signs = np.sign((found * theirs).sum(axis=0))
    assert np.abs(found * signs - theirs).max() < 1e-9


def test_uniform_landmarks_are_those_of_dask_ml(four_classes, monkeypatch):
    pixels, _ = four_classes
    kept = []
    embed = reference.embed

    def listen(X_keep, *others):
        kept.append(np.asarray(X_keep))
        return embed(X_keep, *others)

    monkeypatch.setattr(reference, "embed", listen)
    reference_embedding(pixels, monkeypatch, n_clusters=4, n_components=100, gamma=None, random_state=11)
    ours = NystromSpectralClustering(4, landmarks="uniform", random_state=11).fit(pixels)
    np.testing.assert_array_equal(ours.landmarks_, kept[0])


@pytest.mark.parametrize("landmarks", LANDMARKS)
def test_labels_agree_with_dask_ml_and_with_the_truth(four_classes, landmarks):
    pixels, truth = four_classes
    ours = NystromSpectralClustering(4, landmarks=landmarks, random_state=0).fit_predict(pixels)
    kmeans = {"assign_labels": "sklearn-kmeans", "kmeans_params": {"n_init": 10}}
    estimator = reference.SpectralClustering(n_clusters=4, n_components=100, gamma=None, random_state=0, **kmeans)
    with dask.config.set(scheduler="threads"):
        theirs = np.asarray(estimator.fit(da.from_array(pixels, chunks=(2500, -1))).labels_)
    assert adjusted_rand_score(theirs, ours) >= 0.99
    assert adjusted_rand_score(truth, ours) >= 0.99


@pytest.mark.parametrize("landmarks", LANDMARKS)
def test_embedding_follows_the_published_formula(four_classes, landmarks):
    """W = D U Λ^(-1/2) with D² = weight / degree, from scikit-learn's kernel and numpy's eigenvectors."""
    pixels, _ = four_classes
    model = NystromSpectralClustering(4, landmarks=landmarks, random_state=1, gamma=0.3).fit(pixels)
    affinity = rbf_kernel(pixels, model.landmarks_, gamma=0.3)
    mass = np.bincount(affinity.argmax(axis=1), minlength=len(model.landmarks_)) if landmarks == "kmeans++" else 1.0
    scale = np.sqrt(mass / affinity.sum(axis=0))
    values, vectors = np.linalg.eigh(scale[:, np.newaxis] * rbf_kernel(model.landmarks_, gamma=0.3) * scale)
    embedding = affinity @ (scale[:, np.newaxis] * vectors[:, :-5:-1] / np.sqrt(values[:-5:-1]))
    embedding /= np.linalg.norm(embedding, axis=1, keepdims=True)
    assert np.abs(np.abs(model.transform(pixels)) - np.abs(embedding)).max() < 1e-8


@pytest.mark.parametrize("seed", range(10))
def test_rare_water_gets_a_cluster_of_its_own(seed):
    """A lake of 0.3 % of the image; with uniform landmarks it is often lost."""
    generator = np.random.default_rng(seed)
    truth = generator.choice(4, 30_000, p=(0.003, 0.4, 0.4, 0.197))
    pixels = SpectralScaler("shape").fit_transform(SPECTRA[truth] + generator.normal(0, 0.006, (len(truth), 6)))
    labels = NystromSpectralClustering(4, random_state=seed).fit_predict(pixels)
    water = np.bincount(labels[truth == 0]).argmax()
    assert (labels[truth == 0] == water).mean() > 0.9
    assert (truth[labels == water] == 0).mean() > 0.9


@pytest.mark.parametrize("landmarks", LANDMARKS)
def test_an_outlier_gets_a_label_and_no_nan(four_classes, landmarks):
    pixels, _ = four_classes
    fitted = np.vstack([pixels, np.full(6, 500.0)])
    model = NystromSpectralClustering(4, landmarks=landmarks, random_state=0).fit(fitted)
    # So far, in all directions, that every affinity is zero even in float64.
    far = np.vstack([1e3 * pixels[::50], np.full(6, -1e4)])
    assert np.isfinite(model.transform(np.vstack([pixels[:9], far]))).all()
    nearest = model.landmark_labels_[pairwise_distances_argmin(far, model.landmarks_)]
    assert len(set(nearest)) > 1
    np.testing.assert_array_equal(model.predict(far), nearest)
    np.testing.assert_array_equal(fast_labels(model, far), nearest)
    assert set(model.labels_) <= set(range(4))


@pytest.mark.parametrize("landmarks", LANDMARKS)
@pytest.mark.parametrize(
    "pixels",
    [
        pytest.param(np.repeat(np.eye(3, 5), (50, 1, 9), axis=0), id="fewer spectra than clusters"),
        pytest.param(np.ones((40, 5)), id="one spectrum"),
        pytest.param(np.column_stack([np.linspace(0, 1, 60), np.zeros(60)]), id="a constant band"),
        pytest.param(np.random.default_rng(0).normal(size=(7, 5)), id="fewer pixels than components"),
        pytest.param(np.random.default_rng(0).normal(size=(4, 5)), id="as many pixels as clusters"),
        pytest.param(np.random.default_rng(0).normal(size=(300, 5)) * 1e4, id="all far from each other"),
        pytest.param(np.random.default_rng(0).normal(size=(300, 5)) * 1e-9, id="all but equal"),
    ],
)
def test_odd_data_is_labelled(pixels, landmarks, recwarn):
    model = NystromSpectralClustering(4, landmarks=landmarks, random_state=0).fit(pixels)
    assert model.labels_.shape == (len(pixels),)
    assert model.labels_.min() >= 0
    assert model.labels_.max() < len(model.cluster_centers_) <= 4
    assert np.isfinite(model.transform(pixels)).all()
    # Equal spectra are never torn apart.
    spectra, groups = np.unique(pixels, axis=0, return_inverse=True)
    assert max(len(model.cluster_centers_), model.weights_.shape[1]) <= len(spectra)
    assert all(len(set(model.labels_[groups.ravel() == group])) == 1 for group in np.unique(groups))
    assert not [str(warning.message) for warning in recwarn if issubclass(warning.category, RuntimeWarning)]


def test_fewer_pixels_than_clusters_is_a_plain_error():
    with pytest.raises(ValueError, match="n_samples=3 should be >= n_clusters=4"):
        NystromSpectralClustering(4).fit(np.eye(3))


@pytest.mark.parametrize("landmarks", LANDMARKS)
def test_float32_agrees_with_float64_except_near_ties(four_classes, landmarks):
    pixels, _ = four_classes
    # Blurred classes and more clusters than classes, so that many pixels stand between centres of unlike norms.
    blurred = pixels + np.random.default_rng(0).normal(0, 0.6, pixels.shape)
    model = NystromSpectralClustering(7, landmarks=landmarks, random_state=2).fit(blurred[::3])
    distances = np.linalg.norm(model.transform(blurred)[:, np.newaxis] - model.cluster_centers_, axis=2)
    exact = distances.argmin(axis=1)
    np.testing.assert_array_equal(model.predict(blurred), exact)
    ranked = np.sort(distances, axis=1)
    near_tie = ranked[:, 1] - ranked[:, 0] < 1e-4
    assert near_tie.mean() < 0.01
    assert (fast_labels(model, blurred) == exact)[~near_tie].all()


def test_landmarks_can_be_given(four_classes):
    pixels, _ = four_classes
    drawn = NystromSpectralClustering(4, random_state=1).fit(pixels)
    given = NystromSpectralClustering(4, landmarks=drawn.landmarks_, random_state=1).fit(pixels)
    np.testing.assert_array_equal(given.landmarks_, drawn.landmarks_)
    np.testing.assert_allclose(given.weights_, drawn.weights_)
    with pytest.raises(ValueError, match="the landmarks have 5 bands, the pixels 6"):
        NystromSpectralClustering(4, landmarks=np.eye(5)).fit(pixels)
    with pytest.raises(ValueError, match=r"'kmeans\+\+', 'uniform' or an array, not 'random'"):
        NystromSpectralClustering(4, landmarks="random").fit(pixels)


def test_the_seed_decides(four_classes):
    pixels, _ = four_classes
    one, same, other = (NystromSpectralClustering(5, random_state=seed).fit(pixels[::4]) for seed in (4, 4, 5))
    assert one.landmarks_.tobytes() == same.landmarks_.tobytes()
    assert one.cluster_centers_.tobytes() == same.cluster_centers_.tobytes()
    np.testing.assert_array_equal(one.labels_, same.labels_)
    assert one.landmarks_.tobytes() != other.landmarks_.tobytes()


def test_models_of_other_bands_do_not_disturb_each_other(monkeypatch):
    """Two runs of one process, each between preparing and labelling when the other one comes: none may see the other."""
    runs = []
    for bands in (3, 9):
        generator = np.random.default_rng(bands)
        pixels = (generator.normal(size=(4, bands))[generator.integers(0, 4, 500)] * 3).astype(np.float32)
        pixels += generator.normal(0, 0.5, pixels.shape).astype(np.float32)
        model = NystromSpectralClustering(4, n_components=20, random_state=0).fit(pixels)
        runs.append((model, pixels, model.predict(pixels)))
    both_prepared, prepare = threading.Barrier(2, timeout=20), NystromSpectralClustering.labeller

    def labeller(self, scaler):
        both_prepared.wait()
        return prepare(self, scaler)

    monkeypatch.setattr(NystromSpectralClustering, "labeller", labeller)
    found = {}

    def predict(model, pixels):
        found[model.n_features_in_] = model.predict(pixels)

    threads = [threading.Thread(target=predict, args=(model, pixels)) for model, pixels, _ in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for model, _, alone in runs:
        np.testing.assert_array_equal(found[model.n_features_in_], alone)


@pytest.mark.parametrize("factor", [1.0, 1e4, 1e-3])
def test_unscaled_values_of_any_size_are_told_apart(job, tmp_path, factor):
    """Raw counts, reflectance and thousandths of it: the same clusters, water first."""
    truth = np.ones((40, 40), int)
    truth[10:30, 10:30] = 0
    image = write_raster(
        tmp_path / "image.tif", (spectra_of(truth, noise=0.004) * factor).astype("float32"), names=SIX_BANDS
    )
    spectralclustering.run(
        job, image=image, bands=None, settings={"clusters": 2, "scaling": "none"}, implementation="streaming",
        output=str(tmp_path / "clusters.tif"),
    )  # fmt: skip
    np.testing.assert_array_equal(read(tmp_path / "clusters.tif"), truth + 1)

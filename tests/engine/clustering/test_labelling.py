"""Labelling whole images against the formulas, written out in double precision."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from engine.clustering.kernels import MISSING
from engine.clustering.labelling import GaussianEmbedding, Labeller, landmark_sums
from engine.clustering.scaling import SCALINGS, SpectralScaler
from engine.clustering.vector_code import LANES, compiled_once


def pixels_of(bands, count=3000, seed=0):
    """Return pixels of six spectra, shape (pixels, bands), that vary in brightness and in noise."""
    generator = np.random.default_rng(seed)
    spectra = generator.uniform(200, 3000, (6, bands))
    bright = generator.normal(1, 0.1, (count, 1))
    noise = generator.normal(0, 60, (count, bands))
    return (spectra[generator.integers(0, 6, count)] * bright + noise).astype(np.float32)


def scaled(pixels, scaling, scaler):
    """Return pixels scaled as the description of the scalings says."""
    pixels = pixels.astype(np.float64)
    if scaling == "shape":
        pixels = pixels / np.maximum(np.sqrt((pixels**2).sum(axis=1, keepdims=True)), scaler.floor_)
    return (pixels - scaler.mean_) / scaler.scale_


def clear(distances):
    """Return which pixels are not as good as between two centres."""
    ranked = np.sort(distances, axis=1)
    return ranked[:, 1] - ranked[:, 0] > 1e-4


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize(("bands", "landmarks", "clusters"), [(2, 9, 2), (7, 100, 4), (6, 101, 12), (97, 30, 5)])
def test_the_label_is_the_nearest_centre_in_the_embedding(scaling, bands, landmarks, clusters):
    pixels = pixels_of(bands)
    scaler = SpectralScaler(scaling).fit(pixels)
    values = scaled(pixels, scaling, scaler)
    generator = np.random.default_rng(1)
    chosen = values[generator.choice(len(values), landmarks, replace=False)]
    gamma = 0.3 / np.median(cdist(chosen, chosen, "sqeuclidean"))
    weights = generator.normal(size=(landmarks, clusters)) * 1e-3
    embedding = np.exp(-gamma * cdist(values, chosen, "sqeuclidean")) @ weights
    embedding /= np.linalg.norm(embedding, axis=1, keepdims=True)
    centres = embedding[:: len(values) // clusters][:clusters] + generator.normal(0, 0.2, (clusters, clusters))
    distances = cdist(embedding, centres)
    labels = Labeller(scaler, centres, GaussianEmbedding(chosen, gamma, weights)).label(pixels.T)
    sure = clear(distances)
    assert sure.mean() > 0.9
    np.testing.assert_array_equal(labels[sure], distances.argmin(axis=1)[sure])
    assert len(set(labels)) > 1


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize("bands", [2, 7, 97])
def test_without_an_embedding_it_is_the_nearest_centre_of_the_scaled_values(scaling, bands):
    pixels = pixels_of(bands)
    scaler = SpectralScaler(scaling).fit(pixels)
    values = scaled(pixels, scaling, scaler)
    centres = values[::400]
    distances = cdist(values, centres)
    sure = clear(distances)
    labels = Labeller(scaler, centres).label(pixels.T)
    np.testing.assert_array_equal(labels[sure], distances.argmin(axis=1)[sure])


def labeller(bands=6):
    pixels = pixels_of(bands)
    scaler = SpectralScaler("shape").fit(pixels)
    values = scaler.transform(pixels.astype(np.float64))
    embedding = GaussianEmbedding(values[:20], 1 / bands, np.random.default_rng(0).normal(size=(20, 4)))
    far = len(pixels) * [3]
    return Labeller(scaler, np.eye(4), embedding, lambda them: far[: len(them)]), pixels


@pytest.mark.parametrize("count", [1, 2, LANES - 1, LANES, LANES + 1, 3 * LANES - 1, 1000])
def test_a_pixel_has_the_same_label_among_any_number_of_others(count):
    label, pixels = labeller()
    whole = label.label(pixels.T)
    for start in (0, 1, 777):
        part = slice(start, start + count)
        np.testing.assert_array_equal(label.label(pixels[part].T), whole[part])


@pytest.mark.parametrize("hole", [np.nan, np.inf, -np.inf])
def test_a_pixel_that_lacks_a_band_has_no_label_and_disturbs_no_other(hole):
    label, pixels = labeller()
    whole = label.label(pixels.T)
    missing = np.zeros(len(pixels), bool)
    missing[[0, 5, 6, 100, len(pixels) - 1]] = True
    for band in range(6):
        holed = pixels.copy()
        holed[missing, band] = hole
        found = label.label(holed.T)
        assert (found[missing] == MISSING).all()
        np.testing.assert_array_equal(found[~missing], whole[~missing])


@pytest.mark.parametrize("count", [LANES, 5 * LANES + 3, 3000])
@pytest.mark.parametrize("first", [0, 7, LANES, 2 * LANES + 5])
def test_stretches_without_any_pixel_are_passed_over(first, count):
    label, pixels = labeller()
    whole = label.label(pixels.T)
    holed = pixels.copy()
    holed[first : first + count, 2] = np.nan
    found = label.label(holed.T)
    missing = np.isnan(holed[:, 2])
    assert (found[missing] == MISSING).all()
    np.testing.assert_array_equal(found[~missing], whole[~missing])


def test_only_pixels_too_far_from_all_landmarks_are_left_to_the_other_rule():
    pixels = pixels_of(3)
    scaler = SpectralScaler("band").fit(pixels)
    values = scaler.transform(pixels.astype(np.float64))
    asked = []
    embedding = GaussianEmbedding(values[:9], 1 / 3, np.random.default_rng(0).normal(size=(9, 4)))
    label = Labeller(scaler, np.eye(4), embedding, lambda them: asked.append(them) or [2] * len(them))
    far = pixels.copy()
    far[[7, 900]] *= 1e4
    found = label.label(far.T)
    assert (found[[7, 900]] == 2).all()
    np.testing.assert_allclose(asked[0], scaler.transform(far[[7, 900]].astype(np.float64)))
    others = np.delete(np.arange(len(pixels)), [7, 900])
    np.testing.assert_array_equal(found[others], label.label(pixels.T)[others])


@pytest.mark.parametrize("count", [1, LANES - 1, LANES, 5 * LANES + 3, 40_000])
@pytest.mark.parametrize(("bands", "landmarks"), [(2, 3), (7, 101)])
def test_affinities_are_summed_as_in_double_precision(count, bands, landmarks):
    generator = np.random.default_rng(count)
    pixels = generator.normal(size=(count, bands)).astype(np.float32)
    chosen = generator.normal(size=(landmarks, bands))
    squares = cdist(pixels.astype(np.float64), chosen, "sqeuclidean")
    sums, counts = landmark_sums(pixels.T, chosen, 0.4)
    np.testing.assert_allclose(sums, np.exp(-0.4 * squares).sum(axis=0), rtol=3e-6)
    # Between two landmarks that are as good as equally near, rounding decides.
    assert np.abs(counts - np.bincount(squares.argmin(axis=1), minlength=landmarks)).sum() <= 2 + count // 10_000
    assert counts.sum() == count


@pytest.mark.parametrize("count", [1, LANES, 1003])
def test_pixels_are_placed_as_in_double_precision(count):
    generator = np.random.default_rng(count)
    pixels = generator.normal(size=(count, 5)).astype(np.float32)
    embedding = GaussianEmbedding(generator.normal(size=(13, 5)), 0.2, generator.uniform(0.1, 1, (13, 3)))
    places = np.exp(-0.2 * cdist(pixels.astype(np.float64), embedding.landmarks, "sqeuclidean")) @ embedding.weights
    places /= np.linalg.norm(places, axis=1, keepdims=True)
    np.testing.assert_allclose(embedding.embed(pixels.T), places.T, atol=2e-6)
    assert not embedding.embed(np.full((5, count), 1e5, np.float32)).any()


def test_threads_do_not_disturb_each_other():
    label, pixels = labeller()
    many = np.tile(pixels, (40, 1)).T.copy()
    whole, found = label.label(many), [None] * 6
    threads = [
        threading.Thread(target=lambda number=number: found.__setitem__(number, label.label(many)))
        for number in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.array_equal(one, whole) for one in found)


def test_code_that_threads_ask_for_together_is_made_once():
    made, at_once = [], threading.Barrier(4)

    @compiled_once
    def make(bands):
        made.append(bands)
        time.sleep(0.05)
        return object()

    def ask():
        at_once.wait()
        found.append(make(7))

    found = []
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [7]
    assert len(set(map(id, found))) == 1
    assert make(8) is not found[0]


def test_more_clusters_than_a_byte_tells_apart_are_refused():
    scaler = SpectralScaler("none").fit(np.eye(2))
    with pytest.raises(ValueError, match="at most 250 clusters"):
        Labeller(scaler, np.zeros((251, 2)))


@pytest.mark.parametrize("bands", [5, 7])
def test_pixels_of_other_bands_are_refused(bands):
    label, pixels = labeller()
    other = np.zeros((bands, len(pixels)), np.float32)
    scaler = SpectralScaler("none").fit(np.eye(6))
    embedding = GaussianEmbedding(np.eye(6), 1.0, np.eye(6))
    wrong = GaussianEmbedding(np.eye(bands), 1.0, np.eye(bands))
    for attempt in (
        lambda: label.label(other),
        lambda: embedding.embed(other),
        lambda: landmark_sums(other, np.eye(6), 1.0),
        lambda: Labeller(scaler, np.eye(bands)),
        lambda: Labeller(scaler, np.eye(bands), wrong),
    ):
        with pytest.raises(ValueError, match=r"pixels have \d bands, not \d"):
            attempt()

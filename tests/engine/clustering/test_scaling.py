"""The four scalings against closed forms and scikit-learn's own scalers."""

from __future__ import annotations

import numpy as np
import pytest
from rasters import classes, spectra_of
from sklearn.preprocessing import Normalizer, StandardScaler

from engine.clustering.scaling import SpectralScaler


@pytest.fixture(scope="module")
def spectra():
    return spectra_of(classes((60, 70), 1), 1).reshape(6, -1).T.astype(np.float64)


def test_band_is_scikit_learn_s_standard_scaler(spectra):
    found = SpectralScaler("band").fit_transform(spectra)
    np.testing.assert_allclose(found, StandardScaler().fit_transform(spectra), rtol=1e-10, atol=1e-12)


def test_shape_is_scikit_learn_s_normalizer_and_then_its_standard_scaler(spectra):
    found = SpectralScaler("shape").fit_transform(spectra)
    expected = StandardScaler().fit_transform(Normalizer("l2").fit_transform(spectra))
    # Only pixels darker than a fiftieth of the median norm are treated otherwise; there are none here.
    assert np.linalg.norm(spectra, axis=1).min() > 0.02 * np.median(np.linalg.norm(spectra, axis=1))
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-10)


def test_image_is_what_the_notebooks_do(spectra):
    found = SpectralScaler("image").fit_transform(spectra)
    np.testing.assert_allclose(found, (spectra - spectra.mean()) / spectra.std(), rtol=1e-10, atol=1e-12)


def test_none_changes_nothing(spectra):
    np.testing.assert_array_equal(SpectralScaler("none").fit_transform(spectra), spectra)


def test_what_was_learned_is_used_on_other_pixels(spectra):
    scaler = SpectralScaler("band").fit(spectra[::2])
    expected = StandardScaler().fit(spectra[::2]).transform(spectra[1::2] + 3)
    np.testing.assert_allclose(scaler.transform(spectra[1::2] + 3), expected, rtol=1e-10)


def test_shape_does_not_see_brightness(spectra):
    scaler = SpectralScaler("shape").fit(spectra)
    shade = np.random.default_rng(0).uniform(0.3, 3.0, (len(spectra), 1))
    np.testing.assert_allclose(scaler.transform(spectra * shade), scaler.transform(spectra), rtol=1e-9, atol=1e-10)


@pytest.mark.parametrize("name", ["shape", "band", "image", "none"])
def test_columns_in_single_precision_agree(spectra, name):
    scaler = SpectralScaler(name).fit(spectra)
    found = scaler.transform_columns(np.ascontiguousarray(spectra.T, dtype=np.float32))
    assert found.dtype == np.float32
    np.testing.assert_allclose(found.T, scaler.transform(spectra), atol=2e-4)


@pytest.mark.parametrize("name", ["shape", "band", "image", "none"])
@pytest.mark.parametrize(
    "pixels",
    [
        pytest.param(np.zeros((30, 4)), id="all zero"),
        pytest.param(np.full((30, 4), 0.3), id="all one value"),
        pytest.param(np.column_stack([np.linspace(0, 1, 30), np.zeros((30, 2)), np.ones(30)]), id="constant bands"),
        pytest.param(np.vstack([np.zeros((3, 4)), np.eye(4), -np.eye(4)]), id="some zeros and negatives"),
        pytest.param(np.random.default_rng(0).random((30, 4)) * 1e-30, id="tiny"),
        pytest.param(np.random.default_rng(0).random((30, 4)) * 1e12, id="huge"),
    ],
)
def test_odd_pixels_stay_finite_and_of_moderate_size(name, pixels):
    with np.errstate(all="raise", under="ignore"):
        found = SpectralScaler(name).fit_transform(pixels)
    assert np.isfinite(found).all()
    if name != "none":
        assert np.abs(found).max() <= np.sqrt(pixels.size)


def test_a_constant_band_becomes_zero_and_the_others_stay(spectra):
    pixels = spectra.copy()
    pixels[:, 2] = 0.25
    found = SpectralScaler("band").fit_transform(pixels)
    assert (found[:, 2] == 0).all()
    np.testing.assert_allclose(
        np.delete(found, 2, 1), StandardScaler().fit_transform(np.delete(pixels, 2, 1)), rtol=1e-9
    )


@pytest.mark.parametrize("name", ["shape", "band", "image"])
def test_rounding_is_not_taken_for_differences(name):
    pixels = np.full((30, 4), 0.1)
    pixels[::2] = np.nextafter(0.1, 1.0)
    assert np.abs(SpectralScaler(name).fit_transform(pixels)).max() < 1e-9


def test_noise_of_a_dark_pixel_is_not_blown_up():
    """A pixel of almost nothing has no shape: two such with opposite noise stay alike."""
    ordinary = spectra_of(classes((20, 20), 2), 2).reshape(6, -1).T
    dark = 1e-6 * np.array([[1, -1, 1, -1, 1, -1], [-1, 1, -1, 1, -1, 1]])
    scaler = SpectralScaler("shape").fit(np.vstack([ordinary, dark]))
    one, other = scaler.transform(dark)
    spread = np.ptp(scaler.transform(ordinary), axis=0)
    assert (np.abs(one - other) < 0.01 * spread).all()


@pytest.mark.parametrize("name", ["Shape", "", None, "z-score"])
def test_an_unknown_scaling_is_refused(name):
    with pytest.raises(ValueError, match="scaling must be one of shape, band, image, none"):
        SpectralScaler(name).fit(np.eye(3))

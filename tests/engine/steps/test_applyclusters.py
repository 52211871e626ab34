"""A model on another image: the same bands wherever they stand, and plain words where they are not."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from rasters import SIX_BANDS, north_up, read, spectra_of, write_raster, write_scene

from engine.errors import InputError
from engine.raster.bands import Band, bands_like
from engine.steps import applyclusters, kmeansclustering, spectralclustering

SHAPE = (90, 110)
TOOLS = {"spectral": (spectralclustering, {"implementation": "streaming"}), "kmeans": (kmeansclustering, {})}


@pytest.fixture(params=TOOLS)
def fit(job, tmp_path, request):
    """Return a function that clusters an image and returns the paths of clusters and model."""

    def run(image, bands=None, **settings):
        step, further = TOOLS[request.param]
        paths = {"output": str(tmp_path / "clusters.tif"), "model": str(tmp_path / "model.json")}
        step.run(job, image=image, bands=bands, settings={"clusters": 4, **settings}, **further, **paths)
        return paths["output"], paths["model"]

    return run


@pytest.fixture
def scene(tmp_path):
    return write_scene(tmp_path / "scene.tif", SHAPE, seed=4, gaps=True)[0]


def apply(job, image, model, output, bands=None):
    answer = applyclusters.run(job, image=str(image), model=str(model), output=str(output), bands=bands)
    assert answer["output"] == str(output)
    return read(output)


def rewritten(path, scene, order=range(6), names=SIX_BANDS, **options):
    """Write the bands of a scene in another order, and with other names."""
    with rasterio.open(scene) as dataset:
        values = dataset.read()
    order = list(order)
    return write_raster(path, values[order], names=[names[place] for place in order], nodata=np.nan, **options)


@pytest.mark.parametrize("scaling", ["shape", "band", "image", "none"])
def test_its_own_image_gets_the_same_clusters(job, scene, fit, tmp_path, scaling):
    clusters, model = fit(scene, scaling=scaling)
    labels = apply(job, scene, model, tmp_path / "out.tif")
    np.testing.assert_array_equal(labels, read(clusters))
    assert (labels == 0).sum() > 300


def test_the_raster_looks_like_that_of_the_clustering(job, scene, fit, tmp_path):
    clusters, model = fit(scene)
    apply(job, scene, model, tmp_path / "out.tif")
    with rasterio.open(clusters) as expected, rasterio.open(tmp_path / "out.tif") as found:
        assert found.colormap(1) == expected.colormap(1)
        assert found.tags(1) == expected.tags(1)
        assert (found.profile, found.descriptions) == (expected.profile, expected.descriptions)
    assert (tmp_path / "out.tif.aux.xml").read_bytes() == (tmp_path / "clusters.tif.aux.xml").read_bytes()


def test_bands_are_found_wherever_they_stand(job, scene, fit, tmp_path):
    clusters, model = fit(scene)
    other = rewritten(tmp_path / "other.tif", scene, (3, 1, 5, 0, 4, 2))
    np.testing.assert_array_equal(apply(job, other, model, tmp_path / "out.tif"), read(clusters))
    # By alias and capital letters, and with a band more.
    names = ("BLUE", "Green", "red", "NIR", "SWIR 1", "swir2")
    with rasterio.open(scene) as dataset:
        values = np.concatenate([np.full((1, *SHAPE), 300.0, np.float32), dataset.read()])
    other = write_raster(tmp_path / "other.tif", values, names=("lwir11", *names), nodata=np.nan)
    np.testing.assert_array_equal(apply(job, other, model, tmp_path / "out.tif"), read(clusters))


def test_only_the_models_bands_decide_what_is_observed(job, scene, fit, tmp_path):
    clusters, model = fit(scene, bands=[2, 4, 5])
    with rasterio.open(scene) as dataset:
        values = dataset.read()
    values[0, :20], values[5, 40:] = np.nan, np.nan
    other = write_raster(tmp_path / "other.tif", values, names=SIX_BANDS, nodata=np.nan)
    np.testing.assert_array_equal(apply(job, other, model, tmp_path / "out.tif"), read(clusters))


def test_another_grid_is_kept(job, scene, fit, tmp_path):
    _, model = fit(scene, scaling="band")
    truth = np.zeros((30, 40), int)
    truth[:, 20:], truth[10:20] = 2, 3
    place = {"crs": "EPSG:4326", "transform": north_up(0.001, (3.0, 43.0))}
    other = write_raster(tmp_path / "other.tif", spectra_of(truth, 9), names=SIX_BANDS, **place)
    labels = apply(job, other, model, tmp_path / "out.tif")
    # The classes are numbered by brightness, as clusters are.
    np.testing.assert_array_equal(labels, truth + 1)
    with rasterio.open(tmp_path / "out.tif") as dataset:
        assert (dataset.crs.to_epsg(), dataset.transform) == (4326, place["transform"])


def test_bands_without_names_pair_by_position(job, scene, fit, tmp_path):
    nameless = rewritten(tmp_path / "nameless.tif", scene, names=[""] * 6)
    clusters, model = fit(nameless)
    np.testing.assert_array_equal(apply(job, nameless, model, tmp_path / "out.tif"), read(clusters))
    np.testing.assert_array_equal(apply(job, scene, model, tmp_path / "out.tif"), read(clusters))
    clusters, model = fit(nameless, bands=[2, 4, 5])
    with pytest.raises(InputError, match=r"3 bands without names, and 'nameless\.tif' offers 6.*Choose the bands"):
        apply(job, nameless, model, tmp_path / "never.tif")
    assert not list(tmp_path.glob("never*"))
    np.testing.assert_array_equal(apply(job, nameless, model, tmp_path / "out.tif", [2, 4, 5]), read(clusters))


def test_missing_bands_are_named(job, scene, fit, tmp_path):
    _, model = fit(scene)
    other = rewritten(tmp_path / "other.tif", scene, (0, 1, 2, 5))
    with pytest.raises(
        InputError, match=r"'other\.tif' lacks bands .*: nir08, swir16\. It offers blue, green, red, swir22"
    ):
        apply(job, other, model, tmp_path / "never.tif")
    nameless = rewritten(tmp_path / "nameless.tif", scene, names=[""] * 6)
    with pytest.raises(InputError, match=r"lacks bands .*blue, green.*Stack bands"):
        apply(job, nameless, model, tmp_path / "never.tif")
    with pytest.raises(InputError, match=r"lacks bands .*swir22"):
        apply(job, scene, model, tmp_path / "never.tif", [1, 2, 3, 4, 5])
    assert not list(tmp_path.glob("never*"))


def test_an_image_without_observed_pixels_is_refused(job, scene, fit, tmp_path):
    _, model = fit(scene)
    empty = write_raster(tmp_path / "empty.tif", np.full((6, 20, 20), np.nan, np.float32), names=SIX_BANDS)
    (tmp_path / "out.tif").write_bytes(b"of before")
    with pytest.raises(InputError, match=r"'empty\.tif' has no pixel that is valid"):
        apply(job, empty, model, tmp_path / "out.tif")
    assert (tmp_path / "out.tif").read_bytes() == b"of before"
    assert not list(tmp_path.glob("*.part*"))


def test_a_foreign_model_is_refused(job, scene, tmp_path):
    (tmp_path / "model.json").write_text("{}")
    with pytest.raises(InputError, match="is not a cluster model"):
        apply(job, scene, tmp_path / "model.json", tmp_path / "out.tif")
    with pytest.raises(InputError, match="cannot be read"):
        apply(job, scene, tmp_path / "nowhere.json", tmp_path / "out.tif")


def narrow(*wavelengths, fwhm=None):
    return [Band(place, wavelength=wavelength, fwhm=fwhm) for place, wavelength in enumerate(wavelengths, start=1)]


@pytest.mark.parametrize(
    ("wanted", "offered", "found"),
    [
        pytest.param(
            narrow(650, 655, 660), narrow(660.2, 650.1, 655.4, 640), [1, 2, 0], id="narrow bands by wavelength"
        ),
        pytest.param(narrow(650, 655), narrow(600, 690), [None, None], id="too far, though all of them are red"),
        pytest.param(narrow(650), narrow(640, fwhm=30), [0], id="within a broad band"),
        pytest.param([Band(1, "red")], narrow(555, 654.6, 864), [1], id="a role by its wavelength"),
        pytest.param([Band(1, "B4", 654.6)], [Band(1, "green"), Band(2, "red")], [1], id="a wavelength by its role"),
        pytest.param(
            [Band(1, "B8", 833), Band(2, "B8A", 865)],
            [Band(1, "B8A", 865), Band(2, "B8", 833)],
            [1, 0],
            id="names first",
        ),
        pytest.param([Band(1, "nir"), Band(2, "red")], [Band(1, "red")], [None, 0], id="no band twice"),
        pytest.param(
            [Band(1, "a"), Band(2)], [Band(1, "a"), Band(2)], [0, None], id="one without a name cannot be known"
        ),
        pytest.param(
            [Band(1), Band(2)], [Band(1, "red"), Band(2, "green")], [0, 1], id="all without names by position"
        ),
        pytest.param([Band(1), Band(2)], [Band(1), Band(2), Band(3)], [None, None], id="unless their number differs"),
    ],
)
def test_like_bands(wanted, offered, found):
    assert bands_like(wanted, offered) == found

"""Model files: what is written comes back the same; what is foreign or damaged is refused."""

from __future__ import annotations

import json
import pickle

import numpy as np
import pytest
from rasterio.windows import Window
from rasters import read, spectra_of, write_scene

from engine.clustering.model import ClusterModel, number_by_brightness
from engine.errors import InputError
from engine.raster.image import open_image
from engine.steps import spectralclustering


@pytest.fixture(scope="module")
def fitted(tmp_path_factory):
    """A scene, its clusters, and the model file that was written with them."""
    from engine.job import Job

    folder = tmp_path_factory.mktemp("model")
    image, truth = write_scene(folder / "scene.tif", (90, 110), seed=4, gaps=True)
    paths = {"output": str(folder / "clusters.tif"), "model": str(folder / "model.json")}
    settings = {"clusters": 5}
    spectralclustering.run(Job(), image=image, bands=None, settings=settings, implementation="streaming", **paths)
    return image, truth, paths


def content_of(fitted):
    with open(fitted[2]["model"], encoding="utf-8") as file:
        return json.load(file)


@pytest.fixture
def read_changed(fitted, tmp_path):
    """Return a function that reads the model after something in its file was changed."""

    def change(place, value):
        content = content_of(fitted)
        *way, last = place.split(".")
        part = content
        for key in way:
            part = part[key]
        if value is KeyError:
            del part[last]
        else:
            part[last] = value
        (tmp_path / "changed.json").write_text(json.dumps(content))
        return ClusterModel.read(tmp_path / "changed.json")

    return change


def test_a_model_that_was_read_gives_the_same_labels(fitted):
    image, _, paths = fitted
    model = ClusterModel.read(paths["model"])
    values = open_image(image).read(Window(0, 0, 110, 90))
    np.testing.assert_array_equal(model.label(values), read(paths["output"]))
    assert model.clusters == 5
    assert [band.name for band in model.bands] == [band.name for band in open_image(image).bands]


def test_writing_what_was_read_gives_the_same_text(fitted):
    with open(fitted[2]["model"], encoding="utf-8") as file:
        assert ClusterModel.read(fitted[2]["model"]).to_json() == file.read()


@pytest.mark.parametrize("scaling", ["shape", "band", "image", "none"])
def test_every_scaling_comes_back(job, fitted, tmp_path, scaling):
    image, _, _ = fitted
    paths = {"output": str(tmp_path / "clusters.tif"), "model": str(tmp_path / "model.json")}
    settings = {"clusters": 3, "scaling": scaling}
    spectralclustering.run(job, image=image, bands=None, settings=settings, implementation="streaming", **paths)
    values = open_image(image).read(Window(0, 0, 110, 90))
    np.testing.assert_array_equal(ClusterModel.read(paths["model"]).label(values), read(paths["output"]))


def test_unobserved_pixels_get_zero(fitted):
    model = ClusterModel.read(fitted[2]["model"])
    values = spectra_of(np.zeros((4, 5), int))
    values[2, 1, 1], values[0, 2, 2], values[5, 3, 3] = np.nan, np.inf, -np.inf
    labels = model.label(values)
    assert {tuple(place) for place in np.argwhere(labels == 0)} == {(1, 1), (2, 2), (3, 3)}
    assert not model.label(np.full((6, 3, 3), np.nan, np.float32)).any()


def test_clusters_are_numbered_from_the_darkest(fitted):
    image, _, paths = fitted
    values, clusters = open_image(image).read(Window(0, 0, 110, 90)), read(paths["output"])
    means = [values[:, clusters == number].mean() for number in range(1, 6)]
    assert means == sorted(means)


def test_a_cluster_without_pixels_gets_the_last_number():
    labels = np.array([0, 0, 2, 2, 3])
    pixels = np.array([[5.0], [5.0], [1.0], [2.0], [9.0]])
    np.testing.assert_array_equal(number_by_brightness(labels, pixels, 4), [2, 4, 1, 3])


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"format": "strandline', b"\xff\xfe\x00", b"nonsense", b"[" * 100_000]
)
def test_what_is_not_json_is_refused(tmp_path, content):
    (tmp_path / "model.json").write_bytes(content)
    with pytest.raises(InputError, match=r"'model\.json' is not a cluster model: it is not valid JSON"):
        ClusterModel.read(tmp_path / "model.json")


def test_a_cut_file_is_refused(fitted, tmp_path):
    with open(fitted[2]["model"], "rb") as file:
        whole = file.read()
    for share in (0.1, 0.5, 0.99):
        (tmp_path / "model.json").write_bytes(whole[: int(share * len(whole))])
        with pytest.raises(InputError, match="not valid JSON"):
            ClusterModel.read(tmp_path / "model.json")


@pytest.mark.parametrize(
    "content", ["[]", "3", "null", "{}", '{"format": "other", "version": 1}', '{"type": "FeatureCollection"}']
)
def test_foreign_json_is_refused(tmp_path, content):
    (tmp_path / "model.json").write_text(content)
    with pytest.raises(InputError, match="is not a cluster model of Strandline"):
        ClusterModel.read(tmp_path / "model.json")


def test_a_pickle_is_refused_and_never_run(tmp_path):
    class Trap:
        def __reduce__(self):
            return (tmp_path.joinpath("run").touch, ())

    (tmp_path / "model.json").write_bytes(pickle.dumps(Trap()))
    with pytest.raises(InputError, match="is not a cluster model"):
        ClusterModel.read(tmp_path / "model.json")
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("version", [2, 0, "1.0", None])
def test_another_version_is_refused(read_changed, version):
    with pytest.raises(InputError, match="comes from another version of Strandline"):
        read_changed("version", version)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(InputError, match=r"'model\.json' cannot be read: No such file"):
        ClusterModel.read(tmp_path / "model.json")


NAN = float("nan")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("bands", KeyError), ("bands", []), ("bands", ["green"]), ("bands", [{"name": "green", "wavelength_nm": None}]),
        ("scaling", KeyError), ("scaling", []), ("scaling.name", "z-score"), ("scaling.mean", [0.0] * 5),
        ("scaling.mean", [NAN] * 6), ("scaling.scale", [1.0, 1.0, 1.0, 1.0, 1.0, "x"]), ("scaling.scale", [0.0] * 6),
        ("scaling.floor", NAN), ("scaling.floor", None),
        ("spectral.gamma", NAN), ("spectral.gamma", "x"), ("spectral.gamma", KeyError),
        ("spectral.landmarks", []), ("spectral.landmarks", [[1.0, 2.0]]), ("spectral.landmarks", [[NAN] * 6]),
        ("spectral.weights", [[1.0]]), ("spectral.weights", 1.0), ("spectral.centres", [[1.0] * 5]),
        ("spectral.landmark_labels", [0]), ("spectral.landmark_labels", None),
        ("numbers", [1, 2, 3, 4]), ("numbers", [1, 2, 3, 4, 300]), ("numbers", [1, 2, 3, 4, 4]), ("numbers", [0, 1, 2, 3, 4]),
        ("numbers", "12345"),
    ],
)  # fmt: skip
def test_a_damaged_model_is_refused(read_changed, place, value):
    with pytest.raises(InputError, match=r"The model 'changed\.json' is damaged"):
        read_changed(place, value)


def test_an_embedding_without_dimensions_is_refused(fitted, tmp_path):
    content = content_of(fitted)
    for name in ("weights", "centres"):
        content["spectral"][name] = [[] for _ in content["spectral"][name]]
    (tmp_path / "model.json").write_text(json.dumps(content))
    with pytest.raises(InputError, match="is damaged"):
        ClusterModel.read(tmp_path / "model.json")


def test_a_landmark_of_no_cluster_is_refused(fitted, read_changed):
    labels = content_of(fitted)["spectral"]["landmark_labels"]
    for wrong in (5, -1):
        with pytest.raises(InputError, match="is damaged"):
            read_changed("spectral.landmark_labels", [wrong, *labels[1:]])

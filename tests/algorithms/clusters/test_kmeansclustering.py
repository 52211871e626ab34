"""Tool ``kmeansclustering``, on an image whose classes are known."""

from __future__ import annotations

import json

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_refuses, run
from cluster_tables import assert_same_table, expected_table, table_of
from rasters import BANDS, image_of, lake_classes, read_raster, write_raster

pytestmark = pytest.mark.usefixtures("engine")

METHODS = ["minibatch", "full"]


@pytest.mark.parametrize("method", METHODS)
def test_clusters_table_and_model(lake, tmp_path, method):
    paths = {"OUTPUT": tmp_path / "out.tif", "TABLE": tmp_path / "t.csv", "MODEL": tmp_path / "m.json"}
    texts = {name: str(path) for name, path in paths.items()}
    assert run("kmeansclustering", INPUT=lake["before"], CLUSTERS=4, METHOD=method, **texts) == texts
    np.testing.assert_array_equal(read_raster(paths["OUTPUT"]), lake_classes())
    assert_same_table(table_of(paths["TABLE"]), expected_table(lake_classes(), read_raster(lake["before"])))
    model = json.loads(paths["MODEL"].read_text(encoding="utf-8"))
    assert [band["name"] for band in model["bands"]] == list(BANDS)
    assert np.shape(model["kmeans"]["centres"]) == (4, len(BANDS))


@pytest.mark.parametrize(
    "parameters",
    [
        {"SCALING": "band"},
        {"SCALING": "image"},
        {"SCALING": "none"},
        {"SEED": 7},
        {"STEP": 3},
        {"STEP": 3, "METHOD": "full"},
        {"BANDS": [2, 4, 5]},
    ],
    ids=lambda parameters: "-".join(map(str, parameters.values())),
)
def test_every_setting_finds_classes_this_far_apart(lake, parameters):
    results = run("kmeansclustering", INPUT=lake["before"], CLUSTERS=4, OUTPUT="TEMPORARY_OUTPUT", **parameters)
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), lake_classes())


def test_every_setting_arrives(lake, tmp_path):
    """Settings that find the same classes here still leave their mark in the model."""

    def model(**parameters):
        path = str(tmp_path / "m.json")
        run("kmeansclustering", INPUT=lake["before"], MODEL=path, OUTPUT="TEMPORARY_OUTPUT", **parameters)
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    usual = model()
    assert len(usual["numbers"]) == 8
    assert usual["scaling"]["name"] == "shape"
    assert usual == model()
    assert model(SCALING="band")["scaling"]["name"] == "band"
    assert len(model(CLUSTERS=5)["numbers"]) == 5
    for parameters in ({"SEED": 1}, {"STEP": 2}, {"METHOD": "full"}):
        assert model(**parameters)["kmeans"] != usual["kmeans"], parameters


def test_full_passes_are_told(lake):
    feedback = Listener()
    run("kmeansclustering", feedback=feedback, INPUT=lake["before"], METHOD="full", OUTPUT="TEMPORARY_OUTPUT")
    assert any("Passes over the pixels" in text for text in feedback.infos)
    assert feedback.progress == sorted(feedback.progress)


def test_missing_pixels_get_no_cluster_and_a_step_spares_none(tmp_path):
    classes = lake_classes()
    image = image_of(classes)
    image[3, 5:9, 30:60] = np.nan
    path = write_raster(tmp_path / "in.tif", image, names=BANDS)
    run("kmeansclustering", INPUT=path, CLUSTERS=4, STEP=2, OUTPUT=str(tmp_path / "out.tif"))
    classes[5:9, 30:60] = 0
    np.testing.assert_array_equal(read_raster(tmp_path / "out.tif"), classes)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"CLUSTERS": 1}, ["clusters", "from 2 to 50"]),
        ({"STEP": 0}, ["stride", "at least 1"]),
        ({"STEP": -2}, ["stride", "at least 1"]),
        ({"STEP": 60}, ["2 valid pixels", "smaller stride"]),
        ({"SEED": -1}, ["seed", "from 0"]),
        ({"METHOD": "elkan"}, ["method", "choose one of minibatch, full"]),
        ({"SCALING": "rank"}, ["scaling", "choose one of shape, band, image, none"]),
        ({"BANDS": [3]}, ["two bands or more"]),
        ({"BANDS": [1, 12]}, ["no band 12"]),
    ],
    ids=lambda value: "-".join(map(str, value.values())) if isinstance(value, dict) else "",
)
def test_wrong_values(lake, tmp_path, parameters, words):
    assert_refuses(
        "kmeansclustering", words, tmp_path, INPUT=lake["after"], OUTPUT=str(tmp_path / "out.tif"), **parameters
    )


@pytest.mark.parametrize("method", METHODS)
def test_cancelled(huge_lake, tmp_path, method):
    outputs = {"OUTPUT": str(tmp_path / "out.tif"), "TABLE": str(tmp_path / "t.csv"), "MODEL": str(tmp_path / "m.json")}
    assert_cancels("kmeansclustering", tmp_path, INPUT=huge_lake["before"], METHOD=method, **outputs)


def test_the_command(command, lake, tmp_path):
    outputs = {"OUTPUT": str(tmp_path / "o.tif"), "TABLE": str(tmp_path / "t.csv"), "MODEL": str(tmp_path / "m.json")}
    settings = {"CLUSTERS": 4, "SCALING": "shape", "METHOD": "full", "STEP": 2, "SEED": 3}
    done = command.run("kmeansclustering", INPUT=lake["after"], **settings, **outputs)
    assert done.code == 0 and done.results == outputs, done.text
    classes = lake_classes(after=True)
    np.testing.assert_array_equal(read_raster(tmp_path / "o.tif"), classes)
    assert_same_table(table_of(tmp_path / "t.csv"), expected_table(classes, read_raster(lake["after"])))

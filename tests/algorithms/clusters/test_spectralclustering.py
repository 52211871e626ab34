"""Tool ``spectralclustering``, on an image whose classes are known."""

from __future__ import annotations

import json

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_refuses, run
from cluster_tables import assert_same_table, expected_table, table_of
from osgeo import gdal
from rasters import BANDS, huge, image_of, lake_classes, read_raster, write_raster

pytestmark = pytest.mark.usefixtures("engine")


def test_clusters_table_and_model(lake, tmp_path):
    paths = {"OUTPUT": tmp_path / "out.tif", "TABLE": tmp_path / "t.csv", "MODEL": tmp_path / "m.json"}
    results = run("spectralclustering", INPUT=lake["before"], **{name: str(path) for name, path in paths.items()})
    assert results == {name: str(path) for name, path in paths.items()}
    # Darkest first: the numbers are those that the classes were given.
    np.testing.assert_array_equal(read_raster(paths["OUTPUT"]), lake_classes())
    assert_same_table(table_of(paths["TABLE"]), expected_table(lake_classes(), read_raster(lake["before"])))
    model = json.loads(paths["MODEL"].read_text(encoding="utf-8"))
    assert [band["name"] for band in model["bands"]] == list(BANDS)
    assert np.shape(model["spectral"]["landmarks"])[1] == len(BANDS)


def test_the_file_says_what_its_values_mean(lake, tmp_path):
    run("spectralclustering", INPUT=lake["before"], OUTPUT=str(tmp_path / "out.tif"))
    dataset = gdal.Open(str(tmp_path / "out.tif"))
    band = dataset.GetRasterBand(1)
    assert (band.DataType, band.GetNoDataValue()) == (gdal.GDT_Byte, 0)
    assert band.GetCategoryNames() == ["no data", "cluster 1", "cluster 2", "cluster 3", "cluster 4"]
    colours = [band.GetColorTable().GetColorEntry(number) for number in range(5)]
    assert colours[0][3] == 0 and len(set(colours)) == 5
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2018-04-29"


@pytest.mark.parametrize(
    "parameters",
    [
        {"SCALING": "band"},
        {"SCALING": "image"},
        {"SCALING": "none", "GAMMA": 30},
        {"SEED": 7},
        {"COMPONENTS": 40},
        {"BANDS": [2, 4, 5]},
        {"IMPLEMENTATION": "dask_ml"},
    ],
    ids=lambda parameters: "-".join(map(str, parameters.values())),
)
def test_every_setting_finds_classes_this_far_apart(lake, parameters):
    results = run("spectralclustering", INPUT=lake["before"], OUTPUT="TEMPORARY_OUTPUT", **parameters)
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), lake_classes())


def test_settings_arrive_in_the_model(lake, tmp_path):
    settings = {"SCALING": "band", "GAMMA": 0.75, "COMPONENTS": 20, "CLUSTERS": 3, "BANDS": [2, 5]}
    parameters = {"MODEL": str(tmp_path / "m.json"), "OUTPUT": str(tmp_path / "out.tif"), **settings}
    run("spectralclustering", INPUT=lake["before"], **parameters)
    model = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert model["scaling"]["name"] == "band"
    assert model["spectral"]["gamma"] == 0.75
    assert 3 <= len(model["spectral"]["landmarks"]) <= 20
    assert sorted(model["numbers"]) == [1, 2, 3]
    assert [band["name"] for band in model["bands"]] == ["green", "swir16"]


def test_dask_ml_writes_the_same_table(lake, tmp_path):
    parameters = {"IMPLEMENTATION": "dask_ml", "TABLE": str(tmp_path / "t.csv"), "OUTPUT": str(tmp_path / "out.tif")}
    feedback = Listener()
    run("spectralclustering", feedback=feedback, INPUT=lake["before"], **parameters)
    assert any("dask-ml" in stage for stage in feedback.stages)
    assert_same_table(table_of(tmp_path / "t.csv"), expected_table(lake_classes(), read_raster(lake["before"])))


def test_chosen_bands_decide_which_pixels_are_observed(tmp_path):
    classes = lake_classes()
    image = image_of(classes)
    image[0, 40:50, 40:50] = np.nan
    path = write_raster(tmp_path / "in.tif", image, names=BANDS)
    run("spectralclustering", INPUT=path, BANDS="2;4;5", TABLE=str(tmp_path / "t.csv"), OUTPUT=str(tmp_path / "a.tif"))
    np.testing.assert_array_equal(read_raster(tmp_path / "a.tif"), classes)
    assert [name for name in table_of(tmp_path / "t.csv")[0] if name.startswith("mean")] == [
        "mean_green",
        "mean_nir08",
        "mean_swir16",
    ]
    run("spectralclustering", INPUT=path, OUTPUT=str(tmp_path / "b.tif"))
    classes[40:50, 40:50] = 0
    np.testing.assert_array_equal(read_raster(tmp_path / "b.tif"), classes)


def test_a_thermal_band_is_left_out_unless_chosen(tmp_path):
    image = image_of(lake_classes())
    warm = np.full_like(image[:1], 300.0)
    warm[:, :, ::2] = 280.0
    path = write_raster(tmp_path / "in.tif", np.concatenate([image, warm]), names=(*BANDS, "lwir11"))
    run("spectralclustering", INPUT=path, TABLE=str(tmp_path / "t.csv"), OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_array_equal(read_raster(tmp_path / "out.tif"), lake_classes())
    assert "mean_lwir11" not in table_of(tmp_path / "t.csv")[0]
    run("spectralclustering", INPUT=path, BANDS="4;7", TABLE=str(tmp_path / "t.csv"), OUTPUT="TEMPORARY_OUTPUT")
    assert "mean_lwir11" in table_of(tmp_path / "t.csv")[0]


def test_the_number_of_clusters_and_the_seed(lake, tmp_path):
    found = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        parameters = {"CLUSTERS": 9, "SEED": seed, "OUTPUT": str(tmp_path / f"{name}.tif")}
        found.append(read_raster(run("spectralclustering", INPUT=lake["before"], **parameters)["OUTPUT"]))
    assert set(np.unique(found[0])) == set(range(10))
    np.testing.assert_array_equal(found[0], found[1])
    assert (found[0] != found[2]).any()


def test_a_constant_band_is_named_in_a_warning(tmp_path):
    image = image_of(lake_classes())
    image[2] = 0.5
    feedback = Listener()
    path = write_raster(tmp_path / "in.tif", image, names=BANDS)
    results = run("spectralclustering", feedback=feedback, INPUT=path, SCALING="band", OUTPUT="TEMPORARY_OUTPUT")
    assert any("red" in text and "same value" in text for text in feedback.warnings)
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]) == 0, lake_classes() == 0)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"CLUSTERS": 1}, ["clusters", "from 2 to 50"]),
        ({"CLUSTERS": 51}, ["clusters", "from 2 to 50"]),
        ({"COMPONENTS": 1}, ["landmarks", "from 2 to 2,000"]),
        ({"GAMMA": 0}, ["gamma", "above 0"]),
        ({"GAMMA": -1}, ["gamma", "at least 0"]),
        ({"GAMMA": float("nan")}, ["gamma", "finite"]),
        ({"SEED": -1}, ["seed", "from 0"]),
        ({"SCALING": "rank"}, ["scaling", "choose one of shape, band, image, none"]),
        ({"BANDS": [3]}, ["two bands or more"]),
        ({"BANDS": [1, 12]}, ["no band 12"]),
        ({"IMPLEMENTATION": "dask_ml", "MODEL": "m.json"}, ["model", "streaming"]),
    ],
    ids=lambda value: "-".join(map(str, value.values())) if isinstance(value, dict) else "",
)
def test_wrong_values(lake, tmp_path, parameters, words):
    assert_refuses(
        "spectralclustering", words, tmp_path, INPUT=lake["before"], OUTPUT=str(tmp_path / "out.tif"), **parameters
    )


# dask-ml's class holds the image in memory, so it is offered images up to a size only.
@pytest.mark.parametrize(("implementation", "side"), [("streaming", 8000), ("dask_ml", 1400)])
def test_cancelled(lake, tmp_path, tmp_path_factory, implementation, side):
    image = huge(tmp_path_factory.mktemp("huge") / "huge.vrt", lake["before"], side)
    outputs = {"OUTPUT": str(tmp_path / "out.tif"), "TABLE": str(tmp_path / "t.csv")}
    assert_cancels("spectralclustering", tmp_path, INPUT=image, IMPLEMENTATION=implementation, **outputs)


def test_the_command(command, lake, tmp_path):
    outputs = {"OUTPUT": str(tmp_path / "o.tif"), "TABLE": str(tmp_path / "t.csv"), "MODEL": str(tmp_path / "m.json")}
    done = command.run("spectralclustering", INPUT=lake["after"], CLUSTERS=4, SCALING="shape", SEED=3, **outputs)
    assert done.code == 0 and done.results == outputs, done.text
    classes = lake_classes(after=True)
    np.testing.assert_array_equal(read_raster(tmp_path / "o.tif"), classes)
    assert_same_table(table_of(tmp_path / "t.csv"), expected_table(classes, read_raster(lake["after"])))

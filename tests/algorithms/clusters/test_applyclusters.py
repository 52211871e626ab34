"""Tool ``applyclusters``: the clusters of one date on another."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from assertions import assert_cancels, refusal, run
from osgeo import gdal
from rasters import BANDS, image_of, lake_classes, read_raster, write_raster

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture(scope="module", params=["spectralclustering", "kmeansclustering"])
def fitted(lake, tmp_path_factory, request):
    """Return the cluster raster and the model that a clustering of the lake has written."""
    folder = tmp_path_factory.mktemp(request.param)
    paths = {"OUTPUT": str(folder / "clusters.tif"), "MODEL": str(folder / "model.json")}
    run(request.param, INPUT=lake["before"], CLUSTERS=4, **paths)
    return paths


def test_the_same_image_gets_the_same_clusters(fitted, lake, tmp_path):
    output = str(tmp_path / "out.tif")
    assert run("applyclusters", INPUT=lake["before"], MODEL=fitted["MODEL"], OUTPUT=output) == {"OUTPUT": output}
    np.testing.assert_array_equal(read_raster(output), read_raster(fitted["OUTPUT"]))


def test_another_date_gets_the_same_numbers_for_the_same_classes(fitted, lake, tmp_path):
    output = str(tmp_path / "out.tif")
    run("applyclusters", INPUT=lake["after"], MODEL=fitted["MODEL"], OUTPUT=output)
    np.testing.assert_array_equal(read_raster(output), lake_classes(after=True))
    dataset = gdal.Open(output)
    band = dataset.GetRasterBand(1)
    assert (band.DataType, band.GetNoDataValue()) == (gdal.GDT_Byte, 0)
    assert band.GetCategoryNames() == ["no data", "cluster 1", "cluster 2", "cluster 3", "cluster 4"]
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2018-09-15"


def test_bands_in_another_order_on_another_grid(fitted, tmp_path):
    classes = lake_classes(after=True)[10:50, 5:75]
    order = [5, 0, 3, 1, 4, 2]
    path = write_raster(
        tmp_path / "in.tif",
        image_of(classes, 8)[order],
        names=[BANDS[place] for place in order],
        corner=(3e5, 4e6),
        pixel=25,
    )
    run("applyclusters", INPUT=path, MODEL=fitted["MODEL"], OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_array_equal(read_raster(tmp_path / "out.tif"), classes)


def test_nameless_bands_are_chosen_in_the_models_order(lake, tmp_path):
    image = image_of(lake_classes())
    path = write_raster(tmp_path / "in.tif", image)
    model = str(tmp_path / "m.json")
    run("kmeansclustering", INPUT=path, BANDS="2;4;5", CLUSTERS=4, MODEL=model, OUTPUT="TEMPORARY_OUTPUT")
    said = refusal("applyclusters", INPUT=path, MODEL=model, OUTPUT=str(tmp_path / "out.tif"))
    assert "3 bands without names" in said and "offers 6" in said and "Choose the bands" in said
    run("applyclusters", INPUT=path, MODEL=model, BANDS="2;4;5", OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_array_equal(read_raster(tmp_path / "out.tif"), lake_classes())


def test_wrong_values(fitted, lake, tmp_path):
    def said(**parameters):
        whole = {"INPUT": lake["before"], "MODEL": fitted["MODEL"], "OUTPUT": str(tmp_path / "out.tif"), **parameters}
        return refusal("applyclusters", **whole)

    text = said(MODEL=str(tmp_path / "nowhere.json"))
    assert "nowhere.json" in text and "does not exist" in text
    assert "two bands" in said(INPUT=lake["wet_before"])
    assert "two bands" in said(BANDS=[1])
    assert "no band 12" in said(BANDS=[1, 12])
    other = write_raster(tmp_path / "other.tif", image_of(lake_classes())[:4], names=BANDS[:4])
    text = said(INPUT=other)
    assert "'other.tif' lacks bands" in text and "swir16, swir22" in text and "Stack bands" in text
    foreign = tmp_path / "foreign.json"
    foreign.write_text('{"type": "FeatureCollection"}')
    assert "not a cluster model of Strandline" in said(MODEL=str(foreign))
    foreign.write_text("{")
    assert "not valid JSON" in said(MODEL=str(foreign))
    assert not list(tmp_path.glob("out*"))


def test_a_model_under_any_name(fitted, lake, tmp_path):
    renamed = shutil.copy(fitted["MODEL"], tmp_path / "Water of 2018.JSON")
    results = run("applyclusters", INPUT=lake["before"], MODEL=str(renamed), OUTPUT="TEMPORARY_OUTPUT")
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), lake_classes())


def test_cancelled(fitted, huge_lake, tmp_path):
    parameters = {"MODEL": fitted["MODEL"], "OUTPUT": str(tmp_path / "out.tif")}
    assert_cancels("applyclusters", tmp_path, INPUT=huge_lake["after"], **parameters)


def test_the_command(command, fitted, lake, tmp_path):
    output = str(tmp_path / "out.tif")
    done = command.run("applyclusters", INPUT=lake["after"], MODEL=fitted["MODEL"], OUTPUT=output)
    assert done.code == 0 and done.results == {"OUTPUT": output}, done.text
    np.testing.assert_array_equal(read_raster(output), lake_classes(after=True))
    done = command.run("applyclusters", INPUT=lake["after"], MODEL=lake["after"], OUTPUT=str(tmp_path / "never.tif"))
    assert done.code != 0 and not (tmp_path / "never.tif").exists()
    assert "json" in done.text.lower(), done.text

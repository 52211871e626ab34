"""The model that comes with the plugin: the same lake change, made of the single tools."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from osgeo import gdal

MODEL = Path(__file__).resolve().parents[2] / "resources" / "models" / "lake_change.model3"


def counts(path):
    """Return how many pixels each code of a change raster has."""
    values = gdal.Open(str(path)).ReadAsArray()
    return {int(code): int((values == code).sum()) for code in set(values.ravel().tolist())}


@pytest.fixture(scope="module")
def lake_change(qgis_process, pond_images, tmp_path_factory):
    """Return the change raster of the tool, and the areas it printed."""
    path = tmp_path_factory.mktemp("tool") / "change.tif"
    done = qgis_process(
        "--json",
        "run",
        "strandline:lakechange",
        "--",
        f"BEFORE={pond_images.before}",
        f"AFTER={pond_images.after}",
        f"POINT={pond_images.point}",
        f"CHANGE={path}",
    )
    assert done.returncode == 0, done.stderr
    return path, json.loads(done.stdout)["results"]


@pytest.mark.parametrize("model", [str(MODEL), "strandline:lake_change"], ids=["file", "id"])
def test_the_model_gives_the_areas_of_the_tool(model, qgis_process, pond_images, lake_change, tmp_path):
    change, report = tmp_path / "change.tif", tmp_path / "report.html"
    done = qgis_process(
        "--json",
        "run",
        model,
        "--",
        f"BEFORE={pond_images.before}",
        f"AFTER={pond_images.after}",
        f"POINT={pond_images.point}",
        f"change:Lake change={change}",
        f"change:Report={report}",
        f"water_before:Water before={tmp_path / 'before.tif'}",
        f"water_after:Water after={tmp_path / 'after.tif'}",
    )
    assert done.returncode == 0, done.stderr
    expected, areas = lake_change
    found = counts(change)
    assert found == counts(expected)
    # Pixels of 10 m: the areas follow from the counts.
    assert found.get(2, 0) * 1e-4 == pytest.approx(areas["AREA_LOST"])
    assert found[1] * 1e-4 == pytest.approx(areas["AREA_STABLE"])
    assert "<svg" in report.read_text(encoding="utf-8") or "<img" in report.read_text(encoding="utf-8")


def test_the_model_is_in_the_group_of_the_water_tools(provider):
    model = next(algorithm for algorithm in provider.algorithms() if algorithm.name() == "lake_change")
    assert (model.displayName(), model.groupId()) == ("Lake change, step by step", "water")
    assert model.create().canExecute()[0]

"""Arguments that a step, or its settings, does not take: a clear error before anything is read or written."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from engine.errors import InputError
from engine.rpc.runs import execute, find_step

STEPS = sorted(path.stem for path in (Path(__file__).resolve().parents[3] / "engine/steps").glob("[a-z]*.py"))
WITH_SETTINGS = ["spectralclustering", "kmeansclustering", "lakechange"]


def needed(step):
    """Return a value for every argument that the step needs; no file has such a name."""
    parameters = list(inspect.signature(find_step(step)).parameters.values())[1:]
    values = {
        one.name: "missing.tif" for one in parameters if one.default is one.empty and one.kind is one.KEYWORD_ONLY
    }
    return values | ({"before": "missing.tif", "after": "missing.tif"} if step == "lakechange" else {})


@pytest.mark.parametrize("step", STEPS)
def test_an_unknown_argument_of_a_step(job, step):
    with pytest.raises(InputError, match=r"cannot be run with these parameters: .*'colour'.*Restart QGIS"):
        execute(step, job, {**needed(step), "colour": "blue"})


@pytest.mark.parametrize("step", WITH_SETTINGS)
def test_an_unknown_setting_of_a_clustering(job, step):
    with pytest.raises(InputError, match=r"The clustering cannot be run with these parameters: .*'colour'"):
        execute(step, job, {**needed(step), "settings": {"clusters": 4, "colour": "blue"}})


def test_a_comparison_without_its_second_image(job):
    with pytest.raises(InputError, match=r"cannot be run with these parameters: .*'after'"):
        execute("lakechange", job, {"change": "change.tif", "before": "before.tif"})

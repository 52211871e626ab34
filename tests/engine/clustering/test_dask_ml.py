"""dask-ml's own clustering beside ours, through files."""

from __future__ import annotations

import numpy as np
import pytest
from rasters import names_in, read, spectra_of, write_raster, write_scene
from sklearn.metrics import adjusted_rand_score

from engine.clustering import dask_ml
from engine.errors import InputError
from engine.steps import spectralclustering


@pytest.fixture
def cluster_with(job, tmp_path):
    """Return a function that clusters an image with one of the implementations and gives the answer and the raster."""

    def run(image, implementation, **settings):
        output = tmp_path / f"{implementation}.tif"
        table = str(output.with_suffix(".csv"))
        answer = spectralclustering.run(
            job,
            image=image,
            bands=None,
            settings=settings,
            implementation=implementation,
            output=str(output),
            table=table,
        )
        return answer, read(output)

    return run


@pytest.mark.parametrize("scaling", ["image", "shape", "band"])
def test_both_implementations_agree(cluster_with, tmp_path, scaling):
    path, truth = write_scene(tmp_path / "scene.tif", (96, 120), seed=6, gaps=True)
    answers, (ours, theirs) = zip(
        *(cluster_with(path, name, scaling=scaling) for name in ("streaming", "dask_ml")), strict=True
    )
    np.testing.assert_array_equal(ours == 0, theirs == 0)
    seen = ours > 0
    assert adjusted_rand_score(theirs[seen], ours[seen]) >= 0.99
    assert adjusted_rand_score(truth[seen], ours[seen]) >= 0.95
    # Both number the clusters by brightness, so not only the parts but the numbers agree.
    assert (ours == theirs).mean() > 0.99
    assert answers[0] == {**answers[1], "output": answers[0]["output"]}
    tables = [
        np.genfromtxt(tmp_path / f"{name}.csv", delimiter=",", skip_header=1) for name in ("streaming", "dask_ml")
    ]
    np.testing.assert_allclose(tables[0], tables[1], rtol=0.02, atol=2e-3)


@pytest.mark.parametrize("pixels", [99, 100])
def test_too_few_pixels_for_dask_ml_are_a_plain_error(cluster_with, tmp_path, pixels):
    image = spectra_of(np.arange(100).reshape(10, 10) % 4)
    image[:, 0, : 100 - pixels] = np.nan
    path = write_raster(tmp_path / "small.tif", image)
    with pytest.raises(InputError, match=f"has {pixels} valid pixels; dask-ml needs more"):
        cluster_with(path, "dask_ml")
    assert names_in(tmp_path) == ["small.tif"]


def test_just_enough_pixels_for_dask_ml(cluster_with, tmp_path):
    path = write_raster(tmp_path / "small.tif", spectra_of(np.arange(110).reshape(11, 10) % 4))
    assert cluster_with(path, "dask_ml")[0]["clusters"] == 4


def test_an_image_too_large_for_dask_ml_is_refused_before_it_is_read(cluster_with, tmp_path, monkeypatch):
    path, _ = write_scene(tmp_path / "scene.tif", (40, 50))
    monkeypatch.setattr(dask_ml, "MAXIMUM_PIXELS", 1999)
    with pytest.raises(InputError, match=r"this image has 2,000\. Use the streaming implementation"):
        cluster_with(path, "dask_ml")

"""What no image of the ground has is refused, in words that say what it is."""

from __future__ import annotations

import numpy as np
import pytest
from affine import Affine
from rasters import SIX_BANDS, spectra_of, write_raster

from engine.errors import InputError
from engine.raster.image import open_image
from engine.raster.point import Point
from engine.steps import kmeansclustering, lakechange, searchscenes, spectralclustering

SHAPE = (40, 50)
SETTINGS = {"clusters": 3}


def scene(path, change=None, **options):
    values = spectra_of(np.arange(SHAPE[0] * SHAPE[1]).reshape(SHAPE) // 500)
    values = values if change is None else change(values)
    return write_raster(path, values, names=SIX_BANDS, **options)


@pytest.mark.parametrize(
    ("top", "refused"),
    [(90.0, False), (90.25, False), (91.0, True), (-75.0, True), (4_300_000.0, True)],
    ids=["to the pole", "centres on the pole", "beyond", "beyond the other", "metres"],
)
def test_latitudes_of_a_raster(tmp_path, top, refused):
    path = scene(tmp_path / "image.tif", crs="EPSG:4326", transform=Affine(0.5, 0, 10, 0, -0.5, top))
    if not refused:
        assert open_image(path).grid.height == SHAPE[0]
        return
    with pytest.raises(InputError, match="beyond the pole"):
        open_image(path)


def test_latitude_and_longitude_the_wrong_way_round(tmp_path):
    with pytest.raises(InputError, match=r"latitude -118\.71, which is beyond the pole"):
        Point(38.70, -118.71, "EPSG:4326").to("EPSG:32611")
    request = {"extent": {"bounds": [38.54, -118.89, 38.84, -118.57], "crs": ""}, "output": str(tmp_path / "out.json")}
    with pytest.raises(InputError, match="beyond the pole"):
        searchscenes.run(None, url="http://127.0.0.1:9", collections=["landsat-c2-l2"], **request)


def test_a_raster_of_complex_numbers(tmp_path, job):
    path = scene(tmp_path / "radar.tif", lambda values: values.astype(np.complex64))
    with pytest.raises(InputError, match="complex numbers, as radar images do"):
        lakechange.run(job, before=path, after=path, change=str(tmp_path / "change.tif"))


@pytest.mark.parametrize("step", [spectralclustering, kmeansclustering])
def test_values_that_are_no_measurements(tmp_path, job, step):
    path = scene(tmp_path / "image.tif", lambda values: values * np.float32(1e38))
    more = {"implementation": "streaming"} if step is spectralclustering else {}
    with pytest.raises(InputError, match="which are no measurements"):
        step.run(job, image=path, bands=None, settings=SETTINGS, output=str(tmp_path / "clusters.tif"), **more)


def test_a_change_between_values_that_are_no_measurements(tmp_path, job):
    paths = [scene(tmp_path / f"{name}.tif", lambda values: values * np.float32(1e38)) for name in "ba"]
    with pytest.raises(InputError, match="which are no measurements"):
        lakechange.run(job, before=paths[0], after=paths[1], change=str(tmp_path / "change.tif"))

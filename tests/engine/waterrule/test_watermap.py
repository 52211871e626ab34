"""The map from files: the same whatever the windows, and what it says of a point."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from generated_water import NAMES, disc, f1, scene
from rasterio.windows import Window
from rasters import write_raster

from engine.errors import InputError
from engine.raster.image import open_image
from engine.waterrule import survey
from engine.waterrule.survey import gather_evidence
from engine.waterrule.watermap import UNOBSERVED, WATER, WaterMap

TILED = {"tiled": True, "blockxsize": 128, "blockysize": 128}


def wet_scene():
    """Return lakes, a narrow river, a shadow and a gap in the data, 500 x 420 pixels, as whole numbers."""
    rows, columns = np.indices((500, 420))
    river = np.clip(0.75 - np.abs(columns - 250 - 30 * np.sin(rows / 40)) * 0.5, 0, 0.55)
    wet = river
    for radius, row, column in ((45, 130, 90), (8, 40, 380), (30, 380, 330), (2.5, 300, 60)):
        inside = np.hypot(rows - row, columns - column)
        wet = np.maximum(wet, np.clip(radius - inside + 0.5, 0, 1))
    values, true = scene(wet, "turbid", ("forest", "soil"))
    values[:, np.hypot(rows - 420, columns - 110) < 35] *= 0.3
    values = np.clip(np.rint(values * 10000), 1, None)
    values[:, 200:215, :] = 0
    return values.astype(np.uint16), true


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    values, _ = wet_scene()
    path = tmp_path_factory.mktemp("rule") / "scene.tif"
    write_raster(path, values, names=NAMES, nodata=0, scales=[1e-4] * 6, **TILED)
    return open_image(str(path))


def whole(image):
    return Window(0, 0, image.grid.width, image.grid.height)


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("shape", [(420, 500), (64, 64), (97, 53), (128, 128), (420, 31), (1, 500)])
def test_windows_do_not_matter(image, job, shape, narrow):
    found = WaterMap(image, gather_evidence(image, job), narrow)
    expected = found.codes(whole(image))
    pieced = np.full_like(expected, 7)
    windows = list(image.grid.windows(*shape))
    if shape == (1, 500):
        windows = windows[::41]
    # The last window first: nothing is carried from one to the next.
    for window in reversed(windows):
        pieced[window.toslices()] = found.codes(window)
    done = pieced != 7
    np.testing.assert_array_equal(pieced[done], expected[done])
    assert done.mean() > (0.02 if shape == (1, 500) else 0.999)


def test_the_map_is_right_and_gaps_are_not_observed(image, job):
    found = WaterMap(image, gather_evidence(image, job)).codes(whole(image))
    values, true = wet_scene()
    seen = values[0] > 0
    np.testing.assert_array_equal(found == UNOBSERVED, ~seen)
    wide = true & seen
    assert (found == WATER)[wide].mean() > 0.97
    assert (found == WATER)[420 - 30 : 420 + 30, 110 - 30 : 110 + 30].mean() < 0.01


def test_narrow_water_is_a_choice(image, job):
    evidence = gather_evidence(image, job)
    plain, lines = (WaterMap(image, evidence, narrow).read(whole(image)) for narrow in (False, True))
    assert lines.sum() > plain.sum() + 300
    assert not (plain & ~lines).any()


def test_evidence_is_the_same_whatever_the_other_bands_hold(image, job, tmp_path):
    values, _ = wet_scene()
    more = np.concatenate([np.full((1, *values.shape[1:]), 9, np.uint16), values[::-1]])
    path = write_raster(
        tmp_path / "more.tif", more, names=("quality", *NAMES[::-1]), nodata=0, scales=[1e-4] * 7, **TILED
    )
    there = open_image(path)
    np.testing.assert_array_equal(
        WaterMap(there, gather_evidence(there, job)).codes(whole(image)),
        WaterMap(image, gather_evidence(image, job)).codes(whole(image)),
    )


def test_what_is_said_of_a_point(image, job):
    found = WaterMap(image, gather_evidence(image, job))
    assert found.classify(130, 90).kind == "water"
    land = found.classify(20, 200)
    assert land.kind == "land"
    assert land.pixel is not None and land.land is not None and land.water is not None
    values, _ = wet_scene()
    assert land.pixel.nir == pytest.approx(values[3, 20, 200] * 1e-4, rel=1e-5)
    assert land.share == pytest.approx(0, abs=0.4)
    assert "near infrared" in land.describe() and "land" in land.describe()
    assert found.classify(420, 110).kind == "doubtful"
    assert found.classify(207, 90).kind == "unobserved"
    assert found.classify(207, 90).describe() == "nothing was observed"
    # A step from the shore: the hand may have missed.
    assert found.classify(130, 90 + 46).kind != "land"


def test_bands_without_names_are_asked_for(job, tmp_path):
    path = write_raster(tmp_path / "plain.tif", np.ones((6, 20, 20), np.uint16))
    with pytest.raises(InputError, match="not known which bands"):
        gather_evidence(open_image(path), job)


def test_a_small_lake_that_the_sample_misses(job, tmp_path, monkeypatch):
    monkeypatch.setattr(survey, "SAMPLE_PIXELS", 300)
    wet = disc(600, 4, 333, 211)
    values, true = scene(wet, "clear", ("forest", "soil"))
    path = write_raster(
        tmp_path / "large.tif", np.rint(values * 10000).astype(np.int16), names=NAMES, scales=[1e-4] * 6
    )
    image = open_image(path)
    evidence = gather_evidence(image, job)
    assert evidence.seeds == 0
    assert f1(WaterMap(image, evidence).read(whole(image)), true) > 0.85


def test_an_image_of_which_little_is_observed(job, tmp_path):
    values, true = scene(disc(100, 30), "clear", ("forest", "soil"))
    path = tmp_path / "sparse.tif"
    profile = {
        "driver": "GTiff",
        "width": 4000,
        "height": 3000,
        "count": 6,
        "dtype": "uint16",
        "nodata": 0,
        "crs": "EPSG:32631",
    }
    profile |= {
        "transform": rasterio.Affine(30, 0, 5e5, 0, -30, 48e5),
        "tiled": True,
        "sparse_ok": True,
        "compress": "deflate",
    }
    with rasterio.open(path, "w", **profile) as target:
        target.write(np.clip(np.rint(values * 10000), 1, None).astype(np.uint16), window=Window(2600, 1700, 100, 100))
        target.descriptions = NAMES
    image = open_image(str(path))
    evidence = gather_evidence(image, job)
    assert evidence.pixels > 9000
    found = WaterMap(image, evidence).read(Window(2600, 1700, 100, 100))
    assert f1(found, true) > 0.97


@pytest.mark.parametrize("repeated", [True, False])
def test_coarse_bands_are_measured(job, tmp_path, repeated):
    values, _ = scene(disc(200, 40), "clear")
    values = np.rint(values * 10000)
    if repeated:
        for place in (4, 5):
            values[place] = values[place, ::2, ::2].repeat(2, 0).repeat(2, 1)
    path = write_raster(tmp_path / "image.tif", values.astype(np.int16), names=NAMES)
    assert gather_evidence(open_image(path), job).coarse_swir is repeated


def test_a_header_that_belongs_to_other_numbers_is_warned_of(job, tmp_path):
    values, _ = scene(disc(100, 20), "clear")
    path = write_raster(tmp_path / "image.tif", values, names=NAMES, scales=[0.0000275] * 6, offsets=[-0.2] * 6)
    evidence = gather_evidence(open_image(path), job)
    assert not evidence.positive
    assert "scale" in job.warnings() and "reflectance" in job.warnings()


def test_an_image_without_land_is_warned_of(job, tmp_path):
    values, _ = scene(np.ones((80, 80)), "clear")
    image = open_image(write_raster(tmp_path / "sea.tif", values, names=NAMES))
    found = WaterMap(image, gather_evidence(image, job))
    assert found.evidence.land is None and "no land" in job.warnings()
    assert found.read(whole(image)).mean() > 0.99
    assert found.classify(40, 40).kind == "water"

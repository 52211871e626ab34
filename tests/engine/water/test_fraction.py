"""Fractions of water: discs of known area, the same whatever the windows, and what is flagged."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasters import PIXEL, SIX_BANDS, disc_share, mixed_image, read, write_mask_raster, write_raster

from benchmarks.generated_lakes import make_scene
from engine.errors import InputError
from engine.steps import regrid, spectralclustering, waterfraction, watermask
from engine.water import fraction

KM2 = PIXEL**2 / 1e6
SHAPE = (70, 90)
DISCS = ((24.3, 30.8, 9.4), (62.1, 36.6, 12.2))


@pytest.fixture(scope="module")
def discs(tmp_path_factory):
    """Return the path of an image of two lakes, and the true share of water."""
    share = disc_share(SHAPE, *DISCS)
    path = tmp_path_factory.mktemp("discs") / "discs.tif"
    write_raster(path, mixed_image(share), names=SIX_BANDS, nodata=np.nan, tags={"ACQUISITION_DATE": "2021-06-01"})
    return str(path), share


@pytest.fixture
def unmix(job, tmp_path):
    """Return a function that runs the step and gives its answer and the fractions."""

    def run(image, **how):
        output = tmp_path / "fraction.tif"
        answer = waterfraction.run(job, image=str(image), output=str(output), **how)
        return answer, read(output)

    return run


def at(column, row):
    return {"x": 500_000.0 + PIXEL * column, "y": 4_800_000.0 - PIXEL * row, "crs": "EPSG:32631"}


def test_discs_of_known_area(discs, unmix):
    path, share = discs
    answer, found = unmix(path)
    truth = np.pi * sum(radius**2 for *_, radius in DISCS)
    assert answer["area"] / KM2 == pytest.approx(truth, rel=0.005)
    assert abs(answer["area"] / KM2 - truth) < 3 * answer["error"] / KM2
    assert 0 < answer["error"] < 0.02 * answer["area"]
    assert answer["flags"] == "" and answer["valid_share"] == 1 and answer["date"] == "2021-06-01"
    assert np.sqrt(np.mean((found - share)[(share > 0) & (share < 1)] ** 2)) < 0.06
    assert found.min() == 0 and found.max() == 1
    with rasterio.open(discs[0]) as image:
        assert found.shape == image.shape


def test_the_lake_at_a_point_and_one_without_water(discs, unmix, tmp_path):
    answer, found = unmix(discs[0], points=[at(24, 30)])
    assert answer["area"] / KM2 == pytest.approx(np.pi * DISCS[0][2] ** 2, rel=0.01)
    assert found[:, 45:].max() == 0 and found[30, 24] == 1
    mask = write_mask_raster(tmp_path / "mask.tif", discs[1] > 0.5)
    with pytest.raises(InputError, match="no water at the point"):
        unmix(discs[0], mask=mask, points=[at(45, 5)])


def test_a_mask_says_which_water(discs, unmix, tmp_path):
    whole = discs[1] > 0.7
    whole[:, :45] = False
    answer, found = unmix(discs[0], mask=write_mask_raster(tmp_path / "mask.tif", whole))
    # The mask is too small, and is moved to where half of a pixel is water.
    assert answer["area"] / KM2 == pytest.approx(np.pi * DISCS[1][2] ** 2, rel=0.01)
    assert found[:, :40].max() == 0


@pytest.mark.parametrize("parts", [False, True], ids=["learned from all", "learned from parts"])
def test_windows_change_nothing(discs, unmix, use_windows, monkeypatch, parts):
    if parts:
        monkeypatch.setattr(fraction, "_WHOLE", 0)
        monkeypatch.setattr(fraction, "_CELL", 24)
    use_windows(1000, 1000)
    one, whole = unmix(discs[0])
    use_windows(17, 23)
    other, cut = unmix(discs[0])
    np.testing.assert_allclose(cut, whole, atol=1e-6)
    assert (other["area"], other["error"]) == pytest.approx((one["area"], one["error"]), rel=1e-9)
    assert other["flags"] == one["flags"]
    truth = np.pi * sum(radius**2 for *_, radius in DISCS)
    assert one["area"] / KM2 == pytest.approx(truth, rel=0.005)


def test_bodies_are_joined_across_windows(unmix, use_windows, tmp_path):
    """A long lake whose pure water lies at one end: cut into windows, its other end has none of its own."""
    share = disc_share((60, 60), (12, 30, 8), *((x, 30.2, 0.9) for x in np.arange(18, 52, 0.5)), (50, 12, 1.2))
    image = write_raster(tmp_path / "long.tif", mixed_image(share), names=SIX_BANDS, nodata=np.nan)
    mask = write_mask_raster(tmp_path / "mask.tif", share > 0.45)
    use_windows(1000, 1000)
    one, _ = unmix(image, mask=mask)
    use_windows(16, 16)
    many, _ = unmix(image, mask=mask)
    assert many["error"] == pytest.approx(one["error"], rel=1e-9)
    assert "no_pure_water" in one["flags"]


def test_what_was_not_observed_has_no_fraction_and_no_shore(unmix, tmp_path):
    share = disc_share((60, 60), (30.2, 29.7, 14.4))
    pixels = mixed_image(share)
    pixels[:, 20:35, 25:60] = np.nan
    hidden = np.isnan(pixels[0])
    answer, found = unmix(write_raster(tmp_path / "gap.tif", pixels, names=SIX_BANDS, nodata=np.nan))
    np.testing.assert_array_equal(np.isnan(found), hidden)
    assert answer["area"] / KM2 == pytest.approx(share[~hidden].sum(), rel=0.01)
    beside = np.zeros_like(hidden)
    beside[19, 27:33] = True
    assert (found[beside] == 1).all()
    assert answer["valid_share"] == pytest.approx(1 - hidden.mean())


def test_areas_in_degrees_are_those_of_the_ellipsoid(unmix, tmp_path):
    share = disc_share((60, 60), (30.2, 29.7, 14.4))
    place = Affine(1e-4, 0, 20, 0, -1e-4, 60)
    answer, _ = unmix(
        write_raster(tmp_path / "degrees.tif", mixed_image(share), names=SIX_BANDS, crs="EPSG:4326", transform=place)
    )
    # A degree at 60 north on WGS 84: 111.412 km along the meridian, 55.800 km along the parallel.
    assert answer["area"] == pytest.approx(share.sum() * 1e-8 * 111.412 * 55.800, rel=0.01)


def test_a_lake_without_pure_water_has_an_error_of_half_its_area(unmix, tmp_path):
    share = disc_share((60, 60), (30.2, 29.7, 1.6))
    image = write_raster(tmp_path / "small.tif", mixed_image(share), names=SIX_BANDS, nodata=np.nan)
    answer, _ = unmix(image, mask=write_mask_raster(tmp_path / "mask.tif", share > 0.5))
    assert "no_pure_water" in answer["flags"].split(",")
    assert answer["error"] > 0.49 * answer["area"]


def test_a_rim_of_reed_is_flagged_and_widens_the_error(unmix, tmp_path):
    clean, reedy = (make_scene(31, rim=rim).pixels[:, :80, :80] for rim in (0.0, 1.0))
    errors = []
    for name, pixels in (("clean", clean), ("reedy", reedy)):
        answer, _ = unmix(write_raster(tmp_path / f"{name}.tif", pixels, names=SIX_BANDS, nodata=np.nan))
        assert ("rim" in answer["flags"].split(",")) == (name == "reedy")
        errors.append(answer["error"])
    assert errors[1] > 3 * errors[0]


@pytest.mark.parametrize("how", ["bilinear", "average"])
def test_picked_pixels_are_known_by_the_tags_of_regrid(job, unmix, tmp_path, how):
    share = disc_share((270, 270), (140, 133, 70))
    fine = write_raster(tmp_path / "fine.tif", mixed_image(share), names=SIX_BANDS, nodata=np.nan)
    coarse = str(tmp_path / "coarse.tif")
    regrid.run(job, image=fine, grid={"resolution": 9 * PIXEL}, resampling=how, output=coarse)
    assert ("average" in job.warnings()) == (how == "bilinear")
    answer, found = unmix(coarse)
    assert ("picked" in answer["flags"].split(",")) == (how == "bilinear")
    error = abs(answer["area"] - np.pi * 70**2 * KM2) / answer["error"]
    assert error < 2.5
    if how == "bilinear":
        assert set(np.unique(found)) == {0, 1}
        # Counting points: a variance of 0.07 pixels for each pixel of the shore, here some 45 of 81 fine ones.
        assert answer["error"] == pytest.approx(np.sqrt(0.0724 * 44) * 81 * KM2, rel=0.15)


def test_an_image_without_mixed_pixels_is_flagged_without_tags(unmix, tmp_path):
    drawn = (disc_share((60, 60), (30.2, 29.7, 14.4)) > 0.5).astype(float)
    answer, found = unmix(write_raster(tmp_path / "drawn.tif", mixed_image(drawn), names=SIX_BANDS, nodata=np.nan))
    assert "picked" in answer["flags"].split(",")
    np.testing.assert_array_equal(found, drawn)


def test_no_water_and_no_land(unmix, tmp_path):
    image = write_raster(tmp_path / "image.tif", mixed_image(np.zeros((40, 40))), names=SIX_BANDS, nodata=np.nan)
    dry = write_mask_raster(tmp_path / "dry.tif", np.zeros((40, 40)))
    answer, found = unmix(image, mask=dry)
    assert (answer["area"], answer["error"], answer["flags"]) == (0, 0, "no_water") and not found.any()
    wet = np.ones((40, 40))
    wet[:2] = 0
    answer, _ = unmix(image, mask=write_mask_raster(tmp_path / "wet.tif", wet))
    assert answer["flags"].startswith("no_land")
    assert answer["area"] / KM2 == pytest.approx(38 * 40)
    assert answer["error"] / KM2 == pytest.approx(0.53 * np.sqrt(40))


def test_few_bands_are_told(discs, unmix, tmp_path):
    with rasterio.open(discs[0]) as image:
        two = image.read([2, 5])
    mask = write_mask_raster(tmp_path / "mask.tif", discs[1] > 0.5)
    answer, _ = unmix(write_raster(tmp_path / "two.tif", two, names=("green", "swir16"), nodata=np.nan), mask=mask)
    assert "few_bands" in answer["flags"].split(",")
    assert answer["area"] / KM2 == pytest.approx(discs[1].sum(), rel=0.02)


def test_whatever_unit_the_image_is_in(discs, unmix, tmp_path):
    with rasterio.open(discs[0]) as image:
        stored = np.round(image.read() * 10_000).astype(np.int16)
    answer, _ = unmix(write_raster(tmp_path / "stored.tif", stored, names=SIX_BANDS))
    expected, _ = unmix(discs[0])
    assert answer["area"] == pytest.approx(expected["area"], rel=2e-3)
    assert answer["error"] == pytest.approx(expected["error"], rel=0.05)


def test_the_mask_of_watermask_is_what_is_taken_without_one(job, discs, unmix, tmp_path):
    clusters = str(tmp_path / "clusters.tif")
    settings = {"clusters": 4, "scaling": "shape", "seed": 0, "components": 100, "gamma": None}
    spectralclustering.run(
        job, image=discs[0], output=clusters, bands=[], settings=settings, implementation="streaming"
    )
    water = str(tmp_path / "water.tif")
    watermask.run(job, clusters=clusters, image=discs[0], output=water)
    by_mask, one = unmix(discs[0], mask=water)
    alone, other = unmix(discs[0])
    np.testing.assert_allclose(one, other, atol=1e-6)
    assert by_mask["area"] == pytest.approx(alone["area"], rel=1e-9)

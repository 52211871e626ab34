"""Gaps in the data are no shores: water bodies that missing ground cuts in parts."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from rasters import SIX_BANDS, UTM, disc, north_up, read, spectra_of, write_raster

from engine.steps import lakechange, watermask
from engine.water import components, masks

SHAPE = (140, 160)
LAKE = disc(SHAPE, (500_800.0, 4_799_300.0), 450, north_up())
ROWS, COLUMNS = np.indices(SHAPE)
#: Slanting stripes of missing lines, as Landsat 7 has had since 2003.
STRIPES = (ROWS + (0.2 * COLUMNS).astype(int)) % 16 < 4
BAND = (ROWS > 60) & (ROWS < 85)


@pytest.fixture(params=[None, 7, 33])
def strips(request, monkeypatch):
    """Cut grids into strips of a few rows, or into those of real runs."""
    if request.param:
        for module in (components, masks):
            monkeypatch.setattr(module, "strips", lambda grid: (grid.width, request.param))


def mask_of(job, tmp_path, water, missing, **how):
    codes = np.where(missing, 0, np.where(water, 1, 2)).astype(np.uint8)
    clusters = write_raster(tmp_path / "clusters.tif", codes, nodata=0)
    watermask.run(job, clusters=clusters, output=str(tmp_path / "water.tif"), **how)
    return read(tmp_path / "water.tif")


def at(row, column):
    x, y = north_up() @ (column + 0.5, row + 0.5)
    return [{"x": x, "y": y, "crs": UTM}]


@pytest.mark.parametrize("gap", [STRIPES, BAND, STRIPES.T[: SHAPE[0], : SHAPE[0]].repeat(2, axis=1)[:, : SHAPE[1]]])
def test_a_lake_that_gaps_cut_is_one(job, tmp_path, strips, gap):
    row, column = np.argwhere(LAKE & ~gap)[0]
    mask = mask_of(job, tmp_path, LAKE, gap, points=at(row, column), connected=True)
    np.testing.assert_array_equal(mask, np.where(gap, 255, LAKE))


def test_a_wide_cloud_joins_no_strangers(job, tmp_path, strips):
    """Two ponds of 12 pixels on both sides of a cloud of 60: what lies beyond is not known."""
    ponds = [disc(SHAPE, north_up() @ (column, 70), 60, north_up()) for column in (30, 110)]
    far = disc(SHAPE, north_up() @ (30, 120), 60, north_up())
    cloud = (COLUMNS > 34) & (COLUMNS < 106) & (ROWS > 40) & (ROWS < 100)
    mask = mask_of(job, tmp_path, ponds[0] | ponds[1] | far, cloud, points=at(70, 30), connected=True)
    expected = np.where(cloud | ponds[1], 255, ponds[0]).astype(int)
    np.testing.assert_array_equal(mask, expected)


def test_land_between_parts_water(job, tmp_path, strips):
    ponds = [disc(SHAPE, north_up() @ (column, 70), 60, north_up()) for column in (30, 60)]
    gap = (COLUMNS > 40) & (COLUMNS < 44)
    mask = mask_of(job, tmp_path, ponds[0] | ponds[1], gap, points=at(70, 30), connected=True)
    np.testing.assert_array_equal(mask, np.where(gap, 255, ponds[0]))


def test_parts_of_a_lake_count_together_for_the_least_size(job, tmp_path, strips):
    pond = disc(SHAPE, north_up() @ (20, 20), 50, north_up())
    pieces = LAKE & ~STRIPES
    mask = mask_of(job, tmp_path, LAKE | pond, STRIPES, labels="1", min_pixels=int(pieces.sum() * 0.9))
    np.testing.assert_array_equal(mask, np.where(STRIPES, 255, LAKE))


def write_date(path, water, missing, seed):
    truth = np.ones(SHAPE, int)
    truth[:, :30] = 2
    truth[water] = 0
    image = spectra_of(truth, seed, noise=0.004)
    image[:, missing] = np.nan
    return write_raster(path, image.astype("float32"), names=SIX_BANDS, nodata=np.nan)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("gap", [STRIPES, BAND])
def test_a_gap_on_one_date_is_no_change(job, tmp_path, gap, order):
    pair = [write_date(tmp_path / "full.tif", LAKE, gap & False, 1), write_date(tmp_path / "cut.tif", LAKE, gap, 2)][
        ::order
    ]
    row, column = np.argwhere(LAKE & ~gap)[-1]
    change = tmp_path / "change.tif"
    answer = lakechange.run(
        job, before=pair[0], after=pair[1], change=str(change), point=at(row - 6, column)[0], connected=True
    )
    assert answer["AREA_LOST"] + answer["AREA_GAINED"] < 0.01 * LAKE.sum() * 1e-4
    assert answer["AREA_STABLE"] == pytest.approx((LAKE & ~gap).sum() * 1e-4, rel=0.02)


def test_the_other_date_tells_that_a_wide_cloud_hides_one_lake(job, tmp_path):
    """A long lake whose middle lies under a cloud far wider than the lake; on the other date it is whole."""
    lake = (abs(ROWS - 70) < 6) & (COLUMNS > 35) & (COLUMNS < 150)
    cloud = (COLUMNS > 60) & (COLUMNS < 120) & (ROWS > 40) & (ROWS < 100)
    pair = [write_date(tmp_path / "full.tif", lake, cloud & False, 1), write_date(tmp_path / "cut.tif", lake, cloud, 2)]
    for before, after in (pair, pair[::-1]):
        change = tmp_path / "change.tif"
        answer = lakechange.run(
            job, before=before, after=after, change=str(change), point=at(70, 45)[0], connected=True
        )
        assert answer["AREA_LOST"] + answer["AREA_GAINED"] < 0.02 * lake.sum() * 1e-4
        assert answer["AREA_STABLE"] == pytest.approx((lake & ~cloud).sum() * 1e-4, rel=0.03)
        with rasterio.open(change) as dataset:
            assert (dataset.read(1)[cloud] == 255).all()

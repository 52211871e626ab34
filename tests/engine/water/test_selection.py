"""Which clusters are water, and which water bodies are kept."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import Transformer
from rasters import (
    SIX_BANDS,
    UTM,
    names_in,
    north_up,
    read,
    spectra_of,
    write_raster,
)
from scipy import ndimage

from engine.errors import InputError
from engine.steps import watermask
from engine.water import components, masks
from engine.water.selection import read_labels

EIGHT = np.ones((3, 3))


def at(row, column, crs=UTM):
    """Return the point in the middle of a pixel of the usual grid, as the steps take it."""
    x, y = 500_000 + 10 * (column + 0.5), 4_800_000 - 10 * (row + 0.5)
    if crs != UTM:
        x, y = Transformer.from_crs(UTM, crs, always_xy=True).transform(x, y)
    return {"x": x, "y": y, "crs": crs}


@pytest.fixture
def mask_of(job, tmp_path):
    """Return a function that makes the water mask of an array of clusters: the answer and the mask."""

    def run(codes, **how):
        path = write_raster(tmp_path / "clusters.tif", np.asarray(codes, np.uint8), nodata=0)
        answer = watermask.run(job, clusters=path, output=str(tmp_path / "water.tif"), **how)
        return answer, read(tmp_path / "water.tif")

    return run


@pytest.fixture
def small_strips(monkeypatch):
    """Cut grids into strips of a few rows where water bodies are found."""

    def use(rows):
        monkeypatch.setattr(components, "strips", lambda grid: (grid.width, rows))
        monkeypatch.setattr(masks, "strips", lambda grid: (grid.width, rows))

    return use


def test_the_mask_of_chosen_clusters(mask_of):
    codes = np.random.default_rng(0).integers(0, 6, (50, 60))
    answer, mask = mask_of(codes, labels="2, 5;2")
    np.testing.assert_array_equal(mask, np.where(codes == 0, 255, np.isin(codes, (2, 5))))
    assert answer["labels_used"] == "2,5"
    assert answer["area"] == pytest.approx(np.isin(codes, (2, 5)).sum() * 1e-4)
    assert answer["valid_share"] == pytest.approx((codes > 0).mean())


@pytest.mark.parametrize("text", ["256", "a", "1.5", "-2", ",", "2-5"])
def test_odd_lists_of_clusters_are_refused(mask_of, text):
    with pytest.raises(InputError, match="is not a list of cluster numbers"):
        mask_of(np.ones((5, 5)), labels=text)


@pytest.mark.parametrize("crs", [UTM, "EPSG:4326", "EPSG:3035"])
def test_the_cluster_at_a_point_in_any_crs(mask_of, crs):
    codes = np.ones((40, 40), int)
    codes[10:20, 25:35] = 3
    answer, mask = mask_of(codes, points=[at(15, 30, crs)])
    assert answer["labels_used"] == "3"
    np.testing.assert_array_equal(mask, codes == 3)


def test_the_majority_around_a_point_decides(mask_of, job):
    codes = np.full((20, 20), 2)
    codes[10, 10] = 4
    assert mask_of(codes, points=[at(10, 10)])[0]["labels_used"] == "2"
    assert job.messages[1] == ("info", "The water at (500105, 4799895) is cluster 2 (89% around it).")
    assert "whole clusters are taken for water" in job.warnings()


def test_a_majority_is_more_than_what_the_point_s_own_pixel_says(mask_of):
    codes = np.full((20, 20), 2)
    codes[8:10, 8:13] = codes[10, 10] = 5
    # Eleven of the 25 pixels are of the point's own cluster, fourteen are not.
    assert mask_of(codes, points=[at(10, 10)])[0]["labels_used"] == "2"


@pytest.mark.parametrize("column", [0, 1])
def test_the_pixel_of_the_point_decides_a_tie(mask_of, column):
    assert mask_of([[2, 3]], points=[at(0, column)])[0]["labels_used"] == str(2 + column)


def test_an_unclear_window_is_widened(mask_of, job):
    codes = np.full((20, 20), 2)
    codes[9:12, 9:12] = [[5, 5, 5], [5, 2, 5], [5, 2, 2]]
    # 3 x 3: six of nine are cluster 5. 5 x 5: nineteen of twenty-five are cluster 2.
    assert mask_of(codes, points=[at(10, 10)])[0]["labels_used"] == "2"


def test_a_point_on_the_shore_is_warned_of(mask_of, job):
    codes = np.full((20, 20), 2)
    codes[:, 10:] = 4
    answer, _ = mask_of(codes, points=[at(10, 10)])
    assert answer["labels_used"] == "4"
    assert "60%" in job.warnings()


def test_a_point_in_a_corner(mask_of):
    codes = np.full((6, 7), 2)
    codes[:2, :2] = 1
    assert mask_of(codes, points=[at(0, 0)])[0]["labels_used"] == "1"
    assert mask_of(codes, points=[at(5, 6)])[0]["labels_used"] == "2"


def test_several_points_give_several_clusters(mask_of):
    codes = np.arange(1, 5).repeat(100).reshape(20, 20)
    answer, mask = mask_of(codes, points=[at(2, 5), at(18, 5), at(3, 6)])
    assert answer["labels_used"] == "1,4"
    np.testing.assert_array_equal(mask, np.isin(codes, (1, 4)))


@pytest.mark.parametrize(
    ("point", "message"),
    [
        (at(-1, 5), "lies outside the area of 'clusters.tif'"),
        (at(5, 20), "lies outside the area"),
        ({"x": 2.0, "y": 43.0, "crs": UTM}, "lies outside the area.*check the point's CRS"),
        (at(3, 3), "Nothing was observed at the point"),
    ],
)
def test_points_that_show_nothing_are_refused(mask_of, tmp_path, point, message):
    codes = np.ones((20, 20))
    codes[3, 3] = 0
    with pytest.raises(InputError, match=message):
        mask_of(codes, points=[point])
    assert names_in(tmp_path) == ["clusters.tif"]


def test_no_way_to_choose_is_refused(mask_of):
    with pytest.raises(InputError, match="Specify which clusters are water"):
        mask_of(np.ones((5, 5)))
    with pytest.raises(InputError, match="give a point"):
        mask_of(np.ones((5, 5)), labels="1", connected=True)


def test_the_image_tells_which_clusters_are_water(mask_of, tmp_path):
    """Cluster 1 is water, 2 and 3 are land, 4 is cloud, and 5 is a third water and two thirds plants."""
    generator = np.random.default_rng(1)
    codes = generator.integers(1, 6, (60, 60))
    truth = codes - 1
    truth[codes == 5] = generator.choice([0, 1, 1], (codes == 5).sum())
    image = write_raster(tmp_path / "image.tif", spectra_of(truth), names=SIX_BANDS)
    answer, mask = mask_of(codes, image=image)
    assert answer["labels_used"] == "1"
    np.testing.assert_array_equal(mask, truth == 0)


def test_a_point_in_a_mixed_cluster_keeps_its_land_dry(mask_of, tmp_path):
    """One cluster of a third water and two thirds land: each pixel is judged by its own spectrum."""
    truth = np.zeros((20, 30), int)
    truth[:, 10:] = 1
    image = write_raster(tmp_path / "image.tif", spectra_of(truth), names=SIX_BANDS)
    answer, mask = mask_of(np.ones((20, 30)), image=image, points=[at(5, 5)])
    np.testing.assert_array_equal(mask, truth == 0)
    assert answer["labels_used"] == ""
    # A point on land is not believed; a cluster's number is.
    with pytest.raises(InputError, match=r"shows land: near infrared .* \(land .*, water .*LABELS"):
        mask_of(np.ones((20, 30)), image=image, points=[at(5, 20)])
    answer, mask = mask_of(np.ones((20, 30)), image=image, labels="1")
    assert answer["labels_used"] == "1" and mask.all()


def test_no_water_is_an_answer(mask_of, tmp_path, job):
    codes = np.random.default_rng(1).integers(2, 4, (60, 60))
    image = write_raster(tmp_path / "image.tif", spectra_of(codes - 1), names=SIX_BANDS)
    answer, mask = mask_of(codes, image=image)
    assert (answer["labels_used"], answer["area"]) == ("", 0.0)
    assert not mask.any()
    assert "There is no water in the mask" in job.warnings()


def test_an_image_on_another_grid_tells_too(mask_of, tmp_path):
    truth = np.ones((30, 30), int)
    truth[5:25, 5:25] = 0
    image = write_raster(tmp_path / "image.tif", spectra_of(truth), names=SIX_BANDS, transform=north_up(20.0))
    answer, _ = mask_of((truth + 1).repeat(2, axis=0).repeat(2, axis=1), image=image)
    assert answer["labels_used"] == "1"


def test_an_image_without_names_is_refused(mask_of, tmp_path):
    image = write_raster(tmp_path / "image.tif", spectra_of(np.zeros((9, 9), int)))
    with pytest.raises(InputError, match="Name the bands 'green' and 'nir08'"):
        mask_of(np.ones((9, 9)), image=image)


@pytest.mark.parametrize("rows", [2, 7, 64])
@pytest.mark.parametrize("density", [0.3, 0.41, 0.6])
def test_small_bodies_are_dropped_as_on_the_whole_array(mask_of, small_strips, rows, density):
    small_strips(rows)
    wet = np.random.default_rng(rows).random((61, 47)) < density
    labels, count = ndimage.label(wet, EIGHT)
    sizes = np.bincount(labels.ravel())
    for least in (2, 12):
        expected = wet & (sizes[labels] >= least)
        _, mask = mask_of(np.where(wet, 3, 1), labels="3", min_pixels=least)
        np.testing.assert_array_equal(mask, expected)
    assert count > 1


@pytest.mark.parametrize("rows", [3, 64])
@pytest.mark.parametrize("seed", range(3))
def test_the_body_at_the_point_is_kept_as_on_the_whole_array(mask_of, small_strips, rows, seed):
    small_strips(rows)
    generator = np.random.default_rng(seed)
    wet = ndimage.binary_opening(generator.random((90, 80)) < 0.85, np.ones((2, 2)))
    wet &= generator.random(wet.shape) < 0.62
    labels, _ = ndimage.label(wet, EIGHT)
    # Points where 3 x 3 pixels are water, so that the majority is clear.
    places = np.argwhere(ndimage.minimum_filter(wet, 3) & wet)[::7][:2]
    assert len(places) == 2
    _, mask = mask_of(np.where(wet, 3, 1), points=[at(*place) for place in places], connected=True)
    np.testing.assert_array_equal(mask, np.isin(labels, [labels[tuple(place)] for place in places]))


@pytest.mark.parametrize("slope", [1, -1])
def test_a_diagonal_line_is_one_component_across_strips(mask_of, small_strips, slope):
    small_strips(4)
    codes = np.where(np.eye(40, dtype=bool)[::slope], 2, 1)
    codes[0, 20] = 2
    _, mask = mask_of(codes, labels="2", min_pixels=40)
    np.testing.assert_array_equal(mask, np.eye(40)[::slope])


def test_a_spiral_through_many_strips_is_one_component(mask_of, small_strips):
    """Arms that meet only at the far end are joined, whichever strip comes first."""
    small_strips(2)
    wet = np.zeros((41, 41), bool)
    wet[::4] = True
    wet[:, 0] = True
    wet[2::4, 10:30] = True
    labels, _ = ndimage.label(wet, EIGHT)
    _, mask = mask_of(np.where(wet, 2, 1), labels="2", points=[at(40, 40)], connected=True)
    np.testing.assert_array_equal(mask, labels == labels[40, 40])
    assert 0 < mask.sum() < wet.sum()


def test_a_point_between_water_pixels_finds_the_body_that_touches_it(mask_of):
    codes = np.ones((20, 20), int)
    codes[5:12, 5:12], codes[8, 8], codes[15:18, 15:18] = 2, 1, 2
    _, mask = mask_of(codes, labels="2", points=[at(8, 8)], connected=True)
    expected = np.zeros((20, 20))
    expected[5:12, 5:12], expected[8, 8] = 1, 0
    np.testing.assert_array_equal(mask, expected)


def test_unobserved_pixels_stay_unobserved_and_part_nothing(mask_of):
    codes = np.full((10, 21), 2)
    codes[:, 10] = 0
    answer, mask = mask_of(codes, points=[at(5, 3)], connected=True)
    np.testing.assert_array_equal(mask[:, :10], 1)
    np.testing.assert_array_equal(mask[:, 10], 255)
    np.testing.assert_array_equal(mask[:, 11:], 1)
    assert answer["area"] == pytest.approx(200e-4)


@pytest.mark.parametrize("how", [{"points": [at(4, 4)]}, {"labels": "1"}])
@pytest.mark.parametrize("value", [0.3, 300, -1])
def test_a_raster_that_holds_no_clusters_is_refused(job, tmp_path, how, value):
    values = np.ones((9, 9), np.float32)
    values[7, 7] = values[4, 4] = value
    path = write_raster(tmp_path / "image.tif", values)
    with pytest.raises(InputError, match=rf"'image\.tif' holds the value {value}, so it is not a cluster raster"):
        watermask.run(job, clusters=path, output=str(tmp_path / "water.tif"), **how)
    assert names_in(tmp_path) == ["image.tif"]


def test_an_image_of_another_place_is_refused(job, tmp_path):
    image = write_raster(tmp_path / "image.tif", spectra_of(np.zeros((9, 9), int)), names=SIX_BANDS)
    clusters = write_raster(tmp_path / "clusters.tif", np.ones((9, 9), np.uint8), crs="EPSG:32610")
    with pytest.raises(InputError, match=r"'image\.tif' does not overlap the wanted area"):
        watermask.run(job, clusters=clusters, output=str(tmp_path / "water.tif"), image=image)


@pytest.mark.parametrize(
    ("text", "labels"),
    [("2,5", [2, 5]), ("5, 2", [2, 5]), ("3", [3]), ("2;5 7", [2, 5, 7]), ("2,2,2", [2]), (" 1 , 255 ", [1, 255])],
)
def test_cluster_numbers(text, labels):
    assert read_labels(text) == labels


@pytest.mark.parametrize("text", ["", " ", ",", "256", "-1", "1.5", "a", "2-5", "1,,a", "²"])
def test_what_are_no_cluster_numbers(text):
    with pytest.raises(InputError, match="is not a list of cluster numbers"):
        read_labels(text)


@pytest.mark.parametrize("labels", ["3", "1,9"])
def test_numbers_that_no_pixel_has_are_refused(mask_of, labels):
    with pytest.raises(InputError, match=r"No pixel of 'clusters\.tif' is in cluster [39]\. There are: 1, 2\."):
        mask_of(np.random.default_rng(0).integers(1, 3, (20, 20)), labels=labels)


def test_classes_of_another_program_may_begin_at_0(job, tmp_path):
    codes = np.random.default_rng(0).integers(0, 3, (20, 20)).astype(np.uint8)
    path = write_raster(tmp_path / "classes.tif", codes)
    answer = watermask.run(job, clusters=path, output=str(tmp_path / "water.tif"), labels="0")
    np.testing.assert_array_equal(read(tmp_path / "water.tif"), codes == 0)
    assert answer["valid_share"] == 1.0

"""Step ``samplepoints``: the same points whatever the windows, spread as chance spreads them."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
from affine import Affine
from rasters import PIXEL, TOP_LEFT, write_raster
from scipy import ndimage, stats

from engine.errors import InputError
from engine.steps import samplepoints


def class_map():
    """Return 300 x 300 pixels: class 1, a square of class 2, class 3 on the other side, gaps of 0."""
    codes = np.full((300, 300), 3, dtype=np.uint8)
    codes[:, :108] = 1
    codes[50:90, 20:80] = 2
    codes[298:] = 0
    codes[:, 299] = 0
    return codes


@pytest.fixture
def sampled(job, tmp_path):
    """Return a function that samples codes and gives the answer and the points."""

    def run(codes, raster=None, **options):
        raster = {"nodata": 0, **(raster or {})}
        path = write_raster(tmp_path / "map.tif", codes, **raster)
        answer = samplepoints.run(job, image=path, output=str(tmp_path / "points.jsonl"), **options)
        lines = (tmp_path / "points.jsonl").read_text(encoding="utf-8").splitlines()
        return answer, [json.loads(line) for line in lines]

    return run


def pixels_of(points, pixel=PIXEL, corner=TOP_LEFT):
    """Return the rows and columns that the points are the middles of."""
    places = np.array([[float(text) for text in re.findall(r"[-\d.e]+", point["wkt"])] for point in points])
    columns, rows = (places[:, 0] - corner[0]) / pixel - 0.5, (corner[1] - places[:, 1]) / pixel - 0.5
    np.testing.assert_allclose([rows, columns], np.round([rows, columns]), atol=1e-6)
    return np.round(rows).astype(int), np.round(columns).astype(int)


def column(points, name):
    return np.array([point[name] for point in points])


def test_size_strata_and_weights(sampled, job):
    codes = class_map()
    answer, points = sampled(codes)
    counts = np.bincount(codes.ravel())[1:]
    # All classes at 0.9: n = 0.09 / 0.01² = 900, as proportion asks for but for the minimum of the small class.
    assert answer["size"] == len(points) == 900
    drawn = np.bincount(column(points, "stratum"))[1:]
    assert drawn[1] == 50
    assert drawn[0] == pytest.approx(850 * counts[0] / (counts[0] + counts[2]), abs=1)
    for code in (1, 2, 3):
        (weight,) = {point["weight"] for point in points if point["stratum"] == code}
        assert weight == pytest.approx(counts[code - 1] / counts.sum())
    rows, columns = pixels_of(points)
    np.testing.assert_array_equal(codes[rows, columns], column(points, "map_class"))
    np.testing.assert_array_equal(column(points, "map_class"), column(points, "stratum"))
    assert len(set(zip(rows.tolist(), columns.tolist(), strict=True))) == 900
    assert column(points, "id").tolist() == list(range(1, 901))
    assert {point["reference"] for point in points} == {None}
    assert answer["classes"] == [[1, "class 1"], [2, "class 2"], [3, "class 3"]]
    assert "50 points" in " ".join(text for _, text in job.messages)


@pytest.mark.parametrize("windows", [(64, 64), (300, 7), (1000, 1000), (13, 211)])
def test_the_same_points_whatever_the_windows(sampled, use_windows, windows):
    expected = sampled(class_map(), seed=5, shore_buffer=25.0)
    use_windows(*windows)
    assert sampled(class_map(), seed=5, shore_buffer=25.0) == expected


@pytest.mark.parametrize(
    "raster",
    [
        {"crs": "EPSG:4326", "transform": Affine(0.02, 0, 5, 0, -0.02, 66)},
        {"crs": "EPSG:3857", "transform": Affine(900, 0, 5e5, 0, -900, 9e6)},
    ],
    ids=["degrees", "Web Mercator"],
)
def test_the_same_points_where_pixels_differ(sampled, use_windows, raster):
    expected = sampled(class_map(), raster)
    use_windows(64, 37)
    assert sampled(class_map(), raster) == expected


def test_the_same_points_on_processes(sampled, use_cluster):
    expected = sampled(class_map(), seed=5)
    use_cluster(workers=2, worker_kind="processes")
    assert sampled(class_map(), seed=5) == expected


def test_another_seed_gives_other_points(sampled):
    one, other = (set(zip(*map(tuple, pixels_of(sampled(class_map(), seed=seed)[1])), strict=True)) for seed in (0, 1))
    assert len(one & other) < 60


def test_every_pixel_has_the_same_chance(sampled):
    """Counts of rows, columns and of the order, by chi-squared tests at one in ten thousand."""
    codes = np.ones((200, 250), dtype=np.uint8)
    rows, columns = [], []
    for seed in range(4):
        row, column_of = pixels_of(sampled(codes, size=5000, seed=seed)[1])
        rows, columns = [*rows, *row], [*columns, *column_of]
    blocks = np.histogram2d(rows, columns, bins=(20, 25), range=((0, 200), (0, 250)))[0]
    assert stats.chisquare(blocks.ravel()).pvalue > 1e-4
    assert stats.chisquare(np.bincount(np.array(columns) % 5)).pvalue > 1e-4
    # Labelled from the first on, any part is spread over the map, too.
    assert stats.chisquare(np.histogram(rows[:1000], 10, (0, 200))[0]).pvalue > 1e-4
    assert len(set(zip(rows[:5000], columns[:5000], strict=True))) == 5000


def test_in_degrees_the_ground_decides_not_the_pixels(sampled):
    """From 0 to 80 degrees north pixels shrink to a sixth; half of the ground lies below 29.5 degrees."""
    codes = np.ones((800, 400), dtype=np.uint8)
    raster = {"crs": "EPSG:4326", "transform": Affine(0.1, 0, 0, 0, -0.1, 80)}
    _, points = sampled(codes, raster, size=8000)
    rows, _ = pixels_of(points, 0.1, (0, 80))
    latitude = np.radians(80 - 0.1 * (rows + 0.5))
    # Area grows with the sine of the latitude, on the sphere; the ellipsoid differs by a third of a percent.
    spread = np.histogram(np.sin(latitude) / np.sin(np.radians(80)), 8, (0, 1))[0]
    assert stats.chisquare(spread).pvalue > 1e-4
    halves = codes.copy()
    halves[:400] = 2
    answer, points = sampled(halves, raster, size=500)
    share = {point["stratum"]: point["weight"] for point in points}
    assert share[1] == pytest.approx(np.sin(np.radians(40)) / np.sin(np.radians(80)), abs=0.004)
    assert sum(share.values()) == pytest.approx(1)
    assert answer["size"] == 500


def test_the_shore_is_what_lies_near_a_boundary_of_classes(sampled):
    codes = class_map()
    answer, points = sampled(codes, shore_buffer=30.0, size=600)
    assert answer["strata"][-1] == [4, "shore"]
    rows, columns = pixels_of(points)
    # A pixel is near if one of another class lies within the buffer, less half a pixel, of its middle.
    near = np.zeros(codes.shape, dtype=bool)
    for code in (1, 2, 3):
        others = (codes != code) & (codes != 0)
        near |= (codes == code) & (ndimage.distance_transform_edt(~others) * 10 - 5 <= 30.0)
    np.testing.assert_array_equal(column(points, "stratum") == 4, near[rows, columns])
    assert column(points, "weight")[column(points, "stratum") == 4][0] == pytest.approx(
        near.sum() / (codes > 0).sum(), rel=0.01
    )
    np.testing.assert_array_equal(column(points, "map_class"), codes[rows, columns])
    # Not along what was not observed.
    assert not (near & (np.indices(codes.shape)[1] > 150)).any()


def test_some_classes_only(sampled):
    answer, points = sampled(class_map(), classes=[2, 3], size=200)
    assert {point["stratum"] for point in points} == {2, 3}
    assert sum({point["stratum"]: point["weight"] for point in points}.values()) == pytest.approx(1)
    assert answer["size"] == 200


def test_expected_accuracies_decide_the_size(sampled):
    codes = class_map()
    answer, _ = sampled(codes, expected=0.95, expected_of={"3": 0.8})
    counts = np.bincount(codes.ravel())[1:]
    deviations = np.sqrt([0.95 * 0.05, 0.95 * 0.05, 0.8 * 0.2])
    assert answer["size"] == np.ceil((counts / counts.sum() @ deviations / 0.01) ** 2)


def test_names_and_what_the_file_calls_not_observed(sampled):
    tags = {"CATEGORY_0": "not water", "CATEGORY_1": "water", "CATEGORY_255": "not observed"}
    codes = np.zeros((50, 50), dtype=np.uint8)
    codes[:20], codes[40:] = 1, 255
    answer, points = sampled(codes, {"nodata": None, "band_tags": {(1, None): tags}}, size=200)
    assert answer["classes"] == [[0, "not water"], [1, "water"]]
    assert {point["map_class"] for point in points} == {0, 1}


def test_few_pixels_give_fewer_points_and_say_so(sampled, job):
    codes = np.ones((20, 20), dtype=np.uint8)
    codes[0, :10] = 2
    answer, points = sampled(codes, size=1000)
    assert answer["size"] == 400 == len(points)
    assert "no more pixels" in job.warnings()
    codes[0, 1:10] = 1
    sampled(codes, size=100)
    assert "single pixel" in job.warnings()


@pytest.mark.parametrize(
    ("codes", "options", "word"),
    [
        (np.full((9, 9), 0.5, np.float32), {}, "no class raster"),
        (np.arange(1, 301, dtype=np.int16).reshape(20, 15), {}, "more than 256"),
        (np.zeros((9, 9), np.uint8), {}, "no pixel"),
        (class_map(), {"classes": [7]}, "no pixel of class 7"),
        (class_map(), {"classes": [1, 7]}, "no pixel of class 7. leave it out"),
        (class_map(), {"shore_buffer": 2.0}, "half a pixel"),
        (class_map(), {"shore_buffer": 2500.0}, "200 pixels"),
        (class_map(), {"expected_of": {"9": 0.8}}, "not sampled"),
        (class_map(), {"expected": 1.0}, "between 0 and 1"),
        (class_map(), {"minimum": 1}, "two points"),
    ],
    ids=lambda value: str(value) if isinstance(value, (dict, str)) else "",
)
def test_what_cannot_be_sampled(sampled, tmp_path, codes, options, word):
    with pytest.raises(InputError, match=f"(?i){word}"):
        sampled(codes, **options)
    assert not (tmp_path / "points.jsonl").exists()


def test_a_stratum_of_unlike_pixels_is_drawn_in_full_when_asked(sampled):
    codes = np.ones((300, 20), dtype=np.uint8)
    raster = {"crs": "EPSG:4326", "transform": Affine(0.3, 0, 0, 0, -0.3, 89.9)}
    _, points = sampled(codes, raster, size=5900)
    assert len({point["wkt"] for point in points}) == 5900

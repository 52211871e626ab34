"""Step ``assessaccuracy``: from labelled points to a table and a report, and what is said of points that say nothing."""

from __future__ import annotations

import csv
import json
import re

import numpy as np
import pytest
from affine import Affine
from rasterio.warp import transform
from rasters import PIXEL, TOP_LEFT, UTM, write_raster

from engine.errors import InputError
from engine.steps import assessaccuracy, samplepoints

NAMES = {"CATEGORY_1": "water", "CATEGORY_2": "meadow", "CATEGORY_3": "soil"}
#: Counts of map class (row) and reference, and the ground of 10 x 10 m pixels that the map below has.
MATRIX = [(287, 1, 25), (3, 43, 4), (11, 1, 127)]


def class_map():
    """Return 200 x 100 pixels: 60 rows of class 1, 10 of class 2, 120 of class 3, 10 of no data."""
    return np.repeat([1, 2, 3, 0], [60, 10, 120, 10])[:, np.newaxis].repeat(100, axis=1).astype(np.uint8)


def points_of(matrix, codes, **more):
    """Return labelled points of a matrix of counts, each in a pixel of its own of the right class."""
    points = []
    for code, row in enumerate(matrix, start=1):
        rows, columns = np.nonzero(codes == code)
        for place, reference in enumerate(np.repeat(np.arange(1, len(row) + 1), row).tolist()):
            at = 7 * place % len(rows)
            points.append(point_at(rows[at], columns[at], reference, len(points) + 1, **more))
    return points


def point_at(row, column, reference="", number=1, **more):
    x, y = TOP_LEFT[0] + PIXEL * (column + 0.5), TOP_LEFT[1] - PIXEL * (row + 0.5)
    return {"id": number, "x": x, "y": y, "crs": UTM, "reference": str(reference), **more}


@pytest.fixture
def assessed(job, tmp_path):
    """Return a function that assesses a map and gives the answer, the table's lines by class, and the report."""

    def run(points, codes=None, raster=None, **options):
        codes = class_map() if codes is None else codes
        raster = {"nodata": 0, "band_tags": {(1, None): NAMES}, **(raster or {})}
        path = write_raster(tmp_path / "map.tif", codes, **raster)
        files = {"table": str(tmp_path / "table.csv"), "report": str(tmp_path / "report.html")}
        answer = assessaccuracy.run(job, image=path, points=points, **files, **options)
        with open(files["table"], encoding="utf-8", newline="") as file:
            table = {row["class"]: row for row in csv.DictReader(file)}
        return answer, table, (tmp_path / "report.html").read_text(encoding="utf-8")

    return run


def test_table_and_outputs(assessed, job):
    answer, table, _ = assessed(points_of(MATRIX, class_map()))
    weights, counts = np.array([60, 10, 120]) / 190, np.array(MATRIX)
    share = counts / counts.sum(axis=1, keepdims=True)
    variance = share * (1 - share) / (counts.sum(axis=1, keepdims=True) - 1)
    assert answer["overall"] == pytest.approx(weights @ np.diag(share))
    assert answer["overall_se"] == pytest.approx(np.sqrt(weights**2 @ np.diag(variance)))
    for code in range(3):
        row = {name: float(text) for name, text in table[str(code + 1)].items() if name != "name"}
        area, error = 1.9 * weights @ share[:, code], 1.9 * np.sqrt(weights**2 @ variance[:, code])
        assert row["map_area"] == pytest.approx([0.6, 0.1, 1.2][code])
        assert row["adjusted_area"] == pytest.approx(area)
        assert row["standard_error"] == pytest.approx(error)
        assert (row["lower"], row["upper"]) == pytest.approx((area - 1.959964 * error, area + 1.959964 * error))
        assert row["users"] == pytest.approx(share[code, code])
        assert row["users_se"] == pytest.approx(np.sqrt(variance[code, code]))
    assert [row["name"] for row in table.values()] == ["water", "meadow", "soil"]
    assert not job.warnings()


def test_every_printed_digit_from_a_map_of_that_size(assessed):
    """AcATaMa's test report: pixels of 30 m make 145078.56, 5703.75 and 64029.69 ha."""
    codes = np.repeat([1, 2, 3, 0], [1_611_984, 63_375, 711_441, 400]).astype(np.uint8).reshape(-1, 800)
    points = [
        {**point, "map": str(code + 1)} for code, row in enumerate(MATRIX) for point in points_of([row], class_map())
    ]
    _, table, _ = assessed(points, codes, {"transform": Affine(30, 0, TOP_LEFT[0], 0, -30, TOP_LEFT[1])})
    hectares = [
        [f"{100 * float(row[name]):.2f}" for name in ("map_area", "adjusted_area", "standard_error")]
        for row in table.values()
    ]
    assert hectares == [
        ["145078.56", "138436.63", "2709.38"],
        ["5703.75", "5829.38", "712.02"],
        ["64029.69", "70545.99", "2711.11"],
    ]


def test_points_in_degrees_and_classes_by_name(assessed):
    expected = assessed(points_of(MATRIX, class_map()))[:2]
    points = points_of(MATRIX, class_map())
    xs, ys = transform(UTM, "EPSG:4326", [point["x"] for point in points], [point["y"] for point in points])
    names = {"1": "Water", "2": "meadow", "3": "SOIL"}
    for point, x, y in zip(points, xs, ys, strict=True):
        point.update(x=x, y=y, crs="EPSG:4326", reference=names[point["reference"]])
    assert assessed(points)[:2] == expected


def test_areas_of_a_map_in_degrees(assessed):
    raster = {"crs": "EPSG:4326", "transform": Affine(1e-3, 0, 2.0, 0, -1e-3, 60.0)}
    codes = class_map()
    points = []
    for point, place in zip(points_of(MATRIX, codes), points_of(MATRIX, codes), strict=True):
        column, row = (place["x"] - TOP_LEFT[0]) / PIXEL, (TOP_LEFT[1] - place["y"]) / PIXEL
        points.append({**point, "x": 2.0 + 1e-3 * column, "y": 60.0 - 1e-3 * row, "crs": "EPSG:4326"})
    _, table, _ = assessed(points, codes, raster)
    # A degree of latitude has 111.4 km at 60 degrees north, one of longitude 55.8 km.
    assert float(table["1"]["map_area"]) == pytest.approx(6000 * 0.1114 * 0.0558, rel=0.003)


def test_points_that_say_nothing_are_left_out_and_told(assessed, job):
    points = points_of(MATRIX, class_map())
    expected = assessed(points)[:2]
    more = [point_at(195, 3, 1, 901), point_at(-5, 3, 1, 902), point_at(20, 3, "", 903), point_at(21, 3, "", 904)]
    more.append({**point_at(0, 0, 1, 905), "x": float("inf")})
    assert assessed([*points, *more])[:2] == expected
    told = job.warnings()
    assert "1 of 507 points (901) is left out: it is on ground that the map did not observe" in told
    assert "2 of 507 points (902, 905) are left out: they are outside 'map.tif'" in told
    assert "2 of 507 points (903, 904) are left out: they are without a reference class" in told


def test_a_reference_class_that_the_map_lacks(assessed, job):
    points = points_of(MATRIX, class_map())
    points[0]["reference"] = points[1]["reference"] = "7"
    _, table, page = assessed(points)
    assert "2 points of class 7, which the map does not show" in job.warnings()
    assert table["7"]["users"] == table["7"]["users_se"] == ""
    assert float(table["7"]["map_area"]) == 0
    assert float(table["7"]["adjusted_area"]) == pytest.approx(0.6 * 2 / 313)
    assert float(table["7"]["producers"]) == 0
    assert "which the map does not show" in page


def test_a_class_without_labelled_points(assessed, job):
    points = points_of([*MATRIX[:2], (0, 0, 0)], class_map())
    answer, table, _ = assessed(points)
    assert "No labelled point lies on class 3 (soil) of the map (1.2 km²)" in job.warnings()
    assert sum(float(row["adjusted_area"]) for row in table.values()) == pytest.approx(0.7)
    share = np.array([287 / 313, 43 / 50])
    assert answer["overall"] == pytest.approx(share @ [6 / 7, 1 / 7])


def test_intervals_of_no_width_are_no_certainty(assessed, job):
    answer, table, page = assessed(points_of([(60, 0, 0), (0, 50, 0), (0, 0, 70)], class_map()))
    assert answer["overall"] == 1
    assert answer["overall_se"] == 0
    told = job.warnings()
    assert "The interval of overall accuracy has no width" in told
    # 1 - 0.05^(1/50)
    assert "User's accuracy of class 2 (meadow)" in told
    assert "up to 5.8% of it may still be wrong" in told
    assert "The adjusted area of class 2 (meadow) has an interval without width" in told
    assert table["1"]["lower"] == table["1"]["upper"]
    assert "up to 5.8% of it may still be wrong" in page


def test_a_class_of_few_points(assessed, job):
    assessed(points_of([(60, 2, 0), (3, 5, 0), (0, 1, 70)], class_map()))
    assert "User's accuracy of class 2 (meadow) rests on 8 points" in job.warnings()


def test_map_classes_from_the_layer(assessed, job):
    points = points_of(MATRIX, class_map())
    expected = assessed(points)[:2]
    told = [
        {**point, "map": str(code)} for point, code in zip(points, np.repeat([1, 2, 3], [313, 50, 139]), strict=True)
    ]
    assert assessed(told)[:2] == expected
    assert not job.warnings()
    # Elsewhere, which nobody looks at but to say so.
    moved = [{**point, "x": point["x"] + 1e5} for point in told]
    assert assessed(moved)[:2] == expected
    assert "502 of 502 points (1, 2, 3, 4, 5, ...) have in the layer another map class" in job.warnings()


def shore_sample(job, tmp_path):
    """Return points of a sample with a shore, every one labelled, and the map."""
    rows, columns = np.indices((120, 120))
    truth = 1 + (np.hypot(rows - 60, columns - 60) < 35)
    codes = 1 + (np.hypot(rows - 58, columns - 61) < 36)
    path = write_raster(tmp_path / "lake.tif", codes.astype(np.uint8), nodata=0)
    target = tmp_path / "sample.jsonl"
    samplepoints.run(job, image=path, output=str(target), size=300, shore_buffer=45.0, seed=4)
    points = []
    for line in target.read_text(encoding="utf-8").splitlines():
        point = json.loads(line)
        x, y = (float(text) for text in re.findall(r"[\d.]+", point["wkt"]))
        row, column = int((TOP_LEFT[1] - y) / PIXEL), int((x - TOP_LEFT[0]) / PIXEL)
        place = {"id": point["id"], "x": x, "y": y, "crs": UTM, "reference": str(truth[row, column])}
        points.append({**place, "stratum": str(point["stratum"]), "weight": point["weight"]})
    return points, path, codes, truth


def test_strata_that_are_not_the_map_s_classes(job, tmp_path):
    points, path, codes, truth = shore_sample(job, tmp_path)
    table = tmp_path / "table.csv"
    answer = assessaccuracy.run(job, image=path, points=points, table=str(table))
    with table.open(encoding="utf-8", newline="") as file:
        water = list(csv.DictReader(file))[1]
    true_area, true_accuracy = (truth == 2).sum() * 1e-4, (codes == truth).mean()
    assert abs(float(water["adjusted_area"]) - true_area) < 3 * float(water["standard_error"])
    assert abs(answer["overall"] - true_accuracy) < 3 * answer["overall_se"]
    # By hand: the overall accuracy is the mean over the strata.
    right = {}
    for point in points:
        column, row = (point["x"] - TOP_LEFT[0]) / PIXEL, (TOP_LEFT[1] - point["y"]) / PIXEL
        right.setdefault((point["stratum"], point["weight"]), []).append(
            point["reference"] == str(codes[int(row), int(column)])
        )
    assert answer["overall"] == pytest.approx(sum(weight * np.mean(those) for (_, weight), those in right.items()))
    assert len(right) == 3


def test_strata_that_nobody_chose_are_told(job, tmp_path):
    points, path, _, _ = shore_sample(job, tmp_path)
    plain = [
        {**{key: point[key] for key in ("id", "x", "y", "crs", "reference")}, "drawn": point["stratum"]}
        for point in points
    ]
    assessaccuracy.run(job, image=path, points=plain)
    assert "The layer has a field 'stratum' that is not the map's class everywhere" in job.warnings()


def test_a_stratum_without_labels_keeps_its_ground_to_itself(job, tmp_path):
    points, path, _, _ = shore_sample(job, tmp_path)
    shore = max(point["stratum"] for point in points)
    for point in points:
        if point["stratum"] == shore:
            point["reference"] = ""
    table = tmp_path / "table.csv"
    assessaccuracy.run(job, image=path, points=points, table=str(table))
    weight = sum({point["stratum"]: point["weight"] for point in points if point["stratum"] != shore}.values())
    with table.open(encoding="utf-8", newline="") as file:
        total = sum(float(row["adjusted_area"]) for row in csv.DictReader(file))
    assert total == pytest.approx(1.44 * weight)
    assert f"add up to {weight:.4g}, not 1: strata {shore} have none" in job.warnings()


def test_a_sample_of_some_classes(assessed, job):
    points = points_of([*MATRIX[:2], (0, 0, 0)], class_map())
    _, table, _ = assessed(points, classes=[1, 2])
    assert not job.warnings().count("No labelled point")
    assert sum(float(row["adjusted_area"]) for row in table.values()) == pytest.approx(0.7)


STRATA = {"stratum": "a", "weight": 1.0}


@pytest.mark.parametrize(
    ("points", "options", "word"),
    [
        ([], {}, "empty"),
        (
            [point_at(5, 5), point_at(195, 5, 1), point_at(-1, 5, 1)],
            {},
            "none of the 3 points.*1 lie outside.*1 have no map class.*1 have no ref",
        ),
        (
            [point_at(5, 5, 1), point_at(6, 5, 1), point_at(65, 5, 2)],
            {},
            r"stratum 2 \(meadow\) has one labelled point",
        ),
        ([point_at(5, 5, "lake"), point_at(5, 6, 1)], {}, r"reference 'lake' \(point 1\).*water, meadow, soil"),
        ([point_at(5, 5, "1.5"), point_at(5, 6, 1)], {}, "'1.5'"),
        ([point_at(5, 5, 1, map="9"), point_at(5, 6, 1, map="9")], {}, "no pixel of class 9"),
        ([point_at(5, 5, 1), point_at(5, 6, 1)], {"classes": [1, 8]}, "no pixel of class 8"),
        ([point_at(5, 5, 1), point_at(5, 6, 1)], {"level": 1.0}, "between 0 and 1"),
        ([point_at(5, 5, 1, **{**STRATA, "weight": None}), point_at(5, 6, 1, **STRATA)], {}, "point 1 has no weight"),
        ([point_at(5, 5, 1, **{**STRATA, "weight": 0.5}), point_at(5, 6, 1, **STRATA)], {}, "different weights"),
        ([point_at(5, 5, 1, **STRATA), point_at(5, 6, 1, stratum="b", weight=0.5)], {}, "add up to 1.5"),
        ([point_at(5, 5, 1, **{**STRATA, "stratum": ""}), point_at(5, 6, 1, **STRATA)], {}, "no stratum"),
    ],
)
def test_what_cannot_be_assessed(assessed, tmp_path, points, options, word):
    with pytest.raises(InputError) as raised:
        assessed(points, **options)
    assert re.search(f"(?is){word}", str(raised.value)), str(raised.value)
    assert {path.name for path in tmp_path.iterdir()} == {"map.tif"}


def test_the_report_stands_alone_and_shows_everything(assessed):
    _, _, page = assessed(points_of(MATRIX, class_map()), parameters={"Sample": "<b>bold</b> & Žuvintas"})
    assert not re.search(r"<script|<link|<iframe|<b>bold|(src|href)\s*=|(https?:)?//[a-z]|url\(|@import", page)
    words = " ".join(re.sub(r"<[^>]*>", " ", page.partition("<body>")[2]).split())
    for text in (
        "water",
        "meadow",
        "soil",
        "287",
        "127",
        "Total",
        "User's",
        "Producer's",
        "Overall accuracy",
        "EPSG:32631",
    ):
        assert text in words, text
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; Žuvintas" in words
    # Water: p = (0.6 x 287/313 + 0.1 x 3/50 + 1.2 x 11/139) km², and the share of it that is mapped so.
    area = 0.6 * 287 / 313 + 0.1 * 3 / 50 + 1.2 * 11 / 139
    assert re.search(rf"water 0\.6000 {area:.4f} ± 0\.0[\d]+", words), words
    assert f"{0.6 * 287 / 313 / 1.9:.4f}" in words
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page

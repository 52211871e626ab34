"""Two masks compared: every combination, other grids, polygons, and what is no mask."""

from __future__ import annotations

import itertools
import json
import math
import os
import shutil
import subprocess

import numpy as np
import pytest
import rasterio
from affine import Affine
from pyproj import Geod
from rasterio.features import rasterize, shapes
from rasterio.warp import Resampling, reproject
from rasters import UTM, disc, names_in, north_up, read, write_mask_raster, write_raster

from engine.errors import InputError
from engine.steps import waterchange

#: What the codes of before and after become: 0 dry, 1 stable, 2 lost, 3 gained, 255 not observed.
EXPECTED = {
    (0, 0): 0, (0, 1): 3, (0, 255): 255,
    (1, 0): 2, (1, 1): 1, (1, 255): 255,
    (255, 0): 255, (255, 1): 255, (255, 255): 255,
}  # fmt: skip
SIGNED = {0: 0, 1: 0, 2: -1, 3: 1, 255: -128}


@pytest.fixture
def compare(job, tmp_path):
    """Return a function that compares two masks and gives the answer; the outputs lie in the folder."""

    def run(before, after, **more):
        return waterchange.run(job, before=before, after=after, output=str(tmp_path / "change.tif"), **more)

    return run


def random_masks(shape, seed=0):
    generator = np.random.default_rng(seed)
    return [generator.choice([0, 1, 255], shape, p=(0.5, 0.4, 0.1)).astype(np.uint8) for _ in range(2)]


def expected_change(before, after):
    return np.vectorize(lambda *pair: EXPECTED[pair])(before, after).astype(np.uint8)


def records(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_all_nine_combinations(tmp_path, compare):
    pairs = np.array(list(itertools.product((0, 1, 255), repeat=2)), dtype=np.uint8)
    # The first pair in one pixel, the second in two, and so on, so that every area differs.
    columns = [np.repeat(pairs[:, side], range(1, 10))[np.newaxis] for side in (0, 1)]
    before, after = (write_mask_raster(tmp_path / f"{side}.tif", columns[side]) for side in (0, 1))
    answer = compare(before, after, difference=str(tmp_path / "difference.tif"))
    expected = expected_change(*columns)
    np.testing.assert_array_equal(read(tmp_path / "change.tif"), expected)
    np.testing.assert_array_equal(read(tmp_path / "difference.tif"), np.vectorize(SIGNED.get)(expected))
    with rasterio.open(tmp_path / "difference.tif") as difference:
        assert difference.nodata == -128
        assert difference.dtypes[0] == "int16"
    pixels = {name: round(answer[name] / 1e-4, 6) for name in answer if name.startswith("AREA")}
    # Pairs in order: 00 has 1 pixel, 01 2, 0- 3, 10 4, 11 5, 1- 6, -0 7, -1 8, -- 9.
    assert pixels == {
        "AREA_BEFORE": 4 + 5 + 6,
        "AREA_AFTER": 2 + 5 + 8,
        "AREA_STABLE": 5,
        "AREA_LOST": 4,
        "AREA_GAINED": 2,
        "AREA_UNOBSERVED": 3 + 6 + 7 + 8 + 9,
    }


def test_the_difference_as_before_minus_after(tmp_path, compare):
    masks = random_masks((40, 30), seed=3)
    before, after = (write_mask_raster(tmp_path / f"{side}.tif", masks[side]) for side in (0, 1))
    answer = compare(before, after, difference=str(tmp_path / "difference.tif"), before_minus_after=True)
    seen = (masks[0] != 255) & (masks[1] != 255)
    expected = np.where(seen, masks[0].astype(int) - masks[1], -128)
    np.testing.assert_array_equal(read(tmp_path / "difference.tif"), expected)
    with rasterio.open(tmp_path / "difference.tif") as difference:
        said = difference.tags(1)
        assert difference.tags()["DIFFERENCE"] == "before - after"
    assert [said[f"CATEGORY_{value}"] for value in (-1, 0, 1)] == ["water gained", "no change", "water lost"]
    assert [entry[:2] for entry in answer["difference_legend"]] == [
        (-1, "water gained"), (0, "no change"), (1, "water lost"),
    ]  # fmt: skip


def test_one_file_as_both_dates(tmp_path, compare, job):
    mask = np.eye(20, dtype=np.uint8)
    dated = write_mask_raster(tmp_path / "dated.tif", mask, tags={"ACQUISITION_DATE": "2018-04-29"})
    (tmp_path / "link.tif").symlink_to(dated)
    os.link(dated, tmp_path / "hard.tif")
    for other in (dated, str(tmp_path / "link.tif"), str(tmp_path / "hard.tif")):
        with pytest.raises(InputError, match="given for both dates, and shows only one, 2018-04-29"):
            compare(dated, other)
    assert not (tmp_path / "change.tif").exists()
    # Without a date it may be wanted alone, for its area.
    bare = write_mask_raster(tmp_path / "bare.tif", mask)
    assert compare(bare, bare)["AREA_STABLE"] == pytest.approx(20 * 1e-4)
    assert "same file" in job.warnings()


def test_dates_that_are_swapped(tmp_path, compare, job):
    late, early = (
        write_mask_raster(tmp_path / f"{day}.tif", np.eye(20), tags={"ACQUISITION_DATE": day})
        for day in ("2018-09-15", "2018-04-29")
    )
    compare(early, late)
    assert "swapped" not in job.warnings()
    compare(late, early)
    assert "swapped" in job.warnings()


def test_more_than_one_window(tmp_path, compare):
    masks = random_masks((1300, 700), seed=1)
    before, after = (write_mask_raster(tmp_path / f"{side}.tif", masks[side], compress="deflate") for side in (0, 1))
    answer = compare(before, after)
    expected = expected_change(*masks)
    np.testing.assert_array_equal(read(tmp_path / "change.tif"), expected)
    assert answer["AREA_LOST"] == pytest.approx((expected == 2).sum() * 1e-4)
    assert answer["AREA_UNOBSERVED"] == pytest.approx((expected == 255).sum() * 1e-4)


@pytest.mark.parametrize(
    ("crs", "transform"),
    [
        pytest.param(UTM, north_up(7.0, (499_900.0, 4_800_150.0)), id="another grid"),
        pytest.param("EPSG:4326", Affine(1e-4, 0, 2.9985, 0, -1e-4, 43.3555), id="another CRS"),
    ],
)
def test_after_comes_onto_the_grid_of_before(tmp_path, compare, crs, transform):
    before, after = random_masks((80, 90))[0], random_masks((40, 50), 3)[0].repeat(4, axis=0).repeat(4, axis=1)
    paths = [
        write_mask_raster(tmp_path / "before.tif", before),
        write_mask_raster(tmp_path / "after.tif", after, crs=crs, transform=transform),
    ]
    answer = compare(*paths)
    moved = np.full(before.shape, 255, np.uint8)
    reproject(
        after, moved, src_transform=transform, src_crs=crs, dst_transform=north_up(), dst_crs=UTM,
        resampling=Resampling.nearest, src_nodata=255, dst_nodata=255, tolerance=0,
    )  # fmt: skip
    assert (moved != 255).mean() > 0.3
    expected, found = expected_change(before, moved), read(tmp_path / "change.tif")
    # Where a pixel's centre falls on the line between two others, either is the nearest.
    assert (found != expected).mean() < 0.002
    assert answer["AREA_AFTER"] == pytest.approx((moved == 1).sum() * 1e-4, rel=0.01)
    with rasterio.open(tmp_path / "change.tif") as change:
        assert (change.crs.to_epsg(), change.transform, change.shape) == (32631, north_up(), before.shape)


def test_after_that_covers_a_part_only(tmp_path, compare):
    before = write_mask_raster(tmp_path / "before.tif", np.ones((20, 20)))
    after = write_mask_raster(
        tmp_path / "after.tif", np.ones((20, 20)), transform=north_up(10, (500_100.0, 4_800_000.0))
    )
    answer = compare(before, after)
    expected = np.ones((20, 20))
    expected[:, :10] = 255
    np.testing.assert_array_equal(read(tmp_path / "change.tif"), expected)
    assert answer["AREA_UNOBSERVED"] == pytest.approx(200e-4)


def test_the_difference_of_two_round_lakes(tmp_path, compare):
    """A lake of 2 km shrinks to 1.5 km: pi r² within half a pixel along the shores."""
    transform, centre = north_up(10, (500_000.0, 4_800_000.0)), (502_503.0, 4_797_496.0)
    lakes = [disc((500, 500), centre, radius, transform) for radius in (2000, 1500)]
    before, after = (write_mask_raster(tmp_path / f"{side}.tif", lakes[side]) for side in (0, 1))
    answer = compare(before, after, polygons=str(tmp_path / "polygons.jsonl"))
    edges = [2 * math.pi * radius * 10 / 2 / 1e6 for radius in (2000, 1500)]
    assert abs(answer["AREA_BEFORE"] - math.pi * 4) < edges[0]
    assert abs(answer["AREA_AFTER"] - math.pi * 2.25) < edges[1]
    assert abs(answer["AREA_LOST"] - math.pi * 1.75) < sum(edges)
    assert answer["AREA_GAINED"] == 0
    # The lost shore is one ring: its area is that without the lake that is left in the middle.
    (ring,) = records(tmp_path / "polygons.jsonl")
    assert ring["change"] == "lost"
    assert ring["area_km2"] == pytest.approx(answer["AREA_LOST"], rel=1e-9)


@pytest.mark.parametrize("crs", [UTM, "EPSG:4326"])
def test_polygons_are_those_of_rasterio_and_sum_to_the_areas(tmp_path, compare, crs):
    transform = north_up() if crs == UTM else Affine(1e-3, 0, 2.0, 0, -1e-3, 55.0)
    masks = [np.kron(mask, np.ones((5, 5), np.uint8)) for mask in random_masks((16, 20), 4)]
    before, after = (write_mask_raster(tmp_path / f"{s}.tif", masks[s], crs=crs, transform=transform) for s in (0, 1))
    answer = compare(before, after, polygons=str(tmp_path / "polygons.jsonl"))
    found = records(tmp_path / "polygons.jsonl")
    change = expected_change(*masks)
    wanted = [shape for shape, _ in shapes(change, np.isin(change, (2, 3)), connectivity=4, transform=transform)]
    assert len(found) == len(wanted)
    for name, output in (("lost", "AREA_LOST"), ("gained", "AREA_GAINED")):
        total = sum(record["area_km2"] for record in found if record["change"] == name)
        assert total == pytest.approx(answer[output], rel=1e-6)
    # Drawn again they give the raster again, holes included.
    geometries = [(polygon(record["wkt"]), record["class"]) for record in found]
    drawn = rasterize(geometries, change.shape, transform=transform, dtype=np.uint8)
    np.testing.assert_array_equal(drawn, np.where(np.isin(change, (2, 3)), change, 0))
    assert {record["change"]: record["class"] for record in found} == {"lost": 2, "gained": 3}
    if crs == "EPSG:4326":
        ring = np.array(polygon(found[0]["wkt"])["coordinates"][0])
        if len(polygon(found[0]["wkt"])["coordinates"]) == 1:
            expected = abs(Geod(ellps="WGS84").polygon_area_perimeter(*ring.T)[0]) / 1e6
            assert found[0]["area_km2"] == pytest.approx(expected, rel=1e-9)


def polygon(wkt):
    """Return a polygon's WKT as GeoJSON."""
    rings = wkt.removeprefix("POLYGON ((").removesuffix("))").split("), (")
    return {
        "type": "Polygon",
        "coordinates": [[tuple(map(float, pair.split())) for pair in ring.split(", ")] for ring in rings],
    }


@pytest.mark.skipif(not shutil.which("gdal_polygonize.py"), reason="gdal_polygonize is not installed")
def test_as_many_polygons_as_gdal_polygonize_finds(tmp_path, compare):
    masks = random_masks((60, 70), 5)
    before, after = (write_mask_raster(tmp_path / f"{side}.tif", masks[side]) for side in (0, 1))
    compare(before, after, polygons=str(tmp_path / "polygons.jsonl"))
    target = tmp_path / "gdal.geojson"
    subprocess.run(["gdal_polygonize.py", "-q", str(tmp_path / "change.tif"), "-f", "GeoJSON", str(target)], check=True)
    theirs = [feature["properties"]["DN"] for feature in json.loads(target.read_text())["features"]]
    ours = [record["class"] for record in records(tmp_path / "polygons.jsonl")]
    assert {code: ours.count(code) for code in (2, 3)} == {code: theirs.count(code) for code in (2, 3)}


def test_no_change_gives_no_polygons(tmp_path, compare):
    mask = write_mask_raster(tmp_path / "mask.tif", np.eye(9))
    answer = compare(mask, mask, polygons=str(tmp_path / "polygons.jsonl"))
    assert (tmp_path / "polygons.jsonl").read_text() == ""
    assert answer["AREA_STABLE"] == pytest.approx(9e-4)


@pytest.mark.parametrize("value", [2, 7, 0.5, -1])
@pytest.mark.parametrize("side", [0, 1])
def test_what_is_no_mask_is_refused(tmp_path, compare, value, side):
    values = [np.zeros((9, 9), np.float32), np.zeros((9, 9), np.float32)]
    values[side][4, 4] = value
    paths = [write_raster(tmp_path / f"{place}.tif", values[place]) for place in (0, 1)]
    with pytest.raises(InputError, match=rf"'{side}\.tif' holds the value {value}, so it is not a water mask"):
        compare(*paths, difference=str(tmp_path / "difference.tif"))
    assert names_in(tmp_path) == ["0.tif", "1.tif"]


@pytest.mark.parametrize("crs", [UTM, "EPSG:32610"])
def test_masks_of_different_places_are_refused(tmp_path, compare, crs):
    before = write_mask_raster(tmp_path / "before.tif", np.ones((9, 9)))
    after = write_mask_raster(
        tmp_path / "after.tif", np.ones((9, 9)), crs=crs, transform=north_up(10, (700_000.0, 4e6))
    )
    with pytest.raises(InputError, match=r"'before\.tif' and 'after\.tif' do not overlap"):
        compare(before, after)
    assert names_in(tmp_path) == ["after.tif", "before.tif"]


def test_dates_are_handed_on(tmp_path, compare):
    paths = [
        write_mask_raster(tmp_path / f"{year}.tif", np.eye(9), tags={"ACQUISITION_DATE": f"{year}-07-02"})
        for year in (1988, 2017)
    ]
    answer = compare(*paths)
    assert (answer["date_before"], answer["date_after"]) == ("1988-07-02", "2017-07-02")
    with rasterio.open(tmp_path / "change.tif") as change:
        assert (change.tags()["DATE_BEFORE"], change.tags()["DATE_AFTER"]) == ("1988-07-02", "2017-07-02")

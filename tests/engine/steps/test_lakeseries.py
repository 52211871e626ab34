"""The step lakeseries on small images of a lake whose pixels are known."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import threading
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
import xarray as xr
from rasters import SIX_BANDS, disc, names_in, north_up, read, spectra_of, write_raster

from engine.errors import Cancelled, InputError
from engine.rendering import pages
from engine.steps import lakeseries
from engine.waterrule import growth

SHAPE = (72, 80)
CENTRE = (500_400.0, 4_799_640.0)
POINT = {"x": CENTRE[0], "y": CENTRE[1], "crs": "EPSG:32631"}
KM2 = 1e-4
RADII = {
    "2001-05-01": 150, "2001-07-10": 185, "2002-05-05": 170, "2002-08-01": 140, "2003-05-05": 200, "2003-06-05": 160,
}  # fmt: skip
#: What cannot be used, and what has to be said of it.
TROUBLE = {
    "2002-01-01_broken.tif": "damaged",
    "2002-01-02_place.tif": "no coordinate reference system",
    "2002-01-03_far.tif": "does not overlap",
    "2002-01-04_unnamed.tif": "",
    "undated.tif": "date is not known",
}


def water(radius, centre=CENTRE):
    return disc(SHAPE, centre, radius, north_up())


def picture(wet, seed):
    """Return an image of a lake among meadow, soil and roofs."""
    ground = 1 + np.random.default_rng(3).integers(0, 3, (6, 8)).repeat(12, axis=0).repeat(10, axis=1)
    return spectra_of(np.where(wet, 0, ground), seed)


def write(path, image, date="", **options):
    options = {"nodata": np.nan, "names": SIX_BANDS, **options}
    return write_raster(path, image, tags={"ACQUISITION_DATE": date} if date else {}, **options)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Images of eight days: one half hidden, one in two parts, one all cloud; and five that are useless."""
    place = tmp_path_factory.mktemp("images")
    for seed, (day, radius) in enumerate(RADII.items()):
        image = picture(water(radius), seed)
        if day == "2002-08-01":
            image[:, :, 44:] = np.nan
        write(place / f"{day}.tif", image, day)
    halves = picture(water(180), 20)
    for name, part in (("a", np.s_[:, :, 40:]), ("b", np.s_[:, :, :40])):
        image = halves.copy()
        image[part] = np.nan
        write(place / f"LC08_L2SP_20040601_{name}.tif", image)
    write(place / "2004-07-01.tif", np.full((6, *SHAPE), np.nan, np.float32))
    (place / "2002-01-01_broken.tif").write_bytes(b"II*\0 no more")
    write(place / "2002-01-02_place.tif", halves, crs=None)
    write(place / "2002-01-03_far.tif", halves, transform=north_up(origin=(700_000, 4_000_000)))
    write(place / "2002-01-04_unnamed.tif", halves[:1], names=())
    write(place / "undated.tif", halves)
    return place


def run(job, place, target, **request):
    outputs = {name: str(target / f"out.{end}") for name, end in request.pop("wanted", {"table": "csv"}).items()}
    answer = lakeseries.run(job, folder=str(place), **{"point": POINT, **request}, **outputs)
    with open(outputs["table"], encoding="utf-8") as file:
        return answer, list(csv.DictReader(file)), outputs


ALL = {
    "table": "csv", "occurrence": "o.tif", "series": "s.tif", "cube": "nc", "report": "html", "curve": "png",
    "shorelines": "jsonl",
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(folder, tmp_path_factory, new_job):
    """What one run over the whole folder gives."""
    target, job = tmp_path_factory.mktemp("outputs"), new_job()
    return (*run(job, folder, target, wanted=ALL), job)


def rows_by_date(rows):
    return {row["date"]: row for row in rows if row["flag"] != "failed"}


def test_areas_are_those_of_the_pixels(whole):
    rows = rows_by_date(whole[1])
    for day, radius in RADII.items():
        truth = water(radius).sum() * KM2
        if day == "2002-08-01":
            assert rows[day]["flag"] in ("filled", "poor")
            assert float(rows[day]["observed"]) == pytest.approx(water(radius)[:, :44].sum() * KM2, rel=0.03)
            assert float(rows[day]["lower"]) < truth < float(rows[day]["upper"])
        else:
            assert rows[day]["flag"] == "good"
            assert float(rows[day]["filled"]) == pytest.approx(truth, rel=0.03)
            assert float(rows[day]["observed_share"]) == 1


def test_the_hidden_half_is_filled(whole):
    row = rows_by_date(whole[1])["2002-08-01"]
    if row["filled"]:
        assert float(row["filled"]) == pytest.approx(water(140).sum() * KM2, rel=0.1)


def test_two_scenes_of_a_day_are_one_date(whole):
    row = rows_by_date(whole[1])["2004-06-01"]
    assert row["scene"] == "LC08_L2SP_20040601_a.tif; LC08_L2SP_20040601_b.tif"
    assert row["platform"] == "landsat-8"
    assert float(row["observed_share"]) == 1
    assert float(row["filled"]) == pytest.approx(water(180).sum() * KM2, rel=0.03)


def test_a_date_in_trouble_is_a_row_with_its_reason(whole):
    answer, rows, _, job = whole
    failed = {row["scene"]: row for row in rows if row["flag"] == "failed"}
    assert set(failed) == set(TROUBLE) | {"2004-07-01.tif"}
    for name, words in TROUBLE.items():
        assert words in failed[name]["reason"], failed[name]["reason"]
        assert failed[name]["filled"] == failed[name]["observed"] == ""
        assert name in job.warnings()
    assert set(answer["failed"]) == set(failed)


def test_a_day_of_cloud_alone_has_no_area(whole):
    (row,) = [row for row in whole[1] if row["date"] == "2004-07-01"]
    assert row["flag"] in ("poor", "failed") and row["filled"] == ""


def test_the_numbers(whole):
    answer = whole[0]
    assert (answer["first"], answer["last"][:4]) == ("2001-05-01", "2004")
    assert answer["trend"] is None and answer["trend_p"] is None
    assert answer["seasonal"] == "insufficient record"
    areas = [row["flag"] for row in whole[1] if row["filled"]]
    assert answer["share_filled"] == pytest.approx(areas.count("filled") / len(areas))
    assert answer["dates"] == len({row["date"] for row in whole[1] if row["flag"] != "failed"})


def test_the_maps(whole):
    with rasterio.open(whole[2]["series"]) as dataset:
        days = [name[:10] for name in dataset.descriptions]
        maps = dict(zip(days, dataset.read(), strict=True))
    assert days == sorted(rows_by_date(whole[1]))
    wet = maps["2001-05-01"] == 1
    assert np.mean(wet != water(150)) < 0.005
    hidden = maps["2002-08-01"][:, 44:]
    assert set(np.unique(hidden)) <= {2, 3, 255}
    assert set(np.unique(maps["2002-08-01"][:, :44])) <= {0, 1, 255}
    share, count = read(whole[2]["occurrence"], 1), read(whole[2]["occurrence"], 2)
    assert share[36, 40] == 1 and count[36, 40] == len(RADII) + 1 and share[2, 2] == 0 and count[36, 60] == len(RADII)


def test_xarray_opens_the_cube(whole):
    with xr.open_dataset(whole[2]["cube"], decode_coords="all") as cube:
        days = rows_by_date(whole[1])
        assert [str(time)[:10] for time in cube.time.values] == sorted(days)
        assert cube.rio.crs.to_epsg() == 32631
        assert cube.water.sel(time="2001-05-01", x=CENTRE[0], y=CENTRE[1], method="nearest") == 1
        filled = float(cube.filled_area.sel(time="2001-05-01").item())
        assert filled == pytest.approx(float(days["2001-05-01"]["filled"]))
        assert cube.rio.transform() == north_up()


def test_the_shorelines_are_circles(whole):
    lines = [json.loads(line) for line in Path(whole[2]["shorelines"]).read_text().splitlines()]
    shore = max((line for line in lines if line["date"] == "2001-05-01"), key=lambda line: line["length_m"])
    assert shore["closed"] == 1
    assert shapely.Polygon(shapely.from_wkt(shore["wkt"])).area == pytest.approx(np.pi * 150**2, rel=0.04)


def test_the_report_needs_no_network_and_tells_all(whole):
    page = Path(whole[2]["report"]).read_text(encoding="utf-8")
    assert not re.search(r"(src|href)=\"(?!data:)", page)
    for word in (
        "2001-05-01",
        "insufficient record",
        "2002-01-01_broken.tif",
        "prefers-color-scheme: dark",
        "@media print",
    ):
        assert word in page
    assert page.count('class="region') >= len(RADII) + 1


def test_the_picture_of_the_curve(whole):
    with rasterio.open(whole[2]["curve"]) as dataset:
        assert (dataset.driver, dataset.width, dataset.height) == ("PNG", 1920, 960)
        blue = dataset.read()
    assert ((blue[0] < 40) & (blue[2] > 150)).sum() > 100


def test_a_second_run_makes_no_mask_again(folder, tmp_path, job):
    work = tmp_path / "work"
    first, rows, _ = run(job, folder, tmp_path, work=str(work))
    kept = {path: path.stat().st_mtime_ns for path in work.rglob("*.tif")}
    assert first["made"] == len(kept) > 6
    again, same, _ = run(job, folder, tmp_path, work=str(work))
    assert again["made"] == 0 and same == rows
    assert {path: path.stat().st_mtime_ns for path in work.rglob("*.tif")} == kept


def test_only_what_is_new_or_damaged_is_made(folder, tmp_path, job):
    images, work = tmp_path / "images", tmp_path / "work"
    images.mkdir()
    for day in list(RADII)[:4]:
        os.link(folder / f"{day}.tif", images / f"{day}.tif")
    run(job, images, tmp_path, work=str(work))
    os.link(folder / "2003-05-05.tif", images / "2003-05-05.tif")
    next(work.rglob("2001-05-01*.tif")).write_bytes(b"cut short")
    answer, rows, _ = run(job, images, tmp_path, work=str(work))
    assert answer["made"] == 2 and len(rows) == 5
    # Another area is another matter.
    answer, _, _ = run(job, images, tmp_path, work=str(work), grid={"centre": POINT, "radius": 330.0})
    assert answer["made"] == 5


def test_another_rule_makes_kept_masks_anew(folder, tmp_path, job, monkeypatch):
    images, work = tmp_path / "images", tmp_path / "work"
    images.mkdir()
    shutil.copy(folder / "2001-05-01.tif", images)
    for limits, made in ((growth.LIMITS, 1), (growth.LIMITS, 0), (growth.LIMITS._replace(slope=0.1), 1)):
        monkeypatch.setattr(growth, "LIMITS", limits)
        assert run(job, images, tmp_path, work=str(work))[0]["made"] == made


def test_a_kept_folder_that_others_write_in(folder, tmp_path, job):
    images, work = tmp_path / "images", tmp_path / "work"
    images.mkdir()
    for day in list(RADII)[:4]:
        os.link(folder / f"{day}.tif", images / f"{day}.tif")
    _, rows, _ = run(job, images, tmp_path, work=str(work))
    grid = next(work.rglob("grid.json"))
    letter = tmp_path / "letter.txt"
    letter.write_text("mine")
    grid.with_name("grid.json.part").symlink_to(letter)
    mask = next(work.rglob("2001-05-01*.tif"))
    whole = mask.read_bytes()
    rasterio.shutil.copy(str(mask), str(tmp_path / "other.tif"))
    rasterio.shutil.copy(str(tmp_path / "other.tif"), str(mask), driver="VRT")
    for change in ({"transform": [0, 0, 0, 0, 0, 0]}, {"width": 80.5}, {"crs": "no such"}, {"height": 1 << 60}):
        grid.write_text(json.dumps(json.loads(grid.read_text()) | change))
        answer, again, _ = run(job, images, tmp_path, work=str(work))
        assert again == rows
        assert answer["made"] == (1 if "transform" in change else 0)
    assert letter.read_text() == "mine"
    assert mask.read_bytes() == whole


def test_a_cancelled_run_keeps_what_it_has(folder, tmp_path, job):
    work, stop = tmp_path / "work", threading.Event()
    job.cancel_event = stop
    seen = []

    def watch(_fraction, text):
        seen.append(text)
        if "(4 of" in text:
            stop.set()

    job.on_progress = watch
    with pytest.raises(Cancelled):
        run(job, folder, tmp_path, work=str(work))
    assert len(list(work.rglob("*.tif"))) in (2, 3)
    assert not [name for name in names_in(tmp_path) if name.startswith("out")]
    assert not list(work.rglob("*.part*"))
    assert any(re.fullmatch(r"2001-05-01 \(1 of \d+\)", text) for text in seen)
    stop.clear()
    job.on_progress = lambda *_: None
    kept = len(list(work.rglob("*.tif")))
    answer, _, _ = run(job, folder, tmp_path, work=str(work))
    assert answer["made"] == len(list(work.rglob("*.tif"))) - kept


def test_outlines_are_lakes_of_their_own(folder, tmp_path, job):
    left, right = (
        shapely.box(CENTRE[0] + low, CENTRE[1] - 250, CENTRE[0] + high, CENTRE[1] + 250)
        for low, high in ((-300, 0), (0, 300))
    )
    lakes = [{"id": name, "wkt": one.wkt, "crs": "EPSG:32631"} for name, one in (("west", left), ("east", right))]
    lakes.append({"id": "far", "wkt": shapely.box(0, 0, 9, 9).wkt, "crs": "EPSG:32631"})
    grid = {"extent": {"bounds": [500_000, 4_799_280, 500_800, 4_800_000], "crs": "EPSG:32631"}}
    answer, rows, _ = run(job, folder, tmp_path, point=None, lakes=lakes, grid=grid)
    assert "Lake 'far' lies outside" in job.warnings()
    sides = {row["lake"]: row for row in rows if row["date"] == "2001-05-01"}
    assert set(sides) == {"west", "east"} and answer["trend"] is None
    wet = water(150)
    assert float(sides["west"]["filled"]) == pytest.approx(wet[:, :40].sum() * KM2, rel=0.03)
    assert float(sides["east"]["filled"]) == pytest.approx(wet[:, 40:].sum() * KM2, rel=0.03)


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"point": {"x": 500_020, "y": 4_799_980, "crs": "EPSG:32631"}}, "there is water on 0 of"),
        ({"point": {"x": 100_000, "y": 4_799_980, "crs": "EPSG:32631"}}, "lies outside"),
        ({"lakes": [{"id": "a", "wkt": "POINT (0 0)", "crs": "EPSG:32631"}], "point": None}, "no polygon"),
        ({"lakes": [{"id": "a", "wkt": shapely.box(0, 0, 9, 9).wkt, "crs": "EPSG:32631"}]}, "exactly one of"),
        ({"grid": {"radius": 100.0}}, "A radius needs a point"),
    ],
)
def test_what_cannot_be_done_is_said(folder, tmp_path, job, request_, words):
    with pytest.raises(InputError, match=words):
        run(job, folder, tmp_path, work=str(tmp_path / "work"), **request_)
    assert not [name for name in names_in(tmp_path) if name.startswith("out")]


def test_a_folder_without_images_is_an_error(tmp_path, job):
    (tmp_path / "undated.tif").write_bytes(b"")
    with pytest.raises(InputError, match="Not one of 1 images can be used"):
        run(job, tmp_path, tmp_path)
    with pytest.raises(InputError, match="does not exist"):
        run(job, tmp_path / "none", tmp_path)


def test_scenes_of_a_search(lake_files, tmp_path, job):
    """Two summers of Landsat from a server: clouds are hidden and filled, and two scenes have no files."""
    footprints = []
    for item in json.loads((lake_files.folder / "items.json").read_text())["features"]:
        path = tmp_path / f"{item['id']}.json"
        path.write_text(json.dumps(item))
        properties = item["properties"]
        footprints.append(
            {
                "href": str(path),
                "id": item["id"],
                "datetime": properties["datetime"],
                "platform": properties["platform"],
            }
        )
    table, work = tmp_path / "table.csv", tmp_path / "work"
    point = {"x": -118.71, "y": 38.70, "crs": "EPSG:4326"}
    area = {"bounds": [-118.80, 38.59, -118.62, 38.81], "crs": "EPSG:4326"}
    request = {
        "footprints": footprints,
        "point": point,
        "grid": {"extent": area, "resolution": 90.0},
        "work": str(work),
    }
    answer = lakeseries.run(job, table=str(table), **request)
    with open(table, encoding="utf-8") as file:
        rows = {row["date"]: row for row in csv.DictReader(file)}
    assert {day for day, row in rows.items() if row["flag"] == "failed"} == {"1988-08-03", "2017-07-18"}
    assert answer["dates"] == 4 and (answer["first"], answer["last"]) == ("1988-06-16", "2017-07-02")
    for day, (across, along) in {"1988": (5.2, 9.6), "2017": (4.5, 8.2)}.items():
        whole = np.pi * across * along
        for row in (row for date, row in rows.items() if date[:4] == day and row["flag"] != "failed"):
            assert row["platform"] == {"1988": "landsat-5", "2017": "landsat-8"}[day]
            # A cloud of a known place hides some of the lake; the rest of it is seen.
            assert 0.92 * whole < float(row["observed"]) < 0.995 * whole
            # One cloud is at the same place on all dates. What lies under it nobody knows, and the interval says so.
            error = float(row["filled"]) - whole
            assert row["flag"] == "good" and abs(error) < 0.03 * whole and abs(error) < 1.96 * float(row["sigma"])
            # Whole pixels are counted: half a pixel along the shore is 1.4 % of this lake.
            assert float(row["lower"]) < whole < 1.014 * float(row["upper"])
    assert lakeseries.run(job, table=str(table), **request)["made"] == 0


def test_what_an_image_makes_doubtful_is_told_with_its_day(tmp_path, job):
    images = tmp_path / "images"
    images.mkdir()
    for seed, day in enumerate(("2001-05-01", "2001-06-01")):
        stored = np.round(picture(water(170), seed) * 10_000).clip(1).astype(np.uint16)
        if seed:
            stored[:, :12] = 0
        write(images / f"{day}.tif", stored, day, nodata=None)
    run(job, images, tmp_path)
    told = [text for level, text in job.messages if level == "warning" and "no header declares" in text]
    assert len(told) == 1 and told[0].startswith("2001-06-01 ")


def test_images_whose_bands_do_not_tell_water_go_by_the_cluster_at_the_point(tmp_path, job):
    images = tmp_path / "images"
    images.mkdir()
    for seed, radius in enumerate((150, 180, 160)):
        write(images / f"lake_200{seed}-06-01.tif", picture(water(radius), seed), names=())
    _, rows, _ = run(job, images, tmp_path, settings={"clusters": 4, "scaling": "band"})
    assert [row["date"] for row in rows] == ["2000-06-01", "2001-06-01", "2002-06-01"]
    for row, radius in zip(rows, (150, 180, 160), strict=True):
        assert float(row["filled"]) == pytest.approx(water(radius).sum() * KM2, rel=0.03)
    work = str(tmp_path / "work")
    answer, together, _ = run(job, images, tmp_path, settings={"clusters": 4, "scaling": "band"}, joint=True, work=work)
    assert answer["made"] == 3
    for row, radius in zip(together, (150, 180, 160), strict=True):
        assert float(row["filled"]) == pytest.approx(water(radius).sum() * KM2, rel=0.03)
    # The masks hang on all images together: with one more, none is as it was.
    write(images / "lake_2003-06-01.tif", picture(water(170), 9) * 1.2, names=())
    answer, *_ = run(job, images, tmp_path, settings={"clusters": 4, "scaling": "band"}, joint=True, work=work)
    assert answer["made"] == 4
    write(images / "lake_2004-06-01.tif", picture(water(170), 9)[:5], names=())
    with pytest.raises(InputError, match=r"6 bands.*together|5 bands.*together"):
        run(job, images, tmp_path, settings={"clusters": 4}, joint=True)
    (images / "lake_2004-06-01.tif").unlink()
    with pytest.raises(InputError, match="do not tell which is green"):
        run(job, images, tmp_path, point=None)


def test_what_the_report_copies_holds_no_formulas():
    """As the table does not: it goes into the same spreadsheets."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("there is no node to run the report's script")
    page = pages.environment().loader.get_source(pages.environment(), "lake_series.html")[0]
    plain = next(line for line in page.splitlines() if line.startswith("const plain"))
    cells = ["=1+1", " \t@SUM(A1)", "+cmd|' /C calc'!A0", "a\t=1", "－1+1", "-0.25", "+3e-5", "", "Lac 1"]
    script = f"{plain} console.log(JSON.stringify({json.dumps(cells)}.map(plain)))"
    said = subprocess.run([program, "-e", script], capture_output=True, check=True, text=True, timeout=60).stdout
    right = ["'=1+1", "'@SUM(A1)", "'+cmd|' /C calc'!A0", "a =1", "'－1+1", "-0.25", "+3e-5", "", "Lac 1"]
    assert json.loads(said) == right

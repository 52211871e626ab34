"""Sub-pixel areas beside whole pixels: discs of known area, their change, and where nothing is known."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasters import PIXEL, SIX_BANDS, disc_share, mixed_image, read, write_mask_raster, write_raster

from engine.errors import InputError
from engine.steps import kmeansclustering, lakechange, waterchange, waterfraction, watermask
from engine.water import change_polygons
from engine.water.subpixel import quoted

KM2 = PIXEL**2 / 1e6
SHAPE = (80, 90)
LAKE, POND = (36.2, 38.7), (76.3, 70.1, 5.5)
RADII = 20.3, 16.1
POINT = {"x": 500_000.0 + PIXEL * LAKE[0], "y": 4_800_000.0 - PIXEL * LAKE[1], "crs": "EPSG:32631"}
DATES = "1988-07-02", "2017-07-02"


def circle(radius):
    return np.pi * radius**2


def write_dates(folder, hidden=None):
    """Write images of a lake that shrank beside a pond that stayed, the second by request with a gap; return their paths."""
    paths = []
    for position, (radius, date) in enumerate(zip(RADII, DATES, strict=True)):
        image = mixed_image(disc_share(SHAPE, (*LAKE, radius), POND), seed=position)
        if hidden is not None and position:
            image[:, hidden] = np.nan
        path = folder / f"{('before', 'after')[position]}.tif"
        paths.append(write_raster(path, image, names=SIX_BANDS, nodata=np.nan, tags={"ACQUISITION_DATE": date}))
    return paths


@pytest.fixture(scope="module")
def dates(tmp_path_factory):
    return write_dates(tmp_path_factory.mktemp("dates"))


@pytest.fixture
def change_of(job, tmp_path):
    """Return a function that compares two images and gives the answer in pixels, and the paths of the outputs."""

    def run(before, after, **how):
        names = ("change", "water_before", "water_after")
        paths = {name: str(tmp_path / f"{name}.tif") for name in names} | {"report": str(tmp_path / "report.html")}
        return in_pixels(lakechange.run(job, before=before, after=after, **paths, **how)), paths

    return run


def in_pixels(answer):
    areas = re.compile("AREA|SUBPIXEL|ERROR|area|error|subpixel")
    return {key: value / KM2 if areas.match(key) and value is not None else value for key, value in answer.items()}


def assert_within(answer, name, truth, deviations=3.0):
    error = answer[f"ERROR_{name}"]
    assert error > 0
    assert abs(answer[f"SUBPIXEL_{name}"] - truth) < deviations * error, name


def test_a_lake_that_shrank(change_of, dates, job):
    answer, paths = change_of(*dates)
    ring = circle(RADII[0]) - circle(RADII[1])
    for name, truth in (
        ("BEFORE", circle(RADII[0]) + circle(POND[2])),
        ("AFTER", circle(RADII[1]) + circle(POND[2])),
        ("LOST", ring),
        ("CHANGE", -ring),
    ):
        assert_within(answer, name, truth)
        assert answer[f"ERROR_{name}"] < 0.01 * abs(truth)
    assert answer["SUBPIXEL_GAINED"] == pytest.approx(0, abs=1) and answer["FLAGS"] == ""
    # Whole pixels are those of the change raster, as ever.
    assert answer["AREA_LOST"] == pytest.approx((read(paths["change"]) == 2).sum())
    said = [text for _, text in job.messages if "larger than its error" in text]
    assert len(said) == 1 and "not larger" not in said[0]


def test_the_report_gives_both_dates_with_their_errors(change_of, dates):
    answer, paths = change_of(*dates)
    text = " ".join(re.sub(r"<[^>]*>", " ", Path(paths["report"]).read_text(encoding="utf-8")).split())
    found = re.search(r"([\d.]+) ± ([\d.]+) km².*? of water on 1988-07-02, then ([\d.]+) ± ([\d.]+) km²", text)
    names = ("SUBPIXEL_BEFORE", "ERROR_BEFORE", "SUBPIXEL_AFTER", "ERROR_AFTER")
    for number, name in zip(found.groups(), names, strict=True):
        assert float(number) == pytest.approx(answer[name] * KM2, abs=1e-5), name
    assert "larger than its error" in text


def test_nothing_changed_beyond_the_error(change_of, dates, tmp_path, job):
    image = mixed_image(disc_share(SHAPE, (*LAKE, RADII[0]), POND), seed=7)
    again = write_raster(tmp_path / "again.tif", image, names=SIX_BANDS, nodata=np.nan)
    answer, _ = change_of(dates[0], again)
    assert_within(answer, "CHANGE", 0, 1.96)
    assert any("not larger than its error" in text for _, text in job.messages)


def test_whole_pixels_alone(change_of, dates, job):
    answer, paths = change_of(*dates, subpixel=False)
    assert {value for name, value in answer.items() if name.startswith(("SUBPIXEL", "ERROR"))} == {None}
    assert answer["AREA_LOST"] == pytest.approx((read(paths["change"]) == 2).sum())
    assert not any("parts of pixels" in text for _, text in job.messages)


def test_single_tools_give_the_same_areas(change_of, dates, tmp_path, job):
    answer, paths = change_of(*dates)
    for side, image in zip(("before", "after"), dates, strict=True):
        alone = waterfraction.run(job, image=image, mask=paths[f"water_{side}"], output=str(tmp_path / "fraction.tif"))
        expected = answer[f"SUBPIXEL_{side.upper()}"], answer[f"ERROR_{side.upper()}"]
        assert (alone["area"] / KM2, alone["error"] / KM2) == pytest.approx(expected, rel=1e-9)
    masks = {side: paths[f"water_{side}"] for side in ("before", "after")}
    found = waterchange.run(job, **masks, output=str(tmp_path / "again.tif"))
    kept = [name for name in answer if name.startswith(("AREA", "SUBPIXEL", "ERROR"))]
    again = in_pixels(found)
    assert {name: again[name] for name in kept} == pytest.approx({name: answer[name] for name in kept}, rel=1e-9)


@pytest.mark.parametrize("windows", [(1000, 1000), (23, 17)])
def test_the_lake_at_the_point_alone(change_of, dates, use_windows, windows):
    use_windows(*windows)
    answer, _ = change_of(*dates, point=POINT, connected=True)
    assert_within(answer, "BEFORE", circle(RADII[0]))
    assert_within(answer, "AFTER", circle(RADII[1]))
    assert_within(answer, "LOST", circle(RADII[0]) - circle(RADII[1]))


def test_what_one_date_hides_has_not_changed(change_of, tmp_path):
    hidden = np.zeros(SHAPE, bool)
    hidden[:, :37] = True
    answer, _ = change_of(*write_dates(tmp_path, hidden))
    before, after = (disc_share(SHAPE, (*LAKE, radius), POND) for radius in RADII)
    assert_within(answer, "BEFORE", before.sum())
    assert_within(answer, "AFTER", after[~hidden].sum())
    assert_within(answer, "CHANGE", (after - before)[~hidden].sum())
    assert_within(answer, "LOST", (before - after)[~hidden].sum())


def test_masks_without_images_have_no_errors_and_say_so(dates, tmp_path, job):
    masks = [
        write_mask_raster(tmp_path / f"{radius}.tif", disc_share(SHAPE, (*LAKE, radius)) > 0.5) for radius in RADII
    ]
    how = {"before": masks[0], "after": masks[1], "output": str(tmp_path / "change.tif")}
    report = tmp_path / "report.html"
    answer = waterchange.run(job, **how, report=str(report))
    assert {value for name, value in answer.items() if name.startswith(("SUBPIXEL", "ERROR"))} == {None}
    assert answer["AREA_LOST"] > 0 and answer["FLAGS"] == ""
    assert "±" not in report.read_text(encoding="utf-8")
    assert sum("the image of the mask is not known" in text for _, text in job.messages) == 2
    known = in_pixels(waterchange.run(job, **how, image_before=dates[0]))
    assert known["SUBPIXEL_BEFORE"] == pytest.approx(circle(RADII[0]), rel=0.01)
    assert known["SUBPIXEL_AFTER"] is known["SUBPIXEL_LOST"] is known["ERROR_CHANGE"] is None
    both = in_pixels(waterchange.run(job, **how, image_before=dates[0], image_after=dates[1]))
    assert both["SUBPIXEL_CHANGE"] == pytest.approx(circle(RADII[1]) - circle(RADII[0]), rel=0.02)


def test_polygons_of_patches_carry_them_too(tmp_path, job):
    masks = []
    for position, radius in enumerate(RADII):
        share = disc_share(SHAPE, (*LAKE, radius), (*POND[:2], 5.5 + 2 * position))
        image = mixed_image(share, seed=position + 5)
        path = write_raster(tmp_path / f"image{position}.tif", image, names=SIX_BANDS, nodata=np.nan)
        masks.append((path, write_mask_raster(tmp_path / f"mask{position}.tif", share > 0.5)))
    (first, before), (second, after) = masks
    polygons = tmp_path / "polygons.jsonl"
    answer = waterchange.run(
        job,
        before=before,
        after=after,
        image_before=first,
        image_after=second,
        output=str(tmp_path / "change.tif"),
        polygons=str(polygons),
    )
    patches = [json.loads(line) for line in polygons.read_text(encoding="utf-8").splitlines()]
    truths = {"lost": circle(RADII[0]) - circle(RADII[1]), "gained": circle(7.5) - circle(5.5)}
    for kind, truth in truths.items():
        own = [patch for patch in patches if patch["change"] == kind]
        area = sum(patch["subpixel_km2"] for patch in own) / KM2
        error = np.sqrt(sum(patch["error_km2"] ** 2 for patch in own)) / KM2
        assert abs(area - truth) < 4 * error + 0.5, kind
        name = kind.upper()
        # The fractions are cut to 0..1, so that their sums are not quite the same.
        assert area * KM2 == pytest.approx(answer[f"SUBPIXEL_{name}"], rel=0.02)
        assert error * KM2 == pytest.approx(answer[f"ERROR_{name}"], rel=0.2)


def test_patches_beside_each_other():
    patches = np.zeros((5, 6), bool)
    patches[1, 1], patches[2, 2:4] = True, True
    beside = change_polygons._patches_beside(patches)
    assert beside[1, 2] == 2 and beside[2, 1] == 2
    assert beside[0, 0] == 1 and beside[3, 4] == 1 and beside[4, 0] == 0 and beside[1, 1] == 2


def test_water_that_a_band_does_not_show_is_counted_whole_and_flagged(change_of, tmp_path):
    paths = write_dates(tmp_path)
    with rasterio.open(paths[0], "r+") as dataset:
        red = dataset.read(1)
        red[30:34, 30:40] = np.nan
        dataset.write(red, 1)
    answer, _ = change_of(*paths)
    assert answer["FLAGS"] == "missing_bands"
    assert_within(answer, "BEFORE", circle(RADII[0]) + circle(POND[2]))


def test_an_image_of_another_place_is_refused(dates, tmp_path, job):
    mask = write_mask_raster(tmp_path / "mask.tif", np.eye(20))
    far = rasterio.Affine(10, 0, 600_000, 0, -10, 4_800_000)
    other = write_raster(tmp_path / "far.tif", mixed_image(np.zeros((20, 20))), names=SIX_BANDS, transform=far)
    output = tmp_path / "change.tif"
    with pytest.raises(InputError, match="does not overlap"):
        waterchange.run(job, before=mask, after=mask, output=str(output), image_before=other)
    assert not output.exists()


@pytest.mark.parametrize("way", ["labels", "point", "image", "unknown"])
def test_watermask(dates, tmp_path, job, way):
    clusters = str(tmp_path / "clusters.tif")
    kmeansclustering.run(job, image=dates[0], bands=None, output=clusters, settings={"clusters": 3})
    how = {"labels": {"labels": "1"}, "point": {"points": [POINT]}, "image": {"image": dates[0]}}.get(way)
    if way == "unknown":
        with rasterio.open(clusters, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as dataset:
            dataset.update_tags(CLUSTERED_IMAGE="")
        how = {"labels": "1"}
    answer = in_pixels(watermask.run(job, clusters=clusters, output=str(tmp_path / "water.tif"), **how))
    if way == "unknown":
        assert answer["subpixel_area"] is answer["error"] is None
        assert any("the image of the clusters is not known" in text for _, text in job.messages)
        return
    truth = circle(RADII[0]) + circle(POND[2])
    assert abs(answer["subpixel_area"] - truth) < 3 * answer["error"] < 0.02 * truth
    assert answer["area"] == (read(tmp_path / "water.tif") == 1).sum()


def test_bodies_left_out_are_no_land(dates, tmp_path, job):
    clusters = str(tmp_path / "clusters.tif")
    kmeansclustering.run(job, image=dates[0], bands=None, output=clusters, settings={"clusters": 3})
    output = str(tmp_path / "water.tif")
    answer = in_pixels(watermask.run(job, clusters=clusters, output=output, image=dates[0], min_pixels=200))
    assert abs(answer["subpixel_area"] - circle(RADII[0])) < 3 * answer["error"]
    assert answer["flags"] == ""


@pytest.mark.parametrize(
    ("area", "error", "text"),
    [
        (149.1234, 0.8712, "149.1 ± 0.9 km²"),
        (115.04, 0.143, "115.04 ± 0.14 km²"),
        (30860.2, 85.3, "30,860 ± 85 km²"),
        (0.021532, 0.000612, "0.0215 ± 0.0006 km² (2.15 ± 0.06 ha)"),
        (1.5, 0.0964, "1.50 ± 0.10 km²"),
        (0.0283, 0.0021, "0.028 ± 0.002 km² (2.8 ± 0.2 ha)"),
        (0.0, 0.0, "0 ± 0 km²"),
    ],
)
def test_digits_follow_the_error(area, error, text):
    assert quoted(area, error) == text

"""Tool ``lakechange``, on a made-up lake whose change is known, and on a real pond."""

from __future__ import annotations

import re

import numpy as np
import pytest
from assertions import Listener, areas_of, assert_cancels, assert_refuses, run
from osgeo import gdal
from rasters import (
    BANDS,
    FOREST,
    LAKE,
    LAKE_ALONE,
    LAKE_POINT,
    LEFT,
    PIXEL,
    PIXEL_KM2,
    SOIL,
    TOP,
    WATER,
    geotransform,
    image_of,
    lake_classes,
    mask_of,
    read_raster,
    to_lonlat,
    write_raster,
)

pytestmark = pytest.mark.usefixtures("engine")

POINT = "{!r},{!r} [EPSG:32631]".format(*LAKE_POINT)
SIDES = ("BEFORE", "AFTER")
ALL_RASTERS = ("CHANGE", *(f"{kind}_{side}" for kind in ("WATER", "CLUSTERS") for side in SIDES))


def images(lake):
    return {"BEFORE": lake["before"], "AFTER": lake["after"]}


def expected_change(rows=slice(None), columns=slice(None)):
    """Return the change codes of the lake, put together from what lies where on the two dates."""
    before, after = lake_classes()[rows, columns], lake_classes(after=True)[rows, columns]
    change = np.select([(before == WATER) & (after == WATER), before == WATER, after == WATER], [1, 2, 3], 0)
    change[(before == 0) | (after == 0)] = 255
    return change


def check_areas(results, pixels):
    assert areas_of(results) == pytest.approx({name: count * PIXEL_KM2 for name, count in pixels.items()})


@pytest.mark.parametrize(
    "parameters",
    [
        {"POINT": POINT},
        {"POINT": "{!r},{!r}".format(*LAKE_POINT)},
        {"POINT": "{!r},{!r} [EPSG:4326]".format(*to_lonlat(*LAKE_POINT))},
        {},
        {"JOINT": True},
        {"SCALING": "band", "POINT": POINT},
        {"CLUSTERS": 6, "SEED": 5},
    ],
    ids=["point", "bare point", "degrees", "spectra", "joint", "scaled by band", "clusters and seed"],
)
def test_change_and_areas(lake, tmp_path, parameters):
    results = run("lakechange", CHANGE=str(tmp_path / "out.tif"), **images(lake), **parameters)
    np.testing.assert_array_equal(read_raster(results["CHANGE"]), expected_change())
    check_areas(results, LAKE)


def test_all_outputs_at_once(lake, tmp_path):
    paths = {name: str(tmp_path / f"{name}.tif") for name in ALL_RASTERS}
    report = tmp_path / "report.html"
    results = run("lakechange", POINT=POINT, REPORT=str(report), **images(lake), **paths)
    assert {name: results[name] for name in ALL_RASTERS} == paths
    for side, after, date in (("BEFORE", False, "2018-04-29"), ("AFTER", True, "2018-09-15")):
        np.testing.assert_array_equal(read_raster(paths[f"CLUSTERS_{side}"]), lake_classes(after))
        np.testing.assert_array_equal(read_raster(paths[f"WATER_{side}"]), mask_of(lake_classes(after)))
        assert gdal.Open(paths[f"WATER_{side}"]).GetMetadataItem("ACQUISITION_DATE") == date
    words = report.read_text(encoding="utf-8")
    told = [float(number) for number in re.findall(r"([\d.]+) km²", words)]
    for name, count in LAKE.items():
        assert any(number == pytest.approx(count * PIXEL_KM2) for number in told), name
    assert not re.search(r"""(src|href)\s*=\s*["']?(https?:)?//""", words)
    # Nothing but what was asked for, and beside each raster the names of its categories and its style.
    expected = {report.name} | {f"{name}{end}" for name in ALL_RASTERS for end in (".tif", ".tif.aux.xml", ".qml")}
    assert {path.name for path in tmp_path.iterdir()} == expected


def test_only_the_lake_at_the_point(lake, tmp_path):
    results = run("lakechange", POINT=POINT, CONNECTED=True, CHANGE=str(tmp_path / "out.tif"), **images(lake))
    change = expected_change()
    change[50:55, 60:70] = 0
    np.testing.assert_array_equal(read_raster(results["CHANGE"]), change)
    check_areas(results, LAKE_ALONE)


def test_an_extent(lake, tmp_path):
    extent = f"{LEFT + 100},{LEFT + 600},{TOP - 500},{TOP - 100} [EPSG:32631]"
    results = run("lakechange", EXTENT=extent, CHANGE=str(tmp_path / "out.tif"), **images(lake))
    np.testing.assert_array_equal(read_raster(results["CHANGE"]), expected_change(slice(10, 50), slice(10, 60)))
    check_areas(results, {**LAKE_ALONE, "UNOBSERVED": 20})


def test_a_radius_around_the_point(lake, tmp_path):
    # The point is the middle of pixel (34, 25): the square begins half a pixel off, in the pixels' middles.
    outputs = {"CHANGE": str(tmp_path / "out.tif")}
    results = run("lakechange", POINT=POINT, RADIUS=205, **outputs, **images(lake))
    assert geotransform(results["CHANGE"])[::3] == (LEFT + 5 * PIXEL, TOP - 14 * PIXEL)
    np.testing.assert_array_equal(read_raster(results["CHANGE"]), expected_change(slice(14, 55), slice(5, 46)))


def test_another_resolution_and_crs(lake, tmp_path):
    parameters = {"POINT": POINT, "RESOLUTION": 5, "CRS": "EPSG:32632", "CHANGE": str(tmp_path / "out.tif")}
    results = run("lakechange", **images(lake), **parameters)
    dataset = gdal.Open(results["CHANGE"])
    assert dataset.GetSpatialRef().GetAuthorityCode(None) == "32632"
    assert abs(dataset.GetGeoTransform()[1]) == 5
    # GDAL puts what is expected on the same grid; pixels that an edge runs near are mixed and left out.
    reference = write_raster(tmp_path / "expected.tif", expected_change(), nodata=254)
    left, _, _, top, _, _ = dataset.GetGeoTransform()
    bounds = (left, top - 5 * dataset.RasterYSize, left + 5 * dataset.RasterXSize, top)
    expected = gdal.Warp(
        "", reference, format="MEM", dstSRS="EPSG:32632", outputBounds=bounds, xRes=5, yRes=5, dstNodata=254
    ).ReadAsArray()
    around = np.lib.stride_tricks.sliding_window_view(expected, (7, 7))
    pure = np.pad((around == around[:, :, 3:4, 3:4]).all(axis=(2, 3)), 3) & (expected != 254)
    assert pure.mean() > 0.5
    np.testing.assert_array_equal(dataset.ReadAsArray()[pure], expected[pure])


def test_joint_clusters_mean_the_same_on_both_dates(lake, tmp_path):
    classes = lake_classes(after=True)
    classes[classes == SOIL] = FOREST
    after = write_raster(tmp_path / "after.tif", image_of(classes, 1), names=BANDS, nodata=float("nan"))
    paths = {name: str(tmp_path / f"{name}.tif") for name in ("CHANGE", "CLUSTERS_BEFORE", "CLUSTERS_AFTER")}
    run("lakechange", BEFORE=lake["before"], AFTER=after, JOINT=True, **paths)
    np.testing.assert_array_equal(read_raster(paths["CLUSTERS_BEFORE"]), lake_classes())
    # Three classes are left on the second date. Alone they would be cut into four clusters.
    np.testing.assert_array_equal(read_raster(paths["CLUSTERS_AFTER"]), classes)


def test_a_second_image_on_another_grid_with_more_bands_in_another_order(lake, tmp_path):
    after = image_of(lake_classes(after=True), 1)
    turned = np.concatenate([after[::-1], after[:1]])
    names = [*BANDS[::-1], "coastal"]
    corner = (LEFT - 200, TOP + 100)
    wide = np.pad(turned, ((0, 0), (10, 30), (20, 5)), mode="edge")
    path = write_raster(tmp_path / "after.tif", wide, names=names, nodata=float("nan"), corner=corner)
    results = run("lakechange", BEFORE=lake["before"], AFTER=path, CHANGE=str(tmp_path / "out.tif"))
    np.testing.assert_array_equal(read_raster(results["CHANGE"]), expected_change())


def test_two_sensors_by_the_bands_that_both_have(lake, tmp_path):
    """A Landsat image, and on the second date a Sentinel-2 image; warmth and what only one has are noise."""
    noise = np.random.RandomState(5).uniform(0, 1, (60, 80)).astype(np.float32)
    paths = {}
    for side, after, extra in (
        ("BEFORE", False, ["lwir11"]),
        ("AFTER", True, ["lwir11", "nir", "rededge071", "rededge075"]),
    ):
        classes = lake_classes(after)
        values = image_of(classes, seed=int(after))
        noises = len(extra) * [np.where(classes == 0, np.nan, noise)]
        names = [*extra, *BANDS]
        paths[side] = write_raster(tmp_path / f"{side}.tif", [*noises, *values], names=names, nodata=float("nan"))
    feedback = Listener()
    results = run("lakechange", feedback=feedback, CHANGE=str(tmp_path / "out.tif"), **paths)
    np.testing.assert_array_equal(read_raster(results["CHANGE"]), expected_change())
    assert f"Compared by the bands both images have: {', '.join(BANDS)}." in feedback.infos


def test_it_says_what_is_at_the_point_and_warns_of_gaps(lake, tmp_path):
    image = image_of(lake_classes(after=True))
    image[:, 41:, :45] = np.nan
    path = write_raster(tmp_path / "after.tif", image, names=BANDS, date="2018-09-15", nodata=float("nan"))
    feedback = Listener()
    outputs = {"CHANGE": str(tmp_path / "out.tif")}
    run("lakechange", feedback=feedback, BEFORE=lake["before"], AFTER=path, POINT=POINT, **outputs)
    assert any("2018-04-29: There is water at the point" in text for text in feedback.infos)
    share = 1 - (19 * 45 + 20) / 4800
    assert any(f"2018-09-15: only {share:.0%}" in text for text in feedback.warnings)
    assert feedback.progress == sorted(feedback.progress)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"RADIUS": 100}, ["a radius needs a point"]),
        ({"RADIUS": 0, "POINT": POINT}, ["radius", "above 0"]),
        ({"RADIUS": 100, "POINT": POINT, "EXTENT": "0,1,0,1"}, ["not both"]),
        ({"CONNECTED": True}, ["give a point"]),
        ({"RESOLUTION": 0}, ["resolution", "above 0"]),
        ({"CLUSTERS": 1}, ["clusters", "from 2 to 50"]),
        ({"EXTENT": "0,100,0,100 [EPSG:32631]"}, ["does not overlap"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_wrong_values(lake, tmp_path, parameters, words):
    assert_refuses("lakechange", words, tmp_path, CHANGE=str(tmp_path / "out.tif"), **images(lake), **parameters)


def test_cancelled(huge_lake, tmp_path):
    outputs = {name: str(tmp_path / f"{name}.tif") for name in ALL_RASTERS}
    assert_cancels("lakechange", tmp_path, **images(huge_lake), **outputs)


def test_the_command(command, lake, tmp_path):
    outputs = {name: str(tmp_path / f"{name}.tif") for name in ("CHANGE", "WATER_BEFORE", "WATER_AFTER")}
    done = command.run("lakechange", POINT=POINT, CONNECTED="true", **images(lake), **outputs)
    assert done.code == 0, done.text
    check_areas(done.results, LAKE_ALONE)
    assert {name: done.results[name] for name in outputs} == outputs


def body_at(water, row, column):
    """Return how many pixels of a mask hang together, side by side or by a corner, with one of them."""
    found, waiting = set(), [(row, column)]
    while waiting:
        place = waiting.pop()
        if place in found or not (0 <= place[0] < water.shape[0] and 0 <= place[1] < water.shape[1]):
            continue
        if water[place]:
            found.add(place)
            waiting += [(place[0] + down, place[1] + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    return len(found)


def test_a_real_pond_shrinks_as_its_water_index_says(engine, command, pond_images, tmp_path):
    before, after = str(pond_images.before), str(pond_images.after)
    outputs = {"CHANGE": str(tmp_path / "out.tif")}
    done = command.run("lakechange", BEFORE=before, AFTER=after, POINT=pond_images.point, CONNECTED="true", **outputs)
    assert done.code == 0, done.text
    left, width, _, top, _, height = geotransform(before)
    place = int((pond_images.y - top) / height), int((pond_images.x - left) / width)
    for side, path in (("BEFORE", before), ("AFTER", after)):
        image = read_raster(path)
        green, short_wave = image[1], image[8]
        pixels = body_at((green - short_wave) / (green + short_wave) > 0, *place)
        # Two ways to see water differ along the shore, which is a third of so small a pond.
        assert done.results[f"AREA_{side}"] == pytest.approx(pixels * width * -height / 1e6, rel=0.2), side
    assert 0.1 < done.results["AREA_LOST"] / done.results["AREA_BEFORE"] < 0.3

"""Tool ``waterchange``, on masks written by hand."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from assertions import Listener, areas_of, assert_cancels, assert_refuses, refusal, run
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from rasters import LAKE, LEFT, PIXEL, PIXEL_KM2, TOP, lake_classes, mask_of, read_raster, write_raster

pytestmark = pytest.mark.usefixtures("engine")


def expected_change():
    """Return the change codes of the two dates, written out pixel by pixel."""
    before, after = mask_of(lake_classes()), mask_of(lake_classes(after=True))
    codes = {(0, 0): 0, (1, 1): 1, (1, 0): 2, (0, 1): 3}
    pairs = zip(before.ravel().tolist(), after.ravel().tolist())
    return np.array([codes.get(pair, 255) for pair in pairs], np.uint8).reshape(before.shape)


def masks(lake):
    return {"BEFORE": lake["wet_before"], "AFTER": lake["wet_after"]}


def check_areas(results, pixels=LAKE):
    assert areas_of(results) == pytest.approx({name: count * PIXEL_KM2 for name, count in pixels.items()})


def test_codes_and_areas(lake, tmp_path):
    results = run("waterchange", OUTPUT=str(tmp_path / "out.tif"), **masks(lake))
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), expected_change())
    check_areas(results)


def test_the_file_says_what_its_values_mean(lake, tmp_path):
    run("waterchange", OUTPUT=str(tmp_path / "out.tif"), **masks(lake))
    dataset = gdal.Open(str(tmp_path / "out.tif"))
    band = dataset.GetRasterBand(1)
    # First the nodata value: some versions of GDAL know the names only after they were asked for something else.
    assert band.GetNoDataValue() == 255
    names = band.GetCategoryNames()
    assert names[:4] == ["dry on both dates", "water on both dates", "water lost", "water gained"]
    assert names[255] == "not observed"
    assert len({band.GetColorTable().GetColorEntry(code) for code in (0, 1, 2, 3, 255)}) == 5
    assert (dataset.GetMetadataItem("DATE_BEFORE"), dataset.GetMetadataItem("DATE_AFTER")) == (
        "2018-04-29",
        "2018-09-15",
    )


def test_the_signed_difference_as_qgis_reads_it(lake, tmp_path):
    outputs = {"OUTPUT": str(tmp_path / "out.tif"), "DIFFERENCE": str(tmp_path / "difference.tif")}
    results = run("waterchange", **outputs, **masks(lake))
    layer = QgsRasterLayer(results["DIFFERENCE"], "difference")
    block = layer.dataProvider().block(1, layer.extent(), layer.width(), layer.height())
    change = expected_change()
    signs = {0: 0.0, 1: 0.0, 2: -1.0, 3: 1.0}
    for (row, column), code in np.ndenumerate(change):
        if code == 255:
            assert block.isNoData(row, column), (row, column)
        else:
            assert block.value(row, column) == signs[code], (row, column)


def polygon_facts(layer):
    """Return count, summed ``area_km2`` and summed geometry area (km²) of lost and of gained polygons."""
    facts = {"lost": [0, 0.0, 0.0], "gained": [0, 0.0, 0.0]}
    codes = {"lost": 2, "gained": 3}
    for feature in layer.getFeatures():
        assert feature["class"] == codes[feature["change"]]
        fact = facts[feature["change"]]
        fact[0] += 1
        fact[1] += feature["area_km2"]
        fact[2] += feature.geometry().area() / 1e6
    return facts


def check_polygons(layer, results):
    assert layer.isValid() and layer.crs().authid() == "EPSG:32631"
    assert [field.name() for field in layer.fields() if field.name() != "fid"] == ["class", "change", "area_km2"]
    for kind, (count, told, drawn) in polygon_facts(layer).items():
        assert count == 1
        assert told == pytest.approx(results[f"AREA_{kind.upper()}"])
        assert drawn == pytest.approx(told)


def test_polygons_into_a_file(lake, tmp_path):
    path = str(tmp_path / "changes.gpkg")
    results = run("waterchange", OUTPUT=str(tmp_path / "out.tif"), POLYGONS=path, **masks(lake))
    assert results["POLYGONS"].startswith(path)
    check_polygons(QgsVectorLayer(results["POLYGONS"], "changes", "ogr"), results)


@pytest.mark.parametrize("place", ["memory:", "TEMPORARY_OUTPUT"])
def test_polygons_into_memory(lake, tmp_path, place):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    results = run("waterchange", context=context, OUTPUT="TEMPORARY_OUTPUT", POLYGONS=place, **masks(lake))
    check_polygons(QgsProcessingUtils.mapLayerFromString(results["POLYGONS"], context), results)


def test_polygons_with_holes_and_corners_that_touch(tmp_path):
    before = np.zeros((20, 20), np.uint8)
    before[2:9, 2:9] = 1
    before[4:6, 4:6] = 0
    before[9, 9] = 1
    paths = [write_raster(tmp_path / f"{name}.tif", mask) for name, mask in (("b", before), ("a", 0 * before))]
    target = str(tmp_path / "changes.gpkg")
    results = run("waterchange", BEFORE=paths[0], AFTER=paths[1], OUTPUT="TEMPORARY_OUTPUT", POLYGONS=target)
    count, told, drawn = polygon_facts(QgsVectorLayer(results["POLYGONS"], "changes", "ogr"))["lost"]
    assert count == 2
    assert told == pytest.approx(drawn) == pytest.approx((before == 1).sum() * PIXEL_KM2)


def test_the_report_stands_alone_and_tells_the_areas(lake, tmp_path):
    report = tmp_path / "report.html"
    run("waterchange", OUTPUT=str(tmp_path / "out.tif"), REPORT=str(report), **masks(lake))
    text = report.read_text(encoding="utf-8")
    words = " ".join(re.sub(r"<[^>]*>", " ", text).split())
    for said in ("2018-04-29", "2018-09-15", "wet_before.tif", "wet_after.tif", "EPSG:32631"):
        assert said in words, said
    told = [float(number) for number in re.findall(r"([\d.]+) km²", words)]
    for name, count in LAKE.items():
        assert any(number == pytest.approx(count * PIXEL_KM2) for number in told), name
    assert not re.search(r"""(src|href)\s*=\s*["']?(https?:)?//""", text)
    assert text.count("data:image/png;base64,") >= 3


def test_a_second_mask_on_another_grid_is_put_on_the_first(lake, tmp_path):
    after = mask_of(lake_classes(after=True))
    # Five times finer and with a margin: the middle of every pixel falls into the very pixel it came from.
    fine = np.pad(after.repeat(5, axis=0).repeat(5, axis=1), 7, constant_values=255)
    corner = (LEFT - 7 * PIXEL / 5, TOP + 7 * PIXEL / 5)
    path = write_raster(tmp_path / "fine.tif", fine, nodata=255, corner=corner, pixel=PIXEL / 5)
    results = run("waterchange", BEFORE=lake["wet_before"], AFTER=path, OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), expected_change())
    check_areas(results)


def test_what_the_second_mask_does_not_reach_is_not_observed(lake, tmp_path):
    path = write_raster(tmp_path / "part.tif", mask_of(lake_classes(after=True))[:, :40], nodata=255)
    results = run("waterchange", BEFORE=lake["wet_before"], AFTER=path, OUTPUT=str(tmp_path / "out.tif"))
    codes = expected_change()
    codes[:, 40:] = 255
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), codes)
    assert results["AREA_UNOBSERVED"] == pytest.approx((codes == 255).sum() * PIXEL_KM2)


def test_not_observed_is_known_by_its_code_too(lake, tmp_path):
    bare = {name: write_raster(tmp_path / f"{name}.tif", read_raster(path)) for name, path in masks(lake).items()}
    results = run("waterchange", OUTPUT=str(tmp_path / "out.tif"), **bare)
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), expected_change())


def test_areas_of_a_mercator_are_those_on_the_ground(lake, tmp_path):
    paths = [
        write_raster(tmp_path / f"{name}.tif", mask_of(lake_classes()), nodata=255, crs="EPSG:3857") for name in "ba"
    ]
    feedback = Listener()
    run("waterchange", feedback=feedback, BEFORE=paths[0], AFTER=paths[1], OUTPUT=str(tmp_path / "out.tif"))
    assert any("on the ellipsoid" in text for text in feedback.infos)


def with_images(lake):
    return {**masks(lake), "IMAGE_BEFORE": lake["before"], "IMAGE_AFTER": lake["after"]}


def check_finer_areas(results, layer):
    """Compare with whole pixels, which is what a drawn lake has: it is flagged as picked."""
    for name in ("BEFORE", "AFTER", "LOST", "GAINED"):
        assert results[f"SUBPIXEL_{name}"] == pytest.approx(results[f"AREA_{name}"], rel=0.05), name
        assert 0 < results[f"ERROR_{name}"] < results[f"AREA_{name}"], name
    assert "picked" in results["FLAGS"]
    fields = [field.name() for field in layer.fields() if field.name() != "fid"]
    assert fields == ["class", "change", "area_km2", "subpixel_km2", "error_km2"]
    for feature in layer.getFeatures():
        assert feature["subpixel_km2"] == pytest.approx(feature["area_km2"], rel=0.05)
        assert feature["error_km2"] > 0


def test_finer_areas_where_the_images_are_known(lake, tmp_path):
    outputs = {"OUTPUT": str(tmp_path / "out.tif"), "POLYGONS": str(tmp_path / "p.gpkg")}
    feedback = Listener()
    results = run("waterchange", feedback=feedback, **with_images(lake), **outputs)
    check_finer_areas(results, QgsVectorLayer(results["POLYGONS"], "changes", "ogr"))
    check_areas(results)
    assert any("than its error" in text for text in feedback.infos)


def test_no_finer_areas_where_they_are_not(lake, tmp_path):
    feedback = Listener()
    results = run("waterchange", feedback=feedback, OUTPUT=str(tmp_path / "out.tif"), **masks(lake))
    assert {value for name, value in results.items() if name.startswith(("SUBPIXEL", "ERROR"))} == {None}
    assert sum("the image of the mask is not known" in text for text in feedback.infos) == 2


def test_an_image_that_is_none(lake, tmp_path):
    said = refusal(
        "waterchange", **{**with_images(lake), "IMAGE_AFTER": "nowhere.tif"}, OUTPUT=str(tmp_path / "out.tif")
    )
    assert "IMAGE_AFTER" in said or "Image after" in said
    assert not list(tmp_path.iterdir())


def test_a_raster_that_is_no_mask(lake, tmp_path):
    said = refusal("waterchange", BEFORE=lake["before"], AFTER=lake["wet_after"], OUTPUT=str(tmp_path / "out.tif"))
    assert "not a water mask" in said and "before.tif" in said
    said = refusal(
        "waterchange", BEFORE=lake["wet_before"], AFTER=lake["classes_after"], OUTPUT=str(tmp_path / "out.tif")
    )
    assert "not a water mask" in said and "classes_after.tif" in said
    assert not list(tmp_path.iterdir())


def test_cancelled(huge_lake, tmp_path):
    outputs = {name: str(tmp_path / f"{name}.tif") for name in ("OUTPUT", "DIFFERENCE")}
    outputs["POLYGONS"] = str(tmp_path / "changes.gpkg")
    assert_cancels("waterchange", tmp_path, **outputs, **masks(huge_lake))


def test_the_command(command, lake, tmp_path):
    files = {"OUTPUT": "o.tif", "DIFFERENCE": "d.tif", "POLYGONS": "p.gpkg", "REPORT": "r.html"}
    outputs = {name: str(tmp_path / file) for name, file in files.items()}
    done = command.run("waterchange", **with_images(lake), **outputs)
    assert done.code == 0, done.text
    check_areas(done.results)
    np.testing.assert_array_equal(read_raster(tmp_path / "o.tif"), expected_change())
    check_finer_areas(done.results, QgsVectorLayer(outputs["POLYGONS"], "changes", "ogr"))
    assert (tmp_path / "r.html").stat().st_size > 1000


def test_the_log_tells_the_areas_as_people_read_them(lake, tmp_path):
    feedback = Listener()
    masks = {"BEFORE": lake["wet_before"], "AFTER": lake["wet_after"]}
    results = run("waterchange", feedback, **masks, OUTPUT=str(tmp_path / "change.tif"))
    assert {"Water before: 6.500 ha", "Water lost: 1.200 ha", "Water gained: 3,200 m²"} <= set(feedback.infos)
    # Outputs stay numbers in km², without the digits that come of counting in twos.
    assert results["AREA_BEFORE"] == 0.065 and results["AREA_GAINED"] == 0.0032


def test_the_same_layer_twice_is_no_change(lake, tmp_path):
    dated = tmp_path / "water_2018-04-29.tif"
    dated.write_bytes(Path(lake["wet_before"]).read_bytes())
    words = ["Water before and Water after are the same file", "Choose two dates"]
    target = tmp_path / "out"
    target.mkdir()
    masks = {"BEFORE": str(dated), "AFTER": str(dated)}
    assert_refuses("waterchange", words, target, **masks, OUTPUT=str(target / "change.tif"))


def test_a_page_is_announced_only_where_there_is_one(provider, lake, tmp_path):
    tool = QgsApplication.processingRegistry().createAlgorithmById("strandline:waterchange")
    outputs = {"BEFORE": lake["wet_before"], "AFTER": lake["wet_after"], "OUTPUT": str(tmp_path / "change.tif")}
    for page in ({"REPORT": str(tmp_path / "report.html")}, {}):
        run("waterchange", **outputs, **page)
        assert tool.hasHtmlOutputs() == bool(page)


def test_the_dialog_begins_with_two_masks_the_older_first(provider, lake):
    project = QgsProject.instance()
    project.clear()
    for name in ("after", "before"):
        for kind in ("", "wet_", "classes_"):
            layer = QgsRasterLayer(lake[kind + name], kind + name)
            if kind == "wet_":
                classes = [QgsPalettedRasterRenderer.Class(value, QColor("blue")) for value in (0, 1)]
                layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))
                layer.setName(f"Water {'2018-04-29' if name == 'before' else '2018-09-15'}")
            project.addMapLayer(layer)
    for tool, kind in (("waterchange", "wet_"), ("lakechange", "")):
        made = QgsApplication.processingRegistry().createAlgorithmById(f"strandline:{tool}")
        offered = [
            project.mapLayer(made.parameterDefinition(name).guiDefaultValueOverride()) for name in ("BEFORE", "AFTER")
        ]
        if tool == "waterchange":
            assert [layer.source() for layer in offered] == [lake[kind + "before"], lake[kind + "after"]]
        else:
            assert {layer.source() for layer in offered} == {lake["before"], lake["after"]}
        # Scripts still have to say what they want.
        assert made.parameterDefinition("BEFORE").defaultValue() is None
    project.clear()
    made = QgsApplication.processingRegistry().createAlgorithmById("strandline:waterchange")
    assert not made.parameterDefinition("BEFORE").guiDefaultValueOverride()

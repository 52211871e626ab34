"""What the user set in a layer's properties reaches the engine, as it reaches QGIS's own tools."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from assertions import Listener, run
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProject, QgsRasterLayer, QgsRasterRange
from rasters import BANDS, LAKE, PIXEL_KM2, centre_of, image_of, lake_classes, mask_of, read_raster, write_raster

pytestmark = pytest.mark.usefixtures("engine")

BOUNDS = QgsRasterRange.BoundsType
POINT = "{},{} [EPSG:32631]".format(*centre_of(25, 30))


def layer_of(path, *, crs="", ranges=(), measured=False):
    """Return a layer as it is after a visit to its properties."""
    layer = QgsRasterLayer(str(path), "layer")
    provider = layer.dataProvider()
    for band in range(1, layer.bandCount() + 1):
        if ranges:
            provider.setUserNoDataValue(band, [QgsRasterRange(*one) for one in ranges])
        if measured:
            provider.setUseSourceNoDataValue(band, False)
    if crs:
        layer.setCrs(QgsCoordinateReferenceSystem(crs))
    return layer


def unique_values(layer):
    """Return the values of a layer's first band and how often each occurs, as QGIS's own tools read them."""
    block = layer.dataProvider().block(1, layer.extent(), layer.width(), layer.height())
    return Counter(
        int(block.value(row, column))
        for row in range(layer.height())
        for column in range(layer.width())
        if not block.isNoData(row, column)
    )


@pytest.mark.parametrize(
    ("properties", "nodata"),
    [
        ({}, 0),
        ({"ranges": [(3, 3)]}, 0),
        ({"ranges": [(2, 3), (5, 9)]}, 0),
        ({"ranges": [(1, 3, BOUNDS.Exclusive)]}, 0),
        ({"ranges": [(1, 3, BOUNDS.IncludeMin)]}, 0),
        ({"ranges": [(1, 3, BOUNDS.IncludeMax)]}, 0),
        ({"ranges": [(3, float("nan"))]}, 0),
        ({"measured": True}, 0),
        ({"measured": True, "ranges": [(4, 4)]}, 0),
        ({"ranges": [(0, 0)]}, None),
    ],
    ids=str,
)
def test_the_engine_counts_what_qgis_counts(tmp_path, properties, nodata):
    path = write_raster(tmp_path / "classes.tif", lake_classes(), nodata=nodata)
    layer = layer_of(path, **properties)
    results = run("stackbands", INPUT=[layer], OUTPUT=str(tmp_path / "out.tif"))
    values = read_raster(results["OUTPUT"])
    numbers, counts = np.unique(values[np.isfinite(values)], return_counts=True)
    assert dict(zip(numbers.astype(int).tolist(), counts.tolist())) == unique_values(layer)


def test_ranges_are_of_values_after_scale_and_offset(tmp_path):
    from osgeo import gdal

    path = write_raster(tmp_path / "scaled.tif", lake_classes().astype("int16"))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(10)
    dataset.GetRasterBand(1).SetOffset(-5)
    del dataset
    layer = layer_of(path, ranges=[(20, 30)])
    expected = unique_values(layer)
    assert 25 not in expected and 15 in expected
    values = read_raster(run("stackbands", INPUT=[layer], OUTPUT=str(tmp_path / "out.tif"))["OUTPUT"])
    numbers, counts = np.unique(values[np.isfinite(values)], return_counts=True)
    assert dict(zip(numbers.astype(int).tolist(), counts.tolist())) == expected


@pytest.mark.parametrize("crs", [None, "EPSG:32633"])
def test_the_crs_of_the_layer_counts(tmp_path, crs):
    """A file without a CRS, or with a wrong one, whose layer has the right one."""
    path = write_raster(tmp_path / "before.tif", image_of(lake_classes()), crs=crs, names=BANDS, nodata=np.nan)
    layer = layer_of(path, crs="EPSG:32631")
    # A point without a CRS is in that of the layer, and so is the result.
    results = run("regrid", INPUT=layer, CENTRE=POINT, RADIUS=100, RESOLUTION=10, OUTPUT=str(tmp_path / "out.tif"))
    made = QgsRasterLayer(results["OUTPUT"])
    assert made.crs().authid() == "EPSG:32631" and made.extent().center().x() == pytest.approx(centre_of(25, 30)[0])


def test_a_lake_by_layers(lake, tmp_path):
    """Clouds that the user declared by a number of their own are not observed."""
    values = image_of(np.where(lake_classes(after=True) == 0, 2, lake_classes(after=True)))
    values[:, lake_classes(after=True) == 0] = 7.5
    path = write_raster(tmp_path / "after.tif", values, names=BANDS, crs=None, date="2018-09-15")
    after = layer_of(path, crs="EPSG:32631", ranges=[(2, 10)])
    QgsProject.instance().addMapLayer(after)
    feedback = Listener()
    change = str(tmp_path / "change.tif")
    results = run("lakechange", feedback, BEFORE=lake["before"], AFTER=after.id(), CHANGE=change)
    found = {name: results[f"AREA_{name}"] / PIXEL_KM2 for name in LAKE}
    assert found == pytest.approx(LAKE, abs=6)
    assert not feedback.warnings, feedback.warnings
    QgsProject.instance().removeMapLayer(after.id())


def test_masks_by_layers(tmp_path):
    """A mask of another program, in which 9 stands for clouds and the header calls dry ground no data."""
    paths = []
    for name, after in (("before", False), ("after", True)):
        codes = mask_of(lake_classes(after=after))
        codes[codes == 255] = 9
        paths.append(write_raster(tmp_path / f"{name}.tif", codes, nodata=0))
    layers = [layer_of(path, ranges=[(9, 9)], measured=True) for path in paths]
    results = run("waterchange", BEFORE=layers[0], AFTER=layers[1], OUTPUT=str(tmp_path / "change.tif"))
    assert {name: round(results[f"AREA_{name}"] / PIXEL_KM2) for name in LAKE} == LAKE


def test_the_command_takes_layers_of_a_project(qgis_process, tmp_path):
    path = write_raster(tmp_path / "bare.tif", image_of(lake_classes()), crs=None, names=BANDS)
    classes = write_raster(tmp_path / "classes.tif", lake_classes())
    project = QgsProject()
    image, numbers = layer_of(path, crs="EPSG:32631"), layer_of(classes, ranges=[(0, 0), (4, 4)])
    image.setName("image")
    numbers.setName("numbers")
    project.addMapLayers([image, numbers])
    assert project.write(str(tmp_path / "project.qgs"))
    context = QgsProcessingContext()
    context.setProject(project)
    expected = unique_values(numbers)
    done = qgis_process(
        "--json",
        "run",
        "strandline:stackbands",
        f"--PROJECT_PATH={tmp_path / 'project.qgs'}",
        "--",
        "INPUT=numbers",
        "INPUT=image",
        f"OUTPUT={tmp_path / 'out.tif'}",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    values = read_raster(tmp_path / "out.tif")
    numbers, counts = np.unique(values[0][np.isfinite(values[0])], return_counts=True)
    assert dict(zip(numbers.astype(int).tolist(), counts.tolist())) == expected and 4 not in expected
    assert QgsRasterLayer(str(tmp_path / "out.tif")).crs().authid() == "EPSG:32631"

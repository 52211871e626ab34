"""Tool ``regrid``: every way to say the grid, and every resampling against GDAL or a closed form."""

from __future__ import annotations

import numpy as np
import pytest
from assertions import assert_cancels, assert_refuses, run
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle, QgsReferencedRectangle
from rasters import (
    BANDS,
    LEFT,
    PIXEL,
    TOP,
    UTM,
    centre_of,
    geotransform,
    plane,
    ramp,
    read_raster,
    to_lonlat,
    transform,
    write_raster,
)

pytestmark = pytest.mark.usefixtures("engine")

ROWS, COLUMNS = 60, 80


@pytest.fixture
def slope(tmp_path):
    """Return a raster that holds a plane."""
    return write_raster(tmp_path / "slope.tif", ramp(ROWS, COLUMNS))


@pytest.fixture
def random_classes(tmp_path):
    """Return a raster of random classes, and their array."""
    classes = np.random.RandomState(3).randint(1, 5, (ROWS, COLUMNS)).astype(np.uint8)
    return write_raster(tmp_path / "classes.tif", classes), classes


def pixel_centres(path):
    """Return the coordinates of all pixels of a raster, two arrays of its shape."""
    left, width, _, top, _, height = geotransform(path)
    rows, columns = read_raster(path).shape
    return np.meshgrid(left + width * (np.arange(columns) + 0.5), top + height * (np.arange(rows) + 0.5))


def test_the_grid_of_a_reference_as_it_is(slope, tmp_path):
    corner = (LEFT + 33.0, TOP - 47.0)
    reference = write_raster(tmp_path / "ref.tif", np.zeros((40, 50), np.uint8), corner=corner, pixel=7.0)
    results = run("regrid", INPUT=slope, REFERENCE=reference, OUTPUT=str(tmp_path / "out.tif"))
    assert geotransform(results["OUTPUT"]) == geotransform(reference)
    np.testing.assert_allclose(read_raster(results["OUTPUT"]), ramp(40, 50, corner=corner, pixel=7.0), atol=2e-4)


@pytest.mark.parametrize("in_degrees", [False, True])
def test_a_square_around_a_centre(slope, tmp_path, in_degrees):
    x, y = centre_of(30, 40)
    text = "{!r},{!r} [EPSG:4326]".format(*to_lonlat(x, y)) if in_degrees else f"{x!r},{y!r}"
    results = run("regrid", INPUT=slope, CENTRE=text, RADIUS=100, RESOLUTION=8, OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_allclose(geotransform(results["OUTPUT"]), (x - 100, 8, 0, y + 100, 0, -8), atol=1e-5)
    values = read_raster(results["OUTPUT"])
    assert values.shape == (25, 25)
    np.testing.assert_allclose(values, plane(*pixel_centres(results["OUTPUT"])), atol=2e-4)


def test_an_extent_in_its_own_pixels_is_cut_out_untouched(lake, tmp_path):
    box = QgsRectangle(LEFT + 203.0, TOP - 397.0, LEFT + 295.0, TOP - 305.0)
    extent = QgsReferencedRectangle(box, QgsCoordinateReferenceSystem("EPSG:32631"))
    results = run("regrid", INPUT=lake["before"], EXTENT=extent, OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_array_equal(read_raster(results["OUTPUT"]), read_raster(lake["before"])[:, 30:40, 20:30])
    dataset = gdal.Open(results["OUTPUT"])
    assert [dataset.GetRasterBand(number).GetDescription() for number in range(1, 7)] == list(BANDS)
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2018-04-29"


def test_another_crs(slope, tmp_path):
    results = run("regrid", INPUT=slope, CRS="EPSG:3035", OUTPUT=str(tmp_path / "out.tif"))
    dataset = gdal.Open(results["OUTPUT"])
    assert dataset.GetSpatialRef().GetAuthorityCode(None) == "3035"
    values = dataset.ReadAsArray()
    places = zip(*(axis.ravel() for axis in pixel_centres(results["OUTPUT"])))
    xs, ys = np.array([transform(x, y, "EPSG:3035", UTM) for x, y in places]).T.reshape(2, *values.shape)
    # How far inside the image, in metres; the image lies askew on the new grid, so corners are empty.
    inside = np.minimum(400 - np.abs(xs - LEFT - 400), 300 - np.abs(ys - TOP + 300))
    assert (inside < -PIXEL).any() and np.isnan(values[inside < -PIXEL]).all()
    deep = inside > PIXEL
    np.testing.assert_allclose(values[deep], plane(xs[deep], ys[deep]), atol=0.01 * 0.02 * PIXEL)


def test_average_and_mode_of_coarser_cells(random_classes, slope, tmp_path):
    path, classes = random_classes
    blocks = classes.reshape(ROWS // 5, 5, COLUMNS // 5, 5).swapaxes(1, 2).reshape(ROWS // 5, COLUMNS // 5, 25)
    counts = np.stack([(blocks == value).sum(axis=-1) for value in range(1, 5)], axis=-1)
    results = run("regrid", INPUT=path, RESOLUTION=50, RESAMPLING="average", OUTPUT=str(tmp_path / "average.tif"))
    np.testing.assert_allclose(read_raster(results["OUTPUT"]), blocks.mean(axis=-1), rtol=1e-6)
    results = run("regrid", INPUT=path, RESOLUTION=50, RESAMPLING="mode", OUTPUT=str(tmp_path / "mode.tif"))
    found = read_raster(results["OUTPUT"]).astype(int)
    # Ties may go either way.
    np.testing.assert_array_equal(np.take_along_axis(counts, found[..., np.newaxis] - 1, -1)[..., 0], counts.max(-1))


@pytest.mark.parametrize("resampling", ["nearest", "cubic"])
def test_nearest_and_cubic_as_gdal_does_them(random_classes, tmp_path, resampling):
    path, _ = random_classes
    extent = f"{LEFT + 101},{LEFT + 401},{TOP - 401},{TOP - 101} [EPSG:32631]"
    parameters = {"EXTENT": extent, "RESOLUTION": 3, "RESAMPLING": resampling, "OUTPUT": str(tmp_path / "out.tif")}
    results = run("regrid", INPUT=path, **parameters)
    expected = gdal.Warp(
        "",
        path,
        format="MEM",
        outputBounds=(LEFT + 101, TOP - 401, LEFT + 401, TOP - 101),
        xRes=3,
        yRes=3,
        resampleAlg=resampling,
        outputType=gdal.GDT_Float32,
        errorThreshold=0,
    ).ReadAsArray()
    np.testing.assert_allclose(read_raster(results["OUTPUT"]), expected, atol=1e-4)


def test_missing_pixels_stay_missing_and_are_not_mixed_in(tmp_path):
    values = ramp(ROWS, COLUMNS)
    values[10:20, 10:20] = -9999
    path = write_raster(tmp_path / "gap.tif", values, nodata=-9999)
    results = run("regrid", INPUT=path, RESOLUTION=5, OUTPUT=str(tmp_path / "out.tif"))
    found = read_raster(results["OUTPUT"])
    assert np.isnan(found[22:38, 22:38]).all()
    assert np.nanmin(found) >= 1.0


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({}, ["specify the wanted grid"]),
        ({"CENTRE": "500100,4799900"}, ["centre and a radius"]),
        ({"RADIUS": 50}, ["centre and a radius"]),
        ({"CENTRE": "500100,4799900", "RADIUS": 0}, ["radius", "above 0"]),
        ({"CENTRE": "500100,4799900", "RADIUS": 50, "EXTENT": "0,1,0,1"}, ["at most one of"]),
        ({"CENTRE": "0,0 [EPSG:32631]", "RADIUS": 50}, ["does not overlap", "check the centre"]),
        ({"RESOLUTION": 0}, ["resolution", "above 0"]),
        ({"RESOLUTION": 1e-9}, ["grid would be", "resolution"]),
        ({"RESOLUTION": -3}, ["resolution", "at least 0"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_wrong_values(slope, tmp_path, parameters, words):
    assert_refuses("regrid", words, tmp_path, INPUT=slope, OUTPUT=str(tmp_path / "out.tif"), **parameters)


def test_cancelled(huge_lake, tmp_path):
    output = str(tmp_path / "out.tif")
    assert_cancels("regrid", tmp_path, INPUT=huge_lake["before"], CRS="EPSG:32632", OUTPUT=output)


def test_the_command(command, slope, tmp_path):
    output = str(tmp_path / "out.tif")
    x, y = to_lonlat(*centre_of(30, 40))
    parameters = {"CENTRE": f"{x!r},{y!r} [EPSG:4326]", "RADIUS": 100, "RESOLUTION": 20, "RESAMPLING": "bilinear"}
    done = command.run("regrid", INPUT=slope, OUTPUT=output, **parameters)
    assert done.code == 0 and done.results == {"OUTPUT": output}, done.text
    values = read_raster(output)
    assert values.shape == (10, 10)
    np.testing.assert_allclose(values, plane(*pixel_centres(output)), atol=2e-4)

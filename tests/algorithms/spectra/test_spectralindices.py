"""Tool ``spectralindices``."""

from __future__ import annotations

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_fails_cleanly, assert_refuses, refusal, run
from osgeo import gdal
from qgis.core import QgsProcessingContext, QgsProject, QgsRasterLayer, QgsSingleBandPseudoColorRenderer
from rasters import BANDS, read_raster, write_raster

pytestmark = pytest.mark.usefixtures("engine")

#: Reflectance that the carotenoid indices need: 1/0.05 - 1/0.1 = 10, 1/0.05 - 1/0.08 = 7.5.
PIGMENTS = {512.0: 0.05, 549.0: 0.1, 701.0: 0.08, 648.0: 0.05, 860.0: 0.45}


@pytest.fixture
def narrow(tmp_path_factory):
    """Return an image of narrow bands, whose last pixel lacks a band; QGIS may leave its statistics beside it."""
    values = np.array([np.full((2, 3), value) for value in PIGMENTS.values()], np.float32)
    values[2, 1, 2] = 0
    path = write_raster(tmp_path_factory.mktemp("narrow") / "narrow.tif", values, date="2019-06-01")
    dataset = gdal.Open(path, gdal.GA_Update)
    for number, wavelength in enumerate(PIGMENTS, start=1):
        dataset.GetRasterBand(number).SetMetadataItem("wavelength", str(wavelength))
        dataset.GetRasterBand(number).SetMetadataItem("wavelength_units", "Nanometers")
    del dataset
    return path


def test_water_indices_of_a_named_image(lake, tmp_path):
    output = str(tmp_path / "out.tif")
    results = run("spectralindices", INPUT=lake["before"], INDICES=["mndwi", "awei_nsh", "awei_sh"], OUTPUT=output)
    assert results == {"OUTPUT": output}
    blue, green, _, nir, swir1, swir2 = (band.astype(float) for band in read_raster(lake["before"]))
    expected = [
        (green - swir1) / (green + swir1),
        4 * (green - swir1) - (0.25 * nir + 2.75 * swir2),
        blue + 2.5 * green - 1.5 * (nir + swir1) - 0.25 * swir2,
    ]
    np.testing.assert_allclose(read_raster(output), expected, rtol=1e-4, atol=1e-6)
    dataset = gdal.Open(output)
    names = [dataset.GetRasterBand(number).GetDescription() for number in (1, 2, 3)]
    assert names == ["mndwi", "awei_nsh", "awei_sh"]
    assert dataset.GetRasterBand(1).DataType == gdal.GDT_Float32
    assert np.isnan(dataset.GetRasterBand(1).GetNoDataValue())
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2018-04-29"


def test_narrow_bands(narrow, tmp_path):
    feedback = Listener()
    results = run("spectralindices", feedback, INPUT=narrow, INDICES=["cri1", "cri2"], OUTPUT=str(tmp_path / "out.tif"))
    first, second = read_raster(results["OUTPUT"])
    np.testing.assert_allclose(first, 10.0, rtol=1e-5)
    np.testing.assert_allclose(second, [[7.5, 7.5, 7.5], [7.5, 7.5, np.nan]], rtol=1e-5)
    assert "cri2: band 1 at 512 nm, band 3 at 701 nm." in feedback.infos


def test_the_layer_is_drawn_named_and_dated(narrow, tmp_path):
    context = QgsProcessingContext()
    project = QgsProject()
    context.setProject(project)
    output = str(tmp_path / "out.tif")
    details = QgsProcessingContext.LayerDetails("Spectral indices", project, "OUTPUT")
    context.addLayerToLoadOnCompletion(output, details)
    run("spectralindices", context=context, INPUT=narrow, INDICES=["ndvi", "cri1", "cri2"], OUTPUT=output)
    details = context.layerToLoadOnCompletionDetails(output)
    assert details.name == "ndvi, cri1, cri2 2019-06-01"
    layer = QgsRasterLayer(output, "indices")
    details.postProcessor().postProcessLayer(layer, context, Listener())
    assert isinstance(layer.renderer(), QgsSingleBandPseudoColorRenderer) and layer.renderer().usesBands() == [1]
    assert (layer.renderer().classificationMin(), layer.renderer().classificationMax()) == (-0.2, 1.0)
    # Each index has a style of its own; those without a usual range have that of the image.
    manager = layer.styleManager()
    assert manager.styles() == ["cri1", "cri2", "ndvi"] and manager.currentStyle() == "ndvi"
    manager.setCurrentStyle("cri2")
    assert layer.renderer().usesBands() == [3]
    seen = read_raster(output)[2]
    low, high = layer.renderer().classificationMin(), layer.renderer().classificationMax()
    # It is the same everywhere here.
    assert low < np.nanmin(seen) == np.nanmax(seen) < high
    assert layer.temporalProperties().isActive()


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"INDICES": ["evi"]}, ["indices", "choose one of ndvi"]),
        ({"INDICES": []}, ["indices", "choose one of ndvi"]),
        ({"INDICES": ["cri1"], "TOLERANCE": -1.0}, ["tolerance", "at least 0"]),
        ({"INDICES": ["cri1"], "TOLERANCE": float("nan")}, ["tolerance", "finite"]),
        ({"INDICES": ["cri1"], "TOLERANCE": 1.5}, ["510 nm", "nearest is at 512 nm", "tolerance"]),
        ({"INDICES": ["ndli"]}, ["ndli needs 1754 nm", "before dropping bands"]),
        ({"INDICES": ["mndwi"]}, ["swir16", "stack bands"]),
        ({"INPUT": "/nowhere/image.tif", "INDICES": ["cri1"]}, ["image", "cannot be read"]),
        ({"INDICES": ["cri1"], "OUTPUT": "/nowhere/out.tif"}, ["folder", "does not exist"]),
    ],
    ids=lambda value: " ".join(map(str, value.values())) if isinstance(value, dict) else "",
)
def test_wrong_values(narrow, tmp_path, parameters, words):
    assert_refuses(
        "spectralindices", words, tmp_path, **{"INPUT": narrow, "OUTPUT": str(tmp_path / "out.tif"), **parameters}
    )


def test_integers_times_10000(lake, tmp_path):
    numbers = np.nan_to_num(read_raster(lake["before"]) * 10000).astype(np.uint16)
    path = write_raster(tmp_path / "numbers.tif", numbers, names=BANDS, nodata=0)
    output = str(tmp_path / "out.tif")
    said = refusal("spectralindices", INPUT=path, INDICES=["ndwi", "awei_sh"], OUTPUT=output)
    assert "awei_sh would be wrong" in said and "ndwi would" not in said
    feedback = Listener()
    run("spectralindices", feedback, INPUT=path, INDICES=["ndwi"], OUTPUT=output)
    assert any("not reflectance" in text for text in feedback.warnings)


def test_cancelled(huge_lake, tmp_path):
    parameters = {"INPUT": huge_lake["before"], "INDICES": ["ndwi", "awei_sh"], "OUTPUT": str(tmp_path / "out.tif")}
    assert_cancels("spectralindices", tmp_path, **parameters)


def test_the_command(command, narrow, tmp_path):
    output = str(tmp_path / "out.tif")
    done = command.run("spectralindices", INPUT=narrow, INDICES=["cri1", "ndvi"], OUTPUT=output, TOLERANCE=3)
    assert done.code == 0 and done.results == {"OUTPUT": output}, done.text
    np.testing.assert_allclose(read_raster(output)[:, 0, 0], [10.0, 0.8], rtol=1e-5)


def test_the_command_where_bands_are_missing(command, narrow, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    done = command.run("spectralindices", INPUT=narrow, INDICES=["sipi"], OUTPUT=str(folder / "out.tif"))
    assert done.code != 0
    assert_fails_cleanly(done.text, ["sipi needs 800 nm", "445 nm", "680 nm"], folder, {})

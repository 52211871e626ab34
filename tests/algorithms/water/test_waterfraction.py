"""Tool ``waterfraction``, on a lake drawn with mixed pixels along its shore."""

from __future__ import annotations

import numpy as np
import pytest
from assertions import Listener, assert_cancels, assert_refuses, refusal, run
from osgeo import gdal
from rasters import BANDS, PIXEL_KM2, SPECTRA, centre_of, image_of, lake_classes, read_raster, to_lonlat, write_raster

pytestmark = pytest.mark.usefixtures("engine")

RADIUS, POND = 12.3, 6.4
FINE = 10


def share_of_discs():
    """Return the share of water in each of 60 x 90 pixels: a lake and a pond."""
    ys, xs = (np.mgrid[0 : 60 * FINE, 0 : 90 * FINE] + 0.5) / FINE
    wet = (np.hypot(ys - 30.3, xs - 27.8) < RADIUS) | (np.hypot(ys - 30.6, xs - 66.1) < POND)
    return wet.reshape(60, FINE, 90, FINE).mean(axis=(1, 3))


@pytest.fixture(scope="module")
def discs(tmp_path_factory):
    """Return the image, a mask of the whole pixels, and the share."""
    folder, share = tmp_path_factory.mktemp("discs"), share_of_discs()
    generator = np.random.RandomState(0)
    image = SPECTRA[1][:, None, None] * (1 - share) + SPECTRA[0][:, None, None] * share
    image = image * (1 + 0.05 * generator.standard_normal(share.shape)) + 0.002 * generator.standard_normal(image.shape)
    image[:, :3, :10] = np.nan
    date = "2019-07-02"
    image = write_raster(folder / "image.tif", image.astype(np.float32), names=BANDS, nodata=float("nan"), date=date)
    mask = write_raster(folder / "mask.tif", (share > 0.6).astype(np.uint8), nodata=255)
    return image, mask, share


def as_text(place):
    return "{!r},{!r} [EPSG:4326]".format(*to_lonlat(*place))


def test_a_real_run(discs, tmp_path):
    image, mask, share = discs
    results = run("waterfraction", INPUT=image, MASK=mask, OUTPUT=str(tmp_path / "out.tif"))
    truth = np.pi * (RADIUS**2 + POND**2) * PIXEL_KM2
    assert results["AREA"] == pytest.approx(truth, rel=0.01)
    assert 0 < results["ERROR"] < 0.02 * truth
    assert abs(results["AREA"] - truth) < 3 * results["ERROR"]
    assert results["FLAGS"] == ""
    assert results["VALID_SHARE"] == pytest.approx(1 - 30 / 5400)
    found = read_raster(results["OUTPUT"])
    assert np.isnan(found[:3, :10]).all() and np.isfinite(found).sum() == 5370
    seen = np.isfinite(found)
    assert np.sqrt(np.mean((found - share)[seen & (share > 0) & (share < 1)] ** 2)) < 0.06
    dataset = gdal.Open(results["OUTPUT"])
    assert dataset.GetRasterBand(1).DataType == gdal.GDT_Float32
    assert dataset.GetMetadataItem("ACQUISITION_DATE") == "2019-07-02"


def test_a_point_and_the_image_alone(discs, tmp_path):
    parameters = {"INPUT": discs[0], "OUTPUT": str(tmp_path / "out.tif")}
    pond = run("waterfraction", POINT=as_text(centre_of(30, 66)), **parameters)
    assert pond["AREA"] == pytest.approx(np.pi * POND**2 * PIXEL_KM2, rel=0.02)
    every = run("waterfraction", **parameters)
    assert every["AREA"] == pytest.approx(np.pi * (RADIUS**2 + POND**2) * PIXEL_KM2, rel=0.01)


def test_flags_are_explained(lake, tmp_path):
    """The lake of the other tests is drawn in whole pixels: as if they had been picked."""
    feedback = Listener()
    output = str(tmp_path / "out.tif")
    results = run("waterfraction", feedback=feedback, INPUT=lake["before"], MASK=lake["wet_before"], OUTPUT=output)
    assert results["FLAGS"] == "picked"
    assert any("(picked)" in text for text in feedback.warnings)
    assert results["AREA"] == pytest.approx((lake_classes() == 1).sum() * PIXEL_KM2)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"POINT": "0,0 [EPSG:32631]"}, ["outside the area", "check the point's crs"]),
        ({"POINT": as_text(centre_of(55, 45)), "MASK": "<mask>"}, ["no water at the point", "choose a point"]),
        ({"MASK": "<image>"}, ["not a water mask"]),
        ({"REACH": 0}, ["reach", "from 2 to 30"]),
        ({"INPUT": "missing.tif"}, ["cannot be read"]),
    ],
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, dict) else "",
)
def test_wrong_values(discs, tmp_path, parameters, words):
    files = {"<image>": discs[0], "<mask>": discs[1]}
    parameters = {name: files.get(value, value) for name, value in parameters.items()}
    output = str(tmp_path / "out.tif")
    assert_refuses("waterfraction", words, tmp_path, **{"INPUT": discs[0], "OUTPUT": output, **parameters})


def test_bands_without_names_need_a_mask_or_a_point(tmp_path):
    nameless = write_raster(tmp_path / "nameless.tif", image_of(lake_classes()))
    said = refusal("waterfraction", INPUT=nameless, OUTPUT=str(tmp_path / "out.tif"))
    assert "green" in said and "Stack bands" in said


@pytest.mark.parametrize("with_mask", [True, False])
def test_cancelled(huge_lake, tmp_path, with_mask):
    parameters = {"MASK": huge_lake["wet_before"]} if with_mask else {}
    assert_cancels("waterfraction", tmp_path, INPUT=huge_lake["before"], OUTPUT=str(tmp_path / "out.tif"), **parameters)


def test_the_command(command, discs, tmp_path):
    output = str(tmp_path / "out.tif")
    done = command.run("waterfraction", INPUT=discs[0], MASK=discs[1], POINT=as_text(centre_of(30, 27)), OUTPUT=output)
    assert done.code == 0 and done.results["OUTPUT"] == output, done.text
    assert done.results["AREA"] == pytest.approx(np.pi * RADIUS**2 * PIXEL_KM2, rel=0.01)
    assert done.results["ERROR"] > 0 and done.results["FLAGS"] == ""

"""What a user of QGIS sets on a layer: its CRS and its no-data values win over the file, wherever it is read."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window
from rasters import PIXEL, SIX_BANDS, UTM, disc, north_up, read, spectra_of, write_raster

from engine.errors import InputError
from engine.raster.fill import mark_fill
from engine.raster.image import open_image
from engine.raster.layer import Layer
from engine.steps import (
    applyclusters,
    kmeansclustering,
    lakechange,
    lakeseries,
    regrid,
    samplepoints,
    spectralclustering,
    spectralindices,
    spectralsignature,
    stackbands,
    waterchange,
    waterfraction,
    watermask,
)

SHAPE = (90, 120)
LAKE = disc(SHAPE, (500_500.0, 4_799_600.0), 250, north_up())
HOLE = np.zeros(SHAPE, bool)
HOLE[20:70, 45:60] = True
WHOLE = Window(0, 0, SHAPE[1], SHAPE[0])
#: Reflectance is 0..1 here; 20,000 to 30,000 is what the user calls missing.
MISSING = {str(number): [[2.0, 3.0]] for number in range(1, 7)}


def scene():
    truth = np.ones(SHAPE, int)
    truth[:, 80:] = 2
    truth[LAKE] = 0
    return np.maximum(spectra_of(truth, 0, noise=0.003), 0.001)


@pytest.fixture(scope="module")
def holed(tmp_path_factory):
    """Return an image of integers with a scale, whose hole holds numbers that no header explains."""
    values = np.round(scene() * 10_000)
    values[:, HOLE] = np.random.default_rng(0).integers(20_000, 30_001, (6, HOLE.sum()))
    path = tmp_path_factory.mktemp("layer") / "holed.tif"
    return write_raster(path, values.astype("uint16"), names=SIX_BANDS, scales=[1e-4] * 6)


@pytest.fixture(scope="module")
def nulled(tmp_path_factory):
    """Return the same image with a nodata value in the hole and in the header."""
    values = np.round(scene() * 10_000)
    values[:, HOLE] = 65535
    path = tmp_path_factory.mktemp("layer") / "nulled.tif"
    return write_raster(path, values.astype("uint16"), names=SIX_BANDS, scales=[1e-4] * 6, nodata=65535)


@pytest.mark.parametrize(
    ("dtype", "scale", "ranges", "missing"),
    [
        ("uint8", 1.0, [[3, 3]], [3]),
        ("uint8", 1.0, [[2.5, 4.5]], [3, 4]),
        ("uint8", 1.0, [[None, 2]], [0, 1, 2]),
        ("uint8", 1.0, [[0, 0], [6, None]], [0, 6, 7]),
        ("uint8", 1.0, [[-9999, -9999]], []),
        ("int16", 0.1, [[0.3, 0.5]], [3, 4, 5]),
        ("int16", -0.1, [[-0.5, -0.3]], [3, 4, 5]),
        ("float32", 1.0, [[3, 3], [5, 6]], [3, 5, 6]),
        ("float32", 0.1, [[0.3, 0.3]], [3]),
        ("float64", 1.0, [[6.5, None]], [7]),
    ],
)
def test_values_in_a_range_are_missing(tmp_path, dtype, scale, ranges, missing):
    """As in QGIS, ranges speak of values after scale and offset, and hold their ends."""
    stored = np.arange(8).reshape(2, 4)
    path = write_raster(tmp_path / "image.tif", stored.astype(dtype), scales=[scale], offsets=[0.0])
    image = open_image({"path": path, "nodata": {"1": ranges}})
    found = np.isnan(image.read(Window(0, 0, 4, 2))[0])
    np.testing.assert_array_equal(found, np.isin(stored, missing))
    assert image.whole() == image


def test_a_layer_is_told_as_it_was_read():
    source = {"path": "a.tif", "crs": "EPSG:3857", "nodata": {"2": [[None, 0.0], [5.0, 7.0]]}, "measured": [1]}
    path, layer = Layer.read(source)
    assert layer.source(path) == source
    assert Layer.read("a.tif")[1].source("a.tif") == "a.tif"


def test_the_header_s_nodata_value_can_be_switched_off(job, tmp_path):
    """A border of zeros, which the user says is measured, is neither missing nor taken for fill."""
    values = np.round(scene() * 10_000)
    values[:, :, :20] = 0
    path = write_raster(tmp_path / "image.tif", values.astype("uint16"), names=SIX_BANDS, nodata=0)
    assert np.isnan(open_image(path).read(WHOLE)).mean() > 0.1
    image = mark_fill(open_image({"path": path, "measured": [1, 2, 3, 4, 5, 6]}), job)
    assert np.isfinite(image.read(WHOLE)).all() and job.warnings() == ""
    grid = image.on(image.native.crop((500_000, 4_799_200, 501_000, 4_800_000)))
    np.testing.assert_array_equal(grid.read(Window(0, 0, 100, 80)), values[:, :80, :100])


@pytest.mark.parametrize("resampling", ["nearest", "bilinear", "cubic", "average", "mode"])
@pytest.mark.parametrize("grid", [{"resolution": 7.0}, {"resolution": 25.0}, {"crs": "EPSG:32632"}])
def test_what_is_missing_survives_resampling_as_a_header_s_value_does(job, tmp_path, holed, nulled, grid, resampling):
    found = []
    for name, source in (("layer", {"path": holed, "nodata": MISSING}), ("header", nulled)):
        output = str(tmp_path / f"{name}.tif")
        regrid.run(job, image=source, grid=grid, resampling=resampling, output=output)
        with rasterio.open(output) as dataset:
            found.append(dataset.read())
    np.testing.assert_array_equal(np.isnan(found[0]), np.isnan(found[1]))
    np.testing.assert_allclose(found[0], found[1], atol=2e-6, equal_nan=True)
    assert 0.03 < np.isnan(found[0][0]).mean() < 0.3


def test_windows_do_not_matter(monkeypatch, holed):
    image = open_image({"path": holed, "nodata": MISSING})
    grid = image.native.crop((500_100, 4_799_300, 501_100, 4_799_900))
    coarse = image.on(type(grid)(grid.crs, grid.transform @ grid.transform.scale(3.3), 30, 18), "average")
    whole = coarse.read(Window(0, 0, 30, 18))
    monkeypatch.setattr("engine.raster.warping._HELD_PIXELS", 200)
    np.testing.assert_allclose(coarse.read(Window(0, 0, 30, 18)), whole, atol=1e-6, equal_nan=True)


@pytest.mark.parametrize("wrong", [None, "EPSG:32632", "EPSG:4326"])
def test_the_layer_s_crs_wins(job, tmp_path, wrong):
    path = write_raster(tmp_path / "image.tif", scene(), crs=wrong, names=SIX_BANDS)
    right = write_raster(tmp_path / "right.tif", scene(), names=SIX_BANDS)
    source = {"path": path, "crs": UTM}
    outputs = []
    for name, image in (("layer", source), ("file", right)):
        outputs.append(str(tmp_path / f"{name}_out.tif"))
        extent = {"bounds": [500_200, 4_799_500, 500_800, 4_799_900], "crs": UTM}
        regrid.run(
            job, image=image, grid={"extent": extent, "crs": "EPSG:3035"}, resampling="bilinear", output=outputs[-1]
        )
    with rasterio.open(outputs[0]) as one, rasterio.open(outputs[1]) as other:
        assert one.crs.to_epsg() == 3035 and one.transform == other.transform
        np.testing.assert_array_equal(one.read(), other.read())


def test_every_tool_honours_the_layer(job, tmp_path, holed):
    """No pixel of the hole is clustered, water, land, change, a sample or a spectrum."""
    bare = tmp_path / "bare.tif"
    with rasterio.open(holed) as dataset:
        write_raster(bare, dataset.read(), crs=None, names=SIX_BANDS, scales=[1e-4] * 6)
    image = {"path": str(bare), "crs": UTM, "nodata": MISSING}
    whole = write_raster(tmp_path / "whole.tif", scene(), names=SIX_BANDS)
    out = {name: str(tmp_path / f"{name}.tif") for name in ("c", "k", "a", "m", "f", "i", "s", "l", "w")}
    model = str(tmp_path / "model.json")
    spectralclustering.run(
        job, image=image, bands=None, settings={}, implementation="streaming", output=out["c"], model=model
    )
    kmeansclustering.run(job, image=image, bands=None, settings={"clusters": 3}, output=out["k"])
    applyclusters.run(job, image=image, model=model, output=out["a"])
    for name in "cka":
        np.testing.assert_array_equal(read(out[name]) == 0, HOLE)
    point = {"x": 500_305.0, "y": 4_799_605.0, "crs": UTM}
    # The image that the clusters were made from is known, with what was said of it.
    answer = watermask.run(job, clusters=out["c"], points=[point], output=out["m"])
    np.testing.assert_array_equal(read(out["m"]) == 255, HOLE)
    assert answer["area"] == pytest.approx((LAKE & ~HOLE).sum() * 1e-4, rel=0.03)
    waterfraction.run(job, image=image, output=out["f"])
    assert np.isnan(read(out["f"]))[HOLE].all()
    spectralindices.run(job, image=image, indices=["ndvi"], output=out["i"])
    np.testing.assert_array_equal(np.isnan(read(out["i"])), HOLE)
    stackbands.run(job, images=[image], output=out["s"])
    np.testing.assert_array_equal(np.isnan(read(out["s"], 3)), HOLE)
    found = lakechange.run(job, before=whole, after=image, change=out["l"])
    np.testing.assert_array_equal(read(out["l"]) == 255, HOLE)
    assert found["AREA_LOST"] < 0.02 * LAKE.sum() * 1e-4
    dated = [{**image, "path": str(shutil.copy(bare, tmp_path / f"lake_2018-0{month}-01.tif"))} for month in (4, 5)]
    lakeseries.run(job, images=dated, series=out["w"])
    assert not np.isin(read(out["w"])[HOLE], (0, 1)).any() and (read(out["w"])[LAKE & ~HOLE] == 1).mean() > 0.97
    with pytest.raises(InputError, match=r"no data|observed"):
        spectralsignature.run(job, image=image, point={**point, "x": 500_525.0}, table=str(tmp_path / "t.csv"))
    assert "no header declares" not in job.warnings()


def test_classes_and_masks(job, tmp_path):
    """In a class raster and in masks, a further class may mean 'not observed'."""
    codes = LAKE.astype("uint8")
    codes[HOLE] = 7
    paths = [write_raster(tmp_path / f"{name}.tif", codes) for name in ("one", "two")]
    masks = [{"path": path, "nodata": {"1": [[7, 9]]}} for path in paths]
    answer = waterchange.run(job, before=masks[0], after=masks[1], output=str(tmp_path / "change.tif"))
    assert answer["AREA_STABLE"] == pytest.approx((LAKE & ~HOLE).sum() * PIXEL**2 / 1e6)
    assert answer["AREA_UNOBSERVED"] == pytest.approx(HOLE.sum() * PIXEL**2 / 1e6)
    found = samplepoints.run(job, image=masks[0], output=str(tmp_path / "s.jsonl"), size=100, minimum=10)
    assert [code for code, _ in found["classes"]] == [0, 1]


def test_a_mask_shown_without_its_dry_ground_keeps_it(job, tmp_path):
    """People have 0 made transparent to see the map below; in a comparison it is dry ground all the same."""
    before, after = write_raster(tmp_path / "b.tif", LAKE.astype("uint8")), np.zeros(SHAPE, "uint8")
    hidden = {"1": [[0, 0], [200, 255]]}
    paths = [{"path": path, "nodata": hidden} for path in (before, write_raster(tmp_path / "a.tif", after))]
    answer = waterchange.run(job, before=paths[0], after=paths[1], output=str(tmp_path / "change.tif"))
    assert answer["AREA_LOST"] == pytest.approx(LAKE.sum() * PIXEL**2 / 1e6) and answer["AREA_UNOBSERVED"] == 0
    assert "0 means no data" in job.warnings()


def test_georeference_is_needed_all_the_same(tmp_path):
    with rasterio.open(tmp_path / "flat.tif", "w", driver="GTiff", width=4, height=4, count=1, dtype="uint8") as file:
        file.write(np.ones((1, 4, 4), "uint8"))
    with pytest.raises(InputError, match="not georeferenced"):
        open_image({"path": str(tmp_path / "flat.tif"), "crs": UTM})

"""Fill that no header declares, and nodata values that each band has for itself."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from rasters import SIX_BANDS, UTM, disc, north_up, spectra_of, write_mask_raster, write_raster

from engine.errors import InputError
from engine.raster.fill import mark_fill, marked_sample, may_hold_fill
from engine.raster.image import open_image
from engine.raster.sampling import draw_sample
from engine.steps import lakechange, regrid, spectralclustering, spectralsignature, waterchange

SHAPE = (150, 180)
CORNER = np.add.outer(np.arange(SHAPE[0]), np.arange(SHAPE[1])) < 90
LAKE = disc(SHAPE, (500_900.0, 4_799_200.0), 300, north_up())


def scene(seed=0):
    truth = np.ones(SHAPE, int)
    truth[:, 130:] = 2
    truth[LAKE] = 0
    return np.maximum(spectra_of(truth, seed, noise=0.004)[: len(SIX_BANDS)], 0.001)


def write_filled(path, fill, dtype, where=CORNER, bands=slice(None)):
    factor = {"uint8": 400, "float32": 1.0}.get(dtype, 10_000)
    values = scene() * factor
    values[bands, where] = fill
    return write_raster(path, values.astype(dtype), names=SIX_BANDS)


@pytest.mark.parametrize(
    ("fill", "dtype"),
    [(0, "uint16"), (0, "float32"), (0, "uint8"), (255, "uint8"), (65535, "uint16"), (-9999, "int16"), (-32768, "int16"),
     (-3.4e38, "float32"), (-9999, "float32")],
)  # fmt: skip
@pytest.mark.parametrize("grid", [{}, {"resolution": 15.0}, {"crs": "EPSG:32632"}])
def test_fill_is_not_observed_and_told(job, tmp_path, fill, dtype, grid):
    image = write_filled(tmp_path / "image.tif", fill, dtype)
    whole = write_filled(tmp_path / "whole.tif", fill, dtype, np.zeros(SHAPE, bool))
    parts = {}
    for name, path in (("filled", image), ("whole", whole)):
        output = tmp_path / f"{name}.tif"
        regrid.run(job, image=path, grid=grid, resampling="bilinear", output=str(output))
        with rasterio.open(output) as dataset:
            parts[name] = dataset.read()
    seen = np.isfinite(parts["filled"]).all(axis=0)
    expected = 1 - CORNER.mean()
    assert abs(seen.sum() / np.isfinite(parts["whole"]).all(axis=0).sum() - expected) < 0.02
    # Nothing of the fill is mixed into what was observed.
    assert np.isclose(parts["filled"], parts["whole"], rtol=1e-5, atol=1e-6)[:, seen].mean() > 0.97
    assert "no header declares" in job.warnings() and "image.tif" in job.warnings()


@pytest.mark.parametrize(
    ("fill", "dtype", "bands"),
    [(0, "uint16", slice(None)), (255, "uint8", slice(None)), (-3.4e38, "float32", slice(None)), (-9999, "int16", [2]),
     (-9999, "float32", slice(0, 2)), (9.97e36, "float32", [1])],
)  # fmt: skip
def test_a_sample_gives_the_hint(job, tmp_path, fill, dtype, bands):
    """Fill is found as by looking at the file, which is not done where the sample shows nothing of it."""
    image = open_image(str(write_filled(tmp_path / "image.tif", fill, dtype, bands=bands)))
    clean = open_image(str(write_filled(tmp_path / "clean.tif", fill, dtype, np.zeros(SHAPE, bool))))

    def draw(part):
        return draw_sample(part, job, 0)

    marked, sample = marked_sample(image, draw, job)
    assert marked == mark_fill(image, job) != image
    assert len(sample.values) == SHAPE[0] * SHAPE[1] - CORNER.sum()
    assert not may_hold_fill(clean, draw(clean).values)
    assert marked_sample(clean, draw, job)[0] is clean


@pytest.mark.parametrize("dtype", ["uint16", "int16", "float32", "uint8"])
def test_dark_water_at_zero_is_no_fill(job, tmp_path, dtype):
    """Reflectance of deep water that goes down to zero and below, cut off at zero as in many products."""
    values = scene()
    noise = np.random.default_rng(3).normal(-0.001, 0.004, values.shape)
    values[:, LAKE] = np.maximum(noise, 0)[:, LAKE]
    factor = {"uint8": 400, "float32": 1.0}.get(dtype, 10_000)
    image = open_image(write_raster(tmp_path / "image.tif", (values * factor).astype(dtype), names=SIX_BANDS))
    assert (image.read(next(image.grid.windows(180, 150)))[:, LAKE] == 0).all(axis=0).sum() > 16
    assert mark_fill(image, job) == image
    assert job.warnings() == ""


def test_bright_cloud_at_the_end_of_the_range_is_no_fill(job, tmp_path):
    values = scene() * 400
    cloud = np.random.default_rng(4).normal(254, 6, values.shape)
    values[:, 100:130, :60] = cloud[:, 100:130, :60]
    image = open_image(write_raster(tmp_path / "image.tif", np.clip(values, 0, 255).astype("uint8"), names=SIX_BANDS))
    assert mark_fill(image, job) == image


def test_a_few_pixels_are_no_fill(job, tmp_path):
    few = np.zeros(SHAPE, bool)
    few[40, 40:50] = True
    image = open_image(write_filled(tmp_path / "image.tif", 0, "uint16", few))
    assert mark_fill(image, job) == image


@pytest.mark.parametrize("fill", [0, 65535])
def test_filled_ground_is_neither_water_nor_change(job, tmp_path, fill):
    full, part = (
        write_filled(tmp_path / "full.tif", 1, "uint16", ~CORNER & False),
        write_filled(tmp_path / "part.tif", fill, "uint16"),
    )
    answer = lakechange.run(job, before=full, after=part, change=str(tmp_path / "change.tif"))
    lake = LAKE.sum() * 1e-4
    assert answer["AREA_BEFORE"] == pytest.approx(lake, rel=0.03) and answer["AREA_AFTER"] == pytest.approx(
        lake, rel=0.03
    )
    assert answer["AREA_GAINED"] < 0.01 * lake
    assert answer["AREA_UNOBSERVED"] == pytest.approx(CORNER.sum() * 1e-4, rel=0.01)


def test_a_mark_in_a_single_band(job, tmp_path):
    hole = np.zeros(SHAPE, bool)
    hole[20:60, 30:90] = True
    image = write_filled(tmp_path / "image.tif", -9999, "int16", hole, bands=slice(1, 2))
    for grid in ({}, {"resolution": 15.0}):
        output = tmp_path / "out.tif"
        regrid.run(job, image=image, grid=grid, resampling="bilinear", output=str(output))
        with rasterio.open(output) as dataset:
            green, red = dataset.read(2), dataset.read(3)
        assert np.isnan(green).mean() == pytest.approx(hole.mean(), abs=0.01) and np.nanmin(green) > 0
        assert np.isfinite(red).all()
    assert "-9999 in green" in job.warnings()


def test_a_band_that_holds_nothing_is_left_out_and_named(job, tmp_path):
    values = scene()
    values[4] = np.nan
    image = write_raster(tmp_path / "image.tif", values.astype("float32"), names=SIX_BANDS, nodata=np.nan)
    spectralclustering.run(
        job, image=image, bands=None, settings={}, implementation="streaming", output=str(tmp_path / "clusters.tif")
    )
    with rasterio.open(tmp_path / "clusters.tif") as dataset:
        assert (dataset.read(1) > 0).all()
    assert SIX_BANDS[4] in job.warnings()


@pytest.mark.parametrize("resolution", [10.0, 7.0, 25.0])
def test_each_band_s_own_nodata_survives_resampling(job, tmp_path, resolution):
    """A virtual raster of single bands, each with a nodata value of its own."""
    values, own = np.round(scene() * 10_000), [0, -9999, -32768, -9999, 0, -1]
    hole = np.zeros(SHAPE, bool)
    hole[60:100, 70:110] = True
    bands = []
    for number, nodata in enumerate(own, start=1):
        band = values[number - 1].copy()
        band[hole] = nodata if number == 2 else band[hole]
        write_raster(tmp_path / f"b{number}.tif", band.astype("int16"), nodata=nodata)
        source = f'<SourceFilename relativeToVRT="1">b{number}.tif</SourceFilename><SourceBand>1</SourceBand>'
        bands.append(
            f'<VRTRasterBand dataType="Int16" band="{number}"><Description>{SIX_BANDS[number - 1]}</Description>'
            f"<NoDataValue>{nodata}</NoDataValue><ComplexSource>{source}<NODATA>{nodata}</NODATA></ComplexSource></VRTRasterBand>"
        )
    place = ", ".join(map(str, north_up().to_gdal()))
    (tmp_path / "bands.vrt").write_text(
        f'<VRTDataset rasterXSize="{SHAPE[1]}" rasterYSize="{SHAPE[0]}"><SRS>{UTM}</SRS><GeoTransform>{place}</GeoTransform>'
        f"{''.join(bands)}</VRTDataset>"
    )
    output = tmp_path / "out.tif"
    regrid.run(
        job,
        image=str(tmp_path / "bands.vrt"),
        grid={"resolution": resolution},
        resampling="bilinear",
        output=str(output),
    )
    with rasterio.open(output) as dataset:
        found = dataset.read()
    assert np.nanmin(found) > 0
    assert np.isnan(found[1]).mean() == pytest.approx(hole.mean(), abs=0.02)
    assert np.isfinite(found[[0, 2, 3, 4, 5], 1:-1, 1:-1]).all()


def test_a_point_on_fill_has_no_spectrum(job, tmp_path):
    image = write_filled(tmp_path / "image.tif", 0, "uint16")
    point = {"x": 500_105.0, "y": 4_799_895.0, "crs": UTM}
    with pytest.raises(InputError, match="no data"):
        spectralsignature.run(job, image=image, point=point, table=str(tmp_path / "t.csv"))


def test_masks_of_0_and_255_are_named(job, tmp_path):
    """Others write water as 255, which means 'not observed' here."""
    paths = [write_raster(tmp_path / f"{name}.tif", LAKE.astype("uint8") * 255) for name in ("before", "after")]
    answer = waterchange.run(job, before=paths[0], after=paths[1], output=str(tmp_path / "change.tif"))
    assert answer["AREA_BEFORE"] == 0 and "before.tif" in job.warnings() and "255 is water" in job.warnings()


@pytest.mark.parametrize("transform", [north_up(), north_up(7.0)])
def test_masks_whose_header_calls_dry_ground_no_data(job, tmp_path, transform):
    before, after = LAKE, disc(SHAPE, (500_900.0, 4_799_200.0), 200, north_up())
    paths = []
    for name, mask in (("before", before), ("after", after)):
        with rasterio.open(
            tmp_path / f"{name}.tif", "w", driver="GTiff", width=SHAPE[1], height=SHAPE[0], count=1, dtype="uint8",
            crs=UTM, transform=north_up(), nodata=0,
        ) as dataset:  # fmt: skip
            dataset.write(mask.astype("uint8"), 1)
        paths.append(str(tmp_path / f"{name}.tif"))
    if transform != north_up():
        paths[0] = write_mask_raster(tmp_path / "fine.tif", np.kron(before, np.ones((2, 2))), transform=north_up(5.0))
    answer = waterchange.run(job, before=paths[0], after=paths[1], output=str(tmp_path / "change.tif"))
    assert answer["AREA_LOST"] == pytest.approx((before & ~after).sum() * 1e-4, rel=1e-6)
    assert answer["AREA_UNOBSERVED"] == 0
    assert "means no data" in job.warnings()

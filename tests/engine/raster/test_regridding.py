"""Putting images on other grids, against xarray, rasterio and GDAL's own gdalwarp."""

from __future__ import annotations

import shutil
import subprocess

import numpy as np
import pytest
import rasterio
import xarray as xr
from affine import Affine
from pyproj import Transformer
from rasterio.warp import Resampling, reproject
from rasters import UTM, names_in, north_up, read, write_raster

from engine.errors import InputError
from engine.steps import regrid

NOTEBOOK_CRS = "EPSG:32611"
#: Walker Lake, as the published notebook centres its grid.
LAKE = {"x": -118.7081, "y": 38.6942, "crs": "EPSG:4326"}


def smooth(height, width, step=1.0):
    """Return a hilly surface, so that a shift of a part of a pixel shows."""
    rows, columns = np.indices((height, width)) * step
    return (np.sin(rows / 9) + np.cos(columns / 7) + rows * columns / 900).astype(np.float32)


@pytest.fixture
def regrid_to(job, tmp_path):
    """Return a function that regrids an image and returns the open result's pixels and profile."""

    def run(image, resampling="bilinear", **grid):
        output = str(tmp_path / "regridded.tif")
        answer = regrid.run(job, image=image, grid=grid, resampling=resampling, output=output)
        with rasterio.open(output) as dataset:
            return dataset.read(), dataset.profile, answer

    return run


def centres(transform, width, height):
    """Return the coordinates of the pixel centres along x and along y."""
    return transform.c + transform.a * (np.arange(width) + 0.5), transform.f + transform.e * (np.arange(height) + 0.5)


def interpolated(values, transform, profile):
    """Return what xarray's linear ``interp`` says at the pixel centres of another grid."""
    xs, ys = centres(transform, *values.shape[::-1])
    image = xr.DataArray(values, coords={"y": ys, "x": xs}, dims=("y", "x"))
    xs, ys = centres(profile["transform"], profile["width"], profile["height"])
    return image.interp(x=xs, y=ys, method="linear").to_numpy()


@pytest.mark.parametrize("resolution", [200.0, 30.0, 17.0, 10.0])
def test_bilinear_is_xarray_s_interp(tmp_path, regrid_to, resolution):
    """30 m to other cell sizes, coarsening to 200 m among them. Tolerance: a millionth of the values, up to 40."""
    values = smooth(180, 210)
    transform = north_up(30.0)
    image = write_raster(tmp_path / "image.tif", np.stack([values, -values]), transform=transform)
    found, profile, _ = regrid_to(image, resolution=resolution)
    assert profile["transform"].a == resolution
    expected = interpolated(values, transform, profile)
    # Beyond the outermost pixel centres xarray knows nothing.
    inside = np.isfinite(expected)
    assert inside.mean() > 0.9
    np.testing.assert_allclose(found[0][inside], expected[inside], rtol=0, atol=4e-5)
    np.testing.assert_allclose(found[1][inside], -expected[inside], rtol=0, atol=4e-5)


def test_the_grid_of_the_notebook(tmp_path, regrid_to):
    """Centre as longitude and latitude, 15 km to each side, cells of 200 m: 150 x 150, as published."""
    x, y = Transformer.from_crs("EPSG:4326", NOTEBOOK_CRS, always_xy=True).transform(LAKE["x"], LAKE["y"])
    corner = (30 * (x - 18_000) // 30 - 7.0, 30 * (y + 18_000) // 30 + 11.0)
    values = smooth(1250, 1230, 0.1)
    transform = north_up(30.0, corner)
    image = write_raster(tmp_path / "image.tif", values, crs=NOTEBOOK_CRS, transform=transform)
    found, profile, answer = regrid_to(image, centre=LAKE, radius=15_000.0, resolution=200.0)
    assert (answer["width"], answer["height"]) == (150, 150)
    assert profile["crs"].to_epsg() == 32611
    expected_transform = Affine(200.0, 0.0, x - 15_000, 0.0, -200.0, y + 15_000)
    assert profile["transform"].almost_equals(expected_transform, 1e-6)
    np.testing.assert_allclose(found[0], interpolated(values, transform, profile), rtol=0, atol=2e-4)
    assert answer["valid_share"] == 1.0


@pytest.mark.skipif(not shutil.which("gdalwarp"), reason="gdalwarp is not installed")
@pytest.mark.parametrize(("resampling", "step"), [("nearest", 0.0), ("bilinear", 0.012), ("cubic", 0.012)])
def test_another_crs_agrees_with_gdalwarp(tmp_path, regrid_to, resampling, step):
    """Against another GDAL's exact transformation, where the grids are curved; a hundredth of a pixel may be off."""
    values = smooth(150, 160)
    image = write_raster(tmp_path / "image.tif", values, transform=north_up(1000.0))
    found, profile, _ = regrid_to(image, resampling, crs="EPSG:3035", resolution=1100.0)
    left, top = profile["transform"].c, profile["transform"].f
    right, bottom = left + 1100.0 * profile["width"], top - 1100.0 * profile["height"]
    extent = [str(value) for value in (left, bottom, right, top)]
    method = "near" if resampling == "nearest" else resampling
    command = ["gdalwarp", "-q", "-t_srs", "EPSG:3035", "-te", *extent, "-tr", "1100", "1100", "-r", method]
    subprocess.run([*command, "-et", "0", "-dstnodata", "nan", image, str(tmp_path / "gdal.tif")], check=True)
    expected = read(tmp_path / "gdal.tif")
    assert expected.shape == found[0].shape
    inside = np.isfinite(expected) & np.isfinite(found[0])
    assert inside.mean() > 0.7
    assert (np.isfinite(expected) != np.isfinite(found[0])).mean() < 0.001
    difference = np.abs(found[0] - expected)[inside]
    if resampling == "nearest":
        assert (difference > 0).mean() < 0.01
    else:
        assert difference.max() < step


@pytest.mark.parametrize("resampling", ["bilinear", "cubic", "average"])
@pytest.mark.parametrize("wanted", [{"resolution": 17.0}, {"resolution": 80.0}, {"crs": "EPSG:4326"}])
def test_nodata_never_bleeds_as_a_number(tmp_path, regrid_to, resampling, wanted):
    """Reflectance of 0.2 to 0.4 with holes of -9999: whatever comes out is between these, or NaN."""
    generator = np.random.default_rng(1)
    values = (0.3 + 0.1 * np.sin(np.indices((2, 120, 130)).sum(axis=0) / 5)).astype(np.float32)
    holes = generator.random(values.shape) < 0.1
    values[holes] = -9999
    image = write_raster(tmp_path / "image.tif", values, nodata=-9999)
    found, _, answer = regrid_to(image, resampling, **wanted)
    finite = found[np.isfinite(found)]
    assert finite.size > 0.5 * found.size
    assert np.mean((finite > 0.19) & (finite < 0.41)) > 0.99
    # GDAL's own cubic overshoots beside holes; a nodata value would by thousands.
    reach = 10.0 if resampling == "cubic" else 1e-6
    assert finite.min() > 0.2 - reach
    assert finite.max() < 0.4 + reach
    assert answer["valid_share"] == pytest.approx(np.isfinite(found).all(axis=0).mean())


def test_a_large_hole_stays_a_hole(tmp_path, regrid_to):
    values = np.full((2, 100, 100), 7, dtype=np.int16)
    values[:, 40:60, 40:60] = -1
    image = write_raster(tmp_path / "image.tif", values, nodata=-1)
    found, profile, _ = regrid_to(image, "bilinear", resolution=5.0)
    xs, ys = centres(profile["transform"], profile["width"], profile["height"])
    columns, rows = (xs - 500_000) / 10, (4_800_000 - ys) / 10
    within = np.ix_((rows > 41) & (rows < 59), (columns > 41) & (columns < 59))
    outside = np.ix_((rows < 39) | (rows > 61), columns < 39)
    assert np.isnan(found[0][within]).all()
    assert (found[0][outside] == 7).all()


def test_an_extent_cuts_whole_pixels_and_changes_none(tmp_path, regrid_to):
    values = np.random.default_rng(0).integers(0, 10_000, (3, 90, 80)).astype(np.uint16)
    image = write_raster(tmp_path / "image.tif", values)
    bounds = [500_104.0, 4_799_503.0, 500_391.0, 4_799_800.0]
    found, profile, _ = regrid_to(image, extent={"bounds": bounds, "crs": UTM})
    # Columns 10.4 to 39.1 and rows 20 to 49.7 grow outwards to 10..40 and 20..50.
    np.testing.assert_array_equal(found, values[:, 20:50, 10:40].astype(np.float32))
    assert profile["transform"] == Affine(10, 0, 500_100, 0, -10, 4_799_800)


def test_the_grid_of_a_reference_is_taken_exactly(tmp_path, regrid_to):
    values = smooth(100, 100)
    image = write_raster(tmp_path / "image.tif", values)
    skewed = Affine(7.3, 1.1, 500_200.25, 0.9, -6.7, 4_799_800.75)
    reference = write_raster(tmp_path / "reference.tif", np.zeros((60, 50), np.uint8), transform=skewed)
    found, profile, _ = regrid_to(image, "nearest", reference=reference)
    assert (profile["transform"], profile["width"], profile["height"]) == (skewed, 50, 60)
    columns, rows = np.meshgrid(np.arange(50) + 0.5, np.arange(60) + 0.5)
    there = ~north_up() @ skewed
    x, y = there.a * columns + there.b * rows + there.c, there.d * columns + there.e * rows + there.f
    np.testing.assert_array_equal(found[0], values[np.floor(y).astype(int), np.floor(x).astype(int)])


@pytest.mark.parametrize("resampling", ["nearest", "mode"])
def test_classes_stay_classes(tmp_path, regrid_to, resampling):
    codes = np.random.default_rng(0).choice([1, 5, 9], (100, 100), p=(0.5, 0.3, 0.2)).astype(np.uint8)
    image = write_raster(tmp_path / "classes.tif", codes)
    found, _, _ = regrid_to(image, resampling, resolution=40.0)
    assert set(np.unique(found)) <= {1, 5, 9}
    if resampling == "mode":
        blocks = codes.reshape(25, 4, 25, 4).transpose(0, 2, 1, 3).reshape(25, 25, 16)
        counts = np.stack([(blocks == code).sum(axis=2) for code in (1, 5, 9)])
        ranked = np.sort(counts, axis=0)
        clear = ranked[2] > ranked[1]
        np.testing.assert_array_equal(found[0][clear], np.array([1, 5, 9])[counts.argmax(axis=0)][clear])


def test_average_is_the_mean_of_the_pixels_in_a_cell(tmp_path, regrid_to):
    values = np.random.default_rng(0).random((2, 80, 120), dtype=np.float32)
    values[0, :10, :10] = np.nan
    image = write_raster(tmp_path / "image.tif", values, nodata=np.nan)
    found, _, _ = regrid_to(image, "average", resolution=40.0)
    with np.testing.suppress_warnings() as quiet:
        quiet.filter(RuntimeWarning)
        expected = np.nanmean(values.reshape(2, 20, 4, 30, 4), axis=(2, 4))
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_a_large_scene_is_read_in_windows(tmp_path, regrid_to, job):
    """Several windows of the usual size, and the seams between them: against rasterio on the whole array."""
    values = smooth(1500, 2300, 0.05)
    image = write_raster(tmp_path / "image.tif", np.stack([values] * 5), tiled=True, blockxsize=256, blockysize=256)
    found, profile, _ = regrid_to(image, "bilinear", resolution=11.0)
    expected = np.full(found[0].shape, np.nan, np.float32)
    reproject(
        values, expected, src_transform=north_up(), src_crs=UTM, dst_transform=profile["transform"], dst_crs=UTM,
        resampling=Resampling.bilinear, dst_nodata=np.nan, XSCALE=1, YSCALE=1,
    )  # fmt: skip
    np.testing.assert_allclose(found[4], expected, atol=2e-4)
    assert len(job.fractions) >= 4


MIDDLE = {"x": 500_300.0, "y": 4_799_700.0, "crs": UTM}


@pytest.mark.parametrize(
    ("grid", "message"),
    [
        ({"extent": {"bounds": [0, 0, 1000, 1000], "crs": UTM}}, "does not overlap"),
        ({"centre": {"x": 40.0, "y": -30.0, "crs": "EPSG:4326"}, "radius": 1000.0}, "overlap|placed"),
        ({"centre": MIDDLE}, "needs a radius"),
        (
            {"centre": MIDDLE, "radius": -5.0},
            "Radius must be a positive number",
        ),
        ({"resolution": 0.0}, "Resolution must be a positive number"),
        ({"resolution": float("nan")}, "Resolution must be a positive number"),
        ({"resolution": 1e-6}, "Check the resolution"),
        ({"crs": "EPSG:999999"}, "is not known"),
        ({"extent": {"bounds": [500_100, 4_799_900, 500_050, 4_799_950], "crs": UTM}}, "empty or not finite"),
    ],
)
def test_what_cannot_be_made_is_a_plain_error(job, tmp_path, grid, message):
    image = write_raster(tmp_path / "image.tif", smooth(60, 60))
    with pytest.raises(InputError, match=message):
        regrid.run(job, image=image, grid=grid, resampling="bilinear", output=str(tmp_path / "out.tif"))
    assert names_in(tmp_path) == ["image.tif"]


def test_a_reference_elsewhere_is_a_plain_error(job, tmp_path):
    image = write_raster(tmp_path / "image.tif", smooth(60, 60))
    other = write_raster(tmp_path / "other.tif", smooth(60, 60), crs="EPSG:32610")
    with pytest.raises(InputError, match="does not overlap the wanted area"):
        regrid.run(job, image=image, grid={"reference": other}, resampling="bilinear", output=str(tmp_path / "out.tif"))

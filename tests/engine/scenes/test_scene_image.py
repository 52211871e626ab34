"""A scene as one image: its grid, its numbers, and what its quality bands hide; expected values by numpy."""

from __future__ import annotations

import numpy as np
import pytest
from rasterio.windows import Window
from rasters import UTM, north_up, write_raster

from engine.errors import InputError
from engine.raster.bands import Band
from engine.raster.grid_request import GridRequest
from engine.scenes.scene import Quality, Scene, SceneBand
from engine.scenes.scene_image import resample_scene, temperature

WHOLE = Window(0, 0, 8, 6)
STORED = np.arange(1, 49, dtype=np.uint16).reshape(6, 8)
COARSE = np.arange(1, 13, dtype=np.uint16).reshape(3, 4)


@pytest.fixture
def scene(tmp_path):
    """Return a scene of a band of 10 m, one of 20 m, and a thermal one."""
    bands = (
        SceneBand("B1", write_raster(tmp_path / "b1.tif", STORED, nodata=0), Band(1, "green", scale=0.01, offset=-0.1)),
        SceneBand("B2", write_raster(tmp_path / "b2.tif", COARSE, transform=north_up(20.0)), Band(1, "swir16")),
        SceneBand(
            "B3", write_raster(tmp_path / "b3.tif", STORED), Band(1, "lwir11", scale=0.1), kelvin=(774.8853, 1321.0789)
        ),
    )
    return Scene("a scene", bands, date="2020-05-06")


@pytest.fixture
def with_quality(scene, tmp_path):
    """Return a function that gives the scene a quality band."""

    def add(codes, **about):
        path = write_raster(tmp_path / "quality.tif", np.asarray(codes, np.uint16))
        return Scene(scene.name, scene.bands, (Quality(path, **about),), scene.date)

    return add


def test_the_finest_band_gives_the_grid(scene):
    image = resample_scene(scene, GridRequest())
    assert (image.grid.width, image.grid.height, image.grid.resolution) == (8, 6, (10, 10))
    assert (image.name, image.date, [band.name for band in image.bands]) == (
        "a scene",
        "2020-05-06",
        ["green", "swir16", "lwir11"],
    )
    turned = resample_scene(Scene("a", scene.bands[::-1]), GridRequest())
    assert turned.grid.same_as(image.grid)


def test_values_are_physical(scene):
    green, coarse, kelvin = resample_scene(scene, GridRequest()).read(WHOLE)
    np.testing.assert_allclose(green, STORED * 0.01 - 0.1, atol=1e-6)
    np.testing.assert_allclose(kelvin, 1321.0789 / np.log(774.8853 / (STORED * 0.1) + 1), rtol=1e-5)
    # The coarse band grows by 1 in x and 4 in y with each of its pixels, so between their centres it is a plane.
    rows, columns = (np.indices((6, 8)) + 0.5) / 2
    plane = 1 + (columns - 0.5) + 4 * (rows - 0.5)
    np.testing.assert_allclose(coarse[1:5, 1:7], plane[1:5, 1:7], rtol=1e-5)


def test_uncalibrated_values_are_as_stored(scene):
    image = resample_scene(scene, GridRequest(), calibrated=False)
    assert image.is_uncalibrated and not resample_scene(scene, GridRequest()).is_uncalibrated
    values = image.read(WHOLE)
    np.testing.assert_array_equal(values[[0, 2]], [STORED, STORED])


def test_a_coarser_grid_averages(scene):
    image = resample_scene(Scene("a", scene.bands[:1]), GridRequest(resolution=20.0))
    means = (STORED * 0.01 - 0.1).reshape(3, 2, 4, 2).mean(axis=(1, 3))
    np.testing.assert_allclose(image.read(Window(0, 0, 4, 3))[0], means, atol=1e-6)


def test_a_part_is_a_window_of_the_file(scene):
    bounds = (500_020, 4_799_960, 500_050, 4_799_990, UTM)
    image = resample_scene(Scene("a", scene.bands[:1]), GridRequest(bounds=bounds))
    np.testing.assert_allclose(image.read(Window(0, 0, 3, 3))[0], STORED[1:4, 2:5] * 0.01 - 0.1, atol=1e-6)


FLAGS = np.zeros((6, 8), int)
FLAGS[0, 0], FLAGS[1, 1], FLAGS[2, 2], FLAGS[3, 3] = 0b0001, 0b0010, 0b0110, 0b1000


@pytest.mark.parametrize(
    ("masks", "hidden"),
    [
        ((), []),
        (("fill",), [(0, 0)]),
        (("cloud",), [(1, 1), (2, 2)]),
        (("shadow",), [(2, 2)]),
        (("fill", "shadow", "snow"), [(0, 0), (2, 2)]),
    ],
)
def test_flags_mask_every_band(with_quality, masks, hidden):
    flags = {"fill": (1, 1), "cloud": (2, 2), "shadow": (0b0110, 0b0110)}
    values = resample_scene(with_quality(FLAGS, flags=flags), GridRequest(), masks).read(WHOLE)
    expected = np.zeros((6, 8), bool)
    for pixel in hidden:
        expected[pixel] = True
    np.testing.assert_array_equal(np.isnan(values), [expected] * 3)


def test_classes_mask_by_their_values(with_quality):
    codes = np.arange(48).reshape(6, 8) % 12
    classes = {"cloud": (8, 9), "cirrus": (10,)}
    values = resample_scene(with_quality(codes, classes=classes), GridRequest(), ("cloud",)).read(WHOLE)
    np.testing.assert_array_equal(np.isnan(values[0]), np.isin(codes, (8, 9)))


def test_saturation_masks_only_its_band(with_quality):
    scene = with_quality(FLAGS, saturated={"B1": 0b0001, "B3": 0b0010})
    values = np.isnan(resample_scene(scene, GridRequest(), ("saturated",)).read(WHOLE))
    np.testing.assert_array_equal(values[0], FLAGS & 1 > 0)
    assert not values[1].any()
    np.testing.assert_array_equal(values[2], FLAGS & 2 > 0)


@pytest.mark.parametrize("resolution", [15.0, 20.0])
def test_no_cloud_is_mixed_into_what_lies_beside_it(tmp_path, resolution):
    """Ground is 1000 everywhere and cloud 9000, so whatever is left must be 1000, on any grid."""
    cloud = np.zeros((24, 32), bool)
    cloud[5:11, 7:20], cloud[15, 3] = True, True
    stored = np.where(cloud, 9000, 1000).astype(np.uint16)
    band = SceneBand("B1", write_raster(tmp_path / "b1.tif", stored), Band(1, "green"))
    quality = Quality(write_raster(tmp_path / "quality.tif", cloud.astype(np.uint16)), flags={"cloud": (1, 1)})
    scene = Scene("a scene", (band,), (quality,))
    image = resample_scene(scene, GridRequest(resolution=resolution), ("cloud",))
    values = image.read(Window(0, 0, image.grid.width, image.grid.height))
    assert np.nanmin(values) == np.nanmax(values) == 1000
    assert 0.03 < np.isnan(values).mean() < 0.2
    whole = resample_scene(scene, GridRequest(resolution=resolution)).read(Window(0, 0, 10, 10))
    assert np.nanmax(whole) > 1000


@pytest.mark.parametrize("crs", [None, "EPSG:32632"])
def test_windows_join_without_a_seam(tmp_path, crs):
    """What a window is resampled from reaches beyond its own edges."""
    numbers = np.random.default_rng(0).integers(1, 9000, (60, 80)).astype(np.uint16)
    cloud = np.zeros((60, 80), bool)
    cloud[20:31, 25:50] = True
    band = SceneBand("B1", write_raster(tmp_path / "b1.tif", numbers), Band(1, "green"))
    quality = Quality(write_raster(tmp_path / "quality.tif", cloud.astype(np.uint16)), flags={"cloud": (1, 1)})
    image = resample_scene(Scene("a scene", (band,), (quality,)), GridRequest(resolution=7.0, crs=crs), ("cloud",))
    grid = image.grid
    whole = image.read(Window(0, 0, grid.width, grid.height))
    parts = np.full_like(whole, -1)
    for window in grid.windows(23, 17):
        rows = slice(window.row_off, window.row_off + window.height)
        parts[:, rows, window.col_off : window.col_off + window.width] = image.read(window)
    assert np.isfinite(whole).any() and np.isnan(whole).any()
    np.testing.assert_allclose(parts, whole, rtol=1e-5)


#: Reflectance in green, near and short-wave infrared, and whether it is that of water beyond doubt.
SPECTRA = {
    "clear": (0.06, 0.02, 0.01, True),
    "turbid": (0.13, 0.11, 0.02, True),
    "over-corrected": (0.03, 0.004, -0.002, True),
    "plants": (0.07, 0.3, 0.18, False),
    "plants in shadow": (0.02, 0.08, 0.04, False),
    "conifers in shadow": (0.015, 0.03, 0.012, False),
    "cloud": (0.6, 0.62, 0.35, False),
    "snow": (0.8, 0.7, 0.1, False),
    "snow in shadow": (0.3, 0.22, 0.03, False),
    "bare ground": (0.18, 0.25, 0.32, False),
    "asphalt in shadow": (0.03, 0.03, 0.03, False),
}


@pytest.mark.parametrize("mask", ["cloud", "shadow", "snow"])
@pytest.mark.parametrize("shift", [0.0, 5.0])
def test_plain_water_is_kept_where_it_is_called_cloud_or_shadow(tmp_path, mask, shift):
    """Every kind of ground is marked; of snow the band is believed."""
    count = len(SPECTRA)
    layers = np.repeat(np.array(list(SPECTRA.values())).T[:3], 3, axis=1)[:, np.newaxis] * np.ones((1, 3, 1))
    bands = tuple(
        SceneBand(
            name,
            write_raster(tmp_path / f"{name}.tif", np.round(layer * 10_000).astype(np.int16)),
            Band(1, name, scale=1e-4),
        )
        for name, layer in zip(("green", "nir08", "swir16"), layers, strict=True)
    )
    marks = write_raster(tmp_path / "quality.tif", np.ones((3, 3 * count), np.uint16))
    scene = Scene("a scene", bands, (Quality(marks, flags={mask: (1, 1)}),)).with_witnesses()
    bounds = (500_000 + shift, 4_800_000 - 30.0, 500_000 + 30.0 * count, 4_800_000.0, UTM)
    image = resample_scene(scene.choose(["green"]), GridRequest(bounds=bounds), (mask,))
    window = Window(0, 0, image.grid.width, image.grid.height)
    values = image.read(window)
    found = np.isfinite(values[0, 1, 1::3])[:count]
    expected = [plain and mask != "snow" for *_, plain in SPECTRA.values()]
    np.testing.assert_array_equal(found, expected)
    assert image.kept(window, values) == np.isfinite(values).sum()
    hidden = resample_scene(Scene("a scene", bands, scene.quality), GridRequest(bounds=bounds), (mask,))
    assert not np.isfinite(hidden.read(window)).any() and hidden.kept(window, values) == 0


def test_what_has_no_infrared_has_no_witnesses(scene):
    assert scene.with_witnesses().witnesses == ()


def test_a_quality_band_that_knows_none_of_the_masks_is_not_opened(with_quality):
    scene = with_quality(FLAGS, flags={"snow": (1, 1)})
    assert resample_scene(scene, GridRequest(), ("cloud",)).quality == ()


def test_temperature_of_landsat_8():
    """K1 and K2 of TIRS band 10 (Landsat 8 Data Users Handbook); 300 K radiates 9.5 W/(m² sr µm) there."""
    k1, k2 = 774.8853, 1321.0789
    radiance = np.array([k1 / (np.exp(k2 / 300.0) - 1), 0.0, -1.0, np.nan], np.float32)
    np.testing.assert_allclose(temperature(radiance, k1, k2), [300.0, np.nan, np.nan, np.nan], rtol=1e-5)
    assert radiance[0] == pytest.approx(9.6, abs=0.1)


def test_a_band_without_a_file_is_refused(scene):
    with pytest.raises(InputError, match="The band 'nir08' of 'a scene' cannot be opened: the file is missing"):
        resample_scene(Scene("a scene", (SceneBand("B5", "", Band(1, "nir08")),)), GridRequest())

"""Rasters as xarray has them, and arrays as images."""

from __future__ import annotations

import gc
import pickle
from pathlib import Path

import dask
import numpy as np
import pytest
import rioxarray
import xarray as xr
from affine import Affine
from distributed import Client, default_client
from distributed.client import futures_of
from numpy.testing import assert_array_equal
from rasterio.windows import Window
from rasters import SIX_BANDS, UTM, north_up, write_raster, write_scene

from engine.compute import backend
from engine.errors import InputError
from engine.job import Job
from engine.raster.array_image import grid_of, image_of
from engine.raster.dataarray import Codes, raster_of, to_dataarray
from engine.raster.image import open_image
from engine.raster.outputs import Category
from engine.raster.sampling import draw_sample
from engine.raster.temporary import temporary_raster


@pytest.fixture
def scene(tmp_path):
    path, _ = write_scene(tmp_path / "scene.tif", gaps=True, tags={"ACQUISITION_DATE": "2018-04-29T10:56:21+02:00"})
    return open_image(path)


def whole(image):
    return image.read(Window(0, 0, image.grid.width, image.grid.height))


def test_an_array_says_what_rioxarray_says_of_the_file(scene):
    array = to_dataarray(scene, "scene")
    by_rioxarray = rioxarray.open_rasterio(scene.path, masked=True)
    assert_array_equal(array.values, by_rioxarray.values)
    for key in ("x", "y"):
        assert_array_equal(array[key], by_rioxarray[key])
    assert array.rio.crs == by_rioxarray.rio.crs
    assert array.rio.transform() == by_rioxarray.rio.transform()
    assert np.isnan(array.rio.nodata)
    assert np.isnan(array.rio.encoded_nodata)
    assert array.band.values.tolist() == list(SIX_BANDS)


def test_the_time_is_that_of_utc(scene):
    assert to_dataarray(scene, "scene").time.values == np.datetime64("2018-04-29T08:56:21")


def test_blocks_are_windows_and_nothing_is_read_before_it_is_wanted(scene, use_windows):
    use_windows(64, 48)
    array = to_dataarray(scene, "scene")
    assert array.chunks == ((6,), (48, 48, 24), (64, 64, 22))
    Path(scene.path).unlink()
    assert array.isel(x=3).shape == (6, 120)
    with pytest.raises(InputError, match="cannot be read"):
        array[:, :5, :5].compute(scheduler="synchronous")


def test_wavelengths_are_in_nanometres_whatever_the_file_says(tmp_path):
    tags = {
        (place, "IMAGERY"): {"CENTRAL_WAVELENGTH_UM": text, "FWHM_UM": "0.05"}
        for place, text in ((1, "0.56"), (2, "1.61"))
    }
    array = to_dataarray(
        open_image(write_raster(tmp_path / "two.tif", np.zeros((2, 3, 4), "float32"), band_tags=tags)), "two"
    )
    assert array.wavelength.values == pytest.approx([560, 1610])
    assert array.fwhm.attrs["units"] == "nm"
    assert array.band.values.tolist() == [1, 2]
    assert [band.wavelength for band in image_of(array * 1).bands] == pytest.approx([560, 1610])
    micrometres = (array * 1).assign_coords(wavelength=("band", [0.56, 1.61], {"units": "um"}))
    assert [band.wavelength for band in image_of(micrometres).bands] == pytest.approx([560, 1610])


def test_the_dimension_of_a_spectrum_may_be_its_wavelength(scene):
    array = to_dataarray(scene, "scene").drop_vars("band").rename(band="wavelength")
    array = array.assign_coords(wavelength=[450.0, 560, 650, 860, 1610, 2200])
    assert [band.role for band in image_of(array).bands] == ["blue", "green", "red", "nir08", "swir16", "swir22"]


def test_codes_are_whole_numbers_with_the_cf_conventions_flags(tmp_path):
    path = write_raster(tmp_path / "mask.tif", np.array([[0, 1, 255], [1, 1, 0]], np.uint8), nodata=255)
    codes = Codes("uint8", 255, [Category(0, "not water", (0, 0, 0, 0)), Category(1, "water", (0, 0, 0, 0))])
    array = to_dataarray(open_image(path), "water", codes)
    assert array.dtype == np.uint8
    assert array.values.tolist() == [[0, 1, 255], [1, 1, 0]]
    assert array.rio.nodata == 255
    assert array.attrs["flag_meanings"] == "not_water water"
    assert array.attrs["flag_values"].tolist() == [0, 1]
    array.rio.to_raster(tmp_path / "again.tif")
    assert rioxarray.open_rasterio(tmp_path / "again.tif").values[0].tolist() == array.values.tolist()


def test_an_untouched_array_is_the_file_itself(scene):
    array = to_dataarray(scene, "scene")
    gc.collect()
    assert image_of(array) is scene
    assert image_of(array.assign_attrs(note="seen").rename("other")) is scene


@pytest.mark.parametrize(
    "change",
    [
        lambda array: array + 0,
        lambda array: array.isel(x=slice(5, None)),
        lambda array: array.assign_coords(band=list("abcdef")),
        lambda array: array.drop_vars("time"),
        lambda array: array.assign_coords(x=array.x + 10),
        lambda array: array.rio.write_crs("EPSG:32632"),
    ],
)
def test_a_changed_array_is_not_the_file(scene, change):
    assert raster_of(change(to_dataarray(scene, "scene"))) is None


def test_a_part_is_read_where_it_lies(scene):
    part = to_dataarray(scene, "scene").isel(x=slice(20, 90), y=slice(7, 60), band=[3, 0])
    image = image_of(part)
    assert image.native.transform == scene.grid.transform @ Affine.translation(20, 7)
    assert_array_equal(whole(image), scene.select([3, 0]).read(Window(20, 7, 70, 53)))
    assert_array_equal(whole(image.select([1])), scene.select([0]).read(Window(20, 7, 70, 53)))


def test_undecoded_numbers_are_decoded_as_cf_says(tmp_path):
    stored = np.array([[[0, 1000, 2000], [3000, 0, 500]]] * 2, np.uint16)
    path = write_raster(tmp_path / "stored.tif", stored, nodata=0, scales=[1e-4] * 2, offsets=[-0.1] * 2)
    assert_array_equal(whole(image_of(rioxarray.open_rasterio(path))), whole(open_image(path)))


def test_what_a_dask_cluster_holds_is_read_all_the_same(scene):
    client = backend.connection().client
    array = client.persist(to_dataarray(scene, "scene") * 1)
    assert_array_equal(whole(image_of(array)), whole(scene))


def test_the_rest_of_the_process_keeps_its_dask(scene):
    backend.connection()
    with pytest.raises(ValueError, match="No clients found"):
        default_client()
    with Client(processes=False, n_workers=1, threads_per_worker=1, dashboard_address=None) as own:
        array = (to_dataarray(scene, "scene") * 1).persist()
        assert futures_of(array)[0].client is own
        draw_sample(image_of(array), Job(), seed=0)
        assert default_client() is own


def test_pixels_in_memory_are_not_copied_into_tasks(scene):
    image = image_of(to_dataarray(scene, "scene").compute())
    sent = pickle.dumps(image)
    assert len(sent) < 5_000 < image.source.variable.nbytes
    assert pickle.loads(sent).source is image.source


def test_it_can_be_computed_by_any_scheduler(scene):
    array = to_dataarray(scene, "scene")
    for scheduler in ("threads", "processes"):
        assert_array_equal(dask.compute(array.data, scheduler=scheduler)[0], whole(scene))


def test_a_dataset_is_an_image_whose_bands_are_its_variables(scene):
    dataset = to_dataarray(scene, "scene").to_dataset("band")
    assert [band.name for band in image_of(dataset).bands] == list(SIX_BANDS)
    assert_array_equal(whole(image_of(dataset)), whole(scene))


def test_temporary_rasters_go_with_the_last_who_names_them(scene):
    path = temporary_raster("some.tif")
    folder = Path(path).parent
    other = pickle.loads(pickle.dumps(path))
    assert type(other) is str
    held = [path]
    del path
    gc.collect()
    assert folder.is_dir()
    held.clear()
    gc.collect()
    assert not folder.exists()


def array(**coordinates):
    shape = {"band": 2, "y": 4, "x": 5}
    return xr.DataArray(np.zeros(tuple(shape.values()), "float32"), coordinates, tuple(shape))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: array(x=np.arange(5.0), y=-np.arange(4.0)), "no coordinate reference system"),
        (lambda: array(x=[0, 1, 2, 4, 8.0], y=-np.arange(4.0)).rio.write_crs(UTM), "not evenly spaced"),
        (lambda: array().rename(x="i", y="j"), "which dimensions"),
        (lambda: array().expand_dims(time=3), "Give one image, or one date"),
        (lambda: "scene.tif", "open_image"),
    ],
)
def test_what_is_no_image_is_refused(wrong, said):
    with pytest.raises(InputError, match=said):
        image_of(wrong())


def test_a_grid_without_coordinates_is_that_of_the_geotransform():
    turned = Affine.rotation(30) @ north_up()
    found = grid_of(array().rio.write_crs(UTM).rio.write_transform(turned))
    assert (found.transform, found.width, found.height) == (turned, 5, 4)

"""Reading: what counts as observed, what values mean, and what cannot be read."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.enums import ColorInterp
from rasterio.shutil import copy
from rasterio.windows import Window
from rasters import SIX_BANDS, UTM, names_in, north_up, spectra_of, write_mask_raster, write_raster, write_scene

from engine.errors import InputError
from engine.raster.file_metadata import iso_date
from engine.raster.image import open_image, open_reflective, usual_bands
from engine.raster.opening import files_kept_open
from engine.raster.windows import map_grid
from engine.steps import regrid, spectralclustering, stackbands, watermask

SHAPE = (30, 40)
WHOLE = Window(0, 0, SHAPE[1], SHAPE[0])


def counting(count=2, dtype=np.float32):
    return np.arange(count * SHAPE[0] * SHAPE[1]).reshape(count, *SHAPE).astype(dtype)


def read_whole(path):
    return open_image(path).read(WHOLE)


@pytest.mark.parametrize(
    ("dtype", "nodata"),
    [("uint8", 0), ("uint8", 255), ("int16", -9999), ("uint16", 65535), ("int32", -2147483648), ("float32", -9999.0),
     ("float32", -3.4028234663852886e38), ("float64", -1.7976931348623157e308), ("float32", 0.1), ("float32", np.nan)],
)  # fmt: skip
def test_nodata_of_any_type_is_not_observed(tmp_path, dtype, nodata):
    values = (counting() % 200 + 1).astype(dtype)
    values[0, 3, 4] = values[1, 5, 6] = nodata
    found = read_whole(write_raster(tmp_path / "image.tif", values, nodata=nodata))
    assert found.dtype == np.float32
    holes = np.zeros(values.shape, bool)
    holes[0, 3, 4] = holes[1, 5, 6] = True
    np.testing.assert_array_equal(np.isnan(found), holes)
    np.testing.assert_array_equal(found[~holes], values[~holes].astype(np.float32))


def test_nan_and_infinity_are_not_clustered(job, tmp_path):
    path, _ = write_scene(tmp_path / "scene.tif", SHAPE)
    with rasterio.open(path, "r+") as dataset:
        values = dataset.read()
        for band, row, value in ((0, 1, np.nan), (3, 2, np.inf), (5, 3, -np.inf)):
            values[band, row, 7] = value
        dataset.write(values)
    output = str(tmp_path / "clusters.tif")
    settings = {"clusters": 3}
    spectralclustering.run(job, image=path, bands=None, settings=settings, implementation="streaming", output=output)
    expected = np.zeros(SHAPE, bool)
    expected[1:4, 7] = True
    with rasterio.open(output) as clusters:
        np.testing.assert_array_equal(clusters.read(1) == 0, expected)


def test_scale_and_offset_of_each_band_are_applied(tmp_path):
    values = counting(2, np.uint16)
    values[:, 0, 0] = 0
    path = write_raster(tmp_path / "image.tif", values, nodata=0, scales=(2.75e-5, 0.5), offsets=(-0.2, 10.0))
    found = read_whole(path)
    expected = np.stack([values[0] * 2.75e-5 - 0.2, values[1] * 0.5 + 10])
    expected[:, 0, 0] = np.nan
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("regridded", [False, True])
def test_a_mask_band_hides_pixels(tmp_path, regridded):
    values = np.full((2, *SHAPE), 7, np.int16)
    hidden = np.zeros(SHAPE, bool)
    hidden[5:15, 8:20] = True
    values[:, hidden] = -9999
    path = write_raster(tmp_path / "image.tif", values, mask=~hidden)
    check_hidden(open_image(path), hidden, regridded)


@pytest.mark.parametrize("regridded", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_an_alpha_band_hides_pixels_and_is_no_band(tmp_path, regridded, count):
    values = np.full((count + 1, *SHAPE), 7, np.uint8)
    hidden = np.zeros(SHAPE, bool)
    hidden[5:15, 8:20] = True
    values[:-1, hidden], values[-1] = 250, np.where(hidden, 0, 255)
    path = write_raster(tmp_path / "image.tif", values)
    with rasterio.open(path, "r+") as dataset:
        dataset.colorinterp = [*dataset.colorinterp[:-1], ColorInterp.alpha]
    image = open_image(path)
    assert [band.index for band in image.bands] == list(range(1, count + 1))
    check_hidden(image, hidden, regridded)


def check_hidden(image, hidden, regridded):
    """Check that hidden pixels are NaN and that nothing of what they hide shows elsewhere."""
    if regridded:
        grid = type(image.grid)(UTM, north_up(5.0), 2 * SHAPE[1], 2 * SHAPE[0])
        found = image.on(grid, "bilinear").read(Window(0, 0, grid.width, grid.height))
        hidden = hidden.repeat(2, axis=0).repeat(2, axis=1)
        inner = hidden[1:-1, 1:-1] & hidden[2:, 1:-1] & hidden[:-2, 1:-1] & hidden[1:-1, 2:] & hidden[1:-1, :-2]
        assert np.isnan(found[:, 1:-1, 1:-1][:, inner]).all()
        assert set(np.unique(found[np.isfinite(found)])) == {7.0}
        assert np.isfinite(found).mean() > 0.85
    else:
        found = image.read(WHOLE)
        np.testing.assert_array_equal(np.isnan(found), np.stack([hidden] * len(found)))
        assert (found[:, ~hidden] == 7).all()


def test_windows_are_parts_of_the_whole(tmp_path):
    image = open_image(write_raster(tmp_path / "image.tif", counting(3), tiled=True, blockxsize=16, blockysize=16))
    whole = image.read(WHOLE)
    for window in (Window(0, 0, 5, 4), Window(13, 7, 27, 23), Window(39, 29, 1, 1)):
        rows, columns = window.toslices()
        np.testing.assert_array_equal(image.read(window), whole[:, rows, columns])


@pytest.fixture
def opened(monkeypatch):
    """Return the paths that are opened from now on, in order, and the handles."""
    paths, handles, really = [], [], rasterio.open

    def remember(path, *others, **more):
        paths.append(Path(path).name)
        handles.append(really(path, *others, **more))
        return handles[-1]

    monkeypatch.setattr(rasterio, "open", remember)
    return paths, handles


def test_a_file_is_opened_once_while_files_are_kept_open(tmp_path, opened):
    one, other = (open_image(write_raster(tmp_path / name, counting())) for name in ("one.tif", "other.tif"))
    paths, handles = opened
    del paths[:], handles[:]
    with files_kept_open():
        for image in (one, other, one, one.select([1]), other):
            image.read(Window(3, 4, 5, 6))
        in_another_thread = threading.Thread(target=lambda: one.read(WHOLE))
        in_another_thread.start()
        in_another_thread.join()
        assert paths == ["one.tif", "other.tif", "one.tif"]
        assert [handle.closed for handle in handles] == [False, False, True]
    assert all(handle.closed for handle in handles)
    one.read(WHOLE)
    assert paths[3:] == ["one.tif"]


def test_a_handle_that_failed_is_not_kept(tmp_path, opened):
    path = write_raster(tmp_path / "image.tif", counting(), tiled=True, blockxsize=16, blockysize=16)
    content = Path(path).read_bytes()
    image = open_image(path)
    _, handles = opened
    with files_kept_open():
        Path(path).write_bytes(content[:-1500])
        with pytest.raises(InputError, match="cut short"):
            image.read(WHOLE)
        assert handles[-1].closed
        Path(path).write_bytes(content)
        np.testing.assert_array_equal(image.read(WHOLE), counting())


def test_tasks_of_several_windows_open_a_file_once(job, tmp_path, opened, use_cluster):
    use_cluster(workers=2)
    image = open_image(write_raster(tmp_path / "image.tif", counting()))
    paths, _ = opened
    del paths[:]
    found = dict(map_grid(image.read, image.grid, (2, 2), job, "Reading", light=True))
    assert len(found) == 300
    # Eight windows to a task.
    assert len(paths) == 38


def test_bands_are_read_in_the_order_that_was_asked_for(tmp_path):
    values = counting(4)
    path = write_raster(tmp_path / "image.tif", values, names=("a", "b", "c", "d"))
    image = open_image(path, [4, 1, 3])
    assert [band.name for band in image.bands] == ["d", "a", "c"]
    np.testing.assert_array_equal(image.read(WHOLE), values[[3, 0, 2]])
    np.testing.assert_array_equal(image.select([2, 0]).read(WHOLE), values[[2, 3]])


@pytest.mark.parametrize(
    ("namespace", "tags", "wavelength", "fwhm"),
    [
        ("IMAGERY", {"CENTRAL_WAVELENGTH_UM": "0.5614", "FWHM_UM": "0.06"}, 561.4, 60.0),
        (None, {"wavelength": "561.4", "wavelength_units": "Nanometers", "fwhm": "60"}, 561.4, 60.0),
        (None, {"wavelength": "0.5614", "wavelength_units": "Micrometers", "fwhm": "0.06"}, 561.4, 60.0),
        (None, {"wavelength": "0.5614", "wavelength_unit": "µm"}, 561.4, None),
        (None, {"wavelength": "561.4"}, 561.4, None),
        (None, {"wavelength": "0.5614"}, 561.4, None),
        (None, {"wavelength": "2.2"}, 2200.0, None),
        (None, {"wavelength": "green"}, None, None),
        (None, {"wavelength": "nan"}, None, None),
        (None, {"wavelength": "-1"}, None, None),
        (None, {}, None, None),
    ],
)
def test_wavelengths_in_both_forms(tmp_path, namespace, tags, wavelength, fwhm):
    path = write_raster(tmp_path / "image.tif", counting(1), band_tags={(1, namespace): tags} if tags else None)
    band = open_image(path).bands[0]
    assert band.wavelength == (wavelength and pytest.approx(wavelength))
    assert band.fwhm == (fwhm and pytest.approx(fwhm))


@pytest.mark.parametrize(
    ("tags", "date"),
    [
        ({"ACQUISITION_DATE": "2018-04-29"}, "2018-04-29"),
        ({"ACQUISITION_DATE": "2018-04-29T10:56:21Z"}, "2018-04-29T10:56:21Z"),
        ({"TIFFTAG_DATETIME": "2018:04:29 10:56:21"}, "2018-04-29T10:56:21"),
        ({"TIFFTAG_DATETIME": "2018:04:29 00:00:00"}, "2018-04-29"),
        ({"ACQUISITION_DATE": "1988-07-02", "TIFFTAG_DATETIME": "2024:01:01 00:00:00"}, "1988-07-02"),
        ({"ACQUISITION_DATE": "last summer", "TIFFTAG_DATETIME": "2018:04:29 10:56:21"}, "2018-04-29T10:56:21"),
        ({"ACQUISITION_DATE": "2018-13-45"}, ""),
        ({}, ""),
    ],
)
def test_dates_in_all_forms(tmp_path, tags, date):
    assert open_image(write_raster(tmp_path / "image.tif", counting(), tags=tags)).date == date


@pytest.mark.parametrize(
    ("text", "date"), [("20180429", "2018-04-29"), (" 2018-04-29 ", "2018-04-29"), ("", ""), ("29.4.2018", "")]
)
def test_dates_as_text(text, date):
    assert iso_date(text) == date


def test_thermal_bands_are_left_out_unless_they_are_all(tmp_path):
    path = write_raster(tmp_path / "image.tif", counting(4), names=("green", "lwir11", "nir08", "ST"),
                        band_tags={(4, "IMAGERY"): {"CENTRAL_WAVELENGTH_UM": "10.9"}})  # fmt: skip
    image = open_image(path)
    assert [band.name for band in usual_bands(image).bands] == ["green", "nir08"]
    assert [band.name for band in usual_bands(image.select([1, 3])).bands] == ["lwir11", "ST"]


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
@pytest.mark.parametrize(
    ("options", "bands", "message"),
    [
        ({"crs": None}, None, "'image.tif' has no coordinate reference system"),
        ({"transform": Affine.identity()}, None, "'image.tif' is not georeferenced"),
        ({}, [1, 5], "'image.tif' has 2 bands, there is no band 5"),
        ({}, [0], "'image.tif' has 2 bands, there is no band 0"),
    ],
)
def test_what_a_raster_lacks_is_said(tmp_path, options, bands, message):
    path = write_raster(tmp_path / "image.tif", counting(), **options)
    with pytest.raises(InputError, match=message):
        open_image(path, bands)


@pytest.mark.parametrize("content", [None, b"", b"not a raster", b"II*\0\xff\xff\xff\xff"])
def test_what_is_no_raster_is_refused(tmp_path, content):
    path = tmp_path / "image.tif"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"'image\.tif' cannot be read"):
        open_image(str(path))


STEPS = {
    "regrid": lambda job, path, output: regrid.run(
        job, image=path, grid={"resolution": 25.0}, resampling="bilinear", output=output
    ),
    "stackbands": lambda job, path, output: stackbands.run(job, images=[path], output=output),
    "spectralclustering": lambda job, path, output: spectralclustering.run(
        job, image=path, bands=None, settings={}, implementation="streaming", output=output
    ),
    "watermask": lambda job, path, output: watermask.run(
        job, clusters=str(Path(path).with_name("clusters.tif")), image=path, output=output
    ),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("share", [0.3, 0.9])
@pytest.mark.parametrize("driver", ["GTiff", "COG"])
def test_a_file_that_is_cut_short(job, tmp_path, step, share, driver):
    """The header of a GeoTIFF may stand at its end, where it is lost, or at the start: then only pixels are missing."""
    path = str(tmp_path / "scene.tif")
    whole, _ = write_scene(tmp_path / "whole.tif", (300, 320))
    copy(whole, path, driver=driver, **({"BLOCKSIZE": 128} if driver == "COG" else {}))
    write_mask_raster(tmp_path / "clusters.tif", np.ones((300, 320)))
    content = Path(path).read_bytes()
    Path(path).write_bytes(content[: int(share * len(content))])
    output = tmp_path / "out.tif"
    output.write_bytes(b"an earlier result")
    with pytest.raises(InputError, match=r"'scene\.tif' cannot be read: .*cut short"):
        STEPS[step](job, path, str(output))
    assert output.read_bytes() == b"an earlier result"
    assert names_in(tmp_path) == ["clusters.tif", "out.tif", "scene.tif", "whole.tif"]


def test_a_stack_hands_names_scale_nodata_and_date_on(job, tmp_path):
    values = spectra_of(np.zeros(SHAPE, int)) * 10_000
    values[:, 2, 3] = -1
    paths = [
        write_raster(
            tmp_path / f"band{place}.tif", values[place].astype(np.int16), tags={"ACQUISITION_DATE": "1988-07-02"}
        )
        for place in range(6)
    ]
    output = str(tmp_path / "stack.tif")
    answer = stackbands.run(job, images=paths, output=output, names=list(SIX_BANDS), scale=1e-4, offset=0.5, nodata=-1)
    image = open_image(output)
    assert [band.name for band in image.bands] == answer["bands"] == list(SIX_BANDS)
    assert image.date == answer["date"] == "1988-07-02"
    expected = values.astype(np.int16) * 1e-4 + 0.5
    expected[values.astype(np.int16) == -1] = np.nan
    np.testing.assert_allclose(image.read(WHOLE), expected, rtol=1e-6)
    assert answer["valid_share"] == pytest.approx(np.isfinite(expected).all(axis=0).mean()) != 1.0


@pytest.mark.parametrize(
    ("more", "message"),
    [({"names": ["a"]}, "2 bands but 1 names"), ({"names": ["a", "a"]}, "'a' is given twice"),
     ({"date": "soon"}, "'soon' is not a date"), ({"bands": [1]}, "from a single raster only")],
)  # fmt: skip
def test_a_stack_that_cannot_be_made(job, tmp_path, more, message):
    paths = [write_raster(tmp_path / f"{place}.tif", counting(1)) for place in range(2)]
    with pytest.raises(InputError, match=message):
        stackbands.run(job, images=paths, output=str(tmp_path / "stack.tif"), **more)
    assert names_in(tmp_path) == ["0.tif", "1.tif"]


def test_chosen_bands_are_taken_as_they_are_and_thermal_ones_left_out_otherwise(tmp_path):
    path = write_raster(tmp_path / "image.tif", np.zeros((3, 4, 5), np.uint8), names=("lwir11", "green", "red"))
    assert [band.name for band in open_reflective(path, None).bands] == ["green", "red"]
    assert [band.name for band in open_reflective(path, []).bands] == ["green", "red"]
    assert [band.name for band in open_reflective(path, [3, 1]).bands] == ["red", "lwir11"]

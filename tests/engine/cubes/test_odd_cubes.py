"""Cubes as people have them: packed, signed, without a CRS, south-up, in groups, one variable a band, with dates."""

from __future__ import annotations

from dataclasses import replace

import h5py
import numpy as np
import pytest
import rasterio
import small_cubes as small
import zarr
from rasterio.crs import CRS
from rasterio.windows import Window
from small_cubes import COLUMNS, LEFT, NUMBERS, PIXEL, ROWS, TOP, TRANSFORM, WAVELENGTHS, WIDTHS, WKT, X, Y, cube

from engine.cubes.formats import Given, open_cube
from engine.errors import InputError
from engine.steps import kmeansclustering, loadcube

NAN = np.nan


@pytest.fixture
def check(job):
    """Open a cube and compare it, and all that is known of it, with what is right."""

    def load(path, values=None, wavelengths=WAVELENGTHS, widths=None, transform=TRANSFORM, epsg=small.EPSG, **more):
        extent, reflectance = more.pop("extent", None), more.pop("reflectance", True)
        found = open_cube(str(path), more.pop("variable", ""), Given(**more))
        for note in found.notes:
            job.warning(note)
        image = found.image
        if extent is not None:
            image = image.on(image.native.crop(extent))
        if not reflectance:
            image = replace(image, bands=tuple(replace(band, scale=1.0, offset=0.0) for band in image.bands))
        right = NUMBERS if values is None else values
        assert (len(image.bands), image.grid.height, image.grid.width) == right.shape
        np.testing.assert_allclose(image.read(Window(0, 0, right.shape[2], right.shape[1])), right, rtol=1e-6)
        # A window that is not the whole, for whatever is turned.
        np.testing.assert_allclose(image.select([0]).read(Window(1, 0, 1, 2)), right[:1, 0:2, 1:2], rtol=1e-6)
        assert image.grid.transform[:6] == pytest.approx(transform, rel=1e-9)
        assert CRS.from_wkt(image.grid.crs).to_epsg() == epsg
        for name, told in (("wavelength", wavelengths), ("fwhm", widths)):
            numbers = [getattr(band, name) for band in image.bands]
            if told is not None:
                np.testing.assert_allclose(numbers, told, rtol=1e-6)
            elif name == "wavelength":
                assert numbers == [None] * len(numbers)
        return found

    return load


@pytest.fixture
def refused():
    """Open a cube that cannot be read right, and return what is said of it."""

    def load(path, variable="", **more):
        with pytest.raises(InputError) as raised:
            open_cube(str(path), variable, Given(**more))
        return str(raised.value)

    return load


def changed(name, values=None, dims=None, values_of=None, **attributes):
    """Return the usual cube with one variable changed."""
    found = cube(values_of)
    old = found.get(name, ((), None, {}))
    found[name] = (dims or old[0], old[1] if values is None else values, {**old[2], **attributes})
    return found


def holes(*numbers):
    """Return the cube with some numbers in its first pixels, and what they mean: not observed."""
    stored, right = NUMBERS.copy(), NUMBERS.astype(float)
    for place, number in enumerate(numbers):
        stored[:, 0, place], right[:, 0, place] = number, NAN
    return stored, right


# ---- places -----------------------------------------------------------------------------------------------------------

WHOLE_X, WHOLE_Y = np.arange(COLUMNS, dtype=np.int16), np.arange(ROWS, dtype=np.int16)
PLACES = {
    "packed": changed("y", WHOLE_Y, scale_factor=-PIXEL, add_offset=TOP - 15)
    | {"x": (("x",), WHOLE_X, {"scale_factor": PIXEL, "add_offset": LEFT + 15})},
    "single precision": changed("y", Y.astype("f4")) | {"x": (("x",), X.astype("f4"), {})},
    "kilometres": changed("y", Y / 1000, units="km") | {"x": (("x",), X / 1000, {"units": "km"})},
    "corners by bounds": changed("x", X - PIXEL / 2, bounds="x_bnds")
    | {"x_bnds": (("x", "nv"), np.stack([X - 15, X + 15], 1), {})},
    "corners by geotransform": changed("x", X - 15)
    | {"y": (("y",), Y + 15, {}), "crs": ((), np.int32(0), {"crs_wkt": WKT, "GeoTransform": f"{LEFT} 30 0 {TOP} 0 -30"})},
    "geotransform of an uncut file": changed("crs", GeoTransform=f"{LEFT - 300} 30 0 {TOP + 900} 0 -30"),
    "geotransform alone": {
        name: one for name, one in changed("crs", GeoTransform=f"{LEFT} 30 0 {TOP} 0 -30").items() if name not in "xy"
    },
    "other names": {
        {"x": "easting", "y": "northing"}.get(name, name): (
            tuple({"x": "easting", "y": "northing"}.get(dim, dim) for dim in dims), values, attributes
        )
        for name, (dims, values, attributes) in cube().items()
    },
    "names that say nothing": {
        {"x": "easting", "y": "northing", "wavelength": "centres"}.get(name, name): (
            tuple({"x": "dim_2", "y": "dim_1", "wavelength": "dim_0"}.get(dim, dim) for dim in dims), values, attributes
        )
        for name, (dims, values, attributes) in cube().items()
    },
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_places(name, check, tmp_path):
    check(small.write_netcdf(tmp_path / "cube.nc", PLACES[name]))


@pytest.mark.parametrize(
    ("rows", "columns"), [(slice(None, None, -1), slice(None)), (slice(None), slice(None, None, -1))]
)
def test_axes_in_any_direction(rows, columns, check, tmp_path):
    turned = changed("reflectance", NUMBERS[:, rows, columns])
    turned["y"], turned["x"] = (("y",), Y[rows], {}), (("x",), X[columns], {})
    check(small.write_netcdf(tmp_path / "cube.nc", turned))
    part = (LEFT + 31, TOP - 89, LEFT + 119, TOP - 31)
    path = small.write_zarr(tmp_path / "cube.zarr", turned)
    check(path, NUMBERS[:, 1:3, 1:4], transform=(PIXEL, 0, LEFT + 30, 0, -PIXEL, TOP - 30), extent=part)


@pytest.mark.parametrize("order", ["yxb", "xyb", "bxy", "ybx"])
def test_axes_in_any_order(order, check, tmp_path):
    names = {"b": "wavelength", "y": "y", "x": "x"}
    values = np.transpose(NUMBERS, ["byx".index(letter) for letter in order])
    dims = tuple(names[letter] for letter in order)
    check(small.write_zarr(tmp_path / "cube.zarr", changed("reflectance", values, dims), version=3))


LATITUDES = 40.0 - 0.01 * (np.arange(ROWS) + 0.5)


def in_degrees(longitudes, **attributes):
    dims = ("wavelength", "lat", "lon")
    return {
        "lat": (("lat",), LATITUDES, {"units": "degrees_north"}),
        "lon": (("lon",), longitudes, {"units": "degrees_east"}),
        "wavelength": cube()["wavelength"],
        "reflectance": (dims, NUMBERS, attributes),
    }


@pytest.mark.parametrize(
    ("first", "left"), [(241.5, -118.5), (-118.5, -118.5), (179.98, 179.98), (359.0, -1.0), (3.0, 3.0)]
)
def test_longitudes(first, left, check, tmp_path):
    longitudes = first + 0.01 * (np.arange(COLUMNS) + 0.5)
    path = small.write_netcdf(tmp_path / "cube.nc", in_degrees(longitudes))
    check(path, transform=(0.01, 0, left, 0, -0.01, 40.0), epsg=4326)


def test_longitudes_that_jump_at_the_180th_meridian(check, tmp_path, job):
    longitudes = 179.97 + 0.01 * (np.arange(COLUMNS) + 0.5)
    path = small.write_netcdf(
        tmp_path / "cube.nc", in_degrees(np.where(longitudes > 180, longitudes - 360, longitudes))
    )
    check(path, transform=(0.01, 0, 179.97, 0, -0.01, 40.0), epsg=4326)
    assert any("180th meridian" in text for _, text in job.messages)


def plain(**attributes):
    """Return the cube without a grid mapping."""
    found = {name: one for name, one in cube().items() if name != "crs"}
    found["reflectance"] = (*found["reflectance"][:2], attributes)
    return found


SYSTEMS = {
    "_CRS wkt": ({"_CRS": {"wkt": WKT}}, {}),
    "_CRS url": ({"_CRS": {"url": f"http://www.opengis.net/def/crs/EPSG/0/{small.EPSG}"}}, {}),
    "_CRS projjson": ({"_CRS": {"projjson": CRS.from_epsg(small.EPSG).to_dict(projjson=True)}}, {}),
    "proj:code": ({"proj:code": f"EPSG:{small.EPSG}"}, {}),
    "proj:epsg of the group": ({}, {"proj:epsg": small.EPSG}),
    "product's STAC": ({}, {"stac_discovery": {"properties": {"proj:code": f"EPSG:{small.EPSG}"}}}),
    "crs of stackstac": ({"crs": f"epsg:{small.EPSG}"}, {}),
    "proj:wkt2": ({}, {"proj:wkt2": WKT}),
}


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("name", SYSTEMS)
def test_reference_systems_of_zarr(name, version, check, tmp_path):
    own, groups = SYSTEMS[name]
    check(small.write_zarr(tmp_path / "cube.zarr", plain(**own), version, attributes=groups))


def test_reference_systems_by_cf_parameters_and_beside(check, tmp_path):
    parameters = {
        "grid_mapping_name": "transverse_mercator", "longitude_of_central_meridian": -117.0, "false_easting": 500000.0,
        "latitude_of_projection_origin": 0.0, "scale_factor_at_central_meridian": 0.9996, "false_northing": 0.0,
        "reference_ellipsoid_name": "WGS 84", "horizontal_datum_name": "WGS_1984",
    }  # fmt: skip
    named = plain(grid_mapping="there") | {"there": ((), np.int32(0), parameters)}
    found = open_cube(str(small.write_netcdf(tmp_path / "named.nc", named)))
    system = CRS.from_wkt(found.image.grid.crs).to_dict()
    assert system.get("zone") == 11 or system["lon_0"] == -117
    check(small.write_netcdf(tmp_path / "epsg.nc", plain() | {"epsg": ((), np.int32(small.EPSG), {})}))


def test_a_group_whose_axes_stand_above_it(check, tmp_path):
    moved = {
        f"reflectance/{name}" if name in ("reflectance", "wavelength") else name: one for name, one in cube().items()
    }
    moved["reflectance/fwhm"] = (("wavelength",), WIDTHS, {"units": "nm"})
    path = small.write_netcdf(tmp_path / "cube.nc", moved)
    for variable in ("", "reflectance", "reflectance/reflectance"):
        check(path, widths=WIDTHS, variable=variable)
    deep = {
        f"a/{name}" if name in ("x", "y") else f"a/b/{name}" if name == "reflectance" else name: one
        for name, one in cube().items()
    }
    check(small.write_zarr(tmp_path / "cube.zarr", deep))


# ---- values -----------------------------------------------------------------------------------------------------------

FILL, OTHER = np.int16(-32767), np.int16(-9999)
VALUES = {
    "both": (holes(-32767, -9999), {"_FillValue": FILL, "missing_value": OTHER}),
    "a list": (holes(-32767, -9999, -1), {"missing_value": np.array([-9999, -1, -32767], np.int16)}),
    "as text": (holes(-9999), {"missing_value": "-9999"}),
    "as a decimal": (holes(-9999), {"missing_value": np.array([-9999.0])}),
    "out of the type": (holes(), {"missing_value": np.float64(1e20)}),
    "nodata": (holes(-9999), {"nodata": -9999.0}),
    "range": (holes(-1, 9001), {"valid_range": np.array([0, 9000], np.int16)}),
    "lowest": (holes(-1), {"valid_min": np.int16(0)}),
    "highest": (holes(9001), {"valid_max": np.int16(9000)}),
    "library's own": (holes(-32767), {}),
}


@pytest.mark.parametrize("scale", [1.0, 0.0001])
@pytest.mark.parametrize("name", VALUES)
def test_missing_numbers(name, scale, check, tmp_path):
    (stored, right), attributes = VALUES[name]
    more = {} if scale == 1.0 else {"scale_factor": scale}
    path = small.write_netcdf(tmp_path / "cube.nc", cube(stored, **attributes, **more))
    check(path, right * scale)
    check(path, right, reflectance=False)


def test_a_range_of_unpacked_values(check, tmp_path):
    stored, right = holes(-1, 9001)
    attributes = {"valid_range": np.array([0.0, 0.9]), "scale_factor": 0.0001}
    check(small.write_netcdf(tmp_path / "cube.nc", cube(stored, **attributes)), right / 1e4)


@pytest.mark.parametrize(("kind", "top"), [("i1", 255), ("i2", 65535)])
def test_unsigned_numbers_of_classic_netcdf(kind, top, check, tmp_path):
    unsigned = np.linspace(0, top - 1, NUMBERS.size).astype("u" + kind[1]).reshape(NUMBERS.shape)
    right = unsigned.astype(float)
    unsigned[:, 0, 0], right[:, 0, 0] = top, NAN
    attributes = {"_Unsigned": "true", "_FillValue": np.array(-1, kind), "scale_factor": 0.001}
    check(small.write_classic(tmp_path / "cube.nc", cube(unsigned.view(kind), **attributes)), right * 0.001)


def test_fill_of_classic_netcdf(check, tmp_path):
    stored, right = holes(-32767)
    check(small.write_classic(tmp_path / "cube.nc", cube(stored)), right)


@pytest.mark.parametrize("dtype", ["f4", "f8", "i4", "u2", "u1"])
def test_types(dtype, check, tmp_path):
    values = (NUMBERS // 20).astype(dtype)
    check(small.write_netcdf(tmp_path / "cube.nc", cube(values, scale_factor=0.5, add_offset=-3.0)), values * 0.5 - 3)


@pytest.mark.parametrize("version", [2, 3])
def test_missing_numbers_of_zarr(version, check, tmp_path, job):
    stored, right = holes(-9999)
    stored[:, 1, 1], right[:, 1, 1] = 0, 0
    # What unwritten parts read as is 0 by default, and no number of the file's own.
    check(small.write_zarr(tmp_path / "own.zarr", cube(stored, missing_value=-9999), version), right)
    check(small.write_zarr(tmp_path / "fill.zarr", cube(stored), version, fill=-9999), right)
    decimals = cube(stored.astype("f4"), _FillValue=-9999.0)
    check(small.write_zarr(tmp_path / "plain.zarr", decimals, version), right)
    assert job.messages == [one for one in job.messages if one[0] == "info"]


def test_zeros_of_zarr_2_are_numbers_but_named(check, tmp_path, job):
    stored, right = NUMBERS.copy(), NUMBERS.astype(float)
    stored[:, 1, 1], right[:, 1, 1] = 0, 0
    path = small.write_zarr(tmp_path / "cube.zarr", cube(stored))
    check(path, right)
    assert any("NODATA" in text for level, text in job.messages if level == "warning")
    right[:, 1, 1] = NAN
    check(path, right, nodata=0.0)


@pytest.mark.parametrize("more", [{"chunks": (2, 3, 4)}, {"chunks": (2, 2, 2), "shards": (4, 4, 4)}])
def test_chunks_and_shards(more, check, tmp_path):
    check(small.write_zarr(tmp_path / "cube.zarr", cube(), 3, **more))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zipped_store(check, tmp_path):
    with zarr.storage.ZipStore(tmp_path / "cube.zarr.zip", mode="w") as store:
        small.write_zarr(store, cube(), 3)
    check(tmp_path / "cube.zarr.zip")


# ---- bands ------------------------------------------------------------------------------------------------------------

UNITS = {
    "m": 1e-9, "metres": 1e-9, "um": 1e-3, "µm": 1e-3, "μm": 1e-3, "Micrometers": 1e-3, "microns": 1e-3, "nm": 1.0,
    "Nanometers": 1.0, "nanometre": 1.0, "angstrom": 10.0, "Angstroms": 10.0, "Å": 10.0, "": 1e-3, "unknown": 1.0,
}  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_units_of_wavelengths(unit, check, tmp_path):
    factor = UNITS[unit]
    variables = changed("wavelength", WAVELENGTHS * factor, units=unit)
    variables["fwhm"] = (("wavelength",), WIDTHS * factor, {"units": unit})
    check(small.write_netcdf(tmp_path / "cube.nc", variables), widths=WIDTHS)


def test_wavenumbers_and_widths_in_another_unit(check, tmp_path):
    # The ends of a band of 6 nm about 860 nm are its ends as wavenumbers too.
    ends = 1e7 / (WAVELENGTHS - WIDTHS / 2), 1e7 / (WAVELENGTHS + WIDTHS / 2)
    centres, widths = (ends[0] + ends[1]) / 2, ends[0] - ends[1]
    variables = changed("wavelength", centres, units="cm-1")
    variables["fwhm"] = (("wavelength",), widths, {"units": "cm-1"})
    check(small.write_netcdf(tmp_path / "cube.nc", variables), wavelengths=1e7 / centres, widths=WIDTHS)
    variables = cube() | {"fwhm": (("wavelength",), WIDTHS / 1000, {"units": "um"})}
    check(small.write_netcdf(tmp_path / "other.nc", variables), widths=WIDTHS)


@pytest.mark.parametrize(("wrong", "factor"), [("nm", 1e-3), ("um", 1.0), ("m", 1.0), ("furlong", 1e-3)])
def test_units_that_cannot_be_are_named(wrong, factor, check, tmp_path, job):
    path = small.write_netcdf(tmp_path / "cube.nc", changed("wavelength", WAVELENGTHS * factor, units=wrong))
    check(path)
    assert any("are taken for" in text for level, text in job.messages if level == "warning")


def test_packed_wavelengths(check, tmp_path):
    packed = np.rint(WAVELENGTHS * 10).astype(np.int16)
    check(small.write_netcdf(tmp_path / "cube.nc", changed("wavelength", packed, units="nm", scale_factor=0.1)))


def test_numbers_of_bands_are_no_wavelengths(check, tmp_path):
    variables = changed("wavelength", np.arange(1, 5), units="1")
    check(small.write_netcdf(tmp_path / "cube.nc", variables), wavelengths=None)


def test_a_variable_for_each_band(check, tmp_path):
    names = ["blue", "nir08", "swir16", "swir22"]
    variables = {name: one for name, one in plain().items() if name in ("x", "y")} | {"spatial_ref": cube()["crs"]}
    for place, name in enumerate(names):
        given = {"grid_mapping": "spatial_ref", "scale_factor": 10.0**-place, "nodata": 1000 * (place + 1)}
        variables[name] = (("time", "y", "x"), NUMBERS[place][np.newaxis], given)
    variables["time"] = (("time",), np.array([43.0]), {"units": "days since 2020-01-01"})
    variables["scl"] = (("time", "y", "x"), NUMBERS[:1].astype("u1"), {"flag_values": [1, 2]})
    right = NUMBERS * 10.0 ** -np.arange(4.0)[:, np.newaxis, np.newaxis]
    right[:, 0, 0] = NAN
    image = check(small.write_netcdf(tmp_path / "cube.nc", variables), right, wavelengths=None).image
    assert image.date == "2020-02-13" and [band.name for band in image.bands] == names
    path = small.write_zarr(tmp_path / "cube.zarr", variables, 3)
    check(path, right[[3, 1]], wavelengths=None, variable="swir22, nir08")


# ---- dates ------------------------------------------------------------------------------------------------------------


def stack(count):
    """Return a stack of images as stackstac leaves it: corners for coordinates, bands that are named."""
    values = np.stack([NUMBERS + 5000 * place for place in range(count)])
    return {
        "time": (("time",), np.arange(float(count)) * 16, {"units": "days since 2024-06-01"}),
        "y": (("y",), Y + 15, {}),
        "x": (("x",), X - 15, {}),
        "center_wavelength": (("band",), WAVELENGTHS / 1000, {}),
        "epsg": ((), np.int64(small.EPSG), {}),
        "stackstac": (("time", "band", "y", "x"), values, {"transform": [30.0, 0.0, LEFT, 0.0, -30.0, TOP]}),
    }


def test_one_date(check, tmp_path):
    assert check(small.write_zarr(tmp_path / "cube.zarr", stack(1), 3)).image.date == "2024-06-01"


def test_several_dates(check, refused, tmp_path):
    path = small.write_zarr(tmp_path / "cube.zarr", stack(3), 3)
    message = refused(path)
    assert "3 dates" in message and "2024-06-01, 2024-06-17, 2024-07-03" in message and "@" in message
    assert "no single date '2024-06'" in refused(path, variable="stackstac@2024-06")
    assert check(path, NUMBERS + 5000.0, variable="@2024-06-17").image.date == "2024-06-17"


# ---- what the user says -----------------------------------------------------------------------------------------------


def test_a_store_that_says_nothing(check, refused, tmp_path, job):
    """As a published notebook has it: axes x, y and wl, whole numbers times 10000, -9999 for missing."""
    stored, right = holes(-9999)
    variables = {
        "x": (("x",), X, {}),
        "y": (("y",), Y, {}),
        "wl": (("wl",), WAVELENGTHS, {}),
        "cube": (("x", "y", "wl"), stored.T, {}),
    }
    path = small.write_zarr(tmp_path / "cube.zarr", variables)
    assert "Give it as CRS" in refused(path)
    told = {"crs": f"EPSG:{small.EPSG}", "nodata": -9999.0, "scale": 0.0001}
    check(path, right / 1e4, **told)
    image, clusters = str(tmp_path / "image.tif"), str(tmp_path / "clusters.tif")
    loadcube.run(job, cube=str(path), output=image, **told)
    kmeansclustering.run(job, image=image, bands=None, settings={"clusters": 2}, output=clusters)
    with rasterio.open(clusters) as found:
        np.testing.assert_array_equal(found.read(1) == 0, np.isnan(right).any(axis=0))


@pytest.mark.parametrize("write", [small.write_netcdf, small.write_envi])
def test_the_users_word_counts(write, check, tmp_path, job):
    stored, right = holes(-9999, -1)
    if write is small.write_envi:
        lines = ["data ignore value = -9999", "reflectance scale factor = 5"]
        path = small.write_envi(tmp_path / "cube.img", *lines, values=stored)
    else:
        path = small.write_netcdf(
            tmp_path / "cube.nc", cube(stored, _FillValue=OTHER, scale_factor=0.2, add_offset=7.0)
        )
    check(path, right * 0.001, epsg=32612, crs="EPSG:32612", nodata=-1.0, scale=0.001)
    assert any("another coordinate reference system" in text for _, text in job.messages)


def test_scales_that_make_no_sense(check, tmp_path, job):
    path = small.write_netcdf(tmp_path / "cube.nc", cube(scale_factor=10000.0))
    for given, words in (({"scale": 0.0}, "makes no value"), ({"scale": 0.1, "reflectance": False}, "no effect")):
        with pytest.raises(InputError, match=words):
            loadcube.run(job, cube=str(path), output=str(tmp_path / "out.tif"), **given)
    check(path, NUMBERS * 10000.0)
    assert any("multiplied with 10000" in text for level, text in job.messages if level == "warning")


def test_through_the_step(tmp_path, job):
    """One of the odd cubes, file to file."""
    stored, right = holes(-9999, -1)
    variables = changed("reflectance", stored[:, ::-1], _FillValue=OTHER) | {"y": (("y",), Y[::-1], {})}
    variables["wavelength"] = (("wavelength",), WAVELENGTHS * 1e-9, {"units": "m"})
    path, output = small.write_netcdf(tmp_path / "cube.nc", variables), tmp_path / "out.tif"
    more = {"crs": "EPSG:32612", "nodata": -1.0, "scale": 0.0001, "drop": "800-900"}
    answer = loadcube.run(job, cube=str(path), output=str(output), **more)
    with rasterio.open(output) as image:
        np.testing.assert_allclose(image.read(), right[[0, 2, 3]] / 1e4, rtol=1e-6)
        assert image.crs.to_epsg() == 32612 and image.transform[:6] == pytest.approx(TRANSFORM)
        assert [float(image.tags(number)["wavelength"]) for number in image.indexes] == pytest.approx([450, 1650, 2200])
    assert answer["bands_kept"] == 3


# ---- ENVI -------------------------------------------------------------------------------------------------------------

ENVI_UNITS = {
    None: 1e-3, "Unknown": 1e-3, "": 1.0, "Micrometers": 1e-3, "µm": 1e-3, "μm": 1e-3, "um": 1e-3, "Meters": 1e-9,
    "Angstroms": 10.0, "Nanometers": 1.0, "NANOMETERS": 1.0, "Millimeters": 1e-6, "Centimeters": 1e-7,
}  # fmt: skip


@pytest.mark.parametrize("unit", ENVI_UNITS)
def test_units_of_envi(unit, check, tmp_path):
    factor = ENVI_UNITS[unit]
    widths = "fwhm = {" + ", ".join(f"{one * factor:.10g}" for one in WIDTHS) + "}"
    path = small.write_envi(tmp_path / "cube.img", widths, wavelengths=WAVELENGTHS * factor, units=unit)
    check(path, widths=WIDTHS)


@pytest.mark.parametrize(
    ("unit", "wavelengths"),
    [("Wavenumber", 1e7 / WAVELENGTHS), ("cm-1", 1e7 / WAVELENGTHS), ("GHz", 299792458 / WAVELENGTHS)],
)
def test_wavenumbers_and_frequencies_of_envi(unit, wavelengths, check, tmp_path):
    check(small.write_envi(tmp_path / "cube.img", wavelengths=wavelengths, units=unit))


@pytest.mark.parametrize("unit", ["Index", "Unknown", None])
def test_an_index_of_envi(unit, check, tmp_path):
    check(small.write_envi(tmp_path / "cube.img", wavelengths=np.arange(1, 5), units=unit), wavelengths=None)


def test_the_sign_of_micro_in_latin_1(check, tmp_path):
    path = small.write_envi(
        tmp_path / "cube.img", "description = {Größe}", encoding="latin-1", wavelengths=WAVELENGTHS / 1000, units="µm"
    )
    check(path)


@pytest.mark.parametrize("name", ["cube", "cube.rfl", "cube.pix", "CUBE.DAT", "cube.BSQ", "cube.v1.img", "cube_rfl"])
@pytest.mark.parametrize("ending", [".hdr", ".HDR"])
def test_data_files_of_any_name(name, ending, check, tmp_path):
    path = tmp_path / name
    header = path.with_suffix(ending)
    small.write_envi(path, header=header)
    (tmp_path / "cube.txt").write_text("notes")
    check(path)
    check(header)


def test_wavelengths_in_band_names_of_envi(check, tmp_path):
    path = small.write_envi(tmp_path / "cube.img", units=None)
    names = ", ".join(f"Band {number} ({one / 1000:g} um)" for number, one in enumerate(WAVELENGTHS, start=1))
    header = path.with_suffix(".hdr")
    kept = [line for line in header.read_text().splitlines() if not line.startswith("wavelength")]
    header.write_text("\n".join([*kept, f"band names = {{{names}}}", ""]))
    check(path)


def test_a_header_behind_the_whole_name(check, tmp_path):
    path = small.write_envi(tmp_path / "cube.rfl", header=tmp_path / "cube.rfl.hdr")
    check(path)
    check(tmp_path / "cube.rfl.hdr")


def test_dialects_of_envi(check, tmp_path):
    stored, right = holes(-9999)
    lines = [
        "; a remark",
        "bbl = {",
        " 1.0, 1,",
        " 0.0, 1 }",
        "data ignore value = -9999.000000",
        "band names = {a,b,c,d}",
    ]
    path = small.write_envi(tmp_path / "cube.img", *lines, values=stored)
    found = check(path, right)
    assert found.invalid == (2,) and [band.name for band in found.image.bands] == ["a", "b", "c", "d"]
    gains = "gain values = {0.1, 0.2, 0.3, 0.4}"
    scales = np.array([0.1, 0.2, 0.3, 0.4])[:, np.newaxis, np.newaxis]
    check(small.write_envi(tmp_path / "gains.img", "data " + gains), NUMBERS * scales)
    check(small.write_envi(tmp_path / "reflectance.img", "data reflectance " + gains), NUMBERS * scales)
    both = small.write_envi(tmp_path / "both.img", "data " + gains, "reflectance scale factor = 10000")
    check(both, NUMBERS / 10000)


# ---- what is refused --------------------------------------------------------------------------------------------------

REFUSED = {
    "uneven": (changed("x", X + np.arange(COLUMNS) ** 2), "not evenly spaced"),
    "too few digits": (changed("y", (TOP - 0.7 * np.arange(ROWS)).astype("f4")), "digits"),
    "an axis more": (changed("reflectance", np.stack([NUMBERS] * 2), ("angle", "wavelength", "y", "x")), "angle (2)"),
    "no CRS": (plain(), "coordinate reference system"),
    "metres in degrees": (changed("crs", crs_wkt=CRS.from_epsg(4326).to_wkt()), "degrees"),
    "no place": ({name: one for name, one in cube().items() if name not in "xy"}, "no coordinates"),
    "an odd CRS": (plain(crs="EPSG:999999"), "'EPSG:999999' is not known"),
    "two sizes": (
        {name: one for name, one in cube().items() if name not in ("reflectance", "wavelength")}
        | {"red": (("y", "x"), NUMBERS[0], {}), "nir": (("y2", "x2"), NUMBERS[0, ::2, ::2], {})}
        | {"y2": (("y2",), Y[::2], {}), "x2": (("x2",), X[::2], {})},
        "several sizes",
    ),
    "nothing": ({"x": cube()["x"]}, "no array of rows, columns and bands"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_reason(name, refused, tmp_path):
    variables, words = REFUSED[name]
    assert words in refused(small.write_netcdf(tmp_path / "cube.nc", variables))


def test_envi_refused_with_its_reason(refused, tmp_path):
    path = small.write_envi(tmp_path / "cube.img")
    path.write_bytes(path.read_bytes()[:-2])
    assert "cut short" in refused(path)
    path.unlink()
    assert "not beside it" in refused(tmp_path / "cube.hdr")
    for name in ("cube.one", "cube.two"):
        small.write_envi(tmp_path / name)
    assert "cube.one, cube.two" in refused(tmp_path / "cube.hdr")
    assert "address" in refused("https://example.org/cube.zarr")


@pytest.mark.parametrize("how", ["external", "virtual", "linked"])
def test_numbers_in_another_file_are_not_read(tmp_path, how):
    (tmp_path / "secret.raw").write_bytes(bytes(range(24)) * 4)
    with h5py.File(tmp_path / "secret.h5", "w") as file:
        file["secret"] = np.ones((2, 3, 4), "f4")
    with h5py.File(tmp_path / "cube.nc", "w") as file:
        file["inside"] = np.ones((2, 3, 4), "f4")
        if how == "external":
            raw = [(str(tmp_path / "secret.raw"), 0, h5py.h5f.UNLIMITED)]
            file.create_dataset("group/reflectance", (2, 3, 4), "f4", external=raw)
        elif how == "virtual":
            layout = h5py.VirtualLayout((2, 3, 4), "f4")
            layout[:] = h5py.VirtualSource(str(tmp_path / "secret.h5"), "secret", (2, 3, 4))
            file.create_virtual_dataset("group/reflectance", layout)
        else:
            file["group/reflectance"] = h5py.ExternalLink(str(tmp_path / "secret.h5"), "/secret")
    for variable in ("", "inside", "group/reflectance"):
        with pytest.raises(InputError, match="'group/reflectance' is in another file"):
            open_cube(str(tmp_path / "cube.nc"), variable, Given(crs=WKT))

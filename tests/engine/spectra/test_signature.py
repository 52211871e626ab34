"""Spectra at points: the table's numbers, what is left out, and what the plot draws."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import xarray as xr
from rasterio.warp import transform
from rasters import PIXEL, SIX_BANDS, TOP_LEFT, UTM, write_raster

from engine.errors import InputError
from engine.raster.bands import Band
from engine.raster.image import open_image
from engine.raster.point import Point
from engine.rendering.plot_axes import Axes, nice_steps
from engine.spectra import signature
from engine.spectra.signature import Site, Spectra, spectra_at
from engine.spectra.signature_plot import COLOURS, make_series, signature_page
from engine.steps import spectralsignature

HEADER = ["point", "class", "x", "y", "band", "name", "wavelength_nm", "value"]
NAN = float("nan")


def cube(bands=6, rows=20, columns=30):
    """Return values that say where they come from: 100 * row + column + 10000 * band, times a ten-thousandth."""
    band, row, column = np.indices((bands, rows, columns))
    return ((100 * row + column + 10_000 * (band + 1)) / 10_000).astype(np.float32)


def at(row, column, number=1, group="", crs=UTM):
    """Return a point near the lower right corner of a pixel, as QGIS sends it."""
    x, y = TOP_LEFT[0] + PIXEL * (column + 0.9), TOP_LEFT[1] - PIXEL * (row + 0.9)
    if crs != UTM:
        (x,), (y,) = transform(UTM, crs, [x], [y])
    return {"x": x, "y": y, "crs": crs, "id": number, "class": group}


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == HEADER
    return rows


def drawing(page):
    """Return the plot's SVG as XML."""
    return ET.fromstring(re.search(r"<svg viewBox=.*?</svg>", page, re.DOTALL)[0])


def wavelengths(*centres):
    return {(place, "IMAGERY"): {"CENTRAL_WAVELENGTH_UM": repr(nm / 1000)} for place, nm in enumerate(centres, start=1)}


# ---- the table -------------------------------------------------------------------------------------------------------


def test_interpolated_between_pixels_as_xarray_does(tmp_path, job):
    generator = np.random.default_rng(5)
    values = generator.random((4, 20, 30)).astype(np.float32)
    values[2, 7, 9] = np.nan
    path = write_raster(tmp_path / "image.tif", values, nodata=np.nan)
    xs, ys = (
        TOP_LEFT[0] + PIXEL * generator.uniform(0.5, 29.5, 200),
        TOP_LEFT[1] - PIXEL * generator.uniform(0.5, 19.5, 200),
    )
    xs[0], ys[0] = TOP_LEFT[0] + PIXEL * 10.1, TOP_LEFT[1] - PIXEL * 8.2
    centres = {"x": TOP_LEFT[0] + PIXEL * (np.arange(30) + 0.5), "y": TOP_LEFT[1] - PIXEL * (np.arange(20) + 0.5)}
    image = xr.DataArray(values, centres, ("band", "y", "x"))
    expected = image.interp(x=xr.DataArray(xs, dims="point"), y=xr.DataArray(ys, dims="point")).transpose(
        "point", "band"
    )
    places = [
        Site(number, "", Point(float(x), float(y), UTM)) for number, (x, y) in enumerate(zip(xs, ys, strict=True))
    ]
    found = spectra_at(open_image(path), places, job, "linear")
    assert np.isnan(expected.values).any()
    np.testing.assert_allclose(found.values, expected.values, rtol=1e-5, atol=1e-6)
    # At the edge, where xarray has nothing, the outermost pixels go on.
    corner = signature.spectrum_at(open_image(path), Point(TOP_LEFT[0] + 1, TOP_LEFT[1] - 1, UTM), "linear")
    np.testing.assert_allclose(corner.values[0], values[:, 0, 0])


def test_interpolation_through_the_step(tmp_path, job):
    path = write_raster(tmp_path / "image.tif", cube(), names=SIX_BANDS)
    # Halfway between two pixels of a row: 100 * row + column + 0.5.
    point = {"x": TOP_LEFT[0] + PIXEL * 6, "y": TOP_LEFT[1] - PIXEL * 3.5, "crs": UTM}
    for interpolation, wanted in (("nearest", 306), ("linear", 305.5)):
        table = tmp_path / f"{interpolation}.csv"
        spectralsignature.run(job, image=path, point=point, table=str(table), interpolation=interpolation)
        assert float(read_table(table)[0][-1]) == pytest.approx((wanted + 10_000) / 10_000, abs=1e-6)


def test_a_point(job, tmp_path):
    values = cube()
    values[2, 7, 11] = np.nan
    band_tags = wavelengths(490, 560, 665, 842, 1610, 2190)
    path = write_raster(tmp_path / "image.tif", values, names=SIX_BANDS, band_tags=band_tags, nodata=np.nan)
    table = tmp_path / "table.csv"
    answer = spectralsignature.run(job, image=path, point=at(7, 11), table=str(table))
    assert answer["points"] == 1
    rows = read_table(table)
    assert [row[0] for row in rows] == ["1"] * 6 and [row[1] for row in rows] == [""] * 6
    assert {(row[2], row[3]) for row in rows} == {("500119", "4799921")}
    assert [row[4] for row in rows] == list("123456")
    assert [row[5] for row in rows] == list(SIX_BANDS)
    assert [row[6] for row in rows] == ["490", "560", "665", "842", "1610", "2190"]
    assert [row[7] for row in rows] == ["1.0711", "2.0711", "", "4.0711", "5.0711", "6.0711"]


@pytest.mark.parametrize("crs", [UTM, "EPSG:4326", "EPSG:3857"])
@pytest.mark.parametrize("layout", ["strips", "tiles"])
def test_many_points_in_any_crs_and_any_file(job, tmp_path, crs, layout):
    """Near and far points, in one block and in several, more and fewer than are read one by one."""
    values = cube(5, 300, 280)
    options = {"tiled": True, "blockxsize": 64, "blockysize": 64} if layout == "tiles" else {"interleave": "pixel"}
    path = write_raster(tmp_path / "image.tif", values, **options)
    pixels = [(0, 0), (299, 279), *((row, 3 * row % 60) for row in range(40)), (100, 200), (101, 200), (100, 200)]
    points = [at(row, column, number, "ab"[number % 2], crs) for number, (row, column) in enumerate(pixels)]
    table = tmp_path / "table.csv"
    spectralsignature.run(job, image=path, points=points, table=str(table))
    rows = read_table(table)
    assert len(rows) == 5 * len(pixels)
    found = np.array([float(row[7]) for row in rows]).reshape(-1, 5)
    expected = np.array([values[:, row, column] for row, column in pixels])
    np.testing.assert_allclose(found, expected, rtol=1e-6)
    assert [int(row[0]) for row in rows[::5]] == list(range(len(pixels)))
    assert [row[1] for row in rows[::5]] == ["ab"[number % 2] for number in range(len(pixels))]
    # Coordinates are the image's, whatever the points' were.
    np.testing.assert_allclose([float(row[2]) for row in rows[::5]], [at(*pixel)["x"] for pixel in pixels], atol=0.002)
    assert not job.warnings()


def test_bands_are_read_in_parts_where_points_are_far_apart(job, tmp_path, monkeypatch):
    monkeypatch.setattr(signature, "_VALUES", 2 * 20 * 30)
    values = cube()
    path = write_raster(tmp_path / "image.tif", values)
    pixels = [(0, 0), (19, 29), (5, 5), (7, 20), (8, 8)]
    found = spectra_at(open_image(path), [Site.read(at(*pixel)) for pixel in pixels], job)
    np.testing.assert_array_equal(found.values, [values[:, row, column] for row, column in pixels])


def test_scale_offset_and_no_data_of_the_file(job, tmp_path):
    numbers = np.full((2, 4, 4), 20_000, np.int16)
    numbers[1, 0, 0] = -9999
    path = write_raster(tmp_path / "image.tif", numbers, nodata=-9999, scales=[0.0001] * 2, offsets=[-1.0] * 2)
    table = tmp_path / "table.csv"
    spectralsignature.run(job, image=path, point=at(0, 0), table=str(table))
    assert [row[7] for row in read_table(table)] == ["1", ""]


def test_points_that_cannot_be_used_are_counted(job, tmp_path):
    values = cube()
    values[:, 3, 3] = np.nan
    path = write_raster(tmp_path / "image.tif", values, nodata=np.nan)
    points = [at(3, 3, 1), at(5, 5, 2), at(-2, 5, 3), at(5, 30, 4), {"x": 1e30, "y": 1e30, "crs": "EPSG:4326"}]
    table = tmp_path / "table.csv"
    answer = spectralsignature.run(job, image=path, points=points, table=str(table))
    assert answer["points"] == 1 and {row[0] for row in read_table(table)} == {"2"}
    assert "4 of 5 points are left out: 3 outside 'image.tif', 1 on no data" in job.warnings()


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({"point": at(-1, 5)}, ["outside", "image.tif"]),
        ({"point": at(3, 3)}, ["no data", "image.tif", "choose a point"]),
        ({"points": []}, ["empty"]),
        ({"points": [at(-1, 5), at(3, 3)]}, ["none of the 2 points", "1 lie outside", "1 on no data", "crs"]),
        ({}, ["give a point or a layer"]),
        ({"point": at(5, 5), "points": [at(5, 5)]}, ["give a point or a layer"]),
        ({"point": {"x": 2.0, "y": 95.0, "crs": "EPSG:4326"}}, ["latitude 95", "beyond the pole"]),
        ({"point": {**at(5, 5), "crs": "EPSG:0"}}, ["coordinate reference system", "not known"]),
    ],
)
def test_refusals(job, tmp_path, where, words):
    values = cube()
    values[:, 3, 3] = np.nan
    path = write_raster(tmp_path / "image.tif", values, nodata=np.nan)
    table = tmp_path / "table.csv"
    with pytest.raises(InputError) as raised:
        spectralsignature.run(job, image=path, table=str(table), **where)
    assert all(word in str(raised.value).lower() for word in words), raised.value
    assert not table.exists()


# ---- the plot --------------------------------------------------------------------------------------------------------


def spectra(values, groups=None, centres=None, names=()):
    """Return spectra of an array of shape (points, bands)."""
    values = np.asarray(values, dtype=np.float32)
    bands = tuple(
        Band(number, names[number - 1] if names else "", centres[number - 1] if centres else None)
        for number in range(1, values.shape[1] + 1)
    )
    places = tuple(
        Site(number, groups[number] if groups else "", Point(500_000.0, 4_800_000.0, UTM))
        for number in range(len(values))
    )
    return Spectra(bands, places, values)


@pytest.fixture
def image(tmp_path):
    path = write_raster(tmp_path / "im<age.tif", cube(), tags={"ACQUISITION_DATE": "2019-07-01"})
    return open_image(path)


def test_classes_are_drawn_by_mean_and_sample_deviation():
    series, _ = make_series(spectra([[1, 2], [3, NAN], [5, 6], [7, 7]], ["wet", "wet", "wet", ""]))
    assert [one.title for one in series] == ["no class (1 point)", "wet (3 points)"]
    alone, wet = series
    assert alone.values.tolist() == [7, 7] and alone.spread is None
    assert wet.values.tolist() == [3, 4]
    # Of 1, 3, 5 and of 2, 6, by hand: sqrt(8 / 2) and sqrt(8 / 1).
    np.testing.assert_allclose(wet.spread, [2, np.sqrt(8)])


def test_many_points_are_thin_lines_with_their_mean():
    few, _ = make_series(spectra(np.ones((COLOURS, 3))))
    assert [one.thin for one in few] == [False] * COLOURS and len({one.colour for one in few}) == COLOURS
    many, remarks = make_series(spectra(np.arange(1000 * 3).reshape(1000, 3)))
    assert sum(one.thin for one in many) == 150 and many[-1].title == "Mean of 1000 points"
    np.testing.assert_allclose(many[-1].values, [1498.5, 1499.5, 1500.5])
    assert "150 of the 1000 points" in remarks[0]


def test_lines_break_where_bands_were_dropped_or_are_missing():
    centres = [400.0 + 5 * step for step in range(40)] + [900.0 + 5 * step for step in range(40)]
    axes = Axes(np.array(centres), True, 0.0, 1.0)
    known = np.ones(80, bool)
    assert [(run[0], run[-1]) for run in axes.runs(known)] == [(0, 39), (40, 79)]
    known[10] = False
    assert [(run[0], run[-1]) for run in axes.runs(known)] == [(0, 9), (11, 39), (40, 79)]
    # A single band that is missing is a gap of its own only where its value is; and few bands are always far apart.
    assert len(Axes(np.delete(centres[:40], 7), True, 0.0, 1.0).runs(np.ones(39, bool))) == 1
    assert len(Axes(np.array([485.0, 560, 660, 830, 1650, 2215]), True, 0, 1).runs(np.ones(6, bool))) == 1
    assert axes.runs(np.zeros(80, bool)) == []


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.0, 0.43, [0.0, 0.1, 0.2, 0.3, 0.4]),
        (-0.12, 0.5, [-0.1, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5]),
        (0.0, 10500, [0, 2000, 4000, 6000, 8000, 10000]),
        (2.0, 2.05, [2.0, 2.01, 2.02, 2.03, 2.04, 2.05]),
    ],
)
def test_round_numbers_at_the_axis(low, high, expected):
    np.testing.assert_allclose(nice_steps(low, high, 6), expected, atol=1e-12)


def test_the_page_says_when_and_by_what_it_was_made(image, pinned):
    made, version = pinned
    assert f"Made by Strandline {version} on {made}." in signature_page(spectra([[0.1]]), image)


def test_the_page_needs_no_network_and_no_scripts(image):
    page = signature_page(spectra([[0.1, 0.2, 0.3]], names=["blue", "green", "red"]), image)
    assert "<script" not in page and "http" not in page and "url(" not in page
    assert "prefers-color-scheme: dark" in page
    assert "im&lt;age.tif, 2019-07-01: 1 point, 3 bands." in page
    texts = ["".join(text.itertext()) for text in drawing(page).iter("text")]
    assert {"blue", "green", "red", "Band", "Reflectance", "0.2"} <= set(texts)


def test_lines_and_dots_lie_where_the_values_are(image):
    """The drawing is 960 x 480, the plot in it from 70 to 944 and from 14 to 422; the axis reaches 4 % above the largest."""
    page = signature_page(spectra([[0.0, 0.5, 1.0]], centres=[400.0, 500.0, 600.0]), image)
    svg = drawing(page)
    (path,) = [path for path in svg.iter("path") if "spectrum" in path.get("class")]
    points = [tuple(map(float, point.split())) for point in path.get("d")[1:].split("L")]
    left, right = 70 + 874 * 4 / 208, 70 + 874 * 204 / 208
    np.testing.assert_allclose([x for x, _ in points], [left, (left + right) / 2, right], atol=0.06)
    np.testing.assert_allclose([y for _, y in points], [422, 422 - 408 * 0.5 / 1.04, 422 - 408 / 1.04], atol=0.06)
    assert path.find("title").text == "Point 0"
    assert len(list(svg.iter("circle"))) == 3
    titles = [strip.find("title").text for strip in svg.iter("g")]
    assert titles[1] == "500 nm, band 2\nPoint 0: 0.5"


def test_wavelengths_are_sorted_and_thermal_bands_not_drawn(image):
    found = spectra([[0.3, 0.1, 290.0, 0.2]], centres=[700.0, 500.0, 10_900.0, 600.0])
    page = signature_page(found, image)
    assert [strip.find("title").text.split(",")[0] for strip in drawing(page).iter("g")] == [
        "500 nm",
        "600 nm",
        "700 nm",
    ]
    assert "Thermal bands are not drawn" in page
    only = signature_page(spectra([[290.0]], centres=[10_900.0]), image)
    assert "Point 0: 290" in only and "not drawn" not in only


@pytest.mark.parametrize(
    ("values", "title"),
    [([[0.1, 0.9]], "Reflectance"), ([[-0.01, 0.4]], "Reflectance"), ([[120, 900]], "Value"), ([[-25, 1]], "Value")],
)
def test_the_axis_says_reflectance_only_where_it_can_be(image, values, title):
    texts = ["".join(text.itertext()) for text in drawing(signature_page(spectra(values), image)).iter("text")]
    assert title in texts


@pytest.mark.parametrize(
    "values",
    [[[5.0]], [[0.0, 0.0]], [[NAN, 3.0, NAN]], [[-1.0, -2.0]], np.zeros((20, 5))],
    ids=np.shape,
)
def test_odd_spectra_make_a_page_too(image, values):
    svg = drawing(signature_page(spectra(values), image))
    numbers = re.findall(r"nan|inf", ET.tostring(svg, encoding="unicode").replace("infrared", ""))
    assert not numbers


def test_more_classes_than_colours_differ_by_their_dashes(image):
    names = [f"class {number:02}" for number in range(11)]
    page = signature_page(spectra(np.random.default_rng(0).random((11, 4)), names), image)
    looks = [path.get("class") for path in drawing(page).iter("path") if "spectrum" in path.get("class")]
    assert len(looks) == len(set(looks)) == 11


def test_the_same_band_of_two_dates_stands_side_by_side(image):
    page = signature_page(spectra([[0.1, 0.2, 0.3]], centres=[500.0, 600.0, 500.0]), image)
    assert ">Band</text>" in page and ">Wavelength" not in page


def test_named_bands_stand_in_the_order_of_the_spectrum(image):
    """Red, green and blue as most files have them, and names that are too long to stand side by side."""
    names = ["red", "green", "blue", "swir22", "rededge071", "nir08", "rededge075", "rededge078", "nir09", "swir16"]
    names += ["coastal", "cirrus"]
    svg = drawing(signature_page(spectra([[0.1] * 12], names=names), image))
    order = ["coastal", "blue", "green", "red", "rededge071", "rededge075", "rededge078", "nir08", "nir09"]
    order += ["cirrus", "swir16", "swir22"]
    assert [strip.find("title").text.split(",")[0] for strip in svg.iter("g")] == order
    texts = [text for text in svg.iter("text") if text.text in order]
    assert [text.text for text in texts] == order and all("rotate" in text.get("transform", "") for text in texts)


def test_names_that_say_nothing_of_the_spectrum_are_kept_in_order_and_shown(image):
    names = [f"b{number}" for number in range(1, 31)]
    texts = [text.text for text in drawing(signature_page(spectra([[0.1] * 30], names=names), image)).iter("text")]
    assert [text for text in texts if text in names] == names[::2]

"""Spectral indices: values worked out by hand, the bands that are taken, and what is refused."""

from __future__ import annotations

import math
import pickle

import numpy as np
import pytest
import rasterio
import spyndex
from rasterio.windows import Window
from rasters import write_raster

from engine.errors import InputError
from engine.raster.bands import Band
from engine.raster.image import open_image
from engine.spectra.indices import INDICES, IndexImage, Need
from engine.spectra.reflectance import check_reflectance
from engine.steps import spectralindices

#: Reflectance of a made-up leaf at the wavelengths (nm) that the indices ask for.
LEAF = {
    445: 0.04,
    510: 0.05,
    550: 0.10,
    648.2: 0.05,
    680: 0.04,
    700: 0.08,
    705: 0.10,
    750: 0.40,
    800: 0.44,
    858.6: 0.45,
    1510: 0.20,
    1680: 0.25,
    1754: 0.20,
    2000: 0.10,
    2100: 0.08,
    2200: 0.12,
}
#: By hand: 0.40/0.50; 0.5*0.22-0.08; (ln5-ln4)/(ln5+ln4); 0.30/(0.50-0.08); 0.40/0.40; 1/0.05-1/0.10; 1/0.05-1/0.08.
OF_LEAF = {
    "ndvi": 0.8,
    "cai": 0.03,
    "ndli": 0.0744872,
    "mrendvi": 0.7142857,
    "sipi": 1.0,
    "ndni": 0.0744872,
    "cri1": 10.0,
    "cri2": 7.5,
}
#: Reflectance of water by Landsat's bands, and by hand: 0.06/0.10; 0.07/0.09; 4*0.07-(0.005+0.0275); 0.05+0.2-0.045-0.0025.
WATER = {"blue": 0.05, "green": 0.08, "red": 0.05, "nir08": 0.02, "swir16": 0.01, "swir22": 0.01}
OF_WATER = {"ndvi": -3 / 7, "ndwi": 0.6, "mndwi": 7 / 9, "awei_nsh": 0.2475, "awei_sh": 0.2025}


def write_spectra(path, spectra, **options):
    """Write an image of one row, a pixel for each spectrum (wavelength -> value), whose bands know their wavelengths."""
    wavelengths = list(spectra[0])
    values = np.array([[[spectrum[wavelength] for spectrum in spectra]] for wavelength in wavelengths], np.float32)
    tags = {
        (place, "IMAGERY"): {"CENTRAL_WAVELENGTH_UM": repr(wavelength / 1000), "FWHM_UM": "0.006"}
        for place, wavelength in enumerate(wavelengths, start=1)
    }
    return write_raster(path, values, band_tags=tags, **options)


def write_named(path, pixels, **options):
    """Write an image of one row, a pixel for each mapping of names to values."""
    values = np.array([[[pixel[name] for pixel in pixels]] for name in pixels[0]], np.float32)
    return write_raster(path, values, names=list(pixels[0]), **options)


def compute(job, path, *names, **options):
    """Run the step and return its bands by name, each as one row of pixels."""
    output = path.replace(".tif", "_indices.tif")
    answer = spectralindices.run(job, image=path, indices=names, output=output, **options)
    assert answer["indices"] == list(names)
    with rasterio.open(output) as dataset:
        assert set(dataset.dtypes) == {"float32"} and math.isnan(dataset.nodata)
        return dict(zip(dataset.descriptions, dataset.read()[:, 0], strict=True))


def test_all_indices_of_the_toolbox_are_there():
    names = "ndvi cai ndli mrendvi sipi ndni cri1 cri2 ndwi mndwi awei_nsh awei_sh"
    assert set(INDICES) == set(names.split())


def test_narrow_bands_by_hand(job, tmp_path):
    found = compute(job, write_spectra(tmp_path / "leaf.tif", [LEAF]), *OF_LEAF)
    assert list(found) == list(OF_LEAF)
    for name, expected in OF_LEAF.items():
        assert found[name][0] == pytest.approx(expected, rel=2e-6), name
    assert not job.warnings()


def test_named_bands_by_hand(job, tmp_path):
    found = compute(job, write_named(tmp_path / "water.tif", [WATER]), *OF_WATER)
    for name, expected in OF_WATER.items():
        assert found[name][0] == pytest.approx(expected, rel=2e-6), name


def test_lignin_index_is_minus_that_with_the_wrong_sign(job, tmp_path):
    """Published code divides by -log(1/R1754) - log(1/R1680)."""
    found = compute(job, write_spectra(tmp_path / "leaf.tif", [LEAF]), "ndli")
    one, other = math.log10(1 / LEAF[1754]), math.log10(1 / LEAF[1680])
    assert found["ndli"][0] == pytest.approx(-(one - other) / (-one - other), rel=1e-5)


@pytest.mark.parametrize("bad", [0.0, -0.01, math.nan], ids=["zero", "negative", "missing"])
def test_without_reflectance_no_index(job, tmp_path, bad):
    """Only the index that needs the band loses the pixel."""
    path = write_spectra(tmp_path / "leaf.tif", [LEAF, {**LEAF, 1754: bad}])
    found = compute(job, path, "ndli", "ndni")
    assert np.isfinite(found["ndli"]).tolist() == [True, False]
    assert np.isfinite(found["ndni"]).tolist() == [True, True]
    water = write_named(tmp_path / "water.tif", [{**WATER, "swir22": bad}])
    found = compute(job, water, "mndwi", "awei_nsh", "awei_sh")
    assert np.isfinite([found[name][0] for name in found]).tolist() == [True, False, False]


def test_division_by_zero_is_no_data(job, tmp_path):
    path = write_spectra(tmp_path / "leaf.tif", [{**LEAF, 800: LEAF[680]}, LEAF])
    assert np.isfinite(compute(job, path, "sipi")["sipi"]).tolist() == [False, True]


def test_scale_and_offset_of_the_file_count(job, tmp_path):
    stored = {name: round((value + 0.2) / 0.0000275) for name, value in WATER.items()}
    values = np.array(list(stored.values()), np.uint16)[:, None, None]
    scaling = {"scales": [0.0000275] * 6, "offsets": [-0.2] * 6}
    path = write_raster(tmp_path / "landsat.tif", values, names=list(WATER), **scaling)
    found = compute(job, path, "awei_nsh", "ndwi")
    assert found["awei_nsh"][0] == pytest.approx(0.2475, abs=4e-4)
    assert found["ndwi"][0] == pytest.approx(0.6, abs=2e-3)


# ---- finding bands ---------------------------------------------------------------------------------------------------


def bands_at(*centres, fwhm=5.0):
    return [Band(number, wavelength=centre, fwhm=fwhm) for number, centre in enumerate(centres, start=1)]


@pytest.mark.parametrize(
    ("centres", "fwhm", "tolerance", "place"),
    [
        ([1740, 1750, 1757], 5, None, 2),
        ([1744, 1765], 5, None, 0),
        ([1743.9, 1765], 5, None, None),
        ([1735, 1800], 20, None, 0),
        ([1735, 1800], None, None, None),
        ([1750, 1757], 5, 3, 1),
        ([1750, 1758], 5, 3, None),
        ([1700], 5, 60, 0),
        ([1754], 5, 0, 0),
    ],
)
def test_the_nearest_band_within_the_tolerance(centres, fwhm, tolerance, place):
    assert Need(1754).position_in(bands_at(*centres, fwhm=fwhm), tolerance) == place


def test_a_wider_band_may_be_taken_where_the_nearest_is_too_narrow():
    bands = [Band(1, wavelength=1766, fwhm=5), Band(2, wavelength=1770, fwhm=30)]
    assert Need(1754).position_in(bands, None) == 1


def test_vegetation_index_by_names_where_wavelengths_do_not_fit():
    bands = [Band(1, "red", wavelength=630.0, fwhm=5), Band(2, "nir"), Band(3, "green")]
    assert [need.position_in(bands, None) for need in INDICES["ndvi"].needs] == [1, 0]


def test_water_indices_of_narrow_bands_take_the_middle_of_the_range():
    bands = bands_at(520, 556, 590, 810, 846, 880, 1610, 1626)
    assert [need.position_in(bands, None) for need in INDICES["mndwi"].needs] == [1, 7]
    assert INDICES["ndwi"].needs[1].position_in(bands, None) == 4


def test_only_the_needed_bands_are_read(tmp_path):
    image = open_image(write_spectra(tmp_path / "leaf.tif", [LEAF]))
    wanted = IndexImage.of(image, ["cri2", "cri1", "cri2"])
    assert wanted.names == ("cri2", "cri1")
    assert [band.wavelength for band in wanted.source.bands] == [510, 550, 700]
    assert pickle.loads(pickle.dumps(wanted)).read(Window(0, 0, 1, 1)).ravel() == pytest.approx([7.5, 10.0], rel=1e-6)
    assert wanted.describe()[0] == "cri2: band 2 at 510 nm, band 6 at 700 nm."


# ---- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spectrum", "names", "options", "words"),
    [
        (
            {wavelength: LEAF[wavelength] for wavelength in LEAF if wavelength != 1754},
            ["ndni", "ndli"],
            {},
            ["ndli needs 1754 nm", "nearest is at 1680 nm", "before dropping bands", "leave out ndli"],
        ),
        (LEAF, ["cai"], {"tolerance": -1}, ["tolerance", "at least 0"]),
        (LEAF, ["cai"], {"tolerance": math.nan}, ["tolerance", "finite"]),
        (LEAF, ["evi"], {}, ["evi", "no index", "ndvi"]),
        (LEAF, [], {}, ["which indices"]),
        (
            {2050: 0.1, 2150: 0.1},
            ["cai"],
            {"tolerance": 60},
            ["bands of their own", "2000 nm and 2100 nm", "one broad band"],
        ),
        ({500: 0.1, 650: 0.1}, ["mndwi"], {}, ["mndwi needs", "'green'", "'swir16'", "stack bands"]),
    ],
)
def test_what_is_missing_is_said(job, tmp_path, spectrum, names, options, words):
    path = write_spectra(tmp_path / "image.tif", [spectrum])
    output = tmp_path / "out.tif"
    with pytest.raises(InputError) as raised:
        spectralindices.run(job, image=path, indices=names, output=str(output), **options)
    assert all(word in str(raised.value).lower() for word in words), raised.value
    assert not output.exists()


def test_narrow_indices_need_wavelengths(job, tmp_path):
    path = write_named(tmp_path / "water.tif", [WATER])
    with pytest.raises(InputError, match=r"sipi needs 800 nm and 445 nm and 680 nm.*carry no wavelengths"):
        compute(job, path, "ndvi", "sipi")


# ---- reflectance or not ----------------------------------------------------------------------------------------------


def scaled(tmp_path, factor, side=1):
    values = np.array(list(WATER.values()))[:, None, None] * factor
    path = tmp_path / "scaled.tif"
    return write_raster(path, np.broadcast_to(values, (6, side, side)).astype(np.float32), names=list(WATER))


@pytest.mark.parametrize("factor", [100, 10000], ids=["percent", "times 10000"])
def test_other_numbers_than_reflectance(job, tmp_path, factor):
    path = scaled(tmp_path, factor)
    with pytest.raises(InputError, match=r"not reflectance from 0 to 1.*awei_nsh would be wrong.*0\.0001"):
        compute(job, path, "ndwi", "awei_nsh")
    found = compute(job, path, "ndwi", "ndvi")
    assert found["ndwi"][0] == pytest.approx(0.6) and found["ndvi"][0] == pytest.approx(-3 / 7)
    assert "ndwi, ndvi are right only if" in job.warnings()


def test_bright_snow_is_reflectance(job, tmp_path):
    pixels = [dict.fromkeys(WATER, 1.4), WATER]
    compute(job, write_named(tmp_path / "snow.tif", pixels), "awei_sh")
    assert not job.warnings()


def test_where_little_was_observed_the_look_goes_on(job, tmp_path):
    values = np.full((6, 700, 700), np.nan, np.float32)
    values[:, 100, 100] = 3000
    path = write_raster(tmp_path / "sparse.tif", values, names=list(WATER))
    image = open_image(path)
    with pytest.raises(InputError, match="up to 3,000"):
        check_reflectance(image, ["awei_sh"], job)


def test_windows_join_without_a_seam(job, tmp_path, use_windows):
    """An image of several windows and tiles equals the formula on the whole array."""
    values = np.random.default_rng(0).uniform(0.01, 0.6, (6, 700, 600)).astype(np.float32)
    path = write_raster(tmp_path / "large.tif", values, names=list(WATER), tiled=True, blockxsize=128, blockysize=128)
    use_windows(512, 512)
    output = tmp_path / "out.tif"
    spectralindices.run(job, image=path, indices=["mndwi"], output=str(output))
    with rasterio.open(output) as dataset:
        np.testing.assert_allclose(
            dataset.read(1), (values[1] - values[4]) / (values[1] + values[4]), rtol=1e-4, atol=1e-6
        )


def test_name_and_date_go_along(job, tmp_path):
    path = write_named(tmp_path / "water.tif", [WATER], tags={"ACQUISITION_DATE": "2018-04-29"})
    output = tmp_path / "out.tif"
    answer = spectralindices.run(job, image=path, indices=["ndwi"], output=str(output))
    assert answer["date"] == "2018-04-29" and answer["valid_share"] == 1.0
    image = open_image(str(output))
    assert image.date == "2018-04-29" and image.bands[0].name == "ndwi" and image.bands[0].wavelength is None


#: What the catalogue calls the indices whose definitions are the same, and the wavelength or role of each of its letters.
CATALOGUE = {
    "ndvi": ("NDVI", {"N": 858.6, "R": 648.2}),
    "sipi": ("SIPI", {"N": 800, "A": 445, "R": 680}),
    "cri1": ("CRI550", {"B": 510, "G": 550}),
    "cri2": ("CRI700", {"B": 510, "RE1": 700}),
    "ndwi": ("NDWI", {"G": "green", "N": "nir08"}),
    "mndwi": ("MNDWI", {"G": "green", "S1": "swir16"}),
    "awei_sh": ("AWEIsh", {"B": "blue", "G": "green", "N": "nir08", "S1": "swir16", "S2": "swir22"}),
}


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_values_of_an_independent_catalogue(name):
    # Of the others the catalogue has none, or (AWEI_nsh, mND705) with a formula that is not that of the paper.
    title, letters = CATALOGUE[name]
    random = np.random.default_rng(3)
    values = {letter: random.uniform(0.01, 0.6, 50).astype(np.float32) for letter in letters}
    expected = spyndex.computeIndex(title, params=values)
    index = INDICES[name]
    order = [need.role if isinstance(next(iter(letters.values())), str) else need.wavelength for need in index.needs]
    of_place = {place: values[letter] for letter, place in letters.items()}
    np.testing.assert_allclose(index.values([of_place[place] for place in order]), expected, rtol=2e-4)

"""Band files in a folder or of a pattern: which, in what order, and what their bands are called."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from rasters import names_in, write_raster

from engine.errors import InputError
from engine.raster.image import open_image
from engine.steps import stackbands

LANDSAT_5 = "LT05_L2SP_042033_19881022_20200917_02_T1_SR_B{}.TIF"


@pytest.fixture
def stacked(job, tmp_path):
    """Return a function that stacks what is found and gives the names, the first pixels and the common names."""

    def run(**given):
        output = str(tmp_path / "stacked" / "out.tif")
        (tmp_path / "stacked").mkdir(exist_ok=True)
        answer = stackbands.run(job, output=output, **given)
        with rasterio.open(output) as dataset:
            first = [int(value) for value in dataset.read()[:, 0, 0]]
        return answer["bands"], first, [band.role for band in open_image(output).bands]

    return run


def band_files(folder, names, first=1):
    """Write one raster for each name, whose pixels are all its number."""
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names, start=first):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        write_raster(path, np.full((4, 5), number, np.int16))
    return str(folder)


@pytest.mark.parametrize(
    ("names", "pattern", "bands", "roles"),
    [
        ([LANDSAT_5.format(n) for n in (1, 2, 3, 4, 5, 7)], "", ["blue", "green", "red", "nir08", "swir16", "swir22"], None),
        ([f"LC08_L2SP_1_2_02_T1_SR_B{n}.TIF" for n in (2, 3, 4, 5)], "", ["blue", "green", "red", "nir08"], None),
        ([LANDSAT_5.replace("SR_B{}", "sr_band{}").format(n) for n in (2, 4)], "", ["green", "nir08"], None),
        (["lake_1988_green.tif", "lake_1988_nir08.tif"], "", ["green", "nir08"], None),
        (["green.tif", "nir08.tif", "notes.txt"], "", ["green", "nir08"], None),
        (["S2A_T31_B03_10m.tif", "S2A_T31_B8A_20m.tif", "S2A_T31_B11_20m.tif"], "", ["green", "nir08", "swir16"], None),
        (["b2.tif", "b10.tif", "b1.tif"], "", ["b1", "b2", "b10"], ["", "", ""]),
        (["a/x_1.tif", "a/x_2.tif", "b/x_3.tif"], "*/x_?.tif", ["1", "2", "3"], ["", "", ""]),
        (["x_SR_B4.tif", "x_SR_B5.tif", "x_QA.tif"], "*_B[1-7].tif", ["B4", "B5"], ["", ""]),
    ],
    ids=["Landsat 5", "Landsat 8", "collection 1", "words", "plain", "Sentinel-2", "numbers", "folders", "a pattern"],
)  # fmt: skip
def test_names_and_order(tmp_path, stacked, names, pattern, bands, roles):
    folder = band_files(tmp_path / "bands", [name for name in names if not name.endswith("txt")])
    if "notes.txt" in names:
        (tmp_path / "bands" / "notes.txt").write_text("no raster")
    found, _, common = stacked(folder=folder, pattern=pattern)
    assert found == bands
    assert common == (bands if roles is None else roles)


def test_pixels_follow_the_names(tmp_path, stacked):
    folder = band_files(tmp_path / "bands", [f"b{number}.tif" for number in (10, 9, 2)], first=1)
    assert stacked(folder=folder)[:2] == (["b2", "b9", "b10"], [3, 2, 1])


def test_a_pattern_that_is_a_whole_path_and_names_that_are_given(tmp_path, stacked):
    folder = band_files(tmp_path / "bands [1]", ["one.tif", "two.tif"])
    pattern = folder.replace("[", "[[]") + "/*.tif"
    assert stacked(pattern=pattern, names=["green", "red"])[0] == ["green", "red"]


def test_files_of_several_bands_keep_their_own_names(tmp_path, stacked):
    (tmp_path / "bands").mkdir()
    write_raster(tmp_path / "bands" / "a_vis.tif", np.ones((2, 4, 5), np.int16), names=("green", "red"))
    write_raster(tmp_path / "bands" / "a_ir.tif", np.ones((2, 4, 5), np.int16))
    assert stacked(folder=str(tmp_path / "bands"))[0] == ["ir_1", "ir_2", "green", "red"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"folder": "nowhere"}, "is not a folder"),
        ({"pattern": "*.jp2"}, r"There is no raster for .*\*\.jp2"),
        ({}, "Give rasters, a folder, or a pattern"),
    ],
)
def test_nothing_to_stack(tmp_path, job, given, words):
    with pytest.raises(InputError, match=words):
        stackbands.run(job, output=str(tmp_path / "out.tif"), **given)
    assert names_in(tmp_path) == []


def test_two_dates_in_one_folder(tmp_path, stacked):
    folder = band_files(tmp_path / "bands", [f"{name}_SR_B4.TIF" for name in ("LT05_1988", "LT05_1989")])
    assert stacked(folder=folder)[0] == ["1988", "1989"]


def test_an_output_never_replaces_one_of_the_files(tmp_path, job):
    folder = band_files(tmp_path / "bands", ["green.tif", "red.tif"])
    with pytest.raises(InputError, match="is, or belongs to, an input"):
        stackbands.run(job, folder=folder, output=f"{folder}/red.tif")

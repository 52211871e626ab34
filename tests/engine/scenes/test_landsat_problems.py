"""Landsat products that lack something, are damaged, or are none."""

from __future__ import annotations

import numpy as np
import pytest
from landsat_files import MASKS, packed, without_georeference, write
from landsat_products import (
    OLI,
    OLI_LEVEL_1,
    TM,
    TM_FIRST,
    TM_LEVEL_1,
    UTM,
    groups_of,
    hidden_by,
    spelled,
    write_product,
)

from engine.errors import InputError
from engine.steps import loadlandsat


@pytest.mark.parametrize(
    ("quality", "level", "words"),
    [(("saturation",), "warning", "dilated_cloud, cirrus, cloud, shadow, snow:"), (("pixel",), "info", "band for saturated:"),
     ((), "warning", "snow, saturated:"), (("pixel", "saturation"), "", "")],
)  # fmt: skip
def test_missing_quality_bands_are_told(load_landsat, job, tmp_path, quality, level, words):
    folder = write_product(tmp_path / "product", OLI, write, quality=quality)
    _, found = load_landsat(folder, bands=["red"], mask=MASKS)
    said = [(level, text) for level, text in job.messages if "no quality band" in text]
    assert [one[0] for one in said] == [level][: len(said)] and len(said) == bool(level)
    assert all(words in text for _, text in said)
    hidden = hidden_by(OLI, MASKS if "pixel" in quality else ())
    np.testing.assert_array_equal(np.isnan(found[0]), hidden)


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
@pytest.mark.parametrize(
    ("said", "words"),
    [({"shape": (41, 50)}, ["no georeference", "50 x 41", "50 x 40", "georeference the file"]),
     ({"spellings": ()}, ["no coordinate reference system", "Assign"])],
)  # fmt: skip
def test_no_place_for_the_pixels(landsat_refusal, tmp_path, said, words):
    text = landsat_refusal(write_product(tmp_path / "product", OLI, without_georeference, **said))
    assert all(word in text for word in words), text


def empty(tmp_path):
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


def two_products(tmp_path):
    write_product(tmp_path / "both", OLI, write)
    return write_product(tmp_path / "both", TM, write)


def renamed(product, old, new):
    def make(tmp_path):
        folder = write_product(tmp_path / "product", product, write)
        for file in list(folder.iterdir()):
            file.rename(folder / file.name.replace(old, new))
        for file in folder.glob("*_bt_*"):
            file.unlink()
        return folder

    return make


def metadata_alone(tmp_path):
    write_product(tmp_path / "product", TM, write)
    path = tmp_path / "product" / f"{OLI.id}_MTL.txt"
    path.write_text(spelled(groups_of(OLI), "txt"))
    return path


def level_1_without_metadata(tmp_path):
    return write_product(tmp_path / "product", OLI_LEVEL_1, write, spellings=())


def cut_short(mode, share):
    def make(tmp_path):
        path = packed(write_product(tmp_path / "product", OLI, write), tmp_path / f"{OLI.id}.{mode}", f"w:{mode[4:]}")
        content = path.read_bytes()
        path.write_bytes(content[: int(share * len(content))])
        return path

    return make


def scrambled(tmp_path):
    path = packed(write_product(tmp_path / "product", OLI, write), tmp_path / f"{OLI.id}.tar.gz", "w:gz")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 100] = b"\xff" * 100
    path.write_bytes(content)
    return path


def no_archive(tmp_path):
    (tmp_path / "x.tar").write_text("not found\n")
    return tmp_path / "x.tar"


def band_cut_short(tmp_path):
    folder = write_product(tmp_path / "product", OLI, write)
    path = folder / f"{OLI.id}_SR_B4.TIF"
    path.write_bytes(path.read_bytes()[:1500])
    return folder


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "gone", ["gone", "does not exist", "Choose"]),
        (empty, ["no Landsat bands", "SR_B4.TIF", "Choose"]),
        (two_products, ["2 products", OLI.id, TM.id, "MTL file of one"]),
        (metadata_alone, ["bands that belong", OLI.id, "not beside it", "Choose"]),
        (renamed(TM_LEVEL_1, "LT05", "LM05"), ["LM05", "sensor", "not supported", "TM, ETM+, OLI"]),
        (renamed(TM_FIRST, "_sr_band", "_B"), ["no surface reflectance", "Collection 1", "Download"]),
        (level_1_without_metadata, ["level 1", "MTL file", "missing", "beside"]),
        (cut_short("tar", 0.5), ["damaged or cut short", "Download it again"]),
        (cut_short("tar.gz", 0.5), ["damaged or cut short", "Download it again"]),
        (cut_short("tar.gz", 0.0), ["damaged or cut short", "Download it again"]),
        (scrambled, ["damaged or cut short", "Download it again"]),
        (no_archive, ["x.tar", "not an archive", "Download it again"]),
        (band_cut_short, ["SR_B4.TIF", "cut short"]),
    ],
)
def test_what_cannot_be_loaded(landsat_refusal, tmp_path, make, words):
    said = landsat_refusal(make(tmp_path))
    assert all(word in said for word in words), said


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    "<LANDSAT_METADATA_FILE><IMAGE_ATTRIBUTES><DATE_ACQUIRED>&c;</DATE_ACQUIRED></IMAGE_ATTRIBUTES></LANDSAT_METADATA_FILE>"
)
WHOLE = spelled(groups_of(OLI), "txt")
LACKING = spelled(groups_of(OLI_LEVEL_1), "txt").replace("REFLECTANCE_ADD_BAND_3", "OTHER")
NO_SUN = spelled(groups_of(OLI_LEVEL_1, sun_elevation="low"), "json")


@pytest.mark.parametrize(
    ("product", "ending", "content", "words"),
    [
        (OLI, "xml", BOMB, ["damaged", "Choose the file whose name ends in _MTL"]),
        (OLI, "xml", spelled(groups_of(OLI), "xml")[:-100], ["damaged"]),
        (OLI, "json", spelled(groups_of(OLI), "json")[:-100], ["damaged"]),
        (OLI, "json", '{"type": "Feature", "assets": {}}', ["damaged, or no Landsat metadata", "Choose"]),
        (OLI, "json", "[]", ["damaged, or no Landsat metadata", "Choose"]),
        (OLI, "txt", WHOLE[: len(WHOLE) // 2], ["damaged"]),
        (OLI, "txt", "", ["no Landsat metadata file", "date of acquisition"]),
        (OLI, "txt", "\0\1\2", ["no Landsat metadata file"]),
        (OLI, "txt", WHOLE.replace("2.75e-05", "none"), ["REFLECTANCE_MULT_BAND_1", "not a number ('none')"]),
        (OLI, "txt", WHOLE.replace("= -0.2", "= inf"), ["REFLECTANCE_ADD_BAND_1", "not a number ('inf')"]),
        (OLI_LEVEL_1, "txt", LACKING, ["REFLECTANCE_MULT_BAND_3", "not complete", "Download it again"]),
        (OLI_LEVEL_1, "json", NO_SUN, ["SUN_ELEVATION", "not a number ('low')", "Download it again"]),
    ],
)
def test_damaged_metadata(landsat_refusal, tmp_path, product, ending, content, words):
    folder = write_product(tmp_path / "product", product, write, spellings=())
    (folder / f"{product.id}_MTL.{ending}").write_text(content)
    said = landsat_refusal(folder)
    assert all(word in said for word in [f"_MTL.{ending}'", *words]), said


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"bands": ["green", "ultraviolet"]}, ["no band 'ultraviolet'", "It has: coastal, blue, green", "lwir11"]),
        ({"mask": ["clouds"]}, ["no mask 'clouds'", "Choose among fill, dilated_cloud"]),
        ({"grid": {"extent": {"bounds": [0, 0, 90, 90], "crs": UTM}}}, ["does not overlap"]),
        ({"grid": {"extent": {"bounds": [0, 0, 9, 9], "crs": "EPSG:99999"}}}, ["EPSG:99999", "not known"]),
    ],
)
def test_wrong_wishes(landsat_refusal, tmp_path, request_, words):
    said = landsat_refusal(write_product(tmp_path / "product", OLI, write), **request_)
    assert all(word in said for word in words), said


def test_a_file_of_the_scene_is_not_overwritten(job, tmp_path):
    folder = write_product(tmp_path / "product", OLI, write)
    path = folder / f"{OLI.id}_QA_PIXEL.TIF"
    content = path.read_bytes()
    with pytest.raises(InputError, match="a file of the scene itself"):
        loadlandsat.run(job, product=str(folder), bands=["red"], output=str(path))
    assert path.read_bytes() == content

"""Bad input: in this QGIS and through ``qgis_process``, plain words, and no file is made, changed or removed."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from assertions import assert_fails_cleanly, refusal
from osgeo import gdal
from rasters import BANDS, LAKE_POINT, LEFT, TOP, centre_of, folder_content, image_of, lake_classes, write_raster

pytestmark = pytest.mark.usefixtures("engine")

POINT = "{!r},{!r} [EPSG:32631]".format(*LAKE_POINT)


class Case(NamedTuple):
    """A run that must fail: the tool, its parameters but for outputs, and what the user must be told."""

    tool: str
    parameters: dict
    words: tuple


# ``<name>`` stands for the raster of that name, see the fixture ``rasters``.
CASES = {
    "no CRS, clustering": Case(
        "spectralclustering", {"INPUT": "<placeless>"}, ("coordinate reference system", "assign")
    ),
    "no CRS, stacking": Case("stackbands", {"INPUT": "<placeless>"}, ("coordinate reference system", "assign")),
    "no CRS, one of two": Case(
        "lakechange",
        {"BEFORE": "<before>", "AFTER": "<placeless>"},
        ("placeless", "coordinate reference system", "assign"),
    ),
    "no georeference": Case("spectralclustering", {"INPUT": "<adrift>"}, ("adrift", "georeference it first")),
    "images apart": Case("lakechange", {"BEFORE": "<before>", "AFTER": "<elsewhere>"}, ("do not overlap", "same lake")),
    "masks apart": Case(
        "waterchange", {"BEFORE": "<wet_before>", "AFTER": "<wet_elsewhere>"}, ("do not overlap", "choose")
    ),
    "reference apart": Case("regrid", {"INPUT": "<before>", "REFERENCE": "<elsewhere>"}, ("does not overlap",)),
    "bands apart": Case("stackbands", {"INPUT": ["<before>", "<elsewhere>"]}, ("does not overlap",)),
    "point outside": Case(
        "lakechange",
        {"BEFORE": "<before>", "AFTER": "<after>", "POINT": "3.5,43.35 [EPSG:4326]"},
        ("outside", "point's CRS"),
    ),
    "point in the wrong CRS": Case(
        "watermask", {"CLUSTERS": "<classes_before>", "POINT": "3.0025,43.35"}, ("outside", "point's CRS")
    ),
    "point on no data": Case(
        "lakechange",
        {"BEFORE": "<before>", "AFTER": "<after>", "POINT": "{!r},{!r}".format(*centre_of(1, 4))},
        ("no data", "choose a point"),
    ),
    "fewer pixels than clusters": Case(
        "spectralclustering", {"INPUT": "<few>"}, ("3 valid pixels", "4 clusters", "fewer clusters")
    ),
    "fewer pixels, dask-ml": Case(
        "spectralclustering", {"INPUT": "<few>", "IMPLEMENTATION": "dask_ml"}, ("3 valid pixels", "more than")
    ),
    "fewer pixels on one date": Case(
        "lakechange", {"BEFORE": "<before>", "AFTER": "<few>"}, ("3 valid pixels", "larger area")
    ),
    "one band": Case("spectralclustering", {"INPUT": "<wet_before>"}, ("two bands or more", "stack bands")),
    "one band on one date": Case("lakechange", {"BEFORE": "<before>", "AFTER": "<wet_after>"}, ("after", "two bands")),
    "constant bands": Case(
        "spectralclustering", {"INPUT": "<constant>"}, ("same value everywhere", "nothing to distinguish")
    ),
    "constant bands, dask-ml": Case(
        "spectralclustering", {"INPUT": "<constant>", "IMPLEMENTATION": "dask_ml"}, ("same value everywhere",)
    ),
    "constant bands on one date": Case(
        "lakechange", {"BEFORE": "<before>", "AFTER": "<constant>"}, ("same value everywhere",)
    ),
    "all no data": Case("spectralclustering", {"INPUT": "<empty>"}, ("no pixel that is valid", "nodata")),
    "all no data on one date": Case(
        "lakechange", {"BEFORE": "<empty>", "AFTER": "<after>"}, ("no pixel that is valid",)
    ),
    "band names do not match": Case(
        "lakechange", {"BEFORE": "<before>", "AFTER": "<renamed>"}, ("band names", "do not match", "stack bands")
    ),
    "numbers of nameless bands do not match": Case(
        "lakechange",
        {"BEFORE": "<nameless6>", "AFTER": "<nameless3>", "POINT": POINT},
        ("6 and 3 bands", "name the bands"),
    ),
    "nameless bands and no point": Case(
        "lakechange", {"BEFORE": "<nameless6>", "AFTER": "<later6>"}, ("green", "give a point")
    ),
    "one image for both dates": Case(
        "lakechange", {"BEFORE": "<before>", "AFTER": "<before>"}, ("given for both dates", "two dates")
    ),
    "cut short": Case("spectralclustering", {"INPUT": "<truncated>"}, ("truncated.tif", "damaged or cut short")),
    "cut short, second date": Case(
        "lakechange", {"BEFORE": "<before>", "AFTER": "<truncated>"}, ("truncated.tif", "cut short")
    ),
    "cut short, warped": Case("regrid", {"INPUT": "<truncated>", "CRS": "EPSG:3035"}, ("truncated.tif", "cut short")),
    "cut short, stacked": Case("stackbands", {"INPUT": ["<before>", "<truncated>"]}, ("truncated.tif", "cut short")),
    "not a raster": Case("regrid", {"INPUT": "<text>", "RESOLUTION": "20"}, ("cannot be read", "choose another")),
    "not there": Case("watermask", {"CLUSTERS": "<missing>", "LABELS": "1"}, ("cannot be read", "missing")),
    "not there, one of a list": Case(
        "stackbands", {"INPUT": ["<before>", "<missing>"]}, ("missing.tif", "cannot be read")
    ),
    "not finite": Case("regrid", {"INPUT": "<before>", "RESOLUTION": "nan"}, ("resolution", "finite number")),
    "infinite": Case("stackbands", {"INPUT": "<before>", "SCALE": "inf"}, ("scale", "finite number")),
    "negative": Case(
        "lakechange",
        {"BEFORE": "<before>", "AFTER": "<after>", "POINT": POINT, "RADIUS": "-5"},
        ("radius", "at least 0", "-5"),
    ),
}
OUTPUT = {"lakechange": "CHANGE"}
#: The command needs seconds each: one case for each way in which a run can end.
THROUGH_THE_COMMAND = (
    "no CRS, clustering",
    "images apart",
    "point outside",
    "point on no data",
    "fewer pixels than clusters",
    "one band",
    "constant bands",
    "all no data on one date",
    "band names do not match",
    "cut short, second date",
    "not there",
    "not finite",
    "negative",
)


@pytest.fixture(scope="module")
def rasters(lake, tmp_path_factory):
    """Return the paths of good and bad rasters by name."""
    folder = tmp_path_factory.mktemp("rasters")
    image = image_of(lake_classes())
    few = np.full_like(image, np.nan)
    few[:, 30, 30:33] = image[:, 30, 30:33]
    far = (LEFT + 50_000, TOP)
    made = {
        "placeless": (image, {"names": BANDS, "crs": ""}),
        "adrift": (image, {"names": BANDS, "corner": None}),
        "elsewhere": (image, {"names": BANDS, "corner": far}),
        "wet_elsewhere": ((lake_classes() == 1).astype(np.uint8), {"corner": far}),
        "few": (few, {"names": BANDS}),
        "constant": (np.full_like(image, 0.25), {"names": BANDS}),
        "empty": (np.full_like(image, -1.0), {"names": BANDS, "nodata": -1.0}),
        "renamed": (image, {"names": [f"layer {number}" for number in range(6)]}),
        "nameless6": (image, {}),
        "later6": (image, {}),
        "nameless3": (image[:3], {}),
    }
    paths = {name: write_raster(folder / f"{name}.tif", values, **how) for name, (values, how) in made.items()}
    whole = Path(write_raster(folder / "whole.tif", image, names=BANDS)).read_bytes()
    (folder / "truncated.tif").write_bytes(whole[: len(whole) // 2])
    assert gdal.Open(str(folder / "truncated.tif")) is not None, (
        "the header must be whole, or this tests something else"
    )
    (folder / "text.tif").write_text("This is not a raster.")
    paths.update({name: str(folder / f"{name}.tif") for name in ("truncated", "text", "missing")})
    return {**lake, **paths}


def filled(case, rasters, output):
    """Return the case's parameters with real paths and an output."""

    def path_for(value):
        if isinstance(value, list):
            return [path_for(one) for one in value]
        return rasters[value[1:-1]] if value.startswith("<") else value

    return {
        **{name: path_for(value) for name, value in case.parameters.items()},
        OUTPUT.get(case.tool, "OUTPUT"): output,
    }


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_words_and_no_file(rasters, tmp_path, case):
    said = refusal(case.tool, **filled(case, rasters, str(tmp_path / "out.tif")))
    assert_fails_cleanly(said, case.words, tmp_path, {})


@pytest.fixture(scope="module")
def commands(command, rasters, tmp_path_factory):
    """Run all of the commands, two at a time; return how each ended, its folder, and that folder's earlier content."""
    folders = {name: tmp_path_factory.mktemp("out") for name in THROUGH_THE_COMMAND}
    for folder in folders.values():
        (folder / "out.tif").write_bytes(b"an earlier result")
        (folder / "out.tif.aux.xml").write_bytes(b"and its side file")

    def run(name):
        case = CASES[name]
        return command.run(case.tool, **filled(case, rasters, str(folders[name] / "out.tif")))

    earlier = {name: folder_content(folder) for name, folder in folders.items()}
    with ThreadPoolExecutor(2) as pool:
        return {
            name: (finished, folders[name], earlier[name])
            for name, finished in zip(THROUGH_THE_COMMAND, pool.map(run, THROUGH_THE_COMMAND))
        }


@pytest.mark.parametrize("name", THROUGH_THE_COMMAND)
def test_the_command_fails_and_earlier_results_stay(commands, name):
    finished, folder, earlier = commands[name]
    assert finished.code != 0
    assert finished.results == {}
    assert_fails_cleanly(finished.text, CASES[name].words, folder, earlier)


def unwritable(folder):
    """Return a folder that nobody can write into, root included."""
    if os.geteuid() == 0:
        return Path("/proc/self")
    folder.mkdir(mode=0o555)
    return folder


@pytest.mark.parametrize("name", ["OUTPUT", "TABLE", "MODEL"])
@pytest.mark.parametrize("place", ["missing", "unwritable", "a file"])
def test_an_output_folder_that_cannot_be_used(lake, tmp_path, name, place):
    (tmp_path / "file").touch()
    folder = {
        "missing": tmp_path / "no" / "folder",
        "unwritable": unwritable(tmp_path / "shut"),
        "a file": tmp_path / "file",
    }
    paths = {"OUTPUT": tmp_path / "out.tif", "TABLE": tmp_path / "t.csv", "MODEL": tmp_path / "m.json"}
    paths[name] = folder[place] / paths[name].name
    before = folder_content(tmp_path)
    said = refusal("spectralclustering", INPUT=lake["before"], **{key: str(path) for key, path in paths.items()})
    # A folder that is not there is found out before anything runs.
    words = ("cannot be written",) if place == "unwritable" else ("unable to execute", "does not exist", "create it")
    assert_fails_cleanly(said, (str(folder[place]), *words, "choose another"), tmp_path, before)


def test_a_raster_in_a_format_that_is_not_written(lake, tmp_path):
    said = refusal("regrid", INPUT=lake["before"], CRS="EPSG:4326", OUTPUT=str(tmp_path / "out.jp2"))
    assert_fails_cleanly(said, ("GeoTIFF", "out.jp2", ".tif"), tmp_path, {})


def test_the_command_and_a_folder_that_does_not_exist(command, lake, tmp_path):
    output = tmp_path / "no" / "out.tif"
    done = command.run("waterchange", BEFORE=lake["wet_before"], AFTER=lake["wet_after"], OUTPUT=str(output))
    assert done.code != 0
    assert_fails_cleanly(done.text, (str(output.parent), "does not exist", "create it"), tmp_path, {})


def test_an_output_that_is_an_input(lake, tmp_path):
    # In a folder of its own: QGIS may keep statistics beside a raster that it opens.
    path = tmp_path / "in" / "mask.tif"
    path.parent.mkdir()
    path.write_bytes(Path(lake["wet_before"]).read_bytes())
    said = refusal("waterchange", BEFORE=str(path), AFTER=lake["wet_after"], OUTPUT=str(path))
    for word in ("mask.tif", "is an input too", "name of its own"):
        assert word in said
    assert path.read_bytes() == Path(lake["wet_before"]).read_bytes()


def test_two_outputs_of_one_name(lake, tmp_path):
    output = str(tmp_path / "out.tif")
    said = refusal("waterchange", BEFORE=lake["wet_before"], AFTER=lake["wet_after"], OUTPUT=output, DIFFERENCE=output)
    assert_fails_cleanly(said, ("out.tif", "is another output too", "name of its own"), tmp_path, {})

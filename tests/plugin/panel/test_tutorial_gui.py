"""The five ways of the tutorial in a real QGIS window, and the pictures that the manual shows of them.

They are kept as ``build/screenshots/manual-*.png``, from which ``docs/images`` is made by hand.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

SESSION = Path(__file__).with_name("tutorial_session.py")
TESTS = Path(__file__).resolve().parents[2]
DAYS = ("2018-04-29", "2018-05-13", "2018-07-08", "2018-08-15", "2018-09-15", "2018-10-15", "2018-11-15")
#: A layer is put right above the one that is active, here the footprints; so the later scene lies on top.
SCENES = ("landsat-8_2017-07-02", "landsat-5_1988-07-02")

pytestmark = pytest.mark.gui

#: A pond in a meadow between trees and bare soil, as NEON writes its cubes; spectra after the USGS library, rounded.
MAKE_CUBE = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import cube_files, numpy as np
rows, columns = 150, 200
random = np.random.default_rng(3)
nanometres = (380, 450, 550, 680, 740, 860, 1240, 1450, 1650, 1940, 2200, 2510)
spectra = [np.interp(cube_files.WAVELENGTHS, nanometres, np.divide(each, 100)) for each in (
    (4, 5, 6, 4, 2, 1.2, 0.5, 0.3, 0.4, 0.2, 0.3, 0.2),
    (2, 3, 8, 5, 38, 45, 44, 18, 28, 8, 13, 7),
    (2, 3, 5, 3, 22, 27, 26, 9, 14, 4, 6, 3),
    (8, 11, 17, 23, 27, 30, 37, 35, 42, 30, 39, 34))]
y, x = np.mgrid[0:rows, 0:columns]
waves = np.sin(x / 17 + np.cos(y / 23)) + np.sin(y / 13 + x / 41)
kinds = np.digitize(waves, (-0.4, 0.9)) + 1
kinds[((x - 110) / 48) ** 2 + ((y - 80) / 30) ** 2 < 1 + 0.15 * np.sin(3 * np.arctan2(y - 80, x - 110))] = 0
bright = random.normal(1, 0.04, (rows, columns, 1))
cube = np.rint(np.array(spectra)[kinds] * bright * 10000 + random.normal(0, 15, (rows, columns, 426)))
cube_files.write_neon(Path(sys.argv[2]), np.clip(cube, 1, 10000).astype(np.int16))
"""


@pytest.fixture(scope="module")
def seen(qgis_window, pond_image, lake_api, test_engine_python, tmp_path_factory):
    """Go all five ways and return what was seen."""
    folder = tmp_path_factory.mktemp("tutorial")
    subprocess.run([test_engine_python, "-I", TESTS / "make_pond_images.py", pond_image, folder, *DAYS], check=True)
    subprocess.run([test_engine_python, "-I", "-c", MAKE_CUBE, TESTS / "engine", folder / "meadow.h5"], check=True)
    plan = {
        "seconds": 300,
        "pond": {day: str(folder / f"{day}.tif") for day in DAYS},
        "water": [357096.7, 4833436.5],
        "series": {name: str(folder / f"series.{kind}") for name, kind in (("REPORT", "html"), ("CURVE", "png"))},
        "url": lake_api.url,
        "scenes": SCENES,
        "lake": [-118.71, 38.70],
        "cube": str(folder / "meadow.h5"),
        "in_cube": [257_110, 4_111_920],
    }
    found = qgis_window(SESSION, plan, seconds=360)
    assert found["error"] == "", found
    return found


def below(nodes):
    """Return the names of a tree's layers, from the top, those of a group in a list."""
    return [below(children) if children else name for name, _, children in nodes]


def test_two_images(seen):
    assert seen["verdict"] == "Water"
    change = "Lake change 2018-04-29 – 2018-09-15"
    group = [change, "Water 2018-09-15", "Water 2018-04-29"]
    assert below(seen["pond_tree"]) == [group, "pond 2018-09-15", "pond 2018-04-29"]


def test_from_a_search(seen):
    assert seen["clouds"] == [0.0, 0.2, 0.7, 0.9, 44.0]
    for number, scene in enumerate(SCENES, start=1):
        begins_with = seen[f"load_{number}_begins_with"]
        assert begins_with["INPUT"].endswith(f"/items/{scene}") and begins_with["EXTENT"].endswith("[EPSG:4326]")
    assert below(seen["search_tree"]) == ["landsat-8 2017-07-02", "landsat-5 1988-07-02", "Footprints"]


def test_a_cube(seen):
    assert [name for name, _, _ in seen["cube_tree"]] == ["Clusters", "Cube"]
    # Water vapour hides 21 and 33 of the 426 bands.
    assert seen["cube"]["BANDS_KEPT"] == "372"
    assert seen["cluster_names"] == [f"cluster {number}" for number in (1, 2, 3, 4)]
    assert seen["cube_verdict"] == "Water" and seen["cube_names"][-1] == "2500 nm"


def test_a_lake_through_time(seen):
    days = f"{DAYS[0]} – {DAYS[-1]}"
    assert [Path(image).stem for image in seen["series_begins_with"]["IMAGES"]] == list(DAYS)
    group = [f"Lake series {days}", f"Water occurrence {days}", "Table of dates"]
    assert below(seen["series_tree"]) == [group, *(f"pond {day}" for day in reversed(DAYS))]
    assert (seen["series"]["DATES"], seen["series"]["FIRST"]) == ("7", DAYS[0])


def test_how_accurate_the_map_is(seen):
    names = ["0: dry on both dates", "1: water on both dates", "2: water lost", "3: water gained"]
    assert seen["choices"] == [["not labelled", *names]]
    # In the group of the change or above it, by the version of QGIS; in any case the uppermost.
    top = below(seen["sample_tree"])[0]
    assert top == "Sample points" or top[0] == "Sample points"

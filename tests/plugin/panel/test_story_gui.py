"""A newcomer's whole way in a real QGIS window: first start, install, search, load, click, compare, report.

The engine is installed whole, by the panel's button, and as a rule out of uv's cache, which ``make`` has filled. The scenes
come from a STAC API and a server of files on this computer. Then a QGIS without the plugin opens what was made, and the panel
is looked at in German. The pictures of the screen are kept in ``build/screenshots`` to be looked at.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

SESSION = Path(__file__).with_name("story_session.py")
GERMAN = Path(__file__).resolve().parents[3] / "resources" / "i18n" / "strandline_de.qm"
SCENES = ("landsat-5_1988-07-02", "landsat-8_2017-07-02")
DAYS = ("1988-07-02", "2017-07-02")

pytestmark = pytest.mark.gui


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return where everything is kept: images and results of Lake change, by its parameters."""
    folder = tmp_path_factory.mktemp("lake")
    return {
        "BEFORE": folder / "before.tif",
        "AFTER": folder / "after.tif",
        "CHANGE": folder / "change.tif",
        "WATER_BEFORE": folder / "water_before.tif",
        "WATER_AFTER": folder / "water_after.tif",
        "REPORT": folder / "report.html",
    }


@pytest.fixture(scope="module")
def seen(qgis_window, lake_api, files, tmp_path_factory):
    """Go all the way and return what was seen."""
    home = tmp_path_factory.mktemp("home")
    plan = {
        "story": "newcomer",
        "seconds": 500,
        "url": lake_api.url,
        "scenes": SCENES,
        "images": [str(files["BEFORE"]), str(files["AFTER"])],
        "outputs": {name: str(path) for name, path in files.items() if name not in ("BEFORE", "AFTER")},
    }
    found = qgis_window(SESSION, plan, seconds=560, STRANDLINE_ENGINE_HOME=str(home))
    found["engines"] = [path.parent.name for path in home.glob("engine-*/verified.json")]
    # More than a gigabyte.
    shutil.rmtree(home)
    assert found["error"] == "", found
    return found


def test_the_button_installs_the_engine(seen):
    assert len(seen["engines"]) == 1
    assert seen["before_installing"].startswith("The engine, which does the computing, is not installed yet.")
    assert seen["installing"] in ("Downloading packages", "Installing packages", "Compiling packages")
    assert seen["installed"] == "Engine: installed. It starts when it is needed."


def test_the_search_begins_with_the_map_and_shows_clear_scenes_only(seen):
    assert seen["search_begins_with"]["EXTENT"].endswith("[EPSG:4326]")
    west, east, south, north = map(float, seen["search_begins_with"]["EXTENT"].split(" ")[0].split(","))
    assert west <= -118.8 and east >= -118.6 and south <= 38.6 and north >= 38.8
    assert set(SCENES) < {name for name, _ in seen["scenes"]} and all(cover <= 1 for _, cover in seen["scenes"])


def test_the_click_leads_to_a_dialog_with_all_that_is_needed(seen):
    assert seen["verdict"] == "Water"
    begins_with = seen["change_begins_with"]
    assert (begins_with["BEFORE"], begins_with["AFTER"]) == ("landsat-5 1988-07-02", "landsat-8 2017-07-02")
    longitude, latitude = map(float, begins_with["POINT"].split(" ")[0].split(","))
    # As near as a pixel of the map.
    assert (longitude, latitude) == pytest.approx((-118.71, 38.70), abs=0.001)


def test_the_areas_are_right(seen, lake_api, files):
    """Against the drawn lake and, for each date, MNDWI > 0 of the image."""
    areas = {name: float(value) for name, value in seen["change"].items() if name.startswith("AREA_")}
    for name in ("stable", "lost"):
        assert areas[f"AREA_{name.upper()}"] == pytest.approx(lake_api.truth[name], rel=0.01)
    assert areas["AREA_GAINED"] == pytest.approx(lake_api.truth["gained"], abs=0.1)
    for side in ("BEFORE", "AFTER"):
        dataset = gdal.Open(str(files[side]))
        bands = {
            dataset.GetRasterBand(number + 1).GetDescription(): values
            for number, values in enumerate(dataset.ReadAsArray())
        }
        with np.errstate(invalid="ignore"):
            wet = int((bands["green"] > bands["swir16"]).sum())
        assert areas[f"AREA_{side}"] == pytest.approx(wet * 0.0009, rel=0.01)


def test_the_layers_lie_in_their_order(seen):
    title = "Lake change 1988-07-02 – 2017-07-02"
    group = [title, True, [[title, True, []], ["Water 2017-07-02", False, []], ["Water 1988-07-02", False, []]]]
    images = [["landsat-8 2017-07-02", True, []], ["landsat-5 1988-07-02", True, []]]
    assert seen["tree"] == [group, *images, ["Footprints", False, []]]


def test_the_report_is_offered_and_holds_both_areas(seen, files):
    assert "HTML output has been generated" in seen["change_log"]
    assert seen["reports"] == [str(files["REPORT"])]
    page = files["REPORT"].read_text(encoding="utf-8")
    for text in (*DAYS, *(f"{float(seen['change'][name]):.1f}" for name in ("AREA_BEFORE", "AREA_AFTER"))):
        assert text in page


def test_a_qgis_without_the_plugin_opens_them_with_names_colours_and_days(seen, qgis_window, files):
    plan = {
        "story": "reopened",
        "seconds": 60,
        "files": {"mask": str(files["WATER_AFTER"]), "change": str(files["CHANGE"])},
    }
    found = qgis_window(SESSION, plan, plugin=False)
    assert found["error"] == "" and "strandline" not in found["plugins"]
    assert found["mask"]["labels"] == ["not water", "water", "not observed"]
    assert found["change"]["labels"] == [
        "dry on both dates",
        "water on both dates",
        "water lost",
        "water gained",
        "not observed",
    ]
    assert len(set(found["change"]["colours"])) == 5
    assert (found["mask"]["days"], found["change"]["days"]) == ([DAYS[1], DAYS[1]], list(DAYS))
    assert found["mask"]["temporal"] and found["change"]["temporal"]


def test_panel_and_dialog_in_german(qgis_window, pond_images):
    if not GERMAN.exists():
        pytest.skip("the translations are not there: run `make translations`")
    plan = {
        "story": "german",
        "seconds": 120,
        "images": {"Teich 2018-04-29": str(pond_images.before), "Teich 2018-09-15": str(pond_images.after)},
        "water": [pond_images.x, pond_images.y],
    }
    found = qgis_window(SESSION, plan, settings="[locale]\nuserLocale=de\nglobalLocale=de_DE\noverrideFlag=true\n")
    assert found["error"] == ""
    assert {"Zwei Bilder vergleichen", "Wasser"} <= set(found["panel"])
    # Newer versions of QGIS name the group before it.
    assert found["title"].split(" - ")[-1] == "Seeveränderung"
    assert "Bild vorher" in found["dialog"]

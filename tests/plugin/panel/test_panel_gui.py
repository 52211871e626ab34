"""The panel as a new user meets it, in a real QGIS window: first start, a click in the water, the dialogs, and gone again.

The pictures of the screen are kept in ``build/screenshots`` to be looked at.
"""

from __future__ import annotations

import math
import subprocess
from pathlib import Path
from statistics import median

import pytest

SESSION = Path(__file__).with_name("panel_session.py")
#: In the forest, a few hundred metres from the pond.
FOREST = (357_300.0, 4_833_700.0)

#: Traces of the plugin where there are none.
NOTHING = {"docks": [], "menu": [], "buttons": [], "bands": 0, "engine": "", "tasks": 0, "threads": []}

pytestmark = pytest.mark.gui

MAKE_ODD = """
import sys, rasterio
with rasterio.open(sys.argv[1]) as image:
    values, profile = image.read(), image.profile
for name, count in ((sys.argv[2], 1), (sys.argv[3], len(values))):
    with rasterio.open(name, "w", **{**profile, "count": count}) as made:
        made.write(values[:count])
"""


@pytest.fixture(scope="module")
def seen(qgis_window, pond_images, tmp_path_factory, test_engine_python):
    """Go through the story in a QGIS window and return what was seen there."""
    folder = tmp_path_factory.mktemp("odd")
    odd = [str(folder / "one_band.tif"), str(folder / "unnamed.tif")]
    subprocess.run([test_engine_python, "-c", MAKE_ODD, str(pond_images.after), *odd], check=True)
    plan = {
        "before": str(pond_images.before),
        "after": str(pond_images.after),
        "water": [pond_images.x, pond_images.y],
        "forest": FOREST,
        "one_band": odd[0],
        "unnamed": odd[1],
    }
    found = qgis_window(SESSION, plan)
    assert found["error"] == "", found
    return found


def test_the_first_start_is_one_message_and_nothing_else(seen):
    assert "finds water in satellite images" in seen["message"]
    assert seen["at_start"] == {**NOTHING, "menu": ["Strandline"], "buttons": ["Strandline panel"]}
    assert not seen["message_after"]
    assert seen["second_message"] == ""


def test_opening_the_panel_starts_nothing(seen):
    assert seen["opened"]["docks"] == ["StrandlinePanel"]
    assert (seen["opened"]["engine"], seen["opened"]["tasks"]) == ("", 0)
    assert "installed" in seen["state_before"]


def test_the_engine_shows_a_sign_of_life_and_runs_once_a_click_is_wanted(seen):
    assert seen["while_starting"]
    assert "running" in seen["state_running"]
    assert seen["tool_set"]


def test_a_click_in_the_pond(seen):
    found = seen["water"]
    assert found["verdict"] == "Water" and found["said"].startswith("Water: near infrared 0.")
    assert found["plot"] and found["use"] and found["holds_point"]
    # The pond alone has 1.9 hectares in September; what is looked at is larger, and small.
    assert 15_000 < found["area"] < 100_000
    assert median(seen["seconds_of_clicks"]) < 1.5  # with the window's own tenth of a second, on a busy machine


def test_a_click_in_the_forest(seen):
    found = seen["land"]
    assert found["verdict"] == "Land" and "like the land around it" in found["said"]
    assert found["plot"] and not found["use"]


def test_what_was_clicked_goes_into_the_dialogs(seen, pond_images):
    values = seen["compare_point"]
    assert (values["BEFORE"], values["AFTER"]) == ("pond 2018-04-29", "pond 2018-09-15")
    x, y = map(float, values["POINT"].split(" [")[0].split(","))
    # As near as a pixel of the map.
    assert math.hypot(x - pond_images.x, y - pond_images.y) < 20
    assert values["POINT"].endswith("[EPSG:32631]")
    assert [Path(image).name for image in seen["series_point"]["IMAGES"]] == ["2018-04-29.tif", "2018-09-15.tif"]
    assert not seen["compare_point_modal"]


def test_dialogs_begin_with_what_makes_sense(seen):
    assert (seen["compare"]["BEFORE"], seen["compare"]["AFTER"]) == ("pond 2018-04-29", "pond 2018-09-15")
    assert "EPSG:32631" in seen["search"]["EXTENT"]


def test_leaving_the_map_tool_leaves_nothing_on_the_map(seen):
    assert seen["left"]["bands"] == 0 and not seen["left"]["shown"]


def test_closing_the_panel_leaves_nothing_either(seen):
    assert len(seen["closed"]) == 2
    for found in seen["closed"]:
        assert found["bands"] == 0 and not found["shown"] and found["tool"] != "ClickTool"


def test_the_preview_lies_in_the_map_s_crs(seen):
    assert seen["other_crs"]["bands"] == 0 and not seen["other_crs"]["shown"]
    found = seen["in_mercator"]
    assert found["verdict"] == "Water" and found["holds_point"]
    # Web Mercator draws what lies at 43.6 degrees north 1.9 times as large.
    assert found["area"] == pytest.approx(seen["water"]["area"] / math.cos(math.radians(43.6)) ** 2, rel=0.03)


def test_what_cannot_be_looked_at_is_said_in_the_panel(seen):
    assert "one band" in seen["one_band"]
    assert "Name the bands" in seen["unnamed"]
    assert "Assign one first" in seen["no_crs"]


def test_the_options_are_grouped_and_kept(seen):
    assert seen["options"] == ["Computing", "Display", "Engine", "This computer"]
    assert seen["options_scheduler"] == ["A running dask scheduler", "Computing", "Display", "Engine"]
    # Processing's page is in the same dialog, and knows nothing of the change.
    assert seen["kind_kept"] == "scheduler"


def test_nothing_is_left_when_the_plugin_is_unloaded(seen):
    assert seen["unloaded"] == NOTHING
    assert seen["tool_after"] != "ClickTool"
    assert seen["reloaded"]["docks"] == []

"""The main job as a person does it: in a real QGIS window, from the toolbox, through the tool's dialog.

The pictures of the screen are kept in ``build/screenshots`` to be looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SESSION = Path(__file__).with_name("toolbox_session.py")
SCREENSHOTS = CHECKOUT / "build" / "screenshots"

pytestmark = pytest.mark.gui


@pytest.fixture(scope="module")
def seen(qgis_window, pond_images):
    """Run Lake change in a QGIS window and return what was seen there."""
    plan = {
        "search": "lake change",
        "title": "Lake change",
        "layers": 6,
        "parameters": {
            "BEFORE": str(pond_images.before),
            "AFTER": str(pond_images.after),
            "POINT": pond_images.point,
            "CHANGE": "TEMPORARY_OUTPUT",
            "WATER_BEFORE": "TEMPORARY_OUTPUT",
            "WATER_AFTER": "TEMPORARY_OUTPUT",
            "CLUSTERS_AFTER": "TEMPORARY_OUTPUT",
        },
    }
    return qgis_window(SESSION, plan)


def test_the_toolbox_shows_the_tool_and_the_model(seen):
    assert {"Strandline", "Water", "Lake change", "Lake change, step by step"} <= set(seen["toolbox"])
    assert seen["toolbox"].count("Water") == 1


def test_the_change_lies_on_top_of_what_it_was_made_of(seen):
    assert seen["error"] == ""
    title = "Lake change 2018-04-29 – 2018-09-15"
    below = [
        ["Water 2018-09-15", False, []],
        ["Water 2018-04-29", False, []],
        ["Clusters 2018-09-15", False, []],
        ["Image 2018-09-15", True, []],
        ["Image 2018-04-29", True, []],
    ]
    assert seen["tree"] == [[title, True, [[title, True, []], *below]]]


def test_styled_layers_appear(seen):
    layers = {layer["name"]: layer for layer in seen["layers"]}
    kinds = {name: layer["renderer"] for name, layer in layers.items()}
    assert {name for name, kind in kinds.items() if kind == "multibandcolor"} == {
        "Image 2018-04-29",
        "Image 2018-09-15",
    }
    assert {kind for name, kind in kinds.items() if "Image" not in name} == {"paletted"}
    assert layers["Water 2018-04-29"]["labels"] == ["not water", "water", "not observed"]
    assert "water lost" in layers["Lake change 2018-04-29 – 2018-09-15"]["labels"]


def test_layers_speak_of_their_dates(seen):
    spans = {layer["name"]: (layer["begin"][:10], layer["end"][:10]) for layer in seen["layers"] if layer["temporal"]}
    assert spans["Water 2018-04-29"] == ("2018-04-29", "2018-04-29")
    assert spans["Lake change 2018-04-29 – 2018-09-15"] == ("2018-04-29", "2018-09-15")


def test_the_next_dialog_begins_with_both_images_the_older_first(seen):
    assert seen["begins_with"] == ["Image 2018-04-29", "Image 2018-09-15"]


def test_pictures_of_the_window_are_kept(seen):
    assert {"toolbox.png", "dialog.png", "layers.png"} <= {path.name for path in SCREENSHOTS.glob("*.png")}

"""A newcomer's whole way in a real QGIS window: first start, install, search, load, click, compare, report.

The engine is installed whole, by the panel's button, and as a rule out of uv's cache, which ``make`` has filled. The scenes come from a
STAC API and a server of files on this computer. Then a QGIS without the plugin opens what was made, and the panel is looked at in
German. The pictures of the screen are kept in ``build/screenshots`` to be looked at.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

SESSION = Path(__file__).with_name("story_session.py")
SCENES = ("landsat-5_1988-07-02", "landsat-8_2017-07-02")

pytestmark = pytest.mark.gui


@pytest.fixture(scope="module")
def seen(qgis_window, lake_api, tmp_path_factory):
    """Go all the way and return what was seen."""
    folder = tmp_path_factory.mktemp("results")
    home = tmp_path_factory.mktemp("home")
    plan = {
        "story": "newcomer",
        "seconds": int(os.environ.get("STORY_SECONDS", 400)),
        "url": lake_api.url,
        "scenes": SCENES,
        "outputs": {
            "CHANGE": str(folder / "change.tif"),
            "WATER_BEFORE": str(folder / "water_1988.tif"),
            "WATER_AFTER": str(folder / "water_2017.tif"),
            "REPORT": str(folder / "report.html"),
        },
    }
    found = qgis_window(SESSION, plan, seconds=460, STRANDLINE_ENGINE_HOME=os.environ.get("STORY_HOME", str(home)))
    yield {**found, "outputs": {name: Path(path) for name, path in plan["outputs"].items()}, "home": home}
    # More than a gigabyte.
    shutil.rmtree(home)


def test_nothing_went_wrong(seen):
    assert seen["error"] == ""

"""The engine's state in the panel, and its installation from there: by the real tool, in the background."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication
from waiting import wait_for


@pytest.fixture
def box(qgis_processing, qgis_app, own_plugin):
    import strandline
    from strandline.plugin.panel.engine_box import EngineBox

    plugin = strandline.classFactory(None)
    plugin.initProcessing()
    made = EngineBox()
    yield made
    made.close_box()
    made.deleteLater()
    plugin.unload()


def test_without_an_engine_it_offers_to_install_one(box):
    assert "not installed yet" in box.state.text()
    assert not box.install.isHidden() and box.bar.isHidden()


def test_the_button_installs_and_the_window_goes_on(box, stand_in, own_plugin):
    done, texts = [], []
    box.installed.connect(lambda: done.append(True))
    box.start_installing()
    # It comes back at once, and shows that something is under way.
    assert not done and box.install.isHidden() and not box.bar.isHidden()
    assert wait_for(lambda: texts.append(box.state.text()) or done)
    assert "installed. It starts when it is needed" in box.state.text()
    assert box.install.isHidden() and box.bar.isHidden()
    assert own_plugin.engines()


def test_why_it_cannot_be_installed_is_said(box, stand_in, own_plugin):
    own_plugin.verify("raise SystemExit('no such thing')")
    box.start_installing()
    assert wait_for(lambda: not box.install.isHidden())
    assert "no such thing" in box.state.text()


def test_it_can_be_cancelled(box, stand_in, own_plugin):
    own_plugin.verify("import time; time.sleep(60)")
    box.start_installing()
    assert wait_for(lambda: bool(stand_in))
    box.stop.click()
    assert wait_for(lambda: not box.install.isHidden(), 10)
    assert "not installed yet" in box.state.text()
    assert not own_plugin.engines()


def test_an_unloaded_panel_waits_for_nothing(box, stand_in, own_plugin):
    own_plugin.verify("import time; time.sleep(60)")
    box.start_installing()
    assert wait_for(lambda: bool(stand_in))
    box.close_box()
    assert wait_for(lambda: not QgsApplication.taskManager().activeTasks(), 10)
    assert not own_plugin.engines()

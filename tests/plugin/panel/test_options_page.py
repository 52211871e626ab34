"""The options page: every setting in a group, kept where Processing keeps it, and a test of what it reaches."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtTest import QTest
from strandline.plugin import settings
from waiting import wait_for


@pytest.fixture
def page(qgis_processing, qgis_app):
    import strandline
    from strandline.plugin.panel.options_page import OptionsFactory

    plugin = strandline.classFactory(None)
    plugin.initProcessing()
    made = OptionsFactory().createWidget()
    yield made
    made.hide()
    made.engine.close_box()
    made.deleteLater()
    plugin.unload()
    for setting in settings.ALL:
        QgsSettings().remove(f"Processing/Configuration/{setting.key}")


def test_every_setting_is_on_the_page_with_its_value(page):
    assert set(page.editors) == {setting.key for setting in settings.ALL}
    for setting in settings.ALL:
        assert page.editors[setting.key].value == setting.value()
        assert type(page.editors[setting.key].value) is type(setting.default)


def test_only_the_chosen_kind_of_workers_is_shown(page):
    for kind in ("slurm", "scheduler", "local"):
        page.editors[settings.CLUSTER_KIND.key].value = kind
        assert [name for name, group in page.kinds.items() if not group.isHidden()] == [kind]


def test_what_is_changed_is_kept_where_processing_keeps_it(page):
    from processing.core.ProcessingConfig import ProcessingConfig

    wanted = {
        settings.SCHEDULER_ADDRESS: "tls://10.0.0.5:8786",
        settings.CLUSTER_KIND: "scheduler",
        settings.SLURM_JOBS: 7,
        settings.MEMORY_LIMIT: 2.5,
        settings.TLS_KEY: "/keys/mine.pem",
    }
    for setting, value in wanted.items():
        page.editors[setting.key].value = value
    page.apply()
    QTest.qWait(10)
    assert {setting: setting.value() for setting in wanted} == wanted
    for setting, value in wanted.items():
        assert str(ProcessingConfig.settings[setting.key].value) == str(value)
    # What nobody touched is not written.
    assert not QgsSettings().contains(f"Processing/Configuration/{settings.SLURM_QUEUE.key}")


def test_the_test_says_which_workers_it_reached(page, engine_home):
    page.editors[settings.WORKERS.key].value = 2
    page.show()
    page.test.click()
    assert not page.test.isEnabled()
    assert wait_for(page.test.isEnabled)
    assert "The engine answers" in page.reached.text()
    assert "1 processes with 2 threads" in page.reached.text()
    # What is tried is not kept.
    assert settings.WORKERS.value() == 0


def test_the_test_says_what_it_did_not_reach(page, engine_home):
    page.editors[settings.CLUSTER_KIND.key].value = "scheduler"
    page.editors[settings.SCHEDULER_ADDRESS.key].value = "tcp://127.0.0.1:1"
    page.show()
    page.test.click()
    assert wait_for(page.test.isEnabled)
    assert "127.0.0.1:1" in page.reached.text() and "Reached" not in page.reached.text()


def test_a_test_submits_nothing_to_slurm(page, engine_home):
    page.editors[settings.CLUSTER_KIND.key].value = "slurm"
    for setting, value in ((settings.SLURM_QUEUE, "short"), (settings.SLURM_CORES, 2), (settings.SLURM_MEMORY, "4GB")):
        page.editors[setting.key].value = value
    page.show()
    page.test.click()
    assert wait_for(page.test.isEnabled)
    assert "A test submits nothing" in page.reached.text(), page.reached.text()
    assert "#SBATCH -p short" in page.reached.text() and "sbatch is" in page.reached.text()


def test_closing_the_options_ends_a_test(page, engine_home):
    page.show()
    page.test.click()
    page.hide()
    assert page.test.isEnabled()
    assert wait_for(lambda: not QgsApplication.taskManager().activeTasks(), 10)


@pytest.fixture
def engine_home():
    from strandline.plugin import environment

    reason = environment.why_not_ready()
    if reason:
        pytest.fail(f"{reason} STRANDLINE_ENGINE_HOME says where it is.")

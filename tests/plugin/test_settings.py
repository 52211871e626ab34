"""The options page, and what the engine hears of it."""

from __future__ import annotations

import json
import subprocess

import pytest
from qgis.core import QgsSettings
from strandline.plugin import options, settings

OTHERS = {
    settings.ENGINE_FOLDER,
    settings.PYTHON_INTERPRETER,
    settings.USE_INTERPRETER,
    settings.IDLE_MINUTES,
    settings.SILENCE_SECONDS,
    settings.AREA_UNIT,
}


@pytest.fixture
def store():
    """Return a function that stores a value as the options page does; afterwards it is gone."""
    stored = []

    def store_value(setting, value):
        key = f"Processing/Configuration/{setting.key}"
        QgsSettings().setValue(key, value)
        stored.append(key)

    yield store_value
    for key in stored:
        QgsSettings().remove(key)


def flat(values):
    for value in values.values():
        yield from flat(value) if isinstance(value, dict) else [value]


def test_every_setting_of_the_cluster_reaches_the_engine(store):
    values = {}
    for number, setting in enumerate(settings.ALL):
        if setting in OTHERS:
            continue
        value = setting.choices[-1] if setting.choices else type(setting.default)(number + 2)
        store(setting, value)
        values[setting.key] = True if setting is settings.DASHBOARD else value
    told = list(flat(settings.compute_settings()))
    assert sorted(map(str, told)) == sorted(map(str, values.values()))


def test_the_engine_knows_them_all_and_its_defaults_are_the_same(test_engine_python):
    """Else a setting would be left out silently."""
    code = (
        "import json, sys; from dataclasses import asdict; from engine.compute.settings import ComputeSettings, remember\n"
        "print(json.dumps([asdict(ComputeSettings()), asdict(remember(json.load(sys.stdin)))]))"
    )
    said = subprocess.run(
        [test_engine_python, "-c", code],
        cwd=settings.__file__.rsplit("/", 2)[0],
        input=json.dumps(settings.compute_settings()),
        capture_output=True,
        text=True,
        check=True,
    )
    defaults, heard = json.loads(said.stdout)
    assert defaults == heard
    # For experiments and tests, not for users.
    assert {name: defaults.pop(name) for name in ("window_bytes", "window_shape")} == {
        "window_bytes": 16 << 20,
        "window_shape": None,
    }
    assert defaults == settings.compute_settings()
    assert "left out" not in said.stderr


def test_what_processing_s_own_page_stores_is_understood(qgis_processing, store):
    """It stores the number of a choice, not its name."""
    from processing.core.ProcessingConfig import ProcessingConfig
    from qgis.PyQt.QtGui import QIcon

    store(settings.CLUSTER_KIND, "")
    options.register(QIcon())
    try:
        # As a choice in the list does, and then the button OK.
        setting = ProcessingConfig.settings[settings.CLUSTER_KIND.key]
        setting.setValue("slurm")
        setting.save()
        assert settings.CLUSTER_KIND.value() == "slurm"
        settings.CLUSTER_KIND.store("scheduler")
        setting.read()
        assert setting.value == settings.CLUSTER_KIND.value() == "scheduler"
    finally:
        options.unregister()


@pytest.mark.parametrize("nonsense", ["", "cloud", "SLURM", "7"])
def test_another_kind_of_workers_is_taken_for_the_usual_one(store, nonsense):
    store(settings.CLUSTER_KIND, nonsense)
    assert settings.compute_settings()["kind"] == "local"


def test_the_options_page_offers_them(qgis_processing):
    from processing.core.ProcessingConfig import ProcessingConfig
    from qgis.PyQt.QtGui import QIcon

    options.register(QIcon())
    try:
        offered = ProcessingConfig.settings
        for setting in settings.ALL:
            assert offered[setting.key].group == settings.GROUP
            assert offered[setting.key].description == setting.label
        assert offered[settings.CLUSTER_KIND.key].options == ["local", "scheduler", "slurm"]
        assert offered[settings.SLURM_JOBS.key].valuetype == offered[settings.SLURM_JOBS.key].INT
        assert offered[settings.SLURM_WAIT_MINUTES.key].valuetype == offered[settings.SLURM_WAIT_MINUTES.key].FLOAT
        assert offered[settings.TLS_KEY.key].valuetype == offered[settings.TLS_KEY.key].FILE
    finally:
        options.unregister()
    assert settings.TLS_KEY.key not in ProcessingConfig.settings


@pytest.mark.parametrize(
    ("area", "unit", "text"),
    [
        (0.0039000000000000003, "automatic", "3,900 m²"),
        (0.0039000000000000003, "ha", "0.3900 ha"),
        (0.0039000000000000003, "km²", "0.003900 km²"),
        (0.39, "automatic", "39.00 ha"),
        (149.1234, "automatic", "149.1 km²"),
        (82_100.0, "automatic", "82,100 km²"),
        (0.0, "automatic", "0 km²"),
        (0.0, "km²", "0 km²"),
    ],
)
def test_areas_are_told_in_the_users_unit(store, area, unit, text):
    from strandline.plugin.units import area_text

    store(settings.AREA_UNIT, unit)
    assert area_text(area) == text

"""In another language nothing that toolbox and dialogs show stays English: seen in a made-up one, which marks its texts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsPalettedRasterRenderer, QgsProcessingParameterEnum, QgsRasterLayer

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tools"))
import translations  # noqa: E402 - of the tools, which are no package

MARK = "‹"


@pytest.fixture(scope="module")
def marked(provider, tmp_path_factory):
    """Return the provider in a language in which each text begins with a mark."""
    from strandline.plugin import translation

    if translations.lrelease() is None:
        pytest.skip("there is no lrelease: run `tools/setup.sh translations`")
    folder = tmp_path_factory.mktemp("i18n")
    translations.write(folder / "strandline_de.ts", "de", {text: MARK + text for text in translations.texts()})
    translations.compile_all(folder, folder)
    assert translation.install_translator("de", folder)
    provider.refreshAlgorithms()
    yield provider
    translation.remove_translator()
    provider.refreshAlgorithms()


@pytest.fixture(scope="module")
def tools(marked):
    """Return all tools, and the models that come with the plugin."""
    found = {tool.name(): tool for tool in marked.algorithms()}
    assert len(found) > 24 and "lake_change" in found
    return found


def english(texts):
    return [text for text in texts if text and not text.startswith(MARK)]


def test_titles_groups_and_summaries(tools):
    assert english(text for tool in tools.values() for text in (tool.displayName(), tool.group())) == []
    assert english(tool.shortDescription() for tool in tools.values()) == []


def test_a_group_of_tools_and_models_is_one_group(tools):
    titles = {}
    for tool in tools.values():
        titles.setdefault(tool.groupId(), set()).add(tool.group())
    assert {len(found) for found in titles.values()} == {1}


def test_help(tools):
    for tool in tools.values():
        plain = re.sub("<[^>]+>", "", tool.shortHelpString())
        # Summary, help, heading, and title and help of each field.
        texts = 3 + 3 * len(tool.parameterDefinitions()) if hasattr(tool, "SUMMARY") else plain.count(MARK)
        assert plain.startswith(MARK) and plain.count(MARK) == texts, tool.name()


def test_parameters_and_outputs(tools):
    for tool in tools.values():
        for one in (*tool.parameterDefinitions(), *tool.outputDefinitions()):
            assert english([one.description(), getattr(one, "help", str)()]) == [], (tool.name(), one.name())


def test_a_model_that_runs_is_translated_too(tools):
    model = tools["lake_series"].create()
    assert english(one.description() for one in model.parameterDefinitions()) == []


def test_ids_names_values_and_tags_are_the_same_in_all_languages(tools):
    for tool in tools.values():
        assert MARK not in "".join((tool.id(), tool.groupId(), *tool.tags()))
        for one in tool.parameterDefinitions():
            assert MARK not in one.name() + str(one.defaultValue())
            if isinstance(one, QgsProcessingParameterEnum):
                assert MARK not in "".join(one.options())


def test_what_is_wrong_is_said_in_the_language(marked, tools):
    from qgis.core import QgsProcessingContext

    fine, reason = (
        tools["searchscenes"]
        .create()
        .checkParameterValues(
            {"EXTENT": "0,1,0,1 [EPSG:4326]", "START": "2020-02-01", "END": "2020-01-01", "OUTPUT": "memory:"},
            QgsProcessingContext(),
        )
    )
    assert not fine and reason.startswith(MARK), reason


def test_legends_are_translated_and_files_are_not(marked, lake):
    from strandline.plugin.styles import LayerLook, apply_look, class_name

    layer = QgsRasterLayer(str(lake["wet_before"]), "mask")
    names = [(0, "not water", (0, 0, 0, 255)), (1, "water", (0, 0, 255, 255))]
    apply_look(layer, LayerLook(mask=True, classes=names))
    assert isinstance(layer.renderer(), QgsPalettedRasterRenderer)
    assert [entry.label for entry in layer.renderer().classes()] == [f"{MARK}not water", f"{MARK}water"]
    assert class_name("cluster 12") == f"{MARK}cluster 12"


def test_the_manual_stays_english(tmp_path):
    done = subprocess.run(
        [sys.executable, CHECKOUT / "tools" / "manual" / "describe_tools.py", tmp_path / "tools.json"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "de_DE.UTF-8", "LC_ALL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert '"title": "Water mask"' in (tmp_path / "tools.json").read_text(encoding="utf-8")

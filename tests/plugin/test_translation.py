"""Texts are written where they are shown, are collected for translators, and are shown in the language of QGIS."""

from __future__ import annotations

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QLocale
from tool_modules import load_tool

LANGUAGES = ("de", "fr", "es", "pt")


translations = load_tool("translations")


@pytest.fixture(scope="module")
def strandline():
    from strandline.plugin import translation

    return translation


@pytest.fixture
def in_german(strandline, tmp_path):
    """Show some texts in German and numbers as in Germany, and be back in English afterwards."""
    if translations.lrelease() is None:
        pytest.skip("there is no lrelease: run `tools/setup.sh translations`")
    before = QLocale()
    translations.write(tmp_path / "strandline_de.ts", "de", {"Water mask": "Wassermaske", "one\n\ntwo": "eins\n\nzwei"})
    translations.compile_all(tmp_path, tmp_path)
    QLocale.setDefault(QLocale("de_DE"))
    assert strandline.install_translator("de_DE", tmp_path)
    yield tmp_path
    strandline.remove_translator()
    QLocale.setDefault(before)


def test_what_is_translated_is_one_literal_everywhere():
    found = translations.texts()
    assert len(found) > 600 and "" not in found
    assert {"Water mask", "Cancelled.", "Engine folder (empty: the user's data folder)"} <= set(found)
    assert "A place that is water on both dates." in found, "of a model"


@pytest.mark.parametrize(
    "source",
    [
        "tr(text)",
        "tr(f'{text} is missing')",
        "tr('one ' + what)",
        "tr('{} is missing'.format(name))",
        "tr('one', 'two')",
        "to_translate(TITLE)",
        "settings.tr(label)",
    ],
)
def test_anything_else_is_refused(source):
    with pytest.raises(SystemExit, match="one literal"):
        list(translations.literals(source, "file.py"))


def test_texts_are_collected_as_they_are_looked_up(strandline):
    source = 'tr("a\\nb")\nHELP = to_translate("""\none\n  two\n\nthree""")'
    assert [text for _, text in translations.literals(source, "")] == ["a\nb", "one two\n\nthree"]
    assert strandline.to_translate("\none\n  two\n\nthree") == "one two\n\nthree"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_for_translators_hold_what_is_written_now(language):
    messages = translations.ElementTree.parse(translations.FOLDER / f"strandline_{language}.ts").iter("message")
    found = [message.findtext("source") for message in messages]
    assert found == translations.texts(), "run `make translations`"


def test_collecting_again_keeps_translations(tmp_path):
    path = tmp_path / "strandline_de.ts"
    translations.write(path, "de", {"a < b": "ä < b", "new": ""})
    assert translations.known(path) == {"a < b": "ä < b"}
    assert path.read_text(encoding="utf-8").count('type="unfinished"') == 1


def test_a_text_is_shown_in_the_language_while_the_translator_is_there(strandline, in_german):
    assert strandline.tr("Water mask") == "Wassermaske" and strandline.language() == "de"
    assert strandline.translated(strandline.to_translate("\none\n\ntwo")) == "eins\n\nzwei"
    assert strandline.tr("Not translated yet") == "Not translated yet"
    strandline.remove_translator()
    assert strandline.tr("Water mask") == "Water mask" and strandline.language() == "en"


@pytest.mark.parametrize(
    ("locale", "expected"), [("de", "Wassermaske"), ("de_AT", "Wassermaske"), ("de-CH", "Wassermaske")]
)
def test_countries_share_a_language(strandline, in_german, locale, expected):
    assert strandline.install_translator(locale, in_german)
    assert strandline.tr("Water mask") == expected


@pytest.mark.parametrize("locale", ["en", "en_US", "C", "nl_NL", "den"])
def test_other_languages_see_english(strandline, in_german, locale):
    assert not strandline.install_translator(locale, in_german)
    assert strandline.tr("Water mask") == "Water mask"


def test_numbers_and_days_are_written_as_in_the_language(in_german):
    from strandline.plugin import units

    assert units.area_text(1.5, "km²") == "1,500 km²"
    assert units.number_text(0.31, 2) == "0,31"
    assert units.day_text("2018-04-29T10:00:00") == "29.04.2018"


def test_in_english_they_stay_what_they_were(strandline):
    from strandline.plugin import units

    assert units.number_text(0.31, 2) == f"{0.31:.2g}" and units.number_text(120.0) == f"{120.0:g}"
    assert units.day_text("2018-04-29") == "2018-04-29"


def test_the_plugin_takes_its_translator_away_again(strandline, in_german, monkeypatch):
    from strandline.algorithms.provider import StrandlineProvider
    from strandline.plugin.plugin import StrandlinePlugin

    monkeypatch.setattr(strandline, "FOLDER", in_german)
    strandline.remove_translator()
    plugin = StrandlinePlugin(StrandlineProvider)
    # As Settings > Options > General stores it.
    QgsSettings().setValue("locale/overrideFlag", True)
    QgsSettings().setValue("locale/userLocale", "de_AT")
    try:
        plugin.initProcessing()
        assert strandline.tr("Water mask") == "Wassermaske"
    finally:
        plugin.unload()
        QgsSettings().remove("locale")
    assert strandline.tr("Water mask") == "Water mask"

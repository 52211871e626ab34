"""Each language is complete, and its translations keep what programs put in and what tools are asked by."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tool_modules import load_tool

LANGUAGES = ("de", "fr", "es", "pt")
#: Words in capital letters that languages have their own for.
TRANSLATED = {"CRS", "GB", "MB", "NAME"}


translations = load_tool("translations")


@pytest.fixture(params=LANGUAGES)
def pairs(request):
    """Return the texts of a language with their translations."""
    found = translations.known(translations.FOLDER / f"strandline_{request.param}.ts")
    if not found:
        pytest.fail(f"nothing is translated into {request.param}")
    return found


def placeholders(text):
    return Counter(re.findall(r"\{[^{}]*\}|%\d", text))


def codes(text):
    """Return tags of HTML and what filters files."""
    return Counter(re.findall(r"</?[a-z]+[^<>]*>|\(\*[^)]*\)|;;", text))


def names(text):
    """Return what is called by name in all languages: parameters, variables, tools, formats."""
    words = set(re.findall(r"(?<![\w.-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b|\bstrandline:[a-z_]+", text))
    return {word for word in words if len(word) > 1} - TRANSLATED


def ends(text):
    """Return white space at both ends, and whether the text ends like a heading or a sentence."""
    last = text.rstrip()[-1:]
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :], last if last in ".:…?" else ""


def unlike(pairs, found_in):
    return {text: translation for text, translation in pairs.items() if found_in(text) != found_in(translation)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language):
    found = translations.known(translations.FOLDER / f"strandline_{language}.ts")
    assert [text for text in translations.texts() if not found.get(text, "").strip()] == []


def test_values_are_put_in_where_they_belong(pairs):
    assert unlike(pairs, placeholders) == {}


def test_several_values_have_names(pairs):
    assert [text for text in pairs if text.count("{}") > 1] == [], "their order differs from language to language"


def test_every_translation_can_be_filled(pairs):
    for translation in pairs.values():
        translation.format(*"abc", **dict.fromkeys(re.findall(r"\{(\w+)", translation), 1))


def test_tags_and_filters_are_kept(pairs):
    assert unlike(pairs, codes) == {}


def test_names_of_parameters_and_tools_are_kept(pairs):
    missing = {text: names(text) - names(translation) for text, translation in pairs.items()}
    assert {text: gone for text, gone in missing.items() if gone} == {}


def test_texts_end_as_they_do_in_english(pairs):
    assert unlike(pairs, ends) == {}


def test_paragraphs_are_kept(pairs):
    assert unlike(pairs, lambda text: text.count("\n")) == {}


@pytest.mark.parametrize(
    ("language", "variables"), [("de", {"LANG": "de_DE.UTF-8"}), ("pt", {"LANG": "pt_BR.UTF-8"}), ("en", {})]
)
def test_qgis_process_speaks_the_language_of_the_computer(language, variables, qgis_process):
    """The translations have to be compiled, which `tools/setup.sh translations` does."""
    found = translations.known(translations.FOLDER / f"strandline_{language}.ts")
    title = found["Water mask"] if language != "en" else "Water mask"
    assert (title == "Water mask") == (language == "en")
    done = qgis_process("help", "strandline:watermask", **{"LC_ALL": "", "LANGUAGE": "", **variables})
    assert done.returncode == 0, done.stderr
    assert f"{title} (strandline:watermask)" in done.stdout


def test_the_json_of_qgis_process_has_the_same_names_in_german(qgis_process):
    done = qgis_process("--json", "help", "strandline:watermask", LANG="de_DE.UTF-8", LC_ALL="", LANGUAGE="")
    assert '"CLUSTERS"' in done.stdout and '"strandline:watermask"' in done.stdout

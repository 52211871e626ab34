"""The manifest has what QGIS and the plugin site ask for, and the version is the same everywhere."""

from __future__ import annotations

import ast
import configparser
import re
from pathlib import Path

import pytest
import tomllib
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def metadata():
    parser = configparser.ConfigParser()  # with interpolation, as the plugin site reads it
    parser.read(CHECKOUT / "metadata.txt", encoding="utf-8")
    return dict(parser["general"])


REQUIRED = "name qgisMinimumVersion description about version author icon tags category"


@pytest.mark.parametrize("key", REQUIRED.split())
def test_every_key_that_the_plugin_site_asks_for_is_there(metadata, key):
    assert metadata[key.lower()].strip()


@pytest.mark.parametrize(
    ("key", "value"),
    [("hasProcessingProvider", "yes"), ("qgisMinimumVersion", "3.22"), ("qgisMaximumVersion", "4.99")],
)
def test_the_provider_and_the_versions_of_qgis_are_declared(metadata, key, value):
    assert metadata[key.lower()] == value


def test_contact_and_addresses_are_settings_of_the_release_alone(metadata):
    settings = tomllib.loads((CHECKOUT / "tools" / "release.toml").read_text(encoding="utf-8"))
    assert set(settings) == {"email", "homepage", "repository", "tracker"}
    assert not set(settings) & set(metadata)
    assert "@" not in (CHECKOUT / "metadata.txt").read_text(encoding="utf-8")


def test_nothing_deprecated_is_declared(metadata):
    assert "supportsqt6" not in metadata and metadata["deprecated"] == "False"


def test_the_name_has_no_characters_that_the_plugin_site_refuses(metadata):
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9 _-]*", metadata["name"])
    assert "plugin" not in metadata["name"].lower()


def test_the_descriptions_are_text_without_markup(metadata):
    assert "\n" not in metadata["description"]
    assert len(metadata["description"]) <= 200
    assert not re.search(r"</?\w+>", metadata["description"] + metadata["about"])


def sections():
    """Return the entries of each released version in CHANGELOG.md as plain text, newest first."""
    text = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = {}
    for version, section in re.findall(r"^## \[(\d[^\]]*)\](.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL):
        entries = re.findall(r"^- (.*(?:\n  .*)*)", section, re.MULTILINE)
        found[version] = [" ".join(entry.replace("`", "").split()) for entry in entries]
    return found


def test_the_version_is_the_same_everywhere(metadata):
    tree = ast.parse((CHECKOUT / "engine" / "__init__.py").read_text(encoding="utf-8"))
    (engine,) = (
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__version__"
    )
    citation = (CHECKOUT / "CITATION.cff").read_text(encoding="utf-8")
    (cited,) = re.findall(r"^version: (.*)$", citation, re.MULTILINE)
    assert metadata["version"] == engine == cited == next(iter(sections()))
    assert re.fullmatch(r"\d+\.\d+\.\d+", engine)


def test_the_plugin_site_is_told_what_the_changelog_says_of_this_version(metadata):
    version, *entries = metadata["changelog"].splitlines()
    assert version == metadata["version"]
    assert [entry.strip() for entry in entries] == [f"- {entry}" for entry in sections()[version]]


def test_the_licence_is_the_gpl_2_or_later(metadata):
    assert metadata["license"] == "GPL-2.0-or-later"
    assert (
        "GNU GENERAL PUBLIC LICENSE\n                       Version 2, June 1991" in (CHECKOUT / "LICENSE").read_text()
    )


@pytest.mark.parametrize("side", [16, 24, 64])
def test_the_icon_is_drawn_at_every_size(metadata, side):
    renderer = QSvgRenderer(str(CHECKOUT / metadata["icon"]))
    assert renderer.isValid()
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    colours = {
        image.pixelColor(x, y).name() for x in range(side) for y in range(side) if image.pixelColor(x, y).alpha()
    }
    assert {"#2a86c0", "#f2e2b8"} <= colours, "the lake and the dry sand keep their plain colours"

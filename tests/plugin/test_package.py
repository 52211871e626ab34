"""The zip for the plugin site: what is in it, and that a QGIS with an empty profile can use it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def pack(folder):
    subprocess.run([sys.executable, CHECKOUT / "tools" / "package.py", folder], check=True, capture_output=True)
    (package,) = folder.glob("*.zip")
    return package


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return pack(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def content(package):
    with zipfile.ZipFile(package) as opened:
        assert opened.testzip() is None
        return opened.namelist()


def test_one_folder_named_like_the_provider(content):
    assert {name.split("/")[0] for name in content} == {"strandline"}


def test_nothing_for_developers_lies_in_it(content):
    texts = {"__init__.py", "metadata.txt", "LICENSE", "README.md", "CHANGELOG.md"}
    assert {name.split("/")[1] for name in content} == texts | {"plugin", "algorithms", "engine", "resources"}


@pytest.mark.parametrize(
    "name",
    [
        "__init__.py",
        "metadata.txt",
        "LICENSE",
        "engine/requirements.txt",
        "engine/requirements.in",
        "engine/__main__.py",
        "algorithms/provider.py",
        "algorithms/water/lakechange.py",
        "resources/icons/strandline.svg",
    ],
)
def test_what_the_plugin_needs_is_in_it(content, name):
    assert f"strandline/{name}" in content


def test_every_module_and_template_of_the_checkout_is_in_it(content):
    wanted = {
        f"strandline/{file.relative_to(CHECKOUT).as_posix()}"
        for room in ("plugin", "algorithms", "engine", "resources")
        for file in (CHECKOUT / room).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }
    assert not wanted - set(content), "a new kind of file? add it to SUFFIXES in tools/package.py"


def test_no_tests_caches_or_binaries_are_in_it(content):
    parts = {part for name in content for part in name.split("/")}
    assert not parts & {"tests", "tools", "benchmarks", "build", "__pycache__", ".git", ".ci"}
    assert not [part for part in parts if part.startswith(".")]
    assert not [
        name for name in content if name.endswith((".pyc", ".so", ".dll", ".pyd", ".exe", ".whl", ".tif", ".zip"))
    ]


def test_it_is_small(package):
    assert package.stat().st_size < 25_000_000


def test_the_same_files_give_the_same_bytes(package, tmp_path):
    assert pack(tmp_path).read_bytes() == package.read_bytes()


def test_it_installs_into_an_empty_profile(package, tmp_path, qgis_process):
    plugins = tmp_path / "profile" / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    shutil.unpack_archive(package, plugins)
    fresh = {"QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "profile"), "QGIS_PLUGINPATH": ""}
    assert "strandline:lakechange" not in qgis_process("list", **fresh).stdout, "the profile is not empty"
    qgis_process("plugins", "enable", "strandline", **fresh)
    listed = qgis_process("list", **fresh)
    assert listed.returncode == 0, listed.stderr
    assert "strandline:installengine" in listed.stdout
    assert "strandline:lakechange" in listed.stdout

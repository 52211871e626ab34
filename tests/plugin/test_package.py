"""The zip for the plugin site: what is in it, and that a QGIS with an empty profile can use it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def pack(folder, *options):
    subprocess.run(
        [sys.executable, CHECKOUT / "tools" / "package.py", *options, folder], check=True, capture_output=True
    )
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
        f"strandline/{file.relative_to(CHECKOUT).as_posix()}{'.txt' if file.suffix == '.sh' else ''}"
        for room in ("plugin", "algorithms", "engine", "resources")
        for file in (CHECKOUT / room).rglob("*")
        if file.is_file()
        and "__pycache__" not in file.parts
        and not file.name.startswith(".")
        # What translators work on; what QGIS reads is made of it.
        and file.suffix != ".ts"
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


def test_a_release_needs_a_contact_and_addresses(tmp_path):
    known = {"EMAIL": "me@home.example", "HOMEPAGE": "https://a.example", "REPOSITORY": "https://b.example/c"}
    known = {f"STRANDLINE_{name}": value for name, value in known.items()}
    command = [sys.executable, CHECKOUT / "tools" / "package.py", "--release", tmp_path]
    done = subprocess.run(command, env={**os.environ, **known}, capture_output=True, text=True, check=False)
    assert done.returncode and "set tracker in tools/release.toml" in done.stderr
    assert not list(tmp_path.iterdir())
    known["STRANDLINE_TRACKER"] = "https://b.example/c/issues"
    subprocess.run(command, env={**os.environ, **known}, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.iterdir())) as opened:
        lines = opened.read("strandline/metadata.txt").decode("utf-8").splitlines()
    assert {"email=me@home.example", "tracker=https://b.example/c/issues"} <= set(lines)


def test_recipes_run_without_a_run_bit(package):
    with zipfile.ZipFile(package) as opened:
        recipes = [entry for entry in opened.infolist() if "/recipes/" in entry.filename]
        every = list((CHECKOUT / "resources" / "recipes").glob("*.sh"))
        assert len(recipes) == len(every) > 0
        assert not any(entry.external_attr >> 16 & 0o111 for entry in opened.infolist())
        for entry in recipes:
            usage = opened.read(entry).decode("utf-8")
            assert f"#     bash {Path(entry.filename).name.removesuffix('.txt')}" in usage
            subprocess.run(["bash", "-n"], input=usage, text=True, check=True)


@pytest.fixture
def site():
    """Return a function that gives what the plugin site would say of a zip."""
    programs = CHECKOUT / "build" / "venv-lint" / "bin"
    if not (programs / "bandit").exists():
        pytest.skip("the static checks are not there: run `tools/setup.sh uv lint`")
    variables = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}

    def check(path):
        command = [programs / "python", CHECKOUT / "tools" / "plugin_site.py", path]
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == bool(done.stdout), done.stderr
        return done.stdout

    return check


@pytest.mark.slow
def test_the_plugin_site_takes_it(tmp_path, site):
    assert site(pack(tmp_path, "--example")) == ""


SPOILT = {
    "a secret": ("plugin/plugin.py", b'aws = "AKIA' + b"Z" * 12 + b'3XYZ"\n', "AWS Access Key"),
    "a shell": ("plugin/plugin.py", b"import os\nos.system(input())\n", "B605"),
    "no syntax": ("plugin/plugin.py", b"def broken(:\n", "E999"),
    "a program": ("plugin/tool.sh", b"echo\n", "a program"),
    "hidden": ("plugin/.hidden", b"", "hidden"),
    "binary": ("plugin/data", b"a\0b", "binary"),
    "no licence": ("LICENSE", None, "LICENSE is missing"),
    "no contact": ("metadata.txt", b"[general]\nname=x\nrepository=http://repo\nsupportsQt6=True\n",
                   "email is missing|repository is no address|supportsQt6 is deprecated|the icon is not in the zip"),
}  # fmt: skip


def test_the_plugin_site_refuses_a_spoilt_one(tmp_path, site):
    small = {"__init__.py": b"", "metadata.txt": b"", "LICENSE": b"text\n", "plugin/plugin.py": b""}
    for why, (name, content, words) in SPOILT.items():
        path = tmp_path / f"{why}.zip"
        with zipfile.ZipFile(path, "w") as package:
            for file, text in {**small, name: content}.items():
                if text is not None:
                    package.writestr(f"strandline/{file}", text)
        said = site(path)
        assert all(word in said for word in words.split("|")), (why, said)
    path = tmp_path / "run bit.zip"
    with zipfile.ZipFile(path, "w") as package:
        entry = zipfile.ZipInfo("strandline/__init__.py")
        entry.external_attr = 0o755 << 16
        package.writestr(entry, b"")
    assert "has a run bit" in site(path)


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

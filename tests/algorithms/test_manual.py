"""The manual is made of what the tools say, and every link in it leads somewhere."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def manual(private_variables, tmp_path_factory):
    """Return the folder of the manual, made anew."""
    mkdocs = ROOT / "build" / "venv-docs" / "bin" / "mkdocs"
    if not mkdocs.is_file():
        pytest.skip("there is no MkDocs: run `tools/setup.sh docs`")
    folder = tmp_path_factory.mktemp("manual")
    copy = folder / "checkout"
    for name in ("docs", "tools/manual"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "mkdocs.yml", copy)
    (copy / "build" / "manual").mkdir(parents=True)
    (copy / "build" / "plugins").symlink_to(ROOT / "build" / "plugins")
    script = copy / "tools" / "manual" / "describe_tools.py"
    variables = private_variables(folder / "profile")
    for command in (
        ["/usr/bin/python3", str(script), str(copy / "build" / "manual" / "tools.json")],
        [str(mkdocs), "build", "--quiet", "--strict", "--site-dir", str(folder / "site")],
    ):
        done = subprocess.run(command, cwd=copy, env=variables, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
    return folder / "site"


def test_every_tool_has_a_page_with_its_parameters_and_their_help(manual, provider):
    tools = [tool for tool in provider.algorithms() if hasattr(tool, "SUMMARY")]
    pages = {path.stem: path.read_text(encoding="utf-8") for path in (manual / "tools").glob("*.html")}
    assert set(pages) == {tool.name() for tool in tools}
    for tool in tools:
        text = " ".join(html.unescape(re.sub(r"<[^>]+>", "", pages[tool.name()])).split())
        for one in tool.parameterDefinitions():
            assert one.name() in text and one.description() in text, (tool.name(), one.name())
        for one in tool.outputDefinitions():
            assert one.name() in text, (tool.name(), one.name())


def test_links_and_pictures_are_there_and_nothing_is_fetched(manual):
    for page in manual.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for link in re.findall(r'(?:href|src)="([^"]+)"', text):
            target = unquote(link.partition("#")[0])
            if target and not target.startswith("https://"):
                assert (page.parent / target).is_file(), (page.name, link)
        assert not re.search(r"""(src|<link[^>]*href)="https?://""", text)

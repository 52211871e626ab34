"""What CONTRIBUTING names is there: files, functions on the newcomer's walk, and targets of make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
TEXT = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
#: Steps of the walk: number, file, what is named behind it.
WALK = re.findall(r"^(\d)\. `(\w+/[\w/.]+)`: (.*(?:\n   .*)*)", TEXT, re.MULTILINE)


def test_every_file_and_folder_is_there():
    named = {name for name in re.findall(r"`(\.?\w+/[\w/.-]*)`", TEXT) if not re.search("mytool|^build/", name)}
    assert len(named) > 50
    assert not {name for name in named if not (CHECKOUT / name).exists()}


def test_every_node_id_is_there():
    for path, test in re.findall(r"(tests/[\w/]+\.py)::(\w+)", TEXT):
        assert f"def {test}(" in (CHECKOUT / path).read_text(encoding="utf-8")


def test_every_target_of_make_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][a-z-]+)", " ".join(re.findall(r"`[^`]+`|^make .*$", TEXT, re.MULTILINE))))
    assert named and named <= targets


def test_the_walk_is_of_eight_files_at_most():
    assert [number for number, _, _ in WALK] == [str(number) for number in range(1, len(WALK) + 1)]
    assert 5 < len(WALK) <= 8


@pytest.mark.parametrize(("path", "text"), [step[1:] for step in WALK], ids=[step[1] for step in WALK])
def test_the_walk_names_functions_of_its_files(path, text):
    source = (CHECKOUT / path).read_text(encoding="utf-8")
    functions = [name for name in re.findall(r"`(\w+)`", text) if not name.isupper()]
    assert functions
    assert not [name for name in functions if f"def {name}(" not in source]

"""The gate behind qgis-plugin-analyzer: every finding needs a reason, and every reason a finding."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import tomllib

TOOLS = Path(__file__).resolve().parents[2] / "tools"
ALLOWED = tomllib.loads((TOOLS / "plugin-analyzer-allowed.toml").read_text(encoding="utf-8"))
REASONED = [
    {"type": kind, "file": file, "line": 1, "message": text}
    for kind, entry in ALLOWED.items()
    for file in entry.get("files", ["algorithms/base.py"])
    for text in entry.get("texts", ["found"])
]


@pytest.fixture
def gate(tmp_path, test_engine_python):
    def run(found, modules=("algorithms/base.py",)):
        context = {
            "modules": [{"path": path} for path in modules],
            "qgis_compliance": {"best_practices": {"issues": found}},
            "security": {"findings": []},
        }
        (tmp_path / "context.json").write_text(json.dumps(context))
        command = [test_engine_python, TOOLS / "plugin_analyzer.py", tmp_path / "context.json"]
        done = subprocess.run(command, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    return run


def test_findings_with_a_reason_pass(gate):
    assert gate(REASONED) == (0, "")


def test_a_finding_without_a_reason_fails(gate):
    code, text = gate([*REASONED, {"type": "GOD_OBJECT", "file": "plugin/new.py", "line": 7, "message": "too big"}])
    assert code == 1 and text == "plugin/new.py:7: GOD_OBJECT too big\n"


def test_a_reason_without_a_finding_fails(gate):
    code, text = gate(REASONED[:-1])
    assert code == 1 and "is not found any more" in text


def test_an_allowed_file_may_not_hold_other_texts(gate):
    new = {"type": "MISSING_I18N", "file": "plugin/environment.py", "line": 1, "message": "'The engine is gone.'"}
    code, text = gate([*REASONED, new])
    assert code == 1 and text == "plugin/environment.py:1: MISSING_I18N 'The engine is gone.'\n"


def test_only_the_tags_of_a_tool_are_passed_over(gate):
    file = "algorithms/water/watermask.py"
    lines = (TOOLS.parent / file).read_text(encoding="utf-8").splitlines()
    places = [
        next(at for at, line in enumerate(lines, 1) if line.startswith(f"    {name} =")) for name in ("TAGS", "TITLE")
    ]
    code, text = gate(
        [*REASONED, *({"type": "MISSING_I18N", "file": file, "line": at, "message": "x"} for at in places)]
    )
    assert code == 1 and text == f"{file}:{places[1]}: MISSING_I18N x\n"


def test_looking_at_nothing_fails(gate):
    assert gate(REASONED, modules=["setup.py"])[0] != 0


def test_every_reason_is_a_sentence():
    assert all(len(entry["reason"]) > 40 and set(entry) <= {"files", "texts", "reason"} for entry in ALLOWED.values())

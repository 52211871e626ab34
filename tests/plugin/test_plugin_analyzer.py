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
    {"type": kind, "file": file, "line": 1, "message": "found"}
    for kind, entry in ALLOWED.items()
    for file in entry.get("files", ["algorithms/base.py"])
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


def test_looking_at_nothing_fails(gate):
    assert gate(REASONED, modules=["setup.py"])[0] != 0


def test_every_reason_is_a_sentence():
    assert all(len(entry["reason"]) > 40 and set(entry) <= {"files", "reason"} for entry in ALLOWED.values())

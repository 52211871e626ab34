"""What an installation runs so that the first run need not wait for the compiling."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def loops():
    """Return the names of all functions that become machine code, by their modules."""
    for path in (ROOT / "engine").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(one, ast.Name) and one.id == "machine_code" for one in node.decorator_list
            ):
                yield f"{'.'.join(path.relative_to(ROOT).with_suffix('').parts)}.{node.name}"


@pytest.mark.slow
def test_all_loops_are_compiled_and_nothing_else_is_left(tmp_path):
    kept = tmp_path / "kept"
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path), "NUMBA_CACHE_DIR": str(kept)}
    done = subprocess.run(
        [sys.executable, "-m", "engine.prepare"], env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    # numba names them by file, function, line and version of Python.
    compiled = {path.name.rpartition("-")[0].partition(".")[2] for path in kept.rglob("*.nbi")}
    wanted = set(loops())
    assert len(wanted) > 30 and wanted <= compiled
    assert not list(tmp_path.glob("strandline-prepare-*"))

"""Intermediate files: private, and swept when their engine is dead."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from engine_process import CHECKOUT

from engine.compute import scratch

PROGRAM = """
import sys, time
from pathlib import Path
from engine.compute import scratch
folder = scratch.folder()
(folder / "big").write_bytes(bytes(1000))
part = Path(sys.argv[1]) / "change.tok.part.tif"
scratch.note_pending(part)
part.write_bytes(b"half")
print(folder, flush=True)
time.sleep(60)
"""


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    scratch.remove()
    yield folder
    scratch.remove()


def start(temporary, outputs):
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(outputs)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(CHECKOUT)},
    )
    return process, Path(process.stdout.readline().strip())


def test_the_folder_is_private(temporary):
    folder = scratch.folder()
    assert folder.parent == temporary
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert scratch.private_folder("dask").parent == folder == scratch.folder()
    scratch.remove()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_what_a_killed_engine_left_is_swept_and_what_a_living_one_has_is_not(temporary, tmp_path):
    (dead, left), (alive, used) = start(temporary, tmp_path), start(temporary, tmp_path / "tmp")
    dead.send_signal(signal.SIGKILL)
    dead.wait()
    assert left.is_dir() and (tmp_path / "change.tok.part.tif").exists()
    own = scratch.folder()
    assert not left.exists() and not (tmp_path / "change.tok.part.tif").exists()
    assert used.is_dir() and (used / "big").exists() and own.is_dir()
    alive.kill()
    alive.wait()


def test_a_forged_folder_removes_nothing_else(temporary, tmp_path):
    """Names that are no unfinished outputs, links, and folders of others stay."""
    treasure = tmp_path / "treasure.tif"
    treasure.write_text("mine")
    forged = temporary / "strandline-engine-forged"
    forged.mkdir()
    (forged / "owner.lock").touch()
    (tmp_path / "link.part.tif").symlink_to(treasure)
    lines = [json.dumps(str(treasure)), json.dumps(str(tmp_path / "link.part.tif")), '"cut sho']
    (forged / "pending.jsonl").write_text("\n".join(lines))
    (temporary / "strandline-engine-link").symlink_to(tmp_path, target_is_directory=True)
    scratch.sweep()
    assert treasure.read_text() == "mine" and (tmp_path / "link.part.tif").is_symlink()
    assert not forged.exists()

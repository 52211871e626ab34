"""Several outputs are replaced together or not at all, also where another program holds one of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time

import pytest

from engine.errors import InputError
from engine.job import Job
from engine.raster import publishing
from engine.raster.outputs import Outputs
from engine.raster.publishing import publish


@pytest.fixture
def held():
    """Return a function that makes a file one that nobody may rename, unlink or replace, as an open one is on Windows."""
    files = []

    def hold(path, on=True):
        if subprocess.run(["chattr", "+i" if on else "-i", path], capture_output=True, check=False).returncode:
            pytest.skip("files cannot be made immutable here")
        files.append(path)

    if shutil.which("chattr") is None:
        pytest.skip("there is no chattr")
    yield hold
    for path in files:
        subprocess.run(["chattr", "-i", path], capture_output=True, check=False)


@pytest.fixture
def files(tmp_path):
    """Return final names, of which two are there already, and the finished files beside them."""
    for name in ("a.tif", "c.csv", "a.tif.aux.xml"):
        (tmp_path / name).write_text(f"earlier {name}")
    staged = {tmp_path / name: tmp_path / f"{name}.tok.part" for name in ("a.tif", "b.tif", "c.csv")}
    for path, finished in staged.items():
        finished.write_text(f"new {path.name}")
    return staged


def content(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


EARLIER = {name: f"earlier {name}" for name in ("a.tif", "c.csv", "a.tif.aux.xml")}
NEW = {name: f"new {name}" for name in ("a.tif", "b.tif", "c.csv")}


@pytest.fixture(params=[True, False], ids=["hard links", "no hard links"])
def links(request, monkeypatch):
    if not request.param:

        def refuse(*_):
            raise OSError(38, "Function not implemented")

        monkeypatch.setattr(publishing.os, "link", refuse)


def test_all_are_replaced_and_nothing_else_is_left(files, tmp_path, links):
    publish(files, [tmp_path / "a.tif.aux.xml", tmp_path / "b.tif.aux.xml"], "tok2")
    assert content(tmp_path) == NEW


@pytest.mark.parametrize("name", ["c.csv", "a.tif.aux.xml"])
def test_one_that_is_held_keeps_all_as_they_were(files, tmp_path, held, links, name):
    held(tmp_path / name)
    with pytest.raises(InputError, match=rf"{name}' cannot be .*no output was replaced.*close it there"):
        publish(files, [tmp_path / "a.tif.aux.xml"], "tok2")
    held(tmp_path / name, on=False)
    assert {name: text for name, text in content(tmp_path).items() if ".tok.part" not in name} == EARLIER


def test_one_that_is_held_for_a_moment_is_replaced(files, tmp_path, held):
    held(tmp_path / "c.csv")
    threading.Timer(0.3, held, [tmp_path / "c.csv", False]).start()
    publish(files, [tmp_path / "a.tif.aux.xml"], "tok2")
    assert content(tmp_path) == NEW


def test_an_interrupted_rename_leaves_one_of_both_under_each_name(files, tmp_path, monkeypatch):
    replace = os.replace

    def interrupt(source, target):
        if str(target).endswith("c.csv"):
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(publishing.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish(files, [], "tok2")
    found = content(tmp_path)
    assert found["a.tif"] == "new a.tif" and found["c.csv"] == "earlier c.csv"


def test_outputs_of_a_step(tmp_path, held):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("earlier")
    held(tmp_path / "b.csv")
    began = time.monotonic()

    def step():
        with Outputs(Job()) as outputs:
            for name in ("a.csv", "b.csv", "c.csv"):
                outputs.write_text(tmp_path / name, "new")

    with pytest.raises(InputError, match=r"b\.csv' cannot be replaced"):
        step()
    assert time.monotonic() - began < 5
    held(tmp_path / "b.csv", on=False)
    assert content(tmp_path) == {"a.csv": "earlier", "b.csv": "earlier"}

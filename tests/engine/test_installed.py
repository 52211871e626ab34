"""The engine as ``pip install .`` leaves it: ``strandline.engine``, without QGIS and under its longer name."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from engine_process import CHECKOUT
from rasters import write_scene

import engine
from engine.steps import spectralclustering


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return a folder into which the checkout's wheel was installed, without network and without its dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    source = folder / "source"
    source.mkdir()
    shutil.copytree(CHECKOUT / "engine", source / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / name, source)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    wheel = [*pip, "wheel", "--no-build-isolation", "--no-deps", "--no-index", "-w", folder, source]
    subprocess.run(wheel, check=True, capture_output=True)
    (package,) = folder.glob("strandline-*.whl")
    target = folder / "site-packages"
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", target, package], check=True,
                   capture_output=True)  # fmt: skip
    return target


def run(code, *places, cwd):
    """Run code in an interpreter that finds packages in some places first, and return what it prints, read as JSON."""
    start = f"import json, sys\nsys.path[:0] = {[str(place) for place in places]!r}\n"
    done = subprocess.run(
        [sys.executable, "-I", "-c", start + code], capture_output=True, text=True, cwd=cwd, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_importing_it_loads_neither_qgis_nor_libraries(installed, tmp_path):
    code = """
import strandline.engine
heavy = {"qgis", "numpy", "xarray", "dask", "rasterio", "sklearn"} & set(sys.modules)
print(json.dumps([strandline.engine.__version__, sorted(heavy), sorted(strandline.engine.__all__)]))
"""
    assert run(code, installed, cwd=tmp_path) == [engine.__version__, [], sorted(engine.__all__)]


def test_it_has_every_room_and_template(installed):
    def files(folder):
        return {path.relative_to(folder).as_posix() for pattern in ("*.py", "*.html") for path in folder.rglob(pattern)}

    assert files(installed / "strandline" / "engine") == files(CHECKOUT / "engine")


def test_it_needs_what_the_engine_of_qgis_is_made_of(installed):
    (metadata,) = installed.glob("strandline-*.dist-info/METADATA")
    needed = {line.split(": ")[1] for line in metadata.read_text().splitlines() if line.startswith("Requires-Dist: ")}
    listed = (CHECKOUT / "engine" / "requirements.in").read_text().splitlines()
    assert needed == {line for line in listed if not line.startswith("#")}


def test_worker_processes_know_it_by_its_name(installed, job, tmp_path):
    path, _ = write_scene(tmp_path / "scene.tif", gaps=True)
    output = tmp_path / "clusters.tif"
    spectralclustering.run(job, image=path, bands=None, settings={}, implementation="streaming", output=str(output))
    code = f"""
if __name__ == "__main__":
    import numpy as np
    import rasterio
    from strandline.engine import open_image, spectral_clustering
    from strandline.engine.compute import backend, settings
    from strandline.engine.rpc.runs import find_step

    settings.remember({{"worker_kind": "processes", "workers": 1}})
    # In the memory of this process, which the worker cannot see.
    clusters = spectral_clustering(open_image({path!r}).compute()).values
    backend.close()
    with rasterio.open({str(output)!r}) as dataset:
        same = np.array_equal(clusters, dataset.read(1))
    print(json.dumps([bool(same), find_step("watermask").__module__, "engine" in sys.modules]))
"""
    script = tmp_path / "script.py"
    script.write_text(f"import json, sys\n{code}")
    done = subprocess.run(
        [sys.executable, script], env={"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}, capture_output=True, text=True,
        timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == [True, "strandline.engine.steps.watermask", False]


def test_its_code_reaches_workers_that_do_not_have_it(installed, tmp_path):
    send = f"""
from strandline.engine.compute.code_upload import archive
open({str(tmp_path / "sent.zip")!r}, "wb").write(archive()[0])
print("null")
"""
    run(send, installed, cwd=tmp_path)
    found = run(
        "import strandline.engine.raster.bands as bands\nprint(json.dumps(bands.__file__))",
        tmp_path / "sent.zip",
        cwd=tmp_path,
    )
    assert Path(found).is_relative_to(tmp_path / "sent.zip")


def test_the_checkout_as_a_package_needs_no_qgis():
    assert (CHECKOUT / "__init__.py").is_file()
    code = f"""
import importlib.util
place = importlib.util.spec_from_file_location("plugin", {str(CHECKOUT / "__init__.py")!r})
module = importlib.util.module_from_spec(place)
place.loader.exec_module(module)
print(json.dumps([callable(module.classFactory), "qgis" in sys.modules]))
"""
    assert run(code, cwd=CHECKOUT) == [True, False]


def test_the_list_of_rooms_is_that_of_the_folders():
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {path.parent.relative_to(CHECKOUT) for path in (CHECKOUT / "engine").rglob("__init__.py")}
    assert {f"strandline.{'.'.join(folder.parts)}" for folder in folders} == set(settings["packages"])

"""The notebooks in resources/ run whole, on local files and servers, and find what is there."""

from __future__ import annotations

import json
import os
import shutil

import landsat_products
import nbformat
import numpy as np
import pytest
from cube_files import LEFT, TOP, numbers, write_neon
from engine_process import CHECKOUT
from make_lake_scenes import COLUMNS, NUMBERS, ROWS
from nbclient import NotebookClient

FOLDER = CHECKOUT / "resources" / "notebooks"


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """Return a folder from which ``strandline.engine`` is imported, without an installation."""
    folder = tmp_path_factory.mktemp("package")
    (folder / "strandline").symlink_to(CHECKOUT, target_is_directory=True)
    return folder


@pytest.fixture
def run_notebook(package, tmp_path):
    """Return a function that runs a notebook with other parameters and returns what an expression is worth at its end."""

    def run(name, answer, **parameters):
        notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
        (place,) = [place for place, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", ())]
        own = nbformat.v4.new_code_cell("\n".join(f"{key} = {value!r}" for key, value in parameters.items()))
        notebook.cells.insert(place + 1, own)
        notebook.cells.append(nbformat.v4.new_code_cell(f"import json\nprint(json.dumps({answer}))"))
        environment = {**os.environ, "PYTHONPATH": str(package), "JUPYTER_PLATFORM_DIRS": "1"}
        client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}})
        client.execute(env=environment)
        pictures = [
            output
            for cell in notebook.cells
            for output in cell.get("outputs", ())
            if "image/png" in output.get("data", {})
        ]
        return json.loads(notebook.cells[-1].outputs[-1].text), pictures

    return run


@pytest.fixture(scope="module")
def lake_products(lake_files, tmp_path_factory):
    """Return the scenes of a lake in two summers as Landsat products, one of them packed."""
    folder = tmp_path_factory.mktemp("products")
    found = []
    for day, platform, product in (
        ("1988-07-02", "landsat-5", landsat_products.TM),
        ("2017-07-02", "landsat-8", landsat_products.OLI),
    ):
        place = folder / product.id
        place.mkdir()
        for part, name in product.bands.items():
            if name in NUMBERS[platform]:
                shutil.copy(lake_files.folder / f"{platform}_{day}_{name}.tif", place / f"{product.id}_{part}.TIF")
        for quality in ("qa_pixel", "qa_radsat"):
            source = lake_files.folder / f"{platform}_{day}_{quality}.tif"
            shutil.copy(source, place / f"{product.id}_{quality.upper()}.TIF")
        groups = landsat_products.groups_of(product, shape=(ROWS, COLUMNS))
        (place / f"{product.id}_MTL.txt").write_text(landsat_products.spelled(groups, "txt"))
        found.append(str(place))
    return found[0], shutil.make_archive(found[1], "tar", found[1])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_holds_no_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert not [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]
    assert len(notebook.cells) < 25


def test_walker_lake_from_files(run_notebook, lake_products, lake_files):
    truth = json.loads((lake_files.folder / "truth.json").read_text())
    areas, pictures = run_notebook("walker_lake_files", "change.attrs", BEFORE=lake_products[0], AFTER=lake_products[1])
    assert len(pictures) == 3
    # Cells of 200 m, of an ellipse whose half axes are some 5 and 9 km, clouds aside.
    assert areas["area_lost"] == pytest.approx(truth["lost"], rel=0.08)
    assert areas["area_stable"] == pytest.approx(truth["stable"], rel=0.04)


def test_walker_lake_from_a_search(run_notebook, lake_api):
    areas, pictures = run_notebook("walker_lake_search", "change.attrs", URL=lake_api.url)
    assert len(pictures) == 2
    for name in ("stable", "lost"):
        assert areas[f"area_{name}"] == pytest.approx(lake_api.truth[name], rel=0.02)


def test_the_neon_cube(run_notebook, tmp_path):
    cube = numbers(48, 40).astype(float)
    kinds = np.arange(48)[:, np.newaxis] // 16 * np.ones((1, 40), int)
    shapes = np.stack([np.linspace(0.1, 0.5, 426), np.linspace(0.6, 0.2, 426), 0.3 + 0.2 * np.sin(np.arange(426) / 40)])
    cube = (10000 * shapes[kinds] + cube / 100).astype(np.int16)
    write_neon(tmp_path / "cube.h5", cube)
    points = [(LEFT + 5.5, TOP - row) for row in (5.5, 21.5, 40.5)]
    found, pictures = run_notebook(
        "neon_cube",
        "[cube.sizes['band'], agreement, [len(set(row)) for row in minibatch.values[::16].tolist()], "
        "spectra[:, 0].values.tolist()]",
        CUBE=str(tmp_path / "cube.h5"),
        POINTS=points,
        CLUSTERS=3,
    )
    kept, agreement, clusters, reflectance = found
    assert len(pictures) == 4
    # 21 and 33 of 426 bands lie in the windows of water vapour.
    assert kept == 426 - 21 - 33
    assert agreement == 1.0
    assert clusters == [1, 1, 1]
    assert reflectance == pytest.approx(cube[[5, 21, 40], 5, 0] / 10000, rel=1e-6)

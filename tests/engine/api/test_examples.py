"""The examples in the docstrings of the public functions run, and every docstring says what goes in, comes out and fails."""

from __future__ import annotations

import doctest
import inspect
import json
from itertools import pairwise

import cube_files
import dask.array
import landsat_files
import landsat_products
import numpy as np
import pytest
import xarray as xr
from affine import Affine
from rasters import SIX_BANDS, SPECTRA, write_raster

import engine

PIXEL, LEFT, TOP = 30.0, 300_000.0, 4_300_000.0


@pytest.fixture(scope="module")
def example_files(tmp_path_factory):
    """Return a folder with the files that the examples name."""
    folder = tmp_path_factory.mktemp("examples")
    random = np.random.default_rng(0)
    land = np.arange(60) >= 15
    values = SPECTRA[np.where(land, 2, 0)].T[:, np.newaxis] * random.normal(1, 0.02, (6, 40, 60))
    values[3] = np.where(land, 0.3, 0.012)
    place = {"crs": "EPSG:32611", "transform": Affine(PIXEL, 0, LEFT, 0, -PIXEL, TOP)}
    write_raster(folder / "lake.tif", values.astype(np.float32), names=SIX_BANDS, nodata=np.nan, **place)
    product = landsat_products.TM
    landsat_products.write_product(folder / product.id, product, landsat_files.write)
    (folder / "item.json").write_text(json.dumps(landsat_products.stac_item(product)))
    wavelengths = np.array([450.0, 550.0, 650.0, 850.0, 1400.0, 1650.0, 2200.0])
    cube_files.write_neon(folder / "cube.h5", cube_files.numbers(12, 10, 7), wavelengths, chunks=(6, 5, 7))
    return folder


@pytest.mark.parametrize("name", engine.__all__)
def test_the_example_of_a_public_function_runs(name, example_files, monkeypatch):
    monkeypatch.chdir(example_files)
    function = getattr(engine, name)
    names = {public: getattr(engine, public) for public in engine.__all__}
    examples = doctest.DocTestFinder(recurse=False).find(function, name, globs=names)
    assert examples and examples[0].examples
    said = []
    for example in examples:
        doctest.DocTestRunner().run(example, out=said.append)
    assert not said, "".join(said)


@pytest.mark.parametrize("name", engine.__all__)
def test_the_docstring_of_a_public_function_names_all_parameters(name):
    function = getattr(engine, name)
    text = inspect.getdoc(function)
    sections = [line for line, under in pairwise(text.split("\n")) if under and set(under) == {"-"}]
    assert sections == ["Parameters", "Returns", "Raises", "Examples"]
    parameters = text.split("Parameters\n----------\n")[1].split("\nReturns\n")[0]
    said = [
        parameter.strip()
        for line in parameters.split("\n")
        if line and not line.startswith(" ")
        for parameter in line.split(" : ")[0].split(",")
    ]
    assert [one for one in said if one.isidentifier()] == list(inspect.signature(function).parameters)


#: What the functions return; spectra at points are read at once.
RETURNED = {
    "open_image": lambda image: image,
    "regrid": lambda image: engine.regrid(image, resolution=50),
    "spectral_clustering": lambda image: engine.spectral_clustering(image, 2),
    "kmeans_clustering": lambda image: engine.kmeans_clustering(image, 2),
    "spectral_indices": lambda image: engine.spectral_indices(image, ["ndvi"]),
    "water_mask": lambda image: masked(image),
    "water_change": lambda image: engine.water_change(masked(image), masked(image)),
    "open_series": lambda image: engine.open_series(dated(image)),
    "lake_series": lambda image: engine.lake_series(engine.open_series(dated(image)), (300_100, 4_299_500))[["water"]],
    "load_landsat": lambda _: engine.load_landsat(landsat_products.TM.id),
    "load_stac_item": lambda _: engine.load_stac_item("item.json"),
    "load_cube": lambda _: engine.load_cube("cube.h5"),
}


def dated(image):
    return [image.assign_coords(time=np.datetime64(day)) for day in ("2018-04-29", "2018-09-15")]


def masked(image):
    return engine.water_mask(engine.spectral_clustering(image, 2), image)


@pytest.mark.parametrize("name", sorted(set(engine.__all__) - {"signature"}))
def test_a_public_function_returns_what_dask_computes_later(name, example_files, monkeypatch):
    monkeypatch.chdir(example_files)
    found = RETURNED[name](engine.open_image("lake.tif"))
    arrays = found.data_vars.values() if isinstance(found, xr.Dataset) else [found]
    for array in arrays:
        assert isinstance(array.data, dask.array.Array)
        assert array.rio.crs is not None and array.rio.transform() is not None

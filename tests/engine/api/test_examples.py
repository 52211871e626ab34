"""The examples in the docstrings of the public functions run, and every docstring says what goes in, comes out and fails."""

from __future__ import annotations

import doctest
import inspect
import json
from itertools import pairwise

import cube_files
import landsat_files
import landsat_products
import numpy as np
import pytest
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
    assets = {
        name: {
            "href": f"{product.id}/{product.id}_{part}.TIF",
            "type": "image/tiff; application=geotiff",
            "roles": ["data", "reflectance"],
            "eo:bands": [{"name": part, "common_name": name}],
            "raster:bands": [{"scale": 0.0000275, "offset": -0.2, "nodata": 0}],
        }
        for part, name in product.bands.items()
        if name != "lwir"
    }
    item = {
        "type": "Feature", "stac_version": "1.0.0", "id": product.id, "collection": "landsat-c2-l2", "links": [],
        "stac_extensions": [
            "https://stac-extensions.github.io/eo/v1.0.0/schema.json",
            "https://stac-extensions.github.io/raster/v1.0.0/schema.json",
        ],
        "geometry": None, "assets": assets,
        "properties": {"datetime": "1988-10-22T18:19:42Z", "platform": "landsat-5"},
    }  # fmt: skip
    (folder / "item.json").write_text(json.dumps(item))
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

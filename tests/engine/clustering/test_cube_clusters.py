"""The published run on an airborne cube as a whole: load, drop bands, cluster in both ways, on every fourth pixel."""

from __future__ import annotations

import cube_files
import numpy as np
import pytest
import rasterio
from sklearn.metrics import adjusted_rand_score

from engine.steps import kmeansclustering, loadcube

ROWS, COLUMNS, MATERIALS = 600, 500, 8


def spectra():
    """Return the reflectance of eight materials, shape (8, 426): smooth curves, with the dips of their kinds."""
    w = cube_files.WAVELENGTHS
    water, sand = 0.06 * np.exp(-(w - 380) / 250), 0.15 + 0.25 * (1 - np.exp(-(w - 380) / 500))
    leaf = 0.04 + 0.45 / (1 + np.exp(-(w - 715) / 12)) * np.exp(-(w - 900) / 1800)
    for centre, width, depth in ((1450, 90, 0.8), (1940, 110, 0.9)):
        leaf = leaf * (1 - depth * np.exp(-(((w - centre) / width) ** 2)))
    straw = 0.1 + 0.35 * (1 - np.exp(-(w - 380) / 600)) - 0.08 * np.exp(-(((w - 2100) / 60) ** 2))
    clay = sand - 0.12 * np.exp(-(((w - 2200) / 40) ** 2))
    asphalt, roof = 0.08 + 0.00002 * (w - 380), 0.25 + 0.0 * w
    return np.stack([water, sand, leaf, 0.6 * leaf, straw, clay, asphalt, roof])


@pytest.fixture(scope="module")
def flight(tmp_path_factory):
    """Return a cube of 600 x 500 x 426 in NEON's format, and which material each pixel is."""
    random = np.random.default_rng(5)
    materials = random.integers(0, MATERIALS, (ROWS // 25, COLUMNS // 25)).repeat(25, 0).repeat(25, 1)
    table = spectra()
    cube = np.empty((ROWS, COLUMNS, 426), np.int16)
    for row in range(ROWS):
        light = random.normal(1, 0.02, (COLUMNS, 1))
        values = table[materials[row]] * light + random.normal(0, 0.004, (COLUMNS, 426))
        cube[row] = np.clip(np.rint(values * 10000), 1, 15000)
    cube[:, :3] = cube_files.MISSING
    path = tmp_path_factory.mktemp("flight") / "flight.h5"
    cube_files.write_neon(path, cube, chunks=(50, 50, 426))
    return path, materials


def test_both_ways_of_k_means_find_the_materials(flight, tmp_path, job):
    path, materials = flight
    image = str(tmp_path / "cube.tif")
    answer = loadcube.run(job, cube=str(path), output=image, drop="1340-1445,1790-1955")
    assert answer["bands_kept"] == (~cube_files.bad_bands()).sum()
    labels = {}
    for method in ("full", "minibatch"):
        output = str(tmp_path / f"{method}.tif")
        settings = {"clusters": MATERIALS, "method": method, "stride": 4, "scaling": "band"}
        kmeansclustering.run(job, image=image, bands=None, settings=settings, output=output)
        with rasterio.open(output) as dataset:
            labels[method] = dataset.read(1)
        seen = labels[method] > 0
        assert not seen[:, :3].any() and seen[:, 3:].all()
        assert adjusted_rand_score(materials[seen], labels[method][seen]) >= 0.95

"""Memory: a scene nine times as large must not take more of it, whatever the step does with the scene."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasters import SIX_BANDS, write_scene

from engine.job import Job
from engine.steps import kmeansclustering

SMALL, LARGE = 1024, 3072
#: Bytes by which the larger scene is larger, in single precision.
GROWTH = (LARGE**2 - SMALL**2) * len(SIX_BANDS) * 4

#: Runs a step as the engine does, and prints how much memory the process held at its peak, in bytes.
PROGRAM = """
import importlib, json, os, resource, sys
from engine.compute import limits
os.environ.update(limits.THREADS)
from engine.compute import backend
from engine.compute import settings
from engine.clustering import training
from engine.job import Job
training.KEPT_BYTES = 8 << 20
settings.remember({"workers": 2})
step, parameters = json.loads(sys.argv[1])
importlib.import_module("engine.steps." + step).run(Job(), **parameters)
backend.close()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


@pytest.fixture(scope="module")
def scenes(tmp_path_factory):
    """Return the same small scene drawn on two larger grids: next to nothing on the disk."""
    folder = tmp_path_factory.mktemp("scenes")
    path, _ = write_scene(folder / "scene.tif", (256, 256), seed=3, gaps=True)
    with rasterio.open(path) as dataset:
        geotransform, wkt = dataset.transform.to_gdal(), dataset.crs.to_wkt(version="WKT1_GDAL")
    scenes = []
    for side in (SMALL, LARGE):
        bands = "".join(
            f'<VRTRasterBand dataType="Float32" band="{band}"><Description>{name}</Description>'
            f"<NoDataValue>nan</NoDataValue><SimpleSource><SourceFilename>{path}</SourceFilename>"
            f'<SourceBand>{band}</SourceBand><SrcRect xOff="0" yOff="0" xSize="256" ySize="256"/>'
            f'<DstRect xOff="0" yOff="0" xSize="{side}" ySize="{side}"/></SimpleSource></VRTRasterBand>'
            for band, name in enumerate(SIX_BANDS, start=1)
        )
        place = f"<SRS>{wkt}</SRS><GeoTransform>{', '.join(map(str, geotransform))}</GeoTransform>"
        vrt = folder / f"{side}.vrt"
        vrt.write_text(f'<VRTDataset rasterXSize="{side}" rasterYSize="{side}">{place}{bands}</VRTDataset>')
        scenes.append(str(vrt))
    return scenes


@pytest.fixture(scope="module")
def model(scenes, tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    paths = {"output": str(folder / "clusters.tif"), "model": str(folder / "model.json")}
    kmeansclustering.run(Job(), image=scenes[0], bands=None, settings={"clusters": 4, "stride": 8}, **paths)
    return paths["model"]


def peak_of(step, parameters):
    """Return the most memory that a process of its own held while it ran a step."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps([step, parameters])],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1])


@pytest.mark.parametrize(
    ("step", "parameters"),
    [
        ("kmeansclustering", {"bands": None, "settings": {"clusters": 5, "method": "full", "scaling": "band"}}),
        ("kmeansclustering", {"bands": None, "settings": {"clusters": 5, "method": "minibatch"}}),
        ("spectralclustering", {"bands": None, "settings": {}, "implementation": "streaming", "table": "table.csv"}),
        ("applyclusters", {}),
    ],
    ids=["kmeans-full", "kmeans-minibatch", "spectral", "apply"],
)
def test_memory_does_not_grow_with_the_scene(scenes, model, tmp_path, step, parameters):
    if step == "applyclusters":
        parameters = {"model": model}
    if "table" in parameters:
        parameters = {**parameters, "table": str(tmp_path / parameters["table"])}
    peaks = [
        peak_of(step, {"image": scene, "output": str(tmp_path / f"{place}.tif"), **parameters})
        for place, scene in enumerate(scenes)
    ]
    with rasterio.open(tmp_path / "1.tif") as dataset:
        assert dataset.shape == (LARGE, LARGE)
        assert len(np.unique(dataset.read(1, out_shape=(300, 300)))) > 4
    assert peaks[1] - peaks[0] < GROWTH / 4

"""The programs that Strandline is compared with: how each is run from an image file to a cluster raster of 4 clusters."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .process import ROOT, Limits, TooMuch, Watch, run

BUILD = ROOT / "build"
NOTEBOOK_PYTHON = BUILD / "venv-bench-notebook" / "bin" / "python"
LOGS = BUILD / "logs"
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Peer:
    """A program to compare with.

    Attributes
    ----------
    name : str
    start : callable(image, output, scratch folder, limits)
        Runs it and returns what it took.
    most_pixels : float
        Above this it is not tried.
    """

    name: str
    start: Callable[[Path, Path, Path, Limits], Watch]
    most_pixels: float = float("inf")


def notebook(image: Path, output: Path, scratch: Path, limits: Limits) -> Watch:
    """Run the notebooks' pipeline; time without the imports."""
    if not NOTEBOOK_PYTHON.exists():
        raise TooMuch("no Python 3.11 or 3.12 for its packages")
    return run_python([str(NOTEBOOK_PYTHON), str(HERE / "peer_notebook.py"), str(image), str(output)], scratch, limits)


def dask_ml(image: Path, output: Path, scratch: Path, limits: Limits) -> Watch:
    """Run dask-ml of today; time without the imports."""
    return run_python(
        [sys.executable, str(HERE / "peer_python.py"), "dask-ml", str(image), str(output)], scratch, limits
    )


def dask_ml_kmeans(image: Path, output: Path, scratch: Path, limits: Limits) -> Watch:
    """Run dask-ml's k-means of today; time without the imports."""
    return run_python(
        [sys.executable, str(HERE / "peer_python.py"), "dask-ml-kmeans", str(image), str(output)], scratch, limits
    )


def minibatch(image: Path, output: Path, scratch: Path, limits: Limits) -> Watch:
    """Run scikit-learn's k-means in mini-batches; time without the imports."""
    return run_python(
        [sys.executable, str(HERE / "peer_python.py"), "minibatch", str(image), str(output)], scratch, limits
    )


def run_python(command: list[str], scratch: Path, limits: Limits) -> Watch:
    """Run a Python program that prints its seconds; time without the imports."""
    log = LOGS / "bench-python.log"
    watch = run(command, log, limits, TMPDIR=str(scratch))
    (seconds,) = re.findall(r"^seconds ([0-9.]+)$", log.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    watch.seconds = float(seconds)
    return watch


GRASS = """
set -e
r.in.gdal input="$1" output=scene --quiet
bands=$(g.list type=raster pattern='scene*' separator=comma)
g.region raster="$bands"
i.group group=scene subgroup=scene input="$bands" --quiet
i.cluster group=scene subgroup=scene signaturefile=found classes=4 --quiet
i.maxlik group=scene subgroup=scene signaturefile=found output=clusters --quiet
r.out.gdal -c input=clusters output="$2" type=Byte nodata=0 createopt=TILED=YES,COMPRESS=DEFLATE --quiet
"""


def grass(image: Path, output: Path, scratch: Path, limits: Limits) -> Watch:
    """Run GRASS: import, i.cluster, i.maxlik, export, in a new project."""
    command = [
        _program("grass"),
        "--tmp-location",
        str(image),
        "--exec",
        "bash",
        "-c",
        GRASS,
        "bash",
        str(image),
        str(output),
    ]
    return run(command, LOGS / "bench-grass.log", limits, TMPDIR=str(scratch), GRASS_SKIP_MAPSET_OWNER_CHECK="1")


SAGA = """
set -e
saga_cmd -f=s io_gdal 0 -FILES="$1" -MULTIPLE=0 -GRIDS="$3/scene.sg-grd"
bands=$(find "$3" -name 'scene*.sgrd' -o -name 'scene*.sg-grd' | sort | paste -sd ';')
saga_cmd -f=s imagery_classification 1 -GRIDS="$bands" -NCLUSTER=4 -NORMALISE=1 -CLUSTER="$3/clusters.sgrd" \
    -STATISTICS="$3/statistics.csv"
saga_cmd -f=s io_gdal 1 -GRIDS="$3/clusters.sgrd" -FILE="$2" -FORMAT=GTiff -TYPE=1 -OPTIONS="COMPRESS=DEFLATE TILED=YES"
"""


def saga(image: Path, output: Path, scratch: Path, limits: Limits) -> Watch:
    """Run SAGA: import, K-Means Clustering for Grids, export."""
    _program("saga_cmd")
    command = ["bash", "-c", SAGA, "bash", str(image), str(output), str(scratch)]
    return run(command, LOGS / "bench-saga.log", limits)


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise TooMuch("not installed")
    return found


#: dask-ml's embedding holds some 100 numbers of 8 bytes per pixel, several times over.
PEERS = (
    Peer("the notebooks' pipeline, dask-ml 2024.4.4", notebook, most_pixels=3e6),
    Peer("dask-ml today, threads, sklearn-kmeans", dask_ml, most_pixels=3e6),
    Peer("dask-ml KMeans today, threads", dask_ml_kmeans, most_pixels=3e6),
    Peer("scikit-learn MiniBatchKMeans", minibatch, most_pixels=3e6),
    Peer("GRASS i.cluster + i.maxlik", grass),
    Peer("SAGA K-means", saga, most_pixels=20e6),
)

"""Cubes of 358 bands: k-means beside dask-ml used directly, and a cube that is larger than the memory may be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import rasterio
from rasterio.transform import from_origin

from . import agreement
from .peers import HERE, LOGS, run_python
from .process import MEGABYTE, ROOT, Engine, Limits, TooMuch, Watch

FOLDER = ROOT / "build" / "benchmarks" / "cubes"
BANDS, MATERIALS, FIELD = 358, 8, 64
#: Bytes of a cube of 4096 x 4096 pixels.
LARGE_BYTES = 4096 * 4096 * BANDS * 2
HEAD = ("method", "pixels x bands", "time (s)", "peak memory (MB)", "ratio to ours", "agreement (ARI)")

_OURS: dict[str, tuple[str, dict[str, Any]]] = {
    "k-means, full": ("kmeansclustering", {"clusters": MATERIALS, "scaling": "band", "method": "full"}),
    "k-means, minibatch": ("kmeansclustering", {"clusters": MATERIALS, "scaling": "band", "method": "minibatch"}),
    "spectral clustering": ("spectralclustering", {"clusters": MATERIALS}),
}
#: The peer of each of ours.
_THEIRS = {"k-means, full": "dask-ml-kmeans", "k-means, minibatch": "dask-ml-incremental"}
_TITLES = {"dask-ml-kmeans": "dask-ml KMeans", "dask-ml-incremental": "dask-ml Incremental(MiniBatchKMeans)"}


def cube(side: int) -> tuple[Path, Path]:
    """Make a square cube of fields of eight materials if it is not there; return its path and that of the truth."""
    path, truth = FOLDER / f"cube{side}.tif", FOLDER / f"cube{side}_truth.tif"
    if path.exists() and truth.exists():
        return path, truth
    FOLDER.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(0)
    waves = np.linspace(400, 2450, BANDS)
    kinds = np.arange(MATERIALS)[:, np.newaxis]
    spectra = 10000 * np.clip(0.3 + 0.25 * np.sin(waves / (180 + 60 * kinds) + kinds) + 0.05 * kinds / 8, 0.02, 0.9)
    noise = random.normal(0, 60, (BANDS, FIELD, FIELD)).astype(np.int16)
    fields = random.integers(0, MATERIALS, (side // FIELD, side // FIELD))
    common = {"driver": "GTiff", "width": side, "height": side, "crs": "EPSG:32611", "tiled": True,
              "transform": from_origin(257000, 4112000, 1, 1), "bigtiff": "if_safer"}  # fmt: skip
    partial_path = path.with_suffix(".part.tif")
    with rasterio.open(
        partial_path,
        "w",
        count=BANDS,
        dtype="int16",
        nodata=-9999,
        interleave="band",
        blockxsize=128,
        blockysize=128,
        **common,
    ) as image:
        for row in range(0, side, 2 * FIELD):
            for column in range(0, side, 2 * FIELD):
                kind = fields[row // FIELD : row // FIELD + 2, column // FIELD : column // FIELD + 2]
                kind = kind.repeat(FIELD, 0).repeat(FIELD, 1)
                values = spectra[kind].transpose(2, 0, 1).astype(np.int16) + np.tile(noise, (1, 2, 2))
                image.write(values, window=rasterio.windows.Window(column, row, 2 * FIELD, 2 * FIELD))
    with rasterio.open(truth, "w", count=1, dtype="uint8", compress="deflate", **common) as image:
        image.write((fields + 1).repeat(FIELD, 0).repeat(FIELD, 1).astype(np.uint8), 1)
    partial_path.rename(path)
    return path, truth


def ours(image: Path, output: Path, name: str, step: int, runs: int) -> Watch:
    """Measure one of ours in a warm engine; ``step`` as in the tool, for k-means."""
    tool, settings = _OURS[name]
    more: dict[str, Any] = {"settings": settings | ({"stride": step} if tool == "kmeansclustering" else {})}
    if tool == "spectralclustering":
        more["implementation"] = "streaming"
    with Engine(sys.executable, LOGS / "bench-engine.log") as engine:
        go = partial(engine.run, tool, Limits(), image=str(image), output=str(output), bands=None, **more)
        warm = [go() for _ in range(1 + runs)]
    return min(warm[1:] or warm, key=lambda watch: watch.seconds)


def compare(side: int, runs: int) -> Iterator[list[str]]:
    """Yield the rows for a cube on which dask-ml can be used directly: every pixel is learned from."""
    image, truth = cube(side)
    with TemporaryDirectory(dir=FOLDER) as name:
        output = Path(name) / "clusters.tif"
        for method in _OURS:
            mine = ours(image, output, method, 1, runs)
            yield _row(f"Strandline {method}", side, mine, mine, output, truth)
            if method in _THEIRS:
                command = [sys.executable, str(HERE / "peer_python.py"), _THEIRS[method], str(image), str(output)]
                try:
                    watch = run_python([*command, str(MATERIALS)], Path(name), Limits())
                except (TooMuch, RuntimeError) as problem:
                    yield [_TITLES[_THEIRS[method]], f"{side}² x {BANDS}", "-", "-", "-", str(problem)]
                else:
                    yield _row(_TITLES[_THEIRS[method]], side, watch, mine, output, truth)


def large(side: int) -> Iterator[list[str]]:
    """Yield the rows for a cube that is not to be held: k-means learns from every fourth pixel in x and y."""
    image, truth = cube(side)
    with TemporaryDirectory(dir=FOLDER) as name:
        output = Path(name) / "clusters.tif"
        for method in _OURS:
            mine = ours(image, output, method, 4, 0)
            yield _row(f"Strandline {method}", side, mine, mine, output, truth)


def _row(name: str, side: int, watch: Watch, mine: Watch, output: Path, truth: Path) -> list[str]:
    rand = agreement.adjusted_rand(agreement.crossing(output, truth))
    return [
        name, f"{side}² x {BANDS}", f"{watch.seconds:.1f}", f"{watch.peak / MEGABYTE:.0f}",
        f"{watch.seconds / mine.seconds:.1f}", f"{rand:.3f}",
    ]  # fmt: skip

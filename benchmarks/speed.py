"""Time and memory, beside other programs and over growing scenes; and what the sample costs in agreement."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import numpy as np
import rasterio
from rasterio.shutil import copy

from engine.clustering import spectral
from engine.clustering.pipeline import SpectralSettings, fit_spectral
from engine.clustering.scaling import SpectralScaler
from engine.clustering.spectral import NystromSpectralClustering
from engine.compute import backend
from engine.job import Job
from engine.raster import sampling
from engine.raster.image import open_image

from . import agreement
from .peers import LOGS, PEERS, Peer
from .process import MEGABYTE, ROOT, Engine, Limits, TooMuch, Watch
from .scenes import BANDS, Scene

FOLDER = ROOT / "build" / "benchmarks" / "scenes"

NOTEBOOK = Scene("notebook", 950, 1128, bands=BANDS, seed=1)
MIDDLE = Scene("middle", 4000, 4000, seed=2, footprint=True, compress="deflate")
LANDSAT = Scene("landsat", 7800, 7800, seed=3, footprint=True)
SMALL = Scene("small", 1000, 1000, seed=4, footprint=True, compress="deflate")
HUGE = Scene("huge", 15500, 15500, seed=5, footprint=True, compress="deflate")

#: Bytes of disk that the largest scene, and everything else, may need for a while.
HUGE_BYTES, OTHER_BYTES = 8e9, 12e9


@dataclass(frozen=True)
class Picture:
    """A scene's files: what the table calls it, the image, and its truth."""

    title: str
    image: Path
    truth: Path

    @property
    def pixels(self) -> int:
        """Number of pixels."""
        with rasterio.open(self.image) as source:
            return source.width * source.height

    @property
    def size(self) -> str:
        """Megapixels and bands, for the table."""
        with rasterio.open(self.image) as source:
            return f"{source.width * source.height / 1e6:.3g} x {source.count}"


@dataclass(frozen=True)
class Result:
    """The best of some runs: seconds, megabytes, adjusted Rand index, F1 of water; or why there is none."""

    seconds: float = 0.0
    memory: float = 0.0
    rand: float = 0.0
    f1: float = 0.0
    reason: str = ""


def picture(scene: Scene, title: str) -> Picture:
    """Make a scene if it is not there."""
    print(f"  making {title}", flush=True)
    return Picture(title, *scene.write(FOLDER))


def deflated(uncompressed: Picture, title: str) -> Picture:
    """Return the same image compressed."""
    target = uncompressed.image.with_name(uncompressed.image.stem + "_deflate.tif")
    if not target.exists():
        partial = target.with_suffix(".part.tif")
        options = {"compress": "deflate", "predictor": 2, "tiled": True, "blockxsize": 512, "blockysize": 512}
        copy(uncompressed.image, partial, driver="GTiff", num_threads="all_cpus", **options)
        partial.rename(target)
    return Picture(title, target, uncompressed.truth)


#: The plugin's tools: what the table calls them, the step, and its parameters; defaults but for k-means, whose peers scale
#: each band and are asked for 4 clusters.
TOOLS: dict[str, tuple[str, dict[str, Any]]] = {
    "Strandline": ("spectralclustering", {"settings": {}, "implementation": "streaming"}),
    "Strandline k-means, minibatch": (
        "kmeansclustering", {"settings": {"clusters": 4, "scaling": "band", "method": "minibatch"}}
    ),
    "Strandline k-means, full": (
        "kmeansclustering", {"settings": {"clusters": 4, "scaling": "band", "method": "full"}}
    ),
}  # fmt: skip


def ours(picture: Picture, runs: int, tool: str = "Strandline") -> Result:
    """Measure a tool, file to file, in an engine that has done the same once before."""
    step, parameters = TOOLS[tool]
    with TemporaryDirectory() as name, Engine(sys.executable, LOGS / "bench-engine.log") as engine:
        output = Path(name) / "clusters.tif"

        def run(image: Path) -> Watch:
            return engine.run(step, Limits(), image=str(image), output=str(output), bands=None, **parameters)

        run(picture.image)
        return _best([run(picture.image) for _ in range(runs)], output, picture)


def theirs(peer: Peer, picture: Picture, runs: int) -> Result:
    """Measure another program, or say why it cannot be."""
    if picture.pixels > peer.most_pixels:
        return Result(reason=f"not tried above {peer.most_pixels / 1e6:.0f} Mpx")
    with TemporaryDirectory(dir=FOLDER) as name:
        output, watches = Path(name) / "clusters.tif", []
        try:
            for number in range(runs):
                scratch = Path(name) / f"run{number}"
                scratch.mkdir()
                output.unlink(missing_ok=True)
                watches.append(peer.start(picture.image, output, scratch, Limits()))
        except (TooMuch, RuntimeError) as problem:
            return Result(reason=str(problem).replace(f"{ROOT}/", ""))
        return _best(watches, output, picture)


def _best(watches: list[Watch], output: Path, picture: Picture) -> Result:
    rand, f1 = agreement.of_clusters(output, picture.truth)
    return Result(min(watch.seconds for watch in watches), min(watch.peak for watch in watches) / MEGABYTE, rand, f1)


def compare(pictures: list[Picture], runs: int) -> Iterator[list[str]]:
    """Yield the rows of the table of methods and images."""
    for picture in pictures:
        tools = TOOLS if picture.pixels <= 20e6 else ("Strandline",)
        results = {tool: ours(picture, runs, tool) for tool in tools}
        mine = results["Strandline"]
        results |= {peer.name: theirs(peer, picture, runs) for peer in PEERS}
        for name, result in results.items():
            row = [name, picture.title, picture.size]
            if result.reason:
                row += ["-", "-", "-", "-", result.reason]
            else:
                row += [
                    f"{result.seconds:.2f}", f"{result.memory:.0f}", f"{result.seconds / mine.seconds:.1f}",
                    f"{result.rand:.3f}", f"{result.f1:.3f}",
                ]  # fmt: skip
            print("  " + " | ".join(row), flush=True)
            yield row


def grow(pictures: list[Picture], runs: int) -> Iterator[list[str]]:
    """Yield the rows of the table of growing scenes."""
    for picture in pictures:
        found = ours(picture, runs)
        per = found.seconds / picture.pixels * 1e6
        row = [
            picture.size,
            f"{found.seconds:.2f}",
            f"{per:.3f}",
            f"{found.memory:.0f}",
            f"{found.rand:.3f}",
            f"{found.f1:.3f}",
        ]
        print("  " + " | ".join(row), flush=True)
        yield row


def sample_agreement(picture: Picture, seeds: int = 3) -> list[float]:
    """Return the adjusted Rand index of maps fitted on the sample and on all pixels, for some seeds.

    Landmarks are drawn in either case, and are the same for both. Everything else, the scaling, the landmarks' degrees and
    weights, and the centres of k-means, is learned from the sample for one map and from every valid pixel for the other.
    """
    image, found = open_image(str(picture.image)), []
    with patch.multiple(sampling, READ_WHOLE=picture.pixels, SAMPLE_BYTES=1 << 40):
        every = sampling.draw_sample(image, Job(), 0, picture.pixels).values
    for seed in range(seeds):
        sample = sampling.draw_sample(image, Job(), seed).values
        model = fit_spectral(sample, image, SpectralSettings(seed=seed), Job())
        labels = model.estimator.labeller(model.scaler).label(every.T)
        scaler = SpectralScaler().fit(every)
        landmarks = model.estimator.landmarks_ * model.scaler.scale_ + model.scaler.mean_
        exact = NystromSpectralClustering(4, landmarks=(landmarks - scaler.mean_) / scaler.scale_, random_state=seed)
        with patch.multiple(spectral, _KMEANS_SAMPLE=len(every)):
            exact.fit(scaler.transform(every))
        table = np.zeros((4, 4), np.int64)
        np.add.at(table, (labels, exact.labeller(scaler).label(every.T)), 1)
        found.append(agreement.adjusted_rand(table))
    backend.close()
    return found

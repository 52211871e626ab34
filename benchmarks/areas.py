"""Areas of one place at several resolutions and extents: whether they agree within their errors, beside whole pixels."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import rasterio

from engine.job import Job
from engine.steps import kmeansclustering, lakechange, regrid, spectralclustering, waterfraction, watermask
from engine.water.subpixel import LEVEL, quoted

from .images import Labelled

COARSE_HEAD = (
    "cells",
    "whole pixels (km²)",
    "of 10 m (%)",
    "at one half",
    "by parts of pixels (km²)",
    "of 10 m (%)",
    "flags",
)
CHANGE_HEAD = (
    "cells",
    "half side",
    "whole pixels before, after (ha)",
    "by parts of pixels before, after (ha)",
    "change (ha)",
    "flags",
)
TIME_HEAD = ("megapixels x bands", "Water mask, whole pixels (s)", "Water mask (times)", "Water fraction (times)")
_RESOLUTIONS, _RADII = (10, 15, 20, 30), (150, 200, 300, 500, None)
_HECTARES = 100.0


@dataclass(frozen=True)
class Found:
    """Areas in km² of an image: whole pixels, pixels of which more than half is water, parts of pixels with their error."""

    whole: float
    half: float
    area: float
    error: float
    flags: str


def areas_of(image: str, folder: Path) -> Found:
    """Return the areas of all water of an image."""
    clusters, mask, fraction = (str(folder / f"{name}.tif") for name in ("clusters", "mask", "fraction"))
    spectralclustering.run(
        Job(), image=image, bands=None, settings={"clusters": 4}, implementation="streaming", output=clusters
    )
    whole = watermask.run(Job(), clusters=clusters, image=image, output=mask)
    found = waterfraction.run(Job(), image=image, output=fraction)
    with rasterio.open(fraction) as dataset:
        half = float((dataset.read(1) > 0.5).sum()) * abs(dataset.transform.determinant) / 1e6
    return Found(whole["area"], half, found["area"], found["error"], found["flags"])


def coarser(about: Labelled, sides: tuple[int, ...] = (30, 90)) -> Iterator[list[str]]:
    """Yield the areas of an image of 10 m, as it is and averaged to larger cells."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        fine = areas_of(about.path, folder)
        for side in (10, *sides):
            found, image = fine, str(folder / "coarse.tif")
            if side > 10:
                regrid.run(Job(), image=about.path, grid={"resolution": side}, resampling="average", output=image)
                found = areas_of(image, folder)
            shares = [f"{100 * (one / fine.area - 1):+.1f}" for one in (found.whole, found.half, found.area)]
            yield [
                f"{side} m", f"{found.whole:.2f}", shares[0], shares[1],
                quoted(found.area, found.error).removesuffix(" km²"), shares[2], found.flags.replace(",", ", "),
            ]  # fmt: skip


def times_of(image: str) -> list[str]:
    """Return seconds of processor time: Water mask with whole pixels alone, with sub-pixel areas, and Water fraction."""
    with TemporaryDirectory() as name, rasterio.open(image) as dataset:
        clusters, output = str(Path(name) / "clusters.tif"), str(Path(name) / "output.tif")
        kmeansclustering.run(Job(), image=image, bands=None, settings={"clusters": 3}, output=clusters)
        masked = {"clusters": clusters, "image": image, "output": output}
        steps: list[Callable[[], Any]] = [
            lambda: watermask.run(Job(), **masked, subpixel=False),
            lambda: watermask.run(Job(), **masked),
            lambda: waterfraction.run(Job(), image=image, output=output),
        ]
        seconds = []
        for step in steps:
            found = []
            for _ in range(3):
                begin = time.process_time()
                step()
                found.append(time.process_time() - begin)
            seconds.append(min(found))
        megapixels = dataset.width * dataset.height / 1e6
    ratios = [f"{one:.2f} ({one / seconds[0]:.1f})" for one in seconds[1:]]
    return [f"{megapixels:.1f} x {dataset.count}", f"{seconds[0]:.2f}", *ratios]


def changes(before: Labelled, after: Labelled, tiny: bool = False) -> Iterator[tuple[int, int | None, dict[str, Any]]]:
    """Yield what Lake change finds for a lake on two dates, by size of the cells and of the area; ``tiny`` is a few."""
    if before.point is None:
        raise ValueError("a point in the lake is needed")
    with rasterio.open(before.path) as dataset:
        point = {"x": before.point[0], "y": before.point[1], "crs": dataset.crs.to_wkt()}
    with TemporaryDirectory() as folder:
        for resolution, radius in product(_RESOLUTIONS[:: 3 if tiny else 1], _RADII[:: 2 if tiny else 1]):
            grid = {"resolution": resolution, "radius": radius, "centre": point if radius else None}
            change = str(Path(folder) / "change.tif")
            how = {"point": point, "connected": True, "grid": grid}
            yield resolution, radius, lakechange.run(Job(), before=before.path, after=after.path, change=change, **how)


def change_rows(found: list[tuple[int, int | None, dict[str, Any]]]) -> list[list[str]]:
    """Return a table of changes."""
    return [
        [
            f"{resolution} m", f"{radius} m" if radius else "whole image",
            f"{_HECTARES * one['AREA_BEFORE']:.2f}, {_HECTARES * one['AREA_AFTER']:.2f}",
            ", ".join(_with_error(one, name) for name in ("BEFORE", "AFTER")), _with_error(one, "CHANGE"),
            one["FLAGS"].replace(",", ", "),
        ]
        for resolution, radius, one in found
    ]  # fmt: skip


def _with_error(found: dict[str, Any], name: str) -> str:
    return f"{_HECTARES * found[f'SUBPIXEL_{name}']:.2f} ± {_HECTARES * found[f'ERROR_{name}']:.2f}"


def agreement(found: list[tuple[int, int | None, dict[str, Any]]]) -> str:
    """Return how many of these areas agree with each other within their errors, and how far whole pixels and they spread."""
    sentences = []
    for name in ("BEFORE", "AFTER", "CHANGE"):
        areas, errors = (np.array([one[f"{kind}_{name}"] for *_, one in found]) for kind in ("SUBPIXEL", "ERROR"))
        one, other = np.triu_indices(len(areas), 1)
        within = np.abs(areas[one] - areas[other]) < LEVEL * np.hypot(errors[one], errors[other])
        whole = np.array(
            [result["AREA_AFTER"] - result["AREA_BEFORE"] if name == "CHANGE" else result[f"AREA_{name}"]
             for *_, result in found]
        )  # fmt: skip
        spread, spread_whole = (100 * values.std() / abs(values.mean()) for values in (areas, whole))
        sentences.append(
            f"{name.lower()}: {100 * within.mean():.0f} % of the pairs of runs agree within {LEVEL} standard deviations, and "
            f"the standard deviation of all runs is {spread:.1f} % (whole pixels {spread_whole:.1f} %)"
        )
    return "; ".join(sentences).capitalize() + "."

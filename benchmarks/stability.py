"""How little the map of an image hangs on what should not matter: clusters, scaling, seed, extent, hidden parts.

Each map is made by the tools and compared with that of their defaults, where both images are observed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import rasterio
from rasterio.windows import Window, transform

from engine.job import Job
from engine.steps import lakechange

from .chips import f1
from .images import POND, Labelled
from .markdown import table
from .quality import Case, Mask, by_tools

CLUSTERS, SCALINGS, SEEDS = (3, 4, 6, 8, 12, 16), ("shape", "band", "image", "none"), (0, 1)
#: What changes nothing about an image, by the table's columns.
SETTINGS: dict[str, list[dict[str, Any]]] = {
    "CLUSTERS 3, 4, 6, 8, 12, 16": [{"clusters": clusters} for clusters in CLUSTERS],
    "each SCALING": [{"scaling": scaling} for scaling in SCALINGS],
    "two seeds": [{"seed": seed} for seed in SEEDS],
}
Part = tuple[slice, slice]
#: What is left of an image of so many rows and columns.
CUTS: dict[str, list[Callable[[int, int], Part]]] = {
    "three quarters of it": [
        lambda rows, columns: np.s_[: rows * 3 // 4, :],
        lambda rows, columns: np.s_[rows // 4 :, :],
        lambda rows, columns: np.s_[:, : columns * 3 // 4],
        lambda rows, columns: np.s_[:, columns // 4 :],
    ],
    "a third hidden": [
        lambda rows, columns: np.s_[:, : columns * 2 // 3],
        lambda rows, columns: np.s_[:, columns // 3 :],
    ],
}


@dataclass(frozen=True)
class Agreement:
    """F1 of two masks, and by how much the area of the one exceeds that of the other."""

    f1: float
    area: float

    @classmethod
    def of(cls, mask: Mask, usual: Mask) -> Agreement:
        """Compare a mask with the usual one."""
        known = int(usual.sum())
        return cls(f1(mask, usual), int(mask.sum()) / known - 1 if known else float(mask.any()))


def worst(found: Sequence[Agreement]) -> Agreement:
    """Return the least F1 and the largest difference of areas."""
    return Agreement(min(each.f1 for each in found), max((each.area for each in found), key=abs))


def agreements(about: Labelled) -> dict[str, Agreement]:
    """Return the worst agreement for each column of the table."""
    case = Case(about)
    usual = by_tools()(case)
    found = {}
    for name, settings in SETTINGS.items():
        found[name] = worst([Agreement.of(by_tools(**each)(case), usual) for each in settings])
    for name, cuts in CUTS.items():
        each = []
        for cut in cuts:
            part = cut(*usual.shape)
            with TemporaryDirectory() as folder:
                again = by_tools()(Case(_cut(case, part, Path(folder) / "part.tif", hide="hidden" in name)))
            each.append(Agreement.of(again[part] if "hidden" in name else again, usual[part]))
        found[name] = worst(each)
    return found


def _cut(case: Case, part: Part, path: Path, *, hide: bool) -> Labelled:
    """Write a part of an image alone, or the image with the rest of it hidden."""
    values, grid = case.values.copy(), case.image.grid
    corner = Window(0, 0, grid.width, grid.height)
    if hide:
        seen = np.zeros(values.shape[1:], bool)
        seen[part] = True
        values[:, ~seen] = np.nan
    else:
        values = values[:, *part]
        corner = Window(part[1].start or 0, part[0].start or 0, values.shape[2], values.shape[1])
    profile = {
        "driver": "GTiff", "dtype": "float32", "crs": grid.crs, "transform": transform(corner, grid.transform),
        "count": len(values), "height": values.shape[1], "width": values.shape[2], "nodata": math.nan,
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as target:
        target.write(values)
        target.descriptions = [band.name for band in case.image.bands]
    return replace(case.about, path=str(path), point=None)


def of_images(images: Sequence[Labelled]) -> str:
    """Return the table of all images, in Markdown."""
    names = [*SETTINGS, *CUTS]
    rows, every = [], []
    for about in images:
        found = agreements(about)
        rows.append([about.name, *(_cell(found[name]) for name in names)])
        every.append(found)
        print(" | ".join(rows[-1]), flush=True)
    rows.append(["**the worst**", *(f"**{_cell(worst([found[name] for found in every]))}**" for name in names)])
    return table(("image", *names), rows)


def _cell(found: Agreement) -> str:
    return f"{found.f1:.3f} ({100 * found.area:+.1f} %)"


def _pond_variants() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for settings in SETTINGS.values():
        for each in settings:
            yield ", ".join(f"{name.upper()} {value}" for name, value in each.items()), {"settings": each}
    yield "JOINT", {"joint": True}
    yield "RADIUS 150", {"grid": {"radius": 150.0}}
    for resolution in (5.0, 20.0):
        yield f"RESOLUTION {resolution:g}", {"grid": {"resolution": resolution}}


def of_pond(before: Labelled, after: Labelled) -> str:
    """Return the table of the pond's change between two dates, in Markdown; the last column is against the first row."""
    with rasterio.open(before.path) as image:
        point = {"x": POND[0], "y": POND[1], "crs": image.crs.to_wkt()}

    def measure(**request: Any) -> tuple[float, float]:
        grid = request.pop("grid", {})
        grid = {**grid, "centre": point if "radius" in grid else None}
        with TemporaryDirectory() as folder:
            found = lakechange.run(
                Job(),
                before=before.path,
                after=after.path,
                point=point,
                connected=True,
                change=str(Path(folder) / "change.tif"),
                grid=grid,
                **request,
            )
        return 100 * found["AREA_BEFORE"], 100 * found["AREA_AFTER"]

    usual = measure()
    rows = [_pond_row("defaults", usual, usual)]
    rows += [_pond_row(name, measure(**request), usual) for name, request in _pond_variants()]
    return table(("the pond", "before (ha)", "after (ha)", "change (ha)", "off by, of the pond's area"), rows)


def _pond_row(name: str, found: tuple[float, float], usual: tuple[float, float]) -> list[str]:
    change, expected = found[1] - found[0], usual[1] - usual[0]
    off = 100 * (change - expected) / usual[0]
    return [name, f"{found[0]:.2f}", f"{found[1]:.2f}", f"{change:+.2f}", f"{off:+.1f} %"]

"""What was lost and gained as polygons, each with its area, and its sub-pixel area and error where they are known."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.features import rasterize, shapes
from rasterio.windows import Window

from ..job import Job
from ..raster.area import PixelAreas
from ..raster.grid import Grid
from ..raster.outputs import TILE
from .change import GAINED, LOST
from .fraction import Quantity
from .fraction_window import parts_of_change
from .subpixel import SubpixelChange
from .unmixing import grow

Rings = list[list[tuple[float, float]]]
_NAMES = {LOST: "lost", GAINED: "gained"}


def write_polygons(change: Path, target: Path, scratch: Path, job: Job, subpixel: SubpixelChange | None = None) -> int:
    """Write the areas of lost and gained water as one JSON object a line.

    Their keys are ``class``, ``change``, ``area_km2``, ``subpixel_km2``, ``error_km2`` (one standard deviation) and ``wkt``.

    Parameters
    ----------
    change : path
        Change raster.
    target : path
        Text file to write; the polygons are in the raster's CRS.
    scratch : path
        Intermediate raster to write.
    job : Job
    subpixel : SubpixelChange, optional
        The finer areas, with the fractions that they were added up from.

    Returns
    -------
    int
        How many polygons there are.
    """
    count = 0
    with rasterio.open(change) as dataset, rasterio.open(scratch, "w", **_profile(dataset)) as changed:
        grid = Grid(dataset.crs.to_wkt(), dataset.transform, dataset.width, dataset.height)
        for window in grid.windows(4 * TILE, 4 * TILE):
            job.check_cancelled()
            codes = dataset.read(1, window=window)
            codes[(codes != LOST) & (codes != GAINED)] = 0
            changed.write(codes, 1, window=window)
    areas = PixelAreas(grid)
    finer = _Finer.of(change, grid, areas, subpixel, job)
    with rasterio.open(scratch) as changed, target.open("w", encoding="utf-8") as file:
        # GDAL walks along the file line by line, and holds polygons, not pixels.
        band = rasterio.band(changed, 1)
        for geometry, code in shapes(band, mask=band, connectivity=4, transform=grid.transform):
            job.check_cancelled()
            rings, found = geometry["coordinates"], finer.of_patch(geometry, int(code)) if finer else None
            record = {
                "class": int(code),
                "change": _NAMES[int(code)],
                "area_km2": areas.of_polygon(rings),
                "subpixel_km2": found.area if found else None,
                "error_km2": found.error if found else None,
                "wkt": _wkt(rings),
            }
            file.write(json.dumps(record) + "\n")
            count += 1
    return count


@dataclass
class _Finer:
    """Sub-pixel areas of patches: by the fractions in their pixels and in those beside them.

    A patch's part of the variance is its part of the mixed pixels. That is right for errors of chance, and too much for those
    that all patches share.

    Attributes
    ----------
    change : path
    fractions : tuple of path
        Before and after.
    variances : dict
        For lost and gained the variance for each mixed pixel.
    """

    change: Path
    fractions: tuple[Path, Path]
    grid: Grid
    areas: PixelAreas
    variances: dict[int, float]

    @classmethod
    def of(
        cls, change: Path, grid: Grid, areas: PixelAreas, subpixel: SubpixelChange | None, job: Job
    ) -> _Finer | None:
        """Return what tells the areas; None where the change below the size of a pixel is not known."""
        if subpixel is None or subpixel.fractions is None or subpixel.lost is None or subpixel.gained is None:
            return None
        found = cls(change, subpixel.fractions, grid, areas, {})
        mixed = {LOST: 0, GAINED: 0}
        for window in grid.windows(4 * TILE, 4 * TILE):
            job.check_cancelled()
            codes, fractions = found._read(window)
            _, *parts = parts_of_change(codes)
            for code, part in zip(mixed, parts, strict=True):
                mixed[code] += int((_mixed(fractions) & part).sum())
        for code, whole in ((LOST, subpixel.lost), (GAINED, subpixel.gained)):
            found.variances[code] = whole.error**2 / max(mixed[code], 1)
        return found

    def of_patch(self, geometry: dict[str, Any], code: int) -> Quantity:
        """Return the area that a patch lost or gained, and its error."""
        window = self._around(geometry["coordinates"][0])
        codes, fractions = self._read(window)
        corner = rasterio.windows.transform(window, self.grid.transform)
        own = rasterize([geometry], codes.shape, transform=corner).astype(bool)
        beside = parts_of_change(codes)[1 if code == LOST else 2] & (codes != code) & grow(own)
        # What lies beside two patches counts half for each, and so on.
        others = _patches_beside(codes == code) if beside.any() else np.ones(codes.shape)
        weights = own + np.where(beside, 1 / np.maximum(others, 1), 0.0)
        lost = np.nan_to_num(fractions[0] - fractions[1])
        found = self.areas.of_pixels(window)
        ground = self.areas.pixel if found is None else found
        area = float((weights * lost * ground).sum()) * (1 if code == LOST else -1)
        mixed = float((weights * _mixed(fractions)).sum())
        return Quantity(area, math.sqrt(self.variances[code] * max(mixed, 1.0)))

    def _around(self, ring: list[tuple[float, float]]) -> Window:
        columns, rows = ~self.grid.transform @ np.array(ring).T
        left, top = (max(0, round(float(places.min())) - 2) for places in (columns, rows))
        right = min(self.grid.width, round(float(columns.max())) + 2)
        bottom = min(self.grid.height, round(float(rows.max())) + 2)
        return Window(left, top, right - left, bottom - top)

    def _read(self, window: Window) -> tuple[NDArray[np.uint8], list[NDArray[np.float32]]]:
        paths: Iterator[Path] = iter((self.change, *self.fractions))
        codes, *fractions = (_read(path, window) for path in paths)
        return codes.astype(np.uint8), fractions


def _read(path: Path, window: Window) -> NDArray[Any]:
    with rasterio.open(path) as dataset:
        values: NDArray[Any] = dataset.read(1, window=window)
    return values


def _mixed(fractions: list[NDArray[np.float32]]) -> NDArray[np.bool_]:
    """Return which pixels are neither land nor water alone on one of the dates."""
    before, after = ((one > 0) & (one < 1) for one in fractions)
    return before | after


def _patches_beside(patches: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return beside how many 4-connected patches each pixel lies, which can touch it in eight directions."""
    from scipy import ndimage

    labels, _ = ndimage.label(patches)
    around = np.pad(labels, 1)
    rows, columns = labels.shape
    shifted = [around[row : row + rows, column : column + columns] for row in range(3) for column in range(3)]
    ordered = np.sort(np.stack(shifted), axis=0)
    counts: NDArray[np.int64] = ((np.diff(ordered, axis=0) > 0) & (ordered[1:] > 0)).sum(axis=0) + (ordered[0] > 0)
    return counts


def _profile(dataset: rasterio.DatasetReader) -> dict[str, Any]:
    return {
        "driver": "GTiff",
        "width": dataset.width,
        "height": dataset.height,
        "count": 1,
        "dtype": "uint8",
        "crs": dataset.crs,
        "transform": dataset.transform,
        "compress": "deflate",
        "zlevel": 1,
        "tiled": True,
    }


def _wkt(rings: Rings) -> str:
    texts = ("(" + ", ".join(f"{x!r} {y!r}" for x, y in ring) + ")" for ring in rings)
    return f"POLYGON ({', '.join(texts)})"

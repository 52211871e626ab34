"""How well a cluster raster agrees with another raster, counted window by window so that size does not matter."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window

from . import scenes

#: Kinds of ground that the agreement tells apart, for each value of a truth raster: shallow water is water.
GROUPS = {
    scenes.WATER: 1, scenes.SHALLOW: 1, scenes.FOREST: 2, scenes.FIELD: 2, scenes.SOIL: 3, scenes.BURNT: 4,
    scenes.CLOUD: 5, scenes.SHADOW: 6,
}  # fmt: skip


def crossing(first: Path, second: Path) -> NDArray[np.int64]:
    """Return how many pixels have each pair of values, shape (256, 256), of two rasters of one size."""
    counts = np.zeros(1 << 16, np.int64)
    with rasterio.open(first) as one, rasterio.open(second) as other:
        if one.shape != other.shape:
            raise ValueError(f"{first} and {second} differ in size")
        for row in range(0, one.height, 512):
            window = Window(0, row, one.width, min(512, one.height - row))
            pair = _bytes(one, window).astype(np.uint16) << 8 | _bytes(other, window)
            counts += np.bincount(pair.ravel(), minlength=1 << 16)
    return counts.reshape(256, 256)


def _bytes(raster: rasterio.DatasetReader, window: Window) -> NDArray[np.uint8]:
    """Return whole numbers of at most 8 bits; SAGA's rasters hold other types, and other values for no data."""
    values = raster.read(1, window=window)
    return np.where((values >= 0) & (values < 256), values, 0).astype(np.uint8)


def of_clusters(clusters: Path, truth: Path) -> tuple[float, float]:
    """Return the adjusted Rand index of clusters and kinds of ground, and F1 of water for the best set of clusters."""
    counts = crossing(clusters, truth)
    table = np.zeros((256, 1 + max(GROUPS.values())), np.int64)
    for value, group in GROUPS.items():
        table[:, group] += counts[:, value]
    table = table[:, 1:]
    water, every = table[:, 0], table.sum(axis=1)
    order = np.argsort(-water / np.maximum(every, 1))
    best = float((2 * water[order].cumsum() / (every[order].cumsum() + water.sum())).max())
    return adjusted_rand(table), best


def adjusted_rand(table: NDArray[np.int64]) -> float:
    """Return the adjusted Rand index of a contingency table (Hubert and Arabie 1985)."""

    def pairs(counts: NDArray) -> float:
        counts = counts.astype(np.float64)
        return float((counts * (counts - 1) / 2).sum())

    both, rows, columns = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    expected = rows * columns / pairs(np.array([table.sum()]))
    return (both - expected) / ((rows + columns) / 2 - expected)

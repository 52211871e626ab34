"""Areas below the size of a pixel: on generated lakes of known area, and on the pond's image averaged to 30 m."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from scipy import ndimage

from engine.raster.bands import Band
from engine.water.contours import chained, pieces_of
from engine.water.fraction_error import estimate, sums_of
from engine.water.part import Part
from engine.water.shore_model import learn
from engine.water.shore_statistics import Cell
from engine.water.unmixing import Ground, Neighbours, after_moves, grow, parts_of
from engine.waterrule.evidence import Evidence
from engine.waterrule.roles import WaterBands
from engine.waterrule.watermap import WATER, decide

from .generated_lakes import BANDS, FINE, LakeScene, make_scene

_EIGHT = np.ones((3, 3), dtype=bool)
REACH = 5


@dataclass(frozen=True)
class Unmixed:
    """Area and error in pixels, the fractions, pixels of the mask and of the moved one, and what is flagged."""

    area: float
    error: float
    fraction: NDArray[np.float64]
    whole: int
    half: int
    pure: bool
    spread: float
    rim: bool


def unmix(pixels: NDArray, mask: NDArray[np.bool_], other: NDArray[np.bool_] | None = None) -> Unmixed | None:
    """Do what ``waterfraction`` does, on arrays; None where there is nothing to learn from."""
    everywhere = np.ones(mask.shape, dtype=bool)
    ground = Ground(pixels, mask, everywhere, ~everywhere if other is None else other)
    model = learn([Cell(ground, slice(0, mask.shape[0]), slice(0, mask.shape[1]), whole=True)], REACH)
    if model is None:
        return None
    ground = after_moves(ground, model.stages[:-1], REACH)
    near = Neighbours(ground, REACH)
    mixture = model.last.mix(model.last.index(ground.pixels), near)
    parts = parts_of(ground, near, mixture, model.last)
    sums = sums_of(ground, near, mixture, model.last, parts, np.ones(mask.shape), Part.whole(mask.shape))
    found = estimate(sums.values, sums.bodies, model, 1.0)
    fraction = np.where(parts[1], np.clip(mixture.fraction, 0, 1), parts[0])
    pure = found.impure == 0
    return Unmixed(
        found.area, found.error, fraction, int(mask.sum()), int(ground.mask.sum()), pure, model.land_spread, found.rim
    )


def whole_pixels(pixels: NDArray) -> NDArray[np.bool_]:
    """Return the water by whole pixels, as the water tools tell it by spectra."""
    bands = tuple(Band(place, name) for place, name in enumerate(BANDS, start=1))
    roles = WaterBands.of(bands)
    values = np.ascontiguousarray(pixels[roles.positions], dtype=np.float32)
    evidence = Evidence.learn(values.reshape(len(values), -1).T, roles, False)
    return decide(values, evidence) == WATER


@dataclass(frozen=True)
class Lake:
    """One lake: true area, what was found, and how far the line at one half is from the true shore (rms, pixels)."""

    truth: float
    found: Unmixed
    off: float
    noise: float


def lakes_of(scene: LakeScene) -> Iterator[Lake]:
    """Yield the lakes of a scene that the whole pixels found."""
    water = whole_pixels(scene.pixels)
    labels, _ = ndimage.label(water, structure=_EIGHT)
    for square in scene.squares():
        truth = np.zeros_like(scene.fraction)
        truth[square] = scene.fraction[square]
        own = np.unique(labels[grow(truth > 0.3)])
        mask = np.isin(labels, own[own > 0])
        found = unmix(scene.pixels, mask, water & ~mask) if mask.any() else None
        if found is not None:
            yield Lake(float(truth.sum()), found, _off(scene, found.fraction, square), scene.noise)


def _off(scene: LakeScene, fraction: NDArray, square: tuple[slice, slice]) -> float:
    fine = tuple(slice(side.start * FINE, side.stop * FINE) for side in square)
    wet = scene.wet[fine]
    edge = (wet ^ ndimage.binary_erosion(wet, border_value=1)) | (~wet ^ ndimage.binary_erosion(~wet, border_value=1))
    # From the middle of a cell beside the shore to the shore itself it is half a cell.
    distance = np.maximum(ndimage.distance_transform_edt(~edge), 0.5) / FINE
    part = fraction[square]
    points = [line.points for line in chained(pieces_of(part, 0.5, (0, 0), part.shape[1]))]
    if not points:
        return float("nan")
    places = np.concatenate(points).T[::-1] * FINE - 0.5
    return float(np.sqrt((ndimage.map_coordinates(distance, places, order=1, mode="nearest") ** 2).mean()))


HEAD = (
    "lakes", "number", "bias %", "rms %", "rms % of whole pixels", "at one half", "truth within 1.96 ERROR %",
    "ERROR % (median)", "line off by (px)",
)  # fmt: skip


def table_of(lakes: list[Lake]) -> list[list[str]]:
    """Return bias, rms and coverage by kinds of lakes."""
    truth = np.array([lake.truth for lake in lakes])
    area, error, whole, half, pure, spread, rim = np.array([
        (one.found.area, one.found.error, one.found.whole, one.found.half, one.found.pure, one.found.spread, one.found.rim)
        for one in lakes
    ]).T  # fmt: skip
    off = np.array([lake.off for lake in lakes])
    pure = pure > 0
    groups = {
        "with pure water": pure,
        "of these without a flag": pure & (rim == 0) & (spread <= 0.2),
        "under 50 pixels": pure & (truth < 50),
        "50 to 200 pixels": pure & (truth >= 50) & (truth < 200),
        "over 200 pixels": pure & (truth >= 200),
        "flagged: land unlike itself": pure & (spread > 0.2),
        "flagged: rim": pure & (rim > 0),
        "flagged: no pure water": ~pure,
    }
    rows = []
    for name, chosen in groups.items():
        if not chosen.any():
            continue
        wrong = [100 * (found / truth - 1)[chosen] for found in (area, whole, half)]
        rms = [np.sqrt(np.mean(each**2)) for each in wrong]
        inside = 100 * np.mean(np.abs(area - truth)[chosen] < 1.96 * error[chosen])
        rows.append([
            name, str(int(chosen.sum())), f"{100 * (area[chosen].sum() / truth[chosen].sum() - 1):+.2f}",
            *(f"{each:.1f}" for each in rms), f"{inside:.1f}", f"{100 * np.median((error / truth)[chosen]):.1f}",
            f"{np.sqrt(np.nanmean(off[chosen] ** 2)):.2f}",
        ])  # fmt: skip
    return rows


def generated(scenes: int, first: int = 0, **how: float) -> list[Lake]:
    """Return the lakes of so many generated scenes."""
    return [lake for seed in range(first, first + scenes) for lake in lakes_of(make_scene(seed, **how))]


def coarser(values: NDArray, side: int, shift: int) -> NDArray:
    """Return the means of squares of pixels, the first of them so many pixels from the corner."""
    part = values[:, shift:, shift:]
    rows, columns = (length // side for length in part.shape[1:])
    return part[:, : rows * side, : columns * side].reshape(-1, rows, side, columns, side).mean(axis=(2, 4))


def pond(path: Path) -> Iterator[tuple[float, float, Unmixed]]:
    """Yield the pond's area by the 10 m image's whole pixels, by its fractions, and what its means of 30 m give.

    In pixels of 30 m; seven dates, three places of the grid each.
    """
    with rasterio.open(path) as dataset:
        for date in range(7):
            fine = dataset.read([10 * date + band for band in (1, 2, 3, 8, 9, 10)]) * 1e-4
            at_ten = unmix(fine, whole_pixels(fine))
            for shift in range(3):
                coarse = coarser(fine, 3, shift)
                found = unmix(coarse, whole_pixels(coarse))
                if at_ten is not None and found is not None:
                    yield at_ten.half / 9, at_ten.area / 9, found


def pond_sentence(path: Path) -> str:
    """Return how far areas of the pond at 30 m are from those of its own 10 m."""
    truth, area, whole, half = np.array(
        [(pixels, found.area, found.whole, found.half) for pixels, _, found in pond(path)]
    ).T
    rms = [np.sqrt(np.mean((found - truth) ** 2)) for found in (area, whole, half)]
    return (
        "The pond of Bouconne averaged to 30 m, seven dates and three places of the grid, against its own 10 m "
        f"({truth.mean():.1f} pixels of 30 m): rms {rms[0]:.1f} pixels by fractions, {rms[1]:.1f} by whole pixels, "
        f"{rms[2]:.1f} by pixels above one half."
    )

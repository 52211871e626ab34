"""How well water is found on labelled chips: ``python -m benchmarks.chips FOLDER``.

The folder holds ``N.tif`` with ``N_truth.tif`` (1 water, 0 not water, 255 not known); without an argument it is that of the
environment variable ``STRANDLINE_CHIPS``. The chips are not part of this project.

Three tables: the rule beside simpler ones; the rule on the same chips as other products would store them; and how much the map
changes when a part of the image is cut off or hidden.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray

from engine.waterrule.evidence import Evidence, difference
from engine.waterrule.roles import WaterBands
from engine.waterrule.watermap import WATER, decide

from .markdown import table

Mask = NDArray[np.bool_]
ROLES = ("green", "nir08", "swir16", "swir22", "red", "blue")


@dataclass(frozen=True)
class Chip:
    """A small image in reflectance and its label.

    Attributes
    ----------
    name : str
    bands : mapping of str to ndarray of float32, shape (rows, columns)
        By common name.
    observed : ndarray of bool
    label : ndarray of uint8
        1 water, 0 not water, 255 not known.
    """

    name: str
    bands: Mapping[str, NDArray[np.float32]]
    observed: Mask
    label: NDArray[np.uint8]

    @property
    def wet(self) -> bool:
        """Whether the label has water."""
        return bool((self.label == 1).any())

    def __getattr__(self, name: str) -> NDArray[np.float32]:
        if name in ROLES:
            return self.bands[name]
        raise AttributeError(name)


Method = Callable[[Chip], Mask]


def read_chips(folder: Path) -> list[Chip]:
    """Read all chips of a folder."""
    return list(_chips(folder))


def _chips(folder: Path) -> Iterator[Chip]:
    for truth in sorted(folder.glob("*_truth.tif"), key=lambda path: (len(path.name), path.name)):
        name = truth.name.removesuffix("_truth.tif")
        with rasterio.open(folder / f"{name}.tif") as image, rasterio.open(truth) as label:
            values = image.read().astype(np.float32)
            observed = np.isfinite(values).all(axis=0)
            if image.nodata is not None:
                observed &= (values != image.nodata).all(axis=0)
            scales, offsets = (
                np.array(numbers, np.float32)[:, None, None] for numbers in (image.scales, image.offsets)
            )
            bands = dict(zip(image.descriptions, values * scales + offsets, strict=True))
            yield Chip(name, {role: bands[role] for role in ROLES if role in bands}, observed, label.read(1))


def stacked(chip: Chip) -> tuple[NDArray[np.float32], WaterBands]:
    """Return a chip's bands as the rule takes them."""
    names = [role for role in ROLES if role in chip.bands]
    at = {name: place for place, name in enumerate(names)}
    bands = WaterBands(at["green"], at["nir08"], *(at.get(role) for role in ROLES[2:]))
    values = np.stack([chip.bands[name] for name in names]).astype(np.float32)
    values[:, ~chip.observed] = np.nan
    return values, bands


def rule(chip: Chip, *, narrow: bool = True) -> Mask:
    """Strandline's rule."""
    values, bands = stacked(chip)
    return decide(values, Evidence.learn(values[:, chip.observed].T, bands), narrow=narrow) == WATER


def _index(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    return difference(np.maximum(one, 0), np.maximum(other, 0))


def mndwi(chip: Chip) -> Mask:
    """MNDWI > 0 (Xu 2006)."""
    return _index(chip.green, chip.swir16) > 0


def ndwi(chip: Chip) -> Mask:
    """NDWI > 0 (McFeeters 1996)."""
    return _index(chip.green, chip.nir08) > 0


def otsu(chip: Chip) -> Mask:
    """MNDWI above the threshold that parts its histogram best (Otsu 1979)."""
    values = _index(chip.green, chip.swir16)
    return values > otsu_threshold(values[chip.observed])


def otsu_threshold(values: NDArray[np.floating]) -> float:
    """Return the threshold that parts a histogram between -1 and 1 best (Otsu 1979)."""
    counts, edges = np.histogram(values, 256, (-1, 1))
    middles = 0.5 * (edges[1:] + edges[:-1])
    below, sums = np.cumsum(counts), np.cumsum(counts * middles)
    above = below[-1] - below
    with np.errstate(invalid="ignore", divide="ignore"):
        between = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return float(edges[1 + int(np.nanargmax(between))])


def awei(chip: Chip) -> Mask:
    """AWEI_nsh > 0 (Feyisa 2014)."""
    return 4 * (chip.green - chip.swir16) - (0.25 * chip.nir08 + 2.75 * chip.swir22) > 0


def dswe(chip: Chip, least: int = 3) -> Mask:
    """At least so many of the five tests of DSWE (USGS), on reflectance."""
    return dswe_tests(chip.blue, chip.green, chip.red, chip.nir08, chip.swir16, chip.swir22) >= least


def dswe_tests(
    blue: NDArray, green: NDArray, red: NDArray, nir: NDArray, swir16: NDArray, swir22: NDArray
) -> NDArray[np.integer]:
    """Return how many of DSWE's five tests each pixel passes, by its reflectance."""
    index, ndvi = _index(green, swir16), _index(nir, red)
    shadowless = blue + 2.5 * green - 1.5 * (nir + swir16) - 0.25 * swir22
    return (
        (index > 0.0124).astype(int)
        + (green + red > nir + swir16)
        + (shadowless > 0)
        + ((index > -0.44) & (swir16 < 0.09) & (nir < 0.15) & (ndvi < 0.7))
        + ((index > -0.5) & (blue < 0.1) & (swir16 < 0.3) & (swir22 < 0.1) & (nir < 0.25))
    )


METHODS: dict[str, Method] = {
    "Strandline": rule,
    "without narrow water": lambda chip: rule(chip, narrow=False),
    "MNDWI > 0": mndwi,
    "NDWI > 0": ndwi,
    "Otsu on MNDWI": otsu,
    "DSWE, 3 of 5 tests": dswe,
    "DSWE, 2 of 5 tests": lambda chip: dswe(chip, 2),
    "AWEI_nsh > 0": awei,
}


def _changed(
    chip: Chip, change: Callable[[str, NDArray[np.float32]], NDArray[np.float32]], drop: tuple[str, ...] = ()
) -> Chip:
    return replace(
        chip,
        bands={role: change(role, band).astype(np.float32) for role, band in chip.bands.items() if role not in drop},
    )


#: What thin haze adds, falling with the wavelength.
HAZE = {"blue": 0.06, "green": 0.04, "red": 0.025, "nir08": 0.012, "swir16": 0.003, "swir22": 0.002}

STORED: dict[str, Callable[[Chip], Chip]] = {
    "reflectance": lambda chip: chip,
    "x 10000": lambda chip: _changed(chip, lambda _, band: band * 10000),
    "raw numbers with an offset": lambda chip: _changed(chip, lambda _, band: np.rint((band + 0.2) / 0.0000275)),
    "8 bits": lambda chip: _changed(chip, lambda _, band: np.clip(np.rint(band * 255 / 0.6), 0, 255)),
    "haze": lambda chip: _changed(chip, lambda role, band: band + HAZE[role]),
    "no blue and red": lambda chip: _changed(chip, lambda _, band: band, ("blue", "red")),
    "no 2.2 micrometres": lambda chip: _changed(chip, lambda _, band: band, ("swir22",)),
    "no 1.6 micrometres": lambda chip: _changed(chip, lambda _, band: band, ("swir16",)),
    "no short-wave infrared": lambda chip: _changed(chip, lambda _, band: band, ("swir16", "swir22")),
}


def f1(found: Mask, true: Mask) -> float:
    """Return 2 |both| / (|found| + |true|), 1 where both are empty."""
    total = int(found.sum() + true.sum())
    return 2 * int((found & true).sum()) / total if total else 1.0


SCORE_HEAD = ("mean F1 of wet chips", "of these below 0.5", "water in dry chips (%), mean", "worst")


def score(method: Method, chips: list[Chip]) -> list[str]:
    """Return mean F1 of the wet chips, how many are below 0.5, and the mean and worst share of water in dry ones."""
    wet, dry = [], []
    for chip in chips:
        count = chip.observed & (chip.label != 255)
        found = method(chip)[count]
        if chip.wet:
            wet.append(f1(found, chip.label[count] == 1))
        else:
            dry.append(100 * found.mean())
    low = sum(value < 0.5 for value in wet)
    return [f"{np.mean(wet):.4f}", str(low), f"{np.mean(dry) if dry else 0:.4f}", f"{max(dry, default=0):.3f}"]


def stability(chips: list[Chip]) -> Iterator[list[str]]:
    """Yield how the map of a chip changes when a quarter is cut off or a third hidden, over chips with some water and land."""
    partly = [chip for chip in chips if 0.02 < (chip.label == 1).mean() < 0.98]
    cuts = {
        "three quarters of it": lambda rows, columns: np.s_[: rows * 3 // 4, :],
        "the other three quarters": lambda rows, columns: np.s_[:, columns // 4 :],
        "a third hidden": lambda rows, columns: np.s_[:, : columns * 2 // 3],
    }
    for name, cut in cuts.items():
        agreements, areas = [], []
        for chip in partly:
            part = cut(*chip.label.shape)
            whole = rule(chip)
            if "hidden" in name:
                seen = np.zeros(chip.observed.shape, bool)
                seen[part] = True
                again = rule(replace(chip, observed=chip.observed & seen))[part]
            else:
                bands = {role: band[part] for role, band in chip.bands.items()}
                again = rule(Chip(chip.name, bands, chip.observed[part], chip.label[part]))
            if whole[part].sum() >= 50:
                agreements.append(f1(again, whole[part]))
                areas.append(abs(again.sum() / whole[part].sum() - 1))
        numbers = (
            f"{np.mean(agreements):.4f}",
            f"{min(agreements):.4f}",
            f"{100 * np.mean(areas):.2f}",
            f"{100 * max(areas):.2f}",
        )
        yield [name, str(len(agreements)), *numbers]


def quarters(chips: list[Chip]) -> Iterator[str]:
    """Yield what is found in quarters of the chips that are all water, and in those that have none, each alone, in words."""
    full, empty = [], []
    for chip in chips:
        rows, columns = (side // 2 for side in chip.label.shape)
        for top in (0, rows):
            for left in (0, columns):
                part = np.s_[top : top + rows, left : left + columns]
                label = chip.label[part]
                if not ((label == 1).all() or (chip.wet and (label == 0).all())):
                    continue
                bands = {role: band[part] for role, band in chip.bands.items()}
                found = rule(Chip(chip.name, bands, chip.observed[part], label))[chip.observed[part]].mean()
                (full if (label == 1).all() else empty).append(100 * found)
    for name, found in (("all water", full), ("without any", empty)):
        if found:
            yield f"{np.mean(found):.2f} % water in {len(found)} quarters that are {name}"


def tables(folder: Path) -> str:
    """Return all tables of the chips in a folder, in Markdown.

    Raises
    ------
    FileNotFoundError
        If there are none.
    """
    chips = read_chips(folder)
    if not chips:
        raise FileNotFoundError(f"{folder} holds no chips: N.tif with N_truth.tif")
    wet = sum(chip.wet for chip in chips)
    methods = table(("method", *SCORE_HEAD), [[name, *score(method, chips)] for name, method in METHODS.items()])
    stored = table(
        ("the chips as", *SCORE_HEAD),
        [[name, *score(rule, [change(chip) for chip in chips])] for name, change in STORED.items()],
    )
    parts = table(
        ("the map of a part, beside that part of the map", "chips", "mean F1", "least", "area off by (%)", "most"),
        list(stability(chips)),
    )
    return (
        f"{wet} chips with water, {len(chips) - wet} without:\n\n{methods}\n\nThe rule on the same chips, stored in other ways:"
        f"\n\n{stored}\n\n{parts}\n\nQuarters of the chips, each alone: {'; '.join(quarters(chips))}."
    )


def main() -> None:
    """Print the tables."""
    folder = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("STRANDLINE_CHIPS", "")
    if not folder:
        raise SystemExit("Name the folder of the chips, or set STRANDLINE_CHIPS; it holds N.tif and N_truth.tif.")
    print(tables(Path(folder)))


if __name__ == "__main__":
    main()

"""Narrow water: rivers of one to three mixed pixels, found as lines along which there is more water than on both banks.

A pixel is a crest if the mean share of water over a line of seven pixels through it is greater than on both sides, two
or three pixels away, in the direction where that contrast is greatest; the better bank counts, so that edges are
none. It is strong if the line is narrow, darker than both banks in the near and short-wave infrared, and its ratios
of green and red to them are higher than on both. Nine strong crests in a row make a line; lines grow through weaker
crests, and widen by the share of water.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .evidence import Evidence


class LineLimits(NamedTuple):
    """Limits of the tests of a crest; those of weak ones first. Rises are those of logarithms of ratios."""

    weak_rise: float = 0.15
    weak_share: float = 0.2
    weak_narrowness: float = 0.7
    weak_dark: float = 0.9
    weak_ratio: float = 0.0
    pure: float = 0.85
    pure_narrowness: float = 0.5
    rise: float = 0.2
    share: float = 0.3
    narrowness: float = 0.8
    ends: float = 0.5
    dark: float = 0.85
    ratio: float = 0.15
    each: float = 0.0
    red: float = 0.15


LIMITS = LineLimits()
_DIRECTIONS, _HALF = 12, 3
#: Shares of water are clipped here before they are averaged.
_MINIMUM, _MAXIMUM = -0.5, 1.2
#: A crest is looked for where three pixels have this share of water, and so much more than both sides.
_LOOK_SHARE, _LOOK_RISE = 0.2, 0.12
#: How many strong crests make a line, how far apart they may be, and how many pixels a line grows.
_RUN, _GAP, _STEPS = 9, 3, 16
#: Level between bank and crest from which a pixel beside the line belongs to it, and the minimum share of water there.
_WIDTH, _WIDTH_MINIMUM = 0.4, 0.15
#: What keeps ratios of dark pixels finite, as a share of green land.
_MINIMUM_LIGHT = 0.02


class _Taps(NamedTuple):
    offsets: NDArray[np.int64]
    weights: NDArray[np.float32]
    counts: NDArray[np.int64]


def _line(direction: int, start: float, stop: float, offset: float) -> dict[tuple[int, int], float]:
    """Return (row, column) and weight of the pixels of a line, sampled every half pixel and between pixels."""
    angle = np.pi * direction / _DIRECTIONS
    steps = np.arange(start, stop + 0.01, 0.5)
    found: dict[tuple[int, int], float] = {}
    for step in steps:
        y = step * np.sin(angle) + offset * np.cos(angle)
        x = step * np.cos(angle) - offset * np.sin(angle)
        for pixel, weight in _around(y, x):
            found[pixel] = found.get(pixel, 0.0) + weight / len(steps)
    return {pixel: weight for pixel, weight in found.items() if weight > 1e-9}


def _around(y: float, x: float) -> list[tuple[tuple[int, int], float]]:
    row, column = int(np.floor(y)), int(np.floor(x))
    v, u = y - row, x - column
    return [
        ((row, column), (1 - v) * (1 - u)), ((row, column + 1), (1 - v) * u), ((row + 1, column), v * (1 - u)),
        ((row + 1, column + 1), v * u),
    ]  # fmt: skip


def _table(lines: list[list[dict[tuple[int, int], float]]]) -> _Taps:
    longest = max(len(line) for group in lines for line in group)
    shape = (len(lines), len(lines[0]))
    offsets, weights = np.zeros((*shape, longest, 2), np.int64), np.zeros((*shape, longest), np.float32)
    counts = np.zeros(shape, np.int64)
    for number, group in enumerate(lines):
        for at, line in enumerate(group):
            counts[number, at] = len(line)
            offsets[number, at, : len(line)] = list(line)
            weights[number, at, : len(line)] = list(line.values())
    return _Taps(offsets, weights, counts)


@lru_cache(maxsize=1)
def _tables() -> tuple[_Taps, _Taps]:
    """Return the taps of lines at the offsets 0, 2, -2, 3, -3, 1, -1, 4, -4 across each direction, and of their two ends."""
    ways = range(_DIRECTIONS)
    lines = _table([[_line(way, -_HALF, _HALF, offset) for offset in (0, 2, -2, 3, -3, 1, -1, 4, -4)] for way in ways])
    return lines, _table([[_line(way, 1, _HALF, 0), _line(way, -_HALF, -1, 0)] for way in ways])


def narrow_water(values: NDArray[np.float32], shares: NDArray[np.float32], evidence: Evidence) -> NDArray[np.uint8]:
    """Return narrow water, shape (rows, columns).

    Parameters
    ----------
    values : ndarray of float32, shape (bands, rows, columns)
    shares : ndarray of float32, shape (rows, columns)
        Share of water in each pixel, NaN where it is unknown.
    evidence : Evidence
    """
    from . import line_kernels

    bands = evidence.bands
    lines, ends = _tables()
    cut = np.clip(shares, np.float32(_MINIMUM), np.float32(_MAXIMUM))
    cut[np.isnan(cut)] = _MAXIMUM
    candidates = np.empty(shares.shape, np.uint8)
    line_kernels.candidates(cut, np.float32(_LOOK_SHARE), np.float32(_LOOK_RISE), candidates)
    pixels = np.flatnonzero(candidates.view(np.bool_))
    found = np.empty((len(pixels), 5), np.float32)
    line_kernels.crests(cut, pixels, *lines, LIMITS, found)
    codes, kept, mask = (np.zeros(shares.shape, np.uint8) for _ in range(3))
    at = (0, 1, bands.infrared_at, bands.red_at)
    haze = evidence.haze or (0.0, 0.0, 0.0)
    zeros = tuple(np.float32(evidence.zero + level) for level in (haze[0], haze[1], 0.0, haze[2]))
    light = np.float32(_MINIMUM_LIGHT * evidence.contrast[0].green)
    line_kernels.check_spectra(values, at, zeros, light, cut, pixels, found, tuple(lines), tuple(ends), LIMITS, codes)
    if line_kernels.runs(codes, _RUN, _GAP, _STEPS, kept):
        line_kernels.widen(shares, pixels, found, kept, np.float32(_WIDTH), np.float32(_WIDTH_MINIMUM), mask)
    return mask

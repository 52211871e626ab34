"""Drawing lines, marks and numbers into a picture, where a plot is wanted as a file of pixels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .pictures import as_png

Colour = tuple[int, int, int]

#: Strokes of the characters that axes need, in boxes 4 wide and 6 high, y downwards.
_STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "0": (((0, 1), (1, 0), (3, 0), (4, 1), (4, 5), (3, 6), (1, 6), (0, 5), (0, 1)),),
    "1": (((0.7, 1.3), (2.2, 0), (2.2, 6)),),
    "2": (((0, 1), (1, 0), (3, 0), (4, 1), (4, 2.2), (0, 6), (4, 6)),),
    "3": (((0, 0), (4, 0), (1.8, 2.4), (3, 2.4), (4, 3.4), (4, 5), (3, 6), (1, 6), (0, 5)),),
    "4": (((3, 6), (3, 0), (0, 4), (4, 4)),),
    "5": (((4, 0), (0.4, 0), (0, 2.8), (1, 2.3), (3, 2.3), (4, 3.3), (4, 5), (3, 6), (1, 6), (0, 5)),),
    "6": (((3.6, 0), (1.4, 1), (0, 3.4), (0, 5), (1, 6), (3, 6), (4, 5), (4, 3.6), (3, 2.6), (1, 2.6), (0, 3.6)),),
    "7": (((0, 0), (4, 0), (1.4, 6)),),
    "8": (
        ((1, 2.8), (0, 1.9), (0, 0.9), (1, 0), (3, 0), (4, 0.9), (4, 1.9), (3, 2.8), (1, 2.8)),
        ((1, 2.8), (0, 3.8), (0, 5), (1, 6), (3, 6), (4, 5), (4, 3.8), (3, 2.8)),
    ),
    "9": (((4, 2.4), (3, 3.4), (1, 3.4), (0, 2.4), (0, 1), (1, 0), (3, 0), (4, 1), (4, 2.6), (2.6, 5), (0.4, 6)),),
    ".": (((1.9, 5.8), (2.1, 6)),),
    "-": (((0.5, 3.2), (3.5, 3.2)),),
    " ": (),
    "k": (((0.3, 0), (0.3, 6)), ((3.4, 2.4), (0.3, 4.6)), ((1.4, 3.9), (3.6, 6))),
    "m": (
        ((0, 2.4), (0, 6)),
        ((0, 3.2), (0.8, 2.4), (1.6, 2.4), (2, 3), (2, 6)),
        ((2, 3.2), (2.8, 2.4), (3.6, 2.4), (4, 3), (4, 6)),
    ),
    "²": (((0.2, 0.4), (0.9, -0.2), (1.7, 0.4), (1.7, 1), (0.2, 2.6), (1.9, 2.6)),),
}
_CHARACTER, _BOX = 5.4, 6.0


class Canvas:
    """A white picture to draw on, in units of which ``scale`` pixels make one.

    Parameters
    ----------
    width, height : float
    scale : float
    """

    def __init__(self, width: float, height: float, scale: float = 2.0) -> None:
        self._scale = scale
        self._pixels = np.full((round(height * scale), round(width * scale), 3), 255.0, np.float32)

    def line(
        self, points: Sequence[tuple[float, float]], colour: Colour, width: float = 1.0, opacity: float = 1.0
    ) -> None:
        """Draw straight lines from point to point."""
        for first, second in pairwise(points):
            self._segment(np.array(first), np.array(second), colour, width, opacity)

    def dashes(self, first: tuple[float, float], last: tuple[float, float], colour: Colour, width: float = 1.0) -> None:
        """Draw a broken line."""
        start, end = np.array(first), np.array(last)
        steps = max(1, int(np.hypot(*(end - start)) / 10))
        for step in range(steps):
            one, other = start + (end - start) * (step / steps), start + (end - start) * ((step + 0.6) / steps)
            self._segment(one, other, colour, width, 1.0)

    def dot(self, x: float, y: float, radius: float, colour: Colour, ring: bool = False) -> None:
        """Draw a disc, or a ring around white."""
        self._disc(x, y, radius, colour)
        if ring:
            self._disc(x, y, radius - 1.4, (255, 255, 255))

    def text(self, x: float, y: float, text: str, colour: Colour, size: float = 13.0, anchor: str = "start") -> None:
        """Write numbers on a base line; characters that axes do not need are left out."""
        unit = size / 8.5
        x -= {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * (len(text) * _CHARACTER - 1.4) * unit
        for place, character in enumerate(text):
            for stroke in _STROKES.get(character, ()):
                corner = x + place * _CHARACTER * unit, y - _BOX * unit
                self.line([(corner[0] + a * unit, corner[1] + b * unit) for a, b in stroke], colour, 1.15)

    def png(self) -> bytes:
        """Return the picture as a file of PNG."""
        return as_png(np.round(self._pixels).astype(np.uint8).transpose(2, 0, 1))

    def _segment(
        self, first: NDArray[np.float64], last: NDArray[np.float64], colour: Colour, width: float, opacity: float
    ) -> None:
        along = last - first
        length = max(float(along @ along), 1e-12)
        rows, columns = self._box(np.minimum(first, last) - width - 1, np.maximum(first, last) + width + 1)
        xs, ys = self._centres(rows, columns)
        part = np.clip(((xs - first[0]) * along[0] + (ys - first[1]) * along[1]) / length, 0.0, 1.0)
        distance = np.hypot(xs - first[0] - part * along[0], ys - first[1] - part * along[1])
        self._mix(rows, columns, width / 2 - distance, colour, opacity)

    def _disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        rows, columns = self._box(np.array([x, y]) - radius - 1, np.array([x, y]) + radius + 1)
        xs, ys = self._centres(rows, columns)
        self._mix(rows, columns, radius - np.hypot(xs - x, ys - y), colour, 1.0)

    def _box(self, low: NDArray[np.float64], high: NDArray[np.float64]) -> tuple[slice, slice]:
        height, width = self._pixels.shape[:2]
        first = np.floor(low * self._scale).astype(int).clip(0, (width, height))
        last = np.ceil(high * self._scale).astype(int).clip(0, (width, height))
        return slice(first[1], last[1]), slice(first[0], last[0])

    def _centres(self, rows: slice, columns: slice) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        xs = (np.arange(columns.start, columns.stop) + 0.5) / self._scale
        ys = (np.arange(rows.start, rows.stop) + 0.5) / self._scale
        return xs[np.newaxis], ys[:, np.newaxis]

    def _mix(self, rows: slice, columns: slice, inside: NDArray[np.float64], colour: Colour, opacity: float) -> None:
        """Blend a colour in where ``inside``, in units, is positive; edges are smooth over a pixel."""
        cover = (opacity * np.clip(inside * self._scale + 0.5, 0.0, 1.0))[..., np.newaxis].astype(np.float32)
        part = self._pixels[rows, columns]
        part += cover * (np.array(colour, np.float32) - part)

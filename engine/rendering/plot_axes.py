"""Axes of a drawing: where values and bands lie in it, and round numbers beside them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

#: Size of the drawing, and the room around the plot for axes and their titles, in its own units (pixels on a wide screen).
WIDTH, HEIGHT = 960.0, 480.0
LEFT, RIGHT, TOP, BOTTOM = 70.0, 16.0, 14.0, 58.0
#: Among so many bands a step in wavelength that is so many times the usual one is a gap: bands were dropped there.
MANY_BANDS, _GAP = 20, 3.0


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: where, and its text."""

    position: float
    text: str


@dataclass(frozen=True)
class Axes:
    """Where values and bands lie in the drawing.

    Attributes
    ----------
    positions : ndarray of float, shape (bands,)
        x of each band: its wavelength in nanometres where all bands have one, else 1, 2, ...
    spectral : bool
        Whether ``positions`` are wavelengths.
    low, high : float
        Range of the values shown.
    """

    positions: NDArray[np.float64]
    spectral: bool
    low: float
    high: float
    _ends: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        first, last = float(self.positions.min()), float(self.positions.max())
        room = 0.02 * (last - first) or 1.0
        object.__setattr__(self, "_ends", (first - room, last + room))

    def x(self, position: float) -> float:
        """Return the drawing's x of a wavelength or band number."""
        first, last = self._ends
        return LEFT + (WIDTH - LEFT - RIGHT) * (position - first) / (last - first)

    def y(self, value: float) -> float:
        """Return the drawing's y of a value."""
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - self.low) / (self.high - self.low)

    def runs(self, known: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
        """Return the stretches of bands that a line connects: known values, and no gap between wavelengths."""
        numbers = np.flatnonzero(known)
        broken = np.diff(numbers) > 1
        steps = np.diff(self.positions)
        if self.spectral and len(self.positions) >= MANY_BANDS:
            far = steps > _GAP * np.median(steps)
            broken |= far[numbers[:-1]]
        return np.split(numbers, np.flatnonzero(broken) + 1) if len(numbers) else []


def nice_steps(low: float, high: float, wanted: int) -> list[float]:
    """Return round numbers from ``low`` to ``high``, about as many as wanted, in steps of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * min((1, 2, 5, 10), key=lambda factor: abs(math.log(factor * power / rough)))
    return [number * step for number in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]

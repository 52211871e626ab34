"""The points of a sample as they come: where they lie, and the values of their fields."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..raster.grid import points_to_crs
from .class_map import UNSEEN, ClassMap, Pixels

#: So many points, or wrong labels, are named in a message.
_NAMED = 5


@dataclass(frozen=True)
class Points:
    """The points of a sample as they come; all lists are of one length.

    Attributes
    ----------
    numbers : list of int
        What identifies each, such as the feature's id.
    xs, ys : ndarray of float
        Coordinates in the map's CRS; infinite where it cannot hold them.
    reference : list of str
        Class by the reference: a number or a name; empty where it was not labelled.
    mapped : list of str or None
        Class by the map, where the layer has it.
    strata : list of str or None
        Stratum of each point, where strata are not the map's classes.
    weights : list of float or None
        Share of the ground of each point's stratum.
    drawn : list of str or None
        Strata that the layer knows, but that nobody chose.
    """

    numbers: list[int]
    xs: NDArray[np.float64]
    ys: NDArray[np.float64]
    reference: list[str]
    mapped: list[str] | None
    strata: list[str] | None
    weights: list[float | None]
    drawn: list[str] | None

    @classmethod
    def read(cls, values: Sequence[Mapping[str, Any]], crs: str) -> Points:
        """Return the points that a list of ``{"id", "x", "y", "crs", "reference", "map"?, "stratum"?, "weight"?}`` says.

        Raises
        ------
        InputError
            If there are none.
        """
        if not values:
            raise InputError("The layer of points is empty. Choose one with points.")
        xs, ys = (np.array([float(value[name]) for value in values]) for name in ("x", "y"))
        sources = [str(value["crs"]) for value in values]
        for source in set(sources):
            these = np.array([one == source for one in sources])
            xs[these], ys[these] = points_to_crs(xs[these], ys[these], source, crs)

        def column(name: str) -> list[str] | None:
            return [str(value[name]).strip() for value in values] if name in values[0] else None

        return cls(
            [int(value["id"]) for value in values],
            xs,
            ys,
            column("reference") or [],
            column("map"),
            column("stratum"),
            [number_of(value.get("weight")) for value in values],
            column("drawn"),
        )

    def pixels(self, classes: ClassMap) -> Pixels:
        """Return rows and columns of the points' pixels; -1 where they lie outside."""
        grid = classes.image.grid
        pixels = [
            grid.pixel_of(x, y) if math.isfinite(x) and math.isfinite(y) else (-1, -1)
            for x, y in zip(self.xs.tolist(), self.ys.tolist(), strict=True)
        ]
        inside = [pixel if grid.contains(*pixel) else (-1, -1) for pixel in pixels]
        rows, columns = np.array(inside, dtype=np.int64).T
        return rows, columns

    def codes(self, texts: Sequence[str], classes: ClassMap, what: str) -> NDArray[np.int64]:
        """Return the class numbers that texts name, :data:`UNSEEN` where they are empty.

        Raises
        ------
        InputError
            If a text is neither a whole number nor a class's name.
        """
        by_name = {name.casefold(): code for code, name in classes.names.items()}
        codes, wrong = [], []
        for text, number in zip(texts, self.numbers, strict=True):
            value = number_of(text)
            if not text:
                codes.append(int(UNSEEN))
            elif value is not None and value == int(value):
                codes.append(int(value))
            elif text.casefold() in by_name:
                codes.append(by_name[text.casefold()])
            else:
                wrong.append(f"'{text[:30]}' (point {number})")
        if wrong:
            names = ", ".join(classes.names.values())
            more = f" or the map's names: {names}" if names else ", as in the map"
            raise InputError(f"The {what} {', '.join(wrong[:_NAMED])} is no class. Use class numbers{more}.")
        return np.array(codes, dtype=np.int64)

    def subject(self, which: NDArray[np.bool_]) -> str:
        """Return how many points these are and some of their numbers, for messages."""
        numbers = [str(number) for number, here in zip(self.numbers, which.tolist(), strict=True) if here]
        named = ", ".join(numbers[:_NAMED]) + (", ..." if len(numbers) > _NAMED else "")
        return f"{len(numbers)} of {len(which)} points ({named})"

    def having(self, which: NDArray[np.bool_]) -> str:
        """Return the same as the beginning of a sentence on what they have."""
        return f"{self.subject(which)} {'has' if which.sum() == 1 else 'have'}"


def number_of(value: Any) -> float | None:
    """Return a finite number, or None where there is none."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None

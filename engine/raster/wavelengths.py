"""Wavelengths and their ranges, as files and people write them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from ..errors import InputError
from .bands import Band

Range = tuple[float, float]


def read_ranges(text: str) -> list[Range]:
    """Return the ranges in a text such as ``1340-1445, 1790-1955``, in nanometres.

    Raises
    ------
    InputError
        If there is anything else.
    """
    ranges = []
    for part in filter(None, (part.strip() for part in re.split("[,;]", text))):
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:-|–|\.\.|:)\s*(\d+(?:\.\d+)?)", part)
        if not found or float(found[1]) > float(found[2]):
            raise InputError(
                f"'{part}' is not a range of wavelengths. Write ranges in nanometres, as in: 1340-1445,1790-1955"
            )
        ranges.append((float(found[1]), float(found[2])))
    return ranges


def nanometres(value: str | None, units: str) -> float | None:
    """Return a wavelength or width in nanometres, None where the text is no positive number."""
    try:
        number = float(value or "")
    except ValueError:
        return None
    if not math.isfinite(number) or number <= 0:
        return None
    return number * 1000.0 if in_micrometres(units, number) else number


def in_micrometres(units: str, largest: float) -> bool:
    """Whether wavelengths are in micrometres and not in nanometres, by their units, or else by the largest of them."""
    units = units.lower()
    # No band here lies below 100 nm or above 100 um.
    return units.startswith(("um", "µm", "micro")) or (not units and largest < 100)


def is_within(wavelength: float | None, ranges: Sequence[Range]) -> bool:
    """Whether a wavelength lies in one of the ranges, their ends included; one that is not known does not."""
    return wavelength is not None and any(low <= wavelength <= high for low, high in ranges)


def list_ranges(bands: Sequence[Band], kept: Sequence[int]) -> str:
    """Return which bands are not kept, as ranges of wavelengths, or of numbers where a wavelength is not known."""
    texts = []
    run: list[Band] = []
    for position, band in enumerate([*bands, None]):
        if band is not None and position not in kept:
            run.append(band)
        elif run:
            ends = [f"{one.wavelength:.0f} nm" if one.wavelength else one.label for one in (run[0], run[-1])]
            texts.append(ends[0] if len(run) == 1 else f"{ends[0]} to {ends[1]}")
            run = []
    return ", ".join(texts)

"""Areas as people read them: in the unit of their choice, with as many digits as mean something."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QLocale

from .settings import AREA_UNIT

#: How many of each unit a square kilometre has, from the largest.
_UNITS = {"km²": 1.0, "ha": 100.0, "m²": 1e6}
#: More digits than these are noise.
_DIGITS = 4


def area_text(square_kilometres: float, unit: str = "") -> str:
    """Return an area with its unit, in four digits.

    Parameters
    ----------
    square_kilometres : float
    unit : str
        ``km²``, ``ha`` or ``m²``; any other is the largest of them in which the area is 1 or more. Without it, that of the
        settings.
    """
    unit = unit or AREA_UNIT.value()
    if unit not in _UNITS:
        unit = next((name for name, share in _UNITS.items() if abs(square_kilometres) * share >= 1), "m²")
    value = square_kilometres * _UNITS[unit]
    if not math.isfinite(value):
        return f"{value} {unit}"
    whole = math.floor(math.log10(abs(value))) + 1 if value else 1
    return f"{QLocale().toString(value, 'f', max(0, min(8, _DIGITS - whole)))} {unit}"

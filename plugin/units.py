"""Numbers, areas and days as people read them: in their language, in the unit of their choice, with digits that mean something.

What is written into files, tags, tables and answers never comes from here.
"""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QDate, QLocale, Qt

from .settings import AREA_UNIT
from .translation import language

#: How many of each unit a square kilometre has, from the largest.
_UNITS = {"km²": 1.0, "ha": 100.0, "m²": 1e6}
#: More digits than these are noise.
_DIGITS = 4


def number_text(value: float, digits: int = 6) -> str:
    """Return a number in so many digits at most."""
    return str(QLocale().toString(float(value), "g", digits))


def day_text(day: str) -> str:
    """Return a day, given as ISO 8601, as it is usually written; English texts keep to ISO 8601, as the field does."""
    date = QDate.fromString(day[:10], Qt.DateFormat.ISODate)
    if language() == "en" or not date.isValid():
        return day[:10]
    years = QLocale().dateFormat(QLocale.FormatType.ShortFormat).replace("yyyy", "yy").replace("yy", "yyyy")
    return str(QLocale().toString(date, years))


def area_text(square_kilometres: float, unit: str = "") -> str:
    """Return an area with its unit, in four digits; nothing at all is a plain 0.

    Parameters
    ----------
    square_kilometres : float
    unit : str
        ``km²``, ``ha`` or ``m²``; any other is the largest of them in which the area is 1 or more. Without it, that of the
        settings.
    """
    unit = unit or AREA_UNIT.value()
    if not square_kilometres:
        return f"0 {unit if unit in _UNITS else 'km²'}"
    if unit not in _UNITS:
        unit = next((name for name, share in _UNITS.items() if abs(square_kilometres) * share >= 1), "m²")
    value = square_kilometres * _UNITS[unit]
    if not math.isfinite(value):
        return f"{value} {unit}"
    whole = math.floor(math.log10(abs(value))) + 1
    return f"{QLocale().toString(value, 'f', max(0, min(8, _DIGITS - whole)))} {unit}"

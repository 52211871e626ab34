"""The codes of water masks: 0 = not water, 1 = water, 255 = not observed."""

from __future__ import annotations

from ..raster.outputs import Category

DRY, WATER, UNOBSERVED = 0, 1, 255

CATEGORIES = (
    Category(DRY, "not water", (236, 230, 216, 255)),
    Category(WATER, "water", (31, 104, 178, 255)),
    Category(UNOBSERVED, "not observed", (150, 150, 150, 0)),
)

"""Which bands of a file are to be shown as red, green and blue."""

from __future__ import annotations

from collections.abc import Sequence

import rasterio
from rasterio.enums import ColorInterp

from .bands import Band, find_role

_SHOWN = {"red": ColorInterp.red, "green": ColorInterp.green, "blue": ColorInterp.blue}


def colour_positions(bands: Sequence[Band]) -> list[int]:
    """Return the positions of red, green and blue; nothing where one of them is not known."""
    positions = [find_role(bands, role) for role in _SHOWN]
    return [] if None in positions else [position for position in positions if position is not None]


def mark_colours(dataset: rasterio.io.DatasetWriter, bands: Sequence[Band]) -> None:
    """Tell readers of a file which of its bands are to be shown as red, green and blue, if there are such."""
    positions = colour_positions(bands)
    if positions:
        shown = dict(zip(positions, _SHOWN.values(), strict=True))
        dataset.colorinterp = [shown.get(position, ColorInterp.undefined) for position in range(len(bands))]

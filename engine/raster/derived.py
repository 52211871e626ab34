"""Images that are computed from another one while they are read."""

from __future__ import annotations

from dataclasses import dataclass

from .grid import Grid
from .image import Image


@dataclass(frozen=True)
class DerivedImage:
    """An image on the grid of another. With ``bands`` and ``read`` it offers what the window pipeline asks of an image.

    Attributes
    ----------
    source : Image
        What it is computed from.
    """

    source: Image

    @property
    def name(self) -> str:
        """The source's name."""
        return self.source.name

    @property
    def native(self) -> Grid:
        """The file's own grid."""
        return self.source.native

    @property
    def grid(self) -> Grid:
        """The grid that is read on."""
        return self.source.grid

    @property
    def block(self) -> tuple[int, int]:
        """Rows and columns of a block of the file."""
        return self.source.block

    @property
    def date(self) -> str:
        """Acquisition date of the source."""
        return self.source.date

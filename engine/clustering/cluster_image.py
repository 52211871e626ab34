"""The clusters of an image, labelled while they are read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..raster.bands import Band
from ..raster.grid import Grid
from ..raster.image import Image
from .model import ClusterModel


@dataclass(frozen=True)
class ClusterImage:
    """Clusters of an image, one band. Offers what the window pipeline asks of an image.

    Attributes
    ----------
    source : Image
        Its bands stand in the model's order.
    model : ClusterModel
    """

    source: Image
    model: ClusterModel

    @property
    def name(self) -> str:
        """The image's name."""
        return self.source.name

    @property
    def bands(self) -> tuple[Band, ...]:
        """One band, of cluster numbers from 1."""
        return (Band(1, "clusters"),)

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
        """Acquisition date of the image."""
        return self.source.date

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window, shape (1, rows, columns): cluster numbers, NaN where a band is not observed."""
        labels = self.model.label(self.source.read(window)).astype(np.float32)
        labels[labels == 0] = np.nan
        return labels[np.newaxis]

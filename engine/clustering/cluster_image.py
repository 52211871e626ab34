"""The clusters of an image, labelled while they are read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..raster.bands import Band
from ..raster.derived import DerivedImage
from .model import ClusterModel


@dataclass(frozen=True)
class ClusterImage(DerivedImage):
    """Clusters of an image, one band.

    Attributes
    ----------
    source : Image
        Its bands stand in the model's order.
    model : ClusterModel
    """

    model: ClusterModel

    @property
    def bands(self) -> tuple[Band, ...]:
        """One band, of cluster numbers from 1."""
        return (Band(1, "clusters"),)

    def read(self, window: Window) -> NDArray[np.float32]:
        """Read a window, shape (1, rows, columns): cluster numbers, NaN where a band is not observed."""
        labels = self.model.label(self.source.read(window)).astype(np.float32)
        labels[labels == 0] = np.nan
        return labels[np.newaxis]

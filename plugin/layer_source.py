"""A raster layer as the engine is given it: its file, and what the user set in the layer's properties."""

from __future__ import annotations

import math
from typing import Any, Union

from qgis.core import QgsRasterLayer, QgsRasterRange

from .compat import crs_text

#: A raster as the engine is given it: its file, or what :func:`layer_source` tells of it.
Source = Union[str, dict[str, Any]]


def layer_path(layer: QgsRasterLayer) -> str:
    """Return the file behind a raster layer, as GDAL opens it."""
    return str(layer.source()).split("|")[0]


def source_path(source: Source) -> str:
    """Return the file of a raster that the engine is given."""
    return source if isinstance(source, str) else str(source["path"])


def layer_source(layer: QgsRasterLayer) -> Source:
    """Return a raster layer for the engine: its file, and what the user set in the layer's properties, which wins over it.

    ``crs`` is given where it is not the file's own, ``nodata`` where there are additional no-data values (lowest and highest
    of each range, by band), ``measured`` where the file's own no-data value was switched off (numbers of the bands).
    """
    provider = layer.dataProvider()
    bands = range(1, layer.bandCount() + 1)
    nodata = {str(band): [_limits(values) for values in provider.userNoDataValues(band)] for band in bands}
    told = {
        "crs": crs_text(layer.crs()) if layer.crs().isValid() and layer.crs() != provider.crs() else "",
        "nodata": {band: ranges for band, ranges in nodata.items() if ranges},
        "measured": [
            band for band in bands if provider.sourceHasNoDataValue(band) and not provider.useSourceNoDataValue(band)
        ],
    }
    told = {key: value for key, value in told.items() if value}
    return {"path": layer_path(layer), **told} if told else layer_path(layer)


def _limits(values: QgsRasterRange) -> list[float | None]:
    """Return the lowest and the highest of a range of values, both included; None where there is no limit."""
    low, high, bounds, kinds = values.min(), values.max(), values.bounds(), QgsRasterRange.BoundsType
    if bounds in (kinds.Exclusive, kinds.IncludeMax):
        low = math.nextafter(low, math.inf)
    if bounds in (kinds.Exclusive, kinds.IncludeMin):
        high = math.nextafter(high, -math.inf)
    return [None if math.isnan(limit) else limit for limit in (low, high)]

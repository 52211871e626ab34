"""What the user of QGIS set in the properties of a raster layer: it wins over what the file says."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

#: A raster as a step is given it: the path of a file, or ``{"path": ..., "crs": ..., "nodata": ..., "measured": ...}``, where
#: ``nodata`` are [low, high] of values by band number as text, None where there is no such bound, and ``measured`` the
#: numbers of bands. All but the path may be left out.
Source = str | Mapping[str, Any]

#: Values low to high, both included.
Range = tuple[float, float]

#: So large a part of a number may be lost by scaling.
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Layer:
    """Properties of a layer.

    Attributes
    ----------
    crs : str
        Coordinate reference system; empty for the file's own.
    nodata : mapping of int to tuple of Range
        Additional no-data values of bands, by their numbers from 1: values after the file's scale and offset.
    measured : frozenset of int
        Bands whose nodata value in the header is a value like others.
    """

    crs: str = ""
    nodata: Mapping[int, tuple[Range, ...]] = field(default_factory=dict)
    measured: frozenset[int] = frozenset()

    @classmethod
    def read(cls, source: Source) -> tuple[str, Layer]:
        """Return the path and the properties in a :data:`Source`."""
        if isinstance(source, str):
            return source, cls()
        nodata = {
            int(number): tuple(_range(low, high) for low, high in ranges)
            for number, ranges in (source.get("nodata") or {}).items()
        }
        return source["path"], cls(
            str(source.get("crs") or ""), nodata, frozenset(map(int, source.get("measured") or ()))
        )

    def source(self, path: str) -> Source:
        """Return the :data:`Source` of a file with these properties; the path alone where there are none."""
        nodata = {
            str(number): [[_bound(low), _bound(high)] for low, high in ranges]
            for number, ranges in self.nodata.items()
            if ranges
        }
        told = {"crs": self.crs, "nodata": nodata, "measured": sorted(self.measured)}
        told = {key: value for key, value in told.items() if value}
        return {"path": path, **told} if told else path

    def missing(self, number: int, scale: float, offset: float, dtype: str) -> tuple[Range, ...]:
        """Return the additional no-data values of a band as stored numbers.

        Parameters
        ----------
        number : int
            Of the band, from 1.
        scale, offset : float
            Of the file: value = stored number * scale + offset.
        dtype : str
            The file's type.
        """
        stored = (_stored(pair, scale, offset, dtype) for pair in self.nodata.get(number, ()))
        return tuple(pair for pair in stored if pair is not None)


def source_path(source: Source) -> str:
    """Return the path in a :data:`Source`."""
    return Layer.read(source)[0]


def _range(low: float | None, high: float | None) -> Range:
    return (-math.inf if low is None else float(low), math.inf if high is None else float(high))


def _bound(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _stored(values: Range, scale: float, offset: float, dtype: str) -> Range | None:
    """Return a range as stored numbers; None where the type holds none of them."""
    scaled = (scale, offset) != (1.0, 0.0)
    low, high = sorted((value - offset) / scale for value in values) if scaled else values
    kind = np.dtype(dtype)
    if not np.issubdtype(kind, np.integer):
        # The file holds the nearest numbers of its type, not those that were typed.
        return (float(np.float32(low)), float(np.float32(high))) if kind == np.float32 else (low, high)
    slack = _ROUNDING * max(1.0, *(abs(value) for value in (low, high) if math.isfinite(value))) if scaled else 0.0
    limits = np.iinfo(kind)
    low, high = max(low - slack, float(limits.min)), min(high + slack, float(limits.max))
    return (float(math.ceil(low)), float(math.floor(high))) if math.ceil(low) <= math.floor(high) else None


def as_nodata(ranges: Sequence[Range], declared: float | None) -> float | None:
    """Return the one number that ranges amount to and that can stand for a header's nodata value, or None."""
    if declared is None and len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
        return ranges[0][0]
    return None

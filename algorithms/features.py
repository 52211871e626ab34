"""Features and rows that the engine has written to a file, for QGIS to store wherever the user wants them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsWkbTypes,
)

from ..plugin.compat import large_integer_field, real_field, text_field

#: Values of a column as the table's text has them -> as QGIS has them.
_KINDS: dict[str, Any] = {"text": (text_field, str), "whole": (large_integer_field, int), "real": (real_field, float)}


@dataclass(frozen=True)
class FeatureFile:
    """Features that the engine has written as lines of JSON, each with the fields by name and ``wkt``.

    Attributes
    ----------
    path : str
        The file.
    fields : tuple of QgsField
        The fields of the layer, in order.
    geometry : QgsWkbTypes.Type
        What ``wkt`` holds.
    crs : QgsCoordinateReferenceSystem
        The CRS of ``wkt``.
    """

    path: str
    fields: tuple[QgsField, ...]
    geometry: QgsWkbTypes.Type
    crs: QgsCoordinateReferenceSystem

    def read(self) -> Iterator[QgsFeature]:
        """Yield the features."""
        fields = self.layer_fields()
        with open(self.path, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                feature = QgsFeature(fields)
                feature.setGeometry(QgsGeometry.fromWkt(record["wkt"]))
                feature.setAttributes([record[field.name()] for field in self.fields])
                yield feature

    def layer_fields(self) -> QgsFields:
        """Return the fields as layers have them."""
        return _together(self.fields)


@dataclass(frozen=True)
class TableFile:
    """Rows that the engine has written as CSV.

    Attributes
    ----------
    path : str
        The file.
    kinds : dict of str to str
        What the columns hold, by their names: ``text`` or ``whole`` numbers; all others hold ``real`` numbers.
    """

    path: str
    kinds: dict[str, str]
    geometry: QgsWkbTypes.Type = QgsWkbTypes.Type.NoGeometry
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)

    def read(self) -> Iterator[QgsFeature]:
        """Yield the rows as features without geometry; empty cells are NULL."""
        fields = self.layer_fields()
        with open(self.path, encoding="utf-8", newline="") as text:
            rows = csv.reader(text)
            values = [self._kind(name)[1] for name in next(rows)]
            for row in rows:
                feature = QgsFeature(fields)
                feature.setAttributes([value(cell) if cell else None for value, cell in zip(values, row)])
                yield feature

    def layer_fields(self) -> QgsFields:
        """Return the fields as layers have them."""
        with open(self.path, encoding="utf-8", newline="") as text:
            return _together(tuple(self._kind(name)[0](name) for name in next(csv.reader(text))))

    def _kind(self, name: str) -> Any:
        return _KINDS[self.kinds.get(name, "real")]


def _together(fields: tuple[QgsField, ...]) -> QgsFields:
    together = QgsFields()
    for one in fields:
        together.append(one)
    return together


def no_formula(value: Any) -> Any:
    """Return a text so that a spreadsheet does not run it; other values, and texts that are numbers, as they are."""
    if not isinstance(value, str) or not re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]", value):
        return value
    return value if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", value) else f"'{value}"

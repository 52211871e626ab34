"""Reading the values that a user gave, as the engine takes them: paths, numbers, and points with their CRS."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
)

from ..plugin.compat import crs_text
from ..plugin.layer_source import Source, layer_source

#: Parameters as QGIS hands them to an algorithm.
Parameters = dict[str, Any]


class ParameterReader(QgsProcessingAlgorithm):
    """Reads parameters by their names. Called in the main thread, so layers may be read."""

    def raster_source(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> Source | None:
        """Return a raster parameter for the engine, see :func:`layer_source`, or None if it is not set."""
        layer = self.parameterAsRasterLayer(parameters, name, context)
        if layer is not None:
            return layer_source(layer)
        if is_set(parameters, name):
            raise QgsProcessingException(self.invalidRasterError(parameters, name))
        return None

    def point(
        self, parameters: Parameters, name: str, context: QgsProcessingContext, raster: str
    ) -> dict[str, Any] | None:
        """Return a point parameter for the engine; without a CRS of its own it is in that of the parameter ``raster``."""
        if not is_set(parameters, name):
            return None
        point = self.parameterAsPoint(parameters, name, context)
        crs = self._crs_or_layers(self.parameterAsPointCrs(parameters, name, context), parameters, raster, context)
        return {"x": point.x(), "y": point.y(), "crs": crs}

    def extent(
        self, parameters: Parameters, name: str, context: QgsProcessingContext, raster: str = ""
    ) -> dict[str, Any] | None:
        """Return an extent parameter for the engine; without a CRS of its own it is in that of the parameter ``raster``.

        Where there is no such raster, the CRS is left empty.
        """
        if not is_set(parameters, name):
            return None
        box = self.parameterAsExtent(parameters, name, context)
        crs = self._crs_or_layers(self.parameterAsExtentCrs(parameters, name, context), parameters, raster, context)
        return {"bounds": [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()], "crs": crs}

    def number(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> float | None:
        """Return an optional number, or None if it is not set."""
        return self.parameterAsDouble(parameters, name, context) if is_set(parameters, name) else None

    def names(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> list[str]:
        """Return the names in a text, which are separated by commas or semicolons."""
        text = self.parameterAsString(parameters, name, context).replace(";", ",")
        return [part.strip() for part in text.split(",") if part.strip()]

    def day(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str:
        """Return a date as ISO 8601, without a time; an empty text if it is not set."""
        return self.parameterAsString(parameters, name, context)[:10]

    def crs(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str | None:
        """Return an optional CRS as text, or None if it is not set."""
        chosen = self.parameterAsCrs(parameters, name, context)
        return crs_text(chosen) if chosen.isValid() else None

    def points_of_layer(
        self,
        parameters: Parameters,
        name: str,
        context: QgsProcessingContext,
        raster: str = "",
        fields: Mapping[str, str] = MappingProxyType({}),
    ) -> list[dict[str, Any]]:
        """Return all points of a vector layer for the engine, with their features' ids.

        Parameters
        ----------
        parameters : dict
        name : str
            The parameter.
        context : QgsProcessingContext
        raster : str
            A layer without a CRS is in that of this parameter.
        fields : mapping of str to str
            Other attributes of a point, by their field; as text, empty where there is no field or no value.
        """
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            return []
        crs = self._crs_or_layers(source.sourceCrs(), parameters, raster, context)
        return [
            {
                "x": vertex.x(),
                "y": vertex.y(),
                "crs": crs,
                "id": feature.id(),
                **{key: _text_of(feature, field) for key, field in fields.items()},
            }
            for feature in source.getFeatures()
            for vertex in feature.geometry().vertices()
        ]

    def _crs_or_layers(
        self, crs: QgsCoordinateReferenceSystem, parameters: Parameters, raster: str, context: QgsProcessingContext
    ) -> str:
        if not crs.isValid() and raster:
            layer = self.parameterAsRasterLayer(parameters, raster, context)
            crs = layer.crs() if layer is not None else crs
        return crs_text(crs) if crs.isValid() else ""


def is_set(parameters: Parameters, name: str) -> bool:
    """Return whether a parameter has a value; QGIS passes None or an empty text where it has none."""
    return parameters.get(name) not in (None, "")


def band_numbers(value: Any) -> list[int]:
    """Return band numbers given as a list, a number, or a text such as ``1;2;3``."""
    if value is None:
        return []
    parts = value if isinstance(value, (list, tuple)) else str(value).replace(",", ";").split(";")
    return [int(part) for part in parts if str(part).strip()]


def whole_numbers(text: str) -> list[int] | None:
    """Return the whole numbers in a text such as ``0,1;2``, or None if something else is in it."""
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    try:
        return [int(part) for part in parts]
    except ValueError:
        return None


def loads_layers(parameters: Parameters) -> bool:
    """Return whether any result is to be loaded into a project."""
    return any(
        isinstance(value, QgsProcessingOutputLayerDefinition) and value.destinationProject is not None
        for value in parameters.values()
    )


def in_model(context: QgsProcessingContext) -> bool:
    """Return whether a tool runs as a step of a model."""
    scopes = context.expressionContext().scopes()
    return any(scope.name() == "algorithm_inputs" for scope in scopes)


def rounded(value: Any) -> Any:
    """Return a number without the digits that only come of counting in twos; QGIS shows them all."""
    return float(f"{value:.12g}") if isinstance(value, float) else value


def temporary_file(name: str) -> str:
    """Return a path in Processing's temporary folder."""
    return str(QgsProcessingUtils.generateTempFilename(name))


def _text_of(feature: QgsFeature, field: str) -> str:
    """Return the value of a feature's field as text; empty where there is no field or no value."""
    value = feature[field] if field else None
    return "" if value in (None, NULL) else str(value)

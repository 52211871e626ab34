"""The models that come with the plugin, in the language of QGIS."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from ..plugin.translation import language, to_translate, translated
from .base import icon_of

#: By the names of the models.
TITLES = {
    "cube_clusters": to_translate("Cube clusters, step by step"),
    "lake_change": to_translate("Lake change, step by step"),
    "lake_change_sample": to_translate("Lake change sample, step by step"),
    "lake_series": to_translate("Lake series, step by step"),
}
#: Where a model holds what people read; ``make translations`` takes the texts from the files. The last names outputs, after
#: their parameters.
_READ = ("description", "help", "component_description")


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model that comes with the plugin, under a title that reads better than its id."""

    def load(self, path: str) -> bool:
        """Read the model of a file, translate what people read of it, and tell whether that worked."""
        if not self.fromFile(path):
            return False
        return language() == "en" or bool(self.loadVariant(_translated(self.toVariant())))

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """Return the title, such as "Lake change, step by step"."""
        return translated(TITLES[self.name()])

    def group(self) -> str:
        """Return the group's title, which is one of those of the tools."""
        return translated(super().group())

    def groupId(self) -> str:  # noqa: N802 - QGIS's name
        """Return the group's id; models have none of their own, and would stand in a second group of the same title."""
        return super().group().lower()

    def icon(self) -> QIcon:
        """Return the icon of the group."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802 - QGIS's name
        """Return the path of the icon."""
        return icon_of(self.groupId())


def _translated(value: Any, key: str = "") -> Any:
    """Return all that a model holds, or what it holds under a key, with its texts translated."""
    if isinstance(value, dict):
        # What is under "help" of the model itself goes by the names of its parameters.
        return {part: _translated(one, "help" if key == "help" else part) for part, one in value.items()}
    if isinstance(value, list):
        return [_translated(one) for one in value]
    return translated(value) if key in _READ and value and isinstance(value, str) else value

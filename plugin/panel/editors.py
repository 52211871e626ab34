"""Widgets that edit a setting, one for each kind of it."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from ..settings import Setting
from ..translation import translated

_MOST = 1_000_000


class Editor:
    """Edits one setting; ``widget`` is what is shown."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.widget, self._read, self._write = _make(setting)
        self.widget.setObjectName(setting.key)
        self.widget.setToolTip(translated(setting.label))
        self._write(setting.value())
        self._shown = self._read()

    @property
    def title(self) -> str:
        """The label without the group that it begins with, such as ``Scheduler:``."""
        label = translated(self.setting.label)
        group, colon, rest = label.partition(": ")
        # Some languages have a space before the colon too.
        short = rest if colon and " " not in group.strip() else label
        return short[:1].upper() + short[1:]

    @property
    def value(self) -> Any:
        """What is in the widget."""
        return self._read()

    @value.setter
    def value(self, value: Any) -> None:
        """Put something into the widget."""
        self._write(value)

    @property
    def changed(self) -> bool:
        """Whether somebody has edited it since it was shown."""
        return self._read() != self._shown

    def settled(self) -> None:
        """Take what is in the widget as unchanged."""
        self._shown = self._read()


def _make(setting: Setting) -> tuple[QWidget, Any, Any]:
    """Return the widget of a setting, and what reads and writes its value."""
    if setting.choices:
        box = QComboBox()
        for choice in setting.choices:
            box.addItem(translated(choice), choice)
        return box, box.currentData, lambda value: box.setCurrentIndex(max(0, box.findData(value)))
    if setting.kind in ("file", "folder"):
        file = QgsFileWidget()
        if setting.kind == "folder":
            file.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        return file, lambda: file.filePath().strip(), file.setFilePath
    if isinstance(setting.default, (int, float)):
        number = QSpinBox() if isinstance(setting.default, int) else QDoubleSpinBox()
        number.setRange(0, _MOST)
        return number, number.value, number.setValue
    line = QLineEdit()
    return line, lambda: line.text().strip(), line.setText

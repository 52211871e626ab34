"""The options page: Strandline's settings under Settings > Options > Processing > Providers."""

from __future__ import annotations

from processing.core.ProcessingConfig import ProcessingConfig
from processing.core.ProcessingConfig import Setting as ConfigSetting
from qgis.PyQt.QtGui import QIcon

from . import settings
from .translation import translated

_VALUE_TYPES = {
    "text": ConfigSetting.STRING,
    "number": ConfigSetting.FLOAT,
    "file": ConfigSetting.FILE,
    "folder": ConfigSetting.FOLDER,
    "choice": ConfigSetting.SELECTION,
}


def register(icon: QIcon) -> None:
    """Add the settings to the options page."""
    ProcessingConfig.settingIcons[settings.GROUP] = icon
    for setting in settings.ALL:
        kind = ConfigSetting.INT if isinstance(setting.default, int) else _VALUE_TYPES[setting.kind]
        ProcessingConfig.addSetting(
            ConfigSetting(
                settings.GROUP,
                setting.key,
                translated(setting.label),
                translated(setting.default) if setting.choices else setting.default,
                valuetype=kind,
                options=[translated(choice) for choice in setting.choices] or None,
            )
        )
    ProcessingConfig.readSettings()


def unregister() -> None:
    """Remove the settings from the options page; what the user set stays stored."""
    for setting in settings.ALL:
        ProcessingConfig.removeSetting(setting.key)

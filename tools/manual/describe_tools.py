"""Write what the tools say of themselves as JSON: describe_tools.py FILE, run by QGIS's own Python."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingParameterDefinition, QgsProcessingParameterEnum

ROOT = Path(__file__).resolve().parents[2]


def main(target: str) -> None:
    """Start QGIS without a window and ask each tool."""
    application = QgsApplication([], False)
    application.initQgis()
    sys.path += [str(ROOT / "build" / "plugins"), str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins")]
    import strandline

    plugin = strandline.classFactory(None)
    plugin.initProcessing()
    provider = QgsApplication.processingRegistry().providerById("strandline")
    # The manual is in English, whatever the language of this computer.
    strandline.plugin.translation.remove_translator()
    provider.refreshAlgorithms()
    tools = [described(tool) for tool in provider.algorithms() if hasattr(tool, "SUMMARY")]
    Path(target).write_text(json.dumps(tools, indent=1), encoding="utf-8")
    plugin.unload()
    application.exitQgis()


def described(tool) -> dict:
    """Return a tool's names, help, parameters and outputs."""
    return {
        "id": tool.name(),
        "title": tool.displayName(),
        "group": tool.group(),
        "summary": tool.SUMMARY,
        "help": tool.HELP,
        "parameters": [
            parameter_of(one) for one in tool.parameterDefinitions() if not one.isDestination() and not hidden(one)
        ],
        "files": [parameter_of(one) for one in tool.parameterDefinitions() if one.isDestination()],
        "numbers": [
            {"name": one.name(), "title": one.description()}
            for one in tool.outputDefinitions()
            if tool.parameterDefinition(one.name()) is None
        ],
    }


def hidden(parameter) -> bool:
    """Whether the dialog does not show a parameter."""
    return bool(parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagHidden)


def parameter_of(parameter) -> dict:
    """Return a parameter's names, default and help."""
    flags = QgsProcessingParameterDefinition.Flag
    default = parameter.defaultValue()
    return {
        "name": parameter.name(),
        "title": parameter.description(),
        "kind": parameter.type(),
        "default": "" if default is None or parameter.isDestination() else str(default),
        "choices": parameter.options() if isinstance(parameter, QgsProcessingParameterEnum) else [],
        "optional": bool(parameter.flags() & flags.FlagOptional),
        "advanced": bool(parameter.flags() & flags.FlagAdvanced),
        "help": parameter.help(),
    }


if __name__ == "__main__":
    main(sys.argv[1])

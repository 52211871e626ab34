"""Look for what works with Qt 5 only: ``qt6.py [FILE ...]``; all that runs in QGIS if no file is named.

Qt 6 has enumerations by their full names only (``Qt.AlignmentFlag.AlignLeft``), no ``QVariant``, no ``exec_``, and some classes
in other modules. What differs between versions of QGIS belongs into ``plugin/compat.py``, which may use the older names.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMPAT = ROOT / "plugin" / "compat.py"

#: Enumerations and classes within classes that the code names without one of their members.
TYPES = {"BoundsType", "Flag", "LayerDetails", "SourceType", "Type"}
#: Members that are no members of enumerations.
CONSTANTS = {"NULL_VALUE", "QGIS_VERSION"}
#: Names that Qt 6 does not have, or has elsewhere, and what to write instead.
GONE = {
    "QVariant": "a field of plugin/compat.py, or Python's own value",
    "QRegExp": "QRegularExpression",
    "QDesktopWidget": "QGuiApplication.primaryScreen()",
    "qApp": "QApplication.instance()",
    "QStringList": "a list",
    "QMetaType": "a field of plugin/compat.py",
    "QAction": "QAction of plugin/compat.py",
    "QActionGroup": "plugin/compat.py, where it is to be added",
    "QShortcut": "plugin/compat.py, where it is to be added",
    "QUndoStack": "plugin/compat.py, where it is to be added",
    "QSvgWidget": "plugin/compat.py, where it is to be added",
    "QFileSystemModel": "plugin/compat.py, where it is to be added",
}
#: Methods that Qt 6 does not have.
OLD_METHODS = {
    "exec_": "exec",
    "toPyObject": "Python's own value",
    "midButton": "MiddleButton",
    "screenGeometry": "QScreen.geometry",
    "setMargin": "setContentsMargins",
    "toTime_t": "toSecsSinceEpoch",
    "setTabStopWidth": "setTabStopDistance",
    "globalPos": "globalPosition",
}


def files() -> list[Path]:
    """Return all that runs in QGIS, but for the one place where versions may differ."""
    found = [ROOT / "__init__.py"]
    for folder in ("plugin", "algorithms"):
        found += sorted((ROOT / folder).rglob("*.py"))
    return [path for path in found if path != COMPAT]


def imported(tree: ast.AST) -> dict[str, str]:
    """Return the names that come from QGIS and Qt, and from which module."""
    return {
        alias.asname or alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").startswith("qgis")
        for alias in node.names
    }


def chains(tree: ast.AST, names: dict[str, str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield line and parts of each name such as ``Qt.AlignmentFlag.AlignLeft`` whose first part comes from QGIS or Qt.

    What is called is left out: that is a class or a method.
    """
    inner = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    inner |= {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node in inner:
            continue
        parts, value = [node.attr], node.value
        while isinstance(value, ast.Attribute):
            parts.append(value.attr)
            value = value.value
        if isinstance(value, ast.Name) and value.id in names:
            yield node.lineno, (value.id, *reversed(parts))


def findings(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and words for what Qt 6 does not have in a source text."""
    tree = ast.parse(source)
    names = imported(tree)
    for name, module in names.items():
        if name in GONE and module.startswith("qgis.PyQt"):
            yield 1, f"{name} is not there, or elsewhere, in Qt 6: use {GONE[name]}"
    for line, chain in chains(tree, names):
        capitals = [part for part in chain[1:] if part[:1].isupper()]
        if len(capitals) == 1 and chain[1] == capitals[0] and chain[1] not in TYPES | CONSTANTS:
            yield line, f"{'.'.join(chain[:2])} is the short name of a member: write the name of its enumeration too"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in OLD_METHODS:
            yield node.lineno, f"{node.attr} is not there in Qt 6: use {OLD_METHODS[node.attr]}"
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            for module in modules:
                if module.split(".")[0] in ("PyQt5", "PyQt6", "sip"):
                    yield node.lineno, f"{module} is of one version of Qt: use qgis.PyQt"


def main(arguments: list[str]) -> int:
    """Print what is found; return the exit code."""
    code = 0
    for path in [Path(argument) for argument in arguments] or files():
        for line, words in sorted(findings(path.read_text(encoding="utf-8"))):
            code = 1
            print(f"{path.resolve().relative_to(ROOT) if path.is_absolute() else path}:{line}: {words}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The three rooms: plugin/ and algorithms/ in QGIS, engine/ apart from it, and no way around ``qgis.PyQt``."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
QT = {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}
QGIS = {"qgis", "processing", "osgeo"} | QT
OF_QGIS_ROOM = set(sys.stdlib_module_names) | {"qgis", "processing"}


def python_files(*names):
    for name in names:
        path = CHECKOUT / name
        yield from sorted(path.rglob("*.py")) if not path.suffix else [path]


def imports(source, place=()):
    """Return the modules that a source text imports, as tuples of names from the checkout or from the top.

    ``place`` is where the file's package lies in the checkout. Relative imports come back as ("", ...), so that
    ``from ..engine import x`` in plugin/ is ("", "engine"); one that leaves the checkout is ("..",).
    """
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {tuple(alias.name.split(".")) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            named = tuple(node.module.split(".")) if node.module else ()
            if node.level == 0:
                found.add(named)
            elif node.level - 1 > len(place):
                found.add(("..",))
            else:
                base = ("", *place[: len(place) - node.level + 1], *named)
                found |= {base} if named else {(*base, alias.name) for alias in node.names}
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if function in ("import_module", "__import__", "importorskip") and isinstance(node.args[0].value, str):
                found.add(tuple(node.args[0].value.split(".")))
    return found


def wrong_in_qgis(modules):
    """Return what the QGIS rooms must not import: anything but QGIS, the standard library and themselves."""
    return {
        module
        for module in modules
        if (module[0] not in OF_QGIS_ROOM if module[0] else module[1:2] not in (("plugin",), ("algorithms",)))
    }


def wrong_in_plugin(modules):
    """Return what plugin/ alone must not import: algorithms/ stands on it, and never the other way round."""
    return {
        module for module in modules if module[1 if module[0] in ("", "strandline") else 0 :][:1] == ("algorithms",)
    }


def wrong_in_engine(modules):
    """Return what the engine must not import: QGIS, and the other rooms."""
    return {
        module
        for module in modules
        if (module[0] in QGIS | {"..", "strandline", "plugin", "algorithms"} if module[0] else module[1] != "engine")
    }


#: The engine's rooms and what each may import besides itself and the ground (errors, job): the rooms below it.
ENGINE_ROOMS = {
    "compute": set(),
    "raster": {"compute"},
    "rendering": {"raster", "compute"},
    "cubes": {"raster", "compute"},
    "scenes": {"cubes", "rendering", "raster", "compute"},
    "spectra": {"cubes", "rendering", "raster", "compute"},
    "clustering": {"cubes", "rendering", "raster", "compute"},
    "waterrule": {"raster", "compute"},
    "water": {"waterrule", "clustering", "spectra", "scenes", "cubes", "rendering", "raster", "compute"},
    "series": {"water", "waterrule", "clustering", "spectra", "scenes", "cubes", "rendering", "raster", "compute"},
    "accuracy": {"rendering", "raster", "compute"},
    "rpc": {"compute"},
}
ENGINE_ROOMS["steps"] = set(ENGINE_ROOMS) - {"rpc"}
ENGINE_ROOMS["api"] = ENGINE_ROOMS["steps"] | {"steps"}
#: Modules at the top of the engine that use the rooms, as a user of the package would; nothing in a room imports them.
DOORS = {"__main__", "verify"}


def wrong_between_rooms(modules, room):
    """Return what a module of one of the engine's rooms imports from a room that is not below its own."""
    return {
        module
        for module in modules
        if module[:2] == ("", "engine")
        and len(module) > 2
        and module[2] not in ENGINE_ROOMS[room] | {room}
        and (module[2] in ENGINE_ROOMS or module[2] in DOORS)
    }


def modules_of(file):
    return imports(file.read_text(encoding="utf-8"), file.relative_to(CHECKOUT).parts[:-1])


def names(files):
    return [file.relative_to(CHECKOUT).as_posix() for file in files]


IN_QGIS = list(python_files("plugin", "algorithms", "__init__.py"))
IN_PLUGIN = list(python_files("plugin"))
IN_ENGINE = list(python_files("engine"))
EVERYWHERE = IN_QGIS + IN_ENGINE + list(python_files("tests", "tools", "benchmarks"))


def test_there_is_something_to_check():
    assert {"plugin", "algorithms"} <= {file.relative_to(CHECKOUT).parts[0] for file in IN_QGIS}
    assert len(IN_ENGINE) > 10


@pytest.mark.parametrize("file", IN_QGIS, ids=names(IN_QGIS))
def test_the_qgis_rooms_import_only_qgis_and_the_standard_library(file):
    assert not wrong_in_qgis(modules_of(file))


@pytest.mark.parametrize("file", IN_PLUGIN, ids=names(IN_PLUGIN))
def test_plugin_never_imports_algorithms(file):
    assert not wrong_in_plugin(modules_of(file))


@pytest.mark.parametrize("file", IN_ENGINE, ids=names(IN_ENGINE))
def test_the_engine_never_imports_qgis(file):
    assert not wrong_in_engine(modules_of(file))


@pytest.mark.parametrize("file", EVERYWHERE, ids=names(EVERYWHERE))
def test_qt_comes_through_qgis_only(file):
    assert not {module for module in modules_of(file) if module[0] in QT}


@pytest.mark.parametrize(
    "source",
    [
        "import numpy",
        "import numpy.linalg as la",
        "def f():\n    from osgeo import gdal",
        "import importlib\nimportlib.import_module('xarray')",
        "from ..engine import grid",
        "from .. import engine",
        "from ...plugin import settings",
        "from PyQt5.QtCore import Qt",
        "import strandline.engine",
    ],
)
def test_the_check_of_the_qgis_rooms_can_fail(source):
    assert wrong_in_qgis(imports(source, ("plugin",)))


def test_the_check_of_the_qgis_rooms_lets_through_what_is_right():
    source = (
        "import os.path\nfrom qgis.PyQt.QtGui import QIcon\nimport processing\nfrom ..base import X\nfrom . import y"
    )
    assert not wrong_in_qgis(imports(source, ("algorithms", "water")))


@pytest.mark.parametrize(
    "source",
    [
        "from ..algorithms.provider import StrandlineProvider",
        "def f():\n    from .. import algorithms",
        "import strandline.algorithms",
        "import importlib\nimportlib.import_module('strandline.algorithms.base')",
    ],
)
def test_the_check_of_plugin_can_fail(source):
    assert wrong_in_plugin(imports(source, ("plugin",)))


def test_the_check_of_plugin_lets_through_what_is_right():
    assert not wrong_in_plugin(imports("from . import settings\nfrom .compat import algorithms", ("plugin",)))


@pytest.mark.parametrize(
    "source", ["import qgis.core", "from osgeo import gdal", "from ..plugin import settings", "from ... import x"]
)
def test_the_check_of_the_engine_can_fail(source):
    assert wrong_in_engine(imports(source, ("engine",)))


def test_the_check_of_the_engine_lets_through_what_is_right():
    assert not wrong_in_engine(imports("import numpy\nfrom .. import grid\nfrom .a import b", ("engine", "steps")))


IN_ROOMS = [file for file in IN_ENGINE if file.parent != CHECKOUT / "engine"]


def test_every_folder_of_the_engine_is_a_room_with_a_purpose():
    folders = {file.parent.relative_to(CHECKOUT / "engine").as_posix() for file in IN_ROOMS}
    assert folders == set(ENGINE_ROOMS)
    for room in folders:
        purpose = ast.get_docstring(ast.parse((CHECKOUT / "engine" / room / "__init__.py").read_text(encoding="utf-8")))
        assert purpose and "\n" not in purpose and purpose.endswith(".")


@pytest.mark.parametrize("file", IN_ROOMS, ids=names(IN_ROOMS))
def test_imports_between_the_engine_s_rooms_go_one_way(file):
    assert not wrong_between_rooms(modules_of(file), file.parent.name)


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("raster", "from ..water.masks import WATER"),
        ("water", "from .. import steps"),
        ("rpc", "def f():\n    from ..raster import grid"),
        ("compute", "from ..raster.windows import map_grid"),
        ("clustering", "from ..spectra import indices"),
        ("raster", "from ..verify import main"),
    ],
)
def test_the_check_between_rooms_can_fail(room, source):
    assert wrong_between_rooms(imports(source, ("engine", room)), room)


def test_the_check_between_rooms_lets_through_what_is_right():
    source = "from ..errors import InputError\nfrom ..raster.grid import Grid\nfrom . import masks\nfrom .. import __version__"
    assert not wrong_between_rooms(imports(source, ("engine", "water")), "water")

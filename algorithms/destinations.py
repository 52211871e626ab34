"""Where features and tables go, and what they must not destroy there.

QGIS writes a new file over the old one where a path alone is given, with all layers in it. Here such a file is replaced only
by features of the same columns, which is an earlier result; a layer can be added to what is there already.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsVectorLayer,
)

from ..plugin.translation import tr

#: Endings of files that are text.
_TEXTS = (".csv", ".txt", ".geojson", ".json", ".html", ".htm", ".kml", ".gml")
#: Tables with these endings are written by the engine itself.
CSV = (".csv", ".txt")
#: Names of columns are cut to so many characters in some formats.
_NAME = 10


def destination_path(value: Any, context: QgsProcessingContext) -> str:
    """Return the file that an output is to become, or an empty text where it is not a file of the user's choice."""
    return _parts(value, context)[0]


def destination_key(value: Any, context: QgsProcessingContext) -> str:
    """Return what tells destinations apart: the file, and the layer in it; an empty text for others."""
    path, layer = _parts(value, context)
    # Through whatever links it is named.
    path = os.path.realpath(path) if path else ""
    return os.path.normcase(f"{path}|layername={layer.lower()}" if layer else path)


def writes_csv(value: Any, context: QgsProcessingContext) -> bool:
    """Tell whether a table is to become a CSV file."""
    path, layer = _parts(value, context)
    return not layer and Path(path).suffix.lower() in CSV


def as_sink(value: Any, context: QgsProcessingContext) -> tuple[Any, str]:
    """Return a destination as QGIS's sinks take it, and the name that the layer in it is to have, if it is a new file.

    ``lakes.gpkg|layername=table``, which layers are read by, is no destination for QGIS.
    """
    text = _text(value, context)
    if "|layername=" not in text:
        return value, ""
    path, layer = _parts(value, context)
    if Path(path).exists():
        quoted = Path(path).as_posix().replace("'", "\\'")
        path, name = f"ogr:dbname='{quoted}' table=\"{layer}\" (geom)", ""
    else:
        name = layer
    if not isinstance(value, QgsProcessingOutputLayerDefinition):
        return path, name
    changed = QgsProcessingOutputLayerDefinition(value)
    changed.sink = QgsProperty.fromValue(path)
    return changed, name


def overwriting(value: Any, columns: Sequence[str], context: QgsProcessingContext) -> str:
    """Return why features would destroy what is at their destination, and what to do, or an empty text.

    Parameters
    ----------
    value : object
        The destination.
    columns : sequence of str
        Columns that an earlier result of the same kind has.
    context : QgsProcessingContext
    """
    path, layer = _parts(value, context)
    if not Path(path).is_file():
        return ""
    if Path(path).suffix.lower() in _TEXTS:
        return text_overwriting(path)
    there = _layers(path)
    if layer and not any(name.lower() == layer.lower() for name in there):
        return ""
    mine = {name: names for name, names in there.items() if not layer or name.lower() == layer.lower()}
    if len(mine) == 1 and all(_has(names, columns) for names in mine.values()):
        return ""
    if layer:
        return tr(
            "'{path}' holds a layer '{layer}' with other columns, which would be lost. Choose another layer name."
        ).format(path=path, layer=layer)
    if Path(path).suffix.lower() == ".gpkg":
        return tr(
            "'{path}' is there already and holds {content}, which would be lost. To add a layer to it, give "
            "{path}|layername=NAME; or choose a new file."
        ).format(path=path, content=", ".join(there) or tr("something else"))
    return tr("'{}' is there already and holds something else, which would be lost. Choose a new file.").format(path)


def text_overwriting(path: str) -> str:
    """Return why a text must not be written over a file, or an empty text."""
    try:
        with open(path, "rb") as file:
            binary = b"\0" in file.read(4096)
    except OSError:
        return ""
    if not binary:
        return ""
    return tr("'{}' is there already and is no text file, so it is not replaced by one. Choose another name.").format(
        path
    )


def _text(value: Any, context: QgsProcessingContext) -> str:
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value, _ = value.sink.valueAsString(context.expressionContext())
    return value if isinstance(value, str) else ""


def _parts(value: Any, context: QgsProcessingContext) -> tuple[str, str]:
    """Return the file of a destination and the name of the layer in it; empty texts where there is none."""
    text = _text(value, context)
    if text in ("", "TEMPORARY_OUTPUT", "memory:") or "://" in text:
        return "", ""
    if text.startswith("ogr:dbname="):
        uri = QgsDataSourceUri(text[4:])
        return os.path.abspath(uri.database()), uri.table()
    if "dbname=" in text:
        return "", ""
    path, _, layer = text.partition("|layername=")
    path = path.split("|")[0]
    return ("", "") if ":" in path[2:] else (os.path.abspath(path), layer.split("|")[0])


def _has(names: Sequence[str], columns: Sequence[str]) -> bool:
    short = {name.lower()[:_NAME] for name in names}
    return all(column.lower()[:_NAME] in short for column in columns)


def _layers(path: str) -> dict[str, list[str]]:
    """Return the columns of each layer of a file by the layer's name; nothing where they cannot be known."""
    with open(path, "rb") as file:
        database = file.read(15) == b"SQLite format 3"
    if not database:
        layer = QgsVectorLayer(path, "", "ogr")
        return {Path(path).stem: layer.fields().names()} if layer.isValid() else {}
    try:
        connection = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return {}
    try:
        names = [name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")]
        columns = "SELECT name FROM pragma_table_info(?)"
        return {name: [column for (column,) in connection.execute(columns, (name,))] for name in names}
    except sqlite3.Error:
        return {}
    finally:
        connection.close()

"""The ``.qml`` beside a result: QGIS opens the file with these names, colours and dates, also later and on another machine."""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from pathlib import Path

from qgis.core import QgsMapLayer, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from .post_processors import KeptPostProcessor

#: Whoever saves the style from QGIS loses this line, and has a style of their own.
MARK = "<!-- Written by Strandline, which may replace it. -->"


def keep_style(layer_id: str, styler: KeptPostProcessor) -> None:
    """Write the style that a result is given beside its file; a style of the user's own stays.

    A file is complete without it, so that nothing is said where none can be written.

    Parameters
    ----------
    layer_id : str
        The output as Processing knows it; results that are no files have no such style.
    styler : KeptPostProcessor
        Styles the layer.
    """
    file = Path(layer_id.split("|")[0])
    if not file.is_file():
        return
    layer = _opened(layer_id)
    path = Path(layer.styleURI())
    if not layer.isValid() or path.suffix != ".qml" or path.parent != file.parent or not _is_ours(path):
        return
    if styler.style(layer):
        _write(path, layer)
    else:
        # That of an earlier result under this name.
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _opened(layer_id: str) -> QgsMapLayer:
    # Without the style that is there already; QGIS would also look for statistics, which it keeps beside the file.
    if layer_id.lower().endswith((".tif", ".tiff")):
        options = QgsRasterLayer.LayerOptions(False)
        return QgsRasterLayer(layer_id, "result", "gdal", options)
    layer = QgsVectorLayer(layer_id, "result", "ogr", QgsVectorLayer.LayerOptions(False))
    if layer.isValid() and len(layer.dataProvider().subLayers()) > 1:
        # One file for several layers has one style, which would be given to all of them.
        return QgsVectorLayer()
    return layer


def _is_ours(path: Path) -> bool:
    """Return whether there is no such file, or one that was written here and not changed since."""
    try:
        return MARK in path.read_text(encoding="utf-8", errors="replace")[:1000]
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _write(path: Path, layer: QgsMapLayer) -> None:
    document = QDomDocument()
    if layer.exportNamedStyle(document):
        return
    # How it would look in a profile of heights: newer versions of QGIS make up a colour for it, another one each time.
    root = document.documentElement()
    root.removeChild(root.firstChildElement("elevation"))
    heading, _, rest = document.toString(1).partition("\n")
    # A name that nobody has, or can foresee and put a link there.
    temporary = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    with suppress(OSError):
        try:
            with temporary.open("x", encoding="utf-8") as file:
                file.write(f"{heading}\n{MARK}\n{rest}")
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)

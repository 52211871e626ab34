"""The language of what people read: QGIS's, where Strandline has been translated into it, else English.

Identifiers, values, tags, what is written into files, and the engine's own messages are the same in all languages.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

#: What all texts are filed under.
CONTEXT = "Strandline"
#: Made by ``make translations``: a file for each language.
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "i18n"

_installed: list[tuple[str, QTranslator]] = []


def tr(text: str) -> str:
    """Translate a text, which is written here: ``tr("Cancelled.")``, ``tr("{path} is missing").format(path=path)``."""
    return translated(text)


def to_translate(text: str) -> str:
    """Mark a text that is written where no language is known yet, in a class or a module; :func:`translated` shows it.

    Line breaks within a paragraph have no meaning and are taken out; paragraphs are parted by empty lines.
    """
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def translated(text: str) -> str:
    """Return a marked text in the language of QGIS; any other text is returned as it is."""
    return str(QCoreApplication.translate(CONTEXT, text))


def language() -> str:
    """Return the code of the language that texts are shown in, such as ``de``."""
    return _installed[0][0] if _installed else "en"


def install_translator(locale: str = "", folder: Path | None = None) -> bool:
    """Show texts in the language of a locale, if they have been translated into it, and tell whether they have.

    Parameters
    ----------
    locale : str
        Such as ``de_AT`` or ``pt-BR``, of which the language counts; that of QGIS if not given.
    folder : Path, optional
        Where the compiled translations are, if not where they belong.
    """
    remove_translator()
    code = (locale or QgsApplication.locale()).replace("-", "_").partition("_")[0].lower()
    translator = QTranslator()
    if not translator.load(f"strandline_{code}.qm", str(folder or FOLDER)):
        return False
    QCoreApplication.installTranslator(translator)
    # Qt does not keep it alive.
    _installed.append((code, translator))
    return True


def remove_translator() -> None:
    """Show texts in English again."""
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop()[1])

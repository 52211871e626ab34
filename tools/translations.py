"""The texts of plugin/ and algorithms/ in other languages: ``translations.py [update] [compile]``.

``update`` collects what stands in ``tr("...")`` and ``to_translate("...")``, and what people read of the models, into
``resources/i18n/strandline_XX.ts``: new texts are unfinished, those that are not used any more go, translations stay.
``compile`` makes of them the ``.qm`` that QGIS reads, with Qt's ``lrelease``; ``has-compiler`` asks whether that is there.
"""

from __future__ import annotations

import ast
import shutil

# Qt's own program, from a list of arguments, never through a shell.
import subprocess  # nosec B404
import sys
from collections.abc import Iterator
from pathlib import Path

# All that is read are files of this project.
from xml.etree import ElementTree  # nosec B405

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("de", "fr", "es", "pt")
#: Of `plugin/translation.py`.
CONTEXT = "Strandline"
FUNCTIONS = ("tr", "to_translate")
#: In the help of a model.
NOT_READ = ("ALG_CREATOR", "ALG_VERSION")
#: Where distributions put it; the one on PATH may belong to a Qt that is not there.
PLACES = ("/usr/lib/qt5/bin", "/usr/lib/qt6/bin", "/usr/lib/x86_64-linux-gnu/qt5/bin", "")


def texts() -> list[str]:
    """Return all texts, each once, in the order of files and lines."""
    found: dict[str, None] = {}
    for folder in ("algorithms", "plugin"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            found |= dict.fromkeys(text for _, text in literals(path.read_text(encoding="utf-8"), str(path)))
    for path in sorted((ROOT / "resources" / "models").glob("*.model3")):
        found |= dict.fromkeys(of_model(path))
    return list(found)


def literals(source: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each text in a Python file, in order.

    Raises
    ------
    SystemExit
        If something else than a literal stands in one of the functions.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and _name(node) in FUNCTIONS]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        texts_of = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if len(call.args) != 1 or len(texts_of) != 1 or call.keywords:
            raise SystemExit(f"{name}:{call.lineno}: what is translated has to be one literal, and no f-string")
        (text,) = texts_of
        if _name(call) == "to_translate":
            # As the function itself does.
            text = "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
        yield call.lineno, text


def of_model(path: Path) -> Iterator[str]:
    """Yield what people read of a model."""
    for option in ElementTree.parse(path).iter("Option"):  # nosec B314
        if option.get("name") in ("description", "help"):
            # The help of the whole model goes by the names of its parameters.
            parts = [option, *(part for part in option if part.get("name") not in NOT_READ)]
            yield from filter(None, (part.get("value") for part in parts))


def _name(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def known(path: Path) -> dict[str, str]:
    """Return the finished translations of a file by their texts."""
    if not path.exists():
        return {}
    pairs = {}
    for message in ElementTree.parse(path).iter("message"):  # nosec B314
        translation = message.find("translation")
        if translation is not None and translation.get("type") != "unfinished" and translation.text:
            pairs[message.findtext("source", "")] = translation.text
    return pairs


def write(path: Path, language: str, pairs: dict[str, str]) -> None:
    """Write texts and translations as Qt has them; an empty translation is unfinished."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for text, translation in pairs.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = text
        attributes = {} if translation else {"type": "unfinished"}
        ElementTree.SubElement(message, "translation", attributes).text = translation
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8", newline="\n")


def update() -> None:
    """Bring the files of all languages up to date, and tell how complete they are."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = texts()
    for language in LANGUAGES:
        path = FOLDER / f"strandline_{language}.ts"
        old = known(path)
        write(path, language, {text: old.get(text, "") for text in wanted})
        print(f"{path.relative_to(ROOT)}: {sum(text in old for text in wanted)} of {len(wanted)} texts translated")


def lrelease() -> str | None:
    """Return Qt's compiler of translations, if there is one."""
    found = (shutil.which("lrelease", path=place or None) for place in PLACES)
    return next(filter(None, found), None)


def compile_all(folder: Path = FOLDER, target: Path = FOLDER) -> None:
    """Make the ``.qm`` of all languages."""
    program = lrelease()
    if program is None:
        raise SystemExit("There is no lrelease: run `tools/setup.sh translations`, or install Qt's linguist tools.")
    for source in sorted(folder.glob("*.ts")):
        compiled = target / f"{source.stem}.qm"
        command = [program, "-silent", str(source), "-qm", str(compiled)]
        subprocess.run(command, check=True)  # nosec B603


if __name__ == "__main__":
    wanted_steps = sys.argv[1:] or ["update", "compile"]
    if "has-compiler" in wanted_steps:
        sys.exit(lrelease() is None)
    if "update" in wanted_steps:
        update()
    if "compile" in wanted_steps:
        compile_all()

"""Check a zip as plugins.qgis.org does when it is uploaded: ``plugin_site.py ZIP``. Exits with 1 if the site would refuse it.

The site refuses a zip for its form or its manifest, blocks it for any finding of bandit or detect-secrets, which it runs on the
unpacked zip without any configuration of the project, and for kinds of files that can be run. What it only notes (run bits,
hidden files, syntax) fails here as well. The site leaves out some of bandit's tests; none is left out here. Whether the
addresses answer is not asked, which the site does.
"""

from __future__ import annotations

import configparser
import json
import re

# The site's own programs, from lists of arguments, never through a shell.
import subprocess  # nosec B404
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

LARGEST = 25_000_000
REQUIRED = (
    "name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository",
)  # fmt: skip
ADDRESSES = ("tracker", "repository", "homepage")
#: Values of templates, which the site refuses.
TEMPLATES = {"http://bugs", "http://repo", "http://homepage"}
#: No longer looked at by the site and by QGIS.
DEPRECATED = ("supportsQt6",)
FORBIDDEN_FOLDERS = {"__MACOSX", ".git", "__pycache__"}
PROGRAMS = {".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".pyc", ".pyd", ".whl"}
#: Of these a zero byte is expected; plugins bring their compiled translations.
NO_TEXTS = {".png", ".jpg", ".gif", ".svg", ".qm"}


def form(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield what is wrong with the names and kinds of the files."""
    entries = package.infolist()
    folders = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    if len(folders) != 1 or not all(re.fullmatch(r"[A-Za-z]\w+", folder, re.ASCII) for folder in folders):
        yield f"one folder is expected, named like a Python package, not {', '.join(sorted(folders))}"
    names = {entry.filename.partition("/")[2] for entry in entries}
    for needed in ("__init__.py", "metadata.txt", "LICENSE"):
        if needed not in names:
            yield f"{needed} is missing"
    if package.testzip():
        yield f"{package.testzip()} is damaged"
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if ".." in path.parts or path.is_absolute():
            yield f"{path}: a path that leads out of the folder"
        if FORBIDDEN_FOLDERS & set(path.parts):
            yield f"{path}: in a folder that may not be there"
        if path.suffix.lower() in PROGRAMS:
            yield f"{path}: a program"
        if any(part.startswith(".") for part in path.parts):
            yield f"{path}: hidden"
        if entry.external_attr >> 16 & 0o111:
            yield f"{path}: has a run bit"
        if path.suffix.lower() not in NO_TEXTS and b"\0" in package.read(entry):
            yield f"{path}: binary"


def manifest(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield what is wrong with the manifest."""
    folder = package.namelist()[0].partition("/")[0]
    parser = configparser.ConfigParser()  # with interpolation, as on the site
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(package.read(f"{folder}/metadata.txt").decode("utf-8"))
        known = dict(parser.items("general"))
    except (KeyError, ValueError, configparser.Error) as problem:
        yield f"metadata.txt cannot be read: {problem}"
        return
    for key in REQUIRED:
        if not known.get(key, "").strip():
            yield f"metadata.txt: {key} is missing"
    for key in ADDRESSES:
        if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", known.get(key, "")) or known[key] in TEMPLATES:
            yield f"metadata.txt: {key} is no address"
    for key in DEPRECATED:
        if key in known:
            yield f"metadata.txt: {key} is deprecated"
    if known.get("deprecated", "False").lower() != "false":
        yield "metadata.txt: the plugin is called deprecated"
    if "/" in known.get("author", ""):
        yield "metadata.txt: the author has a slash"
    if f"{folder}/{known.get('icon', '')}" not in package.namelist():
        yield "metadata.txt: the icon is not in the zip"


def bandit(folder: Path) -> Iterator[str]:
    """Yield what bandit finds, with all of its tests."""
    for one in _json(["bandit", "--recursive", ".", "--format", "json", "--quiet"], folder)["results"]:
        yield f"{one['filename']}:{one['line_number']}: {one['test_id']} {one['issue_text']}"


def secrets(folder: Path) -> Iterator[str]:
    """Yield what detect-secrets finds, with all of its detectors."""
    found = _json(["detect-secrets", "scan", "--all-files", "--exclude-files", r"metadata\.txt", "."], folder)[
        "results"
    ]
    for name, ones in found.items():
        for one in ones:
            yield f"{name}:{one['line_number']}: {one['type']}"


def syntax(folder: Path) -> Iterator[str]:
    """Yield what would stop Python: flake8's errors of syntax, and names that nobody has defined."""
    done = _run(["flake8", "--isolated", "--select", "E9,F63,F7,F82", "."], folder)
    yield from (done.stdout + done.stderr).splitlines()


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # nosec B603


def _json(command: list[str], folder: Path) -> dict:
    # Both programs end with 0 or 1, with or without findings.
    done = _run(command, folder)
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise SystemExit(f"{command[0]} has not run: {done.stderr[-2000:]}") from None


def findings(path: Path) -> list[str]:
    """Return all that the site would say of a zip."""
    with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as name:
        found = [f"the zip is larger than {LARGEST / 1e6:g} MB"] if path.stat().st_size > LARGEST else []
        found += [*form(package), *manifest(package)]
        package.extractall(name)
        for check in (bandit, secrets, syntax):
            found += check(Path(name))
    return found


if __name__ == "__main__":
    said = findings(Path(sys.argv[1]))
    print("\n".join(said), end="\n" if said else "")
    sys.exit(bool(said))

"""Pack the plugin as the zip that QGIS and the plugin site take: ``package.py [--release | --example] [FOLDER]``.

Only what the plugin needs at run time goes in, under one folder named ``strandline``; FOLDER is ``build`` if not given. The
same files always give the same bytes. Contact and addresses come from ``release.toml`` or the environment: ``--release``
insists on all of them, ``--example`` takes made-up ones for the static checks, otherwise those that are not set are left out.
"""

from __future__ import annotations

import configparser
import os
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONTENT = (
    "__init__.py",
    "metadata.txt",
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "plugin",
    "algorithms",
    "engine",
    "resources",
)
SUFFIXES = {
    ".py", ".sh", ".txt", ".in", ".md", ".html", ".css", ".svg", ".png", ".qml", ".qm", ".model3", ".json", ".ipynb", "",
}  # fmt: skip
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold

EXAMPLE = {
    "email": "someone@example.org",
    "homepage": "https://example.org/strandline",
    "repository": "https://example.org/strandline/code",
    "tracker": "https://example.org/strandline/issues",
}


def version() -> str:
    """Return the plugin's version."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def contact() -> dict[str, str]:
    """Return the settings of the release, empty where nobody has set them."""
    settings = tomllib.loads((ROOT / "tools" / "release.toml").read_text(encoding="utf-8"))
    return {key: os.environ.get(f"STRANDLINE_{key.upper()}", value).strip() for key, value in settings.items()}


def files() -> list[Path]:
    """Return the files to pack, relative to the checkout, sorted."""
    found = []
    for name in CONTENT:
        path = ROOT / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            relative = file.relative_to(ROOT)
            hidden = any(part.startswith(".") or part == "__pycache__" for part in relative.parts)
            if file.is_file() and not hidden and file.suffix in SUFFIXES:
                found.append(relative)
    return found


def packed_name(relative: Path) -> str:
    """Return a file's name in the zip. Scripts of the shell become texts: the plugin site takes no programs."""
    return f"strandline/{relative.as_posix()}{'.txt' if relative.suffix == '.sh' else ''}"


def manifest(known: Mapping[str, str]) -> bytes:
    """Return ``metadata.txt`` with contact and addresses."""
    text = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    lines = "".join(f"{key}={value}\n" for key, value in known.items() if value)
    before, author, after = text.partition("\nauthor=")
    name, _, rest = after.partition("\n")
    return f"{before}{author}{name}\n{lines}{rest}".encode()


def pack(folder: Path, known: Mapping[str, str]) -> Path:
    """Write the zip into ``folder`` and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"strandline-{version()}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for relative in files():
            entry = zipfile.ZipInfo(packed_name(relative), EPOCH)
            entry.external_attr = 0o644 << 16
            content = manifest(known) if relative.name == "metadata.txt" else (ROOT / relative).read_bytes()
            package.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return target


def main(arguments: list[str]) -> None:
    """Pack as the command line says."""
    options = {argument for argument in arguments if argument.startswith("--")}
    folders = [argument for argument in arguments if argument not in options]
    known = EXAMPLE if "--example" in options else contact()
    missing = ", ".join(key for key, value in known.items() if not value)
    if missing and "--release" in options:
        raise SystemExit(
            f"For a release set {missing} in tools/release.toml, or in the environment as STRANDLINE_EMAIL ..."
        )
    made = pack(Path(folders[0]) if folders else ROOT / "build", known)
    print(f"{made} ({made.stat().st_size / 1e6:.2f} MB)" + (f", without {missing}" if missing else ""))


if __name__ == "__main__":
    main(sys.argv[1:])

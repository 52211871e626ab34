"""Pack the plugin as the zip that QGIS and the plugin site take: ``package.py [FOLDER]`` (default: build).

Only what the plugin needs at run time goes in, under one folder named ``strandline``. The same files always give the
same bytes.
"""

from __future__ import annotations

import configparser
import sys
import zipfile
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


def version() -> str:
    """Return the plugin's version."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


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


def pack(folder: Path) -> Path:
    """Write the zip into ``folder`` and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"strandline-{version()}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for relative in files():
            entry = zipfile.ZipInfo(f"strandline/{relative.as_posix()}", EPOCH)
            entry.external_attr = 0o644 << 16
            package.writestr(entry, (ROOT / relative).read_bytes(), zipfile.ZIP_DEFLATED)
    return target


if __name__ == "__main__":
    made = pack(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build")
    print(f"{made} ({made.stat().st_size / 1e6:.2f} MB)")

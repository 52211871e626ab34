"""Whether every file of the installed packages is still there and as it was, by the lists that come with the packages."""

from __future__ import annotations

import base64
import csv
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from .child_process import InstallCancelled
from .translation import tr

_CHUNK = 1 << 20


def distributions(environment: Path) -> list[str]:
    """Return the installed packages of a virtual environment, as their folders of metadata are called, sorted."""
    return sorted(path.name for packages in _site_packages(environment) for path in packages.glob("*.dist-info"))


def find_damage(environment: Path, expected: list[str], is_cancelled: Callable[[], bool]) -> str:
    """Return what is missing from a virtual environment or has changed in it, "" if nothing is.

    Parameters
    ----------
    environment : Path
        The environment's folder.
    expected : list of str
        The packages that :func:`distributions` named when it was made.
    is_cancelled : callable
        Whether the user wants to stop.

    Raises
    ------
    InstallCancelled
        The user stopped it.
    """
    for name in sorted(set(expected) - set(distributions(environment))):
        return tr("{name} is missing").format(name=name)
    for packages in _site_packages(environment):
        for metadata in sorted(packages.glob("*.dist-info")):
            for path, digest, size in _recorded(metadata / "RECORD"):
                if is_cancelled():
                    raise InstallCancelled(tr("Cancelled."))
                file = packages / path
                try:
                    whole = file.stat().st_size == size and _sha256(file) == digest
                except OSError:
                    return tr("{file} is missing").format(file=path)
                if not whole:
                    return tr("{file} has changed").format(file=path)
            if not (metadata / "RECORD").is_file():
                return tr("{file} is missing").format(file=f"{metadata.name}/RECORD")
    return ""


def _site_packages(environment: Path) -> list[Path]:
    found = [*environment.glob("lib/python*/site-packages"), environment / "Lib" / "site-packages"]
    return [path for path in found if path.is_dir()]


def _recorded(record: Path) -> Iterator[tuple[str, str, int]]:
    """Yield path, hash and size of the files whose hash is known; compiled code, which is made anew, has none."""
    try:
        lines = record.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return
    for row in csv.reader(lines):
        path, digest, size = [*row, "", "", ""][:3]
        if digest.startswith("sha256=") and size.isdigit():
            yield path, digest.partition("=")[2], int(size)


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as content:
        while piece := content.read(_CHUNK):
            digest.update(piece)
    return base64.urlsafe_b64encode(digest.digest()).rstrip(b"=").decode("ascii")

"""An output never destroys an input: which files a run reads, by what they are and not by what they are called."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import rasterio
from rasterio.errors import RasterioError

from ..errors import InputError

Identity = tuple[int, int]

#: Files that GDAL need not open to know what else belongs to them.
_ALONE = {".json", ".geojson", ".txt", ".xml", ".csv", ".html", ".gpkg", ".shp", ".tar", ".gz", ".tgz", ".zip", ".png"}
#: What GDAL reads with a raster from files beside it: statistics and names, overviews, a mask.
SIDE_FILES = (".aux.xml", ".ovr", ".msk")
#: What stands around paths in GDAL's own names, such as vrt://a.tif?bands=1, and in virtual rasters that are given as text.
_AROUND_PATHS = re.compile(r"://|[,?&\"'<>|{}=:]")
_LONGEST = 1 << 20
#: So deep may virtual rasters stand on others.
_DEPTH = 6


class ProtectedFiles:
    """The files that the parameters of a run name, with all that belongs to them.

    Parameters
    ----------
    values : iterable of str
        All texts among the parameters, inputs and outputs alike. A file that two of them lead to is protected.
    """

    def __init__(self, values: Iterable[str] = ()) -> None:
        self._values = list(values)
        self._further: list[str] = []

    def add(self, paths: Iterable[str | Path]) -> None:
        """Protect further files that a run reads, such as the members of a satellite product."""
        self._further += map(str, paths)
        self.__dict__.pop("_claims", None)

    @cached_property
    def _claims(self) -> dict[Identity, set[int]]:
        """Which texts lead to each file. All rasters among them are opened for it, so not before an output is there already."""
        claims: dict[Identity, set[int]] = {}
        for number, value in [*enumerate(self._values), *((-1, path) for path in self._further)]:
            for identity in set(_identities(value)):
                claims.setdefault(identity, set()).add(number)
        return claims

    def check(self, path: Path) -> None:
        """Raise an InputError if writing a path would destroy one of the files, or something that is no plain file."""
        if not path.exists():
            return
        if not path.is_file():
            raise InputError(f"'{path}' is not a plain file. Give the output a file name of its own.")
        claims = self._claims.get(_identity(path), set())
        # The output's own text leads to it, too, and to what an earlier run has left beside it.
        own = {number for number, value in enumerate(self._values) if value == str(path)}
        beside = {
            number
            for number, value in enumerate(self._values)
            if str(path) in [f"{value}{ending}" for ending in SIDE_FILES]
        }
        if len(own) > 1 or len(beside) > 1 or claims - own - beside:
            raise InputError(f"'{path}' is, or belongs to, an input of this run. Give the output a name of its own.")


def real_path(text: str) -> Path | None:
    """Return the file that a path or a name of GDAL's leads to, such as the archive in ``/vsizip/a.zip/b.tif``."""
    for candidate in _candidates(text):
        try:
            if candidate.exists():
                return candidate
        except (OSError, ValueError):  # too long, or characters that no file name has
            continue
    return None


def _named_in(text: str) -> Iterator[Path]:
    """Yield all files that a text names which is no path itself."""
    if re.match(r"https?://", text) or len(text) > _LONGEST:
        return
    for part in {unquote(part) for part in _AROUND_PATHS.split(text)}:
        path = real_path(part)
        if path is not None and path.is_file():
            yield path


def _candidates(text: str) -> Iterator[Path]:
    if not text or "\0" in text or len(text) > 4096 or re.match(r"https?://", text):
        return
    yield Path(text)
    yield Path(text.partition("|")[0])
    quoted = re.search(r'"([^"]+)"', text)
    if quoted:
        yield Path(quoted[1])
    if text.startswith("file://"):
        yield Path(text.removeprefix("file://"))
    if text.startswith("/vsi"):
        # A path inside an archive: the archive is the first part of it that is a file.
        inner = Path("/" + re.sub(r"^(/vsi[a-z0-9_]+/)+", "", text).replace("{", "").replace("}", "").lstrip("/"))
        relative = Path(str(inner).lstrip("/"))
        for path in (inner, relative):
            yield from (path, *path.parents[:-1])
    for prefix in ("NETCDF:", "HDF5:", "ZARR:", "GTIFF_DIR:1:", "GTIFF_RAW:"):
        if text.upper().startswith(prefix):
            yield Path(text[len(prefix) :])
            yield Path(text[len(prefix) :].rpartition(":")[0])


def _identity(path: Path) -> Identity:
    about = os.stat(path)
    return about.st_dev, about.st_ino


def _identities(text: str, depth: int = 0) -> Iterator[Identity]:
    path = real_path(text)
    if path is None:
        if depth < _DEPTH:
            for named in _named_in(text):
                yield from _identities(str(named), depth + 1)
        return
    if path.is_dir():
        # A product or a store: all that lies in it, as far as one can look within reason.
        for number, inner in enumerate(path.rglob("*")):
            if number > 20_000:
                return
            if inner.is_file():
                yield _identity(inner)
        return
    if not path.is_file():
        return
    yield _identity(path)
    if depth < _DEPTH:
        for member in _members(path):
            if member.exists():
                yield from _identities(str(member), depth + 1)


def _members(path: Path) -> Iterator[Path]:
    """Yield the other files that a raster is made of: those of a virtual raster, the pixels beside a header."""
    if path.suffix.lower() in _ALONE:
        return
    try:
        with rasterio.open(path) as dataset:
            files = [Path(file) for file in dataset.files]
    except (RasterioError, OSError):
        files = []
    if path.suffix.lower() == ".hdr":
        files += [
            other for other in path.parent.glob(f"{path.stem}*") if other.stem == path.stem or other.name == path.stem
        ]
        files = [other for other in files if other.suffix.lower() not in _ALONE]
    yield from (file for file in files if file != path)

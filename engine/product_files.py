"""The files of a product, wherever they are: in a folder, or packed in an archive that need not be unpacked."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .errors import InputError

#: Metadata are some hundred kilobytes; whatever is larger is no metadata.
_LARGEST_TEXT = 32 << 20


@dataclass(frozen=True)
class ProductFiles:
    """Files by their names.

    Attributes
    ----------
    source : Path
        The folder or archive.
    names : tuple of str
        Paths within it, with forward slashes.
    prefix : str
        What GDAL needs in front of a name.
    """

    source: Path
    names: tuple[str, ...]
    prefix: str

    def path(self, name: str) -> str:
        """Return what GDAL opens."""
        return f"{self.prefix}/{name}"

    def read(self, name: str) -> bytes:
        """Return the content of a small file.

        Raises
        ------
        InputError
            If the archive is damaged, or the file is no metadata.
        """
        if self.source.is_dir():
            return _limited((self.source / name).open("rb").read, name)
        if zipfile.is_zipfile(self.source):
            with zipfile.ZipFile(self.source) as packed, packed.open(name) as file:
                return _limited(file.read, name)
        with tarfile.open(self.source) as archive:
            member = archive.extractfile(name)
            if member is None:
                raise InputError(f"'{name}' in '{self.source.name}' is not a file.")
            return _limited(member.read, name)


def open_product(path: str) -> ProductFiles:
    """Return the files beside a metadata file, in a folder, or in a .tar, .tar.gz, .tgz or .zip.

    Raises
    ------
    InputError
        If there is no such file or folder, or it is not an archive that can be read.
    """
    source = Path(path)
    if not source.exists():
        raise InputError(f"'{path}' does not exist. Choose the product's folder, its metadata file, or its archive.")
    try:
        if source.is_dir():
            names = [file.relative_to(source).as_posix() for file in source.rglob("*") if file.is_file()]
            return ProductFiles(source, tuple(sorted(names)), source.as_posix())
        if zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as archive:
                names = [one.filename for one in archive.infolist() if not one.is_dir()]
            return ProductFiles(source, tuple(names), f"/vsizip/{source.as_posix()}")
        if tarfile.is_tarfile(source):
            with tarfile.open(source) as archive:
                names = [one.name.removeprefix("./") for one in archive if one.isfile()]
            return ProductFiles(source, tuple(names), f"/vsitar/{source.as_posix()}")
    except (OSError, EOFError, tarfile.TarError, zipfile.BadZipFile) as problem:
        raise InputError(
            f"'{source.name}' cannot be read to its end: the archive is damaged or cut short ({problem}). Download it again."
        ) from problem
    if source.suffix.lower() in (".tar", ".tgz", ".gz", ".zip"):
        raise InputError(
            f"'{source.name}' is not an archive that can be read: it is damaged or cut short. Download it again."
        )
    folder = source.parent
    return ProductFiles(
        folder, tuple(sorted(file.name for file in folder.iterdir() if file.is_file())), folder.as_posix()
    )


def _limited(read: Callable[[int], bytes], name: str) -> bytes:
    content = read(_LARGEST_TEXT + 1)
    if len(content) > _LARGEST_TEXT:
        raise InputError(f"'{name}' is too large to be a metadata file.")
    return content

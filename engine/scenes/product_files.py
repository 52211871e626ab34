"""The files of a product, wherever they are: in a folder, or packed in an archive that need not be unpacked."""

from __future__ import annotations

import lzma
import re
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from ..errors import InputError
from ..job import Job

#: Metadata are some hundred kilobytes; whatever is larger is no metadata.
_LARGEST_TEXT = 8 << 20
#: All metadata of an archive together, and how many files it may have.
_ALL_TEXTS = 64 << 20
_MAXIMUM_FILES = 100_000
#: What tar keeps of a member beside its content: long names and the like.
_LARGEST_HEADER = 1 << 20
#: What a compressed archive may hold: so much, and so many times its own size. Fill compresses well, but not like this.
_LEAST_CONTENT = 4 << 30
_MOST_TIMES = 300
_CHUNK = 4 << 20
#: What is raised for broken archives: numbers that are none too, and members that want a password or another program.
_DAMAGE = (
    OSError, EOFError, ValueError, RuntimeError, tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError
)  # fmt: skip
#: In front of what lies in a .tar that GDAL cannot read as it is, see :func:`unpack`.
_PACKED = "packed:"
#: Longer names stand in headers of their own, which GDAL does not know all forms of.
_LONGEST_NAME = 100


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
    texts : mapping of str to bytes
        Of a .tar, which is best read in one go from its start: the small text files in it.
    budget : list of int
        How many more bytes of metadata may be read from it.
    """

    source: Path
    names: tuple[str, ...]
    prefix: str
    texts: Mapping[str, bytes] = field(default_factory=dict)
    budget: list[int] = field(default_factory=lambda: [_ALL_TEXTS])

    def path(self, name: str) -> str:
        """Return what GDAL opens; of a .tar that it cannot read, what :func:`unpack` takes."""
        return f"{self.prefix}/{name}"

    def read(self, name: str) -> bytes:
        """Return the content of a small file.

        Raises
        ------
        InputError
            If the archive is damaged, or the file is no metadata, or all metadata together are more than a product has.
        """
        if name in self.texts:
            return self.texts[name]
        content = self._read(name)
        self.budget[0] -= len(content)
        if self.budget[0] < 0:
            raise _too_much(self.source)
        return content

    def _read(self, name: str) -> bytes:
        try:
            if self.source.is_dir():
                with (self.source / name).open("rb") as file:
                    return _limited(file.read, name)
            if zipfile.is_zipfile(self.source):
                with zipfile.ZipFile(self.source) as packed, packed.open(name) as member:
                    return _limited(member.read, name)
        except _DAMAGE as problem:
            raise InputError(
                f"'{name}' in '{self.source.name}' cannot be read. Download the product again."
            ) from problem
        raise InputError(f"'{name}' is too large to be a metadata file.")


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
            found = (file.relative_to(source).as_posix() for file in source.rglob("*") if file.is_file())
            names = list(islice(found, _MAXIMUM_FILES + 1))
            if len(names) > _MAXIMUM_FILES:
                raise InputError(
                    f"There are more than {_MAXIMUM_FILES} files in '{source}'. Choose the folder of one product."
                )
            return ProductFiles(source, tuple(sorted(names)), source.as_posix())
        if zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as archive:
                names = [one.filename for one in archive.infolist() if not one.is_dir()]
            if len(names) > _MAXIMUM_FILES:
                raise _too_much(source)
            return ProductFiles(source, tuple(names), f"/vsizip/{{{source.as_posix()}}}")
        if _is_tar(source):
            return _open_tar(source)
    except _DAMAGE as problem:
        raise _damaged(source) from problem
    _refuse_other_content(source)
    folder = source.parent
    return ProductFiles(
        folder, tuple(sorted(file.name for file in folder.iterdir() if file.is_file())), folder.as_posix()
    )


def _refuse_other_content(source: Path) -> None:
    """Raise an error for a file that is neither an archive that can be read nor metadata, by what it begins with."""
    with source.open("rb") as file:
        start = file.read(512)
    for magic, what in (
        (b"7z\xbc\xaf", "7-Zip"),
        (b"Rar!", "RAR"),
        (b"(\xb5/\xfd", "Zstandard"),
        (b"\x1f\x9d", "compress"),
    ):
        if start.startswith(magic):
            raise InputError(
                f"'{source.name}' is an archive of the kind {what}, which is not read. Unpack it and choose the folder."
            )
    if re.match(rb"\s*(<!doctype html|<html)", start, re.IGNORECASE):
        raise InputError(
            f"'{source.name}' is a web page, not a product; perhaps one that asks for an account. Download the product again."
        )
    packed = start.startswith((b"PK", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")) or start[257:262] == b"ustar"
    if packed or source.suffix.lower() in (".tar", ".tgz", ".gz", ".zip"):
        raise InputError(
            f"'{source.name}' is not an archive that can be read: it is damaged or cut short. Download it again."
        )


def is_packed(path: str) -> bool:
    """Whether a path is one that :func:`unpack` takes and GDAL does not."""
    return path.startswith(_PACKED)


def unpack(paths: Collection[str], folder: Path, job: Job) -> dict[str, str]:
    """Copy what lies in a .tar into a folder, in one pass, and return where it is, by its path.

    Of a compressed one GDAL would decompress all from its start again and again, and leave a file beside it; in others it
    does not find files of long names.

    Parameters
    ----------
    paths : collection of str
        From :meth:`ProductFiles.path`, all of one archive.
    folder : Path
    job : Job
        Stops between two pieces when the user cancels.

    Raises
    ------
    InputError
        If the archive is damaged, or the folder has no room.
    """
    prefix = next(iter(paths)).partition("}/")[0] + "}"
    source = Path(prefix.removeprefix(_PACKED)[1:-1])
    found: dict[str, str] = {}
    try:
        with _open_archive(source) as archive:
            for member in _members(archive, source):
                job.check_cancelled()
                path = f"{prefix}/{_plain_name(member)}"
                content = archive.extractfile(member) if path in paths and member.isfile() else None
                if content is not None:
                    _check_room(folder, member.size)
                    # A folder for each: of one name there may be several. A colon would lead elsewhere on Windows.
                    inner = Path(tempfile.mkdtemp(dir=folder))
                    found[path] = str(inner / path.rpartition("/")[2].replace("\\", "_").replace(":", "_"))
                    with open(found[path], "xb") as copy:
                        while piece := content.read(_CHUNK):
                            job.check_cancelled()
                            copy.write(piece)
    except _DAMAGE as problem:
        raise _damaged(source) from problem
    return found


def _open_tar(source: Path) -> ProductFiles:
    names: list[str] = []
    texts: dict[str, bytes] = {}
    total = 0
    with _open_archive(source) as archive:
        for member in _members(archive, source):
            if not member.isfile():
                continue
            name = _plain_name(member)
            names.append(name)
            small = name.lower().endswith((".txt", ".json", ".xml")) and member.size <= _LARGEST_TEXT
            total += member.size if small else 0
            if total > _ALL_TEXTS or len(names) > _MAXIMUM_FILES:
                raise _too_much(source)
            content = archive.extractfile(member) if small else None
            if content is not None:
                texts[name] = content.read()
        # Only at its end is it known whether all of a compressed file is sound.
        while archive.fileobj is not None and archive.fileobj.read(_CHUNK):
            _check_content(source, archive.fileobj.tell())
    # In braces an archive may have any name.
    is_plain = _is_plain_tar(source) and max(map(len, names), default=0) <= _LONGEST_NAME
    prefix = f"{'/vsitar/' if is_plain else _PACKED}{{{source.as_posix()}}}"
    return ProductFiles(source, tuple(names), prefix, texts)


class _Member(tarfile.TarInfo):
    """A member whose headers, which tarfile reads whole, are no larger than headers are."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        # Python's documentation in the code names this method as the one to override.
        if not self.isfile() and self.size > _LARGEST_HEADER:
            raise tarfile.ReadError("a header of this size is none")
        return super()._proc_member(archive)  # type: ignore[misc]


def _open_archive(source: Path) -> tarfile.TarFile:
    return tarfile.open(source, tarinfo=_Member)


def _is_tar(source: Path) -> bool:
    # Not tarfile's own function for it, which reads headers of any size.
    try:
        _open_archive(source).close()
    except tarfile.TarError:
        return False
    return True


def _members(archive: tarfile.TarFile, source: Path) -> Iterator[tarfile.TarInfo]:
    """Yield the members of an archive, as long as there are no more, and no larger ones, than a product has."""
    for number, member in enumerate(archive):
        if number > 2 * _MAXIMUM_FILES:
            raise _too_much(source)
        _check_content(source, member.offset_data + member.size)
        yield member


def _check_content(source: Path, size: int) -> None:
    if size > _LEAST_CONTENT and size > _MOST_TIMES * source.stat().st_size:
        raise InputError(
            f"'{source.name}' unpacks to more than {_MOST_TIMES} times its size, which no product does. Download it again, "
            "from the provider."
        )


def _too_much(source: Path) -> InputError:
    return InputError(
        f"'{source.name}' has more files or more text in it than a product has. If it is one, unpack it and choose the folder."
    )


def _is_plain_tar(source: Path) -> bool:
    try:
        tarfile.open(source, "r:", tarinfo=_Member).close()
    except tarfile.ReadError:
        return False
    return True


def _plain_name(member: tarfile.TarInfo) -> str:
    return member.name.removeprefix("./")


def _check_room(folder: Path, needed: int) -> None:
    if needed > shutil.disk_usage(folder).free:
        raise InputError(
            f"There is not enough room in '{folder.parent}' to unpack the archive. Make room there, or unpack the archive "
            "yourself and choose its folder."
        )


def _damaged(source: Path) -> InputError:
    return InputError(
        f"'{source.name}' cannot be read to its end: the archive is damaged or cut short. Download it again."
    )


def _limited(read: Callable[[int], bytes], name: str) -> bytes:
    content = read(_LARGEST_TEXT + 1)
    if len(content) > _LARGEST_TEXT:
        raise InputError(f"'{name}' is too large to be a metadata file.")
    return content

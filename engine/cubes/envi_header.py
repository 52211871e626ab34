"""ENVI headers: found beside their data, read in any encoding and dialect."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import InputError

#: Endings that belong to a header's data, the usual ones first; any other will do if the size fits.
_ENDINGS = ("", ".img", ".dat", ".bsq", ".bil", ".bip", ".bin", ".raw")
#: Headers of hundreds of bands have some tens of kilobytes.
_LARGEST = 16 << 20
_NOT_DATA = (".hdr", ".xml", ".txt", ".enp", ".sta", ".ovr", ".csv", ".png", ".jpg", ".json", ".pdf", ".md", ".log")
_BYTES = {1: 1, 2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 9: 16, 12: 2, 13: 4, 14: 8, 15: 8}


@dataclass(frozen=True)
class EnviHeader:
    """What an ENVI header says.

    Attributes
    ----------
    fields : dict
        Name in small letters, blanks as ``_`` -> text without braces.
    """

    fields: dict[str, str] = field(default_factory=dict)

    def text(self, *names: str) -> str:
        """Return the first of these fields that there is, else an empty text."""
        return next((self.fields[name] for name in names if self.fields.get(name)), "")

    def number(self, name: str) -> float | None:
        """Return a field that is a number, or None."""
        try:
            return float(self.text(name))
        except ValueError:
            return None

    def numbers(self, name: str, count: int) -> list[float] | None:
        """Return a list of numbers, if there is one for each of ``count`` bands."""
        parts = [part.strip() for part in self.text(name).replace(";", ",").split(",") if part.strip()]
        try:
            found = [float(part) for part in parts]
        except ValueError:
            return None
        return found if len(found) == count else None

    def names(self, count: int) -> list[str] | None:
        """Return the bands' names, if there is one for each."""
        parts = [part.strip() for part in self.text("band_names").split(",")]
        return parts if len(parts) == count else None

    @property
    def size(self) -> int:
        """How many bytes the data file has at least; 0 where that is not known."""
        counts = [self.number(name) for name in ("samples", "lines", "bands")]
        each = _BYTES.get(int(self.number("data_type") or 0), 0)
        if None in counts or (self.number("file_compression") or 0) != 0:
            return 0
        samples, lines, bands = (int(count or 0) for count in counts)
        return samples * lines * bands * each + int(self.number("header_offset") or 0)


def read_header(path: Path) -> EnviHeader:
    """Return what a header says; its text may be UTF-8 or Latin-1."""
    with path.open("rb") as file:
        raw = file.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise InputError(
            f"'{path.name}' is too large to be an ENVI header. Choose the header or the data file of the cube."
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(";")]
    found: dict[str, str] = {}
    # A value in braces may go on over lines.
    for match in re.finditer(
        r"^[ \t]*([^={}\n]+?)[ \t]*=[ \t]*(?:\{([^}]*)\}|([^\n]*))", "\n".join(lines), re.MULTILINE
    ):
        key = re.sub(r"\s+", "_", match[1].strip().lower())
        found[key] = (match[2] if match[2] is not None else match[3]).strip()
    return EnviHeader(found)


def header_of(data: Path) -> Path | None:
    """Return the header beside a data file: the same name with .hdr for its ending, or behind it, in any letters."""
    wanted = [f"{data.stem}.hdr".lower(), f"{data.name}.hdr".lower()]
    beside = {one.name.lower(): one for one in data.parent.iterdir()} if data.parent.is_dir() else {}
    exact = [data.with_suffix(".hdr"), data.with_suffix(".HDR"), data.with_name(data.name + ".hdr")]
    candidates = [one for one in exact if one.is_file()] + [beside[name] for name in wanted if name in beside]
    for one in candidates:
        if one.is_file():
            with one.open("rb") as file:
                if file.read(8).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"ENVI"):
                    return one
    return None


def data_of(header: Path) -> Path:
    """Return the data file that lies beside a header: the usual endings first, then any that is as large as it must be.

    Raises
    ------
    InputError
        If there is none, or several fit.
    """
    stem = header.name[: -len(".hdr")].lower()
    files = [one for one in sorted(header.parent.iterdir()) if one.is_file() and one != header]
    beside = {one.name.lower(): one for one in files}
    for ending in _ENDINGS:
        if stem + ending in beside:
            return beside[stem + ending]
    size = read_header(header).size
    fitting = [
        one
        for one in files
        if one.stem.lower() == stem and one.suffix.lower() not in _NOT_DATA and one.stat().st_size >= max(size, 1)
    ]
    exact = [one for one in fitting if one.stat().st_size == size] or fitting
    if len(exact) == 1:
        return exact[0]
    if exact:
        listed = ", ".join(one.name for one in exact)
        raise InputError(f"Several files may be the data of '{header.name}': {listed}. Choose one of them instead.")
    raise InputError(f"The data file of '{header.name}' is not beside it. Put it there, under the same name.")

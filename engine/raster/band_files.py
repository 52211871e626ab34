"""Band files in a folder or of a pattern: which there are, in what order, and what their names say of the bands."""

from __future__ import annotations

import glob
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..errors import InputError
from .bands import Band, list_bands
from .image import Image
from .sensors import known_bands

#: What band files are called where no pattern says it.
_ENDINGS = {".tif", ".tiff", ".jp2", ".img", ".vrt"}
_MOST = 1000


def find_band_files(folder: str, pattern: str) -> list[str]:
    """Return the rasters of a folder, of a pattern, or of a pattern in a folder; numbers in their names count as such.

    Parameters
    ----------
    folder : str
        Empty for a pattern that is a whole path.
    pattern : str
        With ``*``, ``?`` and ``[1-7]``, such as ``*_SR_B?.TIF``; empty for all rasters of the folder.

    Raises
    ------
    InputError
        If there is no such folder or file, or there are more than a thousand.
    """
    if folder and not Path(folder).is_dir():
        raise InputError(f"'{folder}' is not a folder. Choose the folder with the band files.")
    if not folder and not pattern:
        raise InputError("Give rasters, a folder, or a pattern.")
    wanted = str(Path(glob.escape(folder)) / (pattern or "*")) if folder else pattern
    paths = [Path(path) for path in glob.glob(wanted, recursive=True)]
    paths = [path for path in paths if path.is_file() and (pattern or path.suffix.lower() in _ENDINGS)]
    paths = [path for path in paths if not path.name.lower().endswith((".aux.xml", ".ovr", ".msk"))]
    if not paths:
        raise InputError(
            f"There is no raster for '{wanted}'. Check the folder, and the pattern: * stands for any characters, ? for one, as "
            "in *_B?.TIF"
        )
    if len(paths) > _MOST:
        raise InputError(
            f"There are {len(paths):,} files for '{wanted}'. Give a pattern that only the wanted ones fit."
        )
    return [str(path) for path in sorted(paths, key=lambda path: (str(path.parent), _natural(path.stem), path.name))]


def _natural(text: str) -> list[tuple[int, int | str]]:
    """Return a key that sorts B2 before B10, and B8 before B8A."""
    parts = re.split(r"(\d+)", text.lower())
    return [(0, int(part)) if part.isdigit() else (1, part) for part in parts if part]


def named_by_files(images: Sequence[Image]) -> list[Image]:
    """Return images whose bands are named by what tells their files' names apart.

    A band that the maker numbers gets its common name and wavelength where the satellite stands in the name too. Bands of a
    file with several keep their own names.
    """
    stems = [Path(image.path).stem for image in images]
    parts = _distinct(stems)
    known = known_bands(parts, stems[0])
    commons = [known[part][0] for part in parts if part in known]
    found = []
    for image, part in zip(images, parts, strict=True):
        common, centre = known.get(part, ("", None))
        name = common if common and commons.count(common) == 1 else part
        found.append(replace(image, bands=tuple(_named(band, image, name, centre) for band in image.bands)))
    names = [band.name for image in found for band in image.bands]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise InputError(
            f"Several files give bands the name {list_bands(doubled)}. Give a pattern that only files of one image fit, or "
            "the names."
        )
    return found


def _named(band: Band, image: Image, name: str, centre: float | None) -> Band:
    if len(image.bands) > 1:
        return band if band.name else replace(band, name=f"{name}_{band.index}")
    named = replace(band, name=name, wavelength=band.wavelength or centre)
    # What the file itself says counts where its name says nothing.
    return band if band.role and not replace(named, wavelength=None).role and centre is None else named


def _distinct(stems: Sequence[str]) -> list[str]:
    """Return the words of each name that not all names begin or end with."""
    words = [re.findall(r"[^_\-. ]+", stem) for stem in stems]
    if len(words) == 1:
        return [stems[0]]
    shortest = min(map(len, words))
    first = 0
    while first < shortest - 1 and len({tuple(each[: first + 1]) for each in words}) == 1:
        first += 1
    last = 0
    while last < shortest - first - 1 and len({tuple(each[len(each) - last - 1 :]) for each in words}) == 1:
        last += 1
    middle = [each[first : len(each) - last] for each in words]
    # The size of the pixels says nothing of the colour.
    plain = ["_".join(word for word in each if not re.fullmatch(r"\d+m", word)) for each in middle]
    return plain if all(plain) and len(set(plain)) == len(plain) else ["_".join(each) for each in middle]

"""Whether the packages of workers and scheduler fit those of this engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: The engine's packages by the names of their distributions, as requirements.in lists them, and whether tasks need them on
#: the workers too. Affine comes with rasterio.
_PACKAGES = {
    "cloudpickle": True, "cryptography": False, "dask": True, "dask-jobqueue": False, "dask-ml": True, "defusedxml": False,
    "distributed": True, "h5netcdf": False, "h5py": False, "jinja2": False, "llvmlite": True, "numba": True,
    "numpy": True, "odc-stac": False, "planetary-computer": False, "psutil": False, "pyproj": True, "pystac": False,
    "pystac-client": False, "rasterio": True, "rioxarray": False, "scikit-learn": True, "scipy": True, "shapely": False,
    "threadpoolctl": False, "urllib3": False, "xarray": False, "zarr": False,
}  # fmt: skip
PACKAGES = tuple(_PACKAGES)
NEEDED = (*(name for name, on_workers in _PACKAGES.items() if on_workers), "affine")
#: What both ends of a connection must have the same of: pickled functions and dask's messages do not cross versions.
_SAME = ("dask", "distributed")
_NAMES = {"python": "Python"}

Versions = Mapping[str, str | None]


@dataclass
class Differences:
    """What differs, in sentences: ``errors`` make work impossible, ``warnings`` may change a result."""

    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def compare(own: Versions, others: Mapping[str, Versions], *, of_workers: bool = True) -> Differences:
    """Compare versions.

    Parameters
    ----------
    own : mapping
        This engine's: names of distributions and ``python``, and their versions. None: not installed.
    others : mapping
        The same of each other process, by its address.
    of_workers : bool
        Whether these are workers. Of a scheduler only Python and dask matter.
    """
    found = Differences()
    for name in ("python", *NEEDED, "gdal") if of_workers else ("python", *_SAME):
        mine = own.get(name)
        if mine is None:
            continue
        mine, shown = _plain(name, mine), _NAMES.get(name, name)
        addresses_of: dict[str | None, list[str]] = {}
        for address, versions in others.items():
            if name in versions:
                theirs = versions[name]
                addresses_of.setdefault(theirs and _plain(name, theirs), []).append(address)
        for theirs, addresses in addresses_of.items():
            if theirs == mine:
                continue
            where = _describe(addresses, of_workers)
            if theirs is None:
                found.errors.append(f"{shown} is missing on {where} (this engine has {mine})")
                continue
            sentence = f"{shown} is {theirs} on {where} and {mine} in this engine"
            (found.errors if _must_fit(name, mine, theirs) else found.warnings).append(sentence)
    return found


def _plain(name: str, version: str) -> str:
    # dask writes 3.11.4.final.0
    return ".".join(version.split(".")[:3]) if name == "python" else version


def _must_fit(name: str, mine: str, theirs: str) -> bool:
    """Whether a difference makes work impossible."""
    if name == "python":
        return mine.split(".")[:2] != theirs.split(".")[:2]
    if name == "numpy":
        # An older numpy cannot read arrays from one of another major version.
        return mine.split(".")[0] != theirs.split(".")[0]
    return name in _SAME


def _describe(addresses: Sequence[str], of_workers: bool) -> str:
    if not of_workers:
        return f"the scheduler {addresses[0]}"
    more = len(addresses) - 1
    return f"the worker {addresses[0]}" + (f" and {more} more" if more else "")

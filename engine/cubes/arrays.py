"""Which arrays there are in HDF5 and NetCDF files and in Zarr stores, and what stands around each."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from .encoding import read_missing
from .store import Store, zarr_root

#: Numbers that NetCDF of version 3 puts where nothing was written, by type.
_CLASSIC_FILL = {"i2": -32767, "i4": -2147483647, "f4": 9.969209968386869e36, "f8": 9.969209968386869e36}
#: Variables of one axis, or none, are read at once if they have no more values than this.
_SMALL = 1_000_000


@dataclass(frozen=True)
class Arrays:
    """What arrays there are.

    Attributes
    ----------
    path, engine : str
        As in :class:`engine.cubes.store.Store`.
    shapes : dict
        Name of each array, with its group -> its shape.
    kinds : dict
        Name -> kind of its type, as numpy's.
    fills : dict
        Name -> what unwritten parts read as.
    """

    path: str
    engine: str
    shapes: dict[str, tuple[int, ...]]
    kinds: dict[str, str] = field(default_factory=dict)
    fills: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of_hdf5(cls, path: str) -> Arrays:
        """Look into an HDF5 file, which a NetCDF 4 file is too."""
        import h5py

        found = cls(path, "h5netcdf", {})

        # A file that somebody else made would have any file of this computer read as its numbers.
        def elsewhere(name: str, link: Any) -> str | None:
            return name if isinstance(link, h5py.ExternalLink) else None

        def note(name: str, item: Any) -> str | None:
            if isinstance(item, h5py.Dataset) and item.shape is not None:
                virtual = item.is_virtual and any(source.file_name != "." for source in item.virtual_sources())
                if virtual or item.external:
                    return name
                found.shapes[name], found.kinds[name] = tuple(item.shape), item.dtype.kind
                # Single bytes have no fill of their own (NetCDF user guide), for each of their numbers may be needed.
                if item.dtype.kind in "iuf" and item.dtype.itemsize > 1:
                    found.fills[name] = item.fillvalue
            return None

        try:
            with h5py.File(path, "r") as file:
                other = file.visititems_links(elsewhere) or file.visititems(note)
        except OSError as problem:
            raise InputError(f"'{Path(path).name}' is damaged or cut short. Download it again.") from problem
        if other:
            raise InputError(
                f"'{Path(path).name}' is not whole: '{other}' is in another file, which it only refers to. Get the cube as one "
                "file, or put it into one, for example with h5repack."
            )
        return found

    @classmethod
    def of_classic_netcdf(cls, path: str) -> Arrays:
        """Look into a NetCDF file of version 3."""
        found = cls(path, "scipy", {})
        with Store(path, "scipy").open() as dataset:
            for key, one in dataset.variables.items():
                found.shapes[str(key)], found.kinds[str(key)] = one.shape, one.dtype.kind
                if "_FillValue" not in one.attrs:
                    found.fills[str(key)] = _CLASSIC_FILL.get(one.dtype.str[1:])
        return found

    @classmethod
    def of_zarr(cls, path: str) -> Arrays:
        """Look into a Zarr store: its folder, or a .zip of it."""
        import zarr

        found = cls(path, "zarr", {})
        try:
            with zarr_root(path) as root:
                members = [(name, one) for name, one in root.members(max_depth=None) if isinstance(one, zarr.Array)]
        except Exception as problem:
            raise InputError(
                f"'{path}' is not a Zarr store that can be read. Choose the folder that holds zarr.json or .zgroup."
            ) from problem
        for name, one in members:
            found.shapes[name], found.kinds[name] = tuple(one.shape), one.dtype.kind
            found.fills[name] = one.fill_value
        return found

    def numeric(self, minimum: int, maximum: int) -> list[str]:
        """Return the names of arrays of numbers with so many axes, and something in them."""
        return [
            name
            for name, shape in self.shapes.items()
            if minimum <= len(shape) <= maximum and min(shape) > 0 and self.kinds.get(name, "f") in "iuf"
        ]

    def store(self, name: str) -> tuple[Store, str]:
        """Return the store of an array's group, and its name in there."""
        group, _, own = name.rpartition("/")
        return Store(self.path, self.engine, group), own

    def variable(self, name: str) -> Any:
        """Return a small array, decoded, as an :class:`xarray.Variable`."""
        store, own = self.store(name)
        with store.open() as dataset:
            return _decoded(name, dataset.variables[own])

    def value(self, name: str) -> Any:
        """Return the content of a small array, as it is stored."""
        store, own = self.store(name)
        with store.open() as dataset:
            return np.asarray(dataset.variables[own].values)

    def around(self, name: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Return what stands around an array, in its group and in those above.

        Returns
        -------
        variables : dict
            Name -> decoded variable: those of one axis of the array or of none, and the bounds of axes.
        attributes : list of dict
            Those of the groups, the innermost first.
        """
        store, own = self.store(name)
        with store.open() as dataset:
            cube = dataset.variables[own]
            sizes = dict(zip(map(str, cube.dims), cube.shape, strict=True))
        found: dict[str, Any] = {}
        attributes = []
        for group in _upwards(store.group):
            with Store(self.path, self.engine, group).open() as dataset:
                attributes.append(dict(dataset.attrs))
                for key, one in dataset.variables.items():
                    if str(key) not in found and _belongs(one, sizes):
                        found[str(key)] = _decoded(str(key), one)
        return found, attributes


def _decoded(name: str, variable: Any) -> Any:
    """Return a variable as xarray decodes it, but for missing numbers of the storage, which axes do not have."""
    import xarray as xr

    attributes = dict(variable.attrs)
    missing = read_missing(attributes, variable.dtype) if variable.dtype.kind in "iuf" else None
    dropped = ("_FillValue", "missing_value", "valid_range", "valid_min", "valid_max")
    attributes = {key: value for key, value in attributes.items() if key not in dropped}
    if missing and missing.numbers:
        attributes["_FillValue"] = np.asarray(missing.numbers[0]).astype(variable.dtype)[()]
    plain = xr.Variable(variable.dims, np.asarray(variable.values), attributes)
    decoded = plain
    with contextlib.suppress(ValueError, TypeError, OverflowError, ImportError):
        decoded = xr.conventions.decode_cf_variable(name, plain, decode_timedelta=False)
        decoded.load()
    # How many digits coordinates have is that of the numbers in the file, if these are not integers.
    decoded.encoding["stored"] = variable.dtype if variable.dtype.kind == "f" else decoded.dtype
    return decoded


def _upwards(group: str) -> Iterator[str]:
    yield group
    while group:
        group = group.rpartition("/")[0]
        yield group


def _belongs(variable: Any, sizes: dict[str, int]) -> bool:
    if variable.size > _SMALL:
        return False
    dims = [str(dim) for dim in variable.dims]
    if any(dim in sizes and size != sizes[dim] for dim, size in zip(dims, variable.shape, strict=True)):
        return False
    if variable.ndim == 2:
        return dims[0] in sizes and variable.shape[1] == 2  # bounds of an axis
    return variable.ndim < 2 and all(dim in sizes for dim in dims)

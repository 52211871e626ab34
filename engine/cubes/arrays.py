"""Which arrays there are in HDF5 and NetCDF files and in Zarr stores."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from .cube import Store


@dataclass(frozen=True)
class Arrays:
    """What arrays there are.

    Attributes
    ----------
    path, engine : str
        As in :class:`engine.cubes.cube.Store`.
    shapes : dict
        Name of each array, with its group -> its shape.
    """

    path: str
    engine: str
    shapes: dict[str, tuple[int, ...]]

    @classmethod
    def of_hdf5(cls, path: str) -> Arrays:
        """Look into an HDF5 file, which a NetCDF 4 file is too."""
        import h5py

        shapes: dict[str, tuple[int, ...]] = {}

        def note(name: str, item: Any) -> None:
            if isinstance(item, h5py.Dataset):
                shapes[name] = tuple(item.shape)

        try:
            with h5py.File(path, "r") as file:
                file.visititems(note)
        except OSError as problem:
            raise InputError(f"'{Path(path).name}' is damaged or cut short. Download it again.") from problem
        return cls(path, "h5netcdf", shapes)

    @classmethod
    def of_classic_netcdf(cls, path: str) -> Arrays:
        """Look into a NetCDF file of version 3."""
        with Store(path, "scipy").open() as dataset:
            return cls(path, "scipy", {str(name): one.shape for name, one in dataset.variables.items()})

    @classmethod
    def of_zarr(cls, path: str) -> Arrays:
        """Look into the folder of a Zarr store."""
        import zarr

        try:
            root = zarr.open_group(path, mode="r")
            members = dict(root.members(max_depth=None))
        except Exception as problem:
            raise InputError(
                f"'{path}' is not a Zarr store that can be read. Choose the folder that holds zarr.json or .zgroup."
            ) from problem
        return cls(
            path, "zarr", {name: tuple(one.shape) for name, one in members.items() if isinstance(one, zarr.Array)}
        )

    @property
    def cubes(self) -> list[str]:
        """Names of arrays of three axes."""
        return [name for name, shape in self.shapes.items() if len(shape) == 3 and min(shape) > 0]

    def store(self, name: str) -> tuple[Store, str]:
        """Return the store of an array's group, and its name in there."""
        group, _, own = name.rpartition("/")
        return Store(self.path, self.engine, group), own

    def value(self, name: str) -> Any:
        """Return the content of a small array."""
        store, own = self.store(name)
        with store.open() as dataset:
            return np.asarray(dataset.variables[own].values)

    def pick(self, variable: str) -> str:
        """Return the full name of the cube that is meant.

        Raises
        ------
        InputError
            If there is none, or it cannot be known which.
        """
        file = Path(self.path).name
        if not self.cubes:
            raise InputError(f"'{file}' holds no array of rows, columns and bands.")
        wanted = variable.strip("/")
        named = [name for name in self.cubes if wanted in (name, name.rpartition("/")[2], name.rpartition("/")[0])]
        if wanted and len(named) != 1:
            raise InputError(f"'{file}' has no single cube '{variable}'. It has: {', '.join(self.cubes)}.")
        if not wanted:
            named = [name for name in self.cubes if re.search("reflectance", name, re.IGNORECASE)] or self.cubes
        if len(named) > 1:
            raise InputError(f"'{file}' holds several cubes: {', '.join(named)}. Name one as the variable.")
        return named[0]

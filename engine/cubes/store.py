"""Where the arrays of a cube are: an HDF5 or NetCDF file or a Zarr store, and a group in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError


@dataclass(frozen=True)
class Opened:
    """An open group.

    Attributes
    ----------
    variables : mapping
        Name -> :class:`xarray.Variable`, as stored.
    attrs : mapping
        Attributes of the group.
    """

    variables: Mapping[Any, Any]
    attrs: Mapping[Any, Any]


@dataclass(frozen=True)
class Store:
    """Where arrays are: a file, or a folder, and the group in it.

    Attributes
    ----------
    path : str
    engine : str
        What xarray opens it with: ``h5netcdf``, ``scipy`` or ``zarr``.
    group : str
        Empty for the topmost.
    """

    path: str
    engine: str
    group: str = ""

    @property
    def file(self) -> str:
        """The file's name, for messages."""
        return Path(self.path).name

    @contextmanager
    def open(self) -> Iterator[Opened]:
        """Open for one worker; numbers are as they are stored, and read when they are asked for.

        Raises
        ------
        InputError
            If the file is damaged, or not what its name says.
        """
        try:
            with self._zarr() if self.engine == "zarr" else self._netcdf() as opened:
                yield opened
        except InputError:
            raise
        except (OSError, ValueError, KeyError, RuntimeError, TypeError) as problem:
            raise InputError(
                f"'{self.file}' cannot be read: it is damaged or cut short, or not a cube ({_one_line(problem)})."
            ) from problem

    @contextmanager
    def _netcdf(self) -> Iterator[Opened]:
        import xarray as xr

        more: dict[str, Any] = {"phony_dims": "access"} if self.engine == "h5netcdf" else {}
        if self.group:
            more["group"] = self.group
        with xr.open_dataset(
            self.path, engine=self.engine, mask_and_scale=False, decode_times=False, cache=False, **more
        ) as dataset:
            yield Opened(dataset.variables, dataset.attrs)

    @contextmanager
    def _zarr(self) -> Iterator[Opened]:
        # xarray's own reader mixes what unwritten parts read as with what the file calls missing, and fails on a plain
        # number as the _FillValue of decimal numbers (its issue 5475 on the first of these).
        import zarr

        with zarr_root(self.path) as root:
            group = root[self.group] if self.group else root
            arrays = {name: one for name, one in group.members() if isinstance(one, zarr.Array)}
            yield Opened({name: _zarr_variable(name, one) for name, one in arrays.items()}, dict(group.attrs))


@contextmanager
def zarr_root(path: str) -> Iterator[Any]:
    """Open the topmost group of a Zarr store: a folder, or a .zip of it."""
    import zarr

    if Path(path).is_dir():
        yield zarr.open_group(path, mode="r")
    else:
        with zarr.storage.ZipStore(path, mode="r") as store:
            yield zarr.open_group(store, mode="r")


def _zarr_variable(name: str, array: Any) -> Any:
    import xarray as xr
    from xarray.core import indexing

    class Lazy(xr.backends.BackendArray):
        """Numbers of a Zarr array, as xarray's backends hand them on."""

        shape = array.shape
        dtype = array.dtype

        def __getitem__(self, key: Any) -> Any:
            basic = indexing.IndexingSupport.BASIC
            return indexing.explicit_indexing_adapter(key, array.shape, basic, lambda wanted: array[wanted])

    attributes = dict(array.attrs)
    names = attributes.pop("_ARRAY_DIMENSIONS", None) or getattr(array.metadata, "dimension_names", None)
    if names is None or len(names) != array.ndim:
        names = [None] * array.ndim
    dims = [one or f"{name}_axis_{number}" for number, one in enumerate(names)]
    return xr.Variable(dims, indexing.LazilyIndexedArray(Lazy()), attributes, {"chunks": array.chunks})


def _one_line(problem: Exception) -> str:
    return " ".join(str(problem).split())[:160] or type(problem).__name__

"""Opening datasets: the user's own with any of GDAL's drivers, foreign ones with those that read nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import rasterio
from rasterio.errors import RasterioError, RasterioIOError

from ..errors import InputError, UnreadableFile
from .reach import leads_inside
from .remote import file_name, is_remote, sends_inside, why_not

#: What may open files that a server or a product names. Others, such as virtual rasters and web services, would read
#: whatever a foreign file names, files of this computer among it; in HDF5, and so in netCDF, numbers may lie in other files.
FOREIGN_DRIVERS = ("GTiff", "JP2OpenJPEG", "ENVI")

#: Side files hold overviews and masks in any format, that of virtual rasters too. Without a list of the folder GDAL uses none.
_NO_SIDE_FILES = {"GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR"}
_REDIRECTING = (".ovr", ".OVR", ".msk", ".MSK", ".aux.xml")

#: Blocks of a foreign file that take more memory than this, in bytes, are no image's: they would fill the computer.
LARGEST_BLOCK = 1 << 30


def open_dataset(
    path: str, drivers: Sequence[str] | None = None, overview: int | None = None
) -> rasterio.DatasetReader:
    """Open a dataset.

    Parameters
    ----------
    path : str
        What GDAL opens.
    drivers : sequence of str, optional
        The only drivers that may open it; all of GDAL's when left out.
    overview : int, optional
        Open this one of the file's overviews, from 0, as if it were the file.

    Raises
    ------
    RasterioIOError
        If none of them can.
    InputError
        If the file is a foreign one, and names others.
    """
    options = {} if overview is None else {"overview_level": overview}
    if drivers is None:
        return rasterio.open(path, **options)
    for driver in drivers:
        try:
            return _open_foreign(path, driver, **options)
        except RasterioIOError as problem:
            # The error of the right driver counts, not that others do not know the file.
            if "not recognized" not in str(problem):
                raise
            last = problem
    raise last


def _open_foreign(path: str, driver: str, **options: int) -> rasterio.DatasetReader:
    """Open a dataset which reads nothing but its own file; of ENVI, the header too."""
    if driver == "ENVI":
        # It does not find its header without the list of the folder.
        if path.startswith("/vsi") or any(Path(f"{path}{ending}").exists() for ending in _REDIRECTING):
            raise RasterioIOError(f"'{path}' not recognized as being in a supported file format.")
        without_side_files: dict[str, str] = {}
    else:
        without_side_files = _NO_SIDE_FILES
    with rasterio.Env(**without_side_files):
        dataset = rasterio.open(path, driver=driver)
        # GDAL takes what a header calls its overviews, or its pixels' positions, from wherever that is, once they are wanted.
        misplaced = dataset.transform.is_identity and "X_DATASET" in dataset.tags(ns="GEOLOCATION")
        if misplaced or "OVERVIEW_FILE" in dataset.tags(ns="OVERVIEWS"):
            name = file_name(dataset.name)
            dataset.close()
            raise InputError(f"'{name}' names other files as parts of it, which are not read. Get the scene elsewhere.")
        if options:
            dataset.close()
            dataset = rasterio.open(path, driver=driver, **options)
    return dataset


def check_blocks(dataset: rasterio.DatasetReader, name: str) -> None:
    """Raise an InputError for a foreign file that cannot be read in pieces of a bearable size."""
    together = dataset.count if dataset.profile.get("interleave") == "pixel" else 1
    for (rows, columns), dtype in zip(dataset.block_shapes, dataset.dtypes, strict=True):
        size = rows * columns * np.dtype(dtype).itemsize * together
        if size > LARGEST_BLOCK:
            raise InputError(
                f"'{name}' cannot be read: its pixels come in blocks of {size / 1e9:,.1f} GB, which no satellite image has. "
                "Is it the file that you wanted?"
            )


class _OpenFiles(threading.local):
    """The files that a thread keeps open, by what GDAL opens; None where it keeps none."""

    datasets: dict[str, rasterio.DatasetReader] | None = None


_open_files = _OpenFiles()


@contextmanager
def files_kept_open() -> Iterator[None]:
    """Open each file only once in this thread while the block lasts, for whoever reads several windows.

    To open a file takes about as long as to read a megabyte of it.
    """
    if _open_files.datasets is not None:
        yield
        return
    datasets: dict[str, rasterio.DatasetReader] = {}
    _open_files.datasets = datasets
    try:
        yield
    finally:
        _open_files.datasets = None
        for dataset in datasets.values():
            dataset.close()


@contextmanager
def opened(
    path: str, drivers: Sequence[str] | None = None, overview: int | None = None
) -> Iterator[rasterio.DatasetReader]:
    """Open a dataset as :func:`open_dataset` does, or use the one that :func:`files_kept_open` keeps for this thread."""
    datasets = _open_files.datasets
    if datasets is None:
        with open_dataset(path, drivers, overview) as dataset:
            yield dataset
        return
    # A file that all of GDAL's drivers may open is another one, and so is an overview.
    key = path if drivers is None and overview is None else f"{path} {drivers} {overview}"
    if key not in datasets:
        datasets[key] = open_dataset(path, drivers, overview)
    try:
        yield datasets[key]
    except RasterioError:
        # Whoever tries again begins with a new handle.
        lost = datasets.pop(key, None)
        if lost is not None:
            lost.close()
        raise


def unreadable(path: str, problem: Exception) -> InputError:
    """Return the error for a file that GDAL cannot open or read."""
    reason: BaseException = problem
    while reason.__cause__ is not None:
        reason = reason.__cause__
    name = file_name(path)
    if is_remote(path):
        if sends_inside(str(reason)):
            return leads_inside(path)
        return InputError(f"'{name}' cannot be read: {why_not(path, str(reason))}")
    return UnreadableFile(
        f"'{name}' cannot be read: it is missing, damaged or cut short, or not a raster. GDAL reports: {reason}"
    )

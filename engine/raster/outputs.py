"""Writing: every output is complete under its final name, or is not there at all.

Outputs are written beside their final path under a temporary name. Only when the whole step has succeeded are they
renamed, all of them, so that a failed or cancelled run leaves earlier files of the same name as they were.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from types import TracebackType

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.shutil import copy
from rasterio.windows import Window

from ..compute import scratch
from ..errors import InputError
from ..job import Job
from ..redaction import redact
from .bands import Band
from .colours import mark_colours
from .grid import Grid
from .protection import SIDE_FILES, ProtectedFiles
from .publishing import publish

#: Side of a tile of the outputs in pixels.
TILE = 512
#: After so many lines of a text it is asked whether the user cancelled.
_LINES_BETWEEN_LOOKS = 10_000
#: The same for more bands than these.
_TILE_OF_MANY = 128
_FEW_BANDS = 32


@dataclass(frozen=True)
class Category:
    """What one value of a categorical raster means: its name and its colour (red, green, blue, alpha; 0..255)."""

    value: int
    name: str
    colour: tuple[int, int, int, int]


@dataclass(frozen=True)
class Layout:
    """Everything about a raster but its pixels.

    Attributes
    ----------
    grid : Grid
    bands : sequence of Band
        Names and wavelengths of the bands.
    dtype : str
        GDAL type by its numpy name.
    nodata : float or None
    categories : sequence of Category
        For categorical rasters: names, and colours where the type can have them, written into the file.
    date : str
        Acquisition date as ISO 8601.
    tags : mapping
        Further metadata of the file.
    strips : bool
        Pixels come in full rows, a few at a time.
    """

    grid: Grid
    bands: Sequence[Band]
    dtype: str
    nodata: float | None
    categories: Sequence[Category] = ()
    date: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    strips: bool = False

    @property
    def coloured(self) -> bool:
        """Whether the file has a colour table; GeoTIFF has one for small unsigned numbers alone."""
        return bool(self.categories) and self.dtype in ("uint8", "uint16")

    @property
    def many(self) -> bool:
        """Whether there are so many bands that each is kept apart in the file: whoever wants one need not read them all."""
        return len(self.bands) > _FEW_BANDS

    @property
    def tile(self) -> int:
        """Side of a tile in pixels. All bands of a tile are held at once by whoever reads spectra."""
        return _TILE_OF_MANY if self.many else TILE


class Outputs:
    """The outputs of one step; a context manager that publishes them together at the end.

    Raises
    ------
    InputError
        If a folder does not exist, cannot be written, or the disk is full.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._staged: dict[Path, Path] = {}
        self._scratch: Path | None = None
        self._protected = ProtectedFiles(job.given)

    def protect(self, paths: Iterable[str | Path]) -> None:
        """Refuse outputs that would destroy these files, besides those that the run's parameters name."""
        self._protected.add(paths)

    def __enter__(self) -> Outputs:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._job.check_cancelled()
                self._publish()
        finally:
            for temporary in self._staged.values():
                temporary.unlink(missing_ok=True)
            if self._scratch is not None:
                shutil.rmtree(self._scratch, ignore_errors=True)

    def stage(self, path: str | Path) -> Path:
        """Return the temporary name under which to write the output ``path``."""
        path = Path(path)
        if not path.parent.is_dir():
            raise InputError(f"The folder '{path.parent}' does not exist. Create it, or choose another output folder.")
        if path.is_dir():
            raise InputError(f"'{path}' is a folder. Give the output a file name.")
        self._protected.check(path)
        temporary = self._job.temporary(path)
        # The same name in another spelling, with a link or in capitals that count for nothing here, is the same file.
        if any(temporary.exists() and temporary.samefile(other) for other in self._staged.values()):
            raise InputError(f"'{path}' is given for two outputs. Give each output a name of its own.")
        try:
            scratch.note_pending(temporary)
            temporary.touch()
        except OSError as problem:
            raise InputError(
                f"The folder '{path.parent}' cannot be written: {problem.strerror}. Choose another one."
            ) from problem
        self._staged[path] = temporary
        return temporary

    def scratch(self, name: str) -> Path:
        """Return a path for an intermediate file that disappears at the end of the step."""
        if self._scratch is None:
            self._scratch = scratch.private_folder(self._job.token)
        return self._scratch / name

    def _check_text(self, path: Path) -> None:
        """Raise an InputError if a text would be written over a file of another kind, such as a GeoPackage."""
        if path.is_file():
            with path.open("rb") as file:
                if b"\0" in file.read(4096):
                    raise InputError(
                        f"'{path}' is there already and is no text file, so it is not replaced by one. Choose another name."
                    )

    def write_text(self, path: str | Path, text: str) -> None:
        """Stage a whole text file (UTF-8)."""
        self.write_lines(path, [text])

    def write_lines(self, path: str | Path, lines: Iterable[str]) -> None:
        """Stage a text file (UTF-8) whose lines, or other parts, need not be there all at once."""
        self._check_text(Path(path))
        with self._disk_errors(Path(path)), self.stage(path).open("w", encoding="utf-8", newline="") as file:
            for number, line in enumerate(lines):
                file.write(line)
                if number % _LINES_BETWEEN_LOOKS == 0:
                    self._job.check_cancelled()

    @contextmanager
    def raster(self, path: str | Path, layout: Layout) -> Iterator[RasterWriter]:
        """Stage a Cloud Optimized GeoTIFF: yields a :class:`RasterWriter` to fill window by window.

        An intermediate raster (see :meth:`scratch`) stays a plain GeoTIFF.
        """
        path = Path(path)
        if path.parent == self._scratch:
            with RasterWriter(path, layout) as writer:
                yield writer
            return
        staged = self.stage(path)
        # Pixels first go to a plain tiled file, in whatever order windows are ready; the optimized file with its overviews
        # is made from it in one sequential pass.
        plain = staged.with_name(f"{staged.stem}.plain.part.tif")
        layout = replace(layout, tags={**layout.tags, **self._job.about})
        scratch.note_pending(plain)
        _check_space(path, layout)
        try:
            with self._disk_errors(path):
                with RasterWriter(plain, layout) as writer:
                    yield writer
                self._job.check_cancelled()
                _optimize(plain, staged, layout)
        finally:
            plain.unlink(missing_ok=True)
        if layout.coloured and any(category.name for category in layout.categories):
            sidecar = path.with_name(f"{path.name}.aux.xml")
            self.stage(sidecar).write_text(_category_names(layout.categories), encoding="utf-8")

    @contextmanager
    def optional_raster(self, path: str | Path | None, layout: Layout) -> Iterator[RasterWriter | None]:
        """Do the same as :meth:`raster` if there is a path, else yield None."""
        if path is None:
            yield None
            return
        with self.raster(path, layout) as writer:
            yield writer

    def staged(self, path: str | Path) -> Path:
        """Return where an output, or an intermediate file, can be read before the step ends."""
        return self._staged.get(Path(path), Path(path))

    def _publish(self) -> None:
        # Statistics, names or overviews of an earlier raster under this name would be shown for the new one.
        beside = [path.with_name(f"{path.name}{ending}") for path in self._staged for ending in SIDE_FILES]
        unwanted = [path for path in beside if path not in self._staged]
        for path in [*self._staged, *unwanted]:
            # Once more: what lies there now may be another thing than when the run began.
            self._protected.check(path)
        publish(self._staged, unwanted, self._job.token)

    @contextmanager
    def _disk_errors(self, path: Path) -> Iterator[None]:
        try:
            yield
        except (OSError, RasterioError) as problem:
            if isinstance(problem, InputError):
                raise
            if shutil.disk_usage(path.parent).free < 1 << 20:
                raise _no_space(path.parent) from problem
            raise


class RasterWriter:
    """A raster that is being written by the engine process alone, so no locks are needed."""

    def __init__(self, path: Path, layout: Layout) -> None:
        grid = layout.grid
        self._dataset = rasterio.open(
            path,
            "w",
            driver="GTiff",
            width=grid.width,
            height=grid.height,
            count=len(layout.bands),
            dtype=layout.dtype,
            crs=grid.crs,
            transform=grid.transform,
            nodata=layout.nodata,
            interleave="band",
            bigtiff="if_safer",
            **({} if layout.strips else {"tiled": True, "blockxsize": layout.tile, "blockysize": layout.tile}),
        )
        _describe(self._dataset, layout)

    def write(self, values: NDArray, window: Window, numbers: Sequence[int] | None = None) -> None:
        """Write one window: an array of (rows, columns) for one band, or (bands, rows, columns); ``numbers`` are the bands."""
        self._dataset.write(values if values.ndim == 3 else values[np.newaxis], numbers, window=window)

    def __enter__(self) -> RasterWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._dataset.close()


def _describe(dataset: rasterio.io.DatasetWriter, layout: Layout) -> None:
    dataset.update_tags(**{name: redact(value) for name, value in layout.tags.items()})
    if layout.date:
        moment = layout.date.replace("-", ":").replace("T", " ").split("+")[0].rstrip("Z").split(".")[0]
        dataset.update_tags(
            ACQUISITION_DATE=layout.date, TIFFTAG_DATETIME=moment if " " in moment else f"{moment} 00:00:00"
        )
    if not layout.categories:
        mark_colours(dataset, layout.bands)
    for position, band in enumerate(layout.bands, start=1):
        if band.name:
            dataset.set_band_description(position, band.name)
        if band.wavelength is not None:
            dataset.update_tags(position, wavelength=f"{band.wavelength:g}", wavelength_units="Nanometers")
            dataset.update_tags(position, ns="IMAGERY", CENTRAL_WAVELENGTH_UM=f"{band.wavelength / 1000:g}")
        if band.fwhm is not None:
            dataset.update_tags(position, fwhm=f"{band.fwhm:g}")
            dataset.update_tags(position, ns="IMAGERY", FWHM_UM=f"{band.fwhm / 1000:g}")
    # TIFF has a colour table only where there is one band.
    if layout.coloured and len(layout.bands) == 1:
        dataset.write_colormap(1, {category.value: category.colour for category in layout.categories})
    # Band tags name the values even where the side file with the category names got lost.
    named = {f"CATEGORY_{category.value}": category.name for category in layout.categories if category.name}
    dataset.update_tags(1, **named)


def _optimize(plain: Path, path: Path, layout: Layout) -> None:
    whole = np.issubdtype(np.dtype(layout.dtype), np.integer)
    # GDAL's driver for optimized files would make the overviews from what it has compressed already, in twice the time.
    with rasterio.open(plain, "r+") as dataset:
        longer = max(dataset.width, dataset.height)
        levels = [2**step for step in range(1, 20) if longer > TILE * 2 ** (step - 1)]
        dataset.build_overviews(levels, Resampling.nearest if layout.categories else Resampling.average)
    common = {"COMPRESS": "DEFLATE", "NUM_THREADS": "ALL_CPUS", "BIGTIFF": "IF_SAFER"}
    # The fastest level: categorical rasters shrink well at any, and the time counts on a full scene.
    if layout.many:
        # The driver for optimized files keeps all bands of a tile together; this one can keep them apart.
        kept_apart = {"TILED": "YES", "BLOCKXSIZE": layout.tile, "BLOCKYSIZE": layout.tile, "INTERLEAVE": "BAND"}
        own = {"COPY_SRC_OVERVIEWS": "YES", "ZLEVEL": 1, "PREDICTOR": 2 if whole else 3}
        copy(str(plain), str(path), driver="GTiff", **kept_apart, **own, **common)
    else:
        predictor = "NO" if layout.categories else ("STANDARD" if whole else "FLOATING_POINT")
        copy(str(plain), str(path), driver="COG", LEVEL=1, PREDICTOR=predictor, BLOCKSIZE=TILE, **common)
    # GDAL may report a full disk only when it closes the file, where nobody hears it: read the end back.
    with rasterio.open(path) as dataset:
        width, height = dataset.width, dataset.height
        dataset.read(1, window=Window(max(0, width - 1), max(0, height - 1), 1, 1))


def _check_space(path: Path, layout: Layout) -> None:
    plain = layout.grid.size * len(layout.bands) * np.dtype(layout.dtype).itemsize
    # The plain file and, at worst hardly smaller, the compressed one with its overviews.
    needed, free = 2 * plain, shutil.disk_usage(path.parent).free
    if needed > free:
        raise InputError(
            f"There is not enough room in '{path.parent}': up to {needed / 1e6:,.0f} MB are needed while writing, "
            f"{free / 1e6:,.0f} MB are free. Make room or choose another folder."
        )


def _no_space(folder: Path) -> InputError:
    return InputError(f"There is no disk space left in '{folder}'. Make room or choose another folder.")


def _category_names(categories: Sequence[Category]) -> str:
    """Return GDAL's side file with the category names: GeoTIFF itself has no place for them that readers know."""
    names = {category.value: category.name for category in categories if category.name}
    lines = "".join(f"      <Category>{escape(names.get(value, ''))}</Category>\n" for value in range(max(names) + 1))
    return (
        "<PAMDataset>\n"
        '  <PAMRasterBand band="1">\n'
        f"    <CategoryNames>\n{lines}    </CategoryNames>\n"
        "  </PAMRasterBand>\n"
        "</PAMDataset>\n"
    )

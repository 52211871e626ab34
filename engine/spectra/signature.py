"""Spectra at points: the value of every band of the pixel that holds a point, or interpolated between pixels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..errors import InputError
from ..job import Job
from ..raster.bands import Band
from ..raster.csv_table import csv_line
from ..raster.extent import towards
from ..raster.grid import Grid, points_to_crs
from ..raster.image import Image, Reader
from ..raster.point import Point
from ..raster.remote import again
from ..raster.windows import map_windows

#: How values come about between the centres of pixels.
Interpolation = Literal["nearest", "linear"]
#: A task gets blocks until it has so many pixels.
_GROUP = 16
#: Fewer pixels than this are read one by one; around more of them, so many values are read at once.
_FEW, _VALUES = 4, 1 << 22


@dataclass(frozen=True)
class Site:
    """A point whose spectrum is wanted.

    Attributes
    ----------
    number : int
        What identifies it, such as the feature's id.
    group : str
        Its class, empty where there is none.
    point : Point
    """

    number: int
    group: str
    point: Point

    @classmethod
    def read(cls, value: Mapping[str, Any]) -> Site:
        """Return the site that ``{"x": ..., "y": ..., "crs": ..., "id": ..., "class": ...}`` describes."""
        return cls(int(value.get("id", 1)), str(value.get("class", "")), Point.read(value))


@dataclass(frozen=True)
class Spectra:
    """The spectra at some points of an image.

    Attributes
    ----------
    bands : tuple of Band
    sites : tuple of Site
        Where they are, in the image's CRS.
    values : ndarray of float32, shape (points, bands)
        NaN where a band was not observed.
    """

    bands: tuple[Band, ...]
    sites: tuple[Site, ...]
    values: NDArray[np.float32]

    @property
    def groups(self) -> list[str]:
        """The classes, sorted; a single empty one where there are none."""
        return sorted({site.group for site in self.sites})

    def of_group(self, group: str) -> NDArray[np.float32]:
        """Return the spectra of a class, shape (points, bands)."""
        return self.values[[site.group == group for site in self.sites]]

    def rows(self) -> Iterator[list[object]]:
        """Yield a line of the table for each point and band; see :data:`TABLE_HEADER`."""
        for site, spectrum in zip(self.sites, self.values, strict=True):
            # Seven digits are enough for reflectance, but not for coordinates in metres.
            about = [site.number, site.group, f"{site.point.x:.10g}", f"{site.point.y:.10g}"]
            for band, value in zip(self.bands, spectrum, strict=True):
                yield [*about, band.index, band.name, band.wavelength, float(value) if np.isfinite(value) else None]


TABLE_HEADER = ("point", "class", "x", "y", "band", "name", "wavelength_nm", "value")


def spectrum_at(image: Image, point: Point, interpolation: Interpolation = "nearest") -> Spectra:
    """Return the spectrum at one point.

    Parameters
    ----------
    image : Image
    point : Point
    interpolation : {"nearest", "linear"}
        The pixel that holds the point; or between the centres of the four pixels around it, linearly, as xarray's
        ``interp`` does, without a value where one of them has none. At the edge the outermost pixels go on.

    Raises
    ------
    InputError
        If the point lies outside the image or was not observed.
    """
    here = point.to(image.grid.crs)
    here.pixel(image)
    here = replace(here, x=towards((here.x, here.y, here.x, here.y), image.grid.bounds, image.grid.crs)[0])
    pixels, weights = _around(image.grid, [here], interpolation)
    values = _weighted(_read_pixels(image, [pixels]), weights)
    if not np.isfinite(values).any():
        raise InputError(f"The point {point} lies on no data in '{image.name}'. Choose a point that the image shows.")
    return Spectra(image.bands, (Site(1, "", here),), values)


def spectra_at(image: Image, sites: Sequence[Site], job: Job, interpolation: Interpolation = "nearest") -> Spectra:
    """Return the spectra at many points; those outside the image or on no data are left out, with a warning.

    Pixels are read block by block of the file, and nothing but the pixels. For ``interpolation`` see :func:`spectrum_at`.

    Raises
    ------
    InputError
        If no point is left.
    """
    if not sites:
        raise InputError("The layer of points is empty. Choose one with points.")
    located = _locate(image, sites)
    inside = [(site, pixel) for site, pixel in located if image.grid.contains(*pixel)]
    pixels, weights = _around(image.grid, [site.point for site, _ in inside], interpolation)
    values = _weighted(_read_by_block(image, pixels, job), weights)
    seen = np.isfinite(values).any(axis=1)
    outside, unseen = len(sites) - len(inside), int((~seen).sum())
    if not seen.any():
        raise InputError(
            f"None of the {len(sites)} points can be used: {outside} lie outside '{image.name}' and {unseen} on no data. "
            "Check the layer's CRS, or choose other points."
        )
    if outside or unseen:
        job.warning(
            f"{outside + unseen} of {len(sites)} points are left out: {outside} outside '{image.name}', {unseen} on no data."
        )
    kept = tuple(site for (site, _), there in zip(inside, seen, strict=True) if there)
    return Spectra(image.bands, kept, values[seen])


def _around(
    grid: Grid, points: Sequence[Point], interpolation: Interpolation
) -> tuple[list[tuple[int, int]], NDArray[np.float64]]:
    """Return which pixels make the value at each point, one after the other, and their weights, shape (points, pixels)."""
    if not points:
        return [], np.ones((0, 1))
    columns, rows = np.array([~grid.transform @ (point.x, point.y) for point in points]).T
    if interpolation == "nearest":
        pixels = np.stack([np.floor(rows), np.floor(columns)], axis=1).astype(int)
        return [(int(row), int(column)) for row, column in pixels], np.ones((len(points), 1))
    rows, columns = (np.clip(at - 0.5, 0, side - 1) for at, side in ((rows, grid.height), (columns, grid.width)))
    top, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    down, right = rows - top, columns - left
    found, weights = [], []
    for below, beside in ((0, 0), (0, 1), (1, 0), (1, 1)):
        found.append((np.minimum(top + below, grid.height - 1), np.minimum(left + beside, grid.width - 1)))
        weights.append((down if below else 1 - down) * (right if beside else 1 - right))
    pixels = np.array(found).transpose(2, 0, 1).reshape(-1, 2)
    return [(int(row), int(column)) for row, column in pixels], np.array(weights).T


def _weighted(values: NDArray[np.float32], weights: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the weighted sums of the pixels of each point, shape (points, bands); what has no weight does not count."""
    if weights.shape[1] == 1:
        return values
    parts = values.reshape(*weights.shape, values.shape[1])
    shares = weights[:, :, np.newaxis]
    return np.where(shares > 0, parts * shares, 0.0).sum(axis=1).astype(np.float32)


def _locate(image: Image, sites: Sequence[Site]) -> list[tuple[Site, tuple[int, int]]]:
    """Return the sites in the image's CRS, each with the (row, column) of its pixel; (-1, -1) where that CRS ends."""
    xs, ys = _in_crs([site.point for site in sites], image.grid.crs)
    located = []
    for site, x, y in zip(sites, xs, ys, strict=True):
        pixel = image.grid.pixel_of(x, y) if np.isfinite(x) and np.isfinite(y) else (-1, -1)
        located.append((replace(site, point=Point(float(x), float(y), image.grid.crs)), pixel))
    return located


def _in_crs(points: Sequence[Point], crs: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the points' coordinates in a CRS; the points of one CRS are transformed at once, which is far quicker."""
    xs, ys = np.array([point.x for point in points]), np.array([point.y for point in points])
    for own in {point.crs for point in points}:
        these = np.array([point.crs == own for point in points])
        xs[these], ys[these] = points_to_crs(xs[these], ys[these], own, crs)
    return xs, ys


def _read_by_block(image: Image, pixels: Sequence[tuple[int, int]], job: Job) -> NDArray[np.float32]:
    """Return the values of pixels, shape (pixels, bands)."""
    rows, columns = image.block
    blocks: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (row, column) in enumerate(pixels):
        blocks[row // rows, column // columns].append(number)
    # Some blocks share a task: opening a file of hundreds of bands takes its time.
    tasks: list[list[list[int]]] = []
    for _, block in sorted(blocks.items()):
        if not tasks or sum(map(len, tasks[-1])) >= _GROUP:
            tasks.append([])
        tasks[-1].append(block)

    def task(numbers: list[list[int]]) -> NDArray[np.float32]:
        return _read_pixels(image, [[pixels[number] for number in block] for block in numbers])

    values = np.empty((len(pixels), len(image.bands)), dtype=np.float32)
    for numbers, found in map_windows(task, tasks, job, "Reading spectra", len(tasks)):
        values[list(chain.from_iterable(numbers))] = found
    return values


def _read_pixels(image: Image, blocks: Sequence[Sequence[tuple[int, int]]]) -> NDArray[np.float32]:
    """Return the values of pixels that are given block by block, shape (pixels, bands), through one open file."""

    def read(attempt: int) -> NDArray[np.float32]:
        with image.open(attempt) as reader:
            return np.concatenate([_read_block(reader, len(image.bands), pixels) for pixels in blocks])

    return again(image.path, read)


def _read_block(reader: Reader, bands: int, pixels: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
    """Return the values of pixels that share a block, shape (pixels, bands)."""
    if len(pixels) < _FEW:
        return np.stack([reader.read(Window(column, row, 1, 1))[:, 0, 0] for row, column in pixels])
    rows, columns = np.array(pixels).T
    top, left = int(rows.min()), int(columns.min())
    window = Window(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)
    # Some bands of all that lies between the points: files whose pixels hold their bands side by side are searched through
    # once in this way, not once for each point.
    group = max(1, _VALUES // (window.width * window.height))
    positions = range(bands)
    parts = [
        reader.select(positions[first : first + group]).read(window)[:, rows - top, columns - left]
        for first in positions[::group]
    ]
    return np.concatenate(parts).T


def signature_table(spectra: Spectra) -> Iterator[str]:
    """Yield the lines of a table with one line for each point and band; coordinates are in the image's CRS."""
    yield csv_line(TABLE_HEADER)
    yield from map(csv_line, spectra.rows())

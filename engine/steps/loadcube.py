"""Step ``loadcube``: a cube of imaging spectroscopy as one image with wavelengths."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from ..cubes.cube import Cube
from ..cubes.formats import Given, open_cube
from ..cubes.writing import write_cube
from ..errors import InputError
from ..job import Job
from ..raster.bands import Band, band_table
from ..raster.grid_request import read_grid
from ..raster.image import Image, open_image
from ..raster.outputs import Outputs
from ..raster.wavelengths import is_within, list_ranges, read_ranges
from ..rendering.pictures import natural_colours


def run(
    job: Job,
    *,
    cube: str,
    output: str,
    variable: str = "",
    drop: str = "",
    bad_bands: bool = True,
    extent: dict[str, Any] | None = None,
    reflectance: bool = True,
    crs: str | None = None,
    nodata: float | None = None,
    scale: float | None = None,
    table: str | None = None,
) -> dict[str, Any]:
    """Load ``cube`` without the bands in the ranges ``drop`` and without those that its producer marks as invalid.

    ``crs``, ``nodata`` and ``scale`` give what the file lacks, or has wrong.
    """
    image, interleaving = open_kept(
        job,
        cube,
        variable,
        Given(crs, nodata, scale),
        drop=drop,
        bad_bands=bad_bands,
        extent=extent,
        reflectance=reflectance,
    )
    with Outputs(job) as outputs:
        write_cube(image, interleaving, output, outputs, job)
        if table:
            outputs.write_text(table, band_table([_row(band) for band in image.bands]))
    return {
        "output": output,
        "band_table": table,
        "bands_kept": len(image.bands),
        "colours": natural_colours(open_image(output)),
        "date": image.date,
    }


def open_kept(
    job: Job,
    cube: str,
    variable: str,
    given: Given,
    *,
    drop: str,
    bad_bands: bool,
    extent: dict[str, Any] | None,
    reflectance: bool,
) -> tuple[Cube | Image, int]:
    """Return the wanted bands and part of a cube, and how many bands lie side by side; see :func:`run`.

    Raises
    ------
    InputError
        If the cube cannot be read, or no band is left.
    """
    if given.scale is not None and (not math.isfinite(given.scale) or given.scale == 0):
        raise InputError(f"Scale: {given.scale:g} makes no value of a number. Give a factor such as 0.0001.")
    if given.scale is not None and not reflectance:
        raise InputError("A scale has no effect on numbers that stay as they are stored. Leave out one of the two.")
    job.progress(0.0, "Opening the cube")
    found = job.while_listening(lambda: open_cube(cube, variable, given))
    for note in found.notes:
        job.warning(note)
    image, ranges = found.image, read_ranges(drop)
    invalid = set(found.invalid) if bad_bands else set()
    kept = [
        position
        for position, band in enumerate(image.bands)
        if position not in invalid and not is_within(band.wavelength, ranges)
    ]
    if not kept:
        raise InputError("No band is left. Drop fewer wavelengths.")
    if ranges and all(band.wavelength is None for band in image.bands):
        job.warning(f"'{image.name}' names no wavelengths of its bands, so none are dropped by wavelength.")
    dropped = [band for position, band in enumerate(image.bands) if position not in kept]
    if dropped:
        job.info(f"{len(kept)} of {len(image.bands)} bands are kept; left out are {list_ranges(image.bands, kept)}.")
    grid = read_grid({"extent": extent}).resolve(image.native)
    image = image.select(kept).on(grid)
    if not reflectance:
        image = replace(image, bands=tuple(replace(band, scale=1.0, offset=0.0) for band in image.bands))
    return image, found.interleaving


def _row(band: Band) -> list[object]:
    centre, width = (None if value is None else value / 1000.0 for value in (band.wavelength, band.fwhm))
    return [band.name or f"band {band.index}", band.role, "", centre, width]

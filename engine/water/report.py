"""The report of a change: one HTML file that needs no network, readable on paper and in the dark."""

from __future__ import annotations

import base64
import math
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from .. import __version__
from ..raster.area import PixelAreas
from ..raster.grid import Grid, read_crs
from ..raster.image import Image, open_image
from ..raster.outputs import Category, Outputs
from ..rendering.pages import render
from ..rendering.pictures import categorical_picture, close_up, colour_picture
from . import change, masks
from .change import ChangeAreas, Difference, names_of
from .fraction import FLAGS, Quantity, WaterFraction
from .subpixel import SubpixelChange, quoted, sentences

_PACKAGES = ("dask", "distributed", "dask-ml", "scikit-learn", "numpy", "rasterio", "pyproj")


@dataclass(frozen=True)
class Report:
    """What the report shows.

    Attributes
    ----------
    before, after : Image
        The water masks on one grid.
    change : Path
        The change raster.
    areas : ChangeAreas
    parameters : mapping of str to str
        How the result was made, in the user's words.
    images : tuple of Image
        The two images, or nothing where only masks are known.
    subpixel : SubpixelChange
        The areas below the size of a pixel, as far as they are known.
    """

    before: Image
    after: Image
    change: Path
    areas: ChangeAreas
    parameters: Mapping[str, str]
    images: Sequence[Image] = ()
    subpixel: SubpixelChange = field(default_factory=SubpixelChange)


@dataclass(frozen=True)
class Figure:
    """A picture with its caption, as a data URL."""

    title: str
    source: str


def write_report(path: str, report: Report, outputs: Outputs) -> None:
    """Write the report as one HTML file."""
    outputs.write_text(path, render("change_report.html", _content(report)))


def difference_line(difference: Difference | None) -> dict[str, str]:
    """Return what the report says of a signed difference, if there is one."""
    return {"Signed difference": difference.sentence()} if difference else {}


def _content(report: Report) -> dict[str, object]:
    when = names_of((report.before, report.after))
    grid = report.before.grid
    images = [
        Figure(f"Image, {date}", _data_url(colour_picture(image)))
        for date, image in zip(when, report.images, strict=False)
    ]
    waters = [
        Figure(f"Water, {date}", _data_url(categorical_picture(mask, masks.CATEGORIES)))
        for date, mask in zip(when, (report.before, report.after), strict=True)
    ]
    codes = open_image(str(report.change), [1])
    part = close_up(codes, (change.STABLE, change.LOST, change.GAINED))
    shown = codes.on(part) if part else codes
    backdrop = report.images[-1] if report.images else None
    return {
        "title": f"Water change, {when[0]} to {when[1]}" if report.before.date else "Water change",
        "sentence": _sentence(report.areas, when),
        "pairs": [*images, *waters],
        "change": Figure(
            "Close-up of the water; the maps below show the whole area." if part else "",
            _data_url(categorical_picture(shown, change.CATEGORIES, 1200, backdrop)),
        ),
        "legend": [(_css(category), category.name) for category in change.CATEGORIES],
        "mask_legend": [(_css(category), category.name) for category in masks.CATEGORIES],
        "rows": _rows(report.areas, report.subpixel, when),
        "subpixel": sentences(report.subpixel, when),
        "flags": _flags(report.subpixel, when),
        "observed": [f"{date}: {share:.1%}" for date, share in zip(when, _shares(report.areas), strict=True)],
        "bar": _scale_bar(shown.grid),
        "parameters": {**report.parameters, **_grid_lines(grid)},
        "versions": _versions(),
    }


def _shares(areas: ChangeAreas) -> tuple[float, float]:
    return areas.valid_share_before, areas.valid_share_after


def _sentence(areas: ChangeAreas, when: Sequence[str]) -> str:
    if areas.before == areas.after == 0:
        return "No water was found on either date."
    show = _Unit.of(areas)
    # Compared is what both dates show: water under a cloud on one of them has not gone.
    before, after = areas.stable + areas.lost, areas.stable + areas.gained
    where = " where both were observed" if areas.unobserved else ""
    word = "more" if after > before else "less"
    share = f" ({abs(after - before) / before:.1%} {word}{where})" if before else ""
    return f"{show(areas.before)} of water on {when[0]}, {show(areas.after)} on {when[1]}{share}."


def _rows(areas: ChangeAreas, subpixel: SubpixelChange, when: Sequence[str]) -> list[tuple[str, str, str, str]]:
    show = _Unit.of(areas)

    def line(name: str, area: float, finer: Quantity | WaterFraction | None = None) -> tuple[str, str, str, str]:
        share = f"{area / areas.before:.1%}" if areas.before else ""
        return name, show(area), share, quoted(finer.area, finer.error) if finer else ""

    return [
        line(f"Water, {when[0]}", areas.before, subpixel.before),
        line(f"Water, {when[1]}", areas.after, subpixel.after),
        line("Water on both dates", areas.stable),
        line("Water lost", areas.lost, subpixel.lost),
        line("Water gained", areas.gained, subpixel.gained),
        ("Not observed on at least one date", show(areas.unobserved), "", ""),
    ]


def _flags(subpixel: SubpixelChange, when: Sequence[str]) -> list[tuple[str, str]]:
    """Return what makes the finer areas doubtful: dates with the name of a flag, and what it means."""
    found: dict[str, list[str]] = {}
    for one, date in zip(subpixel.dates, when, strict=True):
        for flag in one.flags if one else ():
            found.setdefault(flag, []).append(date)
    return [(f"{flag} ({', '.join(dates)})", FLAGS[flag]) for flag, dates in found.items()]


@dataclass(frozen=True)
class _Unit:
    """One number of decimals for all areas of a report: enough to show the water in four digits."""

    digits: int

    @classmethod
    def of(cls, areas: ChangeAreas) -> _Unit:
        water = max(areas.before, areas.after)
        return cls(max(0, min(8, 3 - math.floor(math.log10(water)))) if water > 0 else 2)

    def __call__(self, area: float) -> str:
        hectares = f" ({100 * area:,.{max(0, self.digits - 2)}f} ha)" if self.digits > 3 else ""
        return f"{area:,.{self.digits}f} km²{hectares}"


def _scale_bar(grid: Grid) -> tuple[str, float]:
    """Return a round length and the share of the map's width that it takes."""
    areas = PixelAreas(grid)
    left, bottom, right, top = grid.bounds
    if read_crs(grid.crs).is_geographic:
        middle = (bottom + top) / 2
        width = areas.geod.line_length([left, (left + right) / 2, right], [middle] * 3)
    else:
        width = (right - left) * read_crs(grid.crs).linear_units_factor[1]
    length = 10 ** math.floor(math.log10(width / 3))
    length *= max(step for step in (1, 2, 5) if step * length <= width / 3)
    return (f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"), 100 * length / width


def _grid_lines(grid: Grid) -> dict[str, str]:
    crs = read_crs(grid.crs)
    authority = crs.to_authority()
    unit = "degrees" if crs.is_geographic else crs.linear_units
    width, height = grid.resolution
    return {
        "CRS": ":".join(authority) if authority else crs.to_string()[:60],
        "Pixel size": f"{width:g} x {height:g} {unit}",
        "Size": f"{grid.width} x {grid.height} pixels",
        "Extent": ", ".join(f"{value:.10g}" for value in grid.bounds),
    }


def _versions() -> dict[str, str]:
    packages = {name: version(name) for name in _PACKAGES}
    return {"Strandline": __version__, "Python": platform.python_version(), **packages}


def _css(category: Category) -> str:
    red, green, blue, _ = category.colour
    return f"rgb({red},{green},{blue})"


def _data_url(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")

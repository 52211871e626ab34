"""The plot of spectra: one HTML page whose drawing is part of it, readable on paper and in the dark."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..raster.bands import COMMON_NAMES, Band
from ..raster.grid import read_crs
from ..raster.image import Image
from ..rendering.pages import render
from ..rendering.plot_axes import BOTTOM, HEIGHT, LEFT, MANY_BANDS, RIGHT, TOP, WIDTH, Axes, Tick, nice_steps
from .signature import Spectra

#: So many spectra are distinguished by colours, which the page has, classes by kinds of dashes too. More points than colours
#: are drawn as thin lines with their mean.
COLOURS, _DASHES = 8, 4
#: More thin lines than this only make the page heavy.
_MAXIMUM_LINES = 150
#: Up to so many bands are drawn as dots on the lines, and each is named at the axis.
_FEW_BANDS = 20
#: Width of a letter in the drawing.
_LETTER = 8.5
_PROBABLY_REFLECTANCE = 1.6
_SPREAD = "Strong lines are means, with one standard deviation to either side."


@dataclass(frozen=True)
class Series:
    """A line of the plot.

    Attributes
    ----------
    title : str
        The text in the legend and at the pointer.
    colour : int
        Number of the colour, from 0.
    values : ndarray of float, shape (bands,)
        NaN where there is none.
    spread : ndarray of float, shape (bands,), or None
        Standard deviation, for the band around the line.
    thin : bool
        One of very many.
    """

    title: str
    colour: int
    values: NDArray[np.floating]
    spread: NDArray[np.floating] | None = None
    thin: bool = False


@dataclass(frozen=True)
class Line:
    """A series as it is drawn: paths of the line and of the band around it, and dots.

    Where there are more series than colours, the kinds of dashes distinguish them.
    """

    title: str
    colour: int
    dash: int
    thin: bool
    path: str
    band: str = ""
    dots: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class HoverRegion:
    """The part of the plot that belongs to a band: the pointer there shows the values."""

    left: float
    width: float
    middle: float
    title: str


def signature_page(spectra: Spectra, image: Image) -> str:
    """Return the page.

    Parameters
    ----------
    spectra : Spectra
    image : Image
        Where they come from.
    """
    shown, notes = _reflective(spectra)
    bands, values = shown.bands, shown.values.astype(np.float64)
    series, more = make_series(shown)
    axes = make_axes(bands, series)
    lines = [_line(one, axes) for one in series]
    x_ticks = _band_ticks(axes, bands)
    turned = any(len(tick.text) * _LETTER * len(x_ticks) > WIDTH - LEFT - RIGHT for tick in x_ticks)
    return render(
        "signature.html",
        {
            "title": "Spectral signature" if len(values) == 1 else "Spectral signatures",
            "sentence": _sentence(shown, image),
            "width": WIDTH,
            "height": HEIGHT,
            "left": LEFT,
            "right": WIDTH - RIGHT,
            "top": TOP,
            "bottom": HEIGHT - BOTTOM,
            # Turned names take the room of the title, and need none.
            "x_title": "Wavelength (nm)" if axes.spectral else "" if turned else "Band",
            "y_title": _value_title(values),
            "x_ticks": x_ticks,
            "x_turned": turned,
            "y_ticks": [Tick(axes.y(value), _number(value)) for value in nice_steps(axes.low, axes.high, 6)],
            "zero": axes.y(0.0) if axes.low < 0 < axes.high else None,
            "lines": lines,
            "legend": [line for line in lines if not line.thin] if len(lines) > 1 else [],
            "regions": _hover_regions(axes, bands, [one for one in series if not one.thin]),
            "notes": [*notes, *more, *([_SPREAD] if any(line.band for line in lines) else [])],
            "sites": [
                (site.number, site.group, f"{site.point.x:.10g}, {site.point.y:.10g}") for site in spectra.sites[:50]
            ],
            "more_sites": max(0, len(spectra.sites) - 50),
            "classes": any(spectra.groups),
            "crs": _crs_name(image),
        },
    )


def make_series(spectra: Spectra) -> tuple[list[Series], list[str]]:
    """Return the lines to draw: a mean for each class, or a line for each point; and remarks on what is not shown."""
    if any(spectra.groups):
        return [_mean(group or "no class", spectra.of_group(group), at) for at, group in enumerate(spectra.groups)], []
    titles = [f"Point {site.number}" for site in spectra.sites]
    if len(titles) <= COLOURS:
        pairs = zip(titles, spectra.values, strict=True)
        return [Series(title, number, values) for number, (title, values) in enumerate(pairs)], []
    chosen = np.unique(np.linspace(0, len(titles) - 1, _MAXIMUM_LINES).astype(int))
    thin = [Series(titles[number], 0, spectra.values[number], thin=True) for number in chosen]
    left_out = len(titles) - len(chosen)
    remark = f"{len(chosen)} of the {len(titles)} points are drawn; the mean is that of all." if left_out else ""
    return [*thin, _mean("", spectra.values, 0)], [remark] if remark else []


def _mean(name: str, values: NDArray[np.float32], colour: int) -> Series:
    """Return the mean of spectra and their standard deviation, each band by the points that have it."""
    known = np.isfinite(values)
    count = known.sum(axis=0)
    filled = np.where(known, values, 0).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = filled.sum(axis=0) / count
        squares = np.where(known, (filled - mean) ** 2, 0).sum(axis=0)
        deviation = np.sqrt(squares / (count - 1))
    title = f"{name} ({len(values)} point{'s' if len(values) > 1 else ''})" if name else f"Mean of {len(values)} points"
    return Series(title, colour, mean, np.where(count > 1, deviation, 0) if len(values) > 1 else None)


def make_axes(bands: Sequence[Band], series: Sequence[Series]) -> Axes:
    """Return the axes that hold all series; they begin at zero unless values are negative."""
    wavelengths = [band.wavelength for band in bands if band.wavelength is not None]
    # Bands at the same wavelength, such as those of two dates, stand beside each other.
    spectral = len(set(wavelengths)) == len(bands)
    positions = np.array(wavelengths if spectral else range(1, len(bands) + 1), dtype=np.float64)
    parts = []
    for one in series:
        spread = np.zeros_like(one.values) if one.spread is None else one.spread
        parts += [one.values - spread, one.values + spread]
    values = np.concatenate(parts)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    low = min(low, 0.0)
    room = 0.04 * (high - low) or 1.0
    return Axes(positions, spectral, low - (room if low < 0 else 0.0), high + room)


def _reflective(spectra: Spectra) -> tuple[Spectra, list[str]]:
    """Return the spectra by wavelength, without thermal bands, whose numbers are temperatures; and a remark on these."""
    bands = spectra.bands
    positions = [position for position, band in enumerate(bands) if not band.thermal] or list(range(len(bands)))
    if all(bands[position].wavelength for position in positions):
        positions.sort(key=lambda position: bands[position].wavelength or 0.0)
    elif all(bands[position].role for position in positions):
        positions.sort(key=lambda position: sum(COMMON_NAMES[bands[position].role]))
    chosen = Spectra(tuple(bands[position] for position in positions), spectra.sites, spectra.values[:, positions])
    seen = np.isfinite(chosen.values).any()
    if len(positions) == len(bands) or not seen:
        return (chosen if seen else spectra), []
    return chosen, ["Thermal bands are not drawn; they are in the table."]


def _line(series: Series, axes: Axes) -> Line:
    def point(position: float, value: float) -> str:
        return f"{axes.x(position):.1f} {axes.y(value):.1f}"

    values, positions = series.values, axes.positions
    path, band = [], []
    dots: list[tuple[str, str]] = []
    for run in axes.runs(np.isfinite(values)):
        path.append("M" + "L".join(point(positions[number], values[number]) for number in run))
        if series.spread is not None and len(run) > 1:
            above = [point(positions[number], values[number] + series.spread[number]) for number in run]
            below = [point(positions[number], values[number] - series.spread[number]) for number in run[::-1]]
            band.append("M" + "L".join([*above, *below]) + "Z")
        if (len(run) == 1 or len(positions) <= _FEW_BANDS) and not series.thin:
            dots += [(f"{axes.x(positions[number]):.1f}", f"{axes.y(values[number]):.1f}") for number in run]
    dash, colour = divmod(series.colour, COLOURS)
    return Line(series.title, colour, dash % _DASHES, series.thin, "".join(path), "".join(band), dots)


def _band_ticks(axes: Axes, bands: Sequence[Band]) -> list[Tick]:
    if axes.spectral:
        steps = [] if len(bands) == 1 else nice_steps(float(axes.positions.min()), float(axes.positions.max()), 9)
        if len(steps) > 1:
            return [Tick(axes.x(step), f"{step:g}") for step in steps]
        return [Tick(axes.x(position), f"{position:g}") for position in axes.positions]
    if all(band.name for band in bands):
        stride = math.ceil(len(bands) / _FEW_BANDS)
        return [Tick(axes.x(number), bands[number - 1].name) for number in range(1, len(bands) + 1, stride)]
    few = len(bands) <= _FEW_BANDS
    numbers = range(1, len(bands) + 1) if few else map(round, nice_steps(1, len(bands), 10))
    return [Tick(axes.x(number), str(bands[number - 1].index)) for number in numbers]


def _hover_regions(axes: Axes, bands: Sequence[Band], series: Sequence[Series]) -> list[HoverRegion]:
    """Return the regions that show numbers at the pointer; each reaches half way to its neighbours."""
    xs = [axes.x(position) for position in axes.positions]
    steps = np.diff(xs)
    usual = float(np.median(steps)) if len(steps) else 40.0
    # A gap belongs to nobody.
    maximum = usual if len(bands) >= MANY_BANDS else math.inf
    regions = []
    for number, (x, band) in enumerate(zip(xs, bands, strict=True)):
        before = steps[number - 1] if number else usual
        after = steps[number] if number < len(steps) else usual
        left, right = max(LEFT, x - min(maximum, before / 2)), min(WIDTH - RIGHT, x + min(maximum, after / 2))
        regions.append(HoverRegion(left, right - left, x, _hover_text(band, number, series)))
    return regions


def _hover_text(band: Band, number: int, series: Sequence[Series]) -> str:
    names = [] if band.wavelength is None else [f"{band.wavelength:.5g} nm"]
    lines = [", ".join(dict.fromkeys([*names, band.label, f"band {band.index}"]))]
    for one in series[: 2 * COLOURS]:
        value = one.values[number]
        spread = "" if one.spread is None else f" ± {one.spread[number]:.3g}"
        lines.append(f"{one.title}: {f'{value:.4g}{spread}' if np.isfinite(value) else 'no data'}")
    return "\n".join(lines)


def _sentence(spectra: Spectra, image: Image) -> str:
    bands, count = spectra.bands, len(spectra.sites)
    known = [band.wavelength for band in bands if band.wavelength is not None]
    reach = f" from {min(known):.4g} to {max(known):.4g} nm" if len(known) == len(bands) > 1 else ""
    date = f", {image.date[:10]}" if image.date else ""
    of = f"{count} point{'s' if count > 1 else ''}"
    if any(spectra.groups):
        of += f" in {len(spectra.groups)} class{'es' if len(spectra.groups) > 1 else ''}"
    return f"{image.name}{date}: {of}, {len(bands)} band{'s' if len(bands) > 1 else ''}{reach}."


def _value_title(values: NDArray[np.float64]) -> str:
    probably = np.nanquantile(values, 0.95) <= _PROBABLY_REFLECTANCE and np.nanmin(values) > -_PROBABLY_REFLECTANCE
    return "Reflectance" if probably else "Value"


def _number(value: float) -> str:
    return f"{round(value, 12):,.10g}".replace(",", " ")


def _crs_name(image: Image) -> str:
    authority = read_crs(image.grid.crs).to_authority()
    return ":".join(authority) if authority else "the image's CRS"

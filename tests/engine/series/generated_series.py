"""Lakes with known truth: a basin whose level rises and falls, seen through clouds, stripes and errors of the mask."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np
from affine import Affine

from engine.raster.grid import Grid
from engine.series.analysis import analyse
from engine.series.ground import Ground
from engine.series.occurrence import Occurrence, flooded, grown, rim_of
from engine.series.packing import PackedStack

PIXEL_KM2 = 1e-4


@dataclass
class Lake:
    """Masks of a lake, shape (dates, rows, columns): as they were seen, and as they would be without gaps."""

    seen: np.ndarray
    whole: np.ndarray
    days: np.ndarray
    hidden: np.ndarray
    levels: np.ndarray
    height: np.ndarray


def field(generator, side, slope=3.0):
    """Return a smooth random field of unit variance, whose power falls with frequency to that exponent."""
    rows, columns = np.fft.fftfreq(side)[:, None] * side, np.fft.rfftfreq(side)[None] * side
    size = np.hypot(rows, columns)
    weight = np.where(size >= 1, np.maximum(size, 1e-9) ** (-slope / 2), 0)
    found = np.fft.irfft2(np.fft.rfft2(generator.standard_normal((side, side))) * weight, s=(side, side))
    return (found - found.mean()) / found.std()


def lake(seed, dates=60, side=100, years=10.0, speckle=0.01, hidden=None):
    """Return a lake.

    The ground rises from the middle with bumps; the level follows the season and wanders. A third of the dates is clear, the
    others have clouds over 5 to 95 % of the square, some have stripes like those of Landsat 7. ``hidden`` fixes the shares.
    """
    generator = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:side, 0:side] / side - 0.5
    height = (np.hypot(rows * generator.uniform(0.8, 1.2), columns) / 0.36) ** generator.uniform(1.5, 2.5)
    height += 0.07 * field(generator, side, 3.5)
    when = np.sort(generator.uniform(0, years, dates))
    wander = np.interp(when, np.arange(0, years + 1, 0.5), generator.normal(0, 0.08, int(2 * years + 2)))
    levels = np.clip(0.55 + 0.2 * np.cos(2 * np.pi * when) + wander, 0.15, 0.95)
    slope = np.maximum(np.hypot(*np.gradient(height)), 1e-3)
    whole, seen, shares = [], [], []
    for place, level in enumerate(levels):
        fraction = np.clip(0.5 + (level - height) / slope, 0, 1)
        water = fraction + generator.normal(0, 0.15, fraction.shape) + generator.normal(0, 0.08) > 0.5
        noise = generator.random(water.shape)
        water = np.where(water, noise > speckle, noise < speckle / 3)
        share = generator.uniform(0.05, 0.95) if generator.random() > 0.35 else 0.0
        share = share if hidden is None else hidden[place]
        gaps = np.zeros(water.shape, bool)
        if share:
            cloud = field(generator, side, generator.uniform(2.2, 3.6))
            gaps |= cloud > np.quantile(cloud, 1 - share)
        if hidden is None and generator.random() < 0.1:
            gaps |= (np.arange(side)[:, None] + np.arange(side)[None] // 6 + generator.integers(33)) % 33 < 9
        whole.append(water.astype(np.uint8))
        seen.append(np.where(gaps, 255, water).astype(np.uint8))
        shares.append(gaps.mean())
    days = np.array([datetime.date(2000, 1, 1).toordinal() + int(365.25 * time) for time in when])
    return Lake(np.array(seen), np.array(whole), days, np.array(shares), levels, height)


def domain_of(seen):
    """Return the ground of the lake in the middle."""
    occurrence = Occurrence(seen.shape[1:])
    for codes in seen:
        occurrence.add(codes)
    domain = grown(occurrence.wet(), (seen.shape[1] // 2, seen.shape[2] // 2))
    whole = domain.copy()
    for codes in seen:
        reached = flooded(codes, domain, rim_of(domain))
        if reached is not None:
            whole |= reached
    return whole


def ground_of(domain):
    """Return the domain as ground of cells of 10 m."""
    rows, columns = domain.shape
    return Ground.of("1", domain, Grid("EPSG:32631", Affine(10, 0, 500_000, 0, -10, 4_800_000), columns, rows))


def followed(seen, days):
    """Return the domain of the lake in the middle, and its series."""
    domain = domain_of(seen)
    return domain, analyse(PackedStack.of(seen, domain), [ground_of(domain)], days)[0]

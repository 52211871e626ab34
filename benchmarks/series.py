"""Lake series: what a date costs, whether many dates or many lakes cost more, and what a second run costs."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import rasterio
from rasterio.shutil import copy as copy_raster
from rasterio.transform import from_origin
from shapely import box

from .peers import LOGS
from .process import MEGABYTE, ROOT, Engine, Limits, Watch

FOLDER = ROOT / "build" / "benchmarks" / "series"
NAMES = ("blue", "green", "red", "nir08", "swir16", "swir22")
CRS, PIXEL, LEFT, TOP = "EPSG:32611", 30.0, 300_000.0, 4_300_000.0
#: So many different scenes are made; more dates are links to them under other names.
MADE = 20
#: Bytes of the scenes of 1024 x 1024 pixels.
BYTES = MADE * 6 * 2 * 1024**2
HEAD = ("job", "dates", "lakes", "time (s)", "s a date", "peak memory (MB)")
_WATER, _LAND = np.array([600, 600, 500, 350, 200, 150]), np.array([500, 800, 700, 3800, 2200, 1100])


def scenes(side: int) -> list[Path]:
    """Make cloud-optimized scenes of a grid of round lakes, whose level differs from date to date, with clouds."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    paths = [FOLDER / f"scene{side}_{number}.tif" for number in range(MADE)]
    rows, columns = np.mgrid[:side, :side]
    # Lakes 32 pixels apart.
    away = np.hypot(rows % 32 - 15.5, columns % 32 - 15.5)
    for number, path in enumerate(paths):
        if path.exists():
            continue
        generator = np.random.default_rng(number)
        water = away < generator.uniform(7, 11)
        values = np.where(water, _WATER[:, None, None], _LAND[:, None, None])
        values = (values + generator.normal(0, 40, values.shape)).clip(1).astype(np.uint16)
        top, left = generator.integers(0, side, 2)
        values[:, top : top + side // 3, left : left + side // 2] = 0
        draft = path.with_suffix(".part.tif")
        place = {"crs": CRS, "transform": from_origin(LEFT, TOP, PIXEL, PIXEL)}
        about = {"driver": "GTiff", "width": side, "height": side, "count": len(NAMES), "dtype": "uint16", "nodata": 0}
        with rasterio.open(draft, "w", **about, **place) as image:
            image.write(values)
            image.descriptions = NAMES
        copy_raster(draft, path, driver="COG", compress="deflate", level=1)
        draft.unlink()
    return paths


def dated(paths: Sequence[Path], dates: int, folder: Path) -> list[str]:
    """Return so many images, each named by a date of its own: links to the scenes."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for place in range(dates):
        day = datetime.date(2000, 1, 5) + datetime.timedelta(days=16 * place)
        link = folder / f"lake_{day.isoformat()}.tif"
        os.link(paths[place % len(paths)], link)
        found.append(str(link))
    return found


def outlines(side: int) -> list[dict[str, str]]:
    """Return the ground of each lake."""
    size = 32 * PIXEL
    return [
        {
            "id": f"{row}-{column}",
            "wkt": box(LEFT + column * size, TOP - (row + 1) * size, LEFT + (column + 1) * size, TOP - row * size).wkt,
            "crs": CRS,
        }
        for row in range(side // 32)
        for column in range(side // 32)
    ]


def rows(side: int, dates: int, many: int) -> Iterator[list[str]]:
    """Yield the rows: growing numbers of dates, a second run, many lakes."""
    paths = scenes(side)
    point = {"x": LEFT + 15.5 * PIXEL, "y": TOP - 15.5 * PIXEL, "crs": CRS}
    whole = {"id": "all", "crs": CRS, "wkt": box(LEFT, TOP - side * PIXEL, LEFT + side * PIXEL, TOP).wkt}
    with TemporaryDirectory(dir=FOLDER) as name, Engine(sys.executable, LOGS / "bench-engine.log") as engine:
        folder = Path(name)

        def measure(title: str, images: list[str], count: int, **more: Any) -> list[str]:
            go = partial(
                engine.run, "lakeseries", Limits(3600.0), images=images, table=str(folder / "table.csv"), **more
            )
            row = _row(title, len(images), count, go())
            print("  " + " | ".join(row), flush=True)
            return row

        engine.run(
            "lakeseries", Limits(), images=dated(paths, 3, folder / "warm"), table=str(folder / "t.csv"), point=point
        )
        for count in (dates // 10, dates, many):
            images = dated(paths, count, folder / f"dates{count}")
            work = folder / f"work{count}"
            yield measure("a lake at a point", images, 1, point=point, work=str(work))
            if count == dates:
                yield measure("the same again, masks kept", images, 1, point=point, work=str(work))
            shutil.rmtree(work)
        images = dated(paths, max(2, dates // 10), folder / "lakes")
        ours = outlines(side)
        yield measure("one outline around all lakes", images, 1, lakes=[whole])
        yield measure("an outline for each lake", images, len(ours), lakes=ours)


def _row(title: str, dates: int, lakes: int, watch: Watch) -> list[str]:
    return [
        title, str(dates), f"{lakes:,}", f"{watch.seconds:.1f}", f"{watch.seconds / dates:.3f}",
        f"{watch.peak / MEGABYTE:.0f}",
    ]  # fmt: skip
